#pragma once
#include "../capabilities.h"
#include "exchange.h"
#include <deque>
#include <optional>

namespace imap {

// How a session stood behind a line of its traffic, for all that one can see from the lines.
struct SessionSnapshot
{
    enum class State { Connecting, NotAuthenticated, Authenticated, Selected, Closed };
    State state = State::Connecting;
    bool isEncrypted = false, isCompressed = false;
    QString tls = {}; // what was noted of it
    Capabilities capabilities = {};
    QByteArrayList enabled = {};
    QByteArray mechanism = {}; // or "LOGIN command"
    // Of the open mailbox.
    QByteArray mailbox = {}; // as on the wire
    bool isReadOnly = false;
    std::optional<quint32> exists = {}, recent = {}, uidValidity = {}, uidNext = {}, unseen = {};
    std::optional<quint64> highestModSeq = {};
    QByteArray flags = {}, permanentFlags = {}; // as on the wire, with their parentheses
    int pending = 0;                            // commands that wait for their answer
};

// Tells that for every line that is kept: it follows what its log reads, and remembers a snapshot now and then.
class SessionHistory final : public QObject
{
    Q_OBJECT
public:
    explicit SessionHistory(const ExchangeLog *log, QObject *parent = nullptr);
    // Behind this line. Of one that is gone or was not read: of the nearest that is known.
    SessionSnapshot at(quint64 line) const;

private:
    static constexpr quint64 Between = 1024; // lines
    void follow();
    void apply(quint64 line, SessionSnapshot &to) const;
    void applyReceived(const Traffic::Entry &entry, const Exchange *exchange, SessionSnapshot &to) const;
    static void applyCode(QByteArrayView status, SessionSnapshot &to);

    const ExchangeLog *m_log;
    struct Kept
    {
        quint64 line; // before which it stood so
        SessionSnapshot snapshot;
    };
    std::deque<Kept> m_kept;
    SessionSnapshot m_newest;
    quint64 m_next;
};

} // namespace imap
