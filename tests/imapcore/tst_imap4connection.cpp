#include "tests/support/dovecot.h"
#include "tests/support/scriptedimap4.h"
#include "tests/support/scriptedserver.h"
#include <QElapsedTimer>
#include <QProcess>

using namespace imap;
using Kind = Imap4Failure::Kind;

// How connections begin and end, how long they are waited for, and the bytes past the commands.
class TestImap4Connection : public QObject
{
    Q_OBJECT

private slots:
    void cutAndOpenedAgain();
    void silence();
    void silentLogout();
    void refusedConnection();
    void untrustedCertificate();
    void withinARunningLoop();
    void bytesPastTheSession();
    void bytesPastTheSessionRunOut();
    void debugLevels();
    void lastLinesHoldNoSecrets();
    void leavesByLogout();
    void overAProgram();
    void byeBetweenCalls();
    void idles();
    void idlesFor();
    void idlesInVain();
    void idlesOnDovecot();
};

void TestImap4Connection::cutAndOpenedAgain()
{
    ScriptedServer server;
    server.addScript(
        "S: * PREAUTH one\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: a1 OK\nC: a2 SELECT x\n"
        "S: * 3 EXISTS\nX: close");
    server.addScript(
        "S: * PREAUTH two\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4\nS: a1 OK\nC: a2 NOOP\nS: a2 OK fine\n"
        "X: close");
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    FAILS(imap.select("x"), Kind::Abort, "command: SELECT => socket error: EOF");
    QVERIFY(imap.lastLines().contains("< * 3 EXISTS"));
    const Imap4Result again = imap.open(server.host(), server.port());
    QVERIFY(again);
    QCOMPARE(again->data, texts({"* PREAUTH two"}));
    QCOMPARE(imap.PROTOCOL_VERSION(), QByteArray("IMAP4"));
    QCOMPARE(imap.response("EXISTS")->data, none);
    QCOMPARE(imap.noop()->data, texts({"fine"}));
}

void TestImap4Connection::silence()
{
    Imap4::Options options;
    options.timeout = std::chrono::milliseconds(200);
    ScriptedImap4 imap("C: a2 NOOP\nX: stall\n", options);
    QElapsedTimer clock;
    clock.start();
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => The server said nothing for 0.2 s.");
    QVERIFY(clock.elapsed() >= 180 && clock.elapsed() < 5000);
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => The server said nothing for 0.2 s.");

    ScriptedServer mute;
    mute.addScript(Script());
    Imap4 other;
    FAILS(other.open(mute.host(), mute.port(), options), Kind::Abort, "The server said nothing for 0.2 s.");
}

// Who leaves waits five seconds at most, although no time-out was set.
void TestImap4Connection::silentLogout()
{
    QElapsedTimer clock;
    {
        Imap4 imap;
        QVERIFY(imap.open(new ScriptDevice(Script(Opening + "C: a2 LOGOUT\nX: stall\n")), {}));
        clock.start();
    }
    QVERIFY(clock.elapsed() >= 4500 && clock.elapsed() < 9000);
}

void TestImap4Connection::refusedConnection()
{
    Imap4 imap;
    const Imap4Result result = imap.open(QStringLiteral("127.0.0.1"), closedPort());
    QVERIFY(!result);
    QCOMPARE(result.failure().kind, Kind::Abort);
    QVERIFY(!result.failure().text.isEmpty());
    QCOMPARE(imap.state(), QByteArray("LOGOUT"));
    FAILS(imap.list(), Kind::Error,
          "command LIST illegal in state LOGOUT, only allowed in states AUTH, SELECTED");
    Imap4 never;
    FAILS(never.noop(), Kind::Abort, "command: NOOP => socket error: EOF");
    QVERIFY(!never.socket());
    QVERIFY(!never.send("x"));
    QCOMPARE(never.readline(), QByteArray());
}

