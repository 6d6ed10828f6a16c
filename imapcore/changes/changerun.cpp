#include "changerun.h"

namespace imap {

using State = ChangeItem::State;

namespace {

// How many are looked at together, before it is known how quick the server is, and at least: the way there and back costs
// as much for one as for all of them.
constexpr size_t FirstChunk = 10'000, ChunkSize = 1000;
// How many answers tell how quick it is.
constexpr qsizetype PaceAfter = 200;
// So few are not worth that the disk is waited for, while there are others to wait for.
constexpr size_t Few = 100;
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
    }
    m_total = m_queue.size();
}

void ChangeRun::start()
{
    connect(m_session, &Session::roomMade, this, &ChangeRun::pump);
    connect(m_session, &Session::closed, this, &ChangeRun::pumpSoon);
    pump();
}

void ChangeRun::cancel()
{
    if (m_finished || std::exchange(m_cancelled, true))
        return;
    m_queue.clear();
    if (m_reader)
        m_reader->cancel();
    pumpSoon();
}

// --- looking

// As much as is sent within a few seconds.
size_t ChangeRun::aheadLimit() const
{
    return m_isPaceKnown ? std::max(ChunkSize, size_t(m_atOnce) * 8) : FirstChunk;
}

// Looks at further items while earlier ones are being sent.
void ChangeRun::look()
{
    const size_t ahead = m_looked.size() + m_toSend.size();
    if (m_reader || isEnding() || m_queue.empty() || ahead >= aheadLimit())
        return;
    std::vector<Change> changes = takeChunk(aheadLimit() - ahead);
    if (m_chunk.empty())
        return; // until what is going is over
    m_reader = std::make_unique<StateReader>(m_session, m_manner, std::move(changes));
    connect(m_reader.get(), &StateReader::progressed, this, &ChangeRun::measure);
    connect(m_reader.get(), &StateReader::settled, this, [this](size_t change) {
        m_looked.push_back({m_chunk[change], m_reader->states()[change], QDeadlineTimer(m_freshness)});
        pumpSoon();
    });
    connect(m_reader.get(), &StateReader::finished, this, &ChangeRun::readerFinished);
    m_reader->start();
}

// By its answers: a change takes a server some ten times as long as a look, and so many it does in half a second or so.
void ChangeRun::measure()
{
    if (m_answers++ == 0)
        m_looking.start();
    if (m_answers == PaceAfter) {
        m_isPaceKnown = true;
        m_atOnce = std::clamp<qsizetype>(PaceAfter * 25 / std::max<qsizetype>(1, m_looking.elapsed()),
                                         m_atOnce, 5000);
    }
}

// Items that do not get in each other's way can be looked at before any of them is sent.
std::vector<Change> ChangeRun::takeChunk(size_t most)
{
    m_chunk.clear();
    std::vector<Change> changes;
    std::vector<const Change *> structural;
    const bool isFirst = isIdle();
    if (isFirst) {
        m_busyTargets.clear();
        m_isBusyStructural = false;
    }
    while (!m_queue.empty() && m_chunk.size() < most) {
        const ChangeItem *item = m_set->find(m_queue.front());
        if (item && item->state != State::Sent && item->isOpen()) {
            const Change &change = item->change;
            const auto interferes = [&change](const Change *other) {
                return other->interferesWith(change);
            };
            // What makes or takes away mailboxes waits for all that is going, and so does what comes behind.
            if (!isFirst && (change.isStructural() || m_isBusyStructural))
                break;
            if (m_busyTargets.contains(change.target())
                || std::any_of(structural.begin(), structural.end(), interferes))
                break;
            if (change.isStructural()) {
                if (std::any_of(m_chunk.begin(), m_chunk.end(),
                                [&](quint64 id) { return change.interferesWith(m_set->find(id)->change); }))
                    break;
                structural.push_back(&change);
                m_isBusyStructural = true;
            }
            m_busyTargets.insert(change.target());
            m_chunk.push_back(item->id);
            changes.push_back(change);
        }
        m_queue.pop_front();
    }
    return changes;
}

void ChangeRun::readerFinished()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    pump();
}

// --- sending

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

void ChangeRun::pump()
{
    if (!m_set || m_finished)
        return;
    if (isEnding()) {
        const bool isAllTold = m_queue.empty() && m_looked.empty() && m_toSend.empty() && !m_reader;
        if (isCut() && !isAllTold && !m_cancelled)
            interrupt({Error::Kind::ServerClosed});
        m_looked.clear();
        if (isCut())
            m_reader.reset();
        // What the journal calls sent and has not left.
        unsend({m_toSend.begin(), m_toSend.end()});
        m_toSend.clear();
    } else if (m_toSend.empty()) {
        begin();
    }
    while (!m_toSend.empty() && m_session->hasRoom() && m_underWay < m_atOnce) {
        const quint64 id = m_toSend.front();
        m_toSend.pop_front();
        ++m_underWay;
        m_going[id].sent.start();
        for (const ChangeCommand &command : m_going[id].commands)
            send(id, command);
    }
    look();
    if (isIdle() && (m_queue.empty() || isEnding()))
        finish();
}

