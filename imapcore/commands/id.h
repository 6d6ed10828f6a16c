#pragma once
#include "../describer.h"
#include "../session.h"
#include <map>

namespace imap {

using ServerId = std::map<QByteArray, QByteArray>; // field names in lower case

// ID, RFC 2971 section 3.1: says who we are, and hears who the server is. An empty result: it does not tell. Needs ID.
// Field names have 30 octets at most, values 1024, and there are no more than 30 of them (section 3.3): a server may
// say BAD to more.
struct Id
{
    using Result = ServerId;
    static constexpr bool reads = true;
    static constexpr auto capability = "ID";
    static constexpr auto answers = {"ID"};
    ServerId client;
    ServerId server = {};

    void write(Writer &out) const
    {
        out.atom("ID");
        if (client.empty()) {
            out.atom("NIL");
            return;
        }
        out.open();
        for (const auto &[name, value] : client)
            out.string(name).string(value);
        out.close();
    }
    // id-params-list = "(" *(string SP nstring) ")" / nil
    bool accept(Cursor &in)
    {
        if (in.nil())
            return true;
        if (!in.expect('('))
            return false;
        while (!in.skip(')')) {
            if (in.space())
                continue;
            QByteArray name;
            std::optional<QByteArray> value;
            if (!in.expectString(name) || !in.expectSpace() || !in.expectNString(value))
                return false;
            server[name.toLower()] = value.value_or(QByteArray());
        }
        return true;
    }
    ServerId take() { return std::move(server); }
};

// id-params-list = "(" *(string SP nstring) ")" / nil
inline const Describer describesId(Describer::Response, {"ID"}, [](FieldCursor &in) {
    if (in.nil()) {
        in.addNull("params");
        return true;
    }
    return in.readNamedStrings("params");
});

} // namespace imap
