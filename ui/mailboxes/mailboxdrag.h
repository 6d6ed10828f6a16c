#pragma once
#include "imapcore/commands/list.h"
#include <QMimeData>
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>
#include <QPointer>
#include <QTimer>
#include <functional>

class QDropEvent;
class QMouseEvent;
class QRubberBand;
class QTreeView;

namespace ui {

class Connection;
class MailboxTreeModel;

// What is dragged: it does not leave the program.
class DraggedMailboxes final : public QMimeData
{
    Q_OBJECT
public:
    DraggedMailboxes(Connection *connection, std::vector<imap::ListedMailbox> mailboxes);

    QPointer<Connection> connection;
    std::vector<imap::ListedMailbox> mailboxes;
};

// Mailboxes that are dragged within the tree, onto another mailbox or a namespace of the same connection.
class MailboxDrag final : public QObject
{
    Q_OBJECT
public:
    MailboxDrag(QTreeView *view, MailboxTreeModel *model, QObject *parent);

signals:
    // `into` is empty for a namespace, which is the row of its connection.
    void dropped(ui::Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
                 const imap::MailboxName &into, int namespaceRow);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool mouseMoved(const QMouseEvent &event);
    void start();
    bool mayDropOn(const DraggedMailboxes &dragged, const QModelIndex &target) const;
    bool draggedOver(QDropEvent &event);
    bool drop(QDropEvent &event);
    void endHover();

    QTreeView *m_view;
    MailboxTreeModel *m_model;
    QPoint m_pressedAt;
    bool m_pressed = false;
    QRubberBand *m_mark;
    QPersistentModelIndex m_hovered;
    QTimer m_opening;
};

} // namespace ui
