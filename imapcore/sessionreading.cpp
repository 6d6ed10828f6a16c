// What a session reads: the bytes in slices, and where each response belongs.
#include "session.h"
#include <QIODevice>
#include <algorithm>

namespace imap {

namespace {

constexpr qint64 SliceMs = 8;
constexpr qsizetype ReadBytes = 256 * 1024;
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
        m_trace->tick();
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
    const quint64 line = m_trace->endIndex();
    m_trace->add(Trace::Kind::Received, response);
    m_routedTo = 0;
    emit received(response);
    // A greeting that begins with a space has been seen.
    while (response.startsWith(' '))
        response = response.sliced(1);
    if (response.startsWith('*')) {
        routeUntagged(response);
        m_trace->setOwner(line, m_routedTo);
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
        m_trace->setOwner(line, m_routedTo);
        return m_state != State::Closed;
    }
    const bool goesOn = routeTagged(response);
    m_trace->setOwner(line, m_routedTo);
    return goesOn;
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
        m_routedTo = quint32(command->tag);
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
    if (const Pending *command = answeredBy(keyword))
        m_routedTo = quint32(command->tag);
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

// Whom it is for, of those on the way, where none of them read it: the mailbox has, or a person will.
const Pending *Session::answeredBy(QByteArrayView keyword) const
{
    for (const auto &command : m_pipeline.sent()) {
        if (command->goesOn)
            continue;
        const bool isOfMessages = keyword == "FETCH" || keyword == "EXPUNGE" || keyword == "VANISHED";
        if (command->isInteractive() || command->kind().opensMailbox || command->kind().listensTo(keyword)
            || (isOfMessages && command->inMailbox())
            || (keyword == "CAPABILITY" && m_pipeline.sent().size() == 1))
            return command.get();
    }
    return nullptr;
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
        if (status.kind == Status::Kind::No && status.code == "OVERQUOTA")
            emit alert(QString::fromUtf8(status.text));
        // Only one that is alone can be meant.
        const Pipeline::Queue &sent = m_pipeline.sent();
        if (sent.size() == 1 && !sent.front()->goesOn)
            m_routedTo = quint32(sent.front()->tag);
        for (const auto &command : sent) {
            if (!status.code.isEmpty() && command->hear(status)) {
                m_routedTo = quint32(command->tag);
                break;
            }
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
        m_routedTo = quint32(sent.back()->tag);
        sendSegments(*sent.back());
        flush();
        return;
    }
    for (const auto &command : sent) {
        if (auto answer = command->continued(text)) {
            m_routedTo = quint32(command->tag);
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
        m_routedTo = quint32(sent.front()->tag);
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
    m_routedTo = quint32(tag);
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
    m_trace->add(Trace::Kind::Note, text, m_routedTo);
}

void Session::reportMalformed(QByteArrayView response, const Cursor &in)
{
    const QByteArray text = QByteArray("Not understood: ") + in.expected() + " was expected at byte "
                            + QByteArray::number(in.offset());
    m_trace->add(Trace::Kind::Malformed, text, m_routedTo);
    emit malformed(response, in.offset(), in.expected());
}

} // namespace imap
