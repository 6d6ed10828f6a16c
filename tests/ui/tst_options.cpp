#include "app/options.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Security;

class TestOptions : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void refused_data();
    void refused();
    void passwordsAreNotRepeated_data();
    void passwordsAreNotRepeated();
    void nothing();
    void servers_data();
    void servers();
    void everything();
    void startTls();
    void passwordFile_data();
    void passwordFile();
    void passwordFromTheEnvironment();
    void passwordLeavesTheEnvironment_data();
    void passwordLeavesTheEnvironment();
    void helpAndVersion();
    void ownOptions();

private:
    static app::Options parse(QStringList arguments)
    {
        return app::OptionParser().parse(QStringList{u"mailreeve"_s} + arguments);
    }
    QString file(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};

QString TestOptions::file(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.fileName();
}

void TestOptions::init()
{
    qunsetenv("MAILREEVE_PASSWORD");
}

void TestOptions::refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names"); // what the message has to say
    const auto row = [](const char *name, const QStringList &arguments, const QString &names) {
        QTest::newRow(name) << arguments << names;
    };
    const QString good = u"imaps://ann@mail.example.org"_s;
    row("unknown option", {u"--nonsense"_s, good}, u"nonsense"_s);
    row("unknown short option", {u"-z"_s}, u"z"_s);
    row("password as an option", {u"--password=secret"_s, good}, u"password"_s);
    row("value for a switch", {u"--starttls=yes"_s, u"imap://h"_s}, u"starttls"_s);
    row("value is missing", {good, u"--act-as"_s}, u"act-as"_s);
    row("no scheme", {u"mail.example.org"_s}, u"mail.example.org"_s);
    row("host and port", {u"mail.example.org:993"_s}, u"imaps://"_s);
    row("another scheme", {u"http://mail.example.org"_s}, u"imaps://"_s);
    row("a mail address", {u"ann@example.org"_s}, u"imaps://"_s);
    row("scheme without slashes", {u"imaps:mail.example.org"_s}, u"imaps:mail.example.org"_s);
    row("no host", {u"imaps://"_s}, u"host"_s);
    row("user without host", {u"imaps://ann@"_s}, u"imaps://ann@"_s);
    row("port without host", {u"imaps://:993"_s}, u"imaps://:993"_s);
    row("spaces", {u"imaps://mail example.org"_s}, u"mail example.org"_s);
    row("empty", {QString()}, QString());
    row("port 0", {u"imaps://mail.example.org:0"_s}, u"port"_s);
    row("port 65536", {u"imaps://mail.example.org:65536"_s}, u"port"_s);
    row("port 70000", {u"imaps://mail.example.org:70000"_s}, u"port"_s);
    row("a word for a port", {u"imaps://mail.example.org:imap"_s}, u"port"_s);
    row("negative port", {u"imaps://mail.example.org:-1"_s}, u"port"_s);
    row("broken IPv6", {u"imaps://[::1"_s}, u"[::1"_s);
    row("path", {good + u"/INBOX"_s}, u"INBOX"_s);
    row("query", {good + u"?a=b"_s}, u"a=b"_s);
    row("fragment", {good + u"#top"_s}, u"top"_s);
    row("password in the URL", {u"imaps://ann:secret@mail.example.org"_s}, u"MAILREEVE_PASSWORD"_s);
    row("two servers", {good, u"imaps://other.example"_s}, u"imaps://other.example"_s);
    row("user alone", {u"--act-as"_s, u"bob"_s}, u"--act-as"_s);
    row("password file alone", {u"--password-file"_s, u"/dev/null"_s}, u"--password-file"_s);
    row("STARTTLS alone", {u"--starttls"_s}, u"--starttls"_s);
    row("CA file alone", {u"--ca-file"_s, u"/dev/null"_s}, u"--ca-file"_s);
    row("no such password file", {u"--password-file"_s, u"/nowhere/secret"_s, good}, u"/nowhere/secret"_s);
    row("a folder for a password file", {u"--password-file"_s, u"/"_s, good}, u"password file"_s);
    row("no such CA file", {u"--ca-file"_s, u"/nowhere/ca.pem"_s, good}, u"/nowhere/ca.pem"_s);
    row("STARTTLS within TLS", {u"--starttls"_s, good}, u"--starttls"_s);
    row("no time", {u"--timeout=0"_s, good}, u"--timeout"_s);
    row("negative time", {u"--timeout=-5"_s, good}, u"--timeout"_s);
    row("too much time", {u"--timeout=601"_s, good}, u"--timeout"_s);
    row("more than a number holds", {u"--timeout=99999999999"_s, good}, u"--timeout"_s);
    row("a word for a time", {u"--timeout=long"_s, good}, u"long"_s);
    row("half a second", {u"--timeout=0.5"_s, good}, u"0.5"_s);
    row("no time at all", {u"--timeout="_s, good}, u"--timeout"_s);
}

