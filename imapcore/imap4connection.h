#pragma once
#include "commands/xatom.h"
#include "imap4values.h"
#include <functional>
#include <map>
#include <memory>

class QIODevice;

namespace imap {

// What an Imap4 has of a connection: opening and ending it, the bytes past the commands, carrying out one command at a
// time and keeping what the server says meanwhile.
class Imap4Connection
{
public:
    struct Options
    {
        bool ssl = false; // TLS from the first byte, as IMAP4_SSL
        TlsOptions tls = {};
        // How long the server may be silent; 0: for ever, as imaplib.
        std::chrono::milliseconds timeout{0};
        Limits limits = {};
    };

    Imap4Connection() = default;
    Imap4Connection(const Imap4Connection &) = delete;
    Imap4Connection &operator=(const Imap4Connection &) = delete;

    // Also reads the greeting and asks for the capabilities, as imaplib's constructor does; returns the greeting. No
    // host: this machine. Port 0: 143, or 993 with ssl.
    Imap4Result open(const QString &host, quint16 port, const Options &options);
    Imap4Result open(const QString &host = {}, quint16 port = 0) { return open(host, port, Options()); }
    // Takes over a device that is open already, as IMAP4_stream does with a program's input and output.
    Imap4Result open(QIODevice *device, const Options &options);
    // Ends the connection without a word.
    void shutdown();
    // RFC 9051 section 6.2.1, with the TlsOptions of open: certificates are verified, which imaplib leaves out.
    Imap4Result starttls();

    // Listens to what the server says by itself (IDLE, RFC 2177) for as long as `duration`, for ever if it is negative,
    // or until `each` returns false, then says DONE. Takes the place of Python's loop over `idle()`: `each` has one
    // response with its data and may give no other call; what it was not given is left for response(). A server that
    // says OK by itself ends it too.
    using IdleStep = std::function<bool(const Imap4Response &)>;
    Imap4Result idle(std::chrono::milliseconds duration, const IdleStep &each);

    // Bytes past the session, for what no command is for. From send on, what the server says waits for read and
    // readline, until the next command. They return less than wanted at the end of the connection or of the time-out.
    bool send(const QByteArray &bytes);
    QByteArray read(qint64 size);
    QByteArray readline();     // with its line end; at most 1,000,000 bytes
    QIODevice *socket() const; // null without a connection
    QIODevice *ssl() const;    // null without TLS

    QByteArray state() const { return m_state; } // LOGOUT, NONAUTH, AUTH or SELECTED
    QByteArray PROTOCOL_VERSION() const { return m_version; }
    QByteArray welcome() const { return m_welcome; }
    // Those of before the login, as with imaplib.
    const QByteArrayList &capabilities() const { return m_capabilities; }
    // Whether select was asked for a mailbox that is only read.
    bool is_readonly() const { return m_isReadOnly; }
    // Takes the answers of one kind that nobody has taken yet: response("UIDVALIDITY") after select.
    Imap4Result response(const QByteArray &code);
    // For typed commands beside the calls.
    Session *session() const { return m_session.get(); }

    // 0: silent, 1: the connection and refusals, 3: capabilities as well, 4: every line without secrets, 5: all that is
    // kept for response(). Goes to the logging category "imapcore.imap4".
    void debug(int level) { m_debug = level; }
    // The last lines of the connection without secrets, after its end as well; print_log logs them.
    QByteArrayList lastLines(int count = 10) const;
    void print_log() const;

protected:
    ~Imap4Connection();
    // imaplib's state rules, then the command, and its tagged response.
    Imap4Result command(Xatom xatom);
    // The same with arguments as imaplib documents them. A null one is left out.
    Imap4Result command(const QByteArray &name, const QByteArrayList &arguments = {});
    // Why imaplib does not allow the command in this state.
    std::optional<Imap4Failure> illegal(const QByteArray &name) const;
    // Puts what came of this type in the place of the tagged response's text.
    Imap4Result take(Imap4Result result, const QByteArray &type);
    Imap4Result askCapabilities();
    // What came between two calls.
    void keepLater();
    void log(int level, const QByteArray &text) const;

    QByteArray m_state = "LOGOUT";
    std::map<QByteArray, Imap4Data> m_untagged; // imaplib's untagged_responses
    bool m_isReadOnly = false;
    std::chrono::milliseconds m_timeout{0};
    bool m_utf8 = false; // UTF8=ACCEPT is on
    int m_debug = 0;

private:
    template<typename C>
    struct Call;
    void attach(Transport *transport, const Options &options);
    Imap4Result greet();
    std::optional<Imap4Failure> begin(const QByteArray &name);
    template<typename C>
    Imap4Result carryOut(const QByteArray &name, C sent, std::chrono::milliseconds duration);
    Imap4Result outcomeOf(const QByteArray &name, const std::optional<Error> &failed);
    Imap4Failure ended(const QByteArray &name) const;
    void receive(QByteArrayView response);
    void keep(const Imap4Response &response);
    void keepUntagged(QByteArrayView response);
    void keepTagged();
    bool waitForBytes();
    void takeOver();
    void handBack();
    void logTrace();
    static void waitUntil(const std::function<bool()> &isMet);

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QObject> m_reader;   // while bytes are read past the session
    std::vector<QByteArray> m_later;     // came while no call was waiting
    qint64 m_laterBytes = 0;             // of these
    QByteArray m_lastLine;               // that was no untagged response
    std::optional<Imap4Answer> m_tagged; // the answer to the call that is under way
    QByteArray m_version, m_welcome;
    QByteArrayList m_capabilities;
    const IdleStep *m_each = nullptr; // what is told of all that comes, while a call idles
    bool m_hasEnough = false;         // it has said so
    Error m_end;                      // why the connection is over
    quint64 m_logged = 0;             // entries of the trace
    bool m_encrypted = false;
    bool m_calling = false;   // a call is under way
    bool m_listening = false; // and what comes is for it
    bool m_cut = false;       // the other side has ended while bytes were read past the session
};

} // namespace imap
