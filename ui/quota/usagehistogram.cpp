#include "usagehistogram.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace ui {

UsageHistogram::UsageHistogram(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("usageHistogram"));
    setAccessibleName(tr("How many quota roots are how full"));
    setToolTip(tr("A click on a bar shows what is at least so full"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UsageHistogram::setCounts(const QuotaFleetModel::Histogram &counts)
{
    m_counts = counts;
    QStringList all;
    for (size_t bar = 0; bar < m_counts.size(); ++bar) {
        if (m_counts[bar] > 0)
            all += words(bar, m_counts[bar]);
    }
    setAccessibleDescription(all.join(u'\n'));
    update();
}

QString UsageHistogram::words(size_t bar, size_t count)
{
    if (bar == QuotaFleetModel::Unlimited)
        return tr("%Ln root(s) without a limit", nullptr, int(count));
    if (bar == QuotaFleetModel::Over)
        return tr("%Ln root(s) over 100 %", nullptr, int(count));
    return tr("%Ln root(s) from %1 to %2 %", nullptr, int(count)).arg(bar * 10).arg(bar * 10 + 10);
}

QSize UsageHistogram::sizeHint() const
{
    return {480, fontMetrics().height() * 2 + 48};
}

QSize UsageHistogram::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

QRect UsageHistogram::barAt(size_t bar) const
{
    const int margin = 8, room = width() - 2 * margin;
    const int left = margin + room * int(bar) / int(m_counts.size());
    const int right = margin + room * int(bar + 1) / int(m_counts.size());
    return {left, 2, right - left, height() - 4};
}

int UsageHistogram::barUnder(const QPoint &at) const
{
    for (size_t bar = 0; bar < m_counts.size(); ++bar) {
        if (barAt(bar).contains(at))
            return int(bar);
    }
    return -1;
}

void UsageHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const size_t most = std::max<size_t>(1, *std::max_element(m_counts.begin(), m_counts.end()));
    const int line = fontMetrics().height();
    for (size_t bar = 0; bar < m_counts.size(); ++bar) {
        const QRect place = barAt(bar);
        const QRect room = place.adjusted(3, line + 2, -3, -line - 2);
        const double share = double(m_counts[bar]) / double(most);
        const int high = m_counts[bar] == 0 ? 0 : std::max(2, int(share * room.height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::usageGroove(palette()));
        painter.drawRect(QRect(room.left(), room.bottom(), room.width(), 1));
        painter.setBrush(bar == QuotaFleetModel::Unlimited ? Theme::color(Tone::Muted, palette())
                                                           : Theme::usageColor(double(bar) / 10, palette()));
        painter.drawRoundedRect(QRect(room.left(), room.bottom() - high + 1, room.width(), high), 2, 2);
        painter.setPen(palette().color(QPalette::Text));
        if (m_counts[bar] > 0)
            painter.drawText(QRect(place.left(), room.bottom() - high - line, place.width(), line),
                             Qt::AlignCenter, formatCount(m_counts[bar]));
        painter.setPen(Theme::color(Tone::Muted, palette()));
        const QString label = bar == QuotaFleetModel::Unlimited ? QStringLiteral("∞")
                              : bar == QuotaFleetModel::Over    ? QStringLiteral("> 100 %")
                                                                : QStringLiteral("%1 %").arg(bar * 10);
        painter.drawText(QRect(place.left(), place.bottom() - line, place.width(), line), Qt::AlignCenter,
                         label);
    }
}

void UsageHistogram::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barUnder(event->position().toPoint());
    if (bar >= 0 && size_t(bar) != QuotaFleetModel::Unlimited)
        emit chosen(bar * 10);
}

bool UsageHistogram::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const int bar = barUnder(help->pos()); bar >= 0)
        QToolTip::showText(help->globalPos(), words(size_t(bar), m_counts[size_t(bar)]), this,
                           barAt(size_t(bar)));
    return true;
}

} // namespace ui
