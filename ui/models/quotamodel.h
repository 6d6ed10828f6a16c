#pragma once
#include "imapcore/commands/quota.h"
#include "imapcore/commands/setquota.h"
#include <QAbstractTableModel>
#include <QMap>

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
    // What the limits of a root are staged to become.
    void setStaged(const QMap<QByteArray, std::vector<imap::QuotaLimit>> &staged);
    // Of the row; null: there is none.
    const imap::QuotaRoot *rootAt(int row) const;

    static QString nameOf(const QByteArray &resource);
    static QString amount(const QByteArray &resource, quint64 value);
    // The same where it must not be rounded: two that differ look different.
    static QString exactAmount(const QByteArray &resource, quint64 value);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        size_t root;
        std::optional<imap::QuotaResource> resource; // none: a root without limits
        // The limit that is staged; nothing within: there will be none.
        std::optional<std::optional<quint64>> staged = {};
        // Not of what is staged to have its first limit: the server tells of nothing that has none.
        bool isUsageKnown = true;
    };
    static QString limitText(const QByteArray &resource, std::optional<quint64> limit);
    void arrange();

    std::vector<imap::QuotaRoot> m_roots;
    std::vector<Row> m_rows;
    QMap<QByteArray, std::vector<imap::QuotaLimit>> m_staged;
};

} // namespace ui
