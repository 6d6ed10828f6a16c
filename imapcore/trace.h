#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <deque>

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
    quint64 endIndex() const { return m_first + m_records.size(); }
    Entry at(quint64 index) const;

signals:
    // Something was added or dropped since the last turn of the event loop.
    void changed();

private:
    struct Record
    {
        qint64 time;
        quint64 position; // of the bytes in the stream of all that was ever kept
        quint32 size;
        Kind kind;
        bool isCut; // the number of bytes that were not kept stands before those that were
    };
    qint64 heldBytes() const;
    void dropOldest();

    // Bytes lie in chunks of one size, a record never across two, so that dropping the oldest moves nothing.
    struct Chunk
    {
        quint64 position;
        QByteArray bytes;
    };
    qint64 m_limit;
    std::deque<Chunk> m_chunks;
    std::deque<Record> m_records;
    quint64 m_first = 0;
    quint64 m_nextPosition = 0;
    bool m_announced = false;
    qint64 m_now = 0; // 0: to be read
};

} // namespace imap
