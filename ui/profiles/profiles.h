#pragma once
#include "profile.h"
#include <QList>

namespace ui {

// The saved profiles, as they are in the settings. Read anew each time: there are some dozens.
namespace profiles {

// By group and name, as people sort; those without a group first.
QList<Profile> all();
QStringList groups();
// In place of the one with its id; without an id it becomes a new one. Returns it as it is saved.
Profile save(Profile profile);
void remove(const QString &id);
void renameGroup(const QString &from, const QString &to);

// What is known of a login: the profile that it is saved as. Another login on a server where something is production
// is taken for production as well.
Profile guess(const imap::ServerAddress &address, const QString &actAs);

// A file with some profiles, without anything secret.
QByteArray toFile(const QList<Profile> &profiles);
// What a file holds; nothing, and why, where it is none of these.
QList<Profile> fromFile(const QByteArray &bytes, QString *why);
// Adds them; what is there already is not added again. Returns how many are new.
int add(const QList<Profile> &profiles);

} // namespace profiles

} // namespace ui
