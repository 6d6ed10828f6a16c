#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <optional>
#include <vector>

namespace imap {

// One address of an ENVELOPE. The display name may hold encoded words (RFC 2047), which are left as they are.
// A group begins with an address that has no host and ends with one that has no mailbox either.
struct Address
{
    QByteArray name, mailbox, host;
};

// The header of a message as the server understood it (RFC 9051 section 7.5.2, "ENVELOPE"), undecoded.
struct Envelope
{
    QByteArray date, subject;
    std::vector<Address> from, sender, replyTo, to, cc, bcc;
    QByteArray inReplyTo, messageId;

    // Nothing when the bytes are no envelope.
    static std::optional<Envelope> fromWire(QByteArrayView bytes);
};

// INTERNALDATE (RFC 9051 section 9, date-time) in seconds since 1970, or nothing.
std::optional<qint64> parseInternalDate(QByteArrayView text);
// The Date field of a message (RFC 5322 section 3.3) with the zone it was written in; invalid when it is none.
QDateTime parseMessageDate(QByteArrayView text);

} // namespace imap
