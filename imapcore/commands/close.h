#pragma once
#include "../session.h"

namespace imap {

// CLOSE, RFC 9051 section 6.4.1: leaves the selected mailbox, and erases its messages that are marked \Deleted,
// without saying which, unless it was opened read-only. Session::mailbox() is empty afterwards.
struct Close
{
    using Result = Done;
    static constexpr bool exclusive = true;
    static constexpr bool inMailbox = true;

    void write(Writer &out) const { out.atom("CLOSE"); }
    void completed(const Status &, Session &session) const
    {
        session.mailbox().close();
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

// UNSELECT, RFC 3691 (RFC 9051 section 6.4.2): leaves the selected mailbox as it is. Session::mailbox() is empty
// afterwards. Needs UNSELECT or IMAP4rev2.
struct Unselect
{
    using Result = Done;
    static constexpr bool reads = true;
    static constexpr auto capability = "UNSELECT";
    static constexpr bool exclusive = true;
    static constexpr bool inMailbox = true;

    void write(Writer &out) const { out.atom("UNSELECT"); }
    void completed(const Status &, Session &session) const
    {
        session.mailbox().close();
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

// CHECK, RFC 3501 section 6.4.1: asks the server to bring the mailbox into order on its side, whatever that means to
// it. IMAP4rev2 has dropped it: what wants to hear news sends NOOP.
struct Check
{
    using Result = Done;
    static constexpr bool reads = true;
    static constexpr bool inMailbox = true;

    void write(Writer &out) const { out.atom("CHECK"); }
    Done take() { return {}; }
};

} // namespace imap
