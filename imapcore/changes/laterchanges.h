#pragma once
#include "changeset.h"

namespace imap {

// What the later items of a set have made of the thing that an item is about: a mailbox may be renamed, deleted and made
// again after it, and what was given may be taken.
class LaterChanges
{
public:
    // `without`: as if these had not been done. `after`: sets that were carried out after this one, as that which undoes it.
    LaterChanges(const std::vector<ChangeItem> &items, const ServerManner &manner,
                 const QSet<quint64> &without = {}, const std::vector<const ChangeSet *> &after = {});

    // The change of the item at this place, about the mailbox as it is called by now. Nothing: what it made cannot be found
    // there any more.
    std::optional<Change> now(size_t at) const;

    // The next that was sent about the same thing: what is there now is of its making, or that of one after it. Null: none.
    const ChangeItem *nextAfter(size_t at) const;
    // What was there right before that one.
    static const ChangeState &leftFor(const ChangeItem &next);

private:
    struct Event
    {
        size_t at;
        const Change *change; // which has made, renamed or deleted a mailbox
    };
    const ChangeItem *firstAbout(const Change &change, const ChangeItem &item, size_t from,
                                 size_t until) const;
    std::vector<Event>::const_iterator eventsAfter(size_t at) const;
    bool follow(Change &change, const Event &event) const;

    const ServerManner &m_manner;
    std::vector<const ChangeItem *> m_items; // of the set, and of those after it
    std::vector<Event> m_events;
    QHash<QByteArray, std::vector<size_t>> m_places; // of what was sent, by what it is about
};

} // namespace imap
