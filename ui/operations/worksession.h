#pragma once
#include "imapcore/commands/select.h"
#include "imapcore/connector.h"
#include <QObject>
#include <QPointer>
#include <memory>

namespace ui {

class Connection;

// A connection for one operation, made as that of the window was. Another mailbox may be open in it, nothing else waits
// for what it does, and what the person opens meanwhile cannot come between its commands.
class WorkSession final : public QObject
{
    Q_OBJECT
public:
    using Access = imap::Select::Access;

    explicit WorkSession(imap::ConnectOptions options, QObject *parent = nullptr);
    // Like this connection, and read-only whenever that is: nothing that may change the server leaves then.
    explicit WorkSession(const Connection *connection, QObject *parent = nullptr);
    // Before open(): a session is ready before it is logged in, for somebody to do that by hand.
    void setLogsIn(bool logsIn) { m_options.logsIn = logsIn; }
    // Whatever is under way ends.
    ~WorkSession() override;

    // Connects, and opens a mailbox if one is named; `uidValidity` 0: whichever it has.
    void open(const imap::MailboxName &mailbox = {}, Access access = Access::ReadOnly,
              quint32 uidValidity = 0);
    // Null unless ready.
    imap::Session *session() const { return m_ready ? m_session.get() : nullptr; }
    // What opening the mailbox has told.
    const imap::Opened &opened() const { return m_opened; }
    // Logs out, once everything is answered. The session is no longer here then.
    void end();

signals:
    void ready();
    // In words; there is no session.
    void failed(const QString &why);
    // It was ready.
    void lost(const imap::Error &error);

private:
    void adopt();
    void mailboxOpened(const imap::Expected<imap::Opened> &result);

    imap::ConnectOptions m_options;
    QPointer<const Connection> m_connection;
    imap::MailboxName m_mailbox;
    Access m_access = Access::ReadOnly;
    quint32 m_uidValidity = 0;
    imap::Opened m_opened;
    std::unique_ptr<imap::Connector> m_connector;
    std::unique_ptr<imap::Session> m_session;
    bool m_ready = false;
};

} // namespace ui
