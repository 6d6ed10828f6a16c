#pragma once
#include "imapcore/commands/thread.h"
#include "imapcore/messagedata.h"
#include <vector>

namespace ui {

// What is to be known of a message for its place in a thread.
struct ThreadedMessage
{
    quint32 number = 0;
    qint64 sent = 0;
    QByteArray id = {};             // empty: none that is valid
    QByteArrayList references = {}; // the oldest first; what it answers where it has none
    QByteArray subject = {};        // its base subject as it is compared
    bool isReply = false;

    // `references` is the header field as FETCH BODY[HEADER.FIELDS (REFERENCES)] brings it.
    static ThreadedMessage of(const imap::MessageData &message, QByteArrayView references);
};

// The message identifiers in a header field, without brackets and quotes (RFC 5322 section 3.6.4).
QByteArrayList messageIds(QByteArrayView field);

// THREAD=REFERENCES and THREAD=ORDEREDSUBJECT of RFC 5256 section 3, and THREAD=REFS (draft-ietf-morg-inthread), which goes
// by references alone and puts the threads in order by their latest messages: for servers that have none of them.
imap::ThreadForest threadByReferences(const std::vector<ThreadedMessage> &messages);
imap::ThreadForest threadByReferencesAlone(const std::vector<ThreadedMessage> &messages);
imap::ThreadForest threadBySubject(std::vector<ThreadedMessage> messages);

} // namespace ui
