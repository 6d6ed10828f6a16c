#include "feed.h"
#include "ui/models/messagelistmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <numeric>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;

// What the model shows of a mailbox, in every arrangement, while the server changes it.
class TestMessageListModel : public QObject
{
    Q_OBJECT
private slots:
    void rowsAreThereBeforeTheirContents();
    void nothingSelected();
    void anotherMailbox();
    void orderOfTheServer();
    void newMail();
    void newMailWhileSorted();
    void changesWhileSorted();
    void manyChangesWhileSorted();
    void expunge_data();
    void expunge();
    void expungeStorm_data();
    void expungeStorm();
    void headers();
};

namespace {

QList<quint32> numbers(const Model &model)
{
    QList<quint32> all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.numberOf(model.index(row, 0));
    return all;
}

QString text(const Model &model, int row, Model::Column column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestMessageListModel::rowsAreThereBeforeTheirContents()
{
    Feed feed(50);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.numberOf(model.index(0, 0)), 50u); // newest first
    QCOMPARE(model.numberOf(model.index(49, 0)), 1u);
    QCOMPARE(model.indexOf(50), model.index(0, 0));
    QVERIFY(!model.indexOf(0).isValid());
    QVERIFY(!model.indexOf(51).isValid());
    QCOMPARE(model.index(0, 0).data(Model::FetchedRole).toBool(), false);
    QCOMPARE(model.index(0, 0).data(Model::NumberRole).toUInt(), 50u);
    QCOMPARE(text(model, 0, Model::Subject), u"…"_s);
    QCOMPARE(text(model, 0, Model::From), QString());

    QSignalSpy changed(&model, &Model::dataChanged);
    feed.envelope(50, "\"Hello\"");
    feed.announce();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 0);
    QCOMPARE(model.index(0, 0).data(Model::FetchedRole).toBool(), true);
    QCOMPARE(model.index(1, 0).data(Model::FetchedRole).toBool(), false);
    QCOMPARE(text(model, 0, Model::Subject), u"Hello"_s);
}

void TestMessageListModel::nothingSelected()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setOrder({1, 2});
    model.setThreads({{1, -1}});
    QCOMPARE(model.rowCount(), 0);
    Feed feed(3);
    model.setMailbox(&feed.mailbox);
    QCOMPARE(model.rowCount(), 3);
    model.setMailbox(nullptr);
    QCOMPARE(model.rowCount(), 0);
    feed.exists(4);
    feed.announce(); // nobody listens any more
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageListModel::anotherMailbox()
{
    Feed feed(3);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    feed.envelope(3, "\"Of the first\"");
    feed.announce();
    QCOMPARE(text(model, 0, Model::Subject), u"Of the first"_s);

    QSignalSpy reset(&model, &Model::modelReset);
    feed.mailbox.open(imap::MailboxName(u"Other"));
    feed.exists(2);
    feed.mailbox.opened(true);
    QVERIFY(!reset.isEmpty());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, Model::Subject), u"…"_s);
    feed.mailbox.close();
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageListModel::orderOfTheServer()
{
    Feed feed(5);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setOrder({3, 1, 5, 2, 4});
    QCOMPARE(numbers(model), (QList<quint32>{3, 1, 5, 2, 4}));
    for (quint32 number = 1; number <= 5; ++number)
        QCOMPARE(model.numberOf(model.indexOf(number)), number);
    // Numbers that are not there, or twice, and messages that it leaves out.
    model.setOrder({9, 2, 2, 0, 4294967295u, 4});
    QCOMPARE(numbers(model), (QList<quint32>{2, 4, 1, 3, 5}));
    model.setOrder({});
    QCOMPARE(numbers(model), (QList<quint32>{1, 2, 3, 4, 5}));
    model.showUnsorted();
    QCOMPARE(numbers(model), (QList<quint32>{5, 4, 3, 2, 1}));
}

void TestMessageListModel::newMail()
{
    Feed feed(3);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QSignalSpy inserted(&model, &Model::rowsInserted), outdated(&model, &Model::outdated);
    const QPersistentModelIndex newest = model.index(0, 0);
    feed.exists(5);
    feed.announce();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 1);
    QCOMPARE(outdated.size(), 0);
    QCOMPARE(newest.row(), 2);
    QCOMPARE(model.numberOf(newest), 3u);
    QCOMPARE(numbers(model), (QList<quint32>{5, 4, 3, 2, 1}));
}

void TestMessageListModel::newMailWhileSorted()
{
    Feed feed(3);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QSignalSpy outdated(&model, &Model::outdated);
    model.setOrder({2, 3, 1});
    feed.exists(4);
    feed.announce();
    QCOMPARE(outdated.size(), 1);
    QCOMPARE(numbers(model).first(3),
             (QList<quint32>{2, 3, 1})); // until the server says where the new one goes
    model.setOrder({2, 4, 3, 1});
    QCOMPARE(numbers(model), (QList<quint32>{2, 4, 3, 1}));
    model.setThreads({{1, -1}, {2, 0}, {3, -1}, {4, 2}});
    feed.exists(5);
    feed.announce();
    QCOMPARE(outdated.size(), 2);
    QVERIFY(model.isThreaded());
    QCOMPARE(model.rowCount(), 2);
}

