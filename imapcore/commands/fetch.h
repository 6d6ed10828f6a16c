#pragma once
#include "../session.h"

namespace imap {

// FETCH by message sequence number, RFC 9051 section 6.4.5. What it brings is found in Session::mailbox(), like
// all FETCH data; the reply only tells that everything has come.
struct Fetch
{
    using Result = Done;
    static constexpr bool usesNumbers = true;
    SequenceSet numbers;
    QByteArrayList items; // as on the wire: UID, FLAGS, ENVELOPE, RFC822.SIZE, INTERNALDATE

    void write(Writer &out) const
    {
        out.atom("FETCH").set(numbers).open();
        for (const QByteArray &item : items)
            out.raw(item);
        out.close();
    }
    Done take() { return {}; }
};

} // namespace imap
