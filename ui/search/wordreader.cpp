// What somebody typed, as a search.
#include "imapcore/envelope.h"
#include "imapcore/limits.h"
#include "searchtext.h"
#include "searchvocabulary.h"
#include <QDate>
#include <QScopeGuard>

namespace ui {

using imap::Criterion;
using Where = SearchWords::Where;
using Kind = Criterion::Kind;
using namespace vocabulary;

namespace {

class WordReader
{
    Q_DECLARE_TR_FUNCTIONS(ui::SearchWords)
public:
    WordReader(const QString &text, Where where) : m_text(text), m_where(where) {}

    std::variant<Criterion, SearchWords::Problem> read()
    {
        Criterion all = readAll();
        if (!m_problem && m_at < m_text.size())
            fail(tr("There is a “)” too many."), m_at);
        if (!m_problem && all.of.empty())
            fail(tr("There is nothing to search for."), 0);
        if (m_problem)
            return *m_problem;
        return all.of.size() == 1 ? Criterion(std::move(all.of.front())) : std::move(all);
    }

private:
    Criterion fail(const QString &text, qsizetype offset)
    {
        if (!m_problem)
            m_problem = SearchWords::Problem{text, offset};
        return {};
    }
    bool skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size() && m_text[m_at] != u')';
    }
    // The word "or", which binds its neighbours.
    bool skipOr()
    {
        if (!skipSpace() || m_text.mid(m_at, 2).compare(u"or", Qt::CaseInsensitive) != 0)
            return false;
        const QChar after = m_at + 2 < m_text.size() ? m_text[m_at + 2] : QChar(u' ');
        if (!after.isSpace() && after != u'(' && after != u')')
            return false;
        m_at += 2;
        return true;
    }

    // Up to a ")" or the end.
    Criterion readAll()
    {
        Criterion all;
        while (!m_problem && skipSpace())
            all.of.push_back(readAlternatives());
        return all;
    }

    Criterion readAlternatives()
    {
        const auto missing = [this](qsizetype at) {
            return fail(tr("“or” stands between two words. The word itself is written in quotes."), at);
        };
        const qsizetype begin = m_at;
        if (skipOr())
            return missing(begin);
        Criterion any;
        any.kind = Kind::Any;
        any.of.push_back(readOne());
        for (;;) {
            skipSpace();
            const qsizetype place = m_at;
            if (m_problem || !skipOr())
                break;
            const qsizetype next = m_at;
            if (!skipSpace() || skipOr())
                return missing(place);
            m_at = std::max(m_at, next);
            any.of.push_back(readOne());
        }
        return any.of.size() == 1 ? Criterion(std::move(any.of.front())) : std::move(any);
    }

    Criterion readOne()
    {
        if (++m_depth > imap::Limits::Nesting)
            return fail(tr("This is nested too deeply."), m_at);
        const auto leave = qScopeGuard([this] { --m_depth; });
        const qsizetype begin = m_at;
        const QChar c = m_text[m_at];
        const bool hasMore =
            m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace() && m_text[m_at + 1] != u')';
        if (c == u'-' && hasMore) {
            ++m_at;
            return Criterion::isNot(readOne());
        }
        if (c == u'(') {
            ++m_at;
            Criterion all = readAll();
            if (m_problem)
                return {};
            if (m_at == m_text.size())
                return fail(tr("The “)” to this is missing."), begin);
            ++m_at;
            if (all.of.empty())
                return fail(tr("There is nothing between the parentheses."), begin);
            return all.of.size() == 1 ? Criterion(std::move(all.of.front())) : std::move(all);
        }
        if (c == u'"')
            return bareWord(readQuoted(), m_where);
        const QString word = readWord();
        const qsizetype colon = word.indexOf(u':');
        const QString before = word.first(std::max<qsizetype>(colon, 0));
        const Prefix *prefix = prefixOf(before);
        const bool isState = before.compare(u"is", Qt::CaseInsensitive) == 0;
        const bool isWire = before.compare(u"imap", Qt::CaseInsensitive) == 0;
        if (!prefix && !isState && !isWire)
            return bareWord(word, m_where);
        const qsizetype valueAt = begin + colon + 1;
        m_at = valueAt;
        const bool isQuoted = m_at < m_text.size() && m_text[m_at] == u'"';
        if (prefix && qstrcmp(prefix->key, "HEADER") == 0 && !isQuoted)
            return header(valueAt);
        const QString value = isQuoted ? readQuoted() : readWord();
        if (m_problem)
            return {};
        if (value.isEmpty() && !isQuoted)
            return fail(tr("Something has to follow “%1:”.").arg(before), valueAt);
        return isState ? state(value, valueAt) : isWire ? wire(value, valueAt) : key(*prefix, value, valueAt);
    }

