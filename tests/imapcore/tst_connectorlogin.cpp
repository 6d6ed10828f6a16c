#include "imapcore/commands/login.h"
#include "imapcore/connector.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/scramserver.h"
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;
using Step = Connector::Step;

// Which way a connector logs in, what it does when that is refused, and what it enables afterwards.
class TestConnectorLogin : public QObject
{
    Q_OBJECT

private slots:
    void forced_data();
    void forced();
    void cannotBeForced_data();
    void cannotBeForced();
    void secretsStayOffOpenLines_data();
    void secretsStayOffOpenLines();
    void noTlsOverADevice();
    void byToken();
    void refusedToken();
    void nextAfterATicketThatIsMissing();
    void manyIterations();
    void scram_data();
    void scram();
    void referral();
    void bye_data();
    void bye();
    void timeouts_data();
    void timeouts();
    void enabling_data();
    void enabling();
    void enablingRefused();
    void ignoredActAs_data();
    void ignoredActAs();
    void dovecot_data();
    void dovecot();
    void dovecotRefusesTokens_data();
    void dovecotRefusesTokens();

private:
    const Dovecot &demo()
    {
        if (!m_dovecot)
            m_dovecot = std::make_unique<Dovecot>();
        return *m_dovecot;
    }
    std::unique_ptr<Dovecot> m_dovecot;
};

static const char All[] =
    "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 "
    "AUTH=SCRAM-SHA-256 AUTH=ANONYMOUS AUTH=XOAUTH2 AUTH=OAUTHBEARER] ready\n";
static const char In[] = "S: a1 OK [CAPABILITY IMAP4rev1] in\nC: a2 LIST \"\" \"\"\nS: a2 OK";

void TestConnectorLogin::forced_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("used");
    QTest::addColumn<QByteArray>("script");
    const auto row = [](const char *mechanism, const char *used, const char *script) {
        QTest::newRow(mechanism) << QByteArray(mechanism) << QByteArray(used) << QByteArray(script);
    };
    row("PLAIN", "PLAIN", "C: a1 AUTHENTICATE PLAIN AG9saXZpYQBodW50ZXIy\n");
    row("plain", "PLAIN", "C: a1 AUTHENTICATE PLAIN AG9saXZpYQBodW50ZXIy\n");
    row("LOGIN", "LOGIN",
        "C: a1 AUTHENTICATE LOGIN\nS: + VXNlcg==\nC: b2xpdmlh\nS: + UGFzcw==\nC: aHVudGVyMg==\n");
    row("LOGIN command", "LOGIN command", "C: a1 LOGIN \"olivia\" \"hunter2\"\n");
    row("login COMMAND", "LOGIN command", "C: a1 LOGIN \"olivia\" \"hunter2\"\n");
    // RFC 2195: HMAC-MD5 of the challenge, by the password
    row("CRAM-MD5", "CRAM-MD5",
        "C: a1 AUTHENTICATE CRAM-MD5\nS: + PDEyM0B4Pg==\nC: "
        "b2xpdmlhIDBhN2VmYmE2MTJkODM5ZTdjZTMxODM0Mjg3ODdmOGRm\n");
    row("ANONYMOUS", "ANONYMOUS", "C: a1 AUTHENTICATE ANONYMOUS b2xpdmlh\n");
    row("XOAUTH2", "XOAUTH2", "C: a1 AUTHENTICATE XOAUTH2 dXNlcj1vbGl2aWEBYXV0aD1CZWFyZXIgdG9rM24BAQ==\n");
}

void TestConnectorLogin::forced()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, script);
    ScriptedServer server;
    server.addScript(Script(All + script + In));
    ConnectOptions options = optionsFor(server);
    options.mechanism = mechanism;
    options.accessToken = "tok3n";
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1,
             qPrintable(attempt.error ? attempt.error->text + server.problem() : QString()));
    QTEST(attempt.connector->mechanism(), "used");
    const QByteArray trace = textOf(attempt.connector->session()->trace());
    QVERIFY2(!holdsPassword(trace) && !trace.contains("tok3n"), trace);
}

