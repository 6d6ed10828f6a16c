#include "imapcore/url.h"
#include <QTest>

using imap::ImapUrl;
using imap::MailboxName;
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
    void mailboxes_data();
    void mailboxes();
    void messages();
    void searches();
    void servers_data();
    void servers();
    void referrals();
    void badPaths_data();
    void badPaths();
    void written_data();
    void written();
    void writtenNames_data();
    void writtenNames();
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

void TestUrl::mailboxes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<quint32>("uidValidity");
    const auto row = [](const char *url, const char *mailbox, quint32 uidValidity) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(mailbox) << uidValidity;
    };
    row("imap://psicorp.example.org/~peter/%E6%97%A5%E6%9C%AC%E8%AA%9E/%E5%8F%B0%E5%8C%97",
        "~peter/日本語/台北", 0);
    row("imap://minbari.example.org/gray-council;UIDVALIDITY=385759045", "gray-council", 385759045);
    row("imap://minbari.example.org/gray-council;uidvalidity=385759045", "gray-council", 385759045);
    row("imap://minbari.example.org/gray%20council", "gray council", 0);
    row("imap://h/a%3Bb%3Fc%25", "a;b?c%", 0);
    row("imap://h/a&b=c:d@e!$'()*+,", "a&b=c:d@e!$'()*+,", 0);
    row("IMAP://MIKE@SERVER2/SHARED/FOO", "SHARED/FOO", 0);
    row("imap://h/a/", "a/", 0);
    row("imap://h/", "", 0);
    row("imap://h", "", 0);
    row("/INBOX;UIDVALIDITY=4294967295", "INBOX", 4294967295);
    row("/Drafts", "Drafts", 0);
}

void TestUrl::mailboxes()
{
    QFETCH(QString, url);
    const auto read = ImapUrl::fromText(url);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
    QTEST(read->mailbox.toString(), "mailbox");
    QTEST(read->uidValidity, "uidValidity");
    QCOMPARE(read->uid, 0U);
    QCOMPARE(read->server.host.isEmpty(), url.startsWith(u'/'));
}

// The examples of RFC 5092 section 10 and of RFC 4469 and RFC 4467.
void TestUrl::messages()
{
    auto url = ImapUrl::fromText(QStringLiteral(
        "imap://minbari.example.org/gray-council;UIDVALIDITY=385759045/;UID=20/;PARTIAL=0.1024"));
    QVERIFY(url);
    QCOMPARE(url->mailbox, MailboxName(u"gray-council"));
    QCOMPARE(url->uidValidity, 385759045U);
    QCOMPARE(url->uid, 20U);
    QVERIFY(url->section.isEmpty());
    QVERIFY(url->partial == (ImapUrl::Partial{0, 1024}));

    url = ImapUrl::fromText(
        QStringLiteral("imap://;AUTH=GSSAPI@minbari.example.org/gray-council/;uid=20/;section=1.2"));
    QVERIFY(url);
    QCOMPARE(url->server.user, QString());
    QCOMPARE(url->mechanism, "GSSAPI");
    QCOMPARE(url->uid, 20U);
    QCOMPARE(url->section, "1.2");
    QVERIFY(!url->partial);

    url = ImapUrl::fromText(QStringLiteral(
        "/Drafts;UIDVALIDITY=385759045/;UID=20/;section=HEADER.FIELDS%20(DATE%20FROM)/;PARTIAL=7"));
    QVERIFY(url);
    QVERIFY(url->server.host.isEmpty());
    QCOMPARE(url->mailbox, MailboxName(u"Drafts"));
    QCOMPARE(url->section, "HEADER.FIELDS (DATE FROM)");
    QVERIFY(url->partial == (ImapUrl::Partial{7, std::nullopt}));

    url = ImapUrl::fromText(
        QStringLiteral("imap://joe@example.com/INBOX/;uid=20/;section=1.2;expire=2026-12-31T00:00:00Z;"
                       "urlauth=submit+fred:internal:91354a473744909de610943775f92038"));
    QVERIFY(url);
    QCOMPARE(url->server.user, QStringLiteral("joe"));
    QCOMPARE(url->section, "1.2");
    QCOMPARE(url->authorization, QStringLiteral("expire=2026-12-31T00:00:00Z;urlauth=submit+fred:internal:"
                                                "91354a473744909de610943775f92038"));
}

