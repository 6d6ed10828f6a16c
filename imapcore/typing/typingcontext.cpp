#include "typingcontext.h"
#include "../atom.h"
#include "../envelope.h"
#include "../flags.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QSet>
#include <algorithm>

namespace imap {

namespace {

constexpr size_t MostMailboxes = 200;

QString shownAs(const QByteArray &word)
{
    return QString::fromUtf8(word);
}

QString asString(const QByteArray &bytes)
{
    return shownAs(isAtom(bytes) ? bytes : quoted(bytes));
}

Candidate value(const QByteArray &insert, const char *help = "")
{
    return {Candidate::Kind::Value, shownAs(insert), shownAs(insert), help, {}, true};
}

std::vector<Candidate> values(const QByteArrayList &words, QString (*written)(const QByteArray &) = asString)
{
    std::vector<Candidate> all;
    for (const QByteArray &word : words)
        all.push_back({Candidate::Kind::Value, shownAs(word), written(word), "", {}, true});
    return all;
}

// Names that begin so before names that hold it somewhere; in whatever case, and in modified UTF-7 as well.
std::vector<Candidate> mailboxes(const QString &typed, const TypingContext &context)
{
    const bool isAscii = std::all_of(typed.begin(), typed.end(), [](QChar c) { return c < u'\x80'; });
    std::vector<const MailboxName *> first, others;
    for (const MailboxName &name : context.mailboxes) {
        const bool isPlain = !name.wire().contains('&');
        qsizetype at = -1;
        if (isAscii)
            at = QLatin1StringView(name.wire()).indexOf(typed, 0, Qt::CaseInsensitive);
        if (at < 0 && !(isPlain && isAscii))
            at = name.toString().indexOf(typed, 0, Qt::CaseInsensitive);
        if (at >= 0)
            (at == 0 ? first : others).push_back(&name);
        if (first.size() >= MostMailboxes)
            break;
    }
    std::vector<Candidate> all;
    for (const auto &part : {first, others}) {
        for (const MailboxName *name : part) {
            if (all.size() < MostMailboxes)
                all.push_back(
                    {Candidate::Kind::Mailbox, name->toString(), typedName(*name, context), "", {}, true});
        }
    }
    return all;
}

std::vector<Candidate> patterns(const QString &typed, const TypingContext &context)
{
    std::vector<Candidate> all{
        value("\"*\"", QT_TRANSLATE_NOOP("imap::reference", "all mailboxes")),
        value("\"%\"", QT_TRANSLATE_NOOP("imap::reference", "those of the first level"))};
    for (Candidate &one : mailboxes(typed, context))
        all.push_back(std::move(one));
    return all;
}

std::vector<Candidate> flags(const TypingContext &context, bool onlyKeywords)
{
    QByteArrayList all;
    if (!onlyKeywords)
        all = {"\\Seen", "\\Answered", "\\Flagged", "\\Deleted", "\\Draft"};
    for (const QByteArray &one : context.flags) {
        if (one != "\\Recent" && one != "\\*" && !(onlyKeywords && one.startsWith('\\'))
            && !all.contains(one))
            all += one;
    }
    if (context.flags.isEmpty())
        all += {"$Forwarded", "$Junk", "$NotJunk", "$MDNSent"};
    return values(all, shownAs);
}

struct Letter
{
    char letter;
    const char *help;
};
constexpr Letter Letters[] = {
    {'l', QT_TRANSLATE_NOOP("imap::reference", "sees it in lists")},
    {'r', QT_TRANSLATE_NOOP("imap::reference", "opens it and reads")},
    {'s', QT_TRANSLATE_NOOP("imap::reference", "keeps \\Seen")},
    {'w', QT_TRANSLATE_NOOP("imap::reference", "changes flags")},
    {'i', QT_TRANSLATE_NOOP("imap::reference", "puts messages in")},
    {'p', QT_TRANSLATE_NOOP("imap::reference", "sends mail to it")},
    {'k', QT_TRANSLATE_NOOP("imap::reference", "makes mailboxes below it")},
    {'x', QT_TRANSLATE_NOOP("imap::reference", "deletes or renames it")},
    {'t', QT_TRANSLATE_NOOP("imap::reference", "marks messages as \\Deleted")},
    {'e', QT_TRANSLATE_NOOP("imap::reference", "expunges")},
    {'a', QT_TRANSLATE_NOOP("imap::reference", "changes the access list")},
    {'n', QT_TRANSLATE_NOOP("imap::reference", "writes shared annotations")},
};

// Each letter is put behind those that are there.
std::vector<Candidate> rights(const QString &typed, const TypingContext &context)
{
    std::vector<Candidate> all;
    const QByteArray letters = context.rights.isEmpty() ? QByteArray("lrswipkxtea") : context.rights;
    for (const char letter : letters) {
        const QString text(QChar::fromLatin1(letter));
        const auto known = std::find_if(std::begin(Letters), std::end(Letters),
                                        [letter](const Letter &one) { return one.letter == letter; });
        if (!typed.contains(text))
            all.push_back({Candidate::Kind::Value,
                           text,
                           typed + text,
                           known == std::end(Letters) ? "" : known->help,
                           {},
                           true});
    }
    return all;
}

std::vector<Candidate> dates(const TypingContext &)
{
    std::vector<Candidate> all;
    const QDate today = QDate::currentDate();
    for (const int days : {0, 1, 7, 30, 365})
        all.push_back(value(formatDate(today.addDays(-days))));
    return all;
}

} // namespace

TypingContext TypingContext::of(const Session &session)
{
    TypingContext context;
    context.state = session.state();
    context.capabilities = session.capabilities();
    context.utf8 = session.isEnabled("UTF8=ACCEPT") || session.isEnabled("IMAP4REV2");
    if (session.state() == Session::State::Selected)
        context.flags = session.mailbox().knownFlags();
    return context;
}

QString typedName(const MailboxName &name, const TypingContext &context)
{
    bool isUtf7 = false;
    const QString text = context.utf8 ? decodeUtf7(name.wire(), &isUtf7) : QString();
    return asString(isUtf7 ? text.toUtf8() : name.wire());
}

std::vector<Candidate> valuesOf(const QByteArray &argument, const QString &typed,
                                const TypingContext &context)
{
    if (argument == "mailbox" || argument == "new-name") {
        std::vector<Candidate> all = mailboxes(typed, context);
        if (typed.isEmpty() || QStringLiteral("inbox").startsWith(typed, Qt::CaseInsensitive))
            all.insert(
                all.begin(),
                {Candidate::Kind::Mailbox, QStringLiteral("INBOX"), QStringLiteral("INBOX"), "", {}, true});
        const auto again = std::find_if(all.begin(), all.end(), [&all](const Candidate &one) {
            return &one != &all.front() && one.text == all.front().text;
        });
        if (again != all.end())
            all.erase(again);
        return all;
    }
    if (argument == "pattern")
        return patterns(typed, context);
    if (argument == "reference") {
        std::vector<Candidate> all{
            value("\"\"", QT_TRANSLATE_NOOP("imap::reference", "nothing before the pattern"))};
        for (Candidate &one :
             values(context.prefixes, [](const QByteArray &word) { return shownAs(quoted(word)); }))
            all.push_back(std::move(one));
        return all;
    }
    if (argument == "identifier") {
        QByteArrayList all;
        for (const QString &one : context.identifiers)
            all += one.toUtf8();
        for (const char *special : {"anyone", "anonymous"}) {
            if (!all.contains(special))
                all += special;
        }
        return values(all);
    }
    if (argument == "rights")
        return rights(typed, context);
    if (argument == "quota-root")
        return values(context.quotaRoots);
    if (argument == "resource") {
        QByteArrayList all = context.resources;
        for (const char *usual : {"STORAGE", "MESSAGE", "MAILBOX", "ANNOTATION-STORAGE"}) {
            if (!all.contains(usual))
                all += usual;
        }
        return values(all);
    }
    if (argument == "entry") {
        QByteArrayList all = context.entries;
        const bool isOld = !context.capabilities.contains("METADATA-SERVER")
                           && context.capabilities.contains("ANNOTATEMORE");
        for (const char *usual : {"/shared/comment", "/private/comment", "/shared", "/private",
                                  "/shared/admin", "/private/specialuse"}) {
            if (!all.contains(usual) && !isOld)
                all += usual;
        }
        if (isOld)
            all += {"/comment", "/admin", "*"};
        return values(all);
    }
    if (argument == "attribute")
        return values({"value.shared", "value.priv", "size.shared", "size.priv"});
    if (argument == "flag")
        return flags(context, false);
    if (argument == "keyword")
        return flags(context, true);
    if (argument == "set")
        return {
            value("1:*", QT_TRANSLATE_NOOP("imap::reference", "all messages")),
            value("*", QT_TRANSLATE_NOOP("imap::reference", "the last message")),
            value("$", QT_TRANSLATE_NOOP("imap::reference", "the result of the last search that was kept"))};
    if (argument == "range")
        return {value("1:100"), value("-1:-100")};
    if (argument == "date")
        return dates(context);
    if (argument == "charset")
        return values({"UTF-8", "US-ASCII"});
    if (argument == "mechanism")
        return values(context.capabilities.valuesOf("AUTH="));
    if (argument == "algorithm")
        return values(context.capabilities.valuesOf("THREAD="));
    if (argument == "extension") {
        QByteArrayList all;
        for (const char *one : {"CONDSTORE", "QRESYNC", "UTF8=ACCEPT", "IMAP4rev2", "METADATA",
                                "METADATA-SERVER", "UIDONLY", "ANNOTATE-EXPERIMENT-1", "X-NETSCAPE"}) {
            if (context.capabilities.contains(one))
                all += one;
        }
        return values(all);
    }
    if (argument == "field")
        return values({"Subject", "From", "To", "Date", "Message-ID", "List-Id", "Reply-To"});
    if (argument == "none")
        return values({"none"});
    if (argument == "literal")
        return {value("{}",
                      QT_TRANSLATE_NOOP("imap::reference", "a literal: all that follows in the next lines"))};
    if (argument == "date-time") {
        const QDateTime now = QDateTime::currentDateTime();
        const int minutes = now.offsetFromUtc() / 60;
        const QByteArray zone = QByteArray(minutes < 0 ? "-" : "+")
                                + QByteArray::number(std::abs(minutes) / 60).rightJustified(2, '0')
                                + QByteArray::number(std::abs(minutes) % 60).rightJustified(2, '0');
        const QByteArray date = formatDate(now.date()).rightJustified(11, ' ');
        return {value('"' + date + ' ' + now.time().toString(QStringLiteral("HH:mm:ss")).toLatin1() + ' '
                      + zone + '"')};
    }
    return {};
}

} // namespace imap
