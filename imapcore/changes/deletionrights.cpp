#include "deletionrights.h"
#include "mailboxedit.h"

namespace imap {

namespace {

// What mailboxes were called before some of them were renamed, one after the other. There may be as many renamings as
// there are mailboxes to ask for.
class FormerNames
{
public:
    explicit FormerNames(const ServerManner &manner) : m_manner(manner) {}

    MailboxName of(const MailboxName &name) const
    {
        const char separator = m_manner.separatorOf(name);
        for (MailboxName above = name; !above.isEmpty(); above = above.parent(separator)) {
            const auto former = m_former.constFind(above.wire());
            if (former != m_former.cend())
                return follow({above, *former}, name);
        }
        return name;
    }
    void add(const RenameChange &rename)
    {
        if (rename.mailbox == rename.to)
            return;
        const MailboxName former = of(rename.mailbox);
        QMap<QByteArray, MailboxName> below;
        if (rename.movesChildren())
            below = take(rename.mailbox);
        take(rename.to);
        for (auto one = below.begin(); one != below.end(); ++one)
            m_former.insert(follow(rename, MailboxName::fromWire(one.key())).wire(), *one);
        m_former.insert(rename.to.wire(), former);
    }

private:
    // That of this name, and of all that is below it.
    QMap<QByteArray, MailboxName> take(const MailboxName &name)
    {
        QMap<QByteArray, MailboxName> taken;
        if (const auto one = m_former.constFind(name.wire()); one != m_former.cend()) {
            taken.insert(one.key(), *one);
            m_former.erase(one);
        }
        const char separator = m_manner.separatorOf(name);
        const QByteArray prefix = name.wire() + separator;
        auto one = separator ? m_former.lowerBound(prefix) : m_former.end();
        while (one != m_former.end() && one.key().startsWith(prefix)) {
            taken.insert(one.key(), *one);
            one = m_former.erase(one);
        }
        return taken;
    }
    MailboxName follow(const RenameChange &rename, const MailboxName &name) const
    {
        return rename.moved(name, m_manner.separatorOf(rename.mailbox), m_manner.separatorOf(rename.to));
    }

    const ServerManner &m_manner;
    QMap<QByteArray, MailboxName> m_former; // by what they are called now; so for all that is below them
};

} // namespace

DeletionRights::DeletionRights(Session *session, ServerManner manner, std::vector<StagedChange> changes,
                               const QString &oneself, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_manner(std::move(manner))
    , m_changes(std::move(changes))
    , m_oneself(oneself)
{
    FormerNames names(m_manner);
    for (size_t at = 0; at < m_changes.size(); ++at) {
        const Change &change = m_changes[at].change;
        if (change.as<DeleteChange>())
            m_deletions.push_back({at, names.of(change.mailbox())});
        else if (const auto *acl = change.as<AclChange>(); acl && acl->identifier == m_oneself)
            m_mine[names.of(change.mailbox())].push_back({at, *acl});
        else if (const auto *rename = change.as<RenameChange>())
            names.add(*rename);
    }
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
    auto deletion = m_deletions.begin();
    for (size_t at = 0; at < m_changes.size(); ++at) {
        StagedChange staged = m_changes[at];
        if (staged.needs)
            staged.needs = places[*staged.needs];
        if (deletion != m_deletions.end() && deletion->at == at) {
            const QByteArray had = rights.value(deletion->now);
            ChangeState then = ChangeState::present(had);
            for (const auto &[place, mine] : m_mine.value(deletion->now)) {
                if (place < at)
                    then = mine.after(then);
            }
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
