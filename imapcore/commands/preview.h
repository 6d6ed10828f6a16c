#pragma once
#include "../describer.h"

namespace imap {

// "PREVIEW" SP nstring   (RFC 8970 section 6)
inline const Describer describesPreview({"PREVIEW"}, [](FieldCursor &in, QByteArrayView name) {
    return in.readNString(name);
});

} // namespace imap
