#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "serverdriver.h"
#include "tests/support/await.h"
#include "ui/models/accessgridmodel.h"
#include "ui/models/accessindexmodel.h"
#include "ui/models/findingsmodel.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/quota/treemap.h"
#include "ui/server/accessstore.h"
#include "ui/server/quotastore.h"
#include "ui/server/serverpage.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Driver = ServerDriver;
using ui::AccessIndexModel;

// The pages about a whole server, in the real window on a Dovecot.
class TestServerPages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void shownForTheServer();
    void crawl();
    void cancelled();
    void opensTheMailbox();
    void grid();
    void takenOffEverything();
    void exported();
    void findings();
    void largestMailboxes();

private:
    ui::Connection *connection() const { return m_driver->connection(); }
    ui::Page *serverPage() const
    {
        return qobject_cast<ui::Page *>(m_driver->find<QTabWidget>("serverPages")->currentWidget());
    }
    QTableView *table() const { return m_driver->find<QTableView>("accessIndexTable"); }
    AccessIndexModel *model() const { return static_cast<AccessIndexModel *>(table()->model()); }
    bool crawled() const
    {
        return m_driver->ask("showAccessIndex", "accessIndexPageAsk", connection()->access(), model());
    }
    void view(const QString &text) const
    {
        auto *box = m_driver->find<QComboBox>("accessIndexView");
        box->setCurrentIndex(box->findText(text));
    }
    int rowOf(const QString &mailbox) const { return int(Driver::names(model()).indexOf(mailbox)); }
    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<imap::Session> m_session;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestServerPages::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_session = m_server->session();
}

void TestServerPages::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    for (const char *name : {"T-one", "T-two"}) {
        const imap::MailboxName mailbox = imap::MailboxName::fromWire(name);
        await(m_session->send(imap::Delete{mailbox}));
        QVERIFY(await(m_session->send(imap::Create{mailbox})));
        QVERIFY(await(m_session->send(imap::SetAcl{mailbox, u"peter"_s, "lr"})));
    }
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options()));
}

void TestServerPages::cleanup()
{
    m_driver.reset();
}

void TestServerPages::shownForTheServer()
{
    auto *areas = m_driver->find<QStackedWidget>("areas");
    QCOMPARE(areas->currentWidget()->objectName(), u"pages"_s);
    // The connection itself, by mouse.
    const QModelIndex root = m_driver->treeModel()->index(0, 0);
    m_driver->tree()->scrollTo(root);
    QTest::mouseClick(m_driver->tree()->viewport(), Qt::LeftButton, {},
                      m_driver->tree()->visualRect(root).center());
    QTRY_COMPARE(areas->currentWidget()->objectName(), u"serverPages"_s);
    QTRY_VERIFY(serverPage()->isShowingContent());
    QCOMPARE(m_driver->labelText("accessIndexPageWords"), u"The server was not asked yet."_s);
    QCOMPARE(model()->rowCount(), 0);
    // F5 asks, and leaves one where one is.
    QTest::keyClick(m_driver->window(), Qt::Key_F5);
    QTRY_VERIFY(model()->rowCount() > 0);
    QTest::qWait(300);
    QCOMPARE(areas->currentWidget()->objectName(), u"serverPages"_s);
    // Back, and by key.
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"T-one"_s}));
    QCOMPARE(areas->currentWidget()->objectName(), u"pages"_s);
    QTest::keyClick(m_driver->window(), Qt::Key_6, Qt::AltModifier);
    QTRY_COMPARE(areas->currentWidget()->objectName(), u"serverPages"_s);
    QTest::keyClick(m_driver->window(), Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(areas->currentWidget()->objectName(), u"pages"_s);
}

