#include "imageview.h"
#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace ui {

namespace {
constexpr int LargestSide = 4096; // of what is kept: more than a screen shows
}

ImageView::ImageView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("partImage"));
    setAccessibleName(tr("Picture of the part"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

QString ImageView::setBytes(const QByteArray &bytes)
{
    m_image = {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    m_size = reader.size();
    // SVG is a program more than a picture, and may name files.
    if (reader.format().startsWith("svg"))
        return tr("Pictures of this kind are not shown here.");
    if (std::max(m_size.width(), m_size.height()) > LargestSide)
        reader.setScaledSize(m_size.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio));
    if (!reader.read(&m_image))
        return tr("It cannot be read as a picture: %1").arg(reader.errorString());
    if (!m_size.isValid())
        m_size = m_image.size();
    update();
    return {};
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
