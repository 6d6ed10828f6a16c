#include "accessfindings.h"

namespace imap {

namespace {

using Who = Identifier::Kind;
using Kind = AccessFinding::Kind;

// What changes a mailbox or what is in it; posting is what shared mailboxes are for.
constexpr Rights Changing = "witexkcd";

// Whether some person may be meant by both. Who is in which group is not known.
bool mayMeanTheSame(const Identifier &a, const Identifier &b, const MailboxOwner &owner,
                    const ServerFlavour &flavour)
{
    if (a.kind == Who::Anyone || b.kind == Who::Anyone)
        return true;
    const auto isAbout = [](const Identifier &identifier, Who kind) {
        return identifier.kind == kind;
    };
    if (isAbout(a, Who::Anonymous) || isAbout(b, Who::Anonymous))
        return a.kind == b.kind;
    if (isAbout(a, Who::User) && isAbout(b, Who::User))
        return flavour.isSameName(a.name, b.name);
    if (isAbout(a, Who::User) && isAbout(b, Who::Owner))
        return flavour.isSameName(a.name, owner.name);
    if (isAbout(a, Who::Owner) && isAbout(b, Who::User))
        return flavour.isSameName(b.name, owner.name);
    // Nobody means those who administer the server when they take rights from a user.
    return !(isAbout(a, Who::User) && isAbout(b, Who::Administrators));
}

bool isSameList(std::span<const AccessIndex::Entry> a, std::span<const AccessIndex::Entry> b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &one, const auto &other) {
        return one.identifier == other.identifier && one.rights == other.rights;
    });
}

} // namespace

const char *nameOf(Kind kind)
{
    static constexpr const char *names[] = {
        "unknown user",  "writable by anyone",  "administered by anyone", "administered by nobody",
        "idle negative", "read without lookup", "visible below invisible"};
    return names[int(kind)];
}

AccessCheck::AccessCheck(const AccessIndex &index, const std::optional<QStringList> &users) : m_index(index)
{
    if (!users)
        return;
    m_users.emplace();
    for (const QString &user : *users)
        m_users->insert(index.flavour().foldsCase() ? user.toLower() : user);
}

QStringList AccessCheck::usersWithMailboxes(const AccessIndex &index)
{
    QSet<QString> users{index.owners().self()};
    for (size_t i = 0; i < index.size(); ++i)
        users.insert(index.ownerOf(i).name);
    users.remove(QString());
    QStringList sorted = users.values();
    sorted.sort();
    return sorted;
}

bool AccessCheck::isUnknown(const Identifier &identifier) const
{
    return m_users && identifier.kind == Who::User && !m_users->contains(identifier.name);
}

// The rights of whom an identifier means, if they are in no other group. Lists are short.
Rights AccessCheck::effective(const Identifier &identifier, size_t mailbox) const
{
    const ServerFlavour &flavour = m_index.flavour();
    const Person person = Person::of(identifier);
    const bool isOwner =
        identifier.kind == Who::Owner || flavour.isSameName(m_index.ownerOf(mailbox).name, person.name);
    RightsSum sum(flavour, isOwner, person.isAdministrator);
    for (const AccessIndex::Entry &entry : m_index.entries(mailbox)) {
        const Identifier &other = m_index.identifier(entry.identifier);
        if (const Nearness nearness = nearnessOf(other, person, isOwner, flavour))
            sum.add(nearness, other.isNegative, entry.rights.withoutVirtual(flavour.era()));
    }
    return sum.rights();
}

