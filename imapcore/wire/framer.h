#pragma once
#include "../limits.h"
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace imap {

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

    // Set once a response or a literal passes its limit; `next` returns nothing from then on.
    bool limitExceeded() const { return m_limitExceeded; }
    // What has come of the response that passed it, and behind it. Lives like the view of `next`.
    QByteArrayView rest() const { return QByteArrayView(m_buffer).sliced(m_start, m_end - m_start); }

    // How many bytes wait for the rest of their response.
    qsizetype buffered() const { return m_end - m_start; }

    // Drops what is buffered (RFC 9051 section 6.2.1: what came before a TLS handshake must not be believed).
    void clear();

private:
    enum class LineKind { Unknown, Data, Status };
    LineKind kindOfLine() const;

    Limits m_limits;
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
