#pragma once
#include "status.h"

namespace imap {

// Some mailboxes, and what the server is to tell of them unasked (RFC 5465 sections 5 and 6).
struct EventGroup
{
    enum class Of {
        Selected,        // the selected mailbox; message numbers may shift at any time
        SelectedDelayed, // the same, but EXPUNGE comes only when a command allows it
        Inboxes,         // where new mail may be delivered to
        Personal,
        Subscribed,
        Subtree, // `mailboxes` and all that is below them
        Mailboxes,
    };
    enum Event {
        MessageNew = 0x1, // EXISTS and FETCH, or STATUS of a mailbox that is not selected
        MessageExpunge = 0x2,
        FlagChange = 0x4,
        AnnotationChange = 0x8,
        MailboxName = 0x10, // LIST: \NonExistent is gone; with ListedMailbox::oldName where it was renamed
        SubscriptionChange = 0x20,
        MailboxMetadataChange = 0x40, // METADATA with the names of entries
        ServerMetadataChange = 0x80,
    };
    Of of = Of::Selected;
    int events = 0;            // none: nothing of these mailboxes is told
    QByteArrayList fetch = {}; // with MessageNew of the selected mailbox: what of it, as on the wire
    std::vector<imap::MailboxName> mailboxes = {}; // for Subtree and Mailboxes

    void write(Writer &out) const;
};

// event-group = "(" filter-mailboxes SP events ")"
inline void EventGroup::write(Writer &out) const
{
    static constexpr const char *filters[] = {"SELECTED",   "SELECTED-DELAYED", "INBOXES",  "PERSONAL",
                                              "SUBSCRIBED", "SUBTREE",          "MAILBOXES"};
    static constexpr const char *names[] = {"MessageNew",
                                            "MessageExpunge",
                                            "FlagChange",
                                            "AnnotationChange",
                                            "MailboxName",
                                            "SubscriptionChange",
                                            "MailboxMetadataChange",
                                            "ServerMetadataChange"};
    out.open().atom(filters[int(of)]);
    const bool named = of == Of::Subtree || of == Of::Mailboxes;
    if (named == mailboxes.empty())
        out.refuse(named ? "no mailboxes where some must be named" : "mailboxes where none may be named");
    if (mailboxes.size() > 1)
        out.open();
    for (const imap::MailboxName &mailbox : mailboxes)
        out.mailbox(mailbox);
    if (mailboxes.size() > 1)
        out.close();
    if (!fetch.isEmpty() && (!(events & MessageNew) || int(of) > int(Of::SelectedDelayed)))
        out.refuse("items to fetch of messages that are not new or not of the selected mailbox");
    if (events == 0) {
        out.atom("NONE").close();
        return;
    }
    out.open();
    for (size_t i = 0; i < std::size(names); ++i) {
        if (!(events & 1 << i))
            continue;
        out.atom(names[i]);
        if (i == 0 && !fetch.isEmpty()) {
            out.open();
            for (const QByteArray &item : fetch)
                out.raw(item);
            out.close();
        }
    }
    out.close().close();
}

// NOTIFY SET, RFC 5465 section 3.1: what the server is to tell from now on, instead of what it was told before. It
// comes whenever it likes, also while no command is under way, and goes where such things always go: to
// Session::mailbox(), or to Session::unsolicited as STATUS, LIST and METADATA. FlagChange and AnnotationChange need
// MessageNew and MessageExpunge, and these each other (else BAD, though Dovecot lets it pass). Which events a server
// lacks is in the error: unsupportedEvents.
//
// Needs NOTIFY. It is over with the connection: a Link does not ask for it again.
//
// `status`: the server first sends STATUS of every mailbox that is watched, but the selected one. They are the result.
struct NotifySet
{
    using Result = std::vector<MailboxStatus>;
    static constexpr bool reads = true;
    static constexpr auto capability = "NOTIFY";
    static constexpr auto answers = {"STATUS"};
    std::vector<EventGroup> groups;
    bool status = false;
    Result states = {};

    // notify-set = "SET" [SP "STATUS"] SP event-group *(SP event-group)
    void write(Writer &out) const
    {
        out.atom("NOTIFY").atom("SET");
        if (status)
            out.atom("STATUS");
        if (groups.empty())
            out.refuse("no events: NOTIFY NONE says that");
        for (const EventGroup &group : groups)
            group.write(out);
    }
    bool accept(Cursor &in) { return status && states.emplace_back().read(in); }
    Result take() { return std::move(states); }
};

// NOTIFY NONE, RFC 5465 section 3.2: the server tells nothing more, not even of the selected mailbox unless a command
// allows it. Needs NOTIFY.
struct NotifyNone
{
    using Result = Done;
    static constexpr bool reads = true;
    static constexpr auto capability = "NOTIFY";

    void write(Writer &out) const { out.atom("NOTIFY").atom("NONE"); }
    Done take() { return {}; }
};

// What a server that refused NOTIFY SET has not got, as it calls it (code BADEVENT, RFC 5465 section 8).
inline QByteArrayList unsupportedEvents(const Error &error)
{
    QByteArrayList events;
    if (error.code != "BADEVENT")
        return events;
    for (QByteArray event : error.arguments.simplified().split(' ')) {
        event.replace('(', "").replace(')', "");
        if (!event.isEmpty())
            events.append(event);
    }
    return events;
}

// Whether this response (Session::received) says that the server has given up telling, as after NOTIFY NONE, because
// there was too much of it (RFC 5465 section 5.8).
inline bool isNotificationOverflow(QByteArrayView response)
{
    Cursor in(response);
    if (!in.skip('*') || !in.space())
        return false;
    const auto status = Status::read(in);
    return status && status->code == "NOTIFICATIONOVERFLOW";
}

} // namespace imap
