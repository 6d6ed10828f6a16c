#include "ctl.h"
#include "../connectionoptions.h"
#include "decode.h"
#include "exec.h"
#include "terminal.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstdio>

namespace app {

namespace {

constexpr char Help[] = R"(Usage: mailreevectl decode [FILE]
       mailreevectl exec [OPTION...] URL COMMAND...

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
    --starttls             Upgrade an imap:// connection with STARTTLS.
    --password-file FILE   Read the password from the first line of FILE. Otherwise it is that of the variable
                           MAILREEVE_PASSWORD, or is asked for at the terminal.
    --act-as USER          Work as USER (SASL authorization identity).
    --mechanism NAME       Log in with this SASL mechanism and no other; else with the strongest that both sides have.
    --ca-file FILE         Trust the certificates in this PEM file too.
    --pin SHA256           The server must show the certificate with this fingerprint, whatever else is wrong with it.
    --timeout SECONDS      Give up when the server says nothing for so long; 1 to 600, otherwise 20.

    Exit status: 0 when the server said OK to all of them, 1 when it said NO or BAD to one, 3 when it could not be
    reached or the connection broke, 4 when it could not be logged in to.

-h, --help     Show this text and end.
-v, --version  Show the version and end.

Exit status of all: 2 for a mistake in the arguments, 3 when reading or writing fails.
)";

int usageError(const QString &why)
{
    std::fprintf(stderr, "mailreevectl: %s\n", qUtf8Printable(why));
    return 2;
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

// The SHA-256 of a certificate in hexadecimal digits, with or without colons between them; empty: it is none.
QByteArray fingerprint(QString text)
{
    text.remove(u':');
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    return text.size() == 64 && bytes.size() == 32 ? bytes : QByteArray();
}

bool wantsPassword(const imap::ConnectOptions &options)
{
    return options.mechanism != "EXTERNAL" && options.mechanism != "ANONYMOUS"
           && options.mechanism != "GSSAPI";
}

int runExec(const QStringList &arguments)
{
    const ConnectionOptions connection;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption mechanism(QStringLiteral("mechanism"), {}, QStringLiteral("name"));
    const QCommandLineOption pin(QStringLiteral("pin"), {}, QStringLiteral("sha256"));
    QCommandLineParser parser;
    parser.addOptions(connection.all());
    parser.addOptions({json, mechanism, pin});
    if (!parser.parse(QStringList{QStringLiteral("exec")} + arguments))
        return usageError(parser.errorText());
    QStringList words = parser.positionalArguments();
    if (words.size() < 2)
        return usageError(QStringLiteral("exec needs the URL of a server and a command"));
    QString why;
    const QString url = words.takeFirst();
    auto options = connection.read(parser, &url, &why);
    if (!options)
        return usageError(why);
    options->mechanism = parser.value(mechanism).toLatin1().toUpper();
    if (parser.isSet(pin)) {
        options->tls.pinnedSha256 = fingerprint(parser.value(pin));
        if (options->tls.pinnedSha256.isEmpty())
            return usageError(QStringLiteral("--pin takes the 64 hexadecimal digits of a SHA-256, not %1")
                                  .arg(parser.value(pin)));
    }
    if (options->address.user.isEmpty() && wantsPassword(*options))
        return usageError(
            QStringLiteral("the URL names no user: imaps://user@%1").arg(options->address.host));
    if (options->password.isNull() && wantsPassword(*options)) {
        const auto password = askSecret(
            QStringLiteral("Password of %1 at %2: ").arg(options->address.user, options->address.host));
        if (!password)
            return usageError(
                QStringLiteral("there is no password: give --password-file or MAILREEVE_PASSWORD"));
        options->password = *password;
    }
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
    if (verb == u"exec")
        return runExec(words);
    return usageError(QStringLiteral("there is no %1; --help tells what there is").arg(verb));
}

} // namespace app
