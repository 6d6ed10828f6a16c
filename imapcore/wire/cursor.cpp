#include "cursor.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace imap {

namespace {

constexpr auto AtomEnds = [] {
    std::array<bool, 256> ends = {};
    for (const char c : {' ', '(', ')', '"', '\r', '\n', '{', '\0'})
        ends[static_cast<unsigned char>(c)] = true;
    return ends;
}();

bool endsAtom(char c)
{
    return AtomEnds[static_cast<unsigned char>(c)];
}

bool mayFollowString(const char *at, const char *end)
{
    return at == end || *at == ' ' || *at == ')' || *at == ']' || *at == '(' || *at == '"' || *at == '\r'
           || *at == '\n';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWithNil(const char *at, const char *end)
{
    return QByteArrayView(at, std::min<qsizetype>(3, end - at)).compare("NIL", Qt::CaseInsensitive) == 0;
}

// What may stand after the closing quote of a string among strings, numbers, lists and NIL.
bool mayFollowAmongStrings(const char *at, const char *end)
{
    if (at == end || *at != ' ')
        return true;
    while (at < end && *at == ' ')
        ++at;
    if (at == end || *at == '"' || *at == '(' || *at == ')' || *at == '{' || *at == '~' || *at == '-'
        || isDigit(*at))
        return true;
    return startsWithNil(at, end) && (end - at == 3 || endsAtom(at[3]));
}

// The space between a string and NIL has been seen missing.
bool isNilAmongStrings(const char *at, const char *end)
{
    return startsWithNil(at, end) && end - at > 3 && (at[3] == ' ' || at[3] == ')')
           && mayFollowAmongStrings(at + 3, end);
}

// The end of `count` characters of UTF-8, or the end of all bytes.
const char *afterCharacters(const char *at, const char *end, qint64 count)
{
    while (at < end && count-- > 0) {
        ++at;
        while (at < end && (*at & '\xC0') == '\x80')
            ++at;
    }
    return at;
}

} // namespace

bool Cursor::fail(const char *expected)
{
    if (!m_expected)
        m_expected = expected;
    return false;
}

// Goes past the second space and those behind it.
bool Cursor::moreSpaces()
{
    note("several spaces in a row");
    while (skip(' ')) {
    }
    return true;
}

bool Cursor::failAt(char expected)
{
    switch (expected) {
    case '(':
        return fail("\"(\"");
    case ')':
        return fail("\")\"");
    case ']':
        return fail("\"]\"");
    default:
        return fail("another character");
    }
}

bool Cursor::expectEnd()
{
    if (space())
        note("a space at the end");
    return !failed() && (atEnd() || fail("the end of the response"));
}

QByteArrayView Cursor::atom()
{
    const char *begin = m_at;
    if (!failed()) {
        while (m_at < m_end && !endsAtom(*m_at))
            ++m_at;
    }
    return {begin, m_at};
}

bool Cursor::expectAtom(QByteArrayView &out)
{
    out = atom();
    return !out.isEmpty() || fail("an atom");
}

bool Cursor::keyword(QByteArrayView upperCase)
{
    const char *begin = m_at;
    const QByteArrayView word = atom();
    if (word.size() == upperCase.size()
        && (std::memcmp(word.data(), upperCase.data(), size_t(word.size())) == 0
            || word.compare(upperCase, Qt::CaseInsensitive) == 0))
        return !failed();
    m_at = begin;
    return false;
}

QByteArrayView Cursor::until(QByteArrayView stop)
{
    const char *begin = m_at;
    if (failed())
        return {begin, begin};
    if (stop.size() == 1) {
        const void *found = m_at < m_end ? std::memchr(m_at, stop.front(), size_t(m_end - m_at)) : nullptr;
        m_at = found ? static_cast<const char *>(found) : m_end;
        return {begin, m_at};
    }
    // A bit for each character: one look for each byte, however many characters end the run.
    std::array<quint64, 4> stops = {};
    const auto bitOf = [](unsigned char c) {
        return quint64(1) << (c % 64);
    };
    for (const char c : stop)
        stops[static_cast<unsigned char>(c) / 64] |= bitOf(static_cast<unsigned char>(c));
    while (m_at < m_end
           && !(stops[static_cast<unsigned char>(*m_at) / 64] & bitOf(static_cast<unsigned char>(*m_at))))
        ++m_at;
    return {begin, m_at};
}

bool Cursor::number(quint64 &out)
{
    if (failed())
        return false;
    const auto [end, error] = std::from_chars(m_at, m_end, out);
    if (error != std::errc{})
        return false;
    m_at = end;
    return true;
}

bool Cursor::isString() const
{
    return peek() == '"' || peek() == '{' || (peek() == '~' && m_end - m_at > 1 && m_at[1] == '{');
}

// A quote that nothing which may follow a string comes after is taken as part of the string: servers have been
// seen to leave it unescaped. Null: there is no closing quote.
const char *Cursor::closingQuote(const char *at, bool onlyStrings, bool &escapes)
{
    const auto closes = [this, onlyStrings](const char *quote) {
        if (mayFollowString(quote + 1, m_end))
            return !onlyStrings || mayFollowAmongStrings(quote + 1, m_end);
        return onlyStrings && isNilAmongStrings(quote + 1, m_end);
    };
    // Nearly always it is the first quote, with no backslash before it.
    const auto *first = static_cast<const char *>(std::memchr(at, '"', size_t(m_end - at)));
    if (!first)
        return nullptr;
    if (!std::memchr(at, '\\', size_t(first - at)) && closes(first))
        return first;
    bool bare = false;
    for (; at < m_end; ++at) {
        if (*at == '\\' && at + 1 < m_end) {
            escapes = true;
            ++at;
        } else if (*at == '"') {
            if (closes(at))
                break;
            bare = true;
        }
    }
    if (at >= m_end)
        return nullptr;
    if (bare)
        note("an unescaped quote within a string");
    return at;
}

// quoted = DQUOTE *QUOTED-CHAR DQUOTE
bool Cursor::quoted(QByteArrayView &view, QByteArray &scratch)
{
    const char *begin = m_at + 1;
    bool escapes = false;
    const char *end = closingQuote(begin, m_onlyStrings, escapes);
    if (!end && m_onlyStrings)
        end = closingQuote(begin, false, escapes);
    if (!end)
        return fail("the closing quote of a string");
    m_at = end + 1;
    view = {begin, end};
    if (!escapes)
        return true;
    scratch.resize(0);
    scratch.reserve(view.size());
    for (const char *c = begin; c < end; ++c) {
        if (*c == '\\' && c + 1 < end) {
            ++c;
            if (*c != '"' && *c != '\\')
                note("a backslash before a character that needs none");
        }
        scratch.append(*c);
    }
    view = scratch;
    return true;
}

bool Cursor::literal(QByteArrayView &view)
{
    const char *at = m_at;
    if (*at == '~')
        ++at;
    ++at; // "{"
    qint64 size = 0;
    const auto [digitsEnd, error] = std::from_chars(at, m_end, size);
    at = digitsEnd;
    while (at < m_end && (*at == ' ' || *at == '+')) {
        if (*at++ == ' ')
            note("a space in the announcement of a literal");
    }
    const bool streamed = at < m_end && *at == '>'; // by the framer, to a device
    if (error != std::errc{} || size < 0 || at == m_end || (*at != '}' && !streamed))
        return fail("the size of a literal");
    if (streamed)
        size = 0;
    ++at;
    if (at < m_end && *at == '\r')
        ++at;
    if (at == m_end || *at != '\n' || m_end - at - 1 < size)
        return fail("the bytes of a literal");
    ++at;
    const char *end = at + size;
    if (!mayFollowString(end, m_end)) {
        // Servers have been seen to count characters where the grammar counts bytes.
        const char *byCharacters = afterCharacters(at, m_end, size);
        if (byCharacters > end && mayFollowString(byCharacters, m_end)) {
            note("a literal that counts characters instead of bytes");
            end = byCharacters;
        }
    }
    view = {at, end};
    m_at = end;
    return true;
}

bool Cursor::expectString(QByteArrayView &view, QByteArray &scratch)
{
    if (!isString())
        return fail("a string");
    return peek() == '"' ? quoted(view, scratch) : literal(view);
}

bool Cursor::expectString(QByteArray &out)
{
    QByteArrayView view;
    QByteArray scratch;
    if (!expectString(view, scratch))
        return false;
    out = view.toByteArray();
    return true;
}

bool Cursor::expectNString(std::optional<QByteArray> &out)
{
    if (nil()) {
        out.reset();
        return true;
    }
    if (isString())
        return expectString(out.emplace());
    // Some servers send an atom or a number where the grammar has a string.
    QByteArrayView view;
    if (!expectAtom(view))
        return fail("a string or NIL");
    note("an atom where a string belongs");
    out = view.toByteArray();
    return true;
}

bool Cursor::expectAString(QByteArray &out)
{
    if (isString())
        return expectString(out);
    QByteArrayView view;
    if (!expectAtom(view))
        return fail("an atom or a string");
    out = view.toByteArray();
    return true;
}

bool Cursor::expectAString(QString &out)
{
    QByteArrayView view;
    QByteArray scratch;
    if (isString() ? !expectString(view, scratch) : !expectAtom(view))
        return fail("an atom or a string");
    out = QString::fromUtf8(view);
    return true;
}

bool Cursor::expectNameBeforeList(QByteArray &out)
{
    Cursor next = ahead();
    if (next.expectAString(out) && next.space() && next.peek() == '(')
        return expectAString(out);
    const qsizetype list = rest().lastIndexOf(" (");
    if (failed() || isString() || list < 0)
        return fail("a name and a list");
    note("a name with spaces and without quotes");
    out = rest().first(list).toByteArray();
    m_at += list;
    return true;
}

bool Cursor::expectLastName(QByteArray &out)
{
    if (isString())
        return expectAString(out);
    const QByteArrayView name = rest();
    if (!expectAString(out))
        return false;
    const QByteArrayView after = rest().trimmed();
    if (after.isEmpty() || (after.startsWith('(') && after.endsWith(')') && peek() == ' '))
        return true;
    note("a name with spaces and without quotes");
    out = name.toByteArray();
    m_at = m_end;
    return true;
}

// DQUOTE QUOTED-CHAR DQUOTE / nil
bool Cursor::expectSeparator(char &out)
{
    out = '\0';
    if (nil())
        return true;
    if (!failed() && rest().startsWith("\"\\\" ")) {
        note("an unescaped backslash");
        m_at += 3;
        out = '\\';
        return true;
    }
    // Nearly always one character in quotes. It needs no copy.
    QByteArrayView view;
    QByteArray scratch;
    const bool isAtom = !isString();
    if (isAtom ? !expectAtom(view) : !expectString(view, scratch))
        return fail("a string or NIL");
    if (isAtom)
        note("an atom where a string belongs");
    if (view.isEmpty())
        note("an empty separator");
    else
        out = view.front();
    return true;
}

bool Cursor::expectMailbox(MailboxName &out)
{
    QByteArray wire;
    if (!expectAString(wire))
        return false;
    out = MailboxName::fromWire(std::move(wire));
    return true;
}

bool Cursor::expectMailboxIs(const MailboxName &name)
{
    // The same bytes are the same name; only what differs needs a closer look.
    QByteArrayView view;
    QByteArray scratch;
    if (isString() ? !expectString(view, scratch) : !expectAtom(view))
        return false;
    return view == name.wire() || MailboxName::fromWire(view.toByteArray()).isAnswerTo(name);
}

bool Cursor::expectValue(QByteArrayView &out, int nesting)
{
    const char *begin = m_at;
    int depth = 0;
    do {
        QByteArrayView view;
        QByteArray scratch;
        if (isString()) {
            if (!expectString(view, scratch))
                return false;
        } else if (skip('(')) {
            if (++depth > nesting)
                return fail("fewer parentheses within parentheses");
        } else if (depth > 0 && skip(')')) {
            --depth;
        } else if (depth > 0 && space()) {
            continue;
        } else if (!expectAtom(view)) {
            return fail("a value");
        }
    } while (depth > 0);
    out = {begin, m_at};
    return !failed();
}

} // namespace imap
