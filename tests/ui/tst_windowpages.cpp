#include "imapcore/commands/acl.h"
#include "imapcore/commands/metadata.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/status.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/access/rightstexts.h"
#include "ui/models/aclmodel.h"
#include "ui/models/quotamodel.h"
#include "windowdriver.h"

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// The pages beside the messages: they say what the server says to another connection.
class TestWindowPages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void accessList_data();
    void accessList();
    void accessWithoutAdministration();
    void quota();
    void metadata();
    void longEntryOfMetadata();
    void details();
    void actingAsAnother();
    void actingAsAnotherOnCourier();

private:
    bool connectAs(const QString &user = {});

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestWindowPages::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestWindowPages::connectAs(const QString &user)
{
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(m_server->options(imap::Security::Tls, user));
}

void TestWindowPages::accessList_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QString>("identifier");
    QTest::newRow("own") << QStringList{u"My mailboxes"_s, u"Server reports"_s} << u"$it"_s;
    QTest::newRow("negative entry") << QStringList{u"Shared"_s, u"Support"_s} << u"-theo"_s;
    QTest::newRow("everybody") << QStringList{u"Shared"_s, u"Announcements"_s} << u"anyone"_s;
    QTest::newRow("a colleague's") << QStringList{u"Other users"_s, u"camille"_s, u"Clients"_s,
                                                  u"Réclamations"_s}
                                   << u"eleni"_s;
}

void TestWindowPages::accessList()
{
    QFETCH(QStringList, path);
    QFETCH(QString, identifier);
    QVERIFY(connectAs());
    QVERIFY(m_driver->showPage(Driver::Access));
    QVERIFY(m_driver->select(path));
    QVERIFY(m_driver->page()->isShowingContent());
    const auto session = m_server->session();
    const auto acl = await(session->send(imap::GetAcl{m_driver->page()->subject().mailbox}));
    const auto mine = await(session->send(imap::MyRights{m_driver->page()->subject().mailbox}));
    QVERIFY(acl && mine);
    const QAbstractItemModel *model = m_driver->find<QTableView>("aclTable")->model();
    const auto rights = [model](int row) {
        QByteArray letters;
        for (int column = ui::AclModel::FirstRight; column < model->columnCount(); ++column) {
            if (!model->index(row, column).data(Qt::DecorationRole).isNull())
                letters += char(model->headerData(column, Qt::Horizontal).toString().at(0).toLatin1());
        }
        return letters;
    };
    const auto plain = [](QByteArray letters) {
        letters = ui::Rights::withoutVirtual(letters);
        std::sort(letters.begin(), letters.end());
        return letters;
    };
    QCOMPARE(model->rowCount(), int(acl->size()) + 1);
    QVERIFY(model->index(0, 0).data().toString().contains(u"olivia"));
    QCOMPARE(plain(rights(0)), plain(*mine));
    for (size_t i = 0; i < acl->size(); ++i) {
        QCOMPARE(model->index(int(i) + 1, 0).data().toString(), (*acl)[i].identifier);
        QCOMPARE(plain(rights(int(i) + 1)), plain((*acl)[i].rights));
    }
    QVERIFY2(Driver::names(model).contains(identifier), qPrintable(Driver::names(model).join(u' ')));
}

// Without the right "a" the list is refused, but one's own rights are still to be seen.
void TestWindowPages::accessWithoutAdministration()
{
    QVERIFY(connectAs(u"mira"_s));
    QVERIFY(m_driver->showPage(Driver::Access));
    QVERIFY(m_driver->select({u"Shared"_s, u"Announcements"_s}));
    const auto session = m_server->session(u"mira"_s);
    const auto refused = await(session->send(imap::GetAcl{m_driver->page()->subject().mailbox}));
    QVERIFY(!refused);
    const QAbstractItemModel *model = m_driver->find<QTableView>("aclTable")->model();
    QTRY_COMPARE(model->rowCount(), 1);
    QVERIFY(m_driver->find<QTableView>("aclTable")->isVisible());
    const auto isSaid = [&] {
        for (const QLabel *label : m_driver->page()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(refused.error().text))
                return true;
        }
        return false;
    };
    QVERIFY2(Driver::until(isSaid), "the server's reason is not shown");
}

void TestWindowPages::quota()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->showPage(Driver::Quota));
    const auto session = m_server->session();
    const auto roots = await(session->send(imap::GetQuotaRoot{imap::MailboxName(u"INBOX")}));
    QVERIFY(roots && !roots->empty());
    const QAbstractItemModel *model = m_driver->find<QTableView>("quotaTable")->model();
    int row = 0;
    for (const imap::QuotaRoot &root : *roots) {
        for (const imap::QuotaResource &resource : root.resources) {
            QCOMPARE(model->index(row, ui::QuotaModel::Root).data().toString(), root.toString());
            const double ratio = double(resource.usage) / double(resource.limit.value());
            QCOMPARE(model->index(row, ui::QuotaModel::Share).data(ui::QuotaModel::RatioRole).toDouble(),
                     ratio);
            ++row;
        }
    }
    QCOMPARE(model->rowCount(), row);
    // A colleague's is refused: the server's words are shown.
    QVERIFY(m_driver->select({u"Other users"_s, u"jonas"_s}));
    QVERIFY(!m_driver->page()->isShowingContent());
    QVERIFY2(m_driver->labelText("quotaPageStateText").contains(u"Not showing other users' quota"),
             qPrintable(m_driver->labelText("quotaPageStateText")));
}

