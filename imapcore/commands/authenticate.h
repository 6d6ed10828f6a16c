#pragma once
#include "../sasl.h"
#include "../session.h"
#include <algorithm>
#include <functional>
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
        if (!sasl.isComplete())
            return Error{Error::Kind::LoginRefused,
                         {},
                         QStringLiteral("The server did not prove that it knows the password.")};
        return std::nullopt;
    }
    void completed(QByteArrayView, Session &session) const
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

// AUTHENTICATE by any mechanism, whose client's half is the caller's: `respond` gets each challenge and gives the
// response to it, neither being base64, or nothing to give up with "*"; then the command ends as Cancelled, whatever
// the server says. That the server has proved itself is for the caller to see.
struct AuthenticateWith
{
    using Result = Done;
    static constexpr bool exclusive = true;
    QByteArray mechanism;
    std::function<std::optional<QByteArray>(QByteArrayView challenge)> respond;
    std::optional<QByteArray> first = {}; // goes with the command; for a server that announces SASL-IR
    std::optional<Error> problem = {};

    void write(Writer &out) const
    {
        // sasl-mech = 1*20(UPPER-ALPHA / DIGIT / HYPHEN / UNDERSCORE) (RFC 4422 section 3.1)
        const auto isWord = [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
                   || c == '_';
        };
        if (mechanism.isEmpty() || !std::all_of(mechanism.begin(), mechanism.end(), isWord))
            out.refuse("not the name of a SASL mechanism");
        out.atom("AUTHENTICATE").atom(mechanism);
        if (first)
            out.rawSecret(detail::initialResponse(*first));
    }
    std::optional<Segments> continued(QByteArrayView text)
    {
        if (problem)
            return detail::cancelSasl();
        const auto challenge = detail::challengeFrom(text);
        const auto answer = challenge ? respond(*challenge) : std::nullopt;
        if (answer)
            return Segments{{answer->toBase64(), true, false}};
        problem = challenge ? Error{Error::Kind::Cancelled, {}, {}} : challenge.error();
        return detail::cancelSasl();
    }
    std::optional<Error> cause() const { return problem; }
    std::optional<Error> failure() const { return problem; }
    void completed(QByteArrayView, Session &session) const
    {
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

} // namespace imap
