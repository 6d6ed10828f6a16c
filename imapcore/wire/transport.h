#pragma once
#include "../error.h"
#include "compression.h"
#include <QByteArrayList>
#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <optional>

class QIODevice;
class QSslError;
class QSslSocket;

namespace imap {

// A server's certificate, for a person to judge.
struct Certificate
{
    QString subject, issuer;       // distinguished names, "CN=…, O=…"
    QStringList names;             // the DNS names and addresses it is for
    QDateTime notBefore, notAfter; // UTC
    QByteArray sha256;             // fingerprint, 32 bytes
    QStringList problems;          // why it did not verify, in the TLS library's words
};

struct TlsOptions
{
    QString caFile;               // a PEM file trusted besides the system's authorities; empty: none
    QByteArrayList trustedSha256; // certificates that are good whatever else is wrong with them
    // 32 bytes: the server must show this very certificate, which is then good whatever else is wrong with it, and
    // no other is, even if it verifies. Empty: any that verifies.
    QByteArray pinnedSha256 = {};
    // PEM files: the client's certificate with those that lead from it to its authority, and its key (RSA, EC or DSA;
    // empty: it stands in certificateFile). For a server that asks for one, and for SASL EXTERNAL.
    QString certificateFile = {};
    QString keyFile = {};
    QString passphrase = {}; // of the key; not looked at where the key is not encrypted
};

// The bytes between us and one server: a TCP connection with or without TLS, or any QIODevice. It verifies the
// server's certificate before a byte is sent; with one that does not verify the connection ends.
//
// An InvalidArgument from connectToHost has one of these codes: CA, CERTIFICATE, KEY, PASSPHRASE (the files of
// TlsOptions; the text says which and what is wrong) or PIN.
class Transport final : public QObject
{
    Q_OBJECT
public:
    explicit Transport(QObject *parent = nullptr);
    // Over a device that is open already; takes it over.
    explicit Transport(QIODevice *device, QObject *parent = nullptr);

    enum class Encryption { None, Tls };
    void connectToHost(const QString &host, quint16 port, Encryption encryption, const TlsOptions &tls);
    // Begins TLS on the live connection. What was received and not yet read is dropped; returns how much.
    qint64 startTls();
    // From now on both directions are compressed (RFC 4978); `received` came already and is.
    void startCompression(QByteArrayView received);
    // From now on neither is (RFC 8437 section 4.1).
    void endCompression();
    bool isCompressed() const { return m_compression != nullptr; }
    void close();

    qint64 bytesAvailable() const;
    qint64 bytesToWrite() const; // that have not left yet
    qint64 read(char *to, qint64 size);
    void write(const QByteArray &bytes);

    // Whether startTls() can work: not over a QIODevice that was given.
    bool canEncrypt() const { return m_socket != nullptr; }
    // What the bytes go through: a QSslSocket, or the device that was handed in.
    QIODevice *device() const { return m_device; }
    bool isEncrypted() const;
    QString tlsDescription() const; // "TLSv1.3, TLS_AES_256_GCM_SHA384"; empty without TLS
    QString peer() const;           // "127.0.0.1:993"
    // The certificate that the connection was refused for, or that it was made with.
    const Certificate &certificate() const { return m_certificate; }
    // With those that lead from it to its authority, as the server has sent them; without TLS empty.
    std::vector<Certificate> certificateChain() const;

signals:
    void reached();   // the host answered; TLS comes next, where it was asked for
    void connected(); // with TLS where it was asked for
    void encrypted(); // after startTls
    void readyRead();
    void wrote();   // some of what was to be written has left, and there is more
    void drained(); // all of it has left
    void failed(const imap::Error &error);

private:
    void written();
    void reportError();
    void fail(const Error &error);
    void judge(const QList<QSslError> &errors);
    void arrived();
    void secured();
    std::optional<Error> applyTls();

    QIODevice *m_device = nullptr;
    QSslSocket *m_socket = nullptr; // the same, when it is one
    TlsOptions m_tls;
    QString m_host;
    Certificate m_certificate;
    std::unique_ptr<Compression> m_compression;
    QByteArray m_rest; // came behind what was compressed
    bool m_beginsWithTls = false;
    bool m_untrusted = false;
    bool m_failed = false;
};

} // namespace imap
