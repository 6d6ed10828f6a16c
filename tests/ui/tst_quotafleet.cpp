#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/setquota.h"
#include "serverdriver.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/quota/treemap.h"
#include "ui/quota/usagehistogram.h"
#include "ui/server/quotastore.h"
#include <QScrollBar>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Driver = ServerDriver;
using ui::QuotaFleetModel;

// All quotas of a Cyrus, seen and changed in the real window by its administrator.
class TestQuotaFleet : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void crawl();
    void filtered();
    void raised();
    void fits();
    void headroomForTwo();
    void lowerThanUsed();
    void exported();
    void copiedToMany();
    void largestMailboxes();
    void snapshots();
    void newRoot();
    void rootWithPlus();

private:
    QTableView *table() const { return m_driver->find<QTableView>("quotaFleetTable"); }
    QuotaFleetModel *model() const { return static_cast<QuotaFleetModel *>(table()->model()); }
    int rowOf(const QString &root) const { return int(Driver::names(model()).indexOf(root)); }
    QString cell(const QString &root, QuotaFleetModel::Column column) const
    {
        return model()->index(rowOf(root), column).data().toString();
    }
    bool crawled() const
    {
        if (!m_driver->ask("showQuotaFleet", "quotaFleetPageAsk", m_driver->connection()->quotas(), model()))
            return false;
        auto *resource = m_driver->find<QComboBox>("quotaFleetResource");
        resource->setCurrentIndex(resource->findData(QByteArray("STORAGE")));
        return Driver::until([this] { return !model()->isArranging() && rowOf(u"user/bob"_s) >= 0; });
    }
    void select(const QString &root) const
    {
        table()->selectionModel()->select(model()->index(rowOf(root), 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void edit(int what, const QString &value, const QString &words)
    {
        m_driver->answer([what, value, words](QWidget *dialog) {
            QCOMPARE(dialog->objectName(), u"wideQuotaDialog"_s);
            dialog->findChild<QComboBox *>(u"wideQuotaWhat"_s)->setCurrentIndex(what);
            auto *stage = dialog->findChild<QPushButton *>(u"wideQuotaStage"_s);
            QVERIFY(!stage->isEnabled());
            QTest::keyClicks(dialog->findChild<QLineEdit *>(u"wideQuotaValue"_s), value);
            QVERIFY2(dialog->findChild<QLabel *>(u"wideQuotaWords"_s)->text().contains(words),
                     qPrintable(dialog->findChild<QLabel *>(u"wideQuotaWords"_s)->text()));
            QTest::mouseClick(stage, Qt::LeftButton);
        });
        m_driver->click("quotaFleetEditButton");
    }
    // As another connection sees it.
    std::optional<quint64> limitOf(const QByteArray &root, const QByteArray &resource) const
    {
        const auto quota = await(m_session->send(imap::GetQuota{root}));
        for (const imap::QuotaResource &one : quota ? quota->resources : std::vector<imap::QuotaResource>()) {
            if (one.name == resource)
                return one.limit;
        }
        return std::nullopt;
    }

    std::unique_ptr<MailServer> m_server;
    std::unique_ptr<imap::Session> m_session;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestQuotaFleet::initTestCase()
{
    m_server = std::make_unique<MailServer>(u"cyrus"_s);
    REQUIRE_SERVER(*m_server);
    m_session = m_server->session(m_server->admin());
    // Before any window lists what there is.
    for (const char *name :
         {"user/bob/T-root", "user/bob/T-root/below", "user/alice/T-large", "user/alice/T-none"})
        QVERIFY(await(m_session->send(imap::Create{imap::MailboxName::fromWire(name)})));
}

void TestQuotaFleet::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    QVERIFY(await(m_session->send(imap::SetQuota{"user/alice", {{"STORAGE", 1000}, {"MESSAGE", 77}}})));
    QVERIFY(await(m_session->send(imap::SetQuota{"user/bob", {{"STORAGE", 2000}}})));
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectToServer(m_server->options(m_server->admin())));
}

void TestQuotaFleet::cleanup()
{
    m_driver.reset();
}

void TestQuotaFleet::crawl()
{
    QVERIFY(crawled());
    QVERIFY(rowOf(u"user/alice"_s) >= 0);
    QCOMPARE(cell(u"user/alice"_s, QuotaFleetModel::Limit), ui::QuotaModel::amount("STORAGE", 1000));
    QVERIFY(cell(u"user/bob"_s, QuotaFleetModel::Share).endsWith(u'%'));
    QVERIFY(m_driver->labelText("quotaFleetPageWords").contains(u"quota roots"_s));
    size_t all = 0;
    for (const size_t count : model()->histogram())
        all += count;
    QCOMPARE(all, m_driver->connection()->quotas()->survey()->roots().size());
    QVERIFY(!m_driver->find<ui::UsageHistogram>("usageHistogram")->accessibleDescription().isEmpty());
}

void TestQuotaFleet::filtered()
{
    QVERIFY(crawled());
    QTest::keyClicks(m_driver->find<QLineEdit>("quotaFleetFilter"), u"bob"_s);
    QTRY_COMPARE(Driver::names(model()), QStringList{u"user/bob"_s});
    m_driver->find<QLineEdit>("quotaFleetFilter")->clear();
    // A bar of the histogram asks for what is at least so full.
    auto *histogram = m_driver->find<ui::UsageHistogram>("usageHistogram");
    QTest::mouseClick(histogram, Qt::LeftButton, {}, {histogram->width() * 19 / 24, histogram->height() / 2});
    QCOMPARE(m_driver->find<QSpinBox>("quotaFleetThreshold")->value(), 90);
    QTRY_VERIFY(rowOf(u"user/bob"_s) < 0);
}

void TestQuotaFleet::raised()
{
    QVERIFY(crawled());
    select(u"user/alice"_s);
    edit(1, u"50"_s, u"1 limit would be changed"_s);
    ui::StagedChanges *changes = m_driver->changes();
    QTRY_COMPARE(changes->waiting(), size_t(1));
    QTRY_VERIFY(cell(u"user/alice"_s, QuotaFleetModel::Limit).contains(u'→'));
    QVERIFY(changes->set()->items()[0].before.value.contains("MESSAGE 77"));
    QVERIFY(m_driver->apply());
    QCOMPARE(limitOf("user/alice", "STORAGE"), std::optional<quint64>(1500));
    QCOMPARE(limitOf("user/alice", "MESSAGE"), std::optional<quint64>(77)); // it is not lost
    QTRY_COMPARE(cell(u"user/alice"_s, QuotaFleetModel::Limit), ui::QuotaModel::amount("STORAGE", 1500));
    // It is still what one is at, wherever it stands by now.
    QTRY_VERIFY(!model()->isArranging());
    const QModelIndexList selected = table()->selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().data().toString(), u"user/alice"_s);
    QVERIFY(m_driver->find<QAction>("quotaFleetEdit")->isEnabled());
}

