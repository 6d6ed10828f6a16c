#include "criterion.h"
#include "atom.h"
#include "criteriatext.h"
#include "envelope.h"
#include "flags.h"
#include <algorithm>

namespace imap {

std::span<const KeyForm> keyForms()
{
    using A = KeyArgument;
    static constexpr KeyForm forms[] = {
        // RFC 9051 section 6.4.4
        {"", A::Set},
        {"ALL", A::None},
        {"ANSWERED", A::None},
        {"BCC", A::Text},
        {"BEFORE", A::Date},
        {"BODY", A::Text},
        {"CC", A::Text},
        {"DELETED", A::None},
        {"DRAFT", A::None},
        {"FLAGGED", A::None},
        {"FROM", A::Text},
        {"HEADER", A::FieldText},
        {"KEYWORD", A::Keyword},
        {"LARGER", A::Size},
        {"ON", A::Date},
        {"SEEN", A::None},
        {"SENTBEFORE", A::Date},
        {"SENTON", A::Date},
        {"SENTSINCE", A::Date},
        {"SINCE", A::Date},
        {"SMALLER", A::Size},
        {"SUBJECT", A::Text},
        {"TEXT", A::Text},
        {"TO", A::Text},
        {"UID", A::Set},
        {"UNANSWERED", A::None},
        {"UNDELETED", A::None},
        {"UNDRAFT", A::None},
        {"UNFLAGGED", A::None},
        {"UNKEYWORD", A::Keyword},
        {"UNSEEN", A::None},
        // RFC 3501 section 6.4.4; IMAP4rev2 has none of them
        {"NEW", A::None},
        {"OLD", A::None},
        {"RECENT", A::None},
        // RFC 5032
        {"OLDER", A::Seconds, "WITHIN"},
        {"YOUNGER", A::Seconds, "WITHIN"},
        // RFC 5466
        {"FILTER", A::FilterName, "FILTERS"},
        // RFC 7162 section 3.1.5
        {"MODSEQ", A::ModSeq, "CONDSTORE"},
        // RFC 8474 section 6
        {"EMAILID", A::ObjectId, "OBJECTID"},
        {"THREADID", A::ObjectId, "OBJECTID"},
        // RFC 8514 section 4.3
        {"SAVEDATESUPPORTED", A::None, "SAVEDATE"},
        {"SAVEDBEFORE", A::Date, "SAVEDATE"},
        {"SAVEDON", A::Date, "SAVEDATE"},
        {"SAVEDSINCE", A::Date, "SAVEDATE"},
        // Gmail's
        {"X-GM-LABELS", A::Text, "X-GM-EXT-1"},
        {"X-GM-MSGID", A::Number, "X-GM-EXT-1"},
        {"X-GM-RAW", A::Text, "X-GM-EXT-1"},
        {"X-GM-THRID", A::Number, "X-GM-EXT-1"},
    };
    return forms;
}

const KeyForm *keyForm(QByteArrayView name)
{
    const auto forms = keyForms();
    const auto found = std::find_if(forms.begin(), forms.end(), [name](const KeyForm &form) {
        return name.compare(form.name, Qt::CaseInsensitive) == 0;
    });
    return found == forms.end() ? nullptr : &*found;
}

namespace {

using Problem = CriteriaProblem::Kind;

bool isNumber(const QString &text, quint64 atLeast, quint64 atMost)
{
    bool good = false;
    const quint64 number = text.toULongLong(&good);
    // Qt takes spaces around it, and a sign.
    const bool isPlain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return good && isPlain && number >= atLeast && number <= atMost;
}

bool isSet(const QString &text)
{
    if (text == u"$")
        return true;
    bool good = false;
    const SequenceSet set = SequenceSet::fromWire(text.toUtf8(), SequenceSet::Star, &good);
    return good && !set.isEmpty() && !text.endsWith(u',');
}

// objectid = 1*255(ALPHA / DIGIT / "_" / "-")
bool isObjectId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c < u'\x7f' && (c.isLetterOrNumber() || c == u'_' || c == u'-');
    });
}

