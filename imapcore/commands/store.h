#pragma once
#include "../flags.h"
#include "../messages.h"
#include "../session.h"

namespace imap {

// What STORE could not do.
struct Stored
{
    // Messages that somebody else has changed since Store::unchangedSince, by number or UID as they were named: their
    // flags stay as they are (RFC 7162 section 3.1.3).
    SequenceSet modified = {};
};

// STORE and UID STORE, RFC 9051 section 6.4.6: changes flags. The new ones, as the server tells them, are found in
// Session::mailbox(); a silent one tells nothing but the new mod-sequences. Needs a mailbox that is not read-only and
// the rights "s", "t" or "w", depending on the flag. A server answers OK also where it could not keep a keyword.
struct Store
{
    enum class How { Replace, Add, Remove };
    using Result = Stored;
    static constexpr bool inMailbox = true;
    Messages messages;
    How how = How::Add;
    QByteArrayList flags = {};
    bool silent = false;
    // Only messages whose mod-sequence is at most this. Needs CONDSTORE.
    std::optional<quint64> unchangedSince = {};
    Stored stored = {};

    QByteArray needs() const { return unchangedSince ? "CONDSTORE" : ""; }
    bool usesNumbers() const { return messages.usesNumbers(); }
    // store           = "STORE" SP sequence-set [SP "(" "UNCHANGEDSINCE" SP mod-sequence-valzer ")"] SP store-att-flags
    // store-att-flags = (["+" / "-"] "FLAGS" [".SILENT"]) SP (flag-list / (flag *(SP flag)))
    void write(Writer &out) const
    {
        messages.write(out, "STORE");
        if (unchangedSince)
            out.open().atom("UNCHANGEDSINCE").number(*unchangedSince).close();
        static constexpr const char *words[] = {"FLAGS", "+FLAGS", "-FLAGS"};
        out.atom(QByteArray(words[int(how)]) + (silent ? ".SILENT" : ""));
        writeFlags(out, flags);
    }
    void completed(const Status &status, Session &)
    {
        if (status.code == "MODIFIED")
            stored.modified = SequenceSet::fromWire(status.arguments.trimmed());
    }
    Stored take() { return std::move(stored); }
};

} // namespace imap
