#include "lockout.h"

namespace imap {

namespace {

constexpr Rights Needed("la");

// Those of these groups whose entries give something of `rights`.
QStringList groupsThatGive(const ServerFlavour &flavour, const Acl &acl, Rights rights)
{
    QStringList groups;
    for (const AclEntry &entry : acl) {
        const Identifier who = flavour.identifier(entry.identifier);
        if (who.isGroup() && !who.isNegative && Rights(entry.rights).containsAny(rights))
            groups += who.name;
    }
    return groups;
}

QStringList groupsIn(const ServerFlavour &flavour, const Acl &acl)
{
    QStringList groups;
    for (const AclEntry &entry : acl) {
        const Identifier who = flavour.identifier(entry.identifier);
        if (who.isGroup())
            groups += who.name;
    }
    return groups;
}

} // namespace

Acl applied(Acl acl, const std::vector<AclChange> &changes, const KnownRights &known)
{
    for (const AclChange &change : changes) {
        const auto find = [&](Qt::CaseSensitivity sensitivity) {
            return std::find_if(acl.begin(), acl.end(), [&](const AclEntry &one) {
                return one.identifier.compare(change.identifier, sensitivity) == 0;
            });
        };
        auto entry = find(Qt::CaseSensitive);
        if (entry == acl.end())
            entry = find(Qt::CaseInsensitive); // servers may have their own spelling
        const ChangeState before = entry == acl.end()
                                       ? ChangeState::absent()
                                       : ChangeState::present(known.withoutVirtual(entry->rights));
        const ChangeState after = change.after(before);
        if (!after.isPresent()) {
            if (entry != acl.end())
                acl.erase(entry);
        } else if (entry != acl.end()) {
            entry->rights = after.value;
        } else {
            acl.push_back({change.identifier, after.value});
        }
    }
    return acl;
}

QStringList administeringForEverybody(const ServerFlavour &flavour, const Acl &before,
                                      const std::vector<AclChange> &changes)
{
    const auto administering = [&flavour](const Acl &acl) {
        QStringList all;
        for (const AclEntry &entry : acl) {
            const Identifier who = flavour.identifier(entry.identifier);
            if (who.isEverybody() && !who.isNegative && Rights(entry.rights).contains('a'))
                all += entry.identifier;
        }
        return all;
    };
    const QStringList known = administering(before);
    QStringList all = administering(applied(before, changes, flavour.known));
    all.removeIf([&known](const QString &one) { return known.contains(one); });
    return all;
}

bool provesAdministrator(const ServerFlavour &flavour, const QString &user, const MailboxOwner &owner,
                         std::optional<Rights> held, const Acl &acl)
{
    if (flavour.administratorsOwn.isEmpty())
        return false;
    // With what takes rights away there would be less that entries explain.
    Acl giving;
    for (const AclEntry &entry : acl) {
        if (!flavour.identifier(entry.identifier).isNegative)
            giving.push_back(entry);
    }
    const Rights explained = explainRights(flavour, {user, groupsIn(flavour, giving)}, giving, owner).rights;
    // A list can be read with "a", on some servers with "r" as well.
    return held ? (*held - explained).containsAny(flavour.administratorsOwn) : !explained.containsAny("ra");
}

Lockout Lockout::of(const ServerFlavour &flavour, const QString &user, const MailboxOwner &owner, Rights held,
                    const Acl &before, const std::vector<AclChange> &changes, bool isAdministrator)
{
    const Acl after = applied(before, changes, flavour.known);
    // What is lost by who is in these groups.
    const auto lostBy = [&](const QStringList &groups) {
        Person person{user, groups};
        person.isAdministrator = isAdministrator;
        Rights had = explainRights(flavour, person, before, owner).rights;
        const Rights unexplained = held - had;
        // The rest of what one has comes from where no entry tells.
        if (unexplained.containsAny(flavour.administratorsOwn)) {
            person.isAdministrator = true;
            had = explainRights(flavour, person, before, owner).rights;
        }
        Rights has = explainRights(flavour, person, after, owner).rights;
        if (flavour.isSameName(user, owner.name))
            has |= flavour.ownerKeeps;
        return (had & Needed) - has;
    };
    const Rights alone = explainRights(flavour, {user, QStringList()}, before, owner).rights;
    const QStringList groups = groupsThatGive(flavour, before, (held & Needed) - alone);
    Lockout lockout;
    lockout.lost = lostBy(groups) & held;
    lockout.perhaps = (lostBy(groupsIn(flavour, before) + groupsIn(flavour, after)) & held) - lockout.lost;
    return lockout;
}

} // namespace imap
