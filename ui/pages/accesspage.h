#pragma once
#include "imapcore/changes/wideacledit.h"
#include "page.h"

class QAction;
class QMenu;
class QTableView;

namespace ui {

class AclModel;
class ActionBar;

// Who may do what in the mailbox (GETACL), with one's own rights (MYRIGHTS). What is changed here is staged.
class AccessPage final : public Page
{
    Q_OBJECT
public:
    explicit AccessPage(QWidget *parent = nullptr);

    // All that is selected in the tree, for edits of several.
    void setSelected(std::vector<imap::ListedMailbox> selected) { m_selected = std::move(selected); }
    // For a menu.
    const QList<QAction *> &actions() const;
    QMenu *rolesMenu() const { return m_roles; }

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;
    void stagedChanged() override;

private:
    void buildBar();
    void fitColumns();
    void updateActions();
    // The rights of these cells: to all of the rows that have not, or from all.
    void toggle(const QModelIndexList &cells);
    void toggleSelected();
    void setRole(const QByteArray &rights);
    void stage(std::vector<imap::AclChange> changes);
    QStringList selectedIdentifiers() const;
    void grant();
    void editMany() { openDialog(imap::WideAclEdit::What::SameAs, {}); }
    void openDialog(imap::WideAclEdit::What what, const QStringList &identifiers);
    void remove();
    void explain();
    void setSimple();

    AclModel *m_model;
    QTableView *m_table;
    imap::Acl m_acl; // as the server sent it
    bool m_isReadable = false;
    std::vector<imap::ListedMailbox> m_selected;
    ActionBar *m_bar;
    QAction *m_grant, *m_remove, *m_toggle, *m_many, *m_explain, *m_simple;
    QMenu *m_roles;
};

} // namespace ui
