#include "connector.h"
#include "commands/authenticate.h"
#include "commands/capability.h"
#include "commands/list.h"
#include "commands/login.h"
#include <QMetaEnum>

namespace imap {

namespace {

// What the step is, for a developer.
const char *nameOf(Connector::Step step)
{
    switch (step) {
    case Connector::Step::Connecting:
        return "while connecting";
    case Connector::Step::Greeting:
        return "while waiting for its greeting";
    case Connector::Step::StartingTls:
        return "while starting TLS";
    case Connector::Step::AskingCapabilities:
        return "while asking for its capabilities";
    case Connector::Step::LoggingIn:
        return "while logging in";
    case Connector::Step::Identifying:
        return "while telling it who we are";
    case Connector::Step::Enabling:
        return "while enabling extensions";
    case Connector::Step::AskingNamespaces:
        return "while asking for its namespaces";
    case Connector::Step::Ready:
        break;
    }
    return "";
}

// A server that refuses what is not needed, or answers it with what nobody understands, works all the same.
bool hasAnswered(const Error &error)
{
    return error.isServersText() || error.kind == Error::Kind::Malformed;
}

} // namespace

Connector::Connector(ConnectOptions options, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_limits(limits)
{
    m_stepLimit.setSingleShot(true);
    connect(&m_stepLimit, &QTimer::timeout, this, [this] {
        const double seconds = double(m_stepLimit.interval()) / 1000;
        fail({Error::Kind::TimedOut, {}, QStringLiteral("The server came to no end in %1 s.").arg(seconds)});
    });
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
    connect(transport, &Transport::reached, this, [this, encryption] {
        if (encryption == Transport::Encryption::Tls)
            setStep(Step::StartingTls);
    });
    connect(transport, &Transport::connected, this, [this] { setStep(Step::Greeting); });
    m_session->trace().note(
        QStringLiteral("Connecting to %1, port %2").arg(m_options.address.host).arg(m_options.address.port));
    transport->connectToHost(m_options.address.host, m_options.address.port, encryption, m_options.tls);
}

void Connector::startOver(Transport *transport)
{
    m_session = new Session(transport, m_limits, this);
    if (m_options.recorder) {
        const QString &user = m_options.identity();
        m_session->setTrace(m_options.recorder->begin(user.isEmpty() ? m_options.address.host
                                                                     : user + u'@' + m_options.address.host));
    }
    connect(m_session, &Session::greeted, this, &Connector::greeted);
    connect(m_session, &Session::encrypted, this, [this] {
        const Cause because(m_cause);
        withCapabilities([this] { logIn(); });
    });
    connect(m_session, &Session::closed, this, &Connector::fail);
    m_cause = Cause::current();
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
    m_session->setResponseTimeout(timeoutOf(step));
    limitStep();
    emit stepped(step);
}

// A server that says a word now and then is never silent, and would keep us here for ever. Three times: some say such
// words while they ask a slow database for the password.
void Connector::limitStep()
{
    m_stepLimit.setInterval(timeoutOf(m_step) * 3);
    if (m_step != Step::Ready && m_stepLimit.interval() > 0)
        m_stepLimit.start();
    else
        m_stepLimit.stop();
}

std::chrono::milliseconds Connector::timeoutOf(Step step) const
{
    switch (step) {
    case Step::Connecting:
        return m_options.connectTimeout.value_or(m_options.timeout);
    case Step::Greeting:
        return m_options.greetingTimeout.value_or(m_options.timeout);
    case Step::StartingTls:
        return m_options.tlsTimeout.value_or(m_options.timeout);
    case Step::LoggingIn:
        return m_options.loginTimeout.value_or(m_options.timeout);
    default:
        return m_options.timeout;
    }
}

void Connector::fail(Error error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_stepLimit.stop();
    if (error.kind == Error::Kind::TimedOut) {
        error.code = QMetaEnum::fromType<Step>().valueToKey(int(m_step));
        if (error.text.endsWith(u'.'))
            error.text.chop(1);
        error.text += QStringLiteral(" %1.").arg(QLatin1String(nameOf(m_step)));
    }
    m_session->close();
    emit failed(error);
}

void Connector::greeted(Status::Kind kind)
{
    const Cause because(m_cause);
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
        if (m_ended)
            return;
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
    if (!m_session->transport().canEncrypt()) {
        fail({Error::Kind::NotEncrypted, {}, QStringLiteral("This line is not one that TLS can begin on.")});
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
    if (!m_options.logsIn) {
        m_ended = true;
        setStep(Step::Ready);
        emit ready();
        return;
    }
    auto ways = waysIn();
    setStep(Step::LoggingIn);
    if (!ways) {
        fail(ways.error());
        return;
    }
    m_waysIn = std::move(*ways);
    m_takesInitialResponse = m_session->supports("SASL-IR");
    // What the server could do before it knew us need not hold afterwards (RFC 9051 section 6.2.2); the OK may bring
    // the new list.
    m_session->setCapabilities({});
    tryNext();
}

bool Connector::mayShowSecret() const
{
    return m_session->transport().isEncrypted() || m_options.address.security == Security::None;
}

Credentials Connector::credentials() const
{
    return {m_options.address.user, m_options.password, m_options.actAs, m_options.accessToken,
            !m_options.tls.certificateFile.isEmpty() && m_session->transport().isEncrypted()};
}

// How to log in, the best way first; or why there is none.
Expected<QByteArrayList> Connector::waysIn() const
{
    if (!m_options.mechanism.isEmpty() && m_options.mechanism != "*") {
        const bool isCommand = m_options.mechanism.compare(LoginCommand, Qt::CaseInsensitive) == 0;
        const QByteArray way = isCommand ? QByteArray(LoginCommand) : m_options.mechanism.toUpper();
        if (auto objection = objectionTo(way))
            return std::move(*objection);
        return QByteArrayList{way};
    }
    QByteArrayList ways =
        SaslClient::choose(m_session->capabilities().valuesOf("AUTH="), credentials(), mayShowSecret());
    if (!ways.isEmpty())
        return ways;
    if (auto objection = objectionTo(LoginCommand)) {
        if (objection->kind == Error::Kind::NotEncrypted)
            objection->kind = Error::Kind::Unsupported; // nobody asked for it
        return std::move(*objection);
    }
    return QByteArrayList{LoginCommand};
}

std::optional<Error> Connector::objectionTo(const QByteArray &way) const
{
    const bool isCommand = way == LoginCommand;
    const QString name = QString::fromLatin1(way);
    if (!isCommand && !SaslClient::supports(way))
        return Error{Error::Kind::Unsupported, way,
                     QStringLiteral("There is no mechanism %1 here.").arg(name)};
    if (!isCommand && !m_session->capabilities().valuesOf("AUTH=").contains(way))
        return Error{Error::Kind::Unsupported, "AUTH=" + way,
                     QStringLiteral("The server does not offer %1.").arg(name)};
    if (!m_options.actAs.isEmpty() && (isCommand || !SaslClient::actsAsOther(way)))
        return Error{Error::Kind::Unsupported, "AUTHZID",
                     QStringLiteral("No SASL mechanism with an authorization identity.")};
    if (isCommand && m_session->supports("LOGINDISABLED"))
        return Error{Error::Kind::Unsupported, "LOGIN", QStringLiteral("The server allows no LOGIN here.")};
    if (!mayShowSecret() && (isCommand || SaslClient::showsSecret(way)))
        return Error{Error::Kind::NotEncrypted, "LOGIN",
                     QStringLiteral("%1 would show a secret to whoever reads the line.").arg(name)};
    return std::nullopt;
}

// With the first of the ways that are left.
void Connector::tryNext()
{
    m_mechanism = m_waysIn.takeFirst();
    limitStep();
    if (m_mechanism == LoginCommand) {
        m_session->send(Login{m_options.address.user, m_options.password})
            ->then(this, [this](const Expected<Done> &result) { loggedIn(result); });
        return;
    }
    Authenticate command{
        SaslClient(m_mechanism, credentials(), m_options.address.host, m_options.address.port),
        m_takesInitialResponse};
    command.prepare();
    if (command.problem) {
        loggedIn(*command.problem);
        return;
    }
    m_session->send(std::move(command))->then(this, [this](const Expected<Done> &result) {
        loggedIn(result);
    });
}

void Connector::loggedIn(const Expected<Done> &result)
{
    if (m_ended)
        return; // the connection ended behind the answer
    if (result) {
        withCapabilities([this] { introduce(); });
        return;
    }
    Error error = result.error();
    if (!m_waysIn.isEmpty() && mayTryNextAfter(error)) {
        tryNext();
        return;
    }
    if (error.kind == Error::Kind::Refused || error.kind == Error::Kind::Rejected)
        error.kind = Error::Kind::LoginRefused;
    fail(std::move(error));
}

bool Connector::mayTryNextAfter(const Error &error) const
{
    // Dovecot lets a master user act as another by PLAIN, and answers so to SCRAM with the same password.
    if (error.code == "AUTHORIZATIONFAILED" && !m_options.actAs.isEmpty())
        return true;
    // These were tried because they cost nothing; that a certificate or a ticket does not do says nothing of the
    // password.
    const bool refused = error.kind == Error::Kind::Refused || error.kind == Error::Kind::Rejected
                         || error.kind == Error::Kind::LoginRefused
                         || error.kind == Error::Kind::InvalidArgument;
    return refused && (m_mechanism == "EXTERNAL" || m_mechanism == "GSSAPI");
}

bool Connector::mayIgnoreActAs() const
{
    return !m_options.actAs.isEmpty() && m_session
           && (m_session->greeting().contains(QStringLiteral("Courier-IMAP"))
               || (m_serverId.contains("name") && m_serverId.at("name").startsWith("Courier")));
}

void Connector::introduce()
{
    if (!m_session->supports("ID") || m_options.clientId.empty()) {
        enable();
        return;
    }
    setStep(Step::Identifying);
    m_session->send(Id{m_options.clientId})->then(this, [this](const Expected<ServerId> &result) {
        if (m_ended)
            return;
        if (result)
            m_serverId = *result; // a server that refuses ID works all the same
        enable();
    });
}

void Connector::enable()
{
    QByteArrayList wanted;
    for (const QByteArray &extension : m_options.enable) {
        const QByteArray name = extension.toUpper();
        // UTF8=ONLY is announced in place of UTF8=ACCEPT and enabled by that name (RFC 6855 section 6).
        if (m_session->supports(name) || (name == "UTF8=ACCEPT" && m_session->supports("UTF8=ONLY")))
            wanted += name;
    }
    if (wanted.isEmpty() || !m_session->supports("ENABLE")) {
        askNamespaces();
        return;
    }
    setStep(Step::Enabling);
    m_session->send(Enable{wanted})->then(this, [this](const Expected<QByteArrayList> &result) {
        if (m_ended)
            return;
        if (result)
            m_enabled = *result;
        else if (!hasAnswered(result.error())) {
            fail(result.error());
            return;
        }
        askNamespaces();
    });
}

void Connector::askNamespaces()
{
    setStep(Step::AskingNamespaces);
    const auto finish = [this](Namespaces namespaces) {
        if (m_ended)
            return;
        m_namespaces = std::move(namespaces);
        m_ended = true;
        setStep(Step::Ready);
        emit ready();
    };
    if (m_session->supports("NAMESPACE")) {
        m_session->send(GetNamespaces{})->then(this, [this, finish](const Expected<Namespaces> &result) {
            if (m_ended)
                return;
            if (result && !result->empty())
                finish(*result);
            else if (result || hasAnswered(result.error()))
                finish({Namespace{.separator = '/'}});
            else
                fail(result.error());
        });
        return;
    }
    // LIST "" "" tells the separator (RFC 9051 section 6.3.9).
    m_session->send(List{""})->then(this, [this, finish](const Expected<List::Result> &result) {
        if (m_ended)
            return;
        if (result || hasAnswered(result.error()))
            finish({Namespace{.separator = result && !result->empty() ? result->front().separator : '\0'}});
        else
            fail(result.error());
    });
}

} // namespace imap
