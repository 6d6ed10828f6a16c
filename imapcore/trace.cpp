#include "trace.h"
#include <QTimer>
#include <algorithm>
#include <chrono>

namespace imap {

namespace {
constexpr qsizetype ChunkSize = 256 * 1024;
// A body is traffic, but not what one reads in a log: the head of a long line tells what it was.
constexpr qsizetype MaxKept = 64 * 1024;
} // namespace

Trace::Trace(qint64 limitBytes, QObject *parent)
    : QObject(parent)
    , m_limit(std::max(limitBytes, qint64(ChunkSize)))
{
}

void Trace::add(Kind kind, QByteArrayView bytes)
{
    using namespace std::chrono;
    const qsizetype size = std::min(bytes.size(), MaxKept);
    if (m_chunks.empty() || m_chunks.back().bytes.size() + size > ChunkSize) {
        m_chunks.push_back({m_nextPosition, {}});
        m_chunks.back().bytes.reserve(ChunkSize);
        if (qint64(m_chunks.size()) * ChunkSize > m_limit)
            dropOldest();
    }
    m_chunks.back().bytes.append(bytes.first(size));
    const qint64 now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    m_records.push_back({now, m_nextPosition, quint32(size), kind, bytes.size() - size});
    m_nextPosition += quint64(size);
    if (!m_announced) {
        m_announced = true;
        QTimer::singleShot(0, this, [this] {
            m_announced = false;
            emit changed();
        });
    }
}

void Trace::dropOldest()
{
    m_chunks.pop_front();
    const quint64 kept = m_chunks.front().position;
    while (!m_records.empty() && m_records.front().position < kept) {
        m_records.pop_front();
        ++m_first;
    }
}

void Trace::clear()
{
    m_first += m_records.size();
    m_records.clear();
    m_chunks.clear();
    emit changed();
}

Trace::Entry Trace::at(quint64 index) const
{
    const Record &record = m_records[size_t(index - m_first)];
    const auto chunk =
        std::prev(std::upper_bound(m_chunks.begin(), m_chunks.end(), record.position,
                                   [](quint64 position, const Chunk &c) { return position < c.position; }));
    return {record.time, record.kind,
            QByteArrayView(chunk->bytes).sliced(qsizetype(record.position - chunk->position), record.size),
            record.omitted};
}

} // namespace imap
