#include "decode.h"
#include "imapcore/description.h"
#include "imapcore/wire/framer.h"
#include "imapcore/wire/skipper.h"
#include <QIODevice>

namespace app {

namespace {

constexpr qsizetype BlockBytes = 1 << 18;
constexpr qsizetype ShownBytes = 1000; // of a response that is too large

class Decoder
{
public:
    Decoder(QIODevice &to, const imap::Limits &limits) : m_to(to), m_limits(limits), m_framer(limits) {}

    void read(QByteArrayView bytes);
    void end();
    bool isGood() const { return m_isGood; }
    bool flush();

private:
    void take();
    void put();

    QIODevice &m_to;
    imap::Limits m_limits;
    imap::Framer m_framer;
    imap::Skipper m_skipper;
    imap::Description m_description;
    QByteArray m_out;
    bool m_isGood = true;
    bool m_isBroken = false;
};

void Decoder::read(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_isBroken) {
        if (m_skipper.isSkipping()) {
            bytes = bytes.sliced(m_skipper.skip(bytes));
            continue;
        }
        m_framer.append(bytes);
        bytes = {};
        take();
        if (m_framer.limitExceeded()) {
            // Its first line tells which one it was; all of it is passed, and what stands behind it is not.
            const imap::Framer full = std::exchange(m_framer, imap::Framer(m_limits));
            const QByteArrayView rest = full.rest();
            QByteArrayView shown = rest.first(std::min(rest.size(), ShownBytes));
            if (const qsizetype newline = shown.indexOf('\n'); newline >= 0)
                shown = shown.first(newline).trimmed();
            m_description.setError(shown.size(), "a response within the limits", shown);
            put();
            m_skipper.begin();
            read(rest);
        }
    }
}

void Decoder::take()
{
    while (const auto response = m_framer.next()) {
        m_description.read(*response);
        put();
    }
}

void Decoder::end()
{
    const qint64 left = m_framer.buffered() + m_skipper.skipped();
    if (left > 0) {
        m_description.setIncomplete(left);
        put();
    }
}

void Decoder::put()
{
    m_isGood = m_isGood && m_description.isUnderstood();
    m_description.appendJson(m_out);
    m_out += '\n';
    if (m_out.size() >= BlockBytes)
        flush();
}

bool Decoder::flush()
{
    m_isBroken = m_isBroken || m_to.write(m_out) != m_out.size();
    m_out.resize(0);
    if (m_out.capacity() > 16 * BlockBytes)
        m_out = {};
    return !m_isBroken;
}

} // namespace

int decode(Input &from, QIODevice &to, const imap::Limits &limits)
{
    Decoder decoder(to, limits);
    QByteArray block(BlockBytes, Qt::Uninitialized);
    qint64 size = 0;
    while ((size = from.readSome(block.data(), block.size())) > 0) {
        decoder.read(QByteArrayView(block).first(size));
        // A pipe is told at once what it asked for.
        if (size < block.size() && !decoder.flush())
            return 3;
    }
    decoder.end();
    return decoder.flush() && size == 0 ? decoder.isGood() ? 0 : 1 : 3;
}

} // namespace app
