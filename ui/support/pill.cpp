#include "pill.h"
#include "theme.h"
#include <QPainter>

namespace ui {

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + metrics.height() * 2, metrics.height() + 10};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = fontMetrics().height() + 4;
    const int room = fontMetrics().height() / 2;
    const QRectF outline(room - 0.5, (this->height() - height) / 2 + 0.5, width() - room * 2, height - 1);
    painter.setPen(Theme::outline(palette()));
    painter.drawRoundedRect(outline, height / 2.0, height / 2.0);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(outline, Qt::AlignCenter, text());
}

} // namespace ui