    // "is:unread"
    Criterion state(const QString &value, qsizetype at)
    {
        for (const auto &[word, key] : States) {
            if (value.compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
                return Criterion::key(key);
        }
        return fail(
            tr("“is:%1” is not known. There are is:unread, is:read, is:flagged, is:answered, is:deleted, "
               "is:draft, is:recent and is:new, and has: for keywords.")
                .arg(value),
            at);
    }

    Criterion wire(const QString &value, qsizetype at)
    {
        auto result = Criterion::fromText(value);
        if (const auto *problem = std::get_if<imap::CriteriaProblem>(&result))
            return fail(SearchText::describe(*problem), at);
        return std::get<Criterion>(std::move(result));
    }

    // "header:List-Id:example", "header:List-Id:\"an example\"", or "header:List-Id" where there has to be one
    Criterion header(qsizetype at)
    {
        const QString word = readWord();
        const QString field = word.section(u':', 0, 0);
        QString value = word.sliced(field.size()).mid(1);
        if (value.startsWith(u'"')) {
            m_at = at + field.size() + 1;
            value = readQuoted();
        }
        const Criterion key = Criterion::key("HEADER", {field, value});
        if (const auto problem = key.problem())
            return fail(SearchText::describe(*problem), at);
        return m_problem ? Criterion() : key;
    }

    Criterion key(const Prefix &prefix, const QString &value, qsizetype at)
    {
        Criterion key = Criterion::key(prefix.key, {value});
        switch (imap::keyForm(prefix.key)->argument) {
        case imap::KeyArgument::FieldText: { // all of it in quotes
            const qsizetype colon = value.indexOf(u':');
            key.arguments = {colon < 0 ? value : value.first(colon),
                             colon < 0 ? QString() : value.sliced(colon + 1)};
            break;
        }
        case imap::KeyArgument::Date: {
            QString iso = value;
            const QDate date = QDate::fromString(iso.replace(u'/', u'-'), QStringLiteral("yyyy-M-d"));
            key.arguments = {QString::fromLatin1(imap::formatDate(date))};
            break;
        }
        case imap::KeyArgument::Size:
            key.arguments = {SearchWords::parseSize(value)};
            break;
        case imap::KeyArgument::Seconds:
            key.arguments = {SearchWords::parseAge(value)};
            break;
        default:
            break;
        }
        if (const auto problem = key.problem())
            return fail(problem->kind == imap::CriteriaProblem::Kind::NoDate
                            ? tr("“%1” is no date. It is written like 2026-12-31.").arg(value)
                        : problem->kind == imap::CriteriaProblem::Kind::NoNumber
                            ? tr("“%1” is no such number. Sizes are written like 500K or 2M, ages like 12h, "
                                 "7d or 2w.")
                                  .arg(value)
                            : SearchText::describe(*problem),
                        at);
        return key;
    }

    QString readQuoted()
    {
        const qsizetype begin = m_at++;
        QString text;
        for (; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            const QChar after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            if (m_text[m_at] == u'\\' && (after == u'"' || after == u'\\'))
                ++m_at;
            text += m_text[m_at];
        }
        if (m_at == m_text.size())
            fail(tr("The quote that begins here does not end."), begin);
        else
            ++m_at;
        return text;
    }

    QString readWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u')'
               && m_text[m_at] != u'(')
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    const QString &m_text;
    const Where m_where;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<SearchWords::Problem> m_problem;
};

} // namespace

std::variant<Criterion, SearchWords::Problem> SearchWords::read(const QString &text, Where where)
{
    if (text.size() > imap::MaxCriteriaText)
        return Problem{tr("This is too long for a search."), imap::MaxCriteriaText};
    return WordReader(text, where).read();
}

} // namespace ui
