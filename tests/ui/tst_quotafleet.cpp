#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/setquota.h"
#include "serverdriver.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/quota/usagehistogram.h"
#include "ui/server/quotastore.h"
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
    void headroomForTwo();
    void exported();

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

UI_TEST_MAIN(TestQuotaFleet)
#include "tst_quotafleet.moc"
