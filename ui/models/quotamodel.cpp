#include "quotamodel.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include <QGuiApplication>
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
    m_roots = std::move(roots);
    arrange();
    endResetModel();
}

void QuotaModel::setStaged(const QMap<QByteArray, std::vector<imap::QuotaLimit>> &staged)
{
    beginResetModel();
    m_staged = staged;
    arrange();
    endResetModel();
}

void QuotaModel::arrange()
{
    m_rows.clear();
    for (size_t at = 0; at < m_roots.size(); ++at) {
        const imap::QuotaRoot &root = m_roots[at];
        const size_t first = m_rows.size();
        for (const imap::QuotaResource &resource : root.resources)
            m_rows.push_back({at, resource});
        if (const auto staged = m_staged.constFind(root.name); staged != m_staged.cend()) {
            for (size_t row = first; row < m_rows.size(); ++row) {
                const imap::QuotaResource &resource = *m_rows[row].resource;
                const auto limit = std::find_if(staged->begin(), staged->end(), [&resource](const auto &one) {
                    return one.resource == resource.name;
                });
                const auto wanted = limit == staged->end() ? std::nullopt : std::optional(limit->limit);
                if (wanted != resource.limit)
                    m_rows[row].staged = wanted;
            }
            for (const imap::QuotaLimit &limit : *staged) {
                const bool isThere =
                    std::any_of(root.resources.begin(), root.resources.end(),
                                [&limit](const auto &one) { return one.name == limit.resource; });
                if (!isThere)
                    m_rows.push_back({at, imap::QuotaResource{limit.resource, 0, std::nullopt},
                                      std::optional(limit.limit), false});
            }
        }
        if (m_rows.size() == first)
            m_rows.push_back({at, std::nullopt});
    }
}

const imap::QuotaRoot *QuotaModel::rootAt(int row) const
{
    return row < 0 || size_t(row) >= m_rows.size() ? nullptr : &m_roots[m_rows[size_t(row)].root];
}

QString QuotaModel::nameOf(const QByteArray &resource)
{
    return resource == "STORAGE"   ? tr("Storage")
           : resource == "MESSAGE" ? tr("Messages")
           : resource == "MAILBOX" ? tr("Mailboxes")
                                   : QString::fromLatin1(resource);
}

QString QuotaModel::limitText(const QByteArray &resource, std::optional<quint64> limit)
{
    return !limit ? tr("No limits") : *limit == 0 ? tr("nothing allowed") : amount(resource, *limit);
}

QString QuotaModel::amount(const QByteArray &resource, quint64 value)
{
    // 63 bits of kibibytes would not fit a size in bytes.
    if (countsKibibytes(resource) && value < (quint64(1) << 52))
        return formatSize(qint64(value) * 1024);
    return formatCount(value);
}

QString QuotaModel::exactAmount(const QByteArray &resource, quint64 value)
{
    constexpr quint64 Kilo = 1024;
    quint64 unit = 1;
    while (unit < (quint64(1) << 50) && value >= unit * Kilo)
        unit *= Kilo;
    // Sizes are told with one digit behind the point.
    const bool isExact = value >= (quint64(1) << 52) || value * 10 % unit == 0;
    return !countsKibibytes(resource) || isExact ? amount(resource, value)
                                                 : tr("%1 kB").arg(formatCount(value));
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
            return m_roots[row.root].name.isEmpty() ? tr("(root without a name)")
                                                    : m_roots[row.root].toString();
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
    if (role == Qt::BackgroundRole && row.staged && index.column() == Limit)
        return Theme::rowTint(RowTint::Staged, QGuiApplication::palette());
    if (role == RatioRole)
        return row.isUsageKnown ? QVariant(ratio) : QVariant();
    if (role == Qt::ToolTipRole && !row.isUsageKnown)
        return tr("%1 has no limit yet, and the server does not tell how much of it is used.")
            .arg(nameOf(resource.name));
    if (role == Qt::ToolTipRole && resource.limit)
        return (countsKibibytes(resource.name)
                    ? tr("%1: %2 of %3 units of 1024 octets, as the server reports it")
                    : tr("%1: %2 of %3, as the server reports it"))
            .arg(QString::fromLatin1(resource.name), formatCount(resource.usage), formatCount(limit));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Resource:
        return nameOf(resource.name);
    case Usage:
        return row.isUsageKnown ? amount(resource.name, resource.usage) : tr("not known");
    case Limit:
        return row.staged ? QStringLiteral("%1 → %2").arg(limitText(resource.name, resource.limit),
                                                          limitText(resource.name, *row.staged))
                          : limitText(resource.name, resource.limit);
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
