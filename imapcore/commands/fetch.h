#pragma once
#include "../session.h"
#include "fetchitems.h"

namespace imap {

// FETCH by message sequence number, RFC 9051 section 6.4.5. What it brings is found in Session::mailbox(), like
// all FETCH data; the reply only tells that everything has come.
struct Fetch
{
    using Result = Done;
    static constexpr bool inMailbox = true;
    static constexpr bool usesNumbers = true;
    SequenceSet numbers;
    QByteArrayList items; // as on the wire: UID, FLAGS, ENVELOPE, RFC822.SIZE, INTERNALDATE

    // What sets \Seen is more than a look (RFC 9051 section 6.4.5).
    bool reads() const
    {
        return std::none_of(items.begin(), items.end(), [](const QByteArray &item) {
            const QByteArray upper = item.toUpper();
            return upper.startsWith("BODY[") || upper.startsWith("BINARY[") || upper == "RFC822"
                   || upper == "RFC822.TEXT";
        });
    }

    void write(Writer &out) const
    {
        out.atom("FETCH").set(numbers).open();
        for (const QByteArray &item : items)
            out.raw(item);
        out.close();
    }
    Done take() { return {}; }
};

// msg-att = "(" (msg-att-dynamic / msg-att-static) *(SP (msg-att-dynamic / msg-att-static)) ")"
// Parentheses round the list or none at all, items without a value, and an empty list have been seen.
inline bool readFetchItems(FieldCursor &in)
{
    const bool isList = in.skip('(');
    if (!isList)
        in.note("items without parentheses");
    int around = 0;
    for (; in.skip('('); ++around)
        in.note("parentheses round the list");
    if (in.peek() == ')')
        in.note("an empty list");
    const auto attrs = in.object("attrs");
    for (bool more = isList ? in.moreInList() : !in.atEnd(); more;
         more = isList ? in.moreInList() : in.more()) {
        FetchItemName item;
        if (!item.read(in))
            return in.fail("the name of a FETCH item");
        const QByteArrayView name = item.fieldName(in);
        if (!in.space() && in.peek() != ')')
            in.note("no space after the name of an item");
        if (in.peek() == ')' || in.atEnd()) {
            in.note("an item without a value");
            in.addNull(name);
        } else if (!readFetchValue(in, name, describerOf(item))) {
            return false;
        }
    }
    for (; around > 0 && !in.failed(); --around) {
        in.space();
        in.expect(')');
    }
    return !in.failed();
}

// message-data = nz-number SP "FETCH" SP msg-att
inline const Describer describesFetch(Describer::Response, {"FETCH"}, [](FieldCursor &in) {
    return in.readLeadingNumber("seq") && readFetchItems(in);
});
// uniqueid SP "UIDFETCH" SP msg-att   (RFC 9586 section 3.3)
inline const Describer describesUidFetch(Describer::Response, {"UIDFETCH"}, [](FieldCursor &in) {
    return in.readLeadingNumber("uid") && readFetchItems(in);
});

} // namespace imap
