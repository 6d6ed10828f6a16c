#include "imapcore/messagestore.h"
#include <QTest>
#include <malloc.h>

using imap::Cursor;
using imap::MessageStore;

class TestMessageStore : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsKnownAtFirst();
    void rowsAreSmall();
    void numbersOfUids();
    void removing();
    void flags_data();
    void flags();
    void flagsReplaceOneAnother();
    void flagCombinationsAreLimited();
    void keywordsOfAMessageAreLimited();
    void malformedFlags_data();
    void malformedFlags();
    void envelopes();
    void manyAndLargeEnvelopes();
    void clearing();

private:
    imap::Limits m_limits;
};

static bool readFlags(MessageStore &store, quint32 number, const QByteArray &list)
{
    Cursor in(list);
    return store.readFlags(number, in) && in.atEnd();
}

void TestMessageStore::nothingIsKnownAtFirst()
{
    MessageStore store(m_limits);
    QCOMPARE(store.count(), 0U);
    store.resize(2);
    QCOMPARE(store.count(), 2U);
    QCOMPARE(store.at(2).uid, 0U);
    QCOMPARE(store.at(2).size, -1);
    QCOMPARE(store.at(2).internalDate, MessageStore::NoDate);
    QCOMPARE(store.at(2).flags, 0U);
    QCOMPARE(store.flags(2).system, 0U);
    QVERIFY(!store.hasEnvelope(2) && store.envelope(2).isEmpty());
}

// What a million messages cost, by what the allocator holds.
void TestMessageStore::rowsAreSmall()
{
    const auto held = [] {
        return qint64(mallinfo2().uordblks + mallinfo2().hblkhd);
    };
    constexpr quint32 Count = 1'000'000;
    MessageStore store(m_limits);
    const qint64 before = held();
    store.resize(Count);
    QVERIFY(held() - before < 1000); // rows cost nothing until something is known
    for (quint32 number = 1; number <= Count; ++number) {
        store.setUid(number, number * 2);
        QVERIFY(readFlags(store, number, number % 3 ? R"((\Seen))" : "()"));
    }
    QVERIFY2((held() - before) / Count <= 6, QByteArray::number((held() - before) / Count));
    for (quint32 number = 1; number <= Count; ++number) {
        store.setSize(number, number);
        store.setInternalDate(number, number);
    }
    QVERIFY2((held() - before) / Count <= 22, QByteArray::number((held() - before) / Count));
    QCOMPARE(store.numberOf(2 * 777'777), 777'777U);
    QCOMPARE(store.numberOf(3), 0U);
    QVERIFY(store.knowsAllUids());
}

void TestMessageStore::numbersOfUids()
{
    MessageStore store(m_limits);
    store.resize(10);
    for (const quint32 number : {2U, 5U, 9U})
        store.setUid(number, number * 100);
    QVERIFY(!store.knowsAllUids());
    for (quint32 number = 1; number <= 10; ++number)
        QCOMPARE(store.numberOf(number * 100), number == 2 || number == 5 || number == 9 ? number : 0U);
    store.remove(1, 3);
    QCOMPARE(store.numberOf(500), 2U);
    QCOMPARE(store.numberOf(200), 0U);
    store.resize(2);
    store.setUid(1, 7);
    QVERIFY(store.knowsAllUids());
    store.resize(3);
    QVERIFY(!store.knowsAllUids());
}

void TestMessageStore::removing()
{
    MessageStore store(m_limits);
    store.resize(4);
    for (quint32 number = 1; number <= 4; ++number)
        store.setUid(number, number * 10);
    store.remove(2);
    QCOMPARE(store.count(), 3U);
    QCOMPARE(store.at(1).uid, 10U);
    QCOMPARE(store.at(2).uid, 30U);
    store.remove(3);
    QCOMPARE(store.count(), 2U);
    store.remove(1);
    QCOMPARE(store.at(1).uid, 30U);
}

void TestMessageStore::flags_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<quint32>("system");
    QTest::addColumn<QByteArrayList>("keywords");
    using List = QByteArrayList;
    using enum MessageStore::Flag;
    const auto row = [](const char *name, const QByteArray &list, quint32 system, const List &keywords) {
        QTest::newRow(name) << list << system << keywords;
    };
    row("none", "()", 0, {});
    row("system", R"((\Seen \Answered \Flagged \Deleted \Draft \Recent))",
        Seen | Answered | Flagged | Deleted | Draft | Recent, {});
    row("any case", R"((\SEEN \flagged))", Seen | Flagged, {});
    row("keywords", R"((\Seen $Forwarded NonJunk))", Seen, {"$Forwarded", "NonJunk"});
    row("the same twice", R"((\Seen \Seen $Forwarded $Forwarded))", Seen, {"$Forwarded"});
    row("brackets", R"(([work] a]b \Seen))", Seen, {"[work]", "a]b"});
    row("star", R"((\* * \Seen))", Seen, {"\\*", "*"});
    row("unknown system flag", R"((\Junk \Seen))", Seen, {"\\Junk"});
    row("spaces", R"((  \Seen   a ))", Seen, {"a"});
    row("8-bit", "(\xC3\xBC)", 0, {"\xC3\xBC"});
    row("quote within", R"((a"b \Seen))", Seen, {"a\"b"});
}

