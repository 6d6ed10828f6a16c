#include "imapcore/wire/writer.h"
#include <QTest>

using imap::Writer;
using Literals = imap::Writer::Literals;

class TestWriter : public QObject
{
    Q_OBJECT

private slots:
    void spaces();
    void strings_data();
    void strings();
    void literals_data();
    void literals();
    void refused_data();
    void refused();
    void refusedAltogether();
    void secretsAreMarked();
    void secretLiteral();
    void twoLiterals();
    void numbersAndSets();
    void alwaysLiterals();
    void literal8();
    void rawWithLiterals_data();
    void rawWithLiterals();
    void rawWithLiteralsSecret();
};

static QByteArray wire(Writer &out)
{
    QByteArray bytes;
    for (const imap::Segment &segment : out.take())
        bytes += segment.bytes;
    return bytes;
}

void TestWriter::alwaysLiterals()
{
    Writer out(Literals::NonSynchronizing);
    out.literal("abc").atom("X").literal("");
    QCOMPARE(wire(out), "{3+}\r\nabc X {0+}\r\n");
    Writer waits;
    waits.literal("abc").literal("de");
    const auto segments = waits.take();
    QCOMPARE(segments.size(), size_t(3));
    QVERIFY(segments[0].waits && segments[1].waits && !segments[2].waits);
    QCOMPARE(segments[1].bytes, "abc {2}\r\n");
    Writer refused;
    refused.literal(QByteArray("a\0b", 3));
    QVERIFY(!refused.isValid());
}

// RFC 3516 section 4.4; RFC 7888 section 6 for the plus
void TestWriter::literal8()
{
    Writer out(Literals::NonSynchronizingUpTo4096);
    out.open().literal8(QByteArray("a\0\r\n", 4)).close().literal8(QByteArray(4097, 'x'));
    QVERIFY(out.isValid());
    const auto segments = out.take();
    QCOMPARE(segments.size(), size_t(2));
    QCOMPARE(segments[0].bytes, QByteArray("(~{4+}\r\na\0\r\n) ~{4097}\r\n", 23));
    QVERIFY(segments[0].waits);
}

void TestWriter::spaces()
{
    Writer out;
    out.atom("a1").atom("X").open().atom("A").string("b").open().close().close().raw("c d").open().close();
    QVERIFY(out.isValid());
    QCOMPARE(wire(out), "a1 X (A \"b\" ()) c d ()");
}

void TestWriter::strings_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("\"abc\"");
    QTest::newRow("empty") << QByteArray("") << QByteArray("\"\"");
    QTest::newRow("NIL") << QByteArray("NIL") << QByteArray("\"NIL\"");
    QTest::newRow("quote and backslash")
        << QByteArray(R"(th"e o\%p*ss)") << QByteArray(R"("th\"e o\\%p*ss")");
    QTest::newRow("only a backslash") << QByteArray("\\") << QByteArray("\"\\\\\"");
    QTest::newRow("parentheses and braces") << QByteArray("(a) {5}") << QByteArray("\"(a) {5}\"");
    QTest::newRow("TAB") << QByteArray("a\tb") << QByteArray("\"a\tb\"");
    QTest::newRow("UTF-8") << QByteArray("\xC3\xA9") << QByteArray("{2+}\r\n\xC3\xA9");
    QTest::newRow("long") << QByteArray(1000, 'x') << '"' + QByteArray(1000, 'x') + '"';
    QTest::newRow("too long for quotes") << QByteArray(1001, 'x') << "{1001+}\r\n" + QByteArray(1001, 'x');
}

void TestWriter::strings()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, written);
    Writer string(Literals::NonSynchronizing), secret(Literals::NonSynchronizing),
        mailbox(Literals::NonSynchronizing);
    QCOMPARE(wire(string.string(value)), written);
    QCOMPARE(wire(secret.secret(value)), written);
    QCOMPARE(wire(mailbox.mailbox(imap::MailboxName::fromWire(value))), written);
    QVERIFY(string.isValid() && secret.isValid() && mailbox.isValid());
}

