#pragma once
#include "../session.h"

namespace imap {

// Which rights a server knows, from what it announces (RFC 4314 sections 2.1.1 and 5.1.1).
struct KnownRights
{
    QByteArray rights; // in the order of a list for people: "lrswiptexka", from RFC 2086 alone "lrswipcda"
    // "c" and "d" stand for others that are shown besides them: to be ignored, never sent.
    bool cdVirtual = false;
    // ACL2=UNION (Courier): somebody's rights are all that any entry gives them.
    bool unionOfAll = false;

    static KnownRights from(const Capabilities &capabilities)
    {
        KnownRights known{"lrswip"};
        for (const QByteArray &more : capabilities.valuesOf("RIGHTS=")) {
            known.cdVirtual = true;
            known.rights += more.toLower();
        }
        known.rights += known.cdVirtual ? "a" : "cda";
        known.unionOfAll = capabilities.contains("ACL2=UNION");
        return known;
    }
    bool contains(char right) const { return rights.contains(right); }
    // These rights without "c" and "d" where those say nothing of their own.
    QByteArray withoutVirtual(QByteArray given) const
    {
        return cdVirtual ? given.replace('c', "").replace('d', "") : given;
    }
};

// What an identifier may be given on a mailbox.
struct GrantableRights
{
    QByteArray always;       // it has these whatever the list says
    QByteArrayList optional; // each set is given or taken as a whole
};

// LISTRIGHTS, RFC 4314 section 3.4: what may be given to an identifier on a mailbox. Needs ACL and the right "a".
// Dovecot answers the same for every mailbox and identifier: it is a hint, not a promise.
struct ListRights
{
    using Result = GrantableRights;
    static constexpr bool reads = true;
    static constexpr auto capability = "ACL";
    static constexpr auto answers = {"LISTRIGHTS"};
    static constexpr bool needsAnswer = true;
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    QString identifier;
    GrantableRights grantable = {};

    void write(Writer &out) const { out.atom("LISTRIGHTS").mailbox(mailbox).string(identifier.toUtf8()); }
    // listrights-data = "LISTRIGHTS" SP mailbox SP identifier SP rights *(SP rights)
    bool accept(Cursor &in)
    {
        QByteArray who;
        if (!in.expectMailboxIs(mailbox) || !in.expectSpace() || !in.expectAString(who)
            || who != identifier.toUtf8())
            return false;
        GrantableRights found;
        if (in.space() && !in.atEnd() && !in.expectAString(found.always))
            return false;
        while (in.space() && !in.atEnd()) {
            if (!in.expectAString(found.optional.emplace_back()))
                return false;
        }
        grantable = std::move(found);
        return in.expectEnd();
    }
    GrantableRights take() { return std::move(grantable); }
};

} // namespace imap
