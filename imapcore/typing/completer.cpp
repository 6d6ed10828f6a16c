#include "completer.h"
#include "cyradm.h"
#include "reference.h"
#include "typedcommand.h"
#include <QHash>

namespace imap {

namespace {

constexpr qsizetype MostHistory = 5;

const Grammar &grammarOf(const QByteArray &syntax)
{
    static QHash<QByteArray, std::shared_ptr<Grammar>> known; // as many as there are commands
    auto &grammar = known[syntax];
    if (!grammar)
        grammar = std::make_shared<Grammar>(syntax);
    return *grammar;
}

bool begins(const QString &text, const QString &with)
{
    return text.startsWith(with, Qt::CaseInsensitive);
}

QString withoutQuotes(QByteArrayView word)
{
    if (word.startsWith('"'))
        word = word.sliced(1);
    QByteArray out;
    for (qsizetype i = 0; i < word.size() && word[i] != '"'; ++i) {
        if (word[i] == '\\' && i + 1 < word.size())
            ++i;
        out += word[i];
    }
    return QString::fromUtf8(out);
}

// The command at the cursor, cut up.
class Place
{
public:
    Place(const QString &text, qsizetype cursor, const TypingContext &context)
        : m_context(context)
        , m_text(text.toUtf8())
    {
        const qsizetype at = text.first(cursor).toUtf8().size();
        const TypedText typed = TypedText::read(m_text);
        const TypedItem *item = typed.at(at);
        const qsizetype lineBegin = at > 0 ? m_text.lastIndexOf('\n', at - 1) + 1 : 0;
        m_begin = item ? item->begin : lineBegin;
        m_command = m_text.sliced(m_begin, (item ? item->end : at) - m_begin);
        m_isComment = !item && m_command.trimmed().startsWith('#');
        m_cursor = at - m_begin;
        m_first = item && !item->tag.isEmpty() ? 1 : 0;
        m_current = {TypedWord::Kind::Atom, m_cursor, m_cursor, false};
        for (const TypedWord &word : typedWords(m_command)) {
            const bool isOver =
                word.end < m_cursor
                || (word.end == m_cursor
                    && (word.kind == TypedWord::Kind::Open || word.kind == TypedWord::Kind::Close));
            if (isOver)
                m_before.push_back(word);
            else if (word.begin < m_cursor && word.kind != TypedWord::Kind::Close)
                m_current = word;
        }
        // What stands before the verb that is being typed is its tag.
        if (m_first == 0 && m_before.size() == 1 && m_before.front().kind == TypedWord::Kind::Atom
            && m_current.begin < m_current.end) {
            const QByteArrayView first = m_before.front().in(m_command);
            m_first = reference::isVerb(first) || cyradm::verb(first) ? 0 : 1;
        }
    }

    Completion complete()
    {
        Completion completion;
        completion.begin = characters(m_current.begin);
        completion.end = characters(m_current.end);
        const QByteArray shown = m_command.sliced(m_current.begin, m_cursor - m_current.begin);
        m_typed = QString::fromUtf8(shown);
        m_isQuoted = m_current.kind == TypedWord::Kind::Quoted;
        if (m_isComment || m_current.kind == TypedWord::Kind::Literal)
            m_isClosed = true;

        size_t verbWords = 0;
        const QByteArray verb = verbOf(verbWords);
        if (m_before.size() < m_first + verbWords || verbWords == 0) {
            addVerbs(completion, verb);
            return completion;
        }
        const reference::Command *command = reference::command(verb);
        const cyradm::Verb *other = command ? nullptr : cyradm::verbOf(m_command);
        if (!command && !other)
            return completion;
        if (command)
            completion.hint = hintOf(*command, verb);
        else
            completion.hint = hintOf(*other, verb);
        const Grammar &grammar = grammarOf(command ? command->syntax : other->syntax);
        addWhatFits(completion, grammar, m_first + verbWords);
        return completion;
    }

private:
    qsizetype characters(qsizetype at) const
    {
        return QString::fromUtf8(QByteArrayView(m_text).first(m_begin + at)).size();
    }

