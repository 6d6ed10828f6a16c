#include "imapcore/wire/clientcertificate.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/tlsserver.h"
#include <QFile>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace imap;
using Kind = Error::Kind;
using Which = Certificates::Kind;
using Key = Certificates::ClientKey;

// The client's certificate, the pinned certificate of the server, and the settings of the line itself.
class TestClientCertificate : public QObject
{
    Q_OBJECT

private slots:
    void files_data();
    void files();
    void wrongFiles_data();
    void wrongFiles();
    void shown_data();
    void shown();
    void wrongFilesEndTheConnector();
    void pinned_data();
    void pinned();
    void pinnedAfterStartTls();
    void pinOfAWrongSize();
    void lineSettings();
    void dovecot_data();
    void dovecot();

private:
    QString file(const char *name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
        return path;
    }
    Certificates m_certificates;
    QTemporaryDir m_folder;
    std::unique_ptr<Dovecot> m_dovecot;
};

void TestClientCertificate::files_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::newRow("EC") << int(Key::Ec) << QString();
    QTest::newRow("EC in its older form") << int(Key::Sec1) << QString();
    QTest::newRow("RSA") << int(Key::Rsa) << QString();
    QTest::newRow("encrypted") << int(Key::Encrypted) << Certificates::passphrase();
    QTest::newRow("encrypted in the older form") << int(Key::Older) << Certificates::passphrase();
    QTest::newRow("passphrase for nothing") << int(Key::Ec) << QStringLiteral("whatever");
    QTest::newRow("both in one file") << int(Key::Together) << QString();
}

void TestClientCertificate::files()
{
    QFETCH(int, key);
    QFETCH(QString, passphrase);
    const auto own = ClientCertificate::fromFiles(m_certificates.clientCertificateFile(Key(key)),
                                                  m_certificates.clientKeyFile(Key(key)), passphrase);
    QVERIFY2(own, qPrintable(own ? QString() : own.error().text));
    QCOMPARE(own->chain.size(), 1);
    QCOMPARE(own->chain.first().subjectInfo(QSslCertificate::CommonName).value(0), QStringLiteral("olivia"));
    QVERIFY(!own->key.isNull());
    QCOMPARE(own->key.algorithm(), Key(key) == Key::Rsa ? QSsl::Rsa : QSsl::Ec);
}

void TestClientCertificate::wrongFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    const QString good = m_certificates.clientCertificateFile(), goodKey = m_certificates.clientKeyFile();
    const auto row = [](const char *name, const QString &certificate, const QString &key,
                        const QString &passphrase, const char *code, const char *text) {
        QTest::newRow(name) << certificate << key << passphrase << QByteArray(code)
                            << QString::fromLatin1(text);
    };
    const QString missing = QStringLiteral("/nonexistent/x.pem"), folder = m_folder.path();
    const QByteArray broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    row("certificate missing", missing, goodKey, {}, "CERTIFICATE", "/nonexistent/x.pem cannot be read");
    row("certificate is a folder", folder, goodKey, {}, "CERTIFICATE", "cannot be read");
    row("no certificate", file("empty", ""), goodKey, {}, "CERTIFICATE", "holds no certificate");
    row("key instead of a certificate", goodKey, goodKey, {}, "CERTIFICATE", "holds no certificate");
    row("key missing", good, missing, {}, "KEY", "/nonexistent/x.pem cannot be read");
    row("key is a folder", good, folder, {}, "KEY", "cannot be read");
    row("no key", good, file("nokey", "hello"), {}, "KEY", "holds no private key");
    row("no key in the certificate's file", good, {}, {}, "KEY", "client.pem holds no private key");
    row("broken key", good, file("broken", broken), {}, "KEY", "is broken");
    const QString encrypted = m_certificates.clientKeyFile(Key::Encrypted),
                  older = m_certificates.clientKeyFile(Key::Older);
    row("encrypted", good, encrypted, {}, "PASSPHRASE", "client-encrypted.key is encrypted");
    row("encrypted, older form", good, older, {}, "PASSPHRASE", "is encrypted");
    row("wrong passphrase", good, encrypted, QStringLiteral("wrong"), "PASSPHRASE", "does not open");
    row("wrong passphrase, older form", good, older, QStringLiteral("wrong"), "PASSPHRASE", "does not open");
    row("another key", good, m_certificates.clientKeyFile(Key::OfNobody), {}, "KEY",
        "is not that of the certificate");
    row("another key, RSA", good, m_certificates.clientKeyFile(Key::Rsa), {}, "KEY",
        "is not that of the certificate");
    row("EC key for RSA", m_certificates.clientCertificateFile(Key::Rsa), goodKey, {}, "KEY",
        "is not that of");
}

