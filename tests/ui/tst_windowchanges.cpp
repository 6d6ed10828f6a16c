#include "imapcore/changes/change.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/metadata.h"
#include "imapcore/commands/quota.h"
#include "tests/support/await.h"
#include "ui/changes/changesmodel.h"
#include "ui/changes/changetexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/aclmodel.h"
#include "windowdriver.h"
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QProgressBar>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;
using ui::AclModel;
using State = imap::ChangeItem::State;

// Access, metadata and quotas are changed in the real window by mouse and keyboard; whether they are, another connection
// says.
class TestWindowChanges : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void rightByMouse();
    void rightByKey();
    void rolesAndRemoval();
    void grantByKeyboard();
    void identifierRefused();
    void wholeBranch();
    void effectiveRights();
    void simpleView();
    void dropAndEdit();
    void grouping();
    void overtaken();
    void metadata();
    void quota();
    void auditAndInverse();
    void atOnce();
    void staysOverARestart();
    void readOnly();
    void manyAsk();

private:
    QTableView *acl() const { return m_driver->find<QTableView>("aclTable"); }
    AclModel *aclModel() const { return static_cast<AclModel *>(acl()->model()); }
    ui::StagedChanges *changes() const { return m_driver->page()->subject().connection->changes(); }
    QModelIndex cell(const QString &identifier, char right) const
    {
        for (int column = AclModel::FirstRight; column < aclModel()->columnCount(); ++column) {
            if (aclModel()->rightsOfColumn(column) == QByteArray(1, right))
                return aclModel()->index(aclModel()->rowOf(identifier), column);
        }
        return {};
    }
    void click(const QModelIndex &index) const
    {
        acl()->scrollTo(index);
        QTest::mouseClick(acl()->viewport(), Qt::LeftButton, {}, acl()->visualRect(index).center());
    }
    // Whether these lines, and no others, are what will be sent.
    bool sends(const QString &lines) const
    {
        return preview() == lines || preview().contains(u"\n\n"_s + lines + u"\n\n"_s);
    }
    QString preview() const { return m_driver->find<QPlainTextEdit>("changesDetails")->toPlainText(); }
    bool apply() const
    {
        m_driver->trigger("changesApply");
        return Driver::until(
            [this] { return changes()->work() == ui::StagedChanges::Work::None && isDone(); });
    }
    bool isDone() const
    {
        return changes()->set()->count(State::Sent) == 0 && changes()->waiting() == 0 && m_driver->settled();
    }
    // Of a mailbox, as another connection sees it; "-" where there is no entry.
    QByteArray rightsOf(const QString &mailbox, const QString &identifier) const
    {
        const auto list = await(m_session->send(imap::GetAcl{imap::MailboxName(mailbox)}));
        for (const imap::AclEntry &entry : list ? *list : imap::Acl()) {
            if (entry.identifier != identifier)
                continue;
            QByteArray rights = imap::rightsWithout(entry.rights, "cd");
            std::sort(rights.begin(), rights.end());
            return rights;
        }
        return list ? "-" : list.error().text.toUtf8();
    }
    bool openAccess(const QString &mailbox = u"T-changes"_s) const
    {
        return m_driver->select({u"My mailboxes"_s, mailbox}) && m_driver->showPage(Driver::Access)
               && m_driver->page()->isShowingContent();
    }
    // Works a dialog that the function opens and waits for.
    template<typename Work>
    void inDialog(const char *name, Work work)
    {
        auto *timer = new QTimer(m_driver->window());
        timer->setInterval(20);
        connect(timer, &QTimer::timeout, this, [timer, name, work] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog || dialog->objectName() != QLatin1String(name))
                return;
            timer->stop();
            timer->deleteLater();
            work(dialog);
            if (QTest::currentTestFailed()) // it would be waited for
                static_cast<QDialog *>(dialog)->reject();
        });
        timer->start();
    }
    template<typename T>
    static T *in(QWidget *dialog, const char *name)
    {
        T *found = dialog->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The dialog has no %s", name);
        return found;
    }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<imap::Session> m_session;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestWindowChanges::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_session = m_server->session();
}

