#include "tests/support/seed.h"
#include "ui/search/criteriamodel.h"
#include "ui/search/criterioneditor.h"
#include "ui/search/searchbuilder.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTreeView>

using namespace Qt::StringLiterals;
using imap::Criterion;
using Kind = Criterion::Kind;
using Model = ui::CriteriaModel;

// The rows of a search: as a model, and as a person changes them.
class TestSearchBuilder : public QObject
{
    Q_OBJECT
private slots:
    void shown_data();
    void shown();
    void randomTrees();
    void rowsChange();
    void randomChanges();
    void movedWithTheMouse();
    void lacking();
    void editors_data();
    void editors();
    void chosenFields();
    void withTheKeys();
    void textInARow();
    void staysSelected();
    void manyRows();
};

static Criterion read(const QString &text)
{
    const auto result = Criterion::fromText(text);
    if (std::holds_alternative<imap::CriteriaProblem>(result))
        qFatal("Not readable: %s", qPrintable(text));
    return std::get<Criterion>(result);
}

// The rows, each deeper one between parentheses.
static QString rows(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = rows(model, index);
        all += index.data().toString() + (below.isEmpty() ? QString() : u" ("_s + below + u')');
    }
    return all.join(u", "_s);
}

void TestSearchBuilder::shown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("SEEN", "All of these (Flag is set Read (\\Seen))");
    row("UNSEEN", "All of these (Flag is not set Read (\\Seen))");
    row("NOT SEEN", "All of these (Flag is not set Read (\\Seen))");
    row("NOT UNSEEN", "All of these (Flag is set Read (\\Seen))");
    row("UNKEYWORD Work", "All of these (Flag is not set Work)");
    row("OR FROM a NOT TO b", "Any of these (From contains “a”, To does not contain “b”)");
    row("NOT OR FROM a TO b", "None of these (From contains “a”, To contains “b”)");
    row("NOT (FROM a TO b)", "Not all of these (From contains “a”, To contains “b”)");
    row("NOT NOT FROM a", "Not all of these (From does not contain “a”)");
    row("NOT NOT (FROM a TO b)", "Not all of these (Not all of these (From contains “a”, To contains “b”))");
    row("FUZZY FROM a", "About all of these (From contains “a”)");
    row("FUZZY (FROM a TO b)", "About all of these (From contains “a”, To contains “b”)");
    row("FUZZY OR FROM a TO b", "About all of these (Any of these (From contains “a”, To contains “b”))");
    row("FROM a OR TO b (SEEN NEW)", "All of these (From contains “a”, Any of these (To contains “b”, All of "
                                     "these (Flag is set Read (\\Seen), New: "
                                     "recent and unread: yes)))");
    row("HEADER List-Id news", "All of these (Header field contains List-Id: “news”)");
    row("LARGER 1048576 OLDER 86400", "All of these (Size larger than 1M, Age more than 1d)");
    row("X-FOO 5", "All of these (Criteria text is met X-FOO 5)");
    row("MODSEQ /flags/a all 5", "All of these (Criteria text is met MODSEQ \"/flags/a\" all 5)");
    row("1:5 UID 7", "All of these (Message number is one of 1:5, UID is one of 7)");
}

void TestSearchBuilder::shown()
{
    QFETCH(QString, text);
    Model model;
    QAbstractItemModelTester tester(&model);
    model.setCriterion(read(text));
    QTEST(rows(model), "expected");
    QCOMPARE(model.criterion(), read(text));
}

static Criterion randomTree(QRandomGenerator &random, int depth)
{
    static const QStringList keys{u"SEEN"_s,     u"UNSEEN"_s,  u"FROM a"_s,
                                  u"LARGER 5"_s, u"X-FOO 5"_s, u"UID 1:5"_s};
    const int choice = random.bounded(depth > 0 ? 6 : 2);
    if (choice < 2)
        return read(keys.at(random.bounded(int(keys.size()))));
    if (choice == 2)
        return Criterion::isNot(randomTree(random, depth - 1));
    if (choice == 3)
        return Criterion::fuzzy(randomTree(random, depth - 1));
    std::vector<Criterion> of;
    for (int i = random.bounded(2, 4); i > 0; --i)
        of.push_back(randomTree(random, depth - 1));
    return choice == 4 ? Criterion::allOf(of) : Criterion::anyOf(of);
}

