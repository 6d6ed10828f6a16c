#pragma once
#include "../copyuid.h"
#include "../messages.h"
#include "../session.h"

namespace imap {

// COPY and UID COPY, RFC 9051 section 6.4.7. The result tells the UIDs of the copies where the server has UIDPLUS (or is
// IMAP4rev2) and lets them be known; else it is empty. Needs the right "i" on the destination. Error::code is TRYCREATE
// when the destination does not exist but could be created, OVERQUOTA when there is no room. All or nothing is copied.
struct Copy
{
    using Result = CopyUid;
    static constexpr bool inMailbox = true;
    Messages messages;
    MailboxName mailbox;
    CopyUid copied = {};

    bool usesNumbers() const { return messages.usesNumbers(); }
    void write(Writer &out) const
    {
        messages.write(out, "COPY");
        out.mailbox(mailbox);
    }
    void completed(const Status &status, Session &)
    {
        if (status.code == "COPYUID")
            copied.add(status.arguments);
    }
    CopyUid take() { return std::move(copied); }
};

// MOVE and UID MOVE, RFC 6851 (RFC 9051 section 6.4.8); needs MOVE or IMAP4rev2, and on the source the rights "t" and
// "e" besides those of COPY. That the messages are gone from here is found in Session::mailbox(). A server may have
// moved some of them when it says NO.
struct Move
{
    using Result = CopyUid;
    static constexpr bool inMailbox = true;
    static constexpr auto capability = "MOVE";
    Messages messages;
    MailboxName mailbox;
    CopyUid moved = {};

    bool usesNumbers() const { return messages.usesNumbers(); }
    void write(Writer &out) const
    {
        messages.write(out, "MOVE");
        out.mailbox(mailbox);
    }
    // The code comes before the messages are expunged, untagged (RFC 6851 section 4.3).
    bool heard(const Status &status) { return status.code == "COPYUID" && moved.add(status.arguments); }
    void completed(const Status &status, Session &) { heard(status); }
    CopyUid take() { return std::move(moved); }
};

} // namespace imap
