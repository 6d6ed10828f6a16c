#pragma once
#include "../atom.h"
#include "../session.h"

namespace imap {

// What CREATE tells of the new mailbox.
struct CreatedMailbox
{
    // MAILBOXID, RFC 8474 section 4.1, which stays the same when the mailbox is renamed. Empty: not told.
    QByteArray id;
};

namespace detail {
// Cyrus reads it as a bare word, and would take quotes as part of it.
inline void writePartition(Writer &out, QByteArrayView partition)
{
    if (!isAtom(partition))
        out.refuse("the name of a partition that is no atom");
    out.atom(partition);
}
} // namespace detail

// CREATE, RFC 9051 section 6.3.4. Where the server's names have levels, the missing ones above are created too; a
// name that ends in the separator says that only other mailboxes will be below it. Needs the right "k" on the parent.
//
// `specialUse` (attributes as LIST shows them: "\Sent", "\Archive" …) needs CREATE-SPECIAL-USE (RFC 6154 section 3);
// a use that the server does not allow is a NO with the code USEATTR. `partition` is where Cyrus keeps it; only its
// administrators may say so. What exists already is a NO, with the code ALREADYEXISTS (RFC 5530) from some servers.
struct Create
{
    using Result = CreatedMailbox;
    MailboxName mailbox;
    QByteArrayList specialUse = {};
    QByteArray partition = {};
    CreatedMailbox created = {};

    QByteArray needs() const
    {
        return specialUse.isEmpty() ? QByteArray() : QByteArray("CREATE-SPECIAL-USE");
    }
    // create-param = "USE" SP "(" [use-attr *(SP use-attr)] ")"
    // Cyrus takes the partition as a bare word, or as a parameter beside others.
    void write(Writer &out) const
    {
        out.atom("CREATE").mailbox(mailbox);
        if (specialUse.isEmpty()) {
            if (!partition.isEmpty())
                detail::writePartition(out, partition);
            return;
        }
        out.open().atom("USE").open();
        for (const QByteArray &use : specialUse) {
            if (!use.startsWith('\\') || !isAtom(QByteArrayView(use).sliced(1)))
                out.refuse("a special use that is no attribute");
            out.atom(use);
        }
        out.close();
        if (!partition.isEmpty())
            detail::writePartition(out.atom("PARTITION"), partition);
        out.close();
    }
    // resp-text-code =/ "MAILBOXID" SP "(" objectid ")"
    void completed(const Status &status, Session &)
    {
        if (status.code != "MAILBOXID")
            return;
        Cursor in(status.arguments);
        in.skip('(');
        created.id = in.atom().toByteArray();
    }
    CreatedMailbox take() { return std::move(created); }
};

// DELETE, RFC 9051 section 6.3.5: the mailbox with its messages. What is below it stays; some servers refuse then
// (code HASCHILDREN). Needs the right "x".
struct Delete
{
    using Result = Done;
    MailboxName mailbox;

    void write(Writer &out) const { out.atom("DELETE").mailbox(mailbox); }
    Done take() { return {}; }
};

// RENAME, RFC 9051 section 6.3.6: the mailbox and all that is below it. Renaming INBOX moves its messages and leaves
// it empty. Needs "x" on the mailbox and "k" on the new parent. Cyrus' administrators move a mailbox to another
// partition by `partition`, with the same name twice if it is to keep its name.
struct Rename
{
    using Result = Done;
    MailboxName from, to;
    QByteArray partition = {};

    void write(Writer &out) const
    {
        out.atom("RENAME").mailbox(from).mailbox(to);
        if (!partition.isEmpty())
            detail::writePartition(out, partition);
    }
    Done take() { return {}; }
};

// SUBSCRIBE, RFC 9051 section 6.3.7: adds a mailbox to those that LSUB and LIST with SUBSCRIBED tell. Whether one that
// does not exist may be subscribed is up to the server; one that is deleted stays subscribed.
struct Subscribe
{
    using Result = Done;
    MailboxName mailbox;

    void write(Writer &out) const { out.atom("SUBSCRIBE").mailbox(mailbox); }
    Done take() { return {}; }
};

// UNSUBSCRIBE, RFC 9051 section 6.3.8: takes it from them. Of one that is not among them some servers say NO.
struct Unsubscribe
{
    using Result = Done;
    MailboxName mailbox;

    void write(Writer &out) const { out.atom("UNSUBSCRIBE").mailbox(mailbox); }
    Done take() { return {}; }
};

// XFER, Cyrus: moves a mailbox, for a user's INBOX all that is below it too, to another server of the same Murder,
// there into a partition if one is named. For administrators; it takes as long as copying the messages does.
struct Xfer
{
    using Result = Done;
    MailboxName mailbox;
    QString server;
    QByteArray partition = {};

    void write(Writer &out) const
    {
        out.atom("XFER").mailbox(mailbox).string(server.toUtf8());
        if (!partition.isEmpty())
            detail::writePartition(out, partition);
    }
    Done take() { return {}; }
};

} // namespace imap
