#pragma once
#include "../session.h"

namespace imap {

// One entry of an access control list. An identifier that begins with "-" takes rights away (RFC 4314 section 2).
struct AclEntry
{
    QString identifier;
    QByteArray rights; // one letter or digit each
};
using Acl = std::vector<AclEntry>;

// GETACL, RFC 4314 section 3.3: everyone who has rights on a mailbox. Needs the right "a".
struct GetAcl
{
    using Result = Acl;
    static constexpr bool reads = true;
    static constexpr auto capability = "ACL";
    static constexpr auto answers = {"ACL"};
    static constexpr bool needsAnswer = true;
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    Acl acl = {};

    void write(Writer &out) const { out.atom("GETACL").mailbox(mailbox); }
    // acl-data = "ACL" SP mailbox *(SP identifier SP rights)
    bool accept(Cursor &in)
    {
        if (!in.expectMailboxIs(mailbox))
            return false; // the ACL of another mailbox, for another command
        acl.reserve(4);
        while (in.space() && !in.atEnd()) {
            AclEntry &entry = acl.emplace_back();
            if (!in.expectAString(entry.identifier))
                return false;
            // No rights at all come as "" or, from some servers, as nothing.
            if (in.space() && !in.atEnd() && !in.expectAString(entry.rights))
                return false;
        }
        return in.expectEnd();
    }
    Acl take() { return std::move(acl); }
};

// MYRIGHTS, RFC 4314 section 3.5: one's own rights on a mailbox.
struct MyRights
{
    using Result = QByteArray;
    static constexpr bool reads = true;
    static constexpr auto capability = "ACL";
    static constexpr auto answers = {"MYRIGHTS"};
    static constexpr bool needsAnswer = true;
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    QByteArray rights = {};

    void write(Writer &out) const { out.atom("MYRIGHTS").mailbox(mailbox); }
    // myrights-data = "MYRIGHTS" SP mailbox SP rights
    bool accept(Cursor &in)
    {
        if (!in.expectMailboxIs(mailbox))
            return false;
        if (in.space() && !in.atEnd() && !in.expectAString(rights))
            return false;
        return in.expectEnd();
    }
    QByteArray take() { return std::move(rights); }
};

} // namespace imap
