#include "imapcore/criterion.h"
#include "imapcore/limits.h"
#include "tests/support/seed.h"
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::CriteriaProblem;
using imap::Criterion;
using imap::KeyArgument;
using imap::Writer;
using Problem = CriteriaProblem::Kind;

// Searches as text, as a tree, and as they are sent.
class TestCriterion : public QObject
{
    Q_OBJECT
private slots:
    void everyKey_data();
    void everyKey();
    void structure_data();
    void structure();
    void reading_data();
    void reading();
    void problems_data();
    void problems();
    void nesting();
    void manyAlternatives();
    void randomTrees();
    void anyText();
    void sending_data();
    void sending();
    void whatItNeeds();
    void notSendable();
};

static Criterion read(const QString &text)
{
    const auto result = Criterion::fromText(text);
    if (const auto *problem = std::get_if<CriteriaProblem>(&result)) {
        qWarning("%s: problem %d at %d", qPrintable(text), int(problem->kind), int(problem->offset));
        return Criterion::key("UNREADABLE");
    }
    return std::get<Criterion>(result);
}

static QByteArray wire(const imap::SearchKey &key)
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

static QStringList exampleOf(KeyArgument argument)
{
    switch (argument) {
    case KeyArgument::None:
        return {};
    case KeyArgument::Text:
        return {u"a \"b\" \\ ü"_s};
    case KeyArgument::FieldText:
        return {u"X-Colour"_s, u"blue (ish)"_s};
    case KeyArgument::Date:
        return {u"1-Feb-1994"_s};
    case KeyArgument::Size:
        return {u"8000000000"_s};
    case KeyArgument::Seconds:
        return {u"86400"_s};
    case KeyArgument::Keyword:
        return {u"$Forwarded"_s};
    case KeyArgument::Set:
        return {u"1,5:*"_s};
    case KeyArgument::ModSeq:
        return {u"/flags/\\draft"_s, u"all"_s, u"620162338"_s};
    case KeyArgument::ObjectId:
        return {u"M6d99ac3275bb4e"_s};
    case KeyArgument::Number:
        return {u"18446744073709551615"_s};
    case KeyArgument::FilterName:
        return {u"on-the-road"_s};
    }
    return {};
}

void TestCriterion::everyKey_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const imap::KeyForm &form : imap::keyForms())
        QTest::newRow(*form.name ? form.name : "numbers") << QByteArray(form.name);
}

// Written, read back in both cases of letters, and sent as written.
void TestCriterion::everyKey()
{
    QFETCH(QByteArray, name);
    const KeyArgument argument = imap::keyForm(name)->argument;
    const Criterion key = Criterion::key(name, exampleOf(argument));
    const QString text = key.toText();
    QVERIFY2(text.startsWith(QString::fromLatin1(name)), qPrintable(text));
    QCOMPARE(read(text), key);
    QCOMPARE(read(u"  ("_s + QString::fromLatin1(name.toLower()) + text.sliced(name.size()) + u" ) "_s), key);
    QVERIFY(!key.problem());
    if (key.toKey().isAscii())
        QCOMPARE(wire(key.toKey()), text.toUtf8());
    else
        QVERIFY(wire(key.toKey()).contains("{10+}\r\na \"b\" \\ ü"));
    // Between others it ends where it ends.
    const Criterion three = Criterion::allOf({Criterion::key("SEEN"), key, Criterion::key("DRAFT")});
    QCOMPARE(read(u"SEEN "_s + text + u" DRAFT"_s), three);
    if (argument == KeyArgument::None)
        return;
    const auto missing = Criterion::fromText(QString::fromLatin1(name));
    if (!name.isEmpty()) {
        QCOMPARE(int(std::get<CriteriaProblem>(missing).kind), int(Problem::ArgumentMissing));
        QCOMPARE(std::get<CriteriaProblem>(missing).key, name);
    }
    QVERIFY(Criterion::key(name).problem());
}

