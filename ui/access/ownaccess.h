#pragma once
#include "imapcore/access/accessindex.h"
#include "imapcore/changes/changeset.h"
#include "imapcore/changes/lockout.h"
#include <QCache>
#include <QCoreApplication>
#include <QPointer>

class QWidget;

namespace ui {

class Connection;

// What the person at a connection may do with its mailboxes, as far as that was seen, and whether changes would take it
// from them.
class OwnAccess final
{
    Q_DECLARE_TR_FUNCTIONS(OwnAccess)

public:
    explicit OwnAccess(Connection *connection);

    // A list that was read, and what MYRIGHTS said, if it was asked.
    void remember(const imap::MailboxName &mailbox, const imap::Acl &acl, std::optional<imap::Rights> mine);
    // In sentences; of very many mailboxes, only how many more they are.
    struct Warnings
    {
        QStringList lockouts = {}; // what one would lose
        QStringList opens = {};    // where everybody could change a list
    };
    // Of those of these items of the connection's set that are open.
    Warnings warningsOf(const std::vector<quint64> &ids) const;
    // Asks whether to stage them, if they would take something, or let everybody change a list.
    bool mayStage(const std::vector<imap::StagedChange> &changes, QWidget *parent) const;

private:
    struct Seen
    {
        imap::Acl acl = {};
        std::optional<imap::Rights> mine = {};
    };
    // Of one mailbox: its changes, and what was there where one of them was staged.
    struct Planned
    {
        std::vector<imap::AclChange> changes = {};
        imap::Acl before = {};
    };
    using Plan = std::vector<std::pair<imap::MailboxName, Planned>>;
    class Planning;
    Warnings warningsOf(const Plan &plan, bool onTopOfStaged) const;
    Plan planOf(const std::vector<imap::StagedChange> &changes) const;
    Plan planOf(const std::vector<quint64> &ids) const;
    QString user() const;
    imap::MailboxOwners owners() const;
    // Whether the person administers the server, by any list that was read.
    bool isAdministrator() const;
    Seen seen(const imap::MailboxName &mailbox, const Planned &planned) const;

    Connection *m_connection;
    QCache<imap::MailboxName, Seen> m_seen;
    mutable QString m_administrator; // who was found to be one
    mutable QPointer<imap::AccessIndex> m_searched;
};

} // namespace ui
