#pragma once
#include "../describer.h"

namespace imap {

// appendlimit = "APPENDLIMIT" SP number32   (RFC 7889)
inline const Describer describesAppendLimit(Describer::Code, {"APPENDLIMIT"},
                                            [](FieldCursor &in) { return in.readNumber("value"); });

} // namespace imap
