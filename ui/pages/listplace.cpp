#include "listplace.h"
#include "ui/models/messagelistmodel.h"
#include <QScrollBar>
#include <QTreeView>

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
    m_view->selectionModel()->setCurrentIndex(place, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (scrolled > 0)
        m_view->verticalScrollBar()->setValue(scrolled);
    else
        m_view->scrollTo(place, QAbstractItemView::PositionAtCenter);
}

} // namespace ui
