#include "transport.h"
#include "clientcertificate.h"
#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimeZone>
#include <algorithm>
#include <cstring>
#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace imap {

namespace {

// Beyond this the server is held back by TCP instead of filling our memory.
constexpr qint64 ReadBufferBytes = 1 << 20;
// Taken from the line at once where it is compressed: what comes out may be a thousand times as much.
constexpr qint64 CompressedReadBytes = 64 * 1024;
// So much is not kept until the event loop comes round: the server can work on it meanwhile.
constexpr qint64 FlushBytes = 16 * 1024;

QString distinguishedName(const QSslCertificate &certificate,
                          QStringList (QSslCertificate::*values)(const QByteArray &) const,
                          const QList<QByteArray> &attributes)
{
    QStringList parts;
    for (const QByteArray &attribute : attributes) {
        for (const QString &value : (certificate.*values)(attribute))
            parts += QString::fromLatin1(attribute) + u'=' + value;
    }
    return parts.join(QStringLiteral(", "));
}

Certificate describe(const QSslCertificate &certificate)
{
    Certificate out;
    out.subject =
        distinguishedName(certificate, &QSslCertificate::subjectInfo, certificate.subjectInfoAttributes());
    out.issuer =
        distinguishedName(certificate, &QSslCertificate::issuerInfo, certificate.issuerInfoAttributes());
    out.names = certificate.subjectAlternativeNames().values();
    out.names.sort();
    out.notBefore = certificate.effectiveDate().toUTC();
    out.notAfter = certificate.expiryDate().toUTC();
    out.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return out;
}

// Routers forget a silent connection after five minutes or more, and a server that lost its power never says so:
// after two minutes of silence the system asks every 30 s, and gives up when four questions found no answer.
void keepAlive(QAbstractSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
#ifdef Q_OS_UNIX
    const auto set = [socket](int option, int value) {
        setsockopt(int(socket->socketDescriptor()), IPPROTO_TCP, option, &value, sizeof value);
    };
#if defined(TCP_KEEPIDLE)
    set(TCP_KEEPIDLE, 120);
#elif defined(TCP_KEEPALIVE)
    set(TCP_KEEPALIVE, 120);
#endif
#ifdef TCP_KEEPINTVL
    set(TCP_KEEPINTVL, 30);
    set(TCP_KEEPCNT, 4);
#endif
#endif
}

Error::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return Error::Kind::NotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return Error::Kind::ConnectionRefused;
    case QAbstractSocket::RemoteHostClosedError:
        return Error::Kind::ServerClosed;
    case QAbstractSocket::SocketTimeoutError:
        return Error::Kind::TimedOut;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Error::Kind::TlsFailed;
    default:
        return Error::Kind::Unreachable;
    }
}

} // namespace

Transport::Transport(QObject *parent) : QObject(parent), m_socket(new QSslSocket(this))
{
    m_device = m_socket;
    connect(m_socket, &QSslSocket::errorOccurred, this, &Transport::reportError);
    connect(m_socket, &QSslSocket::sslErrors, this, &Transport::judge);
    connect(m_socket, &QSslSocket::encrypted, this, &Transport::secured);
    connect(m_socket, &QIODevice::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QIODevice::bytesWritten, this, &Transport::written);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &Transport::written);
}

Transport::Transport(QIODevice *device, QObject *parent) : QObject(parent), m_device(device)
{
    device->setParent(this);
    connect(device, &QIODevice::readyRead, this, &Transport::readyRead);
    connect(device, &QIODevice::bytesWritten, this, &Transport::written);
    connect(device, &QIODevice::readChannelFinished, this, [this] {
        emit failed({Error::Kind::ServerClosed, {}, {}});
    });
}

void Transport::connectToHost(const QString &host, quint16 port, Encryption encryption, const TlsOptions &tls)
{
    m_host = host;
    m_tls = tls;
    m_socket->setReadBufferSize(ReadBufferBytes);
    if (const auto error = applyTls()) {
        fail(*error);
        return;
    }
    connect(m_socket, &QSslSocket::connected, this, &Transport::arrived);
    m_beginsWithTls = encryption == Encryption::Tls;
    if (m_beginsWithTls)
        m_socket->connectToHostEncrypted(host, port);
    else
        m_socket->connectToHost(host, port);
}

void Transport::arrived()
{
    if (m_failed)
        return; // closed meanwhile: the socket finishes what it began, and then goes
    // Commands are small and waited for: each leaves at once.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    keepAlive(m_socket);
    emit reached();
    if (!m_beginsWithTls)
        emit connected();
}

// What is wrong with the options, if anything.
std::optional<Error> Transport::applyTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_tls.pinnedSha256.isEmpty() && m_tls.pinnedSha256.size() != 32)
        return Error{
            Error::Kind::InvalidArgument, "PIN",
            QStringLiteral("A SHA-256 fingerprint has 32 bytes, not %1.").arg(m_tls.pinnedSha256.size())};
    if (!m_tls.caFile.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromPath(m_tls.caFile);
        if (authorities.isEmpty()) {
            const QString why = QFile::exists(m_tls.caFile) ? QStringLiteral("%1 holds no certificate.")
                                                            : QStringLiteral("%1 does not exist.");
            return Error{Error::Kind::InvalidArgument, "CA", why.arg(m_tls.caFile)};
        }
        configuration.addCaCertificates(authorities);
    }
    if (!m_tls.certificateFile.isEmpty()) {
        const auto own = ClientCertificate::fromFiles(m_tls.certificateFile, m_tls.keyFile, m_tls.passphrase);
        if (!own)
            return own.error();
        configuration.setLocalCertificateChain(own->chain);
        configuration.setPrivateKey(own->key);
    }
    m_socket->setSslConfiguration(configuration);
    return std::nullopt;
}

