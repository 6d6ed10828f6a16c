#include "messagelist.h"
#include "ui/support/format.h"
#include <QDrag>
#include <QPainter>

namespace ui {

MessageList::MessageList(QWidget *parent) : QTreeView(parent)
{
    setDragEnabled(true);
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

} // namespace ui
