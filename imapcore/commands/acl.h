#pragma once
#include "../describer.h"
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

// What an ACL says: acl-data as above.
inline const Describer describesAcl(Describer::Response, {"ACL"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    const auto acl = in.list("acl");
    while (in.more()) {
        const auto entry = in.list();
        if (!in.readAString({}))
            return false;
        const bool hasRights = in.more();
        if (!hasRights)
            in.note("no rights after an identifier");
        if (hasRights ? !in.readAString({}) : !in.addEmpty({}))
            return false;
    }
    return !in.failed();
});

// listrights-data = "LISTRIGHTS" SP mailbox SP identifier SP rights *(SP rights)
inline const Describer describesListRights(Describer::Response, {"LISTRIGHTS"}, [](FieldCursor &in) {
    if (!in.readMailbox() || !in.expectSpace() || !in.readAString("identifier"))
        return false;
    if (in.more()) {
        if (!in.readAString("required"))
            return false;
    } else {
        in.note("no required rights");
        in.addEmpty("required");
    }
    const auto optional = in.list("optional");
    while (in.more() && in.readAString({})) {
    }
    return !in.failed();
});

inline const Describer describesMyRights(Describer::Response, {"MYRIGHTS"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    if (in.more())
        return in.readAString("rights");
    in.note("no rights after the mailbox");
    return in.addEmpty("rights");
});

} // namespace imap
