#include "framer.h"
#include <QIODevice>
#include <algorithm>
#include <charconv>
#include <cstring>

namespace imap {

namespace {

bool isOneOf(QByteArrayView word, std::initializer_list<QByteArrayView> words)
{
    return std::any_of(words.begin(), words.end(), [word](QByteArrayView candidate) {
        return word.compare(candidate, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

// literal  = "{" number64 ["+"] "}" CRLF *CHAR8   (RFC 9051)
// literal8 = "~{" number64 "}" CRLF *OCTET
// Some servers put a space before the plus.
qint64 announcedLiteral(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return -1;
    line = line.last(std::min(line.size(), LongestAnnouncement));
    const qsizetype brace = line.lastIndexOf('{');
    if (brace < 0)
        return -1;
    QByteArrayView digits = line.sliced(brace + 1).chopped(1);
    if (digits.endsWith('+'))
        digits = digits.chopped(1).trimmed();
    qint64 size = -1;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), size);
    if (digits.isEmpty() || end != digits.end())
        return -1;
    return error == std::errc{} ? size : std::numeric_limits<qint64>::max();
}

bool isStatusResponse(QByteArrayView line)
{
    qsizetype at = 0;
    while (at < line.size() && line[at] == ' ')
        ++at; // a greeting that begins with a space has been seen
    if (at < line.size() && line[at] == '+')
        return true;
    while (at < line.size() && line[at] != ' ' && line[at] != '\n')
        ++at; // the tag, or "*"
    while (at < line.size() && line[at] == ' ')
        ++at;
    qsizetype end = at;
    while (end < line.size() && line[end] != ' ' && line[end] != '\r' && line[end] != '\n')
        ++end;
    const QByteArrayView word = line.sliced(at, end - at);
    return isOneOf(word, {"OK", "NO", "BAD", "BYE", "PREAUTH"});
}

char *Framer::reserve(qsizetype size)
{
    if (m_start > 0) {
        // Moving the rest to the front costs no more than the bytes that were consumed since the last time.
        const qsizetype rest = m_end - m_start;
        if (rest <= m_start || m_buffer.size() - m_end < size) {
            std::memmove(m_buffer.data(), m_buffer.constData() + m_start, size_t(rest));
            m_scan -= m_start;
            m_text -= m_start;
            m_end = rest;
            m_start = 0;
        }
    }
    if (m_buffer.size() - m_end < size)
        m_buffer.resize(std::max(m_end + size, m_buffer.size() * 2));
    return m_buffer.data() + m_end;
}

void Framer::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    std::memcpy(reserve(bytes.size()), bytes.data(), size_t(bytes.size()));
    commit(bytes.size());
}

std::optional<QByteArrayView> Framer::next()
{
    while (!m_limitExceeded) {
        if (m_pouring > 0 && !pour())
            return std::nullopt;
        const char *begin = m_buffer.constData();
        const void *found =
            m_scan < m_end ? std::memchr(begin + m_scan, '\n', size_t(m_end - m_scan)) : nullptr;
        if (!found) {
            // A literal that has not come whole leaves m_scan behind the end: that part is looked at later.
            m_scan = std::max(m_scan, m_end);
            const qsizetype lineEnd = m_end > m_text && begin[m_end - 1] == '\r' ? m_end - 1 : m_end;
            m_limitExceeded =
                lineEnd - m_start - std::min(m_literalBytes, lineEnd - m_start) > m_limits.responseBytes;
            return std::nullopt;
        }
        const qsizetype newline = static_cast<const char *>(found) - begin;
        // A bare LF ends a line as well: some servers and many proxies send it.
        const qsizetype lineEnd = newline > m_text && begin[newline - 1] == '\r' ? newline - 1 : newline;
        const QByteArrayView line(begin + m_start, lineEnd - m_start);
        // A literal may itself end like the announcement of one.
        const qint64 literal =
            announcedLiteral(QByteArrayView(begin + m_text, std::max<qsizetype>(lineEnd - m_text, 0)));
        if (literal >= 0) {
            if (m_kind == LineKind::Unknown)
                m_kind = kindOfLine();
            m_limitExceeded = line.size() - m_literalBytes > m_limits.responseBytes;
            if (m_limitExceeded)
                break;
            if (m_kind == LineKind::Data && stream(line, literal)) {
                m_scan = m_text = newline + 1;
                continue;
            }
            if (m_kind == LineKind::Data) {
                m_limitExceeded =
                    literal > m_limits.literalBytes
                    || m_literalBytes > m_limits.literalBytes + m_limits.responseBytes - literal;
                if (m_limitExceeded)
                    break;
                m_literalBytes += literal;
                m_scan = m_text = newline + 1 + literal;
                continue;
            }
        }
        m_limitExceeded = line.size() - m_literalBytes > m_limits.responseBytes;
        if (m_limitExceeded)
            break;
        m_start = m_text = m_scan = newline + 1;
        m_literalBytes = 0;
        m_kind = LineKind::Unknown;
        return line;
    }
    return std::nullopt;
}

QByteArray Framer::takeBuffered()
{
    const QByteArray rest(m_buffer.constData() + m_start, m_end - m_start);
    clear();
    return rest;
}

// Whether the literal announced at the end of `line` goes to a device.
bool Framer::stream(QByteArrayView line, qint64 size)
{
    if (size <= m_limits.streamBytes || !m_sinkFor)
        return false;
    m_sink = m_sinkFor(line.first(line.lastIndexOf('{')), size);
    if (!m_sink)
        return false;
    m_pouring = size;
    *(m_buffer.data() + (line.end() - 1 - m_buffer.constData())) = '>';
    return true;
}

// False when the literal goes on beyond what has come.
bool Framer::pour()
{
    const qsizetype size = qsizetype(std::min<qint64>(m_pouring, m_end - m_text));
    if (size <= 0)
        return false;
    if (!m_sinkBroken && (!m_sink || m_sink->write(m_buffer.constData() + m_text, size) != size)) {
        m_sinkBroken = true;
        m_sinkError = m_sink ? m_sink->errorString() : QStringLiteral("The device is gone.");
    }
    m_pouring -= size;
    std::memmove(m_buffer.data() + m_text, m_buffer.constData() + m_text + size,
                 size_t(m_end - m_text - size));
    m_end -= size;
    if (m_pouring == 0)
        m_sinkBroken = false;
    return m_pouring == 0;
}

void Framer::clear()
{
    m_pouring = 0;
    m_sinkBroken = false;
    m_start = m_text = m_scan = m_end = m_literalBytes = 0;
    m_kind = LineKind::Unknown;
}

// Of a response that has come with its first line.
Framer::LineKind Framer::kindOfLine() const
{
    return isStatusResponse(rest()) ? LineKind::Status : LineKind::Data;
}

} // namespace imap
