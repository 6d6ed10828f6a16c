#include "grantscache.h"
#include "ui/connection.h"

namespace ui {

namespace {
constexpr int MostKept = 5000;
}

GrantsCache::GrantsCache(QObject *parent) : QObject(parent), m_known(MostKept) {}

void GrantsCache::setConnection(Connection *connection)
{
    if (m_connection == connection)
        return;
    m_connection = connection;
    m_known.clear();
    m_asked.clear();
    ++m_round;
}

void GrantsCache::want(const imap::MailboxName &mailbox, const QStringList &identifiers)
{
    imap::Session *session = m_connection ? m_connection->session() : nullptr;
    if (!session)
        return;
    const imap::RightsEra era = imap::eraOf(imap::KnownRights::from(session->capabilities()));
    for (const QString &identifier : identifiers) {
        const Key key(mailbox.wire(), identifier);
        if (m_known.contains(key) || m_asked.contains(key))
            continue;
        m_asked.insert(key);
        session->send(imap::ListRights{mailbox, identifier})
            ->then(this, [this, key, mailbox, era,
                          round = m_round](const imap::Expected<imap::GrantableRights> &told) {
                if (round != m_round)
                    return;
                m_asked.remove(key);
                if (told) {
                    const imap::Grants grants(*told, era);
                    m_known.insert(key, new std::optional(grants));
                    emit came(mailbox, key.second, grants);
                } else if (told.error().isServersText()) {
                    m_known.insert(key, new std::optional<imap::Grants>);
                }
            });
    }
}

const imap::Grants *GrantsCache::find(const imap::MailboxName &mailbox, const QString &identifier) const
{
    const std::optional<imap::Grants> *known = m_known.object({mailbox.wire(), identifier});
    return known && *known ? &**known : nullptr;
}

void GrantsCache::forget(const imap::MailboxName &mailbox)
{
    const QList<Key> keys = m_known.keys();
    for (const Key &key : keys) {
        if (key.first == mailbox.wire())
            m_known.remove(key);
    }
}

} // namespace ui
