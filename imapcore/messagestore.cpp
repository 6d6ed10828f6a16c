#include "messagestore.h"
#include <cstring>

namespace imap {

void MessageStore::clear()
{
    m_messages.clear();
    m_chunks.clear();
    m_flagSetsByText.clear();
    m_flagTexts.clear();
    m_flagSets.assign(1, {});
}

// flag-list = "(" [flag *(SP flag)] ")"
bool MessageStore::readFlags(quint32 number, Cursor &in)
{
    const QByteArrayView before = in.rest();
    QByteArrayView text;
    // Flags have been seen with brackets and with spaces; nobody sends a parenthesis within one.
    if (!in.expect('('))
        return false;
    in.until(")");
    if (!in.expect(')'))
        return false;
    text = before.first(before.size() - in.rest().size());
    if (const auto known = m_flagSetsByText.constFind(text); known != m_flagSetsByText.constEnd()) {
        at(number).flags = *known;
        return true;
    }
    FlagSet set;
    Cursor flags(text.sliced(1).chopped(1));
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
        if (!isSystem && !flag.isEmpty() && !set.keywords.contains(flag))
            set.keywords.append(flag.toByteArray());
    }
    if (int(m_flagSets.size()) > m_limits.internedFlags)
        return in.fail("fewer different combinations of flags");
    m_flagTexts.push_back(std::make_unique<QByteArray>(text.toByteArray()));
    m_flagSets.push_back(std::move(set));
    at(number).flags = quint32(m_flagSets.size() - 1);
    m_flagSetsByText.insert(*m_flagTexts.back(), at(number).flags);
    return true;
}

// A reference is chunk << 20 | offset, plus 1 so that 0 is free. An envelope over a megabyte gets a chunk alone.
void MessageStore::setEnvelope(quint32 number, QByteArrayView bytes)
{
    if (hasEnvelope(number))
        return; // a message never changes (RFC 9051 section 2.3)
    const qsizetype needed = bytes.size() + qsizetype(sizeof(quint32));
    if (m_chunks.empty() || m_chunks.back().size() + needed >= ChunkSize) {
        if (m_chunks.size() >= 4095)
            return; // 4 GiB of envelopes: this one stays unknown
        m_chunks.emplace_back();
        m_chunks.back().reserve(std::max(needed, ChunkSize));
    }
    QByteArray &chunk = m_chunks.back();
    const quint32 size = quint32(bytes.size());
    at(number).envelope = quint32((m_chunks.size() - 1) << 20 | size_t(chunk.size())) + 1;
    chunk.append(reinterpret_cast<const char *>(&size), sizeof size);
    chunk.append(bytes);
}

QByteArrayView MessageStore::envelope(quint32 number) const
{
    const quint32 reference = at(number).envelope;
    if (reference == 0)
        return {};
    const QByteArray &chunk = m_chunks[(reference - 1) >> 20];
    const char *begin = chunk.constData() + ((reference - 1) & (ChunkSize - 1));
    quint32 size = 0;
    std::memcpy(&size, begin, sizeof size);
    return {begin + sizeof size, qsizetype(size)};
}

} // namespace imap
