#include "mailboxtreemodel.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/mailboxicon.h"
#include <QCollator>
#include <QFont>
#include <algorithm>

namespace ui {

struct MailboxTreeModel::Node
{
    enum class Children { Unknown, Loading, Known };

    NodeKind kind = NodeKind::Mailbox;
    Node *parent = nullptr;
    int row = 0;
    QPointer<Connection> connection = {};
    imap::Namespace space = {};       // of a namespace
    imap::ListedMailbox mailbox = {}; // of a mailbox
    QString text = {};                // of a problem
    Children state = Children::Unknown;
    bool countsAsked = false;
    quint64 generation = 0; // a listing that was asked for before the last refresh is dropped
    std::vector<std::unique_ptr<Node>> children = {};

    char separator() const { return kind == NodeKind::Namespace ? space.separator : mailbox.separator; }
    bool isSelectable() const { return kind == NodeKind::Mailbox && mailbox.isSelectable(); }
    bool mayHaveChildren() const
    {
        if (kind != NodeKind::Mailbox)
            return kind != NodeKind::Problem;
        return mailbox.separator && !mailbox.has("\\HasNoChildren") && !mailbox.has("\\NoInferiors");
    }
};

MailboxTreeModel::MailboxTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_counting.setSingleShot(true);
    m_counting.setInterval(20);
    connect(&m_counting, &QTimer::timeout, this, &MailboxTreeModel::askForCounts);
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
    added->connection = connection;
    m_root->children.push_back(std::move(added));
    endInsertRows();
    connect(connection, &Connection::stateChanged, this, [this, connection] {
        if (connection->state() == Connection::State::Ready)
            reload(connection);
        for (const auto &root : m_root->children) {
            if (root->connection == connection)
                emit dataChanged(indexOf(root.get()), indexOf(root.get(), ColumnCount - 1));
        }
    });
    if (connection->state() == Connection::State::Ready)
        reload(connection);
    return index(row, 0);
}

void MailboxTreeModel::removeConnection(Connection *connection)
{
    connection->disconnect(this);
    for (size_t i = 0; i < m_root->children.size(); ++i) {
        if (m_root->children[i]->connection != connection)
            continue;
        m_uncounted.clear();
        beginRemoveRows({}, int(i), int(i));
        m_root->children.erase(m_root->children.begin() + qptrdiff(i));
        for (size_t j = i; j < m_root->children.size(); ++j)
            m_root->children[j]->row = int(j);
        endRemoveRows();
        return;
    }
}

// The namespaces of a connection that has become ready. They are the children of its root.
void MailboxTreeModel::reload(Connection *connection)
{
    for (const auto &root : m_root->children) {
        if (root->connection != connection)
            continue;
        clearChildren(root.get());
        const imap::Namespaces &namespaces = connection->namespaces();
        if (namespaces.empty())
            return;
        beginInsertRows(indexOf(root.get()), 0, int(namespaces.size()) - 1);
        for (const imap::Namespace &space : namespaces) {
            auto added = std::make_unique<Node>();
            added->kind = NodeKind::Namespace;
            added->parent = root.get();
            added->row = int(root->children.size());
            added->connection = connection;
            added->space = space;
            root->children.push_back(std::move(added));
        }
        root->state = Node::Children::Known;
        endInsertRows();
        emit listed(indexOf(root.get()));
    }
}

void MailboxTreeModel::clearChildren(Node *node)
{
    ++node->generation;
    node->state = Node::Children::Unknown;
    m_uncounted.clear();
    if (node->children.empty())
        return;
    beginRemoveRows(indexOf(node), 0, int(node->children.size()) - 1);
    node->children.clear();
    endRemoveRows();
}