std::optional<Problem> problemOf(KeyArgument argument, const QStringList &given)
{
    const auto unless = [](bool good, Problem problem) {
        return good ? std::nullopt : std::optional(problem);
    };
    if (argument == KeyArgument::None)
        return std::nullopt;
    if (given.isEmpty() || (argument == KeyArgument::FieldText && given.size() < 2))
        return Problem::ArgumentMissing;
    for (const QString &text : given) {
        if (text.contains(u'\0') || text.contains(u'\r') || text.contains(u'\n'))
            return Problem::NoText;
    }
    const QString &first = given.front();
    constexpr quint64 Most = 0x7fff'ffff'ffff'ffff; // number64
    switch (argument) {
    case KeyArgument::None:
    case KeyArgument::Text:
        return std::nullopt;
    case KeyArgument::FieldText: // header-fld-name = astring; field-name of RFC 5322 section 3.6.8
        return unless(!first.isEmpty()
                          && std::all_of(first.begin(), first.end(),
                                         [](QChar c) { return c > u' ' && c < u'\x7f' && c != u':'; }),
                      Problem::NoField);
    case KeyArgument::Date:
        return unless(parseDate(first.toUtf8()).isValid(), Problem::NoDate);
    case KeyArgument::Size:
        return unless(isNumber(first, 0, Most), Problem::NoNumber);
    case KeyArgument::Seconds:
        return unless(isNumber(first, 1, 0xffffffff), Problem::NoNumber);
    case KeyArgument::Number:
        return unless(isNumber(first, 0, ~quint64(0)), Problem::NoNumber); // Gmail's have all 64 bits
    case KeyArgument::Keyword:
        return unless(isAtom(first.toUtf8()), Problem::NoKeyword);
    case KeyArgument::Set:
        return unless(isSet(first), Problem::NoSet);
    case KeyArgument::ModSeq:
        return unless(isNumber(given.back(), 0, Most)
                          && (given.size() == 1 || (given.size() == 3 && isAtom(given.at(1).toUtf8()))),
                      Problem::NoModSeq);
    case KeyArgument::ObjectId:
        return unless(isObjectId(first), Problem::NoId);
    case KeyArgument::FilterName: // 1*<any ATOM-CHAR except "/">
        return unless(isAtom(first.toUtf8()) && !first.contains(u'/'), Problem::NoName);
    }
    return std::nullopt;
}

bool isGroup(const Criterion &criterion)
{
    return criterion.kind == Criterion::Kind::All || criterion.kind == Criterion::Kind::Any;
}

// A group of one says what the one says.
const Criterion &effective(const Criterion &criterion)
{
    const Criterion *at = &criterion;
    while (isGroup(*at) && at->of.size() == 1)
        at = &at->of.front();
    return *at;
}

QString quotedText(const QString &text)
{
    return QString::fromUtf8(quoted(text.toUtf8()));
}

QString keyText(const Criterion &key)
{
    const KeyForm *form = keyForm(key.name);
    const KeyArgument argument = form ? form->argument : KeyArgument::None;
    QStringList words;
    if (!key.name.isEmpty())
        words += QString::fromLatin1(key.name);
    for (qsizetype i = 0; i < key.arguments.size(); ++i) {
        const bool isText = argument == KeyArgument::Text || argument == KeyArgument::FieldText
                            || (argument == KeyArgument::ModSeq && key.arguments.size() == 3 && i == 0);
        words += isText ? quotedText(key.arguments.at(i)) : key.arguments.at(i);
    }
    return words.join(u' ');
}

QString joined(const std::vector<Criterion> &criteria);

// As one search-key of the grammar. `isLast`: nothing but a ")" or the end comes behind it.
QString oneText(const Criterion &given, bool isLast)
{
    const Criterion &criterion = effective(given);
    switch (criterion.kind) {
    case Criterion::Kind::All:
        return criterion.of.empty() ? QStringLiteral("ALL") : u'(' + joined(criterion.of) + u')';
    case Criterion::Kind::Any: {
        if (criterion.of.empty())
            return QStringLiteral("NOT ALL");
        QString text;
        for (size_t i = 0; i + 1 < criterion.of.size(); ++i)
            text += QStringLiteral("OR ") + oneText(criterion.of[i], false) + u' ';
        // "OR a OR b c" is read as one group of three.
        const bool nests = effective(criterion.of.back()).kind == Criterion::Kind::Any
                           && !effective(criterion.of.back()).of.empty();
        const QString last = oneText(criterion.of.back(), isLast || nests);
        return text + (nests ? u'(' + last + u')' : last);
    }
    case Criterion::Kind::Not:
    case Criterion::Kind::Fuzzy:
        return (criterion.kind == Criterion::Kind::Not ? QStringLiteral("NOT ") : QStringLiteral("FUZZY "))
               + (criterion.of.empty() ? QStringLiteral("ALL") : oneText(criterion.of.front(), isLast));
    case Criterion::Kind::Key:
        return keyText(criterion);
    case Criterion::Kind::Unknown: {
        // What follows would seem to belong to it, and before all the rest CHARSET names one.
        const bool seemsOther =
            criterion.text.section(u' ', 0, 0).compare(u"CHARSET", Qt::CaseInsensitive) == 0;
        return isLast && !seemsOther ? criterion.text : u'(' + criterion.text + u')';
    }
    }
    return {};
}

