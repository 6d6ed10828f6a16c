#pragma once
#include "traffic.h"
#include <QByteArray>
#include <cstdlib>
#include <deque>
#include <future>
#include <memory>

namespace imap {

// What goes over a connection, as it goes, with the time of each line. Secrets are replaced before they come
// here, so whatever reads a trace can be shown or saved. Memory is bounded: the oldest goes first, and
// `firstIndex` tells how much is gone. A line longer than a quarter of that is not kept whole.
class Trace final : public Traffic
{
    Q_OBJECT
public:
    explicit Trace(qint64 limitBytes, QObject *parent = nullptr);

    void add(Kind kind, QByteArrayView bytes, quint32 owner = 0);
    // The first line of a command.
    void addCommand(QByteArrayView bytes, quint32 owner, qint64 queued, quint32 cause);
    void note(const QString &text) { add(Kind::Note, text.toUtf8()); }
    // Whose the line with this number is turned out later, when the line had been read.
    void setOwner(quint64 index, quint32 owner);
    // Bytes have come: what is received from here on has come now. Of lines that came together the clock is read
    // once; for each of a million it would cost more than reading them.
    void tick() { m_now = 0; }
    // Drops everything, as if it had grown too old.
    void clear();
    void setLimit(qint64 bytes);

    // Whose connection it is, for people; and whether that is over.
    const QString &title() const { return m_title; }
    void setTitle(const QString &title) { m_title = title; }
    bool isOver() const override { return m_over; }
    void end();

    quint64 firstIndex() const override { return m_first; }
    quint64 endIndex() const override { return m_end; }
    // Since it was last cleared.
    quint64 dropped() const override { return m_first - m_cleared; }
    Entry at(quint64 index) const override;
    // Bytes of memory.
    qint64 held() const { return m_held; }

    // Microseconds since 1970, UTC.
    static qint64 now();

private:
    struct Line
    {
        qint64 time;
        quint32 owner;
        quint32 begin : 27; // in the bytes of its chunk
        quint32 kind : 2;
        quint32 isCut : 1;     // the number of bytes that were not kept stands before those that were
        quint32 isCommand : 1; // and so do, after that, the time when it was queued and its cause
    };
    // Dropping the oldest moves nothing, since lines lie in chunks, none across two: the bytes from the front on, what
    // is known of each line from the back on.
    class Chunk
    {
    public:
        struct Free
        {
            void operator()(char *memory) const { std::free(memory); }
        };
        using Memory = std::unique_ptr<char, Free>;
        Chunk(Memory memory, qsizetype size, quint64 firstIndex);
        qsizetype size() const { return m_size; }
        quint64 firstIndex() const { return m_firstIndex; }
        void reuse(quint64 firstIndex);
        bool hasRoom(qsizetype bytes) const;
        // Room for the bytes of one more line, which begins where the chunk says.
        char *add(Line line, qsizetype bytes);
        Entry at(quint64 index) const;
        void setOwner(quint64 index, quint32 owner) { line(qsizetype(index - m_firstIndex))->owner = owner; }
        static constexpr qsizetype SizeOfLine = sizeof(Line);

    private:
        Line *line(qsizetype at) const { return reinterpret_cast<Line *>(m_memory.get() + m_size) - 1 - at; }

        qsizetype m_size, m_used = 0, m_lines = 0;
        quint64 m_firstIndex;
        Memory m_memory;
    };
    struct Command
    {
        qint64 queued;
        quint32 cause;
    };
    void add(Kind kind, QByteArrayView bytes, quint32 owner, const Command *command);
    void addChunk(qsizetype needed);
    void orderAhead();
    void dropOldest(qint64 room);

    qint64 m_limit, m_held = 0;
    std::deque<Chunk> m_chunks;
    std::future<Chunk::Memory> m_ahead; // for the chunk after the last
    quint64 m_first = 0, m_end = 0, m_cleared = 0;
    bool m_announced = false;
    bool m_over = false;
    qint64 m_now = 0; // 0: to be read
    QString m_title;
};

} // namespace imap
