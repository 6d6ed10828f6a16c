#include "searchvocabulary.h"

namespace ui::vocabulary {

using imap::Criterion;
using Kind = Criterion::Kind;
using Where = SearchWords::Where;

const Prefix *prefixOf(QStringView word)
{
    for (const Prefix &prefix : Prefixes) {
        if (word.compare(QLatin1String(prefix.word), Qt::CaseInsensitive) == 0)
            return &prefix;
    }
    return nullptr;
}

bool isPrefix(QStringView word)
{
    return prefixOf(word) || word.compare(u"is", Qt::CaseInsensitive) == 0
           || word.compare(u"imap", Qt::CaseInsensitive) == 0;
}

namespace {

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

} // namespace

Criterion bareWord(const QString &word, Where where)
{
    std::vector<Criterion> keys;
    for (const QByteArray &key : keysOf(where))
        keys.push_back(Criterion::key(key, {word}));
    return keys.size() == 1 ? keys.front() : Criterion::anyOf(keys);
}

std::optional<QString> asBareWord(const Criterion &criterion, Where where)
{
    const Criterion &first =
        criterion.kind == Kind::Any && !criterion.of.empty() ? criterion.of.front() : criterion;
    const QString word = first.arguments.value(0);
    return first.kind == Kind::Key && criterion == bareWord(word, where) ? std::optional(word) : std::nullopt;
}

} // namespace ui::vocabulary
