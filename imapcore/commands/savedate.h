#pragma once
#include "../describer.h"

namespace imap {

// "SAVEDATE" SP (date-time / nil)   (RFC 8514 section 6)
inline const Describer describesSaveDate({"SAVEDATE"}, [](FieldCursor &in, QByteArrayView name) {
    return in.readNString(name);
});

} // namespace imap
