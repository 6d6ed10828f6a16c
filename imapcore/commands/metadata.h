#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// One annotation of a mailbox or of the server (RFC 5464). No value: it is known not to be set.
struct MetadataEntry
{
    QString name; // "/shared/comment", "/private/…"
    std::optional<QByteArray> value;
};

// The entries of a METADATA response; the cursor stands after the name of the mailbox. False without a failed cursor:
// it only names entries that have changed (RFC 5464 section 4.4.2), which is no answer.
// entry-values = "(" entry SP value *(SP entry SP value) ")"
inline bool readMetadata(Cursor &in, std::vector<MetadataEntry> &entries)
{
    if (!in.skip('('))
        return false;
    while (!in.skip(')')) {
        if (in.space())
            continue;
        QByteArray name;
        MetadataEntry entry;
        if (!in.expectAString(name) || !in.expectSpace() || !in.expectNString(entry.value))
            return false;
        entry.name = QString::fromUtf8(name);
        entries.push_back(std::move(entry));
    }
    return in.expectEnd();
}

// What GETMETADATA found.
struct FoundMetadata
{
    std::vector<MetadataEntry> entries;
    std::optional<quint64> longest; // octets of the largest value that was left out for `maxSize`
};

// GETMETADATA, RFC 5464 section 4.2: these entries, and those below them as far as `depth` says. An empty mailbox name
// means the server, for which METADATA-SERVER is enough. Needs METADATA, and the rights "l" and "r". An entry that is
// not set is missing from the answer, or there without a value.
struct GetMetadata
{
    enum class Depth { Zero, One, Infinity };
    using Result = FoundMetadata;
    static constexpr bool reads = true;
    static constexpr auto answers = {"METADATA"};
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    QByteArrayList entries;
    Depth depth = Depth::Infinity;
    std::optional<quint32> maxSize = {}; // octets: larger values are left out
    FoundMetadata found = {};

    QByteArray needs() const { return mailbox.isEmpty() ? "METADATA-SERVER" : "METADATA"; }
    // getmetadata = "GETMETADATA" [SP getmetadata-options] SP mailbox SP entries
    void write(Writer &out) const
    {
        out.atom("GETMETADATA");
        if (maxSize || depth != Depth::Zero) {
            out.open();
            if (maxSize)
                out.atom("MAXSIZE").number(*maxSize);
            if (depth != Depth::Zero)
                out.atom("DEPTH").atom(depth == Depth::One ? "1" : "infinity");
            out.close();
        }
        out.mailbox(mailbox).open();
        for (const QByteArray &entry : entries)
            out.string(entry);
        out.close();
    }
    // metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
    bool accept(Cursor &in)
    {
        return in.expectMailboxIs(mailbox) && in.expectSpace() && readMetadata(in, found.entries);
    }
    // resp-text-code =/ "METADATA" SP "LONGENTRIES" SP number
    void completed(const Status &status, Session &)
    {
        Cursor in(status.arguments);
        quint64 longest = 0;
        if (status.code == "METADATA" && in.keyword("LONGENTRIES") && in.space() && in.number(longest))
            found.longest = longest;
    }
    FoundMetadata take() { return std::move(found); }
};

// SETMETADATA, RFC 5464 section 4.3: gives these entries their values, or takes those without a value away; all of them
// or none. An empty mailbox name means the server. Needs METADATA (for the server METADATA-SERVER), the rights "l" and
// "r", and for /shared those to store messages. A NO may have the code METADATA: "MAXSIZE n" (octets), "TOOMANY" or
// "NOPRIVATE" (Error::arguments).
struct SetMetadata
{
    using Result = Done;
    MailboxName mailbox;
    std::vector<MetadataEntry> entries;
    // As which values with NUL go. Cyrus reads no literal8 here, and any bytes in a literal.
    enum class Nul { Literal8, Literal };
    Nul nul = Nul::Literal8;

    QByteArray needs() const { return mailbox.isEmpty() ? "METADATA-SERVER" : "METADATA"; }
    // setmetadata = "SETMETADATA" SP mailbox SP entry-values          value = nstring / literal8
    void write(Writer &out) const
    {
        out.atom("SETMETADATA").mailbox(mailbox).open();
        if (entries.empty())
            out.refuse("no entries");
        for (const MetadataEntry &entry : entries) {
            out.string(entry.name.toUtf8());
            if (!entry.value)
                out.atom("NIL");
            else if (entry.value->contains('\0'))
                nul == Nul::Literal8 ? out.literal8(*entry.value) : out.literalOfAny(*entry.value);
            else
                out.value(*entry.value);
        }
        out.close();
    }
    Done take() { return {}; }
};

// metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
// entry-values  = "(" entry-value *(SP entry-value) ")"         entry-value = entry-name SP value
inline const Describer describesMetadata(Describer::Response, {"METADATA"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    const bool isThere = in.more();
    if (isThere && in.peek() == '(')
        return in.readNamedStrings("entries");
    const auto names = in.list("names");
    for (bool more = isThere; more && in.readAString({}); more = in.more()) {
    }
    return !in.failed();
});

// resp-text-code =/ "METADATA" SP ("LONGENTRIES" SP number / "MAXSIZE" SP number / "TOOMANY" / "NOPRIVATE")
inline const Describer describesMetadataCode(Describer::Code, {"METADATA"}, [](FieldCursor &in) {
    if (!in.readAString("sub", FieldCursor::Case::Upper))
        return false;
    if (in.more())
        return in.readNumber("value");
    in.addNull("value");
    return true;
});

} // namespace imap
