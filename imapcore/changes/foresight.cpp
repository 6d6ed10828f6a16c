#include "foresight.h"
#include <QSet>

namespace imap {

using namespace Qt::StringLiterals;

namespace {

// The same about another mailbox.
Change withMailbox(Change change, const MailboxName &mailbox)
{
    return std::visit(
        [&mailbox](auto one) -> Change {
            if constexpr (requires { one.mailbox; })
                one.mailbox = mailbox;
            return one;
        },
        change.any());
}

// Whether its state goes with the mailbox: subscriptions and quota roots stay with the name.
bool isOfMailbox(const Change &change)
{
    return !change.mailbox().isEmpty() && !change.as<SubscriptionChange>();
}

Error goneAfter(size_t change)
{
    return {Error::Kind::InvalidArgument, "NONEXISTENT",
            u"change %1 takes the mailbox away"_s.arg(change + 1)};
}

} // namespace

Foresight::Foresight(std::vector<Change> changes, const ServerManner &manner)
    : m_manner(manner)
    , m_changes(std::move(changes))
    , m_toLookAt(m_changes)
{
    for (size_t at = 0; at < m_changes.size(); ++at) {
        m_origins.push_back(originOf(at));
        if (m_changes[at].isStructural())
            m_structural.push_back(at);
        m_places[m_changes[at].target()].push_back(at);
    }
    if (!m_structural.empty())
        m_toLookAt.insert(m_toLookAt.end(), m_changes.begin(), m_changes.end());
}

bool Foresight::isSoAlready(size_t at, const Expectation &expected) const
{
    const Change &change = m_changes[at];
    return change.isStructural() && expected.found && expected.found->isKnown()
           && change.isSame(*expected.found, change.after(*expected.found));
}

// Goes back through what is before it.
Foresight::Origin Foresight::originOf(size_t at)
{
    using How = Origin::How;
    Change &change = m_toLookAt[at];
    std::optional<size_t> after;
    size_t until = at;
    const auto lastSame = [&](size_t from) -> std::optional<size_t> {
        const auto places = m_places.constFind(change.target());
        if (places == m_places.cend())
            return std::nullopt;
        const auto place = std::lower_bound(places->begin(), places->end(), until);
        return place == places->begin() || *(place - 1) < from ? std::nullopt : std::optional(*(place - 1));
    };
    for (auto one = m_structural.rbegin(); one != m_structural.rend(); ++one) {
        if (const auto same = lastSame(*one))
            return {How::Left, same};
        if (!isOfMailbox(change))
            continue;
        until = *one;
        const Change &before = m_changes[*one];
        const MailboxName name = change.mailbox();
        if (before.as<CreateChange>() && before.mailbox() == name)
            return {How::Made, *one};
        if (before.as<DeleteChange>() && before.mailbox() == name)
            return {How::Gone, *one};
        const auto *rename = before.as<RenameChange>();
        if (!rename || rename->mailbox == rename->to)
            continue;
        if (!rename->movesChildren()) {
            if (rename->to == name)
                return {How::Made, *one};
            continue;
        }
        const char separator = m_manner.separatorOf(rename->mailbox),
                   newSeparator = m_manner.separatorOf(rename->to);
        const RenameChange back{rename->to, rename->mailbox};
        const MailboxName old = back.moved(name, newSeparator, separator);
        if (!(old == name)) {
            change = withMailbox(change, old);
            after = after.value_or(*one);
        } else if (!(rename->moved(name, separator, newSeparator) == name)) {
            return {How::Gone, *one};
        }
    }
    if (const auto same = lastSame(0))
        return {How::Left, same};
    return {How::Found, after};
}

// The last change before it that makes a mailbox of that name, or frees the name.
std::optional<Foresight::Taken> Foresight::takenBefore(size_t at, const MailboxName &name) const
{
    std::optional<Taken> last;
    for (const size_t one : m_structural) {
        if (one >= at)
            break;
        const auto *rename = m_changes[one].as<RenameChange>();
        const MailboxName which = m_changes[one].mailbox();
        if ((m_changes[one].as<CreateChange>() && which == name) || (rename && rename->to == name))
            last = {one, true};
        else if (which == name && (m_changes[one].as<DeleteChange>() || (rename && rename->movesChildren())))
            last = {one, false};
    }
    return last;
}

std::vector<Foresight::Expectation> Foresight::of(const std::vector<Expected<ChangeState>> &found) const
{
    using How = Origin::How;
    std::vector<Expectation> all;
    for (size_t at = 0; at < m_changes.size(); ++at) {
        const Change &change = m_changes[at];
        const Origin &origin = m_origins[at];
        const auto *rename = change.as<RenameChange>();
        Expectation one{found[at], origin.after};
        const bool hasChanged = origin.how != How::Left && origin.after;
        if (hasChanged && isSoAlready(*origin.after, all[*origin.after])) {
            one = {found[m_changes.size() + at], std::nullopt};
        } else if (origin.how == How::Left) {
            const Expected<ChangeState> &before = all[*origin.after].found;
            one.found = before ? Expected<ChangeState>(m_changes[*origin.after].after(*before)) : before;
        } else if (origin.how == How::Made) {
            // The access list of a new mailbox is up to the server.
            one.found = change.as<DeleteChange>() ? ChangeState::present("0")
                        : rename                  ? ChangeState::present("old")
                        : change.as<AclChange>()  ? ChangeState()
                                                  : ChangeState::absent();
        } else if (origin.how == How::Gone) {
            if (change.as<DeleteChange>() || change.as<CreateChange>())
                one.found = ChangeState::absent();
            else
                one.found = goneAfter(*origin.after);
        }
        const bool isOldThere =
            rename && one.found && (one.found->value == "old" || one.found->value == "both");
        if (isOldThere && origin.how != How::Left && !(rename->to == rename->mailbox)) {
            const bool wasTaken = found[at] && (found[at]->value == "both" || found[at]->value == "new");
            const auto taken = takenBefore(at, rename->to);
            one.found = ChangeState::present((taken ? taken->isTaken : wasTaken) ? "both" : "old");
            if (taken)
                one.after = std::max(one.after.value_or(0), taken->by);
        }
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace imap
