#pragma once
#include "pages/page.h"
#include <QHash>
#include <QWidget>

class QAction;
class QLineEdit;
class QTreeView;

namespace ui {

class Connection;
class MailboxTreeModel;

// The tree of every mailbox, with a filter over the names that are listed. What is selected here leads the pages.
class MailboxPane final : public QWidget
{
    Q_OBJECT
public:
    explicit MailboxPane(QWidget *parent = nullptr);

    MailboxTreeModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    QList<QAction *> actions() const { return m_actions; }

    void addConnection(Connection *connection);
    Page::Subject subject() const;
    Connection *currentConnection() const;
    // Selects the mailbox if it is listed; false when it is not.
    bool select(Connection *connection, const imap::MailboxName &name);
    void refresh();
    void focusFilter();

signals:
    void subjectChanged();
    void opened(); // Return or a double click on a mailbox

private:
    void makeActions();
    void filter(const QString &text);
    bool hideUnlessMatching(const QModelIndex &index, const QString &text);
    void branchListed(const QModelIndex &index);
    bool goBack(Connection *connection, const QModelIndex &listed);
    QModelIndex current() const;

    MailboxTreeModel *m_model;
    QLineEdit *m_filter;
    QTreeView *m_view;
    QList<QAction *> m_actions;
    QPointer<Connection> m_justMade; // its INBOX, or what was shown before, was not shown yet
    QHash<Connection *, imap::MailboxName> m_lastShown;
};

} // namespace ui
