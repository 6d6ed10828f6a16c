#include "exchangefilter.h"
#include "../cause.h"
#include "../mailboxname.h"
#include <algorithm>
#include <array>

namespace imap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array StatusNames{"waiting", "ok", "no", "bad", "cut"};
constexpr std::array IsNames{"command", "unasked", "note", "malformed"};

Error wrong(const QString &text)
{
    return {Error::Kind::InvalidArgument, {}, text};
}

// A number with a unit behind it, or -1.
qint64 quantity(QString text, std::initializer_list<std::pair<const char *, double>> units)
{
    double factor = 1;
    for (const auto &[unit, times] : units) {
        if (text.endsWith(QLatin1String(unit), Qt::CaseInsensitive)) {
            factor = times;
            text.chop(qsizetype(std::strlen(unit)));
            break;
        }
    }
    bool good = false;
    const double number = text.toDouble(&good);
    return good && number >= 0 && number * factor < 9e18 ? qint64(number * factor) : -1;
}

template<size_t N>
int placeIn(const std::array<const char *, N> &names, const QString &value)
{
    const auto found = std::find_if(names.begin(), names.end(), [&value](const char *name) {
        return value.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    });
    return found == names.end() ? -1 : int(found - names.begin());
}

template<size_t N>
QStringList listOf(const std::array<const char *, N> &names)
{
    QStringList all;
    for (const char *name : names)
        all += QLatin1String(name);
    return all;
}

// Lines are long, and most of them hold nothing of it: no copy is made.
bool containsLower(QByteArrayView line, QByteArrayView lower)
{
    const auto isSame = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b;
    };
    return std::search(line.begin(), line.end(), lower.begin(), lower.end(), isSame) != line.end();
}

} // namespace

QStringList ExchangeFilter::keys()
{
    return {u"connection"_s, u"dir"_s,    u"is"_s,  u"larger"_s, u"mailbox"_s,
            u"slower"_s,     u"status"_s, u"tag"_s, u"verb"_s,   u"why"_s};
}

QStringList ExchangeFilter::valuesOf(const QString &key)
{
    return key == u"status" ? listOf(StatusNames)
           : key == u"is"   ? listOf(IsNames)
           : key == u"dir"  ? QStringList{u"sent"_s, u"received"_s}
                            : QStringList();
}

Expected<ExchangeFilter::Term> ExchangeFilter::condition(const QString &key, const QString &value)
{
    if (value.isEmpty())
        return wrong(u"nothing behind “%1:”"_s.arg(key));
    const auto notOneOf = [&](const QStringList &all) {
        return wrong(u"“%1” behind “%2:”: it may be %3"_s.arg(value, key, all.join(u", ")));
    };
    Term term;
    term.text = value;
    term.bytes = value.toUtf8();
    if (key == u"dir") {
        term.what = What::Direction;
        if (!valuesOf(key).contains(value, Qt::CaseInsensitive))
            return notOneOf(valuesOf(key));
        term.number =
            int(value.startsWith(u's', Qt::CaseInsensitive) ? Traffic::Kind::Sent : Traffic::Kind::Received);
    } else if (key == u"verb") {
        term.what = What::Verb;
        term.bytes = value.toUpper().toUtf8();
    } else if (key == u"mailbox") {
        term.what = What::Mailbox;
    } else if (key == u"tag") {
        term.what = What::Tag;
    } else if (key == u"status") {
        term.what = What::Status;
        if ((term.number = placeIn(StatusNames, value)) < 0)
            return notOneOf(valuesOf(key));
    } else if (key == u"is") {
        term.what = What::Is;
        if ((term.number = placeIn(IsNames, value)) < 0)
            return notOneOf(valuesOf(key));
    } else if (key == u"slower") {
        term.what = What::Slower;
        if ((term.number = quantity(value, {{"ms", 1e3}, {"us", 1}, {"min", 6e7}, {"s", 1e6}})) < 0)
            return wrong(u"“%1” is no time: 100ms, 1.5s or 2min is one"_s.arg(value));
    } else if (key == u"larger") {
        term.what = What::Larger;
        if ((term.number = quantity(value, {{"k", 1024}, {"m", 1048576}})) < 0)
            return wrong(u"“%1” is no size: 500, 64k or 2M is one"_s.arg(value));
    } else if (key == u"connection") {
        term.what = What::Connection;
    } else if (key == u"why") {
        term.what = What::Why;
    } else {
        return wrong(u"“%1:” is no condition; these are: %2"_s.arg(key, keys().join(u", ")));
    }
    return term;
}