// All columns are to be seen in a small window.
void TestQuotaFleet::fits()
{
    QVERIFY(!m_driver->find<ui::UsageHistogram>("usageHistogram")->isVisible());
    QVERIFY(crawled());
    QVERIFY(m_driver->find<ui::UsageHistogram>("usageHistogram")->isVisible());
    for (const int width : {1000, 1400}) {
        m_driver->window()->resize(width, 800);
        QTRY_COMPARE(table()->horizontalHeader()->length(), table()->viewport()->width());
        QCOMPARE(table()->horizontalScrollBar()->maximum(), 0);
        QVERIFY(table()->columnWidth(QuotaFleetModel::Share) > 80);
    }
}

// It is told before it is done: nothing more could be delivered there.
void TestQuotaFleet::lowerThanUsed()
{
    auto bob = m_server->session(u"bob"_s);
    const QByteArray letter = "Subject: large\r\n\r\n" + QByteArray(6000, 'x') + "\r\n";
    QVERIFY(await(bob->send(imap::Append{imap::MailboxName(u"INBOX"), {{letter}}})));
    QVERIFY(crawled());
    select(u"user/alice"_s);
    select(u"user/bob"_s);
    edit(0, u"2 KiB"_s, u"1 root would be full at once"_s);
    QTRY_COMPARE(m_driver->changes()->waiting(), size_t(2));
}

void TestQuotaFleet::headroomForTwo()
{
    QVERIFY(crawled());
    select(u"user/alice"_s);
    select(u"user/bob"_s);
    edit(2, u"4 MiB"_s, u"2 limits would be changed"_s);
    ui::StagedChanges *changes = m_driver->changes();
    QTRY_COMPARE(changes->waiting(), size_t(2));
    QVERIFY(m_driver->apply());
    for (const char *root : {"user/alice", "user/bob"}) {
        const auto limit = limitOf(root, "STORAGE");
        QVERIFY(limit && *limit >= 4096);
    }
}

void TestQuotaFleet::exported()
{
    QVERIFY(crawled());
    QTemporaryDir folder;
    for (const auto &[action, name] :
         {std::pair("quotaFleetCsv", "all.csv"), std::pair("quotaFleetJson", "all.json")}) {
        const QByteArray text = m_driver->written(action, folder.filePath(QString::fromLatin1(name)));
        QVERIFY(text.contains("user/alice"));
        QVERIFY(text.contains("1000"));
    }
}

