#pragma once
#include "../commands/rights.h"
#include "mailboxowner.h"
#include <optional>
#include <vector>

namespace imap {

// What may be given to one identifier on one mailbox, as the server says it (LISTRIGHTS, RFC 4314 section 3.4). "c" and
// "d" are left out where they are virtual.
class Grants
{
public:
    Grants() = default;
    Grants(const GrantableRights &told, RightsEra era);

    // What it has whatever the list says.
    Rights always() const { return m_always; }
    bool offers(Rights rights) const { return (m_always | m_optional).containsAll(rights); }
    // These, and all that is given and taken together with one of them.
    Rights withTied(Rights rights) const;

private:
    Rights m_always, m_optional;
    std::vector<Rights> m_tied; // sets of more than one
};

// Why somebody cannot change an access list, one of its entries, or a right of an entry.
enum class Hindrance {
    None,
    NoAdminister,   // one lacks "a"
    Fixed,          // the server lets nobody change this entry
    Always,         // the server says that this identifier has the right in any case
    OwnerKeeps,     // the owner keeps it on servers of this kind
    NotOffered,     // the server does not offer it for this identifier
    UnknownToServer // it does not announce such a right
};

// Tells what may be changed in one mailbox's list.
struct AclLimits
{
    ServerFlavour flavour = {};
    MailboxOwner owner = {};
    std::optional<Rights> mine = {}; // one's own rights; nothing: not known

    Hindrance ofList() const;
    Hindrance ofEntry(const QString &identifier) const;
    // What an entry's identifier has whatever the list says; `grants` null: the server has not said.
    Rights kept(const QString &identifier, const Grants *grants) const;
    // Of giving one right to an identifier that has it not, and of taking it from one that has it.
    Hindrance ofGiving(const QString &identifier, char right, const Grants *grants) const;
    Hindrance ofTaking(const QString &identifier, char right, const Grants *grants) const;
};

} // namespace imap
