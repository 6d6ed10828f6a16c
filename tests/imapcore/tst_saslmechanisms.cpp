#include "imapcore/commands/authenticatewith.h"
#include "imapcore/commands/login.h"
#include "tests/support/await.h"

using namespace imap;
using Kind = Error::Kind;

// What needs no password: EXTERNAL, GSSAPI, ANONYMOUS, OAUTHBEARER, XOAUTH2; what makes a login end early; and that no
// secret is ever shown. tst_sasl has the mechanisms with passwords.
class TestSaslMechanisms : public QObject
{
    Q_OBJECT

private slots:
    void choosing_data();
    void choosing();
    void supported();
    void messages_data();
    void messages();
    void invalid_data();
    void invalid();
    void errorChallenge_data();
    void errorChallenge();
    void okAfterErrorChallenge();
    void external_data();
    void external();
    void gssapiWithoutTicket();
    void iterations_data();
    void iterations();
    void fewIterationsAreNoted();
    void tooManyIterations();
    void aborting_data();
    void aborting();
    void byTheCaller();
    void callerGivesUp();
    void callerGetsWhatCame_data();
    void callerGetsWhatCame();
    void callersMechanismIsAWord();
    void secrets_data();
    void secrets();
    void cutAnywhere();
};

static Credentials credentialsWith(const char *user, const char *password, const char *token = "",
                                   bool certificate = false, const char *actAs = "")
{
    return {QString::fromUtf8(user), QString::fromUtf8(password), QString::fromUtf8(actAs), token,
            certificate};
}

void TestSaslMechanisms::choosing_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("mayShow");
    QTest::addColumn<QByteArrayList>("chosen");
    using List = QByteArrayList;
    const auto row = [](const char *name, const List &offered, const char *given, bool mayShow,
                        const List &chosen) {
        QTest::newRow(name) << offered << QByteArray(given) << mayShow << chosen;
    };
    const List all{"ANONYMOUS", "LOGIN",       "CRAM-MD5", "PLAIN",   "XOAUTH2", "SCRAM-SHA-1",
                   "EXTERNAL",  "OAUTHBEARER", "GSSAPI",   "X-OTHER", "NTLM",    "SCRAM-SHA-256"};
    row("token", all, "token", true, {"GSSAPI", "OAUTHBEARER", "XOAUTH2"});
    row("token in the clear", all, "token", false, {"GSSAPI"});
    row("certificate", all, "certificate", true, {"EXTERNAL", "GSSAPI"});
    row("certificate and password", all, "certificate password", true,
        {"EXTERNAL", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "CRAM-MD5", "LOGIN"});
    row("token and password", all, "token password", true,
        {"SCRAM-SHA-256", "SCRAM-SHA-1", "OAUTHBEARER", "XOAUTH2", "PLAIN", "CRAM-MD5", "LOGIN"});
    row("nothing", all, "", true, {"GSSAPI", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "CRAM-MD5", "LOGIN"});
    row("token, as another", all, "token other", true, {"GSSAPI", "OAUTHBEARER", "XOAUTH2"});
    row("password, as another", all, "password other", true, {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"});
    row("anonymous alone", {"ANONYMOUS"}, "", true, {});
    row("token without its mechanisms", {"PLAIN"}, "token", true, {});
}

void TestSaslMechanisms::choosing()
{
    QFETCH(QByteArrayList, offered);
    QFETCH(QByteArray, given);
    QFETCH(bool, mayShow);
    const Credentials credentials = credentialsWith(
        "olivia", given.contains("password") ? "pencil" : "", given.contains("token") ? "t" : "",
        given.contains("certificate"), given.contains("other") ? "jonas" : "");
    QFETCH(QByteArrayList, chosen);
    if (!SaslClient::supports("GSSAPI"))
        chosen.removeAll("GSSAPI");
    QCOMPARE(SaslClient::choose(offered, credentials, mayShow), chosen);
}

void TestSaslMechanisms::supported()
{
    for (const char *name : {"EXTERNAL", "SCRAM-SHA-256", "SCRAM-SHA-1", "OAUTHBEARER", "XOAUTH2", "PLAIN",
                             "CRAM-MD5", "LOGIN", "ANONYMOUS"})
        QVERIFY2(SaslClient::supports(name), name);
    for (const char *name : {"", "plain", "X-OTHER", "SCRAM-SHA-256-PLUS", "LOGIN command"})
        QVERIFY2(!SaslClient::supports(name), name);
    for (const char *name : {"PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2", "X-OTHER"})
        QVERIFY2(SaslClient::showsSecret(name), name);
    for (const char *name : {"EXTERNAL", "GSSAPI", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "ANONYMOUS"})
        QVERIFY2(!SaslClient::showsSecret(name), name);
}

void TestSaslMechanisms::messages_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("actAs");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *mechanism, const char *user, const char *actAs,
                        const QByteArray &message) {
        QTest::newRow(name) << QByteArray(mechanism) << QString::fromUtf8(user) << QString::fromUtf8(actAs)
                            << message;
    };
    const QByteArray token = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
    const QByteArray rest = "\x01host=server.example.com\x01port=143\x01"
                            "auth=Bearer "
                            + token + "\x01\x01";
    // RFC 7628 section 4.1
    row("RFC 7628", "OAUTHBEARER", "user@example.com", "", "n,a=user@example.com," + rest);
    row("nobody", "OAUTHBEARER", "", "", "n,," + rest);
    row("as another", "OAUTHBEARER", "olivia", "jonas", "n,a=jonas," + rest);
    row("odd characters", "OAUTHBEARER", "a,b=c\xC3\xB6", "", "n,a=a=2Cb=3Dc\xC3\xB6," + rest);
    row("XOAUTH2", "XOAUTH2", "someuser@example.com", "",
        "user=someuser@example.com\x01"
        "auth=Bearer "
            + token + "\x01\x01");
    row("XOAUTH2 as another", "XOAUTH2", "olivia", "jonas",
        "user=jonas\x01"
        "auth=Bearer "
            + token + "\x01\x01");
    row("EXTERNAL", "EXTERNAL", "olivia", "", "");
    row("EXTERNAL as another", "EXTERNAL", "olivia", "jonas", "jonas");
    row("ANONYMOUS", "ANONYMOUS", "sirhc", "", "sirhc");
    row("ANONYMOUS without a trace", "ANONYMOUS", "", "", "");
}

