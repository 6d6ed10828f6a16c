#include "keptselection.h"
#include <QHeaderView>
#include <QTableView>

namespace ui {

KeptSelection::KeptSelection(QTableView *table, KeyOf keyOf)
    : QObject(table)
    , m_table(table)
    , m_keyOf(std::move(keyOf))
{
    // The view was told of its model before, and has forgotten what was selected by then.
    connect(table->model(), &QAbstractItemModel::modelAboutToBeReset, this, &KeptSelection::keep);
    connect(table->model(), &QAbstractItemModel::modelReset, this, &KeptSelection::restore);
}

void KeptSelection::forget()
{
    m_selected.clear();
    m_current.clear();
    m_at = -1;
}

// Without rows, others are on their way.
void KeptSelection::keep()
{
    const QAbstractItemModel *model = m_table->model();
    if (model->rowCount() == 0)
        return;
    forget();
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid()) {
        m_current = m_keyOf(current.row());
        m_at = current.column();
        m_column = model->headerData(m_at, Qt::Horizontal).toString();
        m_isInView = m_table->viewport()->rect().intersects(m_table->visualRect(current));
    }
    if (m_table->selectionBehavior() != QAbstractItemView::SelectRows)
        return;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_selected.insert(m_keyOf(row));
    }
}

void KeptSelection::restore()
{
    QAbstractItemModel *model = m_table->model();
    const int rows = model->rowCount(), columns = model->columnCount();
    if (rows == 0 || columns == 0 || (m_selected.isEmpty() && m_at < 0))
        return;
    int column = std::min(m_at, columns - 1);
    for (int i = 0; m_at >= 0 && i < columns; ++i) {
        const int at = (m_at + i) % columns; // it is hardly ever another one
        if (model->headerData(at, Qt::Horizontal).toString() == m_column) {
            column = at;
            break;
        }
    }
    QItemSelection selection;
    int first = -1, current = -1;
    for (int row = 0; row <= rows; ++row) {
        const QByteArray key = row < rows ? m_keyOf(row) : QByteArray();
        if (row < rows && m_at >= 0 && key == m_current)
            current = row;
        if (row < rows && m_selected.contains(key)) {
            first = first < 0 ? row : first;
        } else if (first >= 0) {
            selection.select(model->index(first, 0), model->index(row - 1, columns - 1));
            first = -1;
        }
    }
    const bool isOfRows = m_table->selectionBehavior() == QAbstractItemView::SelectRows;
    if (current >= 0) {
        m_table->selectionModel()->setCurrentIndex(model->index(current, column),
                                                   isOfRows ? QItemSelectionModel::NoUpdate
                                                            : QItemSelectionModel::ClearAndSelect);
        if (m_isInView)
            m_table->scrollTo(model->index(current, column));
    }
    if (!selection.isEmpty())
        m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace ui
