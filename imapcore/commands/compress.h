#pragma once
#include "../session.h"

namespace imap {

// COMPRESS DEFLATE, RFC 4978. From the OK on everything is compressed, both ways, until the connection or the login
// (UNAUTHENTICATE) ends. Needs COMPRESS=DEFLATE; refused with the code COMPRESSIONACTIVE where the line is compressed
// already.
struct Compress
{
    using Result = Done;
    static constexpr auto capability = "COMPRESS=DEFLATE";
    static constexpr bool exclusive = true;

    bool harmless() const { return true; }
    void write(Writer &out) const { out.atom("COMPRESS").atom("DEFLATE"); }
    void completed(const Status &, Session &session) const { session.startCompression(); }
    Done take() { return {}; }
};

} // namespace imap
