#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/raw.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "ui/liveupdates.h"
#include "windowdriver.h"
#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Driver = WindowDriver;

// What the window shows stays right while others work: told by NOTIFY and IDLE, or asked for.
class TestLiveUpdates : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init();
    void cleanup();
    void messagesComeAndGo();
    void countsOfOthers();
    void mailboxesComeAndGo();
    void manyMailboxes();
    void idleStandsBack();
    void polls();
    void refusedIdle();
    void notifyWithoutMailboxes();
    void switchedOff();

private:
    ui::Connection *connection() const
    {
        return m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0));
    }
    ui::LiveUpdates *live() const { return connection()->findChild<ui::LiveUpdates *>(u"liveUpdates"_s); }
    QString cell(const char *mailbox, int column) const
    {
        const QModelIndex index =
            m_driver->treeModel()->find(connection(), imap::MailboxName::fromWire(mailbox));
        return index.siblingAtColumn(column).data().toString();
    }
    bool connectTo(const imap::ConnectOptions &options, std::chrono::milliseconds poll = 10min,
                   std::chrono::milliseconds renew = 10min)
    {
        if (!m_driver->connectTo(options))
            return false;
        live()->setIntervals(50ms, poll, renew);
        return true;
    }
    // A server that can do this, with some mailboxes.
    std::unique_ptr<ScriptedServer> script(const QByteArray &capabilities);
    static imap::ConnectOptions optionsOf(const ScriptedServer &server)
    {
        imap::ConnectOptions options;
        options.address = {server.host(), server.port(), imap::Security::None, u"ann"_s};
        options.password = u"secret"_s;
        return options;
    }
    static qsizetype asked(const ScriptedServer &server, const QByteArray &command)
    {
        return std::count_if(server.commands().begin(), server.commands().end(),
                             [&command](const QByteArray &one) { return one.startsWith(command); });
    }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestLiveUpdates::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_driver = std::make_unique<Driver>();
    m_driver->trigger("layoutBrowse"); // room for the tree
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_driver->treeModel(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestLiveUpdates::cleanup()
{
    m_tester.reset();
    m_driver->close();
    m_driver.reset();
}

std::unique_ptr<ScriptedServer> TestLiveUpdates::script(const QByteArray &capabilities)
{
    auto server = std::make_unique<ScriptedServer>();
    server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE " + capabilities + "\nTAG OK done");
    server->answer("LOGIN", "TAG OK in");
    server->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
    server->answer("LIST", "* LIST () \"/\" INBOX\n* LIST () \"/\" Sent\nTAG OK done");
    server->answer("LIST \"\" \"INBOX/%\"", "TAG OK done");
    server->answer("LIST \"\" \"Sent/%\"", "TAG OK done");
    server->answer("EXAMINE",
                   "* 0 EXISTS\n* OK [UIDVALIDITY 1] ok\n* OK [UIDNEXT 1] ok\nTAG OK [READ-ONLY] done");
    server->answer("STATUS INBOX", "* STATUS INBOX (MESSAGES 0 UNSEEN 0)\nTAG OK done");
    server->answer("STATUS \"INBOX\"", "* STATUS INBOX (MESSAGES 0 UNSEEN 0)\nTAG OK done");
    server->answer("STATUS \"Sent\"", "* STATUS Sent (MESSAGES 2 UNSEEN 0)\nTAG OK done");
    server->answer("STATUS Sent", "* STATUS Sent (MESSAGES 2 UNSEEN 0)\nTAG OK done");
    server->answer("IDLE", "+ idling");
    server->answer("DONE", "TAG OK idled");
    server->answer("NOOP", "TAG OK done");
    server->answer("FETCH", "TAG OK done");
    return server;
}

void TestLiveUpdates::messagesComeAndGo()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Empty"_s}));
    QTRY_VERIFY(live()->isIdling());
    QVERIFY(live()->isNotified());
    const auto other = m_server->session();
    const imap::MailboxName empty(u"Empty");
    QVERIFY(await(other->send(imap::Append{empty, {{"Subject: live\r\n\r\nhere\r\n"}}})));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 1);
    QTRY_COMPARE(cell("Empty", ui::MailboxTreeModel::Messages), u"1"_s);
    QTRY_COMPARE(cell("Empty", ui::MailboxTreeModel::Unseen), u"1"_s);
    QVERIFY(await(other->send(imap::Raw{"SELECT Empty"})));
    QVERIFY(await(other->send(imap::Raw{"STORE 1 +FLAGS (\\Seen)"})));
    QTRY_COMPARE(cell("Empty", ui::MailboxTreeModel::Unseen), QString());
    QVERIFY(await(other->send(imap::Raw{"STORE 1 +FLAGS (\\Deleted)"})));
    QVERIFY(await(other->send(imap::Raw{"EXPUNGE"})));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 0);
    QTRY_COMPARE(cell("Empty", ui::MailboxTreeModel::Messages), u"0"_s);
    QTRY_VERIFY(live()->isIdling()); // again
}