// In another order, few numbers may lie all over the list: no range is announced then that a view would walk along.
void TestMessageListModel::manyChangesWhileSorted()
{
    constexpr quint32 Count = 30'000;
    Feed feed(Count);
    Model model;
    model.setMailbox(&feed.mailbox);
    std::vector<quint32> order(Count);
    std::iota(order.begin(), order.end(), 1U);
    model.setOrder(order);
    QSignalSpy changed(&model, &Model::dataChanged), many(&model, &Model::manyChanged);
    feed.envelope(1, "\"First\"");
    feed.envelope(Count, "\"Last\"");
    feed.announce();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(many.count(), 1);
    QCOMPARE(text(model, int(Count) - 1, Model::Subject), u"Last"_s);
    feed.envelope(7, "\"Seventh\"");
    feed.announce();
    QCOMPARE(changed.count(), 1);
    model.showUnsorted();
    changed.clear();
    feed.fetch(1, "FLAGS (\\Flagged)");
    feed.fetch(Count, "FLAGS (\\Flagged)");
    feed.announce();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(many.count(), 2);
}

// The server tells of a message that the order does not hold yet.
void TestMessageListModel::changesWhileSorted()
{
    Feed feed(3);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QSignalSpy changed(&model, &Model::dataChanged);
    const auto allValid = [&changed] {
        return std::all_of(changed.begin(), changed.end(), [](const QVariantList &arguments) {
            return arguments.at(0).toModelIndex().isValid() && arguments.at(1).toModelIndex().isValid();
        });
    };
    model.setOrder({2, 3, 1});
    feed.envelope(3, "\"Three\"");
    feed.announce();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(text(model, 1, Model::Subject), u"Three"_s);
    feed.exists(4);
    feed.envelope(4, "\"Four\"");
    feed.announce();
    QVERIFY2(allValid(), "a change was announced for a row that is not there");
    model.setThreads({{1, -1}, {2, 0}, {3, -1}, {4, 2}});
    feed.exists(5);
    feed.fetch(5, "FLAGS (\\Flagged)");
    feed.fetch(4, "FLAGS (\\Flagged)");
    feed.announce();
    QVERIFY2(allValid(), "a change was announced for a row that is not there");
    QVERIFY(!model.indexOf(4).data(Qt::DecorationRole).isNull());
}

void TestMessageListModel::expunge_data()
{
    QTest::addColumn<quint32>("gone");
    QTest::addColumn<QList<quint32>>("rows");
    QTest::newRow("oldest") << 1u << QList<quint32>{3, 2, 1};
    QTest::newRow("middle") << 2u << QList<quint32>{3, 2, 1};
    QTest::newRow("newest") << 4u << QList<quint32>{3, 2, 1};
}

void TestMessageListModel::expunge()
{
    QFETCH(quint32, gone);
    QFETCH(QList<quint32>, rows);
    Feed feed(4);
    for (quint32 number = 1; number <= 4; ++number)
        feed.envelope(number, '"' + QByteArray::number(number) + '"');
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QStringList subjects;
    for (int row = 0; row < 4; ++row)
        subjects += text(model, row, Model::Subject);
    QCOMPARE(subjects, (QStringList{u"4"_s, u"3"_s, u"2"_s, u"1"_s}));
    QSignalSpy removed(&model, &Model::rowsRemoved);
    feed.expunge(gone);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(numbers(model), rows);
    // What was message 3 is 2 now, and still has its own subject.
    subjects.removeAt(4 - int(gone));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(text(model, row, Model::Subject), subjects.at(row));
}

void TestMessageListModel::expungeStorm_data()
{
    QTest::addColumn<QString>("arrangement");
    QTest::newRow("newest first") << u"newest"_s;
    QTest::newRow("sorted") << u"sorted"_s;
    QTest::newRow("threads") << u"threads"_s;
}

// Every message goes while others come, as when somebody empties a mailbox that mail arrives in.
void TestMessageListModel::expungeStorm()
{
    QFETCH(QString, arrangement);
    Feed feed(60);
    for (quint32 number = 1; number <= 60; ++number)
        feed.envelope(number, '"' + QByteArray::number(number) + '"');
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    QSignalSpy outdated(&model, &Model::outdated);
    if (arrangement == u"sorted") {
        std::vector<quint32> order;
        for (quint32 i = 0; i < 60; ++i)
            order.push_back(i * 7 % 60 + 1);
        model.setOrder(order);
    } else if (arrangement == u"threads") {
        imap::ThreadForest forest;
        for (quint32 i = 0; i < 60; ++i)
            forest.push_back({i + 1, i % 5 == 0 ? -1 : qint32(i - 1)});
        model.setThreads(forest);
    }
    quint32 count = 60;
    for (int round = 0; count > 0; ++round) {
        if (round % 10 == 9 && round < 60) {
            feed.exists(++count);
            feed.announce();
        }
        feed.expunge(quint32(round * 13) % count + 1);
        --count;
        QCOMPARE(feed.mailbox.count(), count);
        for (quint32 number = 1; number <= count; ++number) {
            // A sorted list may not know the newest yet, but what it has must be right.
            if (const QModelIndex at = model.indexOf(number); at.isValid())
                QCOMPARE(model.numberOf(at), number);
        }
    }
    QCOMPARE(outdated.isEmpty(), arrangement == u"newest");
    // Threads keep the places until the server has told the new ones, but nothing stands in them.
    for (const quint32 number : numbers(model))
        QCOMPARE(number, 0u);
    if (arrangement == u"threads")
        model.setThreads({});
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageListModel::headers()
{
    const Model model;
    for (int column = 0; column < Model::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(999, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

QTEST_MAIN(TestMessageListModel)
#include "tst_messagelistmodel.moc"
