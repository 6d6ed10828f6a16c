// How the tree comes to its rows: LIST of a level.
#include "imapcore/cause.h"
#include "mailboxnode.h"
#include "mailboxtreemodel.h"
#include "ui/support/errortext.h"
#include "imapcore/inbackground.h"

namespace ui {

// The namespaces of a connection that has become ready. They are the children of its root.
void MailboxTreeModel::reload(Connection *connection)
{
    Node *root = rootOf(connection);
    const imap::Namespaces &namespaces = connection->namespaces();
    root->root->subscribed.reset();
    m_facts.forget(connection);
    root->state = Node::Children::Known;
    const bool same =
        std::equal(namespaces.begin(), namespaces.end(), root->children.begin(), root->children.end(),
                   [](const imap::Namespace &space, const std::unique_ptr<Node> &child) {
                       return child->space && isSame(space, *child->space);
                   });
    if (same) {
        root->forgetFacts();
        for (const auto &child : root->children) {
            if (child->state != Node::Children::Unknown)
                list(child.get());
        }
    } else {
        removeRun(root, 0, int(root->children.size()));
        if (!namespaces.empty()) {
            beginInsertRows(indexOf(root), 0, int(namespaces.size()) - 1);
            for (const imap::Namespace &space : namespaces) {
                auto added = std::make_unique<Node>();
                added->kind = NodeKind::Namespace;
                added->parent = root;
                added->row = int(root->children.size());
                added->space = std::make_unique<imap::Namespace>(space);
                root->children.push_back(std::move(added));
            }
            endInsertRows();
        }
    }
    emit listed(indexOf(root));
}

void MailboxTreeModel::refresh(const QModelIndex &index)
{
    Node *target = node(index);
    if (target == m_root.get() || target->kind == NodeKind::Problem || !target->session())
        return;
    if (target->kind == NodeKind::Connection) {
        reload(target->connection());
        return;
    }
    target->forgetFacts();
    if (target->kind == NodeKind::Namespace || target->mayHaveChildren())
        list(target);
    changed(target);
}

MailboxLevel MailboxTreeModel::levelOf(const Node *target) const
{
    MailboxLevel level;
    level.parent = target->mailbox.name;
    level.separator = target->separator();
    if (target->space)
        level.space = *target->space;
    level.all = target->connection()->namespaces();
    const imap::Session *session = target->session();
    level.goneAreTold = session && session->supports("NOTIFY") && session->supports("LIST-EXTENDED");
    level.inboxApart = target->kind == NodeKind::Namespace && target->row == 0
                       && !level.space.prefix.isEmpty()
                       && level.space.kind == imap::Namespace::Kind::Personal;
    return level;
}

void MailboxTreeModel::list(Node *target)
{
    imap::Session *session = target->session();
    if (!session)
        return;
    const imap::Cause because(target->kind == NodeKind::Namespace
                                  ? tr("Mailboxes of a namespace")
                                  : tr("Mailboxes below %1").arg(target->mailbox.name.toString()));
    target->state = Node::Children::Loading;
    ++target->generation;
    const MailboxLevel level = levelOf(target);
    imap::List command{level.pattern()};
    quint16 facts = 0;
    if (session->supports("LIST-EXTENDED")) {
        command.returnOptions.append("CHILDREN");
        command.returnOptions.append("SUBSCRIBED");
        facts |= MailboxFacts::Subscribed;
        if (session->supports("SPECIAL-USE"))
            command.returnOptions.append("SPECIAL-USE");
        // Thousands of users are counted where somebody looks.
        if (!level.isOfUsers()) {
            const QByteArrayList items = MailboxFacts::statusItems(*session, m_shownFacts);
            if (session->supports("LIST-STATUS") && !items.isEmpty()) {
                command.returnOptions.append(imap::listStatus(items));
                facts |= m_shownFacts & MailboxFacts::OfStatus;
            }
            if (session->supports("LIST-MYRIGHTS") && (m_shownFacts & MailboxFacts::Rights)) {
                command.returnOptions.append("MYRIGHTS");
                facts |= MailboxFacts::Rights;
            }
        }
    }
    // The branch may be listed again or gone before the answer comes.
    const auto finish = [this, facts, where = QPersistentModelIndex(indexOf(target)),
                         generation = target->generation](imap::Expected<imap::List::Result> &&result,
                                                          imap::List::Result more) {
        Node *branch = where.isValid() ? node(where) : nullptr;
        if (branch && branch->generation == generation)
            listingDone(branch, std::move(result), std::move(more), facts);
    };
    using Answer = imap::Expected<imap::List::Result>;
    if (!level.inboxApart) {
        session->send(std::move(command))->then(this, [finish](Answer &&result) {
            finish(std::move(result), {});
        });
        return;
    }
    // The INBOX of a namespace with a prefix ("INBOX.") stands beside its mailboxes, not among them.
    imap::List inbox = command;
    inbox.pattern = "INBOX";
    session->send(std::move(inbox))
        ->then(this, [this, session = QPointer(session), command, finish](const Answer &first) {
            const imap::List::Result found = first ? *first : imap::List::Result();
            if (session)
                session->send(command)->then(
                    this, [finish, found](Answer &&result) { finish(std::move(result), found); });
        });
}

MailboxTreeModel::Listing MailboxTreeModel::Listing::of(Level arranged, bool isFirst, quint16 facts)
{
    Listing listing;
    if (isFirst) {
        listing.nodes.reserve(arranged.size());
        for (imap::ListedMailbox &mailbox : arranged) {
            Node &made = *listing.nodes.emplace_back(std::make_unique<Node>());
            made.row = int(listing.nodes.size()) - 1;
            made.tell(std::move(mailbox));
            made.noteTold(facts);
        }
        return listing;
    }
    listing.places.reserve(qsizetype(arranged.size()));
    for (size_t i = 0; i < arranged.size(); ++i)
        listing.places.insert(arranged[i].name, int(i));
    listing.mailboxes = std::move(arranged);
    return listing;
}

void MailboxTreeModel::listingDone(Node *branch, imap::Expected<imap::List::Result> &&result,
                                   imap::List::Result more, quint16 facts)
{
    if (!result) {
        const imap::Session *session = branch->session();
        if (session && session->state() != imap::Session::State::Closed) {
            setProblem(branch, ErrorText::describe(result.error()));
        } else {
            // What was there can still be seen.
            branch->state = branch->children.empty() ? Node::Children::Unknown : Node::Children::Known;
            emit listed(indexOf(branch));
        }
        return;
    }
    imap::List::Result all = *std::move(result);
    all.insert(all.begin(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    const MailboxLevel level = levelOf(branch);
    // What came within the answer and is of another level was told unasked: nobody else has heard it.
    std::vector<imap::ListedMailbox> told;
    for (const imap::ListedMailbox &mailbox : all) {
        if (level.goneAreTold && !level.holds(mailbox))
            told.push_back(mailbox);
    }
    if (!told.empty()) {
        QMetaObject::invokeMethod(
            this,
            [this, of = QPointer(branch->connection()), told = std::move(told)] {
                for (const imap::ListedMailbox &mailbox : told)
                    tellMailbox(of, mailbox);
            },
            Qt::QueuedConnection);
    }
    const size_t count = all.size();
    auto arrange = [level, all = std::move(all), isFirst = branch->children.empty(), facts]() mutable {
        return std::make_shared<Listing>(Listing::of(level.arrange(std::move(all)), isFirst, facts));
    };
    const auto show = [this, facts, where = QPersistentModelIndex(indexOf(branch)),
                       generation = branch->generation](const std::shared_ptr<Listing> &listing) {
        Node *parent = where.isValid() ? node(where) : nullptr;
        if (parent && parent->generation == generation)
            showListed(parent, std::move(*listing), facts);
    };
    if (count <= MailboxLevel::FewMailboxes)
        show(arrange());
    else
        imap::inBackground(this, std::move(arrange), show);
}

void MailboxTreeModel::showListed(Node *parent, Listing listing, quint16 facts)
{
    parent->state = Node::Children::Known;
    if (listing.nodes.empty()) {
        merge(parent, std::move(listing), facts);
    } else {
        removeRun(parent, 0, int(parent->children.size()));
        showFirst(parent, std::move(listing.nodes));
    }
    changed(parent);
    askAboutDoubted(parent);
    emit listed(indexOf(parent));
}

void MailboxTreeModel::showFirst(Node *parent, std::vector<std::unique_ptr<Node>> nodes)
{
    QHash<imap::MailboxName, Node *> &byName = parent->ofConnection()->byName;
    byName.reserve(byName.size() + qsizetype(nodes.size()));
    for (const auto &made : nodes) {
        made->parent = parent;
        byName.insert(made->mailbox.name, made.get());
    }
    beginInsertRows(indexOf(parent), 0, int(nodes.size()) - 1);
    parent->children = std::move(nodes);
    endInsertRows();
}

// What is there already keeps its row, and its own branch.
void MailboxTreeModel::merge(Node *parent, Listing listing, quint16 facts)
{
    Level &mailboxes = listing.mailboxes;
    const bool isSame =
        std::equal(parent->children.begin(), parent->children.end(), mailboxes.begin(), mailboxes.end(),
                   [](const auto &child, const imap::ListedMailbox &one) {
                       return child->kind == NodeKind::Mailbox && child->mailbox.name == one.name;
                   });
    if (!isSame)
        removeGone(parent, listing);
    std::vector<std::pair<int, int>> changedRows; // runs
    size_t row = 0;
    for (size_t at = 0; at < mailboxes.size();) {
        if (row < parent->children.size() && parent->children[row]->mailbox.name == mailboxes[at].name) {
            if (update(parent->children[row].get(), std::move(mailboxes[at]), facts)) {
                if (!changedRows.empty() && changedRows.back().second + 1 == int(row))
                    changedRows.back().second = int(row);
                else
                    changedRows.emplace_back(row, row);
            }
            ++row;
            ++at;
            continue;
        }
        size_t end = at + 1;
        while (
            end < mailboxes.size()
            && (row >= parent->children.size() || parent->children[row]->mailbox.name != mailboxes[end].name))
            ++end;
        insertRun(parent, int(row), mailboxes.begin() + qptrdiff(at), mailboxes.begin() + qptrdiff(end),
                  facts);
        row += end - at;
        at = end;
    }
    // A view looks for the place of each run.
    constexpr size_t ManyRuns = 50;
    if (changedRows.size() > ManyRuns)
        changedRows = {{changedRows.front().first, changedRows.back().second}};
    for (const auto &[first, last] : changedRows)
        emit dataChanged(indexOf(parent->children[size_t(first)].get()),
                         indexOf(parent->children[size_t(last)].get(), ColumnCount - 1));
    emit manyChanged();
}

// Those that are not there any more, or stand in another order than the others.
void MailboxTreeModel::removeGone(Node *parent, const Listing &listing)
{
    int last = int(listing.mailboxes.size());
    for (int row = int(parent->children.size()) - 1; row >= 0; --row) {
        int first = row;
        const auto stays = [&](int at) {
            const Node &child = *parent->children[size_t(at)];
            const int place =
                child.kind == NodeKind::Mailbox ? listing.places.value(child.mailbox.name, -1) : -1;
            if (place < 0 || place >= last)
                return false;
            last = place;
            return true;
        };
        if (stays(row))
            continue;
        while (first > 0 && !stays(first - 1))
            --first;
        removeRun(parent, first, row - first + 1);
        row = first > 0 ? first - 1 : 0; // which stays
    }
}

// Whether more has changed than what is told beside its name.
bool MailboxTreeModel::update(Node *target, imap::ListedMailbox mailbox, quint16 facts)
{
    const bool isOther =
        mailbox.attributes != target->mailbox.attributes || mailbox.separator != target->mailbox.separator;
    if (!mailbox.status)
        mailbox.status = target->mailbox.status;
    if (!mailbox.more)
        mailbox.more = target->mailbox.more;
    target->tell(std::move(mailbox));
    target->noteTold(facts);
    if (!target->mayHaveChildren()) {
        removeRun(target, 0, int(target->children.size()));
        target->state = Node::Children::Unknown;
    } else if (target->state != Node::Children::Unknown) {
        list(target);
    }
    return isOther;
}

void MailboxTreeModel::insertRun(Node *parent, int row, Level::iterator begin, Level::iterator end,
                                 quint16 facts)
{
    if (begin == end)
        return;
    Node::Root *root = parent->ofConnection();
    const auto count = int(end - begin);
    std::vector<std::unique_ptr<Node>> added;
    added.reserve(size_t(count));
    for (auto mailbox = begin; mailbox != end; ++mailbox) {
        auto one = std::make_unique<Node>();
        one->parent = parent;
        one->tell(std::move(*mailbox));
        one->noteTold(facts);
        root->byName.insert(one->mailbox.name, one.get());
        added.push_back(std::move(one));
    }
    beginInsertRows(indexOf(parent), row, row + count - 1);
    parent->children.insert(parent->children.begin() + row, std::make_move_iterator(added.begin()),
                            std::make_move_iterator(added.end()));
    renumber(parent, row);
    endInsertRows();
}

void MailboxTreeModel::removeRun(Node *parent, int row, int count)
{
    if (count <= 0)
        return;
    Node::Root *root = parent->ofConnection();
    beginRemoveRows(indexOf(parent), row, row + count - 1);
    const auto begin = parent->children.begin() + row;
    for (auto child = begin; child != begin + count; ++child)
        (*child)->forgetNames(*root);
    parent->children.erase(begin, begin + count);
    renumber(parent, row);
    endRemoveRows();
}

void MailboxTreeModel::renumber(Node *parent, int from)
{
    for (size_t i = size_t(from); i < parent->children.size(); ++i)
        parent->children[i]->row = int(i);
}

void MailboxTreeModel::setProblem(Node *target, const QString &text)
{
    removeRun(target, 0, int(target->children.size()));
    target->state = Node::Children::Known;
    beginInsertRows(indexOf(target), 0, 0);
    auto added = std::make_unique<Node>();
    added->kind = NodeKind::Problem;
    added->parent = target;
    added->text = std::make_unique<QString>(text);
    target->children.push_back(std::move(added));
    endInsertRows();
    emit listed(indexOf(target));
}

} // namespace ui
