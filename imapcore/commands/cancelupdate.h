#pragma once
#include "../command.h"

namespace imap {

// CANCELUPDATE, RFC 5267 section 4.3.5: ends the updates of searches, by the tags in their results. Needs
// CONTEXT=SEARCH.
struct CancelUpdate
{
    using Result = Done;
    static constexpr bool inMailbox = true;
    static constexpr auto capability = "CONTEXT=SEARCH";
    QByteArrayList tags;

    bool harmless() const { return true; }
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
