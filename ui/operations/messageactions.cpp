#include "messageactions.h"
#include "flagoperation.h"
#include "imapcore/commands/acl.h"
#include "imapcore/flags.h"
#include "mailfiledrop.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QMenu>
#include <QTreeView>

namespace ui {

namespace {

// RFC 4314 section 2.1.1: "d" of RFC 2086 stands for both.
bool has(const QByteArray &rights, char right)
{
    return rights.contains(right) || ((right == 't' || right == 'e') && rights.contains('d'));
}

} // namespace

MessageActions::MessageActions(QTreeView *view, MessageListModel *model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
    , m_selected(new SelectedMessages(model, view->selectionModel(), this))
    , m_flagMenu(new QMenu(tr("Fla&gs"), view))
    , m_fileDrop(new MailFileDrop(this))
{
    makeFlagMenu();
    m_actions += m_flagMenu->menuAction();
    m_copy =
        add("copyMessages", "copy", tr("&Copy to…"), tr("Copy the selected messages into another mailbox"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &MessageActions::copySelected);
    m_move =
        add("moveMessages", "go-to", tr("Mov&e to…"), tr("Move the selected messages into another mailbox"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), &MessageActions::moveSelected);
    m_delete =
        add("deleteMessages", "trash", tr("&Delete"),
            tr("Mark the selected messages \\Deleted: they go with the next expunge, and can be undeleted "
               "until then"),
            QKeySequence(Qt::Key_Delete), &MessageActions::markDeleted);
    m_undelete =
        add("undeleteMessages", "undo", tr("&Undelete"), tr("Take \\Deleted from the selected messages"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), &MessageActions::undelete);
    m_expunge =
        add("expungeMessages", "remove", tr("E&xpunge…"), tr("Remove exactly the selected messages for good"),
            QKeySequence(Qt::SHIFT | Qt::Key_Delete), &MessageActions::expunge);
    m_saveFiles = add("saveMessageFiles", "export", tr("Save as Fi&les…"),
                      tr("Save each of the selected messages as a file (.eml) in a folder"), {},
                      &MessageActions::saveFiles);
    m_saveMbox = add("saveMbox", "archive", tr("Save as m&box…"),
                     tr("Save the selected messages in one file (mbox), with their flags"), {},
                     &MessageActions::saveMbox);
    m_append =
        add("appendFiles", "import", tr("&Append Files…"),
            tr("Put messages from files (.eml, mbox) into the mailbox"), {}, &MessageActions::chooseFiles);
    m_fileDrop->watch(view->viewport());
    connect(m_fileDrop, &MailFileDrop::dropped, this, [this](const QStringList &paths) {
        if (m_connection)
            appendFiles(m_connection, m_mailbox, paths);
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MessageActions::update);
    connect(model, &QAbstractItemModel::modelReset, this, &MessageActions::update);
    update();
}

QAction *MessageActions::add(const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (MessageActions::*slot)())
{
    auto *action = new QAction(icon(iconName), text, m_view);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    // Delete means another thing in a field for text.
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setProperty("what", shortcut.isEmpty() ? toolTip
                                                   : QStringLiteral("%1 (%2)").arg(
                                                       toolTip, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, slot);
    m_actions += action;
    return action;
}

void MessageActions::makeFlagMenu()
{
    m_flagMenu->setObjectName(QStringLiteral("flagMenu"));
    m_flagMenu->setAccessibleName(tr("Flags"));
    m_flagMenu->setIcon(icon("flag"));
    m_flagMenu->setToolTipsVisible(true);
    m_flagMenu->menuAction()->setObjectName(QStringLiteral("flagMenuAction"));
    m_flagMenu->menuAction()->setToolTip(tr("Set and clear flags of the selected messages"));
    struct Entry
    {
        const char *name, *iconName;
        QString text, toolTip;
        const char *flag;
        bool set;
        QKeySequence shortcut;
    };
    const Entry entries[] = {
        {"markSeen", "seen", tr("Mark as &Read"), tr("Set \\Seen on the selected messages"), imap::flag::Seen,
         true, QKeySequence(Qt::CTRL | Qt::Key_R)},
        {"markUnseen", "unseen", tr("Mark as &Unread"), tr("Take \\Seen from the selected messages"),
         imap::flag::Seen, false, QKeySequence(Qt::CTRL | Qt::Key_U)},
        {"markFlagged",
         "flagged",
         tr("&Flag"),
         tr("Set \\Flagged on the selected messages"),
         imap::flag::Flagged,
         true,
         {}},
        {"markUnflagged",
         "flag",
         tr("U&nflag"),
         tr("Take \\Flagged from the selected messages"),
         imap::flag::Flagged,
         false,
         {}}};
    for (const Entry &entry : entries) {
        auto *action = new QAction(icon(entry.iconName), entry.text, m_view);
        action->setObjectName(QLatin1String(entry.name));
        action->setShortcut(entry.shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setProperty(
            "what", entry.shortcut.isEmpty()
                        ? entry.toolTip
                        : QStringLiteral("%1 (%2)").arg(entry.toolTip,
                                                        entry.shortcut.toString(QKeySequence::NativeText)));
        action->setProperty("flag", QByteArray(entry.flag));
        connect(action, &QAction::triggered, this,
                [this, flag = QByteArray(entry.flag), set = entry.set, toolTip = entry.toolTip] {
                    change(set ? QByteArrayList{flag} : QByteArrayList(),
                           set ? QByteArrayList() : QByteArrayList{flag}, toolTip);
                });
        m_flagActions += action;
    }
    m_chooseFlags = new QAction(icon("keyword"), tr("&Choose Flags…"), m_view);
    m_chooseFlags->setObjectName(QStringLiteral("chooseFlags"));
    m_chooseFlags->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    m_chooseFlags->setShortcutContext(Qt::WidgetShortcut);
    m_chooseFlags->setProperty("what",
                               tr("Set and clear any flag or keyword of the selected messages (%1)")
                                   .arg(m_chooseFlags->shortcut().toString(QKeySequence::NativeText)));
    connect(m_chooseFlags, &QAction::triggered, this, &MessageActions::chooseFlags);
    m_flagMenu->addActions(m_flagActions);
    m_flagMenu->addSeparator();
    m_flagMenu->addAction(m_chooseFlags);
    // The keys work in the list, where a menu's do not.
    m_view->addActions(m_flagActions);
    m_view->addAction(m_chooseFlags);
}

QList<QAction *> MessageActions::barActions() const
{
    return {m_chooseFlags, m_copy, m_move, m_delete};
}

// --- what can be done, and why not

imap::Session *MessageActions::session() const
{
    imap::Session *session = m_connection ? m_connection->session() : nullptr;
    return session && session->state() == imap::Session::State::Selected
                   && session->mailbox().name() == m_mailbox
               ? session
               : nullptr;
}

void MessageActions::setMailbox(Connection *connection, const imap::MailboxName &mailbox)
{
    m_selected->forget();
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    if (connection)
        connect(connection, &Connection::accessChanged, this, &MessageActions::update);
    m_mailbox = mailbox;
    m_rights.reset();
    m_writable = false;
    update();
    if (session() && session()->supports("ACL")) {
        session()->send(imap::MyRights{mailbox})->then(this, [this, mailbox](const auto &rights) {
            if (!rights || mailbox != m_mailbox)
                return;
            m_rights = *rights;
            update();
        });
    }
}

void MessageActions::setWritable(bool writable)
{
    m_writable = writable;
    update();
}

// Why it cannot be done with one's rights, or nothing.
QString MessageActions::missing(const char *rights) const
{
    if (!m_rights)
        return {};
    QString lacking;
    for (const char *right = rights; *right != 0; ++right) {
        if (!has(*m_rights, *right))
            lacking += QLatin1Char(*right);
    }
    return lacking.isEmpty() ? QString() : tr("You lack the right “%1” here").arg(lacking);
}

void MessageActions::explain(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    const QString what = action->property("what").toString();
    action->setToolTip(why.isEmpty() ? what : QStringLiteral("%1\n%2").arg(what, why));
}

void MessageActions::update()
{
    const QString none = !session()              ? tr("No mailbox is open")
                         : m_selected->isEmpty() ? tr("No message is selected")
                                                 : QString();
    const bool isLocked = m_connection && m_connection->isReadOnly();
    const QString locked =
        isLocked ? tr("The connection is read-only; Server > Unlock lets changes through") : QString();
    const auto unless = [&none, &locked](const QString &why) {
        return !none.isEmpty() ? none : !locked.isEmpty() ? locked : why;
    };
    const auto refuses = [this](const QByteArray &flag) {
        const imap::Session *live = session();
        const bool keeps = !live || live->mailbox().isReadOnly()
                           || FlagOperation::refusedFlags({flag}, live->mailbox().permanentFlags()).isEmpty();
        return keeps ? QString()
                     : tr("The server does not keep %1 in this mailbox").arg(QString::fromLatin1(flag));
    };
    for (QAction *action : std::as_const(m_flagActions)) {
        const QByteArray flag = action->property("flag").toByteArray();
        const QString right = flag == imap::flag::Seen ? missing("s") : missing("w");
        explain(action, unless(right.isEmpty() ? refuses(flag) : right));
    }
    explain(m_chooseFlags, unless({}));
    explain(m_copy, unless({}));
    for (QAction *action : {m_saveFiles, m_saveMbox})
        explain(action, none);
    const QString mayInsert = missing("i");
    explain(m_append, !session() ? tr("No mailbox is open") : isLocked ? locked : mayInsert);
    m_fileDrop->setTakes(m_append->isEnabled());
    const QString mayRemove = missing("te");
    explain(m_move, unless(mayRemove));
    explain(m_expunge, unless(mayRemove));
    const QString mayDelete = missing("t");
    for (QAction *action : {m_delete, m_undelete})
        explain(action, unless(mayDelete.isEmpty() ? refuses(imap::flag::Deleted) : mayDelete));
    m_flagMenu->menuAction()->setEnabled(none.isEmpty());
}

} // namespace ui
