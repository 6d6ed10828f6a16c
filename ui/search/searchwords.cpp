#include "searchwords.h"
#include "imapcore/envelope.h"
#include "imapcore/limits.h"
#include "searchtext.h"
#include <QDate>
#include <QScopeGuard>

namespace ui {

using imap::Criterion;
using Where = SearchWords::Where;
using Kind = Criterion::Kind;

namespace {

// Words before a colon, in the order in which they are preferred for writing.
struct Prefix
{
    const char *word;
    const char *key;
};
constexpr Prefix Prefixes[] = {
    {"from", "FROM"},
    {"to", "TO"},
    {"cc", "CC"},
    {"bcc", "BCC"},
    {"subject", "SUBJECT"},
    {"body", "BODY"},
    {"text", "TEXT"},
    {"header", "HEADER"},
    {"has", "KEYWORD"},
    {"lacks", "UNKEYWORD"},
    {"larger", "LARGER"},
    {"smaller", "SMALLER"},
    {"before", "BEFORE"},
    {"on", "ON"},
    {"since", "SINCE"},
    {"after", "SINCE"},
    {"sentbefore", "SENTBEFORE"},
    {"senton", "SENTON"},
    {"sentsince", "SENTSINCE"},
    {"sentafter", "SENTSINCE"},
    {"savedbefore", "SAVEDBEFORE"},
    {"savedon", "SAVEDON"},
    {"savedsince", "SAVEDSINCE"},
    {"savedafter", "SAVEDSINCE"},
    {"older", "OLDER"},
    {"newer", "YOUNGER"},
    {"younger", "YOUNGER"},
    {"uid", "UID"},
    {"number", ""},
    {"modseq", "MODSEQ"},
    {"emailid", "EMAILID"},
    {"threadid", "THREADID"},
    {"gmail", "X-GM-RAW"},
    {"label", "X-GM-LABELS"},
};
constexpr Prefix States[] = {
    {"read", "SEEN"},       {"unread", "UNSEEN"},       {"flagged", "FLAGGED"}, {"unflagged", "UNFLAGGED"},
    {"starred", "FLAGGED"}, {"answered", "ANSWERED"},   {"deleted", "DELETED"}, {"unanswered", "UNANSWERED"},
    {"draft", "DRAFT"},     {"undeleted", "UNDELETED"}, {"undraft", "UNDRAFT"}, {"seen", "SEEN"},
    {"unseen", "UNSEEN"},   {"recent", "RECENT"},       {"old", "OLD"},         {"new", "NEW"},
};
// In what sizes and ages are written. The larger come first.
struct Unit
{
    const char *name;
    quint64 factor;
};
constexpr Unit SizeUnits[] = {{"G", 1ULL << 30}, {"M", 1ULL << 20}, {"K", 1ULL << 10}, {"", 1}};
constexpr Unit AgeUnits[] = {{"w", 604800}, {"d", 86400}, {"h", 3600}, {"min", 60}, {"s", 1}};
// Only read.
constexpr Unit MoreAgeUnits[] = {{"y", 365 * 86400ULL}, {"m", 30 * 86400ULL}};

template<size_t N>
QString formatWith(const Unit (&units)[N], const QString &number)
{
    const quint64 value = number.toULongLong();
    for (const auto &[name, factor] : units) {
        if (value % factor == 0 && (value > 0 || factor == 1))
            return QString::number(value / factor) + QLatin1String(name);
    }
    return number;
}

template<size_t N>
QString parseWith(const Unit (&units)[N], const QString &text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    bool good = false;
    const quint64 value = text.first(digits).toULongLong(&good);
    for (const auto &[name, factor] : units) {
        if (good && text.sliced(digits).compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return value > ~0ULL / factor ? QString() : QString::number(value * factor);
    }
    return {};
}

// "2026-02-01" for "1-Feb-2026"
QString isoDate(const QString &date)
{
    return imap::parseDate(date.toUtf8()).toString(Qt::ISODate);
}

const Prefix *prefixOf(QStringView word)
{
    for (const Prefix &prefix : Prefixes) {
        if (word.compare(QLatin1String(prefix.word), Qt::CaseInsensitive) == 0)
            return &prefix;
    }
    return nullptr;
}

// The keys that a bare word stands for.
QByteArrayList keysOf(Where where)
{
    switch (where) {
    case Where::Header:
        return {"SUBJECT", "FROM", "TO"};
    case Where::Subject:
        return {"SUBJECT"};
    case Where::Body:
        return {"BODY"};
    case Where::Text:
        break;
    }
    return {"TEXT"};
}

Criterion bareWord(const QString &word, Where where)
{
    std::vector<Criterion> keys;
    for (const QByteArray &key : keysOf(where))
        keys.push_back(Criterion::key(key, {word}));
    return keys.size() == 1 ? keys.front() : Criterion::anyOf(keys);
}

// The word, if it is what bareWord() makes.
std::optional<QString> asBareWord(const Criterion &criterion, Where where)
{
    const Criterion &first =
        criterion.kind == Kind::Any && !criterion.of.empty() ? criterion.of.front() : criterion;
    const QString word = first.arguments.value(0);
    return first.kind == Kind::Key && criterion == bareWord(word, where) ? std::optional(word) : std::nullopt;
}

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

QString inQuotes(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + escaped + u'"';
}

// With quotes only where something in it would mean more than itself.
QString wordText(const QString &word, bool isValue)
{
    const bool plain = !word.isEmpty() && !word.startsWith(u'"')
                       && std::none_of(word.begin(), word.end(),
                                       [](QChar c) { return c.isSpace() || c == u'(' || c == u')'; });
    if (!plain)
        return inQuotes(word);
    const QString before = word.section(u':', 0, 0);
    const bool meansMore = word.startsWith(u'-') || word.compare(u"or", Qt::CaseInsensitive) == 0
                           || (word.contains(u':')
                               && (prefixOf(before) || before.compare(u"is", Qt::CaseInsensitive) == 0
                                   || before.compare(u"imap", Qt::CaseInsensitive) == 0));
    return !isValue && meansMore ? inQuotes(word) : word;
}

class WordWriter
{
public:
    explicit WordWriter(Where where) : m_where(where) {}

    QString all(const std::vector<Criterion> &criteria) const
    {
        QStringList words;
        for (const Criterion &criterion : criteria) {
            const Criterion &one = only(criterion);
            const bool isList = one.kind == Kind::All && !one.of.empty();
            words += isList ? u'(' + all(one.of) + u')' : alternatives(one);
        }
        return words.join(u' ');
    }
    // "a or b", or what is no alternative at all.
    QString alternatives(const Criterion &criterion) const
    {
        if (criterion.kind != Kind::Any || criterion.of.empty() || asBareWord(criterion, m_where))
            return one(criterion);
        QStringList words;
        for (const Criterion &other : criterion.of)
            words += one(other);
        return words.join(QStringLiteral(" or "));
    }
    static const Criterion &only(const Criterion &criterion)
    {
        const bool isGroup = criterion.kind == Kind::All || criterion.kind == Kind::Any;
        return isGroup && criterion.of.size() == 1 ? only(criterion.of.front()) : criterion;
    }

private:
    QString one(const Criterion &given) const
    {
        const Criterion &criterion = only(given);
        if (const auto word = asBareWord(criterion, m_where))
            return wordText(*word, false);
        switch (criterion.kind) {
        case Kind::All:
        case Kind::Any:
            if (!criterion.of.empty())
                return u'(' + (criterion.kind == Kind::All ? all(criterion.of) : alternatives(criterion))
                       + u')';
            break;
        case Kind::Not:
            return u'-' + one(criterion.of.front());
        case Kind::Key:
            if (const QString text = key(criterion); !text.isEmpty())
                return text;
            break;
        case Kind::Fuzzy:
        case Kind::Unknown:
            break;
        }
        return QStringLiteral("imap:") + wordText(criterion.toText(), true);
    }

    // Empty: there is no word for it.
    static QString key(const Criterion &key)
    {
        for (const auto &[word, name] : States) {
            if (key.name == name)
                return QStringLiteral("is:") + QLatin1String(word);
        }
        for (const auto &[word, name] : Prefixes) {
            if (key.name != name)
                continue;
            QString value = key.arguments.value(0);
            switch (imap::keyForm(name)->argument) {
            case imap::KeyArgument::FieldText:
                if (wordText(value, true) != value)
                    return {};
                if (const QString text = key.arguments.value(1); !text.isEmpty())
                    value += u':' + wordText(text, true);
                return QString::fromLatin1(word) + u':' + value;
            case imap::KeyArgument::Date:
                value = isoDate(value);
                break;
            case imap::KeyArgument::Size:
                value = SearchWords::formatSize(value);
                break;
            case imap::KeyArgument::Seconds:
                value = SearchWords::formatAge(value);
                break;
            case imap::KeyArgument::ModSeq:
                if (key.arguments.size() > 1)
                    return {};
                break;
            default:
                break;
            }
            return QString::fromLatin1(word) + u':' + wordText(value, true);
        }
        return {};
    }

    const Where m_where;
};

} // namespace

QString SearchWords::formatSize(const QString &octets)
{
    return formatWith(SizeUnits, octets);
}

QString SearchWords::parseSize(const QString &text)
{
    // "2MB" is as good as "2M".
    const bool hasB = text.size() > 1 && text.endsWith(u'b', Qt::CaseInsensitive);
    return parseWith(SizeUnits, hasB ? text.chopped(1) : text);
}

QString SearchWords::formatAge(const QString &seconds)
{
    return formatWith(AgeUnits, seconds);
}

QString SearchWords::parseAge(const QString &text)
{
    const QString age = parseWith(AgeUnits, text);
    return age.isEmpty() ? parseWith(MoreAgeUnits, text) : age;
}

std::variant<Criterion, SearchWords::Problem> SearchWords::read(const QString &text, Where where)
{
    if (text.size() > imap::MaxCriteriaText)
        return Problem{tr("This is too long for a search."), imap::MaxCriteriaText};
    return WordReader(text, where).read();
}

QString SearchWords::write(const Criterion &criterion, Where where)
{
    const WordWriter writer(where);
    const Criterion &whole = WordWriter::only(criterion);
    return whole.kind == Kind::All && !whole.of.empty() ? writer.all(whole.of) : writer.alternatives(whole);
}

} // namespace ui
