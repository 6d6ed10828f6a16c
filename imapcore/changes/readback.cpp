#include "readback.h"
#include "../cause.h"
#include "../inbackground.h"
#include "../slicedwork.h"
#include "laterchanges.h"

namespace imap {

using State = ChangeItem::State;

namespace {
// So many items are gone through at once; for more, what is to be looked at is found out on another thread.
constexpr size_t Few = 2000;
} // namespace

ReadBack::Sent ReadBack::sentOf(const std::vector<ChangeItem> &items, const ServerManner &manner,
                                const Wanted &wanted, const std::vector<const ChangeSet *> &after)
{
    const LaterChanges later(items, manner, {}, after);
    Sent sent;
    for (size_t at = 0; at < items.size(); ++at) {
        const ChangeItem &item = items[at];
        if (item.state != State::Sent && (item.state != State::Done || !wanted.contains(item.id)))
            continue;
        if (const ChangeItem *next = later.nextAfter(at)) {
            sent.changedAgain.insert(item.id);
            const ChangeState &left = LaterChanges::leftFor(*next);
            if (left.isKnown() && (item.state == State::Sent || !item.difference))
                sent.left.emplace_back(item.id, left);
        } else if (auto change = later.now(at)) {
            sent.ids.push_back(item.id);
            sent.changes.push_back(*std::move(change));
        } else {
            sent.changedAgain.insert(item.id);
        }
    }
    return sent;
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, QObject *parent)
    : ReadBack(session, std::move(manner), set, Wanted(), parent)
{
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, const std::vector<quint64> &ids,
                   QObject *parent)
    : ReadBack(session, std::move(manner), set, Wanted{false, {ids.begin(), ids.end()}}, parent)
{
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set,
                   const std::vector<const ChangeSet *> &after, QObject *parent)
    : ReadBack(session, std::move(manner), set, Wanted(), parent)
{
    m_after = after;
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, Wanted wanted, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_set(set)
    , m_manner(std::move(manner))
    , m_wanted(std::move(wanted))
{
}

void ReadBack::start()
{
    m_cause = Cause::current();
    if (m_set->items().size() <= Few || !m_after.empty()) {
        read(sentOf(m_set->items(), m_manner, m_wanted, m_after));
        return;
    }
    inBackground(
        this,
        [items = m_set->items(), manner = m_manner, wanted = m_wanted] {
            return sentOf(items, manner, wanted);
        },
        [this](Sent sent) { read(std::move(sent)); });
}

void ReadBack::read(Sent sent)
{
    m_ids = std::move(sent.ids);
    m_changedAgain = std::move(sent.changedAgain);
    m_reader = std::make_unique<StateReader>(m_session, m_manner, std::move(sent.changes));
    connect(m_reader.get(), &StateReader::progressed, this, &ReadBack::progressed);
    connect(m_reader.get(), &StateReader::settled, this, qOverload<size_t>(&ReadBack::judge));
    connect(m_reader.get(), &StateReader::finished, this, &ReadBack::finish);
    const size_t left = sent.left.size();
    new SlicedWork(
        left,
        [this, left = std::move(sent.left)](size_t at) {
            if (const ChangeItem *item = m_set ? m_set->find(left[at].first) : nullptr)
                judge(*item, left[at].second);
        },
        [this] {
            const Cause because(Cause::Only{}, m_cause);
            if (m_isCancelled)
                m_reader->cancel();
            else
                m_reader->start();
        },
        this);
}

void ReadBack::cancel()
{
    if (!std::exchange(m_isCancelled, true) && m_reader)
        m_reader->cancel();
}

void ReadBack::judge(size_t at)
{
    const Expected<ChangeState> &found = m_reader->states()[at];
    const ChangeItem *item = m_set ? m_set->find(m_ids[at]) : nullptr;
    if (item && found)
        judge(*item, *found);
}

void ReadBack::finish()
{
    for (size_t at = 0; at < m_ids.size() && m_set; ++at) {
        const Expected<ChangeState> &found = m_reader->states()[at];
        if (!found && m_set->find(m_ids[at])) {
            ++m_unread;
            m_error = found.error();
        }
    }
    if (m_set)
        m_set->sync();
    emit finished();
}

void ReadBack::judge(const ChangeItem &item, const ChangeState &found)
{
    const Change &change = item.change;
    const quint64 id = item.id;
    const Difference difference = change.difference(item.before, item.wanted(), found, m_manner);
    if (item.state == State::Done) {
        m_set->setFound(id, found, difference);
    } else if (difference == Difference::None || difference == Difference::Tied) {
        m_set->setOutcome({id, State::Done});
        m_set->setFound(id, found, difference);
    } else if (difference != Difference::Later && change.isSame(item.before, found)) {
        m_set->setOutcome({id, State::Staged});
    } else {
        // Neither: half of it, or somebody else's work.
        m_set->setOutcome({id, State::Sent, found, item.error});
    }
}

} // namespace imap