void TestWindowChanges::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    for (const char *name : {"T-changes/a/b", "T-changes/a", "T-changes"})
        await(m_session->send(imap::Delete{imap::MailboxName::fromWire(name)}));
    for (const char *name : {"T-changes", "T-changes/a", "T-changes/a/b"})
        QVERIFY(await(m_session->send(imap::Create{imap::MailboxName::fromWire(name)})));
    QVERIFY(await(m_session->send(imap::SetAcl{imap::MailboxName(u"T-changes"), u"peter"_s, "lr"})));
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options()));
    QVERIFY(openAccess());
    m_driver->find<QDockWidget>("changesDock")->raise();
}

void TestWindowChanges::cleanup()
{
    m_driver.reset();
}

void TestWindowChanges::rightByMouse()
{
    const QModelIndex write = cell(u"peter"_s, 'w');
    QVERIFY(write.isValid());
    click(write);
    QTRY_COMPARE(changes()->set()->items().size(), size_t(1));
    QTRY_VERIFY(cell(u"peter"_s, 'w').data(AclModel::StagedRole).toBool());
    QVERIFY(cell(u"peter"_s, 'w').data(Qt::ToolTipRole).toString().contains(u"Staged"_s));
    QVERIFY2(sends(u"SETACL \"T-changes\" \"peter\" \"+w\""_s), qPrintable(preview()));
    QTRY_COMPARE(m_driver->find<QDockWidget>("changesDock")->windowTitle(), u"Changes (1)"_s);
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lr")); // nothing is sent yet
    // A second click takes it back.
    click(cell(u"peter"_s, 'w'));
    QTRY_VERIFY(changes()->set()->isEmpty());
    click(cell(u"peter"_s, 'w'));
    click(cell(u"peter"_s, 'r'));
    QTRY_VERIFY2(sends(u"SETACL \"T-changes\" \"peter\" \"+w\"\nSETACL \"T-changes\" \"peter\" \"-r\""_s),
                 qPrintable(preview()));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lw"));
    QCOMPARE(changes()->set()->items()[0].difference, imap::Difference::None);
    QTRY_VERIFY(!cell(u"peter"_s, 'w').data(AclModel::StagedRole).toBool());
    // And back.
    m_driver->trigger("changesUndo");
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lr"));
    m_driver->trigger("changesRemoveDone");
    QTRY_VERIFY(changes()->set()->isEmpty());
}

void TestWindowChanges::rightByKey()
{
    acl()->setFocus();
    acl()->setCurrentIndex(cell(u"peter"_s, 's'));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_VERIFY2(sends(u"SETACL \"T-changes\" \"peter\" \"+s\""_s), qPrintable(preview()));
    QTest::keyClick(m_driver->window(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isDone());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lrs"));
}

void TestWindowChanges::rolesAndRemoval()
{
    acl()->setCurrentIndex(aclModel()->index(aclModel()->rowOf(u"peter"_s), 0));
    m_driver->trigger("roleWrite");
    QTRY_COMPARE(changes()->set()->items().size(), size_t(1));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("eiklprstwx"));
    QTRY_COMPARE(aclModel()->index(aclModel()->rowOf(u"peter"_s), AclModel::Role).data().toString(),
                 u"Write"_s);
    acl()->setCurrentIndex(aclModel()->index(aclModel()->rowOf(u"peter"_s), 0));
    acl()->setFocus();
    QTest::keyClick(acl(), Qt::Key_Delete);
    QTRY_VERIFY2(sends(u"DELETEACL \"T-changes\" \"peter\""_s), qPrintable(preview()));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("-"));
    QTRY_COMPARE(aclModel()->rowOf(u"peter"_s), -1);
}

