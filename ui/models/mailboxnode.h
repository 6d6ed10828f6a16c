#pragma once
#include "mailboxtreemodel.h"
#include "ui/connection.h"

namespace ui {

// What one row of the tree is. A hundred thousand mailboxes have one each.
struct MailboxTreeModel::Node
{
    enum class Children { Unknown, Loading, Known };
    // Of a connection.
    struct Root
    {
        QPointer<Connection> connection;
        QHash<imap::MailboxName, Node *> byName; // all that is listed
        std::optional<QSet<QByteArray>> subscribed;
    };

    NodeKind kind = NodeKind::Mailbox;
    Children state = Children::Unknown;
    quint16 asked = 0; // facts
    int row = 0;
    quint32 generation = 0; // a listing that was asked for before the last one is dropped
    Node *parent = nullptr;
    imap::ListedMailbox mailbox = {};         // of a mailbox
    std::unique_ptr<imap::Namespace> space{}; // of a namespace
    std::unique_ptr<Root> root{};             // of a connection
    std::unique_ptr<QString> text{};          // of a problem
    std::optional<quint64> quotaUsed = {};    // octets
    std::vector<std::unique_ptr<Node>> children = {};

    char separator() const { return space ? space->separator : mailbox.separator; }
    bool isSelectable() const { return kind == NodeKind::Mailbox && mailbox.isSelectable(); }
    bool mayHaveChildren() const
    {
        if (kind != NodeKind::Mailbox)
            return kind != NodeKind::Problem;
        return mailbox.separator && !mailbox.has("\\HasNoChildren") && !mailbox.has("\\NoInferiors");
    }
    // The connection that it belongs to; null for the root of all.
    Root *ofConnection()
    {
        Node *at = this;
        while (at && !at->root)
            at = at->parent;
        return at ? at->root.get() : nullptr;
    }
    Connection *connection() const
    {
        const Root *mine = const_cast<Node *>(this)->ofConnection();
        return mine ? mine->connection.data() : nullptr;
    }
    // It goes, with all that is below it.
    void forgetNames(Root &from) const
    {
        if (const auto known = from.byName.find(mailbox.name);
            known != from.byName.end() && *known == this)
            from.byName.erase(known);
        for (const auto &child : children)
            child->forgetNames(from);
    }
    void forgetFacts()
    {
        asked = 0;
        for (const auto &child : children)
            child->forgetFacts();
    }
    imap::Session *session() const
    {
        const Connection *to = connection();
        return to ? to->session() : nullptr;
    }
};

} // namespace ui
