#pragma once
#include "changeset.h"

namespace imap {

// What the later items of a set have made of the mailbox that an item is about: a mailbox may be renamed, deleted and
// made again after it.
class LaterChanges
{
public:
    // `without`: as if these had not been done.
    LaterChanges(const ChangeSet &set, const ServerManner &manner, const std::vector<quint64> &without = {});

    // The change of the item at this place, about the mailbox as it is called by now. Nothing: what it made cannot be found
    // there any more.
    std::optional<Change> now(size_t at) const;

private:
    struct Event
    {
        size_t at;
        const Change *change; // which has made, renamed or deleted a mailbox
    };
    const ChangeSet &m_set;
    const ServerManner &m_manner;
    std::vector<Event> m_events;
};

} // namespace imap
