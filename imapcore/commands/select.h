#pragma once
#include "../session.h"

namespace imap {

// SELECT and EXAMINE, RFC 9051 sections 6.3.2 and 6.3.3. What the mailbox holds is found in Session::mailbox().
struct Select
{
    enum class Access { ReadOnly, ReadWrite };
    using Result = Done;
    static constexpr bool opensMailbox = true;
    static constexpr bool exclusive = true;
    MailboxName mailbox;
    Access access = Access::ReadOnly;

    void write(Writer &out) const
    {
        out.atom(access == Access::ReadOnly ? "EXAMINE" : "SELECT").mailbox(mailbox);
    }
    bool reads() const { return access == Access::ReadOnly; }
    void begun(Session &session) const { session.mailbox().open(mailbox); }
    void completed(const Status &status, Session &session) const
    {
        session.mailbox().opened(access == Access::ReadOnly || status.code == "READ-ONLY");
        session.setState(Session::State::Selected);
    }
    // After a NO no mailbox is selected (RFC 9051 section 6.3.2).
    void refused(const Error &, Session &session) const
    {
        session.mailbox().open({});
        session.mailbox().opened(true);
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

} // namespace imap
