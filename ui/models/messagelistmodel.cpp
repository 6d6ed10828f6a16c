#include "messagelistmodel.h"
#include "imapcore/envelope.h"
#include "ui/support/format.h"
#include "ui/support/headertext.h"
#include "ui/support/icons.h"
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QTimerEvent>
#include <algorithm>

namespace ui {

namespace {
// What was scrolled past meanwhile is asked for in the same flight; longer would be felt.
constexpr int GatherMs = 15;
constexpr qsizetype MaxTexts = 2000;
constexpr quint32 MaxAnnounced = 500; // rows one by one
constexpr quint32 MaxRange = 20'000;  // rows in one range
} // namespace

MessageListModel::MessageListModel(QObject *parent) : QAbstractItemModel(parent) {}

void MessageListModel::setMailbox(const imap::Mailbox *mailbox)
{
    if (m_mailbox)
        m_mailbox->disconnect(this);
    m_mailbox = mailbox;
    if (mailbox) {
        connect(mailbox, &imap::Mailbox::reset, this, &MessageListModel::reset);
        connect(mailbox, &QObject::destroyed, this, &MessageListModel::reset);
        connect(mailbox, &imap::Mailbox::appeared, this, &MessageListModel::appeared);
        connect(mailbox, &imap::Mailbox::changed, this, &MessageListModel::changed);
        connect(mailbox, &imap::Mailbox::aboutToExpunge, this, &MessageListModel::aboutToExpunge);
        connect(mailbox, &imap::Mailbox::expunged, this, &MessageListModel::expunged);
    }
    reset();
}

void MessageListModel::reset()
{
    m_asked = {};
    showUnsorted();
}

void MessageListModel::showUnsorted()
{
    beginResetModel();
    m_kind = Arrangement::Newest;
    m_order.clear();
    m_rowOfNumber.clear();
    m_nodes.clear();
    m_roots.clear();
    m_nodeOfNumber.clear();
    m_texts.clear();
    m_wanted = {};
    m_count = m_mailbox && m_mailbox->isSelected() ? m_mailbox->count() : 0;
    endResetModel();
}

// Numbers that the mailbox does not have are left out. A server whose SORT of all messages is older than its EXISTS must
// not hide anything.
void MessageListModel::setOrder(std::vector<quint32> numbers, Others others)
{
    if (!m_mailbox)
        return;
    beginResetModel();
    m_kind = Arrangement::Ordered;
    m_nodes.clear();
    m_roots.clear();
    m_nodeOfNumber.clear();
    m_count = m_mailbox->count();
    m_rowOfNumber.assign(m_count, UINT32_MAX);
    m_order.clear();
    m_order.reserve(others == Others::Last ? m_count : std::min(numbers.size(), size_t(m_count)));
    const auto append = [this](quint32 number) {
        if (number >= 1 && number <= m_count && m_rowOfNumber[number - 1] == UINT32_MAX) {
            m_rowOfNumber[number - 1] = quint32(m_order.size());
            m_order.push_back(number);
        }
    };
    std::for_each(numbers.begin(), numbers.end(), append);
    for (quint32 number = 1; others == Others::Last && m_order.size() < m_count; ++number)
        append(number);
    endResetModel();
}

void MessageListModel::setThreads(imap::ThreadForest threads, Others others)
{
    if (!m_mailbox)
        return;
    beginResetModel();
    m_kind = Arrangement::Threads;
    m_order.clear();
    m_rowOfNumber.clear();
    m_roots.clear();
    m_count = m_mailbox->count();
    m_nodeOfNumber.assign(m_count, -1);
    m_nodes.clear();
    m_nodes.reserve(threads.size());
    for (const imap::ThreadNode &thread : threads) {
        const qint32 id = qint32(m_nodes.size());
        Node node{thread.number <= m_count ? thread.number : 0, thread.parent, 0, 0, 0};
        if (node.parent < 0)
            m_roots.push_back(id);
        else
            node.row = m_nodes[size_t(node.parent)].childCount++;
        if (node.number > 0)
            m_nodeOfNumber[node.number - 1] = id;
        m_nodes.push_back(node);
    }
    qint32 children = 0;
    for (Node &node : m_nodes) {
        node.firstChild = children;
        children += node.childCount;
    }
    m_children.resize(size_t(children));
    for (size_t id = 0; id < m_nodes.size(); ++id) {
        if (const Node &node = m_nodes[id]; node.parent >= 0)
            m_children[size_t(m_nodes[size_t(node.parent)].firstChild + node.row)] = qint32(id);
    }
    // Messages that no thread names stand for themselves.
    for (quint32 number = 1; others == Others::Last && number <= m_count; ++number) {
        if (m_nodeOfNumber[number - 1] >= 0)
            continue;
        m_nodeOfNumber[number - 1] = qint32(m_nodes.size());
        m_roots.push_back(qint32(m_nodes.size()));
        m_nodes.push_back({number, -1, 0, 0, 0});
    }
    // Newest first here as well. Servers order threads by the date of their root (RFC 5256 section 3).
    std::reverse(m_roots.begin(), m_roots.end());
    for (size_t i = 0; i < m_roots.size(); ++i)
        m_nodes[size_t(m_roots[i])].row = qint32(i);
    endResetModel();
}

// New messages come on top while nothing else was asked for; a sorted or threaded list is asked for again.
void MessageListModel::appeared(quint32 first)
{
    if (m_kind != Arrangement::Newest) {
        emit outdated();
        return;
    }
    const quint32 added = m_mailbox->count() - first + 1;
    beginInsertRows({}, 0, int(added) - 1);
    m_count = m_mailbox->count();
    endInsertRows();
}

void MessageListModel::aboutToExpunge(quint32 number)
{
    // A thread keeps the place of the message that goes; one that came after the order has no row.
    if (m_kind == Arrangement::Threads || number > m_count)
        return;
    const int row = indexOf(number).row();
    m_removing = row >= 0;
    if (m_removing)
        beginRemoveRows({}, row, row);
}

void MessageListModel::expunged(quint32 number)
{
    // What is known of those behind it belongs to other numbers now.
    m_texts.clear();
    m_asked = {};
    m_wanted = {};
    if (number > m_count) {
        emit outdated();
        return;
    }
    --m_count;
    const bool hadRow = std::exchange(m_removing, false);
    const auto moveDown = [number](quint32 &other) {
        other -= other > number ? 1 : 0;
    };
    switch (m_kind) {
    case Arrangement::Newest:
        endRemoveRows();
        return;
    case Arrangement::Ordered:
        if (hadRow)
            m_order.erase(m_order.begin() + m_rowOfNumber[number - 1]);
        std::for_each(m_order.begin(), m_order.end(), moveDown);
        m_rowOfNumber.assign(m_count, UINT32_MAX);
        for (size_t row = 0; row < m_order.size(); ++row)
            m_rowOfNumber[m_order[row] - 1] = quint32(row);
        if (hadRow)
            endRemoveRows();
        return;
    case Arrangement::Threads:
        const qint32 gone = m_nodeOfNumber[number - 1];
        if (gone >= 0)
            m_nodes[size_t(gone)].number = 0;
        for (Node &node : m_nodes)
            moveDown(node.number);
        m_nodeOfNumber.erase(m_nodeOfNumber.begin() + (number - 1));
        if (gone < 0)
            return;
        emit dataChanged(nodeIndex(gone), nodeIndex(gone, ColumnCount - 1));
        emit outdated();
    }
}

void MessageListModel::changed(quint32 first, quint32 last)
{
    if (m_count == 0)
        return;
    if (last - first < quint32(MaxTexts)) {
        for (quint32 number = first; number <= last; ++number)
            m_texts.remove(number);
    } else {
        m_texts.clear();
    }
    // What came after the order that is shown has no row yet.
    last = std::min(last, m_count);
    if (first > last)
        return;
    const auto announce = [this](const QModelIndex &top, const QModelIndex &bottom) {
        emit dataChanged(top, bottom.siblingAtColumn(ColumnCount - 1));
    };
    if (m_kind == Arrangement::Newest && last - first < MaxRange) {
        announce(indexOf(last), indexOf(first));
    } else if (m_kind != Arrangement::Newest && last - first < MaxAnnounced) {
        for (quint32 number = first; number <= last; ++number) {
            QModelIndex at = indexOf(number);
            if (!at.isValid())
                continue;
            announce(at, at);
            // The place of a missing message shows what its answers are about.
            for (at = at.parent(); at.isValid() && numberOf(at) == 0; at = at.parent())
                announce(at, at);
        }
    } else {
        emit manyChanged();
    }
}

quint32 MessageListModel::messageCount() const
{
    switch (m_kind) {
    case Arrangement::Newest:
        return m_count;
    case Arrangement::Ordered:
        return quint32(m_order.size());
    case Arrangement::Threads:
        return quint32(
            std::count_if(m_nodes.begin(), m_nodes.end(), [](const Node &node) { return node.number > 0; }));
    }
    return 0;
}

qint32 MessageListModel::nodeOf(const QModelIndex &index) const
{
    return qint32(quint64(index.internalId()) * Gather);
}

QModelIndex MessageListModel::nodeIndex(qint32 node, int column) const
{
    return createIndex(m_nodes[size_t(node)].row, column, quintptr(quint64(node) * Scatter));
}

quint32 MessageListModel::numberOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return 0;
    switch (m_kind) {
    case Arrangement::Newest:
        return m_count - quint32(index.row());
    case Arrangement::Ordered:
        return m_order[size_t(index.row())];
    case Arrangement::Threads:
        return m_nodes[size_t(nodeOf(index))].number;
    }
    return 0;
}

