#include "mailboxdrop.h"
#include "mailfiledrop.h"
#include "messagelist.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include <QDropEvent>
#include <QMimeData>
#include <QRubberBand>
#include <QScrollBar>
#include <QTreeView>

namespace ui {

namespace {
constexpr int OpenAfterMs = 700;
constexpr int ScrollEveryMs = 60;
constexpr int EdgePixels = 20;
} // namespace

MailboxDrop::MailboxDrop(QTreeView *tree, MailboxTreeModel *model)
    : QObject(tree)
    , m_tree(tree)
    , m_model(model)
    , m_frame(new QRubberBand(QRubberBand::Rectangle, tree->viewport()))
{
    tree->viewport()->setAcceptDrops(true);
    tree->viewport()->installEventFilter(this);
    m_frame->hide();
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(OpenAfterMs);
    m_scrolling.setInterval(ScrollEveryMs);
    connect(&m_waiting, &QTimer::timeout, this, [this] {
        if (m_over.isValid() && m_model->hasChildren(m_over))
            m_tree->expand(m_over);
    });
    connect(&m_scrolling, &QTimer::timeout, this, &MailboxDrop::tick);
}

void MailboxDrop::setSource(Connection *connection, const imap::MailboxName &mailbox)
{
    m_connection = connection;
    m_mailbox = mailbox;
}

bool MailboxDrop::takes(const QMimeData *data, const QModelIndex &index) const
{
    const imap::MailboxName target = m_model->mailboxOf(index);
    Connection *connection = m_model->connectionOf(index);
    if (target.isEmpty() || !connection || !connection->session()
        || !index.siblingAtColumn(0).data(MailboxTreeModel::SelectableRole).toBool())
        return false;
    if (DraggedMessages::areIn(data))
        return connection == m_connection && target != m_mailbox;
    return !mailFilesIn(data).isEmpty();
}

// Of the viewport, also while the tree goes.
bool MailboxDrop::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragLeave:
        leave();
        return true;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        break;
    default:
        return false;
    }
    auto *drop = static_cast<QDropEvent *>(event);
    const bool isOurs = DraggedMessages::areIn(drop->mimeData());
    if (!isOurs && mailFilesIn(drop->mimeData()).isEmpty())
        return false;
    m_at = drop->position().toPoint();
    const QModelIndex index = m_tree->indexAt(m_at).siblingAtColumn(MailboxTreeModel::Name);
    const bool good = takes(drop->mimeData(), index);
    const bool copies = !isOurs || (drop->modifiers() & Qt::ControlModifier);
    if (event->type() != QEvent::Drop) {
        over(index);
        m_frame->setVisible(good);
        m_scrolling.start();
    }
    // One that enters where nothing can be dropped may go on to where it can.
    drop->setDropAction(good ? (copies ? Qt::CopyAction : Qt::MoveAction) : Qt::IgnoreAction);
    drop->setAccepted(good || event->type() == QEvent::DragEnter);
    if (event->type() != QEvent::Drop)
        return true;
    leave();
    if (!good)
        return true;
    // Whoever dragged waits for the answer; questions come later.
    const imap::MailboxName target = m_model->mailboxOf(index);
    const QPointer<Connection> connection = m_model->connectionOf(index);
    const QStringList paths = isOurs ? QStringList() : mailFilesIn(drop->mimeData());
    QMetaObject::invokeMethod(
        this,
        [this, target, connection, paths, isOurs, copies] {
            if (isOurs)
                emit messagesDropped(target, !copies);
            else if (connection)
                emit filesDropped(connection, target, paths);
        },
        Qt::QueuedConnection);
    return true;
}

void MailboxDrop::over(const QModelIndex &index)
{
    if (m_over != index) {
        m_over = index;
        m_waiting.start();
    }
    if (index.isValid()) {
        QRect row = m_tree->visualRect(index);
        row.setRight(m_tree->viewport()->width());
        m_frame->setGeometry(row);
    }
}

void MailboxDrop::tick()
{
    QScrollBar *bar = m_tree->verticalScrollBar();
    if (m_at.y() < EdgePixels)
        bar->setValue(bar->value() - bar->singleStep());
    else if (m_at.y() > m_tree->viewport()->height() - EdgePixels)
        bar->setValue(bar->value() + bar->singleStep());
}

void MailboxDrop::leave()
{
    m_frame->hide();
    m_waiting.stop();
    m_scrolling.stop();
    m_over = QModelIndex();
}

} // namespace ui
