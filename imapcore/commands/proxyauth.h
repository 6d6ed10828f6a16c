#pragma once
#include "../session.h"

namespace imap {

// PROXYAUTH: an administrator goes on as another user, without that user's password. In no RFC; Sun's, Oracle's and
// Netscape's servers have it. No capability tells of it for certain (some announce X-NETSCAPE), so it is sent in any
// case; other servers answer BAD or NO. After the OK no mailbox is selected, and the rights are the other user's.
struct ProxyAuth
{
    using Result = Done;
    static constexpr bool exclusive = true;
    QString user;

    void write(Writer &out) const { out.atom("PROXYAUTH").string(user.toUtf8()); }
    void completed(const Status &, Session &session) const
    {
        session.mailbox().close();
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

} // namespace imap
