#pragma once
#include "capabilities.h"
#include "command.h"
#include "mailbox.h"
#include "pipeline.h"
#include "trace.h"
#include "wire/framer.h"
#include "wire/transport.h"
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>
#include <chrono>
#include <memory>

namespace imap {

// One connection. It sends commands in order, several at once where their answers cannot be mistaken for each
// other, settles each one's reply, and keeps the selected mailbox up to date with whatever the server says
// unasked. It never blocks and never throws: received bytes are worked off in slices of 8 ms.
class Session final : public QObject, private ReplyKeeper
{
    Q_OBJECT
public:
    enum class State { Connecting, NotAuthenticated, Authenticated, Selected, Closed };

    // Takes over the transport.
    explicit Session(Transport *transport, const Limits &limits = {}, QObject *parent = nullptr);
    ~Session() override;

    // Sends a command, or fails it at once where the server lacks what it needs. The reply belongs to the session.
    template<Command C>
    ReplyOf<typename C::Result> *send(C command)
    {
        auto *reply = new ReplyOf<typename C::Result>(*this);
        enqueue(std::make_unique<PendingOf<C>>(std::move(command), reply));
        return reply;
    }
    // A command that another one has failed to carry out, with its reply.
    void adopt(std::unique_ptr<Pending> command);

    State state() const { return m_state; }
    bool supports(QByteArrayView capability) const { return m_capabilities.contains(capability); }
    const Capabilities &capabilities() const { return m_capabilities; }
    // What ENABLE has switched on (RFC 5161), in upper case.
    const QByteArrayList &enabled() const { return m_enabled; }
    bool isEnabled(QByteArrayView extension) const { return m_enabled.contains(extension); }
    const QString &greeting() const { return m_greeting; }
    Mailbox &mailbox() { return m_mailbox; }
    const Mailbox &mailbox() const { return m_mailbox; }
    Trace &trace() { return *m_trace; }
    // What is to be recorded from now on goes there; before anything was.
    void setTrace(std::shared_ptr<Trace> trace) { m_trace = std::move(trace); }
    Transport &transport() { return *m_transport; }
    const Limits &limits() const { return m_limits; }
    // How many commands wait for their answer.
    qsizetype pending() const { return m_pipeline.size(); }
    // Whether the server owes an answer: not while it idles.
    bool isWorking() const { return m_working; }
    // The time between sending the last command that was answered and its answer.
    std::chrono::milliseconds lastRoundTrip() const { return m_roundTrip; }

    // How many bytes of commands may be on the way without an answer; beyond that they wait here, where they can be
    // taken back.
    void setWindow(qint64 bytes) { m_pipeline.setWindow(bytes); }
    // Whether a command would be sent at once, for all that is known now.
    bool hasRoom() const { return m_state != State::Closed && m_pipeline.hasRoom(); }
    // Whether commands that read survive a lost connection, for `takeReads` to be sent over another one.
    void setKeepsReads(bool keeps) { m_keepsReads = keeps; }
    std::vector<std::unique_ptr<Pending>> takeReads() { return std::exchange(m_reads, {}); }

    // Whether commands may leave that change something on the server; all that is not known to change nothing counts as
    // such. Others fail as ReadOnly, those that wait as well. True at first.
    bool mayChange() const { return m_mayChange; }
    void setMayChange(bool may) { m_mayChange = may; }

    // How long the server may say nothing while something is expected of it; 0: for ever.
    void setResponseTimeout(std::chrono::milliseconds timeout);
    // How long nothing may be sent before `inactive` is emitted; 0: for ever. Servers end connections that are quiet for
    // half an hour (RFC 9051 section 5.4), some after a minute.
    void setInactivityLimit(std::chrono::milliseconds limit);
    // Ends the connection now; what is under way fails as Cancelled. Emits `closed`.
    void close();

    // Whether the server waits for a line from a person (after a command that is interactive), and that line.
    bool wantsLine() const { return m_wantsLine; }
    // False: nobody waits for it, or it holds a line end or NUL and is not sent.
    bool sendLine(QByteArrayView line);

    // --- what commands do to the session
    void setState(State state);
    void forgetEnabled() { m_enabled.clear(); }
    void setCapabilities(Capabilities capabilities) { m_capabilities = std::move(capabilities); }
    // After the OK to STARTTLS: plaintext that came already is thrown away, and noted.
    void startTls();
    // After the OK to COMPRESS.
    void startCompression();
    // After the OK to UNAUTHENTICATE.
    void endCompression();

