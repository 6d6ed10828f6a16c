#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// A part of all mailboxes that have the same kind of owner.
struct Namespace
{
    enum class Kind { Personal, OtherUsers, Shared };
    struct Extension
    {
        // In upper case. TRANSLATION (RFC 5255 section 3.3): the prefix in a person's language.
        QByteArray name;
        QByteArray value; // as sent: a list of strings
    };
    Kind kind = Kind::Personal;
    MailboxName prefix = {}; // with the separator at its end, or empty
    char separator = 0;      // 0: no hierarchy
    std::vector<Extension> extensions = {};
};
using Namespaces = std::vector<Namespace>;

// NAMESPACE, RFC 2342 and RFC 9051 section 6.3.10: where one's own mailboxes are, and those of others. Each kind may
// have several namespaces, in the server's order, or none. Needs NAMESPACE or IMAP4rev2.
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
        for (const auto kind : {Personal, OtherUsers, Shared}) {
            // Fewer than three kinds have been seen.
            if (kind != Personal && in.atEnd())
                in.note("fewer than three kinds of namespaces");
            else if ((kind != Personal && !in.expectSpace()) || !read(in, kind))
                return false;
        }
        return true;
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
            if (!in.expect('(') || !in.expectMailbox(found.prefix) || !in.expectSpace()
                || !in.expectSeparator(found.separator))
                return false;
            while (!in.skip(')')) {
                if (!in.space() && !readExtension(in, found.extensions.emplace_back()))
                    return false;
            }
            namespaces.push_back(std::move(found));
        }
        return true;
    }
    // namespace-response-extension = SP string SP "(" string *(SP string) ")"
    bool readExtension(Cursor &in, Namespace::Extension &extension)
    {
        QByteArrayView value;
        if (!in.expectAString(extension.name) || !in.expectSpace() || !in.expectValue(value))
            return false;
        extension.name = extension.name.toUpper();
        extension.value = value.toByteArray();
        return true;
    }
};

// namespace-response-extensions = *(SP string SP "(" string *(SP string) ")")
inline bool readNamespaceExtensions(FieldCursor &in)
{
    const auto ext = in.object("ext");
    while (in.moreInList()) {
        QByteArrayView name;
        if (!in.expectName(name))
            return false;
        in.space();
        if (in.peek() == ')')
            in.addNull(name);
        else if (!in.readAny(name))
            return false;
    }
    return !in.failed();
}

// namespace = nil / "(" 1*namespace-descr ")"
inline bool readNamespaces(FieldCursor &in, const char *name)
{
    const auto kind = in.list(name);
    if (in.nil())
        return true;
    if (!in.expect('('))
        return false;
    if (in.peek() == ')')
        in.note("an empty list instead of NIL");
    while (in.moreInList(FieldCursor::Separator::None)) {
        const auto one = in.object();
        if (!in.expect('(') || !in.readAString("prefix"))
            return false;
        in.space();
        if (!in.readSeparator("delim") || !readNamespaceExtensions(in))
            return false;
    }
    return !in.failed();
}

inline const Describer describesNamespaces(Describer::Response, {"NAMESPACE"}, [](FieldCursor &in) {
    for (const char *name : {"personal", "other", "shared"}) {
        if (in.atEnd()) {
            in.note("fewer than three kinds of namespaces");
            in.close(in.open(Field::Kind::List, name));
        } else if (!readNamespaces(in, name)) {
            return false;
        }
        in.space();
    }
    return true;
});

} // namespace imap
