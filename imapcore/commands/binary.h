#pragma once
#include "../describer.h"

namespace imap {

// "BINARY" section-binary SP (nstring / literal8) / "BINARY.SIZE" section-binary SP number   (RFC 3516 section 7)
inline const Describer describesBinary({"BINARY[]"}, [](FieldCursor &in, QByteArrayView name) {
    return in.readNString(name);
});
inline const Describer describesBinarySize({"BINARY.SIZE[]"}, [](FieldCursor &in, QByteArrayView name) {
    return in.readNumber(name);
});

} // namespace imap