void TestUrl::searches()
{
    auto url = ImapUrl::fromText(
        QStringLiteral("imap://;AUTH=*@minbari.example.org/gray%20council?SUBJECT%20shadows"));
    QVERIFY(url);
    QCOMPARE(url->mechanism, "*");
    QCOMPARE(url->mailbox, MailboxName(u"gray council"));
    QCOMPARE(url->search, QStringLiteral("SUBJECT shadows"));
    // A literal, in a charset.
    url = ImapUrl::fromText(QStringLiteral(
        "imap://john;AUTH=*@minbari.example.org/babylon5/personel?charset%20UTF-8%20SUBJECT%20%7B14+%7D"
        "%0D%0A%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0"));
    QVERIFY(url);
    QCOMPARE(url->server.user, QStringLiteral("john"));
    QCOMPARE(url->mailbox, MailboxName(u"babylon5/personel"));
    QCOMPARE(url->search, QStringLiteral("charset UTF-8 SUBJECT {14+}\r\nИванова"));
}

void TestUrl::servers_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<quint16>("port");
    const auto row = [](const char *url, const char *user, const char *mechanism, quint16 port) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(user) << QByteArray(mechanism)
                           << port;
    };
    // RFC 2221 and RFC 2193
    row("IMAP://MIKE@SERVER2/", "MIKE", "", 143);
    row("IMAP://user;AUTH=GSSAPI@SERVER2/", "user", "GSSAPI", 143);
    row("IMAP://user;AUTH=*@SERVER2/REMOTE IMAP://user;AUTH=*@SERVER3/REMOTE", "", "", 0); // two: no URL
    row("imap://user;auth=scram-sha-256@h:1143/x", "user", "SCRAM-SHA-256", 1143);
    row("imaps://u%40d%3Be@h/x", "u@d;e", "", 993);
}

void TestUrl::servers()
{
    QFETCH(quint16, port);
    QFETCH(QString, url);
    const auto read = ImapUrl::fromText(url);
    QCOMPARE(bool(read), port != 0);
    if (!read)
        return;
    QTEST(read->server.user, "user");
    QTEST(read->mechanism, "mechanism");
    QCOMPARE(read->server.port, port);
}

void TestUrl::referrals()
{
    auto urls = ImapUrl::fromReferral("IMAP://MIKE@SERVER2/");
    QCOMPARE(urls.size(), 1);
    QCOMPARE(urls[0].server.user, QStringLiteral("MIKE"));
    QCOMPARE(urls[0].server.host, QStringLiteral("server2"));
    QVERIFY(urls[0].mailbox.isEmpty());
    urls = ImapUrl::fromReferral("imap://user;AUTH=*@SERVER1/REMOTE  imap://user;AUTH=*@SERVER2/REMOTE ");
    QCOMPARE(urls.size(), 2);
    QCOMPARE(urls[1].server.host, QStringLiteral("server2"));
    QCOMPARE(urls[1].mailbox, MailboxName(u"REMOTE"));
    QCOMPARE(ImapUrl::fromReferral("http://x/y imap://s/a%ZZ imap://good/x").size(), 1);
    QVERIFY(ImapUrl::fromReferral({}).isEmpty());
}

