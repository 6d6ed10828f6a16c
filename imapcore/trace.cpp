#include "trace.h"
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstring>

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
    if (kind != Kind::Received || m_now == 0)
        m_now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    const qsizetype kept = std::min(bytes.size(), MaxKept);
    const qint64 omitted = bytes.size() - kept;
    const qsizetype size = kept + (omitted > 0 ? qsizetype(sizeof omitted) : 0);
    if (m_chunks.empty() || m_chunks.back().used + size > ChunkSize)
        addChunk();
    Chunk &chunk = m_chunks.back();
    chunk.lines.push_back({m_now, quint32(chunk.used), kind, omitted > 0});
    char *to = chunk.bytes.get() + chunk.used;
    if (omitted > 0) {
        std::memcpy(to, &omitted, sizeof omitted);
        to += sizeof omitted;
    }
    if (kept > 0)
        std::memcpy(to, bytes.data(), size_t(kept));
    chunk.used += size;
    ++m_end;
    if (!m_announced) {
        m_announced = true;
        QTimer::singleShot(0, this, [this] {
            m_announced = false;
            emit changed();
        });
    }
}

void Trace::addChunk()
{
    const auto held = [this] {
        return qint64(m_chunks.size() + 1) * ChunkSize + qint64((m_end - m_first) * sizeof(Line));
    };
    Chunk chunk;
    while (!m_chunks.empty() && held() > m_limit) {
        chunk = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_first = m_chunks.empty() ? m_end : m_chunks.front().firstIndex;
    }
    if (!chunk.bytes)
        chunk.bytes = std::make_unique_for_overwrite<char[]>(ChunkSize);
    chunk.firstIndex = m_end;
    chunk.used = 0;
    chunk.lines.clear();
    m_chunks.push_back(std::move(chunk));
}

void Trace::clear()
{
    m_first = m_end;
    m_chunks.clear();
    emit changed();
}

Trace::Entry Trace::at(quint64 index) const
{
    const Chunk &chunk = *std::prev(std::upper_bound(
        m_chunks.begin(), m_chunks.end(), index, [](quint64 i, const Chunk &c) { return i < c.firstIndex; }));
    const size_t at = size_t(index - chunk.firstIndex);
    const Line &line = chunk.lines[at];
    const qsizetype end = at + 1 < chunk.lines.size() ? qsizetype(chunk.lines[at + 1].begin) : chunk.used;
    QByteArrayView bytes(chunk.bytes.get() + line.begin, end - line.begin);
    qint64 omitted = 0;
    if (line.isCut) {
        std::memcpy(&omitted, bytes.data(), sizeof omitted);
        bytes = bytes.sliced(sizeof omitted);
    }
    return {line.time, line.kind, bytes, omitted};
}

} // namespace imap
