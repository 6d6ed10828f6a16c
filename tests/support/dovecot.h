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
    QString url() const; // imaps://user@host:port

    // What a Connector needs; an empty user means user().
    imap::ConnectOptions options(imap::Security security = imap::Security::Tls,
                                 const QString &user = {}) const;
    // A session of that user, logged in; ends the test program when it cannot be had.
    std::unique_ptr<imap::Session> session(const QString &user = {}) const;

private:
    QString text(const QString &key) const { return m_facts.value(key).toString(); }
    quint16 port(const QString &key) const { return quint16(m_facts.value(key).toInt()); }

    QProcess m_process;
    QJsonObject m_facts;
};
