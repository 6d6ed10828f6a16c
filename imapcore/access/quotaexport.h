#pragma once
#include "quotasurvey.h"

namespace imap {

// A survey as text for other programs, roots and mailboxes by name.

// RFC 4180, with a head: a record for each resource of a root, one for a root without limits, for a mailbox without a
// root, and for one that was refused. STORAGE counts units of 1024 octets.
QByteArray toCsv(const QuotaSurvey &survey);
// An object a line:
// {"root": "user/ann", "told": true, "resources": [{"name": "STORAGE", "usage": 12, "limit": 1024}],
//  "mailboxes": [{"mailbox": "Büro", "wire": "B&APw-ro"}], "deletedMessages": 3, "deletedOctets": 4711},
// "limit" being null where there is none; {"mailbox": …, "wire": …, "roots": []} and {…, "error": "…"} for the others.
QByteArray toJsonLines(const QuotaSurvey &survey);

} // namespace imap
