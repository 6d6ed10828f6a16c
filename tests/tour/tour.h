#pragma once
#include "imapcore/connector.h"
#include "imapcore/mailboxname.h"
#include <QDir>
#include <QStringList>
#include <functional>
#include <memory>

class QAbstractItemView;
class QModelIndex;
class QTreeView;

namespace ui {
class MainWindow;
class Page;
class Theme;
} // namespace ui

// Takes the real window from the first start to the console, as a person would: by clicking and typing. Each
// step waits for what it is about and leaves a picture. The first thing that does not come ends the tour.
class Tour
{
public:
    Tour(const imap::ConnectOptions &options, ui::Theme *theme, const QDir &folder);
    ~Tour();

    // True when every step came to its end. Prints the path of each picture, and what failed.
    bool run();

private:
    struct Failure
    {
        QString why;
    };
    void welcome();
    void connectToServer();
    void tree();
    void findMailbox();
    void newMailbox();
    void messages();
    void search();
    void threads();
    void access();
    void quota();
    void console();
    void dark();

    void picture(const QString &name);
    void waitFor(const QString &what, const std::function<bool()> &condition, int timeoutMs = 20000);
    template<typename T>
    T *find(const char *objectName);
    void clickAt(QAbstractItemView *view, const QModelIndex &index, bool twice = false);
    void clickTab(int index);
    void trigger(const char *actionName);
    void open(const QModelIndex &index);
    // Opens the tree down to the first of these mailboxes that is there, and selects it.
    void goToMailbox(const QStringList &names);
    QModelIndex find(const QModelIndex &parent, const imap::MailboxName &mailbox);
    ui::Page *currentPage();

    imap::ConnectOptions m_options;
    ui::Theme *m_theme;
    QDir m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    int m_step = 0;
};
