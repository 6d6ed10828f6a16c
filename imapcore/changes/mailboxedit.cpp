#include "mailboxedit.h"

namespace imap {

size_t MailboxEdit::add(Change change, const ChangeState &before, std::optional<size_t> needs)
{
    m_changes.push_back({std::move(change), before, {}, needs});
    return m_changes.size() - 1;
}

void MailboxEdit::create(const CreateChange &change, bool subscribe)
{
    const size_t created = add(change, ChangeState::absent());
    if (subscribe)
        add(SubscriptionChange{change.mailbox, true}, ChangeState::absent(), created);
}

std::optional<char> MailboxEdit::rightToGive(const SurveyedMailbox &mailbox, const KnownRights &known)
{
    const char right = rightToDelete(known);
    if (!mailbox.rights || mailbox.rights->contains(right) || !mailbox.rights->contains('a'))
        return std::nullopt;
    return right;
}

void MailboxEdit::remove(const std::vector<SurveyedMailbox> &mailboxes, bool unsubscribe,
                         const KnownRights &known, const QString &oneself)
{
    std::vector<const SurveyedMailbox *> deepestFirst;
    for (const SurveyedMailbox &mailbox : mailboxes) {
        // A \NonExistent name goes with what is below it (RFC 5258 section 3).
        if (!mailbox.listed.name.isInbox() && !mailbox.listed.has("\\NonExistent"))
            deepestFirst.push_back(&mailbox);
    }
    // A name begins with those of its parents, and so comes after them.
    std::stable_sort(deepestFirst.begin(), deepestFirst.end(), [](const auto *a, const auto *b) {
        return a->listed.name.wire() > b->listed.name.wire();
    });
    std::vector<std::optional<size_t>> given;
    for (const SurveyedMailbox *mailbox : deepestFirst) {
        const auto right = oneself.isEmpty() ? std::nullopt : rightToGive(*mailbox, known);
        given.push_back(
            right ? std::optional(add(AclChange{mailbox->listed.name, oneself, QByteArray(1, *right)}))
                  : std::nullopt);
    }
    std::vector<size_t> deleted;
    for (size_t at = 0; at < deepestFirst.size(); ++at) {
        const SurveyedMailbox &mailbox = *deepestFirst[at];
        DeleteChange::Contents contents{.isName = !mailbox.listed.isSelectable()};
        if (mailbox.status) {
            contents.messages = mailbox.status->messages;
            contents.uidValidity = mailbox.status->uidValidity;
            contents.octets = mailbox.status->size;
        }
        deleted.push_back(add(DeleteChange{mailbox.listed.name}, contents.toState(), given[at]));
    }
    for (size_t at = 0; at < deepestFirst.size(); ++at) {
        if (unsubscribe && deepestFirst[at]->isSubscribed)
            add(SubscriptionChange{deepestFirst[at]->listed.name, false}, ChangeState::present(),
                deleted[at]);
    }
}

void MailboxEdit::rename(const RenameChange &change, const SurveyedMailbox &mailbox,
                         const std::vector<SurveyedMailbox> &below, char separator, bool moveSubscriptions)
{
    const size_t renamed = add(change);
    if (!change.movesChildren())
        return;
    const char old = mailbox.listed.separator;
    std::vector<MailboxName> subscribed;
    if (mailbox.isSubscribed)
        subscribed.push_back(change.mailbox);
    for (const SurveyedMailbox &child : below) {
        const MailboxName &name = child.listed.name;
        if (!name.isBelow(change.mailbox, old))
            continue;
        if (child.listed.isSelectable())
            m_ifLeft.push_back({name, change.moved(name, old, separator), change.partition});
        if (child.isSubscribed)
            subscribed.push_back(name);
    }
    if (!moveSubscriptions)
        return;
    std::vector<size_t> moved;
    for (const MailboxName &name : subscribed)
        moved.push_back(add(SubscriptionChange{change.moved(name, old, separator), true}, {}, renamed));
    for (size_t at = 0; at < subscribed.size(); ++at)
        add(SubscriptionChange{subscribed[at], false}, ChangeState::present(), moved[at]);
}

void MailboxEdit::subscribe(const MailboxName &mailbox, bool on)
{
    add(SubscriptionChange{mailbox, on});
}

} // namespace imap
