#pragma once
#include "../session.h"

namespace imap {

struct Namespace
{
    enum class Kind { Personal, OtherUsers, Shared };
    Kind kind = Kind::Personal;
    MailboxName prefix = {}; // with the separator at its end, or empty
    char separator = 0;      // 0: no hierarchy
};
using Namespaces = std::vector<Namespace>;

// NAMESPACE, RFC 2342 and RFC 9051 section 6.3.10.
struct GetNamespaces
{
    using Result = Namespaces;
    static constexpr bool reads = true;
    static constexpr auto capability = "NAMESPACE";
    static constexpr auto answers = {"NAMESPACE"};
    static constexpr bool needsAnswer = true;
    Namespaces namespaces = {};

    void write(Writer &out) const { out.atom("NAMESPACE"); }
    // namespace-response = "NAMESPACE" SP namespace SP namespace SP namespace
    bool accept(Cursor &in)
    {
        using enum Namespace::Kind;
        return read(in, Personal) && in.expectSpace() && read(in, OtherUsers) && in.expectSpace()
               && read(in, Shared);
    }
    Namespaces take() { return std::move(namespaces); }

private:
    // namespace       = nil / "(" 1*namespace-descr ")"
    // namespace-descr = "(" string SP (DQUOTE QUOTED-CHAR DQUOTE / nil) [namespace-response-extensions] ")"
    bool read(Cursor &in, Namespace::Kind kind)
    {
        if (in.nil())
            return true;
        if (!in.expect('('))
            return false;
        while (!in.skip(')')) {
            if (in.space())
                continue;
            Namespace found{.kind = kind};
            std::optional<QByteArray> separator;
            if (!in.expect('(') || !in.expectMailbox(found.prefix) || !in.expectSpace()
                || !in.expectNString(separator))
                return false;
            found.separator = separator && !separator->isEmpty() ? separator->front() : '\0';
            while (!in.skip(')')) {
                QByteArrayView extension;
                if (!in.space() && !in.expectValue(extension))
                    return false;
            }
            namespaces.push_back(std::move(found));
        }
        return true;
    }
};

} // namespace imap
