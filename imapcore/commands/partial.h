#pragma once
#include "fetchdata.h"

namespace imap {

// What FETCH calls an item of PARTIAL (RFC 1730 section 6.4.6); empty: PARTIAL has no such item.
inline QByteArray partialSection(const QByteArray &item)
{
    static constexpr std::pair<const char *, const char *> names[] = {
        {"RFC822", "BODY[]"},
        {"RFC822.PEEK", "BODY.PEEK[]"},
        {"RFC822.TEXT", "BODY[TEXT]"},
        {"RFC822.TEXT.PEEK", "BODY.PEEK[TEXT]"},
        {"RFC822.HEADER", "BODY.PEEK[HEADER]"},
        {"RFC822.HEADER.PEEK", "BODY.PEEK[HEADER]"}};
    const QByteArray upper = item.toUpper();
    for (const auto &[old, now] : names) {
        if (upper == old)
            return now;
    }
    return upper.startsWith("BODY[") || upper.startsWith("BODY.PEEK[") ? item : QByteArray();
}

// A piece of a section of one message: PARTIAL (RFC 1730 section 6.4.6) on a server so old that it announces IMAP4 alone,
// else FETCH BODY[…]<start.count> (RFC 9051 section 6.4.5). Which of the two, Partial::on() finds out.
struct Partial
{
    using Result = std::vector<MessageData>;
    static constexpr bool inMailbox = true;
    static constexpr bool usesNumbers = true;
    static constexpr auto answers = FetchData::answers;
    quint32 number; // of the message
    // RFC822, RFC822.HEADER, RFC822.TEXT or BODY[section], or one of these with ".PEEK".
    QByteArray item;
    Octets octets;
    bool obsolete = false; // PARTIAL
    FetchData data = {Messages::numbers({number, number}), {}};

    static Partial on(const Capabilities &server, quint32 number, const QByteArray &item,
                      const Octets &octets)
    {
        const bool obsolete =
            server.contains("IMAP4") && !server.contains("IMAP4REV1") && !server.contains("IMAP4REV2");
        return {number, item, octets, obsolete};
    }
    // partial = "PARTIAL" SPACE nz_number SPACE (("BODY" [".PEEK"] "[" section "]") / "RFC822" …) SPACE number SPACE number
    void write(Writer &out) const
    {
        if (number == 0 || octets.count == 0)
            out.refuse("a piece of no message, or of no octets");
        if (partialSection(item).isEmpty())
            out.refuse("an item that has no pieces");
        if (obsolete) // its first octet is 1
            out.atom("PARTIAL").number(number).raw(item).number(octets.start + 1).number(octets.count);
        else
            out.atom("FETCH").number(number).open().raw(section()).close();
    }
    bool reads() const { return !FetchItem(obsolete ? item : section()).setsSeen(); }
    bool accept(quint32 from, QByteArrayView keyword, Cursor &in) { return data.accept(from, keyword, in); }
    Result take() { return data.take(); }

private:
    QByteArray section() const
    {
        return partialSection(item) + '<' + QByteArray::number(octets.start) + '.'
               + QByteArray::number(octets.count) + '>';
    }
};

} // namespace imap
