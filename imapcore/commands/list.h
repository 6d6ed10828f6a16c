#pragma once
#include "../describer.h"
#include "../session.h"
#include "status.h"

namespace imap {

// One mailbox of a LIST answer.
struct ListedMailbox
{
    MailboxName name;
    char separator = 0;                       // 0: no hierarchy
    QByteArrayList attributes;                // as sent: "\HasChildren", "\Sent" …
    std::optional<MailboxStatus> status = {}; // where it was asked for and the server told it

    bool has(QByteArrayView attribute) const
    {
        for (const QByteArray &mine : attributes) {
            if (mine.compare(attribute, Qt::CaseInsensitive) == 0)
                return true;
        }
        return false;
    }
    bool isSelectable() const { return !has("\\Noselect") && !has("\\NonExistent"); }
};

// LIST, RFC 9051 section 6.3.9: the mailboxes whose name matches a pattern ("%" stops at the separator, "*" does
// not). With `returnOptions` it is the extended form (RFC 5258, LIST-EXTENDED); STATUS there needs LIST-STATUS
// (RFC 5819).
struct List
{
    using Result = std::vector<ListedMailbox>;
    static constexpr bool reads = true;
    static constexpr auto answers = {"LIST", "STATUS"};
    QByteArray pattern; // on the wire, wildcards included
    QByteArrayList returnOptions = {};
    Result mailboxes = {};

    void write(Writer &out) const
    {
        out.atom("LIST").string("").string(pattern);
        if (returnOptions.isEmpty())
            return;
        out.atom("RETURN").open();
        for (const QByteArray &option : returnOptions)
            out.raw(option);
        out.close();
    }
    // mailbox-list = "(" [mbx-list-flags] ")" SP (DQUOTE QUOTED-CHAR DQUOTE / nil) SP mailbox [SP mbox-list-extended]
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        if (keyword == "STATUS")
            return acceptStatus(in);
        ListedMailbox found;
        if (!in.expect('('))
            return false;
        while (!in.skip(')')) {
            QByteArrayView attribute;
            if (in.space())
                continue;
            if (!in.expectAtom(attribute))
                return false;
            found.attributes.append(attribute.toByteArray());
        }
        QByteArray name;
        if (!in.expectSpace() || !in.expectSeparator(found.separator) || !in.expectSpace()
            || !in.expectLastName(name))
            return false;
        found.name = MailboxName::fromWire(std::move(name));
        mailboxes.push_back(std::move(found));
        return true;
    }
    Result take() { return std::move(mailboxes); }

private:
    // LIST-STATUS sends each STATUS after its LIST, some servers much later.
    bool acceptStatus(Cursor &in)
    {
        MailboxStatus status;
        if (!status.read(in))
            return false;
        for (auto mailbox = mailboxes.rbegin(); mailbox != mailboxes.rend(); ++mailbox) {
            if (mailbox->name == status.mailbox) {
                mailbox->status = std::move(status);
                return true;
            }
        }
        return false;
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