void TestLiveUpdates::countsOfOthers()
{
    QVERIFY(connectTo(m_server->options()));
    QTRY_VERIFY(live()->isIdling() && live()->isNotified());
    const QString before = cell("Sent", ui::MailboxTreeModel::Messages);
    QTRY_VERIFY(!before.isEmpty());
    const auto other = m_server->session();
    QVERIFY(
        await(other->send(imap::Append{imap::MailboxName(u"Sent"), {{"Subject: live\r\n\r\nhere\r\n"}}})));
    QTRY_COMPARE(cell("Sent", ui::MailboxTreeModel::Messages), QString::number(before.toInt() + 1));
    QTRY_VERIFY(!cell("Sent", ui::MailboxTreeModel::Unseen).isEmpty());
}

void TestLiveUpdates::mailboxesComeAndGo()
{
    QVERIFY(connectTo(m_server->options()));
    QTRY_VERIFY(live()->isNotified());
    const auto other = m_server->session();
    const imap::MailboxName made(u"Live made"), renamed(u"Live renamed");
    const auto isThere = [this](const imap::MailboxName &name) {
        return m_driver->treeModel()->find(connection(), name).isValid();
    };
    QVERIFY(await(other->send(imap::Create{made})));
    QTRY_VERIFY(isThere(made));
    QVERIFY(await(other->send(imap::Rename{made, renamed})));
    QTRY_VERIFY(isThere(renamed) && !isThere(made));
    QVERIFY(await(other->send(imap::Delete{renamed})));
    QTRY_VERIFY(!isThere(renamed));
}

// Of so many the tree asks anew.
void TestLiveUpdates::manyMailboxes()
{
    const auto server = script({});
    QVERIFY(connectTo(optionsOf(*server)));
    QVERIFY(m_driver->reach({u"My mailboxes"_s, u"Sent"_s}).isValid());
    const auto isThere = [this](QStringView name) {
        return m_driver->treeModel()->find(connection(), imap::MailboxName(name)).isValid();
    };
    const QByteArray level = "LIST \"\" \"%\"";
    const qsizetype before = asked(*server, level);
    server->say("* LIST () \"/\" told\n");
    QTRY_VERIFY(isThere(u"told"));
    QCOMPARE(asked(*server, level), before);
    QByteArray lines;
    for (int i = 0; i < 1000; ++i)
        lines += "* LIST () \"/\" m" + QByteArray::number(i) + '\n';
    server->answer(level, "* LIST () \"/\" INBOX\n* LIST () \"/\" Sent\n" + lines + "TAG OK done");
    server->say(lines);
    QTRY_VERIFY(isThere(u"m999"));
    QVERIFY(isThere(u"Sent") && !isThere(u"told"));
    QVERIFY(asked(*server, level) > before);
}

void TestLiveUpdates::idleStandsBack()
{
    const auto server = script("IDLE");
    QVERIFY(connectTo(optionsOf(*server), 10min, 300ms));
    QTRY_VERIFY(live()->isIdling());
    QVERIFY(!connection()->isBusy());
    // It is sent anew before a server gives up.
    QTRY_VERIFY(asked(*server, "IDLE") >= 3);
    QCOMPARE(asked(*server, "DONE") >= 2, true);
    // And ends when something else is to be sent.
    QTRY_VERIFY(live()->isIdling() && server->commands().last() == "IDLE");
    const qsizetype at = server->commands().size();
    m_driver->find<QTreeView>("mailboxTree")->setFocus();
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    const QByteArrayList later = server->commands().mid(at);
    QVERIFY2(later.size() > 1 && later.first() == "DONE" && later.join().contains("Sent"),
             later.join(" | ").constData());
    // What the server says meanwhile is shown.
    QTRY_VERIFY(live()->isIdling());
    server->say("* 3 EXISTS\n");
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 3);
}

