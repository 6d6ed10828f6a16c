#include "quotastore.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"

namespace ui {

QuotaStore::QuotaStore(Connection *connection) : ServerCrawl(connection)
{
    connect(connection->changes(), &StagedChanges::replaced, this, [this] { m_heardOf.clear(); });
}

void QuotaStore::begin(imap::Session *session)
{
    m_next = std::make_unique<imap::QuotaSurvey>();
    connect(m_next.get(), &imap::QuotaSurvey::progressed, this, &QuotaStore::tell);
    connect(m_next.get(), &imap::QuotaSurvey::finished, this, [this] {
        end(m_next->error());
        if (m_next) // for nothing
            m_next.release()->deleteLater();
    });
    m_next->start(session, imap::Crawl::everything(connection()->namespaces()),
                  imap::QuotaSurvey::reclaimableItems(session->capabilities()));
}

void QuotaStore::stop()
{
    m_next->cancel();
}

void QuotaStore::keep()
{
    m_next->disconnect(this);
    const std::unique_ptr<imap::QuotaSurvey> before = std::exchange(m_survey, std::move(m_next));
    emit replaced();
}

void QuotaStore::changesApplied()
{
    imap::Session *session = connection()->session();
    if (!m_survey || !session)
        return;
    for (const imap::ChangeItem &item : connection()->changes()->set()->items()) {
        const auto *quota = item.change.as<imap::QuotaChange>();
        if (!quota || item.isOpen() || m_heardOf.contains(item.id))
            continue;
        m_heardOf.insert(item.id);
        if (const auto root = m_survey->findRoot(quota->root))
            m_survey->refresh(session, *root);
        else
            session->send(imap::GetQuota{quota->root})
                ->then(this, [this](const imap::Expected<imap::QuotaRoot> &told) {
                    if (told && m_survey)
                        m_survey->put(*told);
                });
    }
}

} // namespace ui