void TestCriterion::structure_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shape");
    const auto row = [](const char *text, const char *shape) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shape);
    };
    row("SEEN", "SEEN");
    row("SEEN DRAFT", "all[SEEN DRAFT]");
    row("(SEEN DRAFT)", "all[SEEN DRAFT]");
    row("(SEEN)", "SEEN");
    row("((SEEN))", "SEEN");
    row("SEEN (DRAFT FLAGGED)", "all[SEEN all[DRAFT FLAGGED]]");
    row("NOT SEEN", "not[SEEN]");
    row("not not seen", "not[not[SEEN]]");
    row("NOT (SEEN DRAFT) FLAGGED", "all[not[all[SEEN DRAFT]] FLAGGED]");
    row("OR SEEN DRAFT", "any[SEEN DRAFT]");
    row("OR SEEN OR DRAFT FLAGGED", "any[SEEN DRAFT FLAGGED]");
    row("OR SEEN (OR DRAFT FLAGGED)", "any[SEEN any[DRAFT FLAGGED]]");
    row("OR OR SEEN DRAFT FLAGGED", "any[any[SEEN DRAFT] FLAGGED]");
    row("OR OR SEEN OR DRAFT NEW FLAGGED", "any[any[SEEN DRAFT NEW] FLAGGED]");
    row("OR OR SEEN DRAFT OR NEW FLAGGED", "any[any[SEEN DRAFT] NEW FLAGGED]");
    row("OR (SEEN DRAFT) NOT FLAGGED NEW", "all[any[all[SEEN DRAFT] not[FLAGGED]] NEW]");
    row("FUZZY (SUBJECT a FROM b) SEEN", "all[fuzzy[all[SUBJECT(a) FROM(b)]] SEEN]");
    row("NOT FUZZY OR TEXT a TEXT b", "not[fuzzy[any[TEXT(a) TEXT(b)]]]");
    row("1:5,9 UID 7 $ UID $", "all[#(1:5,9) UID(7) #($) UID($)]");
    row("X-NEW SEEN", "all[?(X-NEW) SEEN]");
    row("X-NEW 5 \"a \\\"b\" (x (\"y\")) SEEN", "all[?(X-NEW 5 \"a \\\"b\" (x (\"y\"))) SEEN]");
    row("OR X-NEW 5 NOT ANNOTATION /comment value.priv foo",
        "any[?(X-NEW 5) not[?(ANNOTATION /comment value.priv foo)]]");
    row("(X-NEW) SEEN", "all[?(X-NEW) SEEN]");
    row("(X-NEW) 7 (X-OLD 5) (DRAFT SEEN)", "all[?(X-NEW) #(7) ?(X-OLD 5) all[DRAFT SEEN]]");
    row("OR NOT (X-NEW) 7 X-OLD", "all[any[not[?(X-NEW)] #(7)] ?(X-OLD)]");
    row("MODSEQ 5 SEEN", "all[MODSEQ(5) SEEN]");
    row("MODSEQ \"/flags/\\\\draft\" all 5 SEEN", "all[MODSEQ(/flags/\\draft|all|5) SEEN]");
    row("FROM SEEN SEEN", "all[FROM(SEEN) SEEN]");
    row("CHARSET UTF-8 SUBJECT \"käse\"", "SUBJECT(käse)");
    row("charset us-ascii ALL", "ALL");
}

static QString shape(const Criterion &criterion)
{
    QStringList inner;
    for (const Criterion &one : criterion.of)
        inner += shape(one);
    const QString list = u'[' + inner.join(u' ') + u']';
    switch (criterion.kind) {
    case Criterion::Kind::All:
        return u"all"_s + list;
    case Criterion::Kind::Any:
        return u"any"_s + list;
    case Criterion::Kind::Not:
        return u"not"_s + list;
    case Criterion::Kind::Fuzzy:
        return u"fuzzy"_s + list;
    case Criterion::Kind::Unknown:
        return u"?("_s + criterion.text + u')';
    case Criterion::Kind::Key:
        break;
    }
    const QString name = criterion.name.isEmpty() ? u"#"_s : QString::fromLatin1(criterion.name);
    return criterion.arguments.isEmpty() ? name : name + u'(' + criterion.arguments.join(u'|') + u')';
}

