#include "sequenceset.h"
#include <algorithm>
#include <charconv>
#include <numeric>

namespace imap {

// sequence-set = (seq-number / seq-range) ["," sequence-set]
// seq-range    = seq-number ":" seq-number    ; in either order
SequenceSet SequenceSet::fromWire(QByteArrayView text, quint32 star, bool *ok)
{
    std::vector<Range> ranges;
    const char *at = text.begin();
    const char *const end = text.end();
    bool good = true;
    const auto read = [&](quint32 &number) {
        if (at < end && *at == '*') {
            ++at;
            number = star;
            return star > 0;
        }
        const auto [digitsEnd, error] = std::from_chars(at, end, number);
        at = digitsEnd;
        return error == std::errc{} && number > 0;
    };
    while (good && at < end) {
        quint32 first = 0;
        good = read(first);
        quint32 last = first;
        if (good && at < end && *at == ':') {
            ++at;
            good = read(last);
        }
        if (good)
            ranges.push_back({std::min(first, last), std::max(first, last)});
        if (at < end)
            good = good && *at++ == ',';
    }
    if (ok)
        *ok = good;
    if (!good)
        return {};
    // Adding at the back costs nothing, in any other order each would move all the others.
    const auto before = [](const Range &a, const Range &b) {
        return a.first < b.first;
    };
    if (!std::is_sorted(ranges.begin(), ranges.end(), before))
        std::sort(ranges.begin(), ranges.end(), before);
    SequenceSet set;
    for (const Range &range : ranges)
        set.add(range.first, range.last);
    return set;
}

std::optional<std::vector<SequenceSet::Range>> SequenceSet::rangesInOrder(QByteArrayView text)
{
    std::vector<Range> ranges;
    const char *at = text.begin();
    const char *const end = text.end();
    const auto read = [&](quint32 &number) {
        const auto [digitsEnd, error] = std::from_chars(at, end, number);
        at = digitsEnd;
        return error == std::errc{} && number > 0;
    };
    do {
        if (!ranges.empty())
            ++at; // the comma
        Range range{0, 0};
        if (!read(range.first))
            return {};
        range.last = range.first;
        if (at < end && *at == ':' && (++at, !read(range.last)))
            return {};
        if (range.first > range.last)
            std::swap(range.first, range.last);
        ranges.push_back(range);
    } while (at < end && *at == ',');
    return at == end ? std::optional(std::move(ranges)) : std::nullopt;
}

void SequenceSet::add(quint32 first, quint32 last)
{
    // Nearly every set is built in ascending order.
    if (m_ranges.empty() || first > m_ranges.back().last + 1ULL) {
        m_ranges.push_back({first, last});
        return;
    }
    auto from =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), first,
                         [](const Range &range, quint32 number) { return range.last + 1ULL < number; });
    auto to = from;
    while (to != m_ranges.end() && to->first <= last + 1ULL) {
        first = std::min(first, to->first);
        last = std::max(last, to->last);
        ++to;
    }
    m_ranges.insert(m_ranges.erase(from, to), {first, last});
}

bool SequenceSet::contains(quint32 number) const
{
    const auto at = std::lower_bound(m_ranges.begin(), m_ranges.end(), number,
                                     [](const Range &range, quint32 n) { return range.last < n; });
    return at != m_ranges.end() && at->first <= number;
}

bool SequenceSet::overlaps(const SequenceSet &other) const
{
    for (auto mine = m_ranges.begin(), theirs = other.m_ranges.begin();
         mine != m_ranges.end() && theirs != other.m_ranges.end();) {
        if (mine->last < theirs->first)
            ++mine;
        else if (theirs->last < mine->first)
            ++theirs;
        else
            return true;
    }
    return false;
}

quint64 SequenceSet::count() const
{
    return std::accumulate(m_ranges.begin(), m_ranges.end(), quint64(0), [](quint64 sum, const Range &range) {
        return sum + range.last - range.first + 1;
    });
}

quint64 SequenceSet::countBelow(quint32 number) const
{
    quint64 below = 0;
    for (const Range &range : m_ranges) {
        if (range.first >= number)
            break;
        below += std::min(range.last, number - 1) - range.first + 1ULL;
    }
    return below;
}

QByteArray SequenceSet::toWire() const
{
    QByteArray out;
    const auto put = [&out](quint32 number) {
        if (number == Star)
            out += '*';
        else
            out += QByteArray::number(number);
    };
    for (const Range &range : m_ranges) {
        if (!out.isEmpty())
            out += ',';
        put(range.first);
        if (range.last > range.first) {
            out += ':';
            put(range.last);
        }
    }
    return out;
}

} // namespace imap
