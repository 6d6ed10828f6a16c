#include "options.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

namespace app {

namespace {

Options failure(const QString &why)
{
    Options options;
    options.message = QStringLiteral("mailreeve: ") + why;
    options.exitCode = 2;
    return options;
}

// The first line of the file, without its end.
std::optional<QString> readPassword(const QString &fileName, QString *why)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        *why = QStringLiteral("the password file %1 cannot be read: %2").arg(fileName, file.errorString());
        return std::nullopt;
    }
    QByteArray line = file.readLine(64 * 1024);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

}

Options parseOptions(const QStringList &arguments, void (*prepare)(QCommandLineParser &),
                     void (*finish)(const QCommandLineParser &))
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Administer IMAP servers."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text and end."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version and end."));
    const QCommandLineOption passwordFile(QStringLiteral("password-file"),
                                          QStringLiteral("Read the password from the first line of this file."),
                                          QStringLiteral("file"));
    const QCommandLineOption startTls(QStringLiteral("starttls"), QStringLiteral("Upgrade an imap:// connection with STARTTLS."));
    const QCommandLineOption caFile(QStringLiteral("ca-file"), QStringLiteral("Trust the certificates in this PEM file too."),
                                    QStringLiteral("file"));
    const QCommandLineOption actAs(QStringLiteral("act-as"), QStringLiteral("Work as this user (SASL authorization identity)."),
                                   QStringLiteral("user"));
    const QCommandLineOption timeout(QStringLiteral("timeout"),
                                     QStringLiteral("Give up when the server is silent for so long while connecting (20)."),
                                     QStringLiteral("seconds"), QStringLiteral("20"));
    const QCommandLineOption watchdog(QStringLiteral("watchdog"),
                                      QStringLiteral("Log whatever blocks the window for more than 50 ms."));
    parser.addOptions({help, version, passwordFile, startTls, caFile, actAs, timeout, watchdog});
    parser.addPositionalArgument(QStringLiteral("url"), QStringLiteral("imaps://user@host:port or imap://user@host:port"),
                                 QStringLiteral("[url]"));
    if (prepare)
        prepare(parser);

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
    if (parser.positionalArguments().size() > 1)
        return failure(QStringLiteral("only one server can be named: %1").arg(parser.positionalArguments().join(u' ')));
    bool isNumber = false;
    const int seconds = parser.value(timeout).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 600)
        return failure(QStringLiteral("--timeout takes 1 to 600 seconds, not %1").arg(parser.value(timeout)));
    options.watchdog = parser.isSet(watchdog);
    if (finish)
        finish(parser);

    if (parser.positionalArguments().isEmpty()) {
        for (const QCommandLineOption &option : {passwordFile, startTls, caFile, actAs}) {
            if (parser.isSet(option))
                return failure(QStringLiteral("--%1 needs the URL of a server").arg(option.names().first()));
        }
        return options;
    }
    const auto address = imap::ServerAddress::fromUrl(parser.positionalArguments().first());
    if (!address)
        return failure(address.error().text);
    imap::ConnectOptions connect;
    connect.address = *address;
    if (parser.isSet(startTls)) {
        if (address->security == imap::Security::Tls)
            return failure(QStringLiteral("--starttls goes with imap://, since imaps:// is encrypted from the start"));
        connect.address.security = imap::Security::StartTls;
    }
    connect.actAs = parser.value(actAs);
    connect.tls.caFile = parser.value(caFile);
    connect.timeout = std::chrono::seconds(seconds);
    if (!connect.tls.caFile.isEmpty() && !QFile::exists(connect.tls.caFile))
        return failure(QStringLiteral("the CA file %1 does not exist").arg(connect.tls.caFile));
    if (parser.isSet(passwordFile)) {
        QString why;
        const auto password = readPassword(parser.value(passwordFile), &why);
        if (!password)
            return failure(why);
        connect.password = *password;
    } else {
        connect.password = qEnvironmentVariable("MAILREEVE_PASSWORD");
    }
    qunsetenv("MAILREEVE_PASSWORD");
    options.connect = connect;
    return options;
}

}
