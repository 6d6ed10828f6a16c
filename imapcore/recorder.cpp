#include "recorder.h"
#include <algorithm>

namespace imap {

namespace {
constexpr qint64 MemoryOfEnded = 4; // times that of one
constexpr size_t MostEnded = 200;
} // namespace

Recorder::Recorder(qint64 limitBytes, QObject *parent) : QObject(parent), m_limit(limitBytes) {}

void Recorder::setLimit(qint64 bytes)
{
    m_limit = bytes;
    for (const auto &trace : m_traces)
        trace->setLimit(bytes);
    dropOldest();
}

std::shared_ptr<Trace> Recorder::begin(const QString &title)
{
    dropOldest();
    auto trace = std::make_shared<Trace>(m_limit);
    trace->setTitle(title);
    m_traces.push_back(trace);
    emit added(trace.get());
    return trace;
}

void Recorder::remove(const Trace *trace)
{
    const auto found = std::find_if(m_traces.begin(), m_traces.end(),
                                    [trace](const auto &one) { return one.get() == trace; });
    if (found == m_traces.end())
        return;
    emit removing(found->get());
    m_traces.erase(found);
}

void Recorder::dropOldest()
{
    qint64 held = 0;
    size_t count = 0;
    std::vector<const Trace *> leaving;
    for (auto trace = m_traces.rbegin(); trace != m_traces.rend(); ++trace) {
        if (!(*trace)->isOver())
            continue;
        held += (*trace)->held();
        if (++count > MostEnded || held > MemoryOfEnded * m_limit)
            leaving.push_back(trace->get());
    }
    for (auto trace = leaving.rbegin(); trace != leaving.rend(); ++trace)
        remove(*trace);
}

} // namespace imap
