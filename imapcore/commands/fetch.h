#pragma once
#include "../fetchitem.h"
#include "../messages.h"
#include "../session.h"

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

// FETCH and UID FETCH, RFC 9051 section 6.4.5. What it brings is found in Session::mailbox(), like all FETCH data; the
// reply only tells that everything has come.
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
    bool reads() const
    {
        return std::none_of(items.begin(), items.end(),
                            [](const QByteArray &item) { return FetchItem(item).setsSeen(); });
    }
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

} // namespace imap
