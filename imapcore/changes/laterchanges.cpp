#include "laterchanges.h"

namespace imap {

using State = ChangeItem::State;

namespace {

// Whether what `change` made in `mailbox` cannot be found there once that was done.
bool isBuried(const Change &change, const MailboxName &mailbox, const Change &later, char separator)
{
    if (const auto *deletion = later.as<DeleteChange>()) {
        // Cyrus calls a quota root as its mailbox.
        const auto *quota = change.as<QuotaChange>();
        return deletion->mailbox == mailbox || (quota && quota->plainName() == deletion->mailbox.wire());
    }
    const auto *create = later.as<CreateChange>();
    const auto *rename = later.as<RenameChange>();
    // It stays with the old name, and servers may not show it there (Cyrus).
    if (change.as<SubscriptionChange>() && rename && rename->movesChildren())
        return rename->mailbox == mailbox || mailbox.isBelow(rename->mailbox, separator);
    // A name that was to be free of a mailbox has another one, or stands above one.
    if (!(change.as<DeleteChange>() || change.as<RenameChange>()) || !(create || rename))
        return false;
    const MailboxName &made = create ? create->mailbox : rename->to;
    return made == change.mailbox() || made.isBelow(change.mailbox(), separator);
}

} // namespace

LaterChanges::LaterChanges(const std::vector<ChangeItem> &items, const ServerManner &manner,
                           const QSet<quint64> &without, const std::vector<const ChangeSet *> &after)
    : m_manner(manner)
{
    for (const ChangeItem &item : items)
        m_items.push_back(&item);
    for (const ChangeSet *one : after) {
        for (const ChangeItem &item : one->items())
            m_items.push_back(&item);
    }
    for (size_t at = 0; at < m_items.size(); ++at) {
        const ChangeItem &item = *m_items[at];
        if (at < items.size() && without.contains(item.id))
            continue;
        if (item.state == State::Done && item.change.isStructural())
            m_events.push_back({at, &item.change});
        if (!item.isUnsent())
            m_places[item.change.target()].push_back(at);
    }
}

std::vector<LaterChanges::Event>::const_iterator LaterChanges::eventsAfter(size_t at) const
{
    return std::upper_bound(m_events.begin(), m_events.end(), at,
                            [](size_t place, const Event &one) { return place < one.at; });
}

// The change as it is about the mailbox after that; false: it cannot be found any more.
bool LaterChanges::follow(Change &change, const Event &event) const
{
    const auto *rename = change.as<RenameChange>();
    if (isBuried(change, rename ? rename->to : change.mailbox(), *event.change,
                 m_manner.separatorOf(change.mailbox())))
        return false;
    if (const auto *moves = event.change->as<RenameChange>())
        change =
            change.movedBy(*moves, m_manner.separatorOf(moves->mailbox), m_manner.separatorOf(moves->to));
    return true;
}

std::optional<Change> LaterChanges::now(size_t at) const
{
    Change change = m_items[at]->change;
    for (auto event = eventsAfter(at); event != m_events.end(); ++event) {
        if (!follow(change, *event))
            return std::nullopt;
    }
    return change;
}

const ChangeItem *LaterChanges::firstAbout(const Change &change, const ChangeItem &item, size_t from,
                                           size_t until) const
{
    const auto places = m_places.constFind(change.target());
    if (places == m_places.cend())
        return nullptr;
    for (auto place = std::upper_bound(places->begin(), places->end(), from);
         place != places->end() && *place <= until; ++place) {
        const ChangeItem &next = *m_items[*place];
        // One that found what this one has made has nothing to do with it.
        if (next.state != State::Unneeded
            || (next.found.isKnown() && !item.change.isSame(item.wanted(), next.found)))
            return &next;
    }
    return nullptr;
}

const ChangeItem *LaterChanges::nextAfter(size_t at) const
{
    const ChangeItem &item = *m_items[at];
    Change change = item.change;
    size_t from = at;
    for (auto event = eventsAfter(at); event != m_events.end(); ++event) {
        if (const ChangeItem *next = firstAbout(change, item, from, event->at))
            return next;
        if (!follow(change, *event))
            return nullptr;
        from = event->at;
    }
    return firstAbout(change, item, from, m_items.size());
}

const ChangeState &LaterChanges::leftFor(const ChangeItem &next)
{
    return next.state == State::Unneeded ? next.found : next.before;
}

} // namespace imap
