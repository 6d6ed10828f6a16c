#include "session.h"
#include <QIODevice>
#include <algorithm>

namespace imap {

namespace {

constexpr qint64 SliceMs = 8;
constexpr qsizetype ReadBytes = 256 * 1024;
constexpr qsizetype SendBytes = 16 * 1024;
// Of a literal from a device: what is read of it at once, and what may wait to leave.
constexpr qint64 StreamPiece = 64 * 1024;
constexpr qint64 StreamAhead = 256 * 1024;
// Of a response that has not ended, so much is as good as a word of the server's: slower than this within the response
// timeout is no line that anybody works over.
constexpr qint64 ProgressBytes = 1024;
// What an answer takes in memory besides its bytes, about: an endless LIST has short ones.
constexpr qint64 AnswerOverhead = 128;
// A server enables what it was asked for.
constexpr qsizetype MostEnabled = 100;

bool isLower(QByteArrayView word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Error malformedAt(const Cursor &in)
{
    return {Error::Kind::Malformed,
            {},
            QStringLiteral("An answer could not be understood: %1 was expected at byte %2.")
                .arg(QString::fromLatin1(in.expected()))
                .arg(in.offset())};
}

// Where the literals go that nobody waits for any more.
class Drain final : public QIODevice
{
public:
    explicit Drain(QObject *parent) : QIODevice(parent)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override { return size; }
};

} // namespace

Session::Session(Transport *transport, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_limits(limits)
    , m_framer(limits)
    , m_trace(limits.traceBytes)
    , m_mailbox(limits)
{
    transport->setParent(this);
    m_framer.setSinkFor([this](QByteArrayView soFar, qint64 size) { return sinkFor(soFar, size); });
    m_silence.setSingleShot(true);
    m_inactivity.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_inactivity, &QTimer::timeout, this, &Session::inactive);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end({Error::Kind::TimedOut,
             {},
             QStringLiteral("The server said nothing for %1 s.").arg(double(m_silence.interval()) / 1000)});
    });
    connect(transport, &Transport::readyRead, this, &Session::scheduleSlice);
    // A long message takes its time on a slow line, and until it is over the server has nothing to say.
    connect(transport, &Transport::wrote, this, [this] {
        if (m_silence.isActive() && m_unended == 0)
            m_silence.start();
        stream();
    });
    connect(transport, &Transport::drained, this, &Session::stream);
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
    // Nobody is told any more.
    for (const auto *queue : {&m_pipeline.sent(), &m_pipeline.waiting()}) {
        for (const auto &command : *queue)
            delete command->reply();
    }
    for (const auto &command : m_reads)
        delete command->reply();
}

void Session::setResponseTimeout(std::chrono::milliseconds timeout)
{
    m_silence.setInterval(timeout);
    watchSilence();
}

void Session::setInactivityLimit(std::chrono::milliseconds limit)
{
    m_inactivity.setInterval(limit);
    if (limit.count() > 0 && m_state != State::Closed)
        m_inactivity.start();
    else
        m_inactivity.stop();
}

void Session::watchSilence()
{
    // A server that idles owes nothing once it has said so, until it is told to end.
    const bool expecting =
        m_state == State::Connecting || m_handshaking
        || std::any_of(m_pipeline.sent().begin(), m_pipeline.sent().end(),
                       [](const auto &command) { return !command->goesOn || command->interrupted; });
    if (expecting && m_silence.interval() > 0 && m_state != State::Closed)
        m_silence.start();
    else
        m_silence.stop();
    if (m_working != expecting) {
        m_working = expecting;
        emit workingChanged();
    }
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
    m_enabled.clear();
    if (dropped > 0)
        m_trace.note(
            QStringLiteral("%1 bytes that came before the TLS handshake were thrown away").arg(dropped));
    m_handshaking = true;
    watchSilence();
}

void Session::startCompression()
{
    m_transport->startCompression(m_framer.takeBuffered());
    m_trace.note(QStringLiteral("Compressed from here on"));
}

