#include "tests/support/seed.h"
#include "ui/search/messagesearch.h"
#include "ui/search/searchfields.h"
#include "ui/search/searchtext.h"
#include "ui/search/searchwords.h"
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Criterion;
using ui::MessageSearch;
using ui::SearchWords;
using Where = SearchWords::Where;

// A search in the words of people, and its three forms together.
class TestSearchWords : public QObject
{
    Q_OBJECT
private slots:
    void reading_data();
    void reading();
    void places();
    void problems_data();
    void problems();
    void everyKeyHasWords();
    void randomTrees();
    void anyWords();
    void sizesAndAges();
    void threeForms();
    void unreadableForms();
    void fieldsKnowEveryKey();
    void fieldsMakeWhatTheyShow();
    void reservations();
};

static QString criteria(const QString &words, Where where = Where::Text)
{
    const auto result = SearchWords::read(words, where);
    if (const auto *problem = std::get_if<SearchWords::Problem>(&result))
        return u"problem: "_s + problem->text;
    return std::get<Criterion>(result).toText();
}

void TestSearchWords::reading_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *words, const char *expected) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(expected);
    };
    row("hello", R"(TEXT "hello")");
    row("  hello   world ", R"(TEXT "hello" TEXT "world")");
    row("\"hello world\"", R"(TEXT "hello world")");
    row("\"a \\\"b\\\" \\\\\"", R"(TEXT "a \"b\" \\")");
    row("-hello", R"(NOT TEXT "hello")");
    row("-\"a b\"", R"(NOT TEXT "a b")");
    row("--a", R"(NOT NOT TEXT "a")");
    row("a - b", R"(TEXT "a" TEXT "-" TEXT "b")");
    row("e-mail", R"(TEXT "e-mail")");
    row("a or b", R"(OR TEXT "a" TEXT "b")");
    row("a OR b or c", R"(OR TEXT "a" OR TEXT "b" TEXT "c")");
    row("a b or c d", R"(TEXT "a" OR TEXT "b" TEXT "c" TEXT "d")"); // as web mail has it
    row("(a b) or c", R"(OR (TEXT "a" TEXT "b") TEXT "c")");
    row("a or (b or c)", R"(OR TEXT "a" (OR TEXT "b" TEXT "c"))");
    row("-(a b)", R"(NOT (TEXT "a" TEXT "b"))");
    row("-(a or b) c", R"(NOT OR TEXT "a" TEXT "b" TEXT "c")");
    row("(a)(b)", R"(TEXT "a" TEXT "b")");
    row("order", R"(TEXT "order")");
    row("\"or\"", R"(TEXT "or")");
    row("from:ann", R"(FROM "ann")");
    row("From:\"Ann B\" TO:bob", R"(FROM "Ann B" TO "bob")");
    row("from:ann@example.org", R"(FROM "ann@example.org")");
    row("from:\"\"", R"(FROM "")");
    row("cc:a bcc:b subject:c body:d text:e", R"(CC "a" BCC "b" SUBJECT "c" BODY "d" TEXT "e")");
    row("header:List-Id:news", R"(HEADER "List-Id" "news")");
    row("header:List-Id:\"the news\" a", R"(HEADER "List-Id" "the news" TEXT "a")");
    row("header:List-Id", R"(HEADER "List-Id" "")");
    row("header:X:a:b", R"(HEADER "X" "a:b")");
    row("http://example.org/a:b", R"(TEXT "http://example.org/a:b")");
    row("Re: hello", R"(TEXT "Re:" TEXT "hello")");
    row("is:unread is:Flagged -is:answered", "UNSEEN FLAGGED NOT ANSWERED");
    row("is:starred is:read is:draft is:deleted", "FLAGGED SEEN DRAFT DELETED");
    row("is:new is:recent is:old", "NEW RECENT OLD");
    row("has:$Forwarded lacks:Work", "KEYWORD $Forwarded UNKEYWORD Work");
    row("larger:1M smaller:10k larger:500 smaller:2GB",
        "LARGER 1048576 SMALLER 10240 LARGER 500 SMALLER 2147483648");
    row("before:2026-01-31 since:2026/1/2 on:2024-02-29",
        "BEFORE 31-Jan-2026 SINCE 2-Jan-2026 ON 29-Feb-2024");
    row("after:2026-01-01", "SINCE 1-Jan-2026");
    row("sentbefore:2026-01-01 senton:2026-01-01 sentsince:2026-01-01",
        "SENTBEFORE 1-Jan-2026 SENTON 1-Jan-2026 SENTSINCE 1-Jan-2026");
    row("savedsince:2026-01-01", "SAVEDSINCE 1-Jan-2026");
    row("older:2w newer:3d older:90s newer:12h", "OLDER 1209600 YOUNGER 259200 OLDER 90 YOUNGER 43200");
    row("older:1m older:1y older:5min", "OLDER 2592000 OLDER 31536000 OLDER 300");
    row("uid:1:5,7 number:3:* modseq:12345", "UID 1:5,7 3:* MODSEQ 12345");
    row("emailid:M1 threadid:T1 gmail:\"has:attachment\" label:work",
        R"(EMAILID M1 THREADID T1 X-GM-RAW "has:attachment" X-GM-LABELS "work")");
    row("imap:\"FUZZY SUBJECT \\\"a b\\\"\" c", R"(FUZZY SUBJECT "a b" TEXT "c")");
    row("imap:SEEN or imap:\"DRAFT FLAGGED\"", "OR SEEN (DRAFT FLAGGED)");
    row("Grüße", R"(TEXT "Grüße")");
}

