#pragma once
#include "../session.h"

namespace imap {

// STARTTLS, RFC 9051 section 6.2.1. The reply comes when the server has agreed; the session's `encrypted` signal
// when the handshake is done.
struct StartTls
{
    using Result = Done;
    static constexpr auto capability = "STARTTLS";
    static constexpr bool exclusive = true;

    void write(Writer &out) const { out.atom("STARTTLS"); }
    void completed(const Status &, Session &session) const { session.startTls(); }
    Done take() { return {}; }
};

// LOGIN, RFC 9051 section 6.2.3.
struct Login
{
    using Result = Done;
    static constexpr bool exclusive = true;
    QString user;
    QString password;

    void write(Writer &out) const { out.atom("LOGIN").string(user.toUtf8()).secret(password.toUtf8()); }
    void completed(const Status &, Session &session) const
    {
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

// LOGOUT, RFC 9051 section 6.1.3.
struct Logout
{
    using Result = Done;

    void write(Writer &out) const { out.atom("LOGOUT"); }
    void completed(const Status &, Session &session) const { session.close(); }
    Done take() { return {}; }
};

// NOOP, RFC 9051 section 6.1.2: lets the server say what has changed.
struct Noop
{
    using Result = Done;
    static constexpr bool reads = true;

    void write(Writer &out) const { out.atom("NOOP"); }
    Done take() { return {}; }
};

} // namespace imap
