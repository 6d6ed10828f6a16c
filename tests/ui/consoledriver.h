#pragma once
#include "serverdriver.h"
#include "ui/console/commandedit.h"
#include "ui/console/commandtargets.h"
#include "ui/console/completionpopup.h"
#include "ui/console/exchangemodel.h"
#include "ui/console/hexview.h"
#include <QDialog>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// The real window at its protocol console, worked by the keys and the mouse.
class ConsoleDriver : public ServerDriver
{
public:
    using Exchanges = ui::ExchangeModel;

    QTreeView *exchanges() const { return find<QTreeView>("exchangeTree"); }
    ui::CommandEdit *edit() const { return window()->findChild<ui::CommandEdit *>(); }
    ui::CommandTargets *targets() const { return window()->findChild<ui::CommandTargets *>(); }
    ui::HexView *bytes() const { return find<ui::HexView>("consoleBytes"); }
    QString detail() const { return find<QPlainTextEdit>("traceDetail")->toPlainText(); }

    // --- keys and mouse

    // Without a window manager nobody gives the focus back when what had popped up is gone.
    void activate() const
    {
        window()->activateWindow();
        until([this] { return window()->isActiveWindow(); });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        activate();
        QTest::keyClick(window(), key, modifiers);
    }
    // A dock behind another one is visible, but not seen.
    static bool isSeen(const QWidget *widget)
    {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
        return widget->isVisible() && !(area ? area->viewport() : widget)->visibleRegion().isEmpty();
    }
    // By its button, or where that cannot be seen in its menu. False: it cannot be had now.
    bool pick(const char *name) const
    {
        auto *action = find<QAction>(name);
        if (!action->isEnabled())
            return false;
        for (QObject *one : action->associatedObjects()) {
            auto *button = qobject_cast<QToolButton *>(one);
            if (button && isSeen(button)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        for (QObject *one : action->associatedObjects()) {
            auto *menu = qobject_cast<QMenu *>(one);
            if (!menu)
                continue;
            menu->popup(window()->mapToGlobal(QPoint(40, 40)));
            if (!until([menu] { return menu->isVisible(); }))
                return false;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return true;
        }
        return false;
    }
    // A tab, by the beginning of its title; of whichever bar can be seen.
    bool showTab(const QString &title) const
    {
        for (QTabBar *bar : window()->findChildren<QTabBar *>()) {
            for (int tab = 0; isSeen(bar) && tab < bar->count(); ++tab) {
                if (!bar->tabText(tab).remove(u'&').startsWith(title))
                    continue;
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
                return bar->currentIndex() == tab;
            }
        }
        return false;
    }
    static bool click(QAbstractItemView *view, const QModelIndex &index)
    {
        if (!index.isValid())
            return false;
        view->scrollTo(index);
        const QRect rect = view->visualRect(index);
        // A column may be wider than the view.
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          {std::min(rect.left() + 20, rect.right()), rect.center().y()});
        return view->currentIndex() == index;
    }
    // A dialog for a file, which the action opens and waits for.
    bool chooseFile(const char *action, const QString &path, bool isFromAnotherDialog = false) const
    {
        answer([path](QWidget *dialog) {
            auto *line = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
            if (!line) {
                static_cast<QDialog *>(dialog)->reject();
                return;
            }
            line->setText(path); // typed, it would be completed
            QTest::keyClick(line, Qt::Key_Return);
        });
        if (!isFromAnotherDialog)
            return pick(action);
        QTest::mouseClick(find<QPushButton>(action), Qt::LeftButton);
        return true;
    }
    template<typename T = QDialog>
    T *dialog(const char *name) const
    {
        T *found = nullptr;
        until([&] {
            found = window()->findChild<T *>(QLatin1String(name));
            return found && found->isVisible();
        });
        return found;
    }

    // --- typing

    void type(const QString &text) const
    {
        press(Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(edit(), text);
    }
    // Sends a line, and waits until it is answered so.
    bool send(const QString &line, const QString &status = u"OK"_s) const
    {
        type(line);
        QTest::keyClick(edit(), Qt::Key_Return);
        // What is typed before a refusal was told would not be sent.
        const bool isRefused = status == u"NO"_s || status == u"BAD"_s;
        if (typed(line, status).isValid()
            && until([&] { return !isRefused || !labelText("consoleMessage").isEmpty(); }))
            return true;
        qWarning().noquote() << line << "is not answered" << status << labelText("consoleMessage");
        return false;
    }
    // The newest row with this line that was typed.
    QModelIndex typed(const QString &line, const QString &status = u"OK"_s) const
    {
        return row([&](const QModelIndex &one) {
            return text(one, Exchanges::Command) == line && text(one, Exchanges::Status) == status
                   && text(one, Exchanges::Why).startsWith(u"Typed: "_s);
        });
    }

    // --- what is shown

    static QString text(const QModelIndex &row, int column)
    {
        return row.siblingAtColumn(column).data().toString();
    }
    static bool matches(const QString &text, const char *pattern)
    {
        return QRegularExpression(QLatin1String(pattern)).match(text).hasMatch();
    }
    // The newest row for which this holds, waited for.
    QModelIndex row(const std::function<bool(const QModelIndex &)> &holds) const
    {
        QModelIndex found;
        until([&] {
            const QAbstractItemModel *model = exchanges()->model();
            for (int row = model->rowCount() - 1; row >= 0 && !found.isValid(); --row) {
                const QModelIndex one = model->index(row, Exchanges::Command);
                if (holds(one))
                    found = one;
            }
            return found.isValid();
        });
        return found;
    }
    QModelIndex command(const QString &begin, const QString &status = u"OK"_s) const
    {
        return row([&](const QModelIndex &one) {
            return text(one, Exchanges::Command).startsWith(begin) && text(one, Exchanges::Status) == status;
        });
    }
    QStringList commands() const { return names(exchanges()->model(), {}, Exchanges::Command); }
    QString current() const { return text(exchanges()->currentIndex(), Exchanges::Command); }
    static QString value(const QAbstractItemModel *model, const QString &name)
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == name)
                return model->index(row, 1).data().toString();
        }
        return {};
    }

    // --- the decoded response

    QString fieldName() const
    {
        return find<QTreeView>("consoleFields")->currentIndex().siblingAtColumn(0).data().toString();
    }
    // With the keys, in the tree of fields.
    bool selectField(const QString &name) const
    {
        auto *fields = find<QTreeView>("consoleFields");
        fields->setFocus();
        QTest::keyClick(fields, Qt::Key_Home);
        for (int i = 0; i < 100 && fieldName() != name; ++i)
            QTest::keyClick(fields, Qt::Key_Down);
        return fieldName() == name;
    }
    QString markedBytes() const
    {
        return QString::fromLatin1(
            bytes()->bytes().mid(bytes()->markBegin(), bytes()->markEnd() - bytes()->markBegin()));
    }
    bool clickByte(qsizetype byte) const
    {
        const QWidget *area = bytes()->viewport();
        for (int y = 2; y < area->height(); y += 4) {
            for (int x = 2; x < area->width(); x += 4) {
                if (bytes()->byteAt({x, y}) != byte)
                    continue;
                QTest::mouseClick(bytes()->viewport(), Qt::LeftButton, {}, {x, y});
                return true;
            }
        }
        return false;
    }

    // --- the filter

    QString filterText() const { return find<QLineEdit>("consoleFilter")->text(); }
    void filter(const QString &text) const
    {
        press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        auto *line = find<QLineEdit>("consoleFilter");
        QTest::keyClick(line, Qt::Key_Delete); // all of it is selected
        QTest::keyClicks(line, text);
        if (QWidget *offers = QApplication::activePopupWidget())
            QTest::keyClick(offers, Qt::Key_Escape);
        activate();
    }
    // Whether the filter leaves these commands.
    bool filtered(const QString &text, const QStringList &left) const
    {
        filter(text);
        if (until([&] { return commands() == left; }))
            return true;
        qWarning().noquote() << text << "leaves" << commands();
        return false;
    }
};
