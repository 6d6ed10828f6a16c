#include "changerun.h"
#include "../cause.h"
#include "../commands/close.h"
#include "../commands/select.h"

namespace imap {

using State = ChangeItem::State;

namespace {

// So few are not worth that the disk is waited for, while there are others to wait for.
constexpr size_t Few = 100;
// So many wait at most after the journal says that they are sent.
constexpr size_t MostBegun = 2000;
// Milliseconds from sending to the answer.
constexpr qint64 Slow = 500, Quick = 50;

std::vector<quint64> openItems(const ChangeSet &set)
{
    std::vector<quint64> ids;
    for (const ChangeItem &item : set.items()) {
        if (item.isOpen() && item.state != State::Sent)
            ids.push_back(item.id);
    }
    return ids;
}

// Whether the server may have done it all the same.
bool leavesDoubt(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Refused:
    case Kind::Rejected:
    case Kind::Unsupported:
    case Kind::ReadOnly:
    case Kind::InvalidArgument:
        return false;
    default:
        return error.code != "UNSENT";
    }
}

} // namespace

ChangeRun::ChangeRun(Session *session, ServerManner manner, ChangeSet *set, QObject *parent)
    : ChangeRun(session, std::move(manner), set, openItems(*set), parent)
{
}

ChangeRun::ChangeRun(Session *session, ServerManner manner, ChangeSet *set, std::vector<quint64> ids,
                     QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_set(set)
    , m_manner(std::move(manner))
{
    for (const quint64 id : ids) {
        const ChangeItem *item = set->find(id);
        if (item && item->isOpen() && item->state != State::Sent)
            m_queue.push_back(id);
        m_hasStructural = m_hasStructural || (item && item->change.isStructural());
    }
    m_total = m_queue.size();
    m_ids.assign(m_queue.begin(), m_queue.end());
}

size_t ChangeRun::count(State state) const
{
    return size_t(std::count_if(m_ids.begin(), m_ids.end(), [this, state](quint64 id) {
        const ChangeItem *item = m_set && m_settled.contains(id) ? m_set->find(id) : nullptr;
        return (item ? item->state : State::Staged) == state;
    }));
}

void ChangeRun::start()
{
    m_cause = Cause::current();
    connect(m_session, &Session::roomMade, this, &ChangeRun::pump);
    // Its replies are gone with a session, or wait for another one (Session::takeReads).
    connect(m_session, &QObject::destroyed, this, &ChangeRun::sessionGone);
    connect(m_session, &Session::closed, this, [this](const Error &error) {
        m_end = error;
        QMetaObject::invokeMethod(this, &ChangeRun::sessionGone, Qt::QueuedConnection);
    });
    pump();
}

void ChangeRun::cancel()
{
    if (m_finished || std::exchange(m_cancelled, true))
        return;
    m_queue.clear();
    if (m_reader)
        m_reader->cancel();
    m_looked.clear();
    stageUnsent();
    if (isIdle())
        finish();
}

// What the journal calls sent and has not left.
void ChangeRun::stageUnsent()
{
    std::deque<quint64> left;
    for (const quint64 id : std::exchange(m_toSend, {})) {
        if (!m_cancelled && !isCut() && followsWhatWasDone(id)) {
            left.push_back(id);
            continue;
        }
        const bool isRest = m_going.take(id).isRest;
        m_set->setOutcome({id, isRest ? State::Done : State::Staged});
    }
    m_toSend = std::move(left);
}

bool ChangeRun::hasWhatItNeeds(const ChangeItem &item) const
{
    const ChangeItem *needed = m_set->find(item.needs);
    return !needed || !needed->isOpen();
}

// After an error that ends it: what belongs to something that was done is done all the same.
bool ChangeRun::followsWhatWasDone(quint64 id) const
{
    const ChangeItem *item = m_set->find(id), *needed = item ? m_set->find(item->needs) : nullptr;
    return needed
           && (!needed->isOpen() || (needed->state == State::Staged && followsWhatWasDone(needed->id)));
}

// Writes to the journal what was looked at and can be sent. What comes while others are under way gathers first: the disk
// takes as long for one as for all of them.
void ChangeRun::judge()
{
    const bool isServerBusy = m_underWay > m_atOnce / 2 || (m_underWay > 0 && m_looked.size() < Few);
    // Where the first that is refused ends it, nothing is on its way that might have to be left alone.
    if (m_looked.empty() || (m_reader && (isServerBusy || m_afterError == AfterError::Stop)))
        return;
    IdsAndFound sent;
    std::vector<ChangeSet::Outcome> others;
    std::vector<quint64> again;
    const size_t most = std::clamp(size_t(m_atOnce) * 2, Few, MostBegun);
    for (size_t at = 0; at < most && !m_looked.empty(); ++at) {
        const Looked looked = std::move(m_looked.front());
        m_looked.pop_front();
        const ChangeItem *item = m_set->find(looked.id);
        if (!item)
            continue; // dropped meanwhile
        const Change &change = item->change;
        if (looked.fresh.hasExpired()) {
            m_busy.remove(item->id);
            m_busyTargets.remove(change.target());
            again.push_back(item->id);
            continue;
        }
        const Expected<ChangeState> &now = looked.found;
        if (const auto problem = change.problem(m_manner))
            others.push_back({item->id, State::Refused, {}, problem});
        else if (!now)
            others.push_back({item->id, State::Refused, {}, now.error()});
        else if (change.isSame(*now, change.after(*now)))
            others.push_back({item->id, State::Unneeded, *now});
        else if (item->before.isKnown() && !change.isSame(item->before, *now))
            others.push_back({item->id, State::Overtaken, *now});
        else
            sent.emplace_back(item->id, *now);
    }
    m_queue.insert(m_queue.begin(), again.begin(), again.end());
    if (!begin(sent, false))
        return;
    for (const ChangeSet::Outcome &outcome : others)
        settle(outcome);
}

// Onto the disk, and then onto the way.
bool ChangeRun::begin(const IdsAndFound &idsAndFound, bool isRest)
{
    if (idsAndFound.empty())
        return true;
    m_set->markSent(idsAndFound);
    if (const auto error = m_set->sync()) {
        interrupt(*error);
        m_looked.clear();
        for (const auto &[id, found] : idsAndFound)
            m_set->setOutcome({id, isRest ? State::Done : State::Staged});
        return false;
    }
    for (const auto &[id, found] : idsAndFound) {
        const Change &change = m_set->find(id)->change;
        Going going{change.commands(found, m_manner)};
        if (m_audit)
            going.lines = change.lines(found, m_manner);
        going.open = going.commands.size();
        going.isRest = isRest;
        m_going.insert(id, std::move(going));
        m_toSend.push_back(id);
    }
    return true;
}

void ChangeRun::pumpSoon()
{
    if (std::exchange(m_isPumping, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isPumping = false;
            pump();
        },
        Qt::QueuedConnection);
}

bool ChangeRun::isAlone(quint64 id) const
{
    const ChangeItem *item = m_set->find(id);
    // If the connection goes once more, it is known for which.
    const bool wasLost = item && item->losses > 0;
    return m_afterError == AfterError::Stop || wasLost
           || (item && (item->change.as<DeleteChange>() || item->change.as<RenameChange>()));
}

void ChangeRun::pump()
{
    if (!m_set || m_finished)
        return;
    const Cause because(Cause::Only{}, m_cause);
    if (isEnding()) {
        if (isCut() && !m_cancelled && (!m_queue.empty() || !m_looked.empty()))
            interrupt(m_end);
        m_looked.clear();
    } else if (m_toSend.empty()) {
        judge();
    }
    while (!m_toSend.empty() && !isCut() && m_session->hasRoom() && m_underWay < m_atOnce) {
        const quint64 id = m_toSend.front();
        if (m_underWay > 0 && (m_isAloneUnderWay || isAlone(id)))
            break;
        m_isAloneUnderWay = isAlone(id);
        m_toSend.pop_front();
        ++m_underWay;
        m_going[id].sent.start();
        leaveAndSend(id);
    }
    if (isCut())
        stageUnsent();
    if (m_finished)
        return;
    if (isIdle() && !m_renamed.empty() && !isEnding())
        lookForRest();
    else
        look();
    // Of a batch that needs nothing to be sent no answer comes.
    if (!m_looked.empty() && m_toSend.empty() && m_underWay == 0)
        pumpSoon();
    if (isIdle() && (m_queue.empty() || isEnding()))
        finish();
}

// Dovecot ends a connection whose selected mailbox is deleted or renamed; Courier refuses to.
void ChangeRun::leaveAndSend(quint64 id)
{
    const Change &change = m_set->find(id)->change;
    const MailboxName open = m_session->mailbox().name(), &goes = change.mailbox();
    const bool moves = change.as<DeleteChange>() || change.as<RenameChange>();
    if (!moves || open.isEmpty() || (!(open == goes) && !open.isBelow(goes, m_manner.separatorOf(goes)))) {
        send(id);
        return;
    }
    const auto then = [this, id](const auto &) {
        send(id);
    };
    if (m_session->supports("UNSELECT"))
        m_session->send(Unselect{})->then(this, then);
    else if (m_session->mailbox().isReadOnly())
        m_session->send(Close{})->then(this, then); // which expunges nothing there
    else
        m_session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadOnly})->then(this, then);
}

