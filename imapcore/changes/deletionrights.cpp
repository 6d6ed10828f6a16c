#include "deletionrights.h"
#include "mailboxedit.h"

namespace imap {

DeletionRights::DeletionRights(Session *session, ServerManner manner, std::vector<StagedChange> changes,
                               const QString &oneself, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_manner(std::move(manner))
    , m_changes(std::move(changes))
    , m_oneself(oneself)
{
    for (size_t at = 0; at < m_changes.size(); ++at) {
        if (m_changes[at].change.as<DeleteChange>())
            m_deletions.push_back({at, nameNow(at)});
    }
}

// Without the renaming that comes before its turn.
MailboxName DeletionRights::nameNow(size_t at) const
{
    MailboxName name = m_changes[at].change.mailbox();
    while (at-- > 0) {
        if (const auto *rename = m_changes[at].change.as<RenameChange>())
            name = RenameChange{rename->to, rename->mailbox}.moved(name, m_manner.separatorOf(rename->to),
                                                                   m_manner.separatorOf(rename->mailbox));
    }
    return name;
}

void DeletionRights::start()
{
    if (m_deletions.empty() || m_oneself.isEmpty() || !m_session || !m_session->supports("ACL")) {
        QMetaObject::invokeMethod(this, &DeletionRights::finished, Qt::QueuedConnection);
        return;
    }
    std::vector<ListedMailbox> mailboxes;
    for (const Deletion &deletion : m_deletions)
        mailboxes.push_back({deletion.now, m_manner.separatorOf(deletion.now), {}});
    m_survey = std::make_unique<MailboxSurvey>(m_session, std::move(mailboxes),
                                               MailboxSurvey::Options{.rights = true});
    connect(m_survey.get(), &MailboxSurvey::finished, this, &DeletionRights::surveyed);
    m_survey->start();
}

void DeletionRights::surveyed()
{
    QHash<MailboxName, QByteArray> rights;
    for (const SurveyedMailbox &mailbox : m_survey->mailboxes()) {
        if (mailbox.rights)
            rights.insert(mailbox.listed.name, *mailbox.rights);
    }
    std::vector<StagedChange> all;
    std::vector<size_t> places; // of the changes
    // What becomes of one's own entries on the way there, by the names that the mailboxes have before it.
    QHash<MailboxName, std::vector<const AclChange *>> mine;
    auto deletion = m_deletions.begin();
    for (size_t at = 0; at < m_changes.size(); ++at) {
        StagedChange staged = m_changes[at];
        if (staged.needs)
            staged.needs = places[*staged.needs];
        const auto *acl = m_changes[at].change.as<AclChange>();
        if (acl && acl->identifier == m_oneself)
            mine[nameNow(at)].push_back(acl);
        if (deletion != m_deletions.end() && deletion->at == at) {
            const QByteArray had = rights.value(deletion->now);
            ChangeState then = ChangeState::present(had);
            for (const AclChange *one : mine.value(deletion->now))
                then = one->after(then);
            QByteArray given;
            for (const char right : {MailboxEdit::rightToDelete(m_manner.flavour.known), 'r'}) {
                if (had.contains('a') && !then.value.contains(right))
                    given += right;
            }
            if (!given.isEmpty()) {
                all.push_back(
                    {AclChange{staged.change.mailbox(), m_oneself, given}, {}, staged.cause, staged.needs});
                staged.needs = all.size() - 1;
            }
            ++deletion;
        }
        places.push_back(all.size());
        all.push_back(std::move(staged));
    }
    m_changes = std::move(all);
    emit finished();
}

} // namespace imap
