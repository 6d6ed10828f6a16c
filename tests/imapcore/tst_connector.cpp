#include "imapcore/connector.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;
using Step = Connector::Step;

// From nothing to a session, over lines without TLS; tst_connectortls has the rest.
class TestConnector : public QObject
{
    Q_OBJECT

private slots:
    void fromBeginningToEnd();
    void withSasl();
    void overATransport();
    void withoutNamespaces();
    void refusedNamespaces();
    void serverId();
    void preauth();
    void nobodyListens();
    void noSuchHost();
    void notAServer_data();
    void notAServer();
    void refusedLogin_data();
    void refusedLogin();
    void noLoginAllowed_data();
    void noLoginAllowed();
    void capabilitiesAfterLogin_data();
    void capabilitiesAfterLogin();
    void silence();
    void cancel_data();
    void cancel();
    void destroyed_data() { cancel_data(); }
    void destroyed();
    void floods_data();
    void floods();
};

static const char Login[] =
    "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\nC: a1 LOGIN \"olivia\" \"hunter2\"\n";
static const char Ready[] = R"(
    S: a1 OK [CAPABILITY IMAP4rev1 NAMESPACE ACL] done
    C: a2 NAMESPACE
    S: * NAMESPACE (("" "/")) (("Other users/" "/")) (("Company/" "/"))
    S: a2 OK)";

void TestConnector::fromBeginningToEnd()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(Login) + Ready));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->step(), Step::Ready);
    QCOMPARE(attempt.connector->mechanism(), "LOGIN command");
    QCOMPARE(attempt.connector->namespaces().size(), size_t(3));
    QCOMPARE(attempt.connector->namespaces()[1].prefix.toString(), QStringLiteral("Other users/"));
    QVERIFY(server.isFinished());
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    attempt.connector.reset();
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(session->supports("ACL"));
    QVERIFY(!holdsPassword(textOf(session->trace())));
    QCOMPARE(server.openConnections(), 1);
    server.disconnectAll();
    QTRY_COMPARE(session->state(), Session::State::Closed);
    QCOMPARE(attempt.failures, 0); // the session is nobody's business but its owner's
}

void TestConnector::withSasl()
{
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN] ready\n"
                            "C: a1 AUTHENTICATE PLAIN AG9saXZpYQBodW50ZXIy\n"
                            + QByteArray(Ready)));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->mechanism(), "PLAIN");
    QVERIFY(!holdsPassword(textOf(attempt.connector->session()->trace())));
}

void TestConnector::overATransport()
{
    auto *device = new ScriptDevice(Script(QByteArray(Login) + Ready), ScriptDevice::Pieces::Bytes);
    ConnectOptions options;
    options.address.user = QStringLiteral("olivia");
    options.address.security = Security::None;
    options.password = QStringLiteral("hunter2");
    Connector connector(options);
    QSignalSpy ready(&connector, &Connector::ready);
    connector.startOver(new Transport(device));
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(device->isFinished());
}

void TestConnector::withoutNamespaces()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(Login) + R"(
        S: a1 OK [CAPABILITY IMAP4rev1] done
        C: a2 LIST "" ""
        S: * LIST (\Noselect) "." ""
        S: a2 OK)"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->namespaces().size(), size_t(1));
    QCOMPARE(attempt.connector->namespaces()[0].separator, '.');
    QVERIFY(attempt.connector->namespaces()[0].prefix.isEmpty());
}

void TestConnector::refusedNamespaces()
{
    for (const char *answer :
         {"S: a2 NO not today", "S: a2 BAD what?", "S: * NAMESPACE NIL NIL NIL\nS: a2 OK"}) {
        ScriptedServer server;
        server.addScript(Script(QByteArray(Login)
                                + "S: a1 OK [CAPABILITY IMAP4rev1 NAMESPACE] done\nC: a2 NAMESPACE\n"
                                + answer));
        Attempt attempt(optionsFor(server));
        QTRY_VERIFY(attempt.ended());
        QCOMPARE(attempt.ready, 1);
        QCOMPARE(attempt.connector->namespaces().size(), size_t(1));
    }
}

void TestConnector::serverId()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(Login) + R"(
        S: a1 OK [CAPABILITY IMAP4rev1 ID] done
        C: a2 ID ("name" "Mailreeve")
        S: * ID ("Name" "Cyrus IMAPD" "version" "3.6.1")
        S: a2 OK
        C: a3 LIST "" ""
        S: a3 OK)"));
    ConnectOptions options = optionsFor(server);
    options.clientId = {{"name", "Mailreeve"}};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QCOMPARE(attempt.connector->serverId().at("name"), "Cyrus IMAPD");
}

