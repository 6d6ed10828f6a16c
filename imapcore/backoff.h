#pragma once
#include "error.h"
#include <algorithm>
#include <chrono>

namespace imap {

// How long to wait before a connection is tried again: twice as long each time.
struct BackOff
{
    std::chrono::milliseconds first = std::chrono::seconds(1);
    std::chrono::milliseconds most = std::chrono::minutes(1);
    int attempts = 10; // one after the other that fail; then it is given up
    // How often a command is sent again that only reads: one that makes the server go away must not do so for ever.
    int repeats = 2;

    // Before the attempt of this number, from 0.
    std::chrono::milliseconds delay(int attempt) const
    {
        return std::min<std::chrono::milliseconds>(most, first * (1LL << std::min(attempt, 20)));
    }
};

// Whether the same attempt may succeed a little later: the line or the server is gone, or the server says that it has
// no room at present (RFC 5530). A wrong password or certificate stays wrong.
inline bool isPassing(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
    case Error::Kind::ConnectionRefused:
    case Error::Kind::Unreachable:
    case Error::Kind::TimedOut:
    case Error::Kind::ServerClosed:
        return true;
    default:
        // Gmail says so with no code but ALERT: "Too many simultaneous connections."
        return error.code == "UNAVAILABLE" || error.code == "INUSE" || error.code == "LIMIT"
               || (error.text.contains(QStringLiteral("too many"), Qt::CaseInsensitive)
                   && error.text.contains(QStringLiteral("connections"), Qt::CaseInsensitive));
    }
}

} // namespace imap
