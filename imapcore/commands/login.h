#pragma once
#include "../sasl.h"
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

// AUTHENTICATE, RFC 9051 section 6.2.2, with an initial response where the server takes one (RFC 4959).
struct Authenticate
{
    using Result = Done;
    static constexpr bool exclusive = true;
    SaslClient sasl;
    bool initialResponse = false; // the server announces SASL-IR
    QByteArray first = {};
    std::optional<Error> problem = {};

    // Lets the mechanism prepare what goes with the command.
    void prepare()
    {
        if (!initialResponse || !sasl.speaksFirst())
            return;
        if (const auto answer = sasl.step({}))
            first = answer->isEmpty() ? QByteArray("=") : answer->toBase64();
        else
            problem = answer.error();
    }
    void write(Writer &out) const
    {
        out.atom("AUTHENTICATE").atom(sasl.mechanism());
        if (!first.isEmpty())
            out.rawSecret(first);
    }
    std::optional<Segments> continued(QByteArrayView text)
    {
        const auto challenge =
            QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
        if (!challenge)
            problem =
                Error{Error::Kind::Malformed, {}, QStringLiteral("The server's challenge is not base64.")};
        else if (const auto answer = sasl.step(*challenge); !answer)
            problem = answer.error();
        else
            return Segments{{answer->toBase64(), true, false}};
        return Segments{{"*", false, false}}; // RFC 9051 section 6.2.2: gives up
    }
    std::optional<Error> cause() const { return problem; }
    // A server that says OK before it has proved itself (SCRAM, RFC 5802 section 3) may be anybody.
    std::optional<Error> failure() const
    {
        if (problem)
            return problem;
        if (!sasl.isComplete())
            return Error{Error::Kind::LoginRefused,
                         {},
                         QStringLiteral("The server did not prove that it knows the password.")};
        return std::nullopt;
    }
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
