#pragma once
#include "../session.h"

namespace imap {

// STARTTLS, RFC 9051 section 6.2.1: begins TLS on a connection in the clear. The reply comes when the server has
// agreed; the session's `encrypted` signal when the handshake is done. What the server sent in between is thrown away,
// and capabilities are to be asked for again. A certificate that does not verify ends the connection (Untrusted). Needs
// STARTTLS.
struct StartTls
{
    using Result = Done;
    static constexpr auto capability = "STARTTLS";
    static constexpr bool exclusive = true;

    bool harmless() const { return true; }
    void write(Writer &out) const { out.atom("STARTTLS"); }
    void completed(const Status &, Session &session) const { session.startTls(); }
    Done take() { return {}; }
};

// LOGIN, RFC 9051 section 6.2.3: logs in with a password that goes over the line as it is. Connector does so only
// over an encrypted connection, or one that was asked to be in the clear, and not where LOGINDISABLED is announced;
// whoever sends it themselves has to see to that. Error::code is AUTHENTICATIONFAILED, AUTHORIZATIONFAILED, EXPIRED,
// PRIVACYREQUIRED, UNAVAILABLE (RFC 5530) or REFERRAL (RFC 2221), from servers that tell.
struct Login
{
    using Result = Done;
    static constexpr bool exclusive = true;
    QString user;
    QString password;

    bool harmless() const { return true; }
    void write(Writer &out) const { out.atom("LOGIN").string(user.toUtf8()).secret(password.toUtf8()); }
    void completed(const Status &, Session &session) const
    {
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

// LOGOUT, RFC 9051 section 6.1.3: ends the connection in agreement. After the OK the session is closed.
struct Logout
{
    using Result = Done;

    bool harmless() const { return true; }
    void write(Writer &out) const { out.atom("LOGOUT"); }
    void completed(const Status &, Session &session) const { session.close(); }
    Done take() { return {}; }
};

// NOOP, RFC 9051 section 6.1.2: does nothing, but lets the server say what has changed (Session::mailbox()) and keeps
// it from ending a connection that is quiet.
struct Noop
{
    using Result = Done;
    static constexpr bool reads = true;

    void write(Writer &out) const { out.atom("NOOP"); }
    Done take() { return {}; }
};

} // namespace imap