void TestSaslMechanisms::messages()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QString, user);
    QFETCH(QString, actAs);
    SaslClient client(mechanism, {user, {}, actAs, "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", true},
                      QStringLiteral("server.example.com"), 143);
    QVERIFY(client.speaksFirst());
    const auto message = client.step({});
    QVERIFY2(message, qPrintable(message ? QString() : message.error().text));
    QTEST(*message, "message");
    QVERIFY(client.isComplete());
}

void TestSaslMechanisms::invalid_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("token");
    const QString nul = QStringLiteral("a") + QChar(u'\0') + u'b';
    QTest::newRow("no token") << QByteArray("OAUTHBEARER") << QStringLiteral("u") << QString()
                              << QByteArray();
    QTest::newRow("pair in a token") << QByteArray("XOAUTH2") << QStringLiteral("u") << QString()
                                     << QByteArray("t\x01x=y");
    QTest::newRow("pair in a name") << QByteArray("XOAUTH2") << QStringLiteral("u\x01x=y") << QString()
                                    << QByteArray("t");
    QTest::newRow("line end in a token")
        << QByteArray("OAUTHBEARER") << QStringLiteral("u") << QString() << QByteArray("t\r\nx");
    // GNU SASL would send what stands before it.
    QTest::newRow("NUL in a password") << QByteArray("PLAIN") << QStringLiteral("u") << nul << QByteArray();
    QTest::newRow("NUL in a name") << QByteArray("SCRAM-SHA-1") << nul << QStringLiteral("p") << QByteArray();
}

void TestSaslMechanisms::invalid()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QByteArray, token);
    Authenticate command{SaslClient(mechanism, {user, password, {}, token}, {})};
    command.prepare();
    QVERIFY(command.problem);
    QCOMPARE(command.problem->kind, Kind::InvalidArgument);
    QCOMPARE(command.problem->code, mechanism);
}

static const char Invalid[] =
    R"({"status":"invalid_token","scope":"mail","openid-configuration":"https://x"})";

