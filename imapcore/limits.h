#pragma once
#include <QtGlobal>

namespace imap {

// What a server may make us hold. Exceeding one ends the connection with Error::Kind::LimitExceeded, because
// past it the next response cannot be found without trusting the server, or would be one too many; where something else
// comes of it, that is said here. The sizes are in bytes.
struct Limits
{
    // A THREAD of a million messages is 7.5 MB on one line; nothing honest is near this.
    qint64 responseBytes = 64LL << 20;
    // What the untagged answers to one command may come to together, without what goes to a device. A list of a million
    // mailboxes is 100 MB.
    qint64 answerBytes = 1LL << 30;
    // One literal held in memory.
    qint64 literalBytes = 64LL << 20;
    // A literal larger than this goes to the device that its command names, if it does, while it arrives; there is
    // no limit to its size then.
    qint64 streamBytes = 1LL << 20;
    // Parentheses within parentheses, for every connection alike. THREAD has no such limit: it is read without
    // recursion. A response with more is malformed, and the next one is read.
    static constexpr int Nesting = 500;
    // Keywords of one message, and different combinations of flags remembered for one mailbox. A FETCH with one more is
    // malformed.
    int internedFlags = 4096;
    // Messages in the selected mailbox, whose columns are taken as large as EXISTS says when the first is known.
    quint32 messages = 50'000'000;
    // What comes while no call of an Imap4 is under way and is kept for the next one. A Session keeps nothing of the kind.
    qint64 unaskedBytes = 64LL << 20;
    // What those combinations may come to as text, and a single list of flags or capabilities. A response with more is
    // malformed.
    qint64 flagBytes = 1LL << 20;
    // Envelopes remembered for one mailbox: those of three million messages. What is beyond them is not kept.
    qint64 envelopeBytes = 2LL << 30;
    // Recorded traffic kept for each connection: enough to see how it came to its end. Who shows it wants more.
    qint64 traceBytes = 1LL << 20;
};

} // namespace imap