Expected<ExchangeFilter> ExchangeFilter::parse(const QString &text)
{
    ExchangeFilter filter;
    qsizetype at = 0;
    // In quotes, or up to the next space.
    const auto word = [&]() -> QString {
        if (at >= text.size() || text[at] != u'"') {
            const qsizetype begin = at;
            while (at < text.size() && !text[at].isSpace())
                ++at;
            return text.mid(begin, at - begin);
        }
        const qsizetype end = text.indexOf(u'"', at + 1);
        const QString inside = text.mid(at + 1, (end < 0 ? text.size() : end) - at - 1);
        at = end < 0 ? text.size() : end + 1;
        return inside;
    };
    static const QRegularExpression conditionBegins(u"^([a-z]+):"_s);
    while (true) {
        while (at < text.size() && text[at].isSpace())
            ++at;
        if (at >= text.size())
            break;
        const bool negated = text[at] == u'-' && at + 1 < text.size() && !text[at + 1].isSpace();
        if (negated)
            ++at;
        Term term;
        if (text[at] == u'/') {
            const qsizetype end = text.indexOf(u'/', at + 1);
            term.what = What::Pattern;
            term.pattern = QRegularExpression(text.mid(at + 1, (end < 0 ? text.size() : end) - at - 1),
                                              QRegularExpression::CaseInsensitiveOption);
            at = end < 0 ? text.size() : end + 1;
            if (!term.pattern.isValid())
                return wrong(u"the regular expression: %1"_s.arg(term.pattern.errorString()));
            if (term.pattern.pattern().isEmpty())
                continue; // it is still being typed
        } else if (const auto match = conditionBegins.match(text.mid(at, 20)); match.hasMatch()) {
            at += match.capturedLength();
            auto made = condition(match.captured(1), word());
            if (!made)
                return made.error();
            term = *std::move(made);
        } else {
            term.bytes = word().toLower().toUtf8();
            if (term.bytes.isEmpty())
                continue;
        }
        term.negated = negated;
        if (term.what == What::Direction) {
            const bool sent = (Traffic::Kind(term.number) == Traffic::Kind::Sent) != negated;
            filter.m_direction = sent ? Traffic::Kind::Sent : Traffic::Kind::Received;
        }
        filter.m_terms.push_back(std::move(term));
    }
    return filter;
}

bool ExchangeFilter::isFound(const Term &term, QByteArrayView line)
{
    if (term.what == What::Text)
        return containsLower(line, term.bytes);
    const QString text = line.isValidUtf8() ? QString::fromUtf8(line) : QString::fromLatin1(line);
    return term.pattern.match(text).hasMatch();
}

bool ExchangeFilter::holds(const Term &term, const ExchangeLog &log, const Exchange &exchange,
                           const QString &title) const
{
    const auto contains = [&term](const QString &text) {
        return text.contains(term.text, Qt::CaseInsensitive);
    };
    switch (term.what) {
    case What::Text:
    case What::Pattern:
        for (const Exchange::Run &run : exchange.runs) {
            for (quint64 line = run.first; line < run.first + run.count; ++line) {
                if (line < log.traffic().firstIndex())
                    continue;
                const Traffic::Entry entry = log.traffic().at(line);
                if ((!m_direction || entry.kind == *m_direction) && isFound(term, entry.bytes))
                    return true;
            }
        }
        return false;
    case What::Direction:
        return (*m_direction == Traffic::Kind::Sent ? exchange.sentBytes : exchange.receivedBytes) > 0;
    case What::Verb:
        return exchange.verb == term.bytes || exchange.verb == "UID " + term.bytes;
    case What::Mailbox:
        return contains(QString::fromUtf8(exchange.mailbox))
               || contains(MailboxName::fromWire(exchange.mailbox).toString());
    case What::Tag:
        return exchange.kind == Exchange::Kind::Command && exchange.firstLine() >= log.traffic().firstIndex()
               && ExchangeLog::tagOf(log.traffic().at(exchange.firstLine()).bytes)
                          .compare(term.bytes, Qt::CaseInsensitive)
                      == 0;
    case What::Status:
        return exchange.kind == Exchange::Kind::Command && int(exchange.state) == term.number;
    case What::Is:
        return term.number == 3 ? exchange.isMalformed : int(exchange.kind) == term.number;
    case What::Slower:
        return exchange.duration() > term.number;
    case What::Larger:
        return exchange.sentBytes + exchange.receivedBytes > term.number;
    case What::Connection:
        return contains(title);
    case What::Why:
        return exchange.cause > 0 && contains(Cause::textOf(exchange.cause));
    }
    return false;
}

bool ExchangeFilter::accepts(const ExchangeLog &log, const Exchange &exchange, const QString &title) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        return holds(term, log, exchange, title) != (term.negated && term.what != What::Direction);
    });
}

bool ExchangeFilter::acceptsLine(const Traffic::Entry &entry) const
{
    if (m_direction && entry.kind != *m_direction)
        return false;
    bool looksForWords = false;
    for (const Term &term : m_terms) {
        if (term.negated || (term.what != What::Text && term.what != What::Pattern))
            continue;
        if (isFound(term, entry.bytes))
            return true;
        looksForWords = true;
    }
    return !looksForWords;
}

} // namespace imap
