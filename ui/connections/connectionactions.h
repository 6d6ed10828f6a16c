#pragma once
#include <QAction>
#include <QObject>
#include <QPointer>

namespace ui {

class Connection;

// What can be done with the current connection, for the Server menu and for the tree's own.
class ConnectionActions final : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionActions(QWidget *parent);

    const QList<QAction *> &all() const { return m_all; }
    void setConnection(Connection *connection);
    // Asks for how long, or locks it.
    void switchAccess();

signals:
    void removeWanted(ui::Connection *connection);
    // It is being made again.
    void reopened();

private:
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 const QKeySequence &shortcut, const std::function<void(Connection *)> &action);
    void update();
    void unlock(Connection *connection);

    QWidget *m_window;
    QPointer<Connection> m_connection;
    QList<QAction *> m_all;
    QAction *m_reconnect, *m_disconnect, *m_remove, *m_unlock, *m_lock;
};

} // namespace ui
