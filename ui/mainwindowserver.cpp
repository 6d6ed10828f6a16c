// The main window's pages about a server as a whole: they stand where the mailbox's are while the tree selects no mailbox.
#include "connection.h"
#include "mailboxpane.h"
#include "mainwindow.h"
#include "pages/metadatapage.h"
#include "server/accessindexpage.h"
#include "server/findingspage.h"
#include "server/quotafleetpage.h"
#include "server/reportpage.h"
#include "support/icons.h"
#include <QAction>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace ui {

void MainWindow::buildServerPages()
{
    m_areas->setObjectName(QStringLiteral("areas"));
    m_serverPages->setObjectName(QStringLiteral("serverPages"));
    m_serverPages->setAccessibleName(tr("Pages of the server"));
    m_serverPages->setDocumentMode(true);
    m_serverPages->tabBar()->setObjectName(QStringLiteral("serverPageTabs"));
    m_serverPages->tabBar()->setAccessibleName(tr("Pages of the server"));
    m_serverPages->tabBar()->setToolTip(tr("What to see of the server (Alt+6 and on)"));
    // Which page of a mailbox one comes to from there.
    const auto add = [this](ServerPage *page, const char *iconName, int leadsTo) {
        addPage(m_serverPages, page, iconName);
        connect(page, &ServerPage::noticed, this, &MainWindow::showBar);
        connect(page, &ServerPage::mailboxWanted, this,
                [this, leadsTo](Connection *connection, const imap::MailboxName &mailbox) {
                    m_pages->setCurrentIndex(leadsTo);
                    m_mailboxes->goTo(connection, mailbox);
                });
    };
    add(new AccessIndexPage, "overview", 1);
    add(new FindingsPage, "findings", 1);
    add(new QuotaFleetPage, "quota", 2);
    m_serverMetadata = new MetadataPage(MetadataPage::Of::Server);
    addPage(m_serverPages, m_serverMetadata, "metadata");
    addPage(m_serverPages, new ReportPage, "server");
}

void MainWindow::showServer(const Page::Subject &subject)
{
    const bool isServer = subject.connection && subject.mailbox.isEmpty();
    m_areas->setCurrentWidget(isServer ? m_serverPages : m_pages);
    for (int i = 0; i < m_serverPages->count(); ++i) {
        auto *page = static_cast<Page *>(m_serverPages->widget(i));
        // Which mailbox is selected does not matter to them.
        if (page->subject().connection != subject.connection || !page->isShowingContent())
            page->setSubject({subject.connection});
    }
}

void MainWindow::showServerPage(int index)
{
    if (Connection *connection = m_mailboxes->currentConnection())
        m_mailboxes->goToServer(connection);
    m_serverPages->setCurrentIndex(index);
}

void MainWindow::addServerPageActions(QMenu *access, QMenu *quota)
{
    const auto add = [this](QMenu *menu, const char *name, const char *iconName, const QString &text,
                            int index) {
        m_serverPageActions +=
            addAction(menu, name, iconName, text, tr("Show this page of the server"),
                      QKeySequence(Qt::ALT | Qt::Key(index < 4 ? Qt::Key_6 + index : Qt::Key_0)),
                      [this, index] { showServerPage(index); });
    };
    add(access, "showAccessIndex", "overview", tr("Show Access Inde&x"), 0);
    add(access, "showFindings", "findings", tr("Show &Findings"), 1);
    add(quota, "showQuotaFleet", "quota", tr("Show Quota &Fleet"), 2);
    add(access, "showServerMetadata", "metadata", tr("Show Server Meta&data"), 3);
    add(access, "showServerReport", "server", tr("Show Server Re&port"), 4);
}

} // namespace ui