void TestSearchWords::reading()
{
    QFETCH(QString, words);
    QTEST(criteria(words), "expected");
}

void TestSearchWords::places()
{
    QCOMPARE(criteria(u"a"_s, Where::Header), u"OR SUBJECT \"a\" OR FROM \"a\" TO \"a\""_s);
    QCOMPARE(criteria(u"-a b"_s, Where::Header),
             u"NOT OR SUBJECT \"a\" OR FROM \"a\" TO \"a\" OR SUBJECT \"b\" OR FROM \"b\" TO \"b\""_s);
    QCOMPARE(criteria(u"a from:b"_s, Where::Subject), u"SUBJECT \"a\" FROM \"b\""_s);
    QCOMPARE(criteria(u"a subject:b"_s, Where::Body), u"BODY \"a\" SUBJECT \"b\""_s);
    // The same search in other words.
    const Criterion search = std::get<Criterion>(SearchWords::read(u"a or b -from:c"_s, Where::Header));
    QCOMPARE(SearchWords::write(search, Where::Header), u"a or b -from:c"_s);
    QCOMPARE(SearchWords::write(search, Where::Subject),
             u"(a or from:a or to:a) or (b or from:b or to:b) -from:c"_s);
}

void TestSearchWords::problems_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *words, int offset) {
        QTest::newRow(words) << QString::fromUtf8(words) << offset;
    };
    row("", 0);
    row("or a", 0);
    row("a or", 2);
    row("a or or b", 2);
    row("(a or) b", 3);
    row("a \"b", 2);
    row("from:\"b", 5);
    row("from:", 5);
    row("from: a", 5);
    row("(a", 0);
    row("a)", 1);
    row("()", 0);
    row("a ( )", 2);
    row("is:red", 3);
    row("larger:big", 7);
    row("larger:1X", 7);
    row("larger:99999999999G", 7);
    row("older:0d", 6);
    row("older:7", 6);
    row("before:2026-02-30", 7);
    row("before:yesterday", 7);
    row("uid:x", 4);
    row("has:\\Seen", 4);
    row("imap:\"FROM\"", 5);
    row("header:\"a b:c\"", 7);
}

void TestSearchWords::problems()
{
    QFETCH(QString, words);
    const auto result = SearchWords::read(words, Where::Text);
    QVERIFY2(std::holds_alternative<SearchWords::Problem>(result), qPrintable(criteria(words)));
    const auto &problem = std::get<SearchWords::Problem>(result);
    QVERIFY(!problem.text.isEmpty());
    QTEST(int(problem.offset), "offset");
    QVERIFY(std::holds_alternative<SearchWords::Problem>(
        SearchWords::read(u"("_s.repeated(imap::MaxCriteriaText - 9), Where::Text)));
    QVERIFY(std::holds_alternative<SearchWords::Problem>(
        SearchWords::read(u"-"_s.repeated(imap::MaxCriteriaText - 9) + u"a"_s, Where::Text)));
}

