#pragma once
#include "../describer.h"
#include "quotaroot.h"

namespace imap {

// What a server announces of quotas. `resources` is empty where it knows RFC 2087 alone: it may have any.
struct QuotaSupport
{
    QByteArrayList resources; // QUOTA=RES-…, or Cyrus' X-QUOTA=…; in upper case
    bool mayBeSet = false;    // QUOTASET (RFC 9208 section 3.1.2); without it, SETQUOTA may work all the same

    static QuotaSupport from(const Capabilities &capabilities)
    {
        return {capabilities.valuesOf("QUOTA=RES-") + capabilities.valuesOf("X-QUOTA="),
                capabilities.contains("QUOTASET")};
    }
};

// GETQUOTA, RFC 9208 section 4.1.2: how full one quota root is. Needs QUOTA; Cyrus allows it to administrators only,
// Dovecot for one's own roots.
struct GetQuota
{
    using Result = QuotaRoot;
    static constexpr bool reads = true;
    static constexpr auto capability = "QUOTA";
    static constexpr auto answers = {"QUOTA"};
    static constexpr bool matchesByArgument = true;
    QByteArray root;
    QuotaRoot found = {};

    void write(Writer &out) const { out.atom("GETQUOTA").string(root); }
    bool accept(Cursor &in) { return found.readIfNamed(root, in); }
    QuotaRoot take()
    {
        found.name = root;
        return std::move(found);
    }
};

// GETQUOTAROOT, RFC 9208 section 4.1.3: the quota roots that a mailbox counts against, and how full they are. None at
// all: the mailbox has no quota. Needs QUOTA, and on most servers the right "r".
//
// Many may be on the way at once, though a QUOTA response does not say which mailbox it was sent for: it belongs to the
// first command that has been told of its root and not yet of how full that is.
struct GetQuotaRoot
{
    using Result = std::vector<QuotaRoot>;
    static constexpr bool reads = true;
    static constexpr auto capability = "QUOTA";
    static constexpr auto answers = {"QUOTAROOT", "QUOTA"};
    static constexpr bool matchesByArgument = true;
    MailboxName mailbox;
    Result roots = {};
    bool listed = false; // QUOTAROOT has come
    Result early = {};   // QUOTA that came before it

    void write(Writer &out) const { out.atom("GETQUOTAROOT").mailbox(mailbox); }
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        return keyword == "QUOTAROOT" ? acceptRoots(in) : acceptQuota(in);
    }
    Result take()
    {
        for (QuotaRoot &root : roots) {
            for (QuotaRoot &told : early) {
                if (!root.told && told.name == root.name)
                    root = std::move(told);
            }
        }
        return std::move(roots);
    }

private:
    // quotaroot-response = "QUOTAROOT" SP mailbox *(SP quota-root-name)
    bool acceptRoots(Cursor &in)
    {
        if (!in.expectMailboxIs(mailbox) || listed)
            return false;
        listed = true;
        while (in.space() && !in.atEnd()) {
            QuotaRoot root;
            if (!in.expectAString(root.name))
                return false;
            const auto isIt = [&root](const QuotaRoot &other) {
                return other.name == root.name;
            };
            if (std::none_of(roots.begin(), roots.end(), isIt))
                roots.push_back(std::move(root));
        }
        return in.expectEnd();
    }
    // quota-response = "QUOTA" SP quota-root-name SP quota-list
    bool acceptQuota(Cursor &in)
    {
        QByteArrayView name;
        QByteArray scratch;
        if (!QuotaRoot::expectName(in, name, scratch))
            return false;
        for (QuotaRoot &root : roots) {
            if (!root.told && root.name == name)
                return root.readList(in);
        }
        // More than a mailbox may have are not for it, and there may be as many of them as there are mailboxes.
        if (listed || early.size() >= 8)
            return false;
        QuotaRoot root{name.toByteArray()};
        if (root.readList(in))
            early.push_back(std::move(root));
        return false; // another command that was told of this root has a better claim
    }
};

// quota-resource = resource-name SP resource-usage SP resource-limit
inline bool readQuotaResources(FieldCursor &in)
{
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        QByteArrayView name;
        if (!in.expectName(name, FieldCursor::Case::Upper))
            return false;
        const auto resource = in.object(name);
        if (!in.expectSpace() || !in.readNumber("usage") || !in.expectSpace() || !in.readNumber("limit"))
            return false;
    }
    return !in.failed();
}

inline const Describer describesQuota(Describer::Response, {"QUOTA"}, [](FieldCursor &in) {
    // Courier leaves the list out when there is no limit.
    if (in.rest().contains(" (") ? !in.readName("root", &Cursor::expectNameBeforeList)
                                 : !in.readAString("root"))
        return false;
    const auto resources = in.object("resources");
    if (in.more())
        return readQuotaResources(in);
    in.note("no list of resources");
    return !in.failed();
});

// quotaroot-response = "QUOTAROOT" SP mailbox *(SP quota-root-name)
inline const Describer describesQuotaRoots(Describer::Response, {"QUOTAROOT"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    const auto roots = in.list("roots");
    while (in.more() && in.readAString({})) {
    }
    return !in.failed();
});

} // namespace imap
