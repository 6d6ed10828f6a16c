#include "ctl.h"
#include "changes.h"
#include "decode.h"
#include "exec.h"
#include "rights.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstdio>

namespace app {

namespace {

constexpr char Help[] = R"(Usage: mailreevectl decode [FILE]
       mailreevectl exec [OPTION...] URL COMMAND...
       mailreevectl access [OPTION...] URL [PATTERN...]
       mailreevectl rights [OPTION...] WHO MAILBOX URL
       mailreevectl quota [OPTION...] URL [PATTERN...]
       mailreevectl changes preview|apply|verify|undo [OPTION...] FILE URL
       mailreevectl changes resume [OPTION...] JOURNAL [URL]

Works with IMAP servers without a window.

decode [FILE]
    Reads what a server sent, from FILE or from the standard input, and prints one line of JSON for each response, in
    the order received. It needs no server.

    Exit status: 0 when every response was understood, 1 when one was not or when the input ends within one.

exec [OPTION...] URL COMMAND...
    Connects to URL (imaps://user@host:port or imap://user@host:port), logs in, runs the COMMANDs one after the other
    as they are, without tags, and prints what the server says to them.

    "-" instead of a COMMAND reads commands from the standard input, one a line. When the server asks for more (IDLE),
    the next command is what it gets; "DONE" ends an IDLE.

    A word that begins with @ names a file, whose bytes are sent as a literal; in quotes it is a word like any other.
    "{5}" at the end of a line stands for a literal of five bytes: those behind the line end in the same COMMAND, else
    the next five of the standard input.

        mailreevectl exec imaps://ann@mail.example.org 'GETACL INBOX' 'GETQUOTAROOT INBOX'
        mailreevectl exec imaps://ann@mail.example.org 'APPEND Sent (\Seen) @mail.eml'
        printf 'SELECT INBOX\nFETCH 1:* FLAGS\n' | mailreevectl exec --json imaps://ann@mail.example.org -

    --json                 Print one line of JSON for each response, as decode does, instead of the server's bytes.

    Exit status: 0 when the server said OK to all of them, 1 when it said NO or BAD to one.

access [OPTION...] URL [PATTERN...]
    Asks for the access lists of all mailboxes, or of those that the PATTERNs match ("%" stops at the separator, "*"
    does not), and prints a line for each entry: mailbox, identifier and rights, with tabs between them. What is
    refused is said on the standard error.

    --json                 Print an object for each mailbox: {"mailbox": ..., "wire": ..., "owner": ...,
                           "acl": [{"identifier": ..., "rights": ...}]}, or "error" instead of "acl".
    --csv                  Print a table as RFC 4180 has it, with a head.

rights [OPTION...] WHO MAILBOX URL
    Tells what a user may do with a mailbox: the rights on the first line ("-": none), then a line for each right that
    counts: the letter, its name, whether WHO has it, and which entries of the mailbox's access list gave it, took it or
    hide others. They are combined as this server does. WHO may also be a group or another identifier, as the server
    writes it.

    --group NAME           WHO is in this group; as often as there are groups.
    --administrator        WHO administers the server.
    --flavour NAME         Go by the rules of cyrus, dovecot, courier, stalwart or generic, whatever the server is.
    --json                 Print all of that as an object, with what each entry of the list does.
    --verify               Ask the server as well, as WHO, where one may act as them; the exit status is 1 when it says
                           otherwise, and 4 when one may not.

quota [OPTION...] URL [PATTERN...]
    Finds all quota roots by the mailboxes that there are, or that the PATTERNs match, and prints a line for each
    resource of each root: root, resource, usage, limit ("-": none), how much of it is used, and how many mailboxes
    count against it, with tabs between them. STORAGE counts units of 1024 octets.

    --json                 Print an object for each root, with its resources, its mailboxes and, where the server tells,
                           what expunging would free; and one for each mailbox that has no root or was refused.
    --csv                  Print that as a table as RFC 4180 has it, with a head.
    --keep                 Keep what is found as a snapshot, as the window does; the oldest of 60 go.
    --since WHEN           Tell how much more is used than at a snapshot: "last", the last one before a date
                           (2026-01-31, or 2026-01-31T12:00:00 in UTC), or a file of --json. Two columns more, "new" for
                           what was not there; then a line for each root that is gone.

    Exit status of these three: 0 when all was told, 1 when the list or the quota of one mailbox was refused.

changes preview|apply|verify|undo [OPTION...] FILE URL
changes resume [OPTION...] JOURNAL [URL]
    Works with a file of changes of access, quotas, metadata, mailboxes and subscriptions, as the window exports it.

    preview    Shows what is there now, what would be there, and the commands; changes nothing.
    apply      Makes the changes. What somebody else has changed since the file was written is left alone. FILE.journal
               tells what has been sent and answered, at any moment.
    verify     Reads back what was applied, and says where the server has something else than was asked for.
    undo       Takes back what was applied.
    resume     Goes on with what a journal says was not done, after finding out what is not known.

    One line for each change. SIGINT and SIGTERM end it once what was sent has been answered.

    --json     Print a line of JSON for each change instead.

    Exit status: 0 when all is as asked for, 1 when something was refused, overtaken, or became something else, 5 when
    something is not done because it was interrupted.

Options of all that talk to a server:

    --starttls             Upgrade an imap:// connection with STARTTLS.
    --password-file FILE   Read the password from the first line of FILE. Otherwise it is that of the variable
                           MAILREEVE_PASSWORD, or is asked for at the terminal.
    --act-as USER          Work as USER (SASL authorization identity).
    --mechanism NAME       Log in with this SASL mechanism and no other; else with the strongest that both sides have.
    --ca-file FILE         Trust the certificates in this PEM file too.
    --pin SHA256           The server must show the certificate with this fingerprint, whatever else is wrong with it.
    --timeout SECONDS      Give up when the server says nothing for so long; 1 to 600, otherwise 20.

    Exit status: 3 when the server could not be reached or the connection broke, 4 when it could not be logged in to.

-h, --help     Show this text and end.
-v, --version  Show the version and end.

Exit status of all: 2 for a mistake in the arguments, 3 when reading or writing fails.
)";

int usageError(const QString &why)
{
    complain(why);
    return Usage;
}

int runDecode(const QStringList &arguments)
{
    if (arguments.size() > 1)
        return usageError(QStringLiteral("decode reads one file, not %1 as well").arg(arguments.at(1)));
    QFile out;
    Input in;
    if (!out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 3;
    const QString fileName = arguments.value(0, QStringLiteral("-"));
    if (fileName != u"-" && !in.open(fileName))
        return usageError(QStringLiteral("%1 cannot be read: %2").arg(fileName, qt_error_string(errno)));
    return decode(in, out);
}

int runExec(const QStringList &arguments)
{
    const LoginOptions login;
    const QCommandLineOption json(QStringLiteral("json"));
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOption(json);
    if (!parser.parse(QStringList{QStringLiteral("exec")} + arguments))
        return usageError(parser.errorText());
    QStringList words = parser.positionalArguments();
    if (words.size() < 2)
        return usageError(QStringLiteral("exec needs the URL of a server and a command"));
    const auto options = login.read(parser, words.takeFirst());
    if (!options)
        return Usage;
    Input input;
    return Exec(*options, CommandLines(words, &input),
                parser.isSet(json) ? Exec::Form::Json : Exec::Form::Text)
        .run();
}

} // namespace

int runCtl(const QStringList &arguments)
{
    QStringList words = arguments.sliced(1);
    for (const QString &word : std::as_const(words)) {
        if (word == u"--")
            break;
        if (word == u"--help" || word == u"-h") {
            std::fputs(Help, stdout);
            return 0;
        }
        if (word == u"--version" || word == u"-v") {
            std::printf("mailreevectl %s\n", qUtf8Printable(QCoreApplication::applicationVersion()));
            return 0;
        }
    }
    if (words.isEmpty())
        return usageError(QStringLiteral("what is to be done? --help tells what there is"));
    const QString verb = words.takeFirst();
    if (verb == u"decode") {
        for (const QString &word : std::as_const(words)) {
            if (word.startsWith(u'-') && word.size() > 1)
                return usageError(
                    QStringLiteral("decode has no option %1; --help tells what there is").arg(word));
        }
        return runDecode(words);
    }
    if (verb == u"changes")
        return runChanges(words);
    if (verb == u"exec")
        return runExec(words);
    if (verb == u"access")
        return runAccess(words);
    if (verb == u"rights")
        return runRights(words);
    if (verb == u"quota")
        return runQuota(words);
    return usageError(QStringLiteral("there is no %1; --help tells what there is").arg(verb));
}

} // namespace app
