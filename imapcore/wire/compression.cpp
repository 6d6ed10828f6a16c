#include "compression.h"
#include <zlib.h>

namespace imap {

struct Compression::Streams
{
    z_stream in = {}, out = {};
};

Compression::Compression() : m_streams(std::make_unique<Streams>())
{
    // RFC 4978 section 3: no zlib header, hence the negative window bits.
    inflateInit2(&m_streams->in, -MAX_WBITS);
    deflateInit2(&m_streams->out, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

Compression::~Compression()
{
    inflateEnd(&m_streams->in);
    deflateEnd(&m_streams->out);
}

QByteArray Compression::deflate(QByteArrayView plain)
{
    z_stream &stream = m_streams->out;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data())); // zlib only reads it
    stream.avail_in = uInt(plain.size());
    QByteArray out;
    do {
        const qsizetype before = out.size();
        constexpr qsizetype Step = 16 * 1024;
        out.resize(before + Step);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        stream.avail_out = uInt(Step);
        ::deflate(&stream, Z_SYNC_FLUSH);
        out.resize(before + Step - qsizetype(stream.avail_out));
    } while (stream.avail_out == 0);
    return out;
}

QByteArray Compression::takeInput()
{
    QByteArray rest = m_input.sliced(m_taken);
    m_input.clear();
    m_taken = 0;
    return rest;
}

qint64 Compression::inflate(char *to, qint64 size)
{
    z_stream &stream = m_streams->in;
    stream.next_in = reinterpret_cast<Bytef *>(m_input.data() + m_taken);
    stream.avail_in = uInt(m_input.size() - m_taken);
    stream.next_out = reinterpret_cast<Bytef *>(to);
    stream.avail_out = uInt(size);
    const int result = ::inflate(&stream, Z_SYNC_FLUSH);
    m_taken = m_input.size() - qsizetype(stream.avail_in);
    m_mayHoldMore = stream.avail_out == 0;
    if (m_taken == m_input.size()) {
        m_input.clear();
        m_taken = 0;
    }
    // Z_BUF_ERROR: nothing to do until more has come. Z_STREAM_END: Dovecot ends the stream with the answer to LOGOUT;
    // nothing may follow it.
    const qint64 got = size - qint64(stream.avail_out);
    const bool isGood = result == Z_OK || result == Z_BUF_ERROR
                        || (result == Z_STREAM_END && (got > 0 || stream.avail_in == 0));
    return isGood ? got : -1;
}

} // namespace imap
