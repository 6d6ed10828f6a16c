#include "listplace.h"
#include "ui/models/messagelistmodel.h"
#include <QScrollBar>
#include <QTreeView>
#include <algorithm>

namespace ui {

namespace {
// Selected messages that stay so in another order.
constexpr size_t MaxKept = 2'000;
} // namespace

void ListPlace::remember()
{
    m_scrolled = m_view->verticalScrollBar()->value();
    m_current = m_model->numberOf(m_view->currentIndex());
    m_selected.clear();
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && m_selected.size() <= MaxKept; ++row)
            m_selected.push_back(m_model->numberOf(m_model->index(row, 0, range.parent())));
    }
}

void ListPlace::shift(const imap::SequenceSet &gone)
{
    const auto isGone = [&gone](quint32 number) {
        return gone.contains(number);
    };
    m_current = isGone(m_current) ? 0 : m_current - quint32(gone.countBelow(m_current));
    std::erase_if(m_selected, isGone);
    std::sort(m_selected.begin(), m_selected.end());
    auto range = gone.ranges().begin();
    quint32 before = 0;
    for (quint32 &number : m_selected) {
        for (; range != gone.ranges().end() && range->last < number; ++range)
            before += range->last - range->first + 1;
        number -= before;
    }
}

void ListPlace::restore(bool sameOrder)
{
    const int scrolled = sameOrder ? m_scrolled : 0;
    if (m_selected.empty() || m_selected.size() > MaxKept) {
        m_view->verticalScrollBar()->setValue(scrolled);
        return;
    }
    QItemSelection rows;
    for (const quint32 number : m_selected) {
        if (const QModelIndex index = m_model->indexOf(number); index.isValid())
            rows.select(index, index);
    }
    const QModelIndex place = m_model->indexOf(m_current);
    // Scrolling to the current one would lay out all rows, now and once more in the end.
    const bool scrolls = m_view->hasAutoScroll();
    m_view->setAutoScroll(false);
    m_view->selectionModel()->setCurrentIndex(place, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->setAutoScroll(scrolls);
    if (scrolled > 0)
        m_view->verticalScrollBar()->setValue(scrolled);
    else
        m_view->scrollTo(place, QAbstractItemView::PositionAtCenter);
}

} // namespace ui
