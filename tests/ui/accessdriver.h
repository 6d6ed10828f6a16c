#pragma once
#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedserver.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/mailboxpane.h"
#include "ui/models/aclmodel.h"
#include "windowdriver.h"
#include <QDialog>
#include <QDockWidget>

using namespace Qt::StringLiterals;

// The window at an access list of one of the servers, or of a scripted one; what was done there, another connection says.
class AccessDriver
{
protected:
    using Driver = WindowDriver;
    using AclModel = ui::AclModel;

    void close()
    {
        m_driver.reset();
        m_session.reset();
        m_scripted.reset();
    }
    // The window, connected to one of the servers as this person, at this mailbox's list.
    bool open(const QString &server, const QString &user, const QString &mailbox);
    // The same as the server's administrator, who may have no INBOX.
    bool openAsAdministrator(const QString &server, const QString &mailbox);
    bool openScripted(const QByteArray &grants, const QByteArray &acl = "* ACL INBOX bob lr\n");
    bool goTo(const QString &mailbox) { return goTo(connection(), mailbox); }
    bool goTo(ui::Connection *connection, const QString &mailbox);

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
        QObject::connect(timer, &QTimer::timeout, timer, [timer, name, work] {
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

inline bool AccessDriver::goTo(ui::Connection *connection, const QString &mailbox)
{
    m_driver->find<ui::MailboxPane>("mailboxPane")->goTo(connection, imap::MailboxName(mailbox));
    return Driver::until([this, &mailbox] {
               return m_driver->page()->subject().mailbox == imap::MailboxName(mailbox)
                      && m_driver->settled();
           })
           && m_driver->showPage(Driver::Access);
}

inline bool AccessDriver::open(const QString &name, const QString &user, const QString &mailbox)
{
    m_session = server(name).session(user);
    m_driver = std::make_unique<Driver>();
    if (!m_driver->connectTo(server(name).options(user)) || !goTo(mailbox)
        || !m_driver->page()->isShowingContent())
        return false;
    m_driver->find<QDockWidget>("changesDock")->raise();
    return true;
}

inline bool AccessDriver::openAsAdministrator(const QString &name, const QString &mailbox)
{
    const QString admin = server(name).admin();
    m_session = server(name).session(admin);
    m_driver = std::make_unique<Driver>();
    m_driver->window()->connectTo(server(name).options(admin));
    const ui::MailboxTreeModel *tree = m_driver->treeModel();
    if (!Driver::until(
            [tree] { return tree->rowCount() == 1 && tree->connectionOf(tree->index(0, 0))->session(); })
        || !goTo(tree->connectionOf(tree->index(0, 0)), mailbox) || !m_driver->page()->isShowingContent())
        return false;
    m_driver->find<QDockWidget>("changesDock")->raise();
    return true;
}

// A server whose answer to LISTRIGHTS is what the test says.
inline bool AccessDriver::openScripted(const QByteArray &grants, const QByteArray &acl)
{
    m_scripted = std::make_unique<ScriptedServer>();
    m_scripted->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE ACL RIGHTS=kxte\nTAG OK done");
    m_scripted->answer("LOGIN", "TAG OK in");
    m_scripted->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
    m_scripted->answer("LIST", "* LIST () \"/\" INBOX\nTAG OK done");
    m_scripted->answer("LSUB", "TAG OK done");
    m_scripted->answer("STATUS", "* STATUS INBOX (MESSAGES 0 UNSEEN 0)\nTAG OK done");
    for (const char *verb : {"SELECT", "EXAMINE"})
        m_scripted->answer(verb,
                           "* 0 EXISTS\n* OK [UIDVALIDITY 1] x\n* OK [UIDNEXT 1] x\nTAG OK [READ-ONLY] done");
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
