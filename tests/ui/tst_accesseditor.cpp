#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/metadata.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedserver.h"
#include "ui/access/roletemplates.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/mailboxpane.h"
#include "ui/models/aclmodel.h"
#include "ui/profiles/profiles.h"
#include "ui/server/accessstore.h"
#include "windowdriver.h"
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;
using ui::AclModel;

// What the editor of access lists knows of the server at hand: rights that are tied, kept, not to be changed; the person's
// templates; who locks themselves out; where somebody has rights; what the server is. What was done, another connection says.
class TestAccessEditor : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void tiedRightsGoTogether();
    void tiedByRole();
    void onlyWhatIsInViewIsAsked();
    void refusedListRights();
    void ownerKeepsOnCyrus();
    void everybodysPostOnCyrus();
    void withoutAdminister();
    void fixedEntriesOnCourier();
    void unknownRights();
    void lockedConnection();
    void templates();
    void lockout_data();
    void lockout();
    void lockoutInPreview();
    void lockoutOfMany();
    void searchByRights();
    void searchInIndex();
    void onlyAndExcept();
    void flavour();
    void flavourOfProfile();
    void serverMetadata();
    void serverMetadataOnDovecot();

private:
    // The window, connected to one of the servers as this person, at this mailbox's list.
    bool open(const QString &server, const QString &user, const QString &mailbox);
    bool openScripted(const QByteArray &grants, const QByteArray &acl = "* ACL INBOX bob lr\n");
    bool goTo(const QString &mailbox);

    QTableView *acl() const { return m_driver->find<QTableView>("aclTable"); }
    AclModel *model() const { return static_cast<AclModel *>(acl()->model()); }
    ui::Connection *connection() const { return m_driver->page()->subject().connection; }
    ui::StagedChanges *changes() const { return connection()->changes(); }
    QModelIndex cell(const QString &identifier, char right) const
    {
        for (int column = AclModel::FirstRight; column < model()->columnCount(); ++column) {
            if (model()->rightsOfColumn(column) == QByteArray(1, right))
                return model()->index(model()->rowOf(identifier), column);
        }
        return {};
    }
    QString words(const QString &identifier, char right) const
    {
        return cell(identifier, right).data(Qt::AccessibleTextRole).toString();
    }
    // To a cell by the keys, as who has no mouse.
    void walkTo(const QModelIndex &index) const
    {
        acl()->setFocus();
        acl()->setCurrentIndex(index.siblingAtColumn(0));
        for (int i = 0; i < index.column(); ++i)
            QTest::keyClick(acl(), Qt::Key_Right);
    }
    void click(const QModelIndex &index) const
    {
        acl()->scrollTo(index);
        QTest::mouseClick(acl()->viewport(), Qt::LeftButton, {}, acl()->visualRect(index).center());
    }
    QString reason() const { return m_driver->labelText("accessReason"); }
    QString preview() const { return m_driver->find<QPlainTextEdit>("changesDetails")->toPlainText(); }
    // "bob+lr-w", "bob=" and so on, of all that is staged.
    QString staged() const
    {
        QStringList all;
        for (const imap::ChangeItem &item : changes()->set()->items()) {
            const auto *change = item.change.as<imap::AclChange>();
            if (!change)
                continue;
            QString text = change->identifier;
            if (change->exact)
                text += u'=' + QString::fromLatin1(*change->exact);
            if (!change->add.isEmpty())
                text += u'+' + QString::fromLatin1(change->add);
            if (!change->remove.isEmpty())
                text += u'-' + QString::fromLatin1(change->remove);
            all += text;
        }
        return all.join(u' ');
    }
    bool apply() const
    {
        m_driver->trigger("changesApply");
        return Driver::until([this] {
            return changes()->work() == ui::StagedChanges::Work::None && changes()->waiting() == 0
                   && m_driver->settled();
        });
    }
    QByteArray rightsOf(const QString &mailbox, const QString &identifier) const
    {
        const auto list = await(m_session->send(imap::GetAcl{imap::MailboxName(mailbox)}));
        for (const imap::AclEntry &entry : list ? *list : imap::Acl()) {
            if (entry.identifier == identifier)
                return imap::Rights(entry.rights).withoutVirtual().toBytes();
        }
        return list ? "-" : list.error().text.toUtf8();
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
    MailServer &server(const QString &name)
    {
        std::unique_ptr<MailServer> &one = m_servers[name];
        if (!one)
            one = std::make_unique<MailServer>(name);
        return *one;
    }

    std::map<QString, std::unique_ptr<MailServer>> m_servers;
    std::unique_ptr<ScriptedServer> m_scripted;
    std::unique_ptr<imap::Session> m_session; // another connection of the same person
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestAccessEditor::cleanup()
{
    m_driver.reset();
    m_session.reset();
    m_scripted.reset();
}

bool TestAccessEditor::goTo(const QString &mailbox)
{
    m_driver->find<ui::MailboxPane>("mailboxPane")->goTo(connection(), imap::MailboxName(mailbox));
    return Driver::until([this, &mailbox] {
        return m_driver->page()->subject().mailbox == imap::MailboxName(mailbox) && m_driver->settled();
    }) && m_driver->showPage(Driver::Access);
}

bool TestAccessEditor::open(const QString &name, const QString &user, const QString &mailbox)
{
    m_session = server(name).session(user);
    m_driver = std::make_unique<Driver>();
    if (!m_driver->connectTo(server(name).options(user)) || !goTo(mailbox)
        || !m_driver->page()->isShowingContent())
        return false;
    m_driver->find<QDockWidget>("changesDock")->raise();
    return true;
}

// A server whose answer to LISTRIGHTS is what the test says.
bool TestAccessEditor::openScripted(const QByteArray &grants, const QByteArray &acl)
{
    m_scripted = std::make_unique<ScriptedServer>();
    m_scripted->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE ACL RIGHTS=kxte\nTAG OK done");
    m_scripted->answer("LOGIN", "TAG OK in");
    m_scripted->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
    m_scripted->answer("LIST", "* LIST () \"/\" INBOX\nTAG OK done");
    m_scripted->answer("LSUB", "TAG OK done");
    m_scripted->answer("STATUS", "* STATUS INBOX (MESSAGES 0 UNSEEN 0)\nTAG OK done");
    for (const char *verb : {"SELECT", "EXAMINE"})
        m_scripted->answer(verb, "* 0 EXISTS\n* OK [UIDVALIDITY 1] x\n* OK [UIDNEXT 1] x\nTAG OK [READ-ONLY] done");
    m_scripted->answer("MYRIGHTS", "* MYRIGHTS INBOX lrswipkxtea\nTAG OK done");
    m_scripted->answer("GETACL", acl + "TAG OK done");
    m_scripted->setHandler([grants](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("LISTRIGHTS"))
            return {};
        if (grants.startsWith("NO"))
            return "TAG " + grants;
        const QByteArray who = command.mid(command.lastIndexOf(' ') + 1);
        return "* LISTRIGHTS INBOX " + who + ' ' + grants + "\nTAG OK done";
    });
    imap::ConnectOptions options;
    options.address = {m_scripted->host(), m_scripted->port(), imap::Security::None, u"ann"_s};
    options.password = u"secret"_s;
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(options) && m_driver->showPage(Driver::Access)
           && m_driver->page()->isShowingContent();
}