void TestSaslMechanisms::errorChallenge_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reason");
    const QByteArray google = R"({"status":"401","schemes":"bearer","scope":"https://mail.google.com/"})";
    // %x01 (RFC 7628 section 3.2.3)
    QTest::newRow("OAUTHBEARER")
        << QByteArray("OAUTHBEARER") << QByteArray(Invalid).toBase64() << QByteArray("AQ==")
        << QStringLiteral("status: invalid_token, openid-configuration: https://x, scope: mail");
    QTest::newRow("XOAUTH2") << QByteArray("XOAUTH2") << google.toBase64() << QByteArray("")
                             << QStringLiteral(
                                    "status: 401, schemes: bearer, scope: https://mail.google.com/");
    QTest::newRow("no JSON") << QByteArray("OAUTHBEARER") << QByteArray("go away").toBase64()
                             << QByteArray("AQ==") << QStringLiteral("go away");
    QTest::newRow("half of JSON") << QByteArray("XOAUTH2") << QByteArray("{\"status\":\"40").toBase64()
                                  << QByteArray("") << QStringLiteral("{\"status\":\"40");
}

void TestSaslMechanisms::errorChallenge()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, answer);
    QFETCH(QString, reason);
    for (const bool initial : {true, false}) {
        const QByteArray begin = initial ? "C: a1 AUTHENTICATE " + mechanism + " ..."
                                         : "C: a1 AUTHENTICATE " + mechanism + "\nS: +\nC: ...";
        ScriptedSession session(Script(Greeting + begin + "\nS: + " + challenge + "\nC: " + answer
                                       + "\nS: a1 NO [AUTHENTICATIONFAILED] No.\nC: a2 NOOP\nS: a2 OK"));
        Authenticate command{SaslClient(mechanism, credentialsWith("olivia", "", "tok3n"), {}), initial};
        command.prepare();
        const auto result = await(session->send(std::move(command)));
        QCOMPARE(errorOf(result), Kind::LoginRefused);
        // With the server's own words, where a command is told of them.
        if constexpr (detail::Refuses<Authenticate>) {
            QCOMPARE(result.error().code, "AUTHENTICATIONFAILED");
            QCOMPARE(result.error().text, QStringLiteral("No. (%1)").arg(reason));
        } else {
            QCOMPARE(result.error().text, reason);
        }
        QVERIFY(await(session->send(Noop{})));
        QVERIFY2(session.isFinished(), session.why());
    }
}

void TestSaslMechanisms::okAfterErrorChallenge()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 AUTHENTICATE XOAUTH2 ...\nS: + "
                                   + QByteArray(Invalid).toBase64() + "\nC: \nS: a1 OK welcome"));
    Authenticate command{SaslClient("XOAUTH2", credentialsWith("olivia", "", "tok3n"), {}), true};
    command.prepare();
    QCOMPARE(errorOf(await(session->send(std::move(command)))), Kind::LoginRefused);
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
}

void TestSaslMechanisms::external_data()
{
    QTest::addColumn<bool>("initial");
    QTest::addColumn<QString>("actAs");
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("with the command") << true << QString() << QByteArray("C: a1 AUTHENTICATE EXTERNAL =\n");
    QTest::newRow("on request") << false << QString()
                                << QByteArray("C: a1 AUTHENTICATE EXTERNAL\nS: +\nC: \n");
    QTest::newRow("as another") << true << QStringLiteral("jonas")
                                << QByteArray("C: a1 AUTHENTICATE EXTERNAL am9uYXM=\n");
}

