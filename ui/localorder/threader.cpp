#include "threader.h"
#include "basesubject.h"
#include "sortvalues.h"
#include "ui/support/headertext.h"
#include <QHash>
#include <algorithm>
#include <numeric>

namespace ui {

QByteArrayList messageIds(QByteArrayView field)
{
    QByteArrayList ids;
    for (qsizetype at = field.indexOf('<'); at >= 0; at = field.indexOf('<', at)) {
        QByteArray id;
        bool quoted = false, good = false;
        for (++at; at < field.size(); ++at) {
            const char c = field[at];
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && at + 1 < field.size()) {
                id += field[++at];
            } else if (!quoted && c == '>') {
                good = true;
                ++at;
                break;
            } else if (!quoted && c == '<') {
                break; // another one begins
            } else if (quoted || (c != ' ' && c != '\t' && c != '\r' && c != '\n')) {
                id += c;
            }
        }
        if (const qsizetype middle = id.lastIndexOf('@'); good && middle > 0 && middle < id.size() - 1)
            ids += id;
    }
    return ids;
}

ThreadedMessage ThreadedMessage::of(const imap::MessageData &message, QByteArrayView references)
{
    const imap::Envelope envelope = message.envelope.value_or(imap::Envelope());
    const BaseSubject base = BaseSubject::of(headerText(envelope.subject));
    ThreadedMessage made{.number = message.number,
                         .sent = sentAt(&envelope, message.internalDate.value_or(0)),
                         .id = messageIds(envelope.messageId).value(0),
                         .references = messageIds(references),
                         .subject = collated(base.text),
                         .isReply = base.isReply};
    // "the first (if any) valid Message ID found in the In-Reply-To header line"
    if (made.references.isEmpty())
        made.references = messageIds(envelope.inReplyTo).mid(0, 1);
    return made;
}

namespace {

// The threads while they are being made. A place is a message, or what is known to be missing.
class Threads
{
public:
    explicit Threads(const std::vector<ThreadedMessage> &messages);

    void link();
    void prune();
    void gatherBySubject();
    // The order of the threads: by what they begin with, or by their latest messages.
    enum class Roots { First, Latest };
    imap::ThreadForest inOrder(Roots roots);

private:
    struct Place
    {
        const ThreadedMessage *message = nullptr;
        qint32 parent = -1;
        std::vector<qint32> children = {};
    };

    qint32 placeOf(const QByteArray &id);
    bool isAbove(qint32 above, qint32 place) const;
    void makeParent(qint32 parent, qint32 child);
    std::vector<qint32> fromTheTop() const;
    void sortChildren();
    void sortRootsByLatest();
    bool before(qint32 a, qint32 b) const;
    const ThreadedMessage &shown(qint32 place) const;

