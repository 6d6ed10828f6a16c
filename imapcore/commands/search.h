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

// search-correlator = SP "(" "TAG" SP tag-string ")"; with MAILBOX and UIDVALIDITY in RFC 7377
inline bool readSearchCorrelator(FieldCursor &in)
{
    bool hasTag = false;
    if (in.skip('(')) {
        while (in.moreInList()) {
            QByteArrayView name;
            if (!in.expectName(name, FieldCursor::Case::Lower) || !in.expectSpace())
                return false;
            hasTag = hasTag || name == "tag";
            const bool good = name == "mailbox"       ? in.readMailbox()
                              : name == "uidvalidity" ? in.readNumber(name)
                                                      : in.readAString(name);
            if (!good)
                return false;
        }
    }
    if (!hasTag)
        in.addNull("tag");
    return !in.failed();
}

// ret-data-partial = "PARTIAL" SP "(" partial-range SP partial-results ")"   (RFC 9394; results may be NIL)
inline bool readPartial(FieldCursor &in)
{
    const auto partial = in.object();
    if (!in.expect('(') || !in.readAString("range") || !in.expectSpace())
        return false;
    if (in.nil())
        in.addNull("set");
    else if (!in.readSet("set"))
        return false;
    return in.space(), in.expect(')');
}

// ret-data-addto = "ADDTO" SP "(" context-position SP sequence-set *(SP context-position SP sequence-set) ")"
inline bool readContextChanges(FieldCursor &in)
{
    const auto changes = in.list();
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        const auto change = in.object();
        if (!in.readNumber("position") || !in.expectSpace() || !in.readSet("set"))
            return false;
    }
    return !in.failed();
}

// search-return-data = "MIN" SP nz-number / "MAX" SP nz-number / "ALL" SP sequence-set / "COUNT" SP number / …
inline bool readSearchResult(FieldCursor &in)
{
    const auto result = in.list();
    QByteArrayView name;
    const qsizetype begin = in.offset();
    if (!in.expectName(name, FieldCursor::Case::Upper))
        return false;
    in.add({}, name, begin);
    in.space();
    if (in.atEnd() || in.nil()) {
        in.note("a search result without a value");
        in.addNull({});
        return true;
    }
    if (in.rest().startsWith("\"\"")) {
        in.note("an empty set");
        return in.readString({});
    }
    if (name == "PARTIAL")
        return readPartial(in);
    if (name == "ADDTO" || name == "REMOVEFROM")
        return readContextChanges(in);
    if (name == "ALL")
        return in.readSet({});
    if (in.peek() == '(')
        return in.readAny({});
    Cursor ahead = in.ahead();
    const QByteArrayView value = ahead.atom();
    return value.contains(',') || value.contains(':') || value == "*" ? in.readSet({}) : in.readNumber({});
}

// esearch-response = "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)
inline const Describer describesExtendedSearch(Describer::Response, {"ESEARCH"}, [](FieldCursor &in) {
    if (!readSearchCorrelator(in))
        return false;
    in.space();
    in.addBool("uid", in.keyword("UID"));
    const auto items = in.list("items");
    for (in.space(); !in.atEnd(); in.more()) {
        if (!readSearchResult(in))
            return false;
    }
    return !in.failed();
});

} // namespace imap
