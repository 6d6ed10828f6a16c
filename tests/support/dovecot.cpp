#include "dovecot.h"
#include "webtoken.h"
#include <QEventLoop>
#include <QTimer>

Dovecot::Dovecot(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(MAILREEVE_SOURCE_DIR "/scripts/demo/server"), arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(120000))
            qFatal("scripts/demo/server did not start: %s", qPrintable(m_process.errorString()));
    }
    m_facts = QJsonDocument::fromJson(m_process.readLine()).object();
}

Dovecot::~Dovecot()
{
    m_process.closeWriteChannel(); // it ends when its standard input does
    m_process.waitForFinished(10000);
}

QStringList Dovecot::users() const
{
    return m_facts.value(QStringLiteral("users")).toObject().keys();
}

QString Dovecot::passwordOf(const QString &user) const
{
    return m_facts.value(QStringLiteral("users")).toObject().value(user).toString();
}

QString Dovecot::masterUser() const
{
    return m_facts.value(QStringLiteral("master")).toObject().value(QStringLiteral("user")).toString();
}

QString Dovecot::masterPassword() const
{
    return m_facts.value(QStringLiteral("master")).toObject().value(QStringLiteral("password")).toString();
}

QByteArray Dovecot::token(const QString &user, int seconds) const
{
    return webToken(user, seconds,
                    m_facts[QStringLiteral("oauth")][QStringLiteral("key")].toString().toUtf8());
}

QString Dovecot::url() const
{
    return imap::ServerAddress{host(), imapsPort(), imap::Security::Tls, user()}.toUrl();
}

imap::ConnectOptions Dovecot::options(imap::Security security, const QString &name) const
{
    imap::ConnectOptions options;
    options.address = {host(), security == imap::Security::Tls ? imapsPort() : imapPort(), security,
                       name.isEmpty() ? user() : name};
    options.password = passwordOf(options.address.user);
    options.tls.caFile = caFile();
    return options;
}

std::unique_ptr<imap::Session> Dovecot::session(const QString &name) const
{
    imap::Connector connector(options(imap::Security::Tls, name));
    QEventLoop loop;
    QObject::connect(&connector, &imap::Connector::ready, &loop, &QEventLoop::quit);
    QObject::connect(&connector, &imap::Connector::failed, &loop, [](const imap::Error &error) {
        qFatal("Cannot log in to the demo server: %s", qPrintable(error.text));
    });
    QTimer::singleShot(0, &connector, &imap::Connector::start);
    loop.exec();
    return std::unique_ptr<imap::Session>(connector.takeSession());
}
