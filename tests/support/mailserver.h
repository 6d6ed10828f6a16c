#pragma once
#include "imapcore/connector.h"
#include <QJsonObject>
#include <QProcess>
#include <memory>
#include <optional>

// A private Dovecot, Cyrus or Courier (tests/servers/README.md says what is in it), alive as long as this object is. It
// takes about half a second to start.
class MailServer
{
public:
    // By its version: Dovecot 2.4 is Dovecot24 under whatever name it was started.
    enum class Kind { Dovecot, Dovecot24, Cyrus, Cyrus310, Courier, Courier52 };

    // dovecot, cyrus, courier: of this machine's Debian; dovecot24, cyrus310, courier52: of Debian 13, in a folder of their own.
    // Arguments for `up`, for example {"--certificate", "expired"}. Ends the test program when it does not start.
    explicit MailServer(const QString &name, const QStringList &arguments = {});
    ~MailServer();

    // Whether it can be had on this machine; with the reason, where it cannot.
    bool isThere() const { return !m_facts.isEmpty(); }
    QString whyNot() const { return m_whyNot; }
    // In CI nothing is skipped: a server that cannot be had is a failure there.
    static bool mustBeThere() { return qEnvironmentVariableIsSet("CI"); }

    Kind kind() const { return m_kind; }
    QString name() const { return m_name; }
    // The name of its kind: a Debian 13 has "dovecot24" as its own "dovecot".
    QString generation() const;
    QString version() const { return text(QStringLiteral("version")); }
    bool isDovecot() const { return m_kind == Kind::Dovecot || m_kind == Kind::Dovecot24; }
    bool isCyrus() const { return m_kind == Kind::Cyrus || m_kind == Kind::Cyrus310; }
    bool isCourier() const { return m_kind == Kind::Courier || m_kind == Kind::Courier52; }

    QString host() const { return text(QStringLiteral("host")); }
    quint16 imapPort() const { return port(QStringLiteral("imap")); }   // in the clear and STARTTLS
    quint16 imapsPort() const { return port(QStringLiteral("imaps")); } // TLS
    // Where passwords are taken only after STARTTLS. Dovecot has that at another address.
    QString strictHost() const { return text(QStringLiteral("logindisabled_host")); }
    quint16 strictPort() const { return port(QStringLiteral("imap_logindisabled")); }
    QString caFile() const { return text(QStringLiteral("ca")); }
    QString folder() const { return text(QStringLiteral("dir")); }
    QString logFile() const { return text(QStringLiteral("log")); }
    char separator() const { return text(QStringLiteral("separator")).toLatin1().at(0); }

    // alice, bob, carol, eve (whose password has awkward characters), admin; Cyrus: also cyrus and proxy.
    QStringList users() const;
    QString passwordOf(const QString &user) const;
    // Who may set anything: `admin`; of Cyrus `cyrus`.
    QString admin() const { return text(QStringLiteral("admin")); }
    // Whether one may be someone else by an authorization identity (RFC 4422 section 2).
    bool takesAuthorizationIdentity() const
    {
        return m_facts[QStringLiteral("proxy")][QStringLiteral("sasl_plain_authzid")].toBool();
    }
    // Of alice, by the server's authority; empty where the server has no EXTERNAL.
    QString clientCertificateFile() const { return client(QStringLiteral("cert")); }
    QString clientKeyFile() const { return client(QStringLiteral("key")); }
    // A token that lets `user` in until so many seconds from now (negative: it is too old), where it takes tokens.
    bool takesTokens() const { return m_facts.contains(QStringLiteral("oauth")); }
    QByteArray token(const QString &user, int seconds = 600) const;

    // What a Connector needs.
    imap::ConnectOptions options(const QString &user = QStringLiteral("alice"),
                                 imap::Security security = imap::Security::Tls) const;
    // A session of that user, logged in; ends the test program when it cannot be had.
    std::unique_ptr<imap::Session> session(const QString &user = QStringLiteral("alice")) const;
    std::unique_ptr<imap::Session> session(const imap::ConnectOptions &options) const;

private:
    QString text(const QString &key) const { return m_facts.value(key).toString(); }
    QString client(const QString &key) const
    {
        return m_facts[QStringLiteral("client_cert")][key].toString();
    }
    quint16 port(const QString &key) const { return quint16(m_facts.value(key).toInt()); }

    QProcess m_process;
    QJsonObject m_facts;
    QString m_name, m_whyNot;
    Kind m_kind = Kind::Dovecot;
};

// For the beginning of a test that needs it: skips the test where it cannot be had.
#define REQUIRE_SERVER(server)                                                                               \
    do {                                                                                                     \
        if (!(server).isThere()) {                                                                           \
            QVERIFY2(!MailServer::mustBeThere(), qPrintable((server).whyNot()));                             \
            QSKIP(qPrintable((server).whyNot()));                                                            \
        }                                                                                                    \
    } while (false)
