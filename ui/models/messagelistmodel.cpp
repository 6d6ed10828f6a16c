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
constexpr size_t MaxRemovals = 64;    // ranges of rows that are taken out one after the other
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

template<typename Arrange>
void MessageListModel::rearrange(Arrange arrange)
{
    beginResetModel();
    arrange();
    endResetModel();
    emit countChanged();
}

void MessageListModel::showUnsorted()
{
    rearrange([this] {
        m_texts.clear();
        m_wanted = {};
        m_rows.setNewest(m_mailbox && m_mailbox->isSelected() ? m_mailbox->count() : 0);
    });
}

// A server whose SORT of all messages is older than its EXISTS must not hide anything.
void MessageListModel::setOrder(const std::vector<quint32> &numbers, Others others)
{
    if (m_mailbox)
        rearrange([&] { m_rows.setOrder(numbers, m_mailbox->count(), others); });
}

void MessageListModel::setThreads(const imap::ThreadForest &threads, Others others)
{
    if (m_mailbox)
        rearrange([&] { m_rows.setThreads(threads, m_mailbox->count(), others); });
}

// New messages come on top while nothing else was asked for; a sorted or threaded list is asked for again.
void MessageListModel::appeared(quint32 first)
{
    if (m_rows.kind() != MessageRows::Kind::Newest) {
        emit countChanged();
        emit outdated();
        return;
    }
    const quint32 count = m_mailbox->messages().count();
    beginInsertRows({}, 0, int(count - first));
    m_rows.grow(count);
    endInsertRows();
    emit countChanged();
}

void MessageListModel::aboutToExpunge(const imap::SequenceSet &numbers)
{
    // A thread keeps the places of the messages that go.
    if (isThreaded())
        return;
    const std::vector<MessageRows::Range> ranges = m_rows.rowsOf(numbers, MaxRemovals);
    m_resetting = ranges.size() > MaxRemovals;
    if (m_resetting) {
        emit stormBegins();
        beginResetModel();
        return;
    }
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_rows.takeOut(*range);
        endRemoveRows();
    }
}

void MessageListModel::expunged(const imap::SequenceSet &numbers)
{
    // What is known of those behind them belongs to other numbers now.
    m_texts.clear();
    m_asked = {};
    m_wanted = {};
    // Some came after the order, or the threads, and the numbers of those that are left have shifted.
    const bool unknown = !numbers.isEmpty() && numbers.ranges().back().last > m_rows.known();
    const quint32 placed = m_rows.count();
    QModelIndexList places;
    if (isThreaded() && numbers.count() <= MaxAnnounced) {
        for (const imap::SequenceSet::Range &range : numbers.ranges()) {
            for (quint32 number = range.first; number <= range.last; ++number)
                places += indexOf(number);
        }
    }
    m_rows.renumber(numbers);
    if (std::exchange(m_resetting, false)) {
        endResetModel();
        emit stormEnded(numbers);
    }
    if (isThreaded() && numbers.count() > MaxAnnounced)
        emit manyChanged();
    for (const QModelIndex &place : places) {
        if (place.isValid())
            emit dataChanged(place, place.siblingAtColumn(ColumnCount - 1));
    }
    emit countChanged();
    if (unknown || (isThreaded() && m_rows.count() < placed))
        emit outdated();
}

void MessageListModel::changed(quint32 first, quint32 last)
{
    if (last - first < quint32(MaxTexts)) {
        for (quint32 number = first; number <= last; ++number)
            m_texts.remove(number);
    } else {
        m_texts.clear();
    }
    // What came after the order that is shown has no row yet.
    last = std::min(last, m_rows.known());
    if (first > last)
        return;
    const auto announce = [this](const QModelIndex &top, const QModelIndex &bottom) {
        emit dataChanged(top, bottom.siblingAtColumn(ColumnCount - 1));
    };
    const bool newest = m_rows.kind() == MessageRows::Kind::Newest;
    if (newest && last - first < MaxRange) {
        announce(indexOf(last), indexOf(first));
    } else if (!newest && last - first < MaxAnnounced) {
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

qint32 MessageListModel::nodeOf(const QModelIndex &index) const
{
    return qint32(quint64(index.internalId()) * Gather);
}

QModelIndex MessageListModel::nodeIndex(qint32 node, int column) const
{
    return createIndex(m_rows.node(node).row, column, quintptr(quint64(node) * Scatter));
}

quint32 MessageListModel::numberOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return 0;
    return isThreaded() ? m_rows.node(nodeOf(index)).number : m_rows.numberAt(index.row());
}

QModelIndex MessageListModel::indexOf(quint32 number) const
{
    if (number < 1 || number > m_rows.known())
        return {};
    if (!isThreaded())
        return index(m_rows.rowOf(number), 0);
    const qint32 node = m_rows.nodeOf(number);
    return node < 0 ? QModelIndex() : nodeIndex(node);
}

QModelIndex MessageListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!isThreaded())
        return createIndex(row, column);
    return nodeIndex(parent.isValid() ? m_rows.child(nodeOf(parent), row) : m_rows.root(row), column);
}

QModelIndex MessageListModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || !isThreaded())
        return {};
    const qint32 above = m_rows.node(nodeOf(index)).parent;
    return above < 0 ? QModelIndex() : nodeIndex(above);
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!isThreaded())
        return parent.isValid() ? 0 : m_rows.rows();
    return parent.isValid() ? m_rows.node(nodeOf(parent)).childCount : m_rows.roots();
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
    qint32 node = nodeOf(index);
    while (m_rows.node(node).number == 0 && m_rows.node(node).childCount > 0)
        node = m_rows.child(node, 0);
    const quint32 number = m_rows.node(node).number;
    if (number == 0 || number > m_mailbox->messages().count())
        return tr("(message not in this mailbox)");
    if (m_mailbox->messages().hasEnvelope(number))
        return display(number, Subject);
    want(number);
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
    if (number > m_mailbox->messages().count())
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