void TestOptions::refused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    const app::Options options = parse(arguments);
    QCOMPARE(options.exitCode, 2);
    QVERIFY(!options.connect);
    QVERIFY2(options.message.startsWith(u"mailreeve: "), qPrintable(options.message));
    QVERIFY2(!options.message.trimmed().contains(u'\n'), qPrintable(options.message));
    QVERIFY2(options.message.contains(names, Qt::CaseInsensitive), qPrintable(options.message));
    // And why, not only what.
    QVERIFY2(options.message.size() > QStringLiteral("mailreeve: ").size() + names.size() + 5,
             qPrintable(options.message));
}

void TestOptions::passwordsAreNotRepeated_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("good otherwise") << u"imaps://ann:s3cret@mail.example.org"_s;
    QTest::newRow("wrong scheme") << u"http://ann:s3cret@mail.example.org"_s;
    QTest::newRow("wrong port") << u"imaps://ann:s3cret@mail.example.org:70000"_s;
    QTest::newRow("port 0") << u"imaps://ann:s3cret@mail.example.org:0"_s;
    QTest::newRow("with a path") << u"imaps://ann:s3cret@mail.example.org/INBOX"_s;
    QTest::newRow("no host") << u"imaps://ann:s3cret@"_s;
    QTest::newRow("an @ in it") << u"imaps://ann:s3cret@more@mail.example.org"_s;
}

void TestOptions::passwordsAreNotRepeated()
{
    QFETCH(QString, url);
    const app::Options options = parse({url});
    QCOMPARE(options.exitCode, 2);
    QVERIFY2(!options.message.contains(u"s3cret"), qPrintable(options.message));
    const app::Options two = parse({url, u"imaps://other.example"_s});
    QCOMPARE(two.exitCode, 2);
    QVERIFY2(!two.message.contains(u"s3cret"), qPrintable(two.message));
}

void TestOptions::nothing()
{
    const app::Options options = parse({});
    QCOMPARE(options.exitCode, 0);
    QVERIFY(options.message.isEmpty());
    QVERIFY(!options.connect);
    QVERIFY(!options.watchdog);
    QVERIFY(parse({u"--watchdog"_s}).watchdog);
    QVERIFY(!parse({u"--watchdog"_s}).connect);
}

void TestOptions::servers_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("security");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *name, const QString &url, const QString &host, int port,
                        Security security, const QString &user) {
        QTest::newRow(name) << url << host << port << int(security) << user;
    };
    row("all", u"imaps://ann@mail.example.org:1993"_s, u"mail.example.org"_s, 1993, Security::Tls, u"ann"_s);
    row("usual TLS port", u"imaps://mail.example.org"_s, u"mail.example.org"_s, 993, Security::Tls, {});
    row("usual port", u"imap://ann@mail.example.org"_s, u"mail.example.org"_s, 143, Security::None, u"ann"_s);
    row("slash at the end", u"imaps://mail.example.org/"_s, u"mail.example.org"_s, 993, Security::Tls, {});
    row("capitals", u"IMAPS://Mail.Example.ORG"_s, u"mail.example.org"_s, 993, Security::Tls, {});
    row("IPv4", u"imap://127.0.0.1:10143"_s, u"127.0.0.1"_s, 10143, Security::None, {});
    row("IPv6", u"imaps://ann@[::1]:1993"_s, u"::1"_s, 1993, Security::Tls, u"ann"_s);
    row("user with an @", u"imaps://ann%40example.org@mail.example.org"_s, u"mail.example.org"_s, 993,
        Security::Tls, u"ann@example.org"_s);
    row("user with other letters", u"imaps://j%C3%B6rg@mail.example.org"_s, u"mail.example.org"_s, 993,
        Security::Tls, u"jörg"_s);
    row("mechanism", u"imaps://ann;AUTH=PLAIN@mail.example.org"_s, u"mail.example.org"_s, 993, Security::Tls,
        u"ann"_s);
}

void TestOptions::servers()
{
    QFETCH(QString, url);
    const app::Options options = parse({url});
    QVERIFY2(options.connect, qPrintable(options.message));
    QCOMPARE(options.exitCode, 0);
    QTEST(options.connect->address.host, "host");
    QTEST(int(options.connect->address.port), "port");
    QTEST(int(options.connect->address.security), "security");
    QTEST(options.connect->address.user, "user");
    QVERIFY(options.connect->password.isEmpty());
    QCOMPARE(options.connect->timeout, std::chrono::seconds(20));
}

