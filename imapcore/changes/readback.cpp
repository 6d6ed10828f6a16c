#include "readback.h"
#include "laterchanges.h"
#include <QSet>

namespace imap {

using State = ChangeItem::State;

ReadBack::Sent ReadBack::sentOf(const ChangeSet &set, const ServerManner &manner,
                                const std::vector<quint64> *ids, const std::vector<const ChangeSet *> &after)
{
    const QSet<quint64> wanted = ids ? QSet<quint64>(ids->begin(), ids->end()) : QSet<quint64>();
    const LaterChanges later(set, manner, {}, after);
    Sent sent;
    for (size_t at = 0; at < set.items().size(); ++at) {
        const ChangeItem &item = set.items()[at];
        if (item.state != State::Sent && (item.state != State::Done || (ids && !wanted.contains(item.id))))
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
    : ReadBack(session, manner, set, sentOf(*set, manner, nullptr), parent)
{
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, const std::vector<quint64> &ids,
                   QObject *parent)
    : ReadBack(session, manner, set, sentOf(*set, manner, &ids), parent)
{
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set,
                   const std::vector<const ChangeSet *> &after, QObject *parent)
    : ReadBack(session, manner, set, sentOf(*set, manner, nullptr, after), parent)
{
}

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, Sent sent, QObject *parent)
    : QObject(parent)
    , m_set(set)
    , m_manner(std::move(manner))
    , m_ids(std::move(sent.ids))
    , m_left(std::move(sent.left))
    , m_changedAgain(std::move(sent.changedAgain))
    , m_reader(session, m_manner, std::move(sent.changes))
{
    connect(&m_reader, &StateReader::progressed, this, &ReadBack::progressed);
    connect(&m_reader, &StateReader::finished, this, qOverload<>(&ReadBack::judge));
}

void ReadBack::judge()
{
    for (const auto &[id, found] : m_left) {
        if (const ChangeItem *item = m_set ? m_set->find(id) : nullptr)
            judge(*item, found);
    }
    for (size_t at = 0; at < m_ids.size() && m_set; ++at) {
        const ChangeItem *item = m_set->find(m_ids[at]);
        const Expected<ChangeState> &found = m_reader.states()[at];
        if (!item)
            continue;
        if (found) {
            judge(*item, *found);
        } else {
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