void TestServerPages::crawl()
{
    // Before there is anything, no rows are counted.
    m_driver->trigger("showAccessIndex");
    QVERIFY(serverPage()->findChild<QLabel *>(u"accessIndexPageNotice"_s)->text().isEmpty());
    QVERIFY(crawled());
    // There is a row for each mailbox that is counted; Dovecot lists others' names that hold none as well.
    const imap::AccessIndex *index = connection()->access()->index();
    QCOMPARE(size_t(model()->rowCount()), index->mailboxes());
    QVERIFY(index->names() > 0);
    QCOMPARE(index->mailboxes() + index->names(), index->size());
    QCOMPARE(m_driver->labelText("accessIndexPageWords"),
             u"%1 mailboxes, and %2 names that only have others below them"_s.arg(index->mailboxes())
                 .arg(index->names()));
    const int row = rowOf(u"T-one"_s);
    QVERIFY(row >= 0);
    QVERIFY(model()->index(row, AccessIndexModel::Who).data().toString().contains(u"peter lr"_s));
    // The lists of others cannot be read; the server's words say so.
    view(u"Refused"_s);
    QTRY_VERIFY(!model()->isArranging());
    QCOMPARE(size_t(model()->rowCount()), connection()->access()->index()->refused());
    // By person.
    view(u"By person"_s);
    auto *person = m_driver->find<QLineEdit>("accessIndexPerson");
    QTRY_VERIFY(person->isVisible());
    QTest::keyClicks(person, u"peter"_s);
    QTRY_VERIFY(rowOf(u"T-two"_s) >= 0);
    QCOMPARE(model()->index(rowOf(u"T-two"_s), AccessIndexModel::Entry).data().toString(), u"lr"_s);
    QCOMPARE(model()->index(rowOf(u"T-two"_s), AccessIndexModel::Effective).data().toString(), u"lr"_s);
    QTest::keyClicks(m_driver->find<QLineEdit>("accessIndexFilter"), u"t-one"_s);
    QTRY_COMPARE(Driver::names(model()), QStringList{u"T-one"_s});
    // Read once more, there is another index in its place.
    const QPointer<imap::AccessIndex> before(connection()->access()->index());
    m_driver->click("accessIndexPageAsk");
    QTRY_VERIFY(!before);
    QTRY_COMPARE(Driver::names(model()), QStringList{u"T-one"_s});
    // It is kept while the person looks at something else.
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"T-one"_s}));
    m_driver->trigger("showAccessIndex");
    QTRY_COMPARE(Driver::names(model()), QStringList{u"T-one"_s});
}

void TestServerPages::cancelled()
{
    m_driver->trigger("showAccessIndex");
    m_driver->click("accessIndexPageAsk");
    QVERIFY(m_driver->find<QToolButton>("accessIndexPageCancel")->isVisible());
    QVERIFY(!m_driver->find<QToolButton>("accessIndexPageAsk")->isEnabled());
    // Who has asked is not told to ask.
    const auto *hint = table()->viewport()->findChild<QLabel *>();
    QCOMPARE(hint->text(), u"The server is being asked."_s);
    m_driver->click("accessIndexPageCancel");
    QTRY_VERIFY(!connection()->access()->isRunning());
    QCOMPARE(m_driver->labelText("accessIndexPageWords"), u"It was cancelled."_s);
    QVERIFY(hint->text().startsWith(u"Nothing to show."_s));
    QVERIFY(crawled());
}

void TestServerPages::opensTheMailbox()
{
    QVERIFY(crawled());
    table()->setCurrentIndex(model()->index(rowOf(u"T-two"_s), 0));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_COMPARE(m_driver->page()->subject().mailbox.toString(), u"T-two"_s);
    QCOMPARE(m_driver->page()->objectName(), u"accessPage"_s);
}

// Mailboxes down, people across.
void TestServerPages::grid()
{
    QVERIFY(crawled());
    view(u"Grid"_s);
    auto *grid = m_driver->find<QTableView>("accessGrid");
    auto *cells = static_cast<ui::AccessGridModel *>(grid->model());
    QTRY_VERIFY(grid->isVisible() && !table()->isVisible() && !cells->isArranging() && cells->rowCount() > 2);
    // Both sides are filtered.
    QTest::keyClicks(m_driver->find<QLineEdit>("accessIndexPerson"), u"pete"_s);
    QTest::keyClicks(m_driver->find<QLineEdit>("accessIndexFilter"), u"T-"_s);
    QTRY_COMPARE(cells->rowCount(), 2);
    QTRY_COMPARE(cells->columnCount(), 1);
    QCOMPARE(cells->headerData(0, Qt::Horizontal).toString(), u"peter"_s);
    QCOMPARE(cells->headerData(1, Qt::Vertical).toString(), u"T-two"_s);
    QCOMPARE(cells->index(0, 0).data().toString(), u"lr"_s);
    QVERIFY(cells->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"Effective rights: lr"_s));
    // By mouse into the grid, by keys to the second mailbox, and into it.
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(cells->index(0, 0)).center());
    QVERIFY(m_driver->find<QAction>("accessIndexTakeOff")->isEnabled());
    QTest::keyClick(grid, Qt::Key_Down);
    QCOMPARE(grid->currentIndex().row(), 1);
    QTest::keyClick(grid, Qt::Key_Return);
    QTRY_COMPARE(m_driver->page()->subject().mailbox.toString(), u"T-two"_s);
    QCOMPARE(m_driver->page()->objectName(), u"accessPage"_s);
}