// Neither NOTIFY nor IDLE: what is on the screen is asked for now and then.
void TestLiveUpdates::polls()
{
    const auto server = script("CHILDREN");
    QVERIFY(connectTo(optionsOf(*server), 200ms));
    QTRY_COMPARE(cell("Sent", ui::MailboxTreeModel::Messages), u"2"_s);
    server->answer("STATUS \"Sent\"", "* STATUS Sent (MESSAGES 7 UNSEEN 1)\nTAG OK done");
    server->answer("STATUS Sent", "* STATUS Sent (MESSAGES 7 UNSEEN 1)\nTAG OK done");
    server->setHandler([](const QByteArray &command) -> QByteArray {
        return command.startsWith("STATUS") && command.contains("Sent")
                   ? QByteArray("* STATUS Sent (MESSAGES 7 UNSEEN 1)\nTAG OK done")
                   : QByteArray();
    });
    QTRY_COMPARE(cell("Sent", ui::MailboxTreeModel::Messages), u"7"_s);
    QTRY_VERIFY(asked(*server, "NOOP") > 0); // for the mailbox that is open
    QCOMPARE(asked(*server, "IDLE"), 0);
    // Nothing of what is not to be seen.
    m_driver->tree()->collapse(m_driver->treeModel()->index(0, 0));
    QTRY_VERIFY(connection()->session()->pending() == 0);
    const qsizetype before = asked(*server, "STATUS");
    QTest::qWait(600);
    QVERIFY(asked(*server, "STATUS") <= before + 1);
}

void TestLiveUpdates::refusedIdle()
{
    const auto server = script("IDLE");
    server->answer("IDLE", "TAG NO not this one");
    QVERIFY(connectTo(optionsOf(*server)));
    QTRY_VERIFY(asked(*server, "IDLE") == 1);
    QTest::qWait(300);
    QCOMPARE(asked(*server, "IDLE"), 1);
}

void TestLiveUpdates::notifyWithoutMailboxes()
{
    const auto server = script("NOTIFY");
    server->setHandler([](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("NOTIFY"))
            return {};
        return command.contains("MailboxName") ? "TAG NO [BADEVENT (MailboxName SubscriptionChange)] no"
                                               : "TAG OK done";
    });
    QVERIFY(connectTo(optionsOf(*server)));
    QTRY_VERIFY(live()->isNotified());
    QCOMPARE(asked(*server, "NOTIFY"), 2);
    server->say("* STATUS Sent (MESSAGES 9 UIDNEXT 10)\n");
    QTRY_COMPARE(cell("Sent", ui::MailboxTreeModel::Messages), u"9"_s);
    server->say("* OK [NOTIFICATIONOVERFLOW] too much\n");
    QTRY_VERIFY(!live()->isNotified());
    QTest::qWait(200);
    QCOMPARE(asked(*server, "NOTIFY"), 2); // what was too much is not asked for again
}

void TestLiveUpdates::switchedOff()
{
    const auto server = script("IDLE NOTIFY");
    server->answer("NOTIFY", "TAG OK done");
    auto *action = m_driver->find<QAction>("liveUpdatesAction");
    QVERIFY(action->isChecked());
    QVERIFY(connectTo(optionsOf(*server), 100ms));
    QTRY_VERIFY(live()->isIdling());
    action->trigger();
    QTRY_VERIFY(!live()->isIdling());
    QTRY_COMPARE(asked(*server, "NOTIFY NONE"), 1);
    QTest::qWait(500); // what the tree and the list ask for once has been asked
    QTRY_VERIFY(connection()->session()->pending() == 0);
    const qsizetype before = server->commands().size();
    QTest::qWait(400);
    QCOMPARE(server->commands().size(), before);
    // The next time as well.
    m_tester.reset();
    m_driver->close();
    m_driver = std::make_unique<Driver>();
    QVERIFY(!m_driver->find<QAction>("liveUpdatesAction")->isChecked());
    m_driver->trigger("liveUpdatesAction");
    QVERIFY(connectTo(optionsOf(*server), 100ms));
    QTRY_VERIFY(live()->isIdling());
}

UI_TEST_MAIN(TestLiveUpdates)
#include "tst_liveupdates.moc"
