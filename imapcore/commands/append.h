#pragma once
#include "../appendmessage.h"
#include "../messages.h"
#include "../session.h"

namespace imap {

// The largest message that the server takes into any mailbox, in octets (APPENDLIMIT, RFC 7889); nothing where it does
// not say, or says that each mailbox has its own (STATUS tells it then).
inline std::optional<quint64> appendLimit(const Capabilities &server)
{
    for (const QByteArray &value : server.valuesOf("APPENDLIMIT=")) {
        bool good = false;
        const quint64 limit = value.toULongLong(&good);
        if (good)
            return limit;
    }
    return {};
}

// APPEND, RFC 9051 section 6.3.12: puts a message into a mailbox, which need not be selected; several at once need
// MULTIAPPEND (RFC 3502), and come in all or not at all. Needs the right "i", and "s", "t" or "w" for the flags to be
// kept. Error::code is TRYCREATE when the mailbox does not exist but could be created, OVERQUOTA when there is no room,
// TOOBIG or LIMIT when it is too large. Session::mailbox() hears of messages that come into the selected mailbox.
struct Append
{
    using Result = Appended;
    MailboxName mailbox;
    std::vector<AppendMessage> messages;
    // No message with more octets is sent; nothing: whatever the server says (appendLimit).
    std::optional<quint64> limit = {};
    Appended appended = {};

    QByteArray needs() const
    {
        for (const AppendMessage &message : messages) {
            if (QByteArray needed = message.needs(); !needed.isEmpty())
                return needed;
        }
        return messages.size() > 1 ? "MULTIAPPEND" : "";
    }
    // append = "APPEND" SP mailbox 1*append-message
    void write(Writer &out) const
    {
        if (messages.empty())
            out.refuse("APPEND of no message at all");
        out.atom("APPEND").mailbox(mailbox);
        for (const AppendMessage &message : messages)
            message.write(out, limit);
    }
    void completed(const Status &status, Session &)
    {
        if (status.code == "APPENDUID")
            appended.read(status.arguments);
    }
    Appended take() { return std::move(appended); }
};

// REPLACE and UID REPLACE, RFC 8508: puts a message into a mailbox and expunges the one of the selected mailbox that it
// replaces, as one step. Needs REPLACE, and the rights of APPEND there and of EXPUNGE here. That the old one is gone is
// found in Session::mailbox().
struct Replace
{
    using Result = Appended;
    static constexpr bool inMailbox = true;
    static constexpr auto capability = "REPLACE";
    Messages::By by = Messages::By::Uid;
    quint32 number = 0; // message sequence number, or UID; SequenceSet::Star is the last message
    MailboxName mailbox;
    AppendMessage message;
    std::optional<quint64> limit = {}; // as for APPEND
    Appended appended = {};

    bool usesNumbers() const { return by == Messages::By::Number; }
    // replace = "REPLACE" SP seq-number SP mailbox append-message
    void write(Writer &out) const
    {
        if (number == 0)
            out.refuse("REPLACE of no message");
        Messages::writeVerb(out, by, "REPLACE");
        out.set({number, number}).mailbox(mailbox);
        message.write(out, limit);
    }
    // The code comes before the old message is expunged, untagged (RFC 8508 section 3.4).
    bool heard(const Status &status) { return status.code == "APPENDUID" && appended.read(status.arguments); }
    void completed(const Status &status, Session &) { heard(status); }
    Appended take() { return std::move(appended); }
};

} // namespace imap
