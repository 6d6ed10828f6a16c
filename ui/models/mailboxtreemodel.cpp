#include "mailboxtreemodel.h"
#include "mailboxnode.h"

namespace ui {

MailboxTreeModel::MailboxTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    connectFacts();
}

MailboxTreeModel::~MailboxTreeModel() = default;

QModelIndex MailboxTreeModel::addConnection(Connection *connection)
{
    const int row = int(m_root->children.size());
    beginInsertRows({}, row, row);
    auto added = std::make_unique<Node>();
    added->kind = NodeKind::Connection;
    added->parent = m_root.get();
    added->row = row;
    added->root = std::make_unique<Node::Root>();
    added->root->connection = connection;
    m_root->children.push_back(std::move(added));
    endInsertRows();
    const auto rootChanged = [this, connection] {
        if (const Node *root = rootOf(connection))
            changed(root);
    };
    connect(connection, &Connection::stateChanged, this, [this, connection, rootChanged] {
        if (connection->state() == Connection::State::Ready)
            reload(connection);
        rootChanged();
    });
    connect(connection, &Connection::busyChanged, this, rootChanged);
    connect(connection, &Connection::profileChanged, this, rootChanged);
    connect(connection, &Connection::accessChanged, this, rootChanged);
    if (connection->state() == Connection::State::Ready)
        reload(connection);
    return index(row, 0);
}

void MailboxTreeModel::removeConnection(Connection *connection)
{
    connection->disconnect(this);
    m_facts.forget(connection);
    const Node *root = rootOf(connection);
    if (!root)
        return;
    const int row = root->row;
    beginRemoveRows({}, row, row);
    m_root->children.erase(m_root->children.begin() + row);
    renumber(m_root.get(), row);
    endRemoveRows();
}

MailboxTreeModel::Node *MailboxTreeModel::rootOf(const Connection *connection) const
{
    const auto root =
        std::find_if(m_root->children.begin(), m_root->children.end(), [connection](const auto &one) {
            return connection && one->root->connection == connection;
        });
    return root == m_root->children.end() ? nullptr : root->get();
}

MailboxTreeModel::Node *MailboxTreeModel::nodeOf(const Connection *connection,
                                                 const imap::MailboxName &name) const
{
    const Node *root = rootOf(connection);
    return root ? root->root->byName.value(name) : nullptr;
}

MailboxTreeModel::Node *MailboxTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex MailboxTreeModel::indexOf(const Node *target, int column) const
{
    return !target || target == m_root.get() ? QModelIndex()
                                             : createIndex(target->row, column, const_cast<Node *>(target));
}

QModelIndex MailboxTreeModel::indexOf(const Connection *connection) const
{
    return indexOf(rootOf(connection));
}

void MailboxTreeModel::changed(const Node *target)
{
    emit dataChanged(indexOf(target), indexOf(target, ColumnCount - 1));
}

bool MailboxTreeModel::isLoading(const QModelIndex &index) const
{
    return node(index)->state == Node::Children::Loading;
}

Connection *MailboxTreeModel::connectionOf(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->connection() : nullptr;
}

imap::MailboxName MailboxTreeModel::mailboxOf(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->mailbox.name : imap::MailboxName();
}

const imap::ListedMailbox *MailboxTreeModel::listedOf(const QModelIndex &index) const
{
    return index.isValid() && node(index)->kind == NodeKind::Mailbox ? &node(index)->mailbox : nullptr;
}

char MailboxTreeModel::separatorOf(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->separator() : '\0';
}

QStringList MailboxTreeModel::path(const QModelIndex &index) const
{
    QStringList parts;
    for (QModelIndex at = index.siblingAtColumn(Name); at.isValid(); at = at.parent())
        parts.prepend(at.data().toString());
    return parts;
}

QModelIndex MailboxTreeModel::find(Connection *connection, const imap::MailboxName &name) const
{
    return indexOf(nodeOf(connection, name));
}

QModelIndex MailboxTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = node(parent);
    if (row < 0 || row >= int(above->children.size()) || column < 0 || column >= ColumnCount
        || parent.column() > 0)
        return {};
    return createIndex(row, column, above->children[size_t(row)].get());
}

QModelIndex MailboxTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int MailboxTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int MailboxTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool MailboxTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Node *target = node(parent);
    if (parent.column() > 0)
        return false;
    if (!target->children.empty())
        return true;
    return target != m_root.get() && target->state != Node::Children::Known && target->mayHaveChildren();
}

bool MailboxTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *target = node(parent);
    return parent.isValid() && parent.column() == 0 && target->state == Node::Children::Unknown
           && (target->kind == NodeKind::Namespace
               || (target->kind == NodeKind::Mailbox && target->mayHaveChildren()))
           && target->session();
}

void MailboxTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        list(node(parent));
}

Qt::ItemFlags MailboxTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (node(index)->kind == NodeKind::Problem)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace ui
