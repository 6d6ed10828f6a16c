#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// CAPABILITY, RFC 9051 section 6.1.1: asks what the server can do. It is found in Session::capabilities(), which keeps
// what is told, whoever asked. To be asked again after STARTTLS and after the login, where the OK did not tell it.
struct Capability
{
    using Result = Done;
    static constexpr bool reads = true;
    void write(Writer &out) const { out.atom("CAPABILITY"); }
    Done take() { return {}; }
};

// ENABLE, RFC 5161: says which extensions the client is ready for, before a mailbox is selected. It is about this
// connection alone. The result is what the server has enabled, in upper case; what it does not know it leaves out.
// Needs ENABLE, and a login.
struct Enable
{
    using Result = QByteArrayList;
    static constexpr bool reads = true;
    static constexpr auto capability = "ENABLE";
    static constexpr auto answers = {"ENABLED"};
    QByteArrayList extensions;
    QByteArrayList enabled = {};

    void write(Writer &out) const
    {
        out.atom("ENABLE");
        for (const QByteArray &extension : extensions)
            out.atom(extension);
    }
    bool accept(Cursor &in)
    {
        enabled += Capabilities(in.rest()).names();
        // What was asked for, and what that implies: Cyrus tells CONDSTORE with QRESYNC. Never very many.
        enabled.resize(std::min<qsizetype>(enabled.size(), 100));
        return true;
    }
    QByteArrayList take() { return std::move(enabled); }
};

// capability-data = "CAPABILITY" *(SP capability) SP "IMAP4rev2" *(SP capability)
// enable-data     = "ENABLED" *(SP capability)
inline bool readCapabilities(FieldCursor &in)
{
    const auto caps = in.list("caps");
    while (!in.atEnd()) {
        if (!in.readAString({}, FieldCursor::Case::Upper))
            return false;
        in.more();
    }
    return true;
}
inline const Describer describesCapabilities(Describer::Response, {"CAPABILITY", "ENABLED"},
                                             readCapabilities);
inline const Describer describesCapabilityCode(Describer::Code, {"CAPABILITY"}, readCapabilities);

} // namespace imap
