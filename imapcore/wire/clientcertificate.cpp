#include "clientcertificate.h"
#include <QFile>

namespace imap {

namespace {

Error wrong(const char *code, const QString &why)
{
    return {Error::Kind::InvalidArgument, code, why};
}

Expected<QByteArray> contentOf(const QString &path, const char *code)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(code, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    return file.readAll();
}

// PEM says it in the label (PKCS #8) or in a header (the older form of each algorithm).
bool isEncrypted(const QByteArray &pem)
{
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

QSslKey keyFrom(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

// Of all three algorithms the public key ends with numbers that stand in the DER form of the private key as well: the
// point of EC, RSA's modulus and exponent, DSA's y. Qt has no other way to compare the two.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    constexpr qsizetype Telling = 48; // bytes; enough to be nobody else's
    const QByteArray open = certificate.publicKey().toDer();
    return certificate.publicKey().algorithm() == key.algorithm() && open.size() > Telling
           && key.toDer().contains(open.last(Telling));
}

} // namespace

Expected<ClientCertificate> ClientCertificate::fromFiles(const QString &certificateFile,
                                                         const QString &keyFile, const QString &passphrase)
{
    const auto certificates = contentOf(certificateFile, "CERTIFICATE");
    if (!certificates)
        return certificates.error();
    ClientCertificate own{QSslCertificate::fromData(*certificates, QSsl::Pem), {}};
    if (own.chain.isEmpty())
        return wrong("CERTIFICATE", QStringLiteral("%1 holds no certificate.").arg(certificateFile));

    const QString path = keyFile.isEmpty() ? certificateFile : keyFile;
    const auto pem = contentOf(path, "KEY");
    if (!pem)
        return pem.error();
    if (!pem->contains("PRIVATE KEY-----"))
        return wrong("KEY", QStringLiteral("%1 holds no private key.").arg(path));
    if (isEncrypted(*pem) && passphrase.isEmpty())
        return wrong("PASSPHRASE",
                     QStringLiteral("The key in %1 is encrypted and needs its passphrase.").arg(path));
    own.key = keyFrom(*pem, passphrase.toUtf8());
    if (own.key.isNull() && isEncrypted(*pem))
        return wrong("PASSPHRASE", QStringLiteral("The passphrase does not open the key in %1.").arg(path));
    if (own.key.isNull())
        return wrong("KEY",
                     QStringLiteral("The key in %1 is broken, or neither RSA nor EC nor DSA.").arg(path));
    if (!belongTogether(own.chain.first(), own.key))
        return wrong(
            "KEY",
            QStringLiteral("The key in %1 is not that of the certificate in %2.").arg(path, certificateFile));
    return own;
}

} // namespace imap
