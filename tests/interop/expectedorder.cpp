#include "expectedorder.h"
#include <QRegularExpression>
#include <map>
#include <numeric>

namespace order {

// subj-blob    = "[" *BLOBCHAR "]" *WSP
// subj-refwd   = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"
// subj-leader  = (*subj-blob subj-refwd) / WSP
// subj-trailer = "(fwd)" / WSP
QString baseSubject(const QString &subject, bool *isReply)
{
    using Re = QRegularExpression;
    static const Re trailer(QStringLiteral(R"((\(fwd\)| )+$)"), Re::CaseInsensitiveOption);
    static const Re leader(QStringLiteral(R"(^((\[[^][]*\] *)*(re|fwd?) *(\[[^][]*\] *)?:| ))"),
                           Re::CaseInsensitiveOption);
    static const Re blob(QStringLiteral(R"(^\[[^][]*\] *)"));
    static const Re forward(QStringLiteral(R"(^\[fwd:(.*)\]$)"), Re::CaseInsensitiveOption);
    bool reply = false;
    QString text = subject;
    text.replace(Re(QStringLiteral("[\\t ]+")), QStringLiteral(" ")); // (1)
    for (;;) {
        if (const auto match = trailer.match(text); match.hasMatch()) { // (2)
            reply = reply || match.captured().trimmed().size() > 0;
            text.chop(match.capturedLength());
        }
        for (bool removed = true; removed;) { // (5)
            removed = false;
            for (auto match = leader.match(text); match.hasMatch(); match = leader.match(text)) { // (3)
                reply = reply || match.captured() != u' ';
                text.remove(0, match.capturedLength());
                removed = true;
            }
            if (const auto match = blob.match(text);
                match.hasMatch() && match.capturedLength() < text.size()) { // (4)
                text.remove(0, match.capturedLength());
                removed = true;
            }
        }
        const auto match = forward.match(text); // (6)
        if (!match.hasMatch())
            break;
        reply = true;
        text = match.captured(1);
    }
    if (isReply)
        *isReply = reply;
    return text;
}

QByteArray casemapped(const QString &text)
{
    QString title;
    for (const char32_t c : text.toUcs4())
        title += QChar::fromUcs4(QChar::toTitleCase(c));
    return title.normalized(QString::NormalizationForm_KD).toUtf8();
}

// --- SORT

template<typename T>
static int threeWay(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

static int compare(const Message &a, const Message &b, const QByteArray &key)
{
    const auto texts = [&](const QString &x, const QString &y) {
        return threeWay(casemapped(x), casemapped(y));
    };
    return key == "ARRIVAL"       ? threeWay(a.arrival, b.arrival)
           : key == "DATE"        ? threeWay(a.sentOrArrived(), b.sentOrArrived())
           : key == "SIZE"        ? threeWay(a.size, b.size)
           : key == "SUBJECT"     ? texts(baseSubject(a.subject), baseSubject(b.subject))
           : key == "FROM"        ? texts(a.from, b.from)
           : key == "TO"          ? texts(a.to, b.to)
           : key == "CC"          ? texts(a.cc, b.cc)
           : key == "DISPLAYFROM" ? texts(a.displayFrom, b.displayFrom)
                                  : texts(a.displayTo, b.displayTo);
}

static Messages inOrder(Messages messages, const std::vector<imap::SortKey> &keys)
{
    // What the keys cannot tell apart stays in the order of the numbers, also with REVERSE.
    std::stable_sort(messages.begin(), messages.end(), [&keys](const Message &a, const Message &b) {
        for (const imap::SortKey &key : keys) {
            if (const int order = compare(a, b, key.key); order != 0)
                return (order < 0) == (key.order == Qt::AscendingOrder);
        }
        return false;
    });
    return messages;
}

std::vector<quint32> sorted(const Messages &messages, const std::vector<imap::SortKey> &keys)
{
    std::vector<quint32> numbers;
    for (const Message &message : inOrder(messages, keys))
        numbers.push_back(message.number);
    return numbers;
}

// --- THREAD

namespace {
// A message of the tree that is being made, or the place of one that is missing.
struct Node
{
    const Message *message = nullptr;
    Node *parent = nullptr;
    std::vector<Node *> children = {}; // in order
};

class Tree
{
public:
    Node *add(const Message *message = nullptr)
    {
        m_nodes.push_back(std::make_unique<Node>(Node{message}));
        return m_nodes.back().get();
    }
    static void unlink(Node *child)
    {
        if (child->parent)
            std::erase(child->parent->children, child);
        child->parent = nullptr;
    }
    static void link(Node *parent, Node *child)
    {
        unlink(child);
        child->parent = parent;
        parent->children.push_back(child);
    }
    static bool isWithin(const Node *node, const Node *ancestor)
    {
        for (; node; node = node->parent) {
            if (node == ancestor)
                return true;
        }
        return false;
    }
    const std::vector<std::unique_ptr<Node>> &nodes() const { return m_nodes; }

private:
    std::vector<std::unique_ptr<Node>> m_nodes;
};

// The message itself, or of a missing one the first child.
const Message &standsFor(const Node &node)
{
    return node.message ? *node.message : standsFor(*node.children.front());
}

void sortBySent(std::vector<Node *> &siblings)
{
    std::stable_sort(siblings.begin(), siblings.end(), [](const Node *a, const Node *b) {
        const Message &x = standsFor(*a), &y = standsFor(*b);
        return std::pair(x.sentOrArrived(), x.number) < std::pair(y.sentOrArrived(), y.number);
    });
}

// Step 1: who answers whom.
void linkReferences(Tree &tree, const Messages &messages)
{
    std::map<QByteArray, Node *> byId;
    std::vector<Node *> own;
    for (const Message &message : messages) {
        Node *node = tree.add(&message);
        own.push_back(node);
        if (!message.messageId.isEmpty())
            byId.emplace(message.messageId, node); // of a duplicate only the first has the ID
    }
    for (size_t i = 0; i < messages.size(); ++i) {
        Node *before = nullptr;
        for (const QByteArray &id : messages[i].references) {
            Node *&node = byId[id];
            if (!node)
                node = tree.add();
            if (before && !node->parent && !Tree::isWithin(before, node))
                Tree::link(before, node);
            before = node;
        }
        Tree::unlink(own[i]);
        if (before && !Tree::isWithin(before, own[i]))
            Tree::link(before, own[i]);
    }
}

// Step 3, for what is below the root: children of missing messages move up.
void prune(Node &node)
{
    std::vector<Node *> kept;
    for (Node *child : node.children) {
        prune(*child);
        if (child->message) {
            kept.push_back(child);
            continue;
        }
        for (Node *grandchild : child->children) {
            grandchild->parent = &node;
            kept.push_back(grandchild);
        }
    }
    node.children = kept;
}

// Steps 2 and 3.
std::vector<Node *> roots(const Tree &tree)
{
    std::vector<Node *> top;
    for (const auto &node : tree.nodes()) {
        if (node->parent)
            continue;
        prune(*node);
        if (node->message || node->children.size() > 1) {
            top.push_back(node.get());
        } else if (!node->children.empty()) {
            node->children.front()->parent = nullptr;
            top.push_back(node->children.front());
        }
    }
    return top;
}

void sortWithin(Node &node)
{
    for (Node *child : node.children)
        sortWithin(*child);
    sortBySent(node.children);
}

bool isReply(const Node &node)
{
    bool reply = false;
    if (node.message)
        baseSubject(node.message->subject, &reply);
    return reply;
}

// Step 5: threads of one subject become one.
void gatherSubjects(Tree &tree, std::vector<Node *> &top)
{
    const auto subjectOf = [](const Node &node) {
        return casemapped(baseSubject(standsFor(node).subject));
    };
    std::map<QByteArray, Node *> table;
    for (Node *node : top) {
        const QByteArray subject = subjectOf(*node);
        if (subject.isEmpty())
            continue;
        Node *&known = table[subject];
        if (!known || (known->message && (!node->message || (isReply(*known) && !isReply(*node)))))
            known = node;
    }
    const std::vector<Node *> before = top;
    for (Node *node : before) {
        const auto at = table.find(subjectOf(*node));
        if (at == table.end() || at->second == node)
            continue;
        Node *&known = at->second;
        std::erase(top, node);
        if (!known->message && !node->message) {
            for (Node *child : std::vector<Node *>(node->children))
                Tree::link(known, child);
        } else if (!known->message || (isReply(*node) && !isReply(*known))) {
            Tree::link(known, node);
        } else {
            Node *both = tree.add();
            std::replace(top.begin(), top.end(), known, both);
            Tree::link(both, known);
            Tree::link(both, node);
            known = both;
        }
    }
}

void write(imap::ThreadForest &forest, const Node &node, qint32 parent)
{
    forest.push_back({node.message ? node.message->number : 0, parent});
    const qint32 self = qint32(forest.size() - 1);
    for (const Node *child : node.children)
        write(forest, *child, self);
}

imap::ThreadForest forestOf(const std::vector<Node *> &top)
{
    imap::ThreadForest forest;
    for (const Node *node : top)
        write(forest, *node, -1);
    return forest;
}

qint64 newestArrival(const Node &node)
{
    qint64 newest = node.message ? node.message->arrival : INT64_MIN;
    for (const Node *child : node.children)
        newest = std::max(newest, newestArrival(*child));
    return newest;
}
} // namespace

imap::ThreadForest references(const Messages &messages)
{
    Tree tree;
    linkReferences(tree, messages);
    std::vector<Node *> top = roots(tree);
    for (Node *node : top)
        sortBySent(node->children); // the first child of a missing one stands for it
    sortBySent(top);                // step 4
    gatherSubjects(tree, top);
    for (Node *node : top) // step 6
        sortWithin(*node);
    sortBySent(top);
    return forestOf(top);
}

imap::ThreadForest refs(const Messages &messages)
{
    Tree tree;
    linkReferences(tree, messages);
    std::vector<Node *> top = roots(tree);
    for (Node *node : top)
        sortWithin(*node);
    std::stable_sort(top.begin(), top.end(),
                     [](const Node *a, const Node *b) { return newestArrival(*a) < newestArrival(*b); });
    return forestOf(top);
}

imap::ThreadForest orderedSubject(const Messages &messages)
{
    std::vector<Messages> threads;
    QByteArray subject;
    const Messages ordered = inOrder(messages, {{"SUBJECT"}, {"DATE"}});
    for (const Message &message : ordered) {
        const QByteArray own = casemapped(baseSubject(message.subject));
        if (threads.empty() || own != subject)
            threads.emplace_back();
        subject = own;
        threads.back().push_back(message);
    }
    std::stable_sort(threads.begin(), threads.end(), [](const Messages &a, const Messages &b) {
        return std::pair(a.front().sentOrArrived(), a.front().number)
               < std::pair(b.front().sentOrArrived(), b.front().number);
    });
    imap::ThreadForest forest;
    for (const Messages &thread : threads) {
        const qint32 first = qint32(forest.size());
        for (const Message &message : thread)
            forest.push_back({message.number, qint32(forest.size()) == first ? -1 : first});
    }
    return forest;
}

// thread-members = nz-number *(SP nz-number) [SP thread-nested]
QByteArray toText(const imap::ThreadForest &forest)
{
    std::vector<std::vector<size_t>> children(forest.size() + 1); // the last: of the root
    for (size_t i = 0; i < forest.size(); ++i)
        children[forest[i].parent < 0 ? forest.size() : size_t(forest[i].parent)].push_back(i);
    const auto write = [&](const auto &self, size_t index) -> QByteArray {
        QByteArray text = forest[index].number > 0 ? QByteArray::number(forest[index].number) : QByteArray();
        const std::vector<size_t> &below = children[index];
        if (!below.empty() && !text.isEmpty())
            text += ' ';
        for (const size_t child : below)
            text += below.size() == 1 && forest[index].number > 0 ? self(self, child)
                                                                  : '(' + self(self, child) + ')';
        return text;
    };
    QByteArray text;
    for (const size_t root : children.back())
        text += '(' + write(write, root) + ')';
    return text;
}

} // namespace order
