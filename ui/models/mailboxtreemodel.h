#pragma once
#include "imapcore/commands/list.h"
#include "imapcore/commands/namespace.h"
#include <QAbstractItemModel>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

class Connection;

// Every mailbox of every connection: connections as roots, their namespaces below, then mailboxes. Children are
// listed when a branch is opened, one level at a time; counts are asked for only where they are looked at.
class MailboxTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Unseen, Messages, ColumnCount };
    enum class NodeKind { Connection, Namespace, Mailbox, Problem };
    enum Role { NodeKindRole = Qt::UserRole, MailboxRole, SelectableRole };

    explicit MailboxTreeModel(QObject *parent = nullptr);
    ~MailboxTreeModel() override;

    QModelIndex addConnection(Connection *connection);
    void removeConnection(Connection *connection);
    // Lists the branch again; what was open below it is forgotten.
    void refresh(const QModelIndex &index);
    bool isLoading(const QModelIndex &index) const;

    Connection *connectionOf(const QModelIndex &index) const;
    // Empty for a connection and for a namespace.
    imap::MailboxName mailboxOf(const QModelIndex &index) const;
    char separatorOf(const QModelIndex &index) const;
    // The names from the connection down to the index, for a breadcrumb.
    QStringList path(const QModelIndex &index) const;
    // The index of a mailbox that is listed already.
    QModelIndex find(Connection *connection, const imap::MailboxName &name) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    // The children of this index have come, or the server refused them.
    void listed(const QModelIndex &index);

private:
    struct Node;
    Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node, int column = 0) const;
    void reload(Connection *connection);
    void list(Node *node);
    void insertListed(Node *parent, std::vector<imap::ListedMailbox> mailboxes);
    void setProblem(Node *node, const QString &text);
    void clearChildren(Node *node);
    bool isOtherNamespace(const Node *parent, const imap::MailboxName &name) const;
    void askForCounts();
    QVariant nameData(const Node &node, int role) const;
    QString toolTip(const Node &node) const;

    std::unique_ptr<Node> m_root;
    mutable std::vector<Node *> m_uncounted; // looked at, and their counts not known
    mutable QTimer m_counting;
};

} // namespace ui
