#pragma once
#include "../access/accessindex.h"
#include "changeset.h"
#include <functional>

namespace imap {

// One edit of the access lists of many mailboxes. What is not named is left alone, and what is given and taken is given
// and taken by "+" and "-", unless rights are to be exactly these.
struct WideAclEdit
{
    enum class What {
        Add,          // the rights to each of the identifiers
        Take,         // them away
        Exactly,      // give them exactly these
        Drop,         // their entries
        SameAs,       // the whole list as `like` is
        SameAsParent, // that of each as its parent's will be
        Replace       // the entries of the first identifier become those of `by`, which keeps what it has
    };
    What what = What::Add;
    QStringList identifiers = {};
    QByteArray rights = {};
    Acl like = {};
    QString by = {};

    // For one mailbox with this list; nothing where it is so already. Not of SameAsParent.
    std::vector<StagedChange> changesFor(const MailboxName &mailbox, const Acl &acl,
                                         const KnownRights &known) const;

    struct Result
    {
        std::vector<StagedChange> changes = {};
        // Whose lists cannot be read, or have an entry that cannot be changed.
        std::vector<std::pair<MailboxName, Error>> refused = {};
        // Whose parents have no list that is known, and the server's words on that; nothing: there is no parent.
        std::vector<std::pair<MailboxName, std::optional<Error>>> parentless = {};
        // Where an entry for the owner would take the place of the rights that owners have, and whose they are.
        std::vector<std::pair<MailboxName, QString>> owned = {};
        size_t unchanged = 0; // mailboxes where it is so already
    };
    // For all that an index knows of, or those of them that are meant. Parents that it does not know may be in another one
    // (parentsMissing).
    Result changesFor(const AccessIndex &index, const QString &cause,
                      const std::function<bool(size_t)> &isMeant = {},
                      const AccessIndex *parents = nullptr) const;

    // Parents of those that are meant which the index has nothing of.
    static std::vector<ListedMailbox> parentsMissing(const AccessIndex &index,
                                                     const std::function<bool(size_t)> &isMeant = {});
};

} // namespace imap