// Rows say all of a search: it comes back as it was.
void TestSearchBuilder::randomTrees()
{
    QRandomGenerator random(testSeed());
    Model model;
    QAbstractItemModelTester tester(&model);
    for (int i = 0; i < 500; ++i) {
        const Criterion tree = randomTree(random, 5);
        model.setCriterion(tree);
        QVERIFY2(model.criterion() == tree, qPrintable(tree.toText()));
    }
}

void TestSearchBuilder::rowsChange()
{
    Model model;
    QAbstractItemModelTester tester(&model);
    QSignalSpy edited(&model, &Model::edited);
    model.setCriterion({});
    QVERIFY(!model.criterion());
    QCOMPARE(edited.count(), 0);
    const QModelIndex first = model.insert(model.top(), read(u"FROM a"_s));
    model.insert(first, read(u"TO b"_s));
    QCOMPARE(rows(model), u"All of these (From contains “a”, To contains “b”)"_s);
    const QModelIndex group = model.insertGroup(first, Kind::Any);
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" TO \"b\""_s); // an empty group means nothing
    const QPersistentModelIndex seen(model.insert(group, read(u"SEEN"_s)));
    model.insert(group, read(u"NOT (DRAFT FLAGGED)"_s));
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" OR SEEN NOT (DRAFT FLAGGED) TO \"b\""_s);
    model.setGroup(model.top(), Kind::Any, true);
    QCOMPARE(model.criterion()->toText(), u"NOT OR FROM \"a\" OR OR SEEN NOT (DRAFT FLAGGED) TO \"b\""_s);
    model.setGroup(model.top(), Kind::All, false);
    // Up out of the group, and down through it.
    QVERIFY(model.canMove(seen, -1) && !model.canMove(model.top(), -1) && !model.canMove(first, -1));
    model.move(seen, -1);
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" SEEN NOT (DRAFT FLAGGED) TO \"b\""_s);
    model.move(seen, 1);
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" OR SEEN NOT (DRAFT FLAGGED) TO \"b\""_s);
    model.move(seen, 1); // into the inner one
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" NOT (SEEN DRAFT FLAGGED) TO \"b\""_s);
    for (int i = 0; i < 3; ++i) // past two, and out
        model.move(seen, 1);
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" OR NOT (DRAFT FLAGGED) SEEN TO \"b\""_s);
    const QPersistentModelIndex replaced(model.replace(seen, read(u"OR NEW OLD"_s)));
    QVERIFY(model.isGroup(replaced));
    QCOMPARE(model.rowCount(replaced), 2);
    QVERIFY(!model.isGroup(model.remove(model.index(0, 0, replaced)))); // the next one
    QCOMPARE(model.remove(model.index(0, 0, replaced)), QModelIndex(replaced));
    QCOMPARE(model.criterion()->toText(), u"FROM \"a\" NOT (DRAFT FLAGGED) TO \"b\""_s);
    QCOMPARE(model.remove(model.top()), model.top());
    QVERIFY(edited.count() > 10);
}

// Whatever is done to them, they are a search, and rows are where the model says.
void TestSearchBuilder::randomChanges()
{
    QRandomGenerator random(testSeed() + 1);
    Model model;
    QAbstractItemModelTester tester(&model);
    model.setCriterion(read(u"FROM a OR SEEN (DRAFT LARGER 5)"_s));
    const auto anyRow = [&] {
        QModelIndex at = model.top();
        while (model.rowCount(at) > 0 && random.bounded(3) > 0)
            at = model.index(random.bounded(model.rowCount(at)), 0, at);
        return at;
    };
    for (int i = 0; i < 3000; ++i) {
        const QModelIndex at = anyRow();
        switch (random.bounded(7)) {
        case 0:
            model.insert(at, randomTree(random, 2));
            break;
        case 1:
            model.insertGroup(at, random.bounded(2) ? Kind::Any : Kind::Fuzzy);
            break;
        case 2:
        case 3:
            model.remove(at);
            break;
        case 4:
            model.replace(at, randomTree(random, 1));
            break;
        case 5: {
            const std::unique_ptr<QMimeData> dragged(model.mimeData({at}));
            const QModelIndex to = anyRow();
            model.dropMimeData(dragged.get(), Qt::MoveAction, random.bounded(-1, model.rowCount(to) + 1), 0,
                               to);
            break;
        }
        default:
            model.move(at, random.bounded(2) ? 1 : -1);
        }
        if (const auto criterion = model.criterion()) {
            Model again;
            again.setCriterion(criterion);
            QCOMPARE(again.criterion(), criterion);
        }
    }
}

