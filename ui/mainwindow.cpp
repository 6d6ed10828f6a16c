#include "mainwindow.h"
#include "changes/changespane.h"
#include "changes/stagedchanges.h"
#include "connection.h"
#include "connections/connectionactions.h"
#include "connections/connectionline.h"
#include "connections/connectionmark.h"
#include "connections/flavourmenu.h"
#include "console/console.h"
#include "console/knownmailboxes.h"
#include "console/trafficpane.h"
#include "console/transcriptactions.h"
#include "dialogs/connectdialog.h"
#include "dialogs/gotodialog.h"
#include "docks/auditpane.h"
#include "docks/jobspane.h"
#include "mailboxes/mailboxactions.h"
#include "mailboxpane.h"
#include "mailboxsearch.h"
#include "models/jobmodel.h"
#include "models/mailboxtreemodel.h"
#include "operations/operation.h"
#include "pages/accesspage.h"
#include "pages/detailspage.h"
#include "pages/messagespage.h"
#include "pages/metadatapage.h"
#include "pages/quotapage.h"
#include "profiles/profilesmenu.h"
#include "support/errortext.h"
#include "support/format.h"
#include "support/icons.h"
#include "support/messagebar.h"
#include "support/pathlabel.h"
#include "support/pill.h"
#include "support/settings.h"
#include "welcome.h"
#include <QAction>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *makeStatusLabel(const char *name, const QString &accessibleName, const QString &toolTip)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setAccessibleName(accessibleName);
    label->setToolTip(toolTip);
    label->setContentsMargins(6, 0, 6, 0);
    return label;
}

} // namespace

MainWindow::MainWindow(Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_middle(new QStackedWidget)
    , m_welcome(new Welcome)
    , m_mailboxes(new MailboxPane)
    , m_mailboxActions(new MailboxActions(m_mailboxes))
    , m_pages(new QTabWidget)
    , m_serverPages(new QTabWidget)
    , m_areas(new QStackedWidget)
    , m_recorder(std::make_shared<imap::Recorder>())
    , m_console(new Console(m_recorder.get()))
    , m_changes(new ChangesPane)
    , m_audit(new AuditPane)
    , m_jobs(new JobModel(this))
    , m_jobsPane(new JobsPane(m_jobs))
    , m_breadcrumb(new PathLabel)
    , m_readOnly(new Pill)
    , m_connectionActions(new ConnectionActions(this))
    , m_mark(new ConnectionMark)
    , m_profiles(new ProfilesMenu(this))
    , m_flavour(new FlavourMenu(this))
    , m_statusConnection(makeStatusLabel("statusConnection", tr("Connection"),
                                         tr("Server, encryption, who you are, and the last round trip")))
    , m_statusSelection(makeStatusLabel("statusSelection", tr("Selection"), tr("What is selected")))
    , m_statusJob(makeStatusLabel("statusJob", tr("Running job"), tr("What is under way")))
    , m_statusProgress(new QProgressBar)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QCoreApplication::applicationName());
    resize(1280, 800);
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    buildMiddle();
    buildDocks();
    buildActions();
    fillToolBar();
    buildStatusBar();
    buildConnections();
    wireChanges();
    m_defaultState = saveState();
    restoreLayout();
    updateActions();
    updateStatus();
}

MainWindow::~MainWindow()
{
    // The pages, the tree and the changes hold on to connections until their last breath.
    m_changes->setChanges(nullptr);
    delete takeCentralWidget();
}

// --- what the window is made of

void MainWindow::buildMiddle()
{
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setDocumentMode(true);
    m_pages->tabBar()->setObjectName(QStringLiteral("pageTabs"));
    m_pages->tabBar()->setAccessibleName(tr("Pages"));
    m_pages->tabBar()->setToolTip(tr("What to see of the selected mailbox (Alt+1 to Alt+5)"));
    m_messages = new MessagesPage;
    addPage(m_pages, m_messages, "messages");
    m_access = new AccessPage;
    m_quota = new QuotaPage;
    m_metadata = new MetadataPage;
    addPage(m_pages, m_access, "access");
    addPage(m_pages, m_quota, "quota");
    addPage(m_pages, m_metadata, "metadata");
    addPage(m_pages, new DetailsPage, "details");
    buildServerPages();
    connect(m_messages, &MessagesPage::summaryChanged, this, &MainWindow::updateStatus);
    connect(m_pages, &QTabWidget::currentChanged, this, &MainWindow::showReadOnly);
    connect(m_messages, &MessagesPage::shownWanted, this, [this] { showPage(0); });

    m_readOnly->setObjectName(QStringLiteral("readOnlyPill"));
    wireMessages();
    m_pages->setCornerWidget(m_readOnly, Qt::TopRightCorner);

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_areas->addWidget(m_pages);
    m_areas->addWidget(m_serverPages);
    column->addWidget(m_areas, 1);
    m_bar = new MessageBar(right);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("mainSplitter"));
    splitter->setAccessibleName(tr("Mailboxes and pages"));
    splitter->addWidget(m_mailboxes);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({350, 930});
    splitter->setChildrenCollapsible(false);

    m_middle->addWidget(m_welcome);
    m_middle->addWidget(splitter);
    setCentralWidget(m_middle);

    connect(m_mailboxes, &MailboxPane::subjectChanged, this, &MainWindow::subjectChanged);
    connect(m_mailboxes, &MailboxPane::opened, this, [this] {
        if (!m_mailboxes->subject().mailbox.isEmpty())
            m_messages->view()->setFocus();
    });
}

