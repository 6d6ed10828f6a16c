#include "messagelistmodel.h"
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QTimerEvent>
#include <algorithm>

namespace ui {

namespace {
// What was scrolled past meanwhile is asked for in the same flight; longer would be felt.
constexpr int GatherMs = 15;
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
    m_cells.setMailbox(mailbox);
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
    if (m_mailbox && m_mailbox->isSelected())
        emit outdated();
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
        m_cells.forget();
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

void MessageListModel::setOrderBegin(const std::vector<quint32> &numbers, quint32 rows)
{
    if (m_mailbox)
        rearrange([&] { m_rows.setOrderBegin(numbers, m_mailbox->count(), rows); });
}

void MessageListModel::setThreads(imap::ThreadForest threads, Others others, Roots order)
{
    if (m_mailbox)
        rearrange([&] { m_rows.setThreads(std::move(threads), m_mailbox->count(), others, order); });
}

void MessageListModel::sortRoots(Roots order)
{
    if (isThreaded())
        rearrange([&] { m_rows.sortRoots(order); });
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
    m_cells.forget();
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
    if (last - first < MaxAnnounced) {
        for (quint32 number = first; number <= last; ++number)
            m_cells.forget(number);
    } else {
        m_cells.forget();
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
    // A view asks for a million of them when it is laid out.
    if (!isThreaded()) {
        const bool isThere = uint(row) < uint(m_rows.rows()) && uint(column) < uint(ColumnCount);
        return isThere && !parent.isValid() ? createIndex(row, column) : QModelIndex();
    }
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
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
    return parent.isValid() ? m_rows.childCount(nodeOf(parent)) : m_rows.roots();
}

bool MessageListModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

// In a list no view needs to ask whether there is something below.
Qt::ItemFlags MessageListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    constexpr Qt::ItemFlags row = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return isThreaded() ? row : row | Qt::ItemNeverHasChildren;
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

// A row without a message. In a thread it is the place of one that is missing: what its answers are about stands in for it.
QVariant MessageListModel::placeData(const QModelIndex &index, int role) const
{
    if (role == Qt::ForegroundRole)
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole && isThreaded())
        return tr("The server puts these messages together; the one they answer is not in this mailbox.");
    if (role != Qt::DisplayRole || index.column() != Subject)
        return {};
    if (!isThreaded())
        return QStringLiteral("…"); // the server has not said yet which one stands here
    qint32 node = nodeOf(index);
    while (m_rows.node(node).number == 0 && m_rows.childCount(node) > 0)
        node = m_rows.child(node, 0);
    const quint32 number = m_rows.node(node).number;
    if (number == 0 || number > m_mailbox->messages().count())
        return tr("(message not in this mailbox)");
    if (m_mailbox->messages().hasEnvelope(number))
        return m_cells.text(number, Subject);
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
        return MessageCells::isNumeric(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                                       : QVariant();
    if (number == 0)
        return placeData(index, role);
    // An EXPUNGE that the views have not been told of yet.
    if (number > m_mailbox->messages().count())
        return {};
    const bool fetched = m_cells.isFetched(number);
    if (role == FetchedRole)
        return fetched;
    if (role == Qt::DisplayRole && !m_cells.isComplete(number))
        want(number);
    if (!fetched) {
        if (role != Qt::DisplayRole)
            return {};
        return index.column() == Subject  ? QVariant(QStringLiteral("…"))
               : index.column() == Number ? QVariant(m_cells.text(number, Number))
                                          : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(number, index.column());
    case Qt::DecorationRole:
        return index.column() == Flags ? QVariant(m_cells.decoration(number)) : QVariant();
    case Qt::ToolTipRole:
        return m_cells.toolTip(number, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Flags ? m_cells.flagNames(number) : m_cells.text(number, index.column());
    case KeywordsRole:
        return m_cells.keywords(number);
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

// What they need and was not asked for before is asked for with the next look.
void MessageListModel::setShown(quint32 columns)
{
    m_cells.setShown(columns);
    m_asked = {};
    emit manyChanged();
}

void MessageListModel::setSecondKey(int column, Qt::SortOrder order)
{
    m_secondKey = column;
    m_secondOrder = order;
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && MessageCells::isNumeric(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return MessageCells::description(section);
    if (role == Qt::AccessibleTextRole)
        return MessageCells::title(section);
    if (role != Qt::DisplayRole)
        return {};
    // The header has one arrow, for the first key.
    if (section == m_secondKey)
        return QStringLiteral("%1 %2\u00b2")
            .arg(MessageCells::title(section),
                 m_secondOrder == Qt::AscendingOrder ? QStringLiteral("▾") : QStringLiteral("▴"));
    return MessageCells::title(section);
}

} // namespace ui
