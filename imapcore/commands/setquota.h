#pragma once
#include "../atom.h"
#include "quotaroot.h"
#include <limits>

namespace imap {

// A limit to set.
struct QuotaLimit
{
    QByteArray resource;
    quint64 limit = 0; // 63 bits; the resource's unit
};

// SETQUOTA, RFC 9208 section 4.1.1: the limits of a quota root, all of them: those that are not named are taken away,
// and no list at all leaves the root without limits. The result is what the server says they are now, if it says so
// (`told`); it may have rounded them. Needs QUOTA, and QUOTASET where RFC 9208 is announced. Dovecot 2.4 and Courier
// always refuse; on Cyrus it makes a new root where none is (with "+" before the name even below another).
struct SetQuota
{
    using Result = QuotaRoot;
    static constexpr auto capability = "QUOTA";
    static constexpr auto answers = {"QUOTA"};
    static constexpr bool matchesByArgument = true;
    QByteArray root;
    std::vector<QuotaLimit> limits;
    QuotaRoot found = {};

    // setquota-list = "(" [setquota-resource *(SP setquota-resource)] ")"
    void write(Writer &out) const
    {
        out.atom("SETQUOTA").string(root).open();
        for (const QuotaLimit &limit : limits) {
            if (!isAtom(limit.resource))
                out.refuse("the name of a resource that is no atom");
            if (limit.limit > quint64(std::numeric_limits<qint64>::max()))
                out.refuse("a limit of more than 63 bits");
            out.atom(limit.resource).number(limit.limit);
        }
        out.close();
    }
    bool accept(Cursor &in) { return found.readIfNamed(root, in); }
    QuotaRoot take()
    {
        found.name = root;
        return std::move(found);
    }
};

} // namespace imap
