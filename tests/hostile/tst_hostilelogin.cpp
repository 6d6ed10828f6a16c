#include "hostile.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/scramserver.h"
#include "tests/support/tlsserver.h"
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Step = Connector::Step;

// Whoever sits on the line, or poses as the server, wants the password. It is looked for in everything that was sent.
class TestHostileLogin : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(m_good.works()); }
    void stripped_data();
    void stripped();
    void injected_data();
    void injected();
    void answeredBeforeAsked();
    void noWayIn_data();
    void noWayIn();
    void weakerAfterRefusal_data();
    void weakerAfterRefusal();
    void lies_data();
    void lies();
    void challenges_data();
    void challenges();
    void scram_data();
    void scram();
    void hugeChallenge();
    void requestWhereNoneIsDue();

private:
    GoodServer m_good;
    Certificates m_certificates;
};

void TestHostileLogin::stripped_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *script, const char *code, const char *text) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(code) << QString::fromUtf8(text);
    };
    const char *none = "The server does not announce STARTTLS.";
    row("not announced", "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN] x", "STARTTLS", none);
    row("not announced when asked",
        "S: * OK x\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: a1 OK", "STARTTLS", none);
    row("written a little differently", "S: * OK [CAPABILITY IMAP4rev1 XTARTTLS AUTH=PLAIN] x", "STARTTLS",
        none);
    row("refused", "S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] x\nC: a1 STARTTLS\nS: a1 NO [X] later",
        "X", "later");
    row("unknown", "S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] x\nC: a1 STARTTLS\nS: a1 BAD what?",
        "", "what?");
    row("logged in already", "S: * PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome", "PREAUTH",
        "PREAUTH before STARTTLS.");
}

void TestHostileLogin::stripped()
{
    QFETCH(QByteArray, script);
    ScriptedServer server;
    server.addScript(Script(script));
    Attempt attempt(optionsFor(server, Security::StartTls));
    SOON(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::NotEncrypted);
    QTEST(attempt.error->code, "code");
    QTEST(attempt.error->text, "text");
    SOON(server.openConnections() == 0);
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
    QVERIFY2(!leaks(server.received()) && !server.received().contains("olivia"), server.received());
}

void TestHostileLogin::injected_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("capabilities") << QByteArray("S: * CAPABILITY IMAP4rev1 INJECTED AUTH=X-EVIL\n");
    QTest::newRow("the answers to what comes")
        << QByteArray("S: M0002 OK injected\nS: M0003 OK [CAPABILITY IMAP4rev1 INJECTED] in\nS: M0004 OK\n");
    QTest::newRow("goodbye") << QByteArray("S: * BYE [ALERT] go to elsewhere.example\n");
    QTest::newRow("an alert") << QByteArray("S: * OK [ALERT] send your password to elsewhere.example\n");
    QTest::newRow("another greeting") << QByteArray("S: * PREAUTH [CAPABILITY INJECTED] welcome\n");
    QTest::newRow("half a response") << QByteArray("S> * LIST () \"/\" {100000}\n");
    QTest::newRow("a request") << QByteArray("S: + VXNlcg==\n");
    QTest::newRow("much") << "S: * X " + QByteArray(100'000, 'x') + '\n';
}

// What came in the clear behind the OK was not said by the server that proves itself afterwards.
void TestHostileLogin::injected()
{
    QFETCH(QByteArray, lines);
    ScriptedServer server;
    certify(server, m_certificates, Certificates::Kind::Good, Security::StartTls);
    server.addScript(Script(startTls(lines) + loginAfterTls()));
    Attempt attempt(optionsFor(server, m_certificates, Security::StartTls));
    QSignalSpy alerts(attempt.connector->session(), &Session::alert);
    SOON(attempt.ended());
    QVERIFY2(attempt.ready == 1 || lines.size() > 1000,
             qPrintable(server.problem() + (attempt.error ? attempt.error->text : QString())));
    QVERIFY(!attempt.connector->session()->supports("INJECTED"));
    QCOMPARE(alerts.count(), 0);
    if (attempt.ready == 1) {
        const QByteArray trace = textOf(attempt.connector->session()->trace());
        const QByteArray size = QByteArray::number(Script(lines).serverBytes().size());
        QVERIFY2(trace.contains(size + " bytes that came before the TLS handshake were thrown away"), trace);
        QVERIFY2(!trace.contains("INJECTED") && !trace.contains("elsewhere.example"), trace);
        QVERIFY(server.isFinished());
    } else {
        // So much that a part of it was still under way when the handshake began, and no handshake came of it.
        QCOMPARE(attempt.kind(), Kind::TlsFailed);
        QVERIFY(!leaks(server.received()));
    }
}

