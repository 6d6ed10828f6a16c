#pragma once
#include <QByteArray>
#include <QString>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

// A line that goes wrong: a TCP proxy between a client and a server, on a free port of 127.0.0.1 and in a thread of its
// own. It knows nothing of what it passes on.
//
//   FaultProxy proxy(server.host(), server.imapPort());
//   proxy.set(FaultProxy::Way::Down, {.cutAfter = 1000, .cut = FaultProxy::Cut::Reset});
//   options.address.port = proxy.port();
//
// What is set holds for connections made from then on.
class FaultProxy
{
public:
    enum class Way { Up, Down }; // to the server, to the client
    enum class Cut {
        Reset,     // both ends hear that the connection is reset
        Close,     // both ends hear its orderly end
        HalfClose, // the end that this way leads to hears its orderly end; the other way goes on
        Stall,     // nothing more goes this way, and nobody is told
    };
    struct Faults
    {
        std::chrono::milliseconds delay{0};
        qsizetype piece = 0;  // written at once, in bytes; 0: whatever there is
        qint64 cutAfter = -1; // so many bytes of a connection; -1: never
        Cut cut = Cut::Reset;
        bool once = false; // for the next connection alone
    };

    FaultProxy(const QString &host, quint16 port);
    ~FaultProxy();
    quint16 port() const { return m_port; }

    void set(Way way, const Faults &faults);
    // Nothing is wrong with connections made from now on.
    void clear();
    // The connections that there are: now, or after so many bytes more.
    void cutAll(Way way, Cut cut);
    void cutAllAfter(qint64 bytes, Way way, Cut cut);
    void refuse(); // new connections are reset

    int connections() const; // there have been
    // How many bytes of one connection went this way.
    qint64 passed(Way way, int connection) const;

private:
    struct Line; // one direction of one connection
    struct Connection;
    void run();
    void accept();
    void work(Connection &connection, Line &line);
    void cut(Connection &connection, Line &line, Cut how);
    void wake();

    QByteArray m_host;
    quint16 m_serverPort, m_port = 0;
    int m_listener = -1, m_wake = -1;
    bool m_refuses = false, m_ends = false;
    Faults m_faults[2];
    std::vector<std::unique_ptr<Connection>> m_connections;
    mutable std::mutex m_mutex;
    std::thread m_thread;
};
