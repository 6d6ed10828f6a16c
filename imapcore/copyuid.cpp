#include "copyuid.h"
#include "wire/cursor.h"
#include <algorithm>
#include <numeric>

namespace imap {

namespace {

quint64 countOf(const std::vector<SequenceSet::Range> &ranges)
{
    return std::accumulate(
        ranges.begin(), ranges.end(), quint64(0),
        [](quint64 sum, const SequenceSet::Range &range) { return sum + range.last - range.first + 1; });
}

} // namespace

// resp-code-copy = "COPYUID" SP nz-number SP uid-set SP uid-set
bool CopyUid::add(QByteArrayView arguments)
{
    Cursor in(arguments);
    quint32 uidValidity = 0;
    in.space();
    if (!in.expectNumber(uidValidity) || !in.expectSpace())
        return false;
    const auto from = SequenceSet::rangesInOrder(in.atom());
    in.space();
    const auto to = SequenceSet::rangesInOrder(in.atom());
    if (!from || !to || countOf(*from) != countOf(*to))
        return false;
    m_uidValidity = uidValidity;
    m_from.insert(m_from.end(), from->begin(), from->end());
    m_to.insert(m_to.end(), to->begin(), to->end());
    return true;
}

std::optional<quint32> CopyUid::destinationOf(quint32 uid) const
{
    quint64 place = 0;
    auto at = m_from.begin();
    for (; at != m_from.end() && (uid < at->first || uid > at->last); ++at)
        place += at->last - at->first + 1;
    if (at == m_from.end())
        return {};
    place += uid - at->first;
    for (const SequenceSet::Range &range : m_to) {
        const quint64 size = quint64(range.last) - range.first + 1;
        if (place < size)
            return quint32(range.first + place);
        place -= size;
    }
    return {};
}

SequenceSet CopyUid::joined(const Ranges &ranges)
{
    Ranges sorted = ranges;
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    SequenceSet set;
    for (const SequenceSet::Range &range : sorted)
        set.add(range.first, range.last);
    return set;
}

} // namespace imap
