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
    if (name == space.prefix.wire())
        return false;
    if (!space.prefix.isEmpty())
        return true;
    // The namespace without a prefix also shows the tops of the others: those have roots of their own here.
    return std::none_of(all.begin(), all.end(), [&name](const imap::Namespace &other) {
        const QByteArray &prefix = other.prefix.wire();
        return !prefix.isEmpty()
               && (name == prefix || name + other.separator == prefix
                   || prefix.startsWith(name + other.separator));
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

MailboxLevel::Mailboxes MailboxLevel::arrange(Mailboxes listed) const
{
    std::erase_if(listed, [this](const imap::ListedMailbox &mailbox) { return !holds(mailbox); });
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
        const QByteArray &nameOfA = listed[a.at].name.wire(), &nameOfB = listed[b.at].name.wire();
        return nameOfA != nameOfB ? nameOfA < nameOfB : a.at < b.at;
    });
    Mailboxes arranged;
    arranged.reserve(listed.size());
    for (const Entry &entry : entries) {
        if (arranged.empty() || arranged.back().name != listed[entry.at].name)
            arranged.push_back(std::move(listed[entry.at]));
    }
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