static QStringList exampleOf(imap::KeyArgument argument)
{
    using A = imap::KeyArgument;
    switch (argument) {
    case A::None:
        return {};
    case A::Text:
        return {u"a \"b\" (or) \\ c"_s};
    case A::FieldText:
        return {u"X-Colour"_s, u"blue (ish): \"x\""_s};
    case A::Date:
        return {u"1-Feb-1994"_s};
    case A::Size:
        return {u"3145728"_s};
    case A::Seconds:
        return {u"86400"_s};
    case A::Keyword:
        return {u"$Forwarded"_s};
    case A::Set:
        return {u"1,5:*"_s};
    case A::ObjectId:
        return {u"M6d"_s};
    case A::FilterName:
        return {u"on-the-road"_s};
    case A::ModSeq:
    case A::Number:
        return {u"12"_s};
    }
    return {};
}

void TestSearchWords::everyKeyHasWords()
{
    for (const imap::KeyForm &form : imap::keyForms()) {
        const Criterion key = Criterion::key(form.name, exampleOf(form.argument));
        for (const Where where : {Where::Header, Where::Subject, Where::Body, Where::Text}) {
            const QString words = SearchWords::write(key, where);
            const auto again = SearchWords::read(words, where);
            QVERIFY2(std::holds_alternative<Criterion>(again) && std::get<Criterion>(again) == key,
                     qPrintable(words));
        }
    }
    for (const char *text :
         {"or", "-a", "from:a", "is:x", "imap:y", "\"", "\\", "(", "a)b", "", " ", "a:b", "OR", "-"}) {
        const Criterion key = Criterion::isNot(Criterion::key("TEXT", {QString::fromLatin1(text)}));
        const auto again = SearchWords::read(SearchWords::write(key, Where::Text), Where::Text);
        QVERIFY2(std::holds_alternative<Criterion>(again) && std::get<Criterion>(again) == key, text);
    }
}

static Criterion randomTree(QRandomGenerator &random, int depth)
{
    const int choice = random.bounded(depth > 0 ? 8 : 4);
    if (choice <= 2) {
        const auto forms = imap::keyForms();
        const imap::KeyForm &form = forms[size_t(random.bounded(int(forms.size())))];
        return Criterion::key(form.name, exampleOf(form.argument));
    }
    if (choice == 3) // what a word is, under Where::Header
        return Criterion::anyOf({Criterion::key("SUBJECT", {u"w"_s}), Criterion::key("FROM", {u"w"_s}),
                                 Criterion::key("TO", {u"w"_s})});
    if (choice == 4)
        return Criterion::isNot(randomTree(random, depth - 1));
    if (choice == 5)
        return Criterion::fuzzy(randomTree(random, depth - 1));
    std::vector<Criterion> of;
    for (int i = random.bounded(2, 5); i > 0; --i)
        of.push_back(randomTree(random, depth - 1));
    return choice == 6 ? Criterion::allOf(of) : Criterion::anyOf(of);
}

// Whatever the search, the words say it.
void TestSearchWords::randomTrees()
{
    QRandomGenerator random(testSeed());
    for (int i = 0; i < 2000; ++i) {
        const Criterion tree = randomTree(random, 4);
        const Where where = Where(random.bounded(4));
        const QString words = SearchWords::write(tree, where);
        const auto again = SearchWords::read(words, where);
        QVERIFY2(std::holds_alternative<Criterion>(again),
                 qPrintable(words + u": "_s + criteria(words, where)));
        QVERIFY2(std::get<Criterion>(again) == tree, qPrintable(words));
    }
}

