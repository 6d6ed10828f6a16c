#pragma once
#include "imapcore/mailboxrun.h"
#include "ui/operations/operation.h"
#include <memory>

namespace ui {

class Connection;
class WorkSession;

// Carries out a plan for mailboxes as one of the jobs. What opens mailboxes does so over a connection of its own.
class MailboxOperation final : public Operation
{
    Q_OBJECT
public:
    MailboxOperation(Connection *connection, imap::MailboxPlan plan,
                     imap::MailboxRun::AfterError afterError = imap::MailboxRun::AfterError::Stop,
                     QObject *parent = nullptr);
    ~MailboxOperation() override;

    Connection *connection() const;
    const imap::MailboxPlan &plan() const { return m_plan; }
    // Null before it has begun.
    const imap::MailboxRun *mailboxRun() const { return m_run; }

protected:
    void run() override;
    void cancelled() override;
    bool isRetryable() const override;
    Operation *makeRetry() const override;

private:
    void begin(imap::Session *session);
    void end();

    QPointer<Connection> m_connection;
    imap::MailboxPlan m_plan;
    imap::MailboxPlan m_rest; // what is left of it
    imap::MailboxRun::AfterError m_afterError;
    std::unique_ptr<WorkSession> m_work;
    imap::MailboxRun *m_run = nullptr;
};

} // namespace ui
