#include "writer.h"
#include "framer.h"
#include <algorithm>

namespace imap {

namespace {

bool holdsLineEnd(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isQuotable(QByteArrayView bytes)
{
    return bytes.size() <= 1000
           && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0 && c != '\r' && c != '\n'; });
}

// Appends quoted = DQUOTE *QUOTED-CHAR DQUOTE.
void appendQuoted(QByteArray &out, QByteArrayView bytes)
{
    out += '"';
    if (std::none_of(bytes.begin(), bytes.end(), [](char c) { return c == '"' || c == '\\'; })) {
        out += bytes;
    } else {
        for (const char c : bytes) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
    }
    out += '"';
}

} // namespace

QByteArray quoted(QByteArrayView text)
{
    QByteArray out;
    appendQuoted(out, text);
    return out;
}

void Writer::refuse(const char *why)
{
    if (m_error.isEmpty())
        m_error = why;
}

void Writer::startOver(Literals literals, bool utf8)
{
    m_literals = literals;
    m_utf8 = utf8;
    m_needsSpace = false;
    m_error.clear();
    // A password stays in memory no longer than it must, and a message takes none for nothing.
    const bool isOne = m_segments.size() == 1 && !m_segments.front().secret && !m_segments.front().waits;
    if (isOne && m_segments.front().bytes.size() < 4096)
        m_segments.front().bytes.resize(0);
    else
        m_segments.clear();
}

// What bytes are appended to.
QByteArray &Writer::piece(bool secret)
{
    if (m_segments.empty() || m_segments.back().waits || m_segments.back().fromDevice > 0
        || m_segments.back().secret != secret) {
        m_segments.push_back({{}, secret, false});
        m_segments.back().bytes.reserve(96); // most commands fit
    }
    return m_segments.back().bytes;
}

void Writer::put(QByteArrayView bytes, bool secret)
{
    piece(secret).append(bytes);
}

void Writer::separate()
{
    if (m_needsSpace)
        put(" ");
    m_needsSpace = true;
}

Writer &Writer::atom(QByteArrayView word)
{
    if (holdsLineEnd(word))
        refuse("a line end or NUL in a word");
    separate();
    put(word);
    return *this;
}

Writer &Writer::raw(QByteArrayView text)
{
    if (holdsLineEnd(text))
        refuse("a line end or NUL in a command");
    separate();
    put(text);
    return *this;
}

Writer &Writer::rawSecret(QByteArrayView text)
{
    if (holdsLineEnd(text))
        refuse("a line end or NUL in a command");
    separate();
    put(text, true);
    return *this;
}

Writer &Writer::rawWithLiterals(QByteArrayView text, bool secret)
{
    separate();
    for (;;) {
        const qsizetype newline = text.indexOf('\n');
        if (newline < 0)
            break;
        QByteArrayView line = text.first(newline);
        if (line.endsWith('\r'))
            line = line.chopped(1);
        const qint64 size = announcedLiteral(line);
        text = text.sliced(newline + 1);
        if (size < 0 || size > text.size()) {
            refuse("a line end in a command, or a literal without its bytes");
            return *this;
        }
        const QByteArrayView before = line.first(line.lastIndexOf('{'));
        if (holdsLineEnd(before))
            refuse("a line end or NUL in a command");
        put(before, secret);
        const bool waits = m_literals == Literals::Synchronizing
                           || (m_literals == Literals::NonSynchronizingUpTo4096 && size > 4096);
        put('{' + QByteArray::number(size) + (waits ? "}\r\n" : "+}\r\n"));
        m_segments.back().waits = waits;
        put(text.first(size), secret);
        text = text.sliced(size);
    }
    if (holdsLineEnd(text))
        refuse("a line end or NUL in a command");
    put(text, secret);
    return *this;
}

// No literal is made of a line end where none has a meaning: what has one there is no name but an attempt at something
// else, or a mistake.
bool Writer::refuseLineEnd(QByteArrayView bytes)
{
    const bool wrong = holdsLineEnd(bytes);
    if (wrong)
        refuse("a line end or NUL in a string");
    return wrong;
}

Writer &Writer::string(QByteArrayView bytes)
{
    if (!refuseLineEnd(bytes))
        putString(bytes, false);
    return *this;
}

Writer &Writer::value(QByteArrayView bytes)
{
    putString(bytes, false);
    return *this;
}

Writer &Writer::mailbox(const MailboxName &name)
{
    bool isUtf7 = false;
    const QString text = m_utf8 ? decodeUtf7(name.wire(), &isUtf7) : QString();
    return isUtf7 ? string(text.toUtf8()) : string(name.wire());
}

Writer &Writer::secret(QByteArrayView bytes)
{
    if (!refuseLineEnd(bytes))
        putString(bytes, true);
    return *this;
}

void Writer::putString(QByteArrayView bytes, bool secret)
{
    separate();
    if (isQuotable(bytes)) {
        appendQuoted(piece(secret), bytes);
        return;
    }
    if (bytes.contains('\0'))
        refuse("NUL in a string");
    else
        putLiteral("{", bytes, secret);
}

// literal = "{" number64 ["+"] "}" CRLF *CHAR8       literal8 = "~{" number64 ["+"] "}" CRLF *OCTET    (RFC 7888)
// The length of a secret is nobody's business, but the wire needs it.
void Writer::putLiteral(QByteArrayView prefix, QByteArrayView bytes, bool secret)
{
    const bool waits = m_literals == Literals::Synchronizing
                       || (m_literals == Literals::NonSynchronizingUpTo4096 && bytes.size() > 4096);
    put(prefix.toByteArray() + QByteArray::number(bytes.size()) + (waits ? "}\r\n" : "+}\r\n"));
    m_segments.back().waits = waits;
    put(bytes, secret);
}

Writer &Writer::literal(QByteArrayView bytes)
{
    if (bytes.contains('\0'))
        refuse("NUL in a literal");
    separate();
    putLiteral("{", bytes, false);
    return *this;
}

Writer &Writer::literal8(QByteArrayView bytes)
{
    separate();
    putLiteral("~{", bytes, false);
    return *this;
}

Writer &Writer::literalOfAny(QByteArrayView bytes)
{
    separate();
    putLiteral("{", bytes, false);
    return *this;
}

Writer &Writer::literalFrom(QIODevice *device, qint64 size, Octets octets)
{
    if (!device || !device->isReadable() || size < 0)
        refuse("a literal from a device that cannot be read");
    separate();
    put((octets == Octets::Any ? "~{" : "{") + QByteArray::number(size) + "}\r\n");
    m_segments.back().waits = true;
    if (size > 0)
        m_segments.push_back({{}, false, false, size, device});
    return *this;
}

Writer &Writer::open()
{
    separate();
    put("(");
    m_needsSpace = false;
    return *this;
}

Writer &Writer::close()
{
    put(")");
    m_needsSpace = true;
    return *this;
}

} // namespace imap
