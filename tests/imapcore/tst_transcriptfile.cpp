#include "imapcore/cause.h"
#include "imapcore/recorder.h"
#include "imapcore/traffic/exchange.h"
#include "imapcore/traffic/transcriptfile.h"
#include "imapcore/traffic/transcriptwriter.h"
#include "imapcore/wire/framer.h"
#include "tests/support/script.h"
#include "tests/support/seed.h"
#include "tests/support/transcript.h"
#include <QBuffer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Traffic::Kind;

// What is written of traffic is read again as it was, and files that somebody wrote are read like the tests read them.
class TestTranscriptFile : public QObject
{
    Q_OBJECT
private slots:
    void lines_data();
    void lines();
    void roundTrip();
    void secretsInTheTestsForm();
    void literals_data();
    void literals();
    void owners_data();
    void owners();
    void everyTranscript_data();
    void everyTranscript();
    void anyBytes();
    void cut_data();
    void cut();
    void noTranscript_data();
    void noTranscript();
    void wrongLineLater();
    void longEntries();
    void inSlices();
    void manyOpen();

private:
    QString file(const QByteArray &content)
    {
        const QString name = m_folder.filePath(QString::number(++m_files) + u".imap"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return name;
    }
    std::unique_ptr<TranscriptFile> open(const QByteArray &content)
    {
        auto opened = TranscriptFile::open(file(content));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        (*opened)->read(-1);
        return std::move(*opened);
    }
    static QByteArray written(const Traffic &traffic, const QString &title = {})
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        TranscriptWriter writer(&buffer, title);
        for (quint64 i = traffic.firstIndex(); i < traffic.endIndex(); ++i)
            writer.add(traffic.at(i));
        writer.flush();
        return buffer.data();
    }
    // One line for each entry.
    static QByteArrayList told(const Traffic &traffic)
    {
        QByteArrayList all;
        for (quint64 i = traffic.firstIndex(); i < traffic.endIndex(); ++i) {
            const Traffic::Entry entry = traffic.at(i);
            static constexpr const char *kinds[] = {"C", "S", "N", "M"};
            all += kinds[int(entry.kind)] + QByteArray::number(entry.owner) + ' '
                   + entry.bytes.toByteArray().replace("\r\n", "|").replace('\n', "/")
                   + (entry.omitted > 0 ? " -" + QByteArray::number(entry.omitted) : QByteArray());
        }
        return all;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestTranscriptFile::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    using LineKind = TranscriptLine::Kind;
    const auto row = [](const char *line, LineKind kind, const char *text) {
        QTest::newRow(*line ? line : "nothing") << QByteArray(line) << int(kind) << QByteArray(text);
    };
    row("", LineKind::Remark, "");
    row("# of people", LineKind::Remark, "");
    row("#@ +5us", LineKind::About, " +5us");
    row("S: * OK", LineKind::Server, "* OK");
    row("   S: * OK", LineKind::Server, "* OK");
    row("S:  two spaces", LineKind::Server, " two spaces");
    row("S:", LineKind::Server, "");
    row("C: a1 AUTHENTICATE...", LineKind::Client, "a1 AUTHENTICATE");
    row("C> a1 x...", LineKind::Client, "a1 x...");
    row("X: close", LineKind::Action, "close");
    row("N: bent", LineKind::Wanted, "bent");
    row("Q: bent", LineKind::Unknown, "");
    row("S? x", LineKind::Unknown, "");
    row("S", LineKind::Unknown, "");
    row("* OK ready", LineKind::Unknown, "");
}

void TestTranscriptFile::lines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, kind);
    const auto read = TranscriptLine::read(line);
    QCOMPARE(int(read.kind), kind);
    QTEST(read.text.toByteArray(), "text");
}

