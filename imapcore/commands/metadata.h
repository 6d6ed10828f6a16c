#pragma once
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

} // namespace imap
