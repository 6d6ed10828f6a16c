#include "imap4connection.h"
#include "commands/idle.h"
#include <QCoreApplication>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QSslSocket>

namespace imap {

namespace {

Q_LOGGING_CATEGORY(category, "imapcore.imap4")

constexpr std::chrono::milliseconds Unlimited{-1};

Imap4Failure failure(Imap4Failure::Kind kind, const QByteArray &text)
{
    return {kind, text};
}

} // namespace

using Kind = Imap4Failure::Kind;

void Imap4Connection::waitUntil(const std::function<bool()> &isMet)
{
    QEventLoop loop;
    while (!isMet())
        loop.processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
}

// Tells when it is sent and when it is answered: what comes before and after is for others.
template<typename C>
struct Imap4Connection::Call : C
{
    Imap4Connection *connection;

    void begun(Session &session)
    {
        connection->keepLater();
        connection->m_listening = true;
        if constexpr (detail::Begins<C>)
            C::begun(session);
    }
    void completed(const Status &status, Session &session)
    {
        connection->keepTagged();
        if constexpr (detail::Completes<C>)
            C::completed(status, session);
    }
    void refused(const Error &error, Session &session)
    {
        connection->keepTagged();
        if constexpr (detail::Refuses<C>)
            C::refused(error, session);
    }
};

Imap4Connection::~Imap4Connection()
{
    if (m_session)
        m_session->disconnect();
}

// --- opening and ending

void Imap4Connection::attach(Transport *transport, const Options &options)
{
    m_reader.reset();
    m_session = std::make_unique<Session>(transport, options.limits);
    m_untagged.clear();
    m_later.clear();
    m_laterBytes = 0;
    m_welcome.clear();
    m_version.clear();
    m_capabilities.clear();
    m_state = "LOGOUT";
    m_end = {};
    m_logged = 0;
    m_encrypted = m_cut = m_isReadOnly = m_utf8 = false;
    m_timeout = options.timeout;
    QObject::connect(m_session.get(), &Session::received, m_session.get(),
                     [this](QByteArrayView response) { receive(response); });
    QObject::connect(m_session.get(), &Session::encrypted, m_session.get(), [this] { m_encrypted = true; });
    QObject::connect(m_session.get(), &Session::closed, m_session.get(),
                     [this](const Error &error) { m_end = error; });
    m_session->setResponseTimeout(options.timeout);
}

Imap4Result Imap4Connection::open(const QString &host, quint16 port, const Options &options)
{
    if (m_calling)
        return failure(Kind::Error, "another call is under way");
    auto *transport = new Transport;
    attach(transport, options);
    const quint16 usualPort = options.ssl ? 993 : 143;
    transport->connectToHost(
        host.isEmpty() ? QStringLiteral("localhost") : host, port == 0 ? usualPort : port,
        options.ssl ? Transport::Encryption::Tls : Transport::Encryption::None, options.tls);
    return greet();
}

Imap4Result Imap4Connection::open(QIODevice *device, const Options &options)
{
    if (m_calling)
        return failure(Kind::Error, "another call is under way");
    attach(new Transport(device), options);
    return greet();
}

Imap4Result Imap4Connection::greet()
{
    if (!QCoreApplication::instance())
        return failure(Kind::Error, "an Imap4 needs a QCoreApplication");
    m_calling = true;
    waitUntil([this] { return m_session->state() != Session::State::Connecting; });
    m_calling = false;
    if (m_session->state() == Session::State::Closed && m_welcome.startsWith('*'))
        return failure(Kind::Error, m_welcome);
    if (m_session->state() == Session::State::Closed)
        return failure(Kind::Abort, m_end.text.isEmpty() ? "socket error: EOF" : m_end.text.toUtf8());
    log(1, "connected: " + m_welcome);
    m_state = m_session->state() == Session::State::Authenticated ? "AUTH" : "NONAUTH";
    if (Imap4Result result = askCapabilities(); !result) {
        shutdown();
        return result;
    }
    // IMAP4rev2 is no word of imaplib's, and a server may know nothing older.
    for (const char *version : {"IMAP4REV1", "IMAP4", "IMAP4REV2"}) {
        if (m_version.isEmpty() && m_capabilities.contains(version))
            m_version = version;
    }
    if (m_version.isEmpty()) {
        shutdown();
        return failure(Kind::Error, "server not IMAP4 compliant");
    }
    return Imap4Answer{"OK", {Imap4Datum::text(m_welcome)}};
}

Imap4Result Imap4Connection::askCapabilities()
{
    Imap4Result result = take(command("CAPABILITY"), "CAPABILITY");
    if (!result)
        return result;
    if (result->data.empty() || result->data.back().isNone())
        return failure(Kind::Error, "no CAPABILITY response from server");
    m_capabilities = result->data.back().bytes.toUpper().simplified().split(' ');
    log(3, "capabilities: " + m_capabilities.join(' '));
    return result;
}

Imap4Result Imap4Connection::starttls()
{
    if (m_encrypted)
        return failure(Kind::Abort, "TLS session already established");
    if (!m_capabilities.contains("STARTTLS"))
        return failure(Kind::Abort, "TLS not supported by server");
    if (!qobject_cast<QSslSocket *>(socket()))
        return failure(Kind::Abort, "TLS needs a TCP connection");
    Imap4Result result = command("STARTTLS");
    if (!result)
        return result;
    if (result->type != "OK")
        return failure(Kind::Error, "Couldn't establish TLS session");
    m_calling = true;
    waitUntil([this] { return m_encrypted || m_session->state() == Session::State::Closed; });
    m_calling = false;
    if (!m_encrypted)
        return ended("STARTTLS");
    if (Imap4Result capabilities = askCapabilities(); !capabilities)
        return capabilities;
    return take(result, "STARTTLS");
}

void Imap4Connection::shutdown()
{
    m_reader.reset();
    if (m_session)
        m_session->close();
}

// --- commands

std::optional<Imap4Failure> Imap4Connection::illegal(const QByteArray &name) const
{
    const QByteArrayList allowed = imap4States(name);
    if (allowed.isEmpty() || allowed.contains(m_state))
        return std::nullopt;
    return failure(Kind::Error, "command " + name + " illegal in state " + m_state
                                    + ", only allowed in states " + allowed.join(", "));
}

Imap4Result Imap4Connection::command(const QByteArray &name, const QByteArrayList &arguments)
{
    Xatom xatom{name};
    for (const QByteArray &argument : arguments) {
        if (!argument.isNull())
            xatom.arguments.push_back({imap4Argument(argument)});
    }
    return command(std::move(xatom));
}

Imap4Result Imap4Connection::command(Xatom xatom)
{
    const QByteArray name = xatom.name;
    if (const auto failed = begin(name))
        return *failed;
    xatom.handsOver = false;
    return carryOut(name, std::move(xatom), Unlimited);
}

Imap4Result Imap4Connection::idle(std::chrono::milliseconds duration, const IdleStep &each)
{
    if (const auto failed = begin("IDLE"))
        return *failed;
    m_each = &each;
    m_hasEnough = false;
    const Imap4Result result = carryOut("IDLE", Idle{}, std::max(duration, Unlimited));
    m_each = nullptr;
    return result;
}

// Why no call may be given now, or nothing, and it may be carried out.
std::optional<Imap4Failure> Imap4Connection::begin(const QByteArray &name)
{
    if (const auto failed = illegal(name))
        return failed;
    if (m_calling)
        return failure(Kind::Error, "another call is under way");
    handBack();
    for (const char *type : {"OK", "NO", "BAD"})
        m_untagged.erase(type);
    keepLater();
    if (!m_session || m_session->state() == Session::State::Closed)
        return ended(name);
    if (m_untagged.contains("READ-ONLY") && !m_isReadOnly)
        return failure(Kind::ReadOnly, "mailbox status changed to READ-ONLY");
    if (m_untagged.contains("BYE") && name != "LOGOUT")
        return failure(Kind::Abort, m_untagged["BYE"].back().bytes);
    return std::nullopt;
}

template<typename C>
Imap4Result Imap4Connection::carryOut(const QByteArray &name, C sent, std::chrono::milliseconds duration)
{
    m_calling = true;
    m_tagged.reset();
    std::optional<Error> failed;
    bool done = false, enough = false;
    QObject context;
    const QPointer reply = m_session->send(Call<C>{std::move(sent), this});
    reply->then(&context, [&](const auto &result) {
        done = true;
        if (!result)
            failed = result.error();
    });
    logTrace();
    QTimer alarm;
    if (duration != Unlimited) {
        QObject::connect(&alarm, &QTimer::timeout, &context, [&enough] { enough = true; });
        alarm.start(duration);
    }
    waitUntil([&] { return done || enough || (m_each && m_hasEnough); });
    if (!done) {
        reply->cancel();
        waitUntil([this] { return m_tagged || m_session->state() == Session::State::Closed; });
    }
    m_calling = m_listening = false;
    Imap4Result result = outcomeOf(name, failed);
    if (!result && result.failure().kind == Kind::Abort && m_debug >= 1)
        print_log();
    return result;
}

Imap4Result Imap4Connection::outcomeOf(const QByteArray &name, const std::optional<Error> &failed)
{
    // What answers LOGOUT is the BYE; a server may leave the rest out.
    if (const auto bye = m_untagged.find("BYE"); bye != m_untagged.end() && name == "LOGOUT")
        return Imap4Answer{"BYE", std::move(m_untagged.extract(bye).mapped())};
    if (!m_tagged) {
        if (failed
            && (failed->kind == Error::Kind::InvalidArgument || failed->kind == Error::Kind::Unsupported))
            return failure(Kind::Error, "command: " + name + " => " + failed->text.toUtf8());
        return ended(name);
    }
    if (m_untagged.contains("BYE"))
        return ended(name);
    if (m_tagged->type == "BAD")
        return failure(Kind::Error, name + " command error: BAD " + m_tagged->data.front().bytes);
    return *std::exchange(m_tagged, std::nullopt);
}

// The last that is known of a connection that is over.
Imap4Failure Imap4Connection::ended(const QByteArray &name) const
{
    const auto bye = m_untagged.find("BYE");
    const QByteArray why = bye != m_untagged.end() ? bye->second.back().bytes
                           : m_end.text.isEmpty()  ? "socket error: EOF"
                                                   : m_end.text.toUtf8();
    return failure(Kind::Abort, "command: " + name + " => " + why);
}

Imap4Result Imap4Connection::take(Imap4Result result, const QByteArray &type)
{
    if (!result || result->type == "NO")
        return result;
    const auto found = m_untagged.find(type);
    if (found == m_untagged.end())
        return Imap4Answer{result->type, {Imap4Datum{}}};
    return Imap4Answer{result->type, std::move(m_untagged.extract(found).mapped())};
}

Imap4Result Imap4Connection::response(const QByteArray &code)
{
    keepLater();
    return take(Imap4Answer{code, {Imap4Datum{}}}, code.toUpper());
}

// --- what comes

void Imap4Connection::receive(QByteArrayView response)
{
    logTrace();
    if (m_welcome.isEmpty()) {
        m_welcome = response.toByteArray();
        keepUntagged(response);
    } else if (!response.trimmed().startsWith('*')) {
        m_lastLine = response.toByteArray();
    } else if (m_listening) {
        keepUntagged(response);
    } else if ((m_laterBytes += response.size()) <= m_session->limits().unaskedBytes) {
        m_later.push_back(response.toByteArray());
    } else {
        m_session->close();
        m_end = {Error::Kind::LimitExceeded,
                 {},
                 QStringLiteral("The server said too much that nobody asked for.")};
    }
}

// The last line was the answer to the call.
void Imap4Connection::keepTagged()
{
    m_listening = false;
    Cursor in(m_lastLine);
    in.atom();
    in.space();
    const QByteArray type = in.atom().toByteArray().toUpper();
    in.space();
    m_tagged = Imap4Answer{type, {Imap4Datum::text(in.rest().toByteArray())}};
    if (const auto code = imap4Code(in.rest()))
        keep(*code);
    if (type != "OK")
        log(1, type + " response: " + in.rest().toByteArray());
}

void Imap4Connection::keepUntagged(QByteArrayView text)
{
    const auto response = imap4Response(text);
    if (!response || response->type.isEmpty())
        return;
    if (m_each && m_listening && !m_hasEnough && response->type != "BYE") {
        m_hasEnough = !(*m_each)(*response);
        return;
    }
    keep(*response);
    const QByteArray &type = response->type;
    const bool isStatus = type == "OK" || type == "NO" || type == "BAD";
    if (const auto code = isStatus ? imap4Code(response->data.back().bytes) : std::nullopt)
        keep(*code);
    if (type == "NO" || type == "BAD" || type == "BYE")
        log(1, type + " response: " + response->data.back().bytes);
}

void Imap4Connection::keep(const Imap4Response &response)
{
    Imap4Data &data = m_untagged[response.type];
    data.insert(data.end(), response.data.begin(), response.data.end());
    if (m_debug >= 5)
        log(5, "kept for " + response.type + ": " + response.data.back().bytes);
}

void Imap4Connection::keepLater()
{
    m_laterBytes = 0;
    for (const QByteArray &response : std::exchange(m_later, {}))
        keepUntagged(response);
}

// --- post-mortem

QByteArrayList Imap4Connection::lastLines(int count) const
{
    QByteArrayList lines;
    if (!m_session)
        return lines;
    const Trace &trace = m_session->trace();
    for (quint64 i = trace.endIndex(); i > trace.firstIndex() && lines.size() < count; --i) {
        const Trace::Entry entry = trace.at(i - 1);
        static constexpr const char *marks[] = {"> ", "< ", "- ", "! "};
        lines.prepend(marks[int(entry.kind)] + entry.bytes.toByteArray());
    }
    return lines;
}

void Imap4Connection::print_log() const
{
    for (const QByteArray &line : lastLines())
        qCDebug(category).noquote() << line;
}

void Imap4Connection::log(int level, const QByteArray &text) const
{
    if (m_debug >= level)
        qCDebug(category).noquote() << text;
}

void Imap4Connection::logTrace()
{
    const quint64 end = m_session->trace().endIndex();
    if (m_debug >= 4) {
        for (const QByteArray &line : lastLines(int(end - std::min(m_logged, end))))
            qCDebug(category).noquote() << line;
    }
    m_logged = end;
}

} // namespace imap
