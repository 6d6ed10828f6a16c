#include "changesoperation.h"
#include "imapcore/mailboxsurvey.h"
#include "mailboxtexts.h"
#include "ui/changes/changetexts.h"
#include "ui/connection.h"

namespace ui {

using ItemState = imap::ChangeItem::State;
using Became = MailboxResult::State;

ChangesOperation::ChangesOperation(Connection *connection, std::vector<imap::StagedChange> changes,
                                   StagedChanges::AfterError afterError, Statuses before, QObject *parent)
    : MailboxJob(connection, MailboxTexts::title(changes), parent)
    , m_set(connection->changes())
    , m_changes(std::move(changes))
    , m_afterError(afterError)
    , m_before(std::move(before))
{
    for (imap::StagedChange &change : m_changes)
        change.cause = title();
}

void ChangesOperation::run()
{
    if (const QString why = whyNot(); !why.isEmpty()) {
        finish(Outcome::Failed, why);
        return;
    }
    setTotal(qint64(m_changes.size()));
    connect(m_set, &StagedChanges::progressed, this, [this] {
        if (m_set->batch() == m_batch.number && m_set->work() == StagedChanges::Work::Applying)
            setDone(qint64(m_set->done()));
    });
    connect(m_set, &StagedChanges::ended, this, &ChangesOperation::ended);
    // Later: the window may be going with it.
    connect(
        m_set, &StagedChanges::leaving, this,
        [this] {
            finish(Outcome::Failed, tr("The connection was closed; what was done meanwhile is not known."));
        },
        Qt::QueuedConnection);
    m_batch = m_set->carryOut(m_changes, m_afterError);
}

void ChangesOperation::cancelled()
{
    if (m_set)
        m_set->cancel(m_batch.number);
}

void ChangesOperation::ended(const StagedChanges::Ending &ending)
{
    if (ending.batch != m_batch.number || isFinished())
        return;
    m_ending = ending;
    m_set->disconnect(this);
    askAfter();
}

// That everything has come along is seen in the STATUS of what was renamed.
void ChangesOperation::askAfter()
{
    imap::Session *session = connection() ? connection()->session() : nullptr;
    for (size_t at = 0; session && at < m_changes.size(); ++at) {
        const imap::ChangeItem *item = m_set->set()->find(m_batch.ids[at]);
        const auto *rename = m_changes[at].change.as<imap::RenameChange>();
        if (!rename || !item || item->state != ItemState::Done)
            continue;
        ++m_asked;
        session->send(imap::GetStatus{rename->to, imap::statusItems(session->capabilities())})
            ->then(this, [this, name = rename->to](const imap::Expected<imap::MailboxStatus> &status) {
                if (status)
                    m_after.insert(name, *status);
                if (--m_asked == 0)
                    conclude();
            });
    }
    if (m_asked == 0)
        conclude();
}

void ChangesOperation::conclude()
{
    if (isFinished() || !m_set)
        return;
    std::vector<MailboxResult> results;
    for (size_t at = 0; at < m_changes.size(); ++at)
        results.push_back(resultOf(at));
    keepRest();
    finishWith(std::move(results), m_ending.interruption.has_value(), m_ending.wasCancelled);
}

MailboxResult ChangesOperation::resultOf(size_t at) const
{
    const imap::StagedChange &staged = m_changes[at];
    MailboxResult result{.kind = MailboxTexts::kindOf(staged.change),
                         .what = MailboxTexts::describe(staged.change)};
    result.isFollowUp = result.kind != MailboxTexts::mainKindOf(m_changes);
    const imap::ChangeItem *item = m_set->set()->find(m_batch.ids[at]);
    if (!item) {
        result.state = Became::Unneeded; // it has taken back what was staged
        return result;
    }
    const auto *rename = staged.change.as<imap::RenameChange>();
    if (const auto status = m_before.constFind(staged.change.mailbox()); status != m_before.cend())
        result.before = *status;
    if (const auto status = rename ? m_after.constFind(rename->to) : m_after.cend(); status != m_after.cend())
        result.after = *status;
    switch (item->state) {
    case ItemState::Staged:
        result.state = Became::NotDone;
        break;
    case ItemState::Done:
        result.state =
            imap::isOdd(item->difference.value_or(imap::Difference::None)) ? Became::Failed : Became::Done;
        break;
    case ItemState::Unneeded:
        result.state = Became::Unneeded;
        break;
    case ItemState::Refused:
    case ItemState::Overtaken:
        result.state = Became::Failed;
        break;
    case ItemState::Sent:
        result.state = Became::Unknown;
        break;
    }
    if (result.isBad())
        result.why = ChangeTexts::outcome(*item);
    return result;
}

// What was not begun is not left among what is staged: it was to be done at once or not at all. It can be tried again,
// without what depends on something that nobody knows of.
void ChangesOperation::keepRest()
{
    std::vector<std::optional<size_t>> places(m_changes.size()); // among the rest
    std::vector<quint64> notBegun;
    for (size_t at = 0; at < m_changes.size(); ++at) {
        const imap::ChangeItem *item = m_set->set()->find(m_batch.ids[at]);
        if (!item || !item->isUnsent())
            continue;
        if (item->state == ItemState::Staged)
            notBegun.push_back(item->id);
        else
            m_refused.push_back(item->id);
        imap::StagedChange again = m_changes[at];
        if (again.needs) {
            const imap::ChangeItem *needed = m_set->set()->find(m_batch.ids[*again.needs]);
            const std::optional<size_t> place = places[*again.needs];
            if (needed && needed->isOpen() && !place)
                continue;
            again.needs = place;
        }
        places[at] = m_rest.size();
        m_rest.push_back(std::move(again));
    }
    m_set->set()->remove(notBegun);
}

Operation *ChangesOperation::makeRetry() const
{
    if (!connection() || !m_set)
        return nullptr;
    m_set->set()->remove(m_refused);
    return new ChangesOperation(connection(), m_rest, m_afterError, m_before);
}

} // namespace ui
