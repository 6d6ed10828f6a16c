#include "mailboxmatches.h"
#include "ui/connection.h"
#include "ui/support/mailboxicon.h"

namespace ui {

namespace {
// Nobody reads on; more words find it sooner.
constexpr size_t MaxShown = 1000;
} // namespace

MailboxMatches::MailboxMatches(QObject *parent) : QAbstractTableModel(parent) {}

void MailboxMatches::find(const std::vector<MailboxIndex *> &indexes, const QString &text)
{
    beginResetModel();
    m_matches.clear();
    m_total = m_searched = 0;
    m_severalConnections = indexes.size() > 1;
    const auto query = MailboxIndex::Query::fromText(text);
    for (MailboxIndex *index : indexes) {
        m_searched += index->count();
        const MailboxIndex::Found found = index->find(query, MaxShown);
        m_total += found.total;
        for (const quint32 at : found.mailboxes)
            m_matches.push_back({index, at});
    }
    endResetModel();
}

void MailboxMatches::clear()
{
    beginResetModel();
    m_matches.clear();
    m_total = m_searched = 0;
    endResetModel();
}

Connection *MailboxMatches::connectionOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const QPointer<MailboxIndex> &in = m_matches[size_t(index.row())].index;
    return in ? in->connection() : nullptr;
}

const imap::ListedMailbox *MailboxMatches::mailboxOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const Match &match = m_matches[size_t(index.row())];
    return match.index && match.at < match.index->count() ? &match.index->mailbox(match.at) : nullptr;
}

int MailboxMatches::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matches.size());
}

int MailboxMatches::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MailboxMatches::data(const QModelIndex &index, int role) const
{
    const imap::ListedMailbox *mailbox = mailboxOf(index);
    if (!mailbox)
        return {};
    const QString name = mailbox->name.toString();
    if (role == Qt::ToolTipRole)
        return name;
    if (index.column() == Name) {
        if (role == Qt::DisplayRole)
            return mailbox->name.lastPart(mailbox->separator);
        if (role == Qt::DecorationRole)
            return mailboxIcon(*mailbox);
    } else if (role == Qt::DisplayRole) {
        const QString above = mailbox->name.parent(mailbox->separator).toString();
        const Connection *connection = connectionOf(index);
        return m_severalConnections && connection ? connection->title() + QStringLiteral("  ›  ") + above
                                                  : above;
    }
    return {};
}

QVariant MailboxMatches::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Mailbox") : tr("In");
}

} // namespace ui
