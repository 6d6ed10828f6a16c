#include "options.h"
#include <QCommandLineParser>
#include <QFile>
#include <QRegularExpression>

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

// A password that was typed must not be repeated on the screen.
QString OptionParser::withoutPassword(QString url)
{
    static const QRegularExpression password(QStringLiteral("^([^:]*://[^:/@]*):[^@]*@"));
    return url.replace(password, QStringLiteral("\\1:…@"));
}

QString OptionParser::wrongUrl(const QString &url, const imap::Error &error)
{
    QString why;
    if (error.code == "SCHEME" || url.isEmpty())
        why = tr("a server's URL begins with imaps:// or imap://");
    else if (error.code == "HOST")
        why = tr("the URL names no host");
    else if (error.code == "PASSWORD")
        why = tr("everybody on this machine can see a password in a URL; use --password-file or "
                 "MAILREEVE_PASSWORD");
    else if (error.code == "PATH")
        why = tr("only imaps://user@host:port is understood, with nothing behind it");
    else if (error.code == "PORT")
        why = tr("there is no port 0");
    else
        why = error.text;
    return url.isEmpty() ? why : QStringLiteral("%1: %2").arg(withoutPassword(url), why);
}

// The first line of the file, without its end.
std::optional<QString> OptionParser::readPassword(const QString &fileName, QString *why)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        *why = tr("the password file %1 cannot be read: %2").arg(fileName, file.errorString());
        return std::nullopt;
    }
    QByteArray line = file.readLine(64 * 1024);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

Options OptionParser::parse(const QStringList &arguments)
{
    // Not for programs that this one starts, whatever comes.
    const QString environmentPassword = qEnvironmentVariable("MAILREEVE_PASSWORD");
    qunsetenv("MAILREEVE_PASSWORD");
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Administer IMAP servers."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  tr("Show this text and end."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     tr("Show the version and end."));
    const QCommandLineOption passwordFile(QStringLiteral("password-file"),
                                          tr("Read the password from the first line of this file."),
                                          tr("file"));
    const QCommandLineOption startTls(QStringLiteral("starttls"),
                                      tr("Upgrade an imap:// connection with STARTTLS."));
    const QCommandLineOption caFile(QStringLiteral("ca-file"),
                                    tr("Trust the certificates in this PEM file too."), tr("file"));
    const QCommandLineOption actAs(QStringLiteral("act-as"),
                                   tr("Work as this user (SASL authorization identity)."), tr("user"));
    const QCommandLineOption timeout(QStringLiteral("timeout"),
                                     tr("Give up when the server is silent for so long while connecting."),
                                     tr("seconds"), QStringLiteral("20"));
    const QCommandLineOption watchdog(QStringLiteral("watchdog"),
                                      tr("Log whatever blocks the window for more than 50 ms."));
    parser.addOptions({help, version, passwordFile, startTls, caFile, actAs, timeout, watchdog});
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
        return failure(tr("only one server can be named, not %1 as well").arg(withoutPassword(urls.at(1))));
    bool isNumber = false;
    const int seconds = parser.value(timeout).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 600)
        return failure(tr("--timeout takes 1 to 600 seconds, not %1").arg(parser.value(timeout)));
    options.watchdog = parser.isSet(watchdog);
    readOptions(parser);

    if (urls.isEmpty()) {
        for (const QCommandLineOption &option : {passwordFile, startTls, caFile, actAs}) {
            if (parser.isSet(option))
                return failure(tr("--%1 needs the URL of a server").arg(option.names().first()));
        }
        return options;
    }
    const auto address = imap::ServerAddress::fromUrl(urls.first());
    if (!address)
        return failure(wrongUrl(urls.first(), address.error()));
    imap::ConnectOptions connect;
    connect.address = *address;
    if (parser.isSet(startTls)) {
        if (address->security == imap::Security::Tls)
            return failure(tr("--starttls goes with imap://, since imaps:// is encrypted from the start"));
        connect.address.security = imap::Security::StartTls;
    }
    connect.actAs = parser.value(actAs);
    connect.tls.caFile = parser.value(caFile);
    connect.timeout = std::chrono::seconds(seconds);
    if (!connect.tls.caFile.isEmpty() && !QFile::exists(connect.tls.caFile))
        return failure(tr("the CA file %1 does not exist").arg(connect.tls.caFile));
    connect.password = environmentPassword;
    if (parser.isSet(passwordFile)) {
        QString why;
        const auto password = readPassword(parser.value(passwordFile), &why);
        if (!password)
            return failure(why);
        connect.password = *password;
    }
    options.connect = connect;
    return options;
}

} // namespace app