void TestSaslMechanisms::external()
{
    QFETCH(bool, initial);
    QFETCH(QString, actAs);
    QFETCH(QByteArray, script);
    ScriptedSession session(Script(Greeting + script + "S: a1 OK in"));
    Authenticate command{SaslClient("EXTERNAL", {QStringLiteral("olivia"), {}, actAs, {}, true}, {}),
                         initial};
    command.prepare();
    QVERIFY2(await(session->send(std::move(command))), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
}

void TestSaslMechanisms::gssapiWithoutTicket()
{
    if (!SaslClient::supports("GSSAPI"))
        QSKIP("This GNU SASL was built without GSSAPI");
    qputenv("KRB5CCNAME", "FILE:/nonexistent/ticket");
    qputenv("KRB5_CONFIG", "/dev/null");
    Authenticate command{SaslClient("GSSAPI", credentialsWith("olivia", ""), QStringLiteral("localhost")),
                         true};
    command.prepare();
    QVERIFY(command.problem);
    QCOMPARE(command.problem->kind, Kind::InvalidArgument);
    QCOMPARE(command.problem->code, "GSSAPI");
    QVERIFY2(command.problem->text.contains(QStringLiteral("GSSAPI")), qPrintable(command.problem->text));
}

void TestSaslMechanisms::iterations_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<bool>("isTooMuch");
    QTest::newRow("usual") << QByteArray("i=4096") << false;
    QTest::newRow("one too many") << QByteArray("i=1000001") << true;
    QTest::newRow("32 bits") << QByteArray("i=4294967295") << true;
    QTest::newRow("64 bits") << QByteArray("i=18446744073709551615") << true;
    QTest::newRow("back to 4096 after 64 bits") << QByteArray("i=18446744073709555712") << true;
    QTest::newRow("a hundred digits") << "i=" + QByteArray(100, '9') << true;
    QTest::newRow("zeros before it") << QByteArray("i=00004000000000") << true;
    QTest::newRow("twice") << QByteArray("i=4096,i=4000000000") << true;
    QTest::newRow("something behind it") << QByteArray("i=4000000000,x=y") << true;
}

void TestSaslMechanisms::iterations()
{
    QFETCH(QByteArray, count);
    QFETCH(bool, isTooMuch);
    for (const char *mechanism : {"SCRAM-SHA-1", "SCRAM-SHA-256"}) {
        SaslClient client(mechanism, credentialsWith("olivia", "pencil"), {});
        const QByteArray first = *client.step({});
        QElapsedTimer clock;
        clock.start();
        const auto answer = client.step(first.sliced(first.indexOf("r=")) + "srv,s=c2FsdA==," + count);
        QVERIFY2(clock.elapsed() < 10000, QByteArray::number(clock.elapsed()));
        QCOMPARE(bool(answer), !isTooMuch);
        if (isTooMuch) {
            QCOMPARE(answer.error().kind, Kind::LimitExceeded);
            QCOMPARE(answer.error().code, mechanism);
            QVERIFY(answer.error().text.contains(QStringLiteral("iterations")));
        }
        QVERIFY(client.note().isEmpty());
    }
}

void TestSaslMechanisms::fewIterationsAreNoted()
{
    SaslClient client("SCRAM-SHA-256", credentialsWith("olivia", "pencil"), {});
    const QByteArray first = *client.step({});
    QVERIFY(client.step(first.sliced(first.indexOf("r=")) + "srv,s=c2FsdA==,i=1024"));
    QVERIFY2(client.note().contains(QStringLiteral("1024")) && client.note().contains(QStringLiteral("4096")),
             qPrintable(client.note()));
}

