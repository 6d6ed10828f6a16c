#include "trace.h"
#include <QLoggingCategory>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>
#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace imap {

namespace {
// QT_LOGGING_RULES="imapcore.wire.debug=true" shows every line of every connection, without secrets.
Q_LOGGING_CATEGORY(wire, "imapcore.wire", QtInfoMsg)

// While little is recorded, little is taken. Beyond that the chunks are whole huge pages: the system gives memory page by
// page, and with small ones a flood would spend more time on that than on copying its bytes.
constexpr qsizetype ChunkSize = 256 * 1024, HugePage = 2 << 20;
constexpr qint64 MuchBytes = 4 << 20;
// A body is traffic, but not what one reads in a log: the head of a long line tells what it was.
constexpr qsizetype MaxKept = 64 * 1024;

char *allocate(qsizetype size)
{
    void *memory = nullptr;
#ifdef Q_OS_LINUX
    if (size == HugePage) {
        memory = std::aligned_alloc(HugePage, HugePage);
        if (memory)
            madvise(memory, HugePage, MADV_HUGEPAGE);
    }
#endif
    if (!memory)
        memory = std::malloc(size_t(size));
    Q_CHECK_PTR(memory);
    return static_cast<char *>(memory);
}

} // namespace

Trace::Chunk::Chunk(qsizetype size, quint64 firstIndex)
    : m_size(size)
    , m_firstIndex(firstIndex)
    , m_memory(allocate(size))
{
}

void Trace::Chunk::reuse(quint64 firstIndex)
{
    m_used = m_lines = 0;
    m_firstIndex = firstIndex;
}

bool Trace::Chunk::hasRoom(qsizetype bytes) const
{
    return m_used + bytes + (m_lines + 1) * qsizetype(sizeof(Line)) <= m_size;
}

char *Trace::Chunk::add(qint64 time, Kind kind, bool isCut, qsizetype bytes)
{
    *line(m_lines++) = {time, quint32(m_used), kind, isCut};
    char *to = m_memory.get() + m_used;
    m_used += bytes;
    return to;
}

Trace::Entry Trace::Chunk::at(quint64 index) const
{
    const auto number = qsizetype(index - m_firstIndex);
    const Line &found = *line(number);
    const qsizetype end = number + 1 < m_lines ? qsizetype(line(number + 1)->begin) : m_used;
    QByteArrayView bytes(m_memory.get() + found.begin, end - qsizetype(found.begin));
    qint64 omitted = 0;
    if (found.isCut) {
        std::memcpy(&omitted, bytes.data(), sizeof omitted);
        bytes = bytes.sliced(sizeof omitted);
    }
    return {found.time, found.kind, bytes, omitted};
}

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
    if (m_chunks.empty() || !m_chunks.back().hasRoom(size))
        addChunk();
    char *to = m_chunks.back().add(m_now, kind, omitted > 0, size);
    if (omitted > 0) {
        std::memcpy(to, &omitted, sizeof omitted);
        to += sizeof omitted;
    }
    if (kept > 0)
        std::memcpy(to, bytes.data(), size_t(kept));
    ++m_end;
    if (!m_announced) {
        m_announced = true;
        QTimer::singleShot(0, this, [this] {
            m_announced = false;
            emit changed();
        });
    }
}

// Another chunk at the end, for which the oldest go.
void Trace::addChunk()
{
    const qsizetype size = m_held < MuchBytes ? ChunkSize : HugePage;
    std::optional<Chunk> free;
    while (!m_chunks.empty() && m_held + size > m_limit) {
        m_held -= m_chunks.front().size();
        free = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_first = m_chunks.empty() ? m_end : m_chunks.front().firstIndex();
    }
    // Its memory is there already.
    if (free && free->size() == size) {
        free->reuse(m_end);
        m_chunks.push_back(std::move(*free));
    } else {
        m_chunks.emplace_back(size, m_end);
    }
    m_held += size;
}

void Trace::clear()
{
    m_first = m_end;
    m_chunks.clear();
    m_held = 0;
    emit changed();
}

Trace::Entry Trace::at(quint64 index) const
{
    return std::prev(std::upper_bound(m_chunks.begin(), m_chunks.end(), index,
                                      [](quint64 i, const Chunk &chunk) { return i < chunk.firstIndex(); }))
        ->at(index);
}

} // namespace imap
