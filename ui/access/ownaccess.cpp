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

} // namespace

OwnAccess::OwnAccess(Connection *connection) : m_connection(connection), m_seen(MostSeen) {}

void OwnAccess::remember(const imap::MailboxName &mailbox, const imap::Acl &acl,
                         std::optional<imap::Rights> mine)
{
    if (const Seen *before = m_seen.object(mailbox); before && !mine)
        mine = before->mine;
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

void OwnAccess::add(Plan &plan, QHash<imap::MailboxName, size_t> &places, const imap::AclChange &change,
                    const imap::ChangeState &before)
{
    const auto place = places.constFind(change.mailbox);
    if (place == places.cend()) {
        if (plan.size() == MostLookedAt)
            return;
        places.insert(change.mailbox, plan.size());
        plan.push_back({change.mailbox, {}});
    }
    Planned &planned = place == places.cend() ? plan.back().second : plan[*place].second;
    planned.changes.push_back(change);
    if (before.isPresent())
        planned.before.push_back({change.identifier, before.value});
}

QStringList OwnAccess::warningsOf(const Plan &plan, bool onTopOfStaged) const
{
    const imap::ServerFlavour flavour = m_connection->changes()->manner().flavour;
    const imap::ConnectOptions &options = m_connection->options();
    const QString user = options.actAs.isEmpty() ? options.address.user : options.actAs;
    const imap::MailboxOwners owners(m_connection->namespaces(), user, flavour.kind);
    QHash<imap::MailboxName, std::vector<imap::AclChange>> staged;
    if (onTopOfStaged) {
        for (const imap::ChangeItem &item : m_connection->changes()->set()->items()) {
            const auto *acl = item.change.as<imap::AclChange>();
            if (acl && item.isOpen())
                staged[acl->mailbox].push_back(*acl);
        }
    }
    QStringList warnings;
    qsizetype more = 0;
    for (const auto &[mailbox, planned] : plan) {
        Seen known = seen(mailbox, planned);
        known.acl = imap::applied(std::move(known.acl), staged.value(mailbox), flavour.known);
        // Who may read a list may change it.
        const imap::Rights held = known.mine.value_or(imap::Rights("la"));
        const imap::Lockout lockout =
            imap::Lockout::of(flavour, user, owners.of(mailbox), held, known.acl, planned.changes);
        if (lockout.isNone())
            continue;
        if (warnings.size() < MostNamed)
            warnings += AccessTexts::lockout(lockout, mailbox.toString());
        else
            ++more;
    }
    if (more > 0)
        warnings += tr("%Ln more mailbox(es) likewise.", nullptr, int(more));
    return warnings;
}

QStringList OwnAccess::warningsOf(const std::vector<imap::StagedChange> &changes) const
{
    Plan plan;
    QHash<imap::MailboxName, size_t> places;
    for (const imap::StagedChange &staged : changes) {
        if (const auto *acl = staged.change.as<imap::AclChange>())
            add(plan, places, *acl, staged.before);
    }
    return warningsOf(plan, true);
}

QStringList OwnAccess::warningsOf(const std::vector<quint64> &ids) const
{
    Plan plan;
    QHash<imap::MailboxName, size_t> places;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = m_connection->changes()->set()->find(id);
        const auto *acl = item && item->isOpen() ? item->change.as<imap::AclChange>() : nullptr;
        if (acl)
            add(plan, places, *acl, item->before);
    }
    return warningsOf(plan, false);
}

bool OwnAccess::mayStage(const std::vector<imap::StagedChange> &changes, QWidget *parent) const
{
    const QStringList warnings = warningsOf(changes);
    if (warnings.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Lock Yourself Out?"),
                    tr("These changes would lock you out:") + QStringLiteral("\n\n") + warnings.join(u'\n'),
                    QMessageBox::NoButton, parent);
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
