#include "filelines.h"
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace imap {

namespace {
constexpr qsizetype BlockBytes = 256 * 1024;
// More than the announcement of a literal takes.
constexpr qsizetype TailBytes = 64;
} // namespace

FileLines::FileLines(const QFile &file, qint64 from, qint64 longest)
    : m_descriptor(file.handle())
    , m_offset(from)
    , m_longest(longest)
{
}

bool FileLines::fill()
{
    if (m_isAtEnd || m_hasFailed)
        return false;
    if (m_start > 0) {
        std::memmove(m_buffer.data(), m_buffer.constData() + m_start, size_t(m_end - m_start));
        m_end -= m_start;
        m_start = 0;
    }
    if (m_buffer.size() - m_end < BlockBytes)
        m_buffer.resize(m_end + BlockBytes);
    ssize_t got = 0;
    do {
        got =
            ::pread(m_descriptor, m_buffer.data() + m_end, size_t(m_buffer.size() - m_end), m_offset + m_end);
    } while (got < 0 && errno == EINTR);
    m_hasFailed = got < 0;
    m_isAtEnd = got == 0;
    if (got > 0)
        m_end += got;
    return got > 0;
}

bool FileLines::next(Line &line)
{
    qsizetype looked = m_start;
    for (;;) {
        const char *begin = m_buffer.constData();
        const void *found =
            looked < m_end ? std::memchr(begin + looked, '\n', size_t(m_end - looked)) : nullptr;
        const qsizetype end = found ? static_cast<const char *>(found) - begin : m_end;
        if (found || end - m_start > m_longest) {
            if (!found)
                break;
            line = {QByteArrayView(begin + m_start, end - m_start)};
            m_offset += end + 1 - m_start;
            m_start = end + 1;
            return true;
        }
        const qsizetype seen = m_end - m_start;
        if (!fill()) {
            line = {QByteArrayView(m_buffer.constData() + m_start, m_end - m_start), 0, {}, false};
            m_offset += m_end - m_start;
            m_start = m_end;
            return !line.bytes.isEmpty();
        }
        looked = m_start + seen;
    }
    // Of a longer one the first bytes are kept, while the rest passes.
    line = {{}, 0, {}, false};
    const qsizetype kept = m_longest;
    qint64 at = m_offset + m_end - m_start;
    m_tail = m_buffer.sliced(m_start + kept, m_end - m_start - kept);
    line.omitted = m_tail.size();
    QByteArray block(BlockBytes, Qt::Uninitialized);
    while (!line.isEnded) {
        const ssize_t got = ::pread(m_descriptor, block.data(), size_t(block.size()), at);
        if (got < 0 && errno == EINTR)
            continue;
        m_hasFailed = got < 0;
        m_isAtEnd = got == 0;
        if (got <= 0)
            break;
        const qsizetype newline = QByteArrayView(block).first(got).indexOf('\n');
        line.isEnded = newline >= 0;
        const qsizetype size = line.isEnded ? newline : got;
        m_tail.append(block.constData(), size);
        line.omitted += size;
        at += size + (line.isEnded ? 1 : 0);
        if (m_tail.size() > BlockBytes)
            m_tail = m_tail.last(TailBytes);
    }
    m_offset = at;
    m_buffer.resize(m_start + kept);
    line.bytes = QByteArrayView(m_buffer).last(kept);
    line.tail = QByteArrayView(m_tail).last(std::min(m_tail.size(), TailBytes));
    m_start = m_end = m_buffer.size();
    return true;
}

} // namespace imap
