#include "searchkey.h"
#include "charset.h"
#include "envelope.h"
#include "error.h"
#include "flags.h"
#include <algorithm>

namespace imap {

namespace {

bool isAsciiText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) < 128; });
}

// Whether a word of what a person wrote is of this kind; what stands in quotes is no word.
template<typename IsIt>
bool holdsWord(QByteArrayView text, IsIt isIt)
{
    bool isQuoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        if (c != '"' && (isQuoted || (c != ' ' && c != '(' && c != ')')))
            continue;
        if (!isQuoted && i > begin && isIt(text.sliced(begin, i - begin)))
            return true;
        isQuoted = isQuoted != (c == '"');
        begin = i + 1;
    }
    return false;
}

bool mayHoldNumbers(QByteArrayView text)
{
    return holdsWord(text, [](QByteArrayView word) {
        return std::all_of(word.begin(), word.end(),
                           [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == ',' || c == '*'; });
    });
}

} // namespace

SearchKey::SearchKey(const QByteArray &raw)
    : m_pieces{{Piece::Kind::Raw, raw}}
    , m_problem(raw.trimmed().isEmpty() ? "a search for nothing" : nullptr)
    , m_several(true)
    , m_usesNumbers(mayHoldNumbers(raw))
    , m_usesSaved(holdsWord(raw, [](QByteArrayView word) { return word == "$"; }))
    , m_isAscii(isAsciiText(raw))
{
}

SearchKey SearchKey::word(const QByteArray &wire, const QByteArray &capability)
{
    SearchKey key;
    key.m_pieces.push_back({Piece::Kind::Raw, wire});
    key.m_capability = capability;
    return key;
}

SearchKey SearchKey::string(const QByteArray &name, const QString &text, const QByteArray &capability)
{
    SearchKey key = word(name, capability);
    key.m_pieces.push_back({Piece::Kind::String, text.toUtf8()});
    key.m_isAscii = isAsciiText(key.m_pieces.back().bytes);
    return key;
}

SearchKey SearchKey::date(const char *name, QDate day, const QByteArray &capability)
{
    const QByteArray text = formatDate(day);
    SearchKey key = word(name + (' ' + text), capability);
    if (text.isEmpty())
        key.m_problem = "a date that is none";
    return key;
}

SearchKey SearchKey::within(const char *name, quint32 seconds)
{
    SearchKey key = word(name + (' ' + QByteArray::number(seconds)), "WITHIN");
    if (seconds == 0)
        key.m_problem = "an age of no seconds";
    return key;
}

SearchKey SearchKey::ofFlag(const QByteArray &flag, bool has)
{
    static constexpr std::pair<const char *, const char *> words[] = {{"\\Answered", "ANSWERED"},
                                                                      {"\\Deleted", "DELETED"},
                                                                      {"\\Draft", "DRAFT"},
                                                                      {"\\Flagged", "FLAGGED"},
                                                                      {"\\Seen", "SEEN"}};
    for (const auto &[name, known] : words) {
        if (flag.compare(name, Qt::CaseInsensitive) == 0)
            return word((has ? "" : "UN") + QByteArray(known));
    }
    if (flag.compare("\\Recent", Qt::CaseInsensitive) == 0)
        return word(has ? "RECENT" : "OLD");
    SearchKey key = word((has ? "KEYWORD " : "UNKEYWORD ") + flag);
    if (flag.startsWith('\\') || !isFlag(flag)) // flag-keyword = atom
        key.m_problem = "a flag that cannot be searched for";
    return key;
}

SearchKey SearchKey::has(const QByteArray &flag)
{
    return ofFlag(flag, true);
}

SearchKey SearchKey::hasNot(const QByteArray &flag)
{
    return ofFlag(flag, false);
}

SearchKey SearchKey::header(const QByteArray &field, const QString &text)
{
    SearchKey key = word("HEADER");
    key.m_pieces.push_back({Piece::Kind::String, field});
    key.m_pieces.push_back({Piece::Kind::String, text.toUtf8()});
    key.m_isAscii = isAsciiText(field) && isAsciiText(key.m_pieces.back().bytes);
    if (field.isEmpty() || field.contains(':') || !isAsciiText(field))
        key.m_problem = "a header field that no message can have";
    return key;
}

