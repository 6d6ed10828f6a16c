#include "imapcore/commands/list.h"
#include "imapcore/connector.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/tlsserver.h"
#include <QTemporaryFile>

using namespace imap;
using Kind = Error::Kind;
using Which = Certificates::Kind;

// What protects the password: nothing of it may go over a line that is not encrypted, or to a server that is not known. What
// servers and others on the line try to get it is in tests/hostile.
class TestConnectorTls : public QObject
{
    Q_OBJECT

private slots:
    void goodCertificate();
    void untrusted_data();
    void untrusted();
    void trusted_data() { untrusted_data(); }
    void trusted();
    void anotherThanTheTrusted();
    void caFile_data();
    void caFile();
    void tlsToAPlainPort();
    void plainToATlsPort();
    void capabilitiesAfterTls();
    void passwordStaysInUntilTls();
    void dovecot_data();
    void dovecot();
    void dovecotWrongPassword();
    void dovecotAsAnother_data();
    void dovecotAsAnother();

private:
    const Dovecot &demo()
    {
        if (!m_dovecot)
            m_dovecot = std::make_unique<Dovecot>();
        return *m_dovecot;
    }
    Certificates m_certificates;
    std::unique_ptr<Dovecot> m_dovecot;
};

static const char Plain[] =
    "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\nC: a1 LOGIN \"olivia\" \"hunter2\"\n"
    "S: a1 OK [CAPABILITY IMAP4rev1]\nC: a2 LIST \"\" \"\"\nS: a2 OK";

static void encrypt(ScriptedServer &server, const Certificates &certificates, Which which)
{
    certify(server, certificates, which);
    server.addScript(Script(Plain));
}

void TestConnectorTls::goodCertificate()
{
    for (const char *host : {"127.0.0.1", "localhost"}) {
        ScriptedServer server;
        encrypt(server, m_certificates, Which::Good);
        ConnectOptions options = optionsFor(server, m_certificates);
        options.address.host = QString::fromLatin1(host);
        Attempt attempt(options);
        QTRY_VERIFY(attempt.ended());
        QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
        QVERIFY(attempt.untrusted.empty());
        Transport &transport = attempt.connector->session()->transport();
        QVERIFY(transport.isEncrypted());
        QVERIFY2(transport.tlsDescription().contains(QStringLiteral("TLSv1.3")),
                 qPrintable(transport.tlsDescription()));
        QCOMPARE(transport.certificate().sha256, m_certificates.sha256(Which::Good));
        QVERIFY(transport.certificate().problems.isEmpty());
    }
}

void TestConnectorTls::untrusted_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("issuer");
    const QString localhost = QStringLiteral("CN=localhost"),
                  authority = QStringLiteral("CN=Windhover test authority");
    QTest::newRow("authority not known") << int(Which::Good) << localhost << authority;
    QTest::newRow("expired") << int(Which::Expired) << localhost << authority;
    QTest::newRow("self-signed") << int(Which::SelfSigned) << localhost << localhost;
    QTest::newRow("for another host")
        << int(Which::WrongHost) << QStringLiteral("CN=mail.elsewhere.example") << authority;
}

static void checkCertificate(const Certificate &certificate, Which which, const Certificates &certificates)
{
    QFETCH(QString, subject);
    QFETCH(QString, issuer);
    QVERIFY2(certificate.subject.contains(subject), qPrintable(certificate.subject));
    QVERIFY2(certificate.issuer.contains(issuer), qPrintable(certificate.issuer));
    QCOMPARE(certificate.sha256, certificates.sha256(which));
    QCOMPARE(certificate.sha256.size(), 32);
    QVERIFY(!certificate.problems.isEmpty());
    QVERIFY(certificate.notBefore.isValid() && certificate.notBefore < certificate.notAfter);
    if (which == Which::Expired)
        QCOMPARE(certificate.notAfter,
                 QDateTime::fromString(QStringLiteral("2021-01-01T00:00:00Z"), Qt::ISODate));
    if (which == Which::WrongHost)
        QCOMPARE(certificate.names, QStringList{QStringLiteral("mail.elsewhere.example")});
    else
        QVERIFY(certificate.names.contains(QStringLiteral("localhost")));
}

void TestConnectorTls::untrusted()
{
    QFETCH(int, which);
    ScriptedServer server;
    encrypt(server, m_certificates, Which(which));
    ConnectOptions options = optionsFor(server, Security::Tls);
    if (Which(which) != Which::Good)
        options.tls.caFile = m_certificates.caFile();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Untrusted);
    QVERIFY(!attempt.error->text.isEmpty());
    QCOMPARE(attempt.untrusted.size(), size_t(1));
    checkCertificate(attempt.untrusted[0], Which(which), m_certificates);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY2(server.received().isEmpty(), server.received());
}

void TestConnectorTls::trusted()
{
    QFETCH(int, which);
    ScriptedServer server;
    encrypt(server, m_certificates, Which(which));
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.tls.trustedSha256 = {QByteArray(32, 'x'), m_certificates.sha256(Which(which))};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
    QVERIFY(attempt.untrusted.empty());
    QCOMPARE(attempt.connector->session()->transport().certificate().sha256,
             m_certificates.sha256(Which(which)));
}

// The same name by the same authority, but not the certificate that a person has looked at.
void TestConnectorTls::anotherThanTheTrusted()
{
    ScriptedServer server;
    encrypt(server, m_certificates, Which::AnotherGood);
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.tls.trustedSha256 = {m_certificates.sha256(Which::Good)};
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Untrusted);
    QCOMPARE(attempt.untrusted[0].sha256, m_certificates.sha256(Which::AnotherGood));
    QVERIFY(server.received().isEmpty());
}

