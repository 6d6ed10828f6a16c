#include "messagerows.h"
#include <algorithm>

namespace ui {

void MessageRows::clear()
{
    // Their memory goes, too.
    m_order = {};
    m_rowOfNumber = {};
    m_takenOut = {};
    m_taken = 0;
    m_nodes = {};
    m_roots = {};
    m_children = {};
    m_nodeOfNumber = {};
    m_placed = 0;
}

void MessageRows::setNewest(quint32 messages)
{
    clear();
    m_kind = Kind::Newest;
    m_known = messages;
}

void MessageRows::setOrder(const std::vector<quint32> &numbers, quint32 messages, Others others)
{
    clear();
    m_kind = Kind::Ordered;
    m_known = messages;
    m_rowOfNumber.assign(messages, -1);
    m_order.reserve(others == Others::Last ? messages : std::min(numbers.size(), size_t(messages)));
    const auto append = [this, messages](quint32 number) {
        if (number >= 1 && number <= messages && m_rowOfNumber[number - 1] < 0) {
            m_rowOfNumber[number - 1] = qint32(m_order.size());
            m_order.push_back(number);
        }
    };
    std::for_each(numbers.begin(), numbers.end(), append);
    for (quint32 number = 1; others == Others::Last && m_order.size() < messages; ++number)
        append(number);
}

void MessageRows::setOrderBegin(const std::vector<quint32> &numbers, quint32 messages, quint32 rows)
{
    setOrder(numbers, messages, Others::Hidden);
    m_order.resize(std::max<size_t>(m_order.size(), std::min(rows, messages)), 0);
}

void MessageRows::setThreads(imap::ThreadForest &&threads, quint32 messages, Others others, Roots order)
{
    clear();
    m_kind = Kind::Threads;
    m_known = messages;
    m_nodeOfNumber.assign(messages, -1);
    m_nodes.reserve(threads.size());
    for (const imap::ThreadNode &thread : threads) {
        const qint32 id = qint32(m_nodes.size());
        Node node{thread.number <= messages ? thread.number : 0, thread.parent, 0, 0};
        // How many children a node has, until all are known.
        if (node.parent >= 0)
            node.row = m_nodes[size_t(node.parent)].firstChild++;
        if (node.number > 0)
            m_nodeOfNumber[node.number - 1] = id;
        m_nodes.push_back(node);
    }
    threads = {};
    qint32 children = 0;
    for (Node &node : m_nodes)
        children += std::exchange(node.firstChild, children);
    m_children.resize(size_t(children));
    for (size_t id = 0; id < m_nodes.size(); ++id) {
        if (const Node &node = m_nodes[id]; node.parent >= 0)
            m_children[size_t(m_nodes[size_t(node.parent)].firstChild + node.row)] = qint32(id);
    }
    // Messages that no thread names stand for themselves.
    for (quint32 number = 1; others == Others::Last && number <= messages; ++number) {
        if (m_nodeOfNumber[number - 1] >= 0)
            continue;
        m_nodeOfNumber[number - 1] = qint32(m_nodes.size());
        m_nodes.push_back({number, -1, children, 0});
    }
    sortRoots(order);
    m_placed = quint32(
        std::count_if(m_nodeOfNumber.begin(), m_nodeOfNumber.end(), [](qint32 node) { return node >= 0; }));
}

void MessageRows::sortRoots(Roots order)
{
    m_roots.clear();
    m_roots.reserve(size_t(
        std::count_if(m_nodes.begin(), m_nodes.end(), [](const Node &node) { return node.parent < 0; })));
    if (order == Roots::LatestBeginning) {
        // As the server has them, from the last on: by the date of their root (RFC 5256 section 3).
        for (qint32 id = qint32(m_nodes.size()) - 1; id >= 0; --id) {
            if (m_nodes[size_t(id)].parent < 0)
                m_roots.push_back(id);
        }
    } else {
        // By the messages from the last on, each thread when its first one comes.
        std::vector<qint32> rootOf(m_nodes.size());
        for (size_t id = 0; id < m_nodes.size(); ++id)
            rootOf[id] = m_nodes[id].parent < 0 ? qint32(id) : rootOf[size_t(m_nodes[id].parent)];
        std::vector<bool> placed(m_nodes.size(), false);
        const auto place = [&](qint32 root) {
            if (!placed[size_t(root)])
                m_roots.push_back(root);
            placed[size_t(root)] = true;
        };
        for (quint32 number = quint32(m_nodeOfNumber.size()); number >= 1; --number) {
            if (const qint32 id = m_nodeOfNumber[number - 1]; id >= 0)
                place(rootOf[size_t(id)]);
        }
        for (size_t id = 0; id < m_nodes.size(); ++id) // of missing ones alone
            place(rootOf[id]);
    }
    for (size_t i = 0; i < m_roots.size(); ++i)
        m_nodes[size_t(m_roots[i])].row = qint32(i);
}

quint32 MessageRows::count() const
{
    return m_kind == Kind::Threads ? m_placed : quint32(rows());
}

quint32 MessageRows::numberAt(int row) const
{
    // Ranges are taken out from the last on.
    for (auto range = m_takenOut.rbegin(); range != m_takenOut.rend() && row >= range->first; ++range)
        row += range->last - range->first + 1;
    return m_kind == Kind::Newest ? m_known - quint32(row) : m_order[size_t(row)];
}

int MessageRows::rowOf(quint32 number) const
{
    if (number < 1 || number > m_known)
        return -1;
    const int row = m_kind == Kind::Newest ? int(m_known - number) : m_rowOfNumber[number - 1];
    int before = 0;
    for (const Range &range : m_takenOut) {
        if (row >= range.first && row <= range.last)
            return -1;
        if (row > range.last)
            before += range.last - range.first + 1;
    }
    return row - before;
}

std::vector<MessageRows::Range> MessageRows::rowsOf(const imap::SequenceSet &numbers, size_t atMost) const
{
    std::vector<Range> ranges;
    if (m_kind == Kind::Newest) {
        const auto &sets = numbers.ranges();
        for (auto set = sets.rbegin(); set != sets.rend() && ranges.size() <= atMost; ++set) {
            if (set->first <= m_known)
                ranges.push_back({rowOf(std::min(set->last, m_known)), rowOf(set->first)});
        }
    } else {
        std::vector<int> rows;
        for (const imap::SequenceSet::Range &set : numbers.ranges()) {
            for (quint32 number = set.first; number <= std::min(set.last, m_known); ++number) {
                if (const int row = rowOf(number); row >= 0)
                    rows.push_back(row);
            }
        }
        std::sort(rows.begin(), rows.end());
        for (const int row : rows) {
            if (!ranges.empty() && ranges.back().last == row - 1)
                ranges.back().last = row;
            else if (ranges.size() > atMost)
                break;
            else
                ranges.push_back({row, row});
        }
    }
    return ranges;
}

void MessageRows::takeOut(const Range &rows)
{
    m_takenOut.push_back(rows);
    m_taken += rows.last - rows.first + 1;
}

// In one pass, however many have gone.
void MessageRows::renumber(const imap::SequenceSet &gone)
{
    m_takenOut.clear();
    m_taken = 0;
    const quint32 before = m_known;
    for (const imap::SequenceSet::Range &range : gone.ranges()) {
        if (range.first <= before)
            m_known -= std::min(range.last, before) - range.first + 1;
    }
    if (m_kind == Kind::Newest)
        return;
    // What number each has now; 0: none.
    std::vector<quint32> now(before);
    quint32 number = 0;
    auto range = gone.ranges().begin();
    for (quint32 old = 1; old <= before; ++old) {
        while (range != gone.ranges().end() && range->last < old)
            ++range;
        now[old - 1] = range != gone.ranges().end() && range->first <= old ? 0 : ++number;
    }
    if (m_kind == Kind::Ordered) {
        m_rowOfNumber.assign(m_known, -1);
        size_t rows = 0;
        size_t unknown = 0;
        for (const quint32 old : m_order) {
            if (old == 0) {
                ++unknown;
            } else if (const quint32 left = now[old - 1]; left > 0) {
                m_rowOfNumber[left - 1] = qint32(rows);
                m_order[rows++] = left;
            }
        }
        m_order.resize(rows);
        m_order.resize(std::min<size_t>(rows + unknown, std::max<size_t>(rows, m_known)), 0);
        return;
    }
    m_nodeOfNumber.assign(m_known, -1);
    m_placed = 0;
    for (size_t id = 0; id < m_nodes.size(); ++id) {
        quint32 &at = m_nodes[id].number;
        if (at > 0)
            at = now[at - 1];
        if (at > 0) {
            m_placed += m_nodeOfNumber[at - 1] < 0;
            m_nodeOfNumber[at - 1] = qint32(id);
        }
    }
}

} // namespace ui
