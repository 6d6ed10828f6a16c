#pragma once
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include <QString>
#include <optional>
#include <vector>

// The orders of RFC 5256 and RFC 5957, computed here from what is known of the messages.
namespace order {

struct Message
{
    quint32 number = 0; // ascending
    QString subject;    // decoded (RFC 2047) and unfolded
    // addr-mailbox of the first address of the field, empty if there is none.
    QString from = {}, to = {}, cc = {};
    // Of the first address its decoded name, else its addr-mailbox@addr-host, else its addr-mailbox.
    QString displayFrom = {}, displayTo = {};
    qint64 arrival = 0;              // INTERNALDATE, in seconds since 1970
    std::optional<qint64> sent = {}; // the Date field, in UTC; nothing where it is no date
    quint64 size = 0;                // octets
    QByteArray messageId = {};       // without brackets and quotes; empty: none
    // Of References; where that holds none, the first of In-Reply-To.
    QByteArrayList references = {};

    qint64 sentOrArrived() const { return sent.value_or(arrival); }
};
using Messages = std::vector<Message>;

// RFC 5256 section 2.1. `isReply`: whether one sees that it answers or forwards another message (section 3).
QString baseSubject(const QString &subject, bool *isReply = nullptr);
// What i;unicode-casemap compares, octet by octet (RFC 5051).
QByteArray casemapped(const QString &text);

std::vector<quint32> sorted(const Messages &messages, const std::vector<imap::SortKey> &keys);
imap::ThreadForest orderedSubject(const Messages &messages);
imap::ThreadForest references(const Messages &messages);
// Like REFERENCES, but subjects play no part, and the thread with the newest arrival comes last.
imap::ThreadForest refs(const Messages &messages);

// As on the wire, "(1 2 (3)(4))".
QByteArray toText(const imap::ThreadForest &forest);

} // namespace order
