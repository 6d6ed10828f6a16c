#include "feed.h"
#include "ui/models/messagelistmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;

// The server's threads as a tree, up to the sizes that mailing lists have.
class TestMessageThreads : public QObject
{
    Q_OBJECT
private slots:
    void structure();
    void missingParents();
    void whatTheForestLeavesOut();
    void changes();
    void expungeKeepsWhatIsRight();
    void tenThousandDeep();
    void manyBelowOne();
    void hundredThousand();
};

namespace {

// "3(1(2)4)" is message 3 with the children 1 and 4, the first of which has 2 as its child.
QString outline(const Model &model, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = outline(model, index);
        parts += QString::number(model.numberOf(index)) + (below.isEmpty() ? below : u'(' + below + u')');
    }
    return parts.join(u' ');
}

} // namespace

void TestMessageThreads::structure()
{
    Feed feed(6);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QVERIFY(!model.isThreaded());
    // (1 (2)(3 4))(5)(6)
    model.setThreads({{1, -1}, {2, 0}, {3, 0}, {4, 2}, {5, -1}, {6, -1}});
    QVERIFY(model.isThreaded());
    QCOMPARE(outline(model), u"6 5 1(2 3(4))"_s);
    const QModelIndex four = model.indexOf(4);
    QCOMPARE(model.numberOf(four.parent()), 3u);
    QCOMPARE(model.numberOf(four.parent().parent()), 1u);
    QVERIFY(!four.parent().parent().parent().isValid());
    QCOMPARE(four.parent().row(), 1);
    QVERIFY(model.hasChildren(model.indexOf(1)));
    QVERIFY(!model.hasChildren(model.indexOf(5)));
    QCOMPARE(model.rowCount(model.indexOf(1).siblingAtColumn(1)), 0);
    model.showUnsorted();
    QVERIFY(!model.isThreaded());
    QCOMPARE(outline(model), u"6 5 4 3 2 1"_s);
}

void TestMessageThreads::missingParents()
{
    Feed feed(4);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setThreads({{0, -1}, {1, 0}, {2, 0}, {0, 2}, {3, 3}, {4, -1}});
    QCOMPARE(outline(model), u"4 0(1 2(0(3)))"_s);
    const QModelIndex missing = model.index(1, 0);
    QCOMPARE(model.numberOf(missing), 0u);
    QVERIFY(!missing.siblingAtColumn(Model::Subject).data().toString().isEmpty());
    QVERIFY(!missing.siblingAtColumn(Model::From).data().isValid());
    QVERIFY(!missing.siblingAtColumn(Model::Subject).data(Model::FetchedRole).toBool());
}

void TestMessageThreads::whatTheForestLeavesOut()
{
    Feed feed(4);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setThreads({{2, -1}, {9, 0}}); // 9 is not there; 1, 3 and 4 are not named
    QCOMPARE(outline(model), u"4 3 1 2(0)"_s);
    model.setThreads({});
    QCOMPARE(outline(model), u"4 3 2 1"_s);
    model.setThreads({{1, -1}, {1, -1}, {2, 1}, {3, -1}, {4, -1}}); // twice
    QCOMPARE(outline(model), u"4 3 1(2) 1"_s);
    QCOMPARE(model.numberOf(model.indexOf(1)), 1u);
}

void TestMessageThreads::changes()
{
    Feed feed(3);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setThreads({{1, -1}, {2, 0}, {3, 1}});
    QSignalSpy changed(&model, &Model::dataChanged);
    feed.envelope(2, "\"Re: two\"");
    feed.announce();
    QCOMPARE(changed.size(), 1);
    const QModelIndex at = changed.first().first().toModelIndex();
    QCOMPARE(model.numberOf(at), 2u);
    QCOMPARE(model.numberOf(at.parent()), 1u);
    QCOMPARE(at.siblingAtColumn(Model::Subject).data().toString(), u"Re: two"_s);
}

void TestMessageThreads::expungeKeepsWhatIsRight()
{
    Feed feed(4);
    for (quint32 number = 1; number <= 4; ++number)
        feed.envelope(number, '"' + QByteArray::number(number) + '"');
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setThreads({{1, -1}, {2, 0}, {3, 0}, {4, -1}});
    QSignalSpy outdated(&model, &Model::outdated);
    feed.expunge(2);
    feed.announce();
    QCOMPARE(outdated.size(), 1);
    const QList<std::pair<quint32, QString>> left{{1, u"1"_s}, {2, u"3"_s}, {3, u"4"_s}};
    for (const auto &[number, subject] : left)
        QCOMPARE(model.indexOf(number).siblingAtColumn(Model::Subject).data().toString(), subject);
    QVERIFY(!model.indexOf(4).isValid());
    model.setThreads({{1, -1}, {2, 0}, {3, -1}});
    QCOMPARE(outline(model), u"3 1(2)"_s);
}

void TestMessageThreads::tenThousandDeep()
{
    constexpr quint32 Depth = 10000;
    Feed feed(Depth);
    Model model;
    model.setMailbox(&feed.mailbox);
    imap::ThreadForest forest;
    for (quint32 number = 1; number <= Depth; ++number)
        forest.push_back({number, qint32(number) - 2});
    QTreeView view;
    view.setModel(&model);
    view.setUniformRowHeights(true);
    view.resize(600, 400);
    view.show();
    model.setThreads(forest);
    QCOMPARE(model.rowCount(), 1);
    quint32 depth = 0;
    for (QModelIndex at = model.indexOf(Depth); at.isValid(); at = at.parent())
        ++depth;
    QCOMPARE(depth, Depth);
    view.expandAll();
    QVERIFY(view.indexBelow(model.indexOf(Depth - 1)) == model.indexOf(Depth));
    view.collapseAll();
    QVERIFY(!view.indexBelow(model.indexOf(1)).isValid());
}

// One subject that everybody answered: what ORDEREDSUBJECT makes of a robot's reports.
void TestMessageThreads::manyBelowOne()
{
    constexpr quint32 Count = 50000;
    Feed feed(Count);
    Model model;
    model.setMailbox(&feed.mailbox);
    imap::ThreadForest forest{{1, -1}};
    for (quint32 number = 2; number <= Count; ++number)
        forest.push_back({number, 0});
    model.setThreads(forest);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), int(Count) - 1);
    for (int row = 0; row < int(Count) - 1; row += 97) {
        const QModelIndex child = model.index(row, 0, root);
        QCOMPARE(model.numberOf(child), quint32(row) + 2);
        QCOMPARE(child.row(), row);
        QCOMPARE(child.parent(), root);
    }
    QVERIFY(!model.index(int(Count) - 1, 0, root).isValid());
}

void TestMessageThreads::hundredThousand()
{
    constexpr quint32 Count = 100000;
    Feed feed(Count);
    Model model;
    model.setMailbox(&feed.mailbox);
    imap::ThreadForest forest; // threads of ten, each message an answer to the one before
    for (quint32 number = 1; number <= Count; ++number)
        forest.push_back({number, number % 10 == 1 ? -1 : qint32(number) - 2});
    model.setThreads(forest);
    QCOMPARE(model.rowCount(), int(Count / 10));
    QCOMPARE(model.numberOf(model.index(0, 0)), Count - 9); // newest first
    for (quint32 number = 1; number <= Count; ++number) {
        const QModelIndex at = model.indexOf(number);
        QCOMPARE(model.numberOf(at), number);
        QCOMPARE(model.numberOf(at.parent()), number % 10 == 1 ? 0 : number - 1);
    }
}

QTEST_MAIN(TestMessageThreads)
#include "tst_messagethreads.moc"
