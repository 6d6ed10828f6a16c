#pragma once
#include "imapcore/url.h"
#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

namespace ui {

// A server that was connected to, to be offered again. Passwords are never kept.
struct Profile
{
    imap::ServerAddress address;
    QString actAs;
    QString caFile;
};

// What is remembered between two runs, apart from the window's layout. One place, so that the keys do not
// scatter.
namespace settings {

QList<Profile> recentServers(); // the latest first
void rememberServer(const Profile &profile);

// Fingerprints (SHA-256, 32 bytes) of certificates that the person trusts for this host and port for good.
QByteArrayList trustedCertificates(const imap::ServerAddress &address);
void trustCertificate(const imap::ServerAddress &address, const QByteArray &sha256);

// Of the list of messages: "name:width:shown", from the left. Each user of a server has his own.
QStringList messageColumns(const imap::ServerAddress &address);
void setMessageColumns(const imap::ServerAddress &address, const QStringList &columns);

} // namespace settings

} // namespace ui