void TestConnectorLogin::cannotBeForced_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QString>("actAs");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *mechanism, const char *capabilities, const char *actAs,
                        const char *code) {
        QTest::newRow(name) << QByteArray(mechanism) << QByteArray(capabilities) << QString::fromLatin1(actAs)
                            << QByteArray(code);
    };
    row("unknown here", "X-OTHER", "AUTH=X-OTHER", "", "X-OTHER");
    row("not offered", "SCRAM-SHA-256", "AUTH=PLAIN", "", "AUTH=SCRAM-SHA-256");
    row("LOGINDISABLED", "LOGIN command", "LOGINDISABLED AUTH=PLAIN", "", "LOGIN");
    row("LOGIN as another", "LOGIN command", "AUTH=PLAIN", "jonas", "AUTHZID");
    row("CRAM-MD5 as another", "CRAM-MD5", "AUTH=CRAM-MD5 AUTH=PLAIN", "jonas", "AUTHZID");
    row("SASL LOGIN where only the command is", "LOGIN", "", "", "AUTH=LOGIN");
}

// Nothing is tried instead.
void TestConnectorLogin::cannotBeForced()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, capabilities);
    QFETCH(QString, actAs);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 " + capabilities + "] ready"));
    ConnectOptions options = optionsFor(server);
    options.mechanism = mechanism;
    options.actAs = actAs;
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Unsupported);
    QTEST(attempt.error->code, "code");
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY2(server.received().isEmpty(), server.received());
}

void TestConnectorLogin::secretsStayOffOpenLines_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<int>("kind");
    for (const char *mechanism : {"PLAIN", "LOGIN", "LOGIN command", "OAUTHBEARER", "XOAUTH2"})
        QTest::newRow(mechanism) << QByteArray(mechanism) << QByteArray("AUTH=") + mechanism
                                 << int(Kind::NotEncrypted);
    for (const char *offered : {"AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2", ""})
        QTest::addRow("strongest of %s", offered)
            << QByteArray() << QByteArray(offered) << int(Kind::Unsupported);
}

// A line that was to be encrypted and is not.
void TestConnectorLogin::secretsStayOffOpenLines()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, offered);
    QFETCH(int, kind);
    auto *device = new ScriptDevice(Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR " + offered + "] ready"));
    ConnectOptions options;
    options.address.user = QStringLiteral("olivia");
    options.password = QStringLiteral("hunter2");
    options.accessToken = "tok3n";
    options.mechanism = mechanism;
    Connector connector(options);
    QSignalSpy failed(&connector, &Connector::failed);
    connector.startOver(new Transport(device));
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.code, "LOGIN");
    QVERIFY(device->sent().isEmpty());
}

void TestConnectorLogin::noTlsOverADevice()
{
    auto *device = new ScriptDevice(Script("S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] ready"));
    ConnectOptions options;
    options.address.security = Security::StartTls;
    Connector connector(options);
    QSignalSpy failed(&connector, &Connector::failed);
    connector.startOver(new Transport(device));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Error>().kind, Kind::NotEncrypted);
    QVERIFY(device->sent().isEmpty());
}

void TestConnectorLogin::byToken()
{
    ScriptedServer server;
    const QByteArray message = "n,a=olivia,\x01host=127.0.0.1\x01port=" + QByteArray::number(server.port())
                               + "\x01"
                                 "auth=Bearer tok3n\x01\x01";
    server.addScript(Script(All + ("C: a1 AUTHENTICATE OAUTHBEARER " + message.toBase64() + '\n') + In));
    ConnectOptions options = optionsFor(server);
    options.password.clear();
    options.accessToken = "tok3n";
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->mechanism(), "OAUTHBEARER");
}

// A wrong token is wrong for XOAUTH2 as well: it is not tried again.
void TestConnectorLogin::refusedToken()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(All) + "C: a1 AUTHENTICATE OAUTHBEARER ...\nS: + "
                            + QByteArray(R"({"status":"invalid_token"})").toBase64()
                            + "\nC: AQ==\nS: a1 NO no"));
    ConnectOptions options = optionsFor(server);
    options.password.clear();
    options.accessToken = "tok3n";
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::LoginRefused);
    QVERIFY2(attempt.error->text.contains(QStringLiteral("status: invalid_token")),
             qPrintable(attempt.error->text));
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
}

void TestConnectorLogin::nextAfterATicketThatIsMissing()
{
    if (!SaslClient::supports("GSSAPI"))
        QSKIP("This GNU SASL was built without GSSAPI");
    qputenv("KRB5CCNAME", "FILE:/nonexistent/ticket");
    qputenv("KRB5_CONFIG", "/dev/null");
    ScriptedServer server;
    server.addScript(Script(QByteArray("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=GSSAPI AUTH=PLAIN] ready\n"
                                       "C: a1 AUTHENTICATE PLAIN AG9saXZpYQA=\n")
                            + In));
    ConnectOptions options = optionsFor(server);
    options.password.clear();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->mechanism(), "PLAIN");

    options.mechanism = "GSSAPI";
    Attempt forced(options);
    QTRY_VERIFY(forced.ended());
    QCOMPARE(forced.kind(), Kind::InvalidArgument);
    QCOMPARE(forced.error->code, "GSSAPI");
}