void TestTranscriptFile::roundTrip()
{
    Trace trace(1 << 20);
    const auto receive = [&trace](const QByteArray &bytes, quint32 owner) {
        trace.add(Kind::Received, bytes, owner);
    };
    receive("* OK ready", 0);
    trace.addCommand("M0001 LOGIN olivia {7+}\r\n\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2", 1, Trace::now() - 700,
                     0);
    receive("M0001 OK [CAPABILITY IMAP4rev1] in", 1);
    trace.addCommand("M0002 LIST \"\" *", 2, Trace::now() - 5, Cause::idOf(u"Opened\nthe window"_s));
    trace.addCommand("M0003 APPEND x {12}", 3, 0, 0);
    receive("* LIST () \"/\" {4}\r\na\r\nb", 2);
    receive("* 3 EXISTS", 0);
    receive("+ go", 3);
    trace.add(Kind::Sent, "one\r\ntwo\nthre...", 3);
    trace.add(Kind::Note, "Read although bent: something", 3);
    trace.add(Kind::Note, "Connection closed", 0);
    trace.add(Kind::Malformed, "Not understood: a number was expected at byte 14", 3);
    receive("* 1 FETCH (BODY[] {500>\r\n UID 5)", 3);
    trace.addCommand("M0004 APPEND x {500}", 4, 0, 0);
    receive("+ go", 4);
    trace.add(Kind::Note, "The literal was sent, from a device", 4);
    trace.add(Kind::Sent, "", 4);
    receive("M0004 OK {5}", 4);
    receive(QByteArray("\0\r\xff ", 4), 0);
    trace.addCommand("M0005 SEARCH TEXT wait...", 5, 0, 0);
    receive("* OK a {5} ", 5);
    trace.addCommand("a.7 odd tag", 77, 0, 0);
    const QByteArray text = written(trace, u"olivia at mail.example.org"_s);
    QVERIFY(text.startsWith("# Mailreeve transcript: olivia at mail.example.org\n"));

    const auto back = open(text);
    QCOMPARE(back->title(), u"olivia at mail.example.org"_s);
    QVERIFY(!back->error());
    QCOMPARE(told(*back), told(trace));
    for (quint64 i = 0; i < trace.endIndex(); ++i) {
        QCOMPARE(back->at(i).time, trace.at(i).time);
        QCOMPARE(back->at(i).queued, trace.at(i).queued);
        QCOMPARE(Cause::textOf(back->at(i).cause), Cause::textOf(trace.at(i).cause).replace(u'\n', u' '));
    }
    // And once more, from the file.
    QCOMPARE(written(*back, back->title()), text);
    // The tests' own reader takes it, and the server's bytes are what they were.
    const Script script(text);
    QVERIFY(script.serverBytes().contains("* LIST () \"/\" {4}\r\na\r\nb\r\n"));
    QCOMPARE(script.wanted().size(), size_t(4));
    QCOMPARE(script.wanted()[2].text, "14 a number");
}

// What is hidden needs no particular bytes of a client that plays it.
void TestTranscriptFile::secretsInTheTestsForm()
{
    Trace trace(1 << 20);
    trace.addCommand("M0001 LOGIN olivia \xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2", 1, 0, 0);
    const QByteArray text = written(trace);
    QVERIFY2(text.contains("\nC: M0001 LOGIN olivia ...\n"), text);
    ScriptPlayer player{Script(text)};
    player.received("M0001 LOGIN olivia hunter2\r\n");
    QVERIFY2(player.isFinished(), qPrintable(player.problem()));
    QCOMPARE(told(*open(text)), told(trace));
}

