#pragma once
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSplitter>
#include <QStatusBar>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

// Looks at every widget of a window for what a person without a mouse, without eyes or with another language would
// miss. Each function returns what is wrong, a line for each thing, so that a failed test says all of it at once.
namespace walker {

using namespace Qt::StringLiterals;

inline QString nameOf(const QObject *object)
{
    QStringList path;
    for (const QObject *at = object; at; at = at->parent()) {
        if (!at->objectName().isEmpty() || at == object)
            path.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                                    : at->objectName());
    }
    return path.join(u'/');
}

inline bool hasAncestor(const QWidget *widget, const char *className)
{
    for (const QWidget *at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (at->inherits(className))
            return true;
    }
    return false;
}

// What Qt makes by itself within a widget of ours, and names or leaves unnamed as it likes.
inline bool isQtsOwn(const QWidget *widget)
{
    const auto *parent = widget->parentWidget();
    if (qobject_cast<const QTabBar *>(widget) && qobject_cast<const QMainWindow *>(parent))
        return true; // of docks that share a place
    if (qobject_cast<const QToolButton *>(widget) && qobject_cast<const QToolBar *>(parent))
        return true; // of an action, which is looked at by itself
    // What does not fit into a bar pops up in one of these.
    const auto *menu = qobject_cast<const QMenu *>(widget);
    const auto *bar = qobject_cast<const QMenuBar *>(parent);
    if ((parent && parent->objectName().endsWith(u"_ext_button"))
        || (menu && bar && !bar->actions().contains(menu->menuAction())))
        return true;
    static constexpr const char *classes[] = {
        "QScrollBar",          "QTableCornerButton", "QMainWindowTabBar",     "QToolBarExtension",
        "QLineEditIconButton", "QHeaderView",        "QDockWidgetTitleButton"};
    for (const char *name : classes) {
        if (widget->inherits(name))
            return true;
    }
    return widget->objectName().startsWith(u"qt_") || widget->objectName().startsWith(u"Scroll")
           || hasAncestor(widget, "QLineEdit") || hasAncestor(widget, "QAbstractSpinBox")
           || hasAncestor(widget, "QComboBoxPrivateContainer") || hasAncestor(widget, "QMessageBox")
           || widget->inherits("QComboBoxPrivateContainer");
}

// What holds other widgets. A tool tip of its own would stand over each of them that has none.
inline bool isContainer(const QWidget *widget)
{
    return qobject_cast<const QSplitter *>(widget) || qobject_cast<const QDockWidget *>(widget)
           || qobject_cast<const QToolBar *>(widget) || qobject_cast<const QMenu *>(widget)
           || qobject_cast<const QMenuBar *>(widget) || qobject_cast<const QStatusBar *>(widget)
           || qobject_cast<const QTabWidget *>(widget);
}

inline bool isInteractive(const QWidget *widget)
{
    return isContainer(widget) || qobject_cast<const QAbstractButton *>(widget)
           || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget)
           || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTabBar *>(widget)
           || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QProgressBar *>(widget);
}

inline QList<QWidget *> allWidgets(QWidget *top)
{
    QList<QWidget *> all = top->findChildren<QWidget *>();
    all.prepend(top);
    // A dialog within a window is walked by itself.
    all.removeIf([top](const QWidget *widget) {
        return widget != top && qobject_cast<const QDialog *>(widget->window()) && widget->window() != top;
    });
    return all;
}

