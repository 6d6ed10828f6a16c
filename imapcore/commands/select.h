#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// SELECT and EXAMINE, RFC 9051 sections 6.3.2 and 6.3.3. What the mailbox holds is found in Session::mailbox().
struct Select
{
    enum class Access { ReadOnly, ReadWrite };
    using Result = Done;
    static constexpr bool opensMailbox = true;
    static constexpr bool exclusive = true;
    MailboxName mailbox;
    Access access = Access::ReadOnly;

    void write(Writer &out) const
    {
        out.atom(access == Access::ReadOnly ? "EXAMINE" : "SELECT").mailbox(mailbox);
    }
    bool reads() const { return access == Access::ReadOnly; }
    void begun(Session &session) const { session.mailbox().open(mailbox); }
    void completed(const Status &status, Session &session) const
    {
        session.mailbox().opened(access == Access::ReadOnly || status.code == "READ-ONLY");
        session.setState(Session::State::Selected);
    }
    // After a NO no mailbox is selected (RFC 9051 section 6.3.2).
    void refused(const Error &, Session &session) const
    {
        session.mailbox().open({});
        session.mailbox().opened(true);
        session.setState(Session::State::Authenticated);
    }
    Done take() { return {}; }
};

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
