#include "outcomemodel.h"
#include "mailboxtexts.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"

namespace ui {

OutcomeModel::OutcomeModel(const std::vector<MailboxResult> &results, QObject *parent)
    : QAbstractTableModel(parent)
    , m_results(results)
{
}

int OutcomeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

int OutcomeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString change(const MailboxResult &result, std::optional<quint64> imap::MailboxStatus::*member,
                      QString (*format)(quint64))
{
    const auto text = [member, format](const std::optional<imap::MailboxStatus> &status) {
        const auto value = status ? (*status).*member : std::nullopt;
        return value ? format(*value) : QString();
    };
    const QString before = text(result.before), after = text(result.after);
    if (before.isEmpty() || after.isEmpty())
        return before + after;
    return before == after ? before : QStringLiteral("%1 → %2").arg(before, after);
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    using State = MailboxResult::State;
    using Status = imap::MailboxStatus;
    if (!index.isValid())
        return {};
    const MailboxResult &result = m_results[size_t(index.row())];
    if (role == Qt::DecorationRole && index.column() == Result) {
        if (result.state == State::NotDone)
            return icon("stop", Tone::Muted);
        if (result.isBad())
            return icon(result.state == State::Failed ? "error" : "warning",
                        result.state == State::Failed ? Tone::Bad : Tone::Warning);
        return icon("success", Tone::Good);
    }
    if (role == Qt::TextAlignmentRole && index.column() > Result)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case What:
        return result.what;
    case Result:
        return MailboxTexts::describe(result);
    case Messages:
        return change(result, &Status::messages, formatCount);
    case Unseen:
        return change(result, &Status::unseen, formatCount);
    case Size:
        return change(result, &Status::size, [](quint64 octets) { return formatSize(qint64(octets)); });
    case UidNext:
        return change(result, &Status::uidNext, formatCount);
    case UidValidity:
        return change(result, &Status::uidValidity, [](quint64 value) { return QString::number(value); });
    default:
        return change(result, &Status::highestModSeq, formatCount);
    }
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section > Result)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case Result:
        return tr("Result");
    case Messages:
        return tr("Messages");
    case Unseen:
        return tr("Unread");
    case Size:
        return tr("Size");
    case UidNext:
        return tr("UIDNEXT");
    case UidValidity:
        return tr("UIDVALIDITY");
    default:
        return tr("HIGHESTMODSEQ");
    }
}

} // namespace ui
