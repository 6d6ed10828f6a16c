#include "quotafleetmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include <QGuiApplication>
#include <QLocale>
#include <limits>

namespace ui {

QuotaFleetModel::QuotaFleetModel(QObject *parent) : ArrangedModel(Share, Qt::DescendingOrder, parent) {}

void QuotaFleetModel::setSurvey(imap::QuotaSurvey *survey, bool isZeroUnlimited)
{
    m_isZeroUnlimited = isZeroUnlimited;
    if (m_survey == survey)
        return;
    if (m_survey)
        m_survey->disconnect(this);
    beginExchange();
    m_histogram = {};
    m_survey = survey;
    endExchange();
    if (m_survey)
        connect(m_survey, &imap::QuotaSurvey::changed, this, &QuotaFleetModel::changedLater);
}

void QuotaFleetModel::setResource(const QByteArray &resource)
{
    m_resource = resource;
    arrangeLater();
}

void QuotaFleetModel::setThreshold(int percent)
{
    m_threshold = percent;
    arrangeLater();
}

void QuotaFleetModel::setFilter(const QString &part)
{
    m_filter = part.trimmed();
    arrangeLater();
}

void QuotaFleetModel::setStaged(Staged staged)
{
    m_staged = std::move(staged);
    if (rowCount() > 0)
        emit dataChanged(index(0, Limit), index(rowCount() - 1, Limit));
}

std::optional<RowOrder::Key> QuotaFleetModel::keyOf(size_t at)
{
    const auto full = fullness(resourceOf(at));
    ++m_counted[!full ? Unlimited : *full > 1 ? Over : std::min(Tens - 1, size_t(*full * double(Tens)))];
    if (m_threshold > 0 && full.value_or(-1) * 100 < m_threshold)
        return std::nullopt;
    if (!m_filter.isEmpty() && !root(at).quota.toString().contains(m_filter, Qt::CaseInsensitive))
        return std::nullopt;
    return sortedBy(at);
}

void QuotaFleetModel::setSnapshot(std::shared_ptr<const imap::QuotaSnapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    if (rowCount() > 0)
        emit dataChanged(index(0, Growth), index(rowCount() - 1, GrowthShare));
    if (sortColumn() == Growth || sortColumn() == GrowthShare)
        arrangeLater();
}

std::optional<imap::QuotaSnapshot::Growth> QuotaFleetModel::growth(size_t at) const
{
    const imap::QuotaResource *resource = resourceOf(at);
    return m_snapshot && resource ? m_snapshot->growthOf(root(at).quota.name, *resource) : std::nullopt;
}

QString QuotaFleetModel::growthText(size_t at, int column) const
{
    const imap::QuotaResource *resource = resourceOf(at);
    if (!m_snapshot || !resource)
        return {};
    const auto more = m_snapshot->growthOf(root(at).quota.name, *resource);
    if (!more)
        return column == Growth ? tr("new") : QString();
    const QString sign = more->amount < 0   ? QStringLiteral("−")
                         : more->amount > 0 ? QStringLiteral("+")
                                            : QString();
    if (column == Growth)
        return sign + QuotaModel::amount(resource->name, quint64(std::abs(more->amount)));
    if (!more->percent)
        return {};
    const double percent = std::abs(*more->percent);
    return sign + tr("%1 %").arg(QLocale().toString(percent, 'f', percent < 10 && percent > 0 ? 1 : 0));
}

const imap::QuotaResource *QuotaFleetModel::resourceOf(size_t at) const
{
    const imap::QuotaResource *found = nullptr;
    double fullest = -2;
    for (const imap::QuotaResource &one : root(at).quota.resources) {
        if (!m_resource.isEmpty()) {
            if (one.name == m_resource)
                return &one;
            continue;
        }
        if (const double full = fullness(&one).value_or(-1); full > fullest) {
            fullest = full;
            found = &one;
        }
    }
    return found;
}

std::optional<double> QuotaFleetModel::fullness(const imap::QuotaResource *resource) const
{
    if (!resource || !resource->limit || (*resource->limit == 0 && m_isZeroUnlimited))
        return std::nullopt;
    return *resource->limit > 0 ? double(resource->usage) / double(*resource->limit) : 1.0;
}

RowOrder::Key QuotaFleetModel::sortedBy(size_t at) const
{
    const imap::QuotaResource *resource = resourceOf(at);
    const QString name = root(at).quota.toString();
    switch (sortColumn()) {
    case Resource:
        return {0, resource ? QString::fromLatin1(resource->name) : QString()};
    case Used:
        return {resource ? double(resource->usage) : -1, name};
    case Limit:
        return {resource && resource->limit ? double(*resource->limit) : -1, name};
    case Share:
        return {fullness(resource).value_or(-1), name};
    case Growth: {
        const auto more = growth(at);
        return {more ? double(more->amount) : -std::numeric_limits<double>::max(), name};
    }
    case GrowthShare: {
        const auto more = growth(at);
        return {more ? more->percent.value_or(0) : -std::numeric_limits<double>::max(), name};
    }
    case Mailboxes:
        return {double(root(at).mailboxes.size()), name};
    case Reclaimable:
        return {double(m_survey->reclaimableOf(at).octets.value_or(0)), name};
    default:
        return {0, name};
    }
}

std::optional<quint64> QuotaFleetModel::stagedLimit(size_t at) const
{
    const imap::QuotaResource *resource = resourceOf(at);
    const QByteArray name = resource ? resource->name : m_resource;
    for (const imap::QuotaLimit &limit : m_staged(root(at).quota.name)) {
        if (limit.resource == name && (!resource || resource->limit != limit.limit))
            return limit.limit;
    }
    return std::nullopt;
}

QString QuotaFleetModel::limitText(size_t at) const
{
    const imap::QuotaResource *resource = resourceOf(at);
    const QString limit = !resource || !resource->limit ? tr("no limit")
                          : *resource->limit == 0
                              ? (m_isZeroUnlimited ? tr("no limit") : tr("nothing allowed"))
                              : QuotaModel::amount(resource->name, *resource->limit);
    const auto staged = stagedLimit(at);
    return staged ? QStringLiteral("%1 → %2").arg(
               limit, QuotaModel::amount(resource ? resource->name : m_resource, *staged))
                  : limit;
}

int QuotaFleetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuotaFleetModel::text(size_t at, int column) const
{
    const imap::QuotaSurvey::Root &one = root(at);
    const imap::QuotaResource *resource = resourceOf(at);
    switch (column) {
    case Root:
        return one.quota.name.isEmpty() ? tr("(root without a name)") : one.quota.toString();
    case Resource:
        return resource    ? QuotaModel::nameOf(resource->name)
               : one.error ? tr("not told")
                           : QStringLiteral("–");
    case Used:
        return resource ? QuotaModel::amount(resource->name, resource->usage) : QString();
    case Limit:
        return limitText(at);
    case Share: {
        const auto full = fullness(resource);
        return full ? tr("%1 %").arg(QLocale().toString(*full * 100, 'f', *full < 0.1 ? 1 : 0)) : QString();
    }
    case Growth:
    case GrowthShare:
        return growthText(at, column);
    case Mailboxes:
        return formatCount(one.mailboxes.size());
    default: {
        const imap::QuotaSurvey::Reclaimable reclaimable = m_survey->reclaimableOf(at);
        return reclaimable.octets ? formatSize(qint64(*reclaimable.octets)) : QString();
    }
    }
}

QVariant QuotaFleetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_survey)
        return {};
    const size_t at = rootAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::TextAlignmentRole:
        return column == Used || column == Limit || column >= Growth
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case Qt::BackgroundRole:
        return column == Limit && stagedLimit(at)
                   ? QVariant(Theme::rowTint(RowTint::Staged, QGuiApplication::palette()))
                   : QVariant();
    case Qt::ToolTipRole:
        if (root(at).error)
            return ErrorText::describe(*root(at).error);
        return column == Root ? text(at, column) : QVariant();
    case Qt::DisplayRole:
        return text(at, column);
    case QuotaModel::RatioRole:
        if (const auto full = fullness(resourceOf(at)); full && column == Share)
            return *full;
        return {};
    default:
        return {};
    }
}

QVariant QuotaFleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Used || section == Limit || section >= Growth
                   ? int(Qt::AlignRight | Qt::AlignVCenter)
                   : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Reclaimable)
        return tr("What expunging the deleted messages would free, as far as the server tells");
    if (role == Qt::ToolTipRole && (section == Growth || section == GrowthShare) && m_snapshot)
        return tr("Since %1").arg(formatDateExact(m_snapshot->time));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Root:
        return tr("Quota root");
    case Resource:
        return tr("Resource");
    case Used:
        return tr("Used");
    case Limit:
        return tr("Limit");
    case Share:
        return tr("Share used");
    case Growth:
        return tr("Growth");
    case GrowthShare:
        return tr("Growth in %");
    case Mailboxes:
        return tr("Mailboxes");
    default:
        return tr("Reclaimable");
    }
}

} // namespace ui
