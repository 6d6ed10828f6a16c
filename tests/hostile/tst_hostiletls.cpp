#include "hostile.h"
#include "tests/support/tlsserver.h"

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Which = Certificates::Kind;

// Servers that are not who they say, and handshakes that nobody should end well. Nothing but the handshake is sent.
class TestHostileTls : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(m_good.works()); }
    void certificates_data();
    void certificates();
    void changedSincePinned();
    void changedSinceTrusted();
    void handshakes_data();
    void handshakes();

private:
    Certificates m_certificates;
    GoodServer m_good;
};

// Whoever went on would send the password at once.
static const char Inviting[] = "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] x\nX: stall";

void TestHostileTls::certificates_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("expired") << int(Which::Expired) << QStringList{u"The certificate has expired"_s};
    QTest::newRow("self-signed") << int(Which::SelfSigned)
                                 << QStringList{u"The certificate is self-signed, and untrusted"_s};
    QTest::newRow("of another host") << int(Which::WrongHost)
                                     << QStringList{
                                            u"The host name did not match any of the valid hosts for this "
                                            "certificate"_s};
    QTest::newRow("without its chain")
        << int(Which::NoChain)
        << QStringList{u"The issuer certificate of a locally looked up certificate could not be found"_s,
                       u"No certificates could be verified"_s};
}

void TestHostileTls::certificates()
{
    QFETCH(int, which);
    QFETCH(QStringList, problems);
    for (const Security security : {Security::Tls, Security::StartTls}) {
        ScriptedServer server;
        certify(server, m_certificates, Which(which), security);
        server.addScript(Script(security == Security::Tls ? QByteArray(Inviting) : startTls()));
        Attempt attempt(optionsFor(server, m_certificates, security));
        SOON(attempt.ended());
        QCOMPARE(attempt.kind(), Kind::Untrusted);
        QCOMPARE(attempt.untrusted.size(), size_t(1));
        QCOMPARE(attempt.untrusted[0].problems, problems);
        QCOMPARE(attempt.error->text, problems.join(u' '));
        QCOMPARE(attempt.untrusted[0].sha256, m_certificates.sha256(Which(which)));
        QCOMPARE(attempt.connector->step(), Connector::Step::StartingTls);
        SOON(server.openConnections() == 0);
        QVERIFY2(server.received() == (security == Security::Tls ? "" : "M0001 STARTTLS\r\n"),
                 server.received());
    }
}

// Even if it verifies: somebody has got another one for this name.
void TestHostileTls::changedSincePinned()
{
    for (const Which which : {Which::AnotherGood, Which::Expired, Which::SelfSigned}) {
        ScriptedServer server;
        certify(server, m_certificates, which);
        server.addScript(Script(Inviting));
        ConnectOptions options = optionsFor(server, m_certificates);
        options.tls.pinnedSha256 = m_certificates.sha256(Which::Good);
        Attempt attempt(options);
        SOON(attempt.ended());
        QCOMPARE(attempt.kind(), Kind::Untrusted);
        QCOMPARE(attempt.untrusted[0].sha256, m_certificates.sha256(which));
        if (which == Which::AnotherGood)
            QCOMPARE(attempt.error->text, u"It is not the certificate that was pinned."_s);
        SOON(server.openConnections() == 0);
        QVERIFY2(server.received().isEmpty(), server.received());
    }
}

// What a person has looked at was another certificate.
void TestHostileTls::changedSinceTrusted()
{
    ScriptedServer server;
    certify(server, m_certificates, Which::SelfSigned);
    ConnectOptions options = optionsFor(server, Security::Tls);
    options.tls.trustedSha256 = {m_certificates.sha256(Which::Expired), m_certificates.sha256(Which::Good)};
    Attempt attempt(options);
    SOON(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::Untrusted);
    QCOMPARE(attempt.untrusted[0].sha256, m_certificates.sha256(Which::SelfSigned));
    QVERIFY(server.received().isEmpty());
}

// A ServerHello of this version that chooses a cipher of its time.
static QByteArray serverHello(const QByteArray &version)
{
    const QByteArray body = version + QByteArray(32, 'r') + QByteArray("\x00\x00\x2f\x00", 4);
    const QByteArray message = QByteArray("\x02\x00\x00", 3) + char(body.size()) + body;
    return "\x16" + version + QByteArray(1, '\0') + char(message.size()) + message;
}

void TestHostileTls::handshakes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("TLS 1.0 only") << serverHello("\x03\x01");
    QTest::newRow("TLS 1.1 only") << serverHello("\x03\x02");
    QTest::newRow("SSL 3 only") << serverHello(QByteArray("\x03\x00", 2));
    QTest::newRow("SSL 2") << QByteArray("\x80\x0b\x04\x00\x01\x00\x02\x00\x00\x00\x03\x00\x10", 13);
    QTest::newRow("a version that is not yet") << serverHello("\x7f\x7f");
    QTest::newRow("a cipher that was not offered") << serverHello("\x03\x03");
    QTest::newRow("refused") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7);
    QTest::newRow("plain IMAP") << QByteArray("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request");
    QTest::newRow("noise") << QByteArray("\x16\x03\x03\x00\x04\xff\xff\xff\xff", 9);
}

void TestHostileTls::handshakes()
{
    QFETCH(QByteArray, bytes);
    ScriptedServer server;
    server.addScript(Script("S> " + bytes + "\nX: stall"));
    Attempt attempt(optionsFor(server, Security::Tls));
    SOON(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::TlsFailed);
    QVERIFY(!attempt.error->text.isEmpty());
    QCOMPARE(attempt.connector->step(), Connector::Step::StartingTls);
    SOON(server.openConnections() == 0);
    QVERIFY(!leaks(server.received()) && !server.received().contains("olivia"));
}

QTEST_GUILESS_MAIN(TestHostileTls)
#include "tst_hostiletls.moc"