// What a person did, by which the wire lines of a change can be found.
quint32 ChangeRun::causeOf(quint64 id)
{
    const ChangeItem *item = m_set ? m_set->find(id) : nullptr;
    if (!item || item->cause.isEmpty())
        return m_cause;
    quint32 &cause = m_causes[item->cause];
    if (cause == 0)
        cause = Cause::idOf(item->cause);
    return cause;
}

void ChangeRun::send(quint64 id)
{
    const Cause because(Cause::Only{}, causeOf(id));
    const std::vector<ChangeCommand> commands = m_going.value(id).commands;
    for (const ChangeCommand &command : commands) {
        if (!m_session) {
            sessionGone();
            return;
        }
        std::visit(
            [this, id](const auto &one) {
                using Result = typename std::decay_t<decltype(one)>::Result;
                m_session->send(one)->then(this, [this, id](const Expected<Result> &result) {
                    answered(id, result ? std::nullopt : std::optional(result.error()));
                });
            },
            command);
    }
}

void ChangeRun::answered(quint64 id, const std::optional<Error> &error)
{
    const auto going = m_going.find(id);
    if (going == m_going.end() || !m_set)
        return;
    if (error && !going->error)
        going->error = error;
    if (--going->open > 0)
        return;
    const Going gone = std::move(*going);
    m_going.erase(going);
    --m_underWay;
    // Doubles with each way there and back, for as long as the server is quick, or grows to four times.
    if (gone.sent.hasExpired(Slow))
        m_atOnce = std::max<qsizetype>(16, m_atOnce - 1);
    else if (!gone.sent.hasExpired(Slow / 2))
        m_atOnce += gone.sent.hasExpired(Quick) ? 1 : 3;
    if (!gone.error) {
        const auto *rename = m_set->find(id)->change.as<RenameChange>();
        if (rename && rename->movesChildren() && !gone.isRest)
            m_renamed.push_back(id);
        settle({id, State::Done}, gone.lines);
    } else if (!leavesDoubt(*gone.error)) {
        const bool hasNotLeft = gone.error->code == "UNSENT";
        settle({id, hasNotLeft ? State::Staged : State::Refused, {}, gone.error}, gone.lines);
    } else {
        interrupt(*gone.error);
        settle({id, State::Sent, {}, gone.error}, gone.lines);
    }
    pump();
}

