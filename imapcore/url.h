#pragma once
#include "error.h"
#include "mailboxname.h"
#include <QList>
#include <QString>
#include <optional>

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

// The URL of a server, a mailbox, a search in it, a message, or a part of one (RFC 5092). What is empty or 0 is not
// named.
//
//   imap://john;AUTH=*@mail.example.org/gray%20council;UIDVALIDITY=385759045/;UID=20/;SECTION=1.2/;PARTIAL=0.1024
struct ImapUrl
{
    // Of the part that is named; nothing behind the offset: to the end.
    struct Partial
    {
        quint64 offset = 0;
        std::optional<quint64> size = {};
        friend bool operator==(const Partial &, const Partial &) = default;
    };

    ServerAddress server = {}; // without a host in a reference, which names a mailbox of the same server
    QByteArray mechanism = {}; // how to log in, in upper case; "*": by any that fits
    MailboxName mailbox = {};
    quint32 uidValidity = 0;
    QString search = {}; // what follows SEARCH; not together with a UID
    quint32 uid = 0;
    QByteArray section = {}; // as in BODY[section]
    std::optional<Partial> partial = {};
    // Who may use it and the proof, just as they stand: "URLAUTH=user+fred:INTERNAL:91354a47…", perhaps with EXPIRE
    // before it (RFC 4467).
    QString authorization = {};

    // A whole URL, also one of a referral (RFC 2221, RFC 2193), or a reference that begins with "/" (CATENATE,
    // RFC 4469). An error is an InvalidArgument with the codes of ServerAddress::fromUrl; PATH stands for whatever
    // follows the server.
    static Expected<ImapUrl> fromText(const QString &text);
    // What stands behind a REFERRAL code: one URL (RFC 2221) or several (RFC 2193), the best first. Those that cannot
    // be read are left out.
    static QList<ImapUrl> fromReferral(const QByteArray &arguments);
    QString toText() const;
    // What follows the server, with its "/": a reference.
    QString path() const;
};

} // namespace imap
