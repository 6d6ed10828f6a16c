#pragma once
#include "../describer.h"
#include "../messages.h"
#include "../searchkey.h"
#include "../searchresult.h"
#include "../session.h"

namespace imap {

// One key of a SORT, RFC 5256 section 3: ARRIVAL, CC, DATE, FROM, SIZE, SUBJECT or TO; DISPLAYFROM or DISPLAYTO with
// SORT=DISPLAY (RFC 5957); RELEVANCY with SEARCH=FUZZY (RFC 6203).
struct SortKey
{
    QByteArray key;
    Qt::SortOrder order = Qt::AscendingOrder;
};

namespace detail {
// "(" sort-key *(SP sort-key) ")" SP charset 1*(SP search-key)
inline void writeSort(Writer &out, const std::vector<SortKey> &keys, const SearchKey &criteria)
{
    if (keys.empty())
        out.refuse("a SORT by nothing");
    out.open();
    for (const SortKey &key : keys) {
        if (key.order == Qt::DescendingOrder)
            out.atom("REVERSE");
        out.atom(key.key);
    }
    // Even where SEARCH may name none it must be said (RFC 5256 section 3).
    out.close().atom(criteria.charset().isEmpty() ? "UTF-8" : criteria.charset());
    criteria.write(out);
}
inline bool sortsByDisplay(const std::vector<SortKey> &keys)
{
    return std::any_of(keys.begin(), keys.end(),
                       [](const SortKey &key) { return key.key.startsWith("DISPLAY"); });
}
} // namespace detail

// SORT and UID SORT, RFC 5256 section 3: the numbers, or the UIDs, of all messages that match `criteria`, in order.
// Needs SORT. Error::code is BADCHARSET as for SEARCH.
struct Sort
{
    using Result = std::vector<quint32>;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"SORT"};
    std::vector<SortKey> keys;
    SearchKey criteria = SearchKey::all();
    Messages::By by = Messages::By::Number;
    Result numbers = {};

    QByteArray needs() const { return detail::sortsByDisplay(keys) ? "SORT=DISPLAY" : "SORT"; }
    bool reads() const { return !criteria.usesSaved(); }
    bool harmless() const { return true; }
    bool usesNumbers() const { return by == Messages::By::Number || criteria.usesNumbers(); }
    void write(Writer &out) const
    {
        Messages::writeVerb(out, by, "SORT");
        detail::writeSort(out, keys, criteria);
    }
    // mailbox-data =/ "SORT" *(SP nz-number) ["(" "MODSEQ" … ")"]
    // A server may send the answer in several lines.
    bool accept(Cursor &in) { return readNumbers(in, numbers); }
    Result take() { return std::move(numbers); }
};

// SORT and UID SORT with RETURN, RFC 5267 section 3: less than all, or what is told again when it changes. Needs ESORT,
// and what SearchReturn says. A plain answer is read as well.
struct ExtendedSort
{
    using Result = SortResult;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"SORT", "ESEARCH"};
    std::vector<SortKey> keys;
    SearchKey criteria = SearchKey::all();
    Messages::By by = Messages::By::Uid;
    SearchReturn returning = {};
    SortResult result = {};

    QByteArray needs() const
    {
        return returning.update || returning.context ? "CONTEXT=SORT"
               : returning.relevancy                 ? "SEARCH=FUZZY"
               : detail::sortsByDisplay(keys)        ? "SORT=DISPLAY"
                                                     : "ESORT";
    }
    bool reads() const { return !criteria.usesSaved(); }
    bool harmless() const { return true; }
    bool usesNumbers() const { return by == Messages::By::Number || criteria.usesNumbers(); }
    void write(Writer &out) const
    {
        Messages::writeVerb(out, by, "SORT");
        returning.write(out);
        detail::writeSort(out, keys, criteria);
    }
    void tagged(const QByteArray &tag) { result.tag = tag; }
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        if (keyword == "SORT") {
            if (!readNumbers(in, result.all))
                return false;
            readModSeq(in, result.modSeq);
            return true;
        }
        ESearch answer;
        if (!answer.read(in) || !result.isAbout(answer))
            return false;
        if (!expandInOrder(answer.all.value_or(QByteArray()), result.all)
            || !expandInOrder(answer.partial.value_or(QByteArray()), result.partial))
            return in.fail("a set of messages");
        result.add(std::move(answer));
        return true;
    }
    bool heard(const Status &status) { return result.hear(status); }
    SortResult take() { return std::move(result); }
};

// mailbox-data  =/ "SEARCH" *(SP nz-number) [SP search-sort-mod-seq] / "SORT" *(SP nz-number) [SP search-sort-mod-seq]
// search-sort-mod-seq = "(" "MODSEQ" SP mod-sequence-value ")"   (RFC 7162)
inline bool readFoundNumbers(FieldCursor &in)
{
    {
        const auto nums = in.list("nums");
        while (!in.atEnd() && in.peek() != '(') {
            if (!in.readNumber({}))
                return false;
            in.more();
        }
    }
    if (in.atEnd())
        return true;
    if (!in.expect('(') || (in.space(), !in.keyword("MODSEQ")) || !in.expectSpace())
        return in.fail("MODSEQ");
    return in.readNumber("modseq") && (in.space(), in.expect(')'));
}
inline const Describer describesSort(Describer::Response, {"SORT"}, readFoundNumbers);

} // namespace imap
