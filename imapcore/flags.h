#pragma once
#include "wire/writer.h"
#include <QByteArrayList>

namespace imap {

// Flags of a message (RFC 9051 section 2.3.2): system flags begin with "\", keywords are atoms ("$Forwarded", "Junk").
// Only these can be written; everything else that was seen on servers can only be read.
namespace flag {
inline constexpr char Seen[] = "\\Seen", Answered[] = "\\Answered", Flagged[] = "\\Flagged",
                      Deleted[] = "\\Deleted", Draft[] = "\\Draft";
}

// flag = "\Answered" / "\Flagged" / "\Deleted" / "\Seen" / "\Draft" / flag-keyword / flag-extension
// \Recent and "\*" are the server's own, never a client's.
bool isFlag(QByteArrayView text);

// flag-list = "(" [flag *(SP flag)] ")". What no flag can be makes the command an error.
void writeFlags(Writer &out, const QByteArrayList &flags);

} // namespace imap
