#pragma once
#include "imapcore/mailboxname.h"
#include "messagesoperation.h"
#include "selectedmessages.h"
#include <QPointer>
#include <functional>

class QAction;
class QMenu;
class QTreeView;

namespace ui {

class MailboxIndex;
class MailFileDrop;
class MessageListModel;

// What can be done with the messages that are selected in a list: the actions, what is asked before, and the operations
// that come of them.
class MessageActions final : public QObject
{
    Q_OBJECT
public:
    MessageActions(QTreeView *view, MessageListModel *model);

    // For menus, in groups: flags; copy, move; delete, undelete, expunge.
    QMenu *flagMenu() const { return m_flagMenu; }
    QList<QAction *> actions() const { return m_actions; }
    // Those that a bar has as buttons.
    QList<QAction *> barActions() const;
    SelectedMessages *selected() const { return m_selected; }

    // The mailbox that the list shows, once it is open; no connection: none is.
    void setMailbox(Connection *connection, const imap::MailboxName &mailbox);
    // Opened to be written to, so that nobody need be asked.
    void setWritable(bool writable);
    // Where the names of mailboxes come from.
    void setIndexes(std::function<std::vector<MailboxIndex *>()> indexes) { m_indexes = std::move(indexes); }

    // Dropped onto a mailbox.
    void copyTo(const imap::MailboxName &target, bool move);
    // Of files, in any mailbox.
    void appendFiles(Connection *connection, const imap::MailboxName &target, const QStringList &paths);
    // Files that are dropped here, or on what lies here, are appended to the mailbox that is shown.
    void takeFilesFrom(QWidget *place);

signals:
    void operationMade(ui::Operation *operation);
    // The person has said that from now on changes are allowed.
    void writingAllowed();

private:
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 const QKeySequence &shortcut, void (MessageActions::*slot)());
    void makeFlagMenu();
    void update();
    void explain(QAction *action, const QString &why);
    QString missing(const char *rights) const;
    imap::Session *session() const;
    bool ask(const QString &title, const QString &what, const QString &loss, const QString &button);
    void withSelected(const std::function<void(const MessageSet &)> &then);
    void run(Operation *operation);
    void change(const QByteArrayList &add, const QByteArrayList &remove, const QString &title);
    void chooseFlags();
    void copySelected();
    void moveSelected();
    void choose(bool move);
    void markDeleted();
    void undelete();
    void expunge();
    void saveFiles();
    void saveMbox();
    void save(bool mbox);
    void chooseFiles();
    QString sizeInWords() const;

    QTreeView *m_view;
    MessageListModel *m_model;
    SelectedMessages *m_selected;
    QMenu *m_flagMenu;
    MailFileDrop *m_fileDrop;
    QList<QAction *> m_actions, m_flagActions;
    QAction *m_copy, *m_move, *m_delete, *m_undelete, *m_expunge, *m_chooseFlags, *m_saveFiles, *m_saveMbox,
        *m_append;
    QPointer<Connection> m_connection;
    imap::MailboxName m_mailbox;
    bool m_writable = false, m_allows = false;
    std::optional<QByteArray> m_rights; // of one's own; nothing: not known
    std::function<std::vector<MailboxIndex *>()> m_indexes;
};

} // namespace ui
