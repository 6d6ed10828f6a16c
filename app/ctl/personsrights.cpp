#include "personsrights.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

using Entry = imap::EffectiveRights::Entry;
using Reason = imap::EffectiveRights::Reason;

QStringList namesOf(const imap::Acl &acl, const std::vector<size_t> &entries)
{
    QStringList names;
    for (const size_t entry : entries)
        names += acl[entry].identifier;
    return names;
}

QString text(const imap::Acl &acl, const Reason &reason)
{
    QStringList parts;
    const auto add = [&](const char *words, const std::vector<size_t> &entries) {
        if (!entries.empty())
            parts += QString::fromLatin1(words).arg(namesOf(acl, entries).join(QStringLiteral(", ")));
    };
    add("given by %1", reason.givers);
    add("taken by %1", reason.takers);
    add("more specific entries hide %1", reason.masked);
    for (const auto &[is, words] : {std::pair(reason.byOwnership, "the owner's own"),
                                    std::pair(reason.byAdministration, "the server's administrator's own"),
                                    std::pair(reason.byAdminister, "comes with a")}) {
        if (is)
            parts += QString::fromLatin1(words);
    }
    return parts.join(QStringLiteral("; "));
}

QJsonValue json(imap::Rights rights)
{
    return QString::fromLatin1(rights.toBytes());
}

QJsonObject json(const imap::Acl &acl, const Reason &reason)
{
    return {{QStringLiteral("right"), QString(QLatin1Char(reason.right))},
            {QStringLiteral("name"), QString::fromLatin1(nameOf(imap::meaningOf(reason.right)))},
            {QStringLiteral("held"), reason.isHeld},
            {QStringLiteral("givenBy"), QJsonArray::fromStringList(namesOf(acl, reason.givers))},
            {QStringLiteral("takenBy"), QJsonArray::fromStringList(namesOf(acl, reason.takers))},
            {QStringLiteral("hidden"), QJsonArray::fromStringList(namesOf(acl, reason.masked))},
            {QStringLiteral("byOwnership"), reason.byOwnership},
            {QStringLiteral("byAdministration"), reason.byAdministration}};
}

QJsonObject json(const imap::Acl &acl, size_t at, const Entry &entry)
{
    static constexpr const char *effects[] = {"of others", "gave", "took", "masked", "nothing"};
    QJsonObject object{{QStringLiteral("identifier"), acl[at].identifier},
                       {QStringLiteral("rights"), json(acl[at].rights)},
                       {QStringLiteral("effect"), QString::fromLatin1(effects[int(entry.effect)])}};
    for (const auto &[name, rights] :
         {std::pair("gave", entry.gave), std::pair("took", entry.took), std::pair("lost", entry.lost)}) {
        if (!rights.isEmpty())
            object.insert(QLatin1String(name), json(rights));
    }
    if (!entry.maskedBy.empty())
        object.insert(QStringLiteral("maskedBy"), QJsonArray::fromStringList(namesOf(acl, entry.maskedBy)));
    return object;
}

} // namespace

PersonsRightsOn::PersonsRightsOn(const imap::ConnectOptions &options, Form form, Question question)
    : Survey(options, form, question.flavour)
    , m_question(std::move(question))
{
}

void PersonsRightsOn::begin()
{
    session()
        .send(imap::GetAcl{imap::MailboxName(m_question.mailbox)})
        ->then(this, [this](const imap::Expected<imap::Acl> &acl) {
            if (acl)
                explain(*acl);
            else
                giveUp(acl.error());
        });
}

void PersonsRightsOn::explain(const imap::Acl &acl)
{
    const imap::ServerFlavour server = flavour();
    const imap::Identifier who = server.identifier(m_question.who);
    imap::Person person = imap::Person::of(who);
    if (!who.isGroup())
        person.groups = m_question.groups;
    else if (m_question.groups)
        *person.groups += *m_question.groups;
    person.isAdministrator = person.isAdministrator || m_question.isAdministrator;
    const imap::EffectiveRights all =
        explainRights(server, person, acl, owners().of(imap::MailboxName(m_question.mailbox)));
    if (form() == Form::Json)
        printJson(acl, all);
    else
        printText(acl, all);
    leave(AllOk);
}

void PersonsRightsOn::printText(const imap::Acl &acl, const imap::EffectiveRights &all)
{
    printLine({all.rights.isEmpty() ? QStringLiteral("-") : QString::fromLatin1(all.rights.toBytes())});
    for (const Reason &reason : all.reasons)
        printLine({QString(QLatin1Char(reason.right)),
                   QString::fromLatin1(nameOf(imap::meaningOf(reason.right))),
                   reason.isHeld ? QStringLiteral("yes") : QStringLiteral("no"), text(acl, reason)});
    if (!all.everybodys.isEmpty())
        complain(QStringLiteral("note: besides, everybody has %1 on a user's INBOX")
                     .arg(QString::fromLatin1(all.everybodys.toBytes())));
    if (all.dependsOnGroups)
        complain(QStringLiteral("note: the list has entries of groups; --group says which ones count"));
    if (all.mayHideEntries)
        complain(QStringLiteral("note: this server may not show all entries"));
    if (all.isRuleAssumed)
        complain(QStringLiteral("note: how this server combines entries is not known; they were added up"));
}

void PersonsRightsOn::printJson(const imap::Acl &acl, const imap::EffectiveRights &all)
{
    QJsonArray reasons, entries;
    for (const Reason &reason : all.reasons)
        reasons += json(acl, reason);
    for (size_t i = 0; i < acl.size(); ++i)
        entries += json(acl, i, all.entries[i]);
    const QJsonObject object{
        {QStringLiteral("identifier"), m_question.who},
        {QStringLiteral("mailbox"), m_question.mailbox},
        {QStringLiteral("wire"), QString::fromUtf8(imap::MailboxName(m_question.mailbox).wire())},
        {QStringLiteral("flavour"), QString::fromLatin1(imap::ServerFlavour::nameOf(flavour().kind))},
        {QStringLiteral("rights"), json(all.rights)},
        {QStringLiteral("everybodys"), json(all.everybodys)},
        {QStringLiteral("reasons"), reasons},
        {QStringLiteral("entries"), entries},
        {QStringLiteral("mayHideEntries"), all.mayHideEntries},
        {QStringLiteral("dependsOnGroups"), all.dependsOnGroups},
        {QStringLiteral("isRuleAssumed"), all.isRuleAssumed}};
    print(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace app
