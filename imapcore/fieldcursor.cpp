#include "fieldcursor.h"
#include "atom.h"
#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>
#include <unordered_set>

namespace imap {

namespace {

bool isSetCharacter(char c)
{
    return (c >= '0' && c <= '9') || c == ':' || c == ',' || c == '*' || c == '$';
}

bool is8Bit(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & '\x80') != 0; });
}

// flag = "\" atom / atom ; the server's own among them, unlike those of flags.h
bool isAnyFlag(QByteArrayView flag)
{
    return isAtom(flag.startsWith('\\') ? flag.sliced(1) : flag);
}

} // namespace

Field &FieldCursor::append(QByteArrayView name, Field::Kind kind, qsizetype begin, qsizetype end)
{
    if (size() >= Description::MostFields)
        fail("fewer values");
    Field &field = m_into.m_fields.emplace_back();
    field.m_name = name.data();
    field.m_nameSize = quint32(name.size());
    field.m_kind = kind;
    field.m_begin = quint32(begin);
    field.m_end = quint32(end);
    field.m_next = quint32(m_into.m_fields.size());
    return field;
}

qsizetype FieldCursor::open(Field::Kind kind, QByteArrayView name)
{
    append(name, kind, offset(), offset());
    return size() - 1;
}

void FieldCursor::close(qsizetype field)
{
    if (field >= size())
        return; // taken back meanwhile
    if (m_into.m_fields[size_t(field)].m_kind == Field::Kind::Object)
        dropRepeated(field);
    m_into.m_fields[size_t(field)].m_end = quint32(offset());
    m_into.m_fields[size_t(field)].m_next = quint32(size());
}

// Few names are compared with each other, many by a hash of them.
bool FieldCursor::hasRepeated(qsizetype object) const
{
    const auto &fields = m_into.m_fields;
    int count = 0;
    for (size_t i = size_t(object) + 1; i < fields.size(); i = fields[i].m_next) {
        if (++count > 24) {
            std::unordered_set<std::string_view> names;
            for (i = size_t(object) + 1; i < fields.size(); i = fields[i].m_next) {
                if (!names.emplace(fields[i].m_name, fields[i].m_nameSize).second)
                    return true;
            }
            return false;
        }
        for (size_t other = size_t(object) + 1; other < i; other = fields[other].m_next) {
            if (fields[other].m_nameSize == fields[i].m_nameSize && fields[other].name() == fields[i].name())
                return true;
        }
    }
    return false;
}

// An object has each name once; of fields with the same name the last one stays. Only names that stand in the response
// can be the same, and those of our own are never repeated.
void FieldCursor::dropRepeated(qsizetype object)
{
    auto &fields = m_into.m_fields;
    std::vector<size_t> children;
    const auto sameName = [&fields](size_t a, size_t b) {
        return fields[a].name() == fields[b].name();
    };
    if (!hasRepeated(object))
        return;
    note("the same name twice");
    for (size_t i = size_t(object) + 1; i < fields.size(); i = fields[i].m_next)
        children.push_back(i);
    std::stable_sort(children.begin(), children.end(), [&fields](size_t a, size_t b) {
        return std::lexicographical_compare(fields[a].name().begin(), fields[a].name().end(),
                                            fields[b].name().begin(), fields[b].name().end());
    });
    children.erase(children.begin(), std::unique(children.rbegin(), children.rend(), sameName).base());
    std::sort(children.begin(), children.end());
    size_t to = size_t(object) + 1;
    for (const size_t from : children) {
        const size_t end = fields[from].m_next;
        const auto shift = quint32(from - to);
        for (size_t i = from; i < end; ++i, ++to) {
            fields[to] = fields[i];
            fields[to].m_next -= shift;
        }
    }
    fields.resize(to);
}

void FieldCursor::add(QByteArrayView name, QByteArrayView bytes)
{
    add(name, bytes, offset());
}

void FieldCursor::add(QByteArrayView name, QByteArrayView bytes, qsizetype begin, qsizetype end)
{
    Field &field = append(name, Field::Kind::Bytes, begin, end < 0 ? offset() : end);
    field.m_bytes = bytes.data();
    field.m_size = quint32(bytes.size());
}

void FieldCursor::addInteger(QByteArrayView name, qint64 value, qsizetype begin)
{
    append(name, Field::Kind::Integer, begin, offset()).m_integer = value;
}

void FieldCursor::addBool(QByteArrayView name, bool value)
{
    append(name, Field::Kind::Bool, offset(), offset()).m_integer = value;
}

void FieldCursor::addNull(QByteArrayView name)
{
    append(name, Field::Kind::Null, offset(), offset());
}

bool FieldCursor::addEmpty(QByteArrayView name)
{
    add(name, "");
    return true;
}

void FieldCursor::addRest(QByteArrayView name)
{
    const qsizetype begin = offset();
    const QByteArrayView bytes = rest();
    advanceTo(begin + bytes.size());
    add(name, bytes, begin);
}

