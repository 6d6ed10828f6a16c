#pragma once
#include "imapcore/commands/list.h"
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>
#include <QTimer>
#include <functional>

class QDropEvent;
class QMouseEvent;
class QRubberBand;
class QTreeView;

namespace ui {

class Connection;
class MailboxTreeModel;

// Mailboxes that are dragged within the tree, onto another mailbox or a namespace of the same connection.
class MailboxDrag final : public QObject
{
    Q_OBJECT
public:
    MailboxDrag(QTreeView *view, MailboxTreeModel *model, QObject *parent);

    static constexpr char MimeType[] = "application/x-mailreeve-mailboxes";

signals:
    // `into` is empty for a namespace, which is the row of its connection.
    void dropped(ui::Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
                 const imap::MailboxName &into, int namespaceRow);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool mouseMoved(const QMouseEvent &event);
    void start();
    bool mayDropOn(const QModelIndex &target) const;
    bool draggedOver(QDropEvent &event);
    bool drop(QDropEvent &event);
    void endHover();

    QTreeView *m_view;
    MailboxTreeModel *m_model;
    QPoint m_pressedAt;
    bool m_pressed = false;
    Connection *m_connection = nullptr;
    std::vector<imap::ListedMailbox> m_mailboxes; // while they are dragged
    QRubberBand *m_mark;
    QPersistentModelIndex m_hovered;
    QTimer m_opening;
};

} // namespace ui
