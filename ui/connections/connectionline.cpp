#include "connectionline.h"
#include <QEvent>
#include <QPainter>

namespace ui {

namespace {
constexpr int Height = 3;
}

ConnectionLine::ConnectionLine(QWidget *above) : QWidget(above)
{
    setObjectName(QStringLiteral("connectionLine"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    above->installEventFilter(this);
    place();
    hide();
}

void ConnectionLine::setColour(const QColor &colour)
{
    m_colour = colour;
    setVisible(colour.isValid());
    update();
}

void ConnectionLine::place()
{
    setGeometry(0, parentWidget()->height() - Height, parentWidget()->width(), Height);
    raise();
}

void ConnectionLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_colour);
}

bool ConnectionLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
