// The menus, the tool bar and the shortcuts of the main window: every action in one place.
#include "connection.h"
#include "connections/connectionactions.h"
#include "connections/connectionmark.h"
#include "connections/flavourmenu.h"
#include "console/console.h"
#include "docks/jobspane.h"
#include "mailboxes/mailboxactions.h"
#include "mailboxpane.h"
#include "mainwindow.h"
#include "operations/messageactions.h"
#include "operations/operation.h"
#include "pages/columnmenu.h"
#include "pages/messagespage.h"
#include "pages/sortmenu.h"
#include "pages/threadmenu.h"
#include "profiles/profilesmenu.h"
#include "support/icons.h"
#include "support/pathlabel.h"
#include "support/theme.h"
#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace ui {

QAction *MainWindow::addAction(QMenu *menu, const char *name, const char *iconName, const QString &text,
                               const QString &toolTip, const QKeySequence &shortcut,
                               const std::function<void()> &action)
{
    auto *made = new QAction(text, this);
    if (iconName)
        made->setIcon(icon(iconName));
    made->setObjectName(QLatin1String(name));
    made->setShortcut(shortcut);
    made->setToolTip(shortcut.isEmpty() ? toolTip
                                        : QStringLiteral("%1 (%2)").arg(
                                            toolTip, shortcut.toString(QKeySequence::NativeText)));
    made->setStatusTip(toolTip);
    connect(made, &QAction::triggered, this, action);
    menu->addAction(made);
    return made;
}

