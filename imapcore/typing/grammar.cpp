#include "grammar.h"
#include "../criterion.h"
#include "reference.h"
#include <QScopeGuard>
#include <functional>
#include <map>

namespace imap {

struct Grammar::Node
{
    enum class Kind {
        All,      // each of `of`, one behind the other
        One,      // one of them
        Optional, // the first of them, or nothing
        Several,  // the first of them, once or several times
        List,     // the first of them in parentheses
        Word,
        Argument,
        Rule // a word of reference.h
    };
    Kind kind = Kind::All;
    QByteArray name = {};
    qsizetype begin = 0, end = 0;
    std::vector<Node> of = {};
};

namespace {

using Node = Grammar::Node;

// The syntax of a word of a rule.
struct Alternative
{
    QByteArray syntax;
    const reference::Word *word;
    Node node;
};
const std::vector<Alternative> &alternatives(const QByteArray &rule);

// --- reading a syntax

class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_text(text) {}

    Node sequence()
    {
        Node all;
        all.begin = m_at;
        for (;;) {
            skipSpaces();
            if (m_at == m_text.size() || m_text[m_at] == ')' || m_text[m_at] == ']')
                break;
            if (skip(Ellipsis)) {
                Node several{Node::Kind::Several, {}, all.begin, m_at, {}};
                several.of.push_back(std::exchange(all, {}));
                all.of.push_back(std::move(several));
                continue;
            }
            all.of.push_back(choice());
        }
        all.end = m_at;
        return all;
    }

private:
    static constexpr QByteArrayView Ellipsis = "\u2026";

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }
    bool skip(QByteArrayView what)
    {
        if (!m_text.sliced(m_at).startsWith(what))
            return false;
        m_at += what.size();
        return true;
    }
    Node choice()
    {
        Node first = element();
        if (!skip(" / "))
            return first;
        Node one{Node::Kind::One, {}, first.begin, 0, {}};
        one.of.push_back(std::move(first));
        do
            one.of.push_back(element());
        while (skip(" / "));
        one.end = m_at;
        return one;
    }
    Node element()
    {
        const qsizetype begin = m_at;
        Node node = single();
        node.begin = begin;
        if (skip(Ellipsis)) {
            Node several{Node::Kind::Several, {}, begin, 0, {}};
            node.end = m_at;
            several.of.push_back(std::move(node));
            node = std::move(several);
        }
        node.end = m_at;
        return node;
    }
    Node single()
    {
        if (skip("(")) {
            Node list{Node::Kind::List, {}, 0, 0, {}};
            list.of.push_back(sequence());
            skip(")");
            return list;
        }
        if (skip("[")) {
            Node optional{Node::Kind::Optional, {}, 0, 0, {}};
            optional.of.push_back(sequence());
            skip("]");
            return optional;
        }
        // Brackets within a word belong to it, with what is between them.
        const qsizetype begin = m_at;
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (depth == 0 && (c == ' ' || c == ')' || c == ']' || m_text.sliced(m_at).startsWith(Ellipsis)))
                break;
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        const QByteArray name = m_text.sliced(begin, m_at - begin).toByteArray();
        const bool isSmall = name.front() >= 'a' && name.front() <= 'z';
        const auto kind = !isSmall                     ? Node::Kind::Word
                          : alternatives(name).empty() ? Node::Kind::Argument
                                                       : Node::Kind::Rule;
        return {kind, name, begin, m_at, {}};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// In the rules of reference.h the words in small letters, where all are.
bool isWordInSmallLetters(const reference::Word &word)
{
    return QByteArrayView(word.rule) == "source" || QByteArrayView(word.rule) == "depth"
           || QByteArrayView(word.rule).startsWith("cyrus-");
}

// What stands behind the name of a search key.
QByteArray argumentsOf(const KeyForm &form)
{
    switch (form.argument) {
    case KeyArgument::None:
        return {};
    case KeyArgument::Text:
        return " text";
    case KeyArgument::FieldText:
        return " field text";
    case KeyArgument::Date:
        return " date";
    case KeyArgument::Size:
    case KeyArgument::Seconds:
    case KeyArgument::Number:
        return " number";
    case KeyArgument::Keyword:
        return " keyword";
    case KeyArgument::Set:
        return " set";
    case KeyArgument::ModSeq:
        return " [entry entry-type] mod-sequence";
    case KeyArgument::ObjectId:
        return " id";
    case KeyArgument::FilterName:
        return " name";
    }
    return {};
}

std::vector<Alternative> readAlternatives(const QByteArray &rule)
{
    std::vector<Alternative> all;
    for (const reference::Word &word : reference::words()) {
        if (rule != word.rule)
            continue;
        QByteArray syntax = word.syntax;
        if (rule == "search-key") {
            if (const KeyForm *form = keyForm(syntax))
                syntax += argumentsOf(*form);
        }
        all.push_back({syntax, &word, {}});
    }
    if (rule == "cyrus-rights")
        all.push_back({"rights", nullptr, {}});
    if (rule == "message")
        all.push_back({"literal", nullptr, {}});
    if (rule == "search-key")
        all.push_back({"set", nullptr, {}});
    return all;
}

// Rules stand in each other, and in themselves: their syntaxes are read when all that they could name is known by name.
const std::vector<Alternative> &alternatives(const QByteArray &rule)
{
    static std::map<QByteArray, std::vector<Alternative>> known;
    if (const auto found = known.find(rule); found != known.end())
        return found->second;
    std::vector<Alternative> &all = known.emplace(rule, readAlternatives(rule)).first->second;
    for (Alternative &one : all) {
        one.node = Reader(one.syntax).sequence();
        if (one.word && isWordInSmallLetters(*one.word))
            one.node.of.front().kind = Node::Kind::Word;
    }
    return all;
}

// --- holding it against words

bool isNumber(QByteArrayView word)
{
    return !word.isEmpty()
           && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isSetLike(QByteArrayView word)
{
    return word == "$" || (!word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
               return (c >= '0' && c <= '9') || c == '*' || c == ':' || c == ',';
           }));
}

bool fits(const QByteArray &argument, QByteArrayView text, const TypedWord &word)
{
    if (word.kind == TypedWord::Kind::Open || word.kind == TypedWord::Kind::Close)
        return false;
    const QByteArrayView bytes = word.in(text);
    if (argument == "set")
        return word.kind == TypedWord::Kind::Atom && isSetLike(bytes);
    if (argument == "number" || argument == "mod-sequence" || argument == "uidvalidity" || argument == "limit"
        || argument == "octets" || argument == "first-octet")
        return word.kind == TypedWord::Kind::Atom && (isNumber(bytes) || bytes == "*");
    if (argument == "literal")
        return word.kind == TypedWord::Kind::Literal || word.kind == TypedWord::Kind::Quoted;
    if (argument == "date-time" || argument == "entry-type")
        return (word.kind == TypedWord::Kind::Quoted) == (argument == "date-time");
    return true;
}

// Goes all ways through a syntax that the words allow.
class Walk
{
public:
    Walk(QByteArrayView text, const std::vector<TypedWord> &words) : m_text(text), m_words(words) {}

