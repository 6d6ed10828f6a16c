#pragma once
#include "imapcore/mailboxrun.h"
#include "mailboxjob.h"
#include <memory>

namespace ui {

class WorkSession;

// Carries out a plan for the messages of whole mailboxes as one of the jobs, over a connection of its own.
class MailboxOperation final : public MailboxJob
{
    Q_OBJECT
public:
    MailboxOperation(Connection *connection, imap::MailboxPlan plan,
                     imap::MailboxRun::AfterError afterError = imap::MailboxRun::AfterError::Stop,
                     QObject *parent = nullptr);
    ~MailboxOperation() override;

    const imap::MailboxPlan &plan() const { return m_plan; }
    std::vector<imap::MailboxName> touched() const;

protected:
    void run() override;
    void cancelled() override;
    bool isRetryable() const override;
    Operation *makeRetry() const override;

private:
    void begin(imap::Session *session);
    void end();

    imap::MailboxPlan m_plan;
    imap::MailboxPlan m_rest; // what is left of it
    imap::MailboxRun::AfterError m_afterError;
    std::unique_ptr<WorkSession> m_work;
    imap::MailboxRun *m_run = nullptr;
};

} // namespace ui
