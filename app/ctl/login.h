#pragma once
#include "../connectionoptions.h"
#include "imapcore/connector.h"
#include <QCommandLineParser>
#include <memory>

namespace app {

// What the program ends with. Interrupted: only part of what was to be done is.
enum Status { AllOk = 0, Refused = 1, Usage = 2, NotConnected = 3, NotAuthenticated = 4, Interrupted = 5 };

// To the standard error, as one line that tells a terminal nothing: the words may be a server's.
void complain(const QString &why);
// The words of an error, or what else can be said of it.
QString textOf(const imap::Error &error);

// The options of whatever connects to a server, and what they ask for.
class LoginOptions
{
public:
    LoginOptions();
    QList<QCommandLineOption> all() const;
    // Asks for the password at the terminal if there is no other; nothing: it has complained.
    std::optional<imap::ConnectOptions> read(const QCommandLineParser &parser, const QString &url) const;

private:
    ConnectionOptions m_connection;
    QCommandLineOption m_mechanism, m_pin;
};

// Connects and logs in, and complains of what keeps it from that.
class Login final : public QObject
{
    Q_OBJECT
public:
    explicit Login(const imap::ConnectOptions &options);

    // From within the event loop.
    void start() { m_connector.start(); }
    std::unique_ptr<imap::Session> takeSession()
    {
        return std::unique_ptr<imap::Session>(m_connector.takeSession());
    }
    // The same; what a person must see of what the server says from now on is complained of.
    std::unique_ptr<imap::Session> takeAlertSession();
    // What was learnt of the server on the way.
    const imap::Connector &connector() const { return m_connector; }
    // What the server says of itself (RFC 2971).
    const imap::ServerId &serverId() const { return m_connector.serverId(); }
    const imap::Namespaces &namespaces() const { return m_connector.namespaces(); }
    // "mail.example.org, port 993".
    const QString &host() const { return m_host; }

signals:
    void ready();
    void failed(int status);

private:
    int statusOf(const imap::Error &error);

    imap::Connector m_connector;
    bool m_isPinned;
    QString m_host;
    imap::Certificate m_untrusted; // why it failed
};

} // namespace app
