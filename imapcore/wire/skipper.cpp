#include "skipper.h"
#include <algorithm>

namespace imap {

void Skipper::begin()
{
    *this = {};
    m_isSkipping = true;
}

qsizetype Skipper::skip(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (m_isSkipping && at < bytes.size()) {
        if (m_literal > 0) {
            const auto size = qsizetype(std::min<qint64>(m_literal, bytes.size() - at));
            m_literal -= size;
            at += size;
            continue;
        }
        const QByteArrayView left = bytes.sliced(at);
        const qsizetype newline = left.indexOf('\n');
        const QByteArrayView line = newline < 0 ? left : left.first(newline);
        m_head += line.first(std::min(line.size(), std::max<qsizetype>(HeadBytes - m_head.size(), 0)));
        m_tail += line.last(std::min(line.size(), TailBytes));
        m_tail = m_tail.last(std::min(m_tail.size(), TailBytes));
        at += line.size() + (newline < 0 ? 0 : 1);
        if (newline >= 0)
            m_isSkipping = !lineEnds();
    }
    m_skipped += at;
    return at;
}

// Whether the response ends with the line that was just passed.
bool Skipper::lineEnds()
{
    if (m_tail.endsWith('\r'))
        m_tail.chop(1);
    m_literal = isStatusResponse(m_head) ? -1 : announcedLiteral(m_tail);
    m_tail.clear();
    if (m_head.size() < HeadBytes)
        m_head += '\n'; // what follows the first line's end says nothing of its kind
    if (m_literal >= 0)
        return false;
    m_literal = 0;
    return true;
}

} // namespace imap
