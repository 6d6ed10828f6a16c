#include "program.h"
#include "tests/support/dovecot.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

// Saving, scrubbing, comparing, replaying transcripts, and assertion scripts, with real servers.
class TestTranscript : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void save();
    void saveOfAFailure();
    void scrub();
    void compare();
    void replay();
    void check_data();
    void check();
    void assertAndCheck();
    void checkOnCyrus();
    void mistakes_data();
    void mistakes();
    void checkWithoutAServer();

private:
    QStringList to(const QString &verb, const QStringList &words, const QStringList &before = {}) const
    {
        return verb.split(u' ')
               + QStringList{u"--ca-file"_s, m_server->caFile(), u"--password-file"_s,
                             m_server->passwordFile()}
               + before + words;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // A conversation with the server, saved.
    QString saved(const QString &name, const QStringList &commands)
    {
        const Run result =
            run(to(u"exec"_s, QStringList{m_server->url()} + commands, {u"--save"_s, path(name)}));
        if (result.status > 1)
            qFatal("%s", result.error.constData());
        return path(name);
    }

    std::unique_ptr<Dovecot> m_server;
    QTemporaryDir m_folder;
};

void TestTranscript::save()
{
    const Run result =
        run(to(u"exec"_s, {m_server->url(), u"STATUS INBOX (MESSAGES)"_s, u"EXAMINE missing"_s},
               {u"--save"_s, path(u"save.imap"_s)}));
    COMPARE_STATUS(result, 1);
    const QByteArray text = read(path(u"save.imap"_s));
    QVERIFY(text.startsWith("# Mailreeve transcript: "));
    QVERIFY2(text.contains("\nS: * STATUS INBOX (MESSAGES 600)\n"), text);
    QVERIFY(text.contains(" NO Mailbox doesn't exist"));
    QVERIFY(!text.contains(m_server->password().toUtf8()));
    QCOMPARE(QFile::permissions(path(u"save.imap"_s)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    // What cannot be written is said.
    const Run nowhere = run(to(u"exec"_s, {m_server->url(), u"NOOP"_s}, {u"--save"_s, u"/nonexistent/x"_s}));
    COMPARE_STATUS(nowhere, 3);
    QVERIFY(nowhere.error.contains("/nonexistent/x"));
}

// Just then one wants to see it.
void TestTranscript::saveOfAFailure()
{
    const QString wrong = file(u"wrong"_s, "a wrong, yet secret one\n");
    const Run result = run({u"exec"_s, u"--ca-file"_s, m_server->caFile(), u"--password-file"_s, wrong,
                            u"--save"_s, path(u"failed.imap"_s), m_server->url(), u"NOOP"_s});
    COMPARE_STATUS(result, 4);
    const QByteArray text = read(path(u"failed.imap"_s));
    QVERIFY2(text.contains("AUTHENTICATE "), text);
    QVERIFY(!text.contains("secret"));
}

void TestTranscript::scrub()
{
    const QString from =
        saved(u"scrub.imap"_s, {u"LIST \"\" *"_s, u"EXAMINE INBOX"_s, u"FETCH 1:3 (ENVELOPE BODY[])"_s});
    const QByteArray before = read(from);
    QVERIFY(before.contains("windhover") && before.contains("Subject: "));
    const Run names = run({u"transcript"_s, u"scrub"_s, from, path(u"names.imap"_s)});
    COMPARE_STATUS(names, 0);
    const QByteArray without = read(path(u"names.imap"_s));
    QVERIFY(!without.contains("windhover") && !without.contains("olivia"));
    QVERIFY(without.contains("S: * 600 EXISTS"));
    const Run content =
        run({u"transcript"_s, u"scrub"_s, u"--level"_s, u"content"_s, from, path(u"content.imap"_s)});
    COMPARE_STATUS(content, 0);
    const QByteArray filled = read(path(u"content.imap"_s));
    QVERIFY(filled.contains("Subject:xxx"));
    // It is as good a transcript as before.
    for (const QString &name : {u"names.imap"_s, u"content.imap"_s}) {
        const Run compared = run({u"transcript"_s, u"compare"_s, path(name), path(name)});
        COMPARE_STATUS(compared, 0);
    }
    const QString known = file(u"known"_s, "windhover\n");
    const Run secrets = run({u"transcript"_s, u"scrub"_s, u"--level"_s, u"secrets"_s, u"--secrets"_s, known,
                             from, path(u"secrets.imap"_s)});
    COMPARE_STATUS(secrets, 0);
    QVERIFY(!read(path(u"secrets.imap"_s)).contains("windhover"));
    QVERIFY(read(path(u"secrets.imap"_s)).contains("olivia"));
}

void TestTranscript::compare()
{
    const QString left =
        file(u"left.imap"_s, "C: a1 NOOP\nS: a1 OK x\nC: a2 GETACL a\nS: * ACL a bob l\nS: a2 OK\n");
    const QString right =
        file(u"right.imap"_s, "C: b1 NOOP\nS: b1 OK y\nC: b2 GETACL a\nS: * ACL a bob lr\nS: b2 OK\n");
    const Run result = run({u"transcript"_s, u"compare"_s, left, right});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.out, "  a2 GETACL a\n- * ACL a bob l\n+ * ACL a bob lr\n  a2 OK\n\n");
    const Run json = run({u"transcript"_s, u"compare"_s, u"--json"_s, left, right});
    COMPARE_STATUS(json, 1);
    QCOMPARE(json.lines().size(), 2);
    QCOMPARE(QJsonDocument::fromJson(json.lines()[0]).object()[u"verdict"_s].toString(), u"same"_s);
    QCOMPARE(QJsonDocument::fromJson(json.lines()[1]).object()[u"lines"_s].toArray().size(), 4);
    const Run exact = run({u"transcript"_s, u"compare"_s, u"--exact"_s, left, left});
    COMPARE_STATUS(exact, 0);
    QCOMPARE(exact.out, "");
}

void TestTranscript::replay()
{
    const QString from =
        saved(u"replay.imap"_s, {u"GETACL INBOX"_s, u"CREATE Replayed"_s, u"DELETE Replayed"_s});
    const Run result = run(to(u"transcript replay"_s, {from, m_server->url()}));
    COMPARE_STATUS(result, 1);
    QVERIFY2(result.out.contains("same\tGETACL INBOX\n"), result.out);
    QVERIFY(result.out.contains("forbidden\tCREATE Replayed\t"));
    QVERIFY(result.out.contains("left out\tLOGOUT\t"));
    const Run changing = run(to(u"transcript replay"_s, {u"--json"_s, u"--change"_s, from, m_server->url()}));
    COMPARE_STATUS(changing, 0);
    for (const QByteArray &line : changing.lines()) {
        const QJsonObject step = QJsonDocument::fromJson(line).object();
        QVERIFY2(step[u"result"_s] == u"same"_s || step[u"result"_s] == u"left out"_s, line);
    }
}

void TestTranscript::check_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const char *script, const QStringList &options, int status,
                        const char *said) {
        QTest::newRow(name) << QByteArray(script) << options << status << QByteArray(said);
    };
    row("holds",
        "C: a1 EXAMINE INBOX\nS: * ${n} EXISTS\nS: * OK [UIDVALIDITY ${v/[0-9]+/}]...\nS: a1 OK "
        "[READ-ONLY]...\n"
        "C: a2 STATUS INBOX (MESSAGES UIDVALIDITY)\n%within 20 s\n%strict\nS: * STATUS INBOX (MESSAGES ${n} "
        "UIDVALIDITY "
        "${v})\nC: a3 EXAMINE missing\nS: a3 NO Mailbox...\n",
        {}, 0, "ok\t1\tEXAMINE INBOX\nok\t5\tSTATUS INBOX (MESSAGES UIDVALIDITY)\nok\t9\tEXAMINE missing\n");
    row("does not hold", "C: a1 NOOP\nC: a2 GETACL INBOX\nS: * ACL INBOX nobody...\n", {}, 1,
        "ok\t1\tNOOP\nFAILED\t2\tGETACL INBOX\n\t3\tdid not come: * ACL INBOX nobody...\n");
    row("must not change", "C: a1 CREATE Checked\n", {u"--read-only"_s}, 1,
        "FAILED\t1\tCREATE Checked\n\t1\tit was not sent");
    row("JSON", "C: a1 NOOP\n", {u"--json"_s}, 0,
        "{\"command\":\"NOOP\",\"failures\":[],\"held\":true,\"line\":1,\"took\":");
}