    using Next = std::function<void(size_t)>;

    void go(const Node &node, size_t at, const Next &next)
    {
        if (--m_steps < 0 || m_depth >= MostDepth)
            return;
        ++m_depth;
        const auto left = qScopeGuard([this] { --m_depth; });
        switch (node.kind) {
        case Node::Kind::All:
            goAll(node, 0, at, next);
            return;
        case Node::Kind::One:
            for (const Node &one : node.of)
                go(one, at, next);
            return;
        case Node::Kind::Optional:
            go(node.of.front(), at, next);
            next(at);
            return;
        case Node::Kind::Several:
            go(node.of.front(), at, [&](size_t then) {
                next(then);
                if (then > at)
                    go(node, then, next);
            });
            return;
        case Node::Kind::List:
            if (at == m_words.size()) {
                expect({Grammar::Expected::Kind::Open, "("}, node);
            } else if (m_words[at].kind == TypedWord::Kind::Open) {
                // NIL-like emptiness: "()" is a list of flags, too.
                if (at + 1 < m_words.size() && m_words[at + 1].kind == TypedWord::Kind::Close)
                    next(at + 2);
                else
                    go(node.of.front(), at + 1, [&](size_t then) {
                        if (then == m_words.size())
                            expect({Grammar::Expected::Kind::Close, ")"}, node);
                        else if (m_words[then].kind == TypedWord::Kind::Close)
                            next(then + 1);
                    });
            }
            return;
        case Node::Kind::Word:
            if (at == m_words.size())
                expect({Grammar::Expected::Kind::Word, node.name}, node);
            else if (m_words[at].is(m_text, node.name))
                next(at + 1);
            return;
        case Node::Kind::Argument:
            if (at == m_words.size())
                expect({Grammar::Expected::Kind::Argument, node.name}, node);
            else if (fits(node.name, m_text, m_words[at]))
                next(at + 1);
            return;
        case Node::Kind::Rule:
            goRule(node, at, next);
            return;
        }
    }
    std::vector<Grammar::Expected> takeExpected() { return std::move(m_expected); }

private:
    void goAll(const Node &node, size_t i, size_t at, const Next &next)
    {
        if (i == node.of.size())
            next(at);
        else
            go(node.of[i], at, [&, i](size_t then) { goAll(node, i + 1, then, next); });
    }

