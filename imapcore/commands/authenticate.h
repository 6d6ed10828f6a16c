#pragma once
#include "../sasl.h"
#include "../session.h"
#include <memory>

namespace imap {

namespace detail {

// What a continuation request holds: base64 (RFC 9051 section 6.2.2), or nothing.
inline Expected<QByteArray> challengeFrom(QByteArrayView text)
{
    auto challenge =
        QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!challenge)
        return Error{Error::Kind::Malformed, {}, QStringLiteral("The server's challenge is not base64.")};
    return std::move(challenge.decoded);
}

// initial-resp = (base64 / "=") (RFC 4959 section 3)
inline QByteArray initialResponse(const QByteArray &first)
{
    return first.isEmpty() ? QByteArray("=") : first.toBase64();
}

// A client gives up with "*" (RFC 9051 section 6.2.2).
inline Segments cancelSasl()
{
    return {{"*", false, false}};
}

} // namespace detail

// AUTHENTICATE, RFC 9051 section 6.2.2, with an initial response where the server takes one (RFC 4959). A server that
// says OK before the mechanism is complete, or after it was given up, is not believed: the command fails.
struct Authenticate
{
    using Result = Done;
    static constexpr bool exclusive = true;
    SaslClient sasl;
    bool initialResponse = false; // the server announces SASL-IR
    // Set to true by whoever no longer wants it: the next challenge is answered with "*", and the command ends as
    // Cancelled. Cancelling the reply alone lets the login go on.
    std::shared_ptr<const bool> aborted = {};
    std::optional<QByteArray> first = {}; // prepared, not sent
    std::optional<Error> problem = {};
    QByteArray refusedCode = {};
    QString refusedText = {};

    // Lets the mechanism prepare its first message, so that what is missing on this side (a Kerberos ticket) is a
    // `problem` before anything is sent. Need not be called where there is no initial response.
    void prepare()
    {
        if (!sasl.speaksFirst())
            return;
        if (auto answer = sasl.step({}))
            first = std::move(*answer);
        else
            problem = answer.error();
    }
    bool harmless() const { return true; }
    void write(Writer &out) const
    {
        out.atom("AUTHENTICATE").atom(sasl.mechanism());
        if (first && initialResponse)
            out.rawSecret(detail::initialResponse(*first));
    }
    void begun(Session &)
    {
        if (initialResponse)
            first.reset();
    }
    std::optional<Segments> continued(QByteArrayView text)
    {
        if (aborted && *aborted && !problem)
            problem = Error{Error::Kind::Cancelled, {}, {}};
        if (problem)
            return detail::cancelSasl();
        const auto answer = answerTo(text);
        if (answer)
            return Segments{{answer->toBase64(), true, false}};
        problem = answer.error();
        return detail::cancelSasl();
    }
    void refused(const Error &error, Session &)
    {
        refusedCode = error.code;
        refusedText = error.text;
    }
    // With what the server said in its challenge before it refused (RFC 7628 section 3.2.2).
    std::optional<Error> cause() const
    {
        if (problem || sasl.refusal().isEmpty())
            return problem;
        return Error{Error::Kind::LoginRefused, refusedCode,
                     refusedText.isEmpty() ? sasl.refusal()
                                           : QStringLiteral("%1 (%2)").arg(refusedText, sasl.refusal())};
    }
    // A server that says OK before it has proved itself (SCRAM, RFC 5802 section 3) may be anybody.
    std::optional<Error> failure() const
    {
        if (problem)
            return problem;
        if (!sasl.isComplete() || first) // or has not been told anything
            return Error{Error::Kind::LoginRefused,
                         {},
                         QStringLiteral("The server did not prove that it knows the password.")};
        return std::nullopt;
    }
    void completed(const Status &, Session &session) const
    {
        if (const QString note = sasl.note(); !note.isEmpty())
            session.trace().note(note);
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }

private:
    Expected<QByteArray> answerTo(QByteArrayView text)
    {
        const auto challenge = detail::challengeFrom(text);
        if (!challenge)
            return challenge.error();
        if (!first)
            return sasl.step(*challenge);
        QByteArray answer = std::move(*first);
        first.reset();
        return answer;
    }
};

} // namespace imap
