#include "trace.h"
#include <QLoggingCategory>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstring>
#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace imap {

namespace {
// QT_LOGGING_RULES="imapcore.wire.debug=true" shows every line of every connection, without secrets.
Q_LOGGING_CATEGORY(wire, "imapcore.wire", QtInfoMsg)

// While little is recorded, little is taken. Beyond that the chunks are whole huge pages: the system gives memory page by
// page, and with small ones a flood would spend more time on that than on copying its bytes.
constexpr qsizetype ChunkSize = 256 * 1024, HugePage = 2 << 20, SmallPage = 4096;
constexpr qint64 MuchBytes = 1 << 20;
// As much as 27 bits count; no line is longer (Limits::responseBytes).
constexpr quint32 MaxBegin = (1U << 27) - 1;
constexpr qsizetype MaxKept = 100 << 20;
// In a log of the program.
constexpr qsizetype MaxLogged = 64 * 1024;

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

Trace::Chunk::Chunk(Memory memory, qsizetype size, quint64 firstIndex)
    : m_size(size)
    , m_firstIndex(firstIndex)
    , m_memory(std::move(memory))
{
}

void Trace::Chunk::reuse(quint64 firstIndex)
{
    m_used = m_lines = 0;
    m_firstIndex = firstIndex;
}

bool Trace::Chunk::hasRoom(qsizetype bytes) const
{
    return m_used + bytes + (m_lines + 1) * SizeOfLine <= m_size;
}

char *Trace::Chunk::add(Line line, qsizetype bytes)
{
    line.begin = quint32(m_used) & MaxBegin;
    *this->line(m_lines++) = line;
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
    const auto take = [&bytes](auto &value) {
        std::memcpy(&value, bytes.data(), sizeof value);
        bytes = bytes.sliced(sizeof value);
    };
    Entry entry{found.time, Kind(found.kind), {}, 0, found.owner};
    if (found.isCut)
        take(entry.omitted);
    if (found.isCommand) {
        take(entry.queued);
        take(entry.cause);
    }
    entry.bytes = bytes;
    return entry;
}

Trace::Trace(qint64 limitBytes, QObject *parent)
    : Traffic(parent)
    , m_limit(std::max(limitBytes, qint64(ChunkSize)))
{
}

qint64 Trace::now()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

void Trace::add(Kind kind, QByteArrayView bytes, quint32 owner)
{
    add(kind, bytes, owner, nullptr);
}

void Trace::addCommand(QByteArrayView bytes, quint32 owner, qint64 queued, quint32 cause)
{
    const Command command{queued, cause};
    add(Kind::Sent, bytes, owner, &command);
}

void Trace::add(Kind kind, QByteArrayView bytes, quint32 owner, const Command *command)
{
    if (kind != Kind::Received || m_now == 0)
        m_now = now();
    if (wire().isDebugEnabled()) {
        static constexpr const char *from[] = {"C:", "S:", "--", "??"};
        qCDebug(wire, "%s %.*s", from[int(kind)], int(std::min(bytes.size(), MaxLogged)), bytes.data());
    }
    const qsizetype kept = std::min({bytes.size(), MaxKept, qsizetype(m_limit / 4)});
    const qint64 omitted = bytes.size() - kept;
    const qsizetype size = kept + (omitted > 0 ? qsizetype(sizeof omitted) : 0)
                           + (command ? qsizetype(sizeof command->queued + sizeof command->cause) : 0);
    if (m_chunks.empty() || !m_chunks.back().hasRoom(size))
        addChunk(size + Chunk::SizeOfLine);
    char *to =
        m_chunks.back().add({m_now, owner, 0, quint32(kind) & 3U, omitted > 0, command != nullptr}, size);
    const auto put = [&to](const auto &value) {
        std::memcpy(to, &value, sizeof value);
        to += sizeof value;
    };
    if (omitted > 0)
        put(omitted);
    if (command) {
        put(command->queued);
        put(command->cause);
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

// Where it is known, that is a moment later: it lies in the newest chunk, or in none any more.
void Trace::setOwner(quint64 index, quint32 owner)
{
    for (auto chunk = m_chunks.rbegin(); chunk != m_chunks.rend(); ++chunk) {
        if (index >= chunk->firstIndex()) {
            chunk->setOwner(index, owner);
            return;
        }
    }
}

void Trace::dropOldest(qint64 room)
{
    while (!m_chunks.empty() && m_held + room > m_limit) {
        m_held -= m_chunks.front().size();
        m_chunks.pop_front();
        m_first = m_chunks.empty() ? m_end : m_chunks.front().firstIndex();
    }
}

// Another chunk at the end, for which the oldest go.
void Trace::addChunk(qsizetype needed)
{
    // The lines stand at its end, and are aligned.
    constexpr qsizetype Aligned = alignof(Line);
    const bool isMuch = m_held >= MuchBytes && m_limit >= 4 * HugePage;
    const qsizetype size =
        std::max((needed + Aligned - 1) / Aligned * Aligned, isMuch ? HugePage : ChunkSize);
    if (!m_chunks.empty() && m_held + size > m_limit && m_chunks.front().size() == size) {
        // Its memory is there already.
        Chunk free = std::move(m_chunks.front());
        m_held -= size;
        m_chunks.pop_front();
        m_first = m_chunks.empty() ? m_end : m_chunks.front().firstIndex();
        dropOldest(size);
        free.reuse(m_end);
        m_chunks.push_back(std::move(free));
    } else {
        dropOldest(size);
        using namespace std::chrono_literals;
        const bool isThere =
            size == HugePage && m_ahead.valid() && m_ahead.wait_for(0s) == std::future_status::ready;
        m_chunks.emplace_back(isThere ? m_ahead.get() : Chunk::Memory(allocate(size)), size, m_end);
    }
    m_held += size;
    orderAhead();
}

// A flood must not wait for memory, which the system gives when it is touched for the first time: the time for that is
// as long as for all that is done with the bytes of a line. Another thread touches what will be needed next.
void Trace::orderAhead()
{
    if (m_held + HugePage > m_limit)
        m_ahead = {};
    else if (m_held >= MuchBytes && m_limit >= 4 * HugePage && !m_ahead.valid()) {
        const auto promise = std::make_shared<std::promise<Chunk::Memory>>();
        m_ahead = promise->get_future();
        QThreadPool::globalInstance()->start([promise] {
            Chunk::Memory memory(allocate(HugePage));
            for (qsizetype at = 0; at < HugePage; at += SmallPage)
                static_cast<volatile char *>(memory.get())[at] = 0;
            promise->set_value(std::move(memory));
        });
    }
}

void Trace::setLimit(qint64 bytes)
{
    m_limit = std::max(bytes, qint64(ChunkSize));
    dropOldest(0);
    m_ahead = {};
    emit changed();
}

void Trace::end()
{
    m_over = true;
    m_ahead = {};
    emit changed();
}

void Trace::clear()
{
    m_first = m_cleared = m_end;
    m_chunks.clear();
    m_ahead = {};
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
