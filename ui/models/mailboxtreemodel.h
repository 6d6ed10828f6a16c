#pragma once
#include "imapcore/commands/list.h"
#include "imapcore/commands/namespace.h"
#include "mailboxfacts.h"
#include "mailboxlevel.h"
#include <QAbstractItemModel>
#include <QPointer>
#include <QSet>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

class Connection;

// Every mailbox of every connection: connections as roots, their namespaces below, then mailboxes. Children are
// listed when a branch is opened, one level at a time; counts are asked for only where they are looked at. What is
// listed stays while a connection is lost, and is brought up to date when it is made again.
class MailboxTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Unseen,
        Messages,
        Recent,
        Size,
        Quota,
        Rights,
        Subscribed,
        UidValidity,
        HighestModSeq,
        ColumnCount
    };
    enum class NodeKind { Connection, Namespace, Mailbox, Problem };
    enum Role { NodeKindRole = Qt::UserRole, MailboxRole, SelectableRole };

    explicit MailboxTreeModel(QObject *parent = nullptr);
    ~MailboxTreeModel() override;

    QModelIndex addConnection(Connection *connection);
    void removeConnection(Connection *connection);
    // Lists the branch again, and what was listed below it; what is still there keeps its place.
    void refresh(const QModelIndex &index);
    bool isLoading(const QModelIndex &index) const;
    // Which facts LIST asks for along with the names, where the server can tell them so.
    void setShownColumns(const QSet<int> &columns);

    // Asks again for what is shown of these.
    void refreshFacts(const QModelIndexList &mailboxes);
    // What the server told unasked of a mailbox: how it stands, that it is new, renamed, gone or subscribed to.
    void tellStatus(Connection *connection, const imap::MailboxStatus &status);
    void tellMailbox(Connection *connection, const imap::ListedMailbox &mailbox);
    // These were deleted or renamed just now. Where LIST still names one, STATUS tells whether it is there: for Dovecot 2.3 a
    // session may list for a long time what it has itself deleted.
    void doubt(Connection *connection, const std::vector<imap::MailboxName> &mailboxes);
    // And these are there, if LIST names them: one may have no right to their STATUS.
    void trust(Connection *connection, const std::vector<imap::MailboxName> &mailboxes);

    Connection *connectionOf(const QModelIndex &index) const;
    // Empty for a connection and for a namespace.
    imap::MailboxName mailboxOf(const QModelIndex &index) const;
    // What the server told of a mailbox; null for what is none.
    const imap::ListedMailbox *listedOf(const QModelIndex &index) const;
    char separatorOf(const QModelIndex &index) const;
    // The names from the connection down to the index, for a breadcrumb.
    QStringList path(const QModelIndex &index) const;
    // The index of a mailbox that is listed already.
    QModelIndex find(Connection *connection, const imap::MailboxName &name) const;
    // The root of a connection.
    QModelIndex indexOf(const Connection *connection) const;

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

    static QString columnName(int column);
    static QString columnToolTip(int column);
    static bool columnIsText(int column);
    // What is painted of a connection, in words.
    static QString describe(const Connection &connection);

signals:
    // The children of this index have come, or the server refused them.
    void listed(const QModelIndex &index);
    // What is told of many mailboxes has changed, but neither their names nor what leads to others: a view has only to be
    // painted anew. It would look at each of those that dataChanged names.
    void manyChanged();

private:
    struct Node;
    struct Listing;
    using Level = MailboxLevel::Mailboxes;

    Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node, int column = 0) const;
    Node *rootOf(const Connection *connection) const;
    Node *nodeOf(const Connection *connection, const imap::MailboxName &name) const;
    void changed(const Node *node);

    // Listing (mailboxtreelisting.cpp)
    void reload(Connection *connection);
    MailboxLevel levelOf(const Node *node) const;
    void list(Node *node);
    void listingDone(Node *node, imap::Expected<imap::List::Result> &&result, imap::List::Result more,
                     quint16 facts);
    void showListed(Node *parent, Listing listing, quint16 facts);
    void showFirst(Node *parent, std::vector<std::unique_ptr<Node>> nodes);
    void merge(Node *parent, Listing listing, quint16 facts);
    void removeGone(Node *parent, const Listing &listing);
    void setProblem(Node *node, const QString &text);
    void insertRun(Node *parent, int row, Level::iterator begin, Level::iterator end, quint16 facts);
    void removeRun(Node *parent, int row, int count);
    void renumber(Node *parent, int from);
    bool update(Node *node, imap::ListedMailbox mailbox, quint16 facts);
    void insertOne(Connection *connection, const imap::ListedMailbox &mailbox);
    void askAboutDoubted(const Node *parent);

    // What is shown (mailboxtreedata.cpp)
    void wantFact(const Node &node, MailboxFacts::Fact fact) const;
    QVariant nameData(const Node &node, int role) const;
    QVariant factData(const Node &node, int column) const;
    QString toolTip(const Node &node) const;
    void connectFacts();

    std::unique_ptr<Node> m_root;
    mutable MailboxFacts m_facts;
    quint16 m_shownFacts = MailboxFacts::Unseen | MailboxFacts::Messages;
};

} // namespace ui
