#pragma once
#include <QStyledItemDelegate>

class QTreeView;

namespace ui {

// Draws when commands were queued, sent, answered and done, each row of a view on the same scale: that of the rows which
// can be seen.
class WaterfallDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit WaterfallDelegate(QTreeView *view);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void measure();

    QTreeView *m_view;
    qint64 m_begin = 0, m_end = 0; // microseconds
};

} // namespace ui
