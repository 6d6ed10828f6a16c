#include "usagedelegate.h"
#include "ui/models/quotamodel.h"
#include "ui/support/theme.h"
#include <QPainter>

namespace ui {

void UsageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QVariant ratio = index.data(QuotaModel::RatioRole);
    if (!ratio.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    const int room = cell.fontMetrics.horizontalAdvance(QStringLiteral("1,000 %")) + 12;
    const QRect bar = cell.rect.adjusted(6, 5, -room, -5);
    QRect filled = bar;
    filled.setWidth(int(double(bar.width()) * std::clamp(ratio.toDouble(), 0.0, 1.0)));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::usageGroove(cell.palette));
    painter->drawRoundedRect(bar, 3, 3);
    painter->setBrush(Theme::usageColor(ratio.toDouble(), cell.palette));
    painter->drawRoundedRect(filled, 3, 3);
    const bool strong = (cell.state & QStyle::State_Selected) && (cell.state & QStyle::State_Active);
    painter->setPen(cell.palette.color(strong ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QRect(bar.right() + 8, cell.rect.top(), room - 8, cell.rect.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, cell.text);
    painter->restore();
}

} // namespace ui
