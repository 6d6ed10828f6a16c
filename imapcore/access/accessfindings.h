#pragma once
#include "accessindex.h"
#include <QSet>

namespace imap {

// Something in an access list that somebody should look at.
struct AccessFinding
{
    enum class Kind {
        UnknownUser,          // an entry for somebody who is not there
        WritableByAnyone,     // `rights`: what anyone may change
        AdministeredByAnyone, // RFC 4314 section 6
        AdministeredByNobody, // but the server's administrators
        IdleNegative,         // it takes away what nobody has
        ReadWithoutLookup,    // they may read it, and are not shown it
        VisibleBelowInvisible // they are shown it below `parent`, which they are not shown
    };
    Kind kind;
    size_t mailbox;
    std::optional<size_t> identifier = {}; // whose entry it is about
    Rights rights = {};
    std::optional<size_t> parent = {};
};
const char *nameOf(AccessFinding::Kind kind); // "unknown user"

// Looks through the lists of an index, which must live as long. Tens of thousands of mailboxes are looked at by parts.
class AccessCheck
{
public:
    // With the users that there are, if somebody knows; otherwise nobody is unknown.
    explicit AccessCheck(const AccessIndex &index, const std::optional<QStringList> &users = {});
    // Who owns a mailbox of the index, and who has asked: all users, for an administrator who sees everybody's.
    static QStringList usersWithMailboxes(const AccessIndex &index);

    void check(size_t mailbox, std::vector<AccessFinding> &findings) const;
    std::vector<AccessFinding> all() const;

private:
    Rights effective(const Identifier &identifier, size_t mailbox) const;
    bool isUnknown(const Identifier &identifier) const;
    bool doesNothing(size_t entry, size_t mailbox) const;
    void checkEntry(size_t entry, size_t mailbox, std::vector<AccessFinding> &findings) const;
    void checkParent(size_t mailbox, std::vector<AccessFinding> &findings) const;

    const AccessIndex &m_index;
    std::optional<QSet<QString>> m_users;
};

} // namespace imap
