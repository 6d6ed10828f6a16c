#include "mailboxlevel.h"
#include "ui/support/mailboxicon.h"
#include <QCollator>

namespace ui {

namespace {

QCollator makeCollator()
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace

QByteArray MailboxLevel::pattern() const
{
    // "*" and "%" within a name stay wildcards, for which IMAP has no escape: what else they match is left out when the
    // answer comes.
    return parent.isEmpty() ? space.prefix.wire() + '%' : parent.wire() + separator + '%';
}

bool MailboxLevel::isOfUsers() const
{
    return parent.isEmpty() && space.kind != imap::Namespace::Kind::Personal;
}

bool MailboxLevel::holds(const imap::ListedMailbox &mailbox) const
{
    if (!parent.isEmpty())
        return mailbox.name != parent && mailbox.name.isBelow(parent, separator);
    const QByteArray &name = mailbox.name.wire();
    const QByteArray &prefix = space.prefix.wire();
    if (name == prefix)
        return false;
    // One from further below, which the server tells of unasked.
    const auto lower =
        space.separator && name.startsWith(prefix) ? name.indexOf(space.separator, prefix.size()) : -1;
    if (lower >= 0 && lower + 1 < name.size())
        return false;
    if (!prefix.isEmpty())
        return true;
    // The namespace without a prefix also shows the tops of the others: those have roots of their own here.
    return std::none_of(all.begin(), all.end(), [&name](const imap::Namespace &other) {
        const QByteArray &top = other.prefix.wire();
        return !top.isEmpty()
               && (name == top || name + other.separator == top || top.startsWith(name + other.separator));
    });
}

MailboxLevel::Order MailboxLevel::order()
{
    return [collator = makeCollator()](const imap::ListedMailbox &a, const imap::ListedMailbox &b) {
        const int orderOfA = mailboxOrder(a), orderOfB = mailboxOrder(b);
        if (orderOfA != orderOfB)
            return orderOfA < orderOfB;
        const int compared = collator.compare(a.name.toString(), b.name.toString());
        return compared != 0 ? compared < 0 : a.name.wire() < b.name.wire();
    };
}

bool MailboxLevel::isGone(const imap::ListedMailbox &mailbox) const
{
    // RFC 5258 section 3: as the parent of others it has \HasChildren.
    return goneAreTold && mailbox.has("\\NonExistent") && !mailbox.has("\\HasChildren");
}

// A server may tell of a mailbox twice, and Dovecot's NOTIFY tells of it once more within the answer to LIST. What came last
// says whether it is there, what came first says the most of it.
void MailboxLevel::keepOneOfEach(Mailboxes &listed) const
{
    QHash<imap::MailboxName, size_t> places;
    places.reserve(qsizetype(listed.size()));
    std::vector<bool> leaves(listed.size());
    for (size_t i = 0; i < listed.size(); ++i) {
        const auto before = places.constFind(listed[i].name);
        if (before == places.cend()) {
            places.insert(listed[i].name, i);
        } else if (isGone(listed[i]) == isGone(listed[*before])) {
            leaves[i] = true;
        } else {
            leaves[*before] = true;
            places.insert(listed[i].name, i);
        }
        leaves[i] = leaves[i] || isGone(listed[i]);
    }
    size_t at = 0;
    std::erase_if(listed, [&](const imap::ListedMailbox &) { return leaves[at++]; });
}

MailboxLevel::Mailboxes MailboxLevel::arrange(Mailboxes listed) const
{
    std::erase_if(listed, [this](const imap::ListedMailbox &mailbox) { return !holds(mailbox); });
    keepOneOfEach(listed);
    // What is below INBOX is shown beside it, not once more below.
    for (imap::ListedMailbox &mailbox : listed) {
        if (inboxApart && mailbox.name.isInbox() && mailbox.name.wire() + separator == space.prefix.wire())
            mailbox.attributes = {"\\HasNoChildren"};
    }
    const QCollator collator = makeCollator();
    struct Entry
    {
        int order;
        QCollatorSortKey key;
        size_t at;
    };
    std::vector<Entry> entries;
    entries.reserve(listed.size());
    for (size_t i = 0; i < listed.size(); ++i)
        entries.push_back({mailboxOrder(listed[i]), collator.sortKey(listed[i].name.toString()), i});
    std::sort(entries.begin(), entries.end(), [&listed](const Entry &a, const Entry &b) {
        if (a.order != b.order)
            return a.order < b.order;
        const int compared = a.key.compare(b.key);
        if (compared != 0)
            return compared < 0;
        return listed[a.at].name.wire() < listed[b.at].name.wire();
    });
    Mailboxes arranged;
    arranged.reserve(listed.size());
    for (const Entry &entry : entries)
        arranged.push_back(std::move(listed[entry.at]));
    return arranged;
}

bool isSame(const imap::Namespace &a, const imap::Namespace &b)
{
    return a.kind == b.kind && a.prefix == b.prefix && a.separator == b.separator;
}

const imap::Namespace *namespaceOf(const imap::Namespaces &all, const imap::MailboxName &name)
{
    const imap::Namespace *found = nullptr;
    for (const imap::Namespace &space : all) {
        const QByteArray &prefix = space.prefix.wire();
        if (name.wire().startsWith(prefix) && (!found || prefix.size() > found->prefix.wire().size()))
            found = &space;
    }
    // INBOX is nobody else's.
    if (!found && name.isInbox() && !all.empty())
        found = &all.front();
    return found;
}

} // namespace ui
