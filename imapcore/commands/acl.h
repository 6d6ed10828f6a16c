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

// GETACL, RFC 4314 section 3.3: everyone who has rights on a mailbox. Needs ACL and the right "a". Without the right
// servers say NO, some of them that there is no such mailbox.
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
        // One before it told of the side effect of a change that was sent before (RFC 4314 section 5.1.1).
        acl.clear();
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

// SETACL, RFC 4314 section 3.1: gives an identifier these rights on a mailbox, or adds them to what it has, or takes
// them away. An identifier that begins with "-" is an entry of its own. Needs ACL and the right "a". A right that the
// server does not know is a BAD, from older ones no error at all; what became of it is seen by GETACL, since a server
// may tie rights to each other, keep an owner's, or change the identifier to its own form.
struct SetAcl
{
    enum class Change { Replace, Add, Remove };
    using Result = Done;
    static constexpr auto capability = "ACL";
    MailboxName mailbox;
    QString identifier;
    QByteArray rights; // lower case letters and digits
    Change change = Change::Replace;

    // setacl = "SETACL" SP mailbox SP identifier SP mod-rights
    // mod-rights = astring ; +rights to add, -rights to remove, rights to replace
    void write(Writer &out) const
    {
        // A sign among the rights would turn one change into another.
        const auto isRight = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        };
        if (!std::all_of(rights.begin(), rights.end(), isRight))
            out.refuse("a right that is no lower case letter and no digit");
        const QByteArray sign = change == Change::Add ? "+" : change == Change::Remove ? "-" : "";
        out.atom("SETACL").mailbox(mailbox).string(identifier.toUtf8()).string(sign + rights);
    }
    Done take() { return {}; }
};

// DELETEACL, RFC 4314 section 3.2: takes an identifier's entry away; the one with "-" before it stays. Needs ACL and
// the right "a".
struct DeleteAcl
{
    using Result = Done;
    static constexpr auto capability = "ACL";
    MailboxName mailbox;
    QString identifier;

    void write(Writer &out) const { out.atom("DELETEACL").mailbox(mailbox).string(identifier.toUtf8()); }
    Done take() { return {}; }
};

// MYRIGHTS, RFC 4314 section 3.5: one's own rights on a mailbox, a letter or digit each. Needs ACL, and one of the
// rights "l", "r", "i", "k", "x" and "a".
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
