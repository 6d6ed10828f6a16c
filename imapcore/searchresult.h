#pragma once
#include "fetchitem.h"
#include "sequenceset.h"
#include <optional>
#include <vector>

namespace imap {

class Cursor;
struct Status;

// What a SEARCH or SORT is to return instead of the plain list (RFC 4731, RFC 9051 section 6.4.4); nothing of it at all
// is "RETURN ()", which means `all`.
struct SearchReturn
{
    bool min = false, max = false, all = false, count = false;
    bool save = false;                        // for "$" (RFC 5182). Needs SEARCHRES
    std::optional<PartialRange> partial = {}; // RFC 9394. Needs PARTIAL or CONTEXT=SEARCH, CONTEXT=SORT
    bool update = false;                      // tells later changes. Needs CONTEXT=… (RFC 5267 section 4.3)
    bool context = false;                     // there will be more of the same kind (RFC 5267 section 4.2)
    bool relevancy = false;                   // needs SEARCH=FUZZY (RFC 6203 section 4)

    void write(Writer &out) const;
};

// Messages that have come into a result, or left it, after it was told (RFC 5267 section 4.3).
struct SearchChange
{
    bool added = true;
    quint32 position = 0;                          // where in the result, from 1; 0: it has no order
    std::vector<SequenceSet::Range> messages = {}; // in the order of the result
};

// An ESEARCH response (RFC 9051 section 7.3.4). Sets are as on the wire.
struct ESearch
{
    QByteArray tag; // of the command; empty: not told
    bool byUid = false;
    std::optional<quint32> min = {}, max = {}, count = {};
    std::optional<quint64> modSeq = {};
    std::optional<QByteArray> all = {}, partial = {};
    std::optional<PartialRange> partialRange = {};
    std::vector<quint32> relevancy = {}; // 1 to 100, in the order of the messages
    std::vector<SearchChange> changes = {};

    // The cursor stands behind the keyword. False when it has failed.
    bool read(Cursor &in);
    // A whole response that no command waited for (Session::unsolicited): the changes of an updated search, by the tag
    // of the command.
    static std::optional<ESearch> fromWire(QByteArrayView response);
};

// What SEARCH and SORT tell of what they found besides the messages.
struct SearchSummary
{
    QByteArray tag = {};                                   // of the command: names its updates
    std::optional<quint32> min = {}, max = {}, count = {}; // where they were asked for and there are any
    std::optional<quint64> modSeq = {}; // the highest of what was found (RFC 7162 section 3.1.5)
    std::optional<PartialRange> partialRange = {};
    std::vector<quint32> relevancy = {};
    std::vector<SearchChange> changes = {};
    bool noUpdates = false; // the server will not tell changes (NOUPDATE)

    // Whether a response is about this search. Those without a tag are, too.
    bool isAbout(const ESearch &answer) const { return answer.tag.isEmpty() || answer.tag == tag; }
    // Takes all but the messages over from it.
    void add(ESearch answer);
    // Whether a status says that this search is not going to be updated.
    bool hear(const Status &status);
};

// What SEARCH found: message sequence numbers, or UIDs if it asked for them.
struct SearchResult : SearchSummary
{
    SequenceSet all = {}, partial = {};
};

// What SORT found, in order: `min` is the first of it, `max` the last.
struct SortResult : SearchSummary
{
    std::vector<quint32> all = {}, partial = {};
};

// *(SP nz-number), up to the end or a parenthesis; appended to `out`. A million of them take a few milliseconds.
bool readNumbers(Cursor &in, std::vector<quint32> &out);
// "(" "MODSEQ" SP mod-sequence-value ")" at the end of SEARCH and SORT (RFC 7162 section 7).
void readModSeq(Cursor &in, std::optional<quint64> &out);
// The numbers of a set in the order they stand in, appended to `out`; false where there are more than fit in a mailbox.
bool expandInOrder(QByteArrayView set, std::vector<quint32> &out);

} // namespace imap
