// The main window's connections: how they are made, shown and taken away.
#include "connection.h"
#include "connections/connectionactions.h"
#include "connections/connectionline.h"
#include "connections/connectionmark.h"
#include "connections/flavourmenu.h"
#include "console/console.h"
#include "dialogs/connectdialog.h"
#include "liveupdates.h"
#include "mailboxpane.h"
#include "mainwindow.h"
#include "models/mailboxtreemodel.h"
#include "profiles/profiles.h"
#include "profiles/profilesdialog.h"
#include "profiles/profilesmenu.h"
#include "support/errortext.h"
#include "support/messagebar.h"
#include "support/settings.h"
#include "welcome.h"
#include <QCoreApplication>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QTreeView>

namespace ui {

void MainWindow::buildConnections()
{
    m_line = new ConnectionLine(m_toolBar);
    m_mailboxes->setConnectionActions(m_connectionActions->all() + QList{m_flavour->menuAction()}
                                      + m_serverPageActions);
    connect(m_mark, &QAbstractButton::clicked, m_connectionActions, &ConnectionActions::switchAccess);
    connect(m_connectionActions, &ConnectionActions::removeWanted, this, &MainWindow::removeConnection);
    connect(m_connectionActions, &ConnectionActions::reopened, m_bar, &QWidget::hide);
    connect(m_welcome, &Welcome::connectWanted, this, &MainWindow::askWhereToConnect);
    connect(m_welcome, &Welcome::profileWanted, this, &MainWindow::connectBy);
    connect(m_profiles, &ProfilesMenu::profileWanted, this, &MainWindow::connectBy);
    showConnection();
}

// The password is asked for.
void MainWindow::connectBy(const Profile &profile)
{
    ConnectDialog *dialog = makeConnectDialog();
    dialog->setProfile(profile.isSaved() ? profile : [&profile] {
        Profile known = profiles::guess(profile.address, profile.actAs);
        known.caFile = profile.caFile;
        return known;
    }());
    dialog->open();
}

void MainWindow::editProfile(const Profile &profile)
{
    auto *dialog = new ConnectDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setProfile(profile.address.host.isEmpty() ? Profile() : profile);
    dialog->setEditing();
    connect(dialog, &ConnectDialog::profileSaved, this, &MainWindow::profilesChanged);
    dialog->open();
}

void MainWindow::manageProfiles()
{
    auto *dialog = new ProfilesDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfilesDialog::connectWanted, this, [this, dialog](const Profile &profile) {
        dialog->accept();
        connectBy(profile);
    });
    connect(dialog, &ProfilesDialog::editWanted, this, &MainWindow::editProfile);
    connect(dialog, &ProfilesDialog::changed, this, &MainWindow::profilesChanged);
    dialog->open();
}

// What is connected is called, coloured and guarded as it is saved from now on.
void MainWindow::profilesChanged()
{
    m_profiles->reload();
    m_welcome->reload();
    for (ProfilesDialog *dialog : findChildren<ProfilesDialog *>())
        dialog->reload();
    for (const auto &connection : m_connections) {
        for (const Profile &profile : profiles::all()) {
            const imap::ConnectOptions &options = connection->options();
            if (profile.id == connection->profile().id
                || (!connection->profile().isSaved() && profile.isSamePlace(options.address, options.actAs)))
                connection->setProfile(profile);
        }
    }
}

imap::ServerId MainWindow::clientId()
{
    return {{"name", QCoreApplication::applicationName().toUtf8()},
            {"version", QCoreApplication::applicationVersion().toUtf8()}};
}

ConnectDialog *MainWindow::makeConnectDialog()
{
    auto *dialog = new ConnectDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    imap::ConnectOptions defaults;
    defaults.clientId = clientId();
    defaults.recorder = m_recorder;
    dialog->setOptions(defaults);
    connect(dialog, &ConnectDialog::connectionMade, m_console, &Console::addConnection);
    connect(dialog, &ConnectDialog::profileSaved, this, &MainWindow::profilesChanged);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { adopt(dialog); });
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    return dialog;
}

void MainWindow::askWhereToConnect()
{
    makeConnectDialog()->open();
}

