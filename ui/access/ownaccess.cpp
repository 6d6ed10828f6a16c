#include "ownaccess.h"
#include "accesstexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/server/accessstore.h"
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

constexpr int MostSeen = 2000;
// Mailboxes that are looked at, and those that are named.
constexpr size_t MostLookedAt = 500;
constexpr qsizetype MostNamed = 5;
// Lists of an index that are searched for what tells that one administers the server: nearly every list of others does.
constexpr size_t MostSearched = 2000;

// With no more than those that are named.
class Sentences
{
public:
    void add(const QString &sentence)
    {
        if (m_all.size() < MostNamed)
            m_all += sentence;
        else
            ++m_more;
    }
    QStringList all() const
    {
        return m_more > 0
                   ? m_all + QStringList(OwnAccess::tr("%Ln more mailbox(es) likewise.", nullptr, m_more))
                   : m_all;
    }

private:
    QStringList m_all;
    int m_more = 0;
};

} // namespace

OwnAccess::OwnAccess(Connection *connection) : m_connection(connection), m_seen(MostSeen) {}

void OwnAccess::remember(const imap::MailboxName &mailbox, const imap::Acl &acl,
                         std::optional<imap::Rights> mine)
{
    if (const Seen *before = m_seen.object(mailbox); before && !mine)
        mine = before->mine;
    const imap::ServerFlavour flavour = m_connection->changes()->manner().flavour;
    if (imap::provesAdministrator(flavour, user(), owners().of(mailbox), mine, acl))
        m_administrator = user();
    m_seen.insert(mailbox, new Seen{acl, mine});
}

// Of a mailbox that was never looked at there is what was there where it is changed.
OwnAccess::Seen OwnAccess::seen(const imap::MailboxName &mailbox, const Planned &planned) const
{
    if (const Seen *known = m_seen.object(mailbox))
        return *known;
    if (const imap::AccessIndex *index = m_connection->access()->index()) {
        const auto at = index->find(mailbox);
        if (at && index->state(*at) == imap::AccessIndex::State::Known)
            return {index->acl(*at), std::nullopt};
    }
    return {planned.before, std::nullopt};
}

// Of a hundred thousand changes hardly any can be about oneself or everybody.
class OwnAccess::Planning
{
public:
    Planning(const OwnAccess &own)
        : m_flavour(own.m_connection->changes()->manner().flavour)
        , m_user(own.user())
    {
    }

    void add(const imap::AclChange &change, const imap::ChangeState &before)
    {
        if (!canMatter(change.identifier))
            return;
        const auto place = m_places.constFind(change.mailbox);
        if (place == m_places.cend()) {
            if (m_plan.size() == MostLookedAt)
                return;
            m_places.insert(change.mailbox, m_plan.size());
            m_plan.push_back({change.mailbox, {}});
        }
        Planned &planned = place == m_places.cend() ? m_plan.back().second : m_plan[*place].second;
        planned.changes.push_back(change);
        if (before.isPresent())
            planned.before.push_back({change.identifier, before.value});
    }
    Plan take() { return std::move(m_plan); }

private:
    // An entry of somebody else gives and takes nothing to anybody but them.
    bool canMatter(const QString &identifier)
    {
        auto known = m_known.find(identifier);
        if (known == m_known.end()) {
            const imap::Identifier who = m_flavour.identifier(identifier);
            known = m_known.insert(identifier, who.kind != imap::Identifier::Kind::User
                                                   || m_flavour.isSameName(who.name, m_user));
        }
        return *known;
    }

    const imap::ServerFlavour m_flavour;
    const QString m_user;
    QHash<QString, bool> m_known;
    Plan m_plan;
    QHash<imap::MailboxName, size_t> m_places;
};

QString OwnAccess::user() const
{
    return m_connection->options().identity();
}

imap::MailboxOwners OwnAccess::owners() const
{
    return {m_connection->namespaces(), user(), m_connection->changes()->manner().flavour.kind};
}

bool OwnAccess::isAdministrator() const
{
    const imap::ServerFlavour flavour = m_connection->changes()->manner().flavour;
    imap::AccessIndex *index = m_connection->access()->index();
    if (m_administrator != user() && index && index != m_searched && !flavour.administratorsOwn.isEmpty()) {
        m_searched = index;
        const imap::MailboxOwners owned = owners();
        size_t searched = 0;
        for (size_t i = 0; i < index->size() && searched < MostSearched; ++i) {
            if (index->state(i) != imap::AccessIndex::State::Known)
                continue;
            ++searched;
            if (imap::provesAdministrator(flavour, user(), owned.of(index->name(i)), std::nullopt,
                                          index->acl(i))) {
                m_administrator = user();
                break;
            }
        }
    }
    return m_administrator == user();
}

