#pragma once
#include <QAbstractTableModel>
#include <vector>

namespace ui {

// Names and values, for pages that only tell.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Field
    {
        QString name, value;
        QString toolTip = {};
    };
    FieldsModel(const QString &nameTitle, const QString &valueTitle, QObject *parent = nullptr);
    void setFields(std::vector<Field> fields);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString m_titles[2];
    std::vector<Field> m_fields;
};

} // namespace ui
