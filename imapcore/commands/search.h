#pragma once
#include "../describer.h"
#include "../messages.h"
#include "../searchkey.h"
#include "../searchresult.h"
#include "../session.h"
#include "sort.h"

namespace imap {

// SEARCH and UID SEARCH, RFC 9051 section 6.4.4: which messages of the selected mailbox a key finds. Without
// `returning` it is the plain form, which every server has; with it, the answer is compact and may be less than all
// (needs ESEARCH, RFC 4731, or IMAP4rev2, and what SearchReturn says). Whichever of the two answers comes is read.
// A text that is not US-ASCII is sent as UTF-8. When the server cannot search in that, Error::code is BADCHARSET, and
// SearchKey::changeCharset puts the text into a charset that it names.
struct Search
{
    using Result = SearchResult;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"SEARCH", "ESEARCH"};
    SearchKey key = SearchKey::all();
    Messages::By by = Messages::By::Uid; // how the answer names them
    std::optional<SearchReturn> returning = {};
    SearchResult result = {};
    std::vector<quint32> plain = {}; // of SEARCH lines
    bool answeredPlainly = false;

    QByteArray needs() const
    {
        if (!returning)
            return key.capability();
        return returning->update || returning->context ? "CONTEXT=SEARCH"
               : returning->save                       ? "SEARCHRES"
               : returning->relevancy                  ? "SEARCH=FUZZY"
                                                       : "ESEARCH";
    }
    bool reads() const { return !key.usesSaved(); }
    bool harmless() const { return true; }
    bool usesNumbers() const { return by == Messages::By::Number || key.usesNumbers(); }
    // search         = "SEARCH" [search-return-opts] SP search-program
    // search-program = ["CHARSET" SP charset SP] search-key *(SP search-key)
    void write(Writer &out) const
    {
        Messages::writeVerb(out, by, "SEARCH");
        if (returning)
            returning->write(out);
        if (!key.charset().isEmpty() && !out.isUtf8())
            out.atom("CHARSET").atom(key.charset());
        key.write(out);
    }
    void tagged(const QByteArray &tag) { result.tag = tag; }
    // mailbox-data = "SEARCH" *(SP nz-number) [SP "(" "MODSEQ" SP mod-sequence-value ")"] / esearch-response
    // Plain answers have been seen split over several lines.
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        if (keyword == "SEARCH") {
            answeredPlainly = true;
            if (!readNumbers(in, plain))
                return false;
            readModSeq(in, result.modSeq);
            return true;
        }
        ESearch answer;
        if (!answer.read(in) || !result.isAbout(answer))
            return false; // changes of an earlier search
        bool good = true;
        if (answer.all)
            result.all = SequenceSet::fromWire(*answer.all, SequenceSet::Star, &good);
        if (answer.partial && good)
            result.partial = SequenceSet::fromWire(*answer.partial, SequenceSet::Star, &good);
        if (!good)
            return in.fail("a set of messages");
        result.add(std::move(answer));
        return true;
    }
    bool heard(const Status &status) { return result.hear(status); }
    SearchResult take()
    {
        if (!std::is_sorted(plain.begin(), plain.end()))
            std::sort(plain.begin(), plain.end());
        for (const quint32 number : plain) {
            if (number > 0)
                result.all.add(number);
        }
        // SEARCH has been seen where ESEARCH was asked for.
        if (answeredPlainly && returning) {
            const auto &ranges = result.all.ranges();
            result.count = quint32(result.all.count());
            if (!ranges.empty()) {
                result.min = ranges.front().first;
                result.max = ranges.back().last;
            }
        }
        return std::move(result);
    }
};

inline const Describer describesSearch(Describer::Response, {"SEARCH"}, readFoundNumbers);

// resp-text-code =/ "BADCHARSET" [SP "(" charset *(SP charset) ")" ]
inline const Describer describesBadCharset(Describer::Code, {"BADCHARSET"}, [](FieldCursor &in) {
    const auto charsets = in.list("charsets");
    if (in.atEnd())
        return true;
    if (!in.expect('('))
        return false;
    while (in.moreInList() && in.readAString({})) {
    }
    return !in.failed();
});

} // namespace imap
