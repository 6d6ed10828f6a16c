#pragma once
#include "backoff.h"
#include "connector.h"
#include <QTimer>
#include <deque>

namespace imap {

// A session that comes back. When its connection is lost, it is made again after a while (BackOff), the mailbox that
// was selected is selected again, and the commands that were under way and only read are sent once more. What may
// have changed something is never repeated: it fails with the error of the connection, whose code is UNSENT where
// the command had not left yet. So do commands with message sequence numbers, which may mean other messages now, and
// commands about the messages of a mailbox whose UIDVALIDITY has changed.
class Link final : public QObject, private ReplyKeeper
{
    Q_OBJECT
public:
    enum class State { Offline, Connecting, Ready, Waiting };

    explicit Link(ConnectOptions options, const BackOff &backOff = {}, const Limits &limits = {},
                  QObject *parent = nullptr);
    ~Link() override;

    void open();
    // Ends it for good, or gives up waiting. What is under way fails as Cancelled.
    void close();

    State state() const { return m_state; }
    // Whenever nothing was sent for so long, a NOOP keeps the connection, and renews an IDLE that goes on: that ends,
    // and is sent again by whoever listens for its end (RFC 2177 asks for it every 29 minutes). 0: never.
    void setKeepAlive(std::chrono::milliseconds interval);

    // Null unless ready.
    Session *session() const { return m_state == State::Ready ? m_session.data() : nullptr; }

    // Like Session::send; while there is no connection, what reads waits for the next one.
    template<Command C>
    ReplyOf<typename C::Result> *send(C command)
    {
        if (Session *live = session())
            return live->send(std::move(command));
        auto *reply = new ReplyOf<typename C::Result>(*this);
        hold(std::make_unique<PendingOf<C>>(std::move(command), reply));
        return reply;
    }

signals:
    void stateChanged();
    // There is a session, for the first time or again; the mailbox is selected.
    void ready();
    // The connection is gone, or could not be made; the next attempt comes after this time.
    void lost(const imap::Error &error, std::chrono::milliseconds retryIn);
    // It will not be tried again.
    void failed(const imap::Error &error);
    void untrusted(const imap::Certificate &certificate);

private:
    void cancel(Reply &reply) override;
    void settled(Reply &reply) override { m_settled.add(reply); }
    void hold(std::unique_ptr<Pending> command);
    void connectNow();
    void sessionMade();
    void sessionLost(const Error &error);
    void restored(std::optional<Error> mailboxGone);
    void retryOrFail(const Error &error);
    void failAll(const Error &error);
    void setState(State state);

    ConnectOptions m_options;
    BackOff m_backOff;
    Limits m_limits;
    State m_state = State::Offline;
    QPointer<Connector> m_connector;
    QPointer<Session> m_session;
    Session::Selection m_selection; // to be restored; no mailbox: none
    std::deque<std::unique_ptr<Pending>> m_held;
    SettledReplies m_settled;
    QTimer m_retry;
    std::chrono::milliseconds m_keepAlive = std::chrono::minutes(25);
    int m_attempt = 0;
};

} // namespace imap
