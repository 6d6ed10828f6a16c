#pragma once
#include "imapcore/commands/list.h"
#include "imapcore/commands/namespace.h"
#include <functional>

namespace ui {

// One level of the tree, as LIST tells it: what is below a namespace or a mailbox.
struct MailboxLevel
{
    using Mailboxes = std::vector<imap::ListedMailbox>;

    imap::MailboxName parent = {}; // empty: the level is the first one of a namespace
    imap::Namespace space = {};
    imap::Namespaces all = {}; // others of the connection have levels of their own
    char separator = 0;
    // Whether INBOX is not below the namespace, but belongs there ("INBOX." of Courier and Cyrus).
    bool inboxApart = false;
    // Whether the server tells unasked, also within the answer to a LIST, of mailboxes that are gone (RFC 5465).
    bool goneAreTold = false;

    QByteArray pattern() const;
    // Whether it may be as long as a server has users.
    bool isOfUsers() const;
    // Whether the mailbox belongs to this level: a server may answer with the parent itself, with more than was asked for,
    // or with the tops of other namespaces.
    bool holds(const imap::ListedMailbox &mailbox) const;
    // Those that belong here, in the order that they are shown in, each once.
    Mailboxes arrange(Mailboxes listed) const;
    // So many are arranged in less than a frame takes.
    static constexpr size_t FewMailboxes = 500;
    // Tells whether the one is shown before the other.
    using Order = std::function<bool(const imap::ListedMailbox &, const imap::ListedMailbox &)>;
    static Order order();

private:
    bool isGone(const imap::ListedMailbox &mailbox) const;
    void keepOneOfEach(Mailboxes &listed) const;
};

// Whether both are the same part of the mailboxes.
bool isSame(const imap::Namespace &a, const imap::Namespace &b);
// The namespace that a mailbox lies in: the one with the longest prefix. Null where there is none.
const imap::Namespace *namespaceOf(const imap::Namespaces &all, const imap::MailboxName &name);

} // namespace ui
