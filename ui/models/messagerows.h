#pragma once
#include "imapcore/commands/thread.h"
#include "imapcore/sequenceset.h"
#include <vector>

namespace ui {

// Which message stands in which row of the list, and the other way round: newest first, in some order, or in threads.
// Made straight from what the server answers, in vectors: nothing is allocated for a row.
class MessageRows
{
public:
    enum class Kind { Newest, Ordered, Threads };
    // Messages that an order does not name come last, or have no row.
    enum class Others { Last, Hidden };
    struct Range
    {
        int first, last; // both within
    };
    // A message in a thread, or the place of one that is missing (number 0). Its children stand together in m_children,
    // before those of the next node.
    struct Node
    {
        quint32 number;
        qint32 parent, firstChild, row;
    };

    Kind kind() const { return m_kind; }
    // The rows are those of the messages from 1 to this.
    quint32 known() const { return m_known; }
    // How many of them have a row.
    quint32 count() const;

    void setNewest(quint32 messages);
    // Messages that are not there are left out, and so are those that are named twice.
    void setOrder(const std::vector<quint32> &numbers, quint32 messages, Others others);
    // Only how it begins is known: the first of so many rows. What stands in the others is 0.
    void setOrderBegin(const std::vector<quint32> &numbers, quint32 messages, quint32 rows);
    // The thread that began last comes first, or the one with the message that came last.
    enum class Roots { LatestBeginning, LatestMessage };
    // The threads are gone before all of it stands: a million messages fill much.
    void setThreads(imap::ThreadForest &&threads, quint32 messages, Others others, Roots order);
    void sortRoots(Roots order);
    // Messages have come on top; of the newest first.
    void grow(quint32 messages) { m_known = messages; }

    // --- lists
    int rows() const { return (m_kind == Kind::Newest ? int(m_known) : int(m_order.size())) - m_taken; }
    quint32 numberAt(int row) const; // 0: not known yet
    int rowOf(quint32 number) const; // -1: none

    // --- threads
    const Node &node(qint32 id) const { return m_nodes[size_t(id)]; }
    qint32 nodeOf(quint32 number) const { return m_nodeOfNumber[number - 1]; } // -1: none
    qint32 root(int row) const { return m_roots[size_t(row)]; }
    int roots() const { return int(m_roots.size()); }
    qint32 child(qint32 id, int row) const { return m_children[size_t(node(id).firstChild + row)]; }
    int childCount(qint32 id) const
    {
        const size_t next = size_t(id) + 1;
        return (next < m_nodes.size() ? m_nodes[next].firstChild : qint32(m_children.size()))
               - node(id).firstChild;
    }

    // --- messages that go. First the rows of a list, one range after the other from the last on; until all of them are
    // out, everything has its old number. Threads keep the places.
    // In ascending order; if there are more than `atMost`, not all of them.
    std::vector<Range> rowsOf(const imap::SequenceSet &numbers, size_t atMost) const;
    void takeOut(const Range &rows);
    void renumber(const imap::SequenceSet &gone);

private:
    void clear();

    Kind m_kind = Kind::Newest;
    quint32 m_known = 0;
    std::vector<quint32> m_order;
    std::vector<qint32> m_rowOfNumber; // of m_order; index number - 1
    std::vector<Range> m_takenOut;     // rows of m_order that are none any more; the last comes first
    int m_taken = 0;                   // how many these are
    std::vector<Node> m_nodes;
    std::vector<qint32> m_roots, m_children, m_nodeOfNumber;
    quint32 m_placed = 0; // nodes that are messages
};

} // namespace ui
