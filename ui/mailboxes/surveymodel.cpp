#include "surveymodel.h"
#include "mailboxtexts.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/mailboxicon.h"

namespace ui {

void SurveyModel::setMailboxes(std::vector<imap::SurveyedMailbox> mailboxes)
{
    beginResetModel();
    m_mailboxes = std::move(mailboxes);
    endResetModel();
}

SurveyModel::Sum SurveyModel::sum() const
{
    Sum sum;
    for (const imap::SurveyedMailbox &mailbox : m_mailboxes) {
        if (!mailbox.listed.isSelectable())
            continue;
        if (mailbox.status) {
            sum.messages += mailbox.status->messages.value_or(0);
            sum.octets += mailbox.status->size.value_or(0);
            sum.hasSizes = sum.hasSizes && mailbox.status->size;
        }
        sum.unknown += !mailbox.status || mailbox.error;
        sum.marked += mailbox.deleted ? mailbox.deleted->count() : 0;
    }
    return sum;
}

int SurveyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_mailboxes.size());
}

int SurveyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SurveyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const imap::SurveyedMailbox &mailbox = m_mailboxes[size_t(index.row())];
    if (role == Qt::DecorationRole && index.column() == Name)
        return mailboxIcon(mailbox.listed);
    if (role == Qt::TextAlignmentRole && index.column() != Name)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return mailbox.error ? ErrorText::describe(*mailbox.error)
                             : MailboxTexts::withWire(mailbox.listed.name);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return mailbox.listed.name.toString();
    case Messages:
        if (!mailbox.listed.isSelectable())
            return tr("only a name");
        return mailbox.status && mailbox.status->messages ? formatCount(*mailbox.status->messages)
                                                          : tr("not known");
    case Size:
        return mailbox.status && mailbox.status->size ? formatSize(qint64(*mailbox.status->size)) : QString();
    default:
        return mailbox.deleted ? formatCount(mailbox.deleted->count()) : QString();
    }
}

QVariant SurveyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != Name)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Mailbox");
    case Messages:
        return tr("Messages");
    case Size:
        return tr("Size");
    default:
        return tr("Marked as deleted");
    }
}

} // namespace ui
