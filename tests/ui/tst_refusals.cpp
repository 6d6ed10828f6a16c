#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/quota.h"
#include "serverdriver.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/models/accessindexmodel.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/server/accessstore.h"
#include "ui/server/quotastore.h"
#include <QClipboard>

using namespace Qt::StringLiterals;

// What a server refuses to tell while it is read as a whole is counted, and listed in its own words.
class TestRefusals : public QObject
{
    Q_OBJECT
private slots:
    void cleanup()
    {
        m_driver.reset();
        m_bob.reset();
        m_alice.reset();
    }
    void ofQuotas();
    void ofAccessLists();

private:
    // Bob may see this mailbox of alice's, and nothing more.
    const QString m_mailbox = u"Other Users/alice/T-seen"_s;
    void open();
    // By the keys, from the button to the list, and all of it copied. Returns what the clipboard has.
    QString listed(const char *button, const QString &words);

    MailServer m_server{u"cyrus"_s};
    std::unique_ptr<imap::Session> m_alice, m_bob;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<ServerDriver> m_driver;
};

void TestRefusals::open()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_alice = m_server.session(u"alice"_s);
    m_bob = m_server.session(u"bob"_s);
    const imap::MailboxName mailbox(u"T-seen");
    await(m_alice->send(imap::Create{mailbox}));
    QVERIFY(await(m_alice->send(imap::SetAcl{mailbox, u"bob"_s, "l"})));
    m_driver = std::make_unique<ServerDriver>();
    QVERIFY(m_driver->connectTo(m_server.options(u"bob"_s)));
}

QString TestRefusals::listed(const char *button, const QString &words)
{
    auto *opens = m_driver->find<QToolButton>(button);
    if (!ServerDriver::until([opens] { return opens->isVisible(); }))
        return u"no button"_s;
    if (opens->text() != words)
        return opens->text();
    m_driver->answer([](QWidget *dialog) {
        QCOMPARE(dialog->objectName(), u"refusalsDialog"_s);
        auto *table = dialog->findChild<QTableView *>(u"refusalsTable"_s);
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    opens->setFocus();
    QTest::keyClick(opens, Qt::Key_Space);
    return QApplication::clipboard()->text();
}

void TestRefusals::ofQuotas()
{
    REQUIRE_SERVER(m_server);
    open();
    const auto refused = await(m_bob->send(imap::GetQuotaRoot{imap::MailboxName(m_mailbox)}));
    QVERIFY(!refused);
    auto *model = static_cast<ui::QuotaFleetModel *>(m_driver->find<QTableView>("quotaFleetTable")->model());
    QVERIFY(!m_driver->find<QToolButton>("quotaFleetPageRefusals")->isVisible());
    m_driver->trigger("showQuotaFleet");
    m_driver->click("quotaFleetPageAsk");
    const ui::QuotaStore *store = m_driver->connection()->quotas();
    QTRY_VERIFY(store->survey() && !store->isRunning() && !model->isArranging());
    const QString text = listed("quotaFleetPageRefusals", u"1 refused…"_s);
    QVERIFY2(text.startsWith(m_mailbox + u'\t') && text.contains(refused.error().text), qPrintable(text));
}

void TestRefusals::ofAccessLists()
{
    REQUIRE_SERVER(m_server);
    open();
    const auto refused = await(m_bob->send(imap::GetAcl{imap::MailboxName(m_mailbox)}));
    QVERIFY(!refused);
    m_driver->trigger("showAccessIndex");
    m_driver->click("accessIndexPageAsk");
    const ui::AccessStore *store = m_driver->connection()->access();
    QTRY_VERIFY(store->index() && !store->isRunning());
    QVERIFY(store->index()->refused() > 0);
    const QString text = listed("accessIndexPageRefusals", u"%1 refused…"_s.arg(store->index()->refused()));
    QCOMPARE(text.count(u'\n') + 1, qsizetype(store->index()->refused()));
    QVERIFY2(text.contains(m_mailbox + u'\t') && text.contains(refused.error().text), qPrintable(text));
}

UI_TEST_MAIN(TestRefusals)
#include "tst_refusals.moc"
