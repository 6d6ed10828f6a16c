#pragma once
#include "../session.h"

namespace imap {

// IDLE, RFC 2177: from now on the server tells at once what happens to the selected mailbox. It goes where such things
// always go: to Session::mailbox(), or to Session::unsolicited. The command lasts until another one is sent on the
// session or its reply is cancelled, and its reply finishes then; silence meanwhile is no time-out. A server may end
// the connection of who idles for half an hour: send it anew every 29 minutes or sooner. A reply that fails as Refused
// comes from a server that cannot watch this mailbox. Needs IDLE.
struct Idle
{
    using Result = Done;
    static constexpr bool reads = true;
    static constexpr auto capability = "IDLE";
    static constexpr bool exclusive = true;
    bool idling = false; // the server has said so

    // idle = "IDLE" CRLF "DONE"
    void write(Writer &out) const { out.atom("IDLE"); }
    std::optional<Segments> continued(QByteArrayView)
    {
        idling = true;
        return Segments();
    }
    std::optional<Segments> interrupted() const
    {
        if (!idling)
            return std::nullopt;
        return Segments{{"DONE", false, false}};
    }
    Done take() { return {}; }
};

} // namespace imap
