#include "mailboxdrag.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/support/icons.h"
#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QMimeData>
#include <QRubberBand>
#include <QScrollBar>
#include <QTreeView>

namespace ui {

using Kind = MailboxTreeModel::NodeKind;

static Kind kindOf(const QModelIndex &index)
{
    return Kind(index.data(MailboxTreeModel::NodeKindRole).toInt());
}

DraggedMailboxes::DraggedMailboxes(Connection *from, std::vector<imap::ListedMailbox> all)
    : connection(from)
    , mailboxes(std::move(all))
{
    // Dropped into a text, they are their names.
    QStringList names;
    for (const imap::ListedMailbox &mailbox : mailboxes)
        names += mailbox.name.toString();
    setText(names.join(u'\n'));
}

MailboxDrag::MailboxDrag(QTreeView *view, MailboxTreeModel *model, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_model(model)
    , m_mark(new QRubberBand(QRubberBand::Rectangle, view->viewport()))
{
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setAcceptDrops(true);
    m_opening.setSingleShot(true);
    m_opening.setInterval(700);
    connect(&m_opening, &QTimer::timeout, this, [this] {
        if (m_hovered.isValid())
            m_view->expand(m_hovered);
    });
}

bool MailboxDrag::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->pos());
        m_pressed = mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier
                    && index.isValid() && kindOf(index) == Kind::Mailbox
                    && m_view->visualRect(index.siblingAtColumn(0)).left() <= mouse->pos().x();
        m_pressedAt = mouse->pos();
        break;
    }
    case QEvent::MouseMove:
        return mouseMoved(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        m_pressed = false;
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        return draggedOver(*static_cast<QDropEvent *>(event));
    case QEvent::DragLeave:
        endHover();
        break;
    case QEvent::Drop:
        return drop(*static_cast<QDropEvent *>(event));
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

// The tree would select whatever the mouse passes over.
bool MailboxDrag::mouseMoved(const QMouseEvent &event)
{
    if (!m_pressed || !(event.buttons() & Qt::LeftButton))
        return false;
    if ((event.pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_pressed = false;
        start();
    }
    return true;
}

void MailboxDrag::start()
{
    Connection *connection = nullptr;
    std::vector<imap::ListedMailbox> mailboxes;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows(MailboxTreeModel::Name)) {
        const imap::ListedMailbox *mailbox = m_model->listedOf(index);
        if (!mailbox)
            continue;
        if (connection && connection != m_model->connectionOf(index))
            return; // from two servers: nothing that one could do with them
        connection = m_model->connectionOf(index);
        mailboxes.push_back(*mailbox);
    }
    if (mailboxes.empty())
        return;
    auto *drag = new QDrag(m_view);
    drag->setMimeData(new DraggedMailboxes(connection, std::move(mailboxes)));
    drag->setPixmap(icon("mailbox").pixmap(QSize(16, 16), m_view->devicePixelRatioF()));
    drag->exec(Qt::MoveAction);
    endHover();
}

bool MailboxDrag::mayDropOn(const DraggedMailboxes &dragged, const QModelIndex &target) const
{
    if (!target.isValid() || !dragged.connection || m_model->connectionOf(target) != dragged.connection
        || !m_model->separatorOf(target))
        return false;
    if (kindOf(target) == Kind::Namespace)
        return true;
    const imap::ListedMailbox *into = m_model->listedOf(target);
    return into && !into->has("\\NoInferiors")
           && std::none_of(dragged.mailboxes.begin(), dragged.mailboxes.end(), [into](const auto &one) {
                  return one.name == into->name || into->name.isBelow(one.name, one.separator)
                         || one.name.parent(one.separator) == into->name;
              });
}

bool MailboxDrag::draggedOver(QDropEvent &event)
{
    const auto *dragged = qobject_cast<const DraggedMailboxes *>(event.mimeData());
    if (!dragged)
        return false;
    const QPoint at = event.position().toPoint();
    const QModelIndex target = m_view->indexAt(at).siblingAtColumn(MailboxTreeModel::Name);
    if (target != m_hovered) {
        m_hovered = target;
        m_opening.start();
    }
    const bool may = mayDropOn(*dragged, target);
    m_mark->setVisible(may);
    if (may) {
        QRect row = m_view->visualRect(target);
        row.setRight(m_view->viewport()->width() - 1);
        m_mark->setGeometry(row);
    }
    QScrollBar *bar = m_view->verticalScrollBar();
    const int edge = m_view->fontMetrics().height();
    if (at.y() < edge)
        bar->setValue(bar->value() - bar->singleStep());
    else if (at.y() > m_view->viewport()->height() - edge)
        bar->setValue(bar->value() + bar->singleStep());
    // One that enters where nothing can be dropped may go on to where it can.
    event.setDropAction(may ? Qt::MoveAction : Qt::IgnoreAction);
    event.setAccepted(may || event.type() == QEvent::DragEnter);
    return true;
}

bool MailboxDrag::drop(QDropEvent &event)
{
    const auto *dragged = qobject_cast<const DraggedMailboxes *>(event.mimeData());
    if (!dragged)
        return false;
    endHover();
    const QModelIndex target =
        m_view->indexAt(event.position().toPoint()).siblingAtColumn(MailboxTreeModel::Name);
    event.setDropAction(Qt::MoveAction);
    event.setAccepted(mayDropOn(*dragged, target));
    if (!event.isAccepted())
        return true;
    // The dialog comes when the drag is over.
    const imap::MailboxName into = m_model->mailboxOf(target);
    QMetaObject::invokeMethod(
        this,
        [this, connection = dragged->connection, mailboxes = dragged->mailboxes, into, row = target.row()] {
            if (connection)
                emit dropped(connection, mailboxes, into, row);
        },
        Qt::QueuedConnection);
    return true;
}

void MailboxDrag::endHover()
{
    m_opening.stop();
    m_hovered = QModelIndex();
    m_mark->hide();
}

} // namespace ui
