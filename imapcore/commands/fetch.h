#pragma once
#include "../session.h"

namespace imap {

// FETCH by message sequence number, RFC 9051 section 6.4.5. What it brings is found in Session::mailbox(), like
// all FETCH data; the reply only tells that everything has come.
struct Fetch
{
    using Result = Done;
    static constexpr bool inMailbox = true;
    static constexpr bool usesNumbers = true;
    SequenceSet numbers;
    QByteArrayList items; // as on the wire: UID, FLAGS, ENVELOPE, RFC822.SIZE, INTERNALDATE

    // What sets \Seen is more than a look (RFC 9051 section 6.4.5).
    bool reads() const
    {
        return std::none_of(items.begin(), items.end(), [](const QByteArray &item) {
            const QByteArray upper = item.toUpper();
            return upper.startsWith("BODY[") || upper.startsWith("BINARY[") || upper == "RFC822"
                   || upper == "RFC822.TEXT";
        });
    }

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
