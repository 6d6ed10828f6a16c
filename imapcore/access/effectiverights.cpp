#include "effectiverights.h"

namespace imap {

namespace {

using Entry = EffectiveRights::Entry;
using Reason = EffectiveRights::Reason;

// From the least specific on.
enum : Nearness { NotAbout, ToAnyone, ToAuthenticated, ToGroup, ToOwner, ToUser, ToGroupOverride, Global };

bool isIn(const ServerFlavour &flavour, const Person &person, const QString &group)
{
    return person.groups
           && std::any_of(person.groups->begin(), person.groups->end(),
                          [&](const QString &one) { return flavour.isSameName(one, group); });
}

Nearness localNearness(const Identifier &identifier, const Person &person, bool isOwner,
                       const ServerFlavour &flavour)
{
    using enum Identifier::Kind;
    switch (identifier.kind) {
    case Anyone:
        return ToAnyone;
    case Anonymous:
        return person.isAuthenticated ? NotAbout : ToUser;
    case Authenticated:
        return person.isAuthenticated ? ToAuthenticated : NotAbout;
    case Group:
        return isIn(flavour, person, identifier.name) ? ToGroup : NotAbout;
    case GroupOverride:
        return isIn(flavour, person, identifier.name) ? ToGroupOverride : NotAbout;
    case Owner:
        return isOwner ? ToOwner : NotAbout;
    case Administrators:
        return person.isAdministrator ? ToGroup : NotAbout;
    case User:
        break;
    }
    return flavour.isSameName(person.name, identifier.name) ? ToUser : NotAbout;
}

// An entry as the rule sees it.
struct Measured
{
    Nearness nearness = NotAbout;
    bool takes = false, counts = false;
    Rights rights = {};
};

// What one entry does beside the others.
Entry effectOf(size_t at, const std::vector<Measured> &all, const RightsSum &sum)
{
    using enum Entry::Effect;
    const Measured &one = all[at];
    Entry entry;
    if (one.nearness == NotAbout)
        return entry;
    const auto maskedBy = [&entry, &all](auto masks) {
        for (size_t i = 0; i < all.size(); ++i) {
            if (all[i].nearness != NotAbout && masks(all[i]))
                entry.maskedBy.push_back(i);
        }
    };
    if (!one.counts) {
        entry.effect = one.rights.isEmpty() ? Nothing : Masked;
        entry.lost = one.rights;
        entry.isMaskedByOwnership = one.nearness < ToOwner && sum.isAboutOwner();
        maskedBy([&one](const Measured &other) { return other.counts && other.takes == one.takes; });
        return entry;
    }
    if (one.takes) {
        entry.took = one.rights & sum.given();
        entry.effect = entry.took.isEmpty() ? Nothing : Took;
        return entry;
    }
    entry.gave = one.rights - sum.taken();
    entry.lost = one.rights & sum.taken();
    if (!entry.lost.isEmpty()) {
        maskedBy([&entry](const Measured &other) {
            return other.counts && other.takes && other.rights.containsAny(entry.lost);
        });
    }
    // By being more specific, it takes what the others would have given.
    for (const Measured &other : all) {
        if (other.nearness != NotAbout && !other.takes && !other.counts)
            entry.took |= other.rights - sum.given() - sum.taken();
    }
    entry.effect = !entry.gave.isEmpty()   ? Gave
                   : !entry.took.isEmpty() ? Took
                   : !entry.lost.isEmpty() ? Masked
                                           : Nothing;
    return entry;
}

std::vector<Reason> reasonsOf(const EffectiveRights &all, const std::vector<Measured> &entries)
{
    Rights named = all.rights;
    for (const Measured &one : entries) {
        if (one.nearness != NotAbout)
            named |= one.rights;
    }
    std::vector<Reason> reasons;
    for (const char right : named.toBytes()) {
        Reason &reason = reasons.emplace_back();
        reason.right = right;
        reason.isHeld = all.rights.contains(right);
        reason.byOwnership = all.byOwnership.contains(right);
        reason.byAdministration = all.byAdministration.contains(right);
        reason.byAdminister = all.byAdminister.contains(right);
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].nearness == NotAbout || !entries[i].rights.contains(right))
                continue;
            auto &group = !entries[i].counts ? reason.masked
                          : entries[i].takes ? reason.takers
                                             : reason.givers;
            group.push_back(i);
        }
    }
    return reasons;
}

} // namespace

