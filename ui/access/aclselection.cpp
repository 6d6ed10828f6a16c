#include "aclselection.h"
#include "ui/models/aclmodel.h"
#include <QItemSelectionModel>
#include <QTableView>

namespace ui {

AclSelection::AclSelection(QTableView *table, const AclModel *model)
    : m_table(table)
    , m_model(model)
    , m_selected(identifiers(table, model))
    , m_current(model->identifierAt(table->currentIndex().row()))
    , m_column(table->currentIndex().column())
    , m_rights(model->rightsOfColumn(m_column))
{
}

// The one of the same rights, or of some of them.
int AclSelection::column() const
{
    if (m_rights.isEmpty())
        return std::min(m_column, m_model->columnCount() - 1);
    int found = -1;
    for (int column = AclModel::FirstRight; column < m_model->columnCount(); ++column) {
        const imap::Rights rights(m_model->rightsOfColumn(column));
        if (rights == m_rights)
            return column;
        if (found < 0 && rights.containsAny(m_rights))
            found = column;
    }
    return found;
}

void AclSelection::restore() const
{
    if (const int row = m_model->rowOf(m_current), at = column(); row >= 0 && at >= 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, at), QItemSelectionModel::NoUpdate);
    QItemSelection rows;
    for (const QString &identifier : m_selected) {
        if (const int row = m_model->rowOf(identifier); row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, 0));
    }
    if (!rows.isEmpty())
        m_table->selectionModel()->select(rows,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QStringList AclSelection::identifiers(const QTableView *table, const AclModel *model)
{
    QStringList all;
    for (const QModelIndex &index : table->selectionModel()->selectedRows()) {
        const QString identifier = model->identifierAt(index.row());
        if (!identifier.isEmpty())
            all += identifier;
    }
    return all;
}

} // namespace ui
