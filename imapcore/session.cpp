#include "session.h"
#include <algorithm>

namespace imap {

namespace {

constexpr qint64 SliceMs = 8;
constexpr qsizetype ReadBytes = 256 * 1024;

bool isLower(QByteArrayView word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// resp-text-code = "[" atom [SP 1*<any TEXT-CHAR except "]">] "]"
// Real servers put brackets into the arguments: the end is the bracket outside parentheses and quotes.
QByteArrayView bracketed(QByteArrayView text)
{
    int parentheses = 0, brackets = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\';
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '(' || c == ')') {
            parentheses += c == '(' ? 1 : -1;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']' && --brackets <= 0 && parentheses <= 0) {
            return text.first(i + 1);
        }
    }
    const qsizetype end = text.indexOf(']');
    return end < 0 ? QByteArrayView() : text.first(end + 1);
}

} // namespace

std::optional<Status> Status::read(Cursor &in)
{
    Status status;
    if (in.keyword("OK"))
        status.kind = Kind::Ok;
    else if (in.keyword("NO"))
        status.kind = Kind::No;
    else if (in.keyword("BAD"))
        status.kind = Kind::Bad;
    else if (in.keyword("BYE"))
        status.kind = Kind::Bye;
    else if (in.keyword("PREAUTH"))
        status.kind = Kind::PreAuth;
    else
        return std::nullopt;
    in.space();
    status.text = in.rest();
    if (const QByteArrayView code = status.text.startsWith('[') ? bracketed(status.text) : QByteArrayView();
        !code.isEmpty()) {
        const QByteArrayView content = code.sliced(1).chopped(1);
        const qsizetype space = content.indexOf(' ');
        status.code = (space < 0 ? content : content.first(space)).toByteArray().toUpper();
        status.arguments = space < 0 ? QByteArrayView() : content.sliced(space + 1);
        status.text = status.text.sliced(code.size()).trimmed();
    }
    return status;
}

Session::Session(Transport *transport, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_limits(limits)
    , m_framer(limits)
    , m_trace(limits.traceBytes)
    , m_mailbox(limits)
{
    transport->setParent(this);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end({Error::Kind::TimedOut,
             {},
             QStringLiteral("The server said nothing for %1 s.").arg(double(m_silence.interval()) / 1000)});
    });
    connect(transport, &Transport::readyRead, this, &Session::scheduleSlice);
    connect(transport, &Transport::encrypted, this, [this] {
        m_handshaking = false;
        m_trace.note(QStringLiteral("TLS begun: ") + m_transport->tlsDescription());
        watchSilence();
        emit encrypted();
    });
    connect(transport, &Transport::failed, this, [this](const Error &error) {
        if (error.kind == Error::Kind::ServerClosed)
            read(QDeadlineTimer(QDeadlineTimer::Forever)); // what it said before it left
        end(error);
    });
}

Session::~Session()
{
    m_transport->disconnect(this);
    for (auto *queue : {&m_sent, &m_waiting}) {
        for (const auto &command : *queue)
            command->fail({Error::Kind::Cancelled, {}, {}});
    }
}

void Session::setResponseTimeout(std::chrono::milliseconds timeout)
{
    m_silence.setInterval(timeout);
    watchSilence();
}

void Session::watchSilence()
{
    const bool expecting = m_state == State::Connecting || m_handshaking || !m_sent.empty();
    if (expecting && m_silence.interval() > 0 && m_state != State::Closed)
        m_silence.start();
    else
        m_silence.stop();
}

void Session::setState(State state)
{
    if (m_state == state || m_state == State::Closed)
        return;
    m_state = state;
    emit stateChanged();
}

void Session::startTls()
{
    const qint64 dropped = m_framer.buffered() + m_transport->startTls();
    m_framer.clear();
    // RFC 9051 section 6.2.1: what was announced in the clear must be forgotten.
    m_capabilities = {};
    if (dropped > 0)
        m_trace.note(
            QStringLiteral("%1 bytes that came before the TLS handshake were thrown away").arg(dropped));
    m_handshaking = true;
    watchSilence();
}

void Session::close()
{
    end({Error::Kind::Cancelled, {}, {}});
}