void TestSearchBuilder::movedWithTheMouse()
{
    Model model;
    QAbstractItemModelTester tester(&model);
    model.setCriterion(read(u"FROM a TO b OR SEEN DRAFT"_s));
    const auto drag = [&model](const QModelIndex &what, const QModelIndex &to, int row) {
        const std::unique_ptr<QMimeData> data(model.mimeData({what}));
        return model.dropMimeData(data.get(), Qt::MoveAction, row, 0, to);
    };
    const QModelIndex top = model.top();
    // The view is told nothing was dropped, for it would remove what was moved.
    QVERIFY(!drag(model.index(0, 0, top), model.index(2, 0, top), 1));
    QCOMPARE(model.criterion()->toText(), u"TO \"b\" OR SEEN OR FROM \"a\" DRAFT"_s);
    drag(model.index(2, 0, model.index(1, 0, top)), top, -1);
    QCOMPARE(model.criterion()->toText(), u"TO \"b\" OR SEEN FROM \"a\" DRAFT"_s);
    // Not into itself, and the top goes nowhere.
    const QString before = model.criterion()->toText();
    drag(model.index(1, 0, top), model.index(1, 0, top), 0);
    drag(top, model.index(1, 0, top), 0);
    QCOMPARE(model.criterion()->toText(), before);
    QMimeData foreign;
    foreign.setText(u"0"_s);
    QVERIFY(!model.dropMimeData(&foreign, Qt::MoveAction, 0, 0, top));
    QMimeData nonsense;
    nonsense.setData(u"application/x-mailreeve-criterion"_s, "7 9 x");
    QVERIFY(!model.dropMimeData(&nonsense, Qt::MoveAction, 0, 0, top));
    QCOMPARE(model.criterion()->toText(), before);
}

void TestSearchBuilder::lacking()
{
    Model model;
    model.setCapabilities([](const QByteArray &name) { return name != "WITHIN" && name != "SEARCH=FUZZY"; });
    model.setCriterion(read(u"OLDER 5 MODSEQ 5 FUZZY FROM a"_s));
    const auto toolTip = [&model](int row) {
        return model.index(row, 0, model.top()).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(toolTip(0).contains(u"WITHIN"_s));
    QVERIFY(!model.index(0, 0, model.top()).data(Qt::DecorationRole).isNull());
    QCOMPARE(toolTip(1), QString());
    QVERIFY(toolTip(2).contains(u"SEARCH=FUZZY"_s));
}

// The builder as a person has it: what it says is what its rows are.
struct Bench
{
    ui::SearchBuilder builder;
    QSignalSpy edited{&builder, &ui::SearchBuilder::edited};
    Bench()
    {
        builder.resize(600, 300);
        builder.show();
    }
    template<typename T>
    T *find(const char *name)
    {
        auto *found = builder.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The builder has no %s", name);
        return found;
    }
    void show(const QString &text) { builder.setCriterion(read(text)); }
    QString text()
    {
        const auto criterion = builder.model()->criterion();
        return criterion ? criterion->toText() : QString();
    }
    // As one chooses with the mouse.
    void choose(const char *name, const QString &item)
    {
        auto *box = find<QComboBox>(name);
        const int at = box->findText(item);
        if (at < 0)
            qFatal("%s has no %s", name, qPrintable(item));
        box->setCurrentIndex(at);
        emit box->activated(at);
    }
    void type(const char *name, const QString &text)
    {
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        text.isEmpty() ? QTest::keyClick(line, Qt::Key_Delete) : QTest::keyClicks(line, text);
    }
};

void TestSearchBuilder::editors_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("op");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *field, const char *op, const QString &expected) {
        QTest::addRow("%s %s", field, op) << QString::fromUtf8(field) << QString::fromUtf8(op) << expected;
    };
    const QString today = QLocale::c().toString(QDate::currentDate(), u"d-MMM-yyyy"_s);
    row("Subject", "contains", u"SUBJECT \"a\""_s);
    row("Header or body", "does not contain", u"NOT TEXT \"a\""_s);
    row("Header field", "contains", u"HEADER \"List-Id\" \"\""_s);
    row("Flag", "is set", u"SEEN"_s);
    row("Flag", "is not set", u"UNSEEN"_s);
    row("New: recent and unread", "no", u"NOT NEW"_s);
    row("Arrived", "before", u"BEFORE "_s + today);
    row("Sent", "since", u"SENTSINCE "_s + today);
    row("Came into the mailbox", "not on", u"NOT SAVEDON "_s + today);
    row("Age", "more than", u"OLDER 604800"_s);
    row("Size", "smaller than", u"SMALLER 1048576"_s);
    row("UID", "is one of", u"UID 1"_s);
    row("Message number", "is none of", u"NOT 1"_s);
    row("Mod-sequence", "is at least", u"MODSEQ 1"_s);
    row("Email id", "is", u"EMAILID 1"_s);
    row("Thread id", "is not", u"NOT THREADID 1"_s);
    row("Gmail search", "contains", u"X-GM-RAW \"a\""_s);
    row("Gmail thread id", "is", u"X-GM-THRID 1"_s);
    row("Filter of the server", "lets it through", u"FILTER 1"_s);
    row("Any message", "yes", u"ALL"_s);
    row("Criteria text", "is not met", u"NOT ALL"_s);
}

