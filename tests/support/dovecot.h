#pragma once
#include "imapcore/connector.h"
#include <QJsonObject>
#include <QProcess>
#include <memory>

// The demo server (scripts/demo/README.md says who and what is in it), alive as long as this object is. One for a test
// program is enough: it takes about a second to start.
class Dovecot
{
public:
    // Ends the test program when it does not start. For example {"--tls-cert", "expired"}.
    explicit Dovecot(const QStringList &arguments = {});
    ~Dovecot();

    QString host() const { return text(QStringLiteral("host")); }
    quint16 imapPort() const { return port(QStringLiteral("imap")); }   // in the clear and STARTTLS
    quint16 imapsPort() const { return port(QStringLiteral("imaps")); } // TLS
    QString caFile() const { return text(QStringLiteral("ca")); }
    QString user() const { return text(QStringLiteral("user")); } // olivia
    QString password() const { return text(QStringLiteral("password")); }
    QString passwordFile() const { return text(QStringLiteral("password_file")); }
    QStringList users() const;
    QString passwordOf(const QString &user) const;
    QString masterUser() const;
    QString masterPassword() const;
    bool isVersion24() const { return text(QStringLiteral("dovecot")).startsWith(QStringLiteral("2.4")); }
    // Access tokens and client certificates let one in with 2.3 only.
    bool takesTokens() const { return m_facts.contains(QStringLiteral("oauth")); }
    // A token that lets `user` in until so many seconds from now; negative: it is too old.
    QByteArray token(const QString &user, int seconds = 600) const;
    // Of user(), by the demo server's authority.
    QString clientCertificateFile() const { return client(QStringLiteral("certificate")); }
    QString clientKeyFile() const { return client(QStringLiteral("key")); }
    QString url() const; // imaps://user@host:port

    // What a Connector needs; an empty user means user().
    imap::ConnectOptions options(imap::Security security = imap::Security::Tls,
                                 const QString &user = {}) const;
    // A session of that user, logged in; ends the test program when it cannot be had.
    std::unique_ptr<imap::Session> session(const QString &user = {}) const;

private:
    QString text(const QString &key) const { return m_facts.value(key).toString(); }
    QString client(const QString &key) const
    {
        return m_facts.value(QStringLiteral("client")).toObject().value(key).toString();
    }
    quint16 port(const QString &key) const { return quint16(m_facts.value(key).toInt()); }

    QProcess m_process;
    QJsonObject m_facts;
};
