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
        QSet<imap::MailboxName> doubted;
    };

    NodeKind kind = NodeKind::Mailbox;
    Children state = Children::Unknown;
    bool isLeaf = true; // of a mailbox
    quint16 asked = 0;  // facts
    int row = 0;
    quint32 generation = 0; // a listing that was asked for before the last one is dropped
    Node *parent = nullptr;
    imap::ListedMailbox mailbox = {};         // of a mailbox: see tell()
    std::unique_ptr<imap::Namespace> space{}; // of a namespace
    std::unique_ptr<Root> root{};             // of a connection
    std::unique_ptr<QString> text{};          // of a problem
    std::optional<quint64> quotaUsed = {};    // octets
    std::vector<std::unique_ptr<Node>> children = {};

    char separator() const { return space ? space->separator : mailbox.separator; }
    bool isSelectable() const { return kind == NodeKind::Mailbox && mailbox.isSelectable(); }
    void tell(imap::ListedMailbox told)
    {
        mailbox = std::move(told);
        isLeaf = !mailbox.separator || mailbox.has("\\HasNoChildren") || mailbox.has("\\NoInferiors");
    }
    // LIST was asked for these facts.
    void noteTold(quint16 facts)
    {
        asked |= facts & MailboxFacts::Subscribed;
        if (mailbox.status)
            asked |= facts & MailboxFacts::OfStatus;
        if (mailbox.rights())
            asked |= facts & MailboxFacts::Rights;
    }
    // A view asks it of every row whenever it lays them out.
    bool mayHaveChildren() const { return kind == NodeKind::Mailbox ? !isLeaf : kind != NodeKind::Problem; }
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
        if (const auto known = from.byName.find(mailbox.name); known != from.byName.end() && *known == this)
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

// What LIST has told of a level, made ready beside the event loop.
struct MailboxTreeModel::Listing
{
    // For a level that shows nothing yet: its rows.
    std::vector<std::unique_ptr<Node>> nodes = {};
    // For one that does: what is to be there, in order, and the place of each.
    Level mailboxes = {};
    QHash<imap::MailboxName, int> places = {};

    static Listing of(Level arranged, bool isFirst, quint16 facts);
};

} // namespace ui
