#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// What one knows of a mailbox from an earlier connection, for the server to tell only what has changed since (QRESYNC,
// RFC 7162 section 3.2.5).
struct QResync
{
    quint32 uidValidity = 0;    // if it is another one by now, the server tells nothing of changes
    quint64 modSeq = 0;         // the last HIGHESTMODSEQ
    SequenceSet knownUids = {}; // empty: all
    // Some of the message sequence numbers and their UIDs, as many of each: spares the server telling of old expunges.
    SequenceSet knownNumbers = {}, uidsOfNumbers = {};
};

// What SELECT told. The messages and their count are in Session::mailbox().
struct Opened
{
    bool readOnly = true;
    quint32 uidValidity = 0, uidNext = 0; // 0: not told
    quint64 highestModSeq = 0;            // 0: not told, or the mailbox keeps none (NOMODSEQ)
    quint32 firstUnseen = 0;              // message sequence number; 0: not told (IMAP4rev2 tells none)
    bool uidsNotSticky = false;           // UIDs are not kept (UIDNOTSTICKY, RFC 4315)
    QByteArray mailboxId = {};            // MAILBOXID, RFC 8474; empty: not told
    QByteArrayList flags = {}, permanentFlags = {};
    SequenceSet vanished = {}; // UIDs that are gone since QResync::modSeq
};

// SELECT and EXAMINE, RFC 9051 sections 6.3.2 and 6.3.3. Needs the right "r". Error::code is NONEXISTENT, NOPERM, INUSE
// and others; after an error no mailbox is opened.
struct Select
{
    enum class Access { ReadOnly, ReadWrite };
    using Result = Opened;
    static constexpr bool opensMailbox = true;
    static constexpr bool exclusive = true;
    static constexpr auto answers = {"FLAGS", "VANISHED"};
    MailboxName mailbox;
    Access access = Access::ReadOnly;
    // From now on FETCH data tells mod-sequences. Needs CONDSTORE (RFC 7162 section 3.1.8).
    bool condStore = false;
    // Needs QRESYNC, and ENABLE QRESYNC before.
    std::optional<QResync> resync = {};
    Opened opened = {};

    QByteArray needs() const { return resync ? "QRESYNC" : condStore ? "CONDSTORE" : ""; }
    bool reads() const { return access == Access::ReadOnly; }
    // select       = "SELECT" SP mailbox [SP "(" select-param *(SP select-param) ")"]
    // select-param =/ "CONDSTORE" / "QRESYNC" SP "(" uidvalidity SP mod-sequence-value [SP known-uids] [SP seq-match-data] ")"
    // seq-match-data = "(" known-sequence-set SP known-uid-set ")"
    void write(Writer &out) const
    {
        out.atom(access == Access::ReadOnly ? "EXAMINE" : "SELECT").mailbox(mailbox);
        if (resync) {
            if (resync->uidValidity == 0 || resync->modSeq == 0
                || resync->knownNumbers.count() != resync->uidsOfNumbers.count())
                out.refuse("QRESYNC from a state that no mailbox can have been in");
            out.open().atom("QRESYNC").open().number(resync->uidValidity).number(resync->modSeq);
            if (!resync->knownUids.isEmpty())
                out.set(resync->knownUids);
            if (!resync->knownNumbers.isEmpty())
                out.open().set(resync->knownNumbers).set(resync->uidsOfNumbers).close();
            out.close().close();
        } else if (condStore) {
            out.open().atom("CONDSTORE").close();
        }
    }
    void begun(Session &session) const { session.mailbox().open(mailbox); }
    // mailbox-data = "FLAGS" SP flag-list            expunged-resp = "VANISHED" SP "(EARLIER)" SP known-uids
    bool accept(QByteArrayView keyword, Cursor &in);
    // Codes as untagged OK, and UIDNOTSTICKY as untagged NO.
    bool heard(const Status &status);
    void completed(const Status &status, Session &session)
    {
        opened.readOnly = access == Access::ReadOnly || status.code == "READ-ONLY";
        heard(status);
        session.mailbox().opened(opened.readOnly);
        session.setState(Session::State::Selected);
    }
    // After a NO no mailbox is selected (RFC 9051 section 6.3.2).
    void refused(const Error &, Session &session) const
    {
        session.mailbox().open({});
        session.mailbox().opened(true);
        session.setState(Session::State::Authenticated);
    }
    Opened take() { return std::move(opened); }

private:
    static QByteArrayList flagsIn(QByteArrayView list)
    {
        if (list.size() > Limits().flagBytes)
            return {};
        QByteArrayList flags = list.toByteArray().simplified().split(' ');
        flags.removeAll(QByteArray());
        return flags;
    }
};

