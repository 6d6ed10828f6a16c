#pragma once
#include "imapcore/error.h"
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <optional>
#include <vector>

namespace imap {
class Session;
}

namespace ui {

class Connection;
class WorkSession;

// Something that is asked about all mailboxes of a connection's server, and kept until it is asked again. It has an IMAP
// connection of its own, so that the person does not wait behind it.
class ServerCrawl : public QObject
{
    Q_OBJECT
public:
    ~ServerCrawl() override;

    void start();
    void cancel();
    bool isRunning() const;
    size_t done() const { return m_done; }
    // 0: not known yet.
    size_t total() const { return m_total; }
    size_t refused() const { return m_refused; }
    // Of what is kept: what was refused, and in which words.
    struct Refusal
    {
        QString what;
        imap::Error error;
    };
    virtual std::vector<Refusal> refusals() const = 0;
    // When what is kept was asked; invalid: never.
    const QDateTime &asOf() const { return m_asOf; }
    // Why the last one did not come to its end; empty: it did.
    const QString &problem() const { return m_problem; }

signals:
    void progressed();
    // There is something else to show, or it is over for nothing.
    void finished();

protected:
    explicit ServerCrawl(Connection *connection);
    Connection *connection() const { return m_connection; }

    virtual void begin(imap::Session *session) = 0;
    // Ends what `begin` began, which is then told to `end`.
    virtual void stop() = 0;
    // Keeps what was found in place of what there was, if it is all or if there was nothing.
    virtual void keep() = 0;
    // Somebody's changes were carried out; what is kept may be told of them.
    virtual void changesApplied() = 0;
    void tell(size_t done, size_t total, size_t refused);
    void end(const std::optional<imap::Error> &error);

private:
    void finish(const QString &problem);

    Connection *m_connection;
    QPointer<WorkSession> m_work;
    size_t m_done = 0, m_total = 0, m_refused = 0;
    QDateTime m_asOf;
    QString m_problem;
};

} // namespace ui
