#pragma once
#include "imapcore/commands/listed.h"
#include "imapcore/commands/notify.h"
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <vector>

namespace ui {

class Connection;
class MailboxPane;

// Keeps what is shown of one connection right while others work on it: NOTIFY where the server has it (RFC 5465), IDLE for
// the mailbox that is open (RFC 2177), and STATUS now and then of what is on the screen and nobody tells of. It waits until
// the connection is quiet, and stands back as soon as anything else is to be sent.
class LiveUpdates final : public QObject
{
    Q_OBJECT
public:
    // Belongs to the connection.
    LiveUpdates(Connection *connection, MailboxPane *mailboxes);
    ~LiveUpdates() override;

    void setEnabled(bool enabled);
    bool isEnabled() const { return m_enabled; }
    // Whether the server has been told to tell.
    bool isNotified() const { return m_notified; }
    bool isIdling() const { return m_idle; }

    // How long nothing must be under way before it begins, how often what nobody tells of is asked for, and how long an
    // IDLE lasts before it is sent anew.
    void setIntervals(std::chrono::milliseconds quiet, std::chrono::milliseconds poll,
                      std::chrono::milliseconds renew);

private:
    void stateChanged();
    void workingChanged();
    void quiet();
    void notify(int events);
    void idle();
    void endIdle();
    void poll();
    void read(QByteArrayView keyword, QByteArrayView response);
    void tellMailboxes();
    void selectedChanged();
    void askAboutStale();
    bool isTold(const imap::MailboxName &mailbox) const;
    imap::Session *session() const;

    QPointer<Connection> m_connection;
    QPointer<MailboxPane> m_mailboxes;
    QPointer<imap::Session> m_session; // that signals come from
    QPointer<imap::Reply> m_idle;
    QTimer m_quiet, m_poll, m_renew, m_soon, m_tell;
    QSet<imap::MailboxName> m_stale;         // told of, but not of all that is shown
    std::vector<imap::ListedMailbox> m_told; // not yet in the tree
    bool m_enabled = true;
    bool m_notified = false;
    bool m_mayNotify = true; // until the server refuses
    bool m_mayIdle = true;
};

} // namespace ui