void TestServerPages::takenOffEverything()
{
    QVERIFY(crawled());
    QVERIFY(!m_driver->find<QAction>("accessIndexTakeOff")->isEnabled());
    QVERIFY(m_driver->find<QAction>("accessIndexTakeOff")->toolTip().contains(u"By person"_s));
    view(u"By person"_s);
    QTest::keyClicks(m_driver->find<QLineEdit>("accessIndexPerson"), u"peter"_s);
    QTRY_VERIFY(rowOf(u"T-two"_s) >= 0);
    const size_t entries = connection()
                               ->access()
                               ->index()
                               ->mailboxesOf(*connection()->access()->index()->findIdentifier(u"peter"_s))
                               .size();
    QVERIFY(entries >= 2);
    m_driver->answer(
        [](QWidget *dialog) { qobject_cast<QMessageBox *>(dialog)->button(QMessageBox::Ok)->click(); });
    m_driver->click("accessIndexTakeOffButton");
    ui::StagedChanges *changes = m_driver->changes();
    QTRY_COMPARE(changes->waiting(), entries);
    const auto isOne = [](const imap::ChangeItem &item) {
        return item.change.mailbox().toString() == u"T-one"_s;
    };
    const auto &items = changes->set()->items();
    const auto one = std::find_if(items.begin(), items.end(), isOne);
    QVERIFY(one != items.end());
    QCOMPARE(one->before, imap::ChangeState::present("lr"));
    QVERIFY(m_driver->apply());
    // Another connection says so, and the page without being asked.
    const auto acl = await(m_session->send(imap::GetAcl{imap::MailboxName(u"T-one"_s)}));
    QVERIFY(acl);
    QVERIFY(std::none_of(acl->begin(), acl->end(),
                         [](const auto &entry) { return entry.identifier == u"peter"_s; }));
    QTRY_COMPARE(rowOf(u"T-one"_s), -1);
}

void TestServerPages::exported()
{
    QVERIFY(crawled());
    QTemporaryDir folder;
    for (const auto &[action, name] :
         {std::pair("accessIndexCsv", "all.csv"), std::pair("accessIndexJson", "all.json")}) {
        const QByteArray text = m_driver->written(action, folder.filePath(QString::fromLatin1(name)));
        QVERIFY(text.contains("T-one"));
        QVERIFY(text.contains("peter"));
        QVERIFY(text.count("\n") > 2);
    }
}

