#pragma once
#include "imapcore/changes/wideacledit.h"
#include "page.h"

#include <QTimer>
#include <functional>

class QAction;
class QLabel;
class QTableView;

namespace ui {

class AclColumns;
class AclModel;
class ActionBar;
class GrantsCache;
class RolesMenu;

// Who may do what in the mailbox (GETACL), with one's own rights (MYRIGHTS). What is changed here is staged.
class AccessPage final : public Page
{
    Q_OBJECT
public:
    explicit AccessPage(QWidget *parent = nullptr);

    // Who tells what is selected in the tree, for edits of several.
    void setSelection(std::function<std::vector<imap::ListedMailbox>()> selection)
    {
        m_selection = std::move(selection);
    }
    // For a menu.
    const QList<QAction *> &actions() const;
    RolesMenu *rolesMenu() const { return m_roles; }

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;
    void stagedChanged() override;
    void flavourChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildBar();
    void updateActions();
    void updateLimits();
    // Why nothing in the list can be changed; empty: something can be.
    QString whyNot() const;
    bool canStart() const;
    void showReason();
    // LISTRIGHTS of the rows that are to be seen.
    void askInView();
    // The rights of these cells: to all of the rows that have not, or from all.
    void toggle(const QModelIndexList &cells);
    void toggleSelected();
    void setRole(const QByteArray &rights);
    void reloadTemplates();
    void stage(std::vector<imap::AclChange> changes);
    QStringList selectedIdentifiers() const;
    void grant();
    void editMany();
    void openDialog(bool isWide);
    void remove();
    void explain();
    void setSimple();

    AclModel *m_model;
    QTableView *m_table;
    AclColumns *m_columns;
    imap::Acl m_acl; // as the server sent it
    bool m_isReadable = false;
    QString m_problem; // why the list cannot be read
    std::optional<imap::Rights> m_mine;
    GrantsCache *m_grants;
    QTimer m_asking;
    QLabel *m_reason;
    std::function<std::vector<imap::ListedMailbox>()> m_selection;
    ActionBar *m_bar;
    QAction *m_grant, *m_remove, *m_toggle, *m_many, *m_explain, *m_simple;
    RolesMenu *m_roles;
};

} // namespace ui
