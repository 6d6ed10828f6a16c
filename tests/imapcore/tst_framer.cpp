#include "imapcore/wire/framer.h"
#include <QBuffer>
#include <QByteArrayList>
#include <QRandomGenerator>
#include <QTest>

class TestFramer : public QObject
{
    Q_OBJECT

private slots:
    void cuts_data();
    void cuts();
    void everyCut_data() { cuts_data(); }
    void everyCut();
    void randomPieces();
    void incomplete_data();
    void incomplete();
    void limits_data();
    void limits();
    void manyLiteralsWithinTheLimits();
    void clearForgetsHalfAResponse();
    void buffered();
    void streaming_data();
    void streaming();
    void sinkThatBreaks();
};

static void takeAll(imap::Framer &framer, QByteArrayList &responses)
{
    while (const auto response = framer.next())
        responses += response->toByteArray();
}

void TestFramer::cuts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("responses");
    using List = QByteArrayList;
    const auto row = [](const char *name, const QByteArray &bytes, const List &responses) {
        QTest::newRow(name) << bytes << responses;
    };
    row("lines", "* OK ready\r\nM0001 OK done\r\n", {"* OK ready", "M0001 OK done"});
    row("bare LF", "* OK ready\n* 1 EXISTS\r\n* 2 EXISTS\n", {"* OK ready", "* 1 EXISTS", "* 2 EXISTS"});
    row("empty lines", "\r\n\n* OK\r\n", {"", "", "* OK"});
    row("CR within a line", "* OK a\rb\r\n", {"* OK a\rb"});
    row("literal", "* LIST () \"/\" {3}\r\nabc\r\n* OK\r\n", {"* LIST () \"/\" {3}\r\nabc", "* OK"});
    row("literal of nothing", "* X {0}\r\n\r\n* OK\r\n", {"* X {0}\r\n", "* OK"});
    row("literal after a bare LF", "* X {3}\nabc\n* OK\r\n", {"* X {3}\nabc", "* OK"});
    row("bare LF after a literal that ends in CR", "* X {3}\r\nab\r\n* OK\r\n", {"* X {3}\r\nab\r", "* OK"});
    row("longest announcement", "* X {" + QByteArray(37, '0') + "1}\r\na\r\n",
        {"* X {" + QByteArray(37, '0') + "1}\r\na"});
    row("longer than any announcement", "* X {" + QByteArray(38, '0') + "1}\r\na\r\n",
        {"* X {" + QByteArray(38, '0') + "1}", "a"});
    row("line ends within a literal", "* X {8}\r\n\r\na\r\n\nb\n y\r\n* OK\r\n",
        {"* X {8}\r\n\r\na\r\n\nb\n y", "* OK"});
    row("two literals", "* X {2}\r\nab {1}\r\nc)\r\n", {"* X {2}\r\nab {1}\r\nc)"});
    row("literal directly after a literal", "* X {2}\r\nab{1}\r\nc\r\n", {"* X {2}\r\nab{1}\r\nc"});
    row("nothing after the literal", "* X {2}\r\nab\r\n* OK\r\n", {"* X {2}\r\nab", "* OK"});
    row("plus", "* X {3+}\r\nabc\r\n", {"* X {3+}\r\nabc"});
    row("space before the plus", "* X {3 +}\r\nabc\r\n", {"* X {3 +}\r\nabc"});
    row("literal8", QByteArray("* X ~{3}\r\na\0c\r\n* OK\r\n", 21),
        {QByteArray("* X ~{3}\r\na\0c", 13), "* OK"});
    row("literal ends like an announcement", "* X {5}\r\na{99}\r\n* OK\r\n", {"* X {5}\r\na{99}", "* OK"});
    row("literal is an announcement", "* X {4}\r\n{99}\r\n* OK\r\n", {"* X {4}\r\n{99}", "* OK"});
    row("literal ends in an announcement and more follows", "* X {3}\r\n{9} {2}\r\n}{\r\n* OK\r\n",
        {"* X {3}\r\n{9} {2}\r\n}{", "* OK"});
    row("announcement over the edge of a literal", "* X {2}\r\n{5}\r\n* OK\r\n", {"* X {2}\r\n{5}", "* OK"});
    row("text of an untagged OK", "* OK mailbox {5}\r\n* 1 EXISTS\r\n", {"* OK mailbox {5}", "* 1 EXISTS"});
    row("text of a tagged OK", "M0001 OK {5}\r\n* 1 EXISTS\r\n", {"M0001 OK {5}", "* 1 EXISTS"});
    row("text of NO, BAD, BYE, PREAUTH", "a NO {1}\r\na bad {2}\r\n* BYE {3}\r\n* preauth {4}\r\n",
        {"a NO {1}", "a bad {2}", "* BYE {3}", "* preauth {4}"});
    row("two spaces before OK", "*  OK {5}\r\n* 1 EXISTS\r\n", {"*  OK {5}", "* 1 EXISTS"});
    row("space before the greeting", " * OK {5}\r\n* 1 EXISTS\r\n", {" * OK {5}", "* 1 EXISTS"});
    row("text of a continuation request", "+ {5}\r\n* OK\r\n", {"+ {5}", "* OK"});
    row("no sizes", "* X {}\r\n* X {a}\r\n* X {-5}\r\n* X {5\r\n* X 5}\r\n* X {5} \r\n",
        {"* X {}", "* X {a}", "* X {-5}", "* X {5", "* X 5}", "* X {5} "});
    row("a keyword that begins like a status", "* OKAY {2}\r\nab\r\n", {"* OKAY {2}\r\nab"});
}

