#include "program.h"
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

class TestDecode : public QObject
{
    Q_OBJECT

private slots:
    void understood();
    void notUnderstood_data();
    void notUnderstood();
    void file();
    void aPipeIsAnsweredAtOnce();
    void inPieces();
    void tooLarge();
    void brokenPipe();
    void usage_data();
    void usage();
    void help();
};

static const char Greeting[] = "* OK ready\r\n";
static const char GreetingJson[] = R"({"type": "OK", "tag": null, "text": "ready", "code": null})";

void TestDecode::understood()
{
    const Run result = run({u"decode"_s}, QByteArray(Greeting) + "* 5 EXISTS\r\n");
    const QByteArray exists = R"({"type": "EXISTS", "num": 5})";
    QCOMPARE(result.lines(), (QByteArrayList{GreetingJson, exists}));
    QCOMPARE(result.error, "");
    COMPARE_STATUS(result, 0);
    COMPARE_STATUS(run({u"decode"_s}), 0);
}

void TestDecode::notUnderstood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("error") << QByteArray("* LIST (\r\n")
                           << QByteArray(
                                  R"({"type": "ERROR", "error": true, "offset": 8, "expected": "\")\"", )"
                                  R"("raw": "* LIST ("})");
    QTest::newRow("no line end") << QByteArray("* OK")
                                 << QByteArray(R"({"type": "INCOMPLETE", "incomplete": true, "bytes": 4})");
    QTest::newRow("within a literal")
        << QByteArray("* X {9}\r\nabc\r\n")
        << QByteArray(R"({"type": "INCOMPLETE", "incomplete": true, "bytes": 14})");
}

void TestDecode::notUnderstood()
{
    QFETCH(QByteArray, bytes);
    const Run result = run({u"decode"_s}, Greeting + bytes);
    QCOMPARE(result.lines().size(), 2);
    QCOMPARE(result.lines().first(), GreetingJson);
    QTEST(result.lines().last(), "last");
    COMPARE_STATUS(result, 1);
}

void TestDecode::file()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"said by the server"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(Greeting);
    file.close();
    const Run result = run({u"decode"_s, file.fileName()}, "* 9 EXISTS\r\n");
    QCOMPARE(result.lines(), QByteArrayList{GreetingJson});
    COMPARE_STATUS(result, 0);
}

// What has come whole is printed before more comes.
void TestDecode::aPipeIsAnsweredAtOnce()
{
    QProcess process;
    process.start(QStringLiteral(MAILREEVECTL), {u"decode"_s});
    process.write("* OK ready\r\n* 5 EX");
    QTRY_COMPARE_WITH_TIMEOUT(process.peek(1000), QByteArray(GreetingJson) + '\n', 10'000);
    process.write("ISTS\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(process.peek(1000).endsWith("\"num\": 5}\n"), 10'000);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
}

// Blocks end anywhere: within lines, literals and line ends.
void TestDecode::inPieces()
{
    QByteArray bytes;
    for (int i = 1; bytes.size() < 3'000'000; ++i) {
        const QByteArray body = QByteArray("Subject: x {5}\r\n").repeated(i % 300);
        bytes += "* " + QByteArray::number(i) + " FETCH (UID " + QByteArray::number(i) + " BODY[] {"
                 + QByteArray::number(body.size()) + "}\r\n" + body + ")\r\n";
    }
    const Run result = run({u"decode"_s}, bytes);
    COMPARE_STATUS(result, 0);
    const QByteArrayList lines = result.lines();
    QCOMPARE(lines.size(), bytes.count("FETCH"));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        const QByteArray body = QByteArray("Subject: x {5}\\r\\n").repeated((i + 1) % 300);
        const QByteArray expected = "{\"type\": \"FETCH\", \"seq\": " + number
                                    + ", \"attrs\": {\"UID\": " + number + ", \"BODY[]\": \"" + body + "\"}}";
        QCOMPARE(lines[i], expected);
    }
}