// An OK that is there before its command is none: the command has its own answer.
void TestHostileLogin::answeredBeforeAsked()
{
    ScriptedServer server;
    server.addScript(Script(R"(
        S: * OK [CAPABILITY IMAP4rev1 LITERAL+ ACL] x
        S: M0002 OK [CAPABILITY IMAP4rev1 INJECTED] in
        S: M0003 OK
        C: a1 LOGIN "olivia" "hunter2"
        S: a1 OK [CAPABILITY IMAP4rev1 ACL] in
        S: M0003 OK
        C: a2 LIST "" ""
        S: a2 OK
        C: a3 DELETE "Old"
        S: a3 NO [CANNOT] never)"));
    Attempt attempt(optionsFor(server));
    SOON(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    QVERIFY(!session->supports("INJECTED"));
    const auto deleted = await(session->send(Delete{MailboxName(u"Old")}));
    QCOMPARE(errorOf(deleted), Kind::Refused);
    QCOMPARE(deleted.error().code, "CANNOT");
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
    QVERIFY(textOf(session->trace()).contains("Not understood: the tag of a command that is under way"));
}

void TestHostileLogin::noWayIn_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("LOGINDISABLED") << QByteArray("LOGINDISABLED") << QByteArray("LOGIN");
    QTest::newRow("unknown mechanisms")
        << QByteArray("LOGINDISABLED AUTH=X-EVIL AUTH= AUTH=SCRAM-SHA-256-PLUS") << QByteArray("LOGIN");
    QTest::newRow("anonymous") << QByteArray("LOGINDISABLED AUTH=ANONYMOUS AUTH=EXTERNAL")
                               << QByteArray("LOGIN");
}

void TestHostileLogin::noWayIn()
{
    QFETCH(QByteArray, capabilities);
    for (const Security security : {Security::None, Security::Tls, Security::StartTls}) {
        ScriptedServer server;
        certify(server, m_certificates, Certificates::Kind::Good, security);
        server.addScript(Script(security == Security::StartTls
                                    ? startTls() + "C: a2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 "
                                          + capabilities + "\nS: a2 OK"
                                    : "S: * OK [CAPABILITY IMAP4rev1 " + capabilities + "] x"));
        Attempt attempt(optionsFor(server, m_certificates, security));
        SOON(attempt.ended());
        QCOMPARE(attempt.kind(), Kind::Unsupported);
        QTEST(attempt.error->code, "code");
        QCOMPARE(attempt.error->text, u"The server allows no LOGIN here."_s);
        SOON(server.openConnections() == 0);
        QVERIFY2(!leaks(server.received()), server.received());
    }
}

void TestHostileLogin::weakerAfterRefusal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("NO") << QByteArray("S: a1 NO try PLAIN");
    QTest::newRow("BAD") << QByteArray("S: a1 BAD try PLAIN");
    QTest::newRow("NO, with a code") << QByteArray("S: a1 NO [AUTHORIZATIONFAILED] try PLAIN");
    QTest::newRow("no challenge") << QByteArray("S: + !!!\nC: *\nS: a1 BAD try PLAIN");
    QTest::newRow("other capabilities") << QByteArray(
        "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\nS: a1 NO [CAPABILITY IMAP4rev1 AUTH=PLAIN] try PLAIN");
}

// A server that refuses SCRAM is not given the password by a mechanism that shows it.
void TestHostileLogin::weakerAfterRefusal()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server;
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN AUTH=SCRAM-SHA-256] x\n"
               "C: a1 AUTHENTICATE SCRAM-SHA-256 ...\n"
               + answer));
    Attempt attempt(optionsFor(server));
    SOON(attempt.ended());
    QCOMPARE(attempt.kind(), answer.contains("!!!") ? Kind::Malformed : Kind::LoginRefused);
    QVERIFY2(server.isFinished() && !leaks(server.received()), server.received());
}