void TestSearchWords::anyWords()
{
    QRandomGenerator random(testSeed() + 1);
    const QStringList parts{u"a"_s,         u"or"_s,    u"-"_s,     u"("_s,
                            u")"_s,         u"\""_s,    u"from:"_s, u"is:unread"_s,
                            u"larger:1M"_s, u"imap:"_s, u"\\"_s,    u":"_s,
                            u"header:"_s,   u"X"_s,     u"SEEN"_s,  u"before:2026-01-01"_s};
    int good = 0;
    for (int i = 0; i < 30000; ++i) {
        QString words;
        for (int part = random.bounded(1, 9); part > 0; --part)
            words += parts.at(random.bounded(int(parts.size()))) + (random.bounded(3) ? u" "_s : QString());
        const auto result = SearchWords::read(words, Where::Header);
        if (const auto *problem = std::get_if<SearchWords::Problem>(&result)) {
            QVERIFY2(problem->offset >= 0 && problem->offset <= words.size(), qPrintable(words));
            continue;
        }
        ++good;
        const QString written = SearchWords::write(std::get<Criterion>(result), Where::Header);
        const auto again = SearchWords::read(written, Where::Header);
        QVERIFY2(std::holds_alternative<Criterion>(again)
                     && std::get<Criterion>(again).toText() == std::get<Criterion>(result).toText(),
                 qPrintable(words + u" -> "_s + written));
    }
    QVERIFY(good > 1000);
}

void TestSearchWords::sizesAndAges()
{
    QCOMPARE(SearchWords::formatSize(u"1048576"_s), u"1M"_s);
    QCOMPARE(SearchWords::formatSize(u"1048577"_s), u"1048577"_s);
    QCOMPARE(SearchWords::formatSize(u"0"_s), u"0"_s);
    QCOMPARE(SearchWords::parseSize(u"2kb"_s), u"2048"_s);
    QCOMPARE(SearchWords::parseSize(u"K"_s), QString());
    QCOMPARE(SearchWords::formatAge(u"604800"_s), u"1w"_s);
    QCOMPARE(SearchWords::formatAge(u"61"_s), u"61s"_s);
    QCOMPARE(SearchWords::parseAge(u"61"_s), QString());
}

void TestSearchWords::threeForms()
{
    MessageSearch search;
    QSignalSpy changed(&search, &MessageSearch::changed);
    search.setWhere(Where::Subject);
    search.setWords(u"cats -from:ann"_s);
    QCOMPARE(search.text(), u"SUBJECT \"cats\" NOT FROM \"ann\""_s);
    search.setText(u"or seen (x-foo 5)"_s);
    QCOMPARE(search.text(), u"or seen (x-foo 5)"_s); // as it is typed
    QCOMPARE(search.words(), u"is:read or imap:\"x-foo 5\""_s);
    search.setCriterion(Criterion::isNot(Criterion::key("SUBJECT", {u"a b"_s})));
    QCOMPARE(search.words(), u"-\"a b\""_s);
    QCOMPARE(search.text(), u"NOT SUBJECT \"a b\""_s);
    // What came as a tree is the same search elsewhere; words are what they say.
    search.setWhere(Where::Body);
    QCOMPARE(search.words(), u"-subject:\"a b\""_s);
    QCOMPARE(search.text(), u"NOT SUBJECT \"a b\""_s);
    search.setWords(u"a"_s);
    search.setWhere(Where::Text);
    QCOMPARE(search.text(), u"TEXT \"a\""_s);
    search.setWords(u"  "_s);
    QVERIFY(!search.criterion() && search.text().isEmpty() && search.problem().isEmpty());
    search.setText(u"SEEN"_s);
    search.clear();
    QVERIFY(!search.criterion() && search.text().isEmpty() && search.words().isEmpty());
    QVERIFY(changed.count() >= 8);
}

// They say why, and the others keep the search from before.
void TestSearchWords::unreadableForms()
{
    MessageSearch search;
    search.setWords(u"is:unread"_s);
    search.setText(u"UNSEEN FROM"_s);
    QVERIFY(!search.problem().isEmpty());
    QCOMPARE(search.problemOffset(), 11);
    QCOMPARE(search.changedForm(), MessageSearch::Form::Text);
    QCOMPARE(search.words(), u"is:unread"_s);
    QCOMPARE(search.criterion()->toText(), u"UNSEEN"_s);
    search.setWhere(Where::Text); // changes nothing about it
    QVERIFY(!search.problem().isEmpty());
    search.setText(u"UNSEEN FROM a"_s);
    QVERIFY(search.problem().isEmpty());
    QCOMPARE(search.words(), u"is:unread from:a"_s);
    search.setWords(u"is:unred"_s);
    QCOMPARE(search.problemOffset(), 3);
    QCOMPARE(search.text(), u"UNSEEN FROM a"_s);
    search.setCriterion(Criterion::key("LARGER", {QString()}));
    QVERIFY(!search.problem().isEmpty());
}

