#include "ctl.h"
#include "changes.h"
#include "decode.h"
#include "exec.h"
#include "rights.h"
#include "transcript.h"
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
       mailreevectl check [OPTION...] SCRIPT URL
       mailreevectl transcript scrub [OPTION...] FILE NEWFILE
       mailreevectl transcript compare [OPTION...] FILE FILE
       mailreevectl transcript replay [OPTION...] FILE URL
       mailreevectl transcript assert FILE

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
    --save FILE            Save what went over the connection as a transcript, without secrets.

    Exit status: 0 when the server said OK to all of them, 1 when it said NO or BAD to one.

access [OPTION...] URL [PATTERN...]
    Asks for the access lists of all mailboxes, or of those that the PATTERNs match ("%" stops at the separator, "*"
    does not), and prints a line for each entry: mailbox, identifier and rights, with tabs between them. What is
    refused is said on the standard error.

    --json                 Print an object for each mailbox: {"mailbox": ..., "wire": ..., "owner": ...,
                           "acl": [{"identifier": ..., "rights": ...}]}, or "error" instead of "acl".
    --csv                  Print a table as RFC 4180 has it, with a head.
    --flavour NAME         What the server is, whatever it says: see "rights".

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
    --flavour NAME         What the server is, whatever it says: see "rights".
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
    undo       Takes back what was applied. Before it deletes a mailbox it gives one the rights to, where one may.
    resume     Goes on with what a journal says was not done, after finding out what is not known, and tries once more
               what was refused or overtaken.

    One line for each change. SIGINT and SIGTERM end it once what was sent has been answered.

    --json     Print a line of JSON for each change instead.
    --flavour NAME  What the server is, whatever it says: see "rights".

    Exit status: 0 when all is as asked for, 1 when something was refused, overtaken, or became something else, 5 when
    something is not done because it was interrupted. What needs a change that was refused or overtaken counts as
    refused.

check [OPTION...] SCRIPT URL
    Sends the commands of an assertion script and says which of them did not do what it says must come: a line for each
    command, and one for what did not hold, with the line of the script. imapcore/traffic/check-format.md describes it.

    --read-only            Send nothing that may change something on the server.
    --json                 Print a line of JSON for each command instead.

    Exit status: 0 when all held, 1 when something did not.

transcript scrub [OPTION...] FILE NEWFILE
    Takes out of a transcript what is nobody's business, and looks whether no secret is left in any form.

    --level LEVEL          secrets: passwords, tokens, what SASL says. names (unless said otherwise): also addresses and
                           the names of users, mailboxes and hosts, which get pseudonyms. content: also messages and
                           headers.
    --secrets FILE         Each line of FILE is a secret that may be anywhere.
    --name NAME            A user's or host's name that may be anywhere; as often as there are some.

transcript compare [OPTION...] FILE FILE
    Shows the commands that were not answered the same, with their lines beside each other: "-" is the first's, "+" the
    second's.

    --exact                UIDVALIDITY and the like, the texts of status responses and their order count as well.
    --json                 Print a line of JSON for each command, also for those that are the same.

    Exit status: 0 when they are the same, 1 when they differ.

transcript replay [OPTION...] FILE URL
    Sends the commands of a transcript to a server, but for those that log in, and says which of them were answered as
    they were then.

    --change               Send also what may change something on the server.
    --json                 Print a line of JSON for each command, with the answers then and now.

    Exit status: 0 when all answers were the same, 1 when one was not or a command was not allowed.

transcript assert FILE
    Prints an assertion script that holds of a transcript, to be edited and given to check.

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
    const QCommandLineOption json(QStringLiteral("json")),
        save(QStringLiteral("save"), {}, QStringLiteral("file"));
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, save});
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
                parser.isSet(json) ? Exec::Form::Json : Exec::Form::Text, parser.value(save))
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
    if (verb == u"check")
        return runCheck(words);
    if (verb == u"transcript")
        return runTranscript(words);
    if (verb == u"access")
        return runAccess(words);
    if (verb == u"rights")
        return runRights(words);
    if (verb == u"quota")
        return runQuota(words);
    return usageError(QStringLiteral("there is no %1; --help tells what there is").arg(verb));
}

} // namespace app
