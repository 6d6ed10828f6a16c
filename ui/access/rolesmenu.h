#pragma once
#include "imapcore/access/rights.h"
#include "roletemplates.h"
#include <QMenu>

namespace ui {

// Usual sets of rights, and those that the person has given a name.
class RolesMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit RolesMenu(QWidget *parent = nullptr);

    // Whether a role can be given to something. Templates can be looked after in any case.
    void setCanApply(bool can, const QString &why);
    // What can be kept as a template now; empty: nothing.
    void setCurrent(const QByteArray &rights);
    void reload();

signals:
    // One is to be staged: a usual one, or rights.
    void roleChosen(imap::Role role);
    void rightsChosen(const QByteArray &rights);
    // The person has other templates than before.
    void templatesChanged();

private:
    QAction *add(const QString &name, const QString &text, const QString &toolTip);
    void saveTemplate();
    void manage();

    QByteArray m_current;
    QString m_why;
    bool m_canApply = false;
    QList<QAction *> m_roles, m_templates;
    QAction *m_end, *m_save, *m_manage;
};

} // namespace ui
