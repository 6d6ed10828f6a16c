#include "quotasurvey.h"
#include "../commands/status.h"

namespace imap {

QByteArrayList QuotaSurvey::sizeItems(const Capabilities &capabilities)
{
    return capabilities.contains("STATUS=SIZE") ? QByteArrayList{"SIZE"} : QByteArrayList();
}

QByteArrayList QuotaSurvey::reclaimableItems(const Capabilities &capabilities)
{
    QByteArrayList items;
    if (capabilities.contains("QUOTA=RES-MESSAGE") || capabilities.contains("IMAP4REV2"))
        items += "DELETED";
    if (capabilities.contains("QUOTA=RES-STORAGE"))
        items += "DELETED-STORAGE";
    return items;
}

void QuotaSurvey::begin(Sender sender, const QByteArrayList &statusItems)
{
    cancel();
    m_sender = std::move(sender);
    m_statusItems = statusItems;
    m_error.reset();
    m_mailboxes.clear();
    m_roots.clear();
    m_rootByName.clear();
    m_errors.clear();
    crawl([this] { askUntold(); });
    emit reset();
}

// What is asked next, and what comes behind it.
template<typename Then>
void QuotaSurvey::crawl(Then then)
{
    m_crawl = new Crawl(m_sender, this);
    connect(m_crawl, &Crawl::progressed, this,
            [this] { emit progressed(m_crawl->done(), m_crawl->total(), refused()); });
    connect(m_crawl, &Crawl::finished, this, [this, then] {
        m_crawl->deleteLater();
        if (m_crawl->error())
            end(m_crawl->error());
        else
            then();
    });
}

void QuotaSurvey::start(Sender sender, const QByteArrayList &patterns, const QByteArrayList &statusItems)
{
    begin(std::move(sender), statusItems);
    m_crawl->list(
        patterns, [this](ListedMailbox &&mailbox) { add(mailbox); }, [this] { askRoots(); });
}

void QuotaSurvey::start(Sender sender, const std::vector<ListedMailbox> &mailboxes,
                        const QByteArrayList &statusItems)
{
    begin(std::move(sender), statusItems);
    QSet<MailboxName> known;
    for (const ListedMailbox &mailbox : mailboxes) {
        if (!known.contains(mailbox.name))
            add(mailbox);
        known.insert(mailbox.name);
    }
    // Whoever starts it hears of its end afterwards.
    QMetaObject::invokeMethod(
        m_crawl,
        [this, crawl = m_crawl.data()] {
            if (crawl == m_crawl && !crawl->isOver())
                askRoots();
        },
        Qt::QueuedConnection);
}

void QuotaSurvey::add(const ListedMailbox &mailbox)
{
    m_mailboxes.push_back({.name = mailbox.name,
                           .separator = mailbox.separator,
                           .state = mailbox.isSelectable() ? State::Unasked : State::NoMailbox});
}

size_t QuotaSurvey::rootNamed(const QByteArray &name)
{
    if (const auto known = findRoot(name))
        return *known;
    m_rootByName.insert(name, quint32(m_roots.size()));
    m_roots.push_back({.quota = {.name = name}});
    return m_roots.size() - 1;
}

std::optional<size_t> QuotaSurvey::findRoot(const QByteArray &name) const
{
    const auto found = m_rootByName.constFind(name);
    return found == m_rootByName.cend() ? std::nullopt : std::optional<size_t>(*found);
}

void QuotaSurvey::askRoots()
{
    emit progressed(0, m_mailboxes.size(), 0);
    m_crawl->ask(
        m_mailboxes.size(),
        [this](size_t at) {
            return m_mailboxes[at].state == State::Unasked ? std::optional(GetQuotaRoot{m_mailboxes[at].name})
                                                           : std::nullopt;
        },
        [this](size_t at, const Expected<GetQuotaRoot::Result> &roots) {
            if (!roots) {
                m_mailboxes[at].state = State::Refused;
                m_errors.insert(quint32(at), roots.error());
                return;
            }
            m_mailboxes[at].state = State::Known;
            for (const QuotaRoot &root : *roots) {
                const size_t number = rootNamed(root.name);
                m_mailboxes[at].roots.push_back(quint32(number));
                m_roots[number].mailboxes.push_back(quint32(at));
                if (root.told)
                    m_roots[number].quota = root;
            }
        });
}

// Some servers say nothing of a root without limits, or of another than was asked for.
void QuotaSurvey::askUntold()
{
    crawl([this] { askStatus(); });
    m_crawl->ask(
        m_roots.size(),
        [this](size_t at) {
            return m_roots[at].quota.told ? std::nullopt : std::optional(GetQuota{m_roots[at].quota.name});
        },
        [this](size_t at, const Expected<QuotaRoot> &root) {
            if (root && root->told)
                m_roots[at].quota = *root;
            else if (!root)
                m_roots[at].error = root.error();
        });
}

void QuotaSurvey::askStatus()
{
    if (m_statusItems.isEmpty()) {
        end({});
        return;
    }
    crawl([this] { end({}); });
    m_crawl->ask(
        m_mailboxes.size(),
        [this](size_t at) {
            return m_mailboxes[at].roots.empty()
                       ? std::nullopt
                       : std::optional(GetStatus{m_mailboxes[at].name, m_statusItems});
        },
        [this](size_t at, const Expected<MailboxStatus> &status) {
            if (!status)
                return; // what it would free is not known
            m_mailboxes[at].size = status->size;
            m_mailboxes[at].reclaimable = {status->deleted, status->deletedStorage};
        });
}

void QuotaSurvey::cancel()
{
    if (m_crawl)
        m_crawl->cancel();
}

void QuotaSurvey::end(const std::optional<Error> &error)
{
    m_error = error;
    m_crawl = nullptr;
    emit progressed(m_mailboxes.size(), m_mailboxes.size(), refused());
    emit finished();
}

const Error *QuotaSurvey::errorOf(size_t mailbox) const
{
    const auto error = m_errors.constFind(quint32(mailbox));
    return error == m_errors.cend() ? nullptr : &*error;
}

QuotaSurvey::Reclaimable QuotaSurvey::reclaimableOf(size_t root) const
{
    Reclaimable sum{0, 0};
    const auto add = [](std::optional<quint64> &to, const std::optional<quint64> &more) {
        to = to && more ? std::optional(*to + *more) : std::nullopt;
    };
    for (const quint32 mailbox : m_roots[root].mailboxes) {
        add(sum.messages, m_mailboxes[mailbox].reclaimable.messages);
        add(sum.octets, m_mailboxes[mailbox].reclaimable.octets);
    }
    return sum;
}

std::optional<double> QuotaSurvey::fullnessOf(const QuotaRoot &root, bool isZeroUnlimited)
{
    std::optional<double> fullest;
    for (const QuotaResource &resource : root.resources) {
        if (!resource.limit || (*resource.limit == 0 && isZeroUnlimited))
            continue;
        const double used = *resource.limit == 0 ? 1 : double(resource.usage) / double(*resource.limit);
        fullest = std::max(fullest.value_or(0), used);
    }
    return fullest;
}

void QuotaSurvey::refresh(Sender sender, size_t root)
{
    sender.send(GetQuota{m_roots[root].quota.name})
        ->then(this, [this, name = m_roots[root].quota.name](const Expected<QuotaRoot> &now) {
            const auto at = findRoot(name);
            if (!at)
                return; // another survey has begun
            if (!now)
                m_roots[*at].error = now.error();
            else if (now->told)
                put(*now);
            if (!now || !now->told)
                emit changed(*at);
        });
}

void QuotaSurvey::put(const QuotaRoot &root)
{
    const size_t at = rootNamed(root.name);
    m_roots[at].quota = root;
    m_roots[at].error.reset();
    emit changed(at);
}

} // namespace imap