void TestWindowChanges::grantByKeyboard()
{
    inDialog("accessDialog", [](QWidget *dialog) {
        QTest::keyClicks(in<QPlainTextEdit>(dialog, "accessIdentifiers"), u"paul, mary"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, "accessRights"), u"lrs"_s);
        QVERIFY(in<QLabel>(dialog, "accessWords")->text().startsWith(u"Lookup, Read"_s));
        QTest::keyClick(in<QLineEdit>(dialog, "accessRights"), Qt::Key_Return);
    });
    m_driver->trigger("accessGrant");
    QTRY_COMPARE(changes()->set()->items().size(), size_t(2));
    QTRY_VERIFY(aclModel()->rowOf(u"mary"_s) > 0); // shown before it is there
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"paul"_s), QByteArray("lrs"));
    QCOMPARE(rightsOf(u"T-changes"_s, u"mary"_s), QByteArray("lrs"));
}

void TestWindowChanges::identifierRefused()
{
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *rights = in<QLineEdit>(dialog, "accessRights");
        auto *stage = in<QPushButton>(dialog, "accessStage");
        rights->setText(u"lr"_s);
        auto *identifiers = in<QPlainTextEdit>(dialog, "accessIdentifiers");
        identifiers->setPlainText(u"#global"_s);
        QVERIFY(!stage->isEnabled());
        QVERIFY(!in<QLabel>(dialog, "accessWarning")->text().isEmpty());
        identifiers->setPlainText(u"paul"_s);
        QVERIFY(stage->isEnabled());
        rights->setText(u"lr%"_s);
        QVERIFY(!stage->isEnabled());
        rights->setText(u"a"_s);
        identifiers->setPlainText(u"anyone"_s);
        QVERIFY(in<QLabel>(dialog, "accessWarning")->text().contains(u"every right"_s));
        QVERIFY(stage->isEnabled()); // a warning
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    QVERIFY(changes()->set()->isEmpty());
}

void TestWindowChanges::wholeBranch()
{
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"paul"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"lr"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"T-changes and all below it"_s));
        in<QLineEdit>(dialog, "accessExcept")->setText(u"*/b"_s);
        auto *look = in<QPushButton>(dialog, "accessLook");
        QVERIFY(look->isVisible() && !in<QPushButton>(dialog, "accessStage")->isEnabled());
        QTest::mouseClick(look, Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        QVERIFY(in<QLabel>(dialog, "accessOutcome")->text().startsWith(u"2 changes to be staged."_s));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessGrant");
    QTRY_COMPARE(changes()->set()->items().size(), size_t(2));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"paul"_s), QByteArray("lr"));
    QCOMPARE(rightsOf(u"T-changes/a"_s, u"paul"_s), QByteArray("lr"));
    QCOMPARE(rightsOf(u"T-changes/a/b"_s, u"paul"_s), QByteArray("-"));
    // The whole list as here, for all below.
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Make the whole list as here"_s));
        auto *scope = in<QComboBox>(dialog, "accessScope");
        QCOMPARE(scope->currentText(), u"T-changes and all below it"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes/a/b"_s, u"peter"_s), QByteArray("lr"));
    QCOMPARE(rightsOf(u"T-changes/a/b"_s, u"paul"_s), QByteArray("lr"));
}

