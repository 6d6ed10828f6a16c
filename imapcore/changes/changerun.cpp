#include "changerun.h"
#include "../commands/close.h"
#include "../commands/select.h"
#include <set>

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

// Names of mailboxes, by which to know whether another one is that of one of them, or may lie above or below.
class Names
{
public:
    void add(const QByteArrayList &names) { m_all.insert(names.begin(), names.end()); }
    bool touch(const QByteArrayList &names) const
    {
        return std::any_of(names.begin(), names.end(), [this](const QByteArray &name) {
            const auto next = m_all.lower_bound(name);
            if (next != m_all.end() && next->startsWith(name))
                return true;
            for (qsizetype size = 0; size < name.size(); ++size) {
                if (m_all.contains(name.first(size)))
                    return true;
            }
            return false;
        });
    }

private:
    std::set<QByteArray> m_all;
};

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
    // Its replies are gone with a session, or wait for another one (Session::takeReads).
    connect(m_session, &QObject::destroyed, this, &ChangeRun::sessionGone);
    connect(m_session, &Session::closed, this, [this](const Error &error) {
        m_end = error;
        QMetaObject::invokeMethod(this, &ChangeRun::sessionGone, Qt::QueuedConnection);
    });
    nextChunk();
}

void ChangeRun::cancel()
{
    if (m_finished || std::exchange(m_cancelled, true))
        return;
    m_queue.clear();
    if (m_reader)
        m_reader->cancel();
    stageUnsent();
    if (!m_reader && m_going.isEmpty())
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

// Items that do not get in each other's way can be looked at before any of them is sent.
void ChangeRun::nextChunk()
{
    if (!m_set)
        return;
    if (m_queue.empty() || isCut() || m_interruption) {
        if (isCut() && !m_queue.empty() && !m_interruption)
            m_interruption = m_end;
        finish();
        return;
    }
    m_chunk.clear();
    std::vector<Change> changes;
    QSet<QByteArray> targets;
    QSet<quint64> ids;
    Names all, structural;
    for (; !m_queue.empty() && m_chunk.size() < AtOnce; m_queue.pop_front()) {
        const ChangeItem *item = m_set->find(m_queue.front());
        if (!item || !item->isUnsent())
            continue;
        const QByteArray target = item->change.target();
        const QByteArrayList names = item->change.names();
        const bool isStructural = item->change.isStructural();
        if (ids.contains(item->needs) || targets.contains(target) || structural.touch(names)
            || (isStructural && all.touch(names)))
            break;
        // What it needs was refused, or is not begun: it stays as it is.
        if (!hasWhatItNeeds(*item)) {
            ++m_done;
            continue;
        }
        if (isStructural)
            structural.add(names);
        all.add(names);
        targets.insert(target);
        ids.insert(item->id);
        m_chunk.push_back(item->id);
        changes.push_back(item->change);
    }
    look(std::move(changes), &ChangeRun::lookedAt);
}

void ChangeRun::look(std::vector<Change> changes, void (ChangeRun::*then)())
{
    m_reader = std::make_unique<StateReader>(m_session, m_manner, std::move(changes));
    connect(m_reader.get(), &StateReader::finished, this, then);
    m_reader->start();
}

// Whether nothing can be sent any more.
bool ChangeRun::lookedInVain()
{
    if (!m_cancelled && !isCut())
        return false;
    if (!m_cancelled)
        interrupt(m_end);
    finish();
    return true;
}

void ChangeRun::lookedAt()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    if (lookedInVain())
        return;
    IdsAndFound sent;
    std::vector<ChangeSet::Outcome> others;
    for (size_t at = 0; at < m_chunk.size(); ++at) {
        const ChangeItem *item = m_set->find(m_chunk[at]);
        if (!item)
            continue; // dropped meanwhile
        const Change &change = item->change;
        const Expected<ChangeState> &now = reader->states()[at];
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
    if (!begin(sent, false))
        return;
    for (const ChangeSet::Outcome &outcome : others)
        settle(outcome);
    pump();
}

// Onto the disk, and then onto the way.
bool ChangeRun::begin(const IdsAndFound &idsAndFound, bool isRest)
{
    if (idsAndFound.empty())
        return true;
    for (const auto &[id, found] : idsAndFound) {
        const Change &change = m_set->find(id)->change;
        Going going{change.commands(found, m_manner), change.lines(found, m_manner)};
        going.open = going.commands.size();
        going.isRest = isRest;
        m_going.insert(id, std::move(going));
    }
    m_set->markSent(idsAndFound);
    if (const auto error = m_set->sync()) {
        interrupt(*error);
        for (const auto &[id, found] : idsAndFound)
            m_set->setOutcome({id, isRest ? State::Done : State::Staged});
        m_going.clear();
        finish();
        return false;
    }
    for (const auto &[id, found] : idsAndFound)
        m_toSend.push_back(id);
    return true;
}

// Some servers leave under the old name what was below a mailbox (against RFC 9051 section 6.3.6).
void ChangeRun::lookForRest()
{
    m_chunk = std::exchange(m_renamed, {});
    std::vector<Change> changes;
    for (const quint64 id : m_chunk)
        changes.push_back(m_set->find(id)->change);
    look(std::move(changes), &ChangeRun::lookedForRest);
}

void ChangeRun::lookedForRest()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    if (lookedInVain())
        return;
    IdsAndFound rest;
    for (size_t at = 0; at < m_chunk.size(); ++at) {
        const Expected<ChangeState> &now = reader->states()[at];
        if (now && m_set->find(m_chunk[at]) && RenameChange::isPart(*now))
            rest.emplace_back(m_chunk[at], *now);
    }
    if (begin(rest, true))
        pump();
}

bool ChangeRun::isAlone(quint64 id) const
{
    const ChangeItem *item = m_set->find(id);
    return m_afterError == AfterError::Stop
           || (item && (item->change.as<DeleteChange>() || item->change.as<RenameChange>()));
}

void ChangeRun::pump()
{
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
    if (!m_going.isEmpty() || !m_toSend.empty() || m_reader || m_finished)
        return;
    if (!m_renamed.empty() && !m_cancelled && !isCut())
        lookForRest();
    else
        nextChunk();
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

void ChangeRun::send(quint64 id)
{
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
    const Going gone = *going;
    m_going.erase(going);
    --m_underWay;
    // Doubles with each way there and back, for as long as the server is quick.
    if (gone.sent.hasExpired(Slow))
        m_atOnce = std::max<qsizetype>(16, m_atOnce - 1);
    else if (!gone.sent.hasExpired(Slow / 2))
        ++m_atOnce;
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
    if (m_done < m_total) // the rest of something comes besides
        ++m_done;
    if (m_afterError == AfterError::Stop && outcome.state != State::Done
        && outcome.state != State::Unneeded) {
        std::erase_if(m_queue, [this](quint64 id) { return !followsWhatWasDone(id); });
        stageUnsent();
    }
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

} // namespace imap
