#pragma once
#include <QtGlobal>

namespace imap {

// What a server may make us hold, in bytes where nothing else is said. Exceeding responseBytes, literalBytes, answerBytes
// or messages ends the connection with Error::Kind::LimitExceeded; what exceeds one of the others is Malformed, or is not
// kept, and the session goes on.
struct Limits
{
    // A THREAD of a million messages is 7.5 MB on one line; nothing honest is near this.
    qint64 responseBytes = 64LL << 20;
    // One literal held in memory.
    qint64 literalBytes = 64LL << 20;
    // A literal larger than this goes to the device that its command names, if it does, while it arrives; there is
    // no limit to its size then.
    qint64 streamBytes = 1LL << 20;
    // What the untagged answers to one command may come to together, without what goes to a device. A list of a million
    // mailboxes is 100 MB.
    qint64 answerBytes = 1LL << 30;
    // Parentheses within parentheses, the same for everybody. THREAD has no such limit: it is read without recursion.
    static constexpr int nesting = 500;
    // Different combinations of flags remembered for one mailbox, and what they may come to as text. A single list of
    // flags or capabilities may not be longer either.
    int internedFlags = 4096;
    qint64 flagBytes = 1LL << 20;
    // Envelopes remembered for one mailbox: those of three million messages. What is beyond them is not kept.
    qint64 envelopeBytes = 2LL << 30;
    // Messages in the selected mailbox, whose columns are taken as large as EXISTS says when the first is known.
    quint32 messages = 50'000'000;
    // Recorded traffic kept for each connection: enough to see how it came to its end. Who shows it wants more.
    qint64 traceBytes = 1LL << 20;
};

} // namespace imap
