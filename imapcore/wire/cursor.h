#pragma once
#include "../limits.h"
#include "../mailboxname.h"
#include "notes.h"
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace imap {

// Reads one response, forward only, asking for what the grammar says comes next (RFC 9051 section 9).
//
// `x()` tries: when x is not there it takes nothing and returns false. `expectX()` demands: when x is not there
// the cursor has failed, remembers where and what was expected, and every later call returns false. No call
// reads past the end, and none allocates unless it has to unescape a string or is asked for a copy.
class Cursor
{
public:
    explicit Cursor(QByteArrayView response)
        : m_begin(response.begin())
        , m_at(response.begin())
        , m_end(response.end())
    {
    }

    bool atEnd() const { return m_at == m_end; }
    bool failed() const { return m_expected != nullptr; }
    qsizetype offset() const { return m_at - m_begin; }
    const char *expected() const { return m_expected; }
    QByteArrayView rest() const { return {m_at, m_end}; }
    // Goes on from a place that another cursor over the same response has reached.
    void advanceTo(qsizetype offset) { m_at = m_begin + offset; }
    bool fail(const char *expected);
    // Takes a failure back, to read in another way what begins there.
    void backTo(qsizetype offset)
    {
        advanceTo(offset);
        m_expected = nullptr;
    }

    // From now on what bends the grammar is noted there; without it, nothing is.
    void noteTo(Notes *notes) { m_notes = notes; }
    // Notes that something was read although it is not what the grammar says.
    void note(const char *bend)
    {
        if (m_notes)
            m_notes->add(bend);
    }
    // For looking ahead: nothing that it meets is noted.
    Cursor ahead() const
    {
        Cursor copy = *this;
        copy.m_notes = nullptr;
        return copy;
    }

    // The next character, or NUL at the end.
    char peek() const { return m_at < m_end && !m_expected ? *m_at : '\0'; }
    bool skip(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    // SP. Several in a row count as one: servers have been seen to send two.
    bool space() { return skip(' ') && (peek() != ' ' || moreSpaces()); }
    bool expectSpace() { return space() || fail("a space"); }
    bool expect(char c) { return skip(c) || failAt(c); }
    bool expectEnd();

    // A run of characters up to a space, a bracket or a quote; what the grammar calls an atom and more: real
    // servers put "]", "%", "*" and 8-bit characters into them.
    QByteArrayView atom();
    bool expectAtom(QByteArrayView &out);
    // An atom, if it is this one in any case. Otherwise nothing is taken.
    bool keyword(QByteArrayView upperCase);
    // Everything up to one of these characters or the end. May be empty.
    QByteArrayView until(QByteArrayView stop);

    bool number(quint64 &out);
    bool expectNumber(quint64 &out) { return number(out) || fail("a number"); }
    // A number of 32 bits: a message sequence number, a UID, a count.
    bool expectNumber(quint32 &out)
    {
        // Here and not in the .cpp: each FETCH has two of them, and with std::from_chars they take twice as long.
        const char *at = m_at;
        quint64 value = 0;
        for (; at < m_end && *at >= '0' && *at <= '9' && value <= 0xffffffff; ++at)
            value = value * 10 + quint64(*at - '0');
        if (failed() || at == m_at || value > 0xffffffff)
            return fail("a number of 32 bits");
        m_at = at;
        out = quint32(value);
        return true;
    }

    // Within ENVELOPE and BODYSTRUCTURE no atom but NIL follows a string: there a quote that was left unescaped is
    // told from the closing one even where a space comes after it.
    void setOnlyStrings(bool on) { m_onlyStrings = on; }
    // quoted or literal. `view` stays valid as long as the response, and `scratch` as well where the string had
    // to be unescaped into it.
    bool expectString(QByteArrayView &view, QByteArray &scratch);
    bool expectString(QByteArray &out);
    // nstring: nothing for NIL.
    bool expectNString(std::optional<QByteArray> &out);
    // astring: an atom will do.
    bool expectAString(QByteArray &out);
    bool expectAString(QString &out); // of UTF-8
    // An astring with a list after it. Without quotes it may hold spaces: all up to the list is the name then.
    bool expectNameBeforeList(QByteArray &out);
    // The last name of a line, which without quotes may hold spaces, too; a list may follow.
    bool expectLastName(QByteArray &out);
    // What separates the levels of a hierarchy: one character, or 0 for NIL.
    bool expectSeparator(char &out);
    bool expectMailbox(MailboxName &out);
    // Whether the mailbox named next is this one; the name is taken either way.
    bool expectMailboxIs(const MailboxName &name);

    bool nil() { return keyword("NIL"); }
    bool isString() const;

    // Any one value: an atom, a string, or a list of values with its parentheses.
    bool expectValue(QByteArrayView &out, int nesting = Limits::Nesting);

private:
    bool failAt(char expected);
    bool moreSpaces();
    bool quoted(QByteArrayView &view, QByteArray &scratch);
    const char *closingQuote(const char *at, bool onlyStrings, bool &escapes);
    bool literal(QByteArrayView &view);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_expected = nullptr;
    Notes *m_notes = nullptr;
    bool m_onlyStrings = false;
};

} // namespace imap
