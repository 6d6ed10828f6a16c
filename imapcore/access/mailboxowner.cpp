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

MailboxOwners::Place MailboxOwners::placeOf(const MailboxName &mailbox) const
{
    const Namespace *space = namespaceOf(mailbox);
    if (mailbox.isInbox())
        return {{m_self, true, true}, {}, space ? space->separator : char(0)};
    if (!space)
        return {{}, mailbox.wire()};
    if (isOfUsers(*space))
        return placeOfUsers(*space, mailbox);
    // Cyrus keeps what was deleted for a while as DELETED/user/alice/name/time.
    const QByteArray deleted = QByteArray("DELETED") + space->separator;
    if (m_kind == ServerFlavour::Kind::Cyrus && space->separator && mailbox.wire().startsWith(deleted)) {
        Place place = placeOf(MailboxName::fromWire(mailbox.wire().sliced(deleted.size())));
        place.owner.isInbox = false;
        return place;
    }
    const bool isOwn = space->kind == Namespace::Kind::Personal;
    return {{isOwn ? m_self : QString(), isOwn, false},
            mailbox.wire().sliced(space->prefix.wire().size()),
            space->separator};
}

MailboxOwners::Place MailboxOwners::placeOfUsers(const Namespace &space, const MailboxName &mailbox) const
{
    const bool isCyrus = m_kind == ServerFlavour::Kind::Cyrus;
    const QByteArray rest = mailbox.wire().sliced(space.prefix.wire().size());
    const qsizetype end = space.separator ? rest.indexOf(space.separator) : -1;
    QByteArray user = end < 0 ? rest : rest.first(end);
    Place place{{}, end < 0 ? QByteArray() : rest.sliced(end + 1), space.separator};
    if (isCyrus && space.separator == '.')
        user.replace('^', '.'); // a point within a name
    // With virtual domains Cyrus' administrators see user/bob/Sent@example.org.
    if (const qsizetype domain = place.below.lastIndexOf('@'); isCyrus && domain >= 0) {
        user += place.below.sliced(domain);
        place.below.truncate(domain);
    }
    place.owner.name = MailboxName::fromWire(user).toString();
    place.owner.isSelf = place.owner.name == m_self;
    if (m_kind == ServerFlavour::Kind::Dovecot) {
        place.owner.isInbox = place.below.compare("INBOX", Qt::CaseInsensitive) == 0;
        if (place.owner.isInbox)
            place.below.clear();
    } else {
        place.owner.isInbox = end < 0;
    }
    return place;
}

std::optional<MailboxName> MailboxOwners::nameFor(const MailboxOwners &other,
                                                  const MailboxName &mailbox) const
{
    const Place place = placeOf(mailbox);
    const bool isTheirs = !place.owner.name.isEmpty() && place.owner.name == other.m_self;
    if (isTheirs && place.owner.isInbox)
        return MailboxName(u"INBOX");
    const auto space =
        std::find_if(other.m_namespaces.begin(), other.m_namespaces.end(), [&](const Namespace &one) {
            const bool isUsers = other.isOfUsers(one);
            return isTheirs                     ? one.kind == Namespace::Kind::Personal
                   : place.owner.name.isEmpty() ? one.kind == Namespace::Kind::Shared && !isUsers
                                                : isUsers;
        });
    if (space == other.m_namespaces.end())
        return std::nullopt;
    QByteArray below = place.below;
    if (place.separator && space->separator)
        below.replace(place.separator, space->separator);
    QByteArray wire = space->prefix.wire();
    if (!isTheirs && !place.owner.name.isEmpty()) {
        QByteArray user = MailboxName(place.owner.name).wire();
        if (other.m_kind == ServerFlavour::Kind::Cyrus && space->separator == '.')
            user.replace('.', '^');
        wire += user;
        if (place.owner.isInbox && other.m_kind == ServerFlavour::Kind::Dovecot)
            below = "INBOX";
        if (!below.isEmpty())
            wire += space->separator;
    }
    return MailboxName::fromWire(wire + below);
}

} // namespace imap
