#include "profilemodel.h"
#include "ui/support/format.h"
#include "wiretext.h"

namespace ui {

void ProfileModel::setVerbs(std::vector<imap::TrafficProfile::Verb> verbs)
{
    beginResetModel();
    m_verbs = std::move(verbs);
    endResetModel();
}

int ProfileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_verbs.size());
}

int ProfileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == Verb ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const imap::TrafficProfile::Verb &verb = m_verbs[size_t(index.row())];
    const auto value = [&]() -> qint64 {
        switch (index.column()) {
        case Count:
            return verb.count;
        case Failed:
            return verb.failed;
        case Median:
            return verb.median;
        case Percentile95:
            return verb.percentile95;
        case Slowest:
            return verb.slowest;
        case Sent:
            return verb.sentBytes;
        case Received:
            return verb.receivedBytes;
        default:
            return verb.oneByOne;
        }
    };
    if (index.column() == Verb)
        return QString::fromLatin1(verb.verb);
    if (role == SortRole)
        return value();
    switch (index.column()) {
    case Median:
    case Percentile95:
    case Slowest:
        return WireText::duration(value());
    case Sent:
    case Received:
        return formatSize(value());
    case Failed:
    case OneByOne:
        return value() > 0 ? formatCount(quint64(value())) : QString();
    default:
        return formatCount(quint64(value()));
    }
}

QVariant ProfileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    static constexpr std::pair<const char *, const char *> texts[] = {
        {QT_TR_NOOP("Command"), QT_TR_NOOP("Which commands; IDLE and what was not answered are left out")},
        {QT_TR_NOOP("Count"), QT_TR_NOOP("How many were answered")},
        {QT_TR_NOOP("Refused"), QT_TR_NOOP("How many of them were answered with NO or BAD")},
        {QT_TR_NOOP("Median"), QT_TR_NOOP("Half of them took no longer than this")},
        {QT_TR_NOOP("95 %"), QT_TR_NOOP("Of a hundred, ninety-five took no longer than this")},
        {QT_TR_NOOP("Slowest"), QT_TR_NOOP("The one that took longest")},
        {QT_TR_NOOP("Sent"), QT_TR_NOOP("Octets sent, all together")},
        {QT_TR_NOOP("Received"), QT_TR_NOOP("Octets received, all together")},
        {QT_TR_NOOP("One by one"), QT_TR_NOOP("How many were sent only when the one before was answered, "
                                              "though they could have been sent with it")},
    };
    static_assert(std::size(texts) == ColumnCount);
    return tr(role == Qt::DisplayRole ? texts[section].first : texts[section].second);
}

} // namespace ui
