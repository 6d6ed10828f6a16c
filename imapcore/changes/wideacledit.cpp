#include "wideacledit.h"

namespace imap {

namespace {

ChangeState stateIn(const Acl &acl, const QString &identifier, const KnownRights &known)
{
    for (const AclEntry &entry : acl) {
        if (entry.identifier == identifier)
            return ChangeState::present(known.withoutVirtual(entry.rights));
    }
    return ChangeState::absent();
}

// Whether what the owner has without an entry would be gone, by a change that is about many mailboxes and means others'.
bool replacesOwners(const ServerFlavour &flavour, const MailboxOwner &owner, const StagedChange &staged)
{
    const auto *change = staged.change.as<AclChange>();
    const Identifier who = flavour.identifier(change->identifier);
    const bool isRemoval = change->exact && change->exact->isEmpty() && staged.before.isPresent();
    return flavour.entryReplacesOwnersOwn() && !isRemoval && who.kind == Identifier::Kind::User
           && !who.isNegative && flavour.isSameName(who.name, owner.name);
}

} // namespace

std::vector<StagedChange> WideAclEdit::changesFor(const MailboxName &mailbox, const Acl &acl,
                                                  const KnownRights &known) const
{
    std::vector<StagedChange> changes;
    const auto add = [&](AclChange change) {
        const ChangeState before = stateIn(acl, change.identifier, known);
        const bool isDropped = change.exact && change.exact->isEmpty();
        // An entry without rights is not the same as none to who wants it gone.
        if (isDropped ? before.isPresent() : !AclChange::isSame(before, change.after(before)))
            changes.push_back({std::move(change), before});
    };
    // To these rights from what is there.
    const auto bring = [&](const QString &identifier, const QByteArray &wanted) {
        const QByteArray has = stateIn(acl, identifier, known).value;
        add({mailbox, identifier, rightsWithout(wanted, has), rightsWithout(has, wanted)});
    };
    switch (what) {
    case What::Add:
    case What::Take:
    case What::Exactly:
    case What::Drop:
        for (const QString &identifier : identifiers) {
            AclChange change{mailbox, identifier};
            if (what == What::Add)
                change.add = rights;
            else if (what == What::Take)
                change.remove = rights;
            else
                change.exact = what == What::Exactly ? rights : QByteArray();
            add(std::move(change));
        }
        break;
    case What::SameAsParent:
        break;
    case What::SameAs:
        for (const AclEntry &entry : like)
            bring(entry.identifier, known.withoutVirtual(entry.rights));
        for (const AclEntry &entry : acl) {
            if (!stateIn(like, entry.identifier, known).isPresent())
                add({mailbox, entry.identifier, {}, {}, QByteArray()});
        }
        break;
    case What::Replace: {
        const ChangeState old = stateIn(acl, identifiers.value(0), known);
        if (!old.isPresent() || by.isEmpty())
            break;
        if (!old.value.isEmpty())
            add({mailbox, by, old.value});
        add({mailbox, identifiers.value(0), {}, {}, QByteArray()});
        break;
    }
    }
    return changes;
}

std::optional<ListedMailbox> WideAclEdit::parentMissing(const AccessIndex &index, size_t mailbox)
{
    const char separator = index.separator(mailbox);
    const MailboxName parent = index.name(mailbox).parent(separator);
    return parent.isEmpty() || index.find(parent) ? std::nullopt
                                                  : std::optional(ListedMailbox{parent, separator, {}});
}

// What lists are to be like where each becomes like its parent's: as that will be, if the parent itself is meant.
class WideAclPlan::ParentLists
{
public:
    ParentLists(const AccessIndex &index, const std::function<bool(size_t)> &isMeant,
                const AccessIndex *parents)
        : m_index(index)
        , m_isMeant(isMeant)
        , m_parents(parents)
    {
    }

    // Null: there is none.
    const Acl *of(size_t mailbox)
    {
        auto known = m_lists.find(mailbox);
        if (known == m_lists.end())
            known = m_lists.insert(mailbox, find(mailbox));
        return *known ? &**known : nullptr;
    }
    // Why not; nothing: there is no parent.
    std::optional<Error> errorOf(size_t mailbox) const
    {
        const Error *error = nullptr;
        if (const auto parent = m_index.parentOf(mailbox))
            error = m_index.errorOf(*parent);
        else if (const auto other = otherParentOf(mailbox))
            error = m_parents->errorOf(*other);
        return error ? std::optional(*error) : std::nullopt;
    }

private:
    std::optional<size_t> otherParentOf(size_t mailbox) const
    {
        return m_parents ? m_parents->find(m_index.name(mailbox).parent(m_index.separator(mailbox)))
                         : std::nullopt;
    }
    std::optional<Acl> find(size_t mailbox)
    {
        if (const auto parent = m_index.parentOf(mailbox)) {
            if (m_index.state(*parent) != AccessIndex::State::Known)
                return std::nullopt;
            const bool isMeant = !m_isMeant || m_isMeant(*parent);
            const Acl *wanted = isMeant ? of(*parent) : nullptr;
            return wanted ? *wanted : m_index.acl(*parent);
        }
        const auto other = otherParentOf(mailbox);
        return other && m_parents->state(*other) == AccessIndex::State::Known
                   ? std::optional(m_parents->acl(*other))
                   : std::nullopt;
    }

    const AccessIndex &m_index;
    const std::function<bool(size_t)> &m_isMeant;
    const AccessIndex *m_parents;
    QHash<size_t, std::optional<Acl>> m_lists;
};

WideAclPlan::WideAclPlan(WideAclEdit edit, const AccessIndex &index, const QString &cause,
                         std::function<bool(size_t)> isMeant, const AccessIndex *parents)
    : m_edit(std::move(edit))
    , m_index(index)
    , m_cause(cause)
    , m_isMeant(std::move(isMeant))
    , m_manner{{}, false, index.flavour()}
    , m_parents(std::make_unique<ParentLists>(index, m_isMeant, parents))
{
}

WideAclPlan::~WideAclPlan() = default;

void WideAclPlan::add(size_t mailbox)
{
    if (m_isMeant && !m_isMeant(mailbox))
        return;
    const MailboxName &name = m_index.name(mailbox);
    if (const Error *error = m_index.errorOf(mailbox)) {
        m_result.refused.emplace_back(name, *error);
        return;
    }
    if (m_index.state(mailbox) != AccessIndex::State::Known)
        return;
    WideAclEdit asParent{WideAclEdit::What::SameAs};
    const bool isAsParent = m_edit.what == WideAclEdit::What::SameAsParent;
    if (isAsParent) {
        const Acl *above = m_parents->of(mailbox);
        if (!above) {
            m_result.parentless.emplace_back(name, m_parents->errorOf(mailbox));
            return;
        }
        asParent.like = *above;
    }
    const WideAclEdit &edit = isAsParent ? asParent : m_edit;
    auto changes = edit.changesFor(name, m_index.acl(mailbox), m_index.flavour().known);
    m_result.unchanged += changes.empty();
    for (StagedChange &change : changes) {
        if (const MailboxOwner owner = m_index.ownerOf(mailbox);
            replacesOwners(m_index.flavour(), owner, change)) {
            m_result.owned.emplace_back(name, owner.name);
            continue;
        }
        if (const auto problem = change.change.problem(m_manner)) {
            m_result.refused.emplace_back(name, *problem);
            continue;
        }
        change.cause = m_cause;
        m_result.changes.push_back(std::move(change));
    }
}

} // namespace imap
