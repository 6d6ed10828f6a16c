// What the columns of the tree are called.
#include "mailboxtreemodel.h"

namespace ui {

bool MailboxTreeModel::columnIsText(int column)
{
    return column == Name || column == Rights || column == Subscribed;
}

QString MailboxTreeModel::columnName(int column)
{
    switch (column) {
    case Name:
        return tr("Mailbox");
    case Unseen:
        return tr("Unread");
    case Messages:
        return tr("Total");
    case Recent:
        return tr("Recent");
    case Size:
        return tr("Size");
    case Quota:
        return tr("Quota Used");
    case Rights:
        return tr("My Rights");
    case Subscribed:
        return tr("Subscribed");
    case UidValidity:
        return QStringLiteral("UIDVALIDITY");
    case HighestModSeq:
        return QStringLiteral("HIGHESTMODSEQ");
    default:
        return {};
    }
}

QString MailboxTreeModel::columnToolTip(int column)
{
    switch (column) {
    case Name:
        return tr("The name of the mailbox");
    case Unseen:
        return tr("How many messages are not marked as read");
    case Messages:
        return tr("How many messages there are");
    case Recent:
        return tr("How many messages no session was told of yet");
    case Size:
        return tr("What all messages take, where the server tells it (STATUS=SIZE)");
    case Quota:
        return tr("How much storage is used of the quota that the mailbox counts against");
    case Rights:
        return tr("Your own rights on the mailbox (RFC 4314)");
    case Subscribed:
        return tr("Whether you are subscribed to the mailbox");
    case UidValidity:
        return tr("When it changes, all that was known of the messages is void");
    case HighestModSeq:
        return tr("The highest mod-sequence of all messages (CONDSTORE)");
    default:
        return {};
    }
}

QVariant MailboxTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::TextAlignmentRole:
        return columnIsText(section) ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::DisplayRole:
        return columnName(section);
    case Qt::ToolTipRole:
        return columnToolTip(section);
    default:
        return {};
    }
}

} // namespace ui
