#include "mailboxoperation.h"
#include "mailboxtexts.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"

namespace ui {

MailboxOperation::MailboxOperation(Connection *connection, imap::MailboxPlan plan,
                                   imap::MailboxRun::AfterError afterError, QObject *parent)
    : MailboxJob(connection, MailboxTexts::title(plan), parent)
    , m_plan(std::move(plan))
    , m_rest(m_plan)
    , m_afterError(afterError)
{
}

MailboxOperation::~MailboxOperation() = default;

void MailboxOperation::run()
{
    if (const QString why = whyNot(); !why.isEmpty()) {
        finish(Outcome::Failed, why);
        return;
    }
    setTotal(qint64(m_plan.steps().size()));
    setPhase(tr("Connecting…"));
    m_work = std::make_unique<WorkSession>(connection()->options());
    connect(m_work.get(), &WorkSession::ready, this, [this] {
        // Another session of the connection, under the same lock.
        const auto guard = [this] {
            if (m_work && m_work->session() && connection())
                m_work->session()->setMayChange(!connection()->isReadOnly());
        };
        guard();
        connect(connection(), &Connection::accessChanged, m_work.get(), guard);
        begin(m_work->session());
    });
    connect(m_work.get(), &WorkSession::failed, this,
            [this](const QString &why) { finish(Outcome::Failed, why); });
    m_work->open();
}

void MailboxOperation::begin(imap::Session *session)
{
    m_run = new imap::MailboxRun(session, m_plan, m_afterError, this);
    if (isCancelled())
        m_run->cancel();
    connect(m_run, &imap::MailboxRun::progressed, this, [this](size_t done) { setDone(qint64(done)); });
    connect(m_run, &imap::MailboxRun::finished, this, &MailboxOperation::end);
    m_run->start();
}

void MailboxOperation::cancelled()
{
    if (m_run) {
        m_run->cancel();
    } else if (m_work) {
        m_work.reset();
        finish(Outcome::Cancelled, tr("Cancelled before it began."));
    }
}

void MailboxOperation::end()
{
    if (m_work)
        m_work->end();
    m_rest = m_run->rest();
    std::vector<MailboxResult> results;
    for (size_t i = 0; i < m_plan.steps().size(); ++i)
        results.push_back(MailboxTexts::resultOf(m_plan.steps()[i], m_run->outcomes()[i]));
    finishWith(std::move(results), m_run->wasCut(), m_run->wasCancelled());
}

// The mailboxes that something was done to.
std::vector<imap::MailboxName> MailboxOperation::touched() const
{
    std::vector<imap::MailboxName> all;
    for (size_t i = 0; m_run && i < m_plan.steps().size(); ++i) {
        if (m_run->outcomes()[i].state != imap::MailboxOutcome::State::NotDone)
            all.push_back(m_plan.steps()[i].mailbox);
    }
    return all;
}

bool MailboxOperation::isRetryable() const
{
    return connection() && !m_rest.isEmpty();
}

Operation *MailboxOperation::makeRetry() const
{
    return new MailboxOperation(connection(), m_rest, m_afterError);
}

} // namespace ui
