#pragma once
#include "imapcore/commands/thread.h"
#include "imapcore/mailbox.h"
#include "imapcore/sequenceset.h"
#include "messagecells.h"
#include "messagerows.h"
#include <QAbstractItemModel>
#include <QBasicTimer>
#include <QPointer>
#include <vector>

namespace ui {

// The selected mailbox as a list or as threads. It holds no copy of the messages: rows are there from the moment
// the server tells their number, and FETCH only makes the model announce a change. Whatever a view asks for and
// is not there yet is gathered and asked for in one go (`wanted`).
class MessageListModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    using Column = MessageCells::Column;
    using enum MessageCells::Column;
    enum Role { NumberRole = Qt::UserRole, FetchedRole, KeywordsRole };

    explicit MessageListModel(QObject *parent = nullptr);

    // Shows this mailbox from now on, or nothing.
    void setMailbox(const imap::Mailbox *mailbox);
    const imap::Mailbox *mailbox() const { return m_mailbox; }

    // Which columns are seen, a bit for each, and the FETCH items that bring what they need.
    void setShown(quint32 columns);
    QByteArrayList items() const { return m_cells.items(); }

    // Newest first, as long as nothing else was asked for.
    void showUnsorted();
    using Others = MessageRows::Others;
    void setOrder(const std::vector<quint32> &numbers, Others others = Others::Last);
    // How an order begins, as long as no more of it is known; with so many rows.
    void setOrderBegin(const std::vector<quint32> &numbers, quint32 rows);
    using Roots = MessageRows::Roots;
    void setThreads(imap::ThreadForest threads, Others others = Others::Last,
                    Roots order = Roots::LatestBeginning);
    void sortRoots(Roots order);
    bool isThreaded() const { return m_rows.kind() == MessageRows::Kind::Threads; }
    // How many messages have rows.
    quint32 messageCount() const { return m_rows.count(); }

    // Where the first key is the same, rows are sorted by this column; -1: by none. The header shows it.
    void setSecondKey(int column, Qt::SortOrder order);

    // 0 where the row is only the place of a message that is missing from a thread.
    quint32 numberOf(const QModelIndex &index) const;
    QModelIndex indexOf(quint32 number) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    // Shown but not fetched yet.
    void wanted(const imap::SequenceSet &numbers);
    // So much has changed that a view had better paint what is on the screen: QTreeView looks at every row of a range
    // that dataChanged names, a third of a second for a million, and in another order few numbers span all rows.
    void manyChanged();
    // Messages have come or gone, whether they have rows or not. Everything is as it is going to be.
    void countChanged();
    // So many rows are about to go that the model is reset for it, and that they have gone.
    void stormBegins();
    void stormEnded(const imap::SequenceSet &gone);
    // The order, or the threads, no longer hold for the messages that are there: a new one is needed.
    void outdated();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    qint32 nodeOf(const QModelIndex &index) const;
    QModelIndex nodeIndex(qint32 node, int column = 0) const;
    void reset();
    template<typename Arrange>
    void rearrange(Arrange arrange);
    void appeared(quint32 first);
    void changed(quint32 first, quint32 last);
    void aboutToExpunge(const imap::SequenceSet &numbers);
    void expunged(const imap::SequenceSet &numbers);
    void want(quint32 number) const;
    QVariant placeData(const QModelIndex &index, int role) const;

    // Qt's views keep the indexes of open branches in a hash that only adds row and id. Small consecutive ids
    // collide there and make collapsing ten thousand threaded messages take half a minute: ids are scattered.
    static constexpr quint64 Scatter = 0x9E3779B97F4A7C15u;
    static constexpr quint64 Gather = 0xF1DE83E19937733Du; // its inverse modulo 2^64

    QPointer<const imap::Mailbox> m_mailbox;
    MessageRows m_rows;
    MessageCells m_cells;
    int m_secondKey = -1;
    Qt::SortOrder m_secondOrder = Qt::AscendingOrder;
    bool m_resetting = false;           // until they are gone
    mutable imap::SequenceSet m_wanted; // since the last time they were asked for
    imap::SequenceSet m_asked;          // and not come yet, as far as is known
    mutable QBasicTimer m_wanting;
};

} // namespace ui
