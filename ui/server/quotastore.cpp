#include "quotastore.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "imapcore/inbackground.h"
#include "imapcore/slicedwork.h"
#include <QSettings>

namespace ui {

namespace {

QString keepsKey(const Connection &connection)
{
    return QStringLiteral("keepQuotas/%1 %2")
        .arg(connection.options().address.toUrl(), connection.options().actAs)
        .replace(QStringLiteral("//"), QStringLiteral("_"));
}

} // namespace

QuotaStore::QuotaStore(Connection *connection)
    : ServerCrawl(connection)
    , m_snapshots(
          imap::QuotaSnapshots::of(connection->options().address.toUrl(), connection->options().actAs))
    , m_keepsEach(QSettings().value(keepsKey(*connection)).toBool())
{
    connect(this, &ServerCrawl::finished, this, [this] {
        if (m_keepsEach)
            keepSnapshot();
    });
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

std::vector<ServerCrawl::Refusal> QuotaStore::refusals() const
{
    std::vector<Refusal> all;
    if (!m_survey)
        return all;
    for (const imap::QuotaSurvey::Root &root : m_survey->roots()) {
        if (root.error)
            all.push_back({root.quota.name.isEmpty() ? tr("(root without a name)")
                                                     : tr("Quota root %1").arg(root.quota.toString()),
                           *root.error});
    }
    for (size_t at = 0; at < m_survey->mailboxes().size(); ++at) {
        if (const imap::Error *error = m_survey->errorOf(at))
            all.push_back({m_survey->mailboxes()[at].name.toString(), *error});
    }
    return all;
}

void QuotaStore::setKeepsEach(bool keeps)
{
    m_keepsEach = keeps;
    QSettings().setValue(keepsKey(*connection()), keeps);
}

bool QuotaStore::canKeepSnapshot() const
{
    return m_survey && !isRunning() && problem().isEmpty() && m_keptAsOf != asOf();
}

// There may be a hundred thousand roots: they are copied in slices, and written by another thread.
void QuotaStore::keepSnapshot()
{
    if (!canKeepSnapshot())
        return;
    m_keptAsOf = asOf();
    const auto snapshot = std::make_shared<imap::QuotaSnapshot>();
    snapshot->time = asOf().toUTC();
    new imap::SlicedWork(
        m_survey->roots().size(),
        [survey = m_survey.get(), snapshot](size_t at) {
            const imap::QuotaRoot &root = survey->roots()[at].quota;
            if (root.told)
                snapshot->roots.insert(root.name, root.resources);
        },
        [this, snapshot] {
            imap::inBackground(
                this, [snapshots = m_snapshots, snapshot] { return snapshots.keep(*snapshot); },
                [this](const std::optional<imap::Error> &error) {
                    emit snapshotKept(error ? ErrorText::describe(*error) : QString());
                });
        },
        m_survey.get());
}

void QuotaStore::changesApplied()
{
    if (!m_survey || !connection()->session())
        return;
    const imap::ServerManner manner = connection()->changes()->manner();
    std::vector<QByteArray> roots;
    for (const imap::ChangeItem &item : connection()->changes()->set()->items()) {
        const auto *quota = item.change.as<imap::QuotaChange>();
        if (!quota || item.isOpen() || m_heardOf.contains(item.id))
            continue;
        m_heardOf.insert(item.id);
        roots.push_back(quota->name(manner));
    }
    const size_t count = roots.size();
    new imap::SlicedWork(
        count,
        [this, roots = std::move(roots)](size_t at) {
            if (m_survey && connection()->session())
                read(roots[at]);
        },
        [] {}, this);
}

void QuotaStore::read(const QByteArray &name)
{
    imap::Session *session = connection()->session();
    if (const auto root = m_survey->findRoot(name))
        m_survey->refresh(session, *root);
    else
        session->send(imap::GetQuota{name})->then(this, [this](const imap::Expected<imap::QuotaRoot> &told) {
            if (told && m_survey)
                m_survey->put(*told);
        });
}

} // namespace ui