    // As it stands before the cursor, and how many words it is; 0: it is being typed.
    QByteArray verbOf(size_t &count) const
    {
        count = 0;
        if (m_before.size() <= m_first)
            return {};
        const QByteArray first = m_before[m_first].in(m_command).toByteArray();
        count = 1;
        if (first.compare("UID", Qt::CaseInsensitive) != 0)
            return first.toUpper();
        count = 2;
        if (m_before.size() <= m_first + 1)
            return "UID";
        return "UID " + m_before[m_first + 1].in(m_command).toByteArray().toUpper();
    }

    bool isAnnounced(const char *names) const
    {
        return m_context.capabilities.isEmpty() || reference::isAnnounced(m_context.capabilities, names);
    }

    void addVerbs(Completion &completion, const QByteArray &uid)
    {
        if (m_isClosed || m_isQuoted)
            return;
        const int state = reference::bitOf(m_context.state);
        std::vector<Candidate> allowed, others;
        for (const reference::Command &command : reference::commands()) {
            const QString verb = QString::fromLatin1(command.verb);
            if (!begins(verb, m_typed) || (uid.isEmpty() ? command.onlyUid : !command.hasUid))
                continue;
            const bool has = isAnnounced(command.capability);
            const bool fits = has && (command.states & state);
            if (fits || !m_typed.isEmpty())
                (fits ? allowed : others)
                    .push_back({Candidate::Kind::Verb, verb, verb, command.help,
                                has ? QString() : QString::fromLatin1(command.capability), has});
        }
        if (uid.isEmpty() && !m_typed.isEmpty() && begins(QStringLiteral("UID"), m_typed)
            && (state & reference::Selected))
            allowed.push_back(
                {Candidate::Kind::Verb, QStringLiteral("UID"), QStringLiteral("UID"), "", {}, true});
        if (uid.isEmpty() && !m_typed.isEmpty())
            addCyradm(allowed, others);
        completion.candidates = std::move(allowed);
        completion.candidates.insert(completion.candidates.end(), others.begin(), others.end());
        if (uid.isEmpty() && !m_typed.isEmpty() && m_first == 0)
            addHistory(completion.candidates);
        // Of a verb that is there as a whole.
        const QByteArray whole = (uid.isEmpty() ? QByteArray() : QByteArray("UID "))
                                 + m_current.in(m_command).toByteArray().toUpper();
        if (const reference::Command *command = reference::command(whole))
            completion.hint = hintOf(*command, whole);
        else if (const cyradm::Verb *verb = cyradm::verbOf(m_command))
            completion.hint = hintOf(*verb, whole);
    }

    void addCyradm(std::vector<Candidate> &allowed, std::vector<Candidate> &others) const
    {
        for (const cyradm::Verb &verb : cyradm::verbs()) {
            const reference::Command *imap = reference::command(verb.imap);
            const bool has = !imap || isAnnounced(imap->capability);
            for (const QByteArray &name : QByteArray(verb.names).split(' ')) {
                const QString text = QString::fromLatin1(name);
                if (!begins(text, m_typed) || reference::isVerb(name))
                    continue;
                (has ? allowed : others)
                    .push_back({Candidate::Kind::Cyradm, text, text, verb.help,
                                QString::fromLatin1(verb.imap), has});
                break;
            }
        }
    }

    void addHistory(std::vector<Candidate> &all) const
    {
        qsizetype count = 0;
        for (qsizetype i = m_context.history.size() - 1; i >= 0 && count < MostHistory; --i) {
            const QString &line = m_context.history.at(i);
            if (!begins(line, m_typed) || line.size() == m_typed.size())
                continue;
            all.push_back({Candidate::Kind::History, line.section(u'\n', 0, 0), line, "", {}, true});
            ++count;
        }
    }

    SyntaxHint hintOf(const reference::Command &command, const QByteArray &verb) const
    {
        SyntaxHint hint;
        hint.verb = QString::fromLatin1(verb);
        hint.syntax = QString::fromUtf8(command.syntax);
        hint.source = QString::fromLatin1(command.source);
        hint.help = command.help;
        if (!isAnnounced(command.capability))
            hint.needs = QString::fromLatin1(command.capability);
        hint.isInState = command.states & reference::bitOf(m_context.state);
        return hint;
    }
    SyntaxHint hintOf(const cyradm::Verb &verb, const QByteArray &name) const
    {
        SyntaxHint hint;
        hint.verb = QString::fromUtf8(name.toLower());
        hint.syntax = QString::fromUtf8(verb.syntax);
        hint.source = QString::fromLatin1(verb.imap);
        hint.help = verb.help;
        hint.isCyradm = true;
        return hint;
    }