void TestCriterion::structure()
{
    QFETCH(QString, text);
    const Criterion criterion = read(text);
    QTEST(shape(criterion), "shape");
    QCOMPARE(shape(read(criterion.toText())), shape(criterion));
}

void TestCriterion::reading_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("  from   smith\tSEEN\r\n", "FROM \"smith\" SEEN");
    row("FROM\"smith\"SEEN", "FROM \"smith\" SEEN");
    row("SUBJECT \"a \\\"b\\\" \\\\ c\"", "SUBJECT \"a \\\"b\\\" \\\\ c\"");
    row("SUBJECT \"\\Seen\"", "SUBJECT \"\\\\Seen\""); // as people write it
    row("SUBJECT \"\"", "SUBJECT \"\"");
    row("SUBJECT {5}\r\na b c SEEN", "SUBJECT \"a b c\" SEEN");
    row("SUBJECT {6+}\nkäse! SEEN", "SUBJECT \"käse!\" SEEN");
    row("TEXT {4}\r\n😀 SEEN", "TEXT \"😀\" SEEN");
    row("TEXT {0}\r\n SEEN", "TEXT \"\" SEEN");
    row("SUBJECT {5}", "SUBJECT \"{5}\"");
    row("BEFORE \"01-FEB-1994\"", "BEFORE 1-Feb-1994");
    row("SENTSINCE 29-feb-2024", "SENTSINCE 29-Feb-2024");
    row("uid 5:3", "UID 5:3");
    row("keyword $Junk", "KEYWORD $Junk");
    row("HEADER List-Id <a.b>", "HEADER \"List-Id\" \"<a.b>\"");
    row("SUBJECT käse", "SUBJECT \"käse\"");
    row("OR (SEEN) (DRAFT)", "OR SEEN DRAFT");
    row("x-foo   bar( a )", "x-foo bar (a)");
}

void TestCriterion::reading()
{
    QFETCH(QString, text);
    QTEST(read(text).toText(), "expected");
}

