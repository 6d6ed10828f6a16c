#include "connectionoptions.h"
#include <QCommandLineParser>
#include <QFile>
#include <QRegularExpression>

namespace app {

ConnectionOptions::ConnectionOptions()
    : m_environmentPassword(qEnvironmentVariable("MAILREEVE_PASSWORD"))
    , m_passwordFile(QStringLiteral("password-file"),
                     tr("Read the password from the first line of this file."), tr("file"))
    , m_startTls(QStringLiteral("starttls"), tr("Upgrade an imap:// connection with STARTTLS."))
    , m_caFile(QStringLiteral("ca-file"), tr("Trust the certificates in this PEM file too."), tr("file"))
    , m_actAs(QStringLiteral("act-as"), tr("Work as this user (SASL authorization identity)."), tr("user"))
    , m_timeout(QStringLiteral("timeout"),
                tr("Give up when the server is silent for so long while connecting."), tr("seconds"),
                QStringLiteral("20"))
{
    qunsetenv("MAILREEVE_PASSWORD");
}

QString ConnectionOptions::withoutPassword(QString url)
{
    static const QRegularExpression password(QStringLiteral("^([^:]*://[^:/@]*):[^@]*@"));
    return url.replace(password, QStringLiteral("\\1:…@"));
}

QString ConnectionOptions::wrongUrl(const QString &url, const imap::Error &error)
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
std::optional<QString> ConnectionOptions::readPassword(const QString &fileName, QString *why)
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

std::optional<imap::ConnectOptions> ConnectionOptions::read(const QCommandLineParser &parser,
                                                            const QString *url, QString *why) const
{
    bool isNumber = false;
    const int seconds = parser.value(m_timeout).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 600) {
        *why = tr("--timeout takes 1 to 600 seconds, not %1").arg(parser.value(m_timeout));
        return std::nullopt;
    }
    if (!url) {
        for (const QCommandLineOption &option : {m_passwordFile, m_startTls, m_caFile, m_actAs}) {
            if (parser.isSet(option) && why->isEmpty())
                *why = tr("--%1 needs the URL of a server").arg(option.names().first());
        }
        return std::nullopt;
    }
    const auto address = imap::ServerAddress::fromUrl(*url);
    if (!address) {
        *why = wrongUrl(*url, address.error());
        return std::nullopt;
    }
    imap::ConnectOptions connect;
    connect.address = *address;
    if (parser.isSet(m_startTls)) {
        connect.address.security = imap::Security::StartTls;
        if (address->security == imap::Security::Tls)
            *why = tr("--starttls goes with imap://, since imaps:// is encrypted from the start");
    }
    connect.actAs = parser.value(m_actAs);
    connect.tls.caFile = parser.value(m_caFile);
    connect.timeout = std::chrono::seconds(seconds);
    connect.password = m_environmentPassword;
    if (why->isEmpty() && !connect.tls.caFile.isEmpty() && !QFile::exists(connect.tls.caFile))
        *why = tr("the CA file %1 does not exist").arg(connect.tls.caFile);
    if (parser.isSet(m_passwordFile) && why->isEmpty()) {
        if (const auto password = readPassword(parser.value(m_passwordFile), why))
            connect.password = password->isNull() ? QStringLiteral("") : *password;
    }
    return why->isEmpty() ? std::optional(connect) : std::nullopt;
}

} // namespace app
