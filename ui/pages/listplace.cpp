#include "listplace.h"
#include "ui/models/messagelistmodel.h"
#include <QScrollBar>
#include <QTreeView>
#include <algorithm>
#include <limits>

namespace ui {

namespace {
// Selected messages that stay so in another order.
constexpr size_t MaxKept = 2'000;
} // namespace

// One more than `most` where there are too many.
ListPlace::Place ListPlace::now(size_t most) const
{
    Place place{m_view->verticalScrollBar()->value(), m_model->numberOf(m_view->currentIndex())};
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && place.selected.size() <= most; ++row)
            place.selected.push_back(m_model->numberOf(m_model->index(row, 0, range.parent())));
    }
    return place;
}

void ListPlace::select(const Place &place)
{
    QItemSelection rows;
    if (m_model->isThreaded()) {
        for (const quint32 number : place.selected) {
            if (const QModelIndex index = m_model->indexOf(number); index.isValid())
                rows.select(index, index);
        }
    } else {
        // Rows that follow each other are one range, in whatever order they are shown.
        std::vector<bool> isSelected(size_t(m_model->rowCount()));
        for (const quint32 number : place.selected) {
            if (const QModelIndex index = m_model->indexOf(number); index.isValid())
                isSelected[size_t(index.row())] = true;
        }
        for (int row = 0; row < int(isSelected.size()); ++row) {
            const int first = row;
            while (row < int(isSelected.size()) && isSelected[size_t(row)])
                ++row;
            if (row > first)
                rows.append(QItemSelectionRange(m_model->index(first, 0),
                                                m_model->index(row - 1, MessageListModel::ColumnCount - 1)));
        }
    }
    // Scrolling to the current one would lay out all rows, now and once more in the end.
    const bool scrolls = m_view->hasAutoScroll();
    m_view->setAutoScroll(false);
    m_view->selectionModel()->setCurrentIndex(m_model->indexOf(place.current), QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->setAutoScroll(scrolls);
}

void ListPlace::remember()
{
    m_place = now(MaxKept);
}

void ListPlace::shift(const imap::SequenceSet &gone)
{
    const auto isGone = [&gone](quint32 number) {
        return gone.contains(number);
    };
    m_place.current =
        isGone(m_place.current) ? 0 : m_place.current - quint32(gone.countBelow(m_place.current));
    std::erase_if(m_place.selected, isGone);
    std::sort(m_place.selected.begin(), m_place.selected.end());
    auto range = gone.ranges().begin();
    quint32 before = 0;
    for (quint32 &number : m_place.selected) {
        for (; range != gone.ranges().end() && range->last < number; ++range)
            before += range->last - range->first + 1;
        number -= before;
    }
}

void ListPlace::restore(bool sameOrder)
{
    const int scrolled = sameOrder ? m_place.scrolled : 0;
    if (m_place.selected.empty() || m_place.selected.size() > MaxKept) {
        m_view->verticalScrollBar()->setValue(scrolled);
        return;
    }
    select(m_place);
    if (scrolled > 0)
        m_view->verticalScrollBar()->setValue(scrolled);
    else
        m_view->scrollTo(m_model->indexOf(m_place.current), QAbstractItemView::PositionAtCenter);
}

void ListPlace::keep(const imap::Mailbox &mailbox)
{
    m_kept = Kept{mailbox.count(), mailbox.uidValidity(), mailbox.uidNext(),
                  now(std::numeric_limits<size_t>::max())};
}

void ListPlace::returnTo(const imap::Mailbox &mailbox)
{
    const std::optional<Kept> kept = std::exchange(m_kept, std::nullopt);
    if (!kept || mailbox.count() != kept->count || mailbox.uidValidity() != kept->uidValidity
        || mailbox.uidNext() != kept->uidNext)
        return;
    select(kept->place);
    m_view->verticalScrollBar()->setValue(kept->place.scrolled);
}

} // namespace ui
