#include "waterfalldelegate.h"
#include "exchangemodel.h"
#include "imapcore/trace.h"
#include "ui/support/theme.h"
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>

namespace ui {

WaterfallDelegate::WaterfallDelegate(QTreeView *view) : QStyledItemDelegate(view), m_view(view)
{
    // Often enough for whoever scrolls, and not for each row that comes.
    auto *again = new QTimer(this);
    again->setSingleShot(true);
    again->setInterval(30);
    connect(again, &QTimer::timeout, this, &WaterfallDelegate::measure);
    const auto soon = [again] {
        if (!again->isActive())
            again->start();
    };
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, again, soon);
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, again, soon);
    connect(view->model(), &QAbstractItemModel::dataChanged, again, soon);
    connect(view->model(), &QAbstractItemModel::rowsInserted, again, soon);
    connect(view->model(), &QAbstractItemModel::modelReset, again, soon);
}

void WaterfallDelegate::measure()
{
    const auto *model = static_cast<const ExchangeModel *>(m_view->model());
    qint64 begin = 0, end = 0;
    for (QModelIndex at = m_view->indexAt({5, 1});
         at.isValid() && m_view->visualRect(at).top() < m_view->viewport()->height();
         at = m_view->indexBelow(at)) {
        const ExchangeModel::Timing timing = model->timingOf(at);
        if (timing.sent == 0)
            continue;
        const qint64 first = timing.queued > 0 ? timing.queued : timing.sent;
        begin = begin == 0 ? first : std::min(begin, first);
        end = std::max({end, timing.sent, timing.answered, timing.done});
    }
    if (begin == m_begin && end == m_end)
        return;
    m_begin = begin;
    m_end = end;
    m_view->viewport()->update();
}

void WaterfallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const ExchangeModel::Timing timing = static_cast<const ExchangeModel *>(index.model())->timingOf(index);
    if (timing.sent == 0 || m_end <= m_begin)
        return;
    const QRectF room = option.rect.adjusted(4, 0, -4, 0);
    const auto x = [&](qint64 time) {
        return room.left()
               + std::clamp(double(time - m_begin) / double(m_end - m_begin), 0.0, 1.0) * room.width();
    };
    const double middle = room.center().y(), height = std::min(10.0, room.height() - 8);
    const bool failed = timing.state == imap::Exchange::State::No
                        || timing.state == imap::Exchange::State::Bad
                        || timing.state == imap::Exchange::State::Cut;
    const bool strong = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_Active);
    const QColor full = strong ? option.palette.color(QPalette::HighlightedText)
                               : Theme::color(failed             ? Tone::Bad
                                              : timing.isCommand ? Tone::Accent
                                                                 : Tone::Muted,
                                              option.palette);
    QColor light = full;
    light.setAlphaF(0.4F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const auto bar = [&](qint64 from, qint64 to, double high, const QColor &color) {
        const double left = x(from);
        painter->fillRect(QRectF(left, middle - high / 2, std::max(1.0, x(to) - left), high), color);
    };
    if (!timing.isCommand) {
        painter->setBrush(full);
        painter->drawEllipse(QPointF(x(timing.sent), middle), 2.5, 2.5);
    } else {
        if (timing.queued > 0 && timing.queued < timing.sent)
            bar(timing.queued, timing.sent, 2, light);
        const qint64 answered = timing.answered > 0 ? timing.answered : timing.done > 0 ? timing.done : m_end;
        bar(timing.sent, answered, height, light);
        if (timing.answered > 0)
            bar(timing.answered, timing.done > 0 ? timing.done : m_end, height, full);
    }
    painter->restore();
}

} // namespace ui