void Session::endCompression()
{
    if (!m_transport->isCompressed())
        return;
    m_transport->endCompression();
    m_trace.note(QStringLiteral("No longer compressed from here on"));
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
        error = {Error::Kind::ServerClosed, m_byeCode, m_bye};
    m_silence.stop();
    m_inactivity.stop();
    flush(); // what was sent just before it was closed
    m_transport->close();
    m_trace.note(error.text.isEmpty() ? QStringLiteral("Connection closed")
                                      : QStringLiteral("Connection closed: ") + error.text);
    m_state = State::Closed;
    m_sinkOwner = nullptr;
    auto sent = m_pipeline.takeAllSent();
    auto waiting = m_pipeline.takeAllWaiting();
    const bool keeps = m_keepsReads && error.kind != Error::Kind::Cancelled;
    Error unsent = error;
    if (unsent.kind != Error::Kind::Cancelled)
        unsent.code = "UNSENT";
    for (auto *queue : {&sent, &waiting}) {
        for (auto &command : *queue) {
            if (keeps && command->reads() && !command->usesNumbers() && command->reply())
                m_reads.push_back(std::move(command));
            else
                command->fail(queue == &sent ? error : unsent);
        }
    }
    if (m_mailbox.isSelected())
        m_selectionAtEnd = {m_mailbox.name(), m_mailbox.isReadOnly(), m_mailbox.uidValidity()};
    m_mailbox.close();
    emit stateChanged();
    emit closed(error);
}

// --- out

void Session::enqueue(std::unique_ptr<Pending> command)
{
    if (m_state == State::Closed) {
        command->fail({Error::Kind::ServerClosed, "UNSENT", {}});
        return;
    }
    if (isForbidden(*command) || isUnsupported(*command))
        return;
    m_pipeline.add(std::move(command));
    pump();
    flushSoon();
}

// Fails it if the server does not announce what it needs. While nothing is known of the server it may wait.
bool Session::isUnsupported(Pending &command) const
{
    if (m_capabilities.isEmpty())
        return false;
    const QByteArray capability = command.capability();
    if (capability.isEmpty() || supports(capability))
        return false;
    command.fail({Error::Kind::Unsupported, capability,
                  QStringLiteral("The server does not announce %1.").arg(QString::fromLatin1(capability))});
    return true;
}

// Asked once more before it is sent: the session may have been locked while it waited.
bool Session::isForbidden(Pending &command) const
{
    if (m_mayChange || command.isHarmless())
        return false;
    command.fail({Error::Kind::ReadOnly, {}, QStringLiteral("The session is read-only.")});
    return true;
}

void Session::adopt(std::unique_ptr<Pending> command)
{
    command->restart();
    if (Reply *reply = command->reply())
        reply->handOver(*this);
    enqueue(std::move(command));
}

void Session::pump()
{
    while (m_state != State::Closed && m_greeted) {
        std::unique_ptr<Pending> command = m_pipeline.takeNext();
        if (!command)
            break;
        if (!isForbidden(*command) && !isUnsupported(*command))
            begin(std::move(command));
    }
    if (!m_pipeline.waiting().empty() && !m_pipeline.sent().empty())
        interrupt(*m_pipeline.sent().back());
}

void Session::begin(std::unique_ptr<Pending> command)
{
    m_writer.startOver(m_capabilities.takesLiteralPlus()    ? Writer::Literals::NonSynchronizing
                       : m_capabilities.takesLiteralMinus() ? Writer::Literals::NonSynchronizingUpTo4096
                                                            : Writer::Literals::Synchronizing,
                       isEnabled("UTF8=ACCEPT") || isEnabled("IMAP4REV2"));
    command->tag = ++m_lastTag;
    m_writer.atom(TagText(command->tag).view());
    command->write(m_writer);
    m_writer.endLine();
    if (!m_writer.isValid()) {
        command->fail({Error::Kind::InvalidArgument, {}, QString::fromUtf8(m_writer.error())});
        return;
    }
    for (const Segment &segment : m_writer.segments())
        command->sentBytes += segment.bytes.size();
    if (const size_t sent = transmit(m_writer.segments()); sent < m_writer.segments().size()) {
        command->unsent = m_writer.take();
        command->unsent.erase(command->unsent.begin(), command->unsent.begin() + qsizetype(sent));
    }
    m_pipeline.send(std::move(command)).begin(*this);
}

