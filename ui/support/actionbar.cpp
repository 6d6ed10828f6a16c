#include "actionbar.h"
#include "icons.h"
#include "named.h"
#include <QActionEvent>
#include <QToolButton>

namespace ui {

ActionBar::ActionBar(const char *name, const QString &accessibleName, QWidget *owner)
    : QToolBar(owner)
    , m_owner(owner)
{
    setObjectName(QLatin1String(name));
    setAccessibleName(accessibleName);
    setIconSize(QSize(16, 16));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

QAction *ActionBar::make(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                         const QKeySequence &shortcut)
{
    auto *action = new QAction(icon(iconName), text, m_owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setToolTip(shortcut.isEmpty() ? toolTip
                                          : QStringLiteral("%1 (%2)").arg(
                                              toolTip, shortcut.toString(QKeySequence::NativeText)));
    m_made += action;
    return action;
}

void ActionBar::showIconsOnly(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void ActionBar::actionEvent(QActionEvent *event)
{
    QToolBar::actionEvent(event);
    const QAction *action = event->action();
    auto *button = qobject_cast<QToolButton *>(widgetForAction(event->action()));
    if (event->type() == QEvent::ActionAdded && button && m_made.contains(action))
        named(button, (action->objectName().toLatin1() + "Button").constData(),
              QString(action->text()).remove(u'&'), action->toolTip());
}

} // namespace ui