void TestSaslMechanisms::tooManyIterations()
{
    // The nonce is not known before; the count alone is enough to give up.
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 AUTHENTICATE SCRAM-SHA-256 ...\nS: + "
                                   + QByteArray("r=x,s=c2FsdA==,i=2000000000").toBase64()
                                   + "\nC: *\nS: a1 BAD cancelled\nC: a2 NOOP\nS: a2 OK"));
    Authenticate command{SaslClient("SCRAM-SHA-256", credentialsWith("olivia", "pencil"), {}), true};
    command.prepare();
    const auto result = await(session->send(std::move(command)));
    QCOMPARE(errorOf(result), Kind::LimitExceeded);
    QVERIFY(await(session->send(Noop{})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestSaslMechanisms::aborting_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("BAD") << QByteArray("S: a1 BAD cancelled");
    QTest::newRow("NO") << QByteArray("S: a1 NO no login");
    QTest::newRow("asked again") << QByteArray("S: + eA==\nC: *\nS: a1 BAD cancelled");
    QTest::newRow("OK all the same") << QByteArray("S: a1 OK welcome");
}

void TestSaslMechanisms::aborting()
{
    QFETCH(QByteArray, answer);
    ScriptedSession session(Script(QByteArray(Greeting)
                                   + "C: a1 AUTHENTICATE LOGIN\nS: + VXNlciBOYW1l\nC: b2xpdmlh\nX: wait\n"
                                     "S: + UGFzc3dvcmQ=\nC: *\n"
                                   + answer));
    auto abort = std::make_shared<bool>(false);
    Answer<Done> result(session->send(
        Authenticate{SaslClient("LOGIN", credentialsWith("olivia", "pencil"), {}), false, abort}));
    QTRY_VERIFY(session.device().isWaiting());
    *abort = true;
    session.device().proceed();
    QTRY_VERIFY(result);
    QCOMPARE(errorOf(*result), Kind::Cancelled);
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(!session.device().sent().contains(QByteArray("pencil").toBase64()));
}

void TestSaslMechanisms::byTheCaller()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 AUTHENTICATE X-RIDDLE
        S: + V2hvPw==
        C: b2xpdmlh
        S: +
        C: 
        S: + AAH/
        C: /wEA
        S: a1 OK in
        C: a2 AUTHENTICATE X-FIRST Zmlyc3Q=
        S: a2 OK
        C: a3 AUTHENTICATE X-EMPTY =
        S: a3 OK)"));
    QByteArrayList challenges;
    const auto respond = [&challenges](QByteArrayView challenge) -> std::optional<QByteArray> {
        challenges += challenge.toByteArray();
        return challenge == "Who?"   ? QByteArray("olivia")
               : challenge.isEmpty() ? ""
                                     : QByteArray("\xFF\x01\x00", 3);
    };
    QVERIFY2(await(session->send(AuthenticateWith{"X-RIDDLE", respond})), session.why());
    QCOMPARE(challenges, (QByteArrayList{"Who?", "", QByteArray("\x00\x01\xFF", 3)}));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(await(session->send(AuthenticateWith{"X-FIRST", respond, "first"})));
    QVERIFY(await(session->send(AuthenticateWith{"X-EMPTY", respond, ""})));
    QVERIFY2(session.isFinished(), session.why());
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(!trace.contains("b2xpdmlh") && !trace.contains("/wEA") && !trace.contains("Zmlyc3Q="), trace);
}

void TestSaslMechanisms::callerGivesUp()
{
    for (const char *answer : {"BAD cancelled", "NO", "OK welcome"}) {
        ScriptedSession session(
            Script(Greeting + QByteArray("C: a1 AUTHENTICATE PLAIN\nS: +\nC: *\nS: a1 ") + answer));
        const auto result = await(session->send(AuthenticateWith{"PLAIN", [](QByteArrayView) {
                                                                     return std::optional<QByteArray>();
                                                                 }}));
        QCOMPARE(errorOf(result), Kind::Cancelled);
        QCOMPARE(session->state(), Session::State::NotAuthenticated);
        QVERIFY2(session.isFinished(), session.why());
        QVERIFY(textOf(session->trace()).contains("*"));
    }
}

void TestSaslMechanisms::callerGetsWhatCame_data()
{
    QTest::addColumn<QByteArray>("challenge");
    for (const char *bad : {"not base64!", "YQ=", "====", "Y Q=="})
        QTest::newRow(bad) << QByteArray(bad);
}

// The callback is not asked about what cannot be decoded.
void TestSaslMechanisms::callerGetsWhatCame()
{
    QFETCH(QByteArray, challenge);
    ScriptedSession session(
        Script(Greeting + ("C: a1 AUTHENTICATE X-Y\nS: + " + challenge + "\nC: *\nS: a1 BAD cancelled")));
    int asked = 0;
    const auto result =
        await(session->send(AuthenticateWith{"X-Y", [&asked](QByteArrayView) -> std::optional<QByteArray> {
                                                 ++asked;
                                                 return "answer";
                                             }}));
    QCOMPARE(errorOf(result), Kind::Malformed);
    QCOMPARE(asked, 0);
    QVERIFY2(session.isFinished(), session.why());
}

void TestSaslMechanisms::callersMechanismIsAWord()
{
    for (const char *name : {"", "PLAIN AAAA", "PLAIN\r\na2 DELETE INBOX", "PL\"AIN", "{3}", "("}) {
        const auto result = perform(AuthenticateWith{name,
                                                     [](QByteArrayView) {
                                                         return std::optional<QByteArray>("");
                                                     }},
                                    "");
        QVERIFY2(errorOf(result) == Kind::InvalidArgument, name);
    }
}

