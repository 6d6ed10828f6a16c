#include "picture.h"
#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace ui {

namespace {
constexpr int LargestSide = 4096;
}

Picture Picture::read(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    Picture picture;
    picture.size = reader.size();
    // SVG is a program more than a picture, and may name files.
    if (reader.format().startsWith("svg")) {
        picture.problem =
            QCoreApplication::translate("ui::Picture", "Pictures of this kind are not shown here.");
        return picture;
    }
    if (std::max(picture.size.width(), picture.size.height()) > LargestSide)
        reader.setScaledSize(picture.size.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio));
    if (!reader.read(&picture.image))
        picture.problem = QCoreApplication::translate("ui::Picture", "It cannot be read as a picture: %1")
                              .arg(reader.errorString());
    else if (!picture.size.isValid())
        picture.size = picture.image.size();
    return picture;
}

} // namespace ui
