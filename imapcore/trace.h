#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <cstdlib>
#include <deque>
#include <memory>

namespace imap {

// What went over one connection, both ways, with the time of each line. Secrets are replaced before they come
// here, so whatever reads a trace can be shown or saved. Memory is bounded: the oldest goes first, and
// `firstIndex` tells how much is gone. Entries are numbered from 0 for the life of the connection.
class Trace final : public QObject
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Sent, Received, Note, Malformed };
    struct Entry
    {
        qint64 time; // microseconds since 1970, UTC
        Kind kind;
        QByteArrayView bytes; // lives until the trace next changes
        qint64 omitted;       // bytes at the end that were not kept
    };

    explicit Trace(qint64 limitBytes, QObject *parent = nullptr);

    void add(Kind kind, QByteArrayView bytes);
    void note(const QString &text) { add(Kind::Note, text.toUtf8()); }
    // Bytes have come: what is received from here on has come now. Of lines that came together the clock is read
    // once; for each of a million it would cost more than reading them.
    void tick() { m_now = 0; }
    // Drops everything, as if it had grown too old.
    void clear();

    quint64 firstIndex() const { return m_first; }
    quint64 endIndex() const { return m_end; }
    Entry at(quint64 index) const;

signals:
    // Something was added or dropped since the last turn of the event loop.
    void changed();

private:
    struct Line
    {
        qint64 time;
        quint32 begin; // in the bytes of its chunk
        Kind kind;
        bool isCut; // the number of bytes that were not kept stands before those that were
    };
    // Dropping the oldest moves nothing, since lines lie in chunks, none across two: the bytes from the front on, what
    // is known of each line from the back on.
    class Chunk
    {
    public:
        Chunk(qsizetype size, quint64 firstIndex);
        qsizetype size() const { return m_size; }
        quint64 firstIndex() const { return m_firstIndex; }
        void reuse(quint64 firstIndex);
        bool hasRoom(qsizetype bytes) const;
        // Room for the bytes of one more line.
        char *add(qint64 time, Kind kind, bool isCut, qsizetype bytes);
        Entry at(quint64 index) const;

    private:
        struct Free
        {
            void operator()(char *memory) const { std::free(memory); }
        };
        Line *line(qsizetype at) const { return reinterpret_cast<Line *>(m_memory.get() + m_size) - 1 - at; }

        qsizetype m_size, m_used = 0, m_lines = 0;
        quint64 m_firstIndex;
        std::unique_ptr<char, Free> m_memory;
    };
    void addChunk();

    qint64 m_limit, m_held = 0;
    std::deque<Chunk> m_chunks;
    quint64 m_first = 0, m_end = 0;
    bool m_announced = false;
    qint64 m_now = 0; // 0: to be read
};

} // namespace imap
