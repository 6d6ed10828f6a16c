#pragma once
#include "sequenceset.h"
#include "wire/writer.h"
#include <QDate>
#include <QString>
#include <optional>
#include <vector>

namespace imap {

struct Criterion;
struct Error;

// What messages a SEARCH, SORT or THREAD is to find (search-key, RFC 9051 section 6.4.4): keys are made by the functions
// here and put together by allOf, anyOf and isNot. From text it is whatever the text says, as on the wire, one key or
// several that must all be met; it must be US-ASCII or UTF-8 and cannot hold literals.
class SearchKey
{
public:
    SearchKey(const char *raw) : SearchKey(QByteArray(raw)) {}
    SearchKey(const QByteArray &raw);

    static SearchKey all() { return word("ALL"); }
    static SearchKey allOf(const std::vector<SearchKey> &keys);
    static SearchKey anyOf(const std::vector<SearchKey> &keys);
    static SearchKey isNot(const SearchKey &key);
    // RFC 6203: what is about as the key says. Needs SEARCH=FUZZY.
    static SearchKey fuzzy(const SearchKey &key);

    // A system flag ("\Seen") or a keyword.
    static SearchKey has(const QByteArray &flag);
    static SearchKey hasNot(const QByteArray &flag);
    // \Recent and not \Seen; IMAP4rev2 has no such key.
    static SearchKey isNew() { return word("NEW"); }

    // Substrings, without regard to case.
    static SearchKey bcc(const QString &text) { return string("BCC", text); }
    static SearchKey cc(const QString &text) { return string("CC", text); }
    static SearchKey from(const QString &text) { return string("FROM", text); }
    static SearchKey to(const QString &text) { return string("TO", text); }
    static SearchKey subject(const QString &text) { return string("SUBJECT", text); }
    static SearchKey body(const QString &text) { return string("BODY", text); }
    static SearchKey text(const QString &text) { return string("TEXT", text); } // header or body
    static SearchKey header(const QByteArray &field, const QString &text);      // empty text: has the field

    // The day in the mailbox (INTERNALDATE) or of the Date field, whatever the time and the zone.
    static SearchKey before(QDate day) { return date("BEFORE", day); }
    static SearchKey on(QDate day) { return date("ON", day); }
    static SearchKey since(QDate day) { return date("SINCE", day); }
    static SearchKey sentBefore(QDate day) { return date("SENTBEFORE", day); }
    static SearchKey sentOn(QDate day) { return date("SENTON", day); }
    static SearchKey sentSince(QDate day) { return date("SENTSINCE", day); }
    // RFC 8514: the day it came into this mailbox. Needs SAVEDATE.
    static SearchKey savedBefore(QDate day) { return date("SAVEDBEFORE", day, "SAVEDATE"); }
    static SearchKey savedOn(QDate day) { return date("SAVEDON", day, "SAVEDATE"); }
    static SearchKey savedSince(QDate day) { return date("SAVEDSINCE", day, "SAVEDATE"); }
    static SearchKey saveDateSupported() { return word("SAVEDATESUPPORTED", "SAVEDATE"); }
    // RFC 5032, in seconds before now, at least 1. Needs WITHIN.
    static SearchKey older(quint32 seconds) { return within("OLDER", seconds); }
    static SearchKey younger(quint32 seconds) { return within("YOUNGER", seconds); }

    // Octets.
    static SearchKey larger(quint64 size) { return word("LARGER " + QByteArray::number(size)); }
    static SearchKey smaller(quint64 size) { return word("SMALLER " + QByteArray::number(size)); }

    static SearchKey numbers(const SequenceSet &numbers); // message sequence numbers
    static SearchKey uids(const SequenceSet &uids);
    static SearchKey saved(); // what the last SEARCH has saved (RFC 5182). Needs SEARCHRES

    // RFC 7162 section 3.1.5: this mod-sequence or a greater one. Needs CONDSTORE.
    static SearchKey modSeq(quint64 value)
    {
        return word("MODSEQ " + QByteArray::number(value), "CONDSTORE");
    }
    // RFC 8474. Needs OBJECTID.
    static SearchKey emailId(const QByteArray &id);
    static SearchKey threadId(const QByteArray &id);
    // What somebody types into Gmail's search. Needs X-GM-EXT-1.
    static SearchKey gmail(const QString &text) { return string("X-GM-RAW", text, "X-GM-EXT-1"); }

    // What the server must announce; empty: nothing.
    const QByteArray &capability() const { return m_capability; }
    // Whether it may hold message sequence numbers, which shift when others are expunged.
    bool usesNumbers() const { return m_usesNumbers; }
    // Whether it holds "$", which is empty on another connection.
    bool usesSaved() const { return m_usesSaved; }
    bool isAscii() const { return m_isAscii; }
    // What its text is in, to be named where that is not US-ASCII.
    QByteArray charset() const { return m_isAscii || !m_charset.isEmpty() ? m_charset : "UTF-8"; }
    // After an error that says that the server cannot search in UTF-8: from now on it is in the first of the charsets
    // named there that can hold all of its text. False if there is none, or that was done before.
    bool changeCharset(const Error &refusal);
    void write(Writer &out) const;

private:
    friend struct Criterion;
    struct Piece
    {
        enum class Kind { Raw, String, Open, Close };
        Kind kind;
        QByteArray bytes = {};
    };
    SearchKey() = default;
    static SearchKey word(const QByteArray &wire, const QByteArray &capability = {});
    static SearchKey string(const QByteArray &name, const QString &text, const QByteArray &capability = {});
    static SearchKey date(const char *name, QDate day, const QByteArray &capability = {});
    static SearchKey within(const char *name, quint32 seconds);
    static SearchKey ofFlag(const QByteArray &flag, bool has);
    static SearchKey objectId(const char *name, const QByteArray &id);
    void append(const SearchKey &other);
    void appendOne(const SearchKey &other); // in parentheses where it is several

    std::vector<Piece> m_pieces;
    QByteArray m_capability;
    QByteArray m_charset; // of the pieces; empty: UTF-8
    const char *m_problem = nullptr;
    bool m_several = false; // more than one search-key of the grammar, or unknown
    bool m_usesNumbers = false;
    bool m_usesSaved = false;
    bool m_isAscii = true;
};

} // namespace imap