inline QStringList withoutNames(QWidget *top)
{
    QStringList wrong;
    for (QWidget *widget : allWidgets(top)) {
        if (!isInteractive(widget) || isQtsOwn(widget))
            continue;
        const bool isPart =
            qobject_cast<QComboBox *>(widget->parentWidget()) != nullptr; // of an editable combo box
        if (widget->objectName().isEmpty() && !qobject_cast<QStatusBar *>(widget)
            && !qobject_cast<QMenuBar *>(widget))
            wrong += nameOf(widget) + u" has no object name"_s;
        const auto *menu = qobject_cast<QMenu *>(widget); // goes by the name of the item that opens it
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (menu ? menu->title().isEmpty()
                 : !accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            wrong += nameOf(widget) + u" has no accessible name"_s;
        if (!isContainer(widget) && !isPart && widget->toolTip().isEmpty())
            wrong += nameOf(widget) + u" has no tool tip"_s;
    }
    return wrong;
}

inline void collectMenu(const QMenu *menu, QList<QAction *> &all)
{
    for (QAction *action : menu->actions()) {
        all += action;
        if (action->menu())
            collectMenu(action->menu(), all);
    }
}

inline QList<QAction *> menuActions(QWidget *top)
{
    QList<QAction *> all;
    if (const auto *window = qobject_cast<QMainWindow *>(top)) {
        for (QAction *action : window->menuBar()->actions()) {
            if (action->menu())
                collectMenu(action->menu(), all);
        }
    }
    return all;
}

// Every action must also be in a menu, or in the context menu of the widget that it belongs to.
inline QStringList actionsWithoutNames(QWidget *top)
{
    QStringList wrong;
    const QList<QAction *> inMenus = menuActions(top);
    for (QAction *action : top->findChildren<QAction *>()) {
        const auto *owner = qobject_cast<QWidget *>(action->parent());
        if (action->text().isEmpty() || action->isSeparator() || action->menu()
            || action->objectName().startsWith(u"_q_") || action->objectName().startsWith(u"qt_")
            || (owner && isQtsOwn(owner))
            || (owner && qobject_cast<const QDialog *>(owner->window()) && owner->window() != top))
            continue;
        if (action->objectName().isEmpty())
            wrong += u"action \""_s + action->text() + u"\" of "_s + nameOf(action->parent())
                     + u" has no object name"_s;
        // Without one, Qt makes one up of the action's text.
        const QString madeUp = QString(action->text()).remove(u'&');
        if (action->toolTip().isEmpty()
            || (action->toolTip() == madeUp && !qobject_cast<const QLineEdit *>(owner)))
            wrong += u"action "_s + nameOf(action) + u" has no tool tip of its own"_s;
        const QList<QObject *> shownIn = action->associatedObjects();
        const bool isInContext = std::any_of(shownIn.begin(), shownIn.end(), [](QObject *object) {
            const auto *widget = qobject_cast<QWidget *>(object);
            return widget
                   && (widget->contextMenuPolicy() == Qt::ActionsContextMenu
                       || qobject_cast<QLineEdit *>(object));
        });
        if (!inMenus.contains(action) && !isInContext && qobject_cast<QMainWindow *>(top))
            wrong += u"action "_s + nameOf(action) + u" is in no menu"_s;
    }
    return wrong;
}

// The same keys for two things that may both be meant.
inline QStringList ambiguousShortcuts(QWidget *top)
{
    struct Key
    {
        QKeySequence keys;
        QString what;
        const QWidget *within; // null: the whole window
    };
    QList<Key> known;
    QStringList wrong;
    const auto add = [&](const QKeySequence &keys, const QString &what, const QWidget *within) {
        if (keys.isEmpty())
            return;
        for (const Key &other : known) {
            const bool overlap = !within || !other.within || within == other.within
                                 || within->isAncestorOf(other.within) || other.within->isAncestorOf(within);
            if (overlap
                && (other.keys.matches(keys) != QKeySequence::NoMatch
                    || keys.matches(other.keys) != QKeySequence::NoMatch))
                wrong += keys.toString() + u" is for "_s + other.what + u" and for "_s + what;
        }
        known += {keys, what, within};
    };
    for (const QAction *action : top->findChildren<QAction *>()) {
        const bool isWide = action->shortcutContext() == Qt::WindowShortcut
                            || action->shortcutContext() == Qt::ApplicationShortcut;
        for (const QKeySequence &keys : action->shortcuts())
            add(keys, nameOf(action), isWide ? nullptr : qobject_cast<QWidget *>(action->parent()));
    }
    return wrong;
}

inline QStringList doubledIn(const QList<std::pair<QString, QString>> &texts, const QString &where)
{
    QHash<QString, QString> known;
    QStringList wrong;
    for (const auto &[text, what] : texts) {
        const QString keys = QKeySequence::mnemonic(text).toString();
        if (keys.isEmpty())
            continue;
        if (known.contains(keys))
            wrong += u"%1: %2 is for “%3” and for “%4”"_s.arg(where, keys, known.value(keys), text);
        known.insert(keys, text);
    }
    return wrong;
}

// Alt and the same letter twice within one menu, or within one window: its menus, its labels with buddies, its buttons.
inline QStringList doubledMnemonics(QWidget *top)
{
    QStringList wrong;
    QList<std::pair<QString, QString>> ofWindow;
    for (const QMenu *menu : top->findChildren<QMenu *>()) {
        QList<std::pair<QString, QString>> texts;
        for (const QAction *action : menu->actions())
            texts.append({action->text(), nameOf(action)});
        if (!isQtsOwn(menu))
            wrong += doubledIn(texts, nameOf(menu));
    }
    if (const auto *window = qobject_cast<QMainWindow *>(top)) {
        for (const QAction *action : window->menuBar()->actions())
            ofWindow.append({action->text(), nameOf(action)});
    }
    for (QWidget *widget : allWidgets(top)) {
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            ofWindow.append({label->text(), nameOf(label)});
        else if (const auto *button = qobject_cast<QAbstractButton *>(widget);
                 button && !isQtsOwn(button) && !qobject_cast<const QToolButton *>(button))
            ofWindow.append({button->text(), nameOf(button)});
        else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                ofWindow.append({tabs->tabText(i), nameOf(tabs)});
        }
    }
    return wrong + doubledIn(ofWindow, nameOf(top));
}

} // namespace walker
