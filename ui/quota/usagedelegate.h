#pragma once
#include <QStyledItemDelegate>

namespace ui {

// The share that is used (QuotaModel::RatioRole) as a bar, with the number in words beside it: colour is never the only
// sign.
class UsageDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
