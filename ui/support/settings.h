#pragma once
#include "ui/profiles/profile.h"
#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

namespace ui {

// What is remembered between two runs, apart from the window's layout. One place, so that the keys do not
// scatter.
namespace settings {

// Servers that were connected to, to be offered again; the latest first. Passwords are never kept.
QList<Profile> recentServers();
void rememberServer(const Profile &profile);

// Fingerprints (SHA-256, 32 bytes) of certificates that the person trusts for this host and port for good.
QByteArrayList trustedCertificates(const imap::ServerAddress &address);
void trustCertificate(const imap::ServerAddress &address, const QByteArray &sha256);

// Of the list of messages: "name:width:shown", from the left. Each user of a server has his own.
QStringList messageColumns(const imap::ServerAddress &address);
void setMessageColumns(const imap::ServerAddress &address, const QStringList &columns);

} // namespace settings

} // namespace ui
