#include "readback.h"
#include "laterchanges.h"
#include <QSet>

namespace imap {

using State = ChangeItem::State;

ReadBack::Sent ReadBack::sentOf(const ChangeSet &set, const ServerManner &manner,
                                const std::vector<quint64> *ids)
{
    const QSet<quint64> wanted = ids ? QSet<quint64>(ids->begin(), ids->end()) : QSet<quint64>();
    const LaterChanges later(set, manner);
    Sent sent;
    for (size_t at = 0; at < set.items().size(); ++at) {
        const ChangeItem &item = set.items()[at];
        if (item.state != State::Sent && (item.state != State::Done || (ids && !wanted.contains(item.id))))
            continue;
        if (auto change = later.now(at))
            sent.emplace_back(item.id, *std::move(change));
    }
    return sent;
}

static std::vector<Change> changesOf(const std::vector<std::pair<quint64, Change>> &sent)
{
    std::vector<Change> changes;
    for (const auto &[id, change] : sent)
        changes.push_back(change);
    return changes;
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

ReadBack::ReadBack(Session *session, ServerManner manner, ChangeSet *set, Sent sent, QObject *parent)
    : QObject(parent)
    , m_set(set)
    , m_manner(std::move(manner))
    , m_reader(session, m_manner, changesOf(sent))
{
    for (const auto &[id, change] : sent)
        m_ids.push_back(id);
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