void TestWriter::literals_data()
{
    QTest::addColumn<Literals>("literals");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("waits");
    QTest::newRow("synchronizing") << Literals::Synchronizing << 1001 << true;
    QTest::newRow("LITERAL+") << Literals::NonSynchronizing << 1'000'000 << false;
    QTest::newRow("LITERAL-, 4096") << Literals::NonSynchronizingUpTo4096 << 4096 << false;
    QTest::newRow("LITERAL-, 4097") << Literals::NonSynchronizingUpTo4096 << 4097 << true;
}

void TestWriter::literals()
{
    QFETCH(Literals, literals);
    QFETCH(int, size);
    QFETCH(bool, waits);
    Writer out(literals);
    out.atom("X").string(QByteArray(size, 'y')).atom("z");
    const imap::Segments segments = out.take();
    const QByteArray head = "X {" + QByteArray::number(size) + (waits ? "}\r\n" : "+}\r\n");
    if (waits) {
        QCOMPARE(segments.size(), size_t(2));
        QVERIFY(segments[0].waits && !segments[1].waits);
        QCOMPARE(segments[0].bytes, head); // not a byte of the literal before the server agrees
        QCOMPARE(segments[1].bytes, QByteArray(size, 'y') + " z");
    } else {
        QCOMPARE(segments.size(), size_t(1));
        QVERIFY(!segments[0].waits);
        QCOMPARE(segments[0].bytes, head + QByteArray(size, 'y') + " z");
    }
}

void TestWriter::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("CR") << QByteArray("a\rb");
    QTest::newRow("LF") << QByteArray("a\nb");
    QTest::newRow("CRLF and a command") << QByteArray("a\r\nM9 LOGOUT");
    QTest::newRow("LF at the end") << QByteArray("a\n");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void TestWriter::refused()
{
    QFETCH(QByteArray, bytes);
    Writer atom, raw, rawSecret, string, secret, mailbox;
    QVERIFY(!atom.atom(bytes).isValid());
    QVERIFY(!raw.raw(bytes).isValid());
    QVERIFY(!rawSecret.rawSecret(bytes).isValid());
    QVERIFY(!atom.error().isEmpty());
    QVERIFY(!string.string(bytes).isValid());
    QVERIFY(!secret.secret(bytes).isValid());
    QVERIFY(!mailbox.mailbox(imap::MailboxName::fromWire(bytes)).isValid());
    // Only the value of an entry may have lines; NUL has no form at all (RFC 9051 section 9, CHAR8).
    Writer value(Literals::NonSynchronizing);
    QCOMPARE(value.value(bytes).isValid(), !bytes.contains('\0'));
    if (value.isValid())
        QCOMPARE(wire(value), '{' + QByteArray::number(bytes.size()) + "+}\r\n" + bytes);
}

void TestWriter::refusedAltogether()
{
    Writer out;
    out.atom("X").refuse("first reason");
    out.atom("a\nb").atom("c");
    QVERIFY(!out.isValid());
    QCOMPARE(out.error(), "first reason");
}

void TestWriter::secretsAreMarked()
{
    Writer out;
    out.atom("LOGIN").string("olivia").secret("olivia-demo").atom("x").rawSecret("ir");
    QByteArray shown, hidden;
    for (const imap::Segment &segment : out.take())
        (segment.secret ? hidden : shown) += segment.bytes;
    QCOMPARE(hidden, "\"olivia-demo\"ir");
    QCOMPARE(shown, "LOGIN \"olivia\"  x ");
}

void TestWriter::secretLiteral()
{
    for (const Literals mode : {Literals::Synchronizing, Literals::NonSynchronizing}) {
        Writer out(mode);
        out.atom("LOGIN").string("u").secret("p\xC3\xA4ss");
        QByteArray shown, hidden, all;
        for (const imap::Segment &segment : out.take()) {
            (segment.secret ? hidden : shown) += segment.bytes;
            all += segment.bytes;
        }
        QCOMPARE(hidden, "p\xC3\xA4ss");
        QVERIFY(!shown.contains("ss"));
        QCOMPARE(all, mode == Literals::Synchronizing ? "LOGIN \"u\" {5}\r\np\xC3\xA4ss"
                                                      : "LOGIN \"u\" {5+}\r\np\xC3\xA4ss");
    }
}

