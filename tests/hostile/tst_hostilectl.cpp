#include "hostile.h"
#include "tests/ctl/program.h"
#include "tests/support/certificates.h"
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

// What mailreevectl makes of hostile servers: its exit status, one sentence that names the cause, and an end in time.
class TestHostileCtl : public QObject
{
    Q_OBJECT

private slots:
    void exec_data();
    void exec();
    void floodIsPrinted();
    void decode_data();
    void decode();

private:
    Certificates m_certificates;
};

namespace {

// One case: a server, and a run against it.
struct Case
{
    QByteArray script;
    QStringList options; // "tls" and "starttls" stand for what it takes
    int status;
    QByteArray error; // HOST is where
};

} // namespace

Q_DECLARE_METATYPE(Case)

void TestHostileCtl::exec_data()
{
    QTest::addColumn<Case>("theCase");
    const auto row = [](const char *name, const QByteArray &script, int status, const QByteArray &error,
                        const QStringList &options = {}) {
        QTest::newRow(name) << Case{script, options, status, "mailreevectl: " + error + '\n'};
    };
    const QByteArray cannot = "cannot connect to HOST: ", login = "cannot log in to HOST: ",
                     ended = "the connection to HOST ended during ";
    const QByteArray in =
        "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] x\nC: a1 LOGIN...\nS: a1 OK [CAPABILITY IMAP4rev1] in\n"
        "C: a2 LIST \"\" \"\"\nS: a2 OK\n";
    row("no greeting", "", 3, cannot + "The server said nothing for 1 s while waiting for its greeting.");
    row("a byte of a greeting now and then", "X: dribble", 3,
        cannot + "The server said nothing for 1 s while waiting for its greeting.");
    row("a word now and then", "S: * OK x\nC: a1 CAPABILITY\nX: dribble * OK wait", 3,
        cannot + "The server came to no end in 3 s while asking for its capabilities.");
    row("no handshake", "", 3, cannot + "The server said nothing for 1 s while starting TLS.", {u"tls"_s});
    row("no answer to the login", "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nX: stall", 3,
        cannot + "The server said nothing for 1 s while logging in.");
    row("no answer to a command", in + "C: a3 NOOP\nX: stall", 3,
        ended + "NOOP: The server said nothing for 1 s.");
    row("half an answer", in + "C: a3 NOOP\nS: * X {1000}\nX: dribble", 3,
        ended + "NOOP: The server said nothing for 1 s.");
    row("closed at once", "X: close", 3, cannot + "the server closed the connection");
    row("closed in the greeting", "S> * OK [CAPA\nX: close", 3, cannot + "the server closed the connection");
    row("closed in the login", "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS> a1 OK [CA\nX: close", 3,
        cannot + "the server closed the connection");
    row("closed behind the login",
        "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS: a1 OK [CAPABILITY IMAP4rev1] in\n"
        "C: a2 LIST...\nS> * LI\nX: close",
        3, cannot + "the server closed the connection");
    row("closed in a command", in + "C: a3 NOOP\nS> * 1 EXI\nX: close", 3,
        ended + "NOOP: the server closed the connection");
    row("no STARTTLS", "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] x", 3,
        cannot + "The server does not announce STARTTLS.", {u"starttls"_s});
    row("PREAUTH instead of STARTTLS", "S: * PREAUTH [CAPABILITY IMAP4rev1] x", 3,
        cannot + "PREAUTH before STARTTLS.", {u"starttls"_s});
    row("no way in", "S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] x", 4,
        login + "The server allows no LOGIN here.");
    row("words for the terminal",
        "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\n"
        "S: a1 NO \x1b]0;owned\x07\x1b[2J\rNo \xE2\x80\xAEno\xC2\x9B"
        "1m",
        4, login + " ]0;owned  [2J No  no 1m");
    row("too many words",
        "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS: a1 NO " + QByteArray(1 << 20, 'x'), 4,
        QByteArray());
    row("a line without an end", in + "C: a3 NOOP\nS> * X \nX: flood", 3,
        ended + "NOOP: The server sent a response that is too long.");
    row("a literal of nine exabytes", in + "C: a3 NOOP\nS: * X {9000000000000000000}\nX: stall", 3,
        ended + "NOOP: The server sent a response that is too long.");
    row("not base64",
        "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\nC: a1 AUTHENTICATE PLAIN\nS: + Hello!\nC: *\n"
        "S: a1 OK welcome",
        4, login + "The server's challenge is not base64.");
    row("OK without a proof",
        "S: * OK [CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-256] x\nC: a1 AUTHENTICATE...\nS: a1 OK welcome", 4,
        login + "The server did not prove that it knows the password.");
    row("four billion iterations",
        "S: * OK [CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-256] x\nC: a1 AUTHENTICATE...\nS: +\n"
        "C: ...\nS: + "
            + QByteArray("r=x,s=c2FsdA==,i=4000000000").toBase64() + "\nC: *\nS: a1 BAD no",
        4,
        login
            + "The server asks for 4000000000 iterations, which would take too long; at most 1000000 are "
              "computed.");
    row("not an IMAP server", "S: SSH-2.0-OpenSSH_9.2\nX: stall", 3,
        cannot + "This does not look like an IMAP server; it said: SSH-2.0-OpenSSH_9.2");
    row("no TLS where it is wanted", "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\nX: stall", 3, QByteArray(),
        {u"tls"_s});
}

