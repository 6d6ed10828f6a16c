#include "laterchanges.h"
#include <QSet>

namespace imap {

namespace {

// Whether what `change` made in `mailbox` cannot be found there once that was done.
bool isBuried(const Change &change, const MailboxName &mailbox, const Change &later, char separator)
{
    if (const auto *deletion = later.as<DeleteChange>())
        return deletion->mailbox == mailbox;
    // A name that was to be free of a mailbox has another one, or stands above one.
    const auto *create = later.as<CreateChange>();
    const auto *rename = later.as<RenameChange>();
    if (!(change.as<DeleteChange>() || change.as<RenameChange>()) || !(create || rename))
        return false;
    const MailboxName &made = create ? create->mailbox : rename->to;
    return made == change.mailbox() || made.isBelow(change.mailbox(), separator);
}

} // namespace

LaterChanges::LaterChanges(const ChangeSet &set, const ServerManner &manner,
                           const std::vector<quint64> &without)
    : m_set(set)
    , m_manner(manner)
{
    const QSet<quint64> left(without.begin(), without.end());
    for (size_t at = 0; at < set.items().size(); ++at) {
        const ChangeItem &item = set.items()[at];
        if (item.state == ChangeItem::State::Done && item.change.isStructural() && !left.contains(item.id))
            m_events.push_back({at, &item.change});
    }
}

std::optional<Change> LaterChanges::now(size_t at) const
{
    Change change = m_set.items()[at].change;
    for (auto event = std::upper_bound(m_events.begin(), m_events.end(), at,
                                       [](size_t place, const Event &one) { return place < one.at; });
         event != m_events.end(); ++event) {
        const auto *rename = change.as<RenameChange>();
        if (isBuried(change, rename ? rename->to : change.mailbox(), *event->change,
                     m_manner.separatorOf(change.mailbox())))
            return std::nullopt;
        if (const auto *moves = event->change->as<RenameChange>())
            change =
                change.movedBy(*moves, m_manner.separatorOf(moves->mailbox), m_manner.separatorOf(moves->to));
    }
    return change;
}

} // namespace imap
