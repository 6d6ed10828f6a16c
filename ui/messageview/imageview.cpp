#include "imageview.h"
#include <QPainter>

namespace ui {

ImageView::ImageView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("partImage"));
    setAccessibleName(tr("Picture of the part"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void ImageView::setPicture(const Picture &picture)
{
    m_picture = picture;
    update();
}

void ImageView::paintEvent(QPaintEvent *)
{
    if (m_picture.image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect room = rect().adjusted(8, 8, -8, -8);
    QSize size = m_picture.size;
    if (size.width() > room.width() || size.height() > room.height())
        size = size.scaled(room.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(0, 0), size);
    place.moveCenter(room.center());
    painter.drawImage(place, m_picture.image);
}

} // namespace ui
