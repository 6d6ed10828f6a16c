#include "accessindex.h"
#include <algorithm>

namespace imap {

AccessIndex::AccessIndex(ServerFlavour flavour, MailboxOwners owners, QObject *parent)
    : QObject(parent)
    , m_flavour(std::move(flavour))
    , m_owners(std::move(owners))
    , m_ownerNames{QString()}
{
}

void AccessIndex::setFlavour(ServerFlavour flavour)
{
    m_flavour = std::move(flavour);
    for (Interned &one : m_identifiers)
        one.parsed = m_flavour.identifier(one.text);
    emit reset();
}

// --- the crawl

void AccessIndex::begin(Sender sender)
{
    cancel();
    m_error.reset();
    m_mailboxes.clear();
    m_byName.clear();
    m_entries.clear();
    m_unusedEntries = 0;
    m_errors.clear();
    for (Interned &one : m_identifiers)
        one.uses = 0; // still known to whoever completes a name
    m_crawl = new Crawl(std::move(sender), this);
    connect(m_crawl, &Crawl::progressed, this,
            [this] { emit progressed(m_crawl->done(), m_crawl->total(), refused()); });
    connect(m_crawl, &Crawl::finished, this, &AccessIndex::end);
    emit reset();
}

void AccessIndex::start(Sender sender, const QByteArrayList &patterns)
{
    begin(std::move(sender));
    m_crawl->list(
        patterns,
        [this](ListedMailbox &&mailbox) { add(mailbox.name, mailbox.separator, mailbox.isSelectable()); },
        [this] { askAll(); });
}

void AccessIndex::start(Sender sender, const std::vector<ListedMailbox> &mailboxes)
{
    begin(std::move(sender));
    m_mailboxes.reserve(mailboxes.size());
    m_byName.reserve(qsizetype(mailboxes.size()));
    for (const ListedMailbox &mailbox : mailboxes) {
        if (!m_byName.contains(mailbox.name))
            add(mailbox.name, mailbox.separator, mailbox.isSelectable());
    }
    // Whoever starts it hears of its end afterwards.
    QMetaObject::invokeMethod(
        m_crawl,
        [this, crawl = m_crawl.data()] {
            if (crawl == m_crawl && !crawl->isOver())
                askAll();
        },
        Qt::QueuedConnection);
}

void AccessIndex::askAll()
{
    emit progressed(0, m_mailboxes.size(), 0);
    m_crawl->ask(
        m_mailboxes.size(),
        [this](size_t at) {
            // One that was put meanwhile is newer.
            return m_mailboxes[at].state == State::Unasked && !m_mailboxes[at].name.isEmpty()
                       ? std::optional(GetAcl{m_mailboxes[at].name})
                       : std::nullopt;
        },
        [this](size_t at, const Expected<Acl> &acl) {
            Mailbox &mailbox = m_mailboxes[at];
            if (mailbox.state != State::Unasked)
                return;
            if (acl) {
                setEntries(mailbox, *acl);
            } else {
                mailbox.state = State::Refused;
                m_errors.insert(quint32(at), acl.error());
            }
        });
}

void AccessIndex::cancel()
{
    if (m_crawl)
        m_crawl->cancel();
}

void AccessIndex::end()
{
    m_error = m_crawl->error();
    const size_t done = m_crawl->done(), total = m_crawl->total();
    m_crawl->deleteLater();
    m_crawl = nullptr;
    emit progressed(done, total, refused());
    emit finished();
}

// --- mailboxes

size_t AccessIndex::mailboxes() const
{
    return size_t(std::count_if(m_mailboxes.begin(), m_mailboxes.end(), [](const Mailbox &one) {
        return one.state != State::NoMailbox && !one.name.isEmpty();
    }));
}

size_t AccessIndex::names() const
{
    return size_t(std::count_if(m_mailboxes.begin(), m_mailboxes.end(),
                                [](const Mailbox &one) { return one.state == State::NoMailbox; }));
}

size_t AccessIndex::add(const MailboxName &name, char separator, bool isSelectable)
{
    const MailboxOwner owner = m_owners.of(name);
    m_byName.insert(name, quint32(m_mailboxes.size()));
    m_mailboxes.push_back({.name = name,
                           .owner = internOwner(owner.name),
                           .separator = separator,
                           .state = isSelectable ? State::Unasked : State::NoMailbox,
                           .isSelf = owner.isSelf,
                           .isInbox = owner.isInbox});
    return m_mailboxes.size() - 1;
}

void AccessIndex::drop(Mailbox &mailbox)
{
    for (const Entry &entry : std::span(m_entries).subspan(mailbox.first, mailbox.count))
        --m_identifiers[entry.identifier].uses;
    m_unusedEntries += mailbox.count;
    mailbox.count = 0;
    m_errors.remove(quint32(&mailbox - m_mailboxes.data()));
}

void AccessIndex::setEntries(Mailbox &mailbox, const Acl &acl)
{
    drop(mailbox);
    mailbox.state = State::Known;
    mailbox.first = quint32(m_entries.size());
    mailbox.count = quint32(acl.size());
    for (const AclEntry &entry : acl) {
        m_entries.push_back({intern(entry.identifier), Rights(entry.rights)});
        ++m_identifiers[m_entries.back().identifier].uses;
    }
}

// Lists that were put often leave what they were.
void AccessIndex::compact()
{
    if (m_unusedEntries < 10'000 || m_unusedEntries < m_entries.size() / 2)
        return;
    std::vector<Entry> used;
    used.reserve(m_entries.size() - m_unusedEntries);
    for (Mailbox &mailbox : m_mailboxes) {
        const auto old = std::span(m_entries).subspan(mailbox.first, mailbox.count);
        mailbox.first = quint32(used.size());
        used.insert(used.end(), old.begin(), old.end());
    }
    m_entries = std::move(used);
    m_unusedEntries = 0;
}

void AccessIndex::refresh(Sender sender, size_t mailbox)
{
    // By its name: another crawl may have begun when the answer comes.
    const MailboxName asked = name(mailbox);
    sender.send(GetAcl{asked})->then(this, [this, asked](const Expected<Acl> &acl) {
        const auto at = find(asked);
        if (!at)
            return;
        if (acl)
            put(asked, separator(*at), *acl);
        else if (acl.error().kind == Error::Kind::Refused || acl.error().kind == Error::Kind::Rejected)
            putRefused(asked, separator(*at), acl.error());
    });
}

void AccessIndex::put(const MailboxName &name, char separator, const Acl &acl)
{
    const auto known = find(name);
    const size_t at = known ? *known : add(name, separator, true);
    setEntries(m_mailboxes[at], acl);
    compact();
    emit changed(at);
}

void AccessIndex::putRefused(const MailboxName &name, char separator, const Error &error)
{
    const auto known = find(name);
    const size_t at = known ? *known : add(name, separator, true);
    drop(m_mailboxes[at]);
    m_mailboxes[at].state = State::Refused;
    m_errors.insert(quint32(at), error);
    emit changed(at);
}

void AccessIndex::remove(const MailboxName &name)
{
    const auto at = find(name);
    if (!at)
        return;
    drop(m_mailboxes[*at]);
    m_byName.remove(name);
    m_mailboxes[*at] = {};
    emit changed(*at);
}

const Error *AccessIndex::errorOf(size_t mailbox) const
{
    const auto error = m_errors.constFind(quint32(mailbox));
    return error == m_errors.cend() ? nullptr : &*error;
}

MailboxOwner AccessIndex::ownerOf(size_t mailbox) const
{
    const Mailbox &one = m_mailboxes[mailbox];
    return {m_ownerNames[one.owner], one.isSelf, one.isInbox};
}

std::optional<size_t> AccessIndex::find(const MailboxName &name) const
{
    const auto found = m_byName.constFind(name);
    return found == m_byName.cend() ? std::nullopt : std::optional<size_t>(*found);
}

std::optional<size_t> AccessIndex::parentOf(size_t mailbox) const
{
    const MailboxName parent = name(mailbox).parent(separator(mailbox));
    return parent.isEmpty() ? std::nullopt : find(parent);
}

std::span<const AccessIndex::Entry> AccessIndex::entries(size_t mailbox) const
{
    return std::span(m_entries).subspan(m_mailboxes[mailbox].first, m_mailboxes[mailbox].count);
}

Acl AccessIndex::acl(size_t mailbox) const
{
    Acl acl;
    for (const Entry &entry : entries(mailbox))
        acl.push_back({m_identifiers[entry.identifier].text, entry.rights.toBytes()});
    return acl;
}

// --- identifiers

// One more than the number stands in the table: 0 is what it makes of those that are new.
quint32 AccessIndex::intern(const QString &text)
{
    quint32 &next = m_identifierByText[text];
    if (next == 0) {
        m_identifiers.push_back({text, m_flavour.identifier(text)});
        next = quint32(m_identifiers.size());
    }
    return next - 1;
}

quint32 AccessIndex::internOwner(const QString &name)
{
    if (name.isEmpty())
        return 0;
    quint32 &number = m_ownerByName[name];
    if (number == 0) {
        number = quint32(m_ownerNames.size());
        m_ownerNames.push_back(name);
    }
    return number;
}

std::optional<size_t> AccessIndex::findIdentifier(const QString &text) const
{
    const auto found = m_identifierByText.constFind(text);
    return found == m_identifierByText.cend() ? std::nullopt : std::optional<size_t>(*found - 1);
}

QStringList AccessIndex::identifiersSeen() const
{
    QStringList seen;
    for (const Interned &one : m_identifiers) {
        if (one.uses > 0)
            seen += one.text;
    }
    seen.sort();
    return seen;
}

std::vector<size_t> AccessIndex::mailboxesOf(size_t identifier) const
{
    std::vector<size_t> found;
    for (size_t i = 0; i < m_mailboxes.size(); ++i) {
        const auto list = entries(i);
        if (std::any_of(list.begin(), list.end(),
                        [identifier](const Entry &entry) { return entry.identifier == identifier; }))
            found.push_back(i);
    }
    return found;
}

// --- people

EffectiveRights AccessIndex::explain(const Person &person, size_t mailbox) const
{
    return explainRights(m_flavour, person, acl(mailbox), ownerOf(mailbox));
}

// What is new since the last time.
const PersonsRights::Near &PersonsRights::nearOf(size_t identifier)
{
    if (identifier >= m_near.size())
        m_near.resize(m_index->m_identifiers.size());
    std::optional<Near> &near = m_near[identifier];
    if (!near) {
        const Identifier &who = m_index->m_identifiers[identifier].parsed;
        near = Near{nearnessOf(who, m_person, false, m_index->m_flavour),
                    nearnessOf(who, m_person, true, m_index->m_flavour)};
    }
    return *near;
}

bool PersonsRights::isPerson(size_t owner)
{
    if (owner >= m_isPerson.size())
        m_isPerson.resize(m_index->m_ownerNames.size());
    std::optional<bool> &is = m_isPerson[owner];
    if (!is)
        is = m_index->m_flavour.isSameName(m_index->m_ownerNames[owner], m_person.name);
    return *is;
}

Rights PersonsRights::rights(size_t mailbox)
{
    const AccessIndex::Mailbox &one = m_index->m_mailboxes[mailbox];
    if (one.state != AccessIndex::State::Known)
        return {};
    const bool isOwner = isPerson(one.owner);
    RightsSum sum(m_index->m_flavour, isOwner, m_person.isAdministrator);
    for (const AccessIndex::Entry &entry : m_index->entries(mailbox)) {
        const Near &near = nearOf(entry.identifier);
        const Nearness nearness = isOwner ? near.owner : near.other;
        if (nearness)
            sum.add(nearness, m_index->m_identifiers[entry.identifier].parsed.isNegative,
                    entry.rights.withoutVirtual(m_index->m_flavour.era()));
    }
    return sum.rights();
}

std::vector<PersonsRights::On> PersonsRights::all()
{
    std::vector<On> found;
    for (size_t i = 0; i < m_index->size(); ++i) {
        const Rights one = rights(i);
        if (!one.isEmpty())
            found.push_back({i, one});
    }
    return found;
}

} // namespace imap
