#pragma once
#include "../describer.h"
#include "../session.h"
#include <QStringList>

namespace imap {

// How much of one resource is used (RFC 9208 section 5). STORAGE and ANNOTATION-STORAGE count units of 1024
// octets, all others single things. Usage may be above the limit.
struct QuotaResource
{
    QByteArray name; // STORAGE, MESSAGE, MAILBOX, ANNOTATION-STORAGE or the server's own, in upper case
    quint64 usage = 0;
    quint64 limit = 0;
};

// A quota root: an opaque name, not a mailbox. No resources: the root has no limits.
struct QuotaRoot
{
    QString name;
    std::vector<QuotaResource> resources;
};

// GETQUOTAROOT, RFC 9208 section 4.1.3: the quota roots that a mailbox counts against, and how full they are.
// None at all: the mailbox has no quota.
struct GetQuotaRoot
{
    using Result = std::vector<QuotaRoot>;
    static constexpr bool reads = true;
    static constexpr auto capability = "QUOTA";
    static constexpr auto answers = {"QUOTAROOT", "QUOTA"};
    MailboxName mailbox;
    Result roots = {};
    QStringList listed = {};

    void write(Writer &out) const { out.atom("GETQUOTAROOT").mailbox(mailbox); }
    bool accept(QByteArrayView keyword, Cursor &in)
    {
        return keyword == "QUOTAROOT" ? acceptRoots(in) : acceptQuota(in);
    }
    // A QUOTA line for a root that the mailbox does not count against may have been sent unasked.
    Result take()
    {
        std::erase_if(roots, [this](const QuotaRoot &root) { return !listed.contains(root.name); });
        return std::move(roots);
    }

private:
    // quotaroot-response = "QUOTAROOT" SP mailbox *(SP quota-root-name)
    bool acceptRoots(Cursor &in)
    {
        if (!in.expectMailboxIs(mailbox))
            return false;
        while (in.space() && !in.atEnd()) {
            QByteArray name;
            if (!in.expectAString(name))
                return false;
            listed.append(root(name).name);
        }
        return in.expectEnd();
    }
    // quota-response = "QUOTA" SP quota-root-name SP "(" [quota-resource *(SP quota-resource)] ")"
    // Courier leaves the parentheses out when there is no limit.
    bool acceptQuota(Cursor &in)
    {
        QByteArray name;
        if (!in.expectAString(name))
            return false;
        std::vector<QuotaResource> resources;
        in.space();
        if (!in.atEnd()) {
            if (!in.expect('('))
                return false;
            while (!in.skip(')')) {
                if (in.space())
                    continue;
                QByteArray resource;
                QuotaResource &added = resources.emplace_back();
                if (!in.expectAString(resource) || !in.expectSpace() || !in.expectNumber(added.usage)
                    || !in.expectSpace() || !in.expectNumber(added.limit))
                    return false;
                added.name = resource.toUpper();
            }
        }
        root(name).resources = std::move(resources);
        return true;
    }
    QuotaRoot &root(const QByteArray &name)
    {
        const QString text = QString::fromUtf8(name);
        for (QuotaRoot &known : roots) {
            if (known.name == text)
                return known;
        }
        return roots.emplace_back(QuotaRoot{text, {}});
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
