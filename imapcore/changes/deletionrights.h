#pragma once
#include "../mailboxsurvey.h"
#include "changeitem.h"
#include "changequery.h"

namespace imap {

// Makes ready, before they are staged, changes that delete mailboxes: where one has not the right to and may give it to
// oneself, as Cyrus' administrators have to, that is a change before the deletion, which needs it. So is the right "r":
// without it nobody can see whether messages have come that would be lost.
class DeletionRights final : public QObject
{
    Q_OBJECT
public:
    // `oneself`: the identifier of access lists that one is oneself; empty: nothing is given.
    DeletionRights(Session *session, ServerManner manner, std::vector<StagedChange> changes,
                   const QString &oneself, QObject *parent = nullptr);

    void start();
    // Once it has finished; what it could not learn anything about is as it was.
    const std::vector<StagedChange> &changes() const { return m_changes; }

signals:
    void finished();

private:
    struct Deletion
    {
        size_t at;       // of the changes
        MailboxName now; // what the mailbox is called before any of them is made
    };
    void surveyed();

    QPointer<Session> m_session;
    ServerManner m_manner;
    std::vector<StagedChange> m_changes;
    QString m_oneself;
    std::vector<Deletion> m_deletions;
    // What becomes of one's own entries on the way there, by the names that the mailboxes have before it.
    QHash<MailboxName, std::vector<std::pair<size_t, AclChange>>> m_mine;
    std::unique_ptr<MailboxSurvey> m_survey;
};

} // namespace imap
