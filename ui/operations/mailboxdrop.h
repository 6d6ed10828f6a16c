#pragma once
#include "imapcore/mailboxname.h"
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>
#include <QPointer>
#include <QTimer>

class QRubberBand;
class QTreeView;

namespace ui {

class Connection;
class MailboxTreeModel;

// Lets messages and files with messages be dropped on a mailbox of the tree. The mailbox under the mouse has a frame, a
// branch that one waits over opens, and near the edges the tree scrolls.
class MailboxDrop final : public QObject
{
    Q_OBJECT
public:
    MailboxDrop(QTreeView *tree, MailboxTreeModel *model);

    // What is dragged belongs to this connection; messages go to no other.
    void setSource(Connection *connection, const imap::MailboxName &mailbox);

signals:
    void messagesDropped(const imap::MailboxName &target, bool move);
    void filesDropped(ui::Connection *connection, const imap::MailboxName &target, const QStringList &paths);

protected:
    bool eventFilter(QObject *viewport, QEvent *event) override;

private:
    bool takes(const QMimeData *data, const QModelIndex &index) const;
    void over(const QModelIndex &index);
    void tick();
    void leave();

    QTreeView *m_tree;
    MailboxTreeModel *m_model;
    QPointer<Connection> m_connection;
    imap::MailboxName m_mailbox;
    QRubberBand *m_frame;
    QPersistentModelIndex m_over;
    QPoint m_at;
    QTimer m_waiting, m_scrolling;
};

} // namespace ui