void TestCriterion::problems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, Problem kind, int offset) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(kind) << offset;
    };
    row("", Problem::Nothing, 0);
    row("  ", Problem::Nothing, 0);
    row("CHARSET UTF-8", Problem::Nothing, 0);
    row("CHARSET KOI8-R ALL", Problem::Charset, 8);
    row("CHARSET", Problem::Charset, 7);
    row("SEEN )", Problem::ListNotOpened, 5);
    row("SEEN (DRAFT", Problem::ListNotClosed, 5);
    row("((SEEN)", Problem::ListNotClosed, 0);
    row("SEEN ()", Problem::EmptyList, 5);
    row("NOT", Problem::KeyMissing, 3);
    row("NOT )", Problem::KeyMissing, 4);
    row("OR SEEN", Problem::KeyMissing, 7);
    row("OR", Problem::KeyMissing, 2);
    row("SEEN \"a\"", Problem::KeyMissing, 5);
    row("FROM", Problem::ArgumentMissing, 4);
    row("FROM (a)", Problem::ArgumentMissing, 5);
    row("(FROM)", Problem::ArgumentMissing, 5);
    row("HEADER Subject", Problem::ArgumentMissing, 14);
    row("HEADER \"From:\" a", Problem::NoField, 7);
    row("HEADER \"\" a", Problem::NoField, 7);
    row("SEEN SUBJECT \"ä", Problem::QuoteNotClosed, 13);
    row("SUBJECT \"a\\\"", Problem::QuoteNotClosed, 8);
    row("SUBJECT \"a\nb\"", Problem::NoText, 10);
    row("SUBJECT {5}\r\nabc", Problem::LiteralTooShort, 8);
    row("SUBJECT {2}\r\naäö", Problem::LiteralTooShort, 8); // ends within a character
    row("SUBJECT {3}\r\na\nb", Problem::NoText, 8);
    row("BEFORE 31-Feb-1994", Problem::NoDate, 7);
    row("BEFORE 1994-02-01", Problem::NoDate, 7);
    row("BEFORE 1-Feb-94", Problem::NoDate, 7);
    row("ON 1-Foo-1994", Problem::NoDate, 3);
    row("ON 1-Feb--994", Problem::NoDate, 3);
    row("LARGER 1M", Problem::NoNumber, 7);
    row("LARGER -1", Problem::NoNumber, 7);
    row("LARGER +1", Problem::NoNumber, 7);
    row("LARGER \"7 \"", Problem::NoNumber, 7);
    row("SMALLER 9223372036854775808", Problem::NoNumber, 8);
    row("OLDER 0", Problem::NoNumber, 6);
    row("YOUNGER 4294967296", Problem::NoNumber, 8);
    row("KEYWORD \\Seen", Problem::NoKeyword, 8);
    row("KEYWORD \"a b\"", Problem::NoKeyword, 8);
    row("UID 0", Problem::NoSet, 4);
    row("UID 1,", Problem::NoSet, 4);
    row("UID SEEN", Problem::NoSet, 4);
    row("SEEN 0:5", Problem::NoSet, 5);
    row("MODSEQ x", Problem::NoModSeq, 7);
    row("MODSEQ \"/flags/a\" all x", Problem::NoModSeq, 7);
    row("MODSEQ /flags/a all", Problem::ArgumentMissing, 19);
    row("EMAILID a.b", Problem::NoId, 8);
    row("FILTER a/b", Problem::NoName, 7);
    row("X-NEW (SEEN", Problem::ListNotClosed, 6);
    row("X-NEW {5}", Problem::LiteralTooShort, 6);
    row("X{5}", Problem::LiteralTooShort, 0);
    row("{5}", Problem::LiteralTooShort, 0);
    row("X-NEW \"a", Problem::QuoteNotClosed, 6);
    row("X-NEW {3}\r\na\nb", Problem::NoText, 6);
}

void TestCriterion::problems()
{
    QFETCH(QString, text);
    const auto result = Criterion::fromText(text);
    QVERIFY(std::holds_alternative<CriteriaProblem>(result));
    QTEST(int(std::get<CriteriaProblem>(result).kind), "kind");
    QTEST(int(std::get<CriteriaProblem>(result).offset), "offset");
}

// What is nested without end is a problem like another, and found as fast.
void TestCriterion::nesting()
{
    constexpr int Most = imap::Limits::Nesting;
    const auto problem = [](const QString &text) {
        const auto result = Criterion::fromText(text);
        const auto *found = std::get_if<CriteriaProblem>(&result);
        return found ? int(found->kind) : -1;
    };
    QCOMPARE(problem(u"NOT "_s.repeated(Most - 1) + u"SEEN"_s), -1);
    QCOMPARE(problem(u"NOT "_s.repeated(Most) + u"SEEN"_s), int(Problem::TooDeep));
    for (const char *more : {"NOT ", "(", "OR ", "FUZZY (", "OR SEEN (", "X-A (", "OR (NOT "}) {
        QString text = QString::fromLatin1(more).repeated(imap::MaxCriteriaText / int(qstrlen(more)));
        QVERIFY2(problem(text) >= 0, more);
        QCOMPARE(problem(text + u"SEEN SEEN SEEN"_s), int(Problem::TooLong));
    }
    const QString deep = u"OR SEEN ("_s.repeated(Most / 3) + u"DRAFT"_s + u")"_s.repeated(Most / 3);
    QCOMPARE(read(read(deep).toText()), read(deep));
}

