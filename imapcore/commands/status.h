#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// What a STATUS response tells (RFC 9051 section 7.3.3). Each is there only if the server sent it.
struct MailboxStatus
{
    // An item that is not known here, or whose value is of no known form.
    struct Item
    {
        QByteArray name, value; // the name in upper case, the value as sent
    };
    MailboxName mailbox;
    std::optional<quint64> messages = {}, unseen = {}, recent = {}, uidNext = {}, uidValidity = {};
    std::optional<quint64> size = {}; // octets (RFC 8438)
    std::optional<quint64> highestModSeq = {};
    // How many messages are marked \Deleted, and what they take: octets, an estimate (RFC 9208 section 4.1.4).
    std::optional<quint64> deleted = {}, deletedStorage = {};
    // Octets a message (RFC 7889). NIL, for no limit, is among the others.
    std::optional<quint64> appendLimit = {};
    QByteArray mailboxId = {};     // RFC 8474; empty: not told
    std::vector<Item> others = {}; // negative counts as well: they have been seen

    // status-att-list = status-att-val *(SP status-att-val)
    bool read(Cursor &in)
    {
        QByteArray name;
        if (!in.expectNameBeforeList(name) || !in.expectSpace() || !in.expect('('))
            return false;
        mailbox = MailboxName::fromWire(std::move(name));
        while (!in.skip(')')) {
            if (in.space())
                continue;
            QByteArrayView item, value;
            if (!in.expectAtom(item) || !in.expectSpace() || !in.expectValue(value))
                return false;
            const QByteArray itemName = item.toByteArray().toUpper();
            if (!keep(itemName, value))
                others.push_back({itemName, value.toByteArray()});
        }
        return true;
    }

private:
    bool keep(const QByteArray &name, QByteArrayView value)
    {
        // status-att-val =/ "MAILBOXID" SP "(" objectid ")"
        if (name == "MAILBOXID" && value.startsWith('(')) {
            mailboxId = value.sliced(1).chopped(1).trimmed().toByteArray();
            return true;
        }
        static constexpr std::pair<const char *, std::optional<quint64> MailboxStatus::*> items[] = {
            {"MESSAGES", &MailboxStatus::messages},
            {"UNSEEN", &MailboxStatus::unseen},
            {"RECENT", &MailboxStatus::recent},
            {"UIDNEXT", &MailboxStatus::uidNext},
            {"UIDVALIDITY", &MailboxStatus::uidValidity},
            {"SIZE", &MailboxStatus::size},
            {"HIGHESTMODSEQ", &MailboxStatus::highestModSeq},
            {"DELETED", &MailboxStatus::deleted},
            {"DELETED-STORAGE", &MailboxStatus::deletedStorage},
            {"APPENDLIMIT", &MailboxStatus::appendLimit}};
        quint64 number = 0;
        for (const auto &[known, member] : items) {
            if (name == known && Cursor(value).number(number)) {
                this->*member = number;
                return true;
            }
        }
        return false;
    }
};

// STATUS, RFC 9051 section 6.3.11, about a mailbox without selecting it. `items` as on the wire: MESSAGES, UNSEEN,
// UIDNEXT, UIDVALIDITY, RECENT (IMAP4rev1); SIZE and DELETED (IMAP4rev2, or STATUS=SIZE and QUOTA=RES-MESSAGE),
// HIGHESTMODSEQ (CONDSTORE), DELETED-STORAGE (QUOTA=RES-STORAGE), APPENDLIMIT, MAILBOXID (OBJECTID). An item that
// the server does not know is a BAD from most. Needs the right "r". It is not for the selected mailbox, which
// Session::mailbox() knows better.
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
        if (!found.read(in) || !found.mailbox.isAnswerTo(mailbox))
            return false;
        status = std::move(found);
        return true;
    }
    MailboxStatus take() { return std::move(status); }
};

// status-att-val = status-att SP value; MAILBOXID has its value in parentheses (RFC 8474)
inline bool readStatusItem(FieldCursor &in)
{
    QByteArrayView name;
    if (!in.expectName(name, FieldCursor::Case::Upper))
        return false;
    in.space();
    if (in.peek() == ')') {
        in.note("a name without a value");
        in.addNull(name);
        return true;
    }
    if (in.peek() == '(')
        return in.skip('(') && (in.space(), in.readAString(name)) && (in.space(), in.expect(')'));
    if (in.nil()) {
        in.addNull(name);
        return true;
    }
    if (in.peek() == '-' || (in.peek() >= '0' && in.peek() <= '9')) {
        const qsizetype begin = in.offset(), fields = in.size();
        if (in.readNumber(name))
            return true;
        in.backTo(begin);
        in.dropFrom(fields);
    }
    return in.readAString(name);
}

inline const Describer describesStatus(Describer::Response, {"STATUS"}, [](FieldCursor &in) {
    if (!in.readMailbox(&Cursor::expectNameBeforeList))
        return false;
    const auto items = in.object("items");
    if (!in.more()) {
        in.note("no list of items");
        return !in.failed();
    }
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        if (!readStatusItem(in))
            return false;
    }
    return !in.failed();
});

} // namespace imap