bool AccessCheck::doesNothing(size_t at, size_t mailbox) const
{
    const ServerFlavour &flavour = m_index.flavour();
    const auto list = m_index.entries(mailbox);
    const Identifier &who = m_index.identifier(list[at].identifier);
    const MailboxOwner owner = m_index.ownerOf(mailbox);
    Rights rights = list[at].rights.withoutVirtual(flavour.era());
    const bool isUnion = flavour.combine() == ServerFlavour::Combine::Union;
    if (isUnion && who.kind == Who::User && flavour.isSameName(who.name, owner.name))
        rights -= flavour.ownersOwn; // which nobody takes from an owner
    Rights given;
    bool hidesOthers = false;
    for (const AccessIndex::Entry &entry : list) {
        const Identifier &other = m_index.identifier(entry.identifier);
        if (&entry == &list[at] || !mayMeanTheSame(who, other, owner, flavour))
            continue;
        if (!other.isNegative)
            given |= entry.rights.withoutVirtual(flavour.era());
        else
            hidesOthers = hidesOthers || !isUnion; // a more specific one takes the place of others that take
    }
    if (!isUnion && (who.kind == Who::Owner || flavour.isSameName(who.name, owner.name)))
        given |= flavour.ownersOwn;
    return !hidesOthers && !rights.containsAny(given);
}

void AccessCheck::checkEntry(size_t at, size_t mailbox, std::vector<AccessFinding> &findings) const
{
    const ServerFlavour &flavour = m_index.flavour();
    const AccessIndex::Entry &entry = m_index.entries(mailbox)[at];
    const Identifier &who = m_index.identifier(entry.identifier);
    const auto find = [&](Kind kind, Rights rights = {}) {
        findings.push_back({kind, mailbox, entry.identifier, rights});
    };
    if (isUnknown(who))
        find(Kind::UnknownUser, entry.rights);
    if (who.isNegative) {
        if (doesNothing(at, mailbox))
            find(Kind::IdleNegative, entry.rights);
        return;
    }
    if (!flavour.hasNegativeRights() && m_index.identifierText(entry.identifier).startsWith(u'-'))
        find(Kind::IdleNegative, entry.rights);
    const Rights rights = effective(who, mailbox);
    if (who.kind == Who::Anyone || who.kind == Who::Authenticated) {
        if (rights.containsAny(Changing))
            find(Kind::WritableByAnyone, rights & Changing);
        if (rights.contains('a'))
            find(Kind::AdministeredByAnyone, "a");
    }
    if (entry.rights.contains('r') && rights.contains('r') && !rights.contains('l'))
        find(Kind::ReadWithoutLookup, rights);
}

void AccessCheck::checkParent(size_t mailbox, std::vector<AccessFinding> &findings) const
{
    // What is shared of a user's mailboxes often lies below an INBOX that is not: servers show that as a mere name.
    const auto parent = m_index.parentOf(mailbox);
    if (!parent || m_index.ownerOf(*parent).isInbox || m_index.state(*parent) != AccessIndex::State::Known
        || isSameList(m_index.entries(mailbox), m_index.entries(*parent)))
        return;
    for (const AccessIndex::Entry &entry : m_index.entries(mailbox)) {
        const Identifier &who = m_index.identifier(entry.identifier);
        if (!who.isNegative && entry.rights.contains('l') && effective(who, mailbox).contains('l')
            && !effective(who, *parent).contains('l'))
            findings.push_back({Kind::VisibleBelowInvisible, mailbox, entry.identifier, {}, parent});
    }
}

void AccessCheck::check(size_t mailbox, std::vector<AccessFinding> &findings) const
{
    if (m_index.state(mailbox) != AccessIndex::State::Known)
        return;
    const auto list = m_index.entries(mailbox);
    const MailboxOwner owner = m_index.ownerOf(mailbox);
    bool isAdministered = !owner.name.isEmpty() && m_index.flavour().ownersOwn.contains('a');
    for (size_t i = 0; i < list.size(); ++i) {
        checkEntry(i, mailbox, findings);
        const Identifier &who = m_index.identifier(list[i].identifier);
        isAdministered = isAdministered
                         || (!who.isNegative && who.kind != Who::Administrators
                             && list[i].rights.contains('a') && effective(who, mailbox).contains('a'));
    }
    if (!isAdministered)
        findings.push_back({Kind::AdministeredByNobody, mailbox});
    checkParent(mailbox, findings);
}

std::vector<AccessFinding> AccessCheck::all() const
{
    std::vector<AccessFinding> findings;
    for (size_t i = 0; i < m_index.size(); ++i)
        check(i, findings);
    return findings;
}

} // namespace imap
