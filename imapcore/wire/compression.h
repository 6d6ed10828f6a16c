#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <memory>

namespace imap {

// Both directions of a line that is compressed (RFC 4978), by zlib: raw DEFLATE streams, each write flushed so that
// the server can act on it.
class Compression
{
public:
    Compression();
    ~Compression();

    QByteArray deflate(QByteArrayView plain);

    // Compressed bytes that have come.
    void feed(QByteArrayView compressed) { m_input.append(compressed); }
    // What has come and was not looked at.
    QByteArray takeInput();
    // Up to `size` bytes of what they say; -1 when they are no DEFLATE stream. However little was sent, no more than
    // `size` is made of it at once.
    qint64 inflate(char *to, qint64 size);
    // Whether `inflate` may have something to give.
    bool hasMore() const { return m_mayHoldMore || m_taken < m_input.size(); }

private:
    struct Streams;
    std::unique_ptr<Streams> m_streams;
    QByteArray m_input;
    qsizetype m_taken = 0;      // of m_input
    bool m_mayHoldMore = false; // the last output filled its place
};

} // namespace imap