// Whoever asks for years of work is not given the password by PLAIN instead.
void TestConnectorLogin::manyIterations()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(All) + "C: a1 AUTHENTICATE SCRAM-SHA-256 ...\nS: + "
                            + QByteArray("r=x,s=c2FsdA==,i=4000000000").toBase64()
                            + "\nC: *\nS: a1 BAD cancelled"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::LimitExceeded);
    QCOMPARE(attempt.error->code, "SCRAM-SHA-256");
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
}

void TestConnectorLogin::scram_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("known"); // the password that the server knows
    QTest::addColumn<int>("iterations");
    QTest::addColumn<bool>("sendsSignature");
    QTest::addColumn<bool>("isIn");
    for (const char *mechanism : {"SCRAM-SHA-256", "SCRAM-SHA-1"}) {
        const auto row = [mechanism](const char *name, const char *known, int iterations, bool signs,
                                     bool isIn) {
            QTest::addRow("%s, %s", mechanism, name)
                << QByteArray(mechanism) << QByteArray(known) << iterations << signs << isIn;
        };
        row("right", "hunter2", 4096, true, true);
        row("few iterations", "hunter2", 1000, true, true);
        row("many iterations", "hunter2", 20000, true, true);
        row("server that does not know the password", "another", 4096, true, false);
        row("server without a signature", "hunter2", 4096, false, false);
    }
}

// A server that says OK in any case, and has or has not proved before that it knows the password.
void TestConnectorLogin::scram()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, known);
    QFETCH(int, iterations);
    QFETCH(bool, sendsSignature);
    QFETCH(bool, isIn);
    ScramServer scram(mechanism, known, iterations);
    ScriptedServer server;
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=" + mechanism + "] ready\n");
    server.answer("LIST", "TAG OK");
    int lines = 0;
    bool accepted = false;
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        if (command.startsWith("AUTHENTICATE "))
            return "+ " + scram.challenge(QByteArray::fromBase64(command.split(' ').last())).toBase64();
        if (command.contains(' '))
            return {};
        if (++lines > 1)
            return "TAG OK [CAPABILITY IMAP4rev1] in";
        const QByteArray final = QByteArray::fromBase64(command);
        accepted = scram.accepts(final);
        return sendsSignature ? "+ " + scram.signature(final).toBase64() : QByteArray("TAG OK in");
    });
    ConnectOptions options = optionsFor(server);
    options.mechanism = "*"; // which is no name
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.ready, int(isIn));
    QCOMPARE(accepted, known == "hunter2");
    QVERIFY(!holdsPassword(server.received()));
    if (!isIn) {
        QCOMPARE(attempt.kind(), Kind::LoginRefused);
        return;
    }
    const QByteArray trace = textOf(attempt.connector->session()->trace());
    QCOMPARE(trace.contains("with 1000 iterations"), iterations == 1000);
    QCOMPARE(trace.contains("RFC 5802"), iterations == 1000);
}

// RFC 2221 section 3
void TestConnectorLogin::referral()
{
    ScriptedServer server;
    server.addScript(
        Script(QByteArray(All)
               + "C: a1 AUTHENTICATE...\nS: a1 NO [REFERRAL IMAP://MIKE@SERVER2/] Specified user is invalid "
                 "on this server. Try SERVER2."));
    ConnectOptions options = optionsFor(server);
    options.mechanism = "PLAIN";
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::LoginRefused);
    QCOMPARE(attempt.error->code, "REFERRAL");
    QCOMPARE(attempt.error->text, QStringLiteral("Specified user is invalid on this server. Try SERVER2."));
}

