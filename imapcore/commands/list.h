#pragma once
#include "../describer.h"
#include "listed.h"

namespace imap {

// Return options for LIST. Items as for GetStatus.
inline QByteArray listStatus(const QByteArrayList &items)
{
    return "STATUS (" + items.join(' ') + ')';
}
// Entries as for GetMetadata, without what is below them.
inline QByteArray listMetadata(const QByteArrayList &entries)
{
    QByteArrayList names;
    for (const QByteArray &entry : entries)
        names += quoted(entry);
    return "METADATA (" + names.join(' ') + ')';
}

// LIST, RFC 9051 section 6.3.9: the mailboxes whose name matches a pattern, as it stands on the wire ("%" stops at the
// separator, "*" does not; neither can be escaped). Without extensions it is what every server knows. The pattern ""
// asks for the separator and the root of the reference name.
//
// The extended form (RFC 5258, LIST-EXTENDED) takes several patterns, and options as on the wire:
//
//   selectionOptions  which mailboxes: SUBSCRIBED, REMOTE (other servers' too), RECURSIVEMATCH (with another option:
//                     those above a match as well, ListedMailbox::childInfo), SPECIAL-USE (RFC 6154)
//   returnOptions     what is told of each: SUBSCRIBED, CHILDREN; SPECIAL-USE (RFC 6154); what listStatus (LIST-STATUS,
//                     RFC 5819) and listMetadata (LIST-METADATA, RFC 9590) make; MYRIGHTS (LIST-MYRIGHTS, RFC 8440)
//
// Courier ignores selection options and lists everything. `remote`: RLIST (RFC 2193, MAILBOX-REFERRALS), with the
// mailboxes that other servers hold; what is done with one of those may be refused with a referral (referrals.h).
struct List
{
    using Result = std::vector<ListedMailbox>;
    static constexpr bool reads = true;
    static constexpr auto answers = {"LIST", "STATUS", "MYRIGHTS", "METADATA"};
    QByteArray pattern;
    QByteArrayList returnOptions = {};
    QByteArrayList selectionOptions = {};
    QByteArrayList morePatterns = {};
    MailboxName reference = {}; // what the patterns begin from; how they are joined is up to the server
    bool remote = false;
    Result mailboxes = {};
    KnownAttributes known = {};
    size_t at = 0; // among them, where the last answer belonged

    // The capability that says most.
    QByteArray needs() const
    {
        static constexpr std::pair<const char *, const char *> capabilities[] = {
            {"METADATA", "LIST-METADATA"}, {"MYRIGHTS", "LIST-MYRIGHTS"}, {"STATUS", "LIST-STATUS"}};
        for (const auto &[option, capability] : capabilities) {
            if (returns(option))
                return capability;
        }
        if (returns("SPECIAL-USE") || selectionOptions.contains("SPECIAL-USE"))
            return "SPECIAL-USE";
        if (!returnOptions.isEmpty() || !selectionOptions.isEmpty() || !morePatterns.isEmpty())
            return "LIST-EXTENDED";
        return remote ? QByteArray("MAILBOX-REFERRALS") : QByteArray();
    }
    // list = "LIST" [SP list-select-opts] SP mailbox SP mbox-or-pat [SP list-return-opts]
    void write(Writer &out) const
    {
        const auto list = [&out](const QByteArrayList &options) {
            out.open();
            for (const QByteArray &option : options)
                out.raw(option);
            out.close();
        };
        out.atom(remote ? "RLIST" : "LIST");
        if (!selectionOptions.isEmpty())
            list(selectionOptions);
        out.mailbox(reference);
        if (morePatterns.isEmpty()) {
            out.string(pattern);
        } else {
            out.open().string(pattern);
            for (const QByteArray &more : morePatterns)
                out.string(more);
            out.close();
        }
        if (!returnOptions.isEmpty()) {
            out.atom("RETURN");
            list(returnOptions);
        }
    }
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        if (keyword == "LIST")
            return mailboxes.emplace_back().read(in, known);
        // Not asked for, so it is not for this command: the server tells of a change.
        if (!returns(keyword))
            return false;
        if (keyword == "STATUS")
            return acceptStatus(in);
        MailboxName name;
        if (!in.expectMailbox(name))
            return false;
        ListedMailbox *mailbox = find(name);
        if (!mailbox)
            return false;
        if (keyword == "METADATA")
            return in.expectSpace() && readMetadata(in, mailbox->makeMore().metadata);
        // myrights-data = "MYRIGHTS" SP mailbox SP rights
        QByteArray &rights = mailbox->makeMore().rights.emplace();
        return !in.space() || in.atEnd() || in.expectAString(rights);
    }
    Result take() { return std::move(mailboxes); }

private:
    bool returns(QByteArrayView option) const
    {
        return std::any_of(returnOptions.begin(), returnOptions.end(), [option](const QByteArray &mine) {
            return Cursor(mine).atom().compare(option, Qt::CaseInsensitive) == 0;
        });
    }
    bool acceptStatus(Cursor &in)
    {
        MailboxStatus status;
        ListedMailbox *mailbox = status.read(in) ? find(status.mailbox) : nullptr;
        if (!mailbox)
            return false;
        mailbox->status = std::make_shared<const MailboxStatus>(std::move(status));
        return true;
    }
    // What belongs to a mailbox comes after its LIST, from some servers much later, but in the same order.
    ListedMailbox *find(const MailboxName &name)
    {
        for (size_t i = 0; i < mailboxes.size(); ++i, ++at) {
            if (at >= mailboxes.size())
                at = 0;
            if (mailboxes[at].name == name)
                return &mailboxes[at];
        }
        return nullptr;
    }
};

// mbox-list-extended = "(" [mbox-list-extended-item *(SP mbox-list-extended-item)] ")"
// mbox-list-extended-item = mbox-list-extended-item-tag SP tagged-ext-val
inline bool readListExtensions(FieldCursor &in)
{
    const auto ext = in.object("ext");
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        QByteArrayView tag;
        if (!in.expectName(tag, FieldCursor::Case::Upper))
            return false;
        in.space();
        if (in.peek() == ')')
            in.addNull(tag);
        else if (!in.readAny(tag))
            return false;
    }
    return !in.failed();
}

// mbx-list-flags, with or without them
inline bool readListAttributes(FieldCursor &in)
{
    const auto attrs = in.list("attrs");
    if (in.nil()) {
        in.note("NIL where a list belongs");
        return true;
    }
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        if (!in.readAString({}))
            return false;
    }
    return !in.failed();
}

inline const Describer describesList(Describer::Response, {"LIST", "LSUB", "XLIST"}, [](FieldCursor &in) {
    if (!readListAttributes(in))
        return false;
    in.space();
    if (!in.readSeparator("delim") || !in.expectSpace() || !in.readMailbox(&Cursor::expectLastName))
        return false;
    return !in.more() || readListExtensions(in);
});

} // namespace imap