void TestQuotaFleet::copiedToMany()
{
    QVERIFY(crawled());
    select(u"user/alice"_s);
    select(u"user/bob"_s);
    m_driver->answer([](QWidget *dialog) {
        dialog->findChild<QComboBox *>(u"wideQuotaWhat"_s)->setCurrentIndex(3);
        auto *like = dialog->findChild<QLineEdit *>(u"wideQuotaLike"_s);
        QVERIFY(like->isVisible());
        QVERIFY(!dialog->findChild<QLineEdit *>(u"wideQuotaValue"_s)->isVisible());
        like->setFocus();
        like->selectAll();
        QTest::keyClicks(like, u"user/nobody"_s);
        auto *stage = dialog->findChild<QPushButton *>(u"wideQuotaStage"_s);
        QVERIFY(!stage->isEnabled());
        like->selectAll();
        QTest::keyClicks(like, u"user/alice"_s);
        QVERIFY2(dialog->findChild<QLabel *>(u"wideQuotaWords"_s)->text().contains(u"of 1 root would"_s),
                 qPrintable(dialog->findChild<QLabel *>(u"wideQuotaWords"_s)->text()));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->click("quotaFleetEditButton");
    QTRY_COMPARE(m_driver->changes()->waiting(), size_t(1));
    QVERIFY(m_driver->apply());
    QCOMPARE(limitOf("user/bob", "STORAGE"), std::optional<quint64>(1000));
    QCOMPARE(limitOf("user/bob", "MESSAGE"), std::optional<quint64>(77));
}

// Of one root, by STATUS=SIZE, without anybody asking.
void TestQuotaFleet::largestMailboxes()
{
    const auto alice = m_server->session(u"alice"_s);
    for (const auto &[name, size] :
         {std::pair("INBOX", 2000), std::pair("T-large", 9000), std::pair("T-none", 0)}) {
        const imap::MailboxName mailbox = imap::MailboxName::fromWire(name);
        // An administrator of Cyrus is told of no mailbox that they may not read.
        QVERIFY(await(alice->send(imap::SetAcl{mailbox, m_server->admin(), "lra"})));
        if (size > 0)
            QVERIFY(await(alice->send(
                imap::Append{mailbox, {{"Subject: a\r\n\r\n" + QByteArray(size, 'x') + "\r\n"}}})));
    }
    QVERIFY(crawled());
    auto *map = m_driver->find<ui::Treemap>("treemap");
    QCOMPARE(map->count(), size_t(0));
    QVERIFY(map->accessibleDescription().contains(u"Select one quota root"_s));
    select(u"user/alice"_s);
    QTRY_VERIFY(map->count() >= 2);
    QCOMPARE(map->item(0).name, u"user/alice/T-large"_s);
    QCOMPARE(map->labelOf(0), u"T-large"_s); // the root stands above
    QVERIFY(map->words(0).contains(u'%'));
    for (size_t i = 0; i < map->count(); ++i)
        QVERIFY(map->item(i).name != u"user/alice/T-none"_s); // it has no messages
    // By mouse to the second, by keys back to the largest, and to its mailbox.
    QTest::mouseClick(map, Qt::LeftButton, {}, map->placeOf(1).center().toPoint());
    QCOMPARE(map->current(), 1);
    QVERIFY(m_driver->labelText("rootSizesWords").contains(map->words(1)));
    QTest::keyClick(map, Qt::Key_Home);
    QCOMPARE(map->accessibleDescription(), map->words(0));
    QTest::keyClick(map, Qt::Key_Return);
    QTRY_COMPARE(m_driver->page()->subject().mailbox.toString(), u"user/alice/T-large"_s);
    QCOMPARE(m_driver->page()->objectName(), u"quotaPage"_s);
}

void TestQuotaFleet::snapshots()
{
    auto *since = m_driver->find<QComboBox>("quotaFleetSince");
    QVERIFY(crawled());
    QVERIFY(table()->isColumnHidden(QuotaFleetModel::Growth));
    QVERIFY(!since->isEnabled());
    QAction *keep = m_driver->find<QAction>("quotaFleetKeep");
    QVERIFY(keep->isEnabled());
    keep->trigger();
    QVERIFY(!keep->isEnabled()); // it is kept already
    QTRY_COMPARE(since->count(), 2);
    // More is used, and one root is new.
    const auto alice = m_server->session(u"alice"_s);
    const imap::MailboxName inbox(u"INBOX"_s);
    QVERIFY(
        await(alice->send(imap::Append{inbox, {{"Subject: a\r\n\r\n" + QByteArray(50'000, 'x') + "\r\n"}}})));
    const imap::MailboxName fresh(u"user/eve/T-fresh"_s);
    QVERIFY(await(m_session->send(imap::Create{fresh})));
    QVERIFY(await(m_session->send(imap::SetQuota{fresh.wire(), {{"STORAGE", 5}}})));
    m_driver->find<QAction>("quotaFleetKeepEach")->trigger();
    QVERIFY(crawled());
    QTRY_COMPARE(since->count(), 3); // kept without being asked
    since->setFocus();
    QTest::keyClick(since, Qt::Key_End);
    QTRY_VERIFY(!table()->isColumnHidden(QuotaFleetModel::Growth));
    QVERIFY2(cell(u"user/alice"_s, QuotaFleetModel::Growth).startsWith(u'+'),
             qPrintable(cell(u"user/alice"_s, QuotaFleetModel::Growth)));
    QCOMPARE(cell(fresh.toString(), QuotaFleetModel::Growth), u"new"_s);
    QVERIFY2(m_driver->labelText("quotaFleetDifference").contains(u"have appeared: user/eve/T-fresh"_s)
                 || m_driver->labelText("quotaFleetDifference").contains(u"has appeared: user/eve/T-fresh"_s),
             qPrintable(m_driver->labelText("quotaFleetDifference")));
    m_driver->find<QAction>("quotaFleetKeepEach")->trigger();
}

// A mailbox below a root becomes one of its own; before, one is told what that takes.
void TestQuotaFleet::newRoot()
{
    QVERIFY(m_driver->select({u"Other users"_s, u"bob"_s, u"T-root"_s}));
    QVERIFY(m_driver->showPage(Driver::Quota));
    QVERIFY(
        m_driver->labelText("quotaReclaimable").contains(u"does not tell how much expunging would free"_s));
    QAction *make = m_driver->find<QAction>("quotaNewRoot");
    QTRY_VERIFY(make->isEnabled());
    m_driver->answer([](QWidget *dialog) {
        QCOMPARE(dialog->objectName(), u"quotaDialog"_s);
        auto *takeover = dialog->findChild<QLabel *>(u"quotaTakeover"_s);
        auto *stage = dialog->findChild<QPushButton *>(u"quotaStage"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"quotaLimit-storage"_s), u"3 MiB"_s);
        QTRY_VERIFY2(
            takeover->text().contains(
                u"2 mailboxes would no longer count against user/bob: user/bob/T-root, user/bob/T-root/below"_s),
            qPrintable(takeover->text()));
        QVERIFY(stage->isEnabled());
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->find<QWidget>("quotaNewRootButton")->setFocus();
    QTest::keyClick(m_driver->find<QWidget>("quotaNewRootButton"), Qt::Key_Space);
    ui::StagedChanges *changes = m_driver->changes();
    QTRY_COMPARE(changes->waiting(), size_t(1));
    // The preview of the change says it, too.
    QTRY_VERIFY(m_driver->find<QPlainTextEdit>("changesDetails")->toPlainText().contains(u"SETQUOTA"_s));
    auto *list = m_driver->find<QTreeView>("changesView");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY2(m_driver->find<QPlainTextEdit>("changesDetails")
                     ->toPlainText()
                     .contains(u"would no longer count against user/bob"_s),
                 qPrintable(m_driver->find<QPlainTextEdit>("changesDetails")->toPlainText()));
    QVERIFY(m_driver->apply());
    const auto roots =
        await(m_session->send(imap::GetQuotaRoot{imap::MailboxName(u"user/bob/T-root/below"_s)}));
    QVERIFY(roots && roots->size() == 1);
    QCOMPARE(roots->front().name, QByteArray("user/bob/T-root"));
    QTRY_VERIFY(!make->isEnabled()); // it is one by now
}

// Who writes it so, for a file or by hand, means the root that is listed without it.
void TestQuotaFleet::rootWithPlus()
{
    QVERIFY(crawled());
    ui::StagedChanges *changes = m_driver->changes();
    changes->stage({{imap::QuotaChange{"+user/alice", {{"STORAGE", 5000}}},
                     imap::ChangeState::present("STORAGE 1000 MESSAGE 77")}});
    const QString raised = ui::QuotaModel::amount("STORAGE", 5000);
    QTRY_VERIFY2(cell(u"user/alice"_s, QuotaFleetModel::Limit).endsWith(u"→ "_s + raised),
                 qPrintable(cell(u"user/alice"_s, QuotaFleetModel::Limit)));
    QVERIFY(!cell(u"user/bob"_s, QuotaFleetModel::Limit).contains(u'→'));
    QVERIFY(m_driver->apply());
    QTRY_COMPARE(cell(u"user/alice"_s, QuotaFleetModel::Limit), raised);
    QCOMPARE(limitOf("user/alice", "MESSAGE"), std::optional<quint64>(77));
    QCOMPARE(rowOf(u"+user/alice"_s), -1);
}

UI_TEST_MAIN(TestQuotaFleet)
#include "tst_quotafleet.moc"
