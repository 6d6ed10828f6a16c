#pragma once
#include "flags.h"
#include "sequenceset.h"
#include <QIODevice>
#include <QPointer>
#include <optional>

namespace imap {

// The date a message is to have in its mailbox (INTERNALDATE).
struct AppendDate
{
    qint64 seconds; // since 1970, UTC
    int offset = 0; // of the zone it is written in, seconds east of UTC
};

// A piece of a message that the server is to put together (CATENATE, RFC 4469).
struct CatenatePart
{
    enum class Kind { Text, Url };
    Kind kind = Kind::Text;
    QByteArray content; // the bytes, or the URL of a part of another message (RFC 5092)
};

// A message on its way into a mailbox.
struct AppendMessage
{
    enum class Form {
        Literal,  // as APPEND always could; no NUL
        Literal8, // any bytes (RFC 3516 section 4.4). Needs BINARY
        Utf8,     // header fields in UTF-8 (RFC 6855 section 4). Needs UTF8=ACCEPT, and ENABLE of it before
    };
    QByteArray content; // with CRLF at the line ends
    QByteArrayList flags = {};
    std::optional<AppendDate> date = {}; // nothing: now
    Form form = Form::Literal;
    // Instead of the content: the pieces of it. Needs CATENATE; Error::code is BADURL (the URL in Error::arguments) or
    // TOOBIG when it goes wrong.
    std::vector<CatenatePart> parts = {};
    // Instead of the content: so many octets that a device gives while they leave. It is the caller's; should it give
    // fewer, or go away while they leave, the connection ends, for nothing else can follow half a message.
    QPointer<QIODevice> device = {};
    qint64 deviceOctets = 0;

    // What the server must announce; empty: nothing.
    QByteArray needs() const;
    // The octets of it that are known here.
    qint64 size() const;
    void write(Writer &out, std::optional<quint64> limit) const;
};

// The UIDs of messages that were appended (APPENDUID, RFC 4315 section 3); empty where the server did not tell.
struct Appended
{
    quint32 uidValidity = 0; // of the mailbox; 0: not told
    SequenceSet uids = {};   // ascending, in the order of the messages

    // Takes the arguments of the code; false when they are none.
    bool read(QByteArrayView arguments);
};

} // namespace imap
