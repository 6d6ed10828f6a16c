#pragma once
#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/rights.h"

// What the topics about access control lists have in common.

inline QByteArray sorted(QByteArray rights)
{
    std::sort(rights.begin(), rights.end());
    return rights;
}

// "alice=acd… bob=lr", sorted: Dovecot's order of entries and rights varies.
inline QByteArray aclOf(imap::Session &session, const imap::MailboxName &mailbox)
{
    const auto acl = await(session.send(imap::GetAcl{mailbox}));
    if (!acl)
        return outcome(acl);
    QByteArrayList entries;
    for (const imap::AclEntry &entry : *acl)
        entries += entry.identifier.toUtf8() + '=' + sorted(entry.rights);
    std::sort(entries.begin(), entries.end());
    return entries.join(' ');
}

inline QByteArray setAcl(imap::Session &session, const imap::MailboxName &mailbox, const char *identifier,
                         const char *rights)
{
    const QByteArray all = rights;
    const imap::SetAcl::Change change = all.startsWith('+')   ? imap::SetAcl::Change::Add
                                        : all.startsWith('-') ? imap::SetAcl::Change::Remove
                                                              : imap::SetAcl::Change::Replace;
    return outcome(await(
        session.send(imap::SetAcl{mailbox, QString::fromUtf8(identifier),
                                  change == imap::SetAcl::Change::Replace ? all : all.mid(1), change})));
}

inline QByteArray deleteAcl(imap::Session &session, const imap::MailboxName &mailbox, const char *identifier)
{
    return outcome(await(session.send(imap::DeleteAcl{mailbox, QString::fromUtf8(identifier)})));
}

inline QByteArray myRights(imap::Session &session, const imap::MailboxName &mailbox)
{
    const auto rights = await(session.send(imap::MyRights{mailbox}));
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

inline std::unique_ptr<imap::Session> withMailbox(const char *name)
{
    auto session = login();
    const auto made = await(session->send(imap::Create{box(name)}));
    if (!made)
        qFatal("%s: %s", name, said(made).constData());
    return session;
}

inline void removeMailbox(imap::Session &session, const char *name)
{
    FEATURE("ACL");
    COMPARE(outcome(await(session.send(imap::Delete{box(name)}))), "OK");
}