void TestWriter::twoLiterals()
{
    Writer out(Literals::Synchronizing);
    out.atom("X").string("\xC3\xA9").value("\n");
    const imap::Segments segments = out.take();
    QCOMPARE(segments.size(), size_t(3));
    QCOMPARE(segments[0].bytes, "X {2}\r\n");
    QCOMPARE(segments[1].bytes, "\xC3\xA9 {1}\r\n");
    QCOMPARE(segments[2].bytes, "\n");
    QVERIFY(segments[0].waits && segments[1].waits && !segments[2].waits);
}

void TestWriter::numbersAndSets()
{
    imap::SequenceSet set(3, 7);
    set.add(9);
    Writer out;
    out.number(0).number(18446744073709551615ULL).set(set);
    QCOMPARE(wire(out), "0 18446744073709551615 3:7,9");
}

void TestWriter::rawWithLiterals_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("waiting");    // as synchronizing literals; null: refused
    QTest::addColumn<QByteArray>("notWaiting"); // as non-synchronizing ones
    const auto row = [](const char *name, const char *typed, const char *waiting, const char *notWaiting) {
        QTest::newRow(name) << QByteArray(typed) << QByteArray(waiting) << QByteArray(notWaiting);
    };
    row("none", "NOOP", "a1 NOOP", "a1 NOOP");
    row("one", "STATUS {5}\r\nINBOX (UNSEEN)", "a1 STATUS {5}\r\n|INBOX (UNSEEN)",
        "a1 STATUS {5+}\r\nINBOX (UNSEEN)");
    row("line feed and plus", "X {2+}\nab", "a1 X {2}\r\n|ab", "a1 X {2+}\r\nab");
    row("line ends within", "X {4}\r\n\r\n\r\n)", "a1 X {4}\r\n|\r\n\r\n)", "a1 X {4+}\r\n\r\n\r\n)");
    row("two", "X ({1}\r\na {2}\r\nbc)", "a1 X ({1}\r\n|a {2}\r\n|bc)", "a1 X ({1+}\r\na {2+}\r\nbc)");
    row("literal8", "X ~{2}\r\nab", "a1 X ~{2}\r\n|ab", "a1 X ~{2+}\r\nab");
    row("of nothing", "X {0}\r\n", "a1 X {0}\r\n|", "a1 X {0+}\r\n");
    row("too short", "X {3}\r\nab", nullptr, nullptr);
    row("a second command", "X\r\nY", nullptr, nullptr);
    row("a second command behind a literal", "X {1}\r\na\r\nY", nullptr, nullptr);
    row("carriage return", "X\rY", nullptr, nullptr);
}

void TestWriter::rawWithLiterals()
{
    QFETCH(QByteArray, typed);
    for (const bool waits : {true, false}) {
        Writer out(waits ? Literals::Synchronizing : Literals::NonSynchronizing);
        out.atom("a1").rawWithLiterals(typed);
        QFETCH(QByteArray, waiting);
        QFETCH(QByteArray, notWaiting);
        QCOMPARE(out.isValid(), !waiting.isNull());
        if (waiting.isNull())
            continue;
        QByteArray bytes;
        for (const imap::Segment &segment : out.take())
            bytes += segment.bytes + (segment.waits ? "|" : "");
        QCOMPARE(bytes, waits ? waiting : notWaiting);
    }
}

void TestWriter::rawWithLiteralsSecret()
{
    Writer out;
    out.atom("LOGIN").rawWithLiterals("ann {3}\r\nabc", true);
    QByteArray shown;
    for (const imap::Segment &segment : out.take())
        shown += segment.secret ? QByteArray("*") : segment.bytes;
    QCOMPARE(shown, "LOGIN *{3}\r\n*");
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
