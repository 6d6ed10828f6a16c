#include "criteriatext.h"
#include "envelope.h"
#include "limits.h"
#include <algorithm>

namespace imap {

using Problem = CriteriaProblem::Kind;
using Token = CriteriaTokens::Token;

Token CriteriaTokens::next()
{
    const auto isSpace = [](QChar c) {
        return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
    };
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size())
        return {Token::Kind::End, {}, m_at};
    const qsizetype begin = m_at;
    const QChar first = m_text[m_at];
    if (first == u'(' || first == u')') {
        ++m_at;
        return {first == u'(' ? Token::Kind::Open : Token::Kind::Close, first, begin};
    }
    if (first == u'"')
        return quotedString();
    if (first == u'{') {
        if (const auto token = literal())
            return *token;
    }
    while (m_at < m_text.size() && !isSpace(m_text[m_at]) && !QStringView(u"()\"").contains(m_text[m_at]))
        ++m_at;
    return {Token::Kind::Word, m_text.sliced(begin, m_at - begin).toString(), begin};
}

// quoted = DQUOTE *QUOTED-CHAR DQUOTE. A backslash before anything but a quote or another one stands for itself.
Token CriteriaTokens::quotedString()
{
    Token token{Token::Kind::String, {}, m_at};
    for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
        const QChar c = m_text[m_at];
        if (c == u'\r' || c == u'\n' || c == u'\0')
            return {Token::Kind::Failed, {}, m_at, Problem::NoText};
        const QChar after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
        if (c == u'\\' && (after == u'"' || after == u'\\'))
            ++m_at;
        token.text += m_text[m_at];
    }
    if (m_at == m_text.size())
        return {Token::Kind::Failed, {}, token.offset, Problem::QuoteNotClosed};
    ++m_at;
    return token;
}

// literal = "{" number64 ["+"] "}" CRLF *CHAR8, as somebody may copy it from a protocol. Its length counts bytes of UTF-8.
std::optional<Token> CriteriaTokens::literal()
{
    const qsizetype end = m_text.indexOf(u'}', m_at);
    if (end < 0)
        return std::nullopt;
    QStringView digits = m_text.sliced(m_at + 1, end - m_at - 1);
    if (digits.endsWith(u'+') || digits.endsWith(u'-'))
        digits.chop(1);
    bool isNumber = false;
    const qint64 size = digits.toLongLong(&isNumber);
    qsizetype at = end + 1;
    if (at < m_text.size() && m_text[at] == u'\r')
        ++at;
    if (!isNumber || size < 0 || at >= m_text.size() || m_text[at] != u'\n')
        return std::nullopt;
    const Token failed{Token::Kind::Failed, {}, m_at, Problem::LiteralTooShort};
    Token token{Token::Kind::String, {}, m_at};
    qint64 bytes = 0;
    for (++at; bytes < size && at < m_text.size(); ++at) {
        const QChar c = m_text[at];
        bytes += c < u'\x80' ? 1 : c < u'\x800' || c.isSurrogate() ? 2 : 3; // two surrogates are four bytes
        token.text += c;
    }
    if (bytes != size)
        return failed;
    m_at = at;
    return token;
}

// date-text = date-day "-" date-month "-" date-year
QDate parseDate(QByteArrayView text)
{
    const auto number = [](QByteArrayView digits) {
        const bool good =
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        return good ? digits.toInt() : -1;
    };
    const qsizetype dash = text.indexOf('-');
    if (dash < 1 || dash > 2 || text.size() != dash + 9 || text[dash + 4] != '-')
        return {};
    for (int month = 1; month <= 12; ++month) {
        const QByteArray name = formatDate(QDate(2000, month, 1)).mid(2, 3);
        const int year = number(text.last(4));
        if (year >= 0 && text.sliced(dash + 1, 3).compare(name, Qt::CaseInsensitive) == 0)
            return QDate(year, month, number(text.first(dash)));
    }
    return {};
}

