#pragma once
#include "searchkey.h"
#include <QByteArrayList>
#include <QStringList>
#include <span>
#include <variant>

namespace imap {

// What stands behind the name of a search key.
enum class KeyArgument {
    None,
    Text,       // astring
    FieldText,  // header-fld-name SP astring
    Date,       // 1-Feb-1994
    Size,       // number64
    Seconds,    // nz-number
    Keyword,    // flag-keyword
    Set,        // sequence-set, or "$"
    ModSeq,     // [entry-name SP entry-type-req SP] mod-sequence-valzer (RFC 7162)
    ObjectId,   // objectid
    Number,     // number64
    FilterName, // filter-name
};

// A search key as its RFC has it. The table of all of them is in criterion.cpp.
struct KeyForm
{
    const char *name; // in upper case; empty: a set of message numbers, which has none
    KeyArgument argument;
    const char *capability = ""; // what the server must announce for it
};
std::span<const KeyForm> keyForms();
// In any case; null: no such key is known here.
const KeyForm *keyForm(QByteArrayView name);

// A date of a search key, "1-Feb-1994", the day with one digit or two; invalid for what is none (formatDate in envelope.h is
// the way back).
QDate parseDate(QByteArrayView text);

// Why a text is no search, or a key none that can be sent.
struct CriteriaProblem
{
    enum class Kind {
        Nothing,         // no key at all
        TooLong,         // more than MaxCriteriaText characters
        TooDeep,         // more than Limits::Nesting keys within each other
        KeyMissing,      // a key is expected, and there is none, or a string
        ArgumentMissing, // of `key`
        NoText,          // a text with a line end or NUL
        NoField,         // a field name that no header can have
        NoDate,          // not like 1-Feb-1994
        NoNumber,        // not a number, too large, or 0 where none may be
        NoKeyword,       // not an atom, or a system flag
        NoSet,           // not like 1:5,7
        NoModSeq,        // neither a number nor an entry with its type
        NoId,            // of RFC 8474
        NoName,          // of a filter
        QuoteNotClosed,  // begins there
        ListNotClosed,   // begins there
        ListNotOpened,   // a ")" too many
        EmptyList,       // "()"
        LiteralTooShort, // "{5}" without so many bytes behind it
        Charset, // CHARSET with another than US-ASCII and UTF-8, which are all that a text here can have
    };
    Kind kind = Kind::Nothing;
    qsizetype offset = 0; // in the text, in characters
    QByteArray key = {};  // whose argument it is
};
constexpr qsizetype MaxCriteriaText = 64 * 1024;

// A search as a tree (search-key, RFC 9051 section 6.4.4), to be shown and changed: read from text as on the wire,
// written as such, and made a SearchKey of to be sent.
struct Criterion
{
    enum class Kind {
        All,     // each of `of` must be met
        Any,     // one of `of` must be met
        Not,     // the one that is in `of` must not be met
        Fuzzy,   // about as the one that is in `of` says (RFC 6203)
        Key,     // `name` with `arguments`
        Unknown, // a key that is not known here, with what stands behind it: kept and sent as it is
    };
    Kind kind = Kind::All;
    QByteArray name = {};       // in upper case; empty: a set of message numbers, or "$"
    QStringList arguments = {}; // without quotes; what is no text is as on the wire
    QString text = {};          // of Unknown
    std::vector<Criterion> of = {};

    static Criterion key(const QByteArray &name, const QStringList &arguments = {})
    {
        return {Kind::Key, name, arguments, {}, {}};
    }
    static Criterion allOf(std::vector<Criterion> criteria) { return group(Kind::All, std::move(criteria)); }
    static Criterion anyOf(std::vector<Criterion> criteria) { return group(Kind::Any, std::move(criteria)); }
    static Criterion isNot(Criterion criterion) { return group(Kind::Not, {std::move(criterion)}); }
    static Criterion fuzzy(Criterion criterion) { return group(Kind::Fuzzy, {std::move(criterion)}); }
    static Criterion group(Kind kind, std::vector<Criterion> of) { return {kind, {}, {}, {}, std::move(of)}; }
    bool operator==(const Criterion &other) const;

    // One or several keys, all of which must be met. "CHARSET UTF-8" and "CHARSET US-ASCII" before them mean nothing
    // here: what is sent depends on the text.
    static std::variant<Criterion, CriteriaProblem> fromText(const QString &text);
    // As fromText reads it: fromText(toText()) is the same search, and the same tree but for groups of one.
    QString toText() const;
    SearchKey toKey() const;

    // Why it cannot be sent, in the first key of which that is so. The offset means nothing.
    std::optional<CriteriaProblem> problem() const;
    // All that the server must announce for it.
    QByteArrayList capabilities() const;
    // Names of keys that are not known here.
    QStringList unknownKeys() const;
};

} // namespace imap
