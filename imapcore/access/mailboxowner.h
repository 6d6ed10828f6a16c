#pragma once
#include "../commands/namespace.h"
#include "flavour.h"

namespace imap {

// To whom a mailbox belongs.
struct MailboxOwner
{
    QString name = {};    // empty: to nobody
    bool isSelf = false;  // who is logged in
    bool isInbox = false; // it is where the owner's mail arrives
};

// Tells it from the mailbox's name: what is in a personal namespace is one's own, in other users' the first level is
// the user's name (RFC 2342 section 5). What a mailbox is called is up to who looks.
class MailboxOwners
{
public:
    MailboxOwners() = default;
    MailboxOwners(Namespaces namespaces, QString self, ServerFlavour::Kind kind)
        : m_namespaces(std::move(namespaces))
        , m_self(std::move(self))
        , m_kind(kind)
    {
    }

    MailboxOwner of(const MailboxName &mailbox) const { return placeOf(mailbox).owner; }
    // What a mailbox is called by somebody else, who has these namespaces. Nothing: they cannot name it.
    std::optional<MailboxName> nameFor(const MailboxOwners &other, const MailboxName &mailbox) const;
    // Whether the mailboxes of others are told by their names at all.
    bool knowsOthers() const;
    const QString &self() const { return m_self; }
    ServerFlavour::Kind kind() const { return m_kind; }

private:
    struct Place
    {
        MailboxOwner owner = {};
        QByteArray below = {}; // what follows the prefix, and the user's name if it is there
        char separator = 0;
    };
    Place placeOf(const MailboxName &mailbox) const;
    Place placeOfUsers(const Namespace &space, const MailboxName &mailbox) const;
    const Namespace *namespaceOf(const MailboxName &mailbox) const;
    // Courier has other users' mailboxes in a shared namespace.
    bool isOfUsers(const Namespace &space) const;

    Namespaces m_namespaces;
    QString m_self;
    ServerFlavour::Kind m_kind = ServerFlavour::Kind::Generic;
};

} // namespace imap