SearchKey SearchKey::numbers(const SequenceSet &numbers)
{
    SearchKey key = word(numbers.toWire());
    key.m_usesNumbers = true;
    if (numbers.isEmpty())
        key.m_problem = "an empty set";
    return key;
}

SearchKey SearchKey::saved()
{
    SearchKey key = word("$", "SEARCHRES");
    key.m_usesSaved = true;
    return key;
}

SearchKey SearchKey::uids(const SequenceSet &uids)
{
    SearchKey key = word("UID " + uids.toWire());
    if (uids.isEmpty())
        key.m_problem = "an empty set";
    return key;
}

// objectid = 1*255(ALPHA / DIGIT / "_" / "-")
SearchKey SearchKey::objectId(const char *name, const QByteArray &id)
{
    SearchKey key = word(name + (' ' + id), "OBJECTID");
    const bool good = !id.isEmpty() && id.size() <= 255 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
               || c == '-';
    });
    if (!good)
        key.m_problem = "an object id that is none";
    return key;
}

SearchKey SearchKey::emailId(const QByteArray &id)
{
    return objectId("EMAILID", id);
}

SearchKey SearchKey::threadId(const QByteArray &id)
{
    return objectId("THREADID", id);
}

void SearchKey::append(const SearchKey &other)
{
    m_pieces.insert(m_pieces.end(), other.m_pieces.begin(), other.m_pieces.end());
    if (m_capability.isEmpty())
        m_capability = other.m_capability;
    if (!m_problem)
        m_problem = other.m_problem;
    m_usesNumbers = m_usesNumbers || other.m_usesNumbers;
    m_usesSaved = m_usesSaved || other.m_usesSaved;
    m_isAscii = m_isAscii && other.m_isAscii;
}

void SearchKey::appendOne(const SearchKey &other)
{
    if (other.m_several)
        m_pieces.push_back({Piece::Kind::Open});
    append(other);
    if (other.m_several)
        m_pieces.push_back({Piece::Kind::Close});
}

SearchKey SearchKey::allOf(const std::vector<SearchKey> &keys)
{
    if (keys.empty())
        return all();
    SearchKey result;
    for (const SearchKey &key : keys)
        result.append(key);
    result.m_several = keys.size() > 1 || keys.front().m_several;
    return result;
}

// "OR" SP search-key SP search-key
SearchKey SearchKey::anyOf(const std::vector<SearchKey> &keys)
{
    if (keys.empty())
        return isNot(all());
    SearchKey result;
    for (size_t i = 0; i < keys.size(); ++i) {
        if (i + 1 < keys.size())
            result.m_pieces.push_back({Piece::Kind::Raw, "OR"});
        result.appendOne(keys[i]);
    }
    return result;
}

SearchKey SearchKey::isNot(const SearchKey &key)
{
    SearchKey result = word("NOT");
    result.appendOne(key);
    return result;
}

SearchKey SearchKey::fuzzy(const SearchKey &key)
{
    SearchKey result = word("FUZZY", "SEARCH=FUZZY");
    result.appendOne(key);
    return result;
}

bool SearchKey::changeCharset(const Error &refusal)
{
    if (!m_charset.isEmpty())
        return false;
    for (const QByteArray &charset : charsetsOf(refusal)) {
        std::vector<Piece> pieces = m_pieces;
        const bool holds = std::all_of(pieces.begin(), pieces.end(), [&charset](Piece &piece) {
            const auto bytes = encoded(piece.bytes, charset);
            piece.bytes = bytes.value_or(QByteArray());
            return bytes.has_value();
        });
        if (!holds)
            continue;
        m_pieces = std::move(pieces);
        m_charset = charset;
        return true;
    }
    return false;
}

void SearchKey::write(Writer &out) const
{
    if (m_problem)
        out.refuse(m_problem);
    for (const Piece &piece : m_pieces) {
        switch (piece.kind) {
        case Piece::Kind::Raw:
            out.raw(piece.bytes);
            break;
        case Piece::Kind::String:
            out.string(piece.bytes);
            break;
        case Piece::Kind::Open:
            out.open();
            break;
        case Piece::Kind::Close:
            out.close();
            break;
        }
    }
}

} // namespace imap