// IDLE goes on until it is told to end, and nothing can be sent while it does.
void Session::interrupt(Pending &command)
{
    if (!command.isInterruptible() || command.interrupted)
        return;
    auto ending = command.interrupt();
    if (!ending)
        return; // not yet: the server has not said that it idles
    command.interrupted = true;
    ending->push_back({"\r\n", false, false});
    command.unsent = std::move(*ending);
    sendSegments(command);
}

void Session::sendSegments(Pending &command)
{
    Segments &unsent = command.unsent;
    if (!unsent.empty() && unsent.front().fromDevice > 0) {
        m_streaming = true;
        stream();
        return;
    }
    unsent.erase(unsent.begin(), unsent.begin() + qsizetype(transmit(unsent)));
    if (unsent.empty())
        unsent.shrink_to_fit(); // it may wait long for its answer, among thousands
}

// A literal from a device leaves as fast as the line takes it, and never lies here as a whole.
void Session::stream()
{
    if (!m_streaming || m_state == State::Closed)
        return;
    m_streaming = false; // writing may tell that something has left, while it is being written
    const Pipeline::Queue &sent = m_pipeline.sent();
    if (sent.empty() || sent.back()->unsent.empty() || sent.back()->unsent.front().fromDevice == 0) {
        // The server has answered before it had all, and takes the rest of it for commands.
        end({Error::Kind::ServerClosed,
             {},
             QStringLiteral("The server did not wait for the end of a literal.")});
        return;
    }
    flush();
    Pending &command = *sent.back();
    Segment &literal = command.unsent.front();
    while (literal.fromDevice > 0 && m_transport->bytesToWrite() < StreamAhead) {
        const QByteArray piece =
            literal.device ? literal.device->read(std::min(literal.fromDevice, StreamPiece)) : QByteArray();
        // Reading may tell how far it is, and whoever hears that may end the session.
        if (m_state == State::Closed)
            return;
        if (piece.isEmpty()) {
            end({Error::Kind::InvalidArgument,
                 {},
                 QStringLiteral("There is less to send than was said before.")});
            return;
        }
        literal.fromDevice -= piece.size();
        m_transport->write(piece);
        if (m_state == State::Closed)
            return;
    }
    if (literal.fromDevice > 0) {
        m_streaming = true;
        return;
    }
    m_trace.note(QStringLiteral("The literal was sent, from a device"));
    command.unsent.erase(command.unsent.begin());
    sendSegments(command);
    flush();
    pump();
}

// What may be sent before the server asks for more. Returns how many segments that was.
size_t Session::transmit(const Segments &segments)
{
    constexpr char Hidden[] = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2"; // •••
    QByteArray parts;
    QByteArrayView shown;
    size_t count = 0;
    for (const Segment &segment : segments) {
        m_out += segment.bytes;
        if (!segment.secret && count == 0) {
            shown = segment.bytes;
        } else {
            if (count == 1)
                parts = shown.toByteArray();
            parts += segment.secret ? QByteArray(Hidden) : segment.bytes;
            shown = parts;
        }
        ++count;
        if (segment.waits)
            break;
    }
    m_trace.add(Trace::Kind::Sent, shown.endsWith("\r\n") ? shown.chopped(2) : shown);
    return count;
}

// What is sent in one turn of the loop leaves together; but of much, the server can have the first while the rest is
// being written.
void Session::flushSoon()
{
    if (m_out.size() >= SendBytes) {
        flush();
    } else if (!m_out.isEmpty() && !m_flushScheduled) {
        m_flushScheduled = true;
        QMetaObject::invokeMethod(this, &Session::flush, Qt::QueuedConnection);
    }
}

void Session::flush()
{
    m_flushScheduled = false;
    if (m_out.isEmpty())
        return;
    m_transport->write(m_out);
    m_out.resize(0); // and keep its memory
    if (m_inactivity.isActive())
        m_inactivity.start();
    // Whoever sends more to a server that is silent waits no longer for that.
    if (!m_silence.isActive())
        watchSilence();
    m_sentClock.start();
}

bool Session::sendLine(QByteArrayView line)
{
    const bool isOne = !line.contains('\r') && !line.contains('\n') && !line.contains('\0');
    if (!isOne || !m_wantsLine || m_pipeline.sent().empty())
        return false;
    Pending &command = *m_pipeline.sent().front();
    // While a command goes on after the answer, another request may come; IDLE does not ask again.
    m_wantsLine = false;
    command.unsent = {{line.toByteArray(), command.hidesLines(), false}, {"\r\n", false, false}};
    sendSegments(command);
    flush();
    return true;
}

