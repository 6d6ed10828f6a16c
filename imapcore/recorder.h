#pragma once
#include "trace.h"
#include <deque>
#include <memory>

namespace imap {

// Keeps the traffic of several connections, also of those that are over: all that a program sends and receives, where each
// set of ConnectOptions names the same recorder.
class Recorder final : public QObject
{
    Q_OBJECT
public:
    // Bytes of memory for each connection.
    explicit Recorder(qint64 limitBytes = 64LL << 20, QObject *parent = nullptr);

    qint64 limit() const { return m_limit; }
    void setLimit(qint64 bytes);

    // For one more connection.
    std::shared_ptr<Trace> begin(const QString &title);
    // Oldest first. All that last, and of those that are over the newest that have room in the memory of four.
    const std::deque<std::shared_ptr<Trace>> &traces() const { return m_traces; }
    void remove(const Trace *trace);

signals:
    void added(imap::Trace *trace);
    // It is not kept any more from now on.
    void removing(imap::Trace *trace);

private:
    void dropOldest();

    qint64 m_limit;
    std::deque<std::shared_ptr<Trace>> m_traces;
};

} // namespace imap
