#include "outcomemodel.h"
#include "mailboxtexts.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"

namespace ui {

OutcomeModel::OutcomeModel(const imap::MailboxRun &run, QObject *parent) : QAbstractTableModel(parent)
{
    for (size_t i = 0; i < run.outcomes().size(); ++i) {
        if (run.outcomes()[i].state != imap::MailboxOutcome::State::Unneeded)
            m_rows.push_back({run.plan().steps()[i], run.outcomes()[i]});
    }
}

int OutcomeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OutcomeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString change(const imap::MailboxOutcome &outcome,
                      std::optional<quint64> imap::MailboxStatus::*member, QString (*format)(quint64))
{
    const auto text = [member, format](const std::optional<imap::MailboxStatus> &status) {
        const auto value = status ? (*status).*member : std::nullopt;
        return value ? format(*value) : QString();
    };
    const QString before = text(outcome.before), after = text(outcome.after);
    if (before.isEmpty() || after.isEmpty())
        return before + after;
    return before == after ? before : QStringLiteral("%1 → %2").arg(before, after);
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    using State = imap::MailboxOutcome::State;
    using Status = imap::MailboxStatus;
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const State state = row.outcome.state;
    if (role == Qt::DecorationRole && index.column() == Result) {
        if (state == State::NotDone)
            return icon("stop", Tone::Muted);
        if (state == State::Failed || state == State::Unknown || row.outcome.contradicted)
            return icon(state == State::Failed ? "error" : "warning",
                        state == State::Failed ? Tone::Bad : Tone::Warning);
        return icon("success", Tone::Good);
    }
    if (role == Qt::TextAlignmentRole && index.column() > Result)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case What:
        return MailboxTexts::describe(row.step);
    case Result:
        return MailboxTexts::describe(row.outcome);
    case Messages:
        return change(row.outcome, &Status::messages, formatCount);
    case Unseen:
        return change(row.outcome, &Status::unseen, formatCount);
    case Size:
        return change(row.outcome, &Status::size, [](quint64 octets) { return formatSize(qint64(octets)); });
    case UidNext:
        return change(row.outcome, &Status::uidNext, formatCount);
    case UidValidity:
        return change(row.outcome, &Status::uidValidity,
                      [](quint64 value) { return QString::number(value); });
    default:
        return change(row.outcome, &Status::highestModSeq, formatCount);
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
