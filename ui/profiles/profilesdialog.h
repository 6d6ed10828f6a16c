#pragma once
#include "profile.h"
#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace ui {

// All saved profiles in their groups, to be looked through, changed, and taken to another machine.
class ProfilesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ProfilesDialog(QWidget *parent = nullptr);

signals:
    void connectWanted(const ui::Profile &profile);
    // To be edited, or a new one if it has no id.
    void editWanted(const ui::Profile &profile);
    void changed();

public slots:
    void reload();

private:
    QPushButton *addButton(const char *name, const char *iconName, const QString &text,
                           const QString &toolTip, const std::function<void()> &action);
    // Null for a group and for nothing.
    std::optional<Profile> current() const;
    void updateButtons();
    void duplicate();
    void removeCurrent();
    void importFile();
    void exportFile();
    void select(const QString &id);

    QTreeWidget *m_list;
    QPushButton *m_connect, *m_edit, *m_duplicate, *m_remove, *m_export;
    QLayout *m_buttons;
};

} // namespace ui