void Session::cancel(Reply &reply)
{
    const Error cancelled{Error::Kind::Cancelled, {}, {}};
    if (const auto waiting = m_pipeline.takeWaiting(reply)) {
        waiting->fail(cancelled);
    } else if (Pending *sent = m_pipeline.sentFor(reply)) {
        sent->fail(cancelled);
        if (sent->isInterruptible()) {
            interrupt(*sent);
            flush();
        } else if (!sent->unsent.empty()) {
            close(); // half a command is on the wire: there is no other honest way out
        }
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
        const auto response = m_framer.next();
        if (m_framer.sinkHasFailed())
            sinkFailed();
        if (response) {
            // Routing may throw away the buffer (STARTTLS) or end the session.
            if (!route(*response))
                break;
            if (++handled % 8 == 0 && deadline.hasExpired()) {
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
        m_unended += got;
        m_trace.tick();
        if (deadline.hasExpired()) {
            scheduleSlice();
            break;
        }
    }
    if (m_state == State::Closed)
        return;
    m_mailbox.announce();
    pump();
    flush();
    // A byte now and then is no answer.
    if (handled > 0 || m_unended >= ProgressBytes) {
        m_unended = 0;
        watchSilence();
    }
    if (m_pipeline.isHalfEmpty())
        emit roomMade();
}

// A literal over Limits::streamBytes goes to the device of the command that the response is for, if it has one.
QIODevice *Session::sinkFor(QByteArrayView soFar, qint64 size)
{
    Cursor in(soFar);
    quint64 number = 0;
    if (!in.skip('*') || !in.space())
        return nullptr;
    if (in.number(number))
        in.space();
    const QByteArray keyword = in.atom().toByteArray().toUpper();
    for (const auto &command : m_pipeline.sent()) {
        if (!command->kind().listensTo(keyword))
            continue;
        // However large it is, what was cancelled must not end the session.
        if (!command->reply())
            return m_drain ? m_drain : m_drain = new Drain(this);
        if (QIODevice *device = command->sink(keyword, soFar, size)) {
            m_sinkOwner = command.get();
            return device;
        }
    }
    return nullptr;
}

void Session::sinkFailed()
{
    if (m_sinkOwner && !m_sinkOwner->malformed)
        m_sinkOwner->malformed =
            std::make_unique<Error>(Error{Error::Kind::SinkFailed, {}, m_framer.takeSinkError()});
    m_sinkOwner = nullptr;
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
        if (!m_notes.isEmpty())
            traceNotes();
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
    in.noteTo(&m_notes);
    in.skip('*');
    in.space();
    quint32 number = 0;
    if (in.peek() >= '0' && in.peek() <= '9') {
        if (!in.expectNumber(number)) {
            reportMalformed(response, in);
            return;
        }
        in.space();
    } else if (in.peek() == '[') {
        in.note("a response code without OK before it");
        routeStatus(Status::ofText(in.rest()));
        return;
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
        in.noteTo(&m_notes);
        in.advanceTo(argumentsAt);
        return in;
    };
    Cursor in = argumentsOf();
    const bool forMailbox = m_mailbox.accept(number, keyword, in);
    if (in.failed() && m_mailbox.count() == 0 && keyword == "EXISTS") {
        end({Error::Kind::LimitExceeded,
             {},
             QStringLiteral("The server claims %1 messages in a mailbox.").arg(number)});
        return;
    }
    if (keyword == "CAPABILITY")
        m_capabilities = Capabilities(in.rest());
    else if (keyword == "ENABLED")
        noteEnabled(Capabilities(in.rest()).names());
    for (const auto &command : m_pipeline.sent()) {
        if (!command->kind().listensTo(keyword))
            continue;
        Cursor arguments = argumentsOf();
        const auto accepted = command->accept(number, keyword, arguments);
        if (accepted == Pending::Accepted::No)
            continue;
        if (accepted == Pending::Accepted::Malformed) {
            // Before anybody is told: a listener may end the session.
            command->malformed = std::make_unique<Error>(malformedAt(arguments));
            reportMalformed(response, arguments);
        } else if ((command->answerBytes += response.size() + AnswerOverhead) > m_limits.answerBytes) {
            end({Error::Kind::LimitExceeded,
                 {},
                 QStringLiteral("The server's answer to one command is too long.")});
        }
        return;
    }
    if (in.failed()) {
        // What was to fill the rows has not: whoever asked must not think so.
        const Pipeline::Queue &sent = m_pipeline.sent();
        const auto asked =
            std::find_if(sent.begin(), sent.end(), [](const auto &command) { return command->inMailbox(); });
        if (asked != sent.end())
            (*asked)->malformed = std::make_unique<Error>(malformedAt(in));
        reportMalformed(response, in);
        return;
    }
    if (!forMailbox && keyword != "CAPABILITY" && keyword != "ENABLED")
        emit unsolicited(keyword, response);
}

void Session::noteEnabled(const QByteArrayList &extensions)
{
    for (const QByteArray &extension : extensions) {
        if (m_enabled.size() < MostEnabled && !m_enabled.contains(extension))
            m_enabled.append(extension);
    }
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
    if (status.kind == Status::Kind::Bye) {
        m_bye = QString::fromUtf8(status.text);
        m_byeCode = status.code;
    }
    if (m_greeted) {
        for (const auto &command : m_pipeline.sent()) {
            if (!status.code.isEmpty() && command->hear(status))
                break;
        }
        return;
    }
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
    const Pipeline::Queue &sent = m_pipeline.sent();
    if (!sent.empty() && !sent.back()->unsent.empty()) {
        sendSegments(*sent.back());
        flush();
        return;
    }
    for (const auto &command : sent) {
        if (auto answer = command->continued(text)) {
            // Nothing to say yet: the server idles.
            if (!answer->empty()) {
                answer->push_back({"\r\n", false, false});
                command->unsent = std::move(*answer);
                sendSegments(*command);
            } else {
                command->goesOn = true;
                if (!command->reply())
                    interrupt(*command); // cancelled before the server began
            }
            flush();
            return;
        }
    }
    if (!sent.empty() && sent.front()->isInteractive()) {
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
    const quint64 tag = TagText::tagOf(in.atom());
    in.space();
    const std::optional<Status> status = Status::read(in);
    const std::unique_ptr<Pending> command = status ? m_pipeline.takeSent(tag) : nullptr;
    if (!command) {
        // The answer to a command given twice, or no response at all: the next one is found all the same.
        in.fail(status ? "the tag of a command that is under way" : "OK, NO or BAD");
        reportMalformed(response, in);
        return true;
    }
    if (m_sinkOwner == command.get())
        m_sinkOwner = nullptr;
    m_wantsLine = false;
    m_roundTrip = std::chrono::milliseconds(m_sentClock.elapsed());
    applyCode(*status);
    m_mailbox.announce(); // before the command's own listeners hear of it
    complete(*command, *status);
    return m_state != State::Closed;
}

void Session::complete(Pending &command, const Status &status)
{
    const auto error = [&status](Error::Kind kind) {
        return Error{kind, status.code, QString::fromUtf8(status.text), status.arguments.toByteArray()};
    };
    switch (status.kind) {
    case Status::Kind::Ok:
        if (command.malformed)
            command.refuse(std::move(*command.malformed), *this);
        else
            command.succeed(status, *this);
        break;
    case Status::Kind::No:
        command.refuse(error(Error::Kind::Refused), *this);
        break;
    default:
        command.refuse(error(Error::Kind::Rejected), *this);
        break;
    }
}

// What the present response was read in spite of.
void Session::traceNotes()
{
    QByteArray text = "Read although bent: ";
    for (const char *bend : m_notes.all())
        text += (bend == m_notes.all().front() ? "" : "; ") + QByteArray(bend);
    m_notes.clear();
    m_trace.add(Trace::Kind::Note, text);
}

void Session::reportMalformed(QByteArrayView response, const Cursor &in)
{
    m_trace.add(Trace::Kind::Malformed, QByteArray("Not understood: ") + in.expected()
                                            + " was expected at byte " + QByteArray::number(in.offset()));
    emit malformed(response, in.offset(), in.expected());
}

} // namespace imap
