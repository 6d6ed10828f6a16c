#pragma once
#include "../limits.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QPointer>
#include <functional>
#include <optional>

class QIODevice;

namespace imap {

// In bytes; nothing longer between the braces is one.
constexpr qsizetype LongestAnnouncement = 40;
// The size of the literal that a line without its line end announces for what follows it, or -1: none.
qint64 announcedLiteral(QByteArrayView line);
// Whether a response that begins so is one of those whose text holds no literals: "{5}" at its end is text then.
bool isStatusResponse(QByteArrayView begin);

// Cuts the received bytes into whole responses: a line together with the literals in it (RFC 9051 section 4.3).
// It looks at each byte once, however the bytes were cut on their way. It knows nothing of what a response
// says, except that the text of a status response holds no literals.
class Framer
{
public:
    explicit Framer(const Limits &limits = {}) : m_limits(limits) {}

    // Room for `size` more bytes, to be filled and then announced with `commit`. Ends the life of all views.
    char *reserve(qsizetype size);
    void commit(qsizetype size) { m_end += size; }
    void append(QByteArrayView bytes);

    // The next whole response without its line end, or nothing until more bytes have come. The view lives
    // until `reserve`, `append` or `clear`.
    std::optional<QByteArrayView> next();

    // Asked for each literal over Limits::streamBytes of a response that has come so far, up to its "{": the device
    // that takes the bytes instead of the buffer; null: into the buffer. In the response the literal then stands as
    // "{size>" and a line end, without its bytes.
    void setSinkFor(std::function<QIODevice *(QByteArrayView soFar, qint64 size)> sinkFor)
    {
        m_sinkFor = std::move(sinkFor);
    }
    // The device has refused bytes; what is left of its literal is thrown away.
    bool sinkHasFailed() const { return !m_sinkError.isEmpty(); }
    QString takeSinkError() { return std::exchange(m_sinkError, {}); }

    // Set once a response or a literal passes its limit; `next` returns nothing from then on.
    bool limitExceeded() const { return m_limitExceeded; }
    // What has come of the response that passed it, and behind it. Lives like the view of `next`.
    QByteArrayView rest() const { return QByteArrayView(m_buffer).sliced(m_start, m_end - m_start); }

    // How many bytes wait for the rest of their response.
    qsizetype buffered() const { return m_end - m_start; }

    // What waits behind the last response, which is forgotten here: from there on the line is compressed.
    QByteArray takeBuffered();
    // Drops what is buffered (RFC 9051 section 6.2.1: what came before a TLS handshake must not be believed).
    void clear();

private:
    enum class LineKind { Unknown, Data, Status };
    LineKind kindOfLine() const;
    bool stream(QByteArrayView line, qint64 size);
    bool pour();

    Limits m_limits;
    std::function<QIODevice *(QByteArrayView, qint64)> m_sinkFor;
    QPointer<QIODevice> m_sink;
    qint64 m_pouring = 0; // bytes of the present literal that go to the sink still
    QString m_sinkError;
    bool m_sinkBroken = false;
    QByteArray m_buffer;
    qsizetype m_start = 0;        // of the response being looked at
    qsizetype m_text = 0;         // of its text after the last literal
    qsizetype m_scan = 0;         // from where on no line end was looked for
    qsizetype m_end = 0;          // of the received bytes; the buffer may be larger
    qsizetype m_literalBytes = 0; // within the response being looked at
    LineKind m_kind = LineKind::Unknown;
    bool m_limitExceeded = false;
};

} // namespace imap
