#include "certificates.h"
#include <QFile>
#include <QProcess>
#include <QSslCertificate>

namespace {

const char Configuration[] = R"([req]
distinguished_name = name
prompt = no
[name]
CN = unused
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
[client]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = clientAuth
[elsewhere]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:mail.elsewhere.example
[alone]
basicConstraints = critical,CA:TRUE
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
[ca]
default_ca = demo
[demo]
database = index
serial = serial
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
[any]
commonName = supplied
organizationName = optional
)";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

} // namespace

Certificates::Certificates()
{
    write(file(QStringLiteral("openssl.cnf")), Configuration);
    write(file(QStringLiteral("index")), {});
    write(file(QStringLiteral("serial")), "1000\n");
    const QString make = QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "
                                        "-config openssl.cnf -keyout %1.key -subj");
    const auto words = [](const QString &text) {
        return text.split(u' ');
    };
    const auto request = [&](const QString &keyName, const QString &subject, const QString &more) {
        run(words(make.arg(keyName)) + QStringList{subject} + words(more));
    };
    const QString localhost = QStringLiteral("/O=Windhover Tests/CN=localhost");
    const QString elsewhere = QStringLiteral("/O=Windhover Tests/CN=mail.elsewhere.example");
    const QString signedBy =
        QStringLiteral("-x509 -CA ca.pem -CAkey ca.key -days 30 -extensions %1 -out %2.pem");
    request(QStringLiteral("ca"), QStringLiteral("/O=Windhover Tests/CN=Windhover test authority"),
            QStringLiteral("-x509 -days 30 -extensions authority -out ca.pem"));
    request(QStringLiteral("good"), localhost,
            signedBy.arg(QStringLiteral("server"), QStringLiteral("good")));
    request(QStringLiteral("another"), localhost,
            signedBy.arg(QStringLiteral("server"), QStringLiteral("another")));
    request(QStringLiteral("wronghost"), elsewhere,
            signedBy.arg(QStringLiteral("elsewhere"), QStringLiteral("wronghost")));
    request(QStringLiteral("between"), QStringLiteral("/O=Windhover Tests/CN=Windhover branch authority"),
            signedBy.arg(QStringLiteral("authority"), QStringLiteral("between")));
    request(QStringLiteral("nochain"), localhost,
            QStringLiteral(
                "-x509 -CA between.pem -CAkey between.key -days 30 -extensions server -out nochain.pem"));
    request(QStringLiteral("selfsigned"), localhost,
            QStringLiteral("-x509 -days 30 -extensions alone -out selfsigned.pem"));
    request(QStringLiteral("expired"), localhost, QStringLiteral("-new -out expired.csr"));
    // Of openssl's commands only "ca" can write a certificate for a time that is over.
    run(words(QStringLiteral(
        "ca -batch -notext -config openssl.cnf -in expired.csr -out expired.pem -extensions server "
        "-startdate 20200101000000Z -enddate 20210101000000Z")));
    makeClient();
}

void Certificates::makeClient() const
{
    const QStringList signedBy = {
        QStringLiteral("-x509"),   QStringLiteral("-CA"),         QStringLiteral("ca.pem"),
        QStringLiteral("-CAkey"),  QStringLiteral("ca.key"),      QStringLiteral("-days"),
        QStringLiteral("30"),      QStringLiteral("-extensions"), QStringLiteral("client"),
        QStringLiteral("-config"), QStringLiteral("openssl.cnf"), QStringLiteral("-nodes")};
    const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(u' ');
    };
    const QStringList olivia = {QStringLiteral("-subj"), QStringLiteral("/O=Windhover Tests/CN=olivia")};
    const QStringList opens = {QStringLiteral("-passout"), QStringLiteral("pass:") + passphrase()};
    run(words("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -keyout client.key -out client.pem")
        + signedBy + olivia);
    run(words("req -newkey rsa:2048 -keyout client-rsa.key -out client-rsa.pem") + signedBy + olivia);
    run(words("ec -in client.key -out client-sec1.key"));
    run(words("pkcs8 -topk8 -in client.key -out client-encrypted.key") + opens);
    run(words("ec -aes128 -in client.key -out client-older.key") + opens);
    run(words("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out client-nobody.key"));
    QFile certificate(file(QStringLiteral("client.pem"))), key(file(QStringLiteral("client.key")));
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        qFatal("The client's certificate was not made");
    write(file(QStringLiteral("client-together.pem")), certificate.readAll() + key.readAll());
}

QString Certificates::clientCertificateFile(ClientKey key) const
{
    return file(key == ClientKey::Rsa        ? QStringLiteral("client-rsa.pem")
                : key == ClientKey::Together ? QStringLiteral("client-together.pem")
                                             : QStringLiteral("client.pem"));
}

QString Certificates::clientKeyFile(ClientKey key) const
{
    switch (key) {
    case ClientKey::Sec1:
        return file(QStringLiteral("client-sec1.key"));
    case ClientKey::Encrypted:
        return file(QStringLiteral("client-encrypted.key"));
    case ClientKey::Older:
        return file(QStringLiteral("client-older.key"));
    case ClientKey::Rsa:
        return file(QStringLiteral("client-rsa.key"));
    case ClientKey::OfNobody:
        return file(QStringLiteral("client-nobody.key"));
    case ClientKey::Together:
        return {};
    case ClientKey::Ec:
        break;
    }
    return file(QStringLiteral("client.key"));
}

QByteArray Certificates::clientSha256(ClientKey key) const
{
    return QSslCertificate::fromPath(clientCertificateFile(key)).value(0).digest(QCryptographicHash::Sha256);
}

void Certificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OPENSSL_CONF"), QStringLiteral("/dev/null"));
    openssl.setProcessEnvironment(environment);
    openssl.setWorkingDirectory(m_folder.path());
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qFatal("openssl %s: %s%s", qPrintable(arguments.value(0)), openssl.readAll().constData(),
               qPrintable(openssl.errorString()));
}

QString Certificates::name(Kind kind)
{
    switch (kind) {
    case Kind::AnotherGood:
        return QStringLiteral("another");
    case Kind::Expired:
        return QStringLiteral("expired");
    case Kind::WrongHost:
        return QStringLiteral("wronghost");
    case Kind::SelfSigned:
        return QStringLiteral("selfsigned");
    case Kind::NoChain:
        return QStringLiteral("nochain");
    case Kind::Good:
        break;
    }
    return QStringLiteral("good");
}

QByteArray Certificates::sha256(Kind kind) const
{
    return QSslCertificate::fromPath(certificateFile(kind)).value(0).digest(QCryptographicHash::Sha256);
}