    // What was selected when the connection ended, to be selected again over the next one.
    struct Selection
    {
        MailboxName mailbox;
        bool readOnly = true;
        quint32 uidValidity = 0;
    };
    const Selection &selectionAtEnd() const { return m_selectionAtEnd; }

signals:
    void greeted(imap::Status::Kind kind);
    void stateChanged();
    void encrypted();
    void workingChanged();
    // The server asks a person for more; the text is its own.
    void lineWanted(const QString &text);
    // Words that a person must see: an [ALERT] (RFC 9051 section 7.1), or the warning that some mailbox is over its soft
    // quota (an untagged NO [OVERQUOTA], RFC 9208 section 4.3.1), by which no command fails.
    void alert(const QString &text);
    // Every response, before anything is done with it. The view lives for the call only.
    void received(QByteArrayView response);
    // A response that no command was waiting for. The views live for the call only.
    void unsolicited(QByteArrayView keyword, QByteArrayView response);
    void malformed(QByteArrayView response, qsizetype offset, const char *expected);
    // Everything was sent, and the window is at least half empty: more would not wait.
    void roomMade();
    // Nothing was sent for so long as setInactivityLimit says.
    void inactive();
    // The connection is over; every reply is settled already.
    void closed(const imap::Error &error);

private:
    void enqueue(std::unique_ptr<Pending> command);
    bool isUnsupported(Pending &command) const;
    bool isForbidden(Pending &command) const;
    void pump();
    void begin(std::unique_ptr<Pending> command);
    void interrupt(Pending &command);
    void sendSegments(Pending &command);
    void stream();
    size_t transmit(const Segments &segments, const Pending &command, bool isFirst = false);
    const Pending *answeredBy(QByteArrayView keyword) const;
    void flushSoon();
    void flush();
    void cancel(Reply &reply) override;
    void settled(Reply &reply) override { m_settled.add(reply); }
    QIODevice *sinkFor(QByteArrayView soFar, qint64 size);
    void sinkFailed();
    void scheduleSlice();
    void readSlice();
    void read(QDeadlineTimer deadline);
    bool route(QByteArrayView response);
    void routeUntagged(QByteArrayView response);
    void routeData(quint32 number, QByteArrayView keyword, QByteArrayView response, qsizetype argumentsAt);
    void routeStatus(const Status &status);
    void routeContinuation(QByteArrayView response);
    bool routeTagged(QByteArrayView response);
    void complete(Pending &command, const Status &status);
    void reportMalformed(QByteArrayView response, const Cursor &in);
    void traceNotes();
    void noteEnabled(const QByteArrayList &extensions);
    void applyCode(const Status &status);
    void end(Error error);
    void watchSilence();

    Transport *m_transport;
    Limits m_limits;
    Framer m_framer;
    std::shared_ptr<Trace> m_trace;
    Mailbox m_mailbox;
    Capabilities m_capabilities;
    QByteArrayList m_enabled;
    QString m_greeting;
    State m_state = State::Connecting;
    Pipeline m_pipeline;
    qint64 m_unended = 0; // bytes that have come since a response last ended
    Writer m_writer;
    QByteArray m_out;                              // leaves when the present turn of work is over
    std::vector<std::unique_ptr<Pending>> m_reads; // survived the connection
    SettledReplies m_settled;
    Selection m_selectionAtEnd;
    Notes m_notes; // of the response that is being routed
    QIODevice *m_drain = nullptr;
    Pending *m_sinkOwner = nullptr; // whose device the literal that is coming goes to
    quint64 m_lastTag = 0;
    quint32 m_routedTo = 0; // the tag of the command that the present response is for
    bool m_flushScheduled = false;
    bool m_streaming = false; // a literal from a device is leaving
    bool m_keepsReads = false;
    bool m_mayChange = true;
    bool m_working = false;
    bool m_greeted = false;
    bool m_wantsLine = false;
    bool m_handshaking = false; // STARTTLS was agreed to, TLS not begun
    bool m_sliceScheduled = false;
    QString m_bye;
    QByteArray m_byeCode;
    QTimer m_silence;
    QTimer m_inactivity;
    QElapsedTimer m_sentClock;
    std::chrono::milliseconds m_roundTrip{0};
};

} // namespace imap