void TestClientCertificate::wrongFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(QString, text);
    const auto own = ClientCertificate::fromFiles(certificate, key, passphrase);
    QVERIFY(!own);
    QCOMPARE(own.error().kind, Kind::InvalidArgument);
    QTEST(own.error().code, "code");
    QVERIFY2(own.error().text.contains(text), qPrintable(own.error().text));
    QVERIFY(passphrase.isEmpty() || !own.error().text.contains(passphrase));
}

static const char WithExternal[] =
    "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=EXTERNAL AUTH=PLAIN] ready\nC: a1 AUTHENTICATE EXTERNAL =\n"
    "S: a1 OK [CAPABILITY IMAP4rev1]\nC: a2 LIST \"\" \"\"\nS: a2 OK";

static ConnectOptions optionsWith(const ScriptedServer &server, const Certificates &certificates, Key key)
{
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.password.clear();
    options.tls.caFile = certificates.caFile();
    options.tls.certificateFile = certificates.clientCertificateFile(key);
    options.tls.keyFile = certificates.clientKeyFile(key);
    options.tls.passphrase = Certificates::passphrase();
    return options;
}

void TestClientCertificate::shown_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("EC") << int(Key::Ec);
    QTest::newRow("RSA") << int(Key::Rsa);
    QTest::newRow("encrypted") << int(Key::Older);
    QTest::newRow("both in one file") << int(Key::Together);
}

void TestClientCertificate::shown()
{
    QFETCH(int, key);
    ScriptedServer server;
    certify(server, m_certificates, Which::Good);
    server.addScript(Script(WithExternal));
    Attempt attempt(optionsWith(server, m_certificates, Key(key)));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : server.problem()));
    QCOMPARE(attempt.connector->mechanism(), "EXTERNAL");
    QCOMPARE(server.clientSha256(), m_certificates.clientSha256(Key(key)));
}

// Before anybody is connected to, and with the connector's own signals.
void TestClientCertificate::wrongFilesEndTheConnector()
{
    ScriptedServer server;
    server.addScript(Script(WithExternal));
    ConnectOptions options = optionsWith(server, m_certificates, Key::Encrypted);
    options.tls.passphrase.clear();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::InvalidArgument);
    QCOMPARE(attempt.error->code, "PASSPHRASE");
    QCOMPARE(attempt.failures, 1);
    QCoreApplication::processEvents();
    QCOMPARE(server.connections(), 0);
}

void TestClientCertificate::pinned_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<bool>("isPinned");
    QTest::addColumn<bool>("isTrusted");
    for (const bool trusted : {false, true}) {
        const char *also = trusted ? ", also in the list" : "";
        QTest::addRow("the pinned one%s", also) << int(Which::Good) << true << trusted;
        QTest::addRow("the pinned one, expired%s", also) << int(Which::Expired) << true << trusted;
        QTest::addRow("the pinned one, self-signed%s", also) << int(Which::SelfSigned) << true << trusted;
        QTest::addRow("another that verifies%s", also) << int(Which::AnotherGood) << false << trusted;
        QTest::addRow("another that does not%s", also) << int(Which::WrongHost) << false << trusted;
    }
}

void TestClientCertificate::pinned()
{
    QFETCH(int, which);
    QFETCH(bool, isPinned);
    QFETCH(bool, isTrusted);
    ScriptedServer server;
    certify(server, m_certificates, Which(which));
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: a1 AUTHENTICATE PLAIN "
               "AG9saXZpYQBodW50ZXIy\nS: a1 OK [CAPABILITY IMAP4rev1]\nC: a2 LIST \"\" \"\"\nS: a2 OK"));
    ConnectOptions options = optionsFor(server, m_certificates);
    options.tls.pinnedSha256 = m_certificates.sha256(isPinned ? Which(which) : Which::Good);
    if (isTrusted)
        options.tls.trustedSha256 = {m_certificates.sha256(Which(which))};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    if (isPinned) {
        QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
        return;
    }
    QCOMPARE(attempt.kind(), Kind::Untrusted);
    QCOMPARE(attempt.failures, 1);
    QCOMPARE(attempt.untrusted.size(), size_t(1));
    QCOMPARE(attempt.untrusted[0].sha256, m_certificates.sha256(Which(which)));
    QVERIFY(!attempt.untrusted[0].problems.isEmpty());
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY2(server.received().isEmpty(), server.received());
}