// A literal and a line that nobody may hold in memory: each is one error, and what follows is right.
void TestDecode::tooLarge()
{
    const QByteArray literal = "* 1 FETCH (BODY[] {70000000}\r\n" + QByteArray(70'000'000, '\n') + ")\r\n";
    const QByteArray line = "* SEARCH" + QByteArray(" 123456789").repeated(7'000'000) + "\r\n";
    const Run result = run({u"decode"_s}, literal + Greeting + line + Greeting);
    const QByteArrayList lines = result.lines();
    QCOMPARE(lines.size(), 4);
    const auto error = [](int offset, const QByteArray &raw) {
        return "{\"type\": \"ERROR\", \"error\": true, \"offset\": " + QByteArray::number(offset)
               + ", \"expected\": \"a response within the limits\", \"raw\": \"" + raw + "\"}";
    };
    QCOMPARE(lines[0], error(28, "* 1 FETCH (BODY[] {70000000}"));
    QCOMPARE(lines[1], GreetingJson);
    QCOMPARE(lines[2], error(1000, line.first(1000)));
    QCOMPARE(lines[3], GreetingJson);
    COMPARE_STATUS(result, 1);
}

void TestDecode::brokenPipe()
{
    QProcess process;
    process.start(
        u"sh"_s,
        {u"-c"_s, u"{ yes '* OK ready' | head -c 30000000 | '%1' decode; echo $? >&2; } | head -1"_s.arg(
                      QStringLiteral(MAILREEVECTL))});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.readAllStandardOutput(), QByteArray(GreetingJson) + '\n');
    // Ended by the signal, as any filter is.
    QCOMPARE(process.readAllStandardError(), "141\n");
}

void TestDecode::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const QStringList &arguments, const char *word) {
        QTest::newRow(name) << arguments << QByteArray(word);
    };
    row("nothing", {}, "--help");
    row("no such verb", {u"encode"_s}, "encode");
    row("no such option", {u"decode"_s, u"--json"_s}, "--json");
    row("no such file", {u"decode"_s, u"/nowhere/at all"_s}, "/nowhere/at all");
    row("a folder", {u"decode"_s, u"/"_s}, "directory");
    row("two files", {u"decode"_s, u"/dev/null"_s, u"b"_s}, "b");
    row("exec without anything", {u"exec"_s}, "URL");
    row("exec without a command", {u"exec"_s, u"imaps://ann@mail.example.org"_s}, "command");
    row("exec without a user", {u"exec"_s, u"imaps://mail.example.org"_s, u"NOOP"_s},
        "user@mail.example.org");
    row("exec with a wrong URL", {u"exec"_s, u"http://ann@mail.example.org"_s, u"NOOP"_s}, "imaps://");
    row("exec with a wrong option", {u"exec"_s, u"--no"_s, u"imaps://ann@h"_s, u"NOOP"_s}, "no");
    row("exec with a wrong pin", {u"exec"_s, u"--pin"_s, u"abcd"_s, u"imaps://ann@h"_s, u"NOOP"_s}, "abcd");
    row("exec without a password", {u"exec"_s, u"imaps://ann@h"_s, u"NOOP"_s}, "MAILREEVE_PASSWORD");
}

void TestDecode::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Run result = run(arguments);
    COMPARE_STATUS(result, 2);
    QCOMPARE(result.out, "");
    QVERIFY(result.error.startsWith("mailreevectl: "));
    QCOMPARE(result.error.count('\n'), 1);
    QVERIFY2(result.error.contains(word), result.error);
}

void TestDecode::help()
{
    for (const QString &option : {u"--help"_s, u"-h"_s}) {
        const Run result = run({option});
        COMPARE_STATUS(result, 0);
        for (const char *word :
             {"decode", "exec", "access", "rights", "quota", "--json", "--csv", "--group", "--flavour",
              "--starttls", "--password-file", "--act-as", "--mechanism", "--ca-file", "--pin", "--timeout",
              "MAILREEVE_PASSWORD", "@mail.eml", "Exit status"})
            QVERIFY2(result.out.contains(word), word);
        for (const QByteArray &line : result.lines())
            QVERIFY2(line.size() <= 120, line);
    }
    COMPARE_STATUS(run({u"exec"_s, u"--help"_s}), 0);
    const Run version = run({u"--version"_s});
    COMPARE_STATUS(version, 0);
    QVERIFY(version.out.startsWith("mailreevectl 0."));
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