    const std::vector<ThreadedMessage> &m_messages;
    std::vector<Place> m_places; // of the messages, in their order, and then the others
    QHash<QByteArray, qint32> m_byId;
    std::vector<qint32> m_roots;
};

Threads::Threads(const std::vector<ThreadedMessage> &messages) : m_messages(messages)
{
    m_places.reserve(messages.size() * 2);
    m_byId.reserve(qsizetype(messages.size()) * 2);
    for (const ThreadedMessage &message : messages) {
        // One that has no identifier, or that of another, is a message that nobody refers to.
        if (!message.id.isEmpty() && !m_byId.contains(message.id))
            m_byId.insert(message.id, qint32(m_places.size()));
        m_places.push_back({&message});
    }
}

qint32 Threads::placeOf(const QByteArray &id)
{
    if (const auto known = m_byId.constFind(id); known != m_byId.constEnd())
        return *known;
    m_places.emplace_back();
    m_byId.insert(id, qint32(m_places.size() - 1));
    return qint32(m_places.size() - 1);
}

bool Threads::isAbove(qint32 above, qint32 place) const
{
    for (; place >= 0; place = m_places[size_t(place)].parent) {
        if (place == above)
            return true;
    }
    return false;
}

void Threads::makeParent(qint32 parent, qint32 child)
{
    if (!isAbove(child, parent))
        m_places[size_t(child)].parent = parent;
}

// Step 1: who answers whom.
void Threads::link()
{
    for (size_t i = 0; i < m_messages.size(); ++i) {
        qint32 before = -1;
        for (const QByteArray &id : m_messages[i].references) {
            const qint32 place = placeOf(id);
            // A message that has a parent already keeps it.
            if (before >= 0 && before != place && m_places[size_t(place)].parent < 0)
                makeParent(before, place);
            before = place;
        }
        // Its own last reference counts for more than what others say.
        m_places[i].parent = -1;
        if (before >= 0 && before != qint32(i))
            makeParent(before, qint32(i));
    }
    for (size_t place = 0; place < m_places.size(); ++place) {
        if (const qint32 parent = m_places[place].parent; parent >= 0)
            m_places[size_t(parent)].children.push_back(qint32(place));
        else
            m_roots.push_back(qint32(place));
    }
}

// All places that are left, each after its parent.
std::vector<qint32> Threads::fromTheTop() const
{
    std::vector<qint32> order(m_roots);
    for (size_t i = 0; i < order.size(); ++i) {
        const auto &children = m_places[size_t(order[i])].children;
        order.insert(order.end(), children.begin(), children.end());
    }
    return order;
}

// Steps 2 and 3: the places of missing messages go, but for those at the top that hold several together.
void Threads::prune()
{
    // From the bottom up: what stands below a place is done when its turn comes.
    const std::vector<qint32> order = fromTheTop();
    const auto lifted = [this](std::vector<qint32> &children, bool atTop) {
        std::vector<qint32> left;
        for (const qint32 child : children) {
            Place &place = m_places[size_t(child)];
            if (place.message || (atTop && place.children.size() > 1))
                left.push_back(child);
            else
                left.insert(left.end(), place.children.begin(), place.children.end());
        }
        children = std::move(left);
    };
    for (auto place = order.rbegin(); place != order.rend(); ++place)
        lifted(m_places[size_t(*place)].children, false);
    lifted(m_roots, true);
    for (const qint32 root : m_roots)
        m_places[size_t(root)].parent = -1;
    for (const qint32 place : fromTheTop()) {
        for (const qint32 child : m_places[size_t(place)].children)
            m_places[size_t(child)].parent = place;
    }
}

// What stands for a place: itself, or the first of its children.
const ThreadedMessage &Threads::shown(qint32 place) const
{
    while (!m_places[size_t(place)].message)
        place = m_places[size_t(place)].children.front();
    return *m_places[size_t(place)].message;
}

bool Threads::before(qint32 a, qint32 b) const
{
    const ThreadedMessage &first = shown(a), &second = shown(b);
    return first.sent != second.sent ? first.sent < second.sent : first.number < second.number;
}

void Threads::sortChildren()
{
    const auto byDate = [this](qint32 a, qint32 b) {
        return before(a, b);
    };
    const std::vector<qint32> order = fromTheTop();
    for (auto place = order.rbegin(); place != order.rend(); ++place)
        std::sort(m_places[size_t(*place)].children.begin(), m_places[size_t(*place)].children.end(), byDate);
    std::sort(m_roots.begin(), m_roots.end(), byDate);
}

// Steps 4 and 5: threads with the same subject are one.
void Threads::gatherBySubject()
{
    sortChildren();
    QHash<QByteArray, qint32> table;
    const auto isDummy = [this](qint32 place) {
        return !m_places[size_t(place)].message;
    };
    for (const qint32 root : m_roots) {
        const ThreadedMessage &message = shown(root);
        if (message.subject.isEmpty())
            continue;
        const auto known = table.find(message.subject);
        if (known == table.end())
            table.insert(message.subject, root);
        else if (!isDummy(*known) && (isDummy(root) || (shown(*known).isReply && !message.isReply)))
            *known = root;
    }
    std::vector<qint32> roots;
    std::vector<bool> merged(m_places.size(), false);
    const auto adopt = [this](qint32 parent, qint32 child) {
        m_places[size_t(child)].parent = parent;
        m_places[size_t(parent)].children.push_back(child);
    };
    for (const qint32 root : m_roots) {
        if (merged[size_t(root)])
            continue;
        const ThreadedMessage &message = shown(root);
        const auto known = message.subject.isEmpty() ? table.end() : table.find(message.subject);
        if (known == table.end() || *known == root) {
            roots.push_back(root);
            continue;
        }
        const qint32 into = *known;
        if (isDummy(into) && isDummy(root)) {
            for (const qint32 child : std::exchange(m_places[size_t(root)].children, {}))
                adopt(into, child);
        } else if (isDummy(into) || (message.isReply && !shown(into).isReply)) {
            adopt(into, root);
        } else {
            const qint32 dummy = qint32(m_places.size());
            m_places.emplace_back();
            merged.push_back(false);
            adopt(dummy, into);
            adopt(dummy, root);
            *known = dummy;
            merged[size_t(into)] = true;
            roots.push_back(dummy);
        }
    }
    std::erase_if(roots, [&merged](qint32 root) { return merged[size_t(root)]; });
    m_roots = std::move(roots);
}

void Threads::sortRootsByLatest()
{
    std::vector<const ThreadedMessage *> latest(m_places.size());
    const auto isLater = [](const ThreadedMessage *a, const ThreadedMessage *b) {
        return !b || (a && (a->sent != b->sent ? a->sent > b->sent : a->number > b->number));
    };
    const std::vector<qint32> order = fromTheTop();
    for (auto place = order.rbegin(); place != order.rend(); ++place) {
        const ThreadedMessage *&mine = latest[size_t(*place)];
        mine = m_places[size_t(*place)].message;
        for (const qint32 child : m_places[size_t(*place)].children) {
            if (isLater(latest[size_t(child)], mine))
                mine = latest[size_t(child)];
        }
    }
    std::sort(m_roots.begin(), m_roots.end(),
              [&](qint32 a, qint32 b) { return a != b && isLater(latest[size_t(b)], latest[size_t(a)]); });
}

// Step 6, and out with it.
imap::ThreadForest Threads::inOrder(Roots roots)
{
    sortChildren();
    if (roots == Roots::Latest)
        sortRootsByLatest();
    imap::ThreadForest forest;
    forest.reserve(m_places.size());
    std::vector<std::pair<qint32, qint32>>
        left; // places that come next, the first at the end, with their parents' nodes
    for (auto root = m_roots.rbegin(); root != m_roots.rend(); ++root)
        left.emplace_back(*root, -1);
    while (!left.empty()) {
        const auto [place, parent] = left.back();
        left.pop_back();
        const qint32 node = qint32(forest.size());
        const Place &at = m_places[size_t(place)];
        forest.push_back({at.message ? at.message->number : 0, parent});
        for (auto child = at.children.rbegin(); child != at.children.rend(); ++child)
            left.emplace_back(*child, node);
    }
    return forest;
}

} // namespace

