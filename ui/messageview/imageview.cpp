#include "imageview.h"
#include "ui/support/picture.h"
#include <QPainter>

namespace ui {

ImageView::ImageView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("partImage"));
    setAccessibleName(tr("Picture of the part"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

QString ImageView::setBytes(const QByteArray &bytes)
{
    const Picture picture = Picture::read(bytes);
    m_image = picture.image;
    m_size = picture.size;
    update();
    return picture.problem;
}

void ImageView::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect room = rect().adjusted(8, 8, -8, -8);
    QSize size = m_size;
    if (size.width() > room.width() || size.height() > room.height())
        size = size.scaled(room.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(0, 0), size);
    place.moveCenter(room.center());
    painter.drawImage(place, m_image);
}

} // namespace ui
