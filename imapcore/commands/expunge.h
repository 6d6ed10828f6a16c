#pragma once
#include "../session.h"

namespace imap {

// Which messages are gone.
struct Expunged
{
    // Message sequence numbers in the server's order: each counts what is left after the one before it.
    std::vector<quint32> numbers = {};
    // UIDs, where the server says VANISHED instead (RFC 7162 section 3.2.10, after ENABLE QRESYNC; RFC 9586).
    SequenceSet uids = {};
};

// EXPUNGE, RFC 9051 section 6.4.3: removes all messages that have \Deleted for good. UID EXPUNGE (section 6.4.9; needs
// UIDPLUS or IMAP4rev2, RFC 4315 section 2.1) removes those among `uids` alone. Needs a mailbox that is not read-only
// and the right "e". What other clients expunge meanwhile is in the result too.
struct Expunge
{
    using Result = Expunged;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"EXPUNGE", "VANISHED"};
    std::optional<SequenceSet> uids = {}; // nothing: all
    Expunged expunged = {};

    QByteArray needs() const { return uids ? "UIDPLUS" : ""; }
    void write(Writer &out) const
    {
        if (!uids) {
            out.atom("EXPUNGE");
            return;
        }
        if (uids->isEmpty())
            out.refuse("UID EXPUNGE of no message at all");
        out.atom("UID").atom("EXPUNGE").set(*uids);
    }
    // message-data = nz-number SP "EXPUNGE"          expunged-resp = "VANISHED" [SP "(EARLIER)"] SP known-uids
    bool accept(quint32 number, QByteArrayView keyword, Cursor &in)
    {
        if (keyword == "EXPUNGE") {
            expunged.numbers.push_back(number);
            return true;
        }
        if (in.peek() == '(')
            return false; // what was gone before, for another command
        bool good = true;
        const SequenceSet gone = SequenceSet::fromWire(in.atom(), SequenceSet::Star, &good);
        if (!good)
            return in.fail("a set of UIDs");
        for (const SequenceSet::Range &range : gone.ranges())
            expunged.uids.add(range.first, range.last);
        return true;
    }
    Expunged take() { return std::move(expunged); }
};

} // namespace imap
