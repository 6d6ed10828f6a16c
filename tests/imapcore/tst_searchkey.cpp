#include "imapcore/flags.h"
#include "imapcore/searchkey.h"
#include <QTest>

using imap::SearchKey;
using imap::SequenceSet;
using imap::Writer;

class TestSearchKey : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void refused_data();
    void refused();
    void raw();
    void capabilities();
    void manyAlternatives();
};

// What is written, with literals as they go on the wire, or why nothing is.
static QByteArray wire(const SearchKey &key)
{
    Writer out(Writer::Literals::NonSynchronizing);
    key.write(out);
    if (!out.isValid())
        return "refused: " + out.error();
    QByteArray bytes;
    for (const imap::Segment &segment : out.take())
        bytes += segment.bytes;
    return bytes;
}

void TestSearchKey::writing_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const SearchKey &key, const QByteArray &expected) {
        QTest::newRow(expected.constData()) << wire(key) << expected;
    };
    using K = SearchKey;
    const QDate day(1994, 2, 1);
    row(K::all(), "ALL");
    row(K::isNew(), "NEW");
    row(K::has(imap::flag::Answered), "ANSWERED");
    row(K::has("\\deleted"), "DELETED");
    row(K::has(imap::flag::Draft), "DRAFT");
    row(K::has(imap::flag::Flagged), "FLAGGED");
    row(K::has(imap::flag::Seen), "SEEN");
    row(K::has("\\Recent"), "RECENT");
    row(K::has("$Forwarded"), "KEYWORD $Forwarded");
    row(K::hasNot(imap::flag::Answered), "UNANSWERED");
    row(K::hasNot(imap::flag::Deleted), "UNDELETED");
    row(K::hasNot(imap::flag::Draft), "UNDRAFT");
    row(K::hasNot(imap::flag::Flagged), "UNFLAGGED");
    row(K::hasNot(imap::flag::Seen), "UNSEEN");
    row(K::hasNot("\\Recent"), "OLD");
    row(K::hasNot("Junk"), "UNKEYWORD Junk");
    row(K::bcc(QStringLiteral("a")), R"(BCC "a")");
    row(K::cc(QStringLiteral("a b")), R"(CC "a b")");
    row(K::from(QStringLiteral("Smith")), R"(FROM "Smith")");
    row(K::to(QString()), R"(TO "")");
    row(K::subject(QStringLiteral("a \"b\" \\")), R"(SUBJECT "a \"b\" \\")");
    row(K::body(QStringLiteral("NIL")), R"(BODY "NIL")");
    row(K::text(QStringLiteral("ÖL")), "TEXT {3+}\r\n\xC3\x96L");
    row(K::header("Message-ID", QStringLiteral("<x>")), R"(HEADER "Message-ID" "<x>")");
    row(K::header("X-A", QString()), R"(HEADER "X-A" "")");
    row(K::before(day), "BEFORE 1-Feb-1994");
    row(K::on(QDate(2026, 12, 31)), "ON 31-Dec-2026");
    row(K::since(QDate(900, 5, 9)), "SINCE 9-May-0900");
    row(K::sentBefore(day), "SENTBEFORE 1-Feb-1994");
    row(K::sentOn(day), "SENTON 1-Feb-1994");
    row(K::sentSince(day), "SENTSINCE 1-Feb-1994");
    row(K::savedBefore(day), "SAVEDBEFORE 1-Feb-1994");
    row(K::savedOn(day), "SAVEDON 1-Feb-1994");
    row(K::savedSince(day), "SAVEDSINCE 1-Feb-1994");
    row(K::saveDateSupported(), "SAVEDATESUPPORTED");
    row(K::older(86400), "OLDER 86400");
    row(K::younger(1), "YOUNGER 1");
    row(K::larger(8000000000), "LARGER 8000000000");
    row(K::smaller(0), "SMALLER 0");
    row(K::numbers({2, SequenceSet::Star}), "2:*");
    row(K::uids({7, 9}), "UID 7:9");
    row(K::saved(), "$");
    row(K::modSeq(620162338), "MODSEQ 620162338");
    row(K::emailId("M6d99ac3275bb4e"), "EMAILID M6d99ac3275bb4e");
    row(K::threadId("T-_"), "THREADID T-_");
    row(K::gmail(QStringLiteral("has:attachment in:unread")), R"(X-GM-RAW "has:attachment in:unread")");
    row(K::fuzzy(K::subject(QStringLiteral("x"))), R"(FUZZY SUBJECT "x")");
    row(K::fuzzy(K::allOf({K::subject(QStringLiteral("x")), K::from(QStringLiteral("y"))})),
        R"(FUZZY (SUBJECT "x" FROM "y"))");
    row(K::allOf({}), "ALL");
    row(K::allOf({K::has(imap::flag::Seen)}), "SEEN");
    row(K::allOf({K::has(imap::flag::Seen), K::larger(5)}), "SEEN LARGER 5");
    row(K::anyOf({}), "NOT ALL");
    row(K::anyOf({K::larger(5)}), "LARGER 5");
    row(K::anyOf({K::larger(5), K::smaller(3)}), "OR LARGER 5 SMALLER 3");
    row(K::anyOf({K::larger(5), K::smaller(3), K::all()}), "OR LARGER 5 OR SMALLER 3 ALL");
    row(K::anyOf({K::allOf({K::larger(5), K::smaller(7)}), K::anyOf({K::all(), K::isNew()})}),
        "OR (LARGER 5 SMALLER 7) OR ALL NEW");
    row(K::isNot(K::has("a")), "NOT KEYWORD a");
    row(K::isNot(K::allOf({K::larger(5), K::smaller(7)})), "NOT (LARGER 5 SMALLER 7)");
    row(K::isNot(K::anyOf({K::larger(5), K::smaller(7)})), "NOT OR LARGER 5 SMALLER 7");
    row(K::isNot(K::isNot(K::all())), "NOT NOT ALL");
    row(K::isNot("SEEN FLAGGED"), "NOT (SEEN FLAGGED)");
    row(K::allOf({"SEEN FLAGGED", K::all()}), "SEEN FLAGGED ALL");
}

