#include "rightdelegate.h"
#include "ui/models/aclmodel.h"
#include "ui/support/icons.h"
#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int LinkSize = 10;
constexpr int StagedSize = 7;

// Whether the current cell of the view is of the same row and tied to this one.
bool isTiedToCurrent(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || view->currentIndex().row() != index.row())
        return false;
    const QByteArray tied = index.data(AclModel::TiedRole).toByteArray();
    const auto *model = static_cast<const AclModel *>(index.model());
    const imap::Rights current(model->rightsOfColumn(view->currentIndex().column()));
    return !tied.isEmpty() && view->currentIndex().column() >= AclModel::FirstRight
           && (imap::Rights(tied) | imap::Rights(model->rightsOfColumn(index.column()))).containsAny(current);
}

} // namespace

void RightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (index.column() < AclModel::FirstRight) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QIcon mark = std::exchange(cell.icon, {});
    cell.features &= ~QStyleOptionViewItem::HasDecoration;
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    // The highlight is pale while the focus is elsewhere.
    const bool isStrong = (cell.state & QStyle::State_Selected) && (cell.state & QStyle::State_Active)
                          && cell.widget->hasFocus();
    const bool isHindered = index.data(AclModel::HinderedRole).toBool();
    if (isHindered) {
        QColor hatch = cell.palette.color(isStrong ? QPalette::HighlightedText : QPalette::Text);
        hatch.setAlphaF(isStrong ? 0.35f : 0.13f);
        painter->fillRect(cell.rect, QBrush(hatch, Qt::BDiagPattern));
    }
    QRect place(QPoint(), cell.decorationSize);
    place.moveCenter(cell.rect.center());
    const QRect corner(cell.rect.right() - LinkSize - 1, cell.rect.bottom() - LinkSize - 1, LinkSize,
                       LinkSize);
    const bool isTied = !index.data(AclModel::TiedRole).toByteArray().isEmpty();
    // In a narrow column both have to find room.
    if (isTied)
        place.moveLeft(
            std::max(cell.rect.left() + 1, std::min(place.left(), corner.left() - place.width() + 3)));
    const QColor accent =
        isStrong ? cell.palette.color(QPalette::HighlightedText) : Theme::color(Tone::Accent, cell.palette);
    // A tint alone is lost under the highlight, and on what some people see.
    if (index.data(AclModel::StagedRole).toBool()) {
        const QPoint at = cell.rect.topLeft();
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawPolygon(QPolygon({at, at + QPoint(StagedSize, 0), at + QPoint(0, StagedSize)}));
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
    }
    painter->setOpacity(isHindered && !index.data(AclModel::KeptRole).toBool() ? 0.5 : 1.0);
    mark.paint(painter, place, Qt::AlignCenter, isStrong ? QIcon::Selected : QIcon::Normal);
    painter->setOpacity(1.0);
    if (isTied) {
        icon("tied", Tone::Accent)
            .paint(painter, corner, Qt::AlignCenter, isStrong ? QIcon::Selected : QIcon::Normal);
        if (isTiedToCurrent(cell, index)) {
            painter->setPen(QPen(accent, 1, Qt::DashLine));
            painter->drawRect(cell.rect.adjusted(1, 1, -2, -2));
        }
    }
    // Where the keys are: Space switches the right of this cell.
    const auto *view = qobject_cast<const QAbstractItemView *>(cell.widget);
    if (isStrong && view && view->currentIndex() == index) {
        painter->setPen(accent);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace ui