void TestTranscriptFile::literals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("entries");
    const auto row = [](const char *name, const char *text, const QByteArrayList &entries) {
        QTest::newRow(name) << QByteArray(text) << entries;
    };
    row("within one line", "S: * LIST () \"/\" {3}\nS: abc\nS: * 1 EXISTS",
        {"S0 * LIST () \"/\" {3}|abc", "S0 * 1 EXISTS"});
    row("of several", "S: * 1 FETCH (X {6}\nS: ab\nS: cd UID 5)\nS: * 2 EXISTS",
        {"S0 * 1 FETCH (X {6}|ab|cd UID 5)", "S0 * 2 EXISTS"});
    row("bare LF", "S: * 1 FETCH (X {5}\nS/ ab\nS: cd UID 5)", {"S0 * 1 FETCH (X {5}|ab/cd UID 5)"});
    row("up to a line end", "S: * 1 FETCH (X {4}\nS: ab\nS: UID 5)", {"S0 * 1 FETCH (X {4}|ab|UID 5)"});
    row("empty", "S: * 1 FETCH (X {0}\nS: UID 5)\nS: * 2 EXISTS",
        {"S0 * 1 FETCH (X {0}|UID 5)", "S0 * 2 EXISTS"});
    row("two", "S: * X {2}\nS: ab {2}\nS: cd e", {"S0 * X {2}|ab {2}|cd e"});
    row("in text", "S: * OK a {5}\nS: * 2 EXISTS", {"S0 * OK a {5}", "S0 * 2 EXISTS"});
    row("announced by its bytes", "S: * X {3}\nS: {9}\nS: * 2 EXISTS", {"S0 * X {3}|{9}", "S0 * 2 EXISTS"});
    row("in pieces", "S> * LIST () \"/\nS> \" a\nS: b", {"S0 * LIST () \"/\" ab"});
    row("of the client", "C: a1 APPEND x {8}\nS: + go\nC: ab\nC: cdef\nC: a2 NOOP",
        {"C2147483649 a1 APPEND x {8}", "S2147483649 + go", "C2147483649 ab|cdef", "C2147483650 a2 NOOP"});
    row("that nobody waits for", "C: a1 APPEND x {8+}\nC: ab\nC: cdef\nC: a2 NOOP",
        {"C2147483649 a1 APPEND x {8+}|ab|cdef", "C2147483650 a2 NOOP"});
    row("refused", "C: a1 APPEND x {8}\nS: a1 NO no\nC: a2 NOOP",
        {"C2147483649 a1 APPEND x {8}", "S2147483649 a1 NO no", "C2147483650 a2 NOOP"});
    row("secret", "C: M0001 LOGIN x {800}\nS: + go\nC: ...\nC: M0002 NOOP",
        {"C1 M0001 LOGIN x {800}", "S1 + go", "C1 \xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2", "C2 M0002 NOOP"});
    row("expectations are no traffic", "A: connector\nS: * OK a\nR: {}\nV: a1 x\nZ: Selected\nE: x\nX: close",
        {"S0 * OK a", "N0 X: close"});
}

void TestTranscriptFile::literals()
{
    QFETCH(QByteArray, text);
    QTEST(told(*open(text)), "entries");
    // Written again it is the same.
    const auto file = open(text);
    QTEST(told(*open(written(*file))), "entries");
}

void TestTranscriptFile::owners_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("owners"); // the foreign ones without their offset
    using List = QList<int>;
    const auto row = [](const char *name, const char *text, const List &owners) {
        QTest::newRow(name) << QByteArray(text) << owners;
    };
    row("one", "S: * OK\nC: a NOOP\nS: * 1 EXISTS\nS: a OK\nS: * 2 EXISTS", List{0, 1, 1, 1, 0});
    row("by mailbox", "C: a GETACL x\nC: b GETACL y\nS: * ACL y bob l\nS: b OK\nS: * ACL x\nS: a OK",
        List{1, 2, 2, 2, 1, 1});
    row("by word",
        "C: a GETQUOTAROOT x\nC: b UID SEARCH ALL\nS: * ESEARCH ALL 1\nS: * QUOTAROOT x\nS: * QUOTA x ()",
        List{1, 2, 2, 1, 1});
    row("nobody's", "C: a GETACL x\nC: b LIST \"\" *\nS: * BYE\n", List{1, 2, 0});
    row("idle", "C: a IDLE\nS: + idling\nS: * 5 EXISTS\nC: DONE\nS: a OK", List{1, 1, 0, 1, 1});
    row("SASL", "C: a AUTHENTICATE LOGIN\nS: + VXNlcg==\nC: b2xp dmlh\nS: a NO\nC: b NOOP",
        List{1, 1, 1, 1, 2});
    row("answered twice", "C: a NOOP\nS: a OK\nS: a OK", List{1, 1, 0});
}

void TestTranscriptFile::owners()
{
    QFETCH(QByteArray, text);
    const auto file = open(text);
    QList<int> owners;
    for (quint64 i = 0; i < file->endIndex(); ++i)
        owners += int(file->at(i).owner & 0x7fffffff);
    QTEST(owners, "owners");
}

void TestTranscriptFile::everyTranscript_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Transcript::files())
        QTest::newRow(qPrintable(name)) << name;
}

