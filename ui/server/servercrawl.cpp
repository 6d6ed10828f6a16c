#include "servercrawl.h"
#include "imapcore/cause.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"
#include "ui/support/errortext.h"

namespace ui {

ServerCrawl::ServerCrawl(Connection *connection) : QObject(connection), m_connection(connection)
{
    connect(connection->changes(), &StagedChanges::applied, this, [this] { changesApplied(); });
}

ServerCrawl::~ServerCrawl() = default;

bool ServerCrawl::isRunning() const
{
    return m_work;
}

void ServerCrawl::start()
{
    const imap::Cause because(tr("Reading the whole server"));
    if (isRunning())
        return;
    m_done = m_total = m_refused = 0;
    m_problem.clear();
    m_work = new WorkSession(m_connection, this);
    connect(m_work, &WorkSession::ready, this, [this] { begin(m_work->session()); });
    connect(m_work, &WorkSession::failed, this, &ServerCrawl::finish);
    m_work->open();
    emit progressed();
}

void ServerCrawl::cancel()
{
    if (!isRunning())
        return;
    if (m_work->session())
        stop();
    else
        finish(tr("It was cancelled."));
}

void ServerCrawl::tell(size_t done, size_t total, size_t refused)
{
    m_done = done;
    m_total = total;
    m_refused = refused;
    emit progressed();
}

void ServerCrawl::end(const std::optional<imap::Error> &error)
{
    // Less than there was before is worth nothing, less than nothing is.
    if (!error || (!m_asOf.isValid() && m_done > 0)) {
        keep();
        m_asOf = QDateTime::currentDateTime();
    }
    finish(!error                                        ? QString()
           : error->kind == imap::Error::Kind::Cancelled ? tr("It was cancelled.")
                                                         : ErrorText::describe(*error));
}

void ServerCrawl::finish(const QString &problem)
{
    m_problem = problem;
    // It may be the one that tells of this.
    if (WorkSession *work = std::exchange(m_work, nullptr)) {
        work->disconnect(this);
        work->end();
        work->deleteLater();
    }
    emit finished();
}

} // namespace ui