void TestHostileLogin::lies_data()
{
    QTest::addColumn<QByteArray>("script"); // behind the login
    QTest::addColumn<int>("kind");          // of the error of GETACL
    QTest::newRow("an extension that is not there")
        << QByteArray("C: a3 GETACL...\nS: a3 BAD what?") << int(Kind::Rejected);
    QTest::newRow("an answer that is not there")
        << QByteArray("C: a3 GETACL...\nS: a3 OK done") << int(Kind::Malformed);
    QTest::newRow("the answer to something else")
        << QByteArray("C: a3 GETACL...\nS: * QUOTA x ()\nS: a3 OK done") << int(Kind::Malformed);
    QTest::newRow("the list of another mailbox")
        << QByteArray("C: a3 GETACL...\nS: * ACL Other bob lr\nS: a3 OK done") << int(Kind::Malformed);
    QTest::newRow("no status") << QByteArray("C: a3 GETACL...\nS: a3 MAYBE\nX: close")
                               << int(Kind::ServerClosed);
    QTest::newRow("PREAUTH as an answer")
        << QByteArray("C: a3 GETACL...\nS: a3 PREAUTH x") << int(Kind::Rejected);
    QTest::newRow("answered twice") << QByteArray(
        "C: a3 GETACL...\nS: a3 NO no\nS: a3 OK yes\nS: * ACL INBOX bob lr\nS: a3 OK yes")
                                    << int(Kind::Refused);
}

void TestHostileLogin::lies()
{
    QFETCH(QByteArray, script);
    QFETCH(int, kind);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 LITERAL+] x\nC: a1 LOGIN...\n"
                            "S: a1 OK [CAPABILITY IMAP4rev1 ACL NAMESPACE ID ENABLE] in\nC: a2 NAMESPACE\n"
                            "S: a2 BAD what?\n"
                            + script));
    Attempt attempt(optionsFor(server));
    SOON(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    const auto acl = await(session->send(GetAcl{MailboxName(u"INBOX")}));
    QVERIFY(!acl);
    QCOMPARE(int(acl.error().kind), kind);
}

// --- what a mechanism is asked

void TestHostileLogin::challenges_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("script"); // behind AUTHENTICATE
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mayLeak"); // it is what the mechanism is for
    const auto row = [](const char *mechanism, const char *name, const QByteArray &script, Kind kind,
                        const char *text, bool mayLeak = false) {
        QTest::addRow("%s: %s", mechanism, name)
            << QByteArray(mechanism) << script << int(kind) << QString::fromUtf8(text) << mayLeak;
    };
    const char *notBase64 = "The server's challenge is not base64.";
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"}) {
        row(mechanism, "not base64", "S: + Hello, who are you?\nC: *\nS: a1 BAD cancelled", Kind::Malformed,
            notBase64);
        row(mechanism, "half of base64", "S: + YQ=\nC: *\nS: a1 BAD cancelled", Kind::Malformed, notBase64);
        row(mechanism, "not base64, and OK", "S: + !\nC: *\nS: a1 OK welcome", Kind::Malformed, notBase64);
        row(mechanism, "not base64, and nothing but more of it",
            "S: + !\nC: *\nS: + !\nC: *\nS: + !\nC: *\nS: a1 NO enough", Kind::Malformed, notBase64);
        row(mechanism, "refused at once", "S: a1 NO [UNAVAILABLE] not today", Kind::LoginRefused,
            "not today");
        row(mechanism, "OK at once", "S: a1 OK welcome", Kind::LoginRefused,
            "The server did not prove that it knows the password.");
    }
    row("LOGIN", "asked a third time",
        "S: + VXNlcgA=\nC: ...\nS: + UGFzcwA=\nC: ...\nS: + VXNlcgA=\nC: *\nS: a1 BAD no", Kind::LoginRefused,
        "The server asks for more than LOGIN has to say.", true);
    row("PLAIN", "asked a second time", "S: +\nC: ...\nS: +\nC: *\nS: a1 BAD no", Kind::LoginRefused,
        "The server asks for more than PLAIN has to say.", true);
    row("CRAM-MD5", "asked a second time", "S: + PDFAeD4=\nC: ...\nS: + PDFAeD4=\nC: *\nS: a1 BAD no",
        Kind::LoginRefused, "The server asks for more than CRAM-MD5 has to say.");
    const QByteArray failed = QByteArray("{\"status\":\"401\",\"schemes\":\"bearer\"}").toBase64();
    for (const char *mechanism : {"XOAUTH2", "OAUTHBEARER"}) {
        row(mechanism, "an error again and again",
            "S: +\nC: ...\nS: + " + failed + "\nC: ...\nS: + " + failed + "\nC: *\nS: + " + failed
                + "\nC: *\nS: a1 NO enough",
            Kind::LoginRefused, "status: 401, schemes: bearer", true);
        row(mechanism, "nothing again and again", "S: +\nC: ...\nS: +\nC: ...\nS: +\nC: *\nS: a1 NO enough",
            Kind::LoginRefused, "", true);
        row(mechanism, "an error, and OK", "S: +\nC: ...\nS: + " + failed + "\nC: ...\nS: a1 OK welcome",
            Kind::LoginRefused, "The server did not prove that it knows the password.", true);
    }
}