// Alternatives are one group, however many.
void TestCriterion::manyAlternatives()
{
    const Criterion many = read(u"OR LARGER 1 "_s.repeated(4000) + u"SEEN"_s);
    QCOMPARE(many.of.size(), size_t(4001));
    QCOMPARE(read(many.toText()), many);
}

static Criterion randomTree(QRandomGenerator &random, int depth)
{
    const int choice = random.bounded(depth > 0 ? 7 : 3);
    if (choice <= 2) {
        const auto forms = imap::keyForms();
        const imap::KeyForm &form = forms[size_t(random.bounded(int(forms.size())))];
        return Criterion::key(form.name, exampleOf(form.argument));
    }
    if (choice == 3)
        return Criterion::isNot(randomTree(random, depth - 1));
    if (choice == 4)
        return Criterion::fuzzy(randomTree(random, depth - 1));
    std::vector<Criterion> of;
    for (int i = random.bounded(2, 5); i > 0; --i)
        of.push_back(randomTree(random, depth - 1));
    return choice == 5 ? Criterion::allOf(of) : Criterion::anyOf(of);
}

void TestCriterion::randomTrees()
{
    QRandomGenerator random(testSeed());
    for (int i = 0; i < 2000; ++i) {
        const Criterion tree = randomTree(random, 5);
        const QString text = tree.toText();
        const Criterion again = read(text);
        QVERIFY2(again == tree, qPrintable(text));
        QCOMPARE(again.toText(), text);
    }
}

// What is in a literal announces nothing.
static QString withoutLiterals(QByteArray sent)
{
    static const QRegularExpression literal(uR"(\{(\d+)\+\}\r\n)"_s);
    for (auto at = literal.match(QString::fromLatin1(sent)); at.hasMatch();
         at = literal.match(QString::fromLatin1(sent)))
        sent.replace(at.capturedStart(), at.capturedLength() + at.captured(1).toInt(), "\"literal\"");
    return QString::fromUtf8(sent);
}

// Words in any order: what can be read is read back as the same, and what cannot says where.
void TestCriterion::anyText()
{
    QRandomGenerator random(testSeed() + 1);
    const QStringList words{u"SEEN"_s,  u"OR"_s,      u"NOT"_s,    u"("_s,     u")"_s,          u"\""_s,
                            u"a"_s,     u"FROM"_s,    u"1:5"_s,    u"$"_s,     u"1-Feb-1994"_s, u"ON"_s,
                            u"X"_s,     u"{3}\r\n"_s, u"\\"_s,     u"FUZZY"_s, u"ü"_s,          u"LARGER"_s,
                            u"7"_s,     u"\0"_s,      u"MODSEQ"_s, u"/a"_s,    u"HEADER"_s,     u"{"_s,
                            u"UTF-8"_s, u"CHARSET"_s};
    const QRegularExpression announcesLiteral(uR"(\{\d+\+?\}\z)"_s);
    int good = 0;
    for (int i = 0; i < 50000; ++i) {
        QString text;
        for (int word = random.bounded(1, 9); word > 0; --word)
            text += words.at(random.bounded(int(words.size()))) + (random.bounded(4) ? u" "_s : QString());
        const auto result = Criterion::fromText(text);
        if (const auto *problem = std::get_if<CriteriaProblem>(&result)) {
            QVERIFY2(problem->offset >= 0 && problem->offset <= text.size(), qPrintable(text));
            continue;
        }
        ++good;
        const auto &criterion = std::get<Criterion>(result);
        const QString written = criterion.toText();
        QVERIFY2(read(written) == criterion, qPrintable(text + u" -> "_s + written));
        const QByteArray sent = wire(criterion.toKey());
        // One command, and the server waits for nothing that is not there.
        QVERIFY2(sent.startsWith("refused") || !sent.contains('\n') || sent.contains("+}\r\n"),
                 sent.constData());
        QVERIFY2(sent.startsWith("refused") || !announcesLiteral.match(withoutLiterals(sent)).hasMatch(),
                 sent.constData());
    }
    QVERIFY(good > 1000);
}

