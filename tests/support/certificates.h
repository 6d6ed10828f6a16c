#pragma once
#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

// A throwaway authority and the certificates of a server on localhost (127.0.0.1, ::1), made with the openssl command.
class Certificates
{
public:
    enum class Kind {
        Good,
        AnotherGood, // by the same authority, with another key
        Expired,     // 2020-01-01 to 2021-01-01
        WrongHost,   // for mail.elsewhere.example
        SelfSigned,  // by no authority
        NoChain,     // by an authority under ours, whose certificate is not in the file
    };

    Certificates(); // ends the test program when openssl cannot be run

    QString caFile() const { return file(QStringLiteral("ca.pem")); }
    QString certificateFile(Kind kind) const { return file(name(kind) + QStringLiteral(".pem")); }
    QString keyFile(Kind kind) const { return file(name(kind) + QStringLiteral(".key")); }
    QByteArray sha256(Kind kind) const;

    // A client's certificate (CN=olivia) by the same authority, with its key in several forms.
    enum class ClientKey {
        Ec,        // PKCS #8
        Sec1,      // the same key in EC's older form
        Encrypted, // the same key in PKCS #8, with the passphrase "open sesame"
        Older,     // the same key encrypted in the older form, "open sesame"
        Rsa,       // of another certificate
        OfNobody,  // of no certificate at all
        Together,  // the Ec key behind its certificate in one file
    };
    QString clientCertificateFile(ClientKey key = ClientKey::Ec) const;
    QString clientKeyFile(ClientKey key = ClientKey::Ec) const;
    static QString passphrase() { return QStringLiteral("open sesame"); }
    QByteArray clientSha256(ClientKey key = ClientKey::Ec) const;

private:
    static QString name(Kind kind);
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void run(const QStringList &arguments) const;
    void makeClient() const;

    QTemporaryDir m_folder;
};
