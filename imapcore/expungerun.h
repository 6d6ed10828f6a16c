#pragma once
#include "sequenceset.h"
#include <vector>

namespace imap {

// Expunges that come one after the other. Each names its message by the number that it has by then (RFC 9051 section
// 7.5.1); what one wants to know is which they are by the numbers from before the first. A hundred thousand in a
// million are found in some milliseconds, in whatever order they come.
class ExpungeRun
{
public:
    // None yet, of so many messages.
    void begin(quint32 messages);
    bool isEmpty() const { return m_gone == 0; }
    quint32 count() const { return m_gone; }

    // What number a message that has this one now had at the beginning. It must be one of those that are left.
    quint32 originalOf(quint32 number) const;
    // By the number it had at the beginning. False: it had gone already.
    bool remove(quint32 original);
    // All of them, by the numbers from the beginning. There are none afterwards.
    SequenceSet take();

private:
    // How many are left is counted for each 64 messages, and summed up in a Fenwick tree.
    std::vector<quint64> m_left; // a bit for each message
    std::vector<quint32> m_sums; // from 1
    quint32 m_gone = 0;
};

} // namespace imap