inline bool Select::accept(QByteArrayView keyword, Cursor &in)
{
    if (keyword == "FLAGS") {
        if (in.skip('(')) {
            const QByteArrayView list = in.until(")");
            if (list.size() > Limits().flagBytes)
                return in.fail("a shorter list of flags");
            opened.flags = flagsIn(list);
        }
        return true; // what is no list tells nothing
    }
    if (!in.skip('('))
        return false;
    in.until(")");
    if (!in.expect(')') || !in.expectSpace())
        return false;
    bool good = false;
    const SequenceSet gone = SequenceSet::fromWire(in.atom(), SequenceSet::Star, &good);
    for (const SequenceSet::Range &range : gone.ranges())
        opened.vanished.add(range.first, range.last);
    return good || in.fail("a set of UIDs");
}

inline bool Select::heard(const Status &status)
{
    Cursor in(status.arguments);
    if (status.code == "CLOSED") // what came before was about the old mailbox
        opened = {};
    else if (status.code == "UIDVALIDITY")
        in.expectNumber(opened.uidValidity);
    else if (status.code == "UIDNEXT")
        in.expectNumber(opened.uidNext);
    else if (status.code == "UNSEEN")
        in.expectNumber(opened.firstUnseen);
    else if (status.code == "HIGHESTMODSEQ")
        in.number(opened.highestModSeq);
    else if (status.code == "UIDNOTSTICKY")
        opened.uidsNotSticky = true;
    else if (status.code == "MAILBOXID" && in.skip('('))
        opened.mailboxId = in.until(")").toByteArray();
    else if (status.code == "PERMANENTFLAGS" && in.skip('('))
        opened.permanentFlags = flagsIn(in.until(")"));
    return false; // others may want to hear it as well
}

// mailbox-data =/ "FLAGS" SP flag-list / number SP "EXISTS" / number SP "RECENT"
// message-data =  nz-number SP "EXPUNGE"
inline const Describer describesFlags(Describer::Response, {"FLAGS"},
                                      [](FieldCursor &in) { return in.readFlags("flags"); });
inline const Describer describesCounts(Describer::Response, {"EXISTS", "RECENT", "EXPUNGE"},
                                       [](FieldCursor &in) { return in.readLeadingNumber("num"); });

// resp-text-code =/ "PERMANENTFLAGS" SP "(" [flag-perm *(SP flag-perm)] ")" / "UIDNEXT" SP nz-number /
//                   "UIDVALIDITY" SP nz-number / "UNSEEN" SP nz-number
inline const Describer describesPermanentFlags(Describer::Code, {"PERMANENTFLAGS"}, [](FieldCursor &in) {
    return in.readFlags("flags", FieldCursor::Wildcard::Allowed);
});
inline const Describer describesNumberCodes(Describer::Code, {"UIDNEXT", "UIDVALIDITY", "UNSEEN"},
                                            [](FieldCursor &in) {
                                                if (in.peek() == '0')
                                                    in.note("0 where a number above 0 belongs");
                                                return in.readNumber("value");
                                            });

} // namespace imap
