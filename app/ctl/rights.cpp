#include "rights.h"
#include "flavouroption.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace Qt::StringLiterals;

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
            parts += QString::fromLatin1(words).arg(namesOf(acl, entries).join(u", "_s));
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
    return parts.join(u"; "_s);
}

QJsonValue json(imap::Rights rights)
{
    return QString::fromLatin1(rights.toBytes());
}

QJsonObject json(const imap::Acl &acl, const Reason &reason)
{
    return {{u"right"_s, QString(QLatin1Char(reason.right))},
            {u"name"_s, QString::fromLatin1(nameOf(imap::meaningOf(reason.right)))},
            {u"held"_s, reason.isHeld},
            {u"givenBy"_s, QJsonArray::fromStringList(namesOf(acl, reason.givers))},
            {u"takenBy"_s, QJsonArray::fromStringList(namesOf(acl, reason.takers))},
            {u"hidden"_s, QJsonArray::fromStringList(namesOf(acl, reason.masked))},
            {u"byOwnership"_s, reason.byOwnership},
            {u"byAdministration"_s, reason.byAdministration}};
}

QJsonObject json(const imap::Acl &acl, size_t at, const Entry &entry)
{
    static constexpr const char *effects[] = {"of others", "gave", "took", "masked", "nothing"};
    QJsonObject object{{u"identifier"_s, acl[at].identifier},
                       {u"rights"_s, json(acl[at].rights)},
                       {u"effect"_s, QString::fromLatin1(effects[int(entry.effect)])}};
    for (const auto &[name, rights] :
         {std::pair("gave", entry.gave), std::pair("took", entry.took), std::pair("lost", entry.lost)}) {
        if (!rights.isEmpty())
            object.insert(QLatin1String(name), json(rights));
    }
    if (!entry.maskedBy.empty())
        object.insert(u"maskedBy"_s, QJsonArray::fromStringList(namesOf(acl, entry.maskedBy)));
    return object;
}

} // namespace

RightsOn::RightsOn(const imap::ConnectOptions &options, Form form, Question question)
    : Survey(options, form, question.flavour)
    , m_question(std::move(question))
{
}

void RightsOn::begin()
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

void RightsOn::explain(const imap::Acl &acl)
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
    if (m_question.isToBeProven)
        prove(all);
    else
        leave(AllOk);
}

void RightsOn::prove(const imap::EffectiveRights &computed)
{
    m_proof = std::make_unique<imap::RightsProof>(options(), owners(), m_question.who);
    m_proof->ask(
        imap::MailboxName(m_question.mailbox), [this, computed](const imap::Expected<imap::Rights> &told) {
            using Kind = imap::Error::Kind;
            const bool isRefused =
                !told && (told.error().kind == Kind::Refused || told.error().kind == Kind::Rejected);
            if (imap::RightsProof::isAsComputed(told, computed.rights, flavour().era())) {
                note(u"to %1, the server says the same"_s.arg(m_question.who));
                leave(AllOk);
            } else if (told || isRefused) {
                note(u"to %1, the server says otherwise: %2"_s.arg(
                    m_question.who, told ? QString::fromLatin1(told->toBytes()) : textOf(told.error())));
                leave(Refused);
            } else if (told.error().kind == Kind::NotFound) {
                note(u"%1 has no name for this mailbox"_s.arg(m_question.who));
                leave(Refused);
            } else {
                note(u"cannot ask as %1: %2"_s.arg(m_question.who, textOf(told.error())));
                leave(NotAuthenticated);
            }
        });
}

void RightsOn::printText(const imap::Acl &acl, const imap::EffectiveRights &all)
{
    printLine({all.rights.isEmpty() ? u"-"_s : QString::fromLatin1(all.rights.toBytes())});
    for (const Reason &reason : all.reasons)
        printLine({QString(QLatin1Char(reason.right)),
                   QString::fromLatin1(nameOf(imap::meaningOf(reason.right))),
                   reason.isHeld ? u"yes"_s : u"no"_s, text(acl, reason)});
    if (!all.everybodys.isEmpty())
        note(u"besides, everybody has %1 on a user's INBOX"_s.arg(
            QString::fromLatin1(all.everybodys.toBytes())));
    if (all.dependsOnGroups)
        note(u"the list has entries of groups; --group says which ones count"_s);
    if (all.mayHideEntries)
        note(u"this server may not show all entries"_s);
    if (all.isRuleAssumed)
        note(u"how this server combines entries is not known; they were added up"_s);
}

void RightsOn::printJson(const imap::Acl &acl, const imap::EffectiveRights &all)
{
    QJsonArray reasons, entries;
    for (const Reason &reason : all.reasons)
        reasons += json(acl, reason);
    for (size_t i = 0; i < acl.size(); ++i)
        entries += json(acl, i, all.entries[i]);
    const QJsonObject object{{u"identifier"_s, m_question.who},
                             {u"mailbox"_s, m_question.mailbox},
                             {u"wire"_s, QString::fromUtf8(imap::MailboxName(m_question.mailbox).wire())},
                             {u"flavour"_s, QString::fromLatin1(imap::ServerFlavour::nameOf(flavour().kind))},
                             {u"rights"_s, json(all.rights)},
                             {u"everybodys"_s, json(all.everybodys)},
                             {u"reasons"_s, reasons},
                             {u"entries"_s, entries},
                             {u"mayHideEntries"_s, all.mayHideEntries},
                             {u"dependsOnGroups"_s, all.dependsOnGroups},
                             {u"isRuleAssumed"_s, all.isRuleAssumed}};
    print(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int runRights(const QStringList &arguments)
{
    const auto wrong = [](const QString &why) {
        complain(why);
        return int(Usage);
    };
    const LoginOptions login;
    const QCommandLineOption json(u"json"_s), group(u"group"_s, {}, u"name"_s),
        administrator(u"administrator"_s), verify(u"verify"_s);
    const FlavourOption flavour;
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, group, administrator, flavour.option(), verify});
    if (!parser.parse(QStringList{u"rights"_s} + arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 3)
        return wrong(u"rights needs a user, a mailbox and the URL of a server"_s);
    RightsOn::Question question{words[0], words[1]};
    question.isAdministrator = parser.isSet(administrator);
    question.isToBeProven = parser.isSet(verify);
    if (parser.isSet(group))
        question.groups = parser.values(group);
    if (!flavour.read(parser, question.flavour))
        return Usage;
    const auto options = login.read(parser, words[2]);
    if (!options)
        return Usage;
    return RightsOn(*options, parser.isSet(json) ? Survey::Form::Json : Survey::Form::Text, question).run();
}

} // namespace app