void TestWindowPages::metadata()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->showPage(Driver::Metadata));
    const auto session = m_server->session();
    int annotated = 0;
    const QList<QStringList> paths{{u"My mailboxes"_s, u"INBOX"_s},
                                   {u"My mailboxes"_s, u"Server reports"_s},
                                   {u"Shared"_s, u"Support"_s}};
    for (const QStringList &path : paths) {
        QVERIFY(m_driver->select(path));
        const auto found = await(
            session->send(imap::GetMetadata{m_driver->page()->subject().mailbox, {"/shared", "/private"}}));
        QVERIFY(found);
        QStringList values;
        for (const imap::MetadataEntry &entry : found->entries) {
            if (entry.value)
                values += QString::fromUtf8(*entry.value);
        }
        QCOMPARE(m_driver->page()->isShowingContent(), !values.isEmpty());
        const QAbstractItemModel *model = m_driver->find<QTableView>("metadataTable")->model();
        QCOMPARE(model->rowCount(), int(values.size()));
        for (int row = 0; row < model->rowCount(); ++row)
            QVERIFY(values.contains(model->index(row, 1).data(Qt::ToolTipRole).toString()));
        annotated += values.isEmpty() ? 0 : 1;
    }
    QVERIFY2(annotated > 0, "none of these is annotated: this says nothing");
}

// It is to be read whole, as entries with a beginning in common differ in their ends.
void TestWindowPages::longEntryOfMetadata()
{
    const QString entry = u"/private/vendor/example/of-a-program-with-a-name/last-time-it-ran"_s;
    const auto session = m_server->session();
    const imap::MailboxName inbox(u"INBOX");
    QVERIFY(await(session->send(imap::SetMetadata{inbox, {{entry, "yesterday"}}})));
    QVERIFY(connectAs());
    QVERIFY(m_driver->showPage(Driver::Metadata));
    auto *table = m_driver->find<QTableView>("metadataTable");
    const qsizetype row = Driver::names(table->model()).indexOf(entry);
    QVERIFY(row >= 0);
    const int width = table->fontMetrics().horizontalAdvance(entry);
    QVERIFY(table->columnWidth(0) > width);
    QVERIFY(table->columnWidth(1) > 0);
    // What somebody has made of it stays.
    table->horizontalHeader()->resizeSection(0, 200);
    m_driver->trigger("refreshAction");
    QTRY_VERIFY(m_driver->settled());
    QCOMPARE(table->columnWidth(0), 200);
    await(session->send(imap::SetMetadata{inbox, {{entry, std::nullopt}}}));
}

void TestWindowPages::details()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->showPage(Driver::Details));
    const auto session = m_server->session();
    const auto status = await(
        session->send(imap::GetStatus{imap::MailboxName(u"INBOX"), {"UIDNEXT", "UIDVALIDITY", "MESSAGES"}}));
    QVERIFY(status);
    const QAbstractItemModel *model = m_driver->find<QTableView>("detailsTable")->model();
    QString all;
    for (int row = 0; row < model->rowCount(); ++row)
        all += model->index(row, 0).data().toString() + u'='
               + QString(model->index(row, 1).data().toString()).remove(u',') + u'\n';
    QVERIFY2(all.contains(u"UIDNEXT=%1\n"_s.arg(*status->uidNext)), qPrintable(all));
    QVERIFY(all.contains(u"UIDVALIDITY=%1\n"_s.arg(*status->uidValidity)));
    QVERIFY(all.contains(u"Messages=%1\n"_s.arg(*status->messages)));
    QVERIFY(all.contains(u"=INBOX\n"));
}

void TestWindowPages::actingAsAnother()
{
    imap::ConnectOptions options = m_server->options(imap::Security::Tls);
    options.address.user = m_server->masterUser();
    options.password = m_server->masterPassword();
    options.actAs = u"jonas"_s;
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(options));
    const QModelIndex own = m_driver->reach({u"My mailboxes"_s});
    QVERIFY(Driver::names(m_driver->treeModel(), own).contains(u"Werkstatt"_s));
    QVERIFY(!Driver::names(m_driver->treeModel(), own).contains(u"Server reports"_s)); // Olivia's
    const QString who = m_driver->labelText("statusConnection");
    QVERIFY2(who.contains(u"jonas") && who.contains(m_server->masterUser()), qPrintable(who));
}

// Courier says yes to acting as another, and some of them forget about it.
void TestWindowPages::actingAsAnotherOnCourier()
{
    const MailServer courier(u"courier"_s);
    REQUIRE_SERVER(courier);
    imap::ConnectOptions options = courier.options();
    options.actAs = u"bob"_s;
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(options));
    const QString warned = m_driver->labelText("messageBarText");
    QVERIFY2(warned.contains(u"is a Courier") && warned.contains(u"bob"), qPrintable(warned));
    const QModelIndex root = m_driver->treeModel()->index(0, 0);
    QVERIFY(root.data(Qt::ToolTipRole).toString().contains(u"may have ignored as whom to act"));
}

UI_TEST_MAIN(TestWindowPages)
#include "tst_windowpages.moc"