    // The outermost rule is what is marked in the command's syntax, the innermost word is shown by itself.
    void goRule(const Node &node, size_t at, const Next &next)
    {
        bool isKnown = false;
        for (const Alternative &one : alternatives(node.name)) {
            const Node &first = one.node.of.front();
            isKnown = isKnown || at == m_words.size()
                      || (first.kind == Node::Kind::Word       ? m_words[at].is(m_text, first.name)
                          : first.kind == Node::Kind::Argument ? fits(first.name, m_text, m_words[at])
                                                               : false);
            m_within.push_back({&node, &one});
            go(one.node, at, [&](size_t then) {
                const Within within = m_within.back();
                m_within.pop_back();
                next(then);
                m_within.push_back(within);
            });
            m_within.pop_back();
        }
        // An item that nobody knows here is one word.
        if (!isKnown && m_words[at].kind == TypedWord::Kind::Atom && node.name != "message")
            next(at + 1);
    }

    void expect(Grammar::Expected expected, const Node &node)
    {
        expected.begin = m_within.empty() ? node.begin : m_within.front().rule->begin;
        expected.end = m_within.empty() ? node.end : m_within.front().rule->end;
        if (!m_within.empty()) {
            const auto &[rule, alternative] = m_within.back();
            expected.rule = rule->name;
            const bool isFirst = node.begin == 0;
            if (alternative->word && isFirst) {
                expected.capability = alternative->word->capability;
                if (const KeyForm *form = rule->name == "search-key" ? keyForm(node.name) : nullptr)
                    expected.capability = form->capability;
                expected.help = alternative->word->help;
            }
            if (!isFirst || alternative->node.of.size() > 1) {
                expected.inner = alternative->syntax;
                expected.innerBegin = node.begin;
                expected.innerEnd = node.end;
            }
        }
        const auto same = [&expected](const Grammar::Expected &other) {
            return other.kind == expected.kind && other.name == expected.name && other.rule == expected.rule;
        };
        if (std::none_of(m_expected.begin(), m_expected.end(), same))
            m_expected.push_back(std::move(expected));
    }

    struct Within
    {
        const Node *rule;
        const Alternative *alternative;
    };
    QByteArrayView m_text;
    const std::vector<TypedWord> &m_words;
    std::vector<Within> m_within;
    std::vector<Grammar::Expected> m_expected;
    int m_steps = 50'000; // what is not found until then is not found
    // Each word stands on those before it, on the stack: nobody types so many by hand.
    static constexpr int MostDepth = 2000;
    int m_depth = 0;
};

} // namespace

Grammar::Grammar(QByteArray syntax)
    : m_syntax(std::move(syntax))
    , m_root(std::make_unique<Node>(Reader(m_syntax).sequence()))
{
}

Grammar::~Grammar() = default;
Grammar::Grammar(Grammar &&) noexcept = default;

std::vector<Grammar::Expected> Grammar::expectedAfter(QByteArrayView text,
                                                      const std::vector<TypedWord> &words, size_t first) const
{
    Walk walk(text, words);
    walk.go(*m_root, first, [](size_t) {});
    return walk.takeExpected();
}

bool Grammar::isComplete(QByteArrayView text, const std::vector<TypedWord> &words, size_t first) const
{
    bool complete = false;
    Walk walk(text, words);
    walk.go(*m_root, first, [&](size_t at) { complete = complete || at == words.size(); });
    return complete;
}

} // namespace imap
