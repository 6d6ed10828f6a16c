#include "flavour.h"
#include "../commands/quota.h"
#include <QStringList>
#include <QVersionNumber>

namespace imap {

namespace {

using Kind = ServerFlavour::Kind;
using Who = Identifier::Kind;

constexpr const char *Names[] = {"Cyrus", "Dovecot", "Courier", "Stalwart", "Generic"};

// How a server writes those that are no user. The first that fits counts.
struct Spelling
{
    Kind kind;
    const char *text;
    bool isPrefix; // of a name
    Who who;
};
constexpr Spelling Spellings[] = {
    {Kind::Cyrus, "anyone", false, Who::Anyone},
    {Kind::Cyrus, "anonymous", false, Who::Anonymous},
    {Kind::Cyrus, "group:", true, Who::Group},
    {Kind::Dovecot, "anyone", false, Who::Anyone},
    {Kind::Dovecot, "authenticated", false, Who::Authenticated},
    {Kind::Dovecot, "owner", false, Who::Owner},
    {Kind::Dovecot, "$", true, Who::Group},
    {Kind::Dovecot, "!$", true, Who::GroupOverride},
    {Kind::Courier, "anyone", false, Who::Anyone},
    {Kind::Courier, "anonymous", false, Who::Anyone}, // to Courier they are the same
    {Kind::Courier, "owner", false, Who::Owner},
    {Kind::Courier, "administrators", false, Who::Administrators},
    {Kind::Courier, "user=", true, Who::User},
    {Kind::Courier, "group=", true, Who::Group},
    {Kind::Generic, "anyone", false, Who::Anyone},
    {Kind::Generic, "anonymous", false, Who::Anonymous},
    {Kind::Generic, "authenticated", false, Who::Authenticated},
    {Kind::Generic, "owner", false, Who::Owner},
    {Kind::Generic, "$", true, Who::Group}, // the RFC's example
    {Kind::Generic, "group:", true, Who::Group},
};

// What looks like a group, or a user, on some server.
constexpr const char *Prefixes[] = {"group:", "group=", "group-override=", "user=", "user:", "$", "!$"};

// Cyrus' auth_canonifyid, as far as RFC 4314 lets such characters come.
bool isForbiddenOnCyrus(QChar c)
{
    return c.unicode() >= 0x7f || QStringView(u"%&*/:?").contains(c);
}
constexpr qsizetype LongestOnCyrus = 80;

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

bool hasUpperCase(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isUpper(); });
}

} // namespace

const char *ServerFlavour::nameOf(Kind kind)
{
    return Names[int(kind)];
}

std::optional<Kind> ServerFlavour::kindOfName(QStringView name)
{
    for (int i = 0; i < int(std::size(Names)); ++i) {
        if (name.compare(QLatin1String(Names[i]), Qt::CaseInsensitive) == 0)
            return Kind(i);
    }
    return std::nullopt;
}

ServerFlavour ServerFlavour::detect(const ServerId &id, const Capabilities &capabilities,
                                    const QString &greeting)
{
    const auto found = id.find("name");
    const QString name = found == id.end() ? QString() : QString::fromUtf8(found->second);
    for (const Kind kind : {Kind::Cyrus, Kind::Dovecot, Kind::Courier, Kind::Stalwart}) {
        const QLatin1String word(nameOf(kind));
        // Courier has no ID, and says its name before one logs in.
        if (name.contains(word, Qt::CaseInsensitive) || (name.isEmpty() && greeting.contains(word)))
            return of(kind, capabilities, id);
    }
    return of(capabilities.contains("ACL2=UNION") ? Kind::Courier : Kind::Generic, capabilities, id);
}

ServerFlavour ServerFlavour::of(Kind kind, const Capabilities &capabilities, const ServerId &id)
{
    ServerFlavour flavour;
    flavour.kind = kind;
    flavour.known = KnownRights::from(capabilities);
    const QuotaSupport quotas = QuotaSupport::from(capabilities);
    flavour.resources = quotas.resources;
    flavour.announcesQuotaSet = quotas.mayBeSet;
    switch (kind) {
    case Kind::Cyrus:
        flavour.ownersOwn = flavour.ownerKeeps = "lkxan"; // implicit_owner_rights
        flavour.administratorsOwn = "la";
        flavour.everybodysOnInbox = "p";
        break;
    case Kind::Dovecot: {
        flavour.ownersOwn = "lrswipkxtea";
        flavour.ownerKeeps = "a"; // it says OK
        // Its ID has no version unless somebody wants it to; these came with 2.4.
        const auto version = id.find("version");
        flavour.isDovecot24 =
            version != id.end() && !version->second.isEmpty()
                ? QVersionNumber::fromString(QString::fromLatin1(version->second)) >= QVersionNumber(2, 4)
                : capabilities.contains("INPROGRESS") || capabilities.contains("REPLACE");
        flavour.resources = {"STORAGE", "MESSAGE"};
        break;
    }
    case Kind::Courier:
        // Its lists say so themselves, for "owner" and "administrators".
        flavour.resources = {"STORAGE", "MESSAGE"};
        break;
    case Kind::Stalwart:
        flavour.ownersOwn = "lrswipkxtea";
        flavour.resources = {"STORAGE"};
        break;
    case Kind::Generic:
        break;
    }
    return flavour;
}