void TestSearchKey::writing()
{
    QFETCH(QByteArray, written);
    QTEST(written, "expected");
}

void TestSearchKey::refused_data()
{
    QTest::addColumn<QByteArray>("written");
    using K = SearchKey;
    const auto row = [](const char *name, const SearchKey &key) {
        QTest::newRow(name) << wire(key);
    };
    row("keyword with a space", K::has("a b"));
    row("no keyword", K::has(""));
    row("flag that is no system flag", K::has("\\Important"));
    row("keyword with a line end", K::hasNot("a\r\nb"));
    row("text with a line end", K::text(QStringLiteral("a\r\nb")));
    row("no date", K::before(QDate()));
    row("year of five digits", K::since(QDate(10000, 1, 1)));
    row("no seconds", K::older(0));
    row("no set", K::numbers({}));
    row("no UIDs", K::uids({}));
    row("no id", K::emailId(""));
    row("id with a space", K::threadId("a b"));
    row("long id", K::threadId(QByteArray(256, 'a')));
    row("field with a colon", K::header("From:", QStringLiteral("a")));
    row("no field", K::header("", QStringLiteral("a")));
    row("NUL", K::text(QString(u'\0')));
    row("raw with a line end", "ALL\r\na2 LOGOUT");
    row("raw nothing", "  ");
    row("within another", K::isNot(K::allOf({K::all(), K::has("a b")})));
    row("second of two", K::anyOf({K::all(), K::older(0)}));
}

void TestSearchKey::refused()
{
    QFETCH(QByteArray, written);
    QVERIFY2(written.startsWith("refused: "), written.constData());
}

void TestSearchKey::raw()
{
    QCOMPARE(wire("SUBJECT \"a b\" 1:5"), "SUBJECT \"a b\" 1:5");
    for (const char *numbers : {"1", "1:5", "*", "SEEN 1,5", "NOT 3:*", "(7)", "LARGER 5"})
        QVERIFY2(SearchKey(numbers).usesNumbers(), numbers);
    for (const char *none : {"ALL", "SINCE 1-Feb-1994", "SUBJECT \"1:5\"", "SUBJECT \"5\"", "$", "TEXT a1"})
        QVERIFY2(!SearchKey(none).usesNumbers(), none);
    QVERIFY(SearchKey("ALL").isAscii() && !SearchKey("TEXT \"\xC3\x96\"").isAscii());
    QVERIFY(SearchKey::isNot(SearchKey::numbers({1, 1})).usesNumbers());
    QVERIFY(!SearchKey::allOf({SearchKey::uids({1, 1}), SearchKey::larger(7)}).usesNumbers());
    QVERIFY(!SearchKey::allOf({SearchKey::all(), SearchKey::text(QStringLiteral("Ö"))}).isAscii());
}

void TestSearchKey::capabilities()
{
    using K = SearchKey;
    QCOMPARE(K::text(QStringLiteral("x")).capability(), "");
    QCOMPARE(K::older(5).capability(), "WITHIN");
    QCOMPARE(K::modSeq(5).capability(), "CONDSTORE");
    QCOMPARE(K::emailId("a").capability(), "OBJECTID");
    QCOMPARE(K::savedOn(QDate(2026, 1, 1)).capability(), "SAVEDATE");
    QCOMPARE(K::saved().capability(), "SEARCHRES");
    QCOMPARE(K::gmail(QStringLiteral("x")).capability(), "X-GM-EXT-1");
    QCOMPARE(K::fuzzy(K::all()).capability(), "SEARCH=FUZZY");
    QCOMPARE(K::anyOf({K::all(), K::isNot(K::younger(7))}).capability(), "WITHIN");
}

void TestSearchKey::manyAlternatives()
{
    std::vector<SearchKey> keys;
    for (int i = 0; i < 1000; ++i)
        keys.push_back(SearchKey::larger(quint64(i)));
    const QByteArray written = wire(SearchKey::anyOf(keys));
    QCOMPARE(written.count("OR "), 999);
    QVERIFY(written.endsWith("OR LARGER 998 LARGER 999"));
}

QTEST_APPLESS_MAIN(TestSearchKey)
#include "tst_searchkey.moc"
