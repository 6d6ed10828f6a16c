#include "messagestore.h"
#include <algorithm>
#include <cstring>

namespace imap {

MessageStore::Message MessageStore::at(quint32 number) const
{
    return {.uid = m_uids.at(number),
            .flags = m_flags.at(number),
            .size = m_sizes.at(number) - 1,
            .internalDate = m_dates.at(number) ^ NoDate,
            .modSeq = m_modSeqs.at(number)};
}

void MessageStore::clear()
{
    m_count = m_knownUids = 0;
    m_uids.clear();
    m_flags.clear();
    m_sizes.clear();
    m_dates.clear();
    m_modSeqs.clear();
    for (Column<quint32> &texts : m_texts)
        texts.clear();
    m_chunks.clear();
    m_flagSetsByText.clear();
    m_flagTexts.clear();
    m_flagSets.assign(1, {});
    m_flagBytes = 0;
}

void MessageStore::resize(quint32 count)
{
    if (count < m_count)
        remove(count + 1, m_count);
    m_count = count;
}

// In one pass, however many there are.
void MessageStore::remove(const SequenceSet &numbers)
{
    if (m_knownUids > 0) {
        for (const SequenceSet::Range &range : numbers.ranges()) {
            for (quint32 number = range.first; number <= range.last; ++number)
                m_knownUids -= m_uids.at(number) != 0;
        }
    }
    m_uids.remove(numbers);
    m_flags.remove(numbers);
    m_sizes.remove(numbers);
    m_dates.remove(numbers);
    m_modSeqs.remove(numbers);
    for (Column<quint32> &texts : m_texts)
        texts.remove(numbers);
    m_count -= quint32(numbers.count());
}

void MessageStore::setUid(quint32 number, quint32 uid)
{
    m_knownUids += (uid != 0) - (m_uids.at(number) != 0);
    m_uids.set(number, uid, m_count);
}

quint32 MessageStore::numberOf(quint32 uid) const
{
    quint32 low = 1, high = m_count;
    while (low <= high) {
        const quint32 middle = low + (high - low) / 2;
        // The nearest one at or after the middle whose UID is known.
        quint32 known = middle;
        while (known <= high && m_uids.at(known) == 0)
            ++known;
        if (known > high || m_uids.at(known) > uid) {
            high = middle - 1;
        } else if (m_uids.at(known) < uid) {
            low = known + 1;
        } else {
            return known;
        }
    }
    return 0;
}

quint32 MessageStore::lowerBound(quint32 uid) const
{
    quint32 first = 1;
    for (quint32 left = m_count; left > 0;) {
        const quint32 half = left / 2;
        if (m_uids.at(first + half) < uid) {
            first += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return first;
}

// flag-list = "(" [flag *(SP flag)] ")"
bool MessageStore::readFlags(quint32 number, Cursor &in)
{
    const char *begin = in.rest().begin();
    // Flags have been seen with brackets and with spaces; nobody sends a parenthesis within one.
    if (!in.expect('('))
        return false;
    in.until(")");
    if (!in.expect(')'))
        return false;
    const QByteArrayView text(begin, in.rest().begin());
    const auto known = m_flagSetsByText.constFind(text);
    const quint16 flags = known != m_flagSetsByText.constEnd() ? *known : interned(text, in);
    if (flags > 0)
        m_flags.set(number, flags, m_count);
    return flags > 0;
}

// Remembers a combination that was not seen before. 0: there are too many.
quint16 MessageStore::interned(QByteArrayView list, Cursor &in)
{
    // Before the list is looked at: it may be as long as a response.
    if (int(m_flagSets.size()) > std::min(m_limits.internedFlags, int(UINT16_MAX) - 1)
        || m_flagBytes + list.size() > m_limits.flagBytes) {
        in.fail("fewer different combinations of flags");
        return 0;
    }
    FlagSet set;
    Cursor flags(list.sliced(1).chopped(1));
    while (!flags.atEnd()) {
        flags.space();
        const QByteArrayView flag = flags.until(" ");
        static constexpr std::pair<const char *, Flag> names[] = {
            {"\\Seen", Seen},       {"\\Answered", Answered}, {"\\Flagged", Flagged},
            {"\\Deleted", Deleted}, {"\\Draft", Draft},       {"\\Recent", Recent}};
        bool isSystem = false;
        for (const auto &[name, bit] : names) {
            if (flag.compare(name, Qt::CaseInsensitive) == 0) {
                set.system |= bit;
                isSystem = true;
            }
        }
        if (isSystem || flag.isEmpty() || set.keywords.contains(flag))
            continue;
        // Each is compared with all before it.
        if (set.keywords.size() >= m_limits.internedFlags) {
            in.fail("fewer flags");
            return 0;
        }
        set.keywords.append(flag.toByteArray());
    }
    m_flagBytes += list.size();
    m_flagTexts.push_back(std::make_unique<QByteArray>(list.toByteArray()));
    m_flagSets.push_back(std::move(set));
    const quint16 index = quint16(m_flagSets.size() - 1);
    m_flagSetsByText.insert(*m_flagTexts.back(), index);
    return index;
}

// One over a chunk's size gets a chunk of its own.
void MessageStore::setText(Text kind, quint32 number, QByteArrayView bytes)
{
    if (hasText(kind, number))
        return; // a message never changes (RFC 9051 section 2.3)
    const quint32 size = quint32(bytes.size());
    const qsizetype needed = (bytes.size() + qsizetype(sizeof size) + Alignment - 1) / Alignment * Alignment;
    if (m_chunks.empty() || m_chunks.back().bytes.size() + needed > m_chunks.back().bytes.capacity()) {
        const qint64 position =
            m_chunks.empty() ? 0 : m_chunks.back().position + m_chunks.back().bytes.size();
        if (position + needed > m_limits.envelopeBytes
            || position / Alignment >= qint64(UINT32_MAX) - needed / Alignment)
            return; // this one stays unknown
        m_chunks.push_back({position, {}});
        m_chunks.back().bytes.reserve(std::max(needed, ChunkSize));
    }
    auto &[position, chunk] = m_chunks.back();
    m_texts[size_t(kind)].set(number, quint32((position + chunk.size()) / Alignment) + 1, m_count);
    const qsizetype at = chunk.size();
    chunk.resize(at + needed);
    std::memcpy(chunk.data() + at, &size, sizeof size);
    if (size > 0)
        std::memcpy(chunk.data() + at + sizeof size, bytes.data(), size);
}

QByteArrayView MessageStore::text(Text kind, quint32 number) const
{
    const quint32 reference = m_texts[size_t(kind)].at(number);
    if (reference == 0)
        return {};
    const qint64 position = qint64(reference - 1) * Alignment;
    const auto chunk =
        std::prev(std::upper_bound(m_chunks.begin(), m_chunks.end(), position,
                                   [](qint64 p, const Chunk &candidate) { return p < candidate.position; }));
    const char *begin = chunk->bytes.constData() + (position - chunk->position);
    quint32 size = 0;
    std::memcpy(&size, begin, sizeof size);
    return {begin + sizeof size, qsizetype(size)};
}

} // namespace imap
