#pragma once
#include "quotasurvey.h"

namespace imap {

// A survey as text for other programs, roots and mailboxes by name.

// Roots, and mailboxes that count against none or of which nothing is known.
std::vector<size_t> rootsInOrder(const QuotaSurvey &survey);
std::vector<size_t> rootlessInOrder(const QuotaSurvey &survey);

// RFC 4180, with a head: a record for each resource of a root, one for a root without limits, for a mailbox without a
// root, and for one that was refused. STORAGE counts units of 1024 octets.
QByteArray toCsv(const QuotaSurvey &survey);
QByteArray quotaCsvHead();
QByteArray rootCsv(const QuotaSurvey &survey, size_t root);
QByteArray rootlessCsv(const QuotaSurvey &survey, size_t mailbox);
// An object a line:
// {"root": "user/ann", "told": true, "resources": [{"name": "STORAGE", "usage": 12, "limit": 1024}],
//  "mailboxes": [{"mailbox": "Büro", "wire": "B&APw-ro"}], "deletedMessages": 3, "deletedOctets": 4711},
// "limit" being null where there is none; {"mailbox": …, "wire": …, "roots": []} and {…, "error": "…"} for the others.
QByteArray toJsonLines(const QuotaSurvey &survey);
QByteArray rootJsonLine(const QuotaSurvey &survey, size_t root);
QByteArray rootlessJsonLine(const QuotaSurvey &survey, size_t mailbox);

} // namespace imap
