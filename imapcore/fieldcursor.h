#pragma once
#include "description.h"
#include "wire/cursor.h"
#include <optional>

namespace imap {

// A cursor that makes fields of what it reads. `readX` demands a value like `expectX` and adds it under a name; `add`
// adds what is known already. Names and bytes that are given must live as long as the response; `keep` makes them.
class FieldCursor : public Cursor
{
public:
    FieldCursor(QByteArrayView response, Description &into) : Cursor(response), m_into(into)
    {
        noteTo(&into.m_notes);
    }

    // A list or an object is open until the end of the scope: what is added meanwhile is within it.
    class Scope
    {
    public:
        Scope(FieldCursor &in, Field::Kind kind, QByteArrayView name) : m_in(in), m_field(in.open(kind, name))
        {
        }
        ~Scope() { m_in.close(m_field); }
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        FieldCursor &m_in;
        qsizetype m_field;
    };
    [[nodiscard]] Scope list(QByteArrayView name = {}) { return {*this, Field::Kind::List, name}; }
    [[nodiscard]] Scope object(QByteArrayView name = {}) { return {*this, Field::Kind::Object, name}; }
    // The same by hand, for what is deeper than functions should call themselves.
    qsizetype open(Field::Kind kind, QByteArrayView name = {});
    void close(qsizetype field);

    void add(QByteArrayView name, QByteArrayView bytes);
    // From where to where it stands; -1: up to here.
    void add(QByteArrayView name, QByteArrayView bytes, qsizetype begin, qsizetype end = -1);
    void addInteger(QByteArrayView name, qint64 value, qsizetype begin);
    void addBool(QByteArrayView name, bool value);
    void addNull(QByteArrayView name);
    bool addEmpty(QByteArrayView name); // an empty string; true
    // Takes back every field from the one with this index on.
    void dropFrom(qsizetype field) { m_into.m_fields.resize(size_t(field)); }
    bool lastIsNull() const { return m_into.m_fields.back().kind() == Field::Kind::Null; }
    QByteArrayView lastBytes() const { return m_into.m_fields.back().bytes(); }
    qsizetype size() const { return qsizetype(m_into.m_fields.size()); }
    QByteArrayView keep(QByteArrayView bytes) { return m_into.keep(bytes); }
    // The same bytes where they are so already.
    QByteArrayView upper(QByteArrayView bytes) { return inCase(bytes, Case::Upper); }
    QByteArrayView lower(QByteArrayView bytes) { return inCase(bytes, Case::Lower); }

    // Whether another value follows, after the space before it. Only spaces at the end are noted.
    bool more();
    // Within parentheses: the same, up to and with the closing one. Demands that it is there.
    enum class Separator { Space, None };
    bool moreInList(Separator separator = Separator::Space);

    enum class Case { AsSent, Lower, Upper };
    bool readString(QByteArrayView name); // string
    bool readAString(QByteArrayView name, Case letters = Case::AsSent);
    bool readNString(QByteArrayView name, Case letters = Case::AsSent);
    // number64. Negative ones, fractions, quoted ones and NIL are read, too.
    bool readNumber(QByteArrayView name);
    bool readSet(QByteArrayView name);      // sequence-set, as it stands there
    enum class Wildcard { Noted, Allowed }; // "\*", which belongs into PERMANENTFLAGS only
    bool readFlags(QByteArrayView name, Wildcard wildcard = Wildcard::Noted); // flag-list
    // With a function of Cursor for names that have more forms than an astring.
    using Expect = bool (Cursor::*)(QByteArray &);
    bool readName(QByteArrayView name, Expect reader);
    // "mailbox" and "mailbox_decoded"
    bool readMailbox(Expect reader = nullptr);
    bool readSeparator(QByteArrayView name);
    // "(" *(string SP nstring) ")" as an object whose fields have the first of each two for a name.
    bool readNamedStrings(QByteArrayView name);
    // Any value as the bytes that it is made of.
    bool readRaw(QByteArrayView name);
    // Any value as what it looks like: a list, a string, an integer, null.
    bool readAny(QByteArrayView name);
    // For the name of a field within an object: an astring.
    bool expectName(QByteArrayView &out, Case letters = Case::AsSent);
    void addRest(QByteArrayView name);

    // The number before the keyword.
    bool readLeadingNumber(QByteArrayView name);
    void setLeadingNumber(qint64 number, qsizetype begin, qsizetype end) { m_leading = {number, begin, end}; }
    bool hasLeadingNumber() const { return m_leading.has_value(); }

private:
    struct Leading
    {
        qint64 number;
        qsizetype begin, end;
    };
    Field &append(QByteArrayView name, Field::Kind kind, qsizetype begin, qsizetype end);
    bool expectText(QByteArrayView &out);
    void addMailbox(QByteArrayView wire, qsizetype begin);
    bool hasRepeated(qsizetype object) const;
    void dropRepeated(qsizetype object);
    QByteArrayView inCase(QByteArrayView bytes, Case letters);

    Description &m_into;
    std::optional<Leading> m_leading;
    QByteArray m_scratch;
};

} // namespace imap