Identifier ServerFlavour::identifier(const QString &text) const
{
    Identifier identifier;
    QStringView rest = text;
    if (hasNegativeRights() && rest.startsWith(u'-')) {
        identifier.isNegative = true;
        rest = rest.sliced(1);
    }
    if (kind == Kind::Dovecot && rest.startsWith(u'#')) {
        identifier.isGlobal = true;
        rest = rest.sliced(1);
    }
    const Qt::CaseSensitivity sensitivity = foldsCase() ? Qt::CaseInsensitive : Qt::CaseSensitive;
    for (const Spelling &one : Spellings) {
        const QLatin1String word(one.text);
        if (one.kind != kind || rest.isEmpty() || rest.front().toLower() != word.front())
            continue;
        if (one.isPrefix ? rest.startsWith(word, sensitivity) : rest.compare(word, sensitivity) == 0) {
            identifier.kind = one.who;
            if (one.isPrefix)
                identifier.name = rest.sliced(word.size()).toString();
            break;
        }
    }
    if (identifier.kind == Who::User && identifier.name.isNull())
        identifier.name = rest.toString();
    if (foldsCase())
        identifier.name = identifier.name.toLower();
    return identifier;
}

QString ServerFlavour::spelling(const Identifier &identifier) const
{
    QString text;
    if (identifier.kind == Who::User) {
        text = identifier.name;
    } else {
        const auto one = std::find_if(std::begin(Spellings), std::end(Spellings), [&](const Spelling &each) {
            return each.kind == kind && each.who == identifier.kind;
        });
        if (one == std::end(Spellings) || (kind == Kind::Courier && one->isPrefix))
            return {};
        text = QLatin1String(one->text) + (one->isPrefix ? identifier.name : QString());
    }
    if (identifier.isGlobal)
        text.prepend(u'#');
    if (identifier.isNegative)
        text.prepend(u'-');
    return text;
}

QStringList ServerFlavour::specialIdentifiers() const
{
    QStringList all;
    for (const Spelling &one : Spellings) {
        if (one.kind == kind && !one.isPrefix)
            all += QLatin1String(one.text);
    }
    return all;
}

QList<IdentifierProblem> ServerFlavour::problemsOf(const QString &text, Rights rights) const
{
    using enum IdentifierProblem;
    const Identifier who = identifier(text);
    const QStringView bare = QStringView(text).sliced(who.isNegative ? 1 : 0);
    const bool hasSpaces = std::any_of(bare.begin(), bare.end(), [](QChar c) { return c.isSpace(); });
    const bool isCyrus = kind == Kind::Cyrus, isCourier = kind == Kind::Courier;
    QList<IdentifierProblem> problems;
    const auto note = [&problems](bool is, IdentifierProblem problem) {
        if (is)
            problems += problem;
    };
    note(bare.trimmed().isEmpty(), Empty);
    note(std::any_of(text.begin(), text.end(), isControl), ControlCharacters);
    note(isCyrus && (text.contains(u'"') || text.contains(u'\\')), DamagesMailbox);
    const QString checked = isCyrus && who.kind != Who::Group ? bare.toString() : who.name;
    note((isCyrus && std::any_of(checked.begin(), checked.end(), isForbiddenOnCyrus))
             || (isCourier && (hasSpaces || text.contains(u'='))),
         ForbiddenCharacters);
    note(isCyrus && bare.size() > LongestOnCyrus, TooLong);
    note(!hasNegativeRights() && text.startsWith(u'-'), NegativesUnsupported);
    note(who.isGlobal
             || (isCourier
                 && (who.kind == Who::Owner || who.kind == Who::Administrators
                     || (who.kind == Who::Anyone && who.isNegative))),
         CannotBeChanged);
    note(isCyrus && hasUpperCase(bare), UpperCase);
    note(!isCyrus && bare.contains(u'@') && hasUpperCase(bare.sliced(bare.lastIndexOf(u'@'))),
         UpperCaseDomain);
    note(hasSpaces, Spaces);
    note(who.kind == Who::User && kind != Kind::Generic
             && std::any_of(std::begin(Prefixes), std::end(Prefixes),
                            [bare](const char *prefix) { return bare.startsWith(QLatin1String(prefix)); }),
         ForeignSpelling);
    note(kind == Kind::Stalwart && !bare.contains(u'@'), NoAddress);
    note(who.isEverybody() && !who.isNegative && rights.contains('a'), AdministeredByAnyone);
    return problems;
}

ServerFlavour::Setting ServerFlavour::settingOfQuotas() const
{
    switch (kind) {
    case Kind::Cyrus:
        return Setting::AdministratorOnly;
    case Kind::Dovecot:
        return isDovecot24 ? Setting::Never : Setting::AdministratorOnly;
    case Kind::Courier:
    case Kind::Stalwart:
        return Setting::Never;
    case Kind::Generic:
        break;
    }
    return Setting::Perhaps;
}

quint64 ServerFlavour::largestLimit(QByteArrayView resource) const
{
    constexpr quint64 most = std::numeric_limits<qint64>::max();
    if (kind == Kind::Cyrus)
        return std::numeric_limits<qint32>::max();
    // Dovecot counts octets in 63 bits, and lets in nobody whose limit is more.
    return kind == Kind::Dovecot && resource == "STORAGE" ? most / 1024 : most;
}

bool ServerFlavour::knowsResource(QByteArrayView resource) const
{
    return resources.isEmpty()
           || std::any_of(resources.begin(), resources.end(), [resource](const QByteArray &one) {
                  return one.compare(resource, Qt::CaseInsensitive) == 0;
              });
}

} // namespace imap
