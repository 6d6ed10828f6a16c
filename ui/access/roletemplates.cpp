#include "roletemplates.h"
#include <QCollator>
#include <QSettings>
#include <algorithm>

namespace ui::roletemplates {

namespace {

void store(const QList<RoleTemplate> &roles)
{
    QSettings settings;
    settings.beginWriteArray(QStringLiteral("access/templates"), int(roles.size()));
    for (int i = 0; i < roles.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("name"), roles[i].name);
        settings.setValue(QStringLiteral("rights"), QString::fromLatin1(roles[i].rights));
    }
    settings.endArray();
}

} // namespace

QList<RoleTemplate> all()
{
    QList<RoleTemplate> roles;
    QSettings settings;
    const int count = settings.beginReadArray(QStringLiteral("access/templates"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const RoleTemplate role{settings.value(QStringLiteral("name")).toString(),
                                settings.value(QStringLiteral("rights")).toString().toLatin1()};
        if (!role.name.isEmpty())
            roles.append(role);
    }
    settings.endArray();
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(roles.begin(), roles.end(), [&collator](const RoleTemplate &a, const RoleTemplate &b) {
        return collator.compare(a.name, b.name) < 0;
    });
    return roles;
}

void save(const RoleTemplate &role)
{
    QList<RoleTemplate> roles = all();
    roles.removeIf([&role](const RoleTemplate &one) { return one.name == role.name; });
    roles.append(role);
    store(roles);
}

bool rename(const QString &from, const QString &to)
{
    QList<RoleTemplate> roles = all();
    const auto find = [&roles](const QString &name) {
        return std::find_if(roles.begin(), roles.end(),
                            [&name](const RoleTemplate &one) { return one.name == name; });
    };
    const auto role = find(from);
    if (role == roles.end() || to.isEmpty() || (to != from && find(to) != roles.end()))
        return false;
    role->name = to;
    store(roles);
    return true;
}

void remove(const QString &name)
{
    QList<RoleTemplate> roles = all();
    roles.removeIf([&name](const RoleTemplate &one) { return one.name == name; });
    store(roles);
}

} // namespace ui::roletemplates