QModelIndex MessageListModel::indexOf(quint32 number) const
{
    if (number < 1 || number > m_count)
        return {};
    switch (m_kind) {
    case Arrangement::Newest:
        return index(int(m_count - number), 0);
    case Arrangement::Ordered:
        return m_rowOfNumber[number - 1] == UINT32_MAX ? QModelIndex()
                                                       : index(int(m_rowOfNumber[number - 1]), 0);
    case Arrangement::Threads:
        return m_nodeOfNumber[number - 1] < 0 ? QModelIndex() : nodeIndex(m_nodeOfNumber[number - 1]);
    }
    return {};
}

QModelIndex MessageListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (m_kind != Arrangement::Threads)
        return createIndex(row, column);
    if (!parent.isValid())
        return nodeIndex(m_roots[size_t(row)], column);
    const Node &above = m_nodes[size_t(nodeOf(parent))];
    return nodeIndex(m_children[size_t(above.firstChild + row)], column);
}

QModelIndex MessageListModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || m_kind != Arrangement::Threads)
        return {};
    const qint32 above = m_nodes[size_t(nodeOf(index))].parent;
    return above < 0 ? QModelIndex() : nodeIndex(above);
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (m_kind != Arrangement::Threads)
        return parent.isValid() ? 0 : int(m_kind == Arrangement::Newest ? m_count : m_order.size());
    return parent.isValid() ? m_nodes[size_t(nodeOf(parent))].childCount : int(m_roots.size());
}

