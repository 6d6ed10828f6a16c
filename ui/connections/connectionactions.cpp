#include "connectionactions.h"
#include "ui/connection.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/support/icons.h"
#include <QWidget>

namespace ui {

ConnectionActions::ConnectionActions(QWidget *parent) : QObject(parent), m_window(parent)
{
    m_reconnect = add("reconnectAction", "refresh", tr("&Reconnect"), tr("Make the lost connection again"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [this](Connection *connection) {
                          emit reopened();
                          connection->open();
                      });
    m_disconnect = add("disconnectAction", "disconnect", tr("&Disconnect"),
                       tr("Log out from the selected server"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                       [](Connection *connection) { connection->close(); });
    m_remove = add("removeConnectionAction", "remove", tr("Re&move"),
                   tr("Log out from the selected server and take it out of the tree"), {},
                   [this](Connection *connection) { emit removeWanted(connection); });
    m_unlock = add("unlockAction", "lock-open", tr("&Unlock…"),
                   tr("Let changes to the selected server through for a while"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U),
                   [this](Connection *connection) { unlock(connection); });
    m_lock = add("lockAction", "lock", tr("&Lock"), tr("Send nothing more that changes the selected server"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                 [](Connection *connection) { connection->lock(); });
    update();
}

QAction *ConnectionActions::add(const char *name, const char *iconName, const QString &text,
                                const QString &toolTip, const QKeySequence &shortcut,
                                const std::function<void(Connection *)> &action)
{
    auto *made = new QAction(icon(iconName), text, m_window);
    made->setObjectName(QLatin1String(name));
    made->setShortcut(shortcut);
    made->setToolTip(shortcut.isEmpty() ? toolTip
                                        : QStringLiteral("%1 (%2)").arg(
                                            toolTip, shortcut.toString(QKeySequence::NativeText)));
    made->setStatusTip(toolTip);
    connect(made, &QAction::triggered, this, [this, action] {
        if (m_connection)
            action(m_connection);
    });
    m_all.append(made);
    return made;
}

void ConnectionActions::setConnection(Connection *connection)
{
    if (m_connection != connection) {
        if (m_connection)
            m_connection->disconnect(this);
        m_connection = connection;
        if (connection) {
            connect(connection, &Connection::stateChanged, this, &ConnectionActions::update);
            connect(connection, &Connection::accessChanged, this, &ConnectionActions::update);
        }
    }
    update();
}

void ConnectionActions::update()
{
    const bool ready = m_connection && m_connection->session();
    const bool connecting = m_connection && m_connection->state() == Connection::State::Connecting;
    m_reconnect->setEnabled(m_connection && !ready && !connecting);
    m_disconnect->setEnabled(ready || connecting);
    m_remove->setEnabled(m_connection);
    m_unlock->setEnabled(m_connection && m_connection->isReadOnly());
    m_lock->setEnabled(m_connection && !m_connection->isReadOnly());
}

void ConnectionActions::switchAccess()
{
    if (m_connection)
        (m_connection->isReadOnly() ? m_unlock : m_lock)->trigger();
}

void ConnectionActions::unlock(Connection *connection)
{
    auto *dialog = new UnlockDialog(*connection, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, connection,
            [dialog, connection] { connection->unlock(dialog->duration()); });
    dialog->open();
}

} // namespace ui
