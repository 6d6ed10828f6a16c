#pragma once
#include "imapcore/access/acllimits.h"
#include <QCache>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace ui {

class Connection;

// What LISTRIGHTS says of identifiers on mailboxes of one connection: asked of those that somebody looks at, each once,
// all in one flight.
class GrantsCache final : public QObject
{
    Q_OBJECT
public:
    explicit GrantsCache(QObject *parent = nullptr);

    // Another one than before: what was known is forgotten.
    void setConnection(Connection *connection);
    // Those that were not asked yet.
    void want(const imap::MailboxName &mailbox, const QStringList &identifiers);
    // Null: not known, or refused.
    const imap::Grants *find(const imap::MailboxName &mailbox, const QString &identifier) const;
    // It is to be asked again.
    void forget(const imap::MailboxName &mailbox);

signals:
    void came(const imap::MailboxName &mailbox, const QString &identifier, const imap::Grants &grants);

private:
    using Key = std::pair<QByteArray, QString>;

    QPointer<Connection> m_connection;
    QCache<Key, std::optional<imap::Grants>> m_known; // nothing: refused
    QSet<Key> m_asked;
    int m_round = 0; // answers of an earlier one are not for us
};

} // namespace ui