// Both readers see the same bytes of the server, in the same responses as a session does.
void TestTranscriptFile::everyTranscript()
{
    QFETCH(QString, name);
    const Script script = Script::fromFile(name);
    auto opened = TranscriptFile::open(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/") + name);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
    TranscriptFile &file = **opened;
    file.read(-1);
    QVERIFY(!file.error());
    Framer framer;
    framer.append(script.serverBytes());
    QByteArrayList framed, read;
    while (const auto response = framer.next())
        framed += response->toByteArray();
    for (quint64 i = 0; i < file.endIndex(); ++i) {
        if (file.at(i).kind == Kind::Received)
            read += file.at(i).bytes.toByteArray();
    }
    // Where the conversation breaks off within a response there is the half of it.
    if (read.size() == framed.size() + 1)
        read.removeLast();
    QCOMPARE(read, framed);
}

// Whatever a file holds: what is read of it can be written, and is read again as the same.
void TestTranscriptFile::anyBytes()
{
    QRandomGenerator dice(testSeed());
    const QByteArrayList names = [] {
        QByteArrayList all;
        for (const QString &name : Transcript::files())
            all += name.toUtf8();
        return all;
    }();
    for (int round = 0; round < 400; ++round) {
        QFile from(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/")
                   + QString::fromUtf8(names[dice.bounded(int(names.size()))]));
        QVERIFY(from.open(QIODevice::ReadOnly));
        QByteArray text = "S: * OK\n" + from.readAll();
        static const QByteArrayList pieces{"\n",
                                           "\nS: ",
                                           "\nC: ",
                                           "\nC> ",
                                           "\nS> ",
                                           "\nS/ ",
                                           "{3}\n",
                                           "{40+}\n",
                                           "{9>\n",
                                           "...\n",
                                           "\r",
                                           "\0",
                                           "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2",
                                           "\n#@ of=7 +9us\n",
                                           "\nN: x\n",
                                           "+ ",
                                           "M0001 "};
        for (int i = dice.bounded(12); i > 0; --i)
            text.insert(8 + dice.bounded(int(text.size()) - 8), pieces[dice.bounded(int(pieces.size()))]);
        const auto opened = TranscriptFile::open(file(text));
        QVERIFY(opened);
        (*opened)->read(-1);
        const auto again = open(written(**opened));
        QVERIFY2(!again->error(), text);
        QVERIFY2(told(*again) == told(**opened),
                 text + "\n---\n" + told(**opened).join('\n') + "\n---\n" + told(*again).join('\n'));
    }
}

void TestTranscriptFile::cut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("entries");
    QTest::addColumn<bool>("isCut");
    const auto row = [](const char *name, const char *text, const QByteArrayList &entries, bool isCut) {
        QTest::newRow(name) << QByteArray(text) << entries << isCut;
    };
    row("not at all", "S: * OK\nS: * 1 EXISTS", {"S0 * OK", "S0 * 1 EXISTS"}, false);
    row("in a literal", "S: * X {10}\nS: abc", {"S0 * X {10}|abc| -5"}, true);
    row("before a literal", "S: * X {10}\n", {"S0 * X {10}| -10"}, true);
    row("in a line", "S: * OK\nS> * 1", {"S0 * OK", "S0 * 1"}, true);
    row("before what belongs to it", "S: * OK\n#@ +1us of=5\n", {"S0 * OK"}, false);
    row("before the client's literal", "C: M0001 APPEND x {3}\n", {"C1 M0001 APPEND x {3}"}, true);
}

void TestTranscriptFile::cut()
{
    QFETCH(QByteArray, text);
    const auto file = open(text);
    QVERIFY(!file->error());
    QTEST(told(*file), "entries");
    QTEST(file->isCut(), "isCut");
}

void TestTranscriptFile::noTranscript_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("remarks") << QByteArray("# a\n# b\n");
    QTest::newRow("a message") << QByteArray("From: ann\nTo: bob\n");
    QTest::newRow("a response") << QByteArray("* OK ready\r\n");
    QTest::newRow("bytes without a line end") << QByteArray(10'000'000, '\x80');
    QTest::newRow("an odd remark") << QByteArray("#@ nonsense\nS: * OK\n");
}

void TestTranscriptFile::noTranscript()
{
    QFETCH(QByteArray, text);
    const auto opened = TranscriptFile::open(file(text));
    QVERIFY(!opened);
    QVERIFY(!opened.error().text.isEmpty());
    const auto missing = TranscriptFile::open(m_folder.filePath(u"missing"_s));
    QVERIFY(!missing);
    QVERIFY(!missing.error().text.isEmpty());
}