void MailboxTreeModel::refresh(const QModelIndex &index)
{
    Node *target = node(index);
    if (target == m_root.get() || target->kind == NodeKind::Problem)
        return;
    if (target->kind == NodeKind::Connection) {
        if (target->connection && target->connection->session())
            reload(target->connection);
        return;
    }
    clearChildren(target);
    target->countsAsked = false;
    target->mailbox.status.reset();
    fetchMore(index);
    emit dataChanged(indexOf(target), indexOf(target, ColumnCount - 1));
}

bool MailboxTreeModel::isLoading(const QModelIndex &index) const
{
    return node(index)->state == Node::Children::Loading;
}

// LIST of one level. The own namespace without a prefix also shows the tops of the others: those have roots
// of their own here.
void MailboxTreeModel::list(Node *target)
{
    imap::Session *session = target->connection ? target->connection->session() : nullptr;
    if (!session)
        return;
    target->state = Node::Children::Loading;
    imap::List command;
    if (target->kind == NodeKind::Namespace)
        command.pattern = target->space.prefix.wire() + '%';
    else
        // "*" and "%" within a name stay wildcards, for which IMAP has no escape: what else they match is left
        // out when the answer comes.
        command.pattern = target->mailbox.name.wire() + target->mailbox.separator + '%';
    if (session->supports("LIST-EXTENDED")) {
        command.returnOptions.append("CHILDREN");
        if (session->supports("SPECIAL-USE"))
            command.returnOptions.append("SPECIAL-USE");
        if (session->supports("LIST-STATUS"))
            command.returnOptions.append("STATUS (MESSAGES UNSEEN)");
    }
    // The INBOX of a namespace with a prefix ("INBOX.") stands beside its mailboxes, not among them.
    const bool inboxApart = target->kind == NodeKind::Namespace && target->row == 0
                            && !target->space.prefix.isEmpty()
                            && target->space.kind == imap::Namespace::Kind::Personal;
    imap::List inbox = command;
    inbox.pattern = "INBOX";
    // The branch may be refreshed or gone before the answer comes.
    const auto finish = [this, where = QPersistentModelIndex(indexOf(target)),
                         generation = target->generation](const imap::Expected<imap::List::Result> &result,
                                                          const imap::List::Result &more) {
        Node *branch = where.isValid() ? node(where) : nullptr;
        if (!branch || branch->generation != generation)
            return;
        if (!result) {
            setProblem(branch, ErrorText::describe(result.error()));
            return;
        }
        imap::List::Result all = more;
        all.insert(all.end(), result->begin(), result->end());
        insertListed(branch, std::move(all));
    };
    if (inboxApart) {
        session->send(inbox)->then(this, [this, session = QPointer(session), command,
                                          finish](const auto &first) {
            const imap::List::Result found = first ? *first : imap::List::Result();
            if (session)
                session->send(command)->then(this,
                                             [finish, found](const auto &result) { finish(result, found); });
        });
    } else {
        session->send(command)->then(this, [finish](const auto &result) { finish(result, {}); });
    }
}

bool MailboxTreeModel::isOtherNamespace(const Node *parent, const imap::MailboxName &name) const
{
    if (parent->kind != NodeKind::Namespace || !parent->space.prefix.isEmpty())
        return false;
    const imap::Namespaces &all = parent->connection->namespaces();
    return std::any_of(all.begin(), all.end(), [&name](const imap::Namespace &space) {
        const QByteArray &prefix = space.prefix.wire();
        return !prefix.isEmpty()
               && (name.wire() == prefix || name.wire() + space.separator == prefix
                   || prefix.startsWith(name.wire() + space.separator));
    });
}

