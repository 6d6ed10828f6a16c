#pragma once
#include "../session.h"
#include <QTimer>

namespace imap {

// Asks a server again and again for nothing (NOOP, and CAPABILITY in turn), each when the one before was answered and a
// moment has passed, and tells how long the answers took.
class LatencyProbe final : public QObject
{
    Q_OBJECT
public:
    struct Sample
    {
        QByteArray verb;
        qint64 time;     // when it was sent, microseconds since 1970
        qint64 duration; // microseconds; -1: there was no answer
    };

    LatencyProbe(Session *session, int count, std::chrono::milliseconds interval, QObject *parent = nullptr);
    void start();
    void stop();
    bool isRunning() const { return m_running; }
    const std::vector<Sample> &samples() const { return m_samples; }

signals:
    void sampled();
    // All are there, it was stopped, or the session has ended.
    void finished();

private:
    void ask();
    template<typename C>
    void send(C command, const QByteArray &verb);
    void end();

    QPointer<Session> m_session;
    int m_count;
    QTimer m_next;
    std::vector<Sample> m_samples;
    bool m_running = false;
};

} // namespace imap