void TestHostileLogin::challenges()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, script);
    QFETCH(bool, mayLeak);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 AUTH=" + mechanism + "] x\nC: a1 AUTHENTICATE "
                            + mechanism + '\n' + script));
    ConnectOptions options = optionsFor(server);
    if (mechanism.contains("OAUTH")) {
        options.password.clear();
        options.accessToken = "hunter2";
    }
    Attempt attempt(options);
    SOON(attempt.ended());
    QTEST(int(attempt.kind().value()), "kind");
    QFETCH(QString, text);
    if (!text.isEmpty())
        QVERIFY2(attempt.error->text.contains(text), qPrintable(attempt.error->text));
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
    QCOMPARE(leaks(server.received()), mayLeak);
    QVERIFY(!leaks(textOf(attempt.connector->session()->trace())));
    SOON(server.openConnections() == 0);
}

void TestHostileLogin::scram_data()
{
    QTest::addColumn<QByteArray>(
        "first"); // the challenge; NONCE is the client's, SRV the whole one that is right
    QTest::addColumn<QByteArray>(
        "last"); // the server's final message; SIG is the right signature, "OK": none
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &last,
                        Kind kind = Kind::LoginRefused) {
        QTest::newRow(name) << first << last << int(kind);
    };
    const QByteArray right = "r=SRV,s=c2FsdA==,i=4096";
    row("another's nonce", "r=abcdefgh,s=c2FsdA==,i=4096", "v=SIG");
    row("the nonce cut short", "r=NONC,s=c2FsdA==,i=4096", "v=SIG");
    row("no nonce", "s=c2FsdA==,i=4096", "v=SIG");
    row("no salt", "r=SRV,i=4096", "v=SIG");
    row("salt that is none", "r=SRV,s=!!!,i=4096", "v=SIG");
    row("no count", "r=SRV,s=c2FsdA==", "v=SIG");
    row("no iterations", "r=SRV,s=c2FsdA==,i=0", "v=SIG");
    row("fewer than none", "r=SRV,s=c2FsdA==,i=-1", "v=SIG");
    row("one iteration", "r=SRV,s=c2FsdA==,i=1", "v=d3Jvbmc=");
    row("2^31 iterations", "r=SRV,s=c2FsdA==,i=2147483648", "v=SIG", Kind::LimitExceeded);
    row("more than a number", "r=SRV,s=c2FsdA==,i=99999999999999999999", "v=SIG", Kind::LimitExceeded);
    row("in another order", "i=4096,s=c2FsdA==,r=SRV", "v=SIG");
    row("an extension that must be known", "m=x," + right, "v=SIG");
    row("nothing", "", "v=SIG");
    row("noise", QByteArray("\xFF\x00\x01 r=,s=,i=", 12), "v=SIG");
    row("an error", "e=other-error", "v=SIG");
    row("much", right + ",x=" + QByteArray(1 << 20, 'x'), "v=d3Jvbmc=");
    row("wrong signature", right, "v=d3Jvbmc=");
    row("a signature one bit off", right, "v=GIS");
    row("signature that is none", right, "v=!!!");
    row("no signature", right, "");
    row("OK without a signature", right, "OK");
    row("an error at the end", right, "e=channel-bindings-dont-match");
    row("a signature and an error", right, "e=other-error,v=SIG");
}

