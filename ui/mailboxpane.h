#pragma once
#include "imapcore/commands/listed.h"
#include "pages/page.h"
#include <QHash>
#include <QModelIndex>
#include <QSet>
#include <QWidget>
#include <functional>

class QAction;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTreeView;

namespace ui {

class Connection;
class MailboxSearch;
class MailboxTreeModel;

// The tree of every mailbox, and in its place, while there is something in the box above, those that match. What is
// selected here leads the pages.
class MailboxPane final : public QWidget
{
    Q_OBJECT
public:
    explicit MailboxPane(QWidget *parent = nullptr);

    MailboxTreeModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    QList<QAction *> actions() const { return m_actions; }

    void addConnection(Connection *connection);
    void removeConnection(Connection *connection);
    // What the context menu of a connection holds; that of a mailbox holds the tree's actions.
    void setConnectionActions(const QList<QAction *> &actions) { m_connectionActions = actions; }
    Page::Subject subject() const;
    // All mailboxes that are selected, in the tree or among what was found.
    std::vector<std::pair<Connection *, imap::ListedMailbox>> selectedMailboxes() const;
    // Something was done to these, and some of them should be gone: what lists them is listed again, and `show` is gone to, if
    // it is named.
    void mailboxesChanged(Connection *connection, const std::vector<imap::MailboxName> &mailboxes,
                          const std::vector<imap::MailboxName> &gone, const imap::MailboxName &show);
    // What stands in the tree beside a mailbox, or above it, without these; empty: nothing.
    imap::MailboxName neighbourOf(Connection *connection, const imap::MailboxName &name,
                                  const QSet<imap::MailboxName> &without) const;
    Connection *currentConnection() const;
    // The names from the connection down to what is selected, for a breadcrumb.
    QStringList path() const;
    // Selects the mailbox in the tree; where it is not listed there yet, the branches above it are opened first.
    void goTo(Connection *connection, const imap::MailboxName &name);
    // Selects the connection itself.
    void goToServer(Connection *connection);
    MailboxSearch *search() const { return m_search; }
    // Special uses and rights to find mailboxes by.
    QMenu *narrowMenu() const { return m_narrow; }
    // Which columns the tree has.
    QMenu *columnsMenu() const { return m_columns; }
    // After the header was put as it had been.
    void layoutRestored();
    // The mailboxes of the tree that are on the screen.
    QModelIndexList visibleMailboxes() const;
    void refresh();
    void focusFilter();

signals:
    void subjectChanged();
    void selectionChanged();
    void opened(); // Return or a double click on a mailbox

private:
    void makeActions();
    void makeColumns();
    void columnsChanged();
    void fitName();
    void showContextMenu(const QPoint &at);
    void filter(const QString &text);
    bool isSearching() const;
    void showAwaited();
    void copySelected(const std::function<QString(const imap::MailboxName &)> &text) const;
    bool select(Connection *connection, const imap::MailboxName &name);
    void branchListed(const QModelIndex &index);
    bool goBack(Connection *connection, const QModelIndex &listed);
    bool comesByOpening(const QModelIndex &branch);
    QModelIndex namespaceOf(Connection *connection, const imap::MailboxName &name) const;
    bool eventFilter(QObject *watched, QEvent *event) override;
    QModelIndex current() const;

    MailboxTreeModel *m_model;
    QLineEdit *m_filter;
    QMenu *m_narrow, *m_columns;
    QStackedWidget *m_stack;
    QTreeView *m_view;
    MailboxSearch *m_search;
    QList<QAction *> m_actions, m_connectionActions;
    QPointer<Connection> m_justMade;    // its INBOX, or what was shown before, was not shown yet
    QPointer<Connection> m_listedAgain; // by the person
    QHash<Connection *, imap::MailboxName> m_lastShown;
    std::pair<QPointer<Connection>, imap::MailboxName> m_awaited; // to be shown once it is listed
};

} // namespace ui
