#pragma once
#include "../access/effectiverights.h"
#include "aclchange.h"
#include <optional>

namespace imap {

// The list as these changes, in their order, would leave it.
Acl applied(Acl acl, const std::vector<AclChange> &changes, const KnownRights &known);

// Those entries that mean everybody, not just some, and that would have "a" after these changes and have it not before:
// whoever likes could then give themselves every right (RFC 4314 section 6).
QStringList administeringForEverybody(const ServerFlavour &flavour, const Acl &before,
                                      const std::vector<AclChange> &changes);

// Whether somebody administers the server, for all that a list which they could read tells: what they have comes from no
// entry, whatever groups they are in. `held`: what MYRIGHTS said; nothing: it was not asked.
bool provesAdministrator(const ServerFlavour &flavour, const QString &user, const MailboxOwner &owner,
                         std::optional<Rights> held, const Acl &acl);

// What somebody would lose by changes of a mailbox's list of what one hardly gets back by oneself: "a", without which
// the list cannot be changed, and "l", without which the mailbox is not even there.
struct Lockout
{
    Rights lost = {};
    Rights perhaps = {}; // if they are in the groups that the changes are about

    bool isNone() const { return lost.isEmpty() && perhaps.isEmpty(); }

    // `held`: what the server has said that they have (MYRIGHTS). It tells of groups that nobody told of, and of who
    // administers the server; but not where entries give all that an administrator has, and another list has to tell.
    static Lockout of(const ServerFlavour &flavour, const QString &user, const MailboxOwner &owner,
                      Rights held, const Acl &before, const std::vector<AclChange> &changes,
                      bool isAdministrator = false);
};

} // namespace imap
