#include "mailboxjob.h"
#include "mailboxtexts.h"
#include "ui/connection.h"

namespace ui {

MailboxJob::MailboxJob(Connection *connection, const QString &title, QObject *parent)
    : Operation(title, Unit::Mailboxes, parent)
    , m_connection(connection)
{
}

Connection *MailboxJob::connection() const
{
    return m_connection;
}

QString MailboxJob::whyNot() const
{
    if (!m_connection || !m_connection->session())
        return tr("There is no connection any more. Nothing was done.");
    return m_connection->isReadOnly() ? tr("This connection is read-only. Nothing was done.") : QString();
}

void MailboxJob::finishWith(std::vector<MailboxResult> results, bool wasCut, bool wasCancelled)
{
    m_results = std::move(results);
    bool anyGood = false, anyBad = false;
    for (const MailboxResult &one : m_results) {
        anyBad = anyBad || one.isBad();
        anyGood = anyGood || one.isGood();
        if (one.isBad())
            addFailure(one.what, one.why);
    }
    finish(!anyBad && !wasCut && !wasCancelled ? Outcome::Done
           : wasCancelled && !anyBad           ? Outcome::Cancelled
           : anyGood                           ? Outcome::Partly
                                               : Outcome::Failed,
           MailboxTexts::summary(m_results, wasCut, wasCancelled));
}

} // namespace ui