// A key without a field of its own can be changed as text only: that is for keys that are not known.
void TestSearchWords::fieldsKnowEveryKey()
{
    const ui::SearchFields fields;
    for (const imap::KeyForm &form : imap::keyForms()) {
        const Criterion key = Criterion::key(form.name, exampleOf(form.argument));
        const auto place = fields.placeOf(key, false);
        QVERIFY2(fields.all()[place.field].value != ui::SearchValue::Criteria, form.name);
        QVERIFY2(!fields.describe(key, false).isEmpty()
                     && fields.describe(key, true) != fields.describe(key, false),
                 form.name);
    }
    for (const ui::SearchField &field : fields.all()) {
        for (const auto &op : field.operators)
            QVERIFY2(field.value == ui::SearchValue::Criteria || imap::keyForm(op.key), op.key.constData());
        const auto value = fields.defaultValue(field.value);
        const auto made = fields.make({size_t(&field - fields.all().data()), 0, false}, value);
        QVERIFY2(made && !made->problem(), qPrintable(field.name));
    }
}

void TestSearchWords::fieldsMakeWhatTheyShow()
{
    const ui::SearchFields fields;
    for (const imap::KeyForm &form : imap::keyForms()) {
        const Criterion key = Criterion::key(form.name, exampleOf(form.argument));
        QCOMPARE(fields.make(fields.placeOf(key, false), fields.valueOf(key))->toText(), key.toText());
        const QString negative = fields.make(fields.placeOf(key, true), fields.valueOf(key))->toText();
        QVERIFY2(negative == u"NOT "_s + key.toText() || !key.arguments.size()
                     || key.name.endsWith("KEYWORD"),
                 qPrintable(negative));
    }
    const auto negative = [&fields](const QByteArray &name) {
        const Criterion key = Criterion::key(name);
        return fields.make(fields.placeOf(key, true), fields.valueOf(key))->toText();
    };
    QCOMPARE(negative("SEEN"), u"UNSEEN"_s);
    QCOMPARE(negative("UNSEEN"), u"SEEN"_s);
    QCOMPARE(negative("OLD"), u"RECENT"_s);
    QCOMPARE(negative("NEW"), u"NOT NEW"_s);
    const Criterion entry = Criterion::key("MODSEQ", {u"/flags/a"_s, u"all"_s, u"5"_s});
    QCOMPARE(fields.make(fields.placeOf(entry, false), fields.valueOf(entry)), entry);
    const ui::SearchFields::Place asText{fields.all().size() - 1, 0, true};
    QCOMPARE(fields.make(asText, {u"seen draft"_s})->toText(), u"NOT (SEEN DRAFT)"_s);
    QVERIFY(!fields.make(asText, {u"seen)"_s}));
}

void TestSearchWords::reservations()
{
    const auto criterion = std::get<Criterion>(Criterion::fromText(u"OLDER 5 FUZZY X-FOO SEEN"_s));
    const auto none = [](const QByteArray &) {
        return false;
    };
    const auto all = [](const QByteArray &) {
        return true;
    };
    const QString text = ui::SearchText::reservations(criterion, none);
    QVERIFY2(text.contains(u"WITHIN, SEARCH=FUZZY"_s) && text.contains(u"X-FOO"_s), qPrintable(text));
    QVERIFY(!ui::SearchText::reservations(criterion, all).contains(u"WITHIN"_s));
    QCOMPARE(ui::SearchText::reservations(Criterion::key("SEEN"), none), QString());
    for (int kind = 0; kind <= int(imap::CriteriaProblem::Kind::Charset); ++kind)
        QVERIFY(!ui::SearchText::describe({imap::CriteriaProblem::Kind(kind)}).isEmpty());
}

QTEST_MAIN(TestSearchWords)
#include "tst_searchwords.moc"
