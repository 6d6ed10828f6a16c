#pragma once
#include "imapcore/commands/sort.h"
#include "imapcore/messagedata.h"
#include <vector>

namespace ui {

// By what messages are sorted that the server does not sort (RFC 5256 section 3).
struct SortValue
{
    qint64 number = 0; // seconds or octets
    QByteArray text;   // as it is compared
};

// When a message was sent: its Date field, or when it arrived where that is none (RFC 5256 section 2.2).
qint64 sentAt(const imap::Envelope *envelope, qint64 internalDate);
SortValue sortValue(const QByteArray &key, const imap::MessageData &message);

// A message and its values, one for each key.
struct SortedMessage
{
    quint32 number;
    std::vector<SortValue> values;
};
// In order; messages with the same values as they lie in the mailbox.
std::vector<quint32> sortHere(std::vector<SortedMessage> messages, const std::vector<imap::SortKey> &keys);

} // namespace ui