    void addWhatFits(Completion &completion, const Grammar &grammar, size_t first)
    {
        SyntaxHint &hint = completion.hint;
        const auto expected = grammar.expectedAfter(m_command, m_before, first);
        hint.isComplete = m_current.begin == m_current.end && grammar.isComplete(m_command, m_before, first);
        const Grammar::Expected *marked = nullptr;
        std::vector<Candidate> announced, others;
        for (const Grammar::Expected &one : expected) {
            const std::vector<Candidate> fitting = candidatesFor(one);
            if (!marked
                && (!fitting.empty() || m_typed.isEmpty() || one.kind == Grammar::Expected::Kind::Argument))
                marked = &one;
            for (const Candidate &candidate : fitting)
                (candidate.isAnnounced ? announced : others).push_back(candidate);
        }
        if (!m_isClosed) {
            completion.candidates = std::move(announced);
            completion.candidates.insert(completion.candidates.end(), others.begin(), others.end());
        }
        if (!marked)
            return;
        const auto in = [](const QByteArray &syntax, qsizetype at) {
            return QString::fromUtf8(QByteArrayView(syntax).first(at)).size();
        };
        hint.begin = in(grammar.syntax(), marked->begin);
        hint.end = in(grammar.syntax(), marked->end);
        hint.inner = QString::fromUtf8(marked->inner);
        hint.innerBegin = in(marked->inner, marked->inner.isEmpty() ? 0 : marked->innerBegin);
        hint.innerEnd = in(marked->inner, marked->inner.isEmpty() ? 0 : marked->innerEnd);
    }

    std::vector<Candidate> candidatesFor(const Grammar::Expected &expected) const
    {
        using Kind = Grammar::Expected::Kind;
        const QString name = QString::fromUtf8(expected.name);
        switch (expected.kind) {
        case Kind::Open:
        case Kind::Close:
            if (!m_typed.isEmpty())
                return {};
            return {{Candidate::Kind::Word, name, name, "", {}, true}};
        case Kind::Word: {
            if (m_isQuoted || !begins(name, m_typed))
                return {};
            const bool has = isAnnounced(expected.capability);
            return {{Candidate::Kind::Word, name, name, expected.help,
                     has ? QString() : QString::fromLatin1(expected.capability), has}};
        }
        case Kind::Argument:
            break;
        }
        const QString bare = withoutQuotes(m_typed.toUtf8());
        std::vector<Candidate> all = valuesOf(expected.name, bare, m_context);
        if (expected.name != "mailbox" && expected.name != "new-name" && expected.name != "pattern")
            std::erase_if(all, [&](const Candidate &one) {
                return !begins(one.text, bare) && !begins(one.insert, m_typed) && !begins(one.insert, bare);
            });
        else if (expected.name == "pattern")
            std::erase_if(all, [&](const Candidate &one) {
                return one.kind == Candidate::Kind::Value && !begins(one.insert, m_typed);
            });
        // What is there as a whole needs no candidate.
        std::erase_if(all, [this](const Candidate &one) { return one.insert == m_typed; });
        return all;
    }

    const TypingContext &m_context;
    QByteArray m_text;
    QByteArray m_command; // from here on places are in it
    qsizetype m_begin = 0;
    qsizetype m_cursor = 0;
    size_t m_first = 0; // the first word behind a tag
    std::vector<TypedWord> m_before;
    TypedWord m_current;
    QString m_typed; // of the word at the cursor, up to there
    bool m_isQuoted = false;
    bool m_isClosed = false; // nothing is offered here
    bool m_isComment = false;
};

} // namespace

Completion completionAt(const QString &text, qsizetype cursor, const TypingContext &context)
{
    return Place(text, cursor, context).complete();
}

} // namespace imap
