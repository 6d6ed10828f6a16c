// Receives the same bytes as the clients that are measured, and looks at none but the last: what no client can beat.
#include "measure.h"
#include <arpa/inet.h>
#include <cstdlib>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace {

constexpr char Usage[] =
    "Usage: mailreeve-bench-raw HOST PORT WORKLOAD [--tls]\n"
    "\n"
    "HOST is an address. PERF_MAILBOXES in the environment is how many mailboxes W4 and W5 ask\n"
    "for (10,000).\n";

class Line
{
public:
    Line(int socket, SSL *ssl) : m_socket(socket), m_ssl(ssl) {}

    // All of it, while what comes meanwhile is received, until the line that begins with `tag` has come.
    void exchange(std::string_view commands, const std::string &tag)
    {
        const std::string end = "\n" + tag + " OK";
        std::string tail = "\n";
        while (tail.find(end) == std::string::npos || !tail.ends_with('\n')) {
            if (!commands.empty())
                commands.remove_prefix(send(commands));
            if (!commands.empty() && !mayReceive())
                continue;
            const size_t got = receive();
            const size_t kept = got < 200 ? got : 200;
            if (tail.size() > 200)
                tail.erase(0, tail.size() - 200);
            tail.append(m_buffer + got - kept, kept);
            m_received += got;
        }
    }
    uint64_t received() const { return m_received; }

private:
    bool mayReceive() const
    {
        pollfd wanted{m_socket, POLLIN | POLLOUT, 0};
        poll(&wanted, 1, -1);
        return wanted.revents & POLLIN;
    }
    size_t send(std::string_view bytes) const
    {
        if (m_ssl) {
            const int taken = SSL_write(m_ssl, bytes.data(), int(bytes.size()));
            return taken > 0 ? size_t(taken) : fail("SSL_write");
        }
        const ssize_t taken = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return taken >= 0 ? size_t(taken) : errno == EAGAIN ? 0 : fail("send");
    }
    size_t receive()
    {
        const ssize_t got =
            m_ssl ? SSL_read(m_ssl, m_buffer, sizeof m_buffer) : recv(m_socket, m_buffer, sizeof m_buffer, 0);
        return got > 0 ? size_t(got) : fail("the server has gone");
    }
    [[noreturn]] static size_t fail(const char *what)
    {
        std::fprintf(stderr, "mailreeve-bench-raw: %s\n", what);
        std::exit(1);
    }

    int m_socket;
    SSL *m_ssl;
    uint64_t m_received = 0;
    char m_buffer[1 << 20];
};

int connectTo(const char *host, const char *port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(std::atoi(port)));
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1
        || connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        std::perror("mailreeve-bench-raw");
        return -1;
    }
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

SSL *beginTls(int socket)
{
    SSL *ssl = SSL_new(SSL_CTX_new(TLS_client_method()));
    if (!ssl || SSL_set_fd(ssl, socket) != 1 || SSL_connect(ssl) != 1) {
        std::fputs("mailreeve-bench-raw: no TLS\n", stderr);
        std::exit(1);
    }
    return ssl;
}

std::string commandOf(std::string_view workload)
{
    if (workload == "W1")
        return "UID FETCH 1:* (UID FLAGS)";
    if (workload == "W2" || workload == "W2L")
        return "UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)";
    if (workload == "W3")
        return "LIST \"\" *";
    if (workload == "W6T")
        return "UID THREAD REFERENCES UTF-8 ALL";
    if (workload == "W6S")
        return "UID SORT (DATE) UTF-8 ALL";
    if (workload == "W7")
        return "UID FETCH 101 (UID BODY.PEEK[])";
    if (workload == "W8")
        return "UID FETCH 900:959 (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)";
    if (workload == "W4a" || workload == "W4s" || workload == "W4p" || workload == "W4i")
        return "GETACL";
    if (workload == "W5s" || workload == "W5p" || workload == "W5i")
        return "GETQUOTAROOT";
    return {};
}

// One after the other, or all at once.
void askForAll(Line &line, const std::string &command, bool atOnce, int mailboxes,
               const std::string &more = {})
{
    std::string commands, tag;
    for (int i = 0; i < mailboxes; ++i) {
        char mailbox[40];
        std::snprintf(mailbox, sizeof mailbox, " \"user/u%05d\"", i);
        tag = command.front();
        tag += std::to_string(i);
        commands += tag + " " + command + mailbox + more + "\r\n";
        if (!atOnce) {
            line.exchange(commands, tag);
            commands.clear();
        }
    }
    if (atOnce)
        line.exchange(commands, tag);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view workload = argc > 3 ? argv[3] : "";
    const std::string command = commandOf(workload);
    const bool tls = argc == 5 && std::strcmp(argv[4], "--tls") == 0;
    if (command.empty() || argc > 5 || (argc == 5 && !tls)) {
        std::fputs(Usage, stderr);
        return 2;
    }
    const int socket = connectTo(argv[1], argv[2]);
    if (socket < 0)
        return 1;
    static Line line(socket, tls ? beginTls(socket) : nullptr);
    line.exchange("a1 LOGIN u p\r\n", "a1");
    if (workload != "W8")
        line.exchange("a2 SELECT INBOX\r\n", "a2");
    const char *wanted = std::getenv("PERF_MAILBOXES");
    const int mailboxes = wanted ? std::atoi(wanted) : 10'000;
    const uint64_t before = line.received();
    Measurement measurement;
    measurement.begin();
    if (workload == "W4a") {
        askForAll(line, "GETACL", true, mailboxes);
        askForAll(line, "SETACL", true, mailboxes, " \"anyone\" \"+l\"");
    } else if (workload.starts_with("W4") || workload.starts_with("W5")) {
        askForAll(line, command, !workload.ends_with('s'), mailboxes);
    } else if (workload == "W8") {
        line.exchange("a2 SELECT INBOX\r\na3 " + command + "\r\n", "a3");
    } else {
        line.exchange("a3 " + command + "\r\n", "a3");
    }
    measurement.end();
    const std::string more = ", \"bytes\": " + std::to_string(line.received() - before);
    measurement.print(0, 0, more.c_str());
    return 0;
}
