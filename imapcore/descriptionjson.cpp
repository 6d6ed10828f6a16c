#include "description.h"
#include <QString>
#include <QVarLengthArray>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

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

// QByteArray looks at its owners for every byte that is appended; this does once it has to grow.
class Text
{
public:
    explicit Text(QByteArray &out) : m_out(out), m_size(out.size()) { room(1024); }
    ~Text() { m_out.resize(m_size); }
    Q_DISABLE_COPY_MOVE(Text)

    Text &operator<<(char c)
    {
        *room(1) = c;
        ++m_size;
        return *this;
    }
    Text &operator<<(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(room(bytes.size()), bytes.data(), size_t(bytes.size()));
        m_size += bytes.size();
        return *this;
    }
    Text &operator<<(qint64 number)
    {
        char *begin = room(24);
        m_size += std::to_chars(begin, begin + 24, number).ptr - begin;
        return *this;
    }

private:
    char *room(qsizetype size)
    {
        if (m_room < m_size + size) {
            m_out.resize(std::max(m_size + size, 2 * m_room));
            m_room = m_out.size();
            m_data = m_out.data();
        }
        return m_data + m_size;
    }

    QByteArray &m_out;
    qsizetype m_size;
    qsizetype m_room = 0;
    char *m_data = nullptr;
};

void appendString(Text &out, QByteArrayView bytes)
{
    out << '"';
    const char *plain = bytes.begin();
    for (const char *at = plain; at < bytes.end(); ++at) {
        const char escape = Escapes[uchar(*at)];
        if (escape == 0)
            continue;
        out << QByteArrayView(plain, at) << '\\' << escape;
        plain = at + 1;
        if (escape == 'u') {
            static constexpr char digits[] = "0123456789abcdef";
            out << "00" << digits[uchar(*at) >> 4] << digits[uchar(*at) & 15];
        }
    }
    out << QByteArrayView(plain, bytes.end()) << '"';
}

void appendBytes(Text &out, QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        appendString(out, bytes);
    else
        out << "{\"b64\": \"" << QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64() << "\"}";
}

// A name within an object must be a string, whatever its bytes are.
void appendName(Text &out, QByteArrayView name)
{
    if (name.isValidUtf8())
        appendString(out, name);
    else
        appendString(out, QString::fromLatin1(name).toUtf8());
    out << ": ";
}

void appendNotes(Text &out, const Notes &notes)
{
    out << ", \"notes\": [";
    for (const char *separator = ""; const char *note : notes.all()) {
        out << QByteArrayView(separator);
        appendString(out, note);
        separator = ", ";
    }
    out << ']';
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
void Description::appendJson(QByteArray &to) const
{
    Text out(to);
    QVarLengthArray<Open, 16> open;
    const auto count = qsizetype(m_fields.size());
    for (qsizetype i = 0; i < count || !open.empty();) {
        if (!open.empty() && open.back().end == i) {
            if (open.size() == 1 && !m_notes.isEmpty())
                appendNotes(out, m_notes);
            out << (open.back().isObject ? '}' : ']');
            open.pop_back();
            continue;
        }
        const Field &field = m_fields[size_t(i++)];
        if (!open.empty()) {
            if (!std::exchange(open.back().isFirst, false))
                out << ", ";
            if (open.back().isObject)
                appendName(out, field.name());
        }
        switch (field.kind()) {
        case Field::Kind::Null:
            out << "null";
            break;
        case Field::Kind::Bool:
            out << QByteArrayView(field.boolean() ? "true" : "false");
            break;
        case Field::Kind::Integer:
            out << field.integer();
            break;
        case Field::Kind::Bytes:
            appendBytes(out, field.bytes());
            break;
        case Field::Kind::List:
        case Field::Kind::Object:
            out << (field.kind() == Field::Kind::Object ? '{' : '[');
            open.push_back({field.next(), field.kind() == Field::Kind::Object});
            break;
        }
    }
}

} // namespace imap
