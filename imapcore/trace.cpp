#include "trace.h"
#include <QLoggingCategory>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstring>

namespace imap {

namespace {
// QT_LOGGING_RULES="imapcore.wire.debug=true" shows every line of every connection, without secrets.
Q_LOGGING_CATEGORY(wire, "imapcore.wire", QtInfoMsg)

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
    if (wire().isDebugEnabled()) {
        static constexpr const char *from[] = {"C:", "S:", "--", "??"};
        qCDebug(wire, "%s %.*s", from[int(kind)], int(std::min(bytes.size(), MaxKept)), bytes.data());
    }
    const qsizetype kept = std::min(bytes.size(), MaxKept);
    const qint64 omitted = bytes.size() - kept;
    const qsizetype size = kept + (omitted > 0 ? qsizetype(sizeof omitted) : 0);
    if (m_chunks.empty() || m_chunks.back().bytes.size() + size > ChunkSize) {
        m_chunks.push_back({m_nextPosition, {}});
        m_chunks.back().bytes.reserve(ChunkSize);
        while (m_chunks.size() > 1 && heldBytes() > m_limit)
            dropOldest();
    }
    QByteArray &chunk = m_chunks.back().bytes;
    if (omitted > 0)
        chunk.append(reinterpret_cast<const char *>(&omitted), sizeof omitted);
    chunk.append(bytes.first(kept));
    m_records.push_back({m_now, m_nextPosition, quint32(kept), kind, omitted > 0});
    m_nextPosition += quint64(size);
    if (!m_announced) {
        m_announced = true;
        QTimer::singleShot(0, this, [this] {
            m_announced = false;
            emit changed();
        });
    }
}

qint64 Trace::heldBytes() const
{
    return qint64(m_chunks.size()) * ChunkSize + qint64(m_records.size() * sizeof(Record));
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
    QByteArrayView bytes = QByteArrayView(chunk->bytes).sliced(qsizetype(record.position - chunk->position));
    qint64 omitted = 0;
    if (record.isCut) {
        std::memcpy(&omitted, bytes.data(), sizeof omitted);
        bytes = bytes.sliced(sizeof omitted);
    }
    return {record.time, record.kind, bytes.first(record.size), omitted};
}

} // namespace imap
