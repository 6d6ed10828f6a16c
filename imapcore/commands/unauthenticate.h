#pragma once
#include "../session.h"

namespace imap {

// UNAUTHENTICATE, RFC 8437: leaves the user behind and keeps the connection and its TLS, for another AUTHENTICATE or
// LOGIN. Needs UNAUTHENTICATE, which servers may announce only after the login. The mailbox is no longer selected,
// what ENABLE switched on is off, and capabilities are to be asked for again: none are known after the OK unless it
// brought them. Compression (RFC 4978) ends on both sides. A server that cannot do it says BYE.
struct Unauthenticate
{
    using Result = Done;
    static constexpr auto capability = "UNAUTHENTICATE";
    static constexpr bool exclusive = true;

    bool harmless() const { return true; }
    void write(Writer &out) const { out.atom("UNAUTHENTICATE"); }
    void completed(const Status &status, Session &session) const
    {
        session.endCompression();
        session.forgetEnabled();
        session.mailbox().close();
        if (status.code != "CAPABILITY")
            session.setCapabilities({});
        session.setState(Session::State::NotAuthenticated);
    }
    Done take() { return {}; }
};

} // namespace imap
