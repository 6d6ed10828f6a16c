// The main window's part in changes: which connection's are shown, what they have to say, and their menus.
#include "access/rolesmenu.h"
#include "changes/applydialog.h"
#include "changes/changespane.h"
#include "changes/stagedchanges.h"
#include "connection.h"
#include "docks/auditpane.h"
#include "mailboxes/mailboxactions.h"
#include "mailboxpane.h"
#include "mainwindow.h"
#include "pages/accesspage.h"
#include "pages/metadatapage.h"
#include "pages/quotapage.h"
#include "support/format.h"
#include "support/icons.h"
#include <QAction>
#include <QDockWidget>
#include <QMenu>

namespace ui {

void MainWindow::wireChanges()
{
    connect(m_changes, &ChangesPane::noticed, this, [this](const QString &text, bool bad) {
        const StagedChanges *changes = m_changes->changes();
        showBar(changes ? textOf(changes->connection(), text) : text, bad);
    });
    connect(m_changes, &ChangesPane::countChanged, this, [this](size_t waiting) {
        m_docks.at(1)->setWindowTitle(waiting > 0 ? tr("Changes (%1)").arg(formatCount(waiting))
                                                  : tr("Changes"));
    });
    connect(m_mailboxes, &MailboxPane::subjectChanged, this, [this] {
        Connection *connection = m_mailboxes->currentConnection();
        m_changes->setChanges(connection ? connection->changes() : nullptr);
    });
    m_access->setSelection([this] {
        std::vector<imap::ListedMailbox> selected;
        for (auto &[owner, mailbox] : m_mailboxes->selectedMailboxes()) {
            if (owner == m_mailboxes->currentConnection())
                selected.push_back(mailbox);
        }
        return selected;
    });
    connect(m_mailboxActions, &MailboxActions::staged, this, &MainWindow::showChanges);
    connect(m_audit, &AuditPane::inverseMade, this,
            [this](const std::vector<imap::StagedChange> &changes, const imap::ChangeSet::Owner &owner) {
                for (const auto &connection : m_connections) {
                    if (!(connection->changes()->set()->owner() == owner))
                        continue;
                    connection->changes()->stageInverse(changes);
                    showChanges(connection.get());
                    return;
                }
                showBar(tr("This was done on %1: connect there first.").arg(owner.url), true);
            });
}

// Of whose, where there are several.
QString MainWindow::textOf(const Connection *connection, const QString &text) const
{
    return m_connections.size() > 1 ? QStringLiteral("%1: %2").arg(connection->title(), text) : text;
}

void MainWindow::showChanges(Connection *connection)
{
    m_changes->setChanges(connection->changes());
    m_docks.at(1)->show();
    m_docks.at(1)->raise();
}

// What an earlier run has left is told at once.
void MainWindow::adoptChanges(Connection *connection)
{
    StagedChanges *changes = connection->changes();
    m_mailboxActions->watch(connection);
    changes->setMaySend([this, changes](const std::vector<quint64> &ids) {
        return ApplyDialog::mayApply(*changes, ids, ApplyDialog::When::AtOnce, this);
    });
    connect(changes, &StagedChanges::applied, m_audit, &AuditPane::reload);
    connect(changes, &StagedChanges::workChanged, this, &MainWindow::showConnection);
    connect(changes, &StagedChanges::noticed, this, [this, changes](const QString &text, bool bad) {
        if (m_changes->changes() != changes)
            showBar(textOf(changes->connection(), text), bad);
    });
    if (changes->journalError())
        showBar(
            textOf(connection, tr("Changes are kept in memory alone: %1").arg(changes->journalError()->text)),
            true);
    else if (changes->waiting() > 0 || changes->set()->count(imap::ChangeItem::State::Sent) > 0)
        showBar(
            textOf(connection,
                   tr("%1 This is from an earlier time; the Changes list has it.").arg(changes->account())),
            false);
}

void MainWindow::addChangesMenus(QMenu *access, QMenu *quota, QMenu *tools)
{
    access->addSeparator();
    access->addActions(m_access->actions());
    access->addMenu(m_access->rolesMenu());
    access->addSeparator();
    // Its entries are called as those of the access list are.
    QMenu *mailbox = access->addMenu(icon("metadata"), tr("Metadata of the Mail&box"));
    mailbox->setObjectName(QStringLiteral("mailboxMetadataMenu"));
    mailbox->setAccessibleName(tr("Metadata of the mailbox"));
    mailbox->setToolTipsVisible(true);
    mailbox->addActions(m_metadata->actions());
    QMenu *server = access->addMenu(icon("metadata"), tr("Metadata of the Ser&ver"));
    server->setObjectName(QStringLiteral("serverMetadataMenu"));
    server->setAccessibleName(tr("Metadata of the server"));
    server->setToolTipsVisible(true);
    server->addActions(m_serverMetadata->actions());
    quota->addActions({m_quota->editAction(), m_quota->newRootAction()});
    QMenu *changes = tools->addMenu(icon("changes"), tr("C&hanges"));
    changes->setObjectName(QStringLiteral("changesMenu"));
    changes->setAccessibleName(tr("Changes"));
    changes->setToolTipsVisible(true);
    changes->addActions(m_changes->actions());
    tools->addAction(m_audit->inverseAction());
}

} // namespace ui
