#include "description.h"
#include <QString>
#include <array>
#include <charconv>

namespace imap {

namespace {

// What a byte becomes within a JSON string: 0: itself, 'u': \u00XX, else the letter after a backslash.
constexpr auto Escapes = [] {
    std::array<char, 256> table{};
    for (size_t c = 0; c < 0x20; ++c)
        table[c] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

void appendString(QByteArray &out, QByteArrayView bytes)
{
    out += '"';
    const char *plain = bytes.begin();
    for (const char *at = plain; at < bytes.end(); ++at) {
        const char escape = Escapes[uchar(*at)];
        if (escape == 0)
            continue;
        out.append(plain, at - plain);
        plain = at + 1;
        out += '\\';
        out += escape;
        if (escape == 'u') {
            static constexpr char digits[] = "0123456789abcdef";
            const char code[] = {'0', '0', digits[uchar(*at) >> 4], digits[uchar(*at) & 15]};
            out.append(code, 4);
        }
    }
    out.append(plain, bytes.end() - plain);
    out += '"';
}

void appendBytes(QByteArray &out, QByteArrayView bytes)
{
    if (bytes.isValidUtf8()) {
        appendString(out, bytes);
        return;
    }
    out += "{\"b64\": \"";
    out += QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64();
    out += "\"}";
}

void appendInteger(QByteArray &out, qint64 number)
{
    std::array<char, 24> digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end - digits.data());
}

// A name within an object must be a string, whatever its bytes are.
void appendName(QByteArray &out, QByteArrayView name)
{
    if (name.isValidUtf8())
        appendString(out, name);
    else
        appendString(out, QString::fromLatin1(name).toUtf8());
    out += ": ";
}

void appendNotes(QByteArray &out, const Notes &notes)
{
    out += ", \"notes\": [";
    for (const char *separator = ""; const char *note : notes.all()) {
        out += separator;
        appendString(out, note);
        separator = ", ";
    }
    out += ']';
}

struct Open
{
    qsizetype end;
    bool isObject, isFirst = true;
};

} // namespace

QByteArray Description::toJson() const
{
    QByteArray out;
    appendJson(out);
    return out;
}

// Without recursion: a thread may be ten thousand messages deep.
void Description::appendJson(QByteArray &out) const
{
    std::vector<Open> open;
    const auto count = qsizetype(m_fields.size());
    for (qsizetype i = 0; i < count || !open.empty();) {
        if (!open.empty() && open.back().end == i) {
            if (open.size() == 1 && !m_notes.isEmpty())
                appendNotes(out, m_notes);
            out += open.back().isObject ? '}' : ']';
            open.pop_back();
            continue;
        }
        const Field &field = m_fields[size_t(i++)];
        if (!open.empty()) {
            if (!std::exchange(open.back().isFirst, false))
                out += ", ";
            if (open.back().isObject)
                appendName(out, field.name());
        }
        switch (field.kind()) {
        case Field::Kind::Null:
            out += "null";
            break;
        case Field::Kind::Bool:
            out += field.boolean() ? "true" : "false";
            break;
        case Field::Kind::Integer:
            appendInteger(out, field.integer());
            break;
        case Field::Kind::Bytes:
            appendBytes(out, field.bytes());
            break;
        case Field::Kind::List:
        case Field::Kind::Object:
            out += field.kind() == Field::Kind::Object ? '{' : '[';
            open.push_back({field.next(), field.kind() == Field::Kind::Object});
            break;
        }
    }
}

} // namespace imap
