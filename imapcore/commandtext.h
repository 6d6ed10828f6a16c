#pragma once
#include "capabilities.h"
#include "command.h"

namespace imap {

// A command as it will stand on the wire, without its tag and the line end, for people to read before it is sent.
// Secrets are left out, and so is what a device holds.
template<Command C>
QByteArray commandText(const C &command, const Capabilities &capabilities, bool utf8)
{
    Writer out(capabilities.takesLiteralPlus() ? Writer::Literals::NonSynchronizing
                                               : Writer::Literals::Synchronizing);
    out.setUtf8(utf8);
    command.write(out);
    QByteArray text;
    for (const Segment &segment : out.segments())
        text += segment.secret ? QByteArrayLiteral("(secret)") : segment.bytes;
    return text;
}

} // namespace imap
