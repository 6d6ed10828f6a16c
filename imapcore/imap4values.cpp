#include "imap4values.h"
#include "envelope.h"
#include "wire/framer.h"
#include "wire/writer.h"
#include <QLocale>
#include <algorithm>

namespace imap {

namespace {

enum State : unsigned { NonAuth = 1, Auth = 2, Selected = 4, Logout = 8 };
constexpr std::pair<State, const char *> stateNames[] = {
    {NonAuth, "NONAUTH"}, {Auth, "AUTH"}, {Selected, "SELECTED"}, {Logout, "LOGOUT"}};

constexpr std::pair<const char *, unsigned> rules[] = {
    {"APPEND", Auth | Selected},
    {"AUTHENTICATE", NonAuth},
    {"CAPABILITY", NonAuth | Auth | Selected | Logout},
    {"CHECK", Selected},
    {"CLOSE", Selected},
    {"COPY", Selected},
    {"CREATE", Auth | Selected},
    {"DELETE", Auth | Selected},
    {"DELETEACL", Auth | Selected},
    {"ENABLE", Auth},
    {"EXAMINE", Auth | Selected},
    {"EXPUNGE", Selected},
    {"FETCH", Selected},
    {"GETACL", Auth | Selected},
    {"GETANNOTATION", Auth | Selected},
    {"GETQUOTA", Auth | Selected},
    {"GETQUOTAROOT", Auth | Selected},
    {"IDLE", Auth | Selected},
    {"LIST", Auth | Selected},
    {"LOGIN", NonAuth},
    {"LOGOUT", NonAuth | Auth | Selected | Logout},
    {"LSUB", Auth | Selected},
    {"MOVE", Selected},
    {"MYRIGHTS", Auth | Selected},
    {"NAMESPACE", Auth | Selected},
    {"NOOP", NonAuth | Auth | Selected | Logout},
    {"PARTIAL", Selected},
    {"PROXYAUTH", Auth},
    {"RENAME", Auth | Selected},
    {"SEARCH", Selected},
    {"SELECT", Auth | Selected},
    {"SETACL", Auth | Selected},
    {"SETANNOTATION", Auth | Selected},
    {"SETQUOTA", Auth | Selected},
    {"SORT", Selected},
    {"STARTTLS", NonAuth},
    {"STATUS", Auth | Selected},
    {"STORE", Selected},
    {"SUBSCRIBE", Auth | Selected},
    {"THREAD", Selected},
    {"UID", Selected},
    {"UNSELECT", Selected},
    {"UNSUBSCRIBE", Auth | Selected},
};

bool isEnclosed(QByteArrayView argument)
{
    return argument.size() >= 2
           && ((argument.startsWith('(') && argument.endsWith(')'))
               || (argument.startsWith('"') && argument.endsWith('"')));
}

// Takes the word of letters and hyphens that `rest` begins with.
QByteArray takeWord(QByteArrayView &rest)
{
    const auto isPart = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    };
    const auto end = std::find_if_not(rest.begin(), rest.end(), isPart);
    QByteArray word = rest.first(end - rest.begin()).toByteArray().toUpper();
    rest = rest.sliced(word.size());
    return word;
}

// What follows the last `mark` in the response; null: it is not there.
QByteArrayView afterLast(QByteArrayView response, QByteArrayView mark)
{
    const qsizetype at = response.lastIndexOf(mark);
    return at < 0 ? QByteArrayView() : response.sliced(at + mark.size());
}

} // namespace

QByteArray imap4Argument(const QByteArray &argument)
{
    const auto isSensitive = [](char c) {
        return c <= ' ' || c == '\x7F'
               || QByteArrayView("(){\"\\").contains(c); // 8-bit characters are negative
    };
    const bool quotes = argument.isEmpty() || std::any_of(argument.begin(), argument.end(), isSensitive);
    return quotes && !isEnclosed(argument) ? quoted(argument) : argument;
}

QByteArrayList imap4States(QByteArrayView name)
{
    QByteArrayList states;
    for (const auto &[command, allowed] : rules) {
        for (const auto &[state, stateName] : stateNames) {
            if (name == command && (allowed & state) != 0)
                states += stateName;
        }
    }
    return states;
}