void TestOptions::everything()
{
    const QString ca = file(u"ca.pem"_s, "-----BEGIN CERTIFICATE-----\n"),
                  password = file(u"password"_s, "p%ss wörd\nnot this\n");
    const app::Options options =
        parse({u"--password-file"_s, password, u"--ca-file="_s + ca, u"--act-as"_s, u"bob"_s, u"--timeout"_s,
               u"600"_s, u"--watchdog"_s, u"imaps://ann@mail.example.org"_s});
    QVERIFY2(options.connect, qPrintable(options.message));
    QVERIFY(options.message.isEmpty());
    QVERIFY(options.watchdog);
    QCOMPARE(options.connect->password, u"p%ss wörd"_s);
    QCOMPARE(options.connect->tls.caFile, ca);
    QCOMPARE(options.connect->actAs, u"bob"_s);
    QCOMPARE(options.connect->timeout, std::chrono::seconds(600));
    QVERIFY(parse({u"--timeout=1"_s, u"imaps://h"_s}).connect);
}

void TestOptions::startTls()
{
    const app::Options options = parse({u"imap://ann@mail.example.org"_s, u"--starttls"_s});
    QVERIFY(options.connect);
    QCOMPARE(options.connect->address.security, Security::StartTls);
    QCOMPARE(options.connect->address.port, 143);
}

void TestOptions::passwordFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("password");
    QTest::newRow("line") << QByteArray("secret\n") << u"secret"_s;
    QTest::newRow("no line end") << QByteArray("secret") << u"secret"_s;
    QTest::newRow("CRLF") << QByteArray("secret\r\nmore\r\n") << u"secret"_s;
    QTest::newRow("spaces belong to it") << QByteArray(" se cret \n") << u" se cret "_s;
    QTest::newRow("UTF-8") << QByteArray("pässwörd\n") << u"pässwörd"_s;
    QTest::newRow("first line empty") << QByteArray("\nsecret\n") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestOptions::passwordFile()
{
    QFETCH(QByteArray, content);
    const app::Options options = parse({u"imaps://h"_s, u"--password-file"_s, file(u"password"_s, content)});
    QVERIFY2(options.connect, qPrintable(options.message));
    QTEST(options.connect->password, "password");
}

void TestOptions::passwordFromTheEnvironment()
{
    qputenv("MAILREEVE_PASSWORD", "pässwörd");
    QCOMPARE(parse({u"imaps://h"_s}).connect->password, u"pässwörd"_s);
    QVERIFY(!qEnvironmentVariableIsSet("MAILREEVE_PASSWORD"));
    qputenv("MAILREEVE_PASSWORD", "of the environment");
    QCOMPARE(
        parse({u"imaps://h"_s, u"--password-file"_s, file(u"password"_s, "of the file\n")}).connect->password,
        u"of the file"_s);
    QVERIFY(!qEnvironmentVariableIsSet("MAILREEVE_PASSWORD"));
}

void TestOptions::passwordLeavesTheEnvironment_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no server") << QStringList();
    QTest::newRow("a server") << QStringList{u"imaps://h"_s};
    QTest::newRow("wrong") << QStringList{u"--nonsense"_s};
}

// Whatever the program starts later must not find it.
void TestOptions::passwordLeavesTheEnvironment()
{
    QFETCH(QStringList, arguments);
    qputenv("MAILREEVE_PASSWORD", "secret");
    parse(arguments);
    QVERIFY(!qEnvironmentVariableIsSet("MAILREEVE_PASSWORD"));
}

void TestOptions::helpAndVersion()
{
    for (const QString &option : {u"--help"_s, u"-h"_s}) {
        const app::Options options = parse({option});
        QCOMPARE(options.exitCode, 0);
        QVERIFY(!options.connect);
        for (const char *name : {"--password-file", "--starttls", "--ca-file", "--act-as", "--timeout",
                                 "--watchdog", "imaps://"})
            QVERIFY2(options.message.contains(QLatin1String(name)), name);
    }
    QCoreApplication::setApplicationName(u"Mailreeve"_s);
    QCoreApplication::setApplicationVersion(u"9.8.7"_s);
    for (const QString &option : {u"--version"_s, u"-v"_s}) {
        const app::Options options = parse({option, u"imaps://h"_s});
        QCOMPARE(options.exitCode, 0);
        QCOMPARE(options.message, u"Mailreeve 9.8.7"_s);
        QVERIFY(!options.connect);
    }
}

void TestOptions::ownOptions()
{
    class Own final : public app::OptionParser
    {
    public:
        QString folder;

    protected:
        void addOptions(QCommandLineParser &parser) override
        {
            parser.addOption({u"folder"_s, u"Where"_s, u"folder"_s});
        }
        void readOptions(const QCommandLineParser &parser) override { folder = parser.value(u"folder"_s); }
    };
    Own own;
    QVERIFY(own.parse({u"tour"_s, u"--folder=/tmp"_s, u"imaps://h"_s}).connect);
    QCOMPARE(own.folder, u"/tmp"_s);
    QCOMPARE(parse({u"--folder=/tmp"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