void TestConnector::preauth()
{
    ScriptedServer server;
    server.addScript(Script("S: * PREAUTH [CAPABILITY IMAP4rev1] logged in\nC: a1 LIST \"\" \"\"\nS: a1 OK"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QVERIFY(!holdsPassword(server.received()));
}

void TestConnector::nobodyListens()
{
    ScriptedServer server;
    ConnectOptions options = optionsFor(server);
    for (const Security security : {Security::None, Security::StartTls, Security::Tls}) {
        options.address.security = security;
        options.address.port = closedPort();
        Attempt attempt(options);
        QTRY_VERIFY(attempt.ended());
        QCOMPARE(attempt.kind(), Kind::ConnectionRefused);
        QVERIFY(!attempt.error->text.isEmpty());
        QCOMPARE(attempt.connector->step(), Step::Connecting);
    }
}

void TestConnector::noSuchHost()
{
    ScriptedServer server;
    ConnectOptions options = optionsFor(server);
    options.address.host = QStringLiteral("nosuchhost.invalid");
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 15000);
    QCOMPARE(attempt.kind(), Kind::NotFound);
}

void TestConnector::notAServer_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request") << int(Kind::Malformed)
                          << QStringLiteral("HTTP/1.1 400");
    QTest::newRow("SMTP") << QByteArray("220 mail ESMTP") << int(Kind::Malformed)
                          << QStringLiteral("220 mail ESMTP");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2") << int(Kind::Malformed)
                         << QStringLiteral("SSH-2.0");
    QTest::newRow("BYE") << QByteArray("* BYE too many connections") << int(Kind::ServerClosed)
                         << QStringLiteral("too many connections");
    QTest::newRow("noise") << QByteArray("\x01\xFF\xFE\x80") << int(Kind::Malformed) << QString();
}

void TestConnector::notAServer()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QString, text);
    ScriptedServer server;
    server.addScript(Script("S: " + greeting));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QTEST(int(attempt.kind().value()), "kind");
    QVERIFY2(attempt.error->text.contains(text), qPrintable(attempt.error->text));
    QVERIFY(server.received().isEmpty());
    QCOMPARE(attempt.failures, 1);
}

void TestConnector::refusedLogin_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("NO") << QByteArray("NO [AUTHENTICATIONFAILED] Wrong password")
                        << QByteArray("AUTHENTICATIONFAILED") << QStringLiteral("Wrong password");
    QTest::newRow("NO without code") << QByteArray("NO Login failed") << QByteArray()
                                     << QStringLiteral("Login failed");
    QTest::newRow("BAD") << QByteArray("BAD no LOGIN here") << QByteArray()
                         << QStringLiteral("no LOGIN here");
}

void TestConnector::refusedLogin()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server;
    server.addScript(Script(Login + ("S: a1 " + answer)));
    server.addScript(Script(
        "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: a1 AUTHENTICATE...\nS: a1 " + answer));
    for (int i = 0; i < 2; ++i) {
        Attempt attempt(optionsFor(server));
        QTRY_VERIFY(attempt.ended());
        QCOMPARE(attempt.kind(), Kind::LoginRefused);
        QTEST(attempt.error->code, "code");
        QTEST(attempt.error->text, "text");
        QCOMPARE(attempt.connector->step(), Step::LoggingIn);
        QTRY_COMPARE(server.openConnections(), 0);
    }
}

void TestConnector::noLoginAllowed_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QString>("actAs");
    QTest::newRow("LOGINDISABLED") << QByteArray("IMAP4rev1 LOGINDISABLED") << QString();
    QTest::newRow("unknown mechanisms") << QByteArray("IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2") << QString();
    QTest::newRow("nothing that acts as another")
        << QByteArray("IMAP4rev1 AUTH=CRAM-MD5 AUTH=LOGIN") << QStringLiteral("jonas");
    QTest::newRow("LOGIN cannot act as another") << QByteArray("IMAP4rev1") << QStringLiteral("jonas");
}

void TestConnector::noLoginAllowed()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QString, actAs);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY " + capabilities + "] ready"));
    ConnectOptions options = optionsFor(server);
    options.actAs = actAs;
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Unsupported);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY2(server.received().isEmpty(), server.received());
}

void TestConnector::capabilitiesAfterLogin_data()
{
    QTest::addColumn<QByteArray>("answers");
    QTest::newRow("with the OK") << QByteArray("S: a1 OK [CAPABILITY IMAP4rev1 NEW] in\n");
    QTest::newRow("untagged") << QByteArray("S: * CAPABILITY IMAP4rev1 NEW\nS: a1 OK in\n");
    QTest::newRow("asked for") << QByteArray(
        "S: a1 OK in\nC: a2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 NEW\nS: a2 OK\n");
}

void TestConnector::capabilitiesAfterLogin()
{
    QFETCH(QByteArray, answers);
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1 OLD LITERAL+] ready\nC: a1 LOGIN...\n" + answers
                            + "C: a3 LIST \"\" \"\"\nS: a3 OK"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QVERIFY(attempt.connector->session()->supports("NEW"));
    QVERIFY(!attempt.connector->session()->supports("OLD"));
}

// Scripts that come to a halt, each one step further.
struct Halt
{
    const char *name;
    QByteArray script;
    Security security;
    Step step;
};