void Session::end(Error error)
{
    if (m_state == State::Closed)
        return;
    if (!m_bye.isEmpty() && error.kind != Error::Kind::Cancelled)
        error = {Error::Kind::ServerClosed, {}, m_bye};
    m_silence.stop();
    m_transport->close();
    m_trace.note(error.text.isEmpty() ? QStringLiteral("Connection closed")
                                      : QStringLiteral("Connection closed: ") + error.text);
    m_state = State::Closed;
    const auto sent = std::move(m_sent);
    const auto waiting = std::move(m_waiting);
    m_sent.clear();
    m_waiting.clear();
    for (const auto *queue : {&sent, &waiting}) {
        for (const auto &command : *queue)
            command->fail(error);
    }
    m_mailbox.close();
    emit stateChanged();
    emit closed(error);
}

// --- out

void Session::enqueue(std::unique_ptr<Pending> command, Reply *reply)
{
    const QByteArrayView capability = command->capability();
    if (m_state == State::Closed) {
        command->fail({Error::Kind::ServerClosed, {}, {}});
        return;
    }
    if (!capability.isEmpty() && !m_capabilities.isEmpty() && !supports(capability)) {
        command->fail(
            {Error::Kind::Unsupported, capability.toByteArray(),
             QStringLiteral("The server does not announce %1.").arg(QString::fromLatin1(capability))});
        return;
    }
    Pending *pending = command.get();
    connect(reply, &Reply::cancelRequested, this, [this, pending] { cancel(pending); });
    m_waiting.push_back(std::move(command));
    pump();
}

bool Session::maySend(const Pending &command) const
{
    if (m_sent.empty())
        return true;
    // Nothing may follow a command that is waiting to send its literal, or to answer a challenge.
    if (!m_sent.back()->unsent.empty() || command.isExclusive())
        return false;
    return std::all_of(m_sent.begin(), m_sent.end(), [&command](const auto &sent) {
        if (sent->isExclusive() || (command.usesNumbers() && !sent->usesNumbers()))
            return false;
        return !command.sharesAnswersWith(*sent)
               || (command.matchesByArgument() && sent->matchesByArgument());
    });
}

void Session::pump()
{
    while (m_state != State::Closed && m_greeted && !m_waiting.empty() && maySend(*m_waiting.front())) {
        std::unique_ptr<Pending> command = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool plus = supports("LITERAL+");
        Writer out(plus                   ? Writer::Literals::NonSynchronizing
                   : supports("LITERAL-") ? Writer::Literals::NonSynchronizingUpTo4096
                                          : Writer::Literals::Synchronizing);
        command->tag = 'M' + QByteArray::number(++m_lastTag).rightJustified(4, '0');
        out.atom(command->tag);
        command->write(out);
        if (!out.isValid()) {
            command->fail({Error::Kind::InvalidArgument, {}, QString::fromUtf8(out.error())});
            continue;
        }
        command->unsent = out.take();
        command->unsent.push_back({"\r\n", false, false});
        command->begin(*this);
        m_sent.push_back(std::move(command));
        m_sentClock.start();
        sendSegments(*m_sent.back());
    }
}

void Session::sendSegments(Pending &command)
{
    QByteArray wire, shown;
    auto segment = command.unsent.begin();
    for (bool waits = false; segment != command.unsent.end() && !waits; ++segment) {
        wire += segment->bytes;
        shown += segment->secret ? QByteArray("\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2") : segment->bytes; // •••
        waits = segment->waits;
    }
    command.unsent.erase(command.unsent.begin(), segment);
    m_trace.add(Trace::Kind::Sent,
                shown.endsWith("\r\n") ? QByteArrayView(shown).chopped(2) : QByteArrayView(shown));
    m_transport->write(wire);
    watchSilence();
}

void Session::sendLine(const QByteArray &line)
{
    if (m_sent.empty() || !m_wantsLine)
        return;
    const bool secret = m_sent.front()->hidesLines();
    QByteArray oneLine = line;
    oneLine.replace('\r', ' ').replace('\n', ' ');
    // While a command goes on after the answer, another request may come; IDLE does not ask again.
    m_wantsLine = false;
    m_sent.front()->unsent = {{oneLine, secret, false}, {"\r\n", false, false}};
    sendSegments(*m_sent.front());
}

