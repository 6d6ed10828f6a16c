#pragma once
#include "profile.h"
#include <QMenu>

namespace ui {

// The saved profiles in their groups, to connect by.
class ProfilesMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ProfilesMenu(QWidget *parent = nullptr);
    void reload();

signals:
    void profileWanted(const ui::Profile &profile);
};

} // namespace ui
