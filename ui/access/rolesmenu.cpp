#include "rolesmenu.h"
#include "rightstexts.h"
#include "roletemplatedialogs.h"
#include "ui/support/icons.h"

namespace ui {

RolesMenu::RolesMenu(QWidget *parent) : QMenu(tr("R&ole"), parent)
{
    setObjectName(QStringLiteral("accessRoles"));
    setAccessibleName(tr("Role"));
    setIcon(ui::icon("user"));
    setToolTipsVisible(true);
    using imap::Role;
    static constexpr std::pair<Role, const char *> names[] = {{Role::Read, "roleRead"},
                                                              {Role::Post, "rolePost"},
                                                              {Role::Append, "roleAppend"},
                                                              {Role::Write, "roleWrite"},
                                                              {Role::All, "roleAll"}};
    for (const auto &[role, name] : names) {
        const QByteArray rights = imap::rightsOf(role, imap::RightsEra::Rfc4314).toBytes();
        QAction *action =
            add(QLatin1String(name),
                QStringLiteral("%1 (%2)").arg(Rights::role(rights), QString::fromLatin1(rights)),
                tr("Stage exactly these rights for the selected entries"));
        connect(action, &QAction::triggered, this, [this, role = role] { emit roleChosen(role); });
        m_roles += action;
    }
    m_end = addSeparator(); // templates stand before it
    m_save = add(QStringLiteral("roleSave"), tr("&Save as Template…"), {});
    m_manage = add(QStringLiteral("roleManage"), tr("Manage &Templates…"),
                   tr("Give your templates other names, or delete them"));
    m_save->setIcon(ui::icon("save"));
    m_manage->setIcon(ui::icon("settings"));
    connect(m_save, &QAction::triggered, this, &RolesMenu::saveTemplate);
    connect(m_manage, &QAction::triggered, this, &RolesMenu::manage);
    reload();
    setCurrent({});
}

QAction *RolesMenu::add(const QString &name, const QString &text, const QString &toolTip)
{
    QAction *action = addAction(text);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    action->setStatusTip(toolTip);
    return action;
}

void RolesMenu::reload()
{
    qDeleteAll(m_templates);
    m_templates.clear();
    const QList<RoleTemplate> all = roletemplates::all();
    if (!all.isEmpty())
        m_templates += insertSeparator(m_end);
    for (const RoleTemplate &one : all) {
        const QString name = QString(one.name).replace(u'&', QStringLiteral("&&")); // no mnemonic
        auto *action =
            new QAction(QStringLiteral("%1 (%2)").arg(name, QString::fromLatin1(one.rights)), this);
        action->setObjectName(QStringLiteral("template-") + one.name);
        action->setToolTip(tr("Stage exactly these rights for the selected entries"));
        connect(action, &QAction::triggered, this,
                [this, rights = one.rights] { emit rightsChosen(rights); });
        insertAction(m_end, action);
        m_templates += action;
    }
    m_manage->setEnabled(!all.isEmpty());
    setCanApply(m_canApply, m_why);
}

void RolesMenu::setCanApply(bool can, const QString &why)
{
    m_canApply = can;
    m_why = why;
    for (QAction *action : m_roles + m_templates) {
        const QString toolTip = can             ? tr("Stage exactly these rights for the selected entries")
                                : why.isEmpty() ? tr("Select an entry of the list first")
                                                : why;
        action->setEnabled(can);
        action->setToolTip(toolTip);
        action->setStatusTip(toolTip);
    }
}

void RolesMenu::setCurrent(const QByteArray &rights)
{
    m_current = rights;
    m_save->setEnabled(!rights.isEmpty());
    const QString toolTip = rights.isEmpty()
                                ? tr("Select an entry with rights first")
                                : tr("Give the rights of the current entry (%1) a name of your own")
                                      .arg(QString::fromLatin1(rights));
    m_save->setToolTip(toolTip);
    m_save->setStatusTip(toolTip);
}

void RolesMenu::saveTemplate()
{
    SaveTemplateDialog dialog(m_current, parentWidget()->window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    reload();
    emit templatesChanged();
}

void RolesMenu::manage()
{
    RoleTemplatesDialog dialog(parentWidget()->window());
    dialog.exec();
    reload();
    emit templatesChanged();
}

} // namespace ui