void TestWindowChanges::effectiveRights()
{
    inDialog("effectiveDialog", [](QWidget *dialog) {
        QTest::keyClicks(in<QLineEdit>(dialog, "effectivePerson"), u"peter"_s);
        QCOMPARE(in<QLabel>(dialog, "effectiveWords")->text(),
                 u"peter has lr here: Read."_s.replace(u"Read"_s, u"Custom"_s));
        const QAbstractItemModel *rights = in<QTableView>(dialog, "effectiveRights")->model();
        QCOMPARE(rights->index(0, 0).data().toString(), u"l  Lookup  yes"_s);
        QCOMPARE(rights->index(0, 1).data().toString(), u"given by peter"_s);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessExplain");
}

void TestWindowChanges::simpleView()
{
    m_driver->trigger("accessSimple");
    QVERIFY(aclModel()->isSimple());
    const int row = aclModel()->rowOf(u"peter"_s);
    QCOMPARE(aclModel()->headerData(AclModel::FirstRight, Qt::Horizontal).toString(), u"Read"_s);
    QCOMPARE(aclModel()->index(row, AclModel::FirstRight).data(Qt::AccessibleTextRole).toString(),
             u"in part"_s);
    click(aclModel()->index(row, AclModel::FirstRight)); // lrs of lr
    QTRY_VERIFY2(sends(u"SETACL \"T-changes\" \"peter\" \"+s\""_s), qPrintable(preview()));
    m_driver->trigger("accessSimple");
}

void TestWindowChanges::dropAndEdit()
{
    click(cell(u"peter"_s, 'w'));
    click(cell(u"anyone"_s, 'w')); // no such entry: nothing
    QTRY_COMPARE(changes()->set()->items().size(), size_t(1));
    auto *view = m_driver->find<QTreeView>("changesView");
    view->setCurrentIndex(view->model()->index(0, 0));
    QVERIFY(preview().contains(u"Undoing it sends:"_s));
    inDialog("changeDialog", [](QWidget *dialog) {
        in<QLineEdit>(dialog, "changeAdd")->setText(u"c"_s);
        QVERIFY(!in<QPushButton>(dialog, "changeOk")->isEnabled()); // stands for other rights
        in<QLineEdit>(dialog, "changeAdd")->setText(u"si"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "changeOk"), Qt::LeftButton);
    });
    m_driver->trigger("changesEdit");
    QCOMPARE(changes()->set()->items()[0].change.as<imap::AclChange>()->add, QByteArray("si"));
    view->setCurrentIndex(view->model()->index(0, 0));
    m_driver->window()->activateWindow();
    view->setFocus();
    QTRY_VERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_Delete);
    QTRY_VERIFY(changes()->set()->isEmpty());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lr"));
}

void TestWindowChanges::grouping()
{
    changes()->stage({{imap::AclChange{imap::MailboxName(u"T-changes"), u"paul"_s, "l"}},
                      {imap::AclChange{imap::MailboxName(u"T-changes/a"), u"paul"_s, "l"}},
                      {imap::SubscriptionChange{imap::MailboxName(u"T-changes"), true}}});
    auto *view = m_driver->find<QTreeView>("changesView");
    QTRY_COMPARE(view->model()->rowCount(), 3);
    auto *grouping = m_driver->find<QComboBox>("changesGrouping");
    grouping->setCurrentIndex(1);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"T-changes (2)"_s);
    view->setCurrentIndex(view->model()->index(0, 0)); // a group is all that is in it
    m_driver->trigger("changesRemove");
    QTRY_COMPARE(changes()->set()->items().size(), size_t(1));
    grouping->setCurrentIndex(0);
}

// Somebody else is quicker.
void TestWindowChanges::overtaken()
{
    click(cell(u"peter"_s, 'w'));
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(await(m_session->send(imap::SetAcl{imap::MailboxName(u"T-changes"), u"peter"_s, "l"})));
    m_driver->trigger("changesApply");
    QTRY_COMPARE(changes()->set()->count(State::Overtaken), size_t(1));
    QTRY_COMPARE(changes()->work(), ui::StagedChanges::Work::None);
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("l"));
    auto *view = m_driver->find<QTreeView>("changesView");
    QVERIFY(view->model()
                ->index(0, ui::ChangesModel::Outcome)
                .data()
                .toString()
                .contains(u"it was lr and is l by now"_s));
    QVERIFY(apply()); // once it was seen
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lw"));
}

