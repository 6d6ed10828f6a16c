#pragma once
#include "../describer.h"

namespace imap {

// resp-code-apnd = "APPENDUID" SP nz-number SP append-uid
// resp-code-copy = "COPYUID" SP nz-number SP uid-set SP uid-set   (RFC 4315 section 4)
inline const Describer describesAppendUid(Describer::Code, {"APPENDUID"}, [](FieldCursor &in) {
    return in.readNumber("uidvalidity") && in.expectSpace() && in.readSet("uids");
});
inline const Describer describesCopyUid(Describer::Code, {"COPYUID"}, [](FieldCursor &in) {
    return in.readNumber("uidvalidity") && in.expectSpace() && in.readSet("src") && in.expectSpace()
           && in.readSet("dst");
});

} // namespace imap