void TestTranscript::check()
{
    QFETCH(QByteArray, script);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, said);
    const Run result = run(to(u"check"_s, {file(u"script"_s, script), m_server->url()}, options));
    COMPARE_STATUS(result, status);
    QVERIFY2(result.out.startsWith(said), result.out);
}

// What is made of a conversation holds when it is had once more.
void TestTranscript::assertAndCheck()
{
    const QString from = saved(u"assert.imap"_s, {u"LIST \"\" *"_s, u"EXAMINE INBOX"_s,
                                                  u"UID FETCH 1:10 (FLAGS ENVELOPE BODY.PEEK[HEADER])"_s,
                                                  u"GETQUOTAROOT INBOX"_s, u"EXAMINE missing"_s});
    const Run made = run({u"transcript"_s, u"assert"_s, from});
    COMPARE_STATUS(made, 0);
    QVERIFY2(made.out.contains("EXAMINE missing\n"), made.out);
    QVERIFY(!made.out.contains("AUTHENTICATE"));
    const QString script = file(u"made"_s, made.out);
    const Run result = run(to(u"check"_s, {script, m_server->url()}));
    COMPARE_STATUS(result, 0);
    // And not of another one.
    QByteArray changed = made.out;
    changed.replace("* 600 EXISTS", "* 601 EXISTS");
    const Run other = run(to(u"check"_s, {file(u"changed"_s, changed), m_server->url()}));
    COMPARE_STATUS(other, 1);
    QVERIFY(other.out.contains("did not come: * 601 EXISTS"));
}

