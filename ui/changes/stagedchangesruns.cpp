// The part of StagedChanges that carries changes out, one order after the other, and reads back what came of them.
#include "imapcore/cause.h"
#include "stagedchanges.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include <QSet>

namespace ui {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

void StagedChanges::begin(Order order)
{
    m_current = std::move(order);
    m_moving.clear();
    m_wasCancelled = false;
    if (!m_connection->session() || m_connection->isReadOnly()) {
        const bool isReadOnly = m_connection->session();
        end(false, imap::Error{isReadOnly ? imap::Error::Kind::ReadOnly : imap::Error::Kind::ServerClosed});
        return;
    }
    const std::vector<quint64> ids = leaveOutWhatIsLost(m_current.ids);
    // What is tried again begins from what is there now, which the person has seen.
    std::vector<quint64> again;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = m_set->find(id);
        if (item && (item->state == State::Overtaken || item->state == State::Refused))
            again.push_back(id);
        if (item && item->change.isStructural())
            m_moving.push_back(id);
    }
    if (!again.empty())
        m_set->restage(again);
    m_run = std::make_unique<imap::ChangeRun>(m_connection->session(), m_manner, m_set.get(), ids);
    m_run->setAuditLog(&m_audit);
    m_run->setAfterError(m_current.afterError);
    connect(m_run.get(), &imap::ChangeRun::progressed, this, &StagedChanges::progress);
    connect(m_run.get(), &imap::ChangeRun::finished, this, &StagedChanges::runFinished);
    m_done = 0;
    m_total = m_run->total();
    setWork(Work::Applying);
    const imap::Cause first(m_current.cause), because(tr("Applying changes"));
    m_run->start();
}

// What is to be sent.
std::vector<quint64> StagedChanges::leaveOutWhatIsLost(const std::vector<quint64> &ids)
{
    std::vector<quint64> rest;
    m_leftOut = 0;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = m_set->find(id);
        if (!item || !item->isGivenUp()) {
            rest.push_back(id);
            continue;
        }
        ++m_leftOut;
        m_set->setOutcome({id, State::Refused, {}, imap::ChangeItem::givenUp()});
    }
    return rest;
}

// Of the last run, beside its account.
QString StagedChanges::leftOutWords() const
{
    return m_leftOut == 0 ? QString()
                          : u' '
                                + tr("%Ln of these were left out: the connection was lost twice when they "
                                     "were sent.",
                                     nullptr, m_leftOut);
}

void StagedChanges::cancel()
{
    // What waits ends in its turn, with nothing done.
    for (const Order &order : std::exchange(m_orders, {}))
        emit ended({order.number, order.ids, order.isOperation, true});
    if (m_run)
        m_run->cancel();
    if (m_readBack)
        m_readBack->cancel();
    for (const std::shared_ptr<Staging> &staging : std::vector(m_stagings))
        stop(staging);
}

void StagedChanges::cancel(quint64 batch)
{
    if (m_work != Work::None && m_current.number == batch) {
        if (m_run)
            m_run->cancel();
        return;
    }
    const auto order = std::find_if(m_orders.begin(), m_orders.end(),
                                    [batch](const Order &one) { return one.number == batch; });
    if (order == m_orders.end())
        return;
    const Ending ending{batch, order->ids, order->isOperation, true};
    m_orders.erase(order);
    emit ended(ending);
}

void StagedChanges::runFinished()
{
    const std::unique_ptr<imap::ChangeRun> run = std::move(m_run);
    m_work = Work::None;
    m_wasCancelled = run->wasCancelled();
    if (m_audit.error())
        emit noticed(tr("The record of changes cannot be written: %1").arg(m_audit.error()->text), true);
    const bool isTold = m_current.isOperation; // by that
    if (run->interruption()) {
        if (!isTold)
            emit noticed(
                tr("Interrupted: %1 %2")
                    .arg(ErrorText::describe(*run->interruption()), account(m_current.ids) + leftOutWords()),
                true);
        end(m_wasCancelled, run->interruption());
        return;
    }
    // Where there is none of these in the whole set, none has to be looked for among a hundred thousand.
    const bool mayBeOdd = m_set->count(State::Refused) + m_set->count(State::Overtaken) > 0;
    const size_t refused = mayBeOdd ? run->count(State::Refused) + size_t(m_leftOut) : 0;
    if (!isTold && (m_wasCancelled || (mayBeOdd && refused + run->count(State::Overtaken) > 0)))
        emit noticed(account(m_current.ids) + leftOutWords(), refused > 0);
    if (m_connection->session())
        readBack(&m_current.ids);
    else
        end(m_wasCancelled, std::nullopt);
}

