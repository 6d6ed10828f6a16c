#pragma once
#include <QAction>
#include <QKeySequence>
#include <QToolBar>

namespace ui {

// The actions of a page or a pane, and the tool bar with some of them. All have a name, and a tool tip with their shortcut;
// so have the buttons on the bar.
class ActionBar final : public QToolBar
{
    Q_OBJECT
public:
    ActionBar(const char *name, const QString &accessibleName, QWidget *owner);

    // An action that does this; on the bar it is once it is added there.
    template<typename Owner>
    QAction *make(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                  const QKeySequence &shortcut, Owner *owner, void (Owner::*done)())
    {
        QAction *action = make(name, iconName, text, toolTip, shortcut);
        connect(action, &QAction::triggered, owner, done);
        return action;
    }
    QAction *make(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                  const QKeySequence &shortcut = {});
    // All that it has made, for a menu.
    const QList<QAction *> &made() const { return m_made; }
    // There is no room for their texts.
    void showIconsOnly(const QList<QAction *> &actions);

protected:
    void actionEvent(QActionEvent *event) override;

private:
    QWidget *m_owner;
    QList<QAction *> m_made;
};

} // namespace ui