std::optional<Imap4Response> imap4Response(QByteArrayView response)
{
    QByteArrayView rest = response.trimmed();
    if (!rest.startsWith('*'))
        return std::nullopt;
    rest = response.sliced(rest.begin() - response.begin() + 1);
    while (rest.startsWith(' '))
        rest = rest.sliced(1);
    const auto digits =
        std::find_if_not(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    QByteArray head = rest.first(digits - rest.begin()).toByteArray();
    rest = rest.sliced(head.size());
    while (!head.isEmpty() && rest.startsWith(' '))
        rest = rest.sliced(1);
    Imap4Response out{takeWord(rest), {}};
    rest = rest.startsWith(' ') ? rest.sliced(1) : QByteArrayView();
    if (!head.isEmpty() && !rest.isEmpty())
        head += ' ';
    // The text of these holds no literals, whatever it looks like.
    const bool isStatus = QByteArrayList{"OK", "NO", "BAD", "BYE", "PREAUTH"}.contains(out.type);
    for (qsizetype newline = isStatus ? -1 : rest.indexOf('\n'); newline >= 0; newline = rest.indexOf('\n')) {
        const qsizetype end = newline > 0 && rest[newline - 1] == '\r' ? newline - 1 : newline;
        const qint64 size = announcedLiteral(rest.first(end));
        if (size < 0 || size > rest.size() - newline - 1)
            break;
        out.data.push_back({Imap4Datum::Kind::Pair, head + rest.first(end).toByteArray(),
                            rest.sliced(newline + 1, qsizetype(size)).toByteArray()});
        head.clear();
        rest = rest.sliced(newline + 1 + qsizetype(size));
    }
    out.data.push_back(Imap4Datum::text(head + rest.toByteArray()));
    return out;
}

// Brackets in the text make it longer than RFC 9051 section 7.1 does: imaplib takes them so for the sake of flags that
// hold brackets.
std::optional<Imap4Response> imap4Code(QByteArrayView text)
{
    // Newer Qt looks at a byte of an empty view when it is searched from its end.
    const qsizetype end = text.startsWith('[') ? text.lastIndexOf(']') : -1;
    if (end < 0)
        return std::nullopt;
    QByteArrayView rest = text.first(end).sliced(1);
    Imap4Response out{takeWord(rest), {}};
    if (out.type.isEmpty() || (!rest.isEmpty() && !rest.startsWith(' ') && !rest.startsWith(']')))
        return std::nullopt;
    out.data.push_back(Imap4Datum::text(rest.startsWith(' ') ? rest.sliced(1).toByteArray() : QByteArray()));
    return out;
}

// --- the functions of the module

// date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
std::optional<QDateTime> Internaldate2tuple(QByteArrayView response)
{
    const QByteArrayView date = afterLast(response, "INTERNALDATE \"");
    if (date.size() < 27 || date[26] != '"')
        return std::nullopt;
    const auto seconds = parseInternalDate(date.first(26));
    return seconds ? std::optional(QDateTime::fromSecsSinceEpoch(*seconds)) : std::nullopt;
}

QByteArray Int2AP(qint64 number)
{
    QByteArray letters = "";
    for (quint64 rest = number < 0 ? 0 - quint64(number) : quint64(number); rest > 0; rest /= 16)
        letters.prepend(char('A' + rest % 16));
    return letters;
}

QByteArrayList ParseFlags(QByteArrayView response)
{
    const QByteArrayView flags = afterLast(response, "FLAGS (");
    const qsizetype end = flags.indexOf(')');
    QByteArrayList list = end < 0 ? QByteArrayList() : flags.first(end).toByteArray().simplified().split(' ');
    list.removeAll(QByteArray());
    return list;
}

QByteArray Time2Internaldate(const QDateTime &time)
{
    const int offset = time.offsetFromUtc() / 60, size = std::abs(offset);
    return '"' + QLocale::c().toString(time, QStringLiteral("dd-MMM-yyyy HH:mm:ss ")).toLatin1()
           + (offset < 0 ? '-' : '+') + QByteArray::number(size / 60).rightJustified(2, '0')
           + QByteArray::number(size % 60).rightJustified(2, '0') + '"';
}

QByteArray Time2Internaldate(qint64 seconds)
{
    return Time2Internaldate(QDateTime::fromSecsSinceEpoch(seconds));
}

} // namespace imap
