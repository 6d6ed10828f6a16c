#pragma once
#include "command.h"
#include <deque>
#include <memory>
#include <vector>

namespace imap {

// The commands of one connection, in order: those that wait to be sent, and those on the way, several at once where
// their answers cannot be mistaken for each other (RFC 9051 section 5.5).
class Pipeline
{
public:
    using Queue = std::deque<std::unique_ptr<Pending>>;

    const Queue &waiting() const { return m_waiting; } // oldest first
    const Queue &sent() const { return m_sent; }       // oldest first
    qsizetype size() const { return qsizetype(m_sent.size() + m_waiting.size()); }

    // How many bytes of commands may be on the way without an answer; beyond that they wait here, where they can be
    // taken back.
    void setWindow(qint64 bytes) { m_window = bytes; }
    bool hasRoom() const { return m_waiting.empty() && m_sentBytes <= m_window; }
    bool isHalfEmpty() const { return m_waiting.empty() && m_sentBytes < m_window / 2; }

    void add(std::unique_ptr<Pending> command) { m_waiting.push_back(std::move(command)); }
    // The oldest one that waits, if it may be on the way together with what is; null otherwise.
    std::unique_ptr<Pending> takeNext();
    // It is on the way now; its sentBytes are known.
    Pending &send(std::unique_ptr<Pending> command);
    // What was sent with this tag, which is over now; null if nothing was.
    std::unique_ptr<Pending> takeSent(quint64 tag);
    // Null if that is not what the reply is for.
    Pending *sentFor(const Reply &reply) const;
    std::unique_ptr<Pending> takeWaiting(const Reply &reply);
    Queue takeAllSent();
    Queue takeAllWaiting() { return std::exchange(m_waiting, {}); }

private:
    bool maySend(const Pending &command) const;
    void count(const Pending &command, int change);

    // Of what was sent.
    struct InFlight
    {
        const CommandKind *kind;
        int count;
    };

    Queue m_waiting;
    Queue m_sent;
    std::vector<InFlight> m_kinds;
    int m_sentWithoutNumbers = 0;
    qint64 m_sentBytes = 0;
    qint64 m_window = 256 * 1024;
};

} // namespace imap
