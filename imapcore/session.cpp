#include "session.h"
#include <QIODevice>
#include <algorithm>

namespace imap {

Session::Session(Transport *transport, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_limits(limits)
    , m_framer(limits)
    , m_trace(std::make_shared<Trace>(limits.traceBytes))
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
    connect(transport, &Transport::connected, this, [this] {
        if (m_transport->isEncrypted())
            m_trace->note(QStringLiteral("TLS begun: ") + m_transport->tlsDescription());
    });
    connect(transport, &Transport::encrypted, this, [this] {
        m_handshaking = false;
        m_trace->note(QStringLiteral("TLS begun: ") + m_transport->tlsDescription());
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
    m_trace->end();
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
        m_trace->note(
            QStringLiteral("%1 bytes that came before the TLS handshake were thrown away").arg(dropped));
    m_handshaking = true;
    watchSilence();
}

void Session::startCompression()
{
    m_transport->startCompression(m_framer.takeBuffered());
    m_trace->note(QStringLiteral("Compressed from here on"));
}

void Session::endCompression()
{
    if (!m_transport->isCompressed())
        return;
    m_transport->endCompression();
    m_trace->note(QStringLiteral("No longer compressed from here on"));
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
    m_trace->note(error.text.isEmpty() ? QStringLiteral("Connection closed")
                                       : QStringLiteral("Connection closed: ") + error.text);
    m_trace->end();
    m_state = State::Closed;
    m_settled.hurry();
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

} // namespace imap
