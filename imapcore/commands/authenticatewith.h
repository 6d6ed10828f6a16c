#pragma once
#include "authenticate.h"
#include <algorithm>
#include <functional>

namespace imap {

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
    void completed(const Status &, Session &session) const
    {
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

} // namespace imap
