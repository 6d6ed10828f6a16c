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
    QByteArray adl = {}; // a source route, which nobody uses any more
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
// The same way back, as APPEND sends it, without the quotes: "17-Jul-1996 02:44:25 -0700". `offset` is the zone's, in
// seconds east of UTC; whole minutes of it are written. Empty for years that have no four digits and for offsets of a
// hundred hours and more.
QByteArray formatInternalDate(qint64 seconds, int offset = 0);
// A date of a search key, "1-Feb-1994" (RFC 9051 section 9, date-text); empty for what is no date.
QByteArray formatDate(QDate date);
// The Date field of a message (RFC 5322 section 3.3) with the zone it was written in; invalid when it is none.
QDateTime parseMessageDate(QByteArrayView text);

} // namespace imap