void TestSearchBuilder::editors()
{
    QFETCH(QString, field);
    QFETCH(QString, op);
    Bench bench;
    bench.show(u"FROM a"_s);
    bench.choose("criterionField", field);
    bench.choose("criterionOperator", op);
    QTEST(bench.text(), "expected");
    QCOMPARE(bench.edited.last().at(0).value<std::optional<Criterion>>()->toText(), bench.text());
    // Shown again, the row is edited in the same way.
    const QString text = bench.text();
    bench.builder.setCriterion({});
    bench.show(text);
    QVERIFY(bench.find<QComboBox>("criterionField")->currentText() == field || text == u"NOT ALL"_s);
}

void TestSearchBuilder::chosenFields()
{
    Bench bench;
    bench.show(u"FROM \"a b\""_s);
    bench.choose("criterionField", u"To"_s);
    QCOMPARE(bench.text(), u"TO \"a b\""_s); // the same text, elsewhere
    bench.type("criterionText", u"c\"d"_s);
    QCOMPARE(bench.text(), u"TO \"c\\\"d\""_s);
    bench.choose("criterionField", u"Header field"_s);
    bench.type("criterionFieldName", u"X-Colour"_s);
    bench.type("criterionFieldText", u"blue"_s);
    QCOMPARE(bench.text(), u"HEADER \"X-Colour\" \"blue\""_s);
    bench.choose("criterionField", u"Size"_s);
    bench.type("criterionAmount", u"12"_s);
    bench.choose("criterionUnit", u"kB"_s);
    QCOMPARE(bench.text(), u"LARGER 12288"_s);
    bench.type("criterionAmount", QString());
    QVERIFY(bench.builder.model()->criterion()->problem());
    bench.choose("criterionField", u"Age"_s);
    bench.type("criterionAmount", u"3"_s);
    bench.choose("criterionUnit", u"hours"_s);
    QCOMPARE(bench.text(), u"YOUNGER 10800"_s);
    bench.choose("criterionField", u"Arrived"_s);
    bench.find<QDateEdit>("criterionDate")->setDate(QDate(2026, 2, 1));
    QCOMPARE(bench.text(), u"BEFORE 1-Feb-2026"_s);
    bench.choose("criterionField", u"Sent"_s);
    QCOMPARE(bench.text(), u"SENTBEFORE 1-Feb-2026"_s);
    bench.builder.setKeywords({u"$Forwarded"_s, u"Work"_s});
    bench.choose("criterionField", u"Flag"_s);
    bench.choose("criterionFlag", u"Work"_s);
    QCOMPARE(bench.text(), u"KEYWORD Work"_s);
    bench.type("criterionFlagText", u"Holiday"_s);
    QCOMPARE(bench.text(), u"KEYWORD Holiday"_s);
    bench.type("criterionFlagText", u"two words"_s);
    QVERIFY(bench.builder.model()->criterion()->problem());
    bench.choose("criterionFlag", u"Flagged (\\Flagged)"_s);
    QCOMPARE(bench.text(), u"FLAGGED"_s);
    // The group that holds it.
    bench.builder.view()->setCurrentIndex(bench.builder.model()->top());
    bench.choose("criterionField", u"None of these"_s);
    QCOMPARE(bench.text(), u"NOT FLAGGED"_s);
}