// --- LISTRIGHTS

void TestAccessEditor::tiedRightsGoTogether()
{
    QVERIFY(openScripted("l r s wi ted k x p a"));
    QTRY_COMPARE(cell(u"bob"_s, 'w').data(AclModel::TiedRole).toByteArray(), QByteArray("i"));
    QCOMPARE(words(u"bob"_s, 't'), u"no, tied to e"_s); // "d" is virtual
    QVERIFY(cell(u"bob"_s, 'e').data(Qt::ToolTipRole).toString().contains(
        u"Tied: given and taken together with Delete (t), as the server says (LISTRIGHTS)."_s));
    QVERIFY(cell(u"bob"_s, 'r').data(AclModel::TiedRole).toByteArray().isEmpty());
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+wi"_s);
    QTRY_VERIFY(cell(u"bob"_s, 'i').data(AclModel::StagedRole).toBool());
    QVERIFY(reason().contains(u"Tied:"_s));
    click(cell(u"bob"_s, 'i'));
    QTRY_VERIFY(changes()->set()->isEmpty());
    // By the keys; the frame that shows what is tied comes with the current cell.
    walkTo(cell(u"bob"_s, 'e'));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_COMPARE(staged(), u"bob+te"_s);
    m_driver->trigger("accessSimple");
    QVERIFY(model()->isSimple());
    m_driver->trigger("accessSimple");
}

// What comes with a right of the role is given, and not taken again.
void TestAccessEditor::tiedByRole()
{
    QVERIFY(openScripted("'' l r sw i p k x te a"));
    QTRY_VERIFY(model()->hasGrants(u"bob"_s));
    walkTo(cell(u"bob"_s, 'l'));
    m_driver->trigger("roleRead");
    QTRY_COMPARE(staged(), u"bob+sw"_s);
}

