#include "searchfields.h"
#include "imapcore/envelope.h"
#include "imapcore/flags.h"
#include "searchwords.h"
#include <QDate>
#include <QLocale>

namespace ui {

using imap::Criterion;

namespace {

// Flags that have keys of their own, for set and not set.
constexpr struct
{
    const char *flag, *set, *notSet;
} SystemFlags[] = {{"\\Seen", "SEEN", "UNSEEN"},
                   {"\\Flagged", "FLAGGED", "UNFLAGGED"},
                   {"\\Answered", "ANSWERED", "UNANSWERED"},
                   {"\\Deleted", "DELETED", "UNDELETED"},
                   {"\\Draft", "DRAFT", "UNDRAFT"},
                   {"\\Recent", "RECENT", "OLD"},
                   {"", "KEYWORD", "UNKEYWORD"}};

} // namespace

SearchFields::SearchFields()
{
    using V = SearchValue;
    const auto text = [this](const QString &name, const QByteArray &key, V value = V::Text) {
        m_fields.push_back({name, value, {{key, tr("contains"), tr("does not contain")}}});
    };
    const auto day = [this](const QString &name, const QByteArray &prefix) {
        m_fields.push_back({name,
                            V::Date,
                            {{prefix + "BEFORE", tr("before"), tr("not before")},
                             {prefix + "ON", tr("on"), tr("not on")},
                             {prefix + "SINCE", tr("since"), tr("not since")}}});
    };
    const auto line = [this](const QString &name, const QByteArray &key, const QString &is,
                             const QString &isNot) {
        m_fields.push_back({name, V::Line, {{key, is, isNot}}});
    };
    text(tr("Subject"), "SUBJECT");
    text(tr("From"), "FROM");
    text(tr("To"), "TO");
    text(tr("Cc"), "CC");
    text(tr("Bcc"), "BCC");
    text(tr("Body"), "BODY");
    text(tr("Header or body"), "TEXT");
    text(tr("Header field"), "HEADER", V::Field);
    m_fields.push_back({tr("Flag"), V::Flag, {{"KEYWORD", tr("is set"), tr("is not set")}}});
    m_fields.push_back({tr("New: recent and unread"), V::None, {{"NEW", tr("yes"), tr("no")}}});
    day(tr("Arrived"), "");
    day(tr("Sent"), "SENT");
    day(tr("Came into the mailbox"), "SAVED");
    m_fields.push_back({tr("Age"),
                        V::Age,
                        {{"YOUNGER", tr("less than"), tr("not less than")},
                         {"OLDER", tr("more than"), tr("not more than")}}});
    m_fields.push_back({tr("Size"),
                        V::Size,
                        {{"LARGER", tr("larger than"), tr("not larger than")},
                         {"SMALLER", tr("smaller than"), tr("not smaller than")}}});
    line(tr("UID"), "UID", tr("is one of"), tr("is none of"));
    line(tr("Message number"), "", tr("is one of"), tr("is none of"));
    line(tr("Mod-sequence"), "MODSEQ", tr("is at least"), tr("is less than"));
    line(tr("Email id"), "EMAILID", tr("is"), tr("is not"));
    line(tr("Thread id"), "THREADID", tr("is"), tr("is not"));
    text(tr("Gmail search"), "X-GM-RAW");
    text(tr("Gmail label"), "X-GM-LABELS");
    line(tr("Gmail message id"), "X-GM-MSGID", tr("is"), tr("is not"));
    line(tr("Gmail thread id"), "X-GM-THRID", tr("is"), tr("is not"));
    line(tr("Filter of the server"), "FILTER", tr("lets it through"), tr("holds it back"));
    m_fields.push_back({tr("Has save dates"), V::None, {{"SAVEDATESUPPORTED", tr("yes"), tr("no")}}});
    m_fields.push_back({tr("Any message"), V::None, {{"ALL", tr("yes"), tr("no")}}});
    m_fields.push_back({tr("Criteria text"), V::Criteria, {{{}, tr("is met"), tr("is not met")}}});
}

SearchFields::Place SearchFields::placeOf(const Criterion &key, bool negated) const
{
    // A mod-sequence of one flag, and keys that are in no field.
    if (key.kind != Criterion::Kind::Key || (key.name == "MODSEQ" && key.arguments.size() > 1))
        return {criteriaField(), 0, negated};
    QByteArray name = key.name;
    for (const auto &[flag, set, notSet] : SystemFlags) {
        if (name == notSet)
            negated = !negated;
        if (name == set || name == notSet)
            name = "KEYWORD";
    }
    for (size_t field = 0; field < criteriaField(); ++field) {
        const auto &operators = m_fields[field].operators;
        for (size_t op = 0; op < operators.size(); ++op) {
            if (operators[op].key == name)
                return {field, op, negated};
        }
    }
    return {criteriaField(), 0, negated};
}

QStringList SearchFields::valueOf(const Criterion &key) const
{
    const SearchValue value = m_fields[placeOf(key, false).field].value;
    if (value == SearchValue::Criteria)
        return {key.toText()};
    if (value == SearchValue::Flag) {
        for (const auto &[flag, set, notSet] : SystemFlags) {
            if (*flag && (key.name == set || key.name == notSet))
                return {QLatin1String(flag)};
        }
    }
    return key.arguments;
}

std::optional<Criterion> SearchFields::make(const Place &place, const QStringList &value) const
{
    const SearchField &field = m_fields[place.field];
    const auto negated = [&place](Criterion key) {
        return place.isNot ? Criterion::isNot(std::move(key)) : key;
    };
    if (field.value == SearchValue::Criteria) {
        auto result = Criterion::fromText(value.value(0));
        if (std::holds_alternative<imap::CriteriaProblem>(result))
            return std::nullopt;
        return negated(std::get<Criterion>(std::move(result)));
    }
    const QByteArray &name = field.operators[place.op].key;
    if (field.value == SearchValue::Flag) {
        const QString wanted = value.value(0).trimmed();
        for (const auto &[flag, set, notSet] : SystemFlags) {
            if (*flag && wanted.compare(QLatin1String(flag), Qt::CaseInsensitive) == 0)
                return Criterion::key(place.isNot ? notSet : set);
        }
        return Criterion::key(place.isNot ? "UNKEYWORD" : "KEYWORD", {wanted});
    }
    return negated(Criterion::key(name, field.value == SearchValue::None ? QStringList() : value));
}

QStringList SearchFields::defaultValue(SearchValue value) const
{
    switch (value) {
    case SearchValue::None:
        return {};
    case SearchValue::Text:
        return {QString()};
    case SearchValue::Field:
        return {QStringLiteral("List-Id"), QString()};
    case SearchValue::Date:
        return {QString::fromLatin1(imap::formatDate(QDate::currentDate()))};
    case SearchValue::Size:
        return {QString::number(1 << 20)};
    case SearchValue::Age:
        return {QString::number(7 * 86400)};
    case SearchValue::Flag:
        return {QStringLiteral("\\Seen")};
    case SearchValue::Line:
        return {QStringLiteral("1")};
    case SearchValue::Criteria:
        return {QStringLiteral("ALL")};
    }
    return {};
}

QString SearchFields::describe(const Criterion &key, bool negated) const
{
    const Place place = placeOf(key, negated);
    const SearchField &field = m_fields[place.field];
    const QString op = place.isNot ? field.operators[place.op].isNot : field.operators[place.op].is;
    const QStringList given = valueOf(key);
    const QString first = given.value(0);
    QString value = first;
    switch (field.value) {
    case SearchValue::None:
        break;
    case SearchValue::Text:
        value = tr("“%1”").arg(first);
        break;
    case SearchValue::Field:
        value = first + QStringLiteral(": ") + tr("“%1”").arg(given.value(1));
        break;
    case SearchValue::Date:
        value = QLocale().toString(imap::parseDate(first.toUtf8()), QLocale::ShortFormat);
        break;
    case SearchValue::Size:
        value = SearchWords::formatSize(first);
        break;
    case SearchValue::Age:
        value = SearchWords::formatAge(first);
        break;
    case SearchValue::Flag:
        value = flagName(first);
        break;
    case SearchValue::Line:
    case SearchValue::Criteria:
        break;
    }
    constexpr qsizetype Most = 200; // a line
    if (value.size() > Most)
        value = value.left(Most) + u'…';
    return field.value == SearchValue::None ? field.name + QStringLiteral(": ") + op
                                            : field.name + u' ' + op + u' ' + value;
}

QString SearchFields::groupName(Criterion::Kind kind, bool negated)
{
    switch (kind) {
    case Criterion::Kind::Any:
        return negated ? tr("None of these") : tr("Any of these");
    case Criterion::Kind::Fuzzy:
        return negated ? tr("Not even about all of these") : tr("About all of these");
    default:
        return negated ? tr("Not all of these") : tr("All of these");
    }
}

QString SearchFields::flagName(const QString &flag)
{
    const std::pair<const char *, QString> names[] = {{"\\Seen", tr("Read (\\Seen)")},
                                                      {"\\Flagged", tr("Flagged (\\Flagged)")},
                                                      {"\\Answered", tr("Answered (\\Answered)")},
                                                      {"\\Deleted", tr("Deleted (\\Deleted)")},
                                                      {"\\Draft", tr("Draft (\\Draft)")},
                                                      {"\\Recent", tr("Recent (\\Recent)")}};
    for (const auto &[wire, name] : names) {
        if (flag.compare(QLatin1String(wire), Qt::CaseInsensitive) == 0)
            return name;
    }
    return flag;
}

} // namespace ui