namespace {

bool isSetWord(const QString &word)
{
    return word == u"$" || std::all_of(word.begin(), word.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || c == u':' || c == u',' || c == u'*';
           });
}

bool isKeyWord(const QString &word)
{
    const QByteArray name = word.toLatin1().toUpper();
    return name == "NOT" || name == "OR" || name == "FUZZY" || keyForm(name);
}

class CriteriaReader
{
public:
    explicit CriteriaReader(QStringView text) : m_in(text) {}

    std::variant<Criterion, CriteriaProblem> read()
    {
        skipCharset();
        Criterion whole = readKeys();
        const Token end = m_problem ? Token() : m_in.next();
        if (end.kind == Token::Kind::Close)
            fail(Problem::ListNotOpened, end.offset);
        else if (!m_problem && whole.of.empty())
            fail(Problem::Nothing, 0);
        if (m_problem)
            return *m_problem;
        return whole.of.size() == 1 ? Criterion(std::move(whole.of.front())) : std::move(whole);
    }

private:
    Criterion fail(Problem kind, qsizetype offset, const QByteArray &key = {})
    {
        if (!m_problem)
            m_problem = CriteriaProblem{kind, offset, key};
        return {};
    }

    void skipCharset()
    {
        CriteriaTokens ahead = m_in;
        if (ahead.next().text.compare(u"CHARSET", Qt::CaseInsensitive) != 0)
            return;
        const Token charset = ahead.next();
        if (charset.text.compare(u"UTF-8", Qt::CaseInsensitive) != 0
            && charset.text.compare(u"US-ASCII", Qt::CaseInsensitive) != 0)
            fail(Problem::Charset, charset.offset);
        m_in = ahead;
    }

    // Up to a ")" or the end.
    Criterion readKeys()
    {
        Criterion group;
        while (!m_problem) {
            const Token::Kind next = m_in.peek().kind;
            if (next == Token::Kind::End || next == Token::Kind::Close)
                break;
            group.of.push_back(readKey());
        }
        return group;
    }

    // search-key
    Criterion readKey()
    {
        const Token token = m_in.next();
        if (m_depth >= Limits::Nesting)
            return fail(Problem::TooDeep, token.offset);
        ++m_depth;
        Criterion key = readFrom(token);
        --m_depth;
        return key;
    }

    Criterion readFrom(const Token &token)
    {
        if (token.kind == Token::Kind::Failed)
            return fail(token.problem, token.offset);
        if (token.kind == Token::Kind::Open)
            return readList(token.offset);
        if (token.kind != Token::Kind::Word)
            return fail(Problem::KeyMissing, token.offset);
        const QByteArray name = token.text.toLatin1().toUpper();
        if (name == "NOT")
            return Criterion::isNot(readKey());
        if (name == "FUZZY")
            return Criterion::fuzzy(readKey());
        if (name == "OR")
            return readAlternatives();
        if (isSetWord(token.text))
            return checked({}, {token.text}, token.offset);
        if (const KeyForm *form = keyForm(name))
            return readArguments(*form);
        if (token.text.contains(u'{'))
            return fail(Problem::LiteralTooShort, token.offset);
        return readUnknown(token);
    }

    // "(" search-key *(SP search-key) ")"
    Criterion readList(qsizetype begin)
    {
        Criterion list = readKeys();
        if (m_problem)
            return {};
        if (m_in.next().kind != Token::Kind::Close)
            return fail(Problem::ListNotClosed, begin);
        if (list.of.empty())
            return fail(Problem::EmptyList, begin);
        return list.of.size() == 1 ? Criterion(std::move(list.of.front())) : std::move(list);
    }

