#pragma once
#include "tests/support/dovecot.h"
#include "tests/support/sanitized.h"
#include "ui/console/trafficset.h"
#include "ui/mainwindow.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/models/messagelistmodel.h"
#include "ui/pages/page.h"
#include "ui/support/theme.h"
#include "uimain.h"
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <memory>

// The real window, worked as a person works it. What does not come in time makes the function return false, for
// QVERIFY: a test that goes on would only say the same once more.
class WindowDriver
{
public:
    enum PageIndex { Messages, Access, Quota, Metadata, Details };

    WindowDriver() : m_window(std::make_unique<ui::MainWindow>(&m_theme)) { m_window->show(); }

    ui::MainWindow *window() const { return m_window.get(); }
    // Closes it as the window manager does; what is to be remembered is then in the settings.
    void close()
    {
        m_window->close();
        m_window.reset();
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The window has no %s", name);
        return found;
    }
    QTreeView *tree() const { return find<QTreeView>("mailboxTree"); }
    ui::MailboxTreeModel *treeModel() const { return static_cast<ui::MailboxTreeModel *>(tree()->model()); }
    QTreeView *list() const { return find<QTreeView>("messageList"); }
    ui::MessageListModel *listModel() const { return static_cast<ui::MessageListModel *>(list()->model()); }
    ui::Page *page() const { return qobject_cast<ui::Page *>(find<QTabWidget>("pages")->currentWidget()); }
    QString labelText(const char *name) const { return find<QLabel>(name)->text(); }
    void trigger(const char *name) const { find<QAction>(name)->trigger(); }

    static bool until(const std::function<bool()> &condition, int milliseconds = PatienceMs)
    {
        return QTest::qWaitFor(condition, milliseconds);
    }

    // Connected, with INBOX selected and the page shown.
    bool connectTo(const imap::ConnectOptions &options)
    {
        const int before = treeModel()->rowCount();
        m_window->connectTo(options);
        if (until([this, before] {
                return treeModel()->rowCount() > before && page()->subject().mailbox.isInbox() && settled();
            }))
            return true;
        if (const auto *label = m_window->findChild<QLabel *>(QStringLiteral("connectMessage")))
            qWarning().noquote() << "Not connected:" << label->text();
        return false;
    }
    bool settled() const { return !page()->isLoading(); }

    bool showPage(PageIndex index) const
    {
        auto *tabs = find<QTabBar>("pageTabs");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
        return until(
            [this, index] { return find<QTabBar>("pageTabs")->currentIndex() == index && settled(); });
    }

    static QModelIndex child(const QAbstractItemModel *model, const QModelIndex &parent, const QString &name)
    {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            if (model->index(row, 0, parent).data().toString() == name)
                return model->index(row, 0, parent);
        }
        return {};
    }
    static QStringList names(const QAbstractItemModel *model, const QModelIndex &parent = {}, int column = 0)
    {
        QStringList all;
        for (int row = 0; row < model->rowCount(parent); ++row)
            all += model->index(row, column, parent).data().toString();
        return all;
    }
    // By the names that the tree shows, from the namespace down; opens what is on the way with the keys.
    QModelIndex reach(const QStringList &path) const
    {
        QPersistentModelIndex at = treeModel()->index(treeModel()->rowCount() - 1, 0);
        for (const QString &name : path) {
            if (!open(at))
                return {};
            at = child(treeModel(), at, name);
            if (!at.isValid())
                return {};
        }
        return at;
    }
    bool open(const QModelIndex &index) const
    {
        const QPersistentModelIndex kept(index);
        tree()->scrollTo(index);
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(index).center());
        if (!tree()->isExpanded(index))
            QTest::keyClick(tree(), Qt::Key_Right);
        return until(
            [this, kept] { return !treeModel()->canFetchMore(kept) && !treeModel()->isLoading(kept); });
    }
    bool select(const QStringList &path) const
    {
        const QPersistentModelIndex index = reach(path);
        if (!index.isValid())
            return false;
        tree()->scrollTo(index);
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(index).center());
        return until([this, index] {
            return page()->subject().mailbox == treeModel()->mailboxOf(index) && settled();
        });
    }

    // All rows that are on the screen have their contents. A message that is missing from its thread has none.
    bool rowsAreFetched() const
    {
        return until([this] {
            int fetched = 0;
            for (QModelIndex at = list()->indexAt({5, 5});
                 at.isValid() && list()->visualRect(at).top() < list()->viewport()->height();
                 at = list()->indexBelow(at)) {
                if (!at.data(ui::MessageListModel::FetchedRole).toBool() && listModel()->numberOf(at) != 0)
                    return false;
                ++fetched;
            }
            return fetched > 0;
        });
    }
    QList<quint32> numbers(int atMost = 1 << 30) const
    {
        QList<quint32> all;
        for (int row = 0; row < std::min(listModel()->rowCount(), atMost); ++row)
            all += listModel()->numberOf(listModel()->index(row, 0));
        return all;
    }

    // Line by line, which the console is not at first.
    QTableView *trace() const
    {
        find<QAction>("consoleByLines")->setChecked(true);
        // With all that has come so far.
        const auto *set = m_window->findChild<ui::TrafficSet *>();
        until([this, set] {
            return !find<QLineEdit>("consoleFilter")->property("busy").toBool()
                   && std::all_of(set->all().begin(), set->all().end(), [](const auto &one) {
                          return one->log->isCurrent() || one->log->isFull();
                      });
        });
        return find<QTableView>("traceTable");
    }
    // The lines of the console, "C: ..." and "S: ...".
    QStringList traceLines() const
    {
        QStringList all;
        const QAbstractItemModel *model = trace()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->index(row, 1).data().toString() + u' ' + model->index(row, 2).data().toString();
        return all;
    }

private:
    ui::Theme m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};
