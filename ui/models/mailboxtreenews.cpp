// What the server tells the tree unasked.
#include "mailboxnode.h"
#include "mailboxtreemodel.h"

namespace ui {

void MailboxTreeModel::tellMailbox(Connection *connection, const imap::ListedMailbox &mailbox)
{
    if (!rootOf(connection))
        return;
    if (const auto old = mailbox.oldName(); old && *old != mailbox.name) {
        if (Node *before = nodeOf(connection, *old))
            removeRun(before->parent, before->row, 1);
    }
    Node *known = nodeOf(connection, mailbox.name);
    if (known && mailbox.has("\\NonExistent")
        && (known->children.empty() || mailbox.has("\\HasNoChildren"))) {
        removeRun(known->parent, known->row, 1);
    } else if (known) {
        // A change of the subscription says nothing of children.
        imap::ListedMailbox now = mailbox;
        now.status = known->mailbox.status;
        now.more = known->mailbox.more;
        for (const char *told : {"\\HasChildren", "\\HasNoChildren"}) {
            if (known->mailbox.has(told) && !now.has("\\HasChildren") && !now.has("\\HasNoChildren"))
                now.attributes.append(told);
        }
        known->tell(std::move(now));
        changed(known);
    } else if (!mailbox.has("\\NonExistent")) {
        insertOne(connection, mailbox);
    }
}

void MailboxTreeModel::doubt(Connection *connection, const std::vector<imap::MailboxName> &mailboxes)
{
    if (const Node *root = rootOf(connection))
        root->root->doubted.unite(QSet<imap::MailboxName>(mailboxes.begin(), mailboxes.end()));
}

void MailboxTreeModel::trust(Connection *connection, const std::vector<imap::MailboxName> &mailboxes)
{
    if (const Node *root = rootOf(connection))
        root->root->doubted.subtract(QSet<imap::MailboxName>(mailboxes.begin(), mailboxes.end()));
}

void MailboxTreeModel::askAboutDoubted(const Node *parent)
{
    Connection *connection = parent->connection();
    imap::Session *session = connection->session();
    const QSet<imap::MailboxName> &doubted = rootOf(connection)->root->doubted;
    for (const imap::MailboxName &name : doubted) {
        const Node *known = nodeOf(connection, name);
        if (!session || !known || known->parent != parent || !known->isSelectable())
            continue;
        session->send(imap::GetStatus{name, {"MESSAGES"}})
            ->then(this, [this, name,
                          of = QPointer(connection)](const imap::Expected<imap::MailboxStatus> &status) {
                Node *root = of ? rootOf(of) : nullptr;
                if (!root)
                    return;
                Node *found = nodeOf(of, name);
                if (status)
                    root->root->doubted.remove(name);
                else if (found && status.error().kind == imap::Error::Kind::Refused)
                    removeRun(found->parent, found->row, 1);
            });
    }
}

void MailboxTreeModel::insertOne(Connection *connection, const imap::ListedMailbox &mailbox)
{
    Node *root = rootOf(connection);
    const imap::Namespace *space = namespaceOf(connection->namespaces(), mailbox.name);
    if (!space)
        return;
    const QByteArray below = mailbox.name.wire().mid(space->prefix.wire().size());
    Node *parent = nullptr;
    if (space->separator && below.contains(space->separator))
        parent = nodeOf(connection, mailbox.name.parent(space->separator));
    for (const auto &top : root->children) {
        if (!below.contains(space->separator) && top->space && isSame(*top->space, *space))
            parent = top.get();
    }
    // What was not listed yet is listed whole when somebody opens it.
    if (!parent || parent->state == Node::Children::Loading || !levelOf(parent).holds(mailbox))
        return;
    const bool isFirst = parent->state == Node::Children::Unknown;
    if (isFirst) {
        if (parent->mayHaveChildren() || !parent->separator())
            return;
        imap::ListedMailbox now = parent->mailbox;
        now.attributes.removeIf(
            [](const QByteArray &one) { return one.compare("\\HasNoChildren", Qt::CaseInsensitive) == 0; });
        now.attributes.append("\\HasChildren");
        parent->tell(std::move(now));
        parent->state = Node::Children::Known; // it had none, and now has one
    }
    const auto at = std::upper_bound(
        parent->children.begin(), parent->children.end(), mailbox,
        [isBefore = MailboxLevel::order()](const imap::ListedMailbox &one, const auto &child) {
            return child->kind == NodeKind::Mailbox && isBefore(one, child->mailbox);
        });
    Level one{mailbox};
    one.front().status.reset();
    one.front().more.reset();
    insertRun(parent, int(at - parent->children.begin()), one.begin(), one.end(), 0);
    if (isFirst)
        changed(parent);
}

void MailboxTreeModel::tellStatus(Connection *connection, const imap::MailboxStatus &status)
{
    Node *known = nodeOf(connection, status.mailbox);
    if (!known)
        return;
    imap::MailboxStatus now = known->mailbox.status ? *known->mailbox.status : imap::MailboxStatus();
    MailboxFacts::merge(now, status);
    known->mailbox.status = std::make_shared<const imap::MailboxStatus>(std::move(now));
    changed(known);
}

} // namespace ui