    // "OR" SP search-key SP search-key, where the second may be another OR: a thousand of them are one group.
    Criterion readAlternatives()
    {
        Criterion group;
        group.kind = Criterion::Kind::Any;
        for (;;) {
            group.of.push_back(readKey());
            const Token next = m_in.peek();
            if (m_problem || next.kind != Token::Kind::Word
                || next.text.compare(u"OR", Qt::CaseInsensitive) != 0)
                break;
            m_in.next();
        }
        group.of.push_back(readKey());
        return group;
    }

    Criterion readArguments(const KeyForm &form)
    {
        const QByteArray name = form.name;
        qsizetype count = form.argument == KeyArgument::None        ? 0
                          : form.argument == KeyArgument::FieldText ? 2
                                                                    : 1;
        QStringList arguments;
        qsizetype offset = m_in.offset();
        for (qsizetype i = 0; i < count; ++i) {
            const Token token = m_in.next();
            if (token.kind == Token::Kind::Failed)
                return fail(token.problem, token.offset);
            if (token.kind != Token::Kind::Word && token.kind != Token::Kind::String)
                return fail(Problem::ArgumentMissing, token.offset, name);
            // MODSEQ may have an entry, "/flags/…", and its type before the value.
            if (i == 0 && form.argument == KeyArgument::ModSeq
                && (token.kind == Token::Kind::String || token.text.startsWith(u'/')))
                count = 3;
            if (i == 0)
                offset = token.offset;
            arguments += token.text;
        }
        return checked(name, arguments, offset);
    }

    Criterion checked(const QByteArray &name, const QStringList &arguments, qsizetype offset)
    {
        Criterion key = Criterion::key(name, arguments);
        if (const auto problem = key.problem())
            return fail(problem->kind, offset, name);
        if (keyForm(name)->argument == KeyArgument::Date)
            key.arguments = {QString::fromLatin1(formatDate(parseDate(arguments.front().toUtf8())))};
        return key;
    }

    // Nobody knows how many arguments it has: what is no known key belongs to it.
    Criterion readUnknown(const Token &name)
    {
        Criterion unknown;
        unknown.kind = Criterion::Kind::Unknown;
        unknown.text = name.text;
        for (int open = 0;;) {
            const Token next = m_in.peek();
            if (next.kind == Token::Kind::Failed)
                return fail(next.problem, next.offset);
            if (next.kind == Token::Kind::End && open > 0)
                return fail(Problem::ListNotClosed, m_lastOpen);
            if (next.kind == Token::Kind::End || (next.kind == Token::Kind::Close && open == 0)
                || (next.kind == Token::Kind::Word && open == 0 && isKeyWord(next.text)))
                return unknown;
            // It would announce a literal where it stands last, and the server would wait for it.
            if (next.kind == Token::Kind::Word && next.text.contains(u'{'))
                return fail(Problem::LiteralTooShort, next.offset);
            if (next.kind == Token::Kind::String
                && std::any_of(next.text.begin(), next.text.end(),
                               [](QChar c) { return c == u'\r' || c == u'\n' || c == u'\0'; }))
                return fail(Problem::NoText, next.offset);
            m_in.next();
            const bool isClose = next.kind == Token::Kind::Close;
            if (next.kind == Token::Kind::Open)
                m_lastOpen = next.offset;
            if (!isClose && !unknown.text.endsWith(u'('))
                unknown.text += u' ';
            unknown.text +=
                next.kind == Token::Kind::String ? QString::fromUtf8(quoted(next.text.toUtf8())) : next.text;
            open += next.kind == Token::Kind::Open ? 1 : isClose ? -1 : 0;
        }
    }

    CriteriaTokens m_in;
    std::optional<CriteriaProblem> m_problem;
    qsizetype m_lastOpen = 0;
    int m_depth = 0;
};

} // namespace

std::variant<Criterion, CriteriaProblem> Criterion::fromText(const QString &text)
{
    if (text.size() > MaxCriteriaText)
        return CriteriaProblem{Problem::TooLong, MaxCriteriaText};
    return CriteriaReader(text).read();
}

} // namespace imap