// Writes to the journal what was looked at and can be sent. What comes while others are under way gathers first: the disk
// takes as long for one as for all of them.
void ChangeRun::begin()
{
    const bool isServerBusy = m_underWay > m_atOnce / 2 || (m_underWay > 0 && m_looked.size() < Few);
    if (m_looked.empty() || (m_reader && isServerBusy))
        return;
    std::vector<std::pair<quint64, ChangeState>> sent;
    std::vector<ChangeSet::Outcome> others;
    std::vector<quint64> again;
    const size_t most = std::max(Few, size_t(m_atOnce) * 2);
    for (size_t at = 0; at < most && !m_looked.empty(); ++at) {
        const Looked looked = std::move(m_looked.front());
        m_looked.pop_front();
        const ChangeItem *item = m_set->find(looked.id);
        if (!item) {
            others.push_back({looked.id}); // dropped meanwhile
            continue;
        }
        const Change &change = item->change;
        if (looked.fresh.hasExpired()) {
            m_busyTargets.remove(change.target());
            again.push_back(item->id);
            continue;
        }
        const Expected<ChangeState> &now = looked.found;
        if (const auto problem = change.problem(m_manner)) {
            others.push_back({item->id, State::Refused, {}, problem});
        } else if (!now) {
            others.push_back({item->id, State::Refused, {}, now.error()});
        } else if (item->before.isKnown() && !change.isSame(item->before, *now)) {
            others.push_back({item->id, State::Overtaken, *now});
        } else if (change.isSame(*now, change.after(*now))) {
            others.push_back({item->id, State::Unneeded, *now});
        } else {
            Going going{change.commands(*now, m_manner)};
            if (m_audit)
                going.lines = change.lines(*now, m_manner);
            going.open = going.commands.size();
            m_going.insert(item->id, std::move(going));
            sent.emplace_back(item->id, *now);
        }
    }
    m_queue.insert(m_queue.begin(), again.begin(), again.end());
    if (!sent.empty()) {
        m_set->markSent(sent);
        const auto error = m_set->sync();
        for (const auto &[id, found] : sent)
            m_toSend.push_back(id);
        if (error) {
            interrupt(*error);
            pumpSoon();
            unsend({m_toSend.begin(), m_toSend.end()});
            m_toSend.clear();
            return;
        }
    }
    for (const ChangeSet::Outcome &outcome : others)
        settle(outcome);
}

void ChangeRun::unsend(const std::vector<quint64> &ids)
{
    for (const quint64 id : ids) {
        m_going.remove(id);
        m_set->setOutcome({id, State::Staged});
    }
}

void ChangeRun::send(quint64 id, const ChangeCommand &command)
{
    std::visit(
        [this, id](const auto &one) {
            using Result = typename std::decay_t<decltype(one)>::Result;
            m_session->send(one)->then(this, [this, id](const Expected<Result> &result) {
                answered(id, result ? std::nullopt : std::optional(result.error()));
            });
        },
        command);
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

void ChangeRun::settle(const ChangeSet::Outcome &outcome, const QByteArrayList &lines)
{
    m_set->setOutcome(outcome);
    ++m_done;
    const ChangeItem *item = m_set->find(outcome.id);
    if (item)
        m_busyTargets.remove(item->change.target());
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

// --- reading back

namespace {

// What was sent, without what is to be found no more: in a mailbox that a later item has renamed or deleted.
std::vector<quint64> sentItems(const ChangeSet &set)
{
    std::vector<quint64> ids;
    std::vector<const Change *> structural; // done after the item that is looked at
    for (auto item = set.items().rbegin(); item != set.items().rend(); ++item) {
        if (item->state != State::Done && item->state != State::Sent)
            continue;
        const bool isBuried = std::any_of(structural.begin(), structural.end(), [&item](const Change *later) {
            return later->interferesWith(item->change);
        });
        if (!isBuried)
            ids.push_back(item->id);
        if (item->change.isStructural() && !item->change.as<CreateChange>() && item->state == State::Done)
            structural.push_back(&item->change);
    }
    std::reverse(ids.begin(), ids.end());
    return ids;
}

std::vector<Change> changesOf(const ChangeSet &set, const std::vector<quint64> &ids)
{
    std::vector<Change> changes;
    for (const quint64 id : ids)
        changes.push_back(set.find(id)->change);
    return changes;
}

} // namespace

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, QObject *parent)
    : QObject(parent)
    , m_set(set)
    , m_manner(std::move(manner))
    , m_ids(sentItems(*set))
    , m_reader(session, m_manner, changesOf(*set, m_ids))
{
    connect(&m_reader, &StateReader::progressed, this, &ReadBack::progressed);
    connect(&m_reader, &StateReader::finished, this, &ReadBack::judge);
}

void ReadBack::judge()
{
    for (size_t at = 0; at < m_ids.size() && m_set; ++at) {
        const ChangeItem *item = m_set->find(m_ids[at]);
        const Expected<ChangeState> &found = m_reader.states()[at];
        if (!item)
            continue;
        if (!found) {
            ++m_unread;
            m_error = found.error();
            continue;
        }
        const Change &change = item->change;
        const Difference difference = change.difference(item->before, item->wanted(), *found, m_manner);
        if (item->state == State::Done) {
            m_set->setFound(item->id, *found, difference);
        } else if (difference == Difference::None || difference == Difference::Tied) {
            m_set->setOutcome({item->id, State::Done});
            m_set->setFound(item->id, *found, difference);
        } else if (difference != Difference::Later && change.isSame(item->before, *found)) {
            m_set->setOutcome({item->id, State::Staged});
        } else {
            // Neither: half of it, or somebody else's work.
            m_set->setOutcome({item->id, State::Sent, *found, item->error});
        }
    }
    if (m_set)
        m_set->sync();
    emit finished();
}

} // namespace imap
