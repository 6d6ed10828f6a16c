#pragma once
#include <QStyledItemDelegate>

namespace ui {

// The flags of a message: a picture for its state, and a coloured label for each keyword.
class FlagDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    // Always the same one for a keyword; those that are registered or that everybody uses have their own.
    static QColor colorOf(const QString &keyword, const QPalette &palette);
};

} // namespace ui
