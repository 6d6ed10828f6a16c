#include "connectionmark.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace ui {

ConnectionMark::ConnectionMark(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("connectionMark"));
    setAccessibleName(tr("Current connection"));
    setToolTip(tr("The current connection"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setConnection(nullptr);
}

void ConnectionMark::setConnection(Connection *connection)
{
    m_colour = connection ? connection->profile().colour() : QColor();
    setVisible(connection != nullptr);
    if (!connection)
        return;
    const bool switches = connection->isReadOnly() || connection->unlockedUntil().isValid();
    QStringList words{Profile::wordFor(connection->profile().kind)};
    if (switches)
        words += connection->stateWords().last();
    if (connection->changes()->appliesAtOnce())
        words += tr("changes at once");
    words.removeAll({});
    const QString text = words.join(QStringLiteral(" · "));
    setFocusPolicy(switches ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(switches ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QString toolTip = connection->title();
    if (!text.isEmpty())
        toolTip += u'\n' + text;
    if (connection->changes()->appliesAtOnce())
        toolTip += u'\n' + tr("What is changed on a page is sent at once, and not staged.");
    if (connection->isReadOnly())
        toolTip += u'\n' + tr("Nothing that changes the server is sent. Click to unlock for a while.");
    else if (switches)
        toolTip += u'\n' + tr("Changes are sent. Click to lock it again.");
    setToolTip(toolTip);
    setAccessibleName(toolTip);
    setText(text);
    updateGeometry();
    update();
}

int ConnectionMark::widthOf(const QFontMetrics &metrics, const QString &word)
{
    return word.isEmpty() ? metrics.height() / 2 + 4 : metrics.horizontalAdvance(word) + metrics.height();
}

QSize ConnectionMark::sizeHint() const
{
    return {widthOf(fontMetrics(), text()) + 8, fontMetrics().height() + 8};
}

void ConnectionMark::paintWord(QPainter &painter, const QRect &rect, const QString &word,
                               const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (word.isEmpty()) {
        const int size = std::min(rect.width(), painter.fontMetrics().height() / 2);
        painter.drawEllipse(
            QRectF(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0, size, size));
    } else {
        const int height = std::min(rect.height(), painter.fontMetrics().height() + 2);
        const QRectF pill(rect.x(), rect.center().y() - height / 2.0 + 0.5, rect.width(), height);
        painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
        painter.setPen(Qt::white);
        painter.drawText(pill, Qt::AlignCenter, word);
    }
    painter.restore();
}

void ConnectionMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    paintWord(painter, rect().adjusted(4, 0, -4, 0), text(), m_colour);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace ui
