#pragma once
#include "listed.h"

namespace imap {

// LSUB, RFC 3501 section 6.3.9: the subscribed mailboxes whose name matches a pattern. What is marked \Noselect is not
// subscribed, but something below it is that the pattern does not reach. The attributes tell nothing else: LIST with
// the selection option SUBSCRIBED is better where the server has it. `remote`: RLSUB (RFC 2193, MAILBOX-REFERRALS).
struct Lsub
{
    using Result = std::vector<ListedMailbox>;
    static constexpr bool reads = true;
    static constexpr auto answers = {"LSUB"};
    QByteArray pattern; // on the wire, wildcards included
    MailboxName reference = {};
    bool remote = false;
    Result mailboxes = {};
    KnownAttributes known = {};

    QByteArray needs() const { return remote ? QByteArray("MAILBOX-REFERRALS") : QByteArray(); }
    void write(Writer &out) const { out.atom(remote ? "RLSUB" : "LSUB").mailbox(reference).string(pattern); }
    bool accept(Cursor &in) { return mailboxes.emplace_back().read(in, known); }
    Result take() { return std::move(mailboxes); }
};

} // namespace imap
