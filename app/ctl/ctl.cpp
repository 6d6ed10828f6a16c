#include "ctl.h"
#include "decode.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <cstdio>

namespace app {

namespace {

constexpr char Help[] = R"(Usage: mailreevectl decode [FILE]

Works with IMAP servers without a window.

mailreevectl decode [FILE]
    Reads what a server sent, from FILE or from the standard input, and prints one line of JSON for each response, in
    the order received. Works without any server. Exit status: 0 when every response was understood, 1 when one was
    not, or when the input ends within one.

Options:
    -h, --help     Show this text and end.
    -v, --version  Show the version and end.

Exit status: 2 for a mistake in the arguments, 3 when a file cannot be read or written; otherwise as above.
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
    QFile in, out;
    if (!out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 3;
    if (arguments.isEmpty() || arguments.first() == u"-") {
        if (!in.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered))
            return 3;
    } else {
        in.setFileName(arguments.first());
        if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return usageError(
                QStringLiteral("%1 cannot be read: %2").arg(arguments.first(), in.errorString()));
    }
    return decode(in, out);
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
    return usageError(QStringLiteral("there is no %1; --help tells what there is").arg(verb));
}

} // namespace app
