#pragma once
#include "imapcore/limits.h"
#include "input.h"

class QIODevice;

namespace app {

// Prints what a server sent as one line of JSON for each response (imapcore/decode-format.md), in the memory that
// `limits` allow. Returns the exit status: 0 when every response was understood, 1 when one was not, 3 when reading or
// writing failed.
int decode(Input &from, QIODevice &to, const imap::Limits &limits = {});

} // namespace app
