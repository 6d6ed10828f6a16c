#pragma once
#include <QImage>
#include <QString>

namespace ui {

// A picture from somebody else's bytes.
struct Picture
{
    QImage image = {}; // made smaller where no screen would show all of it
    QSize size = {};   // as the bytes have it
    QString problem = {};

    // Null, and why in `problem`, where it is none that is shown.
    static Picture read(const QByteArray &bytes);
};

} // namespace ui
