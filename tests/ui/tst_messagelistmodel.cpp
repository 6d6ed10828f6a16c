#include "feed.h"
#include "tests/support/seed.h"
#include "ui/models/messagelistmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <memory>
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
    void stormInOneSlice_data();
    void stormInOneSlice();
    void stormOfHiddenMessages();
    void mailboxMadeAnewInAStorm_data();
    void mailboxMadeAnewInAStorm();
    void connectionVanishesInAStorm_data();
    void connectionVanishesInAStorm();
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

const QStringList Arrangements{u"newest first"_s, u"sorted"_s, u"found"_s, u"threads"_s};

bool isFound(quint32 number)
{
    return number % 3 != 0;
}

// In one of these arrangements; of messages up to `count`.
void arrange(Model &model, const QString &arrangement, quint32 count)
{
    std::vector<quint32> order;
    for (quint32 i = 0; i < count; ++i)
        order.push_back(quint32(i * 7ULL % count) + 1);
    if (arrangement == u"sorted") {
        model.setOrder(order);
    } else if (arrangement == u"found") {
        std::erase_if(order, [](quint32 number) { return !isFound(number); });
        model.setOrder(order, Model::Others::Hidden);
    } else if (arrangement == u"threads") {
        imap::ThreadForest forest;
        for (quint32 i = 0; i < count; ++i)
            forest.push_back({i + 1, i % 5 == 0 ? -1 : qint32(i - 1)});
        model.setThreads(forest);
    }
}

// Of all messages that have a row, as they stand from the top.
QStringList subjects(const Model &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        if (model.numberOf(at) > 0)
            all += at.siblingAtColumn(Model::Subject).data().toString();
        all += subjects(model, at);
    }
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
    feed.announce();
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
    for (const QString &arrangement : Arrangements) {
        if (arrangement != u"found")
            QTest::newRow(qPrintable(arrangement)) << arrangement;
    }
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
    arrange(model, arrangement, 60);
    quint32 count = 60;
    for (int round = 0; count > 0; ++round) {
        if (round % 10 == 9 && round < 60) {
            feed.exists(++count);
            feed.announce();
        }
        feed.expunge(quint32(round * 13) % count + 1);
        feed.announce();
        --count;
        QCOMPARE(feed.mailbox.count(), count);
        for (quint32 number = 1; number <= count; ++number) {
            // A sorted list may not know the newest yet, but what it has must be right.
            if (const QModelIndex at = model.indexOf(number); at.isValid())
                QCOMPARE(model.numberOf(at), number);
        }
    }
    QCOMPARE(outdated.isEmpty(), arrangement == u"newest first");
    // Threads keep the places until the server has told the new ones, but nothing stands in them.
    for (const quint32 number : numbers(model))
        QCOMPARE(number, 0u);
    if (arrangement == u"threads")
        model.setThreads({});
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageListModel::stormInOneSlice_data()
{
    QTest::addColumn<QString>("arrangement");
    QTest::addColumn<QString>("storm");
    for (const QString &arrangement : Arrangements) {
        for (const QString &storm : {u"the first again and again"_s, u"from the end"_s, u"every second"_s,
                                     u"at random"_s, u"vanished"_s, u"all"_s, u"one"_s, u"a few ranges"_s})
            QTest::addRow("%s, %s", qPrintable(arrangement), qPrintable(storm)) << arrangement << storm;
    }
}