OwnAccess::Warnings OwnAccess::warningsOf(const Plan &plan, bool onTopOfStaged) const
{
    if (plan.empty())
        return {};
    const imap::ServerFlavour flavour = m_connection->changes()->manner().flavour;
    const imap::MailboxOwners owned = owners();
    const bool administers = isAdministrator();
    QHash<imap::MailboxName, std::vector<imap::AclChange>> staged;
    if (onTopOfStaged) {
        for (const auto &[mailbox, planned] : plan)
            staged.insert(mailbox, {});
        for (const imap::ChangeItem &item : m_connection->changes()->set()->items()) {
            const auto *acl = item.change.as<imap::AclChange>();
            if (!acl || !item.isOpen())
                continue;
            if (const auto at = staged.find(acl->mailbox); at != staged.end())
                at->push_back(*acl);
        }
    }
    Sentences lockouts, opens;
    for (const auto &[mailbox, planned] : plan) {
        Seen known = seen(mailbox, planned);
        known.acl = imap::applied(std::move(known.acl), staged.value(mailbox), flavour.known);
        // Who may read a list may change it.
        const imap::Rights held = known.mine.value_or(imap::Rights("la"));
        const imap::Lockout lockout = imap::Lockout::of(flavour, user(), owned.of(mailbox), held, known.acl,
                                                        planned.changes, administers);
        if (!lockout.isNone())
            lockouts.add(AccessTexts::lockout(lockout, mailbox.toString()));
        const QStringList everybody = imap::administeringForEverybody(flavour, known.acl, planned.changes);
        if (!everybody.isEmpty())
            opens.add(AccessTexts::opens(everybody, mailbox.toString()));
    }
    return {lockouts.all(), opens.all()};
}

OwnAccess::Plan OwnAccess::planOf(const std::vector<imap::StagedChange> &changes) const
{
    Planning planning(*this);
    for (const imap::StagedChange &staged : changes) {
        if (const auto *acl = staged.change.as<imap::AclChange>())
            planning.add(*acl, staged.before);
    }
    return planning.take();
}

OwnAccess::Plan OwnAccess::planOf(const std::vector<quint64> &ids) const
{
    Planning planning(*this);
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = m_connection->changes()->set()->find(id);
        const auto *acl = item && item->isOpen() ? item->change.as<imap::AclChange>() : nullptr;
        if (acl)
            planning.add(*acl, item->before);
    }
    return planning.take();
}

OwnAccess::Warnings OwnAccess::warningsOf(const std::vector<quint64> &ids) const
{
    return warningsOf(planOf(ids), false);
}

bool OwnAccess::mayStage(const std::vector<imap::StagedChange> &changes, QWidget *parent) const
{
    const Warnings warnings = warningsOf(planOf(changes), true);
    QStringList parts;
    if (!warnings.lockouts.isEmpty())
        parts +=
            tr("These changes would lock you out:") + QStringLiteral("\n\n") + warnings.lockouts.join(u'\n');
    if (!warnings.opens.isEmpty())
        parts += tr("These changes would let everybody give themselves every right:") + QStringLiteral("\n\n")
                 + warnings.opens.join(u'\n');
    if (parts.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Warning,
                    warnings.lockouts.isEmpty() ? tr("Open to Everybody?") : tr("Lock Yourself Out?"),
                    parts.join(QStringLiteral("\n\n")), QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("lockoutDialog"));
    box.setTextFormat(Qt::PlainText);
    QPushButton *stage = box.addButton(tr("&Stage All the Same"), QMessageBox::DestructiveRole);
    stage->setObjectName(QStringLiteral("lockoutStage"));
    stage->setToolTip(tr("Put the changes into the set; nothing is sent yet"));
    QPushButton *cancel = box.addButton(QMessageBox::Cancel);
    cancel->setObjectName(QStringLiteral("lockoutCancel"));
    cancel->setToolTip(tr("Change nothing (Escape)"));
    box.setDefaultButton(cancel);
    box.exec();
    return box.clickedButton() == stage;
}

} // namespace ui