void Session::cancel(Pending *command)
{
    const auto is = [command](const auto &candidate) {
        return candidate.get() == command;
    };
    const Error cancelled{Error::Kind::Cancelled, {}, {}};
    if (const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), is);
        waiting != m_waiting.end()) {
        command->fail(cancelled);
        m_waiting.erase(waiting);
    } else if (std::any_of(m_sent.begin(), m_sent.end(), is)) {
        command->fail(cancelled);
        if (!command->unsent.empty())
            close(); // half a command is on the wire: there is no other honest way out
    }
}

// --- in

void Session::scheduleSlice()
{
    if (m_sliceScheduled)
        return;
    m_sliceScheduled = true;
    QMetaObject::invokeMethod(this, &Session::readSlice, Qt::QueuedConnection);
}

void Session::readSlice()
{
    m_sliceScheduled = false;
    read(QDeadlineTimer(SliceMs));
}

void Session::read(QDeadlineTimer deadline)
{
    int handled = 0;
    while (m_state != State::Closed) {
        if (const auto response = m_framer.next()) {
            // Routing may throw away the buffer (STARTTLS) or end the session.
            if (!route(*response))
                break;
            if (++handled % 64 == 0 && deadline.hasExpired()) {
                scheduleSlice();
                break;
            }
            continue;
        }
        if (m_framer.limitExceeded()) {
            end({Error::Kind::LimitExceeded,
                 {},
                 QStringLiteral("The server sent a response that is too long.")});
            return;
        }
        if (m_transport->bytesAvailable() <= 0)
            break;
        const qint64 got = m_transport->read(m_framer.reserve(ReadBytes), ReadBytes);
        if (got <= 0)
            break;
        m_framer.commit(qsizetype(got));
        watchSilence();
        if (deadline.hasExpired()) {
            scheduleSlice();
            break;
        }
    }
    if (m_state == State::Closed)
        return;
    m_mailbox.announce();
    pump();
    watchSilence();
}

// False when the rest of the buffer must not be looked at now.
bool Session::route(QByteArrayView response)
{
    m_trace.add(Trace::Kind::Received, response);
    emit received(response);
    // A greeting that begins with a space has been seen.
    while (response.startsWith(' '))
        response = response.sliced(1);
    if (response.startsWith('*')) {
        routeUntagged(response);
        return m_state != State::Closed;
    }
    if (!m_greeted) {
        end({Error::Kind::Malformed,
             {},
             QStringLiteral("This does not look like an IMAP server; it said: ")
                 + QString::fromUtf8(response.first(std::min<qsizetype>(response.size(), 200)))});
        return false;
    }
    if (response.startsWith('+')) {
        routeContinuation(response);
        return m_state != State::Closed;
    }
    return routeTagged(response);
}

void Session::routeUntagged(QByteArrayView response)
{
    Cursor in(response);
    in.skip('*');
    in.space();
    quint32 number = 0;
    if (in.peek() >= '0' && in.peek() <= '9') {
        if (!in.expectNumber(number)) {
            reportMalformed(response, in);
            return;
        }
        in.space();
    } else if (const auto status = Status::read(in)) {
        routeStatus(*status);
        return;
    }
    QByteArrayView keyword = in.atom();
    in.space();
    if (isLower(keyword)) {
        const QByteArray upper = keyword.toByteArray().toUpper();
        routeData(number, upper, response, in.offset());
    } else {
        routeData(number, keyword, response, in.offset());
    }
}

void Session::routeData(quint32 number, QByteArrayView keyword, QByteArrayView response,
                        qsizetype argumentsAt)
{
    const auto argumentsOf = [&] {
        Cursor in(response);
        in.advanceTo(argumentsAt);
        return in;
    };
    Cursor in = argumentsOf();
    const bool forMailbox = m_mailbox.accept(number, keyword, in);
    if (in.failed()) {
        if (m_mailbox.count() == 0 && keyword == "EXISTS")
            end({Error::Kind::LimitExceeded,
                 {},
                 QStringLiteral("The server claims %1 messages in a mailbox.").arg(number)});
        else
            reportMalformed(response, in);
        return;
    }
    if (keyword == "CAPABILITY")
        m_capabilities = Capabilities(in.rest());
    for (const auto &command : m_sent) {
        if (!command->listensTo(keyword))
            continue;
        Cursor arguments = argumentsOf();
        switch (command->accept(keyword, arguments)) {
        case Pending::Accepted::Yes:
            return;
        case Pending::Accepted::Malformed:
            // Before anybody is told: a listener may end the session.
            command->malformed =
                Error{Error::Kind::Malformed,
                      {},
                      QStringLiteral("An answer could not be understood: %1 was expected at byte %2.")
                          .arg(QString::fromLatin1(arguments.expected()))
                          .arg(arguments.offset())};
            reportMalformed(response, arguments);
            return;
        case Pending::Accepted::No:
            break;
        }
    }
    if (!forMailbox && keyword != "CAPABILITY")
        emit unsolicited(keyword, response);
}