void TestAccessEditor::onlyWhatIsInViewIsAsked()
{
    QByteArray list = "* ACL INBOX";
    for (int i = 0; i < 3000; ++i)
        list += " user" + QByteArray::number(10000 + i) + " lr";
    QVERIFY(openScripted("\"\" l r s w i p k x t e a", list + '\n'));
    const auto asked = [this] {
        const QByteArrayList &all = m_scripted->commands();
        return std::count_if(all.begin(), all.end(),
                             [](const QByteArray &one) { return one.startsWith("LISTRIGHTS"); });
    };
    QTRY_VERIFY(model()->hasGrants(u"user10000"_s));
    QTest::qWait(200);
    const auto first = asked();
    QVERIFY2(first > 0 && first < 100, qPrintable(QString::number(first)));
    acl()->setFocus();
    acl()->setCurrentIndex(model()->index(0, 0));
    QTest::keyClick(acl(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(model()->hasGrants(u"user12999"_s));
    QVERIFY(asked() < 200);
    QTest::keyClick(acl(), Qt::Key_Home, Qt::ControlModifier);
    const auto both = asked();
    QTest::qWait(200);
    QCOMPARE(asked(), both); // once each
    QVERIFY(!model()->hasGrants(u"user11500"_s));
}

// Then nothing is known, and all may be tried.
void TestAccessEditor::refusedListRights()
{
    QVERIFY(openScripted("NO not for you"));
    QTest::qWait(300);
    QVERIFY(!model()->hasGrants(u"bob"_s));
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+w"_s);
}

void TestAccessEditor::ownerKeepsOnCyrus()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"alice"_s));
    for (const char right : QByteArray("lkxan")) {
        QVERIFY2(cell(u"alice"_s, right).data(AclModel::KeptRole).toBool(), &right);
        QVERIFY(words(u"alice"_s, right).startsWith(u"always"_s));
    }
    QVERIFY(!cell(u"alice"_s, 'r').data(AclModel::KeptRole).toBool());
    // Neither by mouse nor by key, and the reason can be read.
    click(cell(u"alice"_s, 'a'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"“alice” has “a” in any case, as the server says (LISTRIGHTS)."_s),
             qPrintable(reason()));
    walkTo(cell(u"alice"_s, 'x'));
    QAction *toggle = m_driver->find<QAction>("accessToggle");
    QVERIFY(!toggle->isEnabled());
    QVERIFY(toggle->toolTip().contains(u"“x” in any case"_s) && toggle->statusTip().contains(u"“x” in any case"_s));
    QTest::keyClick(acl(), Qt::Key_Space);
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY(reason().contains(u"“x” in any case"_s));
    // What is not kept can be taken, and the server says so too.
    walkTo(cell(u"alice"_s, 'p'));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_COMPARE(staged(), u"alice-p"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"alice"_s), QByteArray("lrswikxtean"));
    // A role leaves what is kept.
    walkTo(cell(u"alice"_s, 'p'));
    m_driver->trigger("roleRead");
    QTRY_COMPARE(staged().section(u' ', -1), u"alice-wite"_s);
    m_driver->trigger("changesRemove");
    m_session->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"alice"_s, "p", imap::SetAcl::Change::Add});
}

// Cyrus lets everybody post to an INBOX, whatever the list says.
void TestAccessEditor::everybodysPostOnCyrus()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"carol"_s, "lr"})));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"carol"_s));
    QVERIFY(words(u"carol"_s, 'p').startsWith(u"always"_s));
    QCOMPARE(words(u"carol"_s, 'w'), u"no"_s);
    // Site's rights are offered by it: not hindered.
    click(cell(u"carol"_s, 'w'));
    QTRY_COMPARE(staged(), u"carol+w"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"carol"_s), QByteArray("lrw"));
    QVERIFY(await(alice->send(imap::DeleteAcl{imap::MailboxName(u"INBOX"), u"carol"_s})));
}

// --- what cannot be changed

void TestAccessEditor::withoutAdminister()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"noadmin")}));
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"noadmin"), u"bob"_s, "lrs"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/noadmin"_s));
    QCOMPARE(model()->rowCount(), 1); // one's own rights
    QVERIFY2(reason().contains(u"The access list could not be read."_s), qPrintable(reason()));
    for (const char *name : {"accessGrant", "accessMany", "accessRemove", "accessToggle"}) {
        const QAction *action = m_driver->find<QAction>(name);
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(u"The access list could not be read."_s), name);
        QVERIFY2(action->statusTip().contains(u"The access list could not be read."_s), name);
    }
    QVERIFY(!m_driver->find<QAction>("roleRead")->isEnabled());
    QVERIFY(m_driver->find<QAction>("roleRead")->toolTip().contains(u"could not be read"_s));
    // One's own row says why it is not for changing.
    acl()->setCurrentIndex(model()->index(0, AclModel::FirstRight));
    QVERIFY(reason().contains(u"Your own rights come from the entries below"_s));
    // A server that shows the list to who cannot change it.
    m_driver.reset();
    m_session.reset();
    m_scripted = nullptr;
    QVERIFY(openScripted("\"\" l r"));
    m_scripted->answer("MYRIGHTS", "* MYRIGHTS INBOX lr\nTAG OK done");
    m_driver->page()->refresh();
    QTRY_VERIFY2(reason().contains(u"You have no “a” (administer) on this mailbox"_s), qPrintable(reason()));
    click(cell(u"bob"_s, 'w'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY(!m_driver->find<QAction>("accessGrant")->isEnabled());
    QVERIFY(words(u"bob"_s, 'w').endsWith(u"cannot be changed"_s));
    await(alice->send(imap::Delete{imap::MailboxName(u"noadmin")}));
}

void TestAccessEditor::fixedEntriesOnCourier()
{
    REQUIRE_SERVER(server(u"courier"_s));
    auto alice = server(u"courier"_s).session(u"alice"_s);
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"bob"_s, "lr"})));
    QVERIFY(open(u"courier"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"bob"_s));
    click(cell(u"administrators"_s, 'r'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"“administrators” cannot be changed on this server."_s), qPrintable(reason()));
    QVERIFY(!m_driver->find<QAction>("accessRemove")->isEnabled());
    QVERIFY(m_driver->find<QAction>("accessRemove")->toolTip().contains(u"cannot be changed on this server"_s));
    QVERIFY(!m_driver->find<QAction>("roleRead")->isEnabled());
    // With another entry beside it, that one is changed alone.
    acl()->selectAll();
    m_driver->trigger("accessRemove");
    QTRY_COMPARE(staged(), u"bob="_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"bob"_s), QByteArray("-"));
}