// A server that does all it can to be believed, and says OK at the end in any case.
void TestHostileLogin::scram()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, last);
    QFETCH(int, kind);
    for (const QByteArray &mechanism : {QByteArray("SCRAM-SHA-1"), QByteArray("SCRAM-SHA-256")}) {
        ScramServer scram(mechanism, "hunter2");
        ScriptedServer server;
        server.setGreeting("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=" + mechanism + " AUTH=PLAIN] x\n");
        server.answer("LIST", "TAG OK");
        bool challenged = false;
        server.setHandler([&](const QByteArray &command) -> QByteArray {
            if (command.startsWith("AUTHENTICATE ")) {
                scram.challenge(QByteArray::fromBase64(command.split(' ').last()));
                QByteArray challenge = first;
                challenge.replace("SRV", scram.nonce);
                challenge.replace("NONCE", scram.nonce.chopped(3));
                challenge.replace("NONC", scram.nonce.chopped(4));
                scram.first = challenge;
                return "+ " + challenge.toBase64();
            }
            if (command == "*" || command.isEmpty() || challenged)
                return "TAG OK welcome";
            challenged = true;
            if (last == "OK")
                return "TAG OK welcome";
            QByteArray signature = scram.signature(QByteArray::fromBase64(command)).mid(2);
            QByteArray wrong = QByteArray::fromBase64(signature);
            wrong[0] = char(wrong[0] ^ 1);
            QByteArray final = last;
            return "+ " + final.replace("SIG", signature).replace("GIS", wrong.toBase64()).toBase64();
        });
        QElapsedTimer clock;
        clock.start();
        Attempt attempt(optionsFor(server));
        SOON(attempt.ended());
        QCOMPARE(attempt.ready, 0);
        QCOMPARE(int(attempt.kind().value()), kind);
        QVERIFY(!attempt.error->text.isEmpty());
        QVERIFY2(attempt.error->text.size() < 300, qPrintable(attempt.error->text));
        QVERIFY(!leaks(server.received()));
        QCOMPARE(server.received().count("AUTHENTICATE"), 1);
        QVERIFY(clock.elapsed() < 5000);
        SOON(server.openConnections() == 0);
    }
}

// A megabyte to be hashed is answered like any other.
void TestHostileLogin::hugeChallenge()
{
    ScriptedServer server;
    const QByteArray challenge = QByteArray(1 << 20, 'x');
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 AUTH=CRAM-MD5 AUTH=PLAIN] x\nC: a1 AUTHENTICATE CRAM-MD5\nS: + "
               + challenge.toBase64() + "\nC: "
               + ("olivia "
                  + QMessageAuthenticationCode::hash(challenge, "hunter2", QCryptographicHash::Md5).toHex())
                     .toBase64()
               + "\nS: a1 NO really?"));
    ConnectOptions options = optionsFor(server);
    options.mechanism = "CRAM-MD5";
    Attempt attempt(options);
    SOON(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::LoginRefused);
    QVERIFY2(server.isFinished(), qPrintable(server.problem().left(300)));
    QVERIFY(!leaks(server.received()));
}

void TestHostileLogin::requestWhereNoneIsDue()
{
    ScriptedServer server;
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 LITERAL+] x\nS: + go on\nC: a1 LOGIN \"olivia\" \"hunter2\"\n"
               "S: + Password:\nS: +\nS: + cGFzc3dvcmQ=\nS: a1 OK [CAPABILITY IMAP4rev1] in\nS: + more\n"
               "C: a2 LIST \"\" \"\"\nS: + {100}\nS: a2 OK"));
    Attempt attempt(optionsFor(server));
    SOON(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QVERIFY2(server.isFinished(), qPrintable(server.problem()));
    QCOMPARE(server.received(), "M0001 LOGIN \"olivia\" \"hunter2\"\r\nM0002 LIST \"\" \"\"\r\n");
}

QTEST_GUILESS_MAIN(TestHostileLogin)
#include "tst_hostilelogin.moc"
