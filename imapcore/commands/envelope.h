#pragma once
#include "../describer.h"

namespace imap {

// addr-name SP addr-adl SP addr-mailbox SP addr-host, up to the closing parenthesis; the first `nils` are NIL and read
inline bool readAddressParts(FieldCursor &in, int nils = 0)
{
    const auto address = in.object();
    for (const char *part : {"name", "adl", "mailbox", "host"}) {
        in.space();
        if (in.peek() == ')') {
            in.note("an address with fewer than four parts");
            in.addNull(part);
        } else if (nils-- > 0) {
            in.addNull(part);
        } else if (!in.readNString(part)) {
            return false;
        }
    }
    in.space();
    while (in.peek() != ')' && !in.failed()) {
        QByteArrayView ignored;
        in.note("an address with more than four parts");
        in.expectValue(ignored);
        in.space();
    }
    return !in.failed();
}

// env-from = "(" 1*address ")" / nil
// address  = "(" addr-name SP addr-adl SP addr-mailbox SP addr-host ")"
// An empty list instead of NIL, NIL within the list, one address without its own parentheses and a bare string have
// been seen.
inline bool readAddresses(FieldCursor &in, QByteArrayView name)
{
    if (in.nil()) {
        in.addNull(name);
        return true;
    }
    const auto addresses = in.list(name);
    if (in.isString()) {
        in.note("a string where a list of addresses belongs");
        const auto address = in.object();
        in.addNull("name");
        in.addNull("adl");
        const bool good = in.readString("mailbox");
        in.addNull("host");
        return good;
    }
    if (!in.expect('('))
        return false;
    if (in.peek() == ')')
        in.note("an empty list instead of NIL");
    for (int nils = 0; in.moreInList(FieldCursor::Separator::None);) {
        if (in.nil()) {
            in.note("NIL within a list of addresses");
            ++nils;
        } else if (in.isString()) {
            in.note("an address without parentheses");
            if (!readAddressParts(in, nils))
                return false;
        } else if (!in.expect('(') || !readAddressParts(in) || !in.expect(')')) {
            return false;
        }
    }
    return !in.failed();
}

// envelope = "(" env-date SP env-subject SP env-from SP env-sender SP env-reply-to SP env-to SP env-cc SP env-bcc SP
//            env-in-reply-to SP env-message-id ")"
inline bool readEnvelope(FieldCursor &in, QByteArrayView name)
{
    if (in.nil()) {
        in.note("NIL where an envelope belongs");
        in.addNull(name);
        return true;
    }
    static constexpr const char *names[] = {"date", "subject", "from", "sender",      "reply_to",
                                            "to",   "cc",      "bcc",  "in_reply_to", "message_id"};
    const auto envelope = in.object(name);
    if (!in.expect('('))
        return false;
    in.setOnlyStrings(true);
    for (size_t i = 0; i < std::size(names); ++i) {
        if (!in.space() && i > 0 && in.peek() != ')')
            in.note("no space between two values");
        if (in.peek() == ')') {
            in.note("an envelope with fewer than ten parts");
            in.addNull(names[i]);
            continue;
        }
        const bool isString = i < 2 || i > 7;
        if (!(isString ? in.readNString(names[i]) : readAddresses(in, names[i])))
            return false;
    }
    while (in.moreInList()) {
        QByteArrayView ignored;
        in.note("an envelope with more than ten parts");
        if (!in.expectValue(ignored))
            return false;
    }
    in.setOnlyStrings(false);
    return !in.failed();
}
inline const Describer describesEnvelope({"ENVELOPE"}, readEnvelope);

} // namespace imap
