// What is there before changes are sent: looked at ahead, while earlier ones are under way.
#include "changerun.h"
#include <set>

namespace imap {

namespace {

// How many are looked at together, before it is known how quick the server is and at most, and at least: the way there and
// back costs as much for one as for all of them.
constexpr size_t FirstChunk = 10'000, ChunkSize = 1000;
// How many answers tell how quick it is.
constexpr qsizetype PaceAfter = 200;

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

} // namespace

// As much as is sent within a few seconds.
size_t ChangeRun::aheadLimit() const
{
    return m_isPaceKnown ? std::clamp(size_t(m_atOnce) * 8, ChunkSize, FirstChunk) : FirstChunk;
}

// Looks at further items while earlier ones are being sent.
void ChangeRun::look()
{
    const size_t ahead = m_looked.size() + m_toSend.size();
    if (m_reader || isEnding() || m_queue.empty() || ahead >= aheadLimit()
        || (m_afterError == AfterError::Stop && !isIdle()))
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
        m_atOnce = std::max(m_atOnce, PaceAfter * 25 / std::max<qsizetype>(1, m_looking.elapsed()));
    }
}

// Items that do not get in each other's way can be looked at before any of them is sent.
std::vector<Change> ChangeRun::takeChunk(size_t most)
{
    const bool isFirst = isIdle();
    if (isFirst) {
        m_busy.clear();
        m_busyTargets.clear();
        m_isBusyStructural = false;
    }
    m_chunk.clear();
    std::vector<Change> changes;
    Names all, structural;
    for (; !m_queue.empty() && m_chunk.size() < most; m_queue.pop_front()) {
        const ChangeItem *item = m_set->find(m_queue.front());
        if (!item || !item->isUnsent())
            continue;
        const QByteArray target = item->change.target();
        const bool isStructural = item->change.isStructural();
        // What makes or takes away mailboxes waits for all that is going, and so does what comes behind.
        if (!isFirst && (isStructural || m_isBusyStructural))
            break;
        if (m_busy.contains(item->needs) || m_busyTargets.contains(target))
            break;
        if (m_hasStructural) {
            const QByteArrayList names = item->change.names();
            if (structural.touch(names) || (isStructural && all.touch(names)))
                break;
            if (hasWhatItNeeds(*item)) {
                if (isStructural)
                    structural.add(names);
                all.add(names);
            }
        }
        // What it needs was refused, or is not begun: it stays as it is.
        if (!hasWhatItNeeds(*item)) {
            ++m_done;
            continue;
        }
        m_isBusyStructural = m_isBusyStructural || isStructural;
        m_busyTargets.insert(target);
        m_busy.insert(item->id);
        m_chunk.push_back(item->id);
        changes.push_back(item->change);
    }
    return changes;
}

void ChangeRun::readerFinished()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    pump();
}

// Some servers leave under the old name what was below a mailbox (against RFC 9051 section 6.3.6).
void ChangeRun::lookForRest()
{
    m_chunk = std::exchange(m_renamed, {});
    std::vector<Change> changes;
    for (const quint64 id : m_chunk)
        changes.push_back(m_set->find(id)->change);
    m_reader = std::make_unique<StateReader>(m_session, m_manner, std::move(changes));
    connect(m_reader.get(), &StateReader::finished, this, &ChangeRun::lookedForRest);
    m_reader->start();
}

void ChangeRun::lookedForRest()
{
    const std::unique_ptr<StateReader> reader = std::move(m_reader);
    reader->disconnect(this);
    IdsAndFound rest;
    for (size_t at = 0; at < m_chunk.size() && !isEnding(); ++at) {
        const Expected<ChangeState> &now = reader->states()[at];
        if (now && m_set->find(m_chunk[at]) && RenameChange::isPart(*now))
            rest.emplace_back(m_chunk[at], *now);
    }
    begin(rest, true);
    pump();
}

} // namespace imap
