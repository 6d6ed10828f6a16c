#pragma once
#include "imapcore/changes/changeset.h"

namespace app {

// What a change is about, in one line: "acl shared/sales bob".
QString textOf(const imap::Change &change);
// "nothing" where there is nothing, "?" where nobody has looked.
QString textOf(const imap::ChangeState &state);
QString textOf(imap::Difference difference);
// A line that shows no control characters: names and values may hold any.
QString oneLine(QString text);

} // namespace app