void MainWindow::buildActions()
{
    const auto addMenu = [this](const char *name, const QString &title) {
        QMenu *menu = menuBar()->addMenu(title);
        menu->setObjectName(QLatin1String(name));
        menu->setAccessibleName(QString(title).remove(u'&'));
        menu->setToolTipsVisible(true);
        return menu;
    };
    menuBar()->setAccessibleName(tr("Menus"));
    m_toolBar = addToolBar(tr("Main tool bar"));
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setAccessibleName(tr("Main tool bar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->toggleViewAction()->setObjectName(QStringLiteral("mainToolBarToggle"));
    m_toolBar->toggleViewAction()->setToolTip(tr("Show or hide the tool bar"));

    QMenu *server = addMenu("serverMenu", tr("&Server"));
    addAction(server, "connectAction", "connect", tr("&Connect…"), tr("Connect to a server"),
              QKeySequence::New, [this] { askWhereToConnect(); });
    server->addMenu(m_profiles);
    addAction(server, "manageProfilesAction", "settings", tr("Ma&nage Profiles…"),
              tr("Look through the saved profiles and change them"), {}, [this] { manageProfiles(); });
    server->addSeparator();
    server->addActions(m_connectionActions->all());
    server->addMenu(m_flavour);
    connect(m_flavour, &FlavourMenu::profileChanged, this, &MainWindow::profilesChanged);
    server->addSeparator();
    addAction(server, "quitAction", "quit", tr("&Quit"), tr("Close all connections and leave"),
              QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });

    QMenu *mailbox = addMenu("mailboxMenu", tr("&Mailbox"));
    m_refresh = addAction(mailbox, "refreshAction", "refresh", tr("&Refresh"),
                          tr("Ask the server again for what is shown"), QKeySequence(Qt::Key_F5),
                          [this] { refresh(); });
    m_back = addAction(mailbox, "backAction", "back", tr("&Back"), tr("The mailbox before"),
                       QKeySequence(Qt::ALT | Qt::Key_Left), [this] { walkHistory(-1); });
    m_forward = addAction(mailbox, "forwardAction", "forward", tr("&Forward"), tr("The mailbox after"),
                          QKeySequence(Qt::ALT | Qt::Key_Right), [this] { walkHistory(1); });
    addAction(mailbox, "filterAction", "filter", tr("F&ind Mailboxes"),
              tr("Find mailboxes by a part of their name"), QKeySequence::Find,
              [this] { m_mailboxes->focusFilter(); });
    mailbox->addMenu(m_mailboxes->narrowMenu());
    mailbox->addAction(m_messages->writeAction());
    mailbox->addSeparator();
    m_mailboxActions->fill(mailbox);
    mailbox->addActions(m_mailboxes->actions());
    connect(m_mailboxActions, &MailboxActions::operationMade, this, &MainWindow::run);
    connect(m_mailboxActions, &MailboxActions::changed, this,
            [this](Connection *connection, const std::vector<imap::MailboxName> &mailboxes) {
                const Page::Subject subject = m_mailboxes->subject();
                if (subject.connection != connection
                    || std::find(mailboxes.begin(), mailboxes.end(), subject.mailbox) == mailboxes.end())
                    return;
                for (int i = 0; i < m_pages->count(); ++i)
                    static_cast<Page *>(m_pages->widget(i))->setSubject(subject);
            });

    QMenu *message = addMenu("messageMenu", tr("M&essage"));
    message->addActions(
        {m_messages->openAction(), m_messages->saveAction(), m_messages->messageViewAction()});
    message->addSeparator();
    message->addActions(m_messages->messageActions()->actions());
    message->addSeparator();
    message->addMenu(m_messages->sortMenu());
    message->addMenu(m_messages->threadMenu());
    message->addMenu(m_messages->columnMenu());
    message->addMenu(m_messages->searchMenu());

    const auto showPageAction = [this](QMenu *menu, const char *name, const char *iconName,
                                       const QString &text, int index) {
        addAction(menu, name, iconName, text, tr("Show this page"),
                  QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)), [this, index] { showPage(index); });
    };
    showPageAction(message, "showMessages", "messages", tr("Show &Messages"), 0);
    QMenu *access = addMenu("accessMenu", tr("&Access"));
    showPageAction(access, "showAccess", "access", tr("Show &Access List"), 1);
    QMenu *quota = addMenu("quotaMenu", tr("&Quota"));
    showPageAction(quota, "showQuota", "quota", tr("Show &Quota"), 2);

    addServerPageActions(access, quota);

    QMenu *view = addMenu("viewMenu", tr("&View"));
    showPageAction(view, "showMetadata", "metadata", tr("Show &Metadata"), 3);
    showPageAction(view, "showDetails", "details", tr("Show &Details"), 4);
    view->addSeparator();
    view->addAction(m_toolBar->toggleViewAction());
    for (QDockWidget *dock : m_docks)
        view->addAction(dock->toggleViewAction());
    view->addSeparator();
    view->addActions({m_messages->messageViewAction(), m_messages->besideAction()});
    view->addMenu(m_mailboxes->columnsMenu());
    m_live = addAction(view, "liveUpdatesAction", nullptr, tr("Live &Updates"),
                       tr("Keep counts and lists right while others work"), {},
                       [this] { setLive(m_live->isChecked()); });
    m_live->setCheckable(true);
    m_live->setChecked(QSettings().value(QStringLiteral("live"), true).toBool());
    view->addSeparator();
    QMenu *layouts = view->addMenu(icon("layout"), tr("&Layout"));
    layouts->setObjectName(QStringLiteral("layoutMenu"));
    layouts->setAccessibleName(tr("Layout"));
    layouts->setToolTipsVisible(true);
    addAction(layouts, "layoutBrowse", nullptr, tr("&Browse"), tr("Mailboxes and pages only"), {},
              [this] { applyLayout(QStringLiteral("browse")); });
    addAction(layouts, "layoutAdminister", nullptr, tr("&Administer"), tr("With the staged changes below"),
              {}, [this] { applyLayout(QStringLiteral("administer")); });
    addAction(layouts, "layoutDebug", nullptr, tr("&Debug"), tr("With half of the window for the protocol"),
              {}, [this] { applyLayout(QStringLiteral("debug")); });
    layouts->addSeparator();
    addAction(layouts, "layoutReset", nullptr, tr("&Reset Layout"), tr("Everything where it was at first"),
              {}, [this] { resetLayout(); });
    QMenu *colours = view->addMenu(icon("theme-system"), tr("&Colours"));
    colours->setObjectName(QStringLiteral("coloursMenu"));
    colours->setAccessibleName(tr("Colours"));
    colours->setToolTipsVisible(true);
    auto *schemes = new QActionGroup(this);
    const std::pair<Theme::Scheme, QString> choices[] = {{Theme::Scheme::System, tr("&As the Desktop")},
                                                         {Theme::Scheme::Light, tr("&Light")},
                                                         {Theme::Scheme::Dark, tr("&Dark")}};
    static constexpr const char *names[] = {"coloursSystem", "coloursLight", "coloursDark"};
    for (size_t i = 0; i < std::size(choices); ++i) {
        const Theme::Scheme scheme = choices[i].first;
        QAction *action = addAction(colours, names[i], nullptr, choices[i].second,
                                    tr("The colours of the program"), {}, [this, scheme] {
                                        m_theme->setScheme(scheme);
                                        QSettings().setValue(QStringLiteral("colours"), int(scheme));
                                    });
        action->setCheckable(true);
        action->setChecked(m_theme->scheme() == scheme);
        schemes->addAction(action);
    }

    QMenu *tools = addMenu("toolsMenu", tr("&Tools"));
    addAction(tools, "goToAction", "go-to", tr("&Go To…"), tr("Find a mailbox, a page or an action"),
              QKeySequence(Qt::CTRL | Qt::Key_K), [this] { goTo(); });
    addAction(tools, "consoleAction", "send-command", tr("&Send a Command"),
              tr("Type an IMAP command into the protocol console"), QKeySequence(Qt::CTRL | Qt::Key_L),
              [this] {
                  m_docks.first()->show();
                  m_docks.first()->raise();
                  m_console->focusInput();
              });

    QMenu *protocol = tools->addMenu(icon("send-command"), tr("&Protocol"));
    protocol->setObjectName(QStringLiteral("protocolMenu"));
    protocol->setAccessibleName(tr("Protocol"));
    protocol->setToolTipsVisible(true);
    protocol->addActions(m_console->actions());
    tools->addActions({m_jobsPane->cancelAction(), m_jobsPane->retryAction(), m_jobsPane->trafficAction()});
    addChangesMenus(access, quota, tools);

    QMenu *help = addMenu("helpMenu", tr("&Help"));
    addAction(help, "aboutAction", "about", tr("&About Mailreeve"), tr("Version and licences"), {},
              [this] { about(); });
    addAction(help, "aboutQtAction", nullptr, tr("About &Qt"), tr("Version of Qt"), {},
              [this] { QMessageBox::aboutQt(this); });
}

void MainWindow::fillToolBar()
{
    m_toolBar->addAction(findChild<QAction *>(QStringLiteral("connectAction")));
    m_toolBar->addAction(m_refresh);
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_back);
    m_toolBar->addAction(m_forward);
    m_breadcrumb->setObjectName(QStringLiteral("breadcrumb"));
    m_breadcrumb->setAccessibleName(tr("Where you are"));
    m_breadcrumb->setContentsMargins(8, 0, 8, 0);
    m_markAction = m_toolBar->addWidget(m_mark);
    m_toolBar->addWidget(m_breadcrumb);
    m_toolBar->addAction(findChild<QAction *>(QStringLiteral("goToAction")));
    for (QAction *action : {m_back, m_forward}) {
        if (auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void MainWindow::about()
{
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("aboutDialog"));
    box.setWindowTitle(tr("About Mailreeve"));
    box.setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<b>%1 %2</b>")
                    .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion()));
    box.setInformativeText(tr("Administers IMAP servers. Licence: MIT.\n\nBuilt on Qt %1, GNU SASL and "
                              "GMime. Icons: Tabler Icons, MIT.")
                               .arg(QLatin1String(qVersion())));
    box.exec();
}

} // namespace ui
