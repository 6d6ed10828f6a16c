#include "options.h"
#include "connectionoptions.h"
#include <QCommandLineParser>

namespace app {

namespace {

Options failure(const QString &why)
{
    Options options;
    options.message = QStringLiteral("mailreeve: ") + why;
    options.exitCode = 2;
    return options;
}

} // namespace

Options OptionParser::parse(const QStringList &arguments)
{
    ConnectionOptions connection;
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Administer IMAP servers."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  tr("Show this text and end."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     tr("Show the version and end."));
    const QCommandLineOption watchdog(QStringLiteral("watchdog"),
                                      tr("Log whatever blocks the window for more than 50 ms."));
    parser.addOptions({help, version});
    parser.addOptions(connection.all());
    parser.addOption(watchdog);
    parser.addPositionalArgument(QStringLiteral("url"),
                                 tr("The server: imaps://user@host:port or imap://user@host:port"),
                                 QStringLiteral("[url]"));
    addOptions(parser);

    if (!parser.parse(arguments))
        return failure(parser.errorText());
    Options options;
    if (parser.isSet(help)) {
        options.message = parser.helpText().trimmed();
        return options;
    }
    if (parser.isSet(version)) {
        options.message = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
        return options;
    }
    const QStringList urls = parser.positionalArguments();
    if (urls.size() > 1)
        return failure(tr("only one server can be named, not %1 as well")
                           .arg(ConnectionOptions::withoutPassword(urls.at(1))));
    QString why;
    options.connect = connection.read(parser, urls.isEmpty() ? nullptr : &urls.first(), &why);
    if (!why.isEmpty())
        return failure(why);
    options.watchdog = parser.isSet(watchdog);
    readOptions(parser);
    return options;
}

} // namespace app