// What was answered has been told before.
void ChangeRun::sessionGone()
{
    if (m_finished || !m_set)
        return;
    interrupt(m_end);
    m_looked.clear();
    stageUnsent();
    const QList<quint64> unanswered = m_going.keys();
    for (const quint64 id : unanswered) {
        const Going going = m_going.take(id);
        settle({id, State::Sent, {}, m_end}, going.lines);
    }
    if (!m_reader)
        finish();
}

void ChangeRun::settle(const ChangeSet::Outcome &outcome, const QByteArrayList &lines)
{
    m_set->setOutcome(outcome);
    m_settled.insert(outcome.id);
    m_busy.remove(outcome.id);
    const ChangeItem *item = m_set->find(outcome.id);
    if (item)
        m_busyTargets.remove(item->change.target());
    if (m_done < m_total) // the rest of something comes besides
        ++m_done;
    if (m_afterError == AfterError::Stop && outcome.state != State::Done
        && outcome.state != State::Unneeded) {
        std::erase_if(m_queue, [this](quint64 id) { return !followsWhatWasDone(id); });
        std::erase_if(m_looked, [this](const Looked &looked) { return !followsWhatWasDone(looked.id); });
        stageUnsent();
    }
    if (m_audit && item && !lines.isEmpty())
        m_audit->add(m_set->owner(), *item, lines);
    emit progressed(m_done, m_total);
}

void ChangeRun::interrupt(const Error &error)
{
    if (!m_interruption)
        m_interruption = error;
    m_queue.clear();
}

void ChangeRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    if (m_session)
        m_session->disconnect(this);
    if (m_set) {
        if (const auto error = m_set->sync(); error && !m_interruption)
            m_interruption = error;
    }
    QMetaObject::invokeMethod(this, &ChangeRun::finished, Qt::QueuedConnection);
}

} // namespace imap
