#pragma once
#include "error.h"
#include <QString>

namespace imap {

// How the line to a server is protected.
enum class Security {
    Tls,      // from the first byte (RFC 8314 section 3.2)
    StartTls, // upgraded before anything else is said (RFC 9051 section 6.2.1)
    None,     // in the clear, because the person said so
};

// Which server to talk to, and as whom.
struct ServerAddress
{
    QString host;
    quint16 port = 993;
    Security security = Security::Tls;
    QString user;

    // imaps://user@host:port or imap://user@host:port (RFC 5092 section 3, the server part). "imap" means in the
    // clear; the port is 993 or 143 where none is given. An error is an
    // InvalidArgument whose code tells what is wrong: SYNTAX (its text says where), SCHEME, HOST, PASSWORD (one is
    // in it), PATH or PORT.
    static Expected<ServerAddress> fromUrl(const QString &url);
    QString toUrl() const;
};

quint16 defaultPort(Security security);

} // namespace imap
