#include "changerun.h"

namespace imap {

using State = ChangeItem::State;

namespace {

// How many are looked at, written to the journal and sent together: the way there and back, and the disk, cost as much
// for one as for all of them.
constexpr size_t AtOnce = 1000;
// Milliseconds from sending to the answer.
constexpr qint64 Slow = 500;

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
    nextChunk();
}

void ChangeRun::cancel()
{
    if (m_finished || std::exchange(m_cancelled, true))
        return;
    m_queue.clear();
    if (m_reader)
        m_reader->cancel();
    // What the journal calls sent and has not left.
    for (const quint64 id : std::exchange(m_toSend, {})) {
        m_going.remove(id);
        m_set->setOutcome({id, State::Staged});
    }
    if (!m_reader && m_going.isEmpty())
        finish();
}

// Items that do not get in each other's way can be looked at before any of them is sent.
void ChangeRun::nextChunk()
{
    if (!m_set)
        return;
    if (m_queue.empty() || isCut() || m_interruption) {
        if (isCut() && !m_queue.empty() && !m_interruption)
            m_interruption = Error{Error::Kind::ServerClosed};
        finish();
        return;
    }
    m_chunk.clear();
    std::vector<Change> changes;
    std::vector<const Change *> structural;
    QSet<QByteArray> targets;
    while (!m_queue.empty() && m_chunk.size() < AtOnce) {
        const ChangeItem *item = m_set->find(m_queue.front());
        if (item && item->state != State::Sent && item->isOpen()) {
            const Change &change = item->change;
            const auto interferes = [&change](const Change *other) {
                return other->interferesWith(change);
            };
            if (targets.contains(change.target())
                || std::any_of(structural.begin(), structural.end(), interferes))
                break;
            if (change.isStructural()) {
                if (std::any_of(m_chunk.begin(), m_chunk.end(),
                                [&](quint64 id) { return change.interferesWith(m_set->find(id)->change); }))
                    break;
                structural.push_back(&change);
            }
            targets.insert(change.target());
            m_chunk.push_back(item->id);
            changes.push_back(change);
        }
        m_queue.pop_front();
    }
    m_reader = std::make_unique<StateReader>(m_session, m_manner, std::move(changes));
    connect(m_reader.get(), &StateReader::finished, this, &ChangeRun::lookedAt);
    m_reader->start();
}

void ChangeRun::lookedAt()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    if (m_cancelled || isCut()) {
        if (!m_cancelled)
            interrupt({Error::Kind::ServerClosed});
        finish();
        return;
    }
    std::vector<std::pair<quint64, ChangeState>> sent;
    std::vector<ChangeSet::Outcome> others;
    for (size_t at = 0; at < m_chunk.size(); ++at) {
        const ChangeItem *item = m_set->find(m_chunk[at]);
        if (!item)
            continue; // dropped meanwhile
        const Change &change = item->change;
        const Expected<ChangeState> &now = reader->states()[at];
        if (const auto problem = change.problem(m_manner)) {
            others.push_back({item->id, State::Refused, {}, problem});
        } else if (!now) {
            others.push_back({item->id, State::Refused, {}, now.error()});
        } else if (item->before.isKnown() && !change.isSame(item->before, *now)) {
            others.push_back({item->id, State::Overtaken, *now});
        } else if (change.isSame(*now, change.after(*now))) {
            others.push_back({item->id, State::Unneeded, *now});
        } else {
            Going going{change.commands(*now, m_manner), change.lines(*now, m_manner)};
            going.open = going.commands.size();
            m_going.insert(item->id, std::move(going));
            sent.emplace_back(item->id, *now);
        }
    }
    if (!sent.empty()) {
        m_set->markSent(sent);
        if (const auto error = m_set->sync()) {
            interrupt(*error);
            for (const auto &[id, found] : sent)
                m_set->setOutcome({id, State::Staged});
            m_going.clear();
            finish();
            return;
        }
        for (const auto &[id, found] : sent)
            m_toSend.push_back(id);
    }
    for (const ChangeSet::Outcome &outcome : others)
        settle(outcome);
    pump();
}

void ChangeRun::pump()
{
    while (!m_toSend.empty() && !isCut() && m_session->hasRoom() && m_underWay < m_atOnce) {
        const quint64 id = m_toSend.front();
        m_toSend.pop_front();
        ++m_underWay;
        m_going[id].sent.start();
        for (const ChangeCommand &command : m_going[id].commands)
            send(id, command);
    }
    if (isCut()) {
        for (const quint64 id : std::exchange(m_toSend, {})) {
            m_going.remove(id);
            m_set->setOutcome({id, State::Staged});
        }
    }
    if (m_going.isEmpty() && m_toSend.empty() && !m_reader)
        nextChunk();
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
    const Going gone = *going;
    m_going.erase(going);
    --m_underWay;
    // Doubles with each way there and back, for as long as the server is quick.
    if (gone.sent.hasExpired(Slow))
        m_atOnce = std::max<qsizetype>(16, m_atOnce - 1);
    else if (!gone.sent.hasExpired(Slow / 2))
        ++m_atOnce;
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
    if (m_audit && !lines.isEmpty()) {
        if (const ChangeItem *item = m_set->find(outcome.id))
            m_audit->add(m_set->owner(), *item, lines);
    }
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