void TestConnectorTls::caFile_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no such file
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("no certificate") << QByteArray("hello\n");
    QTest::newRow("broken") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

void TestConnectorTls::caFile()
{
    QFETCH(QByteArray, content);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    file.close();
    ScriptedServer server;
    encrypt(server, m_certificates, Which::Good);
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.tls.caFile = content.isNull() ? QStringLiteral("/nonexistent/ca.pem") : file.fileName();
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::InvalidArgument);
    QVERIFY2(attempt.error->text.contains(options.tls.caFile), qPrintable(attempt.error->text));
    QCOMPARE(attempt.failures, 1);
    QCoreApplication::processEvents();
    QCOMPARE(server.connections(), 0);
}

void TestConnectorTls::tlsToAPlainPort()
{
    ScriptedServer server;
    server.addScript(Script("S: * OK ready\nX: stall"));
    Attempt attempt(optionsFor(server, Security::Tls));
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::TlsFailed);
    QVERIFY(!attempt.error->text.isEmpty());
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!holdsPassword(server.received()));
}

void TestConnectorTls::plainToATlsPort()
{
    ScriptedServer server;
    encrypt(server, m_certificates, Which::Good);
    ConnectOptions options = optionsFor(server, Security::None);
    options.timeout = std::chrono::milliseconds(200);
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::TimedOut); // it waits for the handshake, and we for the greeting
    QVERIFY(server.received().isEmpty());
}

void TestConnectorTls::capabilitiesAfterTls()
{
    ScriptedServer server;
    certify(server, m_certificates, Which::Good, Security::StartTls);
    server.addScript(Script(startTls() + R"(
        C: a2 CAPABILITY
        S: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN
        S: a2 OK
        C: a3 AUTHENTICATE PLAIN AG9saXZpYQBodW50ZXIy
        S: a3 OK
        C: a4 CAPABILITY
        S: * CAPABILITY IMAP4rev1 ACL
        S: a4 OK
        C: a5 LIST "" ""
        S: a5 OK)"));
    Attempt attempt(optionsFor(server, m_certificates, Security::StartTls));
    QTRY_VERIFY(attempt.ended());
    QVERIFY2(attempt.ready == 1, qPrintable(server.problem()));
    QVERIFY(attempt.connector->session()->transport().isEncrypted());
    QVERIFY(attempt.connector->session()->supports("ACL"));
    QVERIFY(!attempt.connector->session()->supports("STARTTLS"));
}

// A server that offers every login in the clear gets none before TLS.
void TestConnectorTls::passwordStaysInUntilTls()
{
    ScriptedServer server;
    server.addScript(
        Script("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR STARTTLS] ready\nC: a1 STARTTLS\n"
               "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] better so\nX: close"));
    Attempt attempt(optionsFor(server, Security::StartTls));
    QTRY_VERIFY(attempt.ended());
    QVERIFY(attempt.ready == 0);
    QCOMPARE(server.received(), "M0001 STARTTLS\r\n");
}

void TestConnectorTls::dovecot_data()
{
    QTest::addColumn<int>("security");
    QTest::addColumn<QString>("user");
    QTest::newRow("TLS") << int(Security::Tls) << QStringLiteral("olivia");
    QTest::newRow("STARTTLS") << int(Security::StartTls) << QStringLiteral("olivia");
    QTest::newRow("in the clear") << int(Security::None) << QStringLiteral("olivia");
    QTest::newRow("a password with odd characters") << int(Security::Tls) << QStringLiteral("theo");
}

void TestConnectorTls::dovecot()
{
    QFETCH(int, security);
    QFETCH(QString, user);
    ConnectOptions options = demo().options(Security(security), user);
    options.clientId = {{"name", "Mailreeve"}};
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
    Session *session = attempt.connector->session();
    QCOMPARE(session->transport().isEncrypted(), Security(security) != Security::None);
    QCOMPARE(attempt.connector->mechanism(), "SCRAM-SHA-256");
    QVERIFY(session->supports("ACL") && session->supports("QUOTA"));
    QCOMPARE(attempt.connector->serverId().at("name"), "Dovecot");
    QStringList prefixes;
    for (const Namespace &space : attempt.connector->namespaces())
        prefixes += space.prefix.toString();
    QVERIFY2(prefixes.contains(QStringLiteral("Company/")) && prefixes.contains(QString()),
             qPrintable(prefixes.join(u' ')));
    QVERIFY(!textOf(session->trace()).contains(options.password.toUtf8()));
}

void TestConnectorTls::dovecotWrongPassword()
{
    ConnectOptions options = demo().options();
    options.password = QStringLiteral("wrong");
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    QCOMPARE(attempt.kind(), Kind::LoginRefused);
    QCOMPARE(attempt.error->code, "AUTHENTICATIONFAILED");
    QVERIFY(!attempt.error->text.isEmpty());
}

void TestConnectorTls::dovecotAsAnother_data()
{
    QTest::addColumn<bool>("isMaster");
    QTest::newRow("who may") << true;
    QTest::newRow("who may not") << false;
}

void TestConnectorTls::dovecotAsAnother()
{
    QFETCH(bool, isMaster);
    ConnectOptions options = demo().options();
    if (isMaster) {
        options.address.user = demo().masterUser();
        options.password = demo().masterPassword();
    }
    options.actAs = QStringLiteral("jonas");
    Attempt attempt(options);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    if (!isMaster) {
        QCOMPARE(attempt.kind(), Kind::LoginRefused);
        return;
    }
    QVERIFY2(attempt.ready == 1, qPrintable(attempt.error ? attempt.error->text : QString()));
    // One of Jonas's own mailboxes.
    const auto found = await(attempt.connector->session()->send(List{"Werkstatt"}));
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestConnectorTls)
#include "tst_connectortls.moc"