static std::vector<Halt> halts()
{
    const QByteArray startTls = "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] ready\nC: a1 STARTTLS\n";
    const QByteArray login = Login;
    return {
        {"TLS handshake", "", Security::Tls, Step::StartingTls},
        {"greeting", "", Security::None, Step::Greeting},
        {"half a greeting", "S> * OK rea", Security::None, Step::Greeting},
        {"CAPABILITY", "S: * OK ready\nC: a1 CAPABILITY\nX: stall", Security::None, Step::AskingCapabilities},
        {"STARTTLS", startTls + "X: stall", Security::StartTls, Step::StartingTls},
        {"handshake after STARTTLS", startTls + "S: a1 OK begin\nX: stall", Security::StartTls,
         Step::StartingTls},
        {"LOGIN", login + "X: stall", Security::None, Step::LoggingIn},
        {"CAPABILITY after LOGIN", login + "S: a1 OK\nC: a2 CAPABILITY\nX: stall", Security::None,
         Step::AskingCapabilities},
        {"ID", login + "S: a1 OK [CAPABILITY IMAP4rev1 ID]\nC: a2 ID...\nX: stall", Security::None,
         Step::Identifying},
        {"ENABLE", login + "S: a1 OK [CAPABILITY IMAP4rev1 ENABLE QRESYNC]\nC: a2 ENABLE QRESYNC\nX: stall",
         Security::None, Step::Enabling},
        {"NAMESPACE", login + "S: a1 OK [CAPABILITY IMAP4rev1 NAMESPACE]\nC: a2 NAMESPACE\nX: stall",
         Security::None, Step::AskingNamespaces},
        {"LIST", login + "S: a1 OK [CAPABILITY IMAP4rev1]\nC: a2 LIST...\nX: stall", Security::None,
         Step::AskingNamespaces},
    };
}

// With whatever takes a step of its own.
static ConnectOptions wholeOptionsFor(const ScriptedServer &server, Security security)
{
    ConnectOptions options = optionsFor(server, security);
    options.clientId = {{"name", "Mailreeve"}};
    options.enable = {"QRESYNC"};
    return options;
}

// All at the same time, so that the limit is waited for once.
void TestConnector::silence()
{
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    std::vector<std::unique_ptr<Attempt>> attempts;
    const auto all = halts();
    for (const Halt &halt : all) {
        auto &server = servers.emplace_back(std::make_unique<ScriptedServer>());
        server->addScript(Script(halt.script));
        ConnectOptions options = wholeOptionsFor(*server, halt.security);
        options.timeout = std::chrono::seconds(1);
        attempts.push_back(std::make_unique<Attempt>(options));
    }
    for (size_t i = 0; i < all.size(); ++i) {
        QTRY_VERIFY2(attempts[i]->ended(), all[i].name);
        QVERIFY2(attempts[i]->kind() == Kind::TimedOut, all[i].name);
        QVERIFY2(attempts[i]->connector->step() == all[i].step, all[i].name);
        QCOMPARE(attempts[i]->failures, 1);
    }
}

void TestConnector::cancel_data()
{
    QTest::addColumn<int>("index");
    const auto all = halts();
    QTest::newRow("at once") << -1;
    for (size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << int(i);
}

void TestConnector::cancel()
{
    QFETCH(int, index);
    const Halt halt = halts()[size_t(std::max(index, 0))];
    ScriptedServer server;
    server.addScript(Script(halt.script));
    Attempt attempt(wholeOptionsFor(server, halt.security));
    if (index >= 0)
        QTRY_VERIFY(server.connections() == 1 && attempt.connector->step() == halt.step);
    attempt.connector->cancel();
    attempt.connector->cancel();
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Cancelled);
    QTRY_COMPARE(server.openConnections(), 0);
    for (int turn = 0; turn < 10; ++turn)
        QCoreApplication::processEvents(); // whatever was on its way has come
    QCOMPARE(attempt.failures, 1);
    QCOMPARE(attempt.ready, 0);
    QCOMPARE(attempt.stepsAfterEnd, 0);
}

void TestConnector::destroyed()
{
    QFETCH(int, index);
    const Halt halt = halts()[size_t(std::max(index, 0))];
    ScriptedServer server;
    server.addScript(Script(halt.script));
    Attempt attempt(wholeOptionsFor(server, halt.security));
    if (index >= 0)
        QTRY_VERIFY(server.connections() == 1 && attempt.connector->step() == halt.step);
    attempt.connector.reset();
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!attempt.ended());
}

void TestConnector::floods_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("line without an end") << QByteArray("X: flood");
    QTest::newRow("after the login") << QByteArray(Login) + "S> * X\nX: flood";
    QTest::newRow("huge literal") << QByteArray(Login) + "S: * X {9000000000}\nX: flood";
}

void TestConnector::floods()
{
    QFETCH(QByteArray, script);
    Limits limits;
    limits.responseBytes = limits.literalBytes = 1 << 20;
    ScriptedServer server;
    server.addScript(Script(script));
    Attempt attempt(optionsFor(server), limits);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::LimitExceeded);
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestConnector)
#include "tst_connector.moc"
