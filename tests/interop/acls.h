#pragma once
#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/rights.h"

// What the topics about access control lists have in common.

using namespace imap;

inline QByteArray sorted(QByteArray rights)
{
    std::sort(rights.begin(), rights.end());
    return rights;
}

// "alice=acd… bob=lr", sorted: Dovecot's order of entries and rights varies.
inline QByteArray aclOf(Session &session, const MailboxName &mailbox)
{
    const auto acl = await(session.send(GetAcl{mailbox}));
    if (!acl)
        return outcome(acl);
    QByteArrayList entries;
    for (const AclEntry &entry : *acl)
        entries += entry.identifier.toUtf8() + '=' + sorted(entry.rights);
    std::sort(entries.begin(), entries.end());
    return entries.join(' ');
}

inline QByteArray setAcl(Session &session, const MailboxName &mailbox, const char *identifier,
                         const char *rights)
{
    const QByteArray all = rights;
    const SetAcl::Change change = all.startsWith('+')   ? SetAcl::Change::Add
                                  : all.startsWith('-') ? SetAcl::Change::Remove
                                                        : SetAcl::Change::Replace;
    return outcome(await(session.send(SetAcl{mailbox, QString::fromUtf8(identifier),
                                             change == SetAcl::Change::Replace ? all : all.mid(1), change})));
}

inline QByteArray deleteAcl(Session &session, const MailboxName &mailbox, const char *identifier)
{
    return outcome(await(session.send(DeleteAcl{mailbox, QString::fromUtf8(identifier)})));
}

inline QByteArray myRights(Session &session, const MailboxName &mailbox)
{
    const auto rights = await(session.send(MyRights{mailbox}));
    return rights ? sorted(*rights) : outcome(rights);
}

// The owner's entries, as every list begins with them or not; then `more`.
inline QByteArray ownersAnd(const QByteArray &more = {})
{
    QByteArrayList entries = more.isEmpty() ? QByteArrayList() : more.split(' ');
    entries += Interop::expected<QByteArrayList>(
        {{Interop::Dovecot, {"alice=acdeiklprstwx"}},
         {Interop::Cyrus, {"alice=acdeiklnprstwx"}},
         {Interop::Courier, {"owner=acdilrsw", "administrators=acdilrsw"}}});
    std::sort(entries.begin(), entries.end());
    return entries.join(' ');
}

inline std::unique_ptr<Session> withMailbox(const char *name)
{
    auto session = login();
    const auto made = await(session->send(Create{box(name)}));
    if (!made)
        qFatal("%s: %s", name, said(made).constData());
    return session;
}

inline void removeMailbox(Session &session, const char *name)
{
    FEATURE("ACL");
    COMPARE(outcome(await(session.send(Delete{box(name)}))), "OK");
}
