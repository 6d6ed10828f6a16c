#include "cyradm.h"
#include "../access/rights.h"
#include "../atom.h"
#include "../commands/rights.h"
#include "reference.h"
#include <QCoreApplication>

namespace imap::cyradm {

std::span<const Verb> verbs()
{
    static constexpr Verb all[] = {
        // clang-format off
        {"lm listmailbox", "[-s] [-u] [pattern [reference]]", "LIST",
         QT_TRANSLATE_NOOP("imap::reference", "lists mailboxes, with -s the subscribed ones, with -u "
                                              "those with a special use")},
        {"cm createmailbox", "mailbox [partition]", "CREATE",
         QT_TRANSLATE_NOOP("imap::reference", "makes a mailbox; with --specialuse \\Sent before it also "
                                              "what it is for")},
        {"dm deletemailbox", "mailbox…", "DELETE",
         QT_TRANSLATE_NOOP("imap::reference", "removes mailboxes with all messages in them")},
        {"renm renamemailbox", "mailbox new-name [partition]", "RENAME",
         QT_TRANSLATE_NOOP("imap::reference", "gives a mailbox another name")},
        {"sam setaclmailbox sacl", "mailbox identifier cyrus-rights [identifier cyrus-rights …]", "SETACL",
         QT_TRANSLATE_NOOP("imap::reference", "gives rights: letters, or none, read, post, append, "
                                              "write, delete, all")},
        {"lam listaclmailbox lacl", "mailbox…", "GETACL",
         QT_TRANSLATE_NOOP("imap::reference", "shows who has which rights")},
        {"dam deleteaclmailbox dacl", "mailbox identifier…", "DELETEACL",
         QT_TRANSLATE_NOOP("imap::reference", "removes entries from an access list")},
        {"sq setquota", "quota-root none / limit / [resource limit …]", "SETQUOTA",
         QT_TRANSLATE_NOOP("imap::reference", "sets limits; a number alone is that of STORAGE")},
        {"lq listquota", "quota-root", "GETQUOTA",
         QT_TRANSLATE_NOOP("imap::reference", "shows the limits of a quota root")},
        {"lqr lqm listquotaroot", "mailbox…", "GETQUOTAROOT",
         QT_TRANSLATE_NOOP("imap::reference", "shows the quota roots of mailboxes")},
        {"info", "[mailbox…]", "GETMETADATA",
         QT_TRANSLATE_NOOP("imap::reference", "shows all entries of mailboxes, or of the server")},
        {"getmd", "[mailbox…]", "GETMETADATA",
         QT_TRANSLATE_NOOP("imap::reference", "shows all entries of mailboxes, or of the server")},
        {"setmd", "mailbox entry value", "SETMETADATA",
         QT_TRANSLATE_NOOP("imap::reference", "sets an entry of a mailbox; none removes it")},
        {"setinfo", "cyrus-setting value", "SETMETADATA",
         QT_TRANSLATE_NOOP("imap::reference", "sets an entry of the server; none removes it")},
        {"mboxcfg mboxconfig", "mailbox cyrus-option value", "SETMETADATA",
         QT_TRANSLATE_NOOP("imap::reference", "sets an entry of a mailbox; none removes it")},
        {"sub", "mailbox…", "SUBSCRIBE",
         QT_TRANSLATE_NOOP("imap::reference", "adds mailboxes to those that the user wants to see")},
        {"unsub", "mailbox…", "UNSUBSCRIBE",
         QT_TRANSLATE_NOOP("imap::reference", "takes mailboxes from those that the user wants to see")},
        {"xfermailbox", "mailbox server [partition]", "XFER",
         QT_TRANSLATE_NOOP("imap::reference", "moves a mailbox to another server of the same Murder")},
        {"ver version", "", "ID",
         QT_TRANSLATE_NOOP("imap::reference", "asks which program the server is")},
        {"disc disconnect exit quit", "", "LOGOUT",
         QT_TRANSLATE_NOOP("imap::reference", "ends the connection")},
        {"reconstruct", "mailbox", "",
         QT_TRANSLATE_NOOP("imap::reference", "rebuilds the index of a mailbox; not by IMAP, but on the "
                                              "server itself")},
        {"undump dump", "mailbox", "",
         QT_TRANSLATE_NOOP("imap::reference", "moves a whole mailbox between servers; not by IMAP, but "
                                              "between the servers themselves")},
        {"server connect servername", "server", "",
         QT_TRANSLATE_NOOP("imap::reference", "connects to a server; here in the window for that")},
        {"auth", "user", "",
         QT_TRANSLATE_NOOP("imap::reference", "logs in; here in the window for that")},
        {"cd chdir", "mailbox", "",
         QT_TRANSLATE_NOOP("imap::reference", "goes to a mailbox; here in the tree of mailboxes")},
        {"help", "", "",
         QT_TRANSLATE_NOOP("imap::reference", "shows all verbs; here Ctrl+Space does")},
        // clang-format on
    };
    return all;
}

namespace {

using Kind = Problem::Kind;
constexpr char CyrusEntries[] = "/shared/vendor/cmu/cyrus-imapd/";

bool hasName(const Verb &verb, const QByteArray &name)
{
    return QByteArray(verb.names).split(' ').contains(name);
}

const Verb *find(const QByteArray &name)
{
    const auto all = verbs();
    const auto at =
        std::find_if(all.begin(), all.end(), [&name](const Verb &one) { return hasName(one, name); });
    return at == all.end() ? nullptr : &*at;
}

// As a shell cuts it: quotes of both kinds, and "\" before any character.
std::variant<QStringList, Problem> wordsOf(const QString &line)
{
    QStringList words;
    QString word;
    bool isWord = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        // cyradm's special uses begin with a backslash, and need no second one here.
        if (c == u'\\' && i + 1 < line.size() && !line.at(i + 1).isLetter()) {
            word += line.at(++i);
            isWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            isWord = true;
        } else if (c.isSpace()) {
            if (isWord)
                words += std::exchange(word, {});
            isWord = false;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (!quote.isNull())
        return Problem{Kind::QuoteNotClosed, {}};
    if (isWord)
        words += word;
    return words;
}

QByteArray astring(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return isAtom(bytes) ? bytes : quoted(bytes);
}

QByteArray value(const QString &text)
{
    return text.compare(u"none", Qt::CaseInsensitive) == 0 ? QByteArray("NIL") : quoted(text.toUtf8());
}

bool hasWildcard(const QString &name)
{
    return name.contains(u'*') || name.contains(u'%');
}

// One line being translated.
class Translator
{
public:
    Translator(const Verb &verb, QStringList words, const TypingContext &context,
               const std::vector<MailboxName> *matches)
        : m_verb(verb)
        , m_words(std::move(words))
        , m_context(context)
        , m_matches(matches)
    {
    }

    std::variant<Commands, Problem> translate()
    {
        const QByteArray imap = m_verb.imap;
        const QByteArray name = QByteArray(m_verb.names).split(' ').front();
        if (name == "reconstruct" || name == "undump")
            return Problem{Kind::NotImap, name};
        if (imap.isEmpty())
            return Problem{Kind::InTheWindow, name};
        m_options = takeOptions();
        if (name == "lm")
            return list();
        if (name == "cm")
            return create();
        if (name == "renm" || name == "xfermailbox")
            return twoNames(imap, name == "renm");
        if (name == "sam")
            return setAcl();
        if (name == "dam")
            return deleteAcl();
        if (name == "sq")
            return setQuota();
        if (name == "setmd" || name == "mboxcfg")
            return setEntry(name == "mboxcfg");
        if (name == "setinfo")
            return setInfo();
        if (name == "info" || name == "getmd")
            return info();
        if (imap == "ID" || imap == "LOGOUT")
            return counted(0, 0) ? done({imap == "ID" ? QByteArray("ID NIL") : imap}) : *m_problem;
        if (name == "lq")
            return counted(1, 1) ? done({imap + ' ' + astring(m_words.at(0))}) : *m_problem;
        return ofEach(imap + ' ', m_words, {});
    }

private:
    using Result = std::variant<Commands, Problem>;

    static Result done(QByteArrayList lines) { return Commands{std::move(lines), {}}; }

    // Those that begin with "-", and for the two that have one their value.
    QHash<QString, QString> takeOptions()
    {
        QHash<QString, QString> options;
        while (!m_words.isEmpty() && m_words.front().size() > 1 && m_words.front().startsWith(u'-')) {
            QString option = m_words.takeFirst();
            while (option.startsWith(u'-'))
                option.remove(0, 1);
            const bool hasValue = option == u"specialuse" || option == u"partition";
            const bool takesValue = hasValue && QByteArrayView(m_verb.imap) == "CREATE" && !m_words.isEmpty();
            options.insert(option, takesValue ? m_words.takeFirst() : QString());
        }
        return options;
    }

    bool counted(qsizetype atLeast, qsizetype atMost)
    {
        if (m_words.size() < atLeast)
            m_problem = Problem{Kind::TooFew, m_verb.syntax};
        else if (m_words.size() > atMost)
            m_problem = Problem{Kind::TooMany, m_words.at(atMost).toUtf8()};
        return !m_problem;
    }

    QByteArray mailbox(const QString &name) const { return typedName(MailboxName(name), m_context).toUtf8(); }

    // The same for each of these mailboxes, and for all that match.
    Result ofEach(const QByteArray &before, const QStringList &names, const QByteArray &behind)
    {
        if (names.isEmpty())
            return Problem{Kind::TooFew, m_verb.syntax};
        Commands all;
        for (const QString &name : names) {
            if (!hasWildcard(name)) {
                all.lines += before + mailbox(name) + behind;
                continue;
            }
            if (!m_matches)
                return Commands{{}, MailboxName(name).wire()};
            if (m_matches->empty())
                return Problem{Kind::NothingMatches, name.toUtf8()};
            for (const MailboxName &match : *m_matches)
                all.lines += before + typedName(match, m_context).toUtf8() + behind;
        }
        return all;
    }

    Result list()
    {
        if (!counted(0, 2))
            return *m_problem;
        const QByteArray pattern = quoted(MailboxName(m_words.value(0, QStringLiteral("*"))).wire());
        const QByteArray reference = quoted(MailboxName(m_words.value(1)).wire());
        if (m_options.contains(QStringLiteral("s")) || m_options.contains(QStringLiteral("subscribed")))
            return done({"LSUB " + reference + ' ' + pattern});
        const bool uses = m_options.contains(QStringLiteral("u")) || m_options.contains(QStringLiteral("p"))
                          || m_options.contains(QStringLiteral("specialuse"));
        return done({QByteArray("LIST ") + (uses ? "(SPECIAL-USE) " : "") + reference + ' ' + pattern
                     + (uses ? " RETURN (SPECIAL-USE)" : "")});
    }

    Result create()
    {
        if (!counted(1, 2))
            return *m_problem;
        const QString use = m_options.value(QStringLiteral("specialuse"));
        const QString partition = m_words.value(1, m_options.value(QStringLiteral("partition")));
        QByteArray line = "CREATE " + mailbox(m_words.at(0));
        if (use.isEmpty() && !partition.isEmpty())
            line += ' ' + astring(partition);
        else if (!use.isEmpty())
            line += " (USE (" + (use.startsWith(u'\\') ? use : u'\\' + use).toUtf8() + ')'
                    + (partition.isEmpty() ? QByteArray() : " PARTITION " + astring(partition)) + ')';
        return done({line});
    }

    Result twoNames(const QByteArray &imap, bool isName)
    {
        if (!counted(2, 3))
            return *m_problem;
        QByteArray line = imap + ' ' + mailbox(m_words.at(0)) + ' '
                          + (isName ? mailbox(m_words.at(1)) : astring(m_words.at(1)));
        if (m_words.size() > 2)
            line += ' ' + astring(m_words.at(2));
        return done({line});
    }

    // Letters with a sign before them or without, or a word.
    std::optional<QByteArray> rights(const QString &text) const
    {
        const QByteArray known = m_context.capabilities.valuesOf("RIGHTS=").isEmpty() ? "lrswipcda" : "";
        const RightsEra era = known.isEmpty() ? RightsEra::Rfc4314 : RightsEra::Rfc2086;
        QByteArray bytes = text.toUtf8();
        if (const auto word = rightsOfWord(bytes.toLower(), era))
            return word->toBytes();
        const bool hasSign = bytes.startsWith('+') || bytes.startsWith('-');
        const QByteArrayView letters = QByteArrayView(bytes).sliced(hasSign ? 1 : 0);
        const bool good = !letters.isEmpty() && std::all_of(letters.begin(), letters.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
        return good ? std::optional(bytes) : std::nullopt;
    }

    Result setAcl()
    {
        if (m_words.size() < 3 || m_words.size() % 2 == 0)
            return Problem{Kind::TooFew, m_verb.syntax};
        Commands all;
        for (qsizetype i = 1; i < m_words.size(); i += 2) {
            const auto letters = rights(m_words.at(i + 1));
            if (!letters)
                return Problem{Kind::NoRights, m_words.at(i + 1).toUtf8()};
            const QByteArray behind =
                ' ' + astring(m_words.at(i)) + ' ' + (letters->isEmpty() ? QByteArray("\"\"") : *letters);
            Result result = ofEach("SETACL ", {m_words.at(0)}, behind);
            auto *commands = std::get_if<Commands>(&result);
            if (!commands || !commands->pattern.isEmpty())
                return result;
            all.lines += commands->lines;
        }
        return all;
    }

    Result deleteAcl()
    {
        if (m_words.size() < 2)
            return Problem{Kind::TooFew, m_verb.syntax};
        Commands all;
        for (const QString &identifier : m_words.mid(1)) {
            Result result = ofEach("DELETEACL ", {m_words.at(0)}, ' ' + astring(identifier));
            auto *commands = std::get_if<Commands>(&result);
            if (!commands || !commands->pattern.isEmpty())
                return result;
            all.lines += commands->lines;
        }
        return all;
    }

    Result setQuota()
    {
        if (m_words.size() < 2)
            return Problem{Kind::TooFew, m_verb.syntax};
        QByteArrayList limits;
        const QStringList given = m_words.mid(1);
        const bool isNone = given.size() == 1 && given.front().compare(u"none", Qt::CaseInsensitive) == 0;
        const QStringList pairs = isNone              ? QStringList()
                                  : given.size() == 1 ? QStringList{QStringLiteral("STORAGE"), given.front()}
                                                      : given;
        if (pairs.size() % 2 != 0)
            return Problem{Kind::TooFew, m_verb.syntax};
        for (qsizetype i = 0; i < pairs.size(); i += 2) {
            bool good = false;
            const quint64 limit = pairs.at(i + 1).toULongLong(&good);
            if (!good || !pairs.at(i + 1).front().isDigit() || limit > 0x7fff'ffff'ffff'ffff)
                return Problem{Kind::NoNumber, pairs.at(i + 1).toUtf8()};
            if (!isAtom(pairs.at(i).toUtf8()))
                return Problem{Kind::NoEntry, pairs.at(i).toUtf8()};
            limits += pairs.at(i).toUpper().toUtf8() + ' ' + QByteArray::number(limit);
        }
        return done({"SETQUOTA " + astring(m_words.at(0)) + " (" + limits.join(' ') + ')'});
    }

    bool isOld() const
    {
        return !m_context.capabilities.contains("METADATA")
               && m_context.capabilities.contains("ANNOTATEMORE");
    }

    Result info()
    {
        if (isOld()) {
            if (m_words.isEmpty())
                return done({"GETANNOTATION \"\" \"*\" (\"value.shared\" \"value.priv\")"});
            return ofEach("GETANNOTATION ", m_words, " \"*\" (\"value.shared\" \"value.priv\")");
        }
        if (m_words.isEmpty())
            return done({"GETMETADATA (DEPTH infinity) \"\" (/shared /private)"});
        return ofEach("GETMETADATA (DEPTH infinity) ", m_words, " (/shared /private)");
    }

    // "/shared/comment", or in the older form "/comment" with an attribute.
    QByteArray setting(const QByteArray &mailboxName, const QByteArray &entry, const QString &text) const
    {
        if (!isOld())
            return "SETMETADATA " + mailboxName + " (" + entry + ' ' + value(text) + ')';
        const QByteArray old = entry.startsWith("/shared/") ? entry.sliced(7) : entry;
        return "SETANNOTATION " + mailboxName + ' ' + quoted(old) + " (\"value.shared\" " + value(text) + ')';
    }

    bool isKnown(const char *rule, const QString &name) const
    {
        const auto all = reference::words();
        return std::any_of(all.begin(), all.end(), [&](const reference::Word &word) {
            return QByteArrayView(word.rule) == rule && name == QLatin1String(word.syntax);
        });
    }

    Result setEntry(bool isOption)
    {
        if (!counted(3, 3))
            return *m_problem;
        QByteArray entry = m_words.at(1).toUtf8();
        if (isOption) {
            if (!isKnown("cyrus-option", m_words.at(1)))
                return Problem{Kind::NoEntry, entry};
            entry = entry == "comment" ? QByteArray("/shared/comment") : CyrusEntries + entry;
        } else if (!entry.startsWith('/')) {
            return Problem{Kind::NoEntry, entry};
        }
        const QString name = m_words.at(0);
        if (!hasWildcard(name))
            return done({setting(mailbox(name), entry, m_words.at(2))});
        if (!m_matches)
            return Commands{{}, MailboxName(name).wire()};
        Commands all;
        for (const MailboxName &match : *m_matches)
            all.lines += setting(typedName(match, m_context).toUtf8(), entry, m_words.at(2));
        return all.lines.isEmpty() ? Result(Problem{Kind::NothingMatches, name.toUtf8()}) : Result(all);
    }

    Result setInfo()
    {
        if (!counted(2, 2))
            return *m_problem;
        const QByteArray name = m_words.at(0).toUtf8();
        if (!isKnown("cyrus-setting", m_words.at(0)))
            return Problem{Kind::NoEntry, name};
        const bool isUsual = name == "motd" || name == "comment" || name == "admin";
        return done({setting("\"\"", (isUsual ? "/shared/" : CyrusEntries) + name, m_words.at(1))});
    }

    const Verb &m_verb;
    QStringList m_words;
    const TypingContext &m_context;
    const std::vector<MailboxName> *m_matches;
    QHash<QString, QString> m_options;
    std::optional<Problem> m_problem;
};

} // namespace

const Verb *verb(QByteArrayView name)
{
    return reference::isVerb(name) ? nullptr : find(name.toByteArray().toLower());
}

const Verb *verbOf(QByteArrayView line)
{
    Cursor in(line.trimmed());
    const QByteArray name = in.atom().toByteArray().toLower();
    const qsizetype words = in.rest().toByteArray().simplified().split(' ').size();
    if (name == "setquota" && !line.contains('(') && words > 1)
        return find("sq");
    if (name == "getmetadata" && !line.contains('(') && words < 2)
        return find("info");
    return verb(name);
}

std::variant<Commands, Problem> translate(const QString &line, const TypingContext &context,
                                          const std::vector<MailboxName> *matches)
{
    const Verb *known = verbOf(line.toUtf8());
    auto words = wordsOf(line);
    if (auto *problem = std::get_if<Problem>(&words))
        return *problem;
    if (!known)
        return Problem{Kind::NoEntry, line.toUtf8()};
    return Translator(*known, std::get<QStringList>(words).mid(1), context, matches).translate();
}

} // namespace imap::cyradm
