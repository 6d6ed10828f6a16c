#pragma once
#include "crawl.h"
#include "effectiverights.h"
#include <QHash>
#include <span>

namespace imap {

// The access lists of all mailboxes, and whom they let do what: one crawl, kept for as long as one likes. A mailbox is
// a number from 0 on, and so is an identifier; neither changes. A hundred thousand mailboxes with four entries each take
// about 30 MB.
class AccessIndex final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Unasked,
        Known,
        Refused,
        NoMailbox // just a name that others stand below (\Noselect)
    };
    struct Entry
    {
        quint32 identifier;
        Rights rights; // as the server shows them
    };

    explicit AccessIndex(ServerFlavour flavour, MailboxOwners owners = {}, QObject *parent = nullptr);

    // Lists what these patterns find (Crawl::everything), and asks for the list of each. What was known before is
    // forgotten. Emits `finished`, also when it could not be done.
    void start(Sender sender, const QByteArrayList &patterns);
    // The same of mailboxes that somebody has listed.
    void start(Sender sender, const std::vector<ListedMailbox> &mailboxes);
    void cancel();
    bool isRunning() const { return m_crawl; }
    size_t done() const { return m_crawl ? m_crawl->done() : m_mailboxes.size(); }
    size_t refused() const { return size_t(m_errors.size()); }
    // How many of them are mailboxes, and how many only names that others stand below.
    size_t mailboxes() const;
    size_t names() const;
    // Why the crawl ended early.
    const std::optional<Error> &error() const { return m_error; }

    const ServerFlavour &flavour() const { return m_flavour; }
    const MailboxOwners &owners() const { return m_owners; }
    // Somebody knows better (ServerFlavour::of).
    void setFlavour(ServerFlavour flavour);

    // --- mailboxes
    size_t size() const { return m_mailboxes.size(); }
    const MailboxName &name(size_t mailbox) const { return m_mailboxes[mailbox].name; }
    char separator(size_t mailbox) const { return m_mailboxes[mailbox].separator; }
    State state(size_t mailbox) const { return m_mailboxes[mailbox].state; }
    // The server's words, where it was refused; null otherwise.
    const Error *errorOf(size_t mailbox) const;
    MailboxOwner ownerOf(size_t mailbox) const;
    std::optional<size_t> find(const MailboxName &name) const;
    std::optional<size_t> parentOf(size_t mailbox) const;
    // In the server's order.
    std::span<const Entry> entries(size_t mailbox) const;
    Acl acl(size_t mailbox) const;

    // Asks for one list again; emits `changed`.
    void refresh(Sender sender, size_t mailbox);
    // A list that was read elsewhere; also of a mailbox that is new.
    void put(const MailboxName &name, char separator, const Acl &acl);
    void putRefused(const MailboxName &name, char separator, const Error &error);
    // It is gone: its number stays, as Unasked and without a name.
    void remove(const MailboxName &name);

    // --- identifiers
    size_t identifiers() const { return m_identifiers.size(); }
    const QString &identifierText(size_t identifier) const { return m_identifiers[identifier].text; }
    const Identifier &identifier(size_t identifier) const { return m_identifiers[identifier].parsed; }
    // In how many lists it stands.
    size_t uses(size_t identifier) const { return m_identifiers[identifier].uses; }
    std::optional<size_t> findIdentifier(const QString &text) const;
    // Those in use, sorted; for completion.
    QStringList identifiersSeen() const;
    std::vector<size_t> mailboxesOf(size_t identifier) const;

    // --- people
    EffectiveRights explain(const Person &person, size_t mailbox) const;

signals:
    void progressed(size_t done, size_t total, size_t refused);
    // All of it may be different.
    void reset();
    // One that was put or removed.
    void changed(size_t mailbox);
    void finished();

private:
    friend class PersonsRights;
    struct Mailbox
    {
        MailboxName name;
        quint32 first = 0, count = 0; // of m_entries
        quint32 owner = 0;            // of m_ownerNames
        char separator = 0;
        State state = State::Unasked;
        bool isSelf = false, isInbox = false;
    };
    struct Interned
    {
        QString text;
        Identifier parsed;
        size_t uses = 0;
    };

    void begin(Sender sender);
    void askAll();
    void end();
    size_t add(const MailboxName &name, char separator, bool isSelectable);
    void setEntries(Mailbox &mailbox, const Acl &acl);
    void drop(Mailbox &mailbox);
    void compact();
    quint32 intern(const QString &text);
    quint32 internOwner(const QString &name);

    ServerFlavour m_flavour;
    MailboxOwners m_owners;
    QPointer<Crawl> m_crawl;
    std::optional<Error> m_error;
    std::vector<Mailbox> m_mailboxes;
    QHash<MailboxName, quint32> m_byName;
    std::vector<Entry> m_entries; // some of them nobody's any more
    size_t m_unusedEntries = 0;
    std::vector<Interned> m_identifiers;
    QHash<QString, quint32> m_identifierByText;
    std::vector<QString> m_ownerNames; // the first: nobody
    QHash<QString, quint32> m_ownerByName;
    QHash<quint32, Error> m_errors;
};

// One person's rights on any mailbox of an index, which must live as long and keep its flavour: what each identifier is
// to them is worked out once, when it is met, so that a grid of a hundred thousand rows can ask.
class PersonsRights
{
public:
    PersonsRights(const AccessIndex &index, Person person) : m_index(&index), m_person(std::move(person)) {}

    const Person &person() const { return m_person; }
    Rights rights(size_t mailbox);
    struct On
    {
        size_t mailbox;
        Rights rights;
    };
    // Where they have any.
    std::vector<On> all();

private:
    struct Near
    {
        Nearness other, owner; // on mailboxes of others, and on their own
    };
    const Near &nearOf(size_t identifier);
    bool isPerson(size_t owner);

    const AccessIndex *m_index;
    Person m_person;
    std::vector<std::optional<Near>> m_near;     // by identifier
    std::vector<std::optional<bool>> m_isPerson; // by owner's name
};

} // namespace imap
