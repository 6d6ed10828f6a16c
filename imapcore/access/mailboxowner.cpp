#include "mailboxowner.h"

namespace imap {

bool MailboxOwners::isOfUsers(const Namespace &space) const
{
    return space.kind == Namespace::Kind::OtherUsers
           || (m_kind == ServerFlavour::Kind::Courier && space.prefix.wire().startsWith("#shared"));
}

bool MailboxOwners::knowsOthers() const
{
    return std::any_of(m_namespaces.begin(), m_namespaces.end(),
                       [this](const Namespace &space) { return isOfUsers(space) && space.separator; });
}

// The one with the longest prefix. Of two with the same, what is shared goes first on Cyrus, whose administrators have
// nothing of their own there; elsewhere the personal one.
const Namespace *MailboxOwners::namespaceOf(const MailboxName &mailbox) const
{
    const Namespace *found = nullptr;
    for (const Namespace &space : m_namespaces) {
        const QByteArray &prefix = space.prefix.wire();
        const bool fits =
            mailbox.wire().startsWith(prefix)
            || (prefix.startsWith("INBOX")
                && mailbox.wire().left(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0);
        const qsizetype longest = found ? found->prefix.wire().size() : -1;
        if (fits
            && (prefix.size() > longest
                || (prefix.size() == longest && m_kind == ServerFlavour::Kind::Cyrus
                    && space.kind == Namespace::Kind::Shared)))
            found = &space;
    }
    return found;
}

MailboxOwner MailboxOwners::of(const MailboxName &mailbox) const
{
    if (mailbox.isInbox())
        return {m_self, true, true};
    const bool isCyrus = m_kind == ServerFlavour::Kind::Cyrus;
    const Namespace *space = namespaceOf(mailbox);
    if (!space)
        return {};
    if (!isOfUsers(*space)) {
        // Cyrus keeps what was deleted for a while as DELETED/user/alice/name/time.
        const QByteArray deleted = QByteArray("DELETED") + space->separator;
        if (isCyrus && space->separator && mailbox.wire().startsWith(deleted)) {
            MailboxOwner owner = of(MailboxName::fromWire(mailbox.wire().sliced(deleted.size())));
            owner.isInbox = false;
            return owner;
        }
        const bool isOwn = space->kind == Namespace::Kind::Personal;
        return {isOwn ? m_self : QString(), isOwn, false};
    }
    const QByteArray rest = mailbox.wire().sliced(space->prefix.wire().size());
    const qsizetype end = space->separator ? rest.indexOf(space->separator) : -1;
    MailboxOwner owner;
    QByteArray user = end < 0 ? rest : rest.first(end);
    if (isCyrus && space->separator == '.')
        user.replace('^', '.'); // a point within a name
    // With virtual domains Cyrus' administrators see user/bob/Sent@example.org.
    if (const qsizetype domain = rest.lastIndexOf('@'); isCyrus && end >= 0 && domain > end)
        user += rest.sliced(domain);
    owner.name = MailboxName::fromWire(user).toString();
    owner.isSelf = owner.name == m_self;
    const QByteArrayView below = end < 0 ? QByteArrayView() : QByteArrayView(rest).sliced(end + 1);
    owner.isInbox = m_kind == ServerFlavour::Kind::Dovecot
                        ? below.compare(QByteArrayView("INBOX"), Qt::CaseInsensitive) == 0
                        : end < 0;
    return owner;
}

} // namespace imap
