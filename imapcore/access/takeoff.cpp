#include "takeoff.h"
#include <array>
#include <optional>

namespace imap {

namespace {

QStringList textsOf(const AccessIndex &index, const QSet<size_t> &identifiers)
{
    QStringList texts;
    for (const size_t one : identifiers)
        texts += index.identifierText(one);
    texts.sort();
    return texts;
}

} // namespace

QString TakeOff::negativeOf(const AccessIndex &index, const QString &identifier)
{
    return !identifier.isEmpty() && index.flavour().hasNegativeRights()
                   && !index.flavour().identifier(identifier).isNegative
               ? u'-' + identifier
               : QString();
}

// Whom the entries are about that are to go, and what each identifier of the index is to them.
class TakeOffPlan::Subject
{
public:
    Subject(const AccessIndex &index, const Identifier &who, const QSet<size_t> &theirs)
        : m_index(index)
        , m_theirs(theirs)
        , m_person(Person::of(who))
        , m_isUser(who.kind == Identifier::Kind::User)
    {
    }

    bool isTheirs(const AccessIndex::Entry &entry) const { return m_theirs.contains(entry.identifier); }
    // Whether it gives some of these rights, to whom it is about.
    bool gives(const AccessIndex::Entry &entry, Rights rights) const
    {
        return !isTheirs(entry) && !m_index.identifier(entry.identifier).isNegative
               && entry.rights.containsAny(rights);
    }
    bool isAbout(const AccessIndex::Entry &entry, bool isOwner) { return near(entry).surely[isOwner] > 0; }
    bool isPerhapsAbout(const AccessIndex::Entry &entry, bool isOwner)
    {
        return !isAbout(entry, isOwner) && near(entry).perhaps[isOwner] > 0;
    }
    // Without their entries. `perhaps`: as if this one were about them as well.
    Rights rightsAfter(size_t mailbox, bool isOwner, const AccessIndex::Entry *perhaps = nullptr)
    {
        return rights(mailbox, isOwner, false, perhaps);
    }
    // What they have without their entries and have not with them.
    Rights gained(size_t mailbox, bool isOwner, const AccessIndex::Entry *perhaps = nullptr)
    {
        const Rights more =
            rights(mailbox, isOwner, false, perhaps) - rights(mailbox, isOwner, true, perhaps);
        return more.withoutVirtual(m_index.flavour().era());
    }

private:
    using OnBoth = std::array<Nearness, 2>; // on mailboxes of others, and on their own
    struct Near
    {
        OnBoth surely, perhaps;
    };
    // Of each identifier when it is met.
    const Near &near(const AccessIndex::Entry &entry)
    {
        if (entry.identifier >= m_near.size())
            m_near.resize(m_index.identifiers());
        std::optional<Near> &known = m_near[entry.identifier];
        if (!known) {
            const Identifier &other = m_index.identifier(entry.identifier);
            // Nobody knows: a user may be in any group, and any user may be in a group.
            Person perhaps = m_person;
            if (other.isGroup())
                perhaps.groups->append(other.name);
            else if (!m_isUser && other.kind == Identifier::Kind::User)
                perhaps.name = other.name;
            known = Near{nearOf(other, m_person), nearOf(other, perhaps)};
        }
        return *known;
    }
    OnBoth nearOf(const Identifier &identifier, const Person &person) const
    {
        return {nearnessOf(identifier, person, false, m_index.flavour()),
                nearnessOf(identifier, person, true, m_index.flavour())};
    }
    Rights rights(size_t mailbox, bool isOwner, bool withTheirs, const AccessIndex::Entry *perhaps)
    {
        RightsSum sum(m_index.flavour(), isOwner, false);
        for (const AccessIndex::Entry &entry : m_index.entries(mailbox)) {
            const Near &known = near(entry);
            const Nearness nearness = (&entry == perhaps ? known.perhaps : known.surely)[isOwner];
            if (nearness > 0 && (withTheirs || !isTheirs(entry)))
                sum.add(nearness, m_index.identifier(entry.identifier).isNegative, entry.rights);
        }
        return sum.rights();
    }

    const AccessIndex &m_index;
    const QSet<size_t> &m_theirs;
    const Person m_person;
    const bool m_isUser;
    std::vector<std::optional<Near>> m_near; // by identifier
};

TakeOffPlan::TakeOffPlan(const AccessIndex &index, const QString &identifier)
    : m_index(index)
    , m_who(index.flavour().identifier(identifier))
    , m_subject(std::make_unique<Subject>(index, m_who, m_theirs))
{
    for (const QString &one : {identifier, TakeOff::negativeOf(index, identifier)}) {
        const auto number = index.findIdentifier(one);
        if (number && index.uses(*number) > 0) {
            m_all.identifiers += one;
            m_theirs.insert(*number);
        }
    }
}

TakeOffPlan::~TakeOffPlan() = default;

// What an entry takes away goes with it; and to Dovecot one that gives little stands before those that give more.
void TakeOffPlan::addGain(TakeOff::Gain &gain, QSet<size_t> &givers, size_t mailbox, bool isOwner)
{
    Subject &subject = *m_subject;
    const Rights gained = subject.gained(mailbox, isOwner);
    if (!gained.isEmpty()) {
        ++gain.sure;
        for (const AccessIndex::Entry &entry : m_index.entries(mailbox)) {
            if (subject.isAbout(entry, isOwner) && subject.gives(entry, gained))
                givers.insert(entry.identifier);
        }
        return;
    }
    const auto entries = m_index.entries(mailbox);
    gain.perhaps += std::any_of(entries.begin(), entries.end(), [&](const AccessIndex::Entry &entry) {
        return subject.isPerhapsAbout(entry, isOwner)
               && subject.gives(entry, subject.gained(mailbox, isOwner, &entry));
    });
}

void TakeOffPlan::add(size_t mailbox)
{
    Subject &subject = *m_subject;
    const auto entries = m_index.entries(mailbox);
    const bool isUser = m_who.kind == Identifier::Kind::User;
    const bool isOwn = isUser && m_index.flavour().isSameName(m_index.ownerOf(mailbox).name, m_who.name);
    if (std::any_of(entries.begin(), entries.end(),
                    [&subject](const auto &entry) { return subject.isTheirs(entry); })) {
        (isOwn ? m_all.own : m_all.others).push_back(mailbox);
        addGain(isOwn ? m_all.inOwn : m_all.inOthers, isOwn ? m_ownGivers : m_givers, mailbox, isOwn);
    }
    // Who is taken off by what takes away keeps what gives.
    if (!isUser || m_who.isNegative || isOwn)
        return;
    if (subject.rightsAfter(mailbox, false).contains('r')) {
        ++m_all.stillReads;
        for (const AccessIndex::Entry &entry : entries) {
            if (subject.isAbout(entry, false) && subject.gives(entry, "r"))
                m_readers.insert(entry.identifier);
        }
    } else {
        m_all.perhapsReads += std::any_of(entries.begin(), entries.end(), [&](const auto &entry) {
            return subject.isPerhapsAbout(entry, false)
                   && subject.rightsAfter(mailbox, false, &entry).contains('r');
        });
    }
}

TakeOff TakeOffPlan::take()
{
    m_all.by = textsOf(m_index, m_readers);
    m_all.inOthers.by = textsOf(m_index, m_givers);
    m_all.inOwn.by = textsOf(m_index, m_ownGivers);
    return std::move(m_all);
}

} // namespace imap