void TestUrl::badPaths_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *url, const char *code) {
        QTest::newRow(url) << QString::fromUtf8(url) << QByteArray(code);
    };
    for (const char *path : {"/x;UID=0",
                             "/x/;UID=",
                             "/x/;UID=4294967296",
                             "/x/;UID=1x",
                             "/x/;UID=+1",
                             "/x/;UID=1/;UID=2",
                             "/;UID=1",
                             "/x;UIDVALIDITY=0",
                             "/x/;SECTION=1",
                             "/x/;UID=1/;SECTION=",
                             "/x/;UID=1/;SECTION=%0D%0A",
                             "/x/;UID=1/;PARTIAL=",
                             "/x/;UID=1/;PARTIAL=1.0",
                             "/x/;UID=1/;PARTIAL=1.",
                             "/x/;UID=1/;PARTIAL=.5",
                             "/x/;UID=1/;PARTIAL=1/;SECTION=1",
                             "/x/;PARTIAL=1",
                             "/x;FOO=1",
                             "/x;",
                             "/x/;UID=1?ALL",
                             "/x?",
                             "/?ALL",
                             "/x;URLAUTH=anonymous",
                             "/%",
                             "/%4",
                             "/%4G",
                             "/%FF",
                             "/a%0D%0Ab",
                             "/a%00",
                             "/x#y",
                             "?ALL",
                             "#x"})
        row((QByteArray("imap://h") + path).constData(), "PATH");
    row("", "SYNTAX");
    row("INBOX", "SCHEME");
    row("imap:///INBOX", "HOST");
    row("http://h/INBOX", "SCHEME");
    row("imap://u:p@h/INBOX", "PASSWORD");
    row("imap://h:0/INBOX", "PORT");
}

void TestUrl::badPaths()
{
    QFETCH(QString, url);
    const auto read = ImapUrl::fromText(url);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, imap::Error::Kind::InvalidArgument);
    QTEST(read.error().code, "code");
}

// What is written just so again.
void TestUrl::written_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"imap://minbari.example.org/gray-council;UIDVALIDITY=385759045/;UID=20/;PARTIAL=0.1024",
          "imap://psicorp.example.org/~peter/%E6%97%A5%E6%9C%AC%E8%AA%9E/%E5%8F%B0%E5%8C%97",
          "imap://;AUTH=GSSAPI@minbari.example.org/gray-council/;UID=20/;SECTION=1.2",
          "imap://;AUTH=*@minbari.example.org/gray%20council?SUBJECT%20shadows",
          "imap://john;AUTH=*@minbari.example.org/babylon5/"
          "personel?charset%20UTF-8%20SUBJECT%20%7B14+%7D%0D%0A"
          "%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0",
          "imap://joe@example.com/INBOX/;UID=20/;SECTION=1.2;urlauth=submit+fred:internal:91354a473744909de6",
          "imaps://olivia%40example.org@[::1]:1993/INBOX", "imap://h/", "imap://h/a%3Bb%3Fc%25%23"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestUrl::written()
{
    QFETCH(QString, url);
    const auto read = ImapUrl::fromText(url);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
    QCOMPARE(read->toText(), url);
    QVERIFY(url.endsWith(read->path()));
}

void TestUrl::writtenNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"INBOX", "日本語/台北", "a;UID=5", "a/;UID=5", "what?", "50 %", "#shared", "a//b/", "&", "😀", "~x",
          "\"quoted\"", "back\\slash", "[Gmail]/All", "a|b^c`d{e}"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestUrl::writtenNames()
{
    QFETCH(QString, name);
    ImapUrl url{.server = {QStringLiteral("h"), 993, Security::Tls, QStringLiteral("u;AUTH=x@y:z/%")},
                .mailbox = MailboxName(name),
                .uidValidity = 7,
                .uid = 9,
                .section = "HEADER.FIELDS (\"X;Y\")"};
    const QString text = url.toText();
    for (const QChar c : text)
        QVERIFY2(c > u' ' && c < u'\x7F' && !QStringLiteral("\"<>\\^`{|}#").contains(c), qPrintable(text));
    const auto read = ImapUrl::fromText(text);
    QVERIFY2(read, qPrintable(text));
    QCOMPARE(read->mailbox, url.mailbox);
    QCOMPARE(read->server.user, url.server.user);
    QCOMPARE(read->uidValidity, 7U);
    QCOMPARE(read->uid, 9U);
    QCOMPARE(read->section, url.section);
    QCOMPARE(ImapUrl::fromText(url.path())->mailbox, url.mailbox);
}

QTEST_GUILESS_MAIN(TestUrl)
#include "tst_url.moc"