void TestSaslMechanisms::secrets_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArrayList>("challenges");
    const QByteArray scram = "r=x,s=c2FsdA==,i=4096";
    QTest::newRow("PLAIN") << QByteArray("PLAIN") << QByteArrayList{""};
    QTest::newRow("LOGIN") << QByteArray("LOGIN") << QByteArrayList{"User Name", "Password"};
    QTest::newRow("CRAM-MD5") << QByteArray("CRAM-MD5") << QByteArrayList{"<1.2@x>"};
    QTest::newRow("SCRAM-SHA-256") << QByteArray("SCRAM-SHA-256") << QByteArrayList{"", scram};
    QTest::newRow("SCRAM-SHA-1") << QByteArray("SCRAM-SHA-1") << QByteArrayList{"", scram};
    QTest::newRow("OAUTHBEARER") << QByteArray("OAUTHBEARER") << QByteArrayList{"", Invalid};
    QTest::newRow("XOAUTH2") << QByteArray("XOAUTH2") << QByteArrayList{"", Invalid};
}

// In the form it has, in base64 wherever it may stand in what is encoded, and in hexadecimal.
static bool shows(const QByteArray &text, const QByteArray &secret)
{
    bool found = text.contains(secret) || text.toLower().contains(secret.toHex());
    for (qsizetype shift = 0; shift < 3; ++shift) {
        // The whole groups of three within it.
        const QByteArray whole = secret.sliced(shift, (secret.size() - shift) / 3 * 3);
        found = found || text.contains(whole.toBase64());
    }
    return found;
}

void TestSaslMechanisms::secrets()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArrayList, challenges);
    const QByteArray secret = "Marked-Secret-4711";
    for (const bool initial : {false, true}) {
        const bool sendsFirst = initial && challenges.first().isEmpty();
        QByteArray script = "C: a1 AUTHENTICATE " + mechanism + (sendsFirst ? " ...\n" : "\n");
        for (qsizetype i = sendsFirst; i < challenges.size(); ++i)
            script += "S: + " + challenges[i].toBase64() + "\nC: ...\n";
        ScriptedSession session(Script(Greeting + script + "S: a1 NO [AUTHENTICATIONFAILED] no"));
        Authenticate command{SaslClient(mechanism,
                                        {QStringLiteral("olivia"), QString::fromLatin1(secret), {}, secret},
                                        QStringLiteral("host")),
                             initial};
        command.prepare();
        const auto result = await(session->send(std::move(command)));
        QVERIFY(!result);
        QVERIFY2(session.isFinished(), session.why());
        const QByteArray trace = textOf(session->trace());
        QVERIFY2(!shows(trace, secret), trace);
        QVERIFY(!shows(result.error().text.toUtf8(), secret));
        // Nothing of what was sent after the mechanism's name, but "*", is in it.
        for (const QByteArray &line : session.device().sent().split('\n')) {
            const QByteArray word = line.trimmed().mid(line.trimmed().lastIndexOf(' ') + 1);
            QVERIFY2(word.size() < 4 || word == mechanism || !trace.contains(word), word);
        }
        // The test would see it: two of them do send the secret.
        if (mechanism == "PLAIN" || mechanism == "LOGIN" || mechanism.contains("OAUTH"))
            QVERIFY(shows(session.device().sent(), secret));
    }
}

// The line ends in the middle of an exchange.
void TestSaslMechanisms::cutAnywhere()
{
    for (const char *end :
         {"X: close", "S> + \nX: close", "S: +\nC: ...\nX: close", "S: * BYE gone\nX: close"}) {
        ScriptedSession session(Script(Greeting + QByteArray("C: a1 AUTHENTICATE OAUTHBEARER\n") + end));
        const auto result = await(session->send(
            Authenticate{SaslClient("OAUTHBEARER", credentialsWith("olivia", "", "tok3n"), {}), false}));
        QCOMPARE(errorOf(result), Kind::ServerClosed);
        QCOMPARE(result.error().text, QString::fromLatin1(QByteArray(end).contains("BYE") ? "gone" : ""));
        QCOMPARE(session->state(), Session::State::Closed);
    }
}

QTEST_GUILESS_MAIN(TestSaslMechanisms)
#include "tst_saslmechanisms.moc"