void TestServerPages::findings()
{
    const imap::MailboxName one(u"T-one"_s);
    QVERIFY(await(m_session->send(imap::SetAcl{one, u"anyone"_s, "lra"})));
    QVERIFY(await(m_session->send(imap::SetAcl{one, u"-dora"_s, "w"})));
    m_driver->trigger("showFindings");
    m_driver->click("findingsPageAsk");
    auto *view = m_driver->find<QTreeView>("findingsView");
    auto *model = static_cast<ui::FindingsModel *>(view->model());
    const auto find = [model](imap::AccessFinding::Kind kind, const QString &identifier) -> QModelIndex {
        for (int group = 0; group < model->rowCount(); ++group) {
            const QModelIndex parent = model->index(group, 0);
            for (int row = 0; row < model->rowCount(parent); ++row) {
                const QModelIndex index = model->index(row, 0, parent);
                if (index.data().toString() == u"T-one"_s && model->findingsAt(index).front().kind == kind
                    && index.siblingAtColumn(ui::FindingsModel::Who).data().toString() == identifier)
                    return index;
            }
        }
        return {};
    };
    using Kind = imap::AccessFinding::Kind;
    QTRY_VERIFY(find(Kind::AdministeredByAnyone, u"anyone"_s).isValid());
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(find(Kind::IdleNegative, u"-dora"_s).isValid());
    // The worst kind comes first, and those of a kind are in order.
    QCOMPARE(model->kindOf(0), Kind::AdministeredByAnyone);
    for (int group = 0; group < model->rowCount(); ++group) {
        QStringList mailboxes = Driver::names(model, model->index(group, 0));
        for (int i = 1; i < mailboxes.size(); ++i)
            QVERIFY(mailboxes[i - 1].compare(mailboxes[i], Qt::CaseInsensitive) <= 0);
    }
    const QModelIndex negatives = find(Kind::IdleNegative, u"-dora"_s).parent();
    view->setExpanded(negatives, false);
    // What was closed stays closed when lists are read again.
    connection()->access()->index()->put(imap::MailboxName(u"T-two"_s), '/', {{u"anyone"_s, "lra"}});
    QTRY_COMPARE(Driver::names(model, model->index(0, 0)).count(u"T-two"_s), 1);
    QVERIFY(!view->isExpanded(find(Kind::IdleNegative, u"-dora"_s).parent()));
    // Both are mended, by mouse.
    view->setCurrentIndex(find(Kind::AdministeredByAnyone, u"anyone"_s));
    view->selectionModel()->select(find(Kind::IdleNegative, u"-dora"_s),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_driver->click("findingsMendButton");
    ui::StagedChanges *changes = m_driver->changes();
    QTRY_COMPARE(changes->waiting(), size_t(2));
    QVERIFY(m_driver->apply());
    const auto acl = await(m_session->send(imap::GetAcl{one}));
    QVERIFY(acl);
    for (const imap::AclEntry &entry : *acl) {
        QVERIFY(entry.identifier != u"-dora"_s);
        QVERIFY(entry.identifier != u"anyone"_s || !entry.rights.contains('a'));
    }
    QTRY_VERIFY(!find(Kind::AdministeredByAnyone, u"anyone"_s).isValid());
    QVERIFY(!find(Kind::IdleNegative, u"-dora"_s).isValid());
    // One leads to its mailbox.
    m_driver->find<QCheckBox>("findingsUnknown")->setChecked(true);
    QTRY_VERIFY(find(Kind::UnknownUser, u"peter"_s).isValid() || model->rowCount() > 0);
    const QModelIndex group = model->index(0, 0);
    view->expand(group);
    const QModelIndex first = model->index(0, 0, group);
    const QString mailbox = first.data().toString();
    view->setCurrentIndex(first);
    m_driver->click("findingsOpenButton");
    QTRY_COMPARE(m_driver->page()->subject().mailbox.toString(), mailbox);
}

// Of the person's own quota root.
void TestServerPages::largestMailboxes()
{
    auto *table = m_driver->find<QTableView>("quotaFleetTable");
    auto *model = static_cast<ui::QuotaFleetModel *>(table->model());
    QVERIFY(m_driver->ask("showQuotaFleet", "quotaFleetPageAsk", connection()->quotas(), model));
    QVERIFY(table->isColumnHidden(ui::QuotaFleetModel::Reclaimable));
    QVERIFY(
        m_driver->labelText("quotaFleetPageWords").contains(u"does not tell what expunging would free"_s));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    auto *map = m_driver->find<ui::Treemap>("treemap");
    QTRY_VERIFY(map->count() > 2);
    // From the table to the map, and to the largest mailbox, by keys.
    for (int i = 0; i < 6 && !map->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(map->hasFocus());
    QCOMPARE(map->current(), 0);
    const QString largest = map->item(0).name;
    QTest::keyClick(map, Qt::Key_Return);
    QTRY_COMPARE(m_driver->page()->subject().mailbox.toString(), largest);
}

UI_TEST_MAIN(TestServerPages)
#include "tst_serverpages.moc"
