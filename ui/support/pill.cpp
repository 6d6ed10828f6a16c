#include "pill.h"
#include <QEvent>
#include <QPainter>

namespace ui {

Pill::Pill(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + metrics.height() * 2, metrics.height() + 10};
}

bool Pill::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = fontMetrics().height() + 4;
    const int room = fontMetrics().height() / 2;
    const QRectF outline(room - 0.5, (this->height() - height) / 2 + 0.5, width() - room * 2, height - 1);
    const bool isFilled = m_tone != Tone::Normal;
    if (isFilled)
        painter.setBrush(Theme::color(m_tone, palette()));
    painter.setPen(isFilled ? QPen(Qt::NoPen) : QPen(Theme::outline(palette())));
    painter.drawRoundedRect(outline, height / 2.0, height / 2.0);
    painter.setPen(palette().color(isFilled ? QPalette::Window : QPalette::WindowText));
    painter.drawText(outline, Qt::AlignCenter, text());
    if (hasFocus() || isDown()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRoundedRect(outline.adjusted(-1, -1, 1, 1), height / 2.0 + 1, height / 2.0 + 1);
    }
}

} // namespace ui
