#include "faultproxy.h"
#include <algorithm>
#include <arpa/inet.h>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype MostHeld = 1 << 20;

sockaddr_in addressOf(const QByteArray &host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.constData(), &address.sin_addr) != 1)
        qFatal("FaultProxy: %s is no IPv4 address", host.constData());
    return address;
}

void set(int socket, int level, int option, int value)
{
    setsockopt(socket, level, option, &value, sizeof value);
}

void reset(int socket)
{
    const linger atOnce{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close(socket);
}

} // namespace

struct FaultProxy::Line
{
    Faults faults;
    int from = -1, to = -1;
    std::deque<std::pair<Clock::time_point, QByteArray>> held = {}; // until when, and what
    qsizetype heldBytes = 0;
    qint64 passed = 0;
    bool ended = false; // `from` has said its last
    bool over = false;  // nothing more goes this way

    bool isDue() const { return !over && !held.empty() && held.front().first <= Clock::now(); }
};

struct FaultProxy::Connection
{
    Line lines[2]; // by Way
    bool open = true;
};

FaultProxy::FaultProxy(const QString &host, quint16 port) : m_host(host.toLatin1()), m_serverPort(port)
{
    sockaddr_in address = addressOf("127.0.0.1", 0);
    socklen_t size = sizeof address;
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(m_listener, 64) != 0
        || getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("FaultProxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    wake();
    m_thread.join();
    for (const auto &connection : m_connections) {
        if (connection->open) {
            reset(connection->lines[0].from);
            reset(connection->lines[0].to);
        }
    }
    close(m_listener);
    close(m_wake);
}

void FaultProxy::wake()
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = write(m_wake, &one, sizeof one);
}

void FaultProxy::set(Way way, const Faults &faults)
{
    const std::lock_guard lock(m_mutex);
    m_faults[int(way)] = faults;
}

void FaultProxy::clear()
{
    const std::lock_guard lock(m_mutex);
    m_faults[0] = m_faults[1] = {};
}

void FaultProxy::refuse()
{
    const std::lock_guard lock(m_mutex);
    m_refuses = true;
}

void FaultProxy::cutAll(Way way, Cut how)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &connection : m_connections) {
            if (connection->open)
                cut(*connection, connection->lines[int(way)], how);
        }
    }
    wake();
}

void FaultProxy::cutAllAfter(qint64 bytes, Way way, Cut how)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &connection : m_connections) {
        Line &line = connection->lines[int(way)];
        line.faults.cutAfter = line.passed + bytes;
        line.faults.cut = how;
    }
}

int FaultProxy::connections() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_connections.size());
}

qint64 FaultProxy::passed(Way way, int connection) const
{
    const std::lock_guard lock(m_mutex);
    return m_connections[size_t(connection)]->lines[int(way)].passed;
}

void FaultProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = addressOf(m_host, m_serverPort);
    if (m_refuses || connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        reset(client);
        close(server);
        return;
    }
    // What is written at once leaves at once.
    ::set(client, IPPROTO_TCP, TCP_NODELAY, 1);
    ::set(server, IPPROTO_TCP, TCP_NODELAY, 1);
    auto connection = std::make_unique<Connection>();
    connection->lines[int(Way::Up)] = {m_faults[int(Way::Up)], client, server};
    connection->lines[int(Way::Down)] = {m_faults[int(Way::Down)], server, client};
    m_connections.push_back(std::move(connection));
    for (Faults &faults : m_faults) {
        if (faults.once)
            faults = {};
    }
}

void FaultProxy::cut(Connection &connection, Line &line, Cut how)
{
    line.over = true;
    switch (how) {
    case Cut::Stall:
        return;
    case Cut::HalfClose:
        shutdown(line.to, SHUT_WR);
        return;
    case Cut::Close:
        // What nobody has read would make a reset of it.
        shutdown(line.to, SHUT_WR);
        shutdown(line.from, SHUT_WR);
        for (Line &each : connection.lines)
            each.over = true;
        return;
    case Cut::Reset:
        reset(line.from);
        reset(line.to);
        connection.open = false;
        return;
    }
}

// Reads what there is, and passes on what is due.
void FaultProxy::work(Connection &connection, Line &line)
{
    char bytes[16 * 1024];
    if (!line.ended && (line.over || line.heldBytes < MostHeld)) {
        const ssize_t got = recv(line.from, bytes, sizeof bytes, MSG_DONTWAIT);
        if (got > 0 && !line.over) {
            line.held.emplace_back(Clock::now() + line.faults.delay, QByteArray(bytes, qsizetype(got)));
            line.heldBytes += qsizetype(got);
        } else if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            line.ended = true;
        }
    }
    while (line.isDue()) {
        QByteArray &due = line.held.front().second;
        qsizetype size = line.faults.piece > 0 ? std::min(line.faults.piece, due.size()) : due.size();
        if (line.faults.cutAfter >= 0)
            size = qsizetype(std::min<qint64>(size, line.faults.cutAfter - line.passed));
        const ssize_t sent =
            size > 0 ? send(line.to, due.constData(), size_t(size), MSG_DONTWAIT | MSG_NOSIGNAL) : 0;
        if (sent < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (sent < 0) {
            line.over = true; // whoever should have had it is gone
            break;
        }
        line.passed += sent;
        line.heldBytes -= qsizetype(sent);
        due.remove(0, qsizetype(sent));
        if (due.isEmpty())
            line.held.pop_front();
        if (line.faults.cutAfter >= 0 && line.passed >= line.faults.cutAfter) {
            cut(connection, line, line.faults.cut);
            return;
        }
        if (line.faults.piece > 0)
            break; // the others have their turn
    }
    if (line.ended && line.held.empty() && !line.over) {
        line.over = true;
        shutdown(line.to, SHUT_WR);
    }
}

void FaultProxy::run()
{
    std::vector<pollfd> waiting;
    while (true) {
        waiting.assign({{m_listener, POLLIN, 0}, {m_wake, POLLIN, 0}});
        int timeout = 1000;
        {
            const std::lock_guard lock(m_mutex);
            if (m_ends)
                return;
            for (const auto &connection : m_connections) {
                if (!connection->open)
                    continue;
                for (const Line &line : connection->lines) {
                    if (!line.ended && (line.over || line.heldBytes < MostHeld))
                        waiting.push_back({line.from, POLLIN, 0});
                    if (line.over || line.held.empty())
                        continue;
                    const auto left =
                        std::chrono::ceil<std::chrono::milliseconds>(line.held.front().first - Clock::now());
                    if (left.count() > 0)
                        timeout = std::min(timeout, int(left.count()));
                    else
                        waiting.push_back({line.to, POLLOUT, 0});
                }
            }
        }
        poll(waiting.data(), nfds_t(waiting.size()), timeout);
        quint64 ignored = 0;
        [[maybe_unused]] const ssize_t got = read(m_wake, &ignored, sizeof ignored);
        const std::lock_guard lock(m_mutex);
        if (waiting[0].revents & POLLIN)
            accept();
        for (const auto &connection : m_connections) {
            for (Line &line : connection->lines) {
                if (connection->open)
                    work(*connection, line);
            }
            const auto isDone = [](const Line &line) {
                return line.ended && line.over;
            };
            if (connection->open && std::all_of(connection->lines, connection->lines + 2, isDone)) {
                close(connection->lines[0].from);
                close(connection->lines[0].to);
                connection->open = false;
            }
        }
    }
}