void TestHostileCtl::exec()
{
    QFETCH(Case, theCase);
    ScriptedServer server;
    server.addScript(Script(theCase.script));
    QStringList arguments{u"exec"_s, u"--timeout"_s, u"1"_s};
    if (theCase.options.contains(u"starttls"_s))
        arguments += u"--starttls"_s;
    arguments +=
        u"%1://olivia@127.0.0.1:%2"_s.arg(theCase.options.contains(u"tls"_s) ? u"imaps"_s : u"imap"_s)
            .arg(server.port());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MAILREEVE_PASSWORD"_s, u"hunter2"_s);
    process.setProcessEnvironment(environment);
    QElapsedTimer clock;
    clock.start();
    process.start(QStringLiteral(MAILREEVECTL), arguments + QStringList{u"NOOP"_s});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(process.exitCode() == theCase.status, error);
    QByteArray expected = theCase.error;
    expected.replace("HOST", "127.0.0.1, port " + QByteArray::number(server.port()));
    if (expected == "mailreevectl: \n") {
        QVERIFY2(error.startsWith("mailreevectl: cannot ") && error.size() < 1200, error.left(2000));
        QCOMPARE(error.count('\n'), 1);
    } else {
        QCOMPARE(error, expected);
    }
    QVERIFY(!leaks(error) && !leaks(process.readAllStandardOutput()));
    if (theCase.options.contains(u"tls"_s) || theCase.options.contains(u"starttls"_s))
        QVERIFY2(!leaks(server.received()), server.received());
}

// Nothing is held back, and nothing kept: what is printed may be as much as it likes.
void TestHostileCtl::floodIsPrinted()
{
    ScriptedServer server;
    server.setFlood([] { return ("* X " + QByteArray(1018, 'x') + "\r\n").repeated(64); });
    server.addScript(Script("S: * PREAUTH [CAPABILITY IMAP4rev1] x\nC: a1 LIST...\nS: a1 OK\nC: a2 NOOP\n"
                            "X: flood 104857600\nS: a2 OK\nC: a3 LOGOUT\nS: a3 OK\nX: close"));
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    // AddressSanitizer claims more than there is.
    const QString most = IsSanitized ? u"unlimited"_s : u"400000"_s;
    process.start(u"sh"_s, {u"-c"_s, u"ulimit -v %1; exec \"$@\""_s.arg(most), u"sh"_s,
                            QStringLiteral(MAILREEVECTL), u"exec"_s, u"--password-file"_s, u"/dev/null"_s,
                            u"imap://olivia@127.0.0.1:%1"_s.arg(server.port()), u"NOOP"_s});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60000);
    QCOMPARE(process.readAllStandardError(), "");
    QCOMPARE(process.exitCode(), 0);
}

void TestHostileCtl::decode_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("status");
    const QByteArray open(1'000'000, '('), close(1'000'000, ')');
    QTest::newRow("THREAD, a million deep")
        << "* THREAD " + QByteArray("(1 ").repeated(1'000'000) + "1" + close + "\r\n"
        << 0;
    QTest::newRow("BODYSTRUCTURE, a million deep") << "* 1 FETCH (BODYSTRUCTURE " + open + close + ")\r\n"
                                                   << 1;
    QTest::newRow("LIST, a million deep") << "* LIST () \"/\" x " + open + close + "\r\n" << 1;
    QTest::newRow("unknown, a million deep") << "* X " + open + close + "\r\n" << 0;
    QTest::newRow("the largest set") << QByteArray("* ESEARCH (TAG \"a\") UID ALL 1:4294967295\r\n") << 0;
    QTest::newRow("a literal that is not there") << QByteArray("* X {9223372036854775807}\r\nabc") << 1;
}

void TestHostileCtl::decode()
{
    QFETCH(QByteArray, input);
    QFETCH(int, status);
    const Run result = run({u"decode"_s}, input);
    QVERIFY2(result.status == status,
             result.error + QByteArray::number(result.status) + result.out.left(500));
}

QTEST_GUILESS_MAIN(TestHostileCtl)
#include "tst_hostilectl.moc"
