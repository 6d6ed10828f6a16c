// A search, as somebody would type it.
#include "searchvocabulary.h"
#include <QDate>

namespace ui {

using imap::Criterion;
using Where = SearchWords::Where;
using Kind = Criterion::Kind;
using namespace vocabulary;

namespace {

// "2026-02-01" for "1-Feb-2026"
QString isoDate(const QString &date)
{
    return imap::parseDate(date.toUtf8()).toString(Qt::ISODate);
}

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
                           || (word.contains(u':') && isPrefix(before));
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

QString SearchWords::write(const Criterion &criterion, Where where)
{
    const WordWriter writer(where);
    const Criterion &whole = WordWriter::only(criterion);
    return whole.kind == Kind::All && !whole.of.empty() ? writer.all(whole.of) : writer.alternatives(whole);
}

} // namespace ui
