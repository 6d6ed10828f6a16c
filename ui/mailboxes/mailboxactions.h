#pragma once
#include "imapcore/commands/list.h"
#include "ui/changes/stagedchanges.h"
#include <QHash>
#include <QObject>
#include <QPointer>

class QAction;
class QMenu;

namespace ui {

class Connection;
class MailboxJob;
class MailboxPane;
class Operation;
class PlanDialog;

// All that can be done to the mailboxes that are selected in the tree: the actions, whether and why not, their dialogs,
// and what the tree shows afterwards.
class MailboxActions final : public QObject
{
    Q_OBJECT
public:
    explicit MailboxActions(MailboxPane *pane);

    // What is done to the mailboxes of the connection by whatever changes is shown in the tree.
    void watch(Connection *connection);
    // Adds them all, and has them say what one's rights do not allow whenever it opens.
    void fill(QMenu *menu);
    // What is selected, or what may be done, has changed.
    void update();
    // Asks for one's own rights on what is selected; the actions say what they do not allow.
    void askForRights();
    // The mailboxes were dropped onto another, or onto a namespace of the connection.
    void move(Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
              const imap::MailboxName &into, int namespaceRow);

signals:
    void operationMade(ui::Operation *operation);
    // Something waits there now.
    void staged(ui::Connection *connection);
    // These are not what they were, or not there.
    void changed(ui::Connection *connection, const std::vector<imap::MailboxName> &mailboxes);

private:
    struct Selection
    {
        Connection *connection = nullptr; // null: none, or of several
        std::vector<imap::ListedMailbox> mailboxes;
        QString problem; // why nothing can be done
        QString lock;    // why nothing can be done but be staged
    };
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 const QKeySequence &shortcut, void (MailboxActions::*slot)());
    void addLine();
    Selection selection() const;
    void enable(QAction *action, const QString &whyNot);
    // `instead`: with this right one may give it to oneself.
    QString missing(const Selection &selection, QByteArrayView rights, char old, char instead = 0) const;

    void create();
    void rename();
    void remove();
    void empty();
    void expunge();
    void check();
    void subscribe();
    void unsubscribe();
    void copyUrl();
    void compare();
    void setSubscribed(bool on);
    void stage(Connection *connection, std::vector<imap::StagedChange> changes);
    void ask(PlanDialog *dialog);
    void run(MailboxJob *job);
    void follow(MailboxJob *job);
    void ended(MailboxJob *job);
    void changesEnded(Connection *connection, const StagedChanges::Ending &ending);

    MailboxPane *m_pane;
    QList<QAction *> m_actions;
    QHash<QAction *, QString> m_toolTips;
    QAction *m_create, *m_rename, *m_delete, *m_empty, *m_expunge, *m_check, *m_subscribe, *m_unsubscribe,
        *m_copyUrl, *m_compare;
    // One's own rights, until something may have changed them.
    QHash<std::pair<Connection *, QByteArray>, QByteArray> m_rights;
    QPointer<MailboxJob> m_last;
};

} // namespace ui