QString joined(const std::vector<Criterion> &criteria)
{
    QString text;
    for (size_t i = 0; i < criteria.size(); ++i)
        text += (i == 0 ? QString() : QStringLiteral(" ")) + oneText(criteria[i], i + 1 == criteria.size());
    return text;
}

template<typename Visit>
void visitKeys(const Criterion &criterion, const Visit &visit)
{
    visit(criterion);
    for (const Criterion &one : criterion.of)
        visitKeys(one, visit);
}

} // namespace

bool Criterion::operator==(const Criterion &other) const
{
    return kind == other.kind && name == other.name && arguments == other.arguments && text == other.text
           && of == other.of;
}

QString Criterion::toText() const
{
    const Criterion &whole = effective(*this);
    return whole.kind == Kind::All && !whole.of.empty() ? joined(whole.of) : oneText(whole, true);
}

// From the text, so that what is sent is what was shown. Strings are told from the rest, because they go out as the
// server takes them.
SearchKey Criterion::toKey() const
{
    using Piece = SearchKey::Piece;
    const QString written = toText();
    SearchKey key;
    CriteriaTokens tokens(written);
    for (;;) {
        const CriteriaTokens::Token token = tokens.next();
        if (token.kind == CriteriaTokens::Token::Kind::End)
            break;
        switch (token.kind) {
        case CriteriaTokens::Token::Kind::Open:
            key.m_pieces.push_back({Piece::Kind::Open});
            break;
        case CriteriaTokens::Token::Kind::Close:
            key.m_pieces.push_back({Piece::Kind::Close});
            break;
        case CriteriaTokens::Token::Kind::String:
            key.m_pieces.push_back({Piece::Kind::String, token.text.toUtf8()});
            break;
        default:
            key.m_pieces.push_back({Piece::Kind::Raw, token.text.toUtf8()});
        }
        if (token.kind == CriteriaTokens::Token::Kind::Failed)
            break;
    }
    const Criterion &whole = effective(*this);
    key.m_several = (whole.kind == Kind::All && whole.of.size() > 1) || whole.kind == Kind::Unknown;
    key.m_capability = capabilities().value(0);
    key.m_isAscii = std::all_of(written.begin(), written.end(), [](QChar c) { return c < u'\x80'; });
    visitKeys(*this, [&key](const Criterion &one) {
        const bool isSet = one.kind == Kind::Key && one.name.isEmpty();
        const bool isSaved = one.kind == Kind::Key && one.arguments.value(0) == u"$"
                             && (one.name.isEmpty() || one.name == "UID");
        const SearchKey unknown(one.kind == Kind::Unknown ? one.text.toUtf8() : QByteArray("ALL"));
        key.m_usesNumbers = key.m_usesNumbers || (isSet && !isSaved) || unknown.usesNumbers();
        key.m_usesSaved = key.m_usesSaved || isSaved || unknown.usesSaved();
    });
    if (problem())
        key.m_problem = "a key with an argument that it cannot have";
    return key;
}

std::optional<CriteriaProblem> Criterion::problem() const
{
    std::optional<CriteriaProblem> found;
    visitKeys(*this, [&found](const Criterion &one) {
        const KeyForm *form = one.kind == Kind::Key && !found ? keyForm(one.name) : nullptr;
        if (const auto problem = form ? problemOf(form->argument, one.arguments) : std::nullopt)
            found = CriteriaProblem{*problem, 0, one.name};
    });
    return found;
}

QByteArrayList Criterion::capabilities() const
{
    QByteArrayList all;
    visitKeys(*this, [&all](const Criterion &one) {
        const KeyForm *form = one.kind == Kind::Key ? keyForm(one.name) : nullptr;
        QByteArray needed = one.kind == Kind::Fuzzy ? "SEARCH=FUZZY" : form ? form->capability : "";
        if (form && form->argument == KeyArgument::Set && one.arguments.value(0) == u"$")
            needed = "SEARCHRES";
        if (!needed.isEmpty() && !all.contains(needed))
            all += needed;
    });
    return all;
}

QStringList Criterion::unknownKeys() const
{
    QStringList all;
    visitKeys(*this, [&all](const Criterion &one) {
        if (one.kind == Kind::Unknown)
            all += one.text.section(u' ', 0, 0);
    });
    return all;
}

} // namespace imap
