#pragma once
#include "backoff.h"
#include "connector.h"
#include <QTimer>
#include <deque>

namespace imap {

// Several sessions on one server, for wide work that is not about the messages of a mailbox: thousands of GETACL, of
// GETQUOTAROOT, of SETACL. Commands go to whichever session has room, so that their order on the server is not the
// order in which they were sent. Sessions are made as there is work for them. Where the server takes no more of them
// ([LIMIT], [UNAVAILABLE], [INUSE], or it just closes) the pool goes on with fewer; a command that only reads and
// whose session was lost goes to another one, and what may have changed something fails.
class Pool final : public QObject, private ReplyKeeper
{
    Q_OBJECT
public:
    explicit Pool(ConnectOptions options, int size = 4, const BackOff &backOff = {},
                  const Limits &limits = {}, QObject *parent = nullptr);
    ~Pool() override;

    // As many as are wanted at most; as many as the server has let us have.
    int size() const { return m_size; }
    int sessions() const { return int(m_sessions.size()); }
    // Commands that no session has taken yet.
    qsizetype waiting() const { return qsizetype(m_queue.size()); }

    template<Command C>
    ReplyOf<typename C::Result> *send(C command)
    {
        auto *reply = new ReplyOf<typename C::Result>(*this);
        enqueue(std::make_unique<PendingOf<C>>(std::move(command), reply));
        return reply;
    }

    // Ends all sessions. What is under way fails as Cancelled.
    void close();

signals:
    // The server has let us have no more than size() sessions; its reason.
    void reduced(int size, const imap::Error &error);
    // No session can be had: everything that waited has failed. The next command makes it try again.
    void failed(const imap::Error &error);
    void untrusted(const imap::Certificate &certificate);

private:
    void cancel(Reply &reply) override;
    void settled(Reply &reply) override { m_settled.add(reply); }
    void enqueue(std::unique_ptr<Pending> command);
    void spread();
    void open();
    void adopt(Connector *connector);
    void connectorFailed(Connector *connector, const Error &error);
    void sessionLost(Session *session, const Error &error);
    void failAll(const Error &error);

    ConnectOptions m_options;
    int m_size;
    BackOff m_backOff;
    Limits m_limits;
    std::vector<Session *> m_sessions;     // ready
    std::vector<Connector *> m_connectors; // on their way
    std::deque<std::unique_ptr<Pending>> m_queue;
    SettledReplies m_settled;
    QTimer m_retry;
    int m_attempt = 0;
    size_t m_next = 0; // the session whose turn it is
};

} // namespace imap