void TestImap4Connection::untrustedCertificate()
{
    const Dovecot server({QStringLiteral("--tls-cert"), QStringLiteral("expired")});
    Imap4::Options options;
    options.ssl = true;
    options.tls.caFile = server.caFile();
    Imap4 imap;
    const Imap4Result refused = imap.open(server.host(), server.imapsPort(), options);
    QVERIFY(!refused);
    QCOMPARE(refused.failure().kind, Kind::Abort);
    // And after STARTTLS.
    options.ssl = false;
    QVERIFY(imap.open(server.host(), server.imapPort(), options));
    const Imap4Result upgraded = imap.starttls();
    QVERIFY(!upgraded);
    QCOMPARE(upgraded.failure().kind, Kind::Abort);
    QVERIFY(!imap.ssl());
    QCOMPARE(imap.session()->state(), Session::State::Closed);
}

// The other tests have no loop running; here the program runs in one, and it is still alive while a call waits.
void TestImap4Connection::withinARunningLoop()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("NOOP", "TAG OK done");
    QEventLoop program;
    int ticks = 0;
    QByteArray type;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(0);
    QTimer::singleShot(0, &program, [&] {
        Imap4 imap;
        if (imap.open(server.host(), server.port()))
            type = imap.noop()->type;
        program.quit();
    });
    program.exec();
    QCOMPARE(type, QByteArray("OK"));
    QVERIFY(ticks > 0);
    QCOMPARE(server.commands(), (QByteArrayList{"CAPABILITY", "NOOP", "LOGOUT"}));
}

void TestImap4Connection::bytesPastTheSession()
{
    ScriptedImap4 imap(
        "C: x1 IDLE\nS: + idling\nX: wait\nS: * 4 EXISTS\nC: DONE\nS: x1 OK done\nS: * 5 EXISTS\n"
        "C: a2 NOOP\nS: a2 OK done\n",
        withTimeout(), ScriptDevice::Pieces::Random);
    QVERIFY(imap->send("x1 IDLE\r\n"));
    QCOMPARE(imap->readline(), QByteArray("+ idling\r\n"));
    imap.device().proceed();
    QTest::qWait(20); // the program's own loop does not let the session have it either
    QCOMPARE(imap->readline(), QByteArray("* 4 EXISTS\r\n"));
    QVERIFY(imap->send("DONE\r\n"));
    QCOMPARE(imap->read(3), QByteArray("x1 "));
    QCOMPARE(imap->readline(), QByteArray("OK done\r\n"));
    QTest::qWait(20);
    QCOMPARE(imap->noop()->data, texts({"done"}));
    QCOMPARE(imap->response("EXISTS")->data, texts({"5"}));
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4Connection::bytesPastTheSessionRunOut()
{
    Imap4::Options options;
    options.timeout = std::chrono::milliseconds(200);
    ScriptedImap4 imap("C: x1\nS> part\nX: wait\nX: close\n", options);
    QVERIFY(imap->send("x1\r\n"));
    QCOMPARE(imap->read(2), QByteArray("pa"));
    QCOMPARE(imap->readline(), QByteArray("rt")); // after 0.2 s
    imap.device().proceed();
    QCOMPARE(imap->readline(), QByteArray());
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => socket error: EOF");
}

void TestImap4Connection::debugLevels()
{
    static QStringList logged;
    logged.clear();
    const auto previous =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
            if (QByteArray(context.category) == "imapcore.imap4")
                logged += text;
        });
    QStringList atLevel[6];
    for (const int level : {0, 1, 3, 4, 5}) {
        ScriptedImap4 imap("C: a2 NOOP\nS: * 3 EXISTS\nS: * NO careful\nS: a2 NO bad day\n");
        imap->debug(level);
        imap->noop();
        atLevel[level] = logged;
        logged.clear();
    }
    qInstallMessageHandler(previous);
    QCOMPARE(atLevel[0], QStringList());
    QCOMPARE(atLevel[1],
             (QStringList{QStringLiteral("NO response: careful"), QStringLiteral("NO response: bad day")}));
    QVERIFY(atLevel[3].contains(QStringLiteral("not taken yet: 1 CAPABILITY")) || atLevel[3].size() >= 2);
    QVERIFY(atLevel[4].contains(QStringLiteral("> M0002 NOOP")));
    QVERIFY(atLevel[4].contains(QStringLiteral("< * 3 EXISTS")));
    QVERIFY(atLevel[5].contains(QStringLiteral("kept for EXISTS: 3")));
}

