#include "imapcore/sequenceset.h"
#include <QRandomGenerator>
#include <QTest>
#include <set>

using imap::SequenceSet;

class TestSequenceSet : public QObject
{
    Q_OBJECT

private slots:
    void fromWire_data();
    void fromWire();
    void malformed_data();
    void malformed();
    void star();
    void hugeRangesCostNothing();
    void likeASetOfNumbers();
    void ends();
    void inOrder_data();
    void inOrder();
    void descending();
};

void TestSequenceSet::inOrder_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ranges");
    const auto row = [](const char *text, const char *ranges) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(ranges);
    };
    row("1", "1-1");
    row("10,4:6,2", "10-10 4-6 2-2");
    row("6:4,5", "4-6 5-5");
    row("4294967295", "4294967295-4294967295");
    for (const char *none :
         {"", ",", "1,", ",1", "0", "1:", ":1", "1:0", "*", "1:*", "4294967296", "1 2", "x", "1:2:3"})
        row(none, "none");
}

void TestSequenceSet::inOrder()
{
    QFETCH(QByteArray, text);
    QByteArrayList words;
    if (const auto ranges = SequenceSet::rangesInOrder(text)) {
        for (const SequenceSet::Range &range : *ranges)
            words += QByteArray::number(range.first) + '-' + QByteArray::number(range.last);
    } else {
        words += "none";
    }
    QTEST(words.join(' '), "ranges");
}

// Half a million ranges from the greatest down, which must not move each other.
void TestSequenceSet::descending()
{
    QByteArray text = "1";
    for (quint32 number = 1'000'001; number > 2; number -= 2)
        text += ',' + QByteArray::number(number);
    const SequenceSet set = SequenceSet::fromWire(text);
    QCOMPARE(set.ranges().size(), size_t(500'001));
    QCOMPARE(set.ranges().back().last, 1'000'001U);
}

void TestSequenceSet::fromWire_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("normal");
    QTest::addColumn<quint64>("count");
    QTest::newRow("one") << QByteArray("5") << QByteArray("5") << quint64(1);
    QTest::newRow("range") << QByteArray("2:4") << QByteArray("2:4") << quint64(3);
    QTest::newRow("range of one") << QByteArray("2:2") << QByteArray("2") << quint64(1);
    QTest::newRow("descending range") << QByteArray("4:2") << QByteArray("2:4") << quint64(3);
    QTest::newRow("RFC 9051") << QByteArray("2,4:7,9,12:15") << QByteArray("2,4:7,9,12:15") << quint64(10);
    QTest::newRow("descending") << QByteArray("9,7,5") << QByteArray("5,7,9") << quint64(3);
    QTest::newRow("overlapping") << QByteArray("2:6,4:9,5") << QByteArray("2:9") << quint64(8);
    QTest::newRow("touching") << QByteArray("2:3,4:5") << QByteArray("2:5") << quint64(4);
    QTest::newRow("closing a gap") << QByteArray("1:2,6:7,3:5") << QByteArray("1:7") << quint64(7);
    QTest::newRow("swallowing several") << QByteArray("2,4,6,8,1:9") << QByteArray("1:9") << quint64(9);
    QTest::newRow("before the first") << QByteArray("5,1") << QByteArray("1,5") << quint64(2);
    QTest::newRow("the same twice") << QByteArray("5,5") << QByteArray("5") << quint64(1);
    QTest::newRow("all 32 bits") << QByteArray("1:4294967295") << QByteArray("1:*") << quint64(4294967295);
    QTest::newRow("empty") << QByteArray("") << QByteArray("") << quint64(0);
}

void TestSequenceSet::fromWire()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, normal);
    QFETCH(quint64, count);
    bool ok = false;
    const SequenceSet set = SequenceSet::fromWire(text, 0xffffffff, &ok);
    QVERIFY(ok);
    QCOMPARE(set.toWire(), normal);
    QCOMPARE(set.count(), count);
    QCOMPARE(set.isEmpty(), count == 0);
}

void TestSequenceSet::malformed_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"0", "1,0", "0:5", "5:0", "a", "1,a", "1-3", "1;2", "1:", ":1", ",1", "1,,2",
                             "-1", "1 2", "4294967296", "1:2:3", "1:99999999999", "**"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSequenceSet::malformed()
{
    QFETCH(QByteArray, text);
    bool ok = true;
    QVERIFY(SequenceSet::fromWire(text, 0xffffffff, &ok).isEmpty());
    QVERIFY(!ok);
}

void TestSequenceSet::star()
{
    QCOMPARE(SequenceSet::fromWire("*", 12).toWire(), "12");
    QCOMPARE(SequenceSet::fromWire("10:*", 12).toWire(), "10:12");
    QCOMPARE(SequenceSet::fromWire("*:10", 12).toWire(), "10:12");
    QCOMPARE(SequenceSet::fromWire("20:*", 12).toWire(), "12:20"); // RFC 9051 section 9, seq-range
    // In an empty mailbox "*" is no message, and 0 is no number that a set may hold.
    bool ok = true;
    QVERIFY(SequenceSet::fromWire("1:*", 0, &ok).isEmpty());
    QVERIFY(!ok);
}

void TestSequenceSet::hugeRangesCostNothing()
{
    const SequenceSet set = SequenceSet::fromWire("1:4294967295,7:4294967290");
    QCOMPARE(set.ranges().size(), size_t(1));
    QVERIFY(set.contains(1) && set.contains(4294967295U) && !set.contains(0));
}

void TestSequenceSet::likeASetOfNumbers()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 200; ++round) {
        SequenceSet set;
        std::set<quint32> numbers;
        for (int i = 0; i < 25; ++i) {
            const quint32 first = 1 + random.bounded(80U), last = first + random.bounded(6U);
            set.add(first, last);
            for (quint32 n = first; n <= last; ++n)
                numbers.insert(n);
        }
        QCOMPARE(set.count(), quint64(numbers.size()));
        for (quint32 n = 0; n < 90; ++n)
            QCOMPARE(set.contains(n), numbers.contains(n));
        for (size_t i = 1; i < set.ranges().size(); ++i)
            QVERIFY(set.ranges()[i - 1].last + 1 < set.ranges()[i].first); // sorted, joined
        QCOMPARE(SequenceSet::fromWire(set.toWire()).toWire(), set.toWire());
        const quint32 first = 1 + random.bounded(90U), last = first + random.bounded(3U);
        const auto shared = numbers.lower_bound(first);
        QCOMPARE(set.overlaps(SequenceSet(first, last)), shared != numbers.end() && *shared <= last);
        QCOMPARE(SequenceSet(first, last).overlaps(set), set.overlaps(SequenceSet(first, last)));
    }
}

void TestSequenceSet::ends()
{
    SequenceSet set(4294967295U, 4294967295U);
    set.add(4294967294U);
    set.add(4294967295U);
    QCOMPARE(set.toWire(), "4294967294:*");
    set.add(1);
    QCOMPARE(set.toWire(), "1,4294967294:*");
    QVERIFY(SequenceSet().toWire().isEmpty());
    QVERIFY(!SequenceSet().contains(1));
    QVERIFY(!SequenceSet().overlaps(set) && !set.overlaps({}));
}

QTEST_GUILESS_MAIN(TestSequenceSet)
#include "tst_sequenceset.moc"
