#pragma once
#include "../describer.h"
#include "../session.h"

namespace imap {

// One message of a thread, or the place of one that is missing: the server knows that its children belong
// together but has not got itself (RFC 5256 section 4).
struct ThreadNode
{
    quint32 number = 0; // message sequence number; 0: missing
    qint32 parent = -1; // index of another node, which stands before this one; -1: the root of a thread
};
// In the server's order, each node after its parent.
using ThreadForest = std::vector<ThreadNode>;

// THREAD, RFC 5256 section 4. `algorithm` is REFERENCES, REFS or ORDEREDSUBJECT, as announced in "THREAD=…".
struct Thread
{
    using Result = ThreadForest;
    static constexpr bool reads = true;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"THREAD"};
    static constexpr bool usesNumbers = true;
    QByteArray algorithm;
    QByteArray criteria = "ALL";
    ThreadForest nodes = {};

    void write(Writer &out) const { out.atom("THREAD").atom(algorithm).atom("UTF-8").raw(criteria); }

    // thread-list    = "(" (thread-members / thread-nested) ")"
    // thread-members = nz-number *(SP nz-number) [SP thread-nested]
    // thread-nested  = 2*thread-list
    // Read without recursion: a thread may be ten thousand messages deep.
    bool accept(Cursor &in)
    {
        std::vector<qint32> parents; // of what follows, one for each open parenthesis
        qint32 parent = -1;
        while (in.space() || !in.atEnd()) {
            if (in.atEnd())
                break;
            if (in.skip('(')) {
                // A list without a message of its own holds the children of a missing one.
                if (in.peek() == '(') {
                    nodes.push_back({0, parent});
                    parents.push_back(parent);
                    parent = qint32(nodes.size() - 1);
                } else {
                    parents.push_back(parent);
                }
            } else if (in.skip(')')) {
                if (parents.empty())
                    return in.fail("\"(\"");
                parent = parents.back();
                parents.pop_back();
            } else {
                quint32 number = 0;
                if (!in.expectNumber(number))
                    return false;
                nodes.push_back({number, parent});
                parent = qint32(nodes.size() - 1);
            }
        }
        return parents.empty() || in.fail("\")\"");
    }
    ThreadForest take() { return std::move(nodes); }
};

// Like Thread::accept, each message holding those that answer it.
inline bool readThreads(FieldCursor &in)
{
    std::vector<qsizetype> open;           // nodes and their lists of children, outermost first
    std::vector<size_t> openAtParenthesis; // how many were open
    const auto addNode = [&] {
        open.push_back(in.open(Field::Kind::Object));
    };
    const auto addChildren = [&] {
        open.push_back(in.open(Field::Kind::List, "c"));
    };
    const auto threads = in.list("threads");
    while (!in.failed()) {
        in.space();
        if (in.atEnd())
            break;
        if (in.skip('(')) {
            openAtParenthesis.push_back(open.size());
            if (in.peek() == '(') { // the children of a message that is missing
                addNode();
                in.addNull("n");
                addChildren();
            } else if (in.peek() == ')') {
                in.note("a thread without messages");
            }
        } else if (in.skip(')')) {
            if (openAtParenthesis.empty())
                return in.fail("\"(\"");
            for (; open.size() > openAtParenthesis.back(); open.pop_back())
                in.close(open.back());
            openAtParenthesis.pop_back();
        } else {
            addNode();
            if (!in.readNumber("n"))
                return false;
            addChildren();
        }
    }
    if (in.failed() || !openAtParenthesis.empty())
        return in.fail("\")\"");
    for (; !open.empty(); open.pop_back())
        in.close(open.back());
    return true;
}
inline const Describer describesThreads(Describer::Response, {"THREAD"}, readThreads);

} // namespace imap