void TestTranscriptFile::wrongLineLater()
{
    const auto file = open("S: * OK\nS: * 1 EXISTS\nnothing of the kind\nS: * 2 EXISTS\n");
    QVERIFY(file->isOver());
    QVERIFY(file->error());
    QVERIFY2(file->error()->text.contains(u"Line 3"_s), qPrintable(file->error()->text));
    QCOMPARE(told(*file), (QByteArrayList{"S0 * OK", "S0 * 1 EXISTS"}));
}

// Longer than what is kept: the rest is counted, and what follows is found.
void TestTranscriptFile::longEntries()
{
    const qint64 size = TranscriptFile::MostKept + 1'000'000;
    const QByteArray text = "S: * 1 FETCH (X {" + QByteArray::number(size) + "}\nS: " + QByteArray(size, 'x')
                            + " Y {3}\nS: abc)\nS: * 2 EXISTS\nS: * " + QByteArray(size, 'y')
                            + "\nS: * 3 EXISTS\nN: " + QByteArray(size, 'z') + "\nS: * 4 EXISTS\n";
    const auto file = open(text);
    QCOMPARE(file->endIndex(), 6u);
    QCOMPARE(file->at(0).bytes.size(), TranscriptFile::MostKept);
    const qint64 all = text.indexOf("\nS: * 2 EXISTS") - 3 - 2 * 4 + 2 * 2;
    QCOMPARE(file->at(0).bytes.size() + file->at(0).omitted, all);
    QCOMPARE(file->at(1).bytes, "* 2 EXISTS");
    QCOMPARE(file->at(2).bytes.size() + file->at(2).omitted, size + 2);
    QCOMPARE(file->at(3).bytes, "* 3 EXISTS");
    QVERIFY(file->at(4).bytes.size() <= TranscriptFile::MostKept);
    QCOMPARE(file->at(4).bytes.size() + file->at(4).omitted,
             qint64(QByteArrayLiteral("Read although bent: ").size()) + size);
    QCOMPARE(file->at(5).bytes, "* 4 EXISTS");
}

void TestTranscriptFile::inSlices()
{
    QByteArray text;
    for (int i = 0; i < 300'000; ++i)
        text += "S: * " + QByteArray::number(i) + " FETCH (UID " + QByteArray::number(i) + ")\n";
    const auto opened = TranscriptFile::open(file(text));
    QVERIFY(opened);
    TranscriptFile &file = **opened;
    QVERIFY(file.endIndex() > 0);
    QVERIFY(file.endIndex() < 300'000);
    QCOMPARE(file.at(0).bytes, "* 0 FETCH (UID 0)");
    QVERIFY(file.at(file.endIndex() - 1).bytes.startsWith("* " + QByteArray::number(file.endIndex() - 1)));
    const QSignalSpy changed(&file, &Traffic::changed);
    QTRY_VERIFY(file.isOver());
    QVERIFY(changed.size() > 1);
    QCOMPARE(file.endIndex(), 300'000u);
    QCOMPARE(file.bytesRead(), file.size());
    for (const int i : {299'999, 0, 150'000, 150'001, 149'999, 5})
        QCOMPARE(file.at(quint64(i)).bytes,
                 "* " + QByteArray::number(i) + " FETCH (UID " + QByteArray::number(i) + ')');
    // It is traffic like any other.
    ExchangeLog log(&file);
    while (!log.isCurrent())
        log.read(1000);
    QCOMPARE(log.endNumber(), 1u);
    QCOMPARE(log.at(0).lines, 300'000u);
}

// Marks remember what is under way; in the middle of the file it is known whose a line is.
void TestTranscriptFile::manyOpen()
{
    QByteArray text;
    for (int i = 0; i < 5'000; ++i)
        text += "C: x" + QByteArray::number(i) + " GETACL box" + QByteArray::number(i) + '\n';
    for (int i = 0; i < 5'000; ++i)
        text += "S: * ACL box" + QByteArray::number(i) + " bob lr\nS: x" + QByteArray::number(i) + " OK\n";
    const auto file = open(text);
    QCOMPARE(file->endIndex(), 15'000u);
    for (const int i : {4'000, 17, 2'500})
        QCOMPARE(file->at(quint64(5'000 + 2 * i)).owner, 0x80000001 + quint32(i));
}

QTEST_GUILESS_MAIN(TestTranscriptFile)
#include "tst_transcriptfile.moc"
