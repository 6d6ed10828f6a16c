#include "feed.h"
#include "ui/models/messagelistmodel.h"
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;

// Which messages the list asks for: those that the view shows, and no more than once.
class TestMessageFetching : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void onlyWhatIsShown();
    void oneFlight();
    void notAgainWhileOnItsWay();
    void notWhenItHasCome();
    void whatIsScrolledTo();
    void inTheServersOrder();
    void inThreads();
    void afterExpunge();
    void afterAnotherMailbox();
    void nothingForRolesThatViewsAskInPassing();

private:
    void show(quint32 count);
    void answer();
    imap::SequenceSet askedBefore(quint32 last);

    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QTreeView> m_view;
    QList<imap::SequenceSet> m_asked;
};

void TestMessageFetching::init()
{
    m_asked.clear();
}

void TestMessageFetching::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_feed.reset();
}

void TestMessageFetching::show(quint32 count)
{
    m_feed = std::make_unique<Feed>(count);
    m_model = std::make_unique<Model>();
    connect(m_model.get(), &Model::wanted, this,
            [this](const imap::SequenceSet &numbers) { m_asked += numbers; });
    m_view = std::make_unique<QTreeView>();
    m_view->setUniformRowHeights(true);
    m_view->resize(800, 400);
    m_view->setModel(m_model.get());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_model->setMailbox(&m_feed->mailbox);
    QTRY_VERIFY(!m_asked.isEmpty());
}

// What was asked for last comes.
void TestMessageFetching::answer()
{
    for (const imap::SequenceSet::Range &range : m_asked.last().ranges()) {
        for (quint32 number = range.first; number <= range.last; ++number)
            m_feed->envelope(number, "\"Subject\"");
    }
    m_feed->announce();
}

// All that is asked for until this one is, which nobody has looked at: a wait that needs no clock.
imap::SequenceSet TestMessageFetching::askedBefore(quint32 last)
{
    m_asked.clear();
    (void)m_model->indexOf(last).data();
    const bool came =
        QTest::qWaitFor([this, last] { return !m_asked.isEmpty() && m_asked.last().contains(last); });
    imap::SequenceSet all;
    for (const imap::SequenceSet &set : m_asked) {
        for (const auto &range : set.ranges())
            all.add(range.first, range.last);
    }
    return came ? all : imap::SequenceSet();
}

void TestMessageFetching::onlyWhatIsShown()
{
    show(100000);
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_asked.first().contains(100000));
    const int height = m_view->viewport()->height() / m_view->sizeHintForRow(0);
    QVERIFY2(m_asked.first().count() <= quint64(height) + 3, m_asked.first().toWire().constData());
    QVERIFY2(m_asked.first().count() >= quint64(height), m_asked.first().toWire().constData());
}

void TestMessageFetching::oneFlight()
{
    show(1000);
    m_asked.clear();
    // Pages that were scrolled past in one go.
    m_view->verticalScrollBar()->setValue(200);
    m_view->viewport()->repaint();
    m_view->verticalScrollBar()->setValue(400);
    m_view->viewport()->repaint();
    QTRY_VERIFY(!m_asked.isEmpty());
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_asked.first().contains(600));
}

void TestMessageFetching::notAgainWhileOnItsWay()
{
    show(1000);
    m_view->viewport()->repaint();
    QCOMPARE(askedBefore(7).toWire(), "7");
    m_view->viewport()->repaint();
    QTest::mouseMove(m_view->viewport(), {20, 20});
    QCOMPARE(askedBefore(8).toWire(), "8");
}

void TestMessageFetching::notWhenItHasCome()
{
    show(1000);
    answer();
    m_view->viewport()->repaint();
    QCOMPARE(askedBefore(7).toWire(), "7");
}

void TestMessageFetching::whatIsScrolledTo()
{
    show(1000);
    answer();
    m_asked.clear();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QTRY_VERIFY(!m_asked.isEmpty());
    QVERIFY(m_asked.last().contains(1));
    QVERIFY(!m_asked.last().contains(500));
    QVERIFY(!m_asked.last().contains(1000));
}

void TestMessageFetching::inTheServersOrder()
{
    show(1000);
    answer();
    m_asked.clear();
    std::vector<quint32> order;
    for (quint32 i = 0; i < 1000; ++i)
        order.push_back(i * 7 % 1000 + 1);
    m_model->setOrder(order);
    QTRY_VERIFY(!m_asked.isEmpty());
    for (quint32 row = 0; row < 5; ++row)
        QVERIFY2(m_asked.last().contains(order[row]), m_asked.last().toWire().constData());
    QVERIFY(m_asked.last().count() < 60);
}

void TestMessageFetching::inThreads()
{
    show(1000);
    answer();
    m_asked.clear();
    imap::ThreadForest forest;
    for (quint32 i = 0; i < 1000; ++i)
        forest.push_back({i + 1, i % 10 == 0 ? -1 : qint32(i / 10 * 10)});
    m_model->setThreads(forest);
    QTRY_VERIFY(!m_asked.isEmpty());
    QVERIFY(!m_asked.last().contains(1)); // far below
    m_asked.clear();
    m_view->expand(m_model->index(3, 0));
    QTRY_VERIFY(!m_asked.isEmpty());
    QVERIFY2(m_asked.last().contains(962) && m_asked.last().contains(970),
             m_asked.last().toWire().constData());
}

// A number that has gone must not be asked for: the server would refuse the whole command.
void TestMessageFetching::afterExpunge()
{
    show(20);
    m_asked.clear();
    m_feed->mailbox.open(imap::MailboxName(u"Again"));
    m_feed->exists(20);
    m_feed->mailbox.opened(true);
    m_view->viewport()->repaint(); // 1 to 20 are wanted, and not yet asked for
    for (int i = 0; i < 15; ++i)
        m_feed->expunge(1);
    m_feed->announce();
    // What is left does get its contents, and nothing else is asked for.
    imap::SequenceSet all;
    QTRY_VERIFY([&] {
        for (const imap::SequenceSet &set : std::exchange(m_asked, {})) {
            for (const auto &range : set.ranges())
                all.add(range.first, range.last);
        }
        return all.contains(1) && all.contains(5);
    }());
    QCOMPARE(all.toWire(), "1:5");
}

void TestMessageFetching::afterAnotherMailbox()
{
    show(20);
    m_view->viewport()->repaint();
    m_asked.clear();
    m_model->setMailbox(nullptr);
    // The same numbers of another mailbox are other messages.
    m_feed->mailbox.open(imap::MailboxName(u"Other"));
    m_feed->exists(20);
    m_feed->mailbox.opened(true);
    m_model->setMailbox(&m_feed->mailbox);
    QTRY_VERIFY(!m_asked.isEmpty());
    QVERIFY(m_asked.last().contains(20));
}

void TestMessageFetching::nothingForRolesThatViewsAskInPassing()
{
    show(1000);
    answer();
    for (const int role : {int(Qt::ToolTipRole), int(Qt::FontRole), int(Qt::AccessibleTextRole),
                           int(Qt::TextAlignmentRole), int(Model::NumberRole), int(Model::FetchedRole)})
        (void)m_model->indexOf(900).data(role);
    QCOMPARE(askedBefore(7).toWire(), "7");
}

QTEST_MAIN(TestMessageFetching)
#include "tst_messagefetching.moc"
