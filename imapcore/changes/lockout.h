#pragma once
#include "../access/effectiverights.h"
#include "aclchange.h"

namespace imap {

// The list as these changes, in their order, would leave it.
Acl applied(Acl acl, const std::vector<AclChange> &changes, const KnownRights &known);

// What somebody would lose by changes of a mailbox's list of what one hardly gets back by oneself: "a", without which
// the list cannot be changed, and "l", without which the mailbox is not even there.
struct Lockout
{
    Rights lost = {};
    Rights perhaps = {}; // if they are in the groups that the changes are about

    bool isNone() const { return lost.isEmpty() && perhaps.isEmpty(); }

    // `held`: what the server has said that they have (MYRIGHTS). It tells of groups that nobody told of, and of who
    // administers the server.
    static Lockout of(const ServerFlavour &flavour, const QString &user, const MailboxOwner &owner,
                      Rights held, const Acl &before, const std::vector<AclChange> &changes);
};

} // namespace imap
