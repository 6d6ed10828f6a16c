#pragma once
#include "commands/id.h"
#include "commands/namespace.h"
#include "sasl.h"
#include "session.h"
#include "url.h"
#include <QPointer>
#include <chrono>

namespace imap {

struct ConnectOptions
{
    ServerAddress address; // its user is the one whose password is given
    QString password;
    QString actAs; // authorization identity; empty: oneself
    TlsOptions tls;
    // How long each step may take before the server says something.
    std::chrono::milliseconds timeout = std::chrono::seconds(20);
    ServerId clientId = {}; // what to tell the server about us (RFC 2971)
    // The only SASL mechanism that may be used, in upper case; empty: the strongest that both sides have.
    QByteArray mechanism = {};
};

// Brings one connection from nothing to the authenticated state: connects, begins TLS, reads the greeting and the
// capabilities, logs in with the strongest mechanism that both sides have, and asks who the server is and which
// namespaces it has. Each step ends, by an answer or by the time limit.
class Connector final : public QObject
{
    Q_OBJECT
public:
    enum class Step {
        Connecting,
        Greeting,
        StartingTls,
        AskingCapabilities,
        LoggingIn,
        AskingNamespaces,
        Ready
    };
    Q_ENUM(Step)

    // The session belongs to the connector until `ready`, then to whoever calls `takeSession`.
    explicit Connector(ConnectOptions options, const Limits &limits = {}, QObject *parent = nullptr);
    ~Connector() override;

    void start();
    // Like start(), over a transport that is connected.
    void startOver(Transport *transport);
    void cancel();
    Session *takeSession();

    Step step() const { return m_step; }
    Session *session() const { return m_session; }
    const Namespaces &namespaces() const { return m_namespaces; }
    const ServerId &serverId() const { return m_serverId; }
    QByteArray mechanism() const { return m_mechanism; } // "LOGIN command" where none was used

signals:
    void stepped(imap::Connector::Step step);
    void ready();
    void failed(const imap::Error &error);
    // Comes before `failed` with Error::Kind::Untrusted. Nothing was sent to this server.
    void untrusted(const imap::Certificate &certificate);

private:
    void setStep(Step step);
    void fail(Error error);
    void greeted(Status::Kind kind);
    void upgrade();
    void askCapabilities();
    void logIn();
    bool mayShowPassword() const;
    void authenticate();
    void loggedIn(const Expected<Done> &result);
    void introduce();
    void askNamespaces();
    template<typename Next>
    void withCapabilities(Next next);

    ConnectOptions m_options;
    Limits m_limits;
    QPointer<Session> m_session;
    Namespaces m_namespaces;
    ServerId m_serverId;
    QByteArray m_mechanism;
    QByteArrayList m_mechanisms; // that were not tried yet
    bool m_takesInitialResponse = false;
    Step m_step = Step::Connecting;
    bool m_preAuthenticated = false;
    bool m_ended = false;
};

} // namespace imap
