#pragma once
#include "../session.h"

namespace imap {

// What a STATUS response tells (RFC 9051 section 7.3.4). Each is there only if the server sent it.
struct MailboxStatus
{
    MailboxName mailbox;
    std::optional<quint64> messages = {}, unseen = {}, recent = {}, uidNext = {}, uidValidity = {};
    std::optional<quint64> size = {}; // octets, RFC 8438
    std::optional<quint64> highestModSeq = {};

    // status-att-list = status-att-val *(SP status-att-val)
    bool read(Cursor &in)
    {
        if (!readName(in) || !in.expectSpace() || !in.expect('('))
            return false;
        while (!in.skip(')')) {
            if (in.space())
                continue;
            QByteArrayView item, value;
            if (!in.expectAtom(item) || !in.expectSpace() || !in.expectValue(value))
                return false;
            // A negative count has been seen; it counts as not told.
            quint64 number = 0;
            if (!Cursor(value).number(number))
                continue;
            const QByteArray name = item.toByteArray().toUpper();
            static constexpr std::pair<const char *, std::optional<quint64> MailboxStatus::*> items[] = {
                {"MESSAGES", &MailboxStatus::messages},
                {"UNSEEN", &MailboxStatus::unseen},
                {"RECENT", &MailboxStatus::recent},
                {"UIDNEXT", &MailboxStatus::uidNext},
                {"UIDVALIDITY", &MailboxStatus::uidValidity},
                {"SIZE", &MailboxStatus::size},
                {"HIGHESTMODSEQ", &MailboxStatus::highestModSeq}};
            for (const auto &[known, member] : items) {
                if (name == known)
                    this->*member = number;
            }
        }
        return true;
    }

private:
    // Names with spaces have been seen without quotes: all up to the list is the name then.
    bool readName(Cursor &in)
    {
        Cursor ahead = in;
        QByteArray name;
        if (ahead.expectAString(name) && ahead.space() && ahead.peek() == '(')
            return in.expectMailbox(mailbox);
        const qsizetype list = in.rest().lastIndexOf(" (");
        if (in.isString() || list < 0)
            return in.fail("the name of a mailbox and a list");
        mailbox = MailboxName::fromWire(in.rest().first(list).toByteArray());
        in.advanceTo(in.offset() + list);
        return true;
    }
};

// STATUS, RFC 9051 section 6.3.11. `items` as on the wire: MESSAGES, UNSEEN, SIZE …
struct GetStatus
{
    using Result = MailboxStatus;
    static constexpr bool reads = true;
    static constexpr auto answers = {"STATUS"};
    static constexpr bool needsAnswer = true;
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    QByteArrayList items;
    MailboxStatus status = {};

    void write(Writer &out) const
    {
        out.atom("STATUS").mailbox(mailbox).open();
        for (const QByteArray &item : items)
            out.atom(item);
        out.close();
    }
    bool accept(Cursor &in)
    {
        MailboxStatus found;
        if (!found.read(in) || !(found.mailbox == mailbox))
            return false;
        status = std::move(found);
        return true;
    }
    MailboxStatus take() { return std::move(status); }
};

} // namespace imap