// Without a mouse: rows are added, moved, grouped and removed.
void TestSearchBuilder::withTheKeys()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.builder));
    QTreeView *view = bench.builder.view();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Insert);
    QVERIFY(bench.find<QLineEdit>("criterionText")->hasFocus()); // to be filled in at once
    QTest::keyClicks(bench.find<QLineEdit>("criterionText"), u"one"_s);
    QSignalSpy wanted(&bench.builder, &ui::SearchBuilder::searchWanted);
    QTest::keyClick(bench.find<QLineEdit>("criterionText"), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Insert);
    QTest::keyClicks(bench.find<QLineEdit>("criterionText"), u"two"_s);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Insert, Qt::ShiftModifier);
    QCOMPARE(view->currentIndex().data().toString(), u"Any of these"_s);
    QTest::keyClick(view, Qt::Key_Insert);
    QTest::keyClicks(bench.find<QLineEdit>("criterionText"), u"three"_s);
    view->setFocus();
    QCOMPARE(bench.text(), u"SUBJECT \"one\" SUBJECT \"two\" SUBJECT \"three\""_s);
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(view->currentIndex().data().toString(), u"Subject contains “two”"_s);
    QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(bench.text(), u"SUBJECT \"one\" OR SUBJECT \"two\" SUBJECT \"three\""_s);
    QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(bench.text(), u"SUBJECT \"two\" SUBJECT \"one\" SUBJECT \"three\""_s);
    QCOMPARE(view->currentIndex().data().toString(), u"Subject contains “two”"_s);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(bench.text(), u"SUBJECT \"one\" SUBJECT \"three\""_s);
    QCOMPARE(view->currentIndex().data().toString(), u"Subject contains “one”"_s);
    QTest::keyClick(view, Qt::Key_Return); // goes to its value
    QVERIFY(bench.find<QLineEdit>("criterionText")->hasFocus());
}

// What is no row of its own kind is changed as text; it becomes rows when it says so.
void TestSearchBuilder::textInARow()
{
    Bench bench;
    bench.show(u"X-FOO 5"_s);
    QCOMPARE(bench.find<QLineEdit>("criterionText")->text(), u"X-FOO 5"_s);
    bench.type("criterionText", u"X-FOO 7"_s);
    QCOMPARE(bench.text(), u"X-FOO 7"_s);
    auto *line = bench.find<QLineEdit>("criterionText");
    QTest::keyClicks(line, u" (a"_s); // not readable yet: the search stays
    QCOMPARE(bench.text(), u"X-FOO 7"_s);
    QCOMPARE(line->text(), u"X-FOO 7 (a"_s);
    QTest::keyClicks(line, u")"_s);
    QCOMPARE(bench.text(), u"X-FOO 7 (a)"_s);
    line->selectAll();
    QCoreApplication::processEvents();
    line->setText(u"OR SEEN DRAFT"_s);
    emit line->textEdited(line->text());
    QCOMPARE(rows(*bench.builder.model()),
             u"All of these (Any of these (Flag is set Read (\\Seen), Flag is set Draft (\\Draft)))"_s);
}

void TestSearchBuilder::staysSelected()
{
    Bench bench;
    bench.show(u"FROM a TO b CC c"_s);
    QTreeView *view = bench.builder.view();
    view->setCurrentIndex(bench.builder.model()->index(1, 0, bench.builder.model()->top()));
    bench.show(u"FROM a TO b CC c"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"To contains “b”"_s);
    bench.type("criterionText", u"x"_s);
    QCOMPARE(bench.find<QLineEdit>("criterionText")->cursorPosition(), 1);
    QCOMPARE(bench.text(), u"FROM \"a\" TO \"x\" CC \"c\""_s);
    const auto told = bench.edited.count();
    bench.show(u"SEEN"_s);
    QCOMPARE(bench.edited.count(), told); // nobody has edited anything
}

// As many as a text can hold, without a pause that would be felt.
void TestSearchBuilder::manyRows()
{
    Bench bench;
    const Criterion many = read(u"OR SEEN "_s.repeated(imap::MaxCriteriaText / 8 - 2) + u"DRAFT"_s);
    QElapsedTimer clock;
    clock.start();
    bench.builder.setCriterion(many);
    QCoreApplication::processEvents();
    qInfo("%d rows shown in %lld ms", int(many.of.size()), clock.elapsed());
    QCOMPARE(bench.builder.model()->criterion(), many);
    QString deep = u"NOT ("_s.repeated(100) + u"SEEN FROM a"_s + u")"_s.repeated(100);
    bench.show(deep);
    QCOMPARE(bench.builder.model()->criterion(), read(deep));
}

UI_TEST_MAIN(TestSearchBuilder)
#include "tst_searchbuilder.moc"
