#include "latencychart.h"
#include "ui/support/theme.h"
#include "wiretext.h"
#include <QPainter>
#include <algorithm>

namespace ui {

LatencyChart::LatencyChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LatencyChart::sizeHint() const
{
    return {400, fontMetrics().height() * 6};
}

void LatencyChart::setSamples(const std::vector<imap::LatencyProbe::Sample> &samples)
{
    m_samples = samples;
    setAccessibleDescription(summary());
    update();
}

QString LatencyChart::summary() const
{
    std::vector<qint64> answered;
    for (const auto &sample : m_samples) {
        if (sample.duration >= 0)
            answered.push_back(sample.duration);
    }
    if (answered.empty())
        return m_samples.empty() ? QString() : tr("No answer");
    std::sort(answered.begin(), answered.end());
    return tr("%Ln answer(s): fastest %1, median %2, slowest %3", nullptr, int(answered.size()))
        .arg(WireText::duration(answered.front()), WireText::duration(answered[answered.size() / 2]),
             WireText::duration(answered.back()));
}

void LatencyChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    qint64 most = 1;
    for (const auto &sample : m_samples)
        most = std::max(most, sample.duration);
    const QString top = WireText::duration(most);
    const int line = fontMetrics().height(), left = fontMetrics().horizontalAdvance(top) + 12;
    const QRect room = rect().adjusted(left, line / 2, -8, -line / 2);
    painter.setPen(Theme::outline(palette()));
    painter.drawLine(room.topLeft(), room.bottomLeft());
    painter.drawLine(room.bottomLeft(), room.bottomRight());
    if (m_samples.empty())
        return;
    painter.setPen(Theme::color(Tone::Muted, palette()));
    painter.drawText(QRect(0, room.top() - line / 2, left - 4, line), Qt::AlignRight | Qt::AlignVCenter, top);
    painter.drawText(QRect(0, room.bottom() - line / 2, left - 4, line), Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("0"));
    const double each = std::min(16.0, double(room.width()) / double(m_samples.size()));
    for (size_t i = 0; i < m_samples.size(); ++i) {
        const auto &sample = m_samples[i];
        const bool lost = sample.duration < 0;
        const double high =
            lost ? room.height() : std::max(1.0, double(sample.duration) / double(most) * room.height());
        painter.fillRect(
            QRectF(room.left() + 1 + double(i) * each, room.bottom() - high, std::max(1.0, each - 2), high),
            Theme::color(lost                    ? Tone::Bad
                         : sample.verb == "NOOP" ? Tone::Accent
                                                 : Tone::Muted,
                         palette()));
    }
}

} // namespace ui