QByteArrayView FieldCursor::inCase(QByteArrayView bytes, Case letters)
{
    if (letters == Case::AsSent)
        return bytes;
    const char first = letters == Case::Upper ? 'a' : 'A';
    const auto isOther = [first](char c) {
        return c >= first && c <= first + 25;
    };
    if (std::none_of(bytes.begin(), bytes.end(), isOther))
        return bytes;
    QByteArray changed = bytes.toByteArray();
    for (char &c : changed)
        c = isOther(c) ? char(c ^ 0x20) : c;
    return keep(changed);
}

bool FieldCursor::more()
{
    if (atEnd() || failed())
        return false;
    if (!space()) {
        note("no space between two values");
        return true;
    }
    if (atEnd())
        note("a space at the end");
    return !atEnd();
}

bool FieldCursor::moreInList(Separator separator)
{
    if (failed() || skip(')'))
        return false;
    const bool first = offset() > 0 && rest().data()[-1] == '(';
    if (space()) {
        if (first || peek() == ')')
            note("a space next to a parenthesis");
    } else if (!first && separator == Separator::Space) {
        note("no space between two values");
    }
    if (skip(')'))
        return false;
    return !atEnd() || fail("\")\"");
}

// string, with a note of what no string should hold.
bool FieldCursor::expectText(QByteArrayView &out)
{
    const bool isQuoted = peek() == '"';
    if (!expectString(out, m_scratch))
        return false;
    if (!out.isEmpty() && out.data() == m_scratch.constData())
        out = keep(out);
    if (isQuoted && is8Bit(out) && !out.isValidUtf8())
        note("bytes that are no UTF-8 in a quoted string");
    return true;
}

bool FieldCursor::expectName(QByteArrayView &out, Case letters)
{
    if (isString() ? !expectText(out) : !expectAtom(out))
        return false;
    out = inCase(out, letters);
    return true;
}

bool FieldCursor::readString(QByteArrayView name)
{
    const qsizetype begin = offset();
    QByteArrayView view;
    if (!expectText(view))
        return false;
    add(name, view, begin);
    return true;
}

bool FieldCursor::readAString(QByteArrayView name, Case letters)
{
    const qsizetype begin = offset();
    QByteArrayView view;
    if (isString()) {
        if (!expectText(view))
            return false;
    } else {
        if (!expectAtom(view))
            return fail("an atom or a string");
        if (is8Bit(view))
            note("8-bit bytes in an atom");
    }
    add(name, inCase(view, letters), begin);
    return true;
}

bool FieldCursor::readNString(QByteArrayView name, Case letters)
{
    if (nil()) {
        addNull(name);
        return true;
    }
    if (!isString())
        note("an atom where a string belongs");
    return readAString(name, letters);
}

bool FieldCursor::readNumber(QByteArrayView name)
{
    const qsizetype begin = offset();
    if (nil()) {
        note("NIL where a number belongs");
        addNull(name);
        return true;
    }
    QByteArrayView text;
    if (isString()) {
        note("a string where a number belongs");
        if (!expectText(text))
            return false;
    } else if (!expectAtom(text)) {
        return fail("a number");
    }
    const char *const end = text.end();
    qint64 value = 0;
    const auto [at, error] = std::from_chars(text.begin(), end, value);
    if (error == std::errc::result_out_of_range && at == end) {
        note("a number above 2^63-1");
        add(name, text, begin);
        return true;
    }
    const bool isFraction = error == std::errc{} && at != end && *at == '.'
                            && std::all_of(at + 1, end, [](char c) { return c >= '0' && c <= '9'; });
    if (error != std::errc{} || (at != end && !isFraction)) {
        advanceTo(begin);
        return fail("a number");
    }
    if (isFraction)
        note("a number that is not whole");
    if (value < 0)
        note("a negative number");
    addInteger(name, value, begin);
    return true;
}

bool FieldCursor::readSet(QByteArrayView name)
{
    const qsizetype begin = offset();
    QByteArrayView set;
    if (isString()) {
        note("a string where a set belongs");
        if (!expectText(set))
            return false;
    } else {
        set = atom();
    }
    if (set.isEmpty() || !std::all_of(set.begin(), set.end(), isSetCharacter)) {
        advanceTo(begin);
        return fail("a set of numbers");
    }
    add(name, set, begin);
    return true;
}

