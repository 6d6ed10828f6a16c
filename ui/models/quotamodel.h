#pragma once
#include "imapcore/commands/quota.h"
#include <QAbstractTableModel>

namespace ui {

// The quota roots of a mailbox, a row for each resource of each.
class QuotaModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Root, Resource, Usage, Limit, Share, ColumnCount };
    // Usage through limit as a double; none for a root without a limit.
    enum Role { RatioRole = Qt::UserRole };

    explicit QuotaModel(QObject *parent = nullptr);
    void setRoots(std::vector<imap::QuotaRoot> roots);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString root;
        std::optional<imap::QuotaResource> resource; // none: a root without limits
    };
    static QString amount(const QByteArray &resource, quint64 value);

    std::vector<Row> m_rows;
};

} // namespace ui
