#pragma once
#include "../fetchitem.h"
#include "../messages.h"
#include "../session.h"
#include "fetchitems.h"

namespace imap {

// What restricts a FETCH to some of its messages.
struct FetchModifiers
{
    // Only messages with a greater mod-sequence; FETCH then tells MODSEQ too. Needs CONDSTORE (RFC 7162 section 3.1.4.1).
    std::optional<quint64> changedSince = {};
    // And which UIDs are gone since: they go to Session::mailbox(). UID FETCH with changedSince only, after ENABLE
    // QRESYNC. Needs QRESYNC (RFC 7162 section 3.2.6).
    bool vanished = false;
    // Only these of them. UID FETCH only. Needs PARTIAL (RFC 9394 section 3.3).
    std::optional<PartialRange> partial = {};

    QByteArray needs() const
    {
        return vanished ? "QRESYNC" : partial ? "PARTIAL" : changedSince ? "CONDSTORE" : "";
    }
    void write(Writer &out, const Messages &messages) const
    {
        if (vanished && (!messages.byUid() || !changedSince))
            out.refuse("VANISHED in a FETCH that is not by UID or not by changes");
        if (partial && (!messages.byUid() || !partial->isValid()))
            out.refuse("PARTIAL in a FETCH that is not by UID, or of no range");
        if (!changedSince && !partial)
            return;
        out.open();
        if (changedSince)
            out.atom("CHANGEDSINCE").number(*changedSince);
        if (vanished)
            out.atom("VANISHED");
        if (partial)
            out.atom("PARTIAL").atom(partial->toWire());
        out.close();
    }
};

// FETCH and UID FETCH, RFC 9051 section 6.4.5: tells about messages. What it brings is found in Session::mailbox(),
// like all FETCH data; the reply only tells that everything has come. Needs a selected mailbox and what the modifiers
// say; whether the server knows an item of an extension is not looked at (FetchData does), and who does not says BAD.
struct Fetch
{
    using Result = Done;
    static constexpr bool inMailbox = true;
    Messages messages;
    QByteArrayList items; // as on the wire: UID, FLAGS, ENVELOPE, RFC822.SIZE, INTERNALDATE
    FetchModifiers modifiers = {};

    QByteArray needs() const { return modifiers.needs(); }
    bool usesNumbers() const { return messages.usesNumbers(); }
    // What sets \Seen is more than a look (RFC 9051 section 6.4.5).
    bool harmless() const
    {
        return std::none_of(items.begin(), items.end(),
                            [](const QByteArray &item) { return FetchItem(item).setsSeen(); });
    }
    bool reads() const { return !messages.usesSaved() && harmless(); }
    void write(Writer &out) const
    {
        messages.write(out, "FETCH");
        out.open();
        for (const QByteArray &item : items)
            out.raw(item);
        out.close();
        modifiers.write(out, messages);
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
        const QByteArrayView name = fieldNameOf(item, in);
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
