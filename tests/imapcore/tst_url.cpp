#include "imapcore/url.h"
#include <QTest>

using imap::Security;
using imap::ServerAddress;

class TestUrl : public QObject
{
    Q_OBJECT

private slots:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void bothWays_data();
    void bothWays();
    void ports();
};

void TestUrl::good_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *url, const char *host, int port, bool tls, const char *user) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(host) << port << tls
                           << QString::fromUtf8(user);
    };
    row("imaps://mail.example.org", "mail.example.org", 993, true, "");
    row("imap://mail.example.org", "mail.example.org", 143, false, "");
    row("imaps://olivia@mail.example.org:1993", "mail.example.org", 1993, true, "olivia");
    row("imaps://mail.example.org/", "mail.example.org", 993, true, "");
    row("IMAPS://Mail.Example.org", "mail.example.org", 993, true, "");
    row("imaps://olivia%40example.org@mail.example.org", "mail.example.org", 993, true, "olivia@example.org");
    row("imaps://j%C3%B6rg@mail.example.org", "mail.example.org", 993, true, "jörg");
    row("imaps://jonas*mailmaster@127.0.0.1:10993", "127.0.0.1", 10993, true, "jonas*mailmaster");
    row("imaps://a%2Fb%3Ac@host", "host", 993, true, "a/b:c");
    row("imaps://olivia@[::1]:1993", "::1", 1993, true, "olivia");
    row("imaps://olivia;AUTH=PLAIN@host", "host", 993, true, "olivia");
    row("imaps://olivia;auth=plain@host", "host", 993, true, "olivia");
    row("imaps://host:65535", "host", 65535, true, "");
}

void TestUrl::good()
{
    QFETCH(QString, url);
    const auto address = ServerAddress::fromUrl(url);
    QVERIFY2(address, qPrintable(address ? QString() : address.error().text));
    QTEST(address->host, "host");
    QTEST(int(address->port), "port");
    QTEST(address->security == Security::Tls, "tls");
    QTEST(address->user, "user");
}

void TestUrl::bad_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *url, const char *code) {
        QTest::newRow(url) << QString::fromUtf8(url) << QByteArray(code);
    };
    row("", "SYNTAX");
    row("mail.example.org", "SCHEME");
    row("http://mail.example.org", "SCHEME");
    row("imaps://", "HOST");
    row("imaps:///INBOX", "HOST");
    row("imaps://user@", "HOST");
    row("imaps://olivia:secret@host", "PASSWORD");
    row("imaps://host/INBOX", "PATH");
    row("imaps://host?x", "PATH");
    row("imaps://host#x", "PATH");
    row("imaps://host:0", "PORT");
    row("imaps://host:65536", "SYNTAX");
    row("imaps://host:x", "SYNTAX");
    row("imaps://ho st", "SYNTAX");
}

void TestUrl::bad()
{
    QFETCH(QString, url);
    const auto address = ServerAddress::fromUrl(url);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, imap::Error::Kind::InvalidArgument);
    QTEST(address.error().code, "code");
}

void TestUrl::bothWays_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("url");
    QTest::newRow("name") << QStringLiteral("mail.example.org") << QStringLiteral("olivia")
                          << QStringLiteral("imaps://olivia@mail.example.org:1993");
    QTest::newRow("at") << QStringLiteral("host") << QStringLiteral("o@x:y/z%") << QString();
    QTest::newRow("IPv6") << QStringLiteral("::1") << QStringLiteral("olivia")
                          << QStringLiteral("imaps://olivia@[::1]:1993");
    QTest::newRow("nobody") << QStringLiteral("host") << QString() << QStringLiteral("imaps://host:1993");
    QTest::newRow("UTF-8") << QStringLiteral("host") << QStringLiteral("Ελένη") << QString();
}

void TestUrl::bothWays()
{
    QFETCH(QString, host);
    QFETCH(QString, user);
    QFETCH(QString, url);
    const QString written = ServerAddress{host, 1993, Security::Tls, user}.toUrl();
    if (!url.isEmpty())
        QCOMPARE(written, url);
    const auto read = ServerAddress::fromUrl(written);
    QVERIFY2(read, qPrintable(written));
    QCOMPARE(read->host, host);
    QCOMPARE(read->user, user);
    QCOMPARE(read->port, quint16(1993));
}

void TestUrl::ports()
{
    QCOMPARE(imap::defaultPort(Security::Tls), quint16(993));
    QCOMPARE(imap::defaultPort(Security::StartTls), quint16(143));
    QCOMPARE(imap::defaultPort(Security::None), quint16(143));
    QCOMPARE((ServerAddress{QStringLiteral("h"), 993, Security::Tls, {}}.toUrl()),
             QStringLiteral("imaps://h"));
    QCOMPARE((ServerAddress{QStringLiteral("h"), 143, Security::None, {}}.toUrl()),
             QStringLiteral("imap://h"));
    QCOMPARE((ServerAddress{QStringLiteral("h"), 143, Security::Tls, {}}.toUrl()),
             QStringLiteral("imaps://h:143"));
}

QTEST_GUILESS_MAIN(TestUrl)
#include "tst_url.moc"
