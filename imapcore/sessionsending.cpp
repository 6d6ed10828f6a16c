// What a session sends: commands as the server may take them, their literals, and what waits.
#include "session.h"
#include <QIODevice>
#include <algorithm>

namespace imap {

namespace {
constexpr qsizetype SendBytes = 16 * 1024;
// Of a literal from a device: what is read of it at once, and what may wait to leave.
constexpr qint64 StreamPiece = 64 * 1024;
constexpr qint64 StreamAhead = 256 * 1024;
} // namespace

void Session::enqueue(std::unique_ptr<Pending> command)
{
    if (m_state == State::Closed) {
        command->fail({Error::Kind::ServerClosed, "UNSENT", {}});
        return;
    }
    if (isForbidden(*command) || isUnsupported(*command))
        return;
    command->queued = Trace::now();
    if (const Reply *reply = command->reply())
        command->cause = reply->cause();
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
    if (const size_t sent = transmit(m_writer.segments(), *command, true);
        sent < m_writer.segments().size()) {
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
    unsent.erase(unsent.begin(), unsent.begin() + qsizetype(transmit(unsent, command)));
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
    m_trace->note(QStringLiteral("The literal was sent, from a device"));
    command.unsent.erase(command.unsent.begin());
    sendSegments(command);
    flush();
    pump();
}

// What may be sent before the server asks for more. Returns how many segments that was.
size_t Session::transmit(const Segments &segments, const Pending &command, bool isFirst)
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
    if (shown.endsWith("\r\n"))
        shown = shown.chopped(2);
    if (isFirst)
        m_trace->addCommand(shown, quint32(command.tag), command.queued, command.cause);
    else
        m_trace->add(Trace::Kind::Sent, shown, quint32(command.tag));
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

} // namespace imap
