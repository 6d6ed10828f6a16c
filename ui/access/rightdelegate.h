#pragma once
#include <QStyledItemDelegate>

namespace ui {

// Paints the cells of the access list. Marks stand in the middle of their column, under its letter; what cannot be
// changed is hatched; what is tied has a link in its corner, and a frame while one of its set is current.
class RightDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
