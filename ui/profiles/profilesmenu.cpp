#include "profilesmenu.h"
#include "profiles.h"
#include "ui/support/icons.h"

namespace ui {

ProfilesMenu::ProfilesMenu(QWidget *parent) : QMenu(tr("&Profiles"), parent)
{
    setObjectName(QStringLiteral("profilesMenu"));
    setAccessibleName(tr("Profiles"));
    setIcon(ui::icon("server"));
    setToolTipsVisible(true);
    reload();
}

void ProfilesMenu::reload()
{
    for (QAction *action : actions()) {
        if (action->menu())
            action->menu()->deleteLater();
    }
    clear();
    QMenu *group = this;
    for (const Profile &profile : profiles::all()) {
        // A name is no mnemonic.
        const auto asText = [](QString name) {
            return name.replace(u'&', QStringLiteral("&&"));
        };
        if (!profile.group.isEmpty() && (group == this || group->title() != asText(profile.group))) {
            group = addMenu(ui::icon("group"), asText(profile.group));
            group->setObjectName(QStringLiteral("profileGroup-") + profile.group);
            group->setAccessibleName(profile.group);
            group->setToolTipsVisible(true);
        }
        QAction *action = group->addAction(ui::icon("server", profile.colour()), asText(profile.title()));
        action->setObjectName(QStringLiteral("profile-") + profile.id);
        action->setToolTip(tr("Connect to %1").arg(profile.place()));
        connect(action, &QAction::triggered, this, [this, profile] { emit profileWanted(profile); });
    }
    menuAction()->setEnabled(!isEmpty());
}

} // namespace ui