void TestCriterion::sending_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("as shown") << u"OR (SEEN FROM \"a b\") NOT UID 5:*"_s
                              << QByteArray("OR (SEEN FROM \"a b\") NOT UID 5:*");
    QTest::newRow("literal") << u"SUBJECT \"käse\" X-NEW \"Ö\""_s
                             << QByteArray("SUBJECT {5+}\r\nkäse X-NEW {2+}\r\nÖ");
    QTest::newRow("within another") << u"SEEN X-NEW 5 (a b)"_s << QByteArray("SEEN X-NEW 5 (a b)");
}

void TestCriterion::sending()
{
    QFETCH(QString, text);
    QTEST(wire(read(text).toKey()), "sent");
    const imap::SearchKey two = imap::SearchKey::isNot(read(text).toKey());
    QVERIFY(wire(two).startsWith(
        read(text).of.size() > 1 && read(text).kind == Criterion::Kind::All ? "NOT (" : "NOT OR"));
}

void TestCriterion::whatItNeeds()
{
    QCOMPARE(read(u"OR OLDER 5 NOT FUZZY TEXT a"_s).capabilities(),
             (QByteArrayList{"WITHIN", "SEARCH=FUZZY"}));
    QCOMPARE(read(u"SEEN UID 5"_s).capabilities(), QByteArrayList());
    QCOMPARE(read(u"UID $ MODSEQ 5 OLDER 5 YOUNGER 9"_s).capabilities(),
             (QByteArrayList{"SEARCHRES", "CONDSTORE", "WITHIN"}));
    QCOMPARE(read(u"NOT (SUBJCT a) SEEN"_s).unknownKeys(), QStringList{u"SUBJCT"_s});
    QVERIFY(read(u"NOT 5:7"_s).toKey().usesNumbers());
    QVERIFY(read(u"X-NEW 5:7"_s).toKey().usesNumbers()); // for all that is known
    QVERIFY(!read(u"UID 5:7 LARGER 5"_s).toKey().usesNumbers());
    QVERIFY(read(u"NOT $"_s).toKey().usesSaved() && read(u"UID $"_s).toKey().usesSaved());
    QVERIFY(!read(u"$"_s).toKey().usesNumbers() && !read(u"SUBJECT $"_s).toKey().usesSaved());
    QCOMPARE(read(u"YOUNGER 5"_s).toKey().capability(), "WITHIN");
    QVERIFY(!read(u"SUBJECT ä"_s).toKey().isAscii() && read(u"SUBJECT a"_s).toKey().isAscii());
}

// What only a program can put together, not a text.
void TestCriterion::notSendable()
{
    for (const Criterion &key :
         {Criterion::key("FROM", {u"a\r\nb LOGOUT"_s}), Criterion::key("FROM", {QString(u'\0')}),
          Criterion::key("FROM"), Criterion::key("LARGER", {QString()}), Criterion::key("UID", {u"x"_s}),
          Criterion::key("KEYWORD", {u"a b"_s}), Criterion::key("HEADER", {u"a"_s})}) {
        QVERIFY(key.problem());
        QVERIFY(Criterion::isNot(Criterion::allOf({Criterion::key("SEEN"), key})).problem());
        QVERIFY2(wire(key.toKey()).startsWith("refused"), wire(key.toKey()).constData());
    }
    QCOMPARE(Criterion::allOf({}).toText(), u"ALL"_s);
    QCOMPARE(Criterion::anyOf({}).toText(), u"NOT ALL"_s);
    QCOMPARE(Criterion::allOf({Criterion::anyOf({Criterion::key("SEEN")})}).toText(), u"SEEN"_s);
    QCOMPARE(Criterion::isNot(Criterion::anyOf({Criterion::key("SEEN")})).toText(), u"NOT SEEN"_s);
}

QTEST_APPLESS_MAIN(TestCriterion)
#include "tst_criterion.moc"
