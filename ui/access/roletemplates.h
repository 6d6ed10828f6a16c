#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

namespace ui {

// A set of rights that the person has given a name.
struct RoleTemplate
{
    QString name;
    QByteArray rights;
};

// Those in the settings. Read anew each time: there are some dozens at most.
namespace roletemplates {

QList<RoleTemplate> all(); // by name, as people sort
// In place of one that has the name already.
void save(const RoleTemplate &role);
// False if there is one of the new name, or none of the old.
bool rename(const QString &from, const QString &to);
void remove(const QString &name);

} // namespace roletemplates

} // namespace ui