void TestWindowChanges::metadata()
{
    QVERIFY(m_driver->showPage(Driver::Metadata));
    const auto value = [this] {
        const auto found = await(m_session->send(imap::GetMetadata{
            imap::MailboxName(u"T-changes"), {"/private/comment"}, imap::GetMetadata::Depth::Zero}));
        return found && !found->entries.empty() && found->entries[0].value ? *found->entries[0].value
                                                                           : QByteArray("-");
    };
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"comment"_s);
        QVERIFY(!in<QPushButton>(dialog, "metadataStage")->isEnabled());
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"/private/comment"_s);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"two\nlines"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("metadataAdd");
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    auto *table = m_driver->find<QTableView>("metadataTable");
    QTRY_COMPARE(table->model()->rowCount(), 1); // in place
    QCOMPARE(value(), QByteArray("-"));
    QVERIFY(apply());
    QCOMPARE(value(), QByteArray("two\nlines"));
    QTRY_COMPARE(table->model()->index(0, 1).data().toString(), u"two lines"_s); // in one row
    table->setCurrentIndex(table->model()->index(0, 0));
    inDialog("metadataDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QCheckBox>(dialog, "metadataBase64"), Qt::LeftButton, {}, QPoint(5, 5));
        in<QCheckBox>(dialog, "metadataBase64")->setChecked(true);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"/2E="_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("metadataEdit");
    QVERIFY(apply());
    QCOMPARE(value(), QByteArray("\xff"
                                 "a"));
    table->setCurrentIndex(table->model()->index(0, 0));
    m_driver->window()->activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(apply());
    QCOMPARE(value(), QByteArray("-"));
}

// Dovecot 2.3 takes a limit, which holds from the next login; 2.4 takes none.
void TestWindowChanges::quota()
{
    QVERIFY(m_driver->showPage(Driver::Quota));
    QAction *edit = m_driver->find<QAction>("quotaEdit");
    if (m_server->isVersion24()) {
        QVERIFY(!edit->isEnabled());
        QVERIFY(edit->toolTip().contains(u"never"_s));
        return;
    }
    const auto limits = [this] {
        const auto session = m_server->session();
        const auto roots = await(session->send(imap::GetQuotaRoot{imap::MailboxName(u"T-changes")}));
        return roots && !roots->empty() ? imap::QuotaChange::stateOf(roots->front()).value : QByteArray();
    };
    const QByteArray before = limits();
    QVERIFY(before.contains("STORAGE"));
    inDialog("quotaDialog", [](QWidget *dialog) {
        auto *limit = in<QLineEdit>(dialog, "quotaLimit-storage");
        limit->setText(u"lots"_s);
        QVERIFY(!in<QPushButton>(dialog, "quotaStage")->isEnabled());
        limit->setText(u"2 GiB"_s);
        QVERIFY(in<QLabel>(dialog, "quotaWhy")->text().contains(u"next login"_s));
        QTest::mouseClick(in<QPushButton>(dialog, "quotaStage"), Qt::LeftButton);
    });
    edit->trigger();
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(preview().contains(u"STORAGE 2097152"_s));
    // The list has it in people's words, what is sent stands beside it.
    QTRY_VERIFY(m_driver->find<QTreeView>("changesView")
                    ->model()
                    ->index(0, 0)
                    .data()
                    .toString()
                    .contains(u"Storage 2.0 GB"_s));
    const QAbstractItemModel *model = m_driver->find<QTableView>("quotaTable")->model();
    QTRY_VERIFY(model->index(0, 3).data().toString().contains(u"→"_s));
    QCOMPARE(limits(), before);
    QVERIFY(apply());
    QVERIFY2(changes()->set()->items()[0].difference == imap::Difference::Later,
             qPrintable(ui::ChangeTexts::outcome(changes()->set()->items()[0])
                        + m_driver->labelText("messageBarText")));
    // All limits that were there, and the one that is new.
    imap::QuotaChange change{{}, {{"STORAGE", 2097152}}, {}};
    QCOMPARE(limits(), change.after(imap::ChangeState::present(before)).value);
}