void TestImap4Connection::lastLinesHoldNoSecrets()
{
    ScriptedServer server;
    server.setGreeting("* OK ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("LOGIN", "TAG NO no");
    server.answer("AUTHENTICATE", "+ YWJj");
    server.setHandler([](const QByteArray &command) {
        return command == "aHVzaCBodXNo" ? QByteArray("TAG NO no") : QByteArray();
    });
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    FAILS(imap.login("a b", "top \"secret"), Kind::Error, "no");
    FAILS(imap.authenticate("PLAIN", [](const QByteArray &) { return QByteArray("hush hush"); }), Kind::Error,
          "no");
    QVERIFY(imap.xatom("LOGIN", {"x", "top secret"}));
    QVERIFY(server.received().contains("LOGIN \"a b\" \"top \\\"secret\""));
    QVERIFY(server.received().contains("aHVzaCBodXNo"));
    const QByteArray lines = imap.lastLines(100).join('\n');
    QVERIFY(lines.contains("LOGIN \"a b\" "));
    QVERIFY(lines.contains("AUTHENTICATE PLAIN"));
    QVERIFY(!lines.contains("secret"));
    QVERIFY(!lines.contains("aHVzaCBodXNo"));
    QCOMPARE(imap.lastLines(2).size(), 2);
}

void TestImap4Connection::leavesByLogout()
{
    const Dovecot server;
    Imap4::Options options;
    options.ssl = true;
    options.tls.caFile = server.caFile();
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.imapsPort(), options));
    QVERIFY(imap.ssl());
    QCOMPARE(imap.ssl(), imap.socket());
    QVERIFY(imap.login(server.user().toUtf8(), server.password().toUtf8()));
    QCOMPARE(imap.session()->state(), Session::State::Authenticated);
    const Imap4Result bye = imap.logout();
    QVERIFY(bye);
    QCOMPARE(bye->type, QByteArray("BYE"));
    QCOMPARE(bye->data, texts({"Logging out"}));
    QCOMPARE(imap.state(), QByteArray("LOGOUT"));
    QCOMPARE(imap.session()->state(), Session::State::Closed);
}

void TestImap4Connection::byeBetweenCalls()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    server.say("* BYE [UNAVAILABLE] going down");
    server.disconnectAll();
    QTRY_COMPARE(imap.session()->state(), Session::State::Closed);
    FAILS(imap.noop(), Kind::Abort, "command: NOOP => [UNAVAILABLE] going down");
    FAILS(imap.list(), Kind::Abort, "command: LIST => [UNAVAILABLE] going down");
}

// As IMAP4_stream: what a program reads and writes.
void TestImap4Connection::overAProgram()
{
    auto *program = new QProcess;
    program->start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral(R"(
        printf '* PREAUTH ready\r\n'
        while read -r tag verb rest; do
            case $verb in
                CAPABILITY*) printf '* CAPABILITY IMAP4rev1\r\n';;
                LIST) printf '* LIST () "/" {5}\r\nINBOX\r\n';;
                CREATE) exit;;
            esac
            printf '%s OK done\r\n' "$tag"
        done)")});
    Imap4 imap;
    QVERIFY(imap.open(program, withTimeout()));
    QCOMPARE(imap.list()->data, (Imap4Data{pair("() \"/\" {5}", "INBOX"), Imap4Datum::text("")}));
    FAILS(imap.starttls(), Kind::Abort, "TLS not supported by server");
    FAILS(imap.create("x"), Kind::Abort, "command: CREATE => socket error: EOF");
}

static const QByteArray CanIdle = "C: a2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 IDLE\nS: a2 OK done\n";

