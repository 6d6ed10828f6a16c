#include "settings.h"
#include <QSettings>

namespace ui::settings {

namespace {

constexpr qsizetype MaxRecent = 12;

QString trustKey(const imap::ServerAddress &address)
{
    return QStringLiteral("trusted/%1:%2").arg(address.host).arg(address.port);
}

QString columnsKey(const imap::ServerAddress &address)
{
    QString who = QStringLiteral("%1@%2:%3").arg(address.user, address.host).arg(address.port);
    return QStringLiteral("messageColumns/") + who.replace(u'/', u'_'); // which would make groups
}

} // namespace

QList<Profile> recentServers()
{
    QList<Profile> profiles;
    QSettings stored;
    const int count = stored.beginReadArray(QStringLiteral("servers"));
    for (int i = 0; i < count; ++i) {
        stored.setArrayIndex(i);
        Profile profile;
        profile.address.host = stored.value(QStringLiteral("host")).toString();
        profile.address.port = quint16(stored.value(QStringLiteral("port")).toUInt());
        profile.address.security = imap::Security(
            std::clamp(stored.value(QStringLiteral("security")).toInt(), 0, int(imap::Security::None)));
        profile.address.user = stored.value(QStringLiteral("user")).toString();
        profile.actAs = stored.value(QStringLiteral("actAs")).toString();
        profile.caFile = stored.value(QStringLiteral("caFile")).toString();
        if (!profile.address.host.isEmpty())
            profiles.append(profile);
    }
    return profiles;
}

void rememberServer(const Profile &profile)
{
    QList<Profile> profiles = recentServers();
    profiles.removeIf(
        [&profile](const Profile &known) { return known.isSamePlace(profile.address, profile.actAs); });
    profiles.prepend(profile);
    if (profiles.size() > MaxRecent)
        profiles.resize(MaxRecent);
    QSettings stored;
    stored.beginWriteArray(QStringLiteral("servers"), int(profiles.size()));
    for (int i = 0; i < profiles.size(); ++i) {
        const Profile &known = profiles.at(i);
        stored.setArrayIndex(i);
        stored.setValue(QStringLiteral("host"), known.address.host);
        stored.setValue(QStringLiteral("port"), known.address.port);
        stored.setValue(QStringLiteral("security"), int(known.address.security));
        stored.setValue(QStringLiteral("user"), known.address.user);
        stored.setValue(QStringLiteral("actAs"), known.actAs);
        stored.setValue(QStringLiteral("caFile"), known.caFile);
    }
    stored.endArray();
}

QByteArrayList trustedCertificates(const imap::ServerAddress &address)
{
    QByteArrayList fingerprints;
    for (const QString &hex : QSettings().value(trustKey(address)).toStringList())
        fingerprints += QByteArray::fromHex(hex.toLatin1());
    return fingerprints;
}

void trustCertificate(const imap::ServerAddress &address, const QByteArray &sha256)
{
    QSettings stored;
    QStringList fingerprints = stored.value(trustKey(address)).toStringList();
    const QString hex = QString::fromLatin1(sha256.toHex());
    if (!fingerprints.contains(hex))
        stored.setValue(trustKey(address), fingerprints << hex);
}

QStringList messageColumns(const imap::ServerAddress &address)
{
    return QSettings().value(columnsKey(address)).toStringList();
}

void setMessageColumns(const imap::ServerAddress &address, const QStringList &columns)
{
    QSettings().setValue(columnsKey(address), columns);
}

} // namespace ui::settings
