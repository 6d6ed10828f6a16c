#include "messagelist.h"
#include "ui/support/format.h"
#include <QDrag>
#include <QDropEvent>
#include <QFileInfo>
#include <QPainter>
#include <QUrl>

namespace ui {

QStringList mailFilesIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        static const QStringList suffixes{QStringLiteral("eml"), QStringLiteral("mbox"),
                                          QStringLiteral("mbx"), QStringLiteral("mail"), QStringLiteral("")};
        if (url.isLocalFile() && file.isFile() && suffixes.contains(file.suffix().toLower()))
            paths += file.filePath();
    }
    return paths;
}

MessageList::MessageList(QWidget *parent) : QTreeView(parent)
{
    setDragEnabled(true);
    setAcceptDrops(true);
}

// Qt would make a list of all indexes first, and a picture of all rows.
void MessageList::startDrag(Qt::DropActions)
{
    quint64 count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.left() == 0 ? quint64(range.height()) : 0;
    if (count == 0)
        return;
    const QString text = tr("%Ln message(s)", nullptr, int(count));
    const QSize size(fontMetrics().horizontalAdvance(text) + 20, fontMetrics().height() + 8);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(palette().color(QPalette::Highlight));
    QPainter painter(&picture);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    painter.end();
    auto *drag = new QDrag(this);
    drag->setMimeData(new DraggedMessages);
    drag->setPixmap(picture);
    drag->setHotSpot({-8, -8});
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::MoveAction);
}

void MessageList::dragEnterEvent(QDragEnterEvent *event)
{
    dragMoveEvent(event);
}

void MessageList::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_takesFiles && !mailFilesIn(event->mimeData()).isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void MessageList::dropEvent(QDropEvent *event)
{
    const QStringList paths = mailFilesIn(event->mimeData());
    if (!m_takesFiles || paths.isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    // Whoever dragged them waits for the answer; questions come later.
    QMetaObject::invokeMethod(
        this, [this, paths] { emit filesDropped(paths); }, Qt::QueuedConnection);
}

} // namespace ui