void TestWindowChanges::auditAndInverse()
{
    click(cell(u"peter"_s, 'w'));
    QVERIFY(apply());
    m_driver->find<QDockWidget>("auditDock")->raise();
    auto *table = m_driver->find<QTableView>("auditTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClicks(m_driver->find<QLineEdit>("auditFilter"), u"nothing like it"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    m_driver->find<QLineEdit>("auditFilter")->setText(u"setacl peter"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(m_driver->find<QPlainTextEdit>("auditDetails")
                ->toPlainText()
                .contains(u"\nSETACL \"T-changes\" \"peter\" \"+w\"\n# Done"_s));
    m_driver->trigger("auditInverse");
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lr"));
}

void TestWindowChanges::atOnce()
{
    m_driver->find<QAction>("changesAtOnce")->trigger();
    click(cell(u"peter"_s, 'w'));
    QTRY_COMPARE(changes()->set()->count(State::Done), size_t(1));
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lrw"));
    QTRY_VERIFY(isDone());
    m_driver->find<QAction>("changesAtOnce")->trigger();
    QTRY_VERIFY(cell(u"peter"_s, 'w').isValid());
    click(cell(u"peter"_s, 'w'));
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lrw"));
}

void TestWindowChanges::staysOverARestart()
{
    click(cell(u"peter"_s, 'w'));
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    m_driver->close();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options()));
    QVERIFY(m_driver->labelText("messageBarText").contains(u"1 not sent"_s));
    QCOMPARE(changes()->waiting(), size_t(1));
    QVERIFY(openAccess());
    QTRY_VERIFY(cell(u"peter"_s, 'w').data(AclModel::StagedRole).toBool());
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lrw"));
}

void TestWindowChanges::readOnly()
{
    ui::Connection *connection = m_driver->page()->subject().connection;
    ui::Profile profile = connection->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection->setProfile(profile);
    QVERIFY(connection->isReadOnly());
    click(cell(u"peter"_s, 'w'));
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(!m_driver->find<QAction>("changesApply")->isEnabled());
    QVERIFY(m_driver->find<QAction>("changesApply")->toolTip().contains(u"read-only"_s));
    connection->unlock(std::chrono::seconds(60));
    QTRY_VERIFY(m_driver->find<QAction>("changesApply")->isEnabled());
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes"_s, u"peter"_s), QByteArray("lrw"));
}

// Several places on a production server: the answer is typed.
void TestWindowChanges::manyAsk()
{
    ui::Connection *connection = m_driver->page()->subject().connection;
    ui::Profile profile = connection->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection->setProfile(profile);
    connection->unlock(std::chrono::seconds(60));
    changes()->stage({{imap::AclChange{imap::MailboxName(u"T-changes"), u"paul"_s, "l"}},
                      {imap::AclChange{imap::MailboxName(u"T-changes/a"), u"paul"_s, "l"}}});
    inDialog("applyDialog", [](QWidget *dialog) {
        QVERIFY(!in<QPushButton>(dialog, "applyConfirm")->isEnabled());
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("changesApply");
    QCOMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(rightsOf(u"T-changes"_s, u"paul"_s), QByteArray("-"));
    inDialog("applyDialog", [](QWidget *dialog) {
        QVERIFY(in<QLabel>(dialog, "applyWords")->text().contains(u"production"_s));
        QTest::keyClicks(in<QLineEdit>(dialog, "applyTyped"), u"apply 2"_s);
        QTest::keyClick(in<QLineEdit>(dialog, "applyTyped"), Qt::Key_Return);
    });
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"T-changes/a"_s, u"paul"_s), QByteArray("l"));
}

UI_TEST_MAIN(TestWindowChanges)
#include "tst_windowchanges.moc"
