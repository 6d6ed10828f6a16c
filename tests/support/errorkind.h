#pragma once
#include "imapcore/error.h"

// The name of a kind of error, as transcripts and the answers of servers have it.
inline QByteArray nameOf(imap::Error::Kind kind)
{
    using Kind = imap::Error::Kind;
    static constexpr const char *names[] = {
        "Refused",      "Rejected",      "Unsupported",  "ReadOnly",          "InvalidArgument",
        "Malformed",    "LimitExceeded", "NotFound",     "ConnectionRefused", "Unreachable",
        "TlsFailed",    "Untrusted",     "NotEncrypted", "LoginRefused",      "TimedOut",
        "ServerClosed", "Cancelled",     "SinkFailed"};
    static_assert(std::size(names) == size_t(Kind::SinkFailed) + 1);
    return names[int(kind)];
}