// A right that the server does not announce can be taken, not given, unless LISTRIGHTS offers it.
void TestAccessEditor::unknownRights()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a 7", "* ACL INBOX bob lr57 eve lr\n"));
    QTRY_VERIFY(model()->hasGrants(u"eve"_s));
    click(cell(u"eve"_s, '5'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"announces no right “5”"_s), qPrintable(reason()));
    click(cell(u"eve"_s, '7'));
    QTRY_COMPARE(staged(), u"eve+7"_s);
    click(cell(u"bob"_s, '5'));
    QTRY_COMPARE(staged(), u"eve+7 bob-5"_s);
}

// One may stage, and it is said that nothing goes before it is unlocked.
void TestAccessEditor::lockedConnection()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    QVERIFY(!reason().contains(u"read-only"_s));
    ui::Profile profile = connection()->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection()->setProfile(profile);
    QTRY_VERIFY2(reason().contains(u"The connection is read-only"_s), qPrintable(reason()));
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+w"_s);
    QVERIFY(!m_driver->find<QAction>("changesApply")->isEnabled());
    connection()->unlock(std::chrono::seconds(60));
    QTRY_VERIFY(!reason().contains(u"read-only"_s));
}

// --- templates

void TestAccessEditor::templates()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"templates")}));
    for (const auto &[who, rights] : {std::pair(u"bob"_s, "lrswt"), std::pair(u"carol"_s, "l")})
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"templates"), who, rights})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"templates"_s));
    QTRY_VERIFY(model()->hasGrants(u"carol"_s));
    QVERIFY(!m_driver->find<QAction>("roleManage")->isEnabled());
    const auto role = [this](const QString &who) {
        return model()->index(model()->rowOf(who), AclModel::Role).data().toString();
    };
    QCOMPARE(role(u"bob"_s), u"Custom"_s);
    walkTo(cell(u"bob"_s, 'l'));
    inDialog("saveTemplateDialog", [](QWidget *dialog) {
        QVERIFY(!in<QPushButton>(dialog, "templateSave")->isEnabled());
        QTest::keyClicks(in<QLineEdit>(dialog, "templateName"), u"Clerk"_s);
        QVERIFY(in<QLabel>(dialog, "templateRights")->text().startsWith(u"lrswt: Lookup, Read"_s));
        QTest::keyClick(in<QLineEdit>(dialog, "templateName"), Qt::Key_Return);
    });
    m_driver->trigger("roleSave");
    QTRY_COMPARE(role(u"bob"_s), u"Clerk"_s);
    // It stands beside the usual ones, and gives exactly these rights.
    walkTo(cell(u"carol"_s, 'l'));
    m_driver->trigger("template-Clerk");
    QTRY_COMPARE(staged(), u"carol+rswt"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"templates"_s, u"carol"_s), QByteArray("lrswt"));
    // Also in the dialog.
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *roles = in<QComboBox>(dialog, "accessRole");
        const int at = roles->findText(u"Clerk (lrswt)"_s);
        QVERIFY(at > 0);
        roles->setCurrentIndex(at);
        emit roles->activated(at);
        QCOMPARE(in<QLineEdit>(dialog, "accessRights")->text(), u"lrswt"_s);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    // Another name; then it goes.
    inDialog("roleTemplatesDialog", [](QWidget *dialog) {
        auto *list = in<QTreeWidget>(dialog, "templatesList");
        QCOMPARE(list->topLevelItemCount(), 1);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"Desk"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list->topLevelItem(0)->text(0), u"Desk"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "templatesClose"), Qt::LeftButton);
    });
    m_driver->trigger("roleManage");
    QCOMPARE(role(u"carol"_s), u"Desk"_s);
    QVERIFY(m_driver->window()->findChild<QAction *>(u"template-Desk"_s));
    QCOMPARE(ui::roletemplates::all().size(), 1); // in the settings, for the next time
    QCOMPARE(ui::roletemplates::all()[0].rights, QByteArray("lrswt"));
    inDialog("roleTemplatesDialog", [](QWidget *dialog) {
        QTest::keyClick(in<QTreeWidget>(dialog, "templatesList"), Qt::Key_Delete);
        QCOMPARE(in<QTreeWidget>(dialog, "templatesList")->topLevelItemCount(), 0);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("roleManage");
    QVERIFY(!m_driver->window()->findChild<QAction *>(u"template-Desk"_s));
    QCOMPARE(role(u"carol"_s), u"Custom"_s);
    await(alice->send(imap::Delete{imap::MailboxName(u"templates")}));
}

// --- who locks themselves out

void TestAccessEditor::lockout_data()
{
    QTest::addColumn<QByteArrayList>("entries"); // of alice's mailbox, besides hers
    QTest::addColumn<QString>("entry");          // that bob changes
    QTest::addColumn<char>("right");
    QTest::addColumn<QString>("warning"); // empty: none
    const auto row = [](const char *name, const QByteArrayList &entries, const char *entry, char right,
                        const QString &warning) {
        QTest::newRow(name) << entries << QString::fromLatin1(entry) << right << warning;
    };
    const QString administer = u"you would lose “a”, and could not change this list any more."_s;
    const QString lookup = u"you would lose “l”, and could not see the mailbox any more."_s;
    row("own entry", {"bob=lra"}, "bob", 'a', administer);
    row("own lookup", {"bob=lra"}, "bob", 'l', lookup);
    row("anyone", {"bob=lr", "anyone=a"}, "anyone", 'a', administer);
    row("negative", {"bob=lra", "-bob=r"}, "-bob", 'a', administer);
    row("negative of anyone", {"bob=lra", "-anyone=s"}, "-anyone", 'l', lookup);
    row("another right", {"bob=lra"}, "bob", 'r', {});
    row("of somebody else", {"bob=lra", "carol=lra"}, "carol", 'a', {});
    row("given twice", {"bob=lra", "anyone=a"}, "anyone", 'a', {});
}

void TestAccessEditor::lockout()
{
    QFETCH(QByteArrayList, entries);
    QFETCH(QString, entry);
    QFETCH(char, right);
    QFETCH(QString, warning);
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"lockout");
    await(alice->send(imap::Delete{mailbox}));
    QVERIFY(await(alice->send(imap::Create{mailbox})));
    for (const QByteArray &one : entries)
        QVERIFY(await(alice->send(imap::SetAcl{mailbox, QString::fromLatin1(one.split('=')[0]), one.split('=')[1]})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/lockout"_s));
    QTRY_VERIFY(model()->rowOf(u"bob"_s) > 0);
    if (!warning.isEmpty()) {
        inDialog("lockoutDialog", [warning](QWidget *dialog) {
            auto *box = static_cast<QMessageBox *>(dialog);
            QVERIFY2(box->text().contains(warning), qPrintable(box->text()));
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
    }
    walkTo(cell(entry, right));
    QTest::keyClick(acl(), Qt::Key_Space);
    QCOMPARE(changes()->set()->isEmpty(), !warning.isEmpty());
    if (!warning.isEmpty()) {
        inDialog("lockoutDialog", [](QWidget *dialog) {
            QTest::mouseClick(in<QPushButton>(dialog, "lockoutStage"), Qt::LeftButton);
        });
        click(cell(entry, right));
        QTRY_COMPARE(changes()->waiting(), size_t(1));
    }
    await(alice->send(imap::Delete{mailbox}));
}

// Where it is seen before it is sent, and when it is to be sent.
void TestAccessEditor::lockoutInPreview()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"lockedout");
    await(alice->send(imap::Create{mailbox}));
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, u"bob"_s, "lra"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/lockedout"_s));
    QTRY_VERIFY(model()->rowOf(u"bob"_s) > 0);
    inDialog("lockoutDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "lockoutStage"), Qt::LeftButton);
    });
    click(cell(u"bob"_s, 'a'));
    QTRY_VERIFY2(preview().startsWith(u"Warning: this locks you out.\nOther Users/alice/lockedout: you would lose “a”"_s),
                 qPrintable(preview()));
    inDialog("applyDialog", [](QWidget *dialog) {
        QVERIFY(in<QLabel>(dialog, "applyWords")->text().contains(u"you would lose “a”"_s));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("changesApply");
    QCOMPARE(rightsOf(u"Other Users/alice/lockedout"_s, u"bob"_s), QByteArray("lra"));
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::keyClicks(in<QLineEdit>(dialog, "applyTyped"), u"apply 1"_s);
        QTest::keyClick(in<QLineEdit>(dialog, "applyTyped"), Qt::Key_Return);
    });
    m_driver->trigger("changesApply");
    QTRY_VERIFY(!await(m_session->send(imap::GetAcl{imap::MailboxName(u"Other Users/alice/lockedout")})));
    await(alice->send(imap::Delete{mailbox}));
}

void TestAccessEditor::lockoutOfMany()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    for (const char *name : {"outs", "outs/a", "outs/b"}) {
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName::fromWire(name), u"bob"_s, "lra"})));
    }
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/outs"_s));
    inDialog("accessDialog", [this](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Remove the entries"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"bob"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"Other Users/alice/outs and all below it"_s));
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        inDialog("lockoutDialog", [](QWidget *question) {
            const QString text = static_cast<QMessageBox *>(question)->text();
            QVERIFY2(text.contains(u"outs/a: you would lose “a”"_s) && text.contains(u"outs/b: you would lose “l”"_s),
                     qPrintable(text));
            QTest::keyClick(question, Qt::Key_Escape);
        });
        QTest::mouseClick(stage, Qt::LeftButton);
        QVERIFY(dialog->isVisible()); // back in it
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessMany");
    QVERIFY(changes()->set()->isEmpty());
    for (const char *name : {"outs/a", "outs/b", "outs"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
}

// --- many mailboxes

void TestAccessEditor::searchByRights()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const auto set = [&alice](const char *name, const char *who, const char *rights) {
        const auto mailbox = imap::MailboxName::fromWire(name);
        await(alice->send(imap::Create{mailbox}));
        return bool(await(alice->send(imap::SetAcl{mailbox, QString::fromLatin1(who), rights})));
    };
    QVERIFY(set("open", "anyone", "lra"));
    QVERIFY(set("half", "anyone", "lr"));
    QVERIFY(set("shut", "carol", "lr"));
    // Somebody else's, which alice sees and cannot administer.
    auto bob = server(u"cyrus"_s).session(u"bob"_s);
    await(bob->send(imap::Create{imap::MailboxName(u"bobs")}));
    QVERIFY(await(bob->send(imap::SetAcl{imap::MailboxName(u"bobs"), u"alice"_s, "lr"})));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Take rights away"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"anyone"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"a"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        QTest::keyClicks(in<QLineEdit>(dialog, "accessWho"), u"anyone"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, "accessHas"), u"a"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        const QString said = in<QLabel>(dialog, "accessOutcome")->text();
        QVERIFY2(said.startsWith(u"1 change to be staged. 0 mailboxes are so already."_s), qPrintable(said));
        // Listed, with the reason.
        const auto *refused = in<QTableView>(dialog, "accessRefused");
        QVERIFY(refused->isVisible());
        QVERIFY(Driver::names(refused->model()).contains(u"Other Users/bob/bobs"_s));
        QVERIFY(!refused->model()->index(0, 1).data().toString().isEmpty());
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(staged(), u"anyone-a"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"open"_s, u"anyone"_s), QByteArray("lr"));
    QCOMPARE(rightsOf(u"half"_s, u"anyone"_s), QByteArray("lr"));
    // By all entries: carol reads what anyone may read.
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"dave"_s);
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Give rights"_s));
        in<QLineEdit>(dialog, "accessRights")->setText(u"l"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        in<QLineEdit>(dialog, "accessWho")->setText(u"carol"_s);
        in<QLineEdit>(dialog, "accessHas")->setText(u"r"_s);
        auto *look = in<QPushButton>(dialog, "accessLook");
        QTest::mouseClick(look, Qt::LeftButton);
        auto *outcome = in<QLabel>(dialog, "accessOutcome");
        QTRY_VERIFY(outcome->text().startsWith(u"1 change to be staged."_s));
        in<QCheckBox>(dialog, "accessEffective")->setChecked(true);
        QTest::mouseClick(look, Qt::LeftButton);
        QTRY_VERIFY2(outcome->text().startsWith(u"3 changes to be staged."_s), qPrintable(outcome->text()));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessMany");
    for (const char *name : {"open", "half", "shut"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
    await(bob->send(imap::Delete{imap::MailboxName(u"bobs")}));
}

// What was read of all lists is not read once more, but for those that are changed.
void TestAccessEditor::searchInIndex()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    for (const char *name : {"indexed", "indexed2", "other"})
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
    for (const char *name : {"indexed", "indexed2"})
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName::fromWire(name), u"carol"_s, "lr"})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    // Changed since: it is read again.
    QVERIFY(await(alice->send(imap::DeleteAcl{imap::MailboxName(u"indexed2"), u"carol"_s})));
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Remove the entries"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"carol"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        in<QLineEdit>(dialog, "accessWho")->setText(u"carol"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        const QString said = in<QLabel>(dialog, "accessOutcome")->text();
        QVERIFY2(said.startsWith(u"1 change to be staged."_s) && said.contains(u"Searched in the access index"_s),
                 qPrintable(said));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(staged(), u"carol="_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"indexed"_s, u"carol"_s), QByteArray("-"));
    for (const char *name : {"indexed", "indexed2", "other"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
}

void TestAccessEditor::onlyAndExcept()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    const QByteArrayList names{"tree", "tree/a1", "tree/a2", "tree/b1", "tree/c1"};
    for (const QByteArray &name : names)
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"tree"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"dave"_s);
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Give rights"_s));
        in<QLineEdit>(dialog, "accessRights")->setText(u"l"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        QVERIFY(!in<QLineEdit>(dialog, "accessOnly")->isVisible());
        scope->setCurrentIndex(scope->findText(u"tree and all below it"_s));
        QTest::keyClicks(in<QLineEdit>(dialog, "accessOnly"), u"*/a*, */c%"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, "accessExcept"), u"*/a2"_s);
        QTest::keyClick(in<QLineEdit>(dialog, "accessExcept"), Qt::Key_Return); // looks
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        QCOMPARE(in<QLabel>(dialog, "accessOutcome")->text(), u"2 changes to be staged. 0 mailboxes are so already."_s);
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    QVERIFY(apply());
    for (const QByteArray &name : names)
        QCOMPARE(rightsOf(QString::fromLatin1(name), u"dave"_s), QByteArray(name == "tree/a1" || name == "tree/c1" ? "l" : "-"));
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(*name)}));
}