void MainWindow::addPage(QTabWidget *pages, Page *page, const char *iconName)
{
    pages->addTab(page, icon(iconName), page->windowTitle());
    connect(page, &Page::jobStarted, m_jobs, &JobModel::begin);
    connect(page, &Page::jobFinished, m_jobs, &JobModel::end);
    connect(page, &Page::jobProgressed, m_jobs, &JobModel::setProgress);
    connect(m_jobs, &JobModel::cancelWanted, page, &Page::jobCancelled);
    connect(page, &Page::operationMade, this, &MainWindow::run);
    connect(page, &Page::loaded, this, &MainWindow::updateStatus);
}

void MainWindow::buildDocks()
{
    m_console->setMailboxes(new KnownMailboxes(m_mailboxes->model(), this));
    QDockWidget *protocol = addDock("protocolDock", tr("Protocol"), m_console);
    connect(m_console->transcripts(), &TranscriptActions::noticed, this, &MainWindow::showBar);
    connect(m_console->pane(), &TrafficPane::causeWanted, this, &MainWindow::showCause);
    connect(m_jobsPane, &JobsPane::trafficWanted, this,
            [this](const QString &cause) { showTraffic(cause, {}); });
    connect(m_changes, &ChangesPane::trafficWanted, this, &MainWindow::showTraffic);
    QDockWidget *changes = addDock("changesDock", tr("Changes"), m_changes);
    QDockWidget *jobDock = addDock("jobsDock", tr("Jobs"), m_jobsPane);
    QDockWidget *audit = addDock("auditDock", tr("Audit"), m_audit);
    tabifyDockWidget(protocol, changes);
    tabifyDockWidget(changes, jobDock);
    tabifyDockWidget(jobDock, audit);
    protocol->raise();
    resizeDocks({protocol}, {230}, Qt::Vertical);
}

void MainWindow::showTraffic(const QString &cause, const QString &mailbox)
{
    m_docks.at(0)->show();
    m_docks.at(0)->raise();
    m_console->pane()->showCause(cause, mailbox);
}

// From a command to the job, or the staged changes, that it was sent for.
void MainWindow::showCause(const QString &cause)
{
    for (const auto &[dock, isFound] : {std::pair(m_docks.at(1), m_changes->select(cause)),
                                        std::pair(m_docks.at(2), m_jobsPane->select(cause))}) {
        if (isFound) {
            dock->show();
            dock->raise();
            return;
        }
    }
    showBar(tr("“%1” is not among the jobs, nor among the changes of this connection.").arg(cause), false);
}

void MainWindow::run(Operation *operation)
{
    m_jobs->add(operation);
    connect(operation, &Operation::finished, this, [this, operation](Operation::Outcome outcome) {
        if (outcome == Operation::Outcome::Partly || outcome == Operation::Outcome::Failed)
            showBar(QStringLiteral("%1: %2").arg(operation->title(), operation->summary()), true);
    });
    operation->start();
}

QDockWidget *MainWindow::addDock(const char *name, const QString &title, QWidget *content)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1String(name));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    dock->toggleViewAction()->setObjectName(QLatin1String(name) + QStringLiteral("Toggle"));
    dock->toggleViewAction()->setToolTip(tr("Show or hide %1").arg(title));
    addDockWidget(Qt::BottomDockWidgetArea, dock);
    m_docks.append(dock);
    return dock;
}