void MailboxTreeModel::insertListed(Node *parent, std::vector<imap::ListedMailbox> mailboxes)
{
    parent->state = Node::Children::Known;
    std::erase_if(mailboxes, [this, parent](const imap::ListedMailbox &mailbox) {
        // A server may answer with the parent itself, or with more than the pattern asked for.
        if (mailbox.name == parent->mailbox.name && parent->kind == NodeKind::Mailbox)
            return true;
        if (parent->kind == NodeKind::Namespace && mailbox.name.wire() == parent->space.prefix.wire())
            return true;
        if (parent->kind == NodeKind::Mailbox
            && !mailbox.name.isBelow(parent->mailbox.name, parent->mailbox.separator))
            return true;
        return isOtherNamespace(parent, mailbox.name);
    });
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(mailboxes.begin(), mailboxes.end(), [&collator](const auto &a, const auto &b) {
        const int oa = mailboxOrder(a), ob = mailboxOrder(b);
        return oa != ob ? oa < ob : collator.compare(a.name.toString(), b.name.toString()) < 0;
    });
    mailboxes.erase(std::unique(mailboxes.begin(), mailboxes.end(),
                                [](const auto &a, const auto &b) { return a.name == b.name; }),
                    mailboxes.end());
    if (!mailboxes.empty()) {
        beginInsertRows(indexOf(parent), 0, int(mailboxes.size()) - 1);
        for (imap::ListedMailbox &mailbox : mailboxes) {
            auto added = std::make_unique<Node>();
            added->parent = parent;
            added->row = int(parent->children.size());
            added->connection = parent->connection;
            added->mailbox = std::move(mailbox);
            parent->children.push_back(std::move(added));
        }
        endInsertRows();
    }
    const QModelIndex index = indexOf(parent);
    emit dataChanged(index, indexOf(parent, ColumnCount - 1));
    emit listed(index);
}

void MailboxTreeModel::setProblem(Node *target, const QString &text)
{
    target->state = Node::Children::Known;
    beginInsertRows(indexOf(target), 0, 0);
    auto added = std::make_unique<Node>();
    added->kind = NodeKind::Problem;
    added->parent = target;
    added->connection = target->connection;
    added->text = text;
    target->children.push_back(std::move(added));
    endInsertRows();
    emit listed(indexOf(target));
}

// Servers without LIST-STATUS are asked for each mailbox on the screen, all in one flight.
void MailboxTreeModel::askForCounts()
{
    const std::vector<Node *> wanted = std::move(m_uncounted);
    m_uncounted.clear();
    for (Node *target : wanted) {
        imap::Session *session = target->connection ? target->connection->session() : nullptr;
        if (!session)
            continue;
        const QPersistentModelIndex where(indexOf(target));
        session->send(imap::GetStatus{target->mailbox.name, {"MESSAGES", "UNSEEN"}})
            ->then(this, [this, where](const imap::Expected<imap::MailboxStatus> &status) {
                if (!where.isValid() || !status)
                    return;
                node(where)->mailbox.status = std::make_shared<const imap::MailboxStatus>(*status);
                emit dataChanged(where, where.sibling(where.row(), ColumnCount - 1));
            });
    }
}

MailboxTreeModel::Node *MailboxTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex MailboxTreeModel::indexOf(const Node *target, int column) const
{
    return target == m_root.get() ? QModelIndex()
                                  : createIndex(target->row, column, const_cast<Node *>(target));
}

Connection *MailboxTreeModel::connectionOf(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->connection.data() : nullptr;
}

