#pragma once
#include <QWidget>

class QListWidget;

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
    void profileWanted(const ui::Profile &profile);

private:
    QListWidget *m_recent;
    QWidget *m_recentBox;
};

} // namespace ui