void TestMessageStore::flags()
{
    QFETCH(QByteArray, list);
    MessageStore store(m_limits);
    store.resize(3);
    QVERIFY(readFlags(store, 1, list));
    QTEST(store.flags(1).system, "system");
    QTEST(store.flags(1).keywords, "keywords");
    QVERIFY(store.at(1).flags != 0); // known, even when there are none
    QVERIFY(readFlags(store, 3, list));
    QCOMPARE(store.at(3).flags, store.at(1).flags); // kept once
    QCOMPARE(store.flags(2).system, 0U);
}

void TestMessageStore::flagsReplaceOneAnother()
{
    MessageStore store(m_limits);
    store.resize(1);
    QVERIFY(readFlags(store, 1, R"((\Seen work))"));
    QVERIFY(readFlags(store, 1, R"((\Flagged))"));
    QCOMPARE(store.flags(1).system, quint32(MessageStore::Flagged));
    QVERIFY(store.flags(1).keywords.isEmpty());
}

void TestMessageStore::flagCombinationsAreLimited()
{
    imap::Limits limits;
    limits.internedFlags = 3;
    MessageStore store(limits);
    store.resize(1);
    for (const char *list : {"(a)", "(b)", "(c)"})
        QVERIFY(readFlags(store, 1, list));
    Cursor in("(d)");
    QVERIFY(!store.readFlags(1, in));
    QVERIFY(in.failed());
    QCOMPARE(store.flags(1).keywords, QByteArrayList{"c"});
    QVERIFY(readFlags(store, 1, "(a)")); // those that are known go on
    QCOMPARE(store.flags(1).keywords, QByteArrayList{"a"});
}

// A response may hold millions: they would be compared with each other for hours.
void TestMessageStore::keywordsOfAMessageAreLimited()
{
    imap::Limits limits;
    limits.internedFlags = 3;
    MessageStore store(limits);
    store.resize(1);
    QVERIFY(readFlags(store, 1, "(a b \\Seen a c)"));
    Cursor in("(a b \\Seen c d)");
    QVERIFY(!store.readFlags(1, in));
    QCOMPARE(in.expected(), "fewer flags");
    QCOMPARE(store.flags(1).keywords, (QByteArrayList{"a", "b", "c"}));
}

void TestMessageStore::malformedFlags_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("NIL") << QByteArray("NIL");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not closed") << QByteArray("(\\Seen");
    QTest::newRow("no list") << QByteArray("\\Seen");
}

void TestMessageStore::malformedFlags()
{
    QFETCH(QByteArray, list);
    MessageStore store(m_limits);
    store.resize(1);
    Cursor in(list);
    QVERIFY(!store.readFlags(1, in));
    QVERIFY(in.failed());
    QCOMPARE(store.at(1).flags, 0U);
}

void TestMessageStore::envelopes()
{
    MessageStore store(m_limits);
    store.resize(3);
    store.setText(MessageStore::Text::Envelope, 1, "(first)");
    store.setText(MessageStore::Text::Envelope, 3, "");
    QVERIFY(store.hasEnvelope(1) && !store.hasEnvelope(2) && store.hasEnvelope(3));
    QCOMPARE(store.envelope(1), "(first)");
    QVERIFY(store.envelope(3).isEmpty());
    store.setText(MessageStore::Text::Envelope, 1, "(another)");
    QCOMPARE(store.envelope(1), "(first)"); // a message never changes
    store.remove(1);
    store.resize(3);
    QVERIFY(!store.hasEnvelope(1) && !store.hasEnvelope(3));
}

void TestMessageStore::manyAndLargeEnvelopes()
{
    MessageStore store(m_limits);
    constexpr quint32 count = 3000;
    store.resize(count);
    const auto bytesOf = [](quint32 number) {
        const qsizetype size = number % 500 == 0 ? (3 << 20)
                               : number % 3 == 0 ? 1500
                                                 : (number % 7 == 0 ? 0 : 90);
        return QByteArray(size, char('a' + number % 26));
    };
    store.setText(MessageStore::Text::Envelope, 1, bytesOf(1));
    const QByteArrayView first = store.envelope(1);
    for (quint32 number = 2; number <= count; ++number)
        store.setText(MessageStore::Text::Envelope, number, bytesOf(number));
    for (quint32 number = 1; number <= count; ++number)
        QVERIFY(store.envelope(number) == bytesOf(number));
    QVERIFY(first.data() == store.envelope(1).data()); // growing moves nothing
}

void TestMessageStore::clearing()
{
    MessageStore store(m_limits);
    store.resize(2);
    QVERIFY(readFlags(store, 1, "(a)"));
    store.setText(MessageStore::Text::Envelope, 1, "x");
    store.clear();
    QCOMPARE(store.count(), 0U);
    store.resize(1);
    QVERIFY(!store.hasEnvelope(1));
    QVERIFY(readFlags(store, 1, "(b)"));
    QCOMPARE(store.flags(1).keywords, QByteArrayList{"b"});
}

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_messagestore.moc"
