#include "imapcore/commands/raw.h"
#include "imapcore/traffic/spool.h"
#include "imapcore/traffic/transcriptexport.h"
#include "imapcore/traffic/transcriptfile.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Traffic::Kind;

// Traffic on the disk while it comes: bounded, whole, and without secrets, whatever one logs in by.
class TestSpool : public QObject
{
    Q_OBJECT
private slots:
    void follows();
    void rotates();
    void tellsWhatIsLost();
    void hidesSecrets();
    void cannotWrite();
    void survivors_data();
    void survivors();
    void nothingSecretSurvives_data();
    void nothingSecretSurvives();

private:
    static QByteArray bytesOf(const QString &fileName)
    {
        QFile file(fileName);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static std::unique_ptr<TranscriptFile> open(const QString &fileName)
    {
        auto opened = TranscriptFile::open(fileName);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        (*opened)->read(-1);
        return std::move(*opened);
    }
    QString name() { return m_folder.filePath(u"spool%1.imap"_s.arg(++m_files)); }
    static bool isOwnersOnly(const QString &fileName)
    {
        return (QFile::permissions(fileName) & QFile::Permissions(0x0077)) == QFile::Permissions();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestSpool::follows()
{
    Trace trace(1 << 20);
    trace.add(Kind::Received, "* OK before");
    const QString name = this->name();
    const Spool spool(&trace, name, 1 << 20, u"olivia"_s);
    trace.addCommand("M0001 NOOP", 1, Trace::now(), 0);
    trace.add(Kind::Received, "M0001 OK done", 1);
    QTRY_COMPARE(spool.written(), 3u);
    QVERIFY(spool.error().isEmpty());
    QVERIFY(isOwnersOnly(name));
    // It is all there while it goes on.
    const auto file = open(name);
    QCOMPARE(file->title(), u"olivia"_s);
    QCOMPARE(file->endIndex(), 3u);
    QCOMPARE(file->at(2).bytes, "M0001 OK done");
    QCOMPARE(file->at(2).time, trace.at(2).time);
    trace.add(Kind::Received, "* 1 EXISTS");
    QTRY_VERIFY(bytesOf(name).endsWith("S: * 1 EXISTS\n"));
}

void TestSpool::rotates()
{
    Trace trace(64 << 20);
    const QString name = this->name();
    {
        Spool spool(&trace, name, 1 << 20);
        for (int i = 0; i < 60'000; ++i)
            trace.add(Kind::Received,
                      "* " + QByteArray::number(i) + " FETCH (UID " + QByteArray::number(i) + ")");
        spool.flush();
        QCOMPARE(spool.written(), 60'000u);
        QCOMPARE(spool.lost(), 0u);
    }
    qint64 all = 0;
    quint64 next = 60'000;
    for (const QString &part : {name, name + u".1"_s, name + u".2"_s, name + u".3"_s}) {
        QVERIFY2(isOwnersOnly(part), qPrintable(part));
        all += QFile(part).size();
        const auto file = open(part);
        QVERIFY(!file->error());
        // Each follows the one before, and says where it begins.
        const auto last = file->endIndex() - 1;
        QVERIFY(file->at(last).bytes.startsWith("* " + QByteArray::number(next - 1) + ' '));
        next -= last;
        QCOMPARE(file->at(0).kind, Kind::Note);
        QCOMPARE(file->at(0).bytes, QByteArray::number(next) + " lines came before these");
        QVERIFY(file->at(1).bytes.startsWith("* " + QByteArray::number(next) + ' '));
        QVERIFY(file->at(1).time > 0);
    }
    QVERIFY(all <= 1 << 20);
    QVERIFY(all > 700'000);
    QVERIFY(!QFile::exists(name + u".4"_s));
}

void TestSpool::tellsWhatIsLost()
{
    Trace trace(256 * 1024);
    const QString name = this->name();
    Spool spool(&trace, name, 10 << 20);
    trace.add(Kind::Received, "* 1 EXISTS");
    spool.flush();
    for (int i = 0; i < 50'000; ++i)
        trace.add(Kind::Received, "* 2 EXISTS");
    const quint64 first = trace.firstIndex();
    QVERIFY(first > 1);
    spool.flush();
    QCOMPARE(spool.lost(), first - 1);
    QCOMPARE(spool.written(), 1 + 50'001 - first);
    const auto file = open(name);
    QVERIFY(file->at(1).bytes.startsWith(QByteArray::number(first - 1) + " lines are missing here"));
    QCOMPARE(file->endIndex(), spool.written() + 1);
}

void TestSpool::hidesSecrets()
{
    Trace trace(1 << 20);
    const QString name = this->name();
    Spool spool(&trace, name, 1 << 20, {}, {"pass-phrase"});
    trace.addCommand("M0001 LOGIN olivia hunter2", 1, 0, 0);
    trace.add(Kind::Received, "M0001 NO it is not hunter2 nor " + QByteArray("pass-phrase").toBase64(), 1);
    spool.flush();
    const QByteArray bytes = bytesOf(name);
    QVERIFY(bytes.contains("M0001 NO it is not xxxxxxx nor"));
    QVERIFY(!bytes.contains("hunter2"));
    QVERIFY(!bytes.contains(QByteArray("pass-phrase").toBase64().first(10)));
}

void TestSpool::cannotWrite()
{
    Trace trace(1 << 20);
    Spool spool(&trace, u"/nonexistent/spool.imap"_s, 1 << 20);
    const QSignalSpy failed(&spool, &Spool::failed);
    QVERIFY(!spool.error().isEmpty());
    QTRY_COMPARE(failed.size(), 1);
    trace.add(Kind::Received, "* 1 EXISTS");
    spool.flush();
    QCOMPARE(spool.written(), 0u);
    // What is no file is left alone.
    const QString folder = m_folder.path();
    const Spool onFolder(&trace, folder, 1 << 20);
    QVERIFY(!onFolder.error().isEmpty());
    // No room, which a limit for this process stands for.
    rlimit before, none{70'000, 70'000};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    none.rlim_max = before.rlim_max;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
    Spool full(&trace, name(), 10 << 20);
    for (int i = 0; i < 10'000; ++i)
        trace.add(Kind::Received, "* 1 EXISTS");
    full.flush();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!full.error().isEmpty());
}

// Looks for a secret by itself: it decodes whatever could be something encoded. Empty: it is not there.
static QByteArray formOf(const QByteArray &secret, const QByteArray &bytes)
{
    if (bytes.contains(secret))
        return "plain";
    QByteArray run;
    for (const char c : bytes + '\n') {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/'
            || c == '-' || c == '_') {
            run += c == '-' ? '+' : c == '_' ? '/' : c;
            continue;
        }
        for (qsizetype skipped = 0; skipped < std::min<qsizetype>(4, run.size()); ++skipped) {
            if (QByteArray::fromBase64(run.sliced(skipped)).contains(secret))
                return "base64";
        }
        if (QByteArray::fromHex(run).contains(secret) || QByteArray::fromHex(run.mid(1)).contains(secret))
            return "hexadecimal";
        run.clear();
    }
    QByteArray soft = bytes;
    soft.replace("=\r\n", "").replace("=\n", "");
    return QByteArray::fromPercentEncoding(soft, '=').contains(secret) ? "quoted-printable" : "";
}

void TestSpool::survivors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("none") << QByteArray("C: a1 NOOP") << QByteArray();
    QTest::newRow("plain") << QByteArray("x hunter2") << QByteArray("plain");
    QTest::newRow("base64") << "+ " + QByteArray("\0olivia\0hunter2", 15).toBase64() << QByteArray("base64");
    QTest::newRow("base64 within") << "xx" + QByteArray("hunter2").toBase64() << QByteArray("base64");
    QTest::newRow("hexadecimal") << "x " + QByteArray("hunter2").toHex() << QByteArray("hexadecimal");
    QTest::newRow("quoted-printable") << QByteArray("=68unter=32") << QByteArray("quoted-printable");
}

// The test's own search finds what it is to find.
void TestSpool::survivors()
{
    QFETCH(QByteArray, bytes);
    QTEST(formOf("hunter2", bytes), "form");
}

void TestSpool::nothingSecretSurvives_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("succeeds");
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "OAUTHBEARER",
                                  "XOAUTH2", Connector::LoginCommand}) {
        QTest::addRow("%s", mechanism) << QByteArray(mechanism) << true;
        QTest::addRow("%s, refused", mechanism) << QByteArray(mechanism) << false;
    }
}

// With a real server: what is recorded, logged, spooled, saved and exported on each level holds neither the password nor the token,
// nor what the mechanism made of them.
void TestSpool::nothingSecretSurvives()
{
    static const Dovecot dovecot;
    QFETCH(QByteArray, mechanism);
    QFETCH(bool, succeeds);
    const bool byToken = mechanism == "OAUTHBEARER" || mechanism == "XOAUTH2";
    if (byToken && !dovecot.takesTokens())
        QSKIP("this Dovecot takes no tokens");
    ConnectOptions options = dovecot.options();
    options.mechanism = mechanism;
    options.recorder = std::make_shared<Recorder>();
    if (byToken)
        options.accessToken = dovecot.token(dovecot.user(), succeeds ? 600 : -600);
    else if (!succeeds)
        options.password = u"a wrong, yet secret one"_s;
    QByteArrayList secrets;
    if (byToken)
        secrets += options.accessToken;
    else
        secrets += options.password.toUtf8();

    QString spooled;
    std::unique_ptr<Spool> spool;
    QObject::connect(options.recorder.get(), &Recorder::added, this, [&](Trace *trace) {
        spool = std::make_unique<Spool>(trace, spooled = name(), 1 << 20);
    });
    // What the program logs where it is asked to log everything.
    static QByteArray logged;
    logged.clear();
    QLoggingCategory::setFilterRules(u"imapcore.*=true"_s);
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { logged += text.toUtf8() + '\n'; });
    const auto logsAgain = qScopeGuard([before] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
    });
    Attempt attempt(options);
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.ready, succeeds ? 1 : 0);
    if (succeeds) {
        const std::unique_ptr<Session> session(attempt.connector->takeSession());
        QVERIFY(await(session->send(Raw{"GENURLAUTH \"imap://x/INBOX/;uid=1;urlauth=anonymous\" INTERNAL"}))
                || session->state() == Session::State::Authenticated);
    }
    QVERIFY(spool);
    spool->flush();
    const Trace &trace = *options.recorder->traces().front();
    QVERIFY(trace.endIndex() > 3);
    QByteArray recorded;
    for (quint64 line = trace.firstIndex(); line < trace.endIndex(); ++line)
        recorded.append(trace.at(line).bytes).append('\n');
    QVERIFY(logged.contains("C: M0001 "));
    for (const QByteArray &secret : std::as_const(secrets)) {
        QVERIFY2(formOf(secret, recorded).isEmpty(), recorded);
        QVERIFY2(formOf(secret, logged).isEmpty(), logged);
    }
    for (const auto level : {Scrubber::Level::Secrets, Scrubber::Level::Names, Scrubber::Level::Content}) {
        const QString out = name();
        TranscriptExport job(&trace, {out, {}, level, secrets});
        const auto result = job.run();
        QVERIFY2(result, result ? "" : qPrintable(result.error().text));
        // And by nothing but its own means.
        TranscriptExport blind(&trace, {out + u"2"_s, {}, level});
        QVERIFY(blind.run());
        for (const QString &file : {spooled, out, out + u"2"_s}) {
            const QByteArray bytes = bytesOf(file);
            QVERIFY(bytes.contains("C: M0001 "));
            for (const QByteArray &secret : std::as_const(secrets))
                QVERIFY2(formOf(secret, bytes).isEmpty(), formOf(secret, bytes) + " in\n" + bytes);
            // What SASL said is not there at all.
            for (const QByteArray &line : bytes.split('\n')) {
                const bool isAnswer = line.startsWith("C: ") && !line.startsWith("C: M0");
                QVERIFY2(!isAnswer || line == "C: ..." || line == "C: ", line);
                QVERIFY2(!line.contains("AUTHENTICATE ") || line.endsWith("AUTHENTICATE " + mechanism)
                             || line.endsWith("AUTHENTICATE " + mechanism + " ..."),
                         line);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSpool)
#include "tst_spool.moc"
