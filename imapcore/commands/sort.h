#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// One key of a SORT, RFC 5256 section 3: ARRIVAL, CC, DATE, FROM, SIZE, SUBJECT or TO.
struct SortKey
{
    QByteArray key;
    Qt::SortOrder order = Qt::AscendingOrder;
};

// SORT, RFC 5256 section 3: the numbers of all messages that match `criteria` (search keys as on the wire), in
// order. `capability` is checked by the caller's choice of this command.
struct Sort
{
    using Result = std::vector<quint32>;
    static constexpr bool reads = true;
    static constexpr bool inMailbox = true;
    static constexpr auto capability = "SORT";
    static constexpr auto answers = {"SORT"};
    static constexpr bool usesNumbers = true;
    std::vector<SortKey> keys;
    QByteArray criteria = "ALL";
    Result numbers = {};

    void write(Writer &out) const
    {
        out.atom("SORT").open();
        for (const SortKey &key : keys) {
            if (key.order == Qt::DescendingOrder)
                out.atom("REVERSE");
            out.atom(key.key);
        }
        out.close().atom("UTF-8").raw(criteria);
    }
    // mailbox-data =/ "SORT" *(SP nz-number) ["(" "MODSEQ" … ")"]
    // A server may send the answer in several lines.
    bool accept(Cursor &in)
    {
        in.space();
        while (!in.atEnd() && in.peek() != '(') {
            quint32 number = 0;
            if (!in.expectNumber(number))
                return false;
            numbers.push_back(number);
            in.space();
        }
        return true;
    }
    Result take() { return std::move(numbers); }
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
