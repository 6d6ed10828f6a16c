#include "connection.h"
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::string_view Capabilities =
    "IMAP4rev1 AUTH=PLAIN SASL-IR LITERAL+ ACL RIGHTS=texk QUOTA NAMESPACE ID UIDPLUS "
    "ENABLE CHILDREN SORT THREAD=REFERENCES";

// The next word of a command, in upper case.
std::string word(std::string_view &line)
{
    const size_t space = std::min(line.find(' '), line.size());
    std::string out(line.substr(0, space));
    line.remove_prefix(std::min(space + 1, line.size()));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return out;
}

// As it stands there, quoted or not.
std::string_view firstArgument(std::string_view line)
{
    if (!line.starts_with('"'))
        return line.substr(0, line.find(' '));
    size_t end = 1;
    while (end < line.size() && line[end] != '"')
        end += line[end] == '\\' ? 2 : 1;
    return line.substr(0, end + 1);
}

// Which mailbox "user/u00042" is, quoted or not.
size_t indexOf(std::string_view mailbox)
{
    if (mailbox.ends_with('"'))
        mailbox.remove_suffix(1);
    size_t index = SIZE_MAX;
    const size_t digits = mailbox.rfind('u');
    if (digits != std::string_view::npos)
        std::from_chars(mailbox.data() + digits + 1, mailbox.data() + mailbox.size(), index);
    return index;
}

} // namespace

int64_t nanoseconds()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Connection::Connection(int socket, SSL *ssl, const Script &script)
    : m_socket(socket)
    , m_ssl(ssl)
    , m_script(script)
{
    m_due = nanoseconds() + script.delay;
    say("* OK ready\r\n");
}

Connection::~Connection()
{
    SSL_free(m_ssl);
    close(m_socket);
}

int64_t Connection::nextDue() const
{
    return m_script.delay == 0 || m_out.empty() || m_blocked ? 0 : m_out.front().due;
}

// How many bytes; 0 when none can be had or taken now, -1 when the connection is over.
int64_t Connection::receive(char *to, size_t size)
{
    if (m_ssl) {
        size_t got = 0;
        const int result = SSL_read_ex(m_ssl, to, size, &got);
        const int error = result == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl, result);
        return error == SSL_ERROR_NONE                                         ? int64_t(got)
               : error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? 0
                                                                               : -1;
    }
    const ssize_t got = recv(m_socket, to, size, 0);
    return got > 0 ? got : got < 0 && errno == EAGAIN ? 0 : -1;
}

int64_t Connection::transmit(std::string_view bytes)
{
    if (m_ssl) {
        size_t taken = 0;
        const int result = SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &taken);
        const int error = result == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl, result);
        return error == SSL_ERROR_NONE                                         ? int64_t(taken)
               : error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? 0
                                                                               : -1;
    }
    const ssize_t taken = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return taken >= 0 ? taken : errno == EAGAIN ? 0 : -1;
}

bool Connection::read()
{
    static char buffer[256 * 1024];
    while (true) {
        const int64_t got = receive(buffer, sizeof buffer);
        if (got <= 0)
            return got == 0;
        m_due = nanoseconds() + m_script.delay;
        m_in.append(buffer, size_t(got));
        takeLines();
    }
}

void Connection::takeLines()
{
    size_t begin = 0;
    for (size_t end = m_in.find('\n'); end != std::string::npos; end = m_in.find('\n', begin)) {
        std::string_view line(m_in.data() + begin, end - begin);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        answer(line);
        begin = end + 1;
    }
    m_in.erase(0, begin);
}

// Answers that are due at the same time leave in one write.
void Connection::say(const std::string &lines)
{
    if (m_out.empty() || m_out.back().shared || m_out.back().due != m_due)
        m_out.push_back({m_due, nullptr, {}});
    m_out.back().own += lines;
}

void Connection::sayShared(const std::string &lines)
{
    m_out.push_back({m_due, &lines, {}});
}

// set: numbers and ranges of them, with commas between
void Connection::sayMessages(std::string_view set)
{
    std::string lines;
    const char *at = set.data(), *end = at + set.size();
    while (at < end) {
        uint32_t first = 0, last = 0;
        at = std::from_chars(at, end, first).ptr;
        last = first;
        if (at < end && *at == ':')
            at = std::from_chars(at + 1, end, last).ptr;
        for (uint32_t number = first; number <= std::min(last, m_script.replies.exists); ++number)
            lines += someMessage(number);
        if (at < end && *at++ != ',')
            break;
    }
    say(lines);
}

