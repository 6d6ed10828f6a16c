#include "quotamodel.h"
#include "ui/support/format.h"
#include <QLocale>

namespace ui {

namespace {
bool countsKibibytes(const QByteArray &resource)
{
    return resource.endsWith("STORAGE"); // RFC 9208 sections 5.1 and 5.4: units of 1024 octets
}
} // namespace

QuotaModel::QuotaModel(QObject *parent) : QAbstractTableModel(parent) {}

void QuotaModel::setRoots(std::vector<imap::QuotaRoot> roots)
{
    beginResetModel();
    m_rows.clear();
    for (imap::QuotaRoot &root : roots) {
        if (root.resources.empty())
            m_rows.push_back({root.toString(), std::nullopt});
        for (imap::QuotaResource &resource : root.resources)
            m_rows.push_back({root.toString(), std::move(resource)});
    }
    endResetModel();
}

QString QuotaModel::amount(const QByteArray &resource, quint64 value)
{
    // 63 bits of kibibytes would not fit a size in bytes.
    if (countsKibibytes(resource) && value < (quint64(1) << 52))
        return formatSize(qint64(value) * 1024);
    return formatCount(value);
}

int QuotaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QuotaModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuotaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return index.column() == Usage || index.column() == Limit
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    if (index.column() == Root) {
        if (role == Qt::DisplayRole)
            return row.root.isEmpty() ? tr("(root without a name)") : row.root;
        return {};
    }
    if (!row.resource) {
        if (role == Qt::DisplayRole && index.column() == Resource)
            return tr("No limits");
        return {};
    }
    const imap::QuotaResource &resource = *row.resource;
    const quint64 limit = resource.limit.value_or(0);
    const double ratio = limit > 0                              ? double(resource.usage) / double(limit)
                         : resource.limit && resource.usage > 0 ? 1.0
                                                                : 0.0;
    if (role == RatioRole)
        return ratio;
    if (role == Qt::ToolTipRole && resource.limit)
        return (countsKibibytes(resource.name)
                    ? tr("%1: %2 of %3 units of 1024 octets, as the server reports it")
                    : tr("%1: %2 of %3, as the server reports it"))
            .arg(QString::fromLatin1(resource.name), formatCount(resource.usage), formatCount(limit));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Resource:
        if (resource.name == "STORAGE")
            return tr("Storage");
        if (resource.name == "MESSAGE")
            return tr("Messages");
        if (resource.name == "MAILBOX")
            return tr("Mailboxes");
        return QString::fromLatin1(resource.name);
    case Usage:
        return amount(resource.name, resource.usage);
    case Limit:
        return !resource.limit ? tr("No limits")
               : limit == 0    ? tr("nothing allowed")
                               : amount(resource.name, limit);
    case Share:
        return limit == 0 ? QString()
                          : tr("%1 %").arg(QLocale().toString(ratio * 100, 'f', ratio < 0.1 ? 1 : 0));
    default:
        return {};
    }
}

QVariant QuotaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Usage || section == Limit))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Root:
        return tr("Quota root");
    case Resource:
        return tr("Resource");
    case Usage:
        return tr("Used");
    case Limit:
        return tr("Limit");
    default:
        return tr("Share used");
    }
}

} // namespace ui