void TestFramer::cuts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, responses);
    imap::Framer framer;
    framer.append(bytes);
    QByteArrayList got;
    takeAll(framer, got);
    QCOMPARE(got, responses);
    QCOMPARE(framer.buffered(), 0);
    QVERIFY(!framer.limitExceeded());
}

void TestFramer::everyCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, responses);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        imap::Framer framer;
        QByteArrayList got;
        framer.append(bytes.first(cut));
        takeAll(framer, got);
        framer.append(bytes.sliced(cut));
        takeAll(framer, got);
        QCOMPARE(got, responses);
    }
    imap::Framer framer;
    QByteArrayList got;
    for (const char c : bytes) {
        framer.append(QByteArrayView(&c, 1));
        takeAll(framer, got);
    }
    QCOMPARE(got, responses);
}

// A stream long enough for the buffer to move and to grow, in pieces of any size.
void TestFramer::randomPieces()
{
    QRandomGenerator random(7);
    QByteArray stream;
    QByteArrayList responses;
    for (int i = 0; i < 400; ++i) {
        QByteArray response = "* " + QByteArray::number(i) + " FETCH (BODY[] ";
        for (int literals = random.bounded(3); literals > 0; --literals) {
            QByteArray literal(random.bounded(3000), '\n');
            for (char &c : literal)
                c = "a{9}\r\n"[random.bounded(6)];
            response += '{' + QByteArray::number(literal.size()) + "}\r\n" + literal + ' ';
        }
        responses += response + ')';
        stream += response + ")\r\n";
    }
    for (const int most : {3, 100, 5000, 100000}) {
        imap::Framer framer;
        QByteArrayList got;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype size = std::min<qsizetype>(1 + random.bounded(most), stream.size() - at);
            framer.append(QByteArrayView(stream).sliced(at, size));
            at += size;
            takeAll(framer, got);
        }
        QVERIFY(got == responses);
    }
}

void TestFramer::incomplete_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no line end") << QByteArray("* OK");
    QTest::newRow("CR only") << QByteArray("* OK\r");
    QTest::newRow("announcement only") << QByteArray("* X {3}\r\n");
    QTest::newRow("half a literal") << QByteArray("* X {3}\r\nab");
    QTest::newRow("no line end after the literal") << QByteArray("* X {3}\r\nabc");
    QTest::newRow("line end inside the literal") << QByteArray("* X {9}\r\nabc\r\n");
}

void TestFramer::incomplete()
{
    QFETCH(QByteArray, bytes);
    imap::Framer framer;
    framer.append(bytes);
    QVERIFY(!framer.next());
    QVERIFY(!framer.next());
    QVERIFY(!framer.limitExceeded());
    QCOMPARE(framer.buffered(), bytes.size());
}

void TestFramer::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("exceeded");
    // 100 bytes a response and 50 a literal.
    QTest::newRow("line at the limit") << QByteArray(100, 'x') + "\r\n" << false;
    QTest::newRow("line above the limit") << QByteArray(101, 'x') + "\r\n" << true;
    QTest::newRow("line without an end") << QByteArray(101, 'x') << true;
    QTest::newRow("literal at the limit") << "* X {50}\r\n" + QByteArray(50, 'x') + "\r\n" << false;
    QTest::newRow("literal above the limit") << QByteArray("* X {51}\r\n") << true;
    QTest::newRow("literal above 32 bits") << QByteArray("* X {4294967297}\r\n") << true;
    QTest::newRow("largest literal there is") << QByteArray("* X {9223372036854775807}\r\n") << true;
    QTest::newRow("literal above 64 bits") << QByteArray("* X {99999999999999999999}\r\n") << true;
    QTest::newRow("literal behind a line above the limit") << "* X " + QByteArray(100, 'x') + " {5}\r\n"
                                                           << true;
    QTest::newRow("largest after another") << QByteArray("* X {1}\r\nx {99999999999999999999}\r\n") << true;
    QTest::newRow("endless line after a literal") << "* X {5}\r\nabcde" + QByteArray(120, 'x') << true;
    QTest::newRow("literals without end")
        << QByteArray("* X ") + QByteArray("{40}\r\n" + QByteArray(40, 'x')).repeated(20) << true;
}

