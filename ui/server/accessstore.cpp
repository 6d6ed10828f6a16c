#include "accessstore.h"
#include "imapcore/slicedwork.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"

namespace ui {

AccessStore::AccessStore(Connection *connection) : ServerCrawl(connection)
{
    connect(connection->changes(), &StagedChanges::replaced, this, [this] { m_heardOf.clear(); });
    connect(connection, &Connection::flavourChanged, this, [this, connection] {
        for (imap::AccessIndex *index : {m_index.get(), m_next.get()}) {
            if (index)
                index->setFlavour(connection->changes()->manner().flavour);
        }
    });
}

void AccessStore::begin(imap::Session *session)
{
    const imap::ConnectOptions &options = connection()->options();
    const imap::ServerFlavour flavour = connection()->changes()->manner().flavour;
    m_next = std::make_unique<imap::AccessIndex>(
        flavour, imap::MailboxOwners(connection()->namespaces(), options.identity(), flavour.kind));
    connect(m_next.get(), &imap::AccessIndex::progressed, this, &AccessStore::tell);
    connect(m_next.get(), &imap::AccessIndex::finished, this, [this] {
        end(m_next->error());
        if (m_next) // for nothing
            m_next.release()->deleteLater();
    });
    m_next->start(session, imap::Crawl::everything(connection()->namespaces()));
}

void AccessStore::stop()
{
    m_next->cancel();
}

void AccessStore::keep()
{
    m_next->disconnect(this);
    const std::unique_ptr<imap::AccessIndex> before = std::exchange(m_index, std::move(m_next));
    connection()->rememberIdentifiers(m_index->identifiersSeen());
    emit replaced();
}

// What lies below a mailbox goes with it.
void AccessStore::moved(const imap::MailboxName &from, const imap::MailboxName &to,
                        QSet<imap::MailboxName> &again)
{
    for (size_t i = 0; i < m_index->size(); ++i) {
        const imap::MailboxName name = m_index->name(i);
        if (name != from && !name.isBelow(from, m_index->separator(i)))
            continue;
        m_index->remove(name);
        again.insert(imap::MailboxName::fromWire(to.wire() + name.wire().mid(from.wire().size())));
    }
}

std::vector<ServerCrawl::Refusal> AccessStore::refusals() const
{
    std::vector<Refusal> all;
    for (size_t at = 0; m_index && at < m_index->size(); ++at) {
        if (const imap::Error *error = m_index->errorOf(at))
            all.push_back({m_index->name(at).toString(), *error});
    }
    return all;
}

// The lists have a row for each mailbox, and none for what only others stand below.
QString AccessStore::summary() const
{
    if (!m_index)
        return {};
    QString words = tr("%Ln mailbox(es)", nullptr, int(m_index->mailboxes()));
    if (const size_t names = m_index->names(); names > 0)
        words += tr(", and %Ln name(s) that only have others below them", nullptr, int(names));
    return words;
}

void AccessStore::changesApplied()
{
    if (!m_index || !connection()->session())
        return;
    QSet<imap::MailboxName> again;
    for (const imap::ChangeItem &item : connection()->changes()->set()->items()) {
        if (item.isOpen() || m_heardOf.contains(item.id))
            continue;
        m_heardOf.insert(item.id);
        if (item.change.as<imap::AclChange>() || item.change.as<imap::CreateChange>())
            again.insert(item.change.mailbox());
        else if (item.change.as<imap::DeleteChange>())
            m_index->remove(item.change.mailbox());
        else if (const auto *rename = item.change.as<imap::RenameChange>())
            moved(rename->mailbox, rename->to, again);
    }
    const std::vector<imap::MailboxName> all(again.begin(), again.end());
    new imap::SlicedWork(
        all.size(),
        [this, all](size_t at) {
            if (m_index && connection()->session())
                read(all[at]);
        },
        [] {}, this);
}

void AccessStore::read(const imap::MailboxName &mailbox)
{
    connection()
        ->session()
        ->send(imap::GetAcl{mailbox})
        ->then(this, [this, mailbox](const imap::Expected<imap::Acl> &acl) {
            // A crawl that is under way has perhaps asked before the change.
            for (imap::AccessIndex *index : {m_index.get(), m_next.get()}) {
                if (!index)
                    continue;
                const char separator = index->size() > 0 ? index->separator(0) : 0;
                if (acl)
                    index->put(mailbox, separator, *acl);
                else if (acl.error().isServersText())
                    index->putRefused(mailbox, separator, acl.error());
            }
        });
}

} // namespace ui