void Session::applyCode(const Status &status)
{
    if (status.code == "CAPABILITY")
        m_capabilities = Capabilities(status.arguments);
    else if (status.code == "ALERT")
        emit alert(QString::fromUtf8(status.text));
    else if (!status.code.isEmpty())
        m_mailbox.acceptCode(status.code, status.arguments);
}

void Session::routeStatus(const Status &status)
{
    applyCode(status);
    if (status.kind == Status::Kind::Bye)
        m_bye = QString::fromUtf8(status.text);
    if (m_greeted)
        return;
    m_greeted = true;
    m_greeting = QString::fromUtf8(status.text);
    if (status.kind == Status::Kind::Bye || status.kind == Status::Kind::No
        || status.kind == Status::Kind::Bad) {
        end({Error::Kind::ServerClosed, status.code, m_greeting});
        return;
    }
    setState(status.kind == Status::Kind::PreAuth ? State::Authenticated : State::NotAuthenticated);
    emit greeted(status.kind);
}

void Session::routeContinuation(QByteArrayView response)
{
    const QByteArrayView text = response.sliced(1).trimmed();
    if (!m_sent.empty() && !m_sent.back()->unsent.empty()) {
        sendSegments(*m_sent.back());
        return;
    }
    for (const auto &command : m_sent) {
        if (auto answer = command->continued(text)) {
            answer->push_back({"\r\n", false, false});
            command->unsent = std::move(*answer);
            sendSegments(*command);
            return;
        }
    }
    if (!m_sent.empty() && m_sent.front()->isInteractive()) {
        m_wantsLine = true;
        emit lineWanted(QString::fromUtf8(text));
        return;
    }
    Cursor in(response);
    in.fail("no continuation request, since no command waits for one");
    reportMalformed(response, in);
}

bool Session::routeTagged(QByteArrayView response)
{
    Cursor in(response);
    const QByteArrayView tag = in.atom();
    in.space();
    const auto at = std::find_if(m_sent.begin(), m_sent.end(),
                                 [tag](const auto &command) { return command->tag == tag; });
    const std::optional<Status> status = Status::read(in);
    if (at == m_sent.end() || !status) {
        // The answer to a command given twice, or no response at all: the next one is found all the same.
        in.fail(status ? "the tag of a command that is under way" : "OK, NO or BAD");
        reportMalformed(response, in);
        return true;
    }
    const std::unique_ptr<Pending> command = std::move(*at);
    m_sent.erase(at);
    m_wantsLine = false;
    m_roundTrip = std::chrono::milliseconds(m_sentClock.elapsed());
    applyCode(*status);
    m_mailbox.announce(); // before the command's own listeners hear of it
    complete(*command, *status);
    pump();
    return m_state != State::Closed;
}

void Session::complete(Pending &command, const Status &status)
{
    const QString text = QString::fromUtf8(status.text);
    switch (status.kind) {
    case Status::Kind::Ok:
        if (command.malformed)
            command.refuse(std::move(*command.malformed), *this);
        else
            command.succeed(status.code, *this);
        break;
    case Status::Kind::No:
        command.refuse({Error::Kind::Refused, status.code, text}, *this);
        break;
    default:
        command.refuse({Error::Kind::Rejected, status.code, text}, *this);
        break;
    }
}

void Session::reportMalformed(QByteArrayView response, const Cursor &in)
{
    m_trace.add(Trace::Kind::Malformed, QByteArray("Not understood: ") + in.expected()
                                            + " was expected at byte " + QByteArray::number(in.offset()));
    emit malformed(response, in.offset(), in.expected());
}

} // namespace imap