// Thousands go at once. What is left stands in its order and has its own contents, and whoever kept an index has the
// same message.
void TestMessageListModel::stormInOneSlice()
{
    QFETCH(QString, arrangement);
    QFETCH(QString, storm);
    constexpr quint32 Count = 2000;
    QRandomGenerator dice(testSeed());
    Feed feed(Count);
    for (quint32 number = 1; number <= Count; ++number)
        feed.envelope(number, '"' + QByteArray::number(number) + '"');
    feed.announce();
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    arrange(model, arrangement, Count);
    const QStringList before = subjects(model);
    const QPersistentModelIndex kept = model.index(700, Model::Subject);
    const QString keptSubject = kept.data().toString();

    QList<quint32> left(Count); // by their first numbers
    std::iota(left.begin(), left.end(), 1U);
    const auto expunge = [&](quint32 number) {
        feed.expunge(number);
        left.removeAt(number - 1);
    };
    if (storm == u"the first again and again") {
        for (int i = 0; i < 1000; ++i)
            expunge(1);
    } else if (storm == u"from the end") {
        for (quint32 number = Count; number > 1500; --number)
            expunge(number);
    } else if (storm == u"every second") {
        for (quint32 number = 1; number <= Count / 2; ++number)
            expunge(number);
    } else if (storm == u"at random") {
        for (int i = 0; i < 1200; ++i)
            expunge(1 + dice.bounded(quint32(left.size())));
    } else if (storm == u"vanished") {
        feed.vanished("1002,1005:1010,1500:1990,2900:4294967295");
        left.removeIf(
            [](quint32 n) { return n == 2 || (n >= 5 && n <= 10) || (n >= 500 && n <= 990) || n >= 1900; });
    } else if (storm == u"all") {
        for (quint32 i = 0; i < Count; ++i)
            expunge(1 + dice.bounded(quint32(left.size())));
    } else if (storm == u"one") {
        expunge(1301);
    } else {
        for (const quint32 number : {1600U, 1601U, 1200U, 1199U, 20U, 1U})
            expunge(number);
    }
    feed.announce();
    QCOMPARE(feed.mailbox.count(), quint32(left.size()));
    QCOMPARE(model.messageCount(), arrangement == u"found"
                                       ? quint32(std::count_if(left.begin(), left.end(), isFound))
                                       : quint32(left.size()));
    QStringList after;
    for (const QString &subject : before) {
        if (left.contains(subject.toUInt()))
            after += subject;
    }
    QCOMPARE(subjects(model), after);
    for (quint32 number = 1; number <= feed.mailbox.count(); ++number) {
        if (const QModelIndex at = model.indexOf(number); at.isValid())
            QCOMPARE(at.siblingAtColumn(Model::Subject).data().toString(), QString::number(left[number - 1]));
    }
    // After very many there is a reset, and views find their places by what they remember themselves.
    if (kept.isValid() && left.contains(keptSubject.toUInt()))
        QCOMPARE(kept.data().toString(), keptSubject);
}

void TestMessageListModel::stormOfHiddenMessages()
{
    Feed feed(100);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    model.setOrder({90, 50, 10}, Model::Others::Hidden);
    QSignalSpy removed(&model, &Model::rowsRemoved), reset(&model, &Model::modelReset),
        counted(&model, &Model::countChanged), outdated(&model, &Model::outdated);
    for (int i = 0; i < 40; ++i)
        feed.expunge(11);
    feed.announce();
    QCOMPARE(numbers(model), (QList<quint32>{50, 10}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(counted.size(), 1);
    for (int i = 0; i < 9; ++i)
        feed.expunge(1);
    feed.announce();
    QCOMPARE(numbers(model), (QList<quint32>{41, 1}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(counted.size(), 2);
    QCOMPARE(outdated.size(), 0);
}

void TestMessageListModel::mailboxMadeAnewInAStorm_data()
{
    QTest::addColumn<QString>("arrangement");
    for (const QString &arrangement : Arrangements)
        QTest::newRow(qPrintable(arrangement)) << arrangement;
}

// Deleted and made again while expunges are on their way: UIDVALIDITY is another one, and nothing of before is true.
void TestMessageListModel::mailboxMadeAnewInAStorm()
{
    QFETCH(QString, arrangement);
    constexpr quint32 Count = 500;
    Feed feed(Count);
    for (quint32 number = 1; number <= Count; ++number)
        feed.envelope(number, "\"old\"");
    feed.announce();
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed.mailbox);
    arrange(model, arrangement, Count);
    for (int i = 0; i < 100; ++i)
        feed.expunge(quint32(2 * i) + 1);
    feed.mailbox.open(imap::MailboxName(u"Letters"));
    feed.exists(30);
    feed.mailbox.acceptCode("UIDVALIDITY", "77");
    feed.envelope(30, "\"new\"");
    feed.announce();
    feed.mailbox.opened(true);
    QCOMPARE(model.rowCount(), 30);
    QCOMPARE(numbers(model).first(), 30U);
    QCOMPARE(text(model, 0, Model::Subject), u"new"_s);
    QCOMPARE(text(model, 1, Model::Subject), u"…"_s);
    feed.expunge(30);
    feed.announce();
    QCOMPARE(model.rowCount(), 29);
}

void TestMessageListModel::connectionVanishesInAStorm_data()
{
    mailboxMadeAnewInAStorm_data();
}

void TestMessageListModel::connectionVanishesInAStorm()
{
    QFETCH(QString, arrangement);
    constexpr quint32 Count = 500;
    auto feed = std::make_unique<Feed>(Count);
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMailbox(&feed->mailbox);
    arrange(model, arrangement, Count);
    for (int i = 0; i < 200; ++i)
        feed->expunge(1);
    feed->announce();
    QCOMPARE(feed->mailbox.count(), Count - 200);
    for (int i = 0; i < 100; ++i)
        feed->expunge(1);
    feed.reset(); // with a hundred that nobody was told of
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.messageCount(), 0U);
    QVERIFY(!model.indexOf(1).isValid());
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