void TestImap4Connection::idles()
{
    ScriptedImap4 imap(CanIdle + R"(
        C: a3 IDLE
        S: + idling
        S: * 4 EXISTS
        S: * 4 FETCH (FLAGS ({2}
        S: ab))
        S: * OK [ALERT] enough
        C: DONE
        S: * 1 EXPUNGE
        S: a3 OK was idle
        C: a4 NOOP
        S: a4 OK fine
)");
    QVERIFY(imap->capability());
    QByteArrayList types;
    Imap4Data data;
    const Imap4Result result = imap->idle(std::chrono::seconds(-1), [&](const Imap4Response &response) {
        types += response.type;
        data.insert(data.end(), response.data.begin(), response.data.end());
        if (types.size() == 1) {
            // It would wait for itself.
            const Imap4Result within = imap->noop();
            if (within || within.failure().text != "another call is under way")
                types += "WITHIN";
        }
        return types.size() < 3;
    });
    QVERIFY2(result, result ? "" : result.failure().text);
    QCOMPARE(result->type, QByteArray("OK"));
    QCOMPARE(result->data, texts({"was idle"}));
    QCOMPARE(types, (QByteArrayList{"EXISTS", "FETCH", "OK"}));
    QCOMPARE(data, (Imap4Data{Imap4Datum::text("4"), pair("4 (FLAGS ({2}", "ab"), Imap4Datum::text("))"),
                              Imap4Datum::text("[ALERT] enough")}));
    // What it was told is not kept, what came too late for it is.
    QCOMPARE(imap->response("EXISTS")->data, none);
    QCOMPARE(imap->response("EXPUNGE")->data, texts({"1"}));
    QCOMPARE(imap->noop()->data, texts({"fine"}));
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4Connection::idlesFor()
{
    Imap4::Options options;
    options.timeout = std::chrono::milliseconds(100); // silence is what IDLE is for
    ScriptedImap4 imap(CanIdle + R"(
        C: a3 IDLE
        S: + idling
        C: DONE
        S: a3 OK was idle
)",
                       options);
    QVERIFY(imap->capability());
    QElapsedTimer clock;
    clock.start();
    const Imap4Result result =
        imap->idle(std::chrono::milliseconds(300), [](const Imap4Response &) { return true; });
    QVERIFY2(result, result ? "" : result.failure().text);
    QCOMPARE(result->data, texts({"was idle"}));
    QVERIFY(clock.elapsed() >= 270); // timers may come a twentieth too early
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4Connection::idlesInVain()
{
    const auto each = [](const Imap4Response &) {
        return true;
    };
    ScriptedImap4 without("C: a2 NOOP\nS: a2 OK\n");
    FAILS(without->idle(std::chrono::seconds(1), each), Kind::Error,
          "command: IDLE => The server does not announce IDLE.");
    ScriptedImap4 refused(CanIdle + "C: a3 IDLE\nS: a3 NO not here\n");
    QVERIFY(refused->capability());
    const Imap4Result no = refused->idle(std::chrono::seconds(5), each);
    QVERIFY(no && no->type == "NO");
    QCOMPARE(no->data, texts({"not here"}));
    ScriptedImap4 ended(CanIdle + "C: a3 IDLE\nS: + idling\nS: * BYE too long\nX: close\n");
    QVERIFY(ended->capability());
    FAILS(ended->idle(std::chrono::seconds(5), each), Kind::Abort, "command: IDLE => too long");
    FAILS(ended->idle(std::chrono::seconds(5), each), Kind::Abort, "command: IDLE => too long");
    Imap4 never;
    FAILS(never.idle(std::chrono::seconds(5), each), Kind::Error,
          "command IDLE illegal in state LOGOUT, only allowed in states AUTH, SELECTED");
}

void TestImap4Connection::idlesOnDovecot()
{
    const Dovecot server;
    Imap4::Options options;
    options.ssl = true;
    options.tls.caFile = server.caFile();
    Imap4 imap, other;
    for (Imap4 *each : {&imap, &other}) {
        QVERIFY(each->open(server.host(), server.imapsPort(), options));
        QVERIFY(each->login(server.user().toUtf8(), server.password().toUtf8()));
    }
    QVERIFY(imap.capability());
    const Imap4Result opened = imap.select("INBOX");
    QVERIFY(opened);
    const int count = opened->data.front().bytes.toInt();
    QTimer::singleShot(200, qApp, [&other] { other.append("INBOX", {}, {}, "Subject: new\r\n\r\nx\r\n"); });
    QByteArrayList exists;
    const Imap4Result result = imap.idle(std::chrono::seconds(20), [&exists](const Imap4Response &response) {
        if (response.type == "EXISTS")
            exists += response.data.front().bytes;
        return exists.isEmpty();
    });
    QVERIFY(result && result->type == "OK");
    QCOMPARE(exists, QByteArrayList{QByteArray::number(count + 1)});
}

QTEST_GUILESS_MAIN(TestImap4Connection)
#include "tst_imap4connection.moc"
