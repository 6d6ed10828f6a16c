#include "mailboxname.h"
#include <QStringDecoder>
#include <algorithm>

namespace imap {

namespace {

// Base64 with "," for "/" and without padding (RFC 3501 section 5.1.3).
constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

int valueOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == ',' ? 63 : -1;
}

bool isDirect(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() <= 0x7e;
}

void appendShifted(QByteArray &out, QStringView text)
{
    out += '&';
    quint32 bits = 0;
    int count = 0;
    for (const QChar c : text) {
        bits = bits << 16 | c.unicode();
        count += 16;
        while (count >= 6) {
            count -= 6;
            out += Alphabet[bits >> count & 0x3f];
        }
        bits &= (1U << count) - 1;
    }
    if (count > 0)
        out += Alphabet[bits << (6 - count) & 0x3f];
    out += '-';
}

// The text between "&" and "-"; false when it is no whole UTF-16.
bool appendUnshifted(QString &out, QByteArrayView shifted)
{
    quint32 bits = 0;
    int count = 0;
    const qsizetype before = out.size();
    for (const char c : shifted) {
        const int value = valueOf(c);
        if (value < 0)
            return false;
        bits = bits << 6 | quint32(value);
        count += 6;
        if (count >= 16) {
            count -= 16;
            out += QChar(char16_t(bits >> count & 0xffff));
            bits &= (1U << count) - 1;
        }
    }
    return count < 6 && bits == 0 && QStringView(out).sliced(before).isValidUtf16();
}

} // namespace

QByteArray encodeUtf7(QStringView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == u'&') {
            out += "&-";
            ++i;
        } else if (isDirect(text[i])) {
            out += char(text[i].unicode());
            ++i;
        } else {
            const qsizetype begin = i;
            while (i < text.size() && !isDirect(text[i]))
                ++i;
            appendShifted(out, text.sliced(begin, i - begin));
        }
    }
    return out;
}

QString decodeUtf7(QByteArrayView bytes, bool *ok)
{
    QString out;
    out.reserve(bytes.size());
    bool good = true;
    for (qsizetype i = 0; i < bytes.size() && good; ++i) {
        const char c = bytes[i];
        if (c != '&') {
            good = c >= 0x20 && c <= 0x7e;
            out += QLatin1Char(c);
            continue;
        }
        const qsizetype end = bytes.indexOf('-', i);
        good = end > i;
        if (end == i + 1)
            out += u'&';
        else if (good)
            good = appendUnshifted(out, bytes.sliced(i + 1, end - i - 1));
        i = end;
    }
    if (ok)
        *ok = good;
    return good ? out : QString();
}

// A name that is UTF-8 with encoded parts: those that can be decoded are, everything else is shown as it is.
static QString decodeMixed(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype end = text[i] == u'&' ? text.indexOf(u'-', i) : -1;
        bool isDecoded = false;
        const QString part =
            end < 0 ? QString() : decodeUtf7(text.sliced(i, end + 1 - i).toLatin1(), &isDecoded);
        out += isDecoded ? part : QString(text[i]);
        i = isDecoded ? end + 1 : i + 1;
    }
    return out;
}

MailboxName MailboxName::fromWire(QByteArray wire)
{
    MailboxName name;
    name.m_wire = std::move(wire);
    return name;
}

QString MailboxName::toString() const
{
    if (isInbox())
        return QStringLiteral("INBOX");
    bool ok = false;
    QString decoded = decodeUtf7(m_wire, &ok);
    if (ok)
        return decoded;
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString asUtf8 = utf8.decode(m_wire);
    return utf8.hasError() ? QString::fromLatin1(m_wire) : decodeMixed(asUtf8);
}

bool MailboxName::isAnswerTo(const MailboxName &asked) const
{
    const auto isPlain = [](char c) {
        return c > 0 && c != '&';
    };
    if (*this == asked || std::all_of(m_wire.begin(), m_wire.end(), isPlain))
        return *this == asked;
    bool isUtf7 = false;
    decodeUtf7(m_wire, &isUtf7);
    return !isUtf7 && toString() == asked.toString();
}

// A separator is looked for on the wire: decoding could bring one that is none (RFC 3501 section 5.1.3 keeps
// the separator out of the encoded parts, being an ASCII character).
QString MailboxName::lastPart(char separator) const
{
    const qsizetype at = separator ? m_wire.lastIndexOf(separator) : -1;
    return at < 0 ? toString() : fromWire(m_wire.sliced(at + 1)).toString();
}

MailboxName MailboxName::parent(char separator) const
{
    const qsizetype at = separator ? m_wire.lastIndexOf(separator) : -1;
    return at < 0 ? MailboxName() : fromWire(m_wire.first(at));
}

bool MailboxName::isBelow(const MailboxName &other, char separator) const
{
    const qsizetype size = other.m_wire.size();
    return separator && m_wire.size() > size && m_wire[size] == separator
           && fromWire(m_wire.first(size)) == other;
}

} // namespace imap