void TestClientCertificate::pinnedAfterStartTls()
{
    for (const bool isPinned : {false, true}) {
        ScriptedServer server;
        certify(server, m_certificates, Which::AnotherGood, Security::StartTls);
        server.addScript(Script(startTls() + loginAfterTls()));
        ConnectOptions options = optionsFor(server, m_certificates, Security::StartTls);
        options.tls.pinnedSha256 = m_certificates.sha256(isPinned ? Which::AnotherGood : Which::Good);
        Attempt attempt(options);
        QTRY_VERIFY(attempt.ended());
        QCOMPARE(attempt.ready, int(isPinned));
        if (isPinned)
            continue;
        QCOMPARE(attempt.kind(), Kind::Untrusted);
        QVERIFY(attempt.error->text.contains(QStringLiteral("pinned")));
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.received(), "M0001 STARTTLS\r\n");
    }
}

void TestClientCertificate::pinOfAWrongSize()
{
    ScriptedServer server;
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.tls.pinnedSha256 = m_certificates.sha256(Which::Good).toHex();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::InvalidArgument);
    QCOMPARE(attempt.error->code, "PIN");
}

void TestClientCertificate::lineSettings()
{
    ScriptedServer server;
    server.addScript(Script("S: * OK ready\nX: stall"));
    Transport transport;
    QSignalSpy reached(&transport, &Transport::reached);
    transport.connectToHost(server.host(), server.port(), Transport::Encryption::None, {});
    QVERIFY(reached.wait(10000));
    const auto *socket = transport.findChild<QTcpSocket *>();
    QVERIFY(socket);
    const auto option = [socket](int level, int name) {
        int value = -1;
        socklen_t size = sizeof value;
        return getsockopt(int(socket->socketDescriptor()), level, name, &value, &size) == 0 ? value : -1;
    };
    QCOMPARE(qobject_cast<const QSslSocket *>(socket)->sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 1);
    QCOMPARE(option(IPPROTO_TCP, TCP_NODELAY), 1);
#ifdef TCP_KEEPIDLE
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPIDLE), 120);
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPINTVL), 30);
    QCOMPARE(option(IPPROTO_TCP, TCP_KEEPCNT), 4);
#endif
}

void TestClientCertificate::dovecot_data()
{
    QTest::addColumn<int>("security");
    QTest::addColumn<QString>("actAs");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("TLS") << int(Security::Tls) << QString() << true;
    QTest::newRow("STARTTLS") << int(Security::StartTls) << QString() << true;
    QTest::newRow("as another") << int(Security::Tls) << QStringLiteral("jonas") << true;
    QTest::newRow("not shown") << int(Security::Tls) << QString() << false;
    m_dovecot = std::make_unique<Dovecot>();
}

void TestClientCertificate::dovecot()
{
    if (!m_dovecot->takesTokens())
        QSKIP("The demo server takes client certificates with Dovecot 2.3 only");
    QFETCH(int, security);
    QFETCH(QString, actAs);
    QFETCH(bool, isShown);
    ConnectOptions options = m_dovecot->options(Security(security));
    options.password.clear();
    options.mechanism = "external";
    options.actAs = actAs;
    if (isShown) {
        options.tls.certificateFile = m_dovecot->clientCertificateFile();
        options.tls.keyFile = m_dovecot->clientKeyFile();
    }
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    if (!isShown || !actAs.isEmpty()) {
        QCOMPARE(attempt.kind(), Kind::LoginRefused);
        QCOMPARE(attempt.error->code, "AUTHENTICATIONFAILED");
        return;
    }
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
    QCOMPARE(attempt.connector->mechanism(), "EXTERNAL");
    QCOMPARE(attempt.connector->session()->state(), Session::State::Authenticated);
}

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "tst_clientcertificate.moc"