// --- what the server is

void TestAccessEditor::flavour()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"flavoured")}));
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"flavoured"), u"bob"_s, "lr"})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"flavoured"_s));
    auto *detected = m_driver->find<QAction>("flavourDetected");
    QCOMPARE(detected->text().remove(u'&'), u"Detected: Dovecot"_s);
    QVERIFY(detected->isChecked());
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    // As a Courier, rights are only added and taken, in its manner of identifiers.
    m_driver->trigger("flavourCourier");
    QVERIFY(m_driver->find<QAction>("flavourCourier")->isChecked() && !detected->isChecked());
    QCOMPARE(detected->text().remove(u'&'), u"Detected: Dovecot"_s);
    QCOMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Courier);
    QCOMPARE(connection()->access()->index()->flavour().kind, imap::ServerFlavour::Kind::Courier);
    QTRY_VERIFY2(m_driver->labelText("accessPageNotice").contains(u"Taken to be Courier; detected: Dovecot."_s),
                 qPrintable(m_driver->labelText("accessPageNotice")));
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"group=staff"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"lr"_s);
        QVERIFY(in<QLabel>(dialog, "accessWarning")->text().contains(u"characters that this server refuses"_s));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    QVERIFY(m_driver->showPage(Driver::Quota));
    QVERIFY(!m_driver->find<QAction>("quotaEdit")->isEnabled()); // Courier never lets anybody
    m_driver->trigger("flavourDetected");
    QTRY_VERIFY(m_driver->find<QAction>("quotaEdit")->isEnabled());
    QCOMPARE(connection()->access()->index()->flavour().kind, imap::ServerFlavour::Kind::Dovecot);
    await(alice->send(imap::Delete{imap::MailboxName(u"flavoured")}));
}

