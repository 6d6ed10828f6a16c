#pragma once
#include "../access/accessindex.h"
#include "changeset.h"
#include <functional>
#include <memory>

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
    // The parent of one which the index has nothing of.
    static std::optional<ListedMailbox> parentMissing(const AccessIndex &index, size_t mailbox);
};

// What an edit makes of the lists of an index, mailbox after mailbox, so that somebody else can do something in between. The
// index must live as long.
class WideAclPlan
{
public:
    // Of those that are meant. Parents that the index has nothing of may be in another one (WideAclEdit::parentMissing).
    WideAclPlan(WideAclEdit edit, const AccessIndex &index, const QString &cause,
                std::function<bool(size_t)> isMeant = {}, const AccessIndex *parents = nullptr);
    ~WideAclPlan();
    Q_DISABLE_COPY_MOVE(WideAclPlan)

    void add(size_t mailbox);
    WideAclEdit::Result take() { return std::move(m_result); }

private:
    class ParentLists;

    WideAclEdit m_edit;
    const AccessIndex &m_index;
    QString m_cause;
    std::function<bool(size_t)> m_isMeant;
    ServerManner m_manner;
    std::unique_ptr<ParentLists> m_parents;
    WideAclEdit::Result m_result;
};

} // namespace imap
