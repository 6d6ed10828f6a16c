#pragma once
#include "../messages.h"
#include "../searchkey.h"
#include "../searchresult.h"
#include "../session.h"

namespace imap {

// SEARCH and UID SEARCH, RFC 9051 section 6.4.4: which messages of the selected mailbox a key finds. Without
// `returning` it is the plain form, which every server has; with it, the answer is compact and may be less than all
// (needs ESEARCH, RFC 4731, or IMAP4rev2, and what SearchReturn says). Whichever of the two answers comes is read.
// A text that is not US-ASCII is sent as UTF-8; Error::code is BADCHARSET and Error::arguments the server's charsets
// when it cannot search in that.
struct Search
{
    using Result = SearchResult;
    static constexpr bool reads = true;
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
    bool usesNumbers() const { return by == Messages::By::Number || key.usesNumbers(); }
    // search         = "SEARCH" [search-return-opts] SP search-program
    // search-program = ["CHARSET" SP charset SP] search-key *(SP search-key)
    void write(Writer &out) const
    {
        Messages::writeVerb(out, by, "SEARCH");
        if (returning)
            returning->write(out);
        if (!key.isAscii() && !out.isUtf8())
            out.atom("CHARSET").atom("UTF-8");
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
        if (!answer.read(in) || (!answer.tag.isEmpty() && answer.tag != result.tag))
            return false; // changes of an earlier search
        bool good = true;
        if (answer.all)
            result.all = SequenceSet::fromWire(*answer.all, SequenceSet::Star, &good);
        if (answer.partial && good)
            result.partial = SequenceSet::fromWire(*answer.partial, SequenceSet::Star, &good);
        if (!good)
            return in.fail("a set of messages");
        takeOver(std::move(answer));
        return true;
    }
    // resp-text-code = "NOUPDATE" SP quoted
    bool heard(const Status &status)
    {
        const bool mine = status.code == "NOUPDATE" && status.arguments.contains(result.tag);
        result.noUpdates = result.noUpdates || mine;
        return mine;
    }
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

private:
    template<typename T>
    static void put(T &to, T &&from)
    {
        if (from)
            to = std::move(from);
    }
    void takeOver(ESearch answer)
    {
        put(result.min, std::move(answer.min));
        put(result.max, std::move(answer.max));
        put(result.count, std::move(answer.count));
        put(result.modSeq, std::move(answer.modSeq));
        put(result.partialRange, std::move(answer.partialRange));
        if (!answer.relevancy.empty())
            result.relevancy = std::move(answer.relevancy);
        std::move(answer.changes.begin(), answer.changes.end(), std::back_inserter(result.changes));
    }
};

// CANCELUPDATE, RFC 5267 section 4.3.5: ends the updates of searches, by the tags in their results. Needs
// CONTEXT=SEARCH.
struct CancelUpdate
{
    using Result = Done;
    static constexpr bool inMailbox = true;
    static constexpr auto capability = "CONTEXT=SEARCH";
    QByteArrayList tags;

    void write(Writer &out) const
    {
        if (tags.isEmpty())
            out.refuse("CANCELUPDATE of no search");
        out.atom("CANCELUPDATE");
        for (const QByteArray &tag : tags)
            out.string(tag);
    }
    Done take() { return {}; }
};

} // namespace imap
