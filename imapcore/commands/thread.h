#pragma once
#include "../describer.h"
#include "../messages.h"
#include "../searchkey.h"
#include "../session.h"
#include <charconv>

namespace imap {

// One message of a thread, or the place of one that is missing: the server knows that its children belong
// together but has not got itself (RFC 5256 section 4).
struct ThreadNode
{
    quint32 number = 0; // message sequence number, or UID if it was asked for; 0: missing
    qint32 parent = -1; // index of another node, which stands before this one; -1: the root of a thread
};
// In the server's order, each node after its parent.
using ThreadForest = std::vector<ThreadNode>;

// THREAD and UID THREAD, RFC 5256 section 4. `algorithm` is ORDEREDSUBJECT, REFERENCES or REFS, as announced in
// "THREAD=…", which it needs. Error::code is BADCHARSET as for SEARCH.
struct Thread
{
    using Result = ThreadForest;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"THREAD"};
    QByteArray algorithm;
    SearchKey criteria = SearchKey::all();
    Messages::By by = Messages::By::Number;
    ThreadForest nodes = {};

    QByteArray needs() const { return "THREAD=" + algorithm; }
    bool reads() const { return !criteria.usesSaved(); }
    bool harmless() const { return true; }
    bool usesNumbers() const { return by == Messages::By::Number || criteria.usesNumbers(); }
    // thread = "THREAD" SP thread-alg SP charset 1*(SP search-key)
    void write(Writer &out) const
    {
        Messages::writeVerb(out, by, "THREAD");
        out.atom(algorithm).atom(criteria.charset().isEmpty() ? "UTF-8" : criteria.charset());
        criteria.write(out);
    }
    // thread-list    = "(" (thread-members / thread-nested) ")"
    // thread-members = nz-number *(SP nz-number) [SP thread-nested]
    // thread-nested  = 2*thread-list
    // Read without recursion: a thread may be ten thousand messages deep. And at once: there may be a million.
    bool accept(Cursor &in)
    {
        const QByteArrayView text = in.rest();
        const char *at = text.begin();
        const char *const end = text.end();
        nodes.reserve(nodes.size() + size_t(text.size()) / 6);
        std::vector<qint32> parents; // of what follows, one for each open parenthesis
        qint32 parent = -1;
        const char *expected = nullptr;
        for (; at < end && !expected; ++at) {
            if (*at >= '0' && *at <= '9') {
                quint32 number = 0;
                const auto [digitsEnd, error] = std::from_chars(at, end, number);
                if (error != std::errc{})
                    expected = "a number of 32 bits";
                nodes.push_back({number, parent});
                parent = qint32(nodes.size() - 1);
                at = digitsEnd - 1;
            } else if (*at == '(') {
                parents.push_back(parent);
                // A list without a message of its own holds the children of a missing one.
                if (at + 1 < end && at[1] == '(') {
                    nodes.push_back({0, parent});
                    parent = qint32(nodes.size() - 1);
                }
            } else if (*at == ')' && !parents.empty()) {
                parent = parents.back();
                parents.pop_back();
            } else if (*at != ' ') {
                expected = *at == ')' ? "\"(\"" : "a number";
                break;
            }
        }
        in.advanceTo(in.offset() + (at - text.begin()));
        if (!expected && !parents.empty())
            expected = "\")\"";
        return !expected || in.fail(expected);
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
