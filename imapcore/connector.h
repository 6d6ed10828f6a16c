#pragma once
#include "commands/id.h"
#include "commands/namespace.h"
#include "recorder.h"
#include "sasl.h"
#include "session.h"
#include "url.h"
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <optional>

namespace imap {

struct ConnectOptions
{
    ServerAddress address; // its user is the one whose password is given
    QString password;
    // Authorization identity; empty: oneself. An OK does not prove that one is the other then: Courier takes the name
    // and ignores it (Connector::mayIgnoreActAs).
    QString actAs;
    // Who one is once one is logged in, as access lists name one.
    const QString &identity() const { return actAs.isEmpty() ? address.user : actAs; }
    TlsOptions tls; // its certificate is also what SASL EXTERNAL shows
    // How long each step may take before the server says something; 0: for ever. Whoever goes on saying something may
    // take three times as long. The error is TimedOut, its code the step's name.
    std::chrono::milliseconds timeout = std::chrono::seconds(20);
    ServerId clientId = {}; // what to tell the server about us (RFC 2971)
    // Where the traffic of every session that is made with these options is kept; null: with each session only.
    std::shared_ptr<Recorder> recorder = {};

    QByteArray accessToken = {}; // OAuth 2.0 bearer token, for OAUTHBEARER and XOAUTH2
    // The only way to log in that may be used: a SASL mechanism in any case, or Connector::LoginCommand for LOGIN, the
    // command. Empty or "*" (RFC 5092 section 3.2): the strongest that both sides have.
    QByteArray mechanism = {};
    // Extensions to ENABLE (RFC 5161), of which those are asked for that the server announces.
    QByteArrayList enable = {};
    // False: ready as soon as the capabilities are known, for somebody to log in by hand.
    bool logsIn = true;
    // The same as `timeout` for a single step, where it differs.
    std::optional<std::chrono::milliseconds> connectTimeout = {};  // until the host answers
    std::optional<std::chrono::milliseconds> tlsTimeout = {};      // STARTTLS, and the handshake
    std::optional<std::chrono::milliseconds> greetingTimeout = {}; // the server's first line
    std::optional<std::chrono::milliseconds> loginTimeout = {};    // AUTHENTICATE or LOGIN
};

// Brings one connection from nothing to the authenticated state: connects, begins TLS, reads the greeting and the
// capabilities, logs in with the strongest mechanism that both sides have, says ID, enables extensions, and asks which
// namespaces there are. Each step ends, by an answer or by the time limit.
//
// What goes wrong has these kinds besides those of each step: Untrusted (the certificate), NotEncrypted (no STARTTLS, or
// a mechanism was named that would show a secret), Unsupported (no way to log in), LoginRefused with the server's code
// and words. A REFERRAL code is kept with its URL (RFC 2221): ImapUrl reads it.
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
        Identifying,
        Enabling,
        AskingNamespaces,
        Ready
    };
    Q_ENUM(Step)

    // LOGIN, the command; the SASL mechanism of that name is "LOGIN".
    static constexpr char LoginCommand[] = "LOGIN command";

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
    const QByteArrayList &enabled() const { return m_enabled; }
    QByteArray mechanism() const { return m_mechanism; } // LoginCommand where none was used
    // Whether `actAs` was asked for and this server is known to say OK and to forget about it. Then only what one
    // sees tells who one is.
    bool mayIgnoreActAs() const;

signals:
    void stepped(imap::Connector::Step step);
    void ready();
    void failed(const imap::Error &error);
    // Comes before `failed` with Error::Kind::Untrusted. Nothing was sent to this server.
    void untrusted(const imap::Certificate &certificate);

private:
    void setStep(Step step);
    void limitStep();
    void fail(Error error);
    void greeted(Status::Kind kind);
    void upgrade();
    void askCapabilities();
    void logIn();
    bool mayShowSecret() const;
    Credentials credentials() const;
    Expected<QByteArrayList> waysIn() const;
    std::optional<Error> objectionTo(const QByteArray &way) const;
    void tryNext();
    void loggedIn(const Expected<Done> &result);
    bool mayTryNextAfter(const Error &error) const;
    void introduce();
    void enable();
    std::chrono::milliseconds timeoutOf(Step step) const;
    void askNamespaces();
    template<typename Next>
    void withCapabilities(Next next);

    ConnectOptions m_options;
    Limits m_limits;
    QPointer<Session> m_session;
    Namespaces m_namespaces;
    ServerId m_serverId;
    QByteArray m_mechanism;
    QByteArrayList m_waysIn; // that were not tried yet
    QByteArrayList m_enabled;
    QTimer m_stepLimit;
    bool m_takesInitialResponse = false;
    quint32 m_cause = 0; // why it connects
    Step m_step = Step::Connecting;
    bool m_preAuthenticated = false;
    bool m_ended = false;
};

} // namespace imap