// flag-list = "(" [flag *(SP flag)] ")"
// Flags have been seen with brackets and with quotes; nobody sends a parenthesis within one.
bool FieldCursor::readFlags(QByteArrayView name, Wildcard wildcard)
{
    const Scope flags = list(name);
    if (nil()) {
        note("NIL where a list belongs");
        return true;
    }
    const bool isList = skip('(');
    if (!isList && atEnd())
        return fail("a list of flags");
    if (!isList)
        note("flags without parentheses");
    const qsizetype first = size();
    while (isList ? moreInList() : peek() != ')' && !atEnd()) {
        const qsizetype begin = offset();
        QByteArrayView flag = until(" )");
        // In quotes it may hold a space. Its backslash is its own.
        if (flag.startsWith('"')) {
            backTo(begin + 1);
            flag = until("\"");
            note("a flag in quotes");
            if (!skip('"'))
                return fail("the closing quote of a flag");
        }
        if (!isAnyFlag(flag) && (flag != "\\*" || wildcard == Wildcard::Noted))
            note("a flag that the grammar does not allow");
        for (qsizetype i = first; i < size() && i < first + 32; ++i) {
            if (m_into.m_fields[size_t(i)].bytes() == flag)
                note("the same flag twice");
        }
        add({}, flag, begin);
        if (!isList)
            break;
    }
    return !failed();
}

bool FieldCursor::readName(QByteArrayView name, Expect reader)
{
    const qsizetype begin = offset();
    QByteArray text;
    if (!(this->*reader)(text))
        return false;
    add(name, keep(text), begin);
    return true;
}

bool FieldCursor::readMailbox(Expect reader)
{
    const qsizetype begin = offset();
    QByteArrayView wire;
    if (reader) {
        QByteArray text;
        if (!(this->*reader)(text))
            return false;
        wire = keep(text);
    } else if (!expectName(wire)) {
        return fail("the name of a mailbox");
    }
    addMailbox(wire, begin);
    return true;
}

// DQUOTE QUOTED-CHAR DQUOTE / nil
bool FieldCursor::readSeparator(QByteArrayView name)
{
    const qsizetype begin = offset();
    if (nil()) {
        addNull(name);
        return true;
    }
    char separator = '\0';
    if (!expectSeparator(separator))
        return false;
    add(name, keep({&separator, separator ? 1 : 0}), begin);
    return true;
}

void FieldCursor::addMailbox(QByteArrayView wire, qsizetype begin)
{
    const auto plain = [](char c) {
        return c >= ' ' && c <= '~' && c != '&';
    };
    if (wire.compare("INBOX", Qt::CaseInsensitive) == 0)
        wire = "INBOX";
    add("mailbox", wire, begin);
    if (std::all_of(wire.begin(), wire.end(), plain)) {
        add("mailbox_decoded", wire, begin);
        return;
    }
    const MailboxName name = MailboxName::fromWire(wire.toByteArray());
    bool isDecoded = false;
    const QString strictly = decodeUtf7(wire, &isDecoded);
    if (!isDecoded && wire.contains('&') && !is8Bit(wire))
        note("a mailbox name whose modified UTF-7 is broken");
    else if (!isDecoded && is8Bit(wire))
        note("8-bit bytes in the name of a mailbox");
    else if (isDecoded && encodeUtf7(strictly) != wire)
        note("a mailbox name whose modified UTF-7 could be shorter");
    add("mailbox_decoded", keep(name.toString().toUtf8()), begin);
}

bool FieldCursor::readNamedStrings(QByteArrayView name)
{
    const auto strings = object(name);
    if (!expect('('))
        return false;
    while (moreInList()) {
        QByteArrayView itsName;
        if (!expectName(itsName))
            return false;
        space();
        if (peek() == ')') {
            note("a name without a value");
            addNull(itsName);
        } else if (!readNString(itsName)) {
            return false;
        }
    }
    return !failed();
}

bool FieldCursor::readRaw(QByteArrayView name)
{
    const qsizetype begin = offset();
    QByteArrayView value;
    if (!expectValue(value))
        return false;
    add(name, value, begin);
    return true;
}

// tagged-ext-comp, body-extension and their like: values of any kind, in lists of any depth.
bool FieldCursor::readAny(QByteArrayView name)
{
    std::vector<qsizetype> lists;
    do {
        const QByteArrayView itsName = lists.empty() ? name : QByteArrayView();
        if (!lists.empty() && !moreInList()) {
            close(lists.back());
            lists.pop_back();
            continue;
        }
        const qsizetype begin = offset();
        QByteArrayView word;
        if (skip('(')) {
            lists.push_back(open(Field::Kind::List, itsName));
            if (lists.size() > 500)
                fail("fewer parentheses within parentheses");
        } else if (isString()) {
            readString(itsName);
        } else if (nil()) {
            addNull(itsName);
        } else if (expectAtom(word)) {
            qint64 number = 0;
            const auto [end, error] = std::from_chars(word.begin(), word.end(), number);
            if (error == std::errc{} && end == word.end())
                addInteger(itsName, number, begin);
            else
                add(itsName, word, begin);
        }
    } while (!lists.empty() && !failed());
    return !failed();
}

bool FieldCursor::readLeadingNumber(QByteArrayView name)
{
    if (!m_leading)
        return fail("a number before the keyword");
    append(name, Field::Kind::Integer, m_leading->begin, m_leading->end).m_integer = m_leading->number;
    return true;
}

} // namespace imap
