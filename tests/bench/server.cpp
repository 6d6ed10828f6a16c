// A canned IMAP server for measuring clients: on 127.0.0.1, one thread, every answer made beforehand. See usage().
#include "connection.h"
#include "tls.h"
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <memory>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench-server --workload NAME [--count N] [--delay-ms D] [--tls] "
                         "[--port N] [--idle SECONDS]\n"
                         "\n"
                         "Prints \"PORT n BYTES b CHECK c\", with \" SHA256 fingerprint\" where it speaks "
                         "TLS, and then answers until\n"
                         "nobody has said anything for a while (60 s). Each answer is due D ms after its "
                         "command was read: latency,\n"
                         "not service time. The workloads: W1 W2 W2L W3 WA WF W4 W4a W5 W6T W6S W7 W8 WW.\n";

struct Options
{
    std::string_view workload;
    uint32_t count = 0, delay = 0, idle = 60;
    uint16_t port = 0;
    bool tls = false;
};

template<typename Number>
bool readNumber(const char *text, Number &out)
{
    const auto [end, error] = std::from_chars(text, text + std::strlen(text), out);
    return error == std::errc{} && *end == '\0';
}

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--tls") {
            options.tls = true;
            continue;
        }
        if (++i == argc)
            return false;
        bool good = true;
        if (option == "--workload")
            options.workload = argv[i];
        else if (option == "--count")
            good = readNumber(argv[i], options.count);
        else if (option == "--delay-ms")
            good = readNumber(argv[i], options.delay);
        else if (option == "--idle")
            good = readNumber(argv[i], options.idle);
        else if (option == "--port")
            good = readNumber(argv[i], options.port);
        else
            good = false;
        if (!good)
            return false;
    }
    return !options.workload.empty();
}

// Returns the listening socket, and the port in `port`.
int listenAt(uint16_t &port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (listener < 0 || bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || listen(listener, 16) != 0
        || getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("mailreeve-bench-server");
        return -1;
    }
    port = ntohs(address.sin_port);
    return listener;
}

class Server
{
public:
    Server(int listener, const Tls *tls, const Script &script)
        : m_listener(listener)
        , m_poll(epoll_create1(EPOLL_CLOEXEC))
        , m_tls(tls)
        , m_script(script)
    {
        watch(EPOLL_CTL_ADD, listener, EPOLLIN);
    }

    // Until nothing has come for so many milliseconds.
    void run(int idle)
    {
        while (true) {
            epoll_event events[16];
            const int wait = waitTime(idle);
            const int ready = epoll_wait(m_poll, events, 16, wait);
            if (ready == 0 && wait == idle)
                return;
            for (int i = 0; i < ready; ++i) {
                const int socket = events[i].data.fd;
                if (socket == m_listener)
                    acceptAll();
                else if (!m_connections.at(socket)->read())
                    m_connections.erase(socket);
            }
            sendAll();
        }
    }

private:
    void watch(int operation, int socket, uint32_t what) const
    {
        epoll_event event{};
        event.events = what;
        event.data.fd = socket;
        epoll_ctl(m_poll, operation, socket, &event);
    }
    void acceptAll()
    {
        for (int socket;
             (socket = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
            const int on = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            m_connections.emplace(socket, std::make_unique<Connection>(
                                              socket, m_tls ? m_tls->accept(socket) : nullptr, m_script));
            watch(EPOLL_CTL_ADD, socket, EPOLLIN);
        }
    }
    void sendAll()
    {
        for (auto at = m_connections.begin(); at != m_connections.end();) {
            const auto &[socket, connection] = *at;
            const bool wasBlocked = connection->isBlocked();
            if (!connection->send()) {
                at = m_connections.erase(at);
                continue;
            }
            if (connection->isBlocked() != wasBlocked)
                watch(EPOLL_CTL_MOD, socket, connection->isBlocked() ? EPOLLIN | EPOLLOUT : EPOLLIN);
            ++at;
        }
    }
    // epoll counts milliseconds. The last of them before an answer is due is waited for without sleeping, so that
    // no answer is late.
    int waitTime(int idle) const
    {
        int64_t due = 0;
        for (const auto &[socket, connection] : m_connections) {
            const int64_t next = connection->nextDue();
            if (next > 0 && (due == 0 || next < due))
                due = next;
        }
        if (due == 0)
            return idle;
        const int64_t left = (due - nanoseconds()) / 1'000'000;
        return left > 0 ? int(left) : 0;
    }

    int m_listener, m_poll;
    const Tls *m_tls;
    const Script &m_script;
    std::map<int, std::unique_ptr<Connection>> m_connections;
};

} // namespace

int main(int argc, char **argv)
{
    Options options;
    std::optional<Replies> replies;
    if (readOptions(argc, argv, options))
        replies = makeReplies(options.workload, options.count);
    if (!replies) {
        std::fputs(Usage, stderr);
        return 2;
    }
    const Script script{std::move(*replies), std::string(options.workload),
                        int64_t(options.delay) * 1'000'000};
    std::unique_ptr<Tls> tls;
    if (options.tls)
        tls = std::make_unique<Tls>();
    uint16_t port = options.port;
    const int listener = listenAt(port);
    if (listener < 0)
        return 1;
    std::printf("PORT %u BYTES %zu CHECK %llu%s%s\n", unsigned(port), script.replies.bulk.size(),
                static_cast<unsigned long long>(script.replies.check), tls ? " SHA256 " : "",
                tls ? tls->fingerprint().c_str() : "");
    std::fflush(stdout);
    Server(listener, tls.get(), script).run(int(options.idle) * 1000);
    return 0;
}