// It is kept in a saved profile, and there the next time.
void TestAccessEditor::flavourOfProfile()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    const imap::ConnectOptions options = server(u"dovecot"_s).options(u"alice"_s);
    ui::Profile profile;
    profile.address = options.address;
    profile.caFile = options.tls.caFile;
    profile.name = u"Ours"_s;
    ui::profiles::save(profile);
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    QVERIFY(connection()->profile().isSaved());
    m_driver->trigger("flavourGeneric");
    QCOMPARE(ui::profiles::all()[0].flavour, std::optional(imap::ServerFlavour::Kind::Generic));
    // By the form as well.
    m_driver->trigger("manageProfilesAction");
    auto *profiles = m_driver->find<QDialog>("profilesDialog");
    QTest::mouseClick(in<QPushButton>(profiles, "profileEdit"), Qt::LeftButton);
    auto *form = m_driver->window()->findChild<QDialog *>(u"connectDialog"_s);
    QVERIFY(form);
    auto *software = in<QComboBox>(form, "profileFlavour");
    QCOMPARE(software->currentText(), u"another server"_s);
    software->setCurrentIndex(software->findText(u"Cyrus"_s));
    QTest::mouseClick(in<QPushButton>(form, "saveProfileButton"), Qt::LeftButton);
    QCOMPARE(ui::profiles::all()[0].flavour, std::optional(imap::ServerFlavour::Kind::Cyrus));
    QTRY_COMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Cyrus);
    m_driver->close();
    m_driver.reset();
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    QCOMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Cyrus);
    QVERIFY(m_driver->find<QAction>("flavourCyrus")->isChecked());
}

