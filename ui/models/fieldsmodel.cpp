#include "fieldsmodel.h"

namespace ui {

FieldsModel::FieldsModel(const QString &nameTitle, const QString &valueTitle, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles{nameTitle, valueTitle}
{
}

void FieldsModel::setFields(std::vector<Field> fields)
{
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Field &field = m_fields[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? field.name : QString(field.value).replace(u'\n', u' ');
    if (role == Qt::ToolTipRole)
        return field.toolTip.isEmpty() && index.column() == 1 ? field.value : field.toolTip;
    return {};
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool known =
        orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < 2;
    return known ? QVariant(m_titles[section]) : QVariant();
}

} // namespace ui