void TestTranscript::checkOnCyrus()
{
    const MailServer cyrus(u"cyrus"_s);
    REQUIRE_SERVER(cyrus);
    const QString password = file(u"password"_s, cyrus.passwordOf(u"alice"_s).toUtf8() + '\n');
    const QString script = file(u"cyrus"_s, "C: a1 GETACL INBOX\nS: * ACL INBOX ${who} ${rights}...\n"
                                            "C: a2 MYRIGHTS INBOX\nS: * MYRIGHTS INBOX ${rights}...\n"
                                            "C: a3 GETACL missing\nS: a3 NO...\n");
    const Run result = run({u"check"_s, u"--ca-file"_s, cyrus.caFile(), u"--password-file"_s, password,
                            script, u"imaps://alice@%1:%2"_s.arg(cyrus.host()).arg(cyrus.imapsPort())});
    COMPARE_STATUS(result, 0);
}

void TestTranscript::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const QStringList &arguments, const char *why) {
        QTest::newRow(why) << arguments << QByteArray(why);
    };
    row({u"check"_s, u"x"_s}, "check needs a script and the URL");
    row({u"check"_s, u"/nonexistent"_s, u"imaps://a@b"_s}, "/nonexistent cannot be read");
    row({u"check"_s, u"--what"_s, u"x"_s, u"imaps://a@b"_s}, "what");
    row({u"check"_s, file(u"bad"_s, "nothing\n"), u"imaps://a@b"_s}, "line 1: a script has no such line");
    row({u"transcript"_s}, "transcript scrub, compare, replay or assert?");
    row({u"transcript"_s, u"burn"_s}, "there is no transcript burn");
    row({u"transcript"_s, u"scrub"_s, u"x"_s}, "needs a transcript and the name of a new one");
    row({u"transcript"_s, u"scrub"_s, u"--level"_s, u"none"_s, u"x"_s, u"y"_s},
        "--level takes secrets, names or content");
    row({u"transcript"_s, u"compare"_s, u"x"_s}, "needs two transcripts");
    row({u"transcript"_s, u"compare"_s, u"/nonexistent"_s, u"/nonexistent"_s}, "/nonexistent: ");
    row({u"transcript"_s, u"assert"_s}, "assert needs a transcript");
    row({u"transcript"_s, u"assert"_s, file(u"mail"_s, "From: ann\n")}, "This is no transcript");
    row({u"transcript"_s, u"replay"_s, u"x"_s}, "replay needs a transcript and the URL");
}

void TestTranscript::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, why);
    const Run result = run(arguments);
    COMPARE_STATUS(result, 2);
    QVERIFY2(result.error.contains(why), result.error);
    QCOMPARE(result.out, "");
}

void TestTranscript::checkWithoutAServer()
{
    const QString script = file(u"script"_s, "C: a1 NOOP\n");
    const Run unreachable =
        run({u"check"_s, script, u"imap://olivia@127.0.0.1:%1"_s.arg(closedPort())}, {}, "pw");
    COMPARE_STATUS(unreachable, 3);
    const Run refused = run(to(u"check"_s, {u"--mechanism"_s, u"X-NONE"_s, script, m_server->url()}));
    COMPARE_STATUS(refused, 4);
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
