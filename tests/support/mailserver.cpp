#include "mailserver.h"
#include "webtoken.h"
#include <QEventLoop>
#include <QRegularExpression>
#include <QTimer>

// What an `up` ends with when its server cannot be had here.
static constexpr int NotHere = 77;

static QStringList commandOf(const QString &name)
{
    const QString servers = QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/servers/");
    static const QRegularExpression ofDebian13(QStringLiteral("^(dovecot|cyrus|courier)[0-9]+$"));
    if (const auto match = ofDebian13.match(name); match.hasMatch())
        return {servers + QStringLiteral("debian13"), match.captured(1)};
    return {servers + name + QStringLiteral("/up")};
}

static MailServer::Kind kindOf(const QString &server, const QString &version)
{
    using Kind = MailServer::Kind;
    if (server == QStringLiteral("dovecot"))
        return version.startsWith(QStringLiteral("2.3")) ? Kind::Dovecot : Kind::Dovecot24;
    if (server == QStringLiteral("cyrus"))
        return version.startsWith(QStringLiteral("3.6")) ? Kind::Cyrus : Kind::Cyrus310;
    return version.startsWith(QStringLiteral("5.0")) ? Kind::Courier : Kind::Courier52;
}

QString MailServer::generation() const
{
    static constexpr const char *names[] = {"dovecot",  "dovecot24", "cyrus",
                                            "cyrus310", "courier",   "courier52"};
    return QString::fromLatin1(names[int(m_kind)]);
}

MailServer::MailServer(const QString &name, const QStringList &arguments) : m_name(name)
{
    QStringList command = commandOf(name);
    const QString program = command.takeFirst();
    m_process.start(program, command + arguments);
    while (!m_process.canReadLine()) {
        // The first one of all has to be fetched.
        if (m_process.waitForReadyRead(240000))
            continue;
        m_process.waitForFinished(1000);
        m_whyNot = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        if (m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == NotHere)
            return;
        qFatal("%s did not start: %s %s", qPrintable(program), qPrintable(m_whyNot),
               qPrintable(m_process.errorString()));
    }
    m_facts = QJsonDocument::fromJson(m_process.readLine()).object();
    m_kind = kindOf(text(QStringLiteral("server")), version());
}

MailServer::~MailServer()
{
    m_process.closeWriteChannel(); // it ends when its standard input does
    m_process.waitForFinished(10000);
}

QStringList MailServer::users() const
{
    return m_facts[QStringLiteral("users")].toObject().keys();
}

QString MailServer::passwordOf(const QString &user) const
{
    return m_facts[QStringLiteral("users")][user].toString();
}

QByteArray MailServer::token(const QString &user, int seconds) const
{
    return webToken(user, seconds,
                    m_facts[QStringLiteral("oauth")][QStringLiteral("key")].toString().toUtf8());
}

imap::ConnectOptions MailServer::options(const QString &user, imap::Security security) const
{
    imap::ConnectOptions options;
    options.address = {host(), security == imap::Security::Tls ? imapsPort() : imapPort(), security, user};
    options.password = passwordOf(user);
    options.tls.caFile = caFile();
    return options;
}

std::unique_ptr<imap::Session> MailServer::session(const QString &user) const
{
    return session(options(user));
}

std::unique_ptr<imap::Session> MailServer::session(const imap::ConnectOptions &options) const
{
    imap::Connector connector(options);
    QEventLoop loop;
    QObject::connect(&connector, &imap::Connector::ready, &loop, &QEventLoop::quit);
    QObject::connect(&connector, &imap::Connector::failed, &loop, [this](const imap::Error &error) {
        qFatal("Cannot log in to %s: %s", qPrintable(m_name), qPrintable(error.text));
    });
    QTimer::singleShot(0, &connector, &imap::Connector::start);
    loop.exec();
    return std::unique_ptr<imap::Session>(connector.takeSession());
}
