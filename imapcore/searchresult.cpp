#include "searchresult.h"
#include "limits.h"
#include "response.h"
#include "wire/cursor.h"
#include <algorithm>
#include <charconv>

namespace imap {

namespace {

// A set, or what servers send for an empty one: NIL, "", nothing at all.
bool readSet(Cursor &in, std::optional<QByteArray> &out)
{
    out.emplace();
    if (in.nil())
        return true;
    if (in.isString())
        return in.expectString(*out);
    const bool isSet = (in.peek() >= '0' && in.peek() <= '9') || in.peek() == '*';
    if (isSet)
        out = in.atom().toByteArray();
    return true;
}

// ret-data-partial = "PARTIAL" SP "(" partial-range SP partial-results ")"
bool readPartial(Cursor &in, ESearch &result)
{
    if (!in.expect('('))
        return false;
    const QByteArrayView range = in.until(" )");
    const qsizetype colon = range.indexOf(':');
    PartialRange wanted{0, 0};
    if (colon > 0) {
        std::from_chars(range.begin(), range.begin() + colon, wanted.first);
        std::from_chars(range.begin() + colon + 1, range.end(), wanted.last);
    }
    in.space();
    if (!wanted.isValid() || !readSet(in, result.partial))
        return in.fail("a range of a result");
    result.partialRange = wanted;
    in.space();
    return in.expect(')');
}

// ret-data-addto = "ADDTO" SP "(" context-position SP sequence-set *(SP context-position SP sequence-set) ")"
bool readChanges(Cursor &in, bool added, ESearch &result)
{
    if (!in.expect('('))
        return false;
    while (!in.skip(')')) {
        if (in.space())
            continue;
        SearchChange change{added};
        if (!in.expectNumber(change.position) || !in.expectSpace())
            return false;
        auto ranges = SequenceSet::rangesInOrder(in.atom());
        if (!ranges)
            return in.fail("a set of messages");
        change.messages = std::move(*ranges);
        result.changes.push_back(std::move(change));
    }
    return !in.failed();
}

// search-correlator = SP "(" "TAG" SP tag-string ")"; RFC 7377 has more in it
bool readCorrelator(Cursor &in, ESearch &result)
{
    if (!in.skip('('))
        return true;
    while (!in.skip(')')) {
        if (in.space())
            continue;
        QByteArrayView name;
        QByteArray value;
        if (!in.expectAtom(name) || !in.expectSpace() || !in.expectAString(value))
            return false;
        if (name.compare("TAG", Qt::CaseInsensitive) == 0)
            result.tag = value;
    }
    in.space();
    return !in.failed();
}

bool readScores(Cursor &in, ESearch &result)
{
    if (!in.expect('('))
        return false;
    while (!in.skip(')')) {
        if (!in.space() && !in.expectNumber(result.relevancy.emplace_back()))
            return false;
    }
    return !in.failed();
}

// search-return-data = "MIN" SP nz-number / "MAX" SP nz-number / "ALL" SP sequence-set / "COUNT" SP number / …
bool readReturnData(Cursor &in, QByteArrayView name, ESearch &result)
{
    const auto is = [name](const char *word) {
        return name.compare(word, Qt::CaseInsensitive) == 0;
    };
    if (is("MIN"))
        return in.expectNumber(result.min.emplace());
    if (is("MAX"))
        return in.expectNumber(result.max.emplace());
    if (is("COUNT"))
        return in.expectNumber(result.count.emplace());
    if (is("ALL"))
        return readSet(in, result.all);
    if (is("MODSEQ"))
        return in.expectNumber(result.modSeq.emplace());
    if (is("PARTIAL"))
        return readPartial(in, result);
    if (is("ADDTO") || is("REMOVEFROM"))
        return readChanges(in, is("ADDTO"), result);
    if (is("RELEVANCY"))
        return readScores(in, result);
    QByteArrayView ignored;
    return in.expectValue(ignored);
}

} // namespace

void SearchReturn::write(Writer &out) const
{
    out.atom("RETURN").open();
    for (const auto &[wanted, word] :
         {std::pair(min, "MIN"), {max, "MAX"}, {all, "ALL"}, {count, "COUNT"}, {save, "SAVE"}}) {
        if (wanted)
            out.atom(word);
    }
    if (partial) {
        if (!partial->isValid())
            out.refuse("a range of a result that is none");
        out.atom("PARTIAL").atom(partial->toWire());
    }
    for (const auto &[wanted, word] :
         {std::pair(update, "UPDATE"), {context, "CONTEXT"}, {relevancy, "RELEVANCY"}}) {
        if (wanted)
            out.atom(word);
    }
    out.close();
}

// esearch-response = "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)
bool ESearch::read(Cursor &in)
{
    in.space();
    if (!readCorrelator(in, *this))
        return false;
    byUid = in.keyword("UID");
    while (in.space() || !in.atEnd()) {
        if (in.atEnd())
            break;
        QByteArrayView name;
        if (!in.expectAtom(name))
            return false;
        in.space();
        if (!readReturnData(in, name, *this))
            return false;
    }
    return !in.failed();
}

std::optional<ESearch> ESearch::fromWire(QByteArrayView response)
{
    Cursor in(response);
    ESearch result;
    in.skip('*');
    in.space();
    if (!in.keyword("ESEARCH") || !result.read(in))
        return {};
    return result;
}

void SearchSummary::add(ESearch answer)
{
    min = answer.min ? answer.min : min;
    max = answer.max ? answer.max : max;
    count = answer.count ? answer.count : count;
    modSeq = answer.modSeq ? answer.modSeq : modSeq;
    partialRange = answer.partialRange ? answer.partialRange : partialRange;
    relevancy.insert(relevancy.end(), answer.relevancy.begin(), answer.relevancy.end());
    std::move(answer.changes.begin(), answer.changes.end(), std::back_inserter(changes));
}

// resp-text-code =/ "NOUPDATE" SP quoted   (RFC 5267 section 5)
bool SearchSummary::hear(const Status &status)
{
    Cursor in(status.arguments);
    QByteArray whose;
    const bool isMine = status.code == "NOUPDATE" && in.expectAString(whose) && whose == tag;
    noUpdates = noUpdates || isMine;
    return isMine;
}

bool readNumbers(Cursor &in, std::vector<quint32> &out)
{
    const QByteArrayView text = in.rest();
    const char *at = text.begin();
    const char *const end = text.end();
    out.reserve(out.size() + size_t(std::count(at, end, ' ')) + 1);
    const char *expected = nullptr;
    while (!expected) {
        while (at < end && *at == ' ')
            ++at;
        if (at == end || *at == '(')
            break;
        quint64 number = 0;
        const char *const begin = at;
        for (uint digit = 0; at < end && (digit = uint(uchar(*at)) - '0') < 10 && at - begin < 11; ++at)
            number = number * 10 + digit;
        if (at == begin || number > 0xffffffff || (at < end && *at != ' ' && *at != '('))
            expected = "a number of 32 bits";
        else
            out.push_back(quint32(number));
    }
    in.advanceTo(in.offset() + (at - text.begin()));
    return !in.failed() && (!expected || in.fail(expected));
}

void readModSeq(Cursor &in, std::optional<quint64> &out)
{
    in.space();
    quint64 value = 0;
    if (in.skip('(') && in.keyword("MODSEQ") && in.space() && in.number(value))
        out = value;
}

bool expandInOrder(QByteArrayView set, std::vector<quint32> &out)
{
    if (set.isEmpty())
        return true;
    const auto ranges = SequenceSet::rangesInOrder(set);
    if (!ranges)
        return false;
    for (const SequenceSet::Range &range : *ranges) {
        if (out.size() + range.last - range.first >= Limits().messages)
            return false;
        for (quint64 number = range.first; number <= range.last; ++number)
            out.push_back(quint32(number));
    }
    return true;
}

} // namespace imap