void MainWindow::buildStatusBar()
{
    m_statusProgress->setObjectName(QStringLiteral("statusProgress"));
    m_statusProgress->setAccessibleName(tr("Something is under way"));
    m_statusProgress->setToolTip(tr("Something is under way; the Jobs list tells what"));
    m_statusProgress->setRange(0, 0);
    m_statusProgress->setTextVisible(false);
    m_statusProgress->setFixedSize(90, 8);
    statusBar()->setAccessibleName(tr("Status"));
    statusBar()->addWidget(m_statusConnection, 1);
    statusBar()->addPermanentWidget(m_statusSelection);
    statusBar()->addPermanentWidget(m_statusJob);
    statusBar()->addPermanentWidget(m_statusProgress);
    connect(m_jobs, &JobModel::runningChanged, this, &MainWindow::updateStatus);
    connect(m_jobs, &JobModel::progressed, this, &MainWindow::updateStatus);
    connect(m_jobsPane, &JobsPane::retryWanted, this, &MainWindow::run);
}

void MainWindow::showBar(const QString &text, bool bad)
{
    m_bar->showMessage(text, bad);
}

// --- what is selected

void MainWindow::subjectChanged()
{
    const Page::Subject subject = m_mailboxes->subject();
    for (int i = 0; i < m_pages->count(); ++i)
        static_cast<Page *>(m_pages->widget(i))->setSubject(subject);
    showServer(subject);
    if (subject.connection)
        m_console->setCurrent(subject.connection);
    const bool moved = m_history.empty() || m_history[m_historyAt].connection != subject.connection
                       || m_history[m_historyAt].mailbox != subject.mailbox;
    if (!m_walking && moved && !subject.mailbox.isEmpty()) {
        m_history.resize(m_history.empty() ? 0 : m_historyAt + 1);
        m_history.push_back({subject.connection, subject.mailbox});
        m_historyAt = m_history.size() - 1;
    }
    updateBreadcrumb();
    updateActions();
    updateStatus();
    showConnection();
}

void MainWindow::updateBreadcrumb()
{
    const QStringList path = m_mailboxes->path();
    m_breadcrumb->setPath(path);
    showReadOnly();
    setWindowTitle(path.isEmpty()
                       ? QCoreApplication::applicationName()
                       : QStringLiteral("%1 – %2").arg(path.last(), QCoreApplication::applicationName()));
}

// How a mailbox is opened is about its messages: lists of access and quotas may be changed all the same.
void MainWindow::showReadOnly()
{
    m_readOnly->setVisible(m_mailboxes->subject().selectable && m_pages->currentWidget() == m_messages);
}

void MainWindow::walkHistory(int step)
{
    const size_t to = m_historyAt + size_t(step);
    if (to >= m_history.size())
        return;
    m_walking = true;
    m_historyAt = to;
    m_mailboxes->goTo(m_history[to].connection, m_history[to].mailbox);
    m_walking = false;
    updateActions();
}

void MainWindow::updateActions()
{
    const Connection *connection = m_mailboxes->currentConnection();
    const bool ready = connection && connection->session();
    m_back->setEnabled(!m_history.empty() && m_historyAt > 0);
    m_forward->setEnabled(m_historyAt + 1 < m_history.size());
    m_refresh->setEnabled(ready);
    for (QAction *action : m_mailboxes->actions())
        action->setEnabled(!m_mailboxes->subject().mailbox.isEmpty());
    m_mailboxActions->update();
}

void MainWindow::updateStatus()
{
    const Connection *connection = m_mailboxes->currentConnection();
    if (!connection) {
        m_statusConnection->setText(tr("Not connected"));
    } else if (imap::Session *session = connection->session()) {
        m_statusConnection->setText(QStringLiteral("%1  ·  %2  ·  %3  ·  %4")
                                        .arg(connection->host(), connection->security(),
                                             connection->identity(),
                                             tr("%1 ms").arg(session->lastRoundTrip().count())));
    } else {
        m_statusConnection->setText(tr("%1  ·  not connected").arg(connection->title()));
    }
    m_statusSelection->setText(m_messages->isVisible() ? m_messages->summary() : QString());
    m_statusJob->setText(m_jobs->currentTitle());
    const int percent = m_jobs->currentPercent();
    m_statusProgress->setRange(0, percent < 0 ? 0 : 100);
    m_statusProgress->setValue(percent);
    m_statusProgress->setVisible(m_jobs->running() > 0);
}

void MainWindow::refresh()
{
    m_mailboxes->refresh();
    static_cast<Page *>(static_cast<QTabWidget *>(m_areas->currentWidget())->currentWidget())->refresh();
}

void MainWindow::showPage(int index)
{
    m_middle->setCurrentIndex(m_connections.empty() ? 0 : 1);
    m_areas->setCurrentWidget(m_pages);
    m_pages->setCurrentIndex(index);
}