void Connection::answer(std::string_view line)
{
    const Replies &replies = m_script.replies;
    if (!m_waitingTag.empty()) {
        say(m_waitingTag + " OK logged in\r\n");
        m_waitingTag.clear();
        return;
    }
    std::string_view rest = line;
    const std::string tag(rest.substr(0, rest.find(' ')));
    word(rest);
    std::string command = word(rest);
    if (command == "UID")
        command = word(rest);
    std::string code;
    const bool isWindow = m_script.workload == "WW";
    static constexpr std::string_view AboutMailbox[] = {"GETACL", "GETQUOTAROOT", "GETQUOTA", "MYRIGHTS",
                                                        "STATUS"};
    if (m_script.workload == "WA"
        && std::find(std::begin(AboutMailbox), std::end(AboutMailbox), command) != std::end(AboutMailbox)) {
        const std::string_view mailbox = firstArgument(rest);
        const std::string lines = aboutMailbox(command, mailbox);
        if (lines.empty()) {
            say(tag + " NO [NOPERM] not yours\r\n");
            return;
        }
        say(lines);
    } else if (isWindow && command == "FETCH") {
        sayMessages(rest.substr(0, rest.find(' ')));
    } else if (isWindow && command == "THREAD") {
        sayShared(replies.threads);
    } else if (isWindow && command == "LIST" && rest.ends_with("%\"")) {
        say("* LIST (\\HasNoChildren) \"/\" INBOX\r\n* LIST (\\HasNoChildren) \"/\" Big\r\n");
    } else if (command == "FETCH" || command == "THREAD" || command == "SORT"
               || (command == "LIST"
                   && (m_script.workload == "W3" || m_script.workload == "WA" || m_script.workload == "WF")
                   && !rest.ends_with("\"\""))) {
        sayShared(replies.bulk);
    } else if (command == "GETACL" || command == "GETQUOTAROOT") {
        const size_t index = indexOf(rest);
        if (index >= replies.each.size()) {
            say(tag + " NO no such mailbox\r\n");
            return;
        }
        say(replies.each[index]);
    } else if (command == "SETACL" || command == "SETQUOTA") {
        // It keeps nothing.
        if (m_script.workload != "WA" && indexOf(rest.substr(0, rest.find(' '))) >= replies.each.size()) {
            say(tag + " NO no such mailbox\r\n");
            return;
        }
    } else if (command == "SELECT" || command == "EXAMINE") {
        say("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Forwarded $Junk NonJunk $MDNSent "
            "$label1 $label2)\r\n"
            "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] kept\r\n* "
            + std::to_string(isWindow && rest.find("INBOX") != rest.npos ? 0 : replies.exists)
            + " EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1735686000] valid\r\n" + "* OK [UIDNEXT "
            + std::to_string(uint64_t(replies.exists) * 2 + 1000) + "] next\r\n");
        code = command == "SELECT" ? "[READ-WRITE] " : "[READ-ONLY] ";
    } else if (command == "AUTHENTICATE") {
        word(rest);
        if (rest.empty()) {
            m_waitingTag = tag;
            say("+ \r\n");
            return;
        }
    } else if (command == "CAPABILITY") {
        say("* CAPABILITY " + std::string(Capabilities) + (m_script.workload == "WA" ? " STATUS=SIZE" : "")
            + "\r\n");
    } else if (command == "NAMESPACE") {
        say("* NAMESPACE ((\"\" \"/\")) ((\"user/\" \"/\")) NIL\r\n");
    } else if (command == "ID") {
        say("* ID (\"name\" \"mailreeve-bench-server\")\r\n");
    } else if (command == "LIST") {
        say("* LIST (\\Noselect) \"/\" \"\"\r\n");
    } else if (command == "LOGOUT") {
        say("* BYE until next time\r\n");
        m_closing = true;
    } else if (command != "LOGIN" && command != "NOOP" && command != "ENABLE") {
        say(tag + " BAD not for this server\r\n");
        return;
    }
    say(tag + " OK " + code + "done\r\n");
}

bool Connection::send()
{
    m_blocked = false;
    if (m_ssl && !SSL_is_init_finished(m_ssl))
        return true; // reading goes on with the handshake
    while (!m_out.empty()) {
        Answer &first = m_out.front();
        if (m_script.delay > 0 && first.due > nanoseconds())
            return true;
        const std::string_view bytes = first.shared ? *first.shared : first.own;
        while (m_sent < bytes.size()) {
            const int64_t taken = transmit(bytes.substr(m_sent));
            if (taken < 0)
                return false;
            m_blocked = taken == 0;
            if (m_blocked)
                return true;
            m_sent += size_t(taken);
        }
        m_out.pop_front();
        m_sent = 0;
    }
    return !m_closing;
}
