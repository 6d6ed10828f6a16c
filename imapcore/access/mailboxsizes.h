#pragma once
#include "crawl.h"

namespace imap {

// How many octets the messages of each of many mailboxes have, as far as the server says so: by STATUS (RFC 8438), which
// costs a line for each, or by adding up RFC822.SIZE of all messages in each, one mailbox after the other.
class MailboxSizes final : public QObject
{
    Q_OBJECT
public:
    enum class By { Status, Sum };

    explicit MailboxSizes(QObject *parent = nullptr) : QObject(parent) {}

    static bool hasStatus(const Capabilities &capabilities) { return capabilities.contains("STATUS=SIZE"); }

    // Sums need a session that nobody else opens mailboxes in. Emits `finished`, also when it could not be done.
    void start(Session *session, std::vector<MailboxName> mailboxes, By by);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    // Why it ended early.
    const std::optional<Error> &error() const { return m_error; }

    const std::vector<MailboxName> &mailboxes() const { return m_mailboxes; }
    // One for each; nothing: refused, or not asked yet.
    const std::vector<std::optional<quint64>> &sizes() const { return m_sizes; }
    size_t done() const { return m_done; }
    // Why one was refused, the last of them.
    const std::optional<Error> &refusal() const { return m_refusal; }

signals:
    void progressed(size_t done, size_t total);
    void finished();

private:
    void sumNext();
    void opened(size_t mailbox);
    void end(const std::optional<Error> &error);

    QPointer<Session> m_session;
    QPointer<Crawl> m_crawl;
    std::vector<MailboxName> m_mailboxes;
    std::vector<std::optional<quint64>> m_sizes;
    std::optional<Error> m_error, m_refusal;
    size_t m_done = 0;
    quint64 m_round = 0;
    bool m_isRunning = false;
};

} // namespace imap
