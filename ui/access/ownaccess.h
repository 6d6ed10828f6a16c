#pragma once
#include "imapcore/changes/changeset.h"
#include "imapcore/changes/lockout.h"
#include <QCache>
#include <QCoreApplication>

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
    // In sentences, what these would take; of those that one is not asked about any more, only how many they are.
    QStringList warningsOf(const std::vector<imap::StagedChange> &changes) const;
    // The same of items of the connection's set that are open.
    QStringList warningsOf(const std::vector<quint64> &ids) const;
    // Asks whether to stage them, if they would take something.
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
    static void add(Plan &plan, QHash<imap::MailboxName, size_t> &places, const imap::AclChange &change,
                    const imap::ChangeState &before);
    QStringList warningsOf(const Plan &plan, bool onTopOfStaged) const;
    Seen seen(const imap::MailboxName &mailbox, const Planned &planned) const;

    Connection *m_connection;
    QCache<imap::MailboxName, Seen> m_seen;
};

} // namespace ui
