#include "fluent.h"
#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "windowdriver.h"
#include <QScrollBar>
#include <QSemaphore>
#include <QThread>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

namespace {

constexpr int Count = 100'000;

// A server with a hundred thousand mailboxes side by side, in a thread of its own: what it does does not count.
class BigServer final : public QThread
{
public:
    BigServer()
    {
        start();
        m_started.acquire();
    }
    ~BigServer() override
    {
        quit();
        wait();
    }
    quint16 port() const { return m_port; }
    int statuses() const { return m_statuses; }

protected:
    void run() override
    {
        ScriptedServer server;
        QByteArray all = "* LIST (\\HasNoChildren) \"/\" INBOX\n";
        for (int i = 0; i < Count - 1; ++i)
            all +=
                "* LIST (\\HasNoChildren) \"/\" user" + QByteArray::number((i * 7919) % (Count - 1)) + '\n';
        server.answer("LOGIN", "TAG OK in");
        server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE\nTAG OK done");
        server.answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
        server.answer("LIST", all + "TAG OK done");
        server.answer("EXAMINE", "* 0 EXISTS\n* OK [UIDVALIDITY 1] ok\nTAG OK [READ-ONLY] done");
        server.setHandler([this](const QByteArray &command) -> QByteArray {
            if (!command.startsWith("STATUS "))
                return {};
            ++m_statuses;
            return "* STATUS " + command.split(' ').at(1) + " (MESSAGES 5 UNSEEN 1)\nTAG OK done";
        });
        m_port = server.port();
        m_started.release();
        exec();
    }

private:
    QSemaphore m_started;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_statuses = 0;
};

} // namespace

// The tree of a server with a hundred thousand mailboxes on one level.
class TestBigTree : public QObject
{
    Q_OBJECT
private slots:
    void flat();
};

void TestBigTree::flat()
{
    const uitest::Settings settings;
    BigServer server;
    ui::Watchdog *watchdog = fluent::watchdog();
    Driver driver;
    driver.find<QAction>("layoutBrowse")->trigger();
    imap::ConnectOptions options;
    options.address = {u"127.0.0.1"_s, server.port(), imap::Security::None, u"ann"_s};
    options.password = u"secret"_s;
    watchdog->forget();
    QVERIFY(driver.connectTo(options));
    const QModelIndex space = driver.treeModel()->index(0, 0, driver.treeModel()->index(0, 0));
    QCOMPARE(driver.treeModel()->rowCount(space), Count);
    QCOMPARE(driver.names(driver.treeModel(), space).first(10),
             (QStringList{u"INBOX"_s, u"user0"_s, u"user1"_s, u"user2"_s, u"user3"_s, u"user4"_s, u"user5"_s,
                          u"user6"_s, u"user7"_s, u"user8"_s}));
    // Counts are asked for where one looks, wherever one goes.
    const auto countOf = [&](int row) {
        return driver.treeModel()->index(row, ui::MailboxTreeModel::Messages, space).data().toString();
    };
    QTRY_COMPARE(countOf(3), u"5"_s);
    QVERIFY2(server.statuses() < 150, QByteArray::number(server.statuses()).constData());
    QTest::keyClick(driver.tree(), Qt::Key_End);
    QTRY_COMPARE(countOf(Count - 3), u"5"_s);
    QScrollBar *bar = driver.tree()->verticalScrollBar();
    for (int step = 0; step < 20; ++step) {
        bar->setValue(bar->maximum() / 20 * step);
        QCoreApplication::processEvents();
    }
    QVERIFY2(server.statuses() < 3000, QByteArray::number(server.statuses()).constData());
    // Found as one types.
    auto *filter = driver.find<QLineEdit>("mailboxFilter");
    filter->setFocus();
    QTest::keyClicks(filter, u"user777"_s);
    const auto *found = driver.find<QTreeView>("mailboxMatches")->model();
    QTRY_VERIFY(found->rowCount() > 100);
    QCOMPARE(found->index(0, 0).data().toString(), u"user777"_s);
    QTest::keyClick(filter, Qt::Key_Escape);
    driver.trigger("refreshAction");
    QVERIFY(Driver::until([&] { return !driver.treeModel()->isLoading(space); }));
    QCOMPARE(driver.treeModel()->rowCount(space), Count);
    // All of them at once, and what can be done to them.
    driver.tree()->setFocus();
    QTest::keyClick(driver.tree(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(driver.tree()->selectionModel()->isSelected(driver.treeModel()->index(Count - 1, 0, space)));
    QVERIFY(driver.find<QAction>("subscribeAction")->isEnabled());
    QTest::keyClick(driver.tree(), Qt::Key_Home);
    VERIFY_FLUENT();
    driver.close();
}

UI_TEST_MAIN(TestBigTree)
#include "tst_bigtree.moc"