void MainWindow::connectTo(const imap::ConnectOptions &options)
{
    ConnectDialog *dialog = makeConnectDialog();
    imap::ConnectOptions whole = options;
    whole.clientId = clientId();
    dialog->setOptions(whole);
    if (options.password.isEmpty() || options.address.user.isEmpty()) {
        dialog->open();
        return;
    }
    // The window says that it connects; the dialog comes only if there is something to ask or to say.
    connect(dialog, &ConnectDialog::attemptFailed, dialog, &QDialog::open);
    connect(dialog, &ConnectDialog::progressed, this,
            [this](const QString &what) { m_statusConnection->setText(what); });
    dialog->connectNow();
}

void MainWindow::adopt(ConnectDialog *dialog)
{
    const imap::ConnectOptions options = dialog->options();
    Connection *connection = dialog->takeConnection();
    m_connections.emplace_back(connection);
    m_wasConnected = true;
    settings::rememberServer(connection->profile());
    (new LiveUpdates(connection, m_mailboxes))->setEnabled(m_live->isChecked());
    const auto update = [this] {
        updateActions();
        updateStatus();
        showConnection();
    };
    connect(connection, &Connection::stateChanged, this, update);
    connect(connection, &Connection::busyChanged, this, &MainWindow::showConnection);
    connect(connection, &Connection::accessChanged, this, update);
    connect(connection, &Connection::profileChanged, this, [this, update] {
        updateBreadcrumb();
        update();
    });
    connect(connection, &Connection::lost, this,
            [this, connection](const imap::Error &error) { connectionLost(connection, error); });
    connect(connection, &Connection::failed, this,
            [this, connection](const imap::Error &error) { connectionLost(connection, error); });
    connect(connection, &Connection::stepped, this,
            [this](const QString &what) { m_statusConnection->setText(what); });
    connect(connection, &Connection::alert, this, [this, connection](const QString &text) {
        showBar(tr("%1 says: “%2”").arg(connection->host(), ErrorText::shortened(text)), false);
    });
    adoptChanges(connection);
    m_middle->setCurrentIndex(1);
    m_console->setCurrent(connection);
    m_mailboxes->addConnection(connection);
    m_mailboxes->view()->setFocus();
    if (connection->mayIgnoreActAs())
        showBar(tr("%1 is a Courier, which may say yes to acting as %2 and forget about it: these may be the "
                   "mailboxes of %3.")
                    .arg(connection->host(), options.actAs, options.address.user),
                false);
    update();
}

void MainWindow::connectionLost(Connection *connection, const imap::Error &error)
{
    showBar(tr("The connection to %1 is gone. %2")
                .arg(connection->title(), ErrorText::describe(error, connection->options().address)),
            true);
}

void MainWindow::removeConnection(Connection *connection)
{
    const auto at = std::find_if(m_connections.begin(), m_connections.end(),
                                 [connection](const auto &mine) { return mine.get() == connection; });
    if (at == m_connections.end())
        return;
    at->release();
    m_connections.erase(at);
    // It takes its leave of the server; who does not answer is not waited for.
    connection->disconnect(this);
    connection->setParent(this);
    connect(connection, &Connection::stateChanged, connection, &QObject::deleteLater);
    m_mailboxes->removeConnection(connection);
    std::erase_if(m_history, [connection](const Place &place) {
        return !place.connection || place.connection == connection;
    });
    m_historyAt = m_history.empty() ? 0 : m_history.size() - 1;
    if (connection->session() || connection->state() == Connection::State::Connecting) {
        QTimer::singleShot(3000, connection, &QObject::deleteLater);
        connection->close();
    } else {
        connection->deleteLater();
    }
    m_bar->hide();
    if (m_connections.empty()) {
        m_welcome->reload();
        m_middle->setCurrentIndex(0);
    }
    subjectChanged();
}

void MainWindow::setLive(bool live)
{
    QSettings().setValue(QStringLiteral("live"), live);
    for (const auto &connection : m_connections)
        connection->findChild<LiveUpdates *>()->setEnabled(live);
}

// What the current connection is must not be overlooked.
void MainWindow::showConnection()
{
    Connection *connection = m_mailboxes->currentConnection();
    m_connectionActions->setConnection(connection);
    m_flavour->setConnection(connection);
    m_mark->setConnection(connection);
    m_markAction->setVisible(connection != nullptr);
    m_line->setColour(connection ? connection->profile().colour() : QColor());
}

} // namespace ui