// --- metadata of the server

void TestAccessEditor::serverMetadata()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    const QString admin = server(u"cyrus"_s).admin();
    m_session = server(u"cyrus"_s).session(admin);
    const auto value = [this](const QByteArray &entry) {
        const auto found = await(m_session->send(imap::GetMetadata{{}, {entry}, imap::GetMetadata::Depth::Zero}));
        return found && !found->entries.empty() && found->entries[0].value ? *found->entries[0].value
                                                                           : QByteArray("-");
    };
    m_driver = std::make_unique<Driver>();
    m_driver->window()->connectTo(server(u"cyrus"_s).options(admin));
    QTRY_VERIFY(m_driver->treeModel()->rowCount() > 0);
    QVERIFY(m_driver->open(m_driver->treeModel()->index(0, 0))); // the connection's node
    m_driver->trigger("showServerMetadata");
    auto *page = m_driver->find<ui::Page>("serverMetadataPage");
    QTRY_VERIFY(page->isVisible() && page->isShowingContent() && !page->isLoading());
    auto *table = m_driver->find<QTableView>("serverMetadataTable");
    ui::StagedChanges *changes = page->subject().connection->changes();
    const auto apply = [this, changes, page] {
        m_driver->trigger("changesApply");
        return Driver::until([&] {
            return changes->work() == ui::StagedChanges::Work::None && changes->waiting() == 0 && !page->isLoading();
        });
    };
    const auto find = [table](const QString &entry) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == entry)
                return table->model()->index(row, 0);
        }
        return QModelIndex();
    };
    for (const char *entry : {"/shared/comment", "/private/comment"}) {
        inDialog("metadataDialog", [entry](QWidget *dialog) {
            QVERIFY(in<QComboBox>(dialog, "metadataEntry")->findText(u"/shared/vendor/cmu/cyrus-imapd/motd"_s) > 0);
            in<QComboBox>(dialog, "metadataEntry")->setCurrentText(QLatin1String(entry));
            in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"two\nlines"_s);
            QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
        });
        m_driver->trigger("serverMetadataAdd");
    }
    QTRY_COMPARE(changes->waiting(), size_t(2));
    QVERIFY(find(u"/shared/comment"_s).isValid()); // in place
    QCOMPARE(value("/shared/comment"), QByteArray("-"));
    QVERIFY(apply());
    QCOMPARE(value("/shared/comment"), QByteArray("two\nlines"));
    QCOMPARE(value("/private/comment"), QByteArray("two\nlines"));
    // Bytes that are no text.
    QTRY_VERIFY(find(u"/private/comment"_s).isValid());
    table->setCurrentIndex(find(u"/private/comment"_s));
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QCheckBox>(dialog, "metadataBase64")->setChecked(true);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"/2E="_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataEdit");
    QVERIFY(apply());
    QCOMPARE(value("/private/comment"), QByteArray("\xff" "a"));
    QTRY_COMPARE(find(u"/private/comment"_s).siblingAtColumn(1).data().toString(), u"2 octets that are no text"_s);
    // And away, by the keyboard.
    for (const QString &entry : {u"/private/comment"_s, u"/shared/comment"_s}) {
        table->setCurrentIndex(find(entry));
        m_driver->window()->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(apply());
        QCOMPARE(value(entry.toUtf8()), QByteArray("-"));
    }
}

