#include "rights.h"
#include <algorithm>

namespace imap {

namespace {

struct Text
{
    char right;
    RightMeaning meaning;
    const char *name, *sentence;
};
// RFC 4314 section 4 says which command needs which right; "n" is RFC 5257's.
constexpr Text Texts[] = {
    {'l', RightMeaning::Lookup, "lookup", "The mailbox is listed, and can be subscribed to."},
    {'r', RightMeaning::Read, "read",
     "The mailbox can be opened, and its messages read, searched and copied."},
    {'s', RightMeaning::KeepSeen, "keep seen",
     "Which messages were read is kept from one session to the next."},
    {'w', RightMeaning::Write, "write",
     "Flags and keywords can be changed, but for those of read and deleted."},
    {'i', RightMeaning::Insert, "insert", "Messages can be appended, and copied into the mailbox."},
    {'p', RightMeaning::Post, "post",
     "Mail can be sent to the mailbox's own address. IMAP does not check it."},
    {'k', RightMeaning::CreateMailbox, "create mailboxes",
     "Mailboxes can be created below this one, and moved there."},
    {'x', RightMeaning::DeleteMailbox, "delete mailbox", "The mailbox itself can be deleted, and renamed."},
    {'t', RightMeaning::DeleteMessages, "delete messages", "Messages can be marked as deleted."},
    {'e', RightMeaning::Expunge, "expunge", "Messages that are marked as deleted can be removed for good."},
    {'c', RightMeaning::Create, "create (obsolete)", "Mailboxes can be created here; older than RFC 4314."},
    {'d', RightMeaning::Delete, "delete (obsolete)",
     "Messages can be marked as deleted and removed; older than RFC 4314."},
    {'a', RightMeaning::Administer, "administer", "The access list can be read and changed."},
    {'n', RightMeaning::Annotate, "annotate", "Shared annotations of messages can be written."},
    {'0', RightMeaning::Site, "site's own", "A right that this server's site has given a meaning."},
    {'?', RightMeaning::Unknown, "unknown", "A right of which only the server knows what it is for."},
};

constexpr Role AllRoles[] = {Role::None, Role::Read, Role::Post, Role::Append, Role::Write, Role::All};

} // namespace

QByteArray Rights::toBytes() const
{
    QByteArray bytes;
    bytes.reserve(count());
    for (quint64 bits = m_bits; bits; bits &= bits - 1)
        bytes += detail::RightOrder[std::countr_zero(bits)];
    return bytes;
}

Rights sendable(Rights rights, RightsEra era)
{
    if (era == RightsEra::Rfc4314)
        return rights.withoutVirtual();
    Rights sent = rights - Rights("kxte");
    if (rights.contains('k'))
        sent |= Rights("c");
    // Courier's "d" is all three of them together.
    if (rights.containsAny("xte"))
        sent |= Rights("d");
    return sent;
}

RightMeaning meaningOf(char right)
{
    if (right >= '0' && right <= '9')
        return RightMeaning::Site;
    const auto text = std::find_if(std::begin(Texts), std::end(Texts),
                                   [right](const Text &one) { return one.right == right; });
    return text == std::end(Texts) ? RightMeaning::Unknown : text->meaning;
}

const char *nameOf(RightMeaning meaning)
{
    return Texts[int(meaning)].name;
}

const char *sentenceOf(RightMeaning meaning)
{
    return Texts[int(meaning)].sentence;
}

Rights rightsOf(RightsGroup group, const KnownRights &known)
{
    static constexpr Rights groups[] = {"lrs", "wikcn", "p", "xted", "a"};
    return groups[int(group)] & Rights(known.rights).withoutVirtual(eraOf(known));
}

Coverage coverageOf(Rights group, Rights have)
{
    return have.containsAll(group) && !group.isEmpty() ? Coverage::All
           : have.containsAny(group)                   ? Coverage::Some
                                                       : Coverage::None;
}

Rights rightsOf(Role role, RightsEra era)
{
    const bool isNew = era == RightsEra::Rfc4314;
    switch (role) {
    case Role::Read:
        return "lrs";
    case Role::Post:
        return "lrsp";
    case Role::Append:
        return "lrsip";
    case Role::Write:
        return isNew ? "lrswipkxte" : "lrswipcd";
    case Role::All:
        return isNew ? "lrswipkxtea" : "lrswipcda";
    case Role::None:
    case Role::Custom:
        break;
    }
    return {};
}

Role roleOf(Rights rights, RightsEra era)
{
    const auto role = std::find_if(std::begin(AllRoles), std::end(AllRoles), [rights, era](Role one) {
        return rightsOf(one, era) == rights.withoutVirtual(era);
    });
    return role == std::end(AllRoles) ? Role::Custom : *role;
}

const char *nameOf(Role role)
{
    static constexpr const char *names[] = {"none", "read", "post", "append", "write", "all", "custom"};
    return names[int(role)];
}

std::optional<Rights> rightsOfWord(QByteArrayView word, RightsEra era)
{
    if (word == "delete")
        return Rights(era == RightsEra::Rfc4314 ? "lrxte" : "lrd");
    const auto role = std::find_if(std::begin(AllRoles), std::end(AllRoles),
                                   [word](Role one) { return word == nameOf(one); });
    return role == std::end(AllRoles) ? std::nullopt : std::optional(rightsOf(*role, era));
}

} // namespace imap
