#pragma once
#include "accessindex.h"
#include <QJsonObject>

namespace imap {

// An index as text for other programs, mailboxes by name. Mailboxes go by their names and by how they stand on the wire.

// RFC 4180, with a head: a record for each entry, and one for each mailbox that was refused or has no list.
QByteArray accessCsvHead();
QByteArray accessCsv(const AccessIndex &index, size_t mailbox);
// {"mailbox": "Büro", "wire": "B&APw-ro", "owner": "ann", "acl": [{"identifier": "bob", "rights": "lrs"}]}, or
// {"mailbox": …, "error": "…", "code": "NOPERM"}; without either: it was not asked.
QJsonObject accessJson(const AccessIndex &index, size_t mailbox);

// The mailboxes in the order of their names on the wire.
std::vector<size_t> inOrder(const AccessIndex &index);

QByteArray toCsv(const AccessIndex &index);
QByteArray toJsonLines(const AccessIndex &index);

} // namespace imap
