#pragma once
#include "../describer.h"

namespace imap {

// objectid in parentheses (RFC 8474 section 7): "(" 1*255(ALPHA / DIGIT / "_" / "-") ")"; THREADID may be NIL.
inline bool readObjectId(FieldCursor &in, QByteArrayView name)
{
    if (in.nil()) {
        in.addNull(name);
        return true;
    }
    if (in.skip('('))
        return (in.space(), in.readAString(name)) && (in.space(), in.expect(')'));
    in.note("a value without its parentheses");
    return in.readAString(name);
}
inline const Describer describesMailboxId(Describer::Code, {"MAILBOXID"},
                                          [](FieldCursor &in) { return readObjectId(in, "id"); });
inline const Describer describesObjectIds({"EMAILID", "THREADID"}, readObjectId);

} // namespace imap
