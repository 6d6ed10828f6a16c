#include "profiles.h"
#include <QCollator>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QUuid>
#include <algorithm>

namespace ui::profiles {

namespace {

constexpr const char *KindNames[] = {"ordinary", "lab", "test", "production"};
constexpr const char *SecurityNames[] = {"tls", "starttls", "none"};

template<size_t Count>
int indexOf(const char *const (&names)[Count], const QString &name, int otherwise)
{
    for (size_t i = 0; i < Count; ++i) {
        if (name == QLatin1String(names[i]))
            return int(i);
    }
    return otherwise;
}

QJsonObject toJson(const Profile &profile)
{
    QJsonObject out{{QStringLiteral("id"), profile.id},
                    {QStringLiteral("name"), profile.name},
                    {QStringLiteral("group"), profile.group},
                    {QStringLiteral("kind"), QLatin1String(KindNames[int(profile.kind)])},
                    {QStringLiteral("host"), profile.address.host},
                    {QStringLiteral("port"), int(profile.address.port)},
                    {QStringLiteral("security"), QLatin1String(SecurityNames[int(profile.address.security)])},
                    {QStringLiteral("user"), profile.address.user},
                    {QStringLiteral("actAs"), profile.actAs},
                    {QStringLiteral("caFile"), profile.caFile}};
    if (profile.ownColour.isValid())
        out.insert(QStringLiteral("colour"), profile.ownColour.name());
    if (profile.flavour)
        out.insert(QStringLiteral("flavour"), QLatin1String(imap::ServerFlavour::nameOf(*profile.flavour)));
    return out;
}

// What says that it is encrypted in no known way is taken to be: nothing leaves in the clear by mistake.
Profile fromJson(const QJsonObject &in)
{
    const auto text = [&in](const char *key) {
        return in.value(QLatin1String(key)).toString();
    };
    Profile profile;
    profile.id = text("id");
    profile.name = text("name");
    profile.group = text("group");
    profile.kind = Profile::Kind(indexOf(KindNames, text("kind"), int(Profile::Kind::Ordinary)));
    profile.address.host = text("host");
    profile.address.security =
        imap::Security(indexOf(SecurityNames, text("security"), int(imap::Security::Tls)));
    const int port = in.value(QLatin1String("port")).toInt();
    profile.address.port =
        port > 0 && port <= 65535 ? quint16(port) : imap::defaultPort(profile.address.security);
    profile.address.user = text("user");
    profile.actAs = text("actAs");
    profile.caFile = text("caFile");
    profile.ownColour = QColor(text("colour"));
    profile.flavour = imap::ServerFlavour::kindOfName(text("flavour"));
    return profile;
}

void store(const QList<Profile> &profiles)
{
    QJsonArray list;
    for (const Profile &profile : profiles)
        list.append(toJson(profile));
    QSettings().setValue(QStringLiteral("profiles"), QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

QList<Profile> all()
{
    QList<Profile> found;
    const QJsonArray stored =
        QJsonDocument::fromJson(QSettings().value(QStringLiteral("profiles")).toByteArray()).array();
    for (const QJsonValue &one : stored) {
        const Profile profile = fromJson(one.toObject());
        if (profile.isSaved() && !profile.address.host.isEmpty())
            found.append(profile);
    }
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(found.begin(), found.end(), [&collator](const Profile &a, const Profile &b) {
        const int groups = collator.compare(a.group, b.group);
        return groups != 0 ? groups < 0 : collator.compare(a.title(), b.title()) < 0;
    });
    return found;
}

QStringList groups()
{
    QStringList names;
    for (const Profile &profile : all()) {
        if (!profile.group.isEmpty() && !names.contains(profile.group))
            names.append(profile.group);
    }
    return names;
}

Profile save(Profile profile)
{
    QList<Profile> known = all();
    if (!profile.isSaved())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&profile](const Profile &one) { return one.id == profile.id; });
    if (same == known.end())
        known.append(profile);
    else
        *same = profile;
    store(known);
    return profile;
}

void remove(const QString &id)
{
    QList<Profile> known = all();
    known.removeIf([&id](const Profile &one) { return one.id == id; });
    store(known);
}

void renameGroup(const QString &from, const QString &to)
{
    QList<Profile> known = all();
    for (Profile &profile : known) {
        if (profile.group == from)
            profile.group = to;
    }
    store(known);
}

Profile guess(const imap::ServerAddress &address, const QString &actAs)
{
    Profile found;
    found.address = address;
    found.actAs = actAs;
    for (const Profile &profile : all()) {
        if (profile.isSamePlace(address, actAs))
            return profile;
        if (profile.kind == Profile::Kind::Production
            && profile.address.host.compare(address.host, Qt::CaseInsensitive) == 0)
            found.kind = Profile::Kind::Production;
    }
    return found;
}

QByteArray toFile(const QList<Profile> &profiles)
{
    QJsonArray list;
    for (const Profile &profile : profiles)
        list.append(toJson(profile));
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("mailreeve-profiles")},
                                     {QStringLiteral("version"), 1},
                                     {QStringLiteral("profiles"), list}})
        .toJson();
}

QList<Profile> fromFile(const QByteArray &bytes, QString *why)
{
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError) {
        *why = error.errorString();
        return {};
    }
    if (file.value(QLatin1String("format")).toString() != u"mailreeve-profiles"
        || file.value(QLatin1String("version")).toInt() != 1) {
        *why = QCoreApplication::translate("ui::Profile", "These are no profiles of Mailreeve.");
        return {};
    }
    QList<Profile> found;
    for (const QJsonValue &one : file.value(QLatin1String("profiles")).toArray()) {
        const Profile profile = fromJson(one.toObject());
        if (!profile.address.host.isEmpty())
            found.append(profile);
    }
    return found;
}

int add(const QList<Profile> &profiles)
{
    int added = 0;
    for (Profile profile : profiles) {
        const QList<Profile> known = all();
        const auto isSame = [&profile](const Profile &one) {
            return one.isSamePlace(profile.address, profile.actAs) && one.name == profile.name
                   && one.group == profile.group;
        };
        if (std::any_of(known.begin(), known.end(), isSame))
            continue;
        // Another one may have its id: that of this machine stays as it is.
        profile.id.clear();
        save(profile);
        ++added;
    }
    return added;
}

} // namespace ui::profiles
