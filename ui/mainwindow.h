#pragma once
#include "imapcore/connector.h"
#include "pages/page.h"
#include <QMainWindow>
#include <QPointer>
#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QTabWidget;
class QToolBar;

namespace ui {

class AccessPage;
class AuditPane;
class ChangesPane;
class ConnectDialog;
class Connection;
class ConnectionActions;
class ConnectionLine;
class ConnectionMark;
class Console;
class FlavourMenu;
class JobModel;
class JobsPane;
class MailboxActions;
class MailboxPane;
class MessageBar;
class MessagesPage;
class Operation;
class PathLabel;
class MetadataPage;
class Pill;
class ProfilesMenu;
class QuotaPage;
class ServerPage;
struct Profile;
class Theme;
class Welcome;

// The one window: the tree on the left leads, the pages in the middle show, the docks below keep what goes on.
// It wires them together and holds the connections; it knows nothing of IMAP itself.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Theme *theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Connects at once if everything needed is there; asks for the rest, and says what went wrong, in the dialog.
    void connectTo(const imap::ConnectOptions &options);
    // Starts it as one of the jobs, takes it over, and says so in the bar where something was not done.
    void run(Operation *operation);
    // Whether there was ever a connection.
    bool wasConnected() const { return m_wasConnected; }
    // What to tell servers about us (RFC 2971).
    static imap::ServerId clientId();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMiddle();
    void wireMessages();
    bool mayLeaveJobs();
    void buildDocks();
    void buildActions();
    void fillToolBar();
    void buildStatusBar();
    QAction *addAction(QMenu *menu, const char *name, const char *iconName, const QString &text,
                       const QString &toolTip, const QKeySequence &shortcut,
                       const std::function<void()> &action);
    QDockWidget *addDock(const char *name, const QString &title, QWidget *content);
    void addPage(QTabWidget *pages, Page *page, const char *iconName);
    void buildServerPages();
    void showServer(const Page::Subject &subject);
    void showServerPage(int index);

    void askWhereToConnect();
    ConnectDialog *makeConnectDialog();
    void connectBy(const Profile &profile);
    void editProfile(const Profile &profile);
    void manageProfiles();
    void profilesChanged();
    void buildConnections();
    void wireChanges();
    void addServerPageActions(QMenu *access, QMenu *quota);
    void addChangesMenus(QMenu *access, QMenu *quota, QMenu *tools);
    void adoptChanges(Connection *connection);
    void showChanges(Connection *connection);
    QString textOf(const Connection *connection, const QString &text) const;
    void showTraffic(const QString &cause, const QString &mailbox);
    void showCause(const QString &cause);
    void adopt(ConnectDialog *dialog);
    void removeConnection(Connection *connection);
    void setLive(bool live);
    void showConnection();
    void connectionLost(Connection *connection, const imap::Error &error);
    void showBar(const QString &text, bool bad);

    void subjectChanged();
    void updateBreadcrumb();
    void showReadOnly();
    void updateActions();
    void updateStatus();
    void walkHistory(int step);
    void refresh();
    void goTo();
    void showPage(int index);
    void about();
    void resetLayout();
    void applyLayout(const QString &name);
    void restoreLayout();
    void saveLayout();

    Theme *m_theme;
    std::vector<std::unique_ptr<Connection>> m_connections;
    QStackedWidget *m_middle;
    Welcome *m_welcome;
    MailboxPane *m_mailboxes;
    MailboxActions *m_mailboxActions;
    QTabWidget *m_pages, *m_serverPages;
    QStackedWidget *m_areas; // the one or the other
    MessagesPage *m_messages = nullptr;
    AccessPage *m_access = nullptr;
    QuotaPage *m_quota = nullptr;
    MetadataPage *m_metadata = nullptr, *m_serverMetadata = nullptr;
    std::shared_ptr<imap::Recorder> m_recorder;
    Console *m_console;
    ChangesPane *m_changes;
    AuditPane *m_audit;
    JobModel *m_jobs;
    JobsPane *m_jobsPane;
    QList<QDockWidget *> m_docks;
    QList<QAction *> m_serverPageActions;
    QToolBar *m_toolBar = nullptr;
    MessageBar *m_bar = nullptr;
    PathLabel *m_breadcrumb;
    Pill *m_readOnly;
    ConnectionActions *m_connectionActions;
    ConnectionMark *m_mark;
    ProfilesMenu *m_profiles;
    FlavourMenu *m_flavour;
    QLabel *m_statusConnection, *m_statusSelection, *m_statusJob;
    QProgressBar *m_statusProgress;
    QAction *m_live = nullptr;
    QAction *m_back = nullptr, *m_forward = nullptr, *m_refresh = nullptr, *m_markAction = nullptr;
    ConnectionLine *m_line = nullptr;
    QByteArray m_defaultState;
    struct Place
    {
        QPointer<Connection> connection;
        imap::MailboxName mailbox;
    };
    std::vector<Place> m_history;
    size_t m_historyAt = 0;
    bool m_walking = false;
    bool m_wasConnected = false;
};

} // namespace ui
