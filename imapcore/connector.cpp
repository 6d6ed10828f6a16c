#include "connector.h"
#include "commands/capability.h"
#include "commands/list.h"
#include "commands/login.h"

namespace imap {

Connector::Connector(ConnectOptions options, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_limits(limits)
{
}

Connector::~Connector()
{
    if (m_session)
        m_session->disconnect(this);
}

void Connector::start()
{
    auto *transport = new Transport;
    connect(transport, &Transport::failed, this, [this, transport](const Error &error) {
        if (error.kind == Error::Kind::Untrusted)
            emit untrusted(transport->certificate());
    });
    startOver(transport);
    const Transport::Encryption encryption = m_options.address.security == Security::Tls
                                                 ? Transport::Encryption::Tls
                                                 : Transport::Encryption::None;
    connect(transport, &Transport::connected, this, [this] { setStep(Step::Greeting); });
    m_session->trace().note(
        QStringLiteral("Connecting to %1, port %2").arg(m_options.address.host).arg(m_options.address.port));
    transport->connectToHost(m_options.address.host, m_options.address.port, encryption, m_options.tls);
}

void Connector::startOver(Transport *transport)
{
    m_session = new Session(transport, m_limits, this);
    connect(m_session, &Session::greeted, this, &Connector::greeted);
    connect(m_session, &Session::encrypted, this, [this] { withCapabilities([this] { logIn(); }); });
    connect(m_session, &Session::closed, this, &Connector::fail);
    m_session->setResponseTimeout(m_options.timeout);
    setStep(Step::Connecting);
}

void Connector::cancel()
{
    if (m_session)
        m_session->close();
}

Session *Connector::takeSession()
{
    Session *session = m_session;
    session->disconnect(this);
    session->setParent(nullptr);
    m_session = nullptr;
    return session;
}

void Connector::setStep(Step step)
{
    m_step = step;
    emit stepped(step);
}

void Connector::fail(Error error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_session->close();
    emit failed(error);
}

void Connector::greeted(Status::Kind kind)
{
    m_preAuthenticated = kind == Status::Kind::PreAuth;
    if (m_options.address.security == Security::StartTls)
        upgrade();
    else
        withCapabilities([this] { m_preAuthenticated ? introduce() : logIn(); });
}

// Asks for the capabilities unless the server has told them already (in its greeting, or with the last OK).
template<typename Next>
void Connector::withCapabilities(Next next)
{
    if (!m_session->capabilities().isEmpty()) {
        next();
        return;
    }
    setStep(Step::AskingCapabilities);
    m_session->send(Capability{})->then(this, [this, next](const Expected<Done> &result) {
        if (result)
            next();
        else
            fail(result.error());
    });
}

void Connector::upgrade()
{
    // A server that greets with PREAUTH leaves no place for STARTTLS (RFC 9051 section 6.2.1): whoever cut the
    // line may have sent it to keep us in the clear.
    if (m_preAuthenticated) {
        fail({Error::Kind::NotEncrypted, "PREAUTH", QStringLiteral("PREAUTH before STARTTLS.")});
        return;
    }
    withCapabilities([this] {
        setStep(Step::StartingTls);
        m_session->send(StartTls{})->then(this, [this](const Expected<Done> &result) {
            if (!result)
                fail({Error::Kind::NotEncrypted, result.error().code, result.error().text});
        });
    });
}

void Connector::logIn()
{
    const Credentials credentials{m_options.address.user, m_options.password, m_options.actAs};
    setStep(Step::LoggingIn);
    m_mechanisms =
        SaslClient::choose(m_session->capabilities().valuesOf("AUTH="), credentials, mayShowPassword());
    if (!m_options.mechanism.isEmpty()) {
        const bool isThere = m_mechanisms.contains(m_options.mechanism);
        m_mechanisms = isThere ? QByteArrayList{m_options.mechanism} : QByteArrayList();
        if (!isThere) {
            fail({Error::Kind::Unsupported, m_options.mechanism,
                  QStringLiteral("The server or the line does not allow the mechanism %1.")
                      .arg(QString::fromLatin1(m_options.mechanism))});
            return;
        }
    }
    m_takesInitialResponse = m_session->supports("SASL-IR");
    const bool loginDisabled = m_session->supports("LOGINDISABLED");
    // What the server could do before it knew us need not hold afterwards (RFC 9051 section 6.2.2); the OK may bring
    // the new list.
    m_session->setCapabilities({});
    if (!m_mechanisms.isEmpty()) {
        authenticate();
    } else if (!m_options.actAs.isEmpty()) {
        fail({Error::Kind::Unsupported, "AUTHZID",
              QStringLiteral("No SASL mechanism with an authorization identity.")});
    } else if (loginDisabled || !mayShowPassword()) {
        fail({Error::Kind::Unsupported, "LOGIN", QStringLiteral("No way to log in over this line.")});
    } else {
        m_mechanism = "LOGIN command";
        m_session->send(Login{m_options.address.user, m_options.password})
            ->then(this, [this](const Expected<Done> &result) { loggedIn(result); });
    }
}

bool Connector::mayShowPassword() const
{
    return m_session->transport().isEncrypted() || m_options.address.security == Security::None;
}

// With the first of the mechanisms that are left.
void Connector::authenticate()
{
    m_mechanism = m_mechanisms.takeFirst();
    const Credentials credentials{m_options.address.user, m_options.password, m_options.actAs};
    Authenticate command{SaslClient(m_mechanism, credentials, m_options.address.host),
                         m_takesInitialResponse};
    command.prepare();
    if (command.problem) {
        fail(*command.problem);
        return;
    }
    m_session->send(std::move(command))->then(this, [this](const Expected<Done> &result) {
        loggedIn(result);
    });
}

void Connector::loggedIn(const Expected<Done> &result)
{
    if (result) {
        withCapabilities([this] { introduce(); });
        return;
    }
    Error error = result.error();
    // Dovecot lets a master user act as another by PLAIN, and answers so to SCRAM with the same password.
    if (error.code == "AUTHORIZATIONFAILED" && !m_options.actAs.isEmpty() && !m_mechanisms.isEmpty()) {
        authenticate();
        return;
    }
    if (error.kind == Error::Kind::Refused || error.kind == Error::Kind::Rejected)
        error.kind = Error::Kind::LoginRefused;
    fail(std::move(error));
}

void Connector::introduce()
{
    if (!m_session->supports("ID") || m_options.clientId.empty()) {
        askNamespaces();
        return;
    }
    m_session->send(Id{m_options.clientId})->then(this, [this](const Expected<ServerId> &result) {
        if (result)
            m_serverId = *result; // a server that refuses ID works all the same
        askNamespaces();
    });
}

void Connector::askNamespaces()
{
    setStep(Step::AskingNamespaces);
    const auto finish = [this](Namespaces namespaces) {
        m_namespaces = std::move(namespaces);
        m_ended = true;
        setStep(Step::Ready);
        emit ready();
    };
    if (m_session->supports("NAMESPACE")) {
        m_session->send(GetNamespaces{})->then(this, [this, finish](const Expected<Namespaces> &result) {
            if (result && !result->empty())
                finish(*result);
            else if (result || result.error().isServersText())
                finish({Namespace{.separator = '/'}});
            else
                fail(result.error());
        });
        return;
    }
    // LIST "" "" tells the separator (RFC 9051 section 6.3.9).
    m_session->send(List{""})->then(this, [this, finish](const Expected<List::Result> &result) {
        if (result || result.error().isServersText())
            finish({Namespace{.separator = result && !result->empty() ? result->front().separator : '\0'}});
        else
            fail(result.error());
    });
}

} // namespace imap