imap::ThreadForest threadByReferences(const std::vector<ThreadedMessage> &messages)
{
    Threads threads(messages);
    threads.link();
    threads.prune();
    threads.gatherBySubject();
    return threads.inOrder(Threads::Roots::First);
}

imap::ThreadForest threadByReferencesAlone(const std::vector<ThreadedMessage> &messages)
{
    Threads threads(messages);
    threads.link();
    threads.prune();
    return threads.inOrder(Threads::Roots::Latest);
}

imap::ThreadForest threadBySubject(std::vector<ThreadedMessage> messages)
{
    const auto byDate = [](const ThreadedMessage &a, const ThreadedMessage &b) {
        return a.sent != b.sent ? a.sent < b.sent : a.number < b.number;
    };
    std::sort(messages.begin(), messages.end(), byDate);
    // In the order of their first messages.
    QHash<QByteArray, size_t> known;
    std::vector<std::vector<quint32>> threads;
    for (const ThreadedMessage &message : messages) {
        const auto thread = known.constFind(message.subject);
        if (thread == known.constEnd()) {
            known.insert(message.subject, threads.size());
            threads.push_back({message.number});
        } else {
            threads[*thread].push_back(message.number);
        }
    }
    imap::ThreadForest forest;
    forest.reserve(messages.size());
    for (const std::vector<quint32> &thread : threads) {
        const qint32 root = qint32(forest.size());
        for (const quint32 number : thread)
            forest.push_back({number, qint32(forest.size()) == root ? -1 : root});
    }
    return forest;
}

} // namespace ui
