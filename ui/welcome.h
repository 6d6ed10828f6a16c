#pragma once
#include <QWidget>

class QListWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

struct Profile;

// What stands in the window while there is no server: how to add one, and those of earlier.
class Welcome final : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);
    void reload();

signals:
    void connectWanted();
    // Saved, or of earlier.
    void profileWanted(const ui::Profile &profile);

private:
    void loadProfiles();

    QListWidget *m_recent;
    QTreeWidget *m_profiles;
    QWidget *m_recentBox, *m_profileBox;
};

} // namespace ui