qint64 Transport::startTls()
{
    if (!m_socket)
        return 0;
    const qint64 dropped = m_socket->readAll().size();
    m_socket->startClientEncryption();
    return dropped;
}

void Transport::judge(const QList<QSslError> &errors)
{
    m_certificate = describe(m_socket->peerCertificate());
    for (const QSslError &error : errors) {
        if (!m_certificate.problems.contains(error.errorString()))
            m_certificate.problems += error.errorString();
    }
    const bool isTrusted = m_tls.pinnedSha256.isEmpty() ? m_tls.trustedSha256.contains(m_certificate.sha256)
                                                        : m_certificate.sha256 == m_tls.pinnedSha256;
    if (isTrusted)
        m_socket->ignoreSslErrors(errors);
    else
        m_untrusted = true; // the socket ends the handshake by itself
}

std::vector<Certificate> Transport::certificateChain() const
{
    std::vector<Certificate> chain;
    for (const QSslCertificate &certificate :
         m_socket ? m_socket->peerCertificateChain() : QList<QSslCertificate>())
        chain.push_back(describe(certificate));
    return chain;
}

// The handshake is done, with a certificate that verifies or is trusted.
void Transport::secured()
{
    if (m_failed)
        return;
    if (m_certificate.sha256.isEmpty())
        m_certificate = describe(m_socket->peerCertificate());
    if (!m_tls.pinnedSha256.isEmpty() && m_certificate.sha256 != m_tls.pinnedSha256) {
        m_certificate.problems += QStringLiteral("It is not the certificate that was pinned.");
        m_untrusted = true;
        reportError();
        close();
    } else if (m_beginsWithTls) {
        emit connected();
    } else {
        emit encrypted();
    }
}

qint64 Transport::bytesToWrite() const
{
    return m_device->bytesToWrite() + (m_socket ? m_socket->encryptedBytesToWrite() : 0);
}

void Transport::written()
{
    if (bytesToWrite() > 0)
        emit wrote();
    else
        emit drained();
}

void Transport::fail(const Error &error)
{
    if (m_failed)
        return;
    m_failed = true;
    emit failed(error);
}

void Transport::reportError()
{
    if (m_untrusted)
        fail({Error::Kind::Untrusted, {}, m_certificate.problems.join(u' ')});
    else
        // That the server is gone needs no words of Qt's; it may have had its own (BYE).
        fail({kindOf(m_socket->error()),
              {},
              m_socket->error() == QAbstractSocket::RemoteHostClosedError ? QString()
                                                                          : m_socket->errorString()});
}

void Transport::close()
{
    m_failed = true; // what happens from now on was asked for
    // Not at once: it may be the socket that told of an error, in a handshake whose alert it sends when it comes back, and
    // with what is left of TLS by then Qt 6.4 crashes (a server of TLS 1.0 is enough).
    if (m_socket)
        QMetaObject::invokeMethod(m_socket, &QSslSocket::disconnectFromHost, Qt::QueuedConnection);
    else
        m_device->close();
}

void Transport::startCompression(QByteArrayView received)
{
    m_compression = std::make_unique<Compression>();
    m_compression->feed(received);
}

void Transport::endCompression()
{
    if (m_compression)
        m_rest = m_compression->takeInput();
    m_compression.reset();
}

qint64 Transport::bytesAvailable() const
{
    return m_rest.size() + m_device->bytesAvailable() + (m_compression && m_compression->hasMore() ? 1 : 0);
}

qint64 Transport::read(char *to, qint64 size)
{
    if (!m_rest.isEmpty()) {
        size = std::min<qint64>(size, m_rest.size());
        std::memcpy(to, m_rest.constData(), size_t(size));
        m_rest.remove(0, size);
        return size;
    }
    if (!m_compression)
        return m_device->read(to, size);
    if (!m_compression->hasMore())
        m_compression->feed(m_device->read(CompressedReadBytes));
    const qint64 got = m_compression->inflate(to, size);
    if (got < 0 && !m_failed) {
        m_failed = true;
        emit failed({Error::Kind::Malformed, {}, QStringLiteral("The compressed data is damaged.")});
    }
    return got;
}

void Transport::write(const QByteArray &bytes)
{
    m_device->write(m_compression ? m_compression->deflate(bytes) : bytes);
    if (m_socket && m_socket->bytesToWrite() >= FlushBytes)
        m_socket->flush();
}

bool Transport::isEncrypted() const
{
    return m_socket && m_socket->isEncrypted();
}

QString Transport::tlsDescription() const
{
    if (!isEncrypted())
        return {};
    const QSslCipher cipher = m_socket->sessionCipher();
    return cipher.protocolString() + QStringLiteral(", ") + cipher.name();
}

QString Transport::peer() const
{
    return m_socket
               ? QStringLiteral("%1:%2").arg(m_socket->peerAddress().toString()).arg(m_socket->peerPort())
               : QString();
}

} // namespace imap