// Dovecot keeps what is private of the server, and lets nobody change what is shared.
void TestAccessEditor::serverMetadataOnDovecot()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    m_driver->trigger("showServerMetadata");
    auto *page = m_driver->find<ui::Page>("serverMetadataPage");
    QTRY_VERIFY(page->isVisible() && page->isShowingContent() && !page->isLoading());
    ui::StagedChanges *changes = page->subject().connection->changes();
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"/private/comment"_s);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"mine"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataAdd");
    QTRY_COMPARE(changes->waiting(), size_t(1));
    m_driver->trigger("changesApply");
    QTRY_VERIFY(changes->waiting() == 0 && changes->work() == ui::StagedChanges::Work::None);
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"/shared/comment"_s);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"ours"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataAdd");
    QTRY_COMPARE(changes->waiting(), size_t(1));
    m_driver->trigger("changesApply");
    QTRY_COMPARE(changes->set()->count(imap::ChangeItem::State::Refused), size_t(1));
    const auto found = await(m_session->send(imap::GetMetadata{{}, {"/private/comment"}}));
    QVERIFY(found && !found->entries.empty());
    QCOMPARE(*found->entries[0].value, QByteArray("mine"));
}

UI_TEST_MAIN(TestAccessEditor)
#include "tst_accesseditor.moc"
