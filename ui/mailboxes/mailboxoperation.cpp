#include "mailboxoperation.h"
#include "mailboxtexts.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"

namespace ui {

MailboxOperation::MailboxOperation(Connection *connection, imap::MailboxPlan plan,
                                   imap::MailboxRun::AfterError afterError, QObject *parent)
    : Operation(MailboxTexts::title(plan), Unit::Mailboxes, parent)
    , m_connection(connection)
    , m_plan(std::move(plan))
    , m_rest(m_plan)
    , m_afterError(afterError)
{
}

MailboxOperation::~MailboxOperation() = default;

Connection *MailboxOperation::connection() const
{
    return m_connection;
}

void MailboxOperation::run()
{
    imap::Session *session = m_connection ? m_connection->session() : nullptr;
    if (!session) {
        finish(Outcome::Failed, tr("There is no connection any more. Nothing was done."));
        return;
    }
    if (m_connection->isReadOnly()) {
        finish(Outcome::Failed, tr("This connection is read-only. Nothing was done."));
        return;
    }
    setTotal(qint64(m_plan.steps().size()));
    if (!m_plan.opensMailboxes()) {
        begin(session);
        return;
    }
    setPhase(tr("Connecting…"));
    m_work = std::make_unique<WorkSession>(m_connection->options());
    connect(m_work.get(), &WorkSession::ready, this, [this] {
        // Another session of the connection, under the same lock.
        const auto guard = [this] {
            if (m_work && m_work->session() && m_connection)
                m_work->session()->setMayChange(!m_connection->isReadOnly());
        };
        guard();
        connect(m_connection, &Connection::accessChanged, m_work.get(), guard);
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
    using Step = imap::MailboxOutcome::State;
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < m_plan.steps().size(); ++i) {
        const imap::MailboxOutcome &outcome = m_run->outcomes()[i];
        const bool isBad =
            outcome.state == Step::Failed || outcome.state == Step::Unknown || outcome.contradicted;
        bad += isBad;
        good += !isBad && (outcome.state == Step::Done || outcome.state == Step::Gone);
        if (isBad)
            addFailure(MailboxTexts::describe(m_plan.steps()[i]), MailboxTexts::describe(outcome));
    }
    const bool isWhole = bad == 0 && !m_run->wasCut() && !m_run->wasCancelled();
    finish(isWhole                             ? Outcome::Done
           : m_run->wasCancelled() && bad == 0 ? Outcome::Cancelled
           : good > 0                          ? Outcome::Partly
                                               : Outcome::Failed,
           MailboxTexts::summary(*m_run));
}

bool MailboxOperation::isRetryable() const
{
    return m_connection && !m_rest.isEmpty();
}

Operation *MailboxOperation::makeRetry() const
{
    return new MailboxOperation(m_connection, m_rest, m_afterError);
}

} // namespace ui
