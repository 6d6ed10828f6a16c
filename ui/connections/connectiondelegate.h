#pragma once
#include <QStyledItemDelegate>

namespace ui {

// Paints a connection in the tree with its colour, its kind and its state; every other row as ever.
class ConnectionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