void MainWindow::goTo()
{
    const auto mailboxes = [this](const QString &text) {
        std::vector<GoToDialog::Target> found;
        for (const MailboxIndex *index : m_mailboxes->search()->indexes()) {
            for (const quint32 at : index->find(MailboxIndex::Query::fromText(text), 100).mailboxes) {
                const imap::MailboxName name = index->mailbox(at).name;
                found.push_back({name.toString(), tr("Mailbox"), QStringLiteral("mailbox"),
                                 [this, name, connection = QPointer(index->connection())] {
                                     if (connection)
                                         m_mailboxes->goTo(connection, name);
                                 }});
            }
        }
        return found;
    };
    std::vector<GoToDialog::Target> targets;
    for (int i = 0; i < m_pages->count(); ++i)
        targets.push_back({m_pages->tabText(i), tr("Page"), QStringLiteral("layout"), [this, i] {
                               showPage(i);
                           }});
    for (int i = 0; i < m_serverPages->count(); ++i)
        targets.push_back({m_serverPages->tabText(i), tr("Page"), QStringLiteral("layout"), [this, i] {
                               showServerPage(i);
                           }});
    for (QAction *action : findChildren<QAction *>()) {
        if (!action->isEnabled() || action->isSeparator() || action->menu() || action->objectName().isEmpty()
            || action->text().isEmpty())
            continue;
        QString text = action->text();
        targets.push_back({text.remove(u'&'), tr("Action"), QStringLiteral("play"), [action] {
                               action->trigger();
                           }});
    }
    GoToDialog dialog(mailboxes, std::move(targets), this);
    connect(m_mailboxes->search(), &MailboxSearch::indexChanged, &dialog, &GoToDialog::refresh);
    dialog.exec();
}

// --- layout

void MainWindow::restoreLayout()
{
    const QSettings stored;
    restoreGeometry(stored.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(stored.value(QStringLiteral("window/state")).toByteArray());
    for (QSplitter *splitter : findChildren<QSplitter *>()) {
        if (!splitter->objectName().isEmpty())
            splitter->restoreState(
                stored.value(QStringLiteral("splitter/") + splitter->objectName()).toByteArray());
    }
    m_messages->layoutRestored();
    for (QHeaderView *header : findChildren<QHeaderView *>()) {
        const QByteArray state =
            stored.value(QStringLiteral("header/") + header->parent()->objectName()).toByteArray();
        // The columns of the access list depend on the mailbox.
        if (!state.isEmpty() && header->parent()->objectName() != u"aclTable")
            header->restoreState(state);
    }
    m_mailboxes->layoutRestored();
    m_messages->view()->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_pages->setCurrentIndex(stored.value(QStringLiteral("window/page")).toInt());
}

void MainWindow::saveLayout()
{
    QSettings stored;
    stored.setValue(QStringLiteral("window/geometry"), saveGeometry());
    stored.setValue(QStringLiteral("window/state"), saveState());
    stored.setValue(QStringLiteral("window/page"), m_pages->currentIndex());
    for (const QSplitter *splitter : findChildren<QSplitter *>()) {
        if (!splitter->objectName().isEmpty())
            stored.setValue(QStringLiteral("splitter/") + splitter->objectName(), splitter->saveState());
    }
    for (const QHeaderView *header : findChildren<QHeaderView *>()) {
        if (header->orientation() == Qt::Horizontal && !header->parent()->objectName().isEmpty())
            stored.setValue(QStringLiteral("header/") + header->parent()->objectName(), header->saveState());
    }
}

void MainWindow::resetLayout()
{
    restoreState(m_defaultState);
    resizeDocks({m_docks.first()}, {230}, Qt::Vertical);
    m_docks.first()->raise();
}

// A layout for a task: which docks are there and how much room they have.
void MainWindow::applyLayout(const QString &name)
{
    resetLayout();
    for (QDockWidget *dock : m_docks)
        dock->setVisible(name != u"browse");
    if (name == u"administer") {
        m_docks.at(1)->raise();
        resizeDocks({m_docks.first()}, {180}, Qt::Vertical);
    } else if (name == u"debug") {
        m_docks.first()->raise();
        resizeDocks({m_docks.first()}, {height() / 2}, Qt::Vertical);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeaveJobs()) {
        event->ignore();
        return;
    }
    saveLayout();
    for (const auto &connection : m_connections)
        connection->close();
    QMainWindow::closeEvent(event);
}

} // namespace ui