void TestFramer::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, exceeded);
    imap::Limits limits;
    limits.responseBytes = 100;
    limits.literalBytes = 50;
    for (const bool atOnce : {true, false}) {
        imap::Framer framer(limits);
        QByteArrayList got;
        for (qsizetype at = 0; at < bytes.size(); at += atOnce ? bytes.size() : 1) {
            framer.append(QByteArrayView(bytes).sliced(at, atOnce ? bytes.size() : 1));
            takeAll(framer, got);
        }
        QCOMPARE(framer.limitExceeded(), exceeded);
        QCOMPARE(got.isEmpty(), exceeded);
        framer.append("\r\n* OK\r\n");
        if (exceeded) {
            QVERIFY(!framer.next());                         // nothing after it can be believed
            QCOMPARE(framer.rest(), bytes + "\r\n* OK\r\n"); // but whoever goes past it finds all of it
        }
    }
}

// What a literal holds does not count as part of the line.
void TestFramer::manyLiteralsWithinTheLimits()
{
    imap::Limits limits;
    limits.responseBytes = 60;
    limits.literalBytes = 50;
    imap::Framer framer(limits);
    framer.append("* X {50}\r\n" + QByteArray(50, 'x') + " {50}\r\n" + QByteArray(50, 'y') + "\r\n");
    QVERIFY(framer.next());
    QVERIFY(!framer.limitExceeded());
}

void TestFramer::clearForgetsHalfAResponse()
{
    imap::Framer framer;
    framer.append("* X {30}\r\nabc");
    QVERIFY(!framer.next());
    framer.clear();
    QCOMPARE(framer.buffered(), 0);
    framer.append("* OK\r\n");
    QCOMPARE(framer.next().value_or("nothing").toByteArray(), "* OK");
}

void TestFramer::buffered()
{
    imap::Framer framer;
    framer.append("* OK\r\nplain");
    QCOMPARE(framer.buffered(), 11);
    QVERIFY(framer.next());
    QCOMPARE(framer.buffered(), 5);
}

void TestFramer::streaming_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : {1, 7, 1000, 1'000'000})
        QTest::newRow(QByteArray::number(piece).constData()) << piece;
}

// A large literal goes to the device that is named for it, whatever it holds and however it comes; a small one stays.
void TestFramer::streaming()
{
    QFETCH(qsizetype, piece);
    QByteArray large = "{9}\r\n* 1 EXISTS\r\n";
    while (large.size() < 3000)
        large += large;
    const QByteArray bytes = "* 1 FETCH (BODY[] {" + QByteArray::number(large.size()) + "}\r\n" + large
                             + " UID 5 X {3}\r\nabc)\r\n* 2 FETCH (BODY[1] {"
                             + QByteArray::number(large.size()) + "+}\r\n" + large + ")\r\n* OK\r\n";
    imap::Limits limits;
    limits.streamBytes = 1000;
    limits.literalBytes = 2000; // does not count for what goes to a device
    imap::Framer framer(limits);
    QBuffer sink;
    QVERIFY(sink.open(QIODevice::WriteOnly));
    QByteArrayList soFar;
    framer.setSinkFor([&](QByteArrayView before, qint64 size) -> QIODevice * {
        soFar += before.toByteArray() + '/' + QByteArray::number(size);
        return &sink;
    });
    QByteArrayList responses;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        framer.append(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        takeAll(framer, responses);
    }
    const QByteArray size = QByteArray::number(large.size());
    QCOMPARE(responses, (QByteArrayList{"* 1 FETCH (BODY[] {" + size + ">\r\n UID 5 X {3}\r\nabc)",
                                        "* 2 FETCH (BODY[1] {" + size + "+>\r\n)", "* OK"}));
    QCOMPARE(soFar, (QByteArrayList{"* 1 FETCH (BODY[] /" + size, "* 2 FETCH (BODY[1] /" + size}));
    QCOMPARE(sink.data(), large + large);
    QCOMPARE(framer.buffered(), 0);
    QVERIFY(!framer.sinkHasFailed() && !framer.limitExceeded());
}

// The rest of the literal is thrown away, and the next response is found.
void TestFramer::sinkThatBreaks()
{
    imap::Limits limits;
    limits.streamBytes = 10;
    imap::Framer framer(limits);
    auto sink = std::make_unique<QBuffer>();
    QVERIFY(sink->open(QIODevice::WriteOnly));
    framer.setSinkFor([&](QByteArrayView, qint64) -> QIODevice * { return sink.get(); });
    framer.append("* 1 FETCH (BODY[] {30}\r\n0123456789");
    QVERIFY(!framer.next() && !framer.sinkHasFailed());
    sink->close(); // as a disk does that is full
    framer.append("0123456789");
    QVERIFY(!framer.next() && framer.sinkHasFailed());
    framer.takeSinkError();
    framer.append("0123456789)\r\n* 2 FETCH (BODY[] {20}\r\n0123");
    QVERIFY(framer.next());
    QVERIFY(!framer.next() && framer.sinkHasFailed()); // the second literal's device is the same
    sink.reset();
    framer.append("4567890123456789)\r\n* OK\r\n");
    QVERIFY(framer.next());
    QCOMPARE(framer.next()->toByteArray(), "* OK");
}

QTEST_GUILESS_MAIN(TestFramer)
#include "tst_framer.moc"