void TestConnectorLogin::bye_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("text");
    const QByteArray plain = "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n",
                     begin = "C: a1 AUTHENTICATE...\n";
    QTest::newRow("instead of a greeting")
        << QByteArray("S: * BYE [UNAVAILABLE] Too busy\nX: close") << QStringLiteral("Too busy");
    QTest::newRow("after the greeting")
        << QByteArray("S: * OK ready\nC: a1 CAPABILITY\nS: * BYE Going down\nX: close")
        << QStringLiteral("Going down");
    QTest::newRow("during the login") << plain + begin + "S: * BYE Too many connections\nX: close"
                                      << QStringLiteral("Too many connections");
    QTest::newRow("after a challenge") << "S: * OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] ready\n" + begin
                                              + "S: + VXNlcg==\nC: b2xpdmlh\nS: * BYE Enough\nX: close"
                                       << QStringLiteral("Enough");
    QTest::newRow("and the line stays")
        << plain + begin + "S: * BYE Too lazy to hang up\nX: stall" << QStringLiteral("Too lazy to hang up");
    QTest::newRow("without a word") << plain + begin + "X: close" << QString();
}

void TestConnectorLogin::bye()
{
    QFETCH(QByteArray, script);
    ScriptedServer server;
    server.addScript(Script(script));
    ConnectOptions options = optionsFor(server);
    options.loginTimeout = std::chrono::milliseconds(300);
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::ServerClosed);
    QTEST(attempt.error->text, "text");
    QCOMPARE(attempt.failures, 1);
}

void TestConnectorLogin::timeouts_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("security");
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("TLS") << int(Step::StartingTls) << int(Security::Tls) << QByteArray();
    QTest::newRow("STARTTLS") << int(Step::StartingTls) << int(Security::StartTls)
                              << QByteArray(
                                     "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] x\nC: a1 STARTTLS\nX: stall");
    QTest::newRow("greeting") << int(Step::Greeting) << int(Security::None) << QByteArray();
    QTest::newRow("login") << int(Step::LoggingIn) << int(Security::None)
                           << QByteArray(
                                  "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] x\nC: a1 LOGIN...\nX: stall");
    QTest::newRow("all the rest") << int(Step::AskingCapabilities) << int(Security::None)
                                  << QByteArray("S: * OK x\nC: a1 CAPABILITY\nX: stall");
}

// Each step has its own limit: that of the step is short, the others are long.
void TestConnectorLogin::timeouts()
{
    using std::chrono::milliseconds;
    QFETCH(int, step);
    QFETCH(int, security);
    QFETCH(QByteArray, script);
    ScriptedServer server;
    server.addScript(Script(script));
    ConnectOptions options = optionsFor(server, Security(security));
    const auto limit = [&](Step of) {
        return Step(step) == of ? milliseconds(150) : milliseconds(60000);
    };
    options.timeout = limit(Step::AskingCapabilities);
    options.connectTimeout = limit(Step::Connecting);
    options.tlsTimeout = limit(Step::StartingTls);
    options.greetingTimeout = limit(Step::Greeting);
    options.loginTimeout = limit(Step::LoggingIn);
    QElapsedTimer clock;
    clock.start();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::TimedOut);
    QCOMPARE(int(attempt.connector->step()), step);
    QVERIFY2(clock.elapsed() >= 150 && clock.elapsed() < 5000, QByteArray::number(clock.elapsed()));
}

void TestConnectorLogin::enabling_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("sent"); // empty: nothing
    QTest::addColumn<QByteArrayList>("enabled");
    const auto row = [](const char *name, const char *capabilities, const char *sent,
                        const QByteArrayList &enabled) {
        QTest::newRow(name) << QByteArray(capabilities) << QByteArray(sent) << enabled;
    };
    row("some", "IMAP4rev1 ENABLE CONDSTORE QRESYNC NAMESPACE", "CONDSTORE QRESYNC",
        {"CONDSTORE", "QRESYNC"});
    row("UTF-8", "IMAP4rev1 ENABLE UTF8=ACCEPT NAMESPACE", "UTF8=ACCEPT", {"UTF8=ACCEPT"});
    row("UTF-8 only", "IMAP4rev1 ENABLE UTF8=ONLY NAMESPACE", "UTF8=ACCEPT", {"UTF8=ACCEPT"});
    row("rev2", "IMAP4rev1 IMAP4rev2 ENABLE NAMESPACE", "IMAP4REV2", {"IMAP4REV2"});
    row("the server enables less", "IMAP4rev1 ENABLE CONDSTORE QRESYNC NAMESPACE", "CONDSTORE QRESYNC",
        {"CONDSTORE"});
    row("none that is wanted", "IMAP4rev1 ENABLE NAMESPACE", "", {});
    row("no ENABLE", "IMAP4rev1 CONDSTORE QRESYNC NAMESPACE", "", {});
}