imap::MailboxName MailboxTreeModel::mailboxOf(const QModelIndex &index) const
{
    return index.isValid() ? node(index)->mailbox.name : imap::MailboxName();
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
    std::vector<const Node *> open;
    for (const auto &root : m_root->children) {
        if (root->connection == connection)
            open.push_back(root.get());
    }
    while (!open.empty()) {
        const Node *at = open.back();
        open.pop_back();
        if (at->kind == NodeKind::Mailbox && at->mailbox.name == name)
            return indexOf(at);
        for (const auto &child : at->children)
            open.push_back(child.get());
    }
    return {};
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
           && target->connection && target->connection->session();
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

QString MailboxTreeModel::toolTip(const Node &target) const
{
    if (target.kind == NodeKind::Problem)
        return target.text;
    if (target.kind != NodeKind::Mailbox)
        return {};
    QString text = target.mailbox.name.toString();
    const QString wire = QString::fromLatin1(target.mailbox.name.wire());
    if (wire != text)
        text += u'\n' + tr("On the wire: %1").arg(wire);
    if (!target.isSelectable())
        text += u'\n' + tr("Holds other mailboxes, but no messages");
    if (!target.mailbox.attributes.isEmpty())
        text += u'\n' + QString::fromLatin1(target.mailbox.attributes.join(' '));
    return text;
}

QVariant MailboxTreeModel::nameData(const Node &target, int role) const
{
    const Connection *connection = target.connection;
    switch (target.kind) {
    case NodeKind::Connection:
        if (role == Qt::DisplayRole && connection)
            return connection->title();
        if (role == Qt::DecorationRole && connection) {
            const bool ready = connection->state() == Connection::State::Ready;
            return icon("server", ready                                            ? Tone::Good
                                  : connection->state() == Connection::State::Lost ? Tone::Bad
                                                                                   : Tone::Muted);
        }
        break;
    case NodeKind::Namespace: {
        using enum imap::Namespace::Kind;
        const auto kind = target.space.kind;
        if (role == Qt::DisplayRole) {
            const QString name = kind == Personal     ? tr("My mailboxes")
                                 : kind == OtherUsers ? tr("Other users")
                                                      : tr("Shared");
            // Several namespaces of one kind are told apart by their prefix.
            const auto &all = connection ? connection->namespaces() : imap::Namespaces();
            const auto same = std::count_if(all.begin(), all.end(),
                                            [kind](const auto &space) { return space.kind == kind; });
            if (same < 2 || target.space.prefix.isEmpty())
                return name;
            QString prefix = target.space.prefix.toString();
            if (target.space.separator && prefix.endsWith(QLatin1Char(target.space.separator)))
                prefix.chop(1);
            return QStringLiteral("%1 (%2)").arg(name, prefix);
        }
        if (role == Qt::DecorationRole)
            return icon(kind == Personal ? "user" : kind == OtherUsers ? "other-users" : "public");
        break;
    }
    case NodeKind::Mailbox:
        if (role == Qt::DisplayRole)
            return target.mailbox.name.lastPart(target.mailbox.separator);
        if (role == Qt::DecorationRole)
            return mailboxIcon(target.mailbox);
        break;
    case NodeKind::Problem:
        if (role == Qt::DisplayRole)
            return target.text;
        if (role == Qt::DecorationRole)
            return icon("warning", Tone::Warning);
        break;
    }
    return {};
}

QVariant MailboxTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Node &target = *node(index);
    switch (role) {
    case NodeKindRole:
        return int(target.kind);
    case MailboxRole:
        return QVariant::fromValue(target.mailbox.name);
    case SelectableRole:
        return target.isSelectable();
    case Qt::ToolTipRole:
        return toolTip(target);
    case Qt::TextAlignmentRole:
        return index.column() == Name ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::FontRole:
        if (target.kind == NodeKind::Connection
            || (target.mailbox.status && target.mailbox.status->unseen.value_or(0) > 0)) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::DisplayRole:
    case Qt::DecorationRole:
        break;
    default:
        return {};
    }
    if (index.column() == Name)
        return nameData(target, role);
    if (role != Qt::DisplayRole || !target.isSelectable())
        return {};
    if (!target.mailbox.status) {
        if (!target.countsAsked) {
            target.countsAsked = true;
            m_uncounted.push_back(&target);
            m_counting.start();
        }
        return {};
    }
    const std::optional<quint64> count =
        index.column() == Unseen ? target.mailbox.status->unseen : target.mailbox.status->messages;
    // No number where there is nothing unseen: what wants attention stands out.
    if (!count || (index.column() == Unseen && *count == 0))
        return {};
    return formatCount(*count);
}

QVariant MailboxTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != Name)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Mailbox");
    case Unseen:
        return tr("Unread");
    default:
        return tr("Total");
    }
}

} // namespace ui