void StagedChanges::end(bool wasCancelled, const std::optional<imap::Error> &interruption)
{
    setWork(Work::None);
    const QPointer<StagedChanges> self(this);
    emit ended({m_current.number, m_current.ids, m_current.isOperation, wasCancelled, interruption});
    if (!self)
        return;
    emit applied();
    if (self)
        beginNext();
}

void StagedChanges::beginNext()
{
    if (m_work != Work::None || m_orders.empty())
        return;
    Order next = std::move(m_orders.front());
    m_orders.pop_front();
    begin(std::move(next));
}

bool StagedChanges::hasMoved(const imap::MailboxName &mailbox) const
{
    return std::any_of(m_moving.begin(), m_moving.end(), [this, &mailbox](quint64 id) {
        const imap::ChangeItem *item = m_set->find(id);
        if (!item || item->state != State::Done)
            return false;
        if (const auto *rename = item->change.as<imap::RenameChange>())
            return !(rename->moved(mailbox, m_manner.separatorOf(mailbox), 0) == mailbox);
        return item->change.as<imap::DeleteChange>() && item->change.mailbox() == mailbox;
    });
}

void StagedChanges::readBack()
{
    if (m_work != Work::None || !m_connection->session())
        return;
    m_current = {};
    m_moving.clear();
    m_wasCancelled = false;
    readBack(nullptr);
}

// Null: all that was sent.
void StagedChanges::readBack(const std::vector<quint64> *ids)
{
    m_readBack = ids ? std::make_unique<imap::ReadBack>(m_connection->session(), m_manner, m_set.get(), *ids)
                     : std::make_unique<imap::ReadBack>(m_connection->session(), m_manner, m_set.get());
    connect(m_readBack.get(), &imap::ReadBack::progressed, this, &StagedChanges::progress);
    connect(m_readBack.get(), &imap::ReadBack::finished, this, &StagedChanges::readBackFinished);
    m_done = 0;
    m_total = 0;
    setWork(Work::ReadingBack);
    const imap::Cause first(m_current.cause), because(tr("Verifying changes"));
    m_readBack->start();
}

static QString differenceWords(int different, int changedSince)
{
    QStringList words;
    if (different > 0)
        words += StagedChanges::tr("The server has made something else of %Ln change(s) than was asked for.",
                                   nullptr, different);
    if (changedSince > 0)
        words += StagedChanges::tr("%Ln change(s) were as asked for, and somebody has changed that since.",
                                   nullptr, changedSince);
    return words.join(u' ');
}

void StagedChanges::readBackFinished()
{
    const std::unique_ptr<imap::ReadBack> reader = std::move(m_readBack);
    int different = 0, changedSince = 0;
    const auto look = [&](const imap::ChangeItem &item) {
        if (item.state == State::Done && imap::isOdd(item.difference.value_or(imap::Difference::None)))
            ++(item.hadIt ? changedSince : different);
    };
    // Of those that were carried out, or of all.
    const bool isOfAll = m_current.ids.empty();
    if (isOfAll)
        std::for_each(m_set->items().begin(), m_set->items().end(), look);
    for (const quint64 id : m_current.ids) {
        if (const imap::ChangeItem *item = m_set->find(id))
            look(*item);
    }
    if (reader->error() && !m_current.isOperation)
        // It stands in the place of what was said of the run.
        emit noticed(tr("Not all could be read back. %1").arg(ErrorText::describe(*reader->error())) + u' '
                         + (isOfAll ? account() : account(m_current.ids)),
                     true);
    else if (different + changedSince > 0 && !m_current.isOperation)
        emit noticed(differenceWords(different, changedSince), true);
    else if (isOfAll && !m_wasCancelled)
        emit noticed(
            tr("Read back: nothing that was done differs from what was asked for. %1").arg(account()), false);
    end(m_wasCancelled, std::nullopt);
}

} // namespace ui