Person Person::of(const Identifier &identifier)
{
    using enum Identifier::Kind;
    Person person;
    person.groups.emplace();
    if (identifier.kind == User)
        person.name = identifier.name;
    else if (identifier.isGroup())
        person.groups->append(identifier.name);
    person.isAuthenticated = identifier.kind != Anyone && identifier.kind != Anonymous;
    person.isAdministrator = identifier.kind == Administrators;
    return person;
}

Nearness nearnessOf(const Identifier &identifier, const Person &person, bool isOwner,
                    const ServerFlavour &flavour)
{
    const Nearness nearness = localNearness(identifier, person, isOwner, flavour);
    return nearness != NotAbout && identifier.isGlobal ? nearness + Global : nearness;
}

RightsSum::RightsSum(const ServerFlavour &flavour, bool isOwner, bool isAdministrator)
    : m_flavour(flavour)
    , m_isOwner(isOwner)
    , m_isAdministrator(isAdministrator)
    , m_isMostSpecific(flavour.combine() == ServerFlavour::Combine::MostSpecific)
{
    // There, it is as if the owner had an entry, until one for the owner or for that user says otherwise. What is taken
    // from everybody is not taken from the owner either.
    if (m_isMostSpecific && isOwner) {
        m_given = {ToOwner, flavour.ownersOwn};
        m_taken = {ToOwner, {}};
        m_isOwnersOwn = true;
    }
}

Rights RightsSum::rights() const
{
    Rights rights = m_given.rights - m_taken.rights;
    if (m_isOwner && !m_isMostSpecific)
        rights |= m_flavour.ownersOwn;
    if (m_isAdministrator)
        rights |= m_flavour.administratorsOwn;
    if (rights.contains('a'))
        rights |= m_flavour.impliedByAdminister;
    return rights.withoutVirtual(m_flavour.era());
}

EffectiveRights explainRights(const ServerFlavour &flavour, const Person &person, const Acl &acl,
                              const MailboxOwner &owner)
{
    const bool isOwner = flavour.isSameName(owner.name, person.name);
    RightsSum sum(flavour, isOwner, person.isAdministrator);
    std::vector<Measured> entries;
    EffectiveRights all;
    for (const AclEntry &each : acl) {
        const Identifier identifier = flavour.identifier(each.identifier);
        const Measured one{nearnessOf(identifier, person, isOwner, flavour), identifier.isNegative, false,
                           Rights(each.rights).withoutVirtual(flavour.era())};
        if (one.nearness != NotAbout)
            sum.add(one.nearness, one.takes, one.rights);
        entries.push_back(one);
        all.dependsOnGroups = all.dependsOnGroups || (identifier.isGroup() && !person.groups);
    }
    for (Measured &one : entries)
        one.counts = one.nearness != NotAbout && sum.counts(one.nearness, one.takes);

    all.rights = sum.rights();
    if (sum.isOwnersOwn())
        all.byOwnership = all.rights & sum.given();
    else if (isOwner && flavour.combine() == ServerFlavour::Combine::Union)
        all.byOwnership = flavour.ownersOwn;
    if (person.isAdministrator)
        all.byAdministration = flavour.administratorsOwn;
    if (all.rights.contains('a'))
        all.byAdminister = flavour.impliedByAdminister;
    all.everybodys = owner.isInbox ? flavour.everybodysOnInbox : Rights();
    for (size_t i = 0; i < entries.size(); ++i)
        all.entries.push_back(effectOf(i, entries, sum));
    all.reasons = reasonsOf(all, entries);

    // Dovecot shows the owner's entry to nobody else.
    all.mayHideEntries = !flavour.isAclComplete()
                         || (flavour.kind == ServerFlavour::Kind::Dovecot && isOwner && !owner.isSelf);
    all.isRuleAssumed = !flavour.isCombineKnown();
    return all;
}

} // namespace imap
