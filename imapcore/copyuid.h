#pragma once
#include "sequenceset.h"
#include <optional>

namespace imap {

// Which UIDs copied messages have where they are now (COPYUID, RFC 4315 section 3).
class CopyUid
{
public:
    quint32 uidValidity() const { return m_uidValidity; } // of the destination; 0: the server did not tell
    bool isEmpty() const { return m_from.empty(); }
    SequenceSet sources() const { return joined(m_from); }
    SequenceSet destinations() const { return joined(m_to); }
    // The UID of the copy of the message with this UID; nothing when it was not copied or the server did not tell.
    std::optional<quint32> destinationOf(quint32 uid) const;

    // Takes the arguments of one COPYUID code; MOVE may send several. Codes that lack a part, and those whose two sets
    // are not of one size, have been seen: they tell nothing, and false is returned.
    bool add(QByteArrayView arguments);

private:
    using Ranges = std::vector<SequenceSet::Range>;
    static SequenceSet joined(const Ranges &ranges);

    quint32 m_uidValidity = 0;
    Ranges m_from, m_to; // in the server's order: the n-th of the one became the n-th of the other
};

} // namespace imap