bool MessageListModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

int MessageListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

void MessageListModel::want(quint32 number) const
{
    if (m_asked.contains(number))
        return;
    m_wanted.add(number);
    if (!m_wanting.isActive())
        m_wanting.start(GatherMs, const_cast<MessageListModel *>(this));
}

void MessageListModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_wanting.timerId())
        return;
    m_wanting.stop();
    const imap::SequenceSet numbers = std::exchange(m_wanted, {});
    if (numbers.isEmpty())
        return;
    for (const imap::SequenceSet::Range &range : numbers.ranges())
        m_asked.add(range.first, range.last);
    emit wanted(numbers);
}

const MessageListModel::Texts &MessageListModel::texts(quint32 number) const
{
    if (const auto known = m_texts.constFind(number); known != m_texts.constEnd())
        return *known;
    if (m_texts.size() >= MaxTexts)
        m_texts.clear();
    Texts made;
    const imap::MessageStore &messages = m_mailbox->messages();
    QDateTime date;
    if (const auto envelope = imap::Envelope::fromWire(messages.envelope(number))) {
        made.from = firstAddress(envelope->from);
        made.fromAll = allAddresses(envelope->from);
        made.subject = headerText(envelope->subject);
        date = imap::parseMessageDate(envelope->date);
    }
    const qint64 internal = messages.at(number).internalDate;
    if (!date.isValid() && internal != imap::MessageStore::NoDate)
        date = QDateTime::fromSecsSinceEpoch(internal);
    if (date.isValid()) {
        made.date = formatDateShort(date);
        made.dateExact = formatDateExact(date);
    }
    return *m_texts.insert(number, std::move(made));
}

QVariant MessageListModel::display(quint32 number, int column) const
{
    const imap::MessageStore &messages = m_mailbox->messages();
    switch (column) {
    case Flags:
        return messages.flags(number).keywords.isEmpty()
                   ? QString()
                   : QString::fromUtf8(messages.flags(number).keywords.join(' '));
    case From:
        return texts(number).from;
    case Subject: {
        const QString &subject = texts(number).subject;
        return subject.isEmpty() ? tr("(no subject)") : subject;
    }
    case Date:
        return texts(number).date;
    case Size:
        return messages.at(number).size < 0 ? QString() : formatSize(messages.at(number).size);
    default:
        return {};
    }
}