void TestConnectorLogin::enabling()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArrayList, enabled);
    ScriptedServer server;
    const QByteArray enable =
        sent.isEmpty() ? QByteArray()
                       : "C: a2 ENABLE " + sent + "\nS: * ENABLED " + enabled.join(' ') + "\nS: a2 OK\n";
    server.addScript(Script(
        "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] x\nC: a1 AUTHENTICATE...\nS: a1 OK [CAPABILITY "
        + capabilities + "] in\n" + enable
        + "C: a3 NAMESPACE\nS: * NAMESPACE ((\"\" \"/\")) NIL NIL\nS: a3 OK"));
    ConnectOptions options = optionsFor(server);
    options.enable = {"CONDSTORE", "QRESYNC", "UTF8=ACCEPT", "IMAP4rev2"};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->enabled(), enabled);
    QVERIFY(server.isFinished());
}

void TestConnectorLogin::enablingRefused()
{
    ScriptedServer server;
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] x\nC: a1 AUTHENTICATE...\n"
               "S: a1 OK [CAPABILITY IMAP4rev1 ENABLE CONDSTORE] in\nC: a2 ENABLE CONDSTORE\nS: a2 NO never\n"
               "C: a3 LIST...\nS: a3 OK"));
    ConnectOptions options = optionsFor(server);
    options.enable = {"condstore"};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QVERIFY(attempt.connector->enabled().isEmpty());
}

void TestConnectorLogin::ignoredActAs_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("actAs");
    QTest::addColumn<bool>("mayBe");
    const QByteArray courier = "Courier-IMAP ready. Copyright 1998-2022 Double Precision, Inc.";
    QTest::newRow("Courier") << courier << QStringLiteral("jonas") << true;
    QTest::newRow("Courier, as oneself") << courier << QString() << false;
    QTest::newRow("another") << QByteArray("Dovecot ready.") << QStringLiteral("jonas") << false;
}

void TestConnectorLogin::ignoredActAs()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QString, actAs);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] " + greeting
                            + "\nC: a1 AUTHENTICATE PLAIN...\n" + In));
    ConnectOptions options = optionsFor(server);
    options.actAs = actAs;
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QTEST(attempt.connector->mayIgnoreActAs(), "mayBe");
}

void TestConnectorLogin::dovecot_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "OAUTHBEARER",
                                  "XOAUTH2", "LOGIN command"})
        QTest::newRow(mechanism) << QByteArray(mechanism);
}

void TestConnectorLogin::dovecot()
{
    QFETCH(QByteArray, mechanism);
    const bool byToken = mechanism.contains("OAUTH");
    if (byToken && !demo().takesTokens())
        QSKIP("The demo server takes access tokens with Dovecot 2.3 only");
    ConnectOptions options = demo().options(Security::Tls, QStringLiteral("theo"));
    options.mechanism = mechanism;
    options.enable = {"CONDSTORE", "QRESYNC"};
    if (byToken) {
        options.password.clear();
        options.accessToken = demo().token(QStringLiteral("theo"));
    }
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
    QCOMPARE(attempt.connector->mechanism(), mechanism);
    QVERIFY(attempt.connector->enabled().contains("QRESYNC"));
    const QByteArray trace = textOf(attempt.connector->session()->trace());
    QVERIFY(byToken ? !trace.contains(options.accessToken) : !trace.contains(options.password.toUtf8()));
}

void TestConnectorLogin::dovecotRefusesTokens_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<int>("seconds");
    for (const char *mechanism : {"OAUTHBEARER", "XOAUTH2"}) {
        QTest::addRow("%s, too old", mechanism) << QByteArray(mechanism) << QStringLiteral("theo") << -60;
        QTest::addRow("%s, of someone else", mechanism)
            << QByteArray(mechanism) << QStringLiteral("yuki") << 600;
    }
}

void TestConnectorLogin::dovecotRefusesTokens()
{
    if (!demo().takesTokens())
        QSKIP("The demo server takes access tokens with Dovecot 2.3 only");
    QFETCH(QByteArray, mechanism);
    QFETCH(QString, owner);
    QFETCH(int, seconds);
    ConnectOptions options = demo().options(Security::Tls, QStringLiteral("theo"));
    options.mechanism = mechanism;
    options.password.clear();
    options.accessToken = demo().token(owner, seconds);
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    QCOMPARE(attempt.kind(), Kind::LoginRefused);
    QVERIFY2(attempt.error->text.contains(QStringLiteral("status: ")), qPrintable(attempt.error->text));
}

QTEST_GUILESS_MAIN(TestConnectorLogin)
#include "tst_connectorlogin.moc"
