#include "alignment.h"
#include <algorithm>
#include <unordered_map>

namespace imap {

namespace {

using Row = std::vector<quint64>;
using Pairs = std::vector<std::pair<qsizetype, qsizetype>>;

// Of the table of a longest common subsequence; a byte each.
constexpr qsizetype MostCells = 4'000'000;
// Where nothing else helps, the same is looked for so far ahead.
constexpr qsizetype Ahead = 200;

class Aligner
{
public:
    Aligner(const Row &left, const Row &right) : m_left(left), m_right(right) {}

    void align(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd, int depth = 0);
    Pairs take() { return std::move(m_pairs); }

private:
    bool isSame(qsizetype left, qsizetype right) const
    {
        return m_left[size_t(left)] == m_right[size_t(right)];
    }
    void addLeft(qsizetype from, qsizetype to)
    {
        for (; from < to; ++from)
            m_pairs.emplace_back(from, -1);
    }
    void addRight(qsizetype from, qsizetype to)
    {
        for (; from < to; ++from)
            m_pairs.emplace_back(-1, from);
    }
    void byTable(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd);
    void lookingAhead(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd);
    Pairs anchors(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd) const;

    const Row &m_left, &m_right;
    Pairs m_pairs;
};

void Aligner::align(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd, int depth)
{
    for (; left < leftEnd && right < rightEnd && isSame(left, right); ++left, ++right)
        m_pairs.emplace_back(left, right);
    qsizetype alike = 0;
    while (left < leftEnd - alike && right < rightEnd - alike
           && isSame(leftEnd - 1 - alike, rightEnd - 1 - alike))
        ++alike;
    leftEnd -= alike;
    rightEnd -= alike;
    constexpr int Deepest = 20;
    if (left == leftEnd || right == rightEnd) {
        addLeft(left, leftEnd);
        addRight(right, rightEnd);
    } else if ((leftEnd - left) <= MostCells / (rightEnd - right)) {
        byTable(left, leftEnd, right, rightEnd);
    } else if (const Pairs fixed = depth < Deepest ? anchors(left, leftEnd, right, rightEnd) : Pairs();
               !fixed.empty()) {
        for (const auto &[anchor, other] : fixed) {
            align(left, anchor, right, other, depth + 1);
            m_pairs.emplace_back(anchor, other);
            left = anchor + 1;
            right = other + 1;
        }
        align(left, leftEnd, right, rightEnd, depth + 1);
    } else {
        lookingAhead(left, leftEnd, right, rightEnd);
    }
    for (qsizetype i = 0; i < alike; ++i)
        m_pairs.emplace_back(leftEnd + i, rightEnd + i);
}

void Aligner::byTable(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd)
{
    const qsizetype rows = leftEnd - left, columns = rightEnd - right;
    enum Way : quint8 { Both, Left, Right };
    std::vector<quint8> ways(size_t(rows * columns));
    std::vector<quint32> above(size_t(columns) + 1), row(size_t(columns) + 1);
    // From the end on, so that the way is walked from the beginning.
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j) {
            const auto at = size_t(j);
            Way way = Both;
            if (isSame(left + i, right + j)) {
                row[at] = above[at + 1] + 1;
            } else {
                way = above[at] >= row[at + 1] ? Left : Right;
                row[at] = std::max(above[at], row[at + 1]);
            }
            ways[size_t(i * columns + j)] = way;
        }
        std::swap(above, row);
    }
    qsizetype i = 0, j = 0;
    while (i < rows && j < columns) {
        switch (Way(ways[size_t(i * columns + j)])) {
        case Both:
            m_pairs.emplace_back(left + i++, right + j++);
            break;
        case Left:
            m_pairs.emplace_back(left + i++, -1);
            break;
        case Right:
            m_pairs.emplace_back(-1, right + j++);
            break;
        }
    }
    addLeft(left + i, leftEnd);
    addRight(right + j, rightEnd);
}

// Those that are there once on either side, as many as keep their order.
Pairs Aligner::anchors(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd) const
{
    struct Count
    {
        qsizetype left = -1, right = -1;
        int lefts = 0, rights = 0;
    };
    std::unordered_map<quint64, Count> counts;
    for (qsizetype i = left; i < leftEnd; ++i) {
        Count &count = counts[m_left[size_t(i)]];
        count.left = i;
        ++count.lefts;
    }
    for (qsizetype i = right; i < rightEnd; ++i) {
        Count &count = counts[m_right[size_t(i)]];
        count.right = i;
        ++count.rights;
    }
    Pairs once;
    for (const auto &[key, count] : counts) {
        if (count.lefts == 1 && count.rights == 1)
            once.emplace_back(count.left, count.right);
    }
    std::sort(once.begin(), once.end());
    // The longest row of them that rises on the right.
    std::vector<size_t> ends;
    std::vector<qsizetype> before(once.size(), -1);
    for (size_t i = 0; i < once.size(); ++i) {
        const auto at =
            std::lower_bound(ends.begin(), ends.end(), once[i].second,
                             [&once](size_t end, qsizetype value) { return once[end].second < value; });
        if (at != ends.begin())
            before[i] = qsizetype(*std::prev(at));
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    Pairs rising;
    for (qsizetype i = ends.empty() ? -1 : qsizetype(ends.back()); i >= 0; i = before[size_t(i)])
        rising.push_back(once[size_t(i)]);
    std::reverse(rising.begin(), rising.end());
    return rising;
}

void Aligner::lookingAhead(qsizetype left, qsizetype leftEnd, qsizetype right, qsizetype rightEnd)
{
    while (left < leftEnd && right < rightEnd) {
        qsizetype distance = 0, leftSkip = -1;
        for (; distance <= Ahead && leftSkip < 0; ++distance) {
            for (qsizetype skip = 0; skip <= distance; ++skip) {
                const qsizetype i = left + skip, j = right + distance - skip;
                if (i < leftEnd && j < rightEnd && isSame(i, j)) {
                    leftSkip = skip;
                    break;
                }
            }
        }
        if (leftSkip < 0) {
            m_pairs.emplace_back(left++, -1);
            m_pairs.emplace_back(-1, right++);
            continue;
        }
        const qsizetype rightSkip = distance - 1 - leftSkip;
        addLeft(left, left + leftSkip);
        addRight(right, right + rightSkip);
        left += leftSkip;
        right += rightSkip;
        m_pairs.emplace_back(left++, right++);
    }
    addLeft(left, leftEnd);
    addRight(right, rightEnd);
}

} // namespace

std::vector<std::pair<qsizetype, qsizetype>> align(const std::vector<quint64> &left,
                                                   const std::vector<quint64> &right)
{
    Aligner aligner(left, right);
    aligner.align(0, qsizetype(left.size()), 0, qsizetype(right.size()));
    return aligner.take();
}

} // namespace imap