QVariant MessageListModel::decoration(quint32 number) const
{
    const quint32 flags = m_mailbox->messages().flags(number).system;
    using enum imap::MessageStore::Flag;
    if (flags & Deleted)
        return icon("deleted", Tone::Bad);
    if (flags & Flagged)
        return icon("flag", Tone::Warning);
    if (flags & Draft)
        return icon("draft-message", Tone::Muted);
    if (flags & Answered)
        return icon("answered", Tone::Muted);
    return flags & Seen ? icon("seen", Tone::Muted) : icon("unseen", Tone::Accent);
}

QString MessageListModel::flagNames(quint32 number) const
{
    const imap::MessageStore::FlagSet &flags = m_mailbox->messages().flags(number);
    using enum imap::MessageStore::Flag;
    static constexpr std::pair<quint32, const char *> names[] = {
        {Seen, "\\Seen"},       {Answered, "\\Answered"}, {Flagged, "\\Flagged"},
        {Deleted, "\\Deleted"}, {Draft, "\\Draft"},       {Recent, "\\Recent"}};
    QStringList list;
    for (const auto &[bit, name] : names) {
        if (flags.system & bit)
            list += QString::fromLatin1(name);
    }
    for (const QByteArray &keyword : flags.keywords)
        list += QString::fromUtf8(keyword);
    return list.isEmpty() ? tr("No flags") : list.join(u' ');
}

QString MessageListModel::toolTip(quint32 number, int column) const
{
    const imap::MessageStore &messages = m_mailbox->messages();
    switch (column) {
    case Flags:
        return flagNames(number);
    case From:
        return texts(number).fromAll;
    case Subject:
        return texts(number).subject;
    case Date: {
        const qint64 internal = messages.at(number).internalDate;
        QString text = tr("Sent: %1").arg(texts(number).dateExact);
        if (internal != imap::MessageStore::NoDate)
            text += u'\n' + tr("Received: %1").arg(formatDateExact(QDateTime::fromSecsSinceEpoch(internal)));
        return text;
    }
    case Size:
        return tr("In octets: %1").arg(formatCount(quint64(std::max<qint64>(messages.at(number).size, 0))));
    default:
        return {};
    }
}

// The place of a message that is missing from its thread: what its answers are about stands in for it.
QVariant MessageListModel::placeData(const QModelIndex &index, int role) const
{
    if (role == Qt::ForegroundRole)
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole)
        return tr("The server puts these messages together; the one they answer is not in this mailbox.");
    if (role != Qt::DisplayRole || index.column() != Subject)
        return {};
    const Node *node = &m_nodes[size_t(nodeOf(index))];
    while (node->number == 0 && node->childCount > 0)
        node = &m_nodes[size_t(m_children[size_t(node->firstChild)])];
    if (node->number == 0 || node->number > m_mailbox->count())
        return tr("(message not in this mailbox)");
    if (m_mailbox->messages().hasEnvelope(node->number))
        return display(node->number, Subject);
    want(node->number);
    return QStringLiteral("…");
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_mailbox)
        return {};
    const quint32 number = numberOf(index);
    if (role == NumberRole)
        return number;
    if (role == Qt::TextAlignmentRole)
        return index.column() == Size || index.column() == Date
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    if (number == 0)
        return placeData(index, role);
    // An EXPUNGE that the views have not been told of yet.
    if (number > m_mailbox->count())
        return {};
    const bool fetched = m_mailbox->messages().hasEnvelope(number);
    if (role == FetchedRole)
        return fetched;
    if (!fetched) {
        if (role != Qt::DisplayRole)
            return {};
        want(number);
        return index.column() == Subject ? QVariant(QStringLiteral("…")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return display(number, index.column());
    case Qt::DecorationRole:
        return index.column() == Flags ? decoration(number) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(number, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Flags ? flagNames(number) : display(number, index.column());
    case Qt::FontRole: {
        QFont font;
        const quint32 flags = m_mailbox->messages().flags(number).system;
        font.setBold(!(flags & imap::MessageStore::Seen));
        font.setStrikeOut(flags & imap::MessageStore::Deleted);
        return font;
    }
    default:
        return {};
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Size || section == Date))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Flags:
        return tr("Flags");
    case From:
        return tr("From");
    case Subject:
        return tr("Subject");
    case Date:
        return tr("Date");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace ui
