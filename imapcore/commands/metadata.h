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

// GETMETADATA, RFC 5464 section 4.2, of these entries and all below them. An empty mailbox name means the server.
struct GetMetadata
{
    using Result = std::vector<MetadataEntry>;
    static constexpr bool reads = true;
    static constexpr auto capability = "METADATA";
    static constexpr auto answers = {"METADATA"};
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    QByteArrayList entries;
    Result found = {};

    void write(Writer &out) const
    {
        out.atom("GETMETADATA").open().atom("DEPTH").atom("infinity").close().mailbox(mailbox).open();
        for (const QByteArray &entry : entries)
            out.string(entry);
        out.close();
    }
    // metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
    bool accept(Cursor &in)
    {
        if (!in.expectMailboxIs(mailbox) || !in.expectSpace())
            return false;
        if (!in.skip('('))
            return false; // only the names of entries that changed: not an answer
        while (!in.skip(')')) {
            if (in.space())
                continue;
            QByteArray name;
            MetadataEntry entry;
            if (!in.expectAString(name) || !in.expectSpace() || !in.expectNString(entry.value))
                return false;
            entry.name = QString::fromUtf8(name);
            found.push_back(std::move(entry));
        }
        return in.expectEnd();
    }
    Result take() { return std::move(found); }
};

// entry-values = "(" entry-value *(SP entry-value) ")"
// entry-value  = entry-name SP value
inline bool readEntryValues(FieldCursor &in)
{
    const auto entries = in.object("entries");
    in.skip('(');
    while (in.moreInList()) {
        QByteArrayView name;
        if (!in.expectName(name))
            return false;
        in.space();
        if (in.peek() == ')') {
            in.note("a name without a value");
            in.addNull(name);
        } else if (!in.readNString(name)) {
            return false;
        }
    }
    return !in.failed();
}

// metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
inline const Describer describesMetadata(Describer::Response, {"METADATA"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    const bool isThere = in.more();
    if (isThere && in.peek() == '(')
        return readEntryValues(in);
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
