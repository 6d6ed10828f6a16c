#pragma once
#include "../bodyreader.h"
#include "../describer.h"

namespace imap {

// "BODY" SP body / "BODYSTRUCTURE" SP body   (RFC 9051 section 7.5.2)
inline const Describer describesBody({"BODY", "BODYSTRUCTURE"}, [](FieldCursor &in, QByteArrayView name) {
    in.setOnlyStrings(true);
    const bool good = BodyReader(in).read(name);
    in.setOnlyStrings(false);
    return good;
});

} // namespace imap
