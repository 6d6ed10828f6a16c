#include "imapcore/access/rights.h"
#include "imapcore/mailboxname.h"
#include "program.h"
#include "tests/support/dovecot.h"
#include "tests/support/scriptedserver.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

// access, rights and quota: on the demo server, and on a scripted one for what it never says.
class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_demo = std::make_unique<Dovecot>(); }
    void init();
    void mistakes_data();
    void mistakes();
    void notConnected();
    void accessAsText();
    void accessAsJson();
    void accessAsCsv();
    void accessOfSome();
    void noAccessLists();
    void connectionBreaks();
    void terminalIsToldNothing();
    void rightsAsText();
    void rightsAsJson();
    void rightsByOtherRules();
    void rightsOfGroups();
    void rightsAreUncertain();
    void rightsRefused();
    void rightsOnDemoServer_data();
    void rightsOnDemoServer();
    void rightsVerified();
    void quotaAsText();
    void quotaAsJson();
    void quotaAsCsv();
    void quotaSnapshots();
    void demoServer();
    void fullDisk();
    void brokenPipe();

private:
    // On the scripted server.
    QStringList scripted(const QStringList &words) const
    {
        QStringList all{words.first(), u"--password-file"_s, u"/dev/null"_s};
        for (const QString &word : words.sliced(1))
            all += word == u"URL" ? u"imap://root@127.0.0.1:%1"_s.arg(m_server->port()) : word;
        return all;
    }
    Run runScripted(const QStringList &words) const;
    QStringList onDemo(const QStringList &words) const
    {
        return QStringList{words.first(), u"--ca-file"_s, m_demo->caFile(), u"--password-file"_s,
                           m_demo->passwordFile()}
               + words.sliced(1);
    }

    std::unique_ptr<Dovecot> m_demo;
    std::unique_ptr<ScriptedServer> m_server;
};

void TestAccess::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting(
        "* OK [CAPABILITY IMAP4rev1 ACL RIGHTS=kxten QUOTA QUOTA=RES-STORAGE NAMESPACE ID] ready\n");
    m_server->answer(
        "LOGIN", "TAG OK [CAPABILITY IMAP4rev1 ACL RIGHTS=kxten QUOTA QUOTA=RES-STORAGE NAMESPACE ID] in\n");
    m_server->answer("ID", "* ID (\"name\" \"Cyrus IMAPD\")\nTAG OK\n");
    m_server->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) ((\"user/\" \"/\")) ((\"\" \"/\"))\nTAG OK\n");
    m_server->answer("LIST \"\" \"\"", "* LIST () \"/\" \"\"\nTAG OK\n");
    m_server->answer("LIST \"\" \"*\"", "* LIST () \"/\" user/ann\n* LIST () \"/\" user/ann/B&APw-ro\n"
                                        "* LIST () \"/\" team\nTAG OK\n");
    m_server->answer("LIST \"\" \"user/B&APw-*\"", "TAG OK\n");
    m_server->answer("LIST \"\" \"team\"", "* LIST () \"/\" team\nTAG OK\n");
    m_server->answer("GETACL \"user/ann\"",
                     "* ACL user/ann ann lrswipkxtecdan bob lrs -bob r group:staff li\nTAG OK\n");
    m_server->answer("GETACL \"user/ann/B&APw-ro\"", "* ACL user/ann/B&APw-ro \"a,b\" lr\nTAG OK\n");
    m_server->answer("GETACL \"team\"", "TAG NO [NOPERM] Permission denied\n");
    m_server->answer(
        "GETQUOTAROOT \"user/ann\"",
        "* QUOTAROOT user/ann user/ann\n* QUOTA user/ann (STORAGE 50 200 MESSAGE 7 0)\nTAG OK\n");
    m_server->answer(
        "GETQUOTAROOT \"user/ann/B&APw-ro\"",
        "* QUOTAROOT user/ann/B&APw-ro user/ann\n* QUOTA user/ann (STORAGE 50 200 MESSAGE 7 0)\nTAG OK\n");
    m_server->answer("GETQUOTAROOT \"team\"", "* QUOTAROOT team\nTAG OK\n");
    m_server->answer("STATUS", "TAG NO no\n");
    m_server->answer("STATUS \"user/ann\"", "* STATUS user/ann (DELETED-STORAGE 1000)\nTAG OK\n");
    m_server->answer("STATUS \"user/ann/B&APw-ro\"",
                     "* STATUS user/ann/B&APw-ro (DELETED-STORAGE 24)\nTAG OK\n");
    m_server->answer("LOGOUT", "* BYE\nTAG OK\n");
}

// The server answers in this program's event loop.
Run TestAccess::runScripted(const QStringList &words) const
{
    QProcess process;
    process.start(QStringLiteral(MAILREEVECTL), scripted(words));
    Run result;
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000)
        || process.exitStatus() != QProcess::NormalExit)
        return result;
    result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.error = process.readAllStandardError();
    return result;
}

void TestAccess::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const QStringList &arguments, const char *word) {
        QTest::newRow(name) << arguments << QByteArray(word);
    };
    row("access without a URL", {u"access"_s}, "needs the URL");
    row("quota without a URL", {u"quota"_s}, "needs the URL");
    row("access of two forms", {u"access"_s, u"--json"_s, u"--csv"_s, u"imap://a@b"_s}, "exclude each other");
    row("unknown option", {u"access"_s, u"--xml"_s, u"imap://a@b"_s}, "xml");
    row("no URL", {u"access"_s, u"nonsense"_s}, "begins with imaps://");
    row("rights of nobody", {u"rights"_s, u"imap://a@b"_s}, "a user, a mailbox and the URL");
    row("rights of too many", {u"rights"_s, u"a"_s, u"b"_s, u"c"_s, u"imap://a@b"_s}, "a user, a mailbox");
    row("no such flavour of access", {u"access"_s, u"--flavour"_s, u"exchange"_s, u"imap://a@b"_s},
        "not exchange");
    row("no such flavour of quotas", {u"quota"_s, u"--flavour"_s, u"exchange"_s, u"imap://a@b"_s},
        "not exchange");
    row("no such flavour", {u"rights"_s, u"--flavour"_s, u"exchange"_s, u"a"_s, u"b"_s, u"imap://a@b"_s},
        "not exchange");
    row("snapshot of some", {u"quota"_s, u"--keep"_s, u"imap://a@b"_s, u"INBOX"_s}, "about all quota roots");
    row("growth as CSV", {u"quota"_s, u"--csv"_s, u"--since"_s, u"last"_s, u"imap://a@b"_s}, "has no growth");
    row("no user", {u"quota"_s, u"imap://127.0.0.1"_s}, "names no user");
    row("no password", {u"quota"_s, u"imap://a@127.0.0.1"_s}, "no password");
}

void TestAccess::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Run result = run(arguments);
    COMPARE_STATUS(result, 2);
    QCOMPARE(result.out, "");
    QVERIFY2(result.error.startsWith("mailreevectl: ") && result.error.contains(word), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void TestAccess::notConnected()
{
    for (const QStringList &verb :
         {QStringList{u"access"_s}, {u"quota"_s}, {u"rights"_s, u"bob"_s, u"INBOX"_s}}) {
        COMPARE_STATUS(run(verb + QStringList{u"imap://ann@127.0.0.1:%1"_s.arg(closedPort())}, {}, "x"), 3);
        COMPARE_STATUS(run(QStringList{verb.first(), u"--ca-file"_s, m_demo->caFile()} + verb.sliced(1)
                               + QStringList{m_demo->url()},
                           {}, "wrong"),
                       4);
    }
}

// A line for each entry; what is refused is said, and makes the status 1.
void TestAccess::accessAsText()
{
    const Run result = runScripted({u"access"_s, u"URL"_s});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.out, "user/ann\tann\tlrswipkxtecdan\n"
                         "user/ann\tbob\tlrs\n"
                         "user/ann\t-bob\tr\n"
                         "user/ann\tgroup:staff\tli\n"
                         "user/ann/B\xc3\xbcro\ta,b\tlr\n");
    QCOMPARE(result.error, "mailreevectl: team: Permission denied\n");
}

void TestAccess::accessAsJson()
{
    const Run result = runScripted({u"access"_s, u"--json"_s, u"URL"_s});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.error, "");
    QCOMPARE(result.lines().size(), 3);
    const QJsonObject team = QJsonDocument::fromJson(result.lines()[0]).object();
    QCOMPARE(team[u"error"].toString(), u"Permission denied"_s);
    QCOMPARE(team[u"code"].toString(), u"NOPERM"_s);
    const QJsonObject ann = QJsonDocument::fromJson(result.lines()[1]).object();
    QCOMPARE(ann[u"owner"].toString(), u"ann"_s);
    QCOMPARE(ann[u"acl"][2][u"identifier"].toString(), u"-bob"_s);
    QCOMPARE(QJsonDocument::fromJson(result.lines()[2]).object()[u"wire"].toString(), u"user/ann/B&APw-ro"_s);
}

void TestAccess::accessAsCsv()
{
    const Run result = runScripted({u"access"_s, u"--csv"_s, u"URL"_s});
    COMPARE_STATUS(result, 1);
    QVERIFY(result.out.startsWith(
        "mailbox,wire,owner,identifier,rights,error\r\nteam,team,,,,Permission denied\r\n"));
    QVERIFY(result.out.endsWith("user/ann/B\xc3\xbcro,user/ann/B&APw-ro,ann,\"a,b\",lr,\r\n"));
}

// Patterns are written as people write names.
void TestAccess::accessOfSome()
{
    Run result = runScripted({u"access"_s, u"URL"_s, u"user/Bü*"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.out + result.error, "");
    result = runScripted({u"access"_s, u"URL"_s, u"user/Bü*"_s, u"team"_s});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.out, "");
}

void TestAccess::noAccessLists()
{
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1] in\n");
    for (const QStringList &words :
         {QStringList{u"access"_s, u"URL"_s}, {u"rights"_s, u"bob"_s, u"team"_s, u"URL"_s}}) {
        const Run result = runScripted(words);
        COMPARE_STATUS(result, 1);
        QVERIFY2(result.error.contains("does not announce ACL"), result.error);
    }
    const Run result = runScripted({u"quota"_s, u"URL"_s});
    COMPARE_STATUS(result, 1);
    QVERIFY2(result.error.contains("does not announce QUOTA"), result.error);
}

void TestAccess::connectionBreaks()
{
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("GET"))
            return {};
        QTimer::singleShot(0, m_server.get(), [this] { m_server->disconnectAll(); });
        return "* OK wait\n";
    });
    for (const QStringList &words : {QStringList{u"access"_s, u"URL"_s},
                                     {u"quota"_s, u"URL"_s},
                                     {u"rights"_s, u"bob"_s, u"team"_s, u"URL"_s}}) {
        const Run result = runScripted(words);
        COMPARE_STATUS(result, 3);
        QVERIFY2(result.error.contains("the connection to 127.0.0.1"), result.error);
    }
}

// Names come from the server, and may hold anything.
void TestAccess::terminalIsToldNothing()
{
    m_server->answer("GETACL \"team\"", "* ACL team {6}\n\x1b[2Jab l\nTAG OK\n");
    const Run result = runScripted({u"access"_s, u"URL"_s, u"team"_s});
    COMPARE_STATUS(result, 0);
    QVERIFY2(!result.out.contains('\x1b') && result.out.count('\n') == 1, result.out);
}

void TestAccess::rightsAsText()
{
    const Run result =
        runScripted({u"rights"_s, u"--group"_s, u"staff"_s, u"bob"_s, u"user/ann"_s, u"URL"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.out, "lsi\n"
                         "l\tlookup\tyes\tgiven by bob, group:staff\n"
                         "r\tread\tno\tgiven by bob; taken by -bob\n"
                         "s\tkeep seen\tyes\tgiven by bob\n"
                         "i\tinsert\tyes\tgiven by group:staff\n");
    QCOMPARE(result.error, "mailreevectl: besides, everybody has p on a user's INBOX\n");
}

void TestAccess::rightsAsJson()
{
    const Run result = runScripted({u"rights"_s, u"--json"_s, u"bob"_s, u"user/ann"_s, u"URL"_s});
    COMPARE_STATUS(result, 0);
    const QJsonObject object = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(object[u"rights"].toString(), u"ls"_s);
    QCOMPARE(object[u"flavour"].toString(), u"Cyrus"_s);
    QCOMPARE(object[u"everybodys"].toString(), u"p"_s);
    QVERIFY(object[u"dependsOnGroups"].toBool());
    QCOMPARE(object[u"entries"][0][u"effect"].toString(), u"of others"_s);
    QCOMPARE(object[u"entries"][1][u"gave"].toString(), u"ls"_s);
    QCOMPARE(object[u"entries"][1][u"lost"].toString(), u"r"_s);
    QCOMPARE(object[u"entries"][1][u"maskedBy"][0].toString(), u"-bob"_s);
    QCOMPARE(object[u"reasons"][1][u"right"].toString(), u"r"_s);
    QCOMPARE(object[u"reasons"][1][u"held"].toBool(true), false);
    QCOMPARE(object[u"reasons"][1][u"takenBy"][0].toString(), u"-bob"_s);
}

void TestAccess::rightsByOtherRules()
{
    m_server->answer("GETACL \"team\"", "* ACL team anyone lrs bob lw\nTAG OK\n");
    const auto rights = [this](const QStringList &options) {
        return runScripted(QStringList{u"rights"_s} + options + QStringList{u"bob"_s, u"team"_s, u"URL"_s});
    };
    QCOMPARE(rights({}).lines().value(0), "lrsw");
    QCOMPARE(rights({u"--flavour"_s, u"Dovecot"_s}).lines().value(0), "lw");
    QCOMPARE(rights({u"--flavour"_s, u"dovecot"_s}).lines().value(2),
             "r\tread\tno\tmore specific entries hide anyone");
    QCOMPARE(rights({u"--administrator"_s}).lines().last(),
             "a\tadminister\tyes\tthe server's administrator's own");
    const Run generic = rights({u"--flavour"_s, u"generic"_s});
    COMPARE_STATUS(generic, 0);
    QVERIFY(generic.error.contains("is not known"));
}

void TestAccess::rightsOfGroups()
{
    const Run group = runScripted({u"rights"_s, u"group:staff"_s, u"user/ann"_s, u"URL"_s});
    COMPARE_STATUS(group, 0);
    QCOMPARE(group.lines().first(), "li");
    const Run nobody = runScripted({u"rights"_s, u"anonymous"_s, u"user/ann"_s, u"URL"_s});
    COMPARE_STATUS(nobody, 0);
    QCOMPARE(nobody.out, "-\n");
}

void TestAccess::rightsAreUncertain()
{
    const Run bob = runScripted({u"rights"_s, u"bob"_s, u"user/ann"_s, u"URL"_s});
    COMPARE_STATUS(bob, 0);
    QVERIFY2(bob.error.contains("--group says which"), bob.error);
    const Run courier =
        runScripted({u"rights"_s, u"--flavour"_s, u"courier"_s, u"bob"_s, u"user/ann"_s, u"URL"_s});
    QVERIFY2(courier.error.contains("may not show all"), courier.error);
}

void TestAccess::rightsRefused()
{
    const Run result = runScripted({u"rights"_s, u"bob"_s, u"team"_s, u"URL"_s});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.out, "");
    QCOMPARE(result.error, "mailreevectl: Permission denied\n");
}

void TestAccess::rightsOnDemoServer_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QStringList>("groups");
    for (const auto &[user, groups] :
         {std::pair(u"jonas"_s, QStringList{u"workshop"_s, u"staff"_s}),
          std::pair(u"theo"_s, QStringList{u"workshop"_s, u"staff"_s}),
          std::pair(u"mira"_s, QStringList{u"sales"_s, u"support"_s, u"staff"_s})})
        QTest::newRow(qPrintable(user)) << user << groups;
}

// What is computed is what the server says to them: on every mailbox of the company whose list may be read.
void TestAccess::rightsOnDemoServer()
{
    QFETCH(QString, user);
    QFETCH(QStringList, groups);
    const Run access = run(onDemo({u"access"_s, m_demo->url(), u"Company/*"_s}));
    COMPARE_STATUS(access, 0);
    QSet<QByteArray> mailboxes;
    for (const QByteArray &line : access.lines())
        mailboxes.insert(line.split('\t').first());
    QVERIFY(mailboxes.size() > 5);
    QStringList options, questions;
    for (const QString &group : groups)
        options += {u"--group"_s, group};
    for (const QByteArray &mailbox : mailboxes)
        questions += u"MYRIGHTS \"%1\""_s.arg(
            QString::fromLatin1(imap::MailboxName(QString::fromUtf8(mailbox)).wire()));
    const QString url =
        u"imaps://%1@%2:%3"_s.arg(m_demo->masterUser(), m_demo->host()).arg(m_demo->imapsPort());
    const Run told =
        run(QStringList{u"exec"_s, u"--json"_s, u"--ca-file"_s, m_demo->caFile(), u"--act-as"_s, user, url}
                + questions,
            {}, m_demo->masterPassword().toUtf8());
    QMap<QString, QByteArray> theirs;
    for (const QByteArray &line : told.lines()) {
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        if (answer[u"type"] == u"MYRIGHTS"_s)
            theirs.insert(answer[u"mailbox_decoded"].toString(), answer[u"rights"].toString().toLatin1());
    }
    QVERIFY2(!theirs.isEmpty(), told.out + told.error);
    for (const QByteArray &mailbox : mailboxes) {
        const QString name = QString::fromUtf8(mailbox);
        const Run computed =
            run(onDemo(QStringList{u"rights"_s} + options + QStringList{user, name, m_demo->url()}));
        COMPARE_STATUS(computed, 0);
        const QByteArray first = computed.lines().value(0);
        QCOMPARE(mailbox + ' ' + imap::Rights(first).toBytes(),
                 mailbox + ' ' + imap::Rights(theirs.value(name)).withoutVirtual().toBytes());
    }
}

// As Olivia by the master user, who may be Jonas as well.
void TestAccess::rightsVerified()
{
    const QString url =
        u"imaps://%1@%2:%3"_s.arg(m_demo->masterUser(), m_demo->host()).arg(m_demo->imapsPort());
    const QStringList asOlivia{u"rights"_s,      u"--verify"_s, u"--ca-file"_s,
                               m_demo->caFile(), u"--act-as"_s, u"olivia"_s};
    const QByteArray password = m_demo->masterPassword().toUtf8();
    const QString mailbox = u"Company/Projects/Windhover 7/Photos & drawings"_s;
    const Run same =
        run(asOlivia + QStringList{u"--group"_s, u"workshop"_s, u"jonas"_s, mailbox, url}, {}, password);
    COMPARE_STATUS(same, 0);
    QVERIFY2(same.error.contains("to jonas, the server says the same"), same.error);
    // Without his group, something else comes of it.
    const Run other =
        run(asOlivia + QStringList{u"--group"_s, u"sales"_s, u"theo"_s, mailbox, url}, {}, password);
    COMPARE_STATUS(other, 1);
    QVERIFY2(other.error.contains("to theo, the server says otherwise: "), other.error);
    const Run nobody = run(asOlivia + QStringList{u"nobody"_s, mailbox, url}, {}, password);
    COMPARE_STATUS(nobody, 4);
    QVERIFY2(nobody.error.contains("cannot ask as nobody: "), nobody.error);
}

void TestAccess::quotaAsText()
{
    const Run result = runScripted({u"quota"_s, u"URL"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.out, "user/ann\tSTORAGE\t50\t200\t25%\t2\n"
                         "user/ann\tMESSAGE\t7\t0\t100%\t2\n"); // nothing is allowed
    QCOMPARE(result.error, "");
    m_server->answer("GETQUOTAROOT \"team\"", "TAG NO not you\n");
    const Run refused = runScripted({u"quota"_s, u"URL"_s});
    COMPARE_STATUS(refused, 1);
    QCOMPARE(refused.error, "mailreevectl: team: not you\n");
    m_server->answer("GETQUOTAROOT \"team\"", "* QUOTAROOT team team\n* QUOTA team ()\nTAG OK\n");
    QCOMPARE(runScripted({u"quota"_s, u"URL"_s, u"team"_s}).out, "team\t-\t\t\t\t1\n");
}

void TestAccess::quotaAsJson()
{
    const Run result = runScripted({u"quota"_s, u"--json"_s, u"URL"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines().size(), 2);
    const QJsonObject root = QJsonDocument::fromJson(result.lines()[0]).object();
    QCOMPARE(root[u"root"].toString(), u"user/ann"_s);
    QCOMPARE(root[u"resources"][0][u"limit"].toInt(), 200);
    QCOMPARE(root[u"mailboxes"].toArray().size(), 2);
    QCOMPARE(root[u"deletedOctets"].toInt(), 1024);
    QVERIFY(!root.contains(u"deletedMessages"));
    QCOMPARE(QJsonDocument::fromJson(result.lines()[1]).object()[u"mailbox"].toString(), u"team"_s);
}

void TestAccess::quotaAsCsv()
{
    const Run result = runScripted({u"quota"_s, u"--csv"_s, u"URL"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.out,
             "root,resource,usage,limit,mailboxes,deleted messages,deleted octets,mailbox,wire,error\r\n"
             "user/ann,STORAGE,50,200,2,,1024,,,\r\n"
             "user/ann,MESSAGE,7,0,2,,1024,,,\r\n"
             ",,,,,,,team,team,\r\n");
}

// One is kept, more is used, roots come and go.
void TestAccess::quotaSnapshots()
{
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", folder.path().toLocal8Bit());
    const auto again = qScopeGuard([] { qunsetenv("XDG_DATA_HOME"); });
    m_server->answer("GETQUOTAROOT \"team\"", "* QUOTAROOT team team\n* QUOTA team (STORAGE 9 10)\nTAG OK\n");
    const Run nothing = runScripted({u"quota"_s, u"--since"_s, u"last"_s, u"URL"_s});
    COMPARE_STATUS(nothing, 2);
    QVERIFY(nothing.error.contains("no snapshot is kept"));
    COMPARE_STATUS(runScripted({u"quota"_s, u"--keep"_s, u"URL"_s}), 0);
    const Run exported = runScripted({u"quota"_s, u"--json"_s, u"URL"_s});
    const QString file = folder.filePath(u"before.json"_s);
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(exported.out) > 0);
    out.close();
    for (const char *mailbox : {"user/ann", "user/ann/B&APw-ro"})
        m_server->answer(QByteArray("GETQUOTAROOT \"") + mailbox + '"',
                         QByteArray("* QUOTAROOT ") + mailbox
                             + " user/ann new\n* QUOTA user/ann (STORAGE 75 200 MESSAGE 5 0)\n"
                               "* QUOTA new (STORAGE 1 2)\nTAG OK\n");
    m_server->answer("GETQUOTAROOT \"team\"", "* QUOTAROOT team\nTAG OK\n");
    const QByteArray grown = "new\tSTORAGE\t1\t2\t50%\t2\tnew\t-\n"
                             "user/ann\tSTORAGE\t75\t200\t38%\t2\t+25\t+50%\n"
                             "user/ann\tMESSAGE\t5\t0\t100%\t2\t-2\t-29%\n"
                             "team\tgone\n";
    const QString today = QDateTime::currentDateTimeUtc().addDays(1).toString(u"yyyy-MM-dd"_s);
    for (const QString &since : {u"last"_s, file, today}) {
        const Run compared = runScripted({u"quota"_s, u"--since"_s, since, u"URL"_s});
        COMPARE_STATUS(compared, 0);
        QCOMPARE(compared.out, grown);
    }
    COMPARE_STATUS(runScripted({u"quota"_s, u"--since"_s, u"2001-01-01"_s, u"URL"_s}), 2);
    const Run json = runScripted({u"quota"_s, u"--json"_s, u"--since"_s, u"last"_s, u"URL"_s});
    COMPARE_STATUS(json, 0);
    const QJsonObject ann = QJsonDocument::fromJson(json.lines()[1]).object();
    QCOMPARE(ann[u"appeared"].toBool(true), false);
    QCOMPARE(ann[u"resources"][0][u"growth"].toInt(), 25);
    QCOMPARE(ann[u"resources"][0][u"growthPercent"].toDouble(), 50.0);
    QCOMPARE(QJsonDocument::fromJson(json.lines()[2]).object()[u"gone"].toBool(), true);
}

void TestAccess::demoServer()
{
    const Run quota = run(onDemo({u"quota"_s, m_demo->url()}));
    COMPARE_STATUS(quota, 1); // other users' mailboxes are refused
    QVERIFY2(quota.out.contains("\nMailbox\tSTORAGE\t") && quota.out.contains("\t20000\t"), quota.out);
    QVERIFY(quota.error.contains("Not showing other users' quota"));
    const Run access = run(onDemo({u"access"_s, m_demo->url()}));
    QVERIFY2(access.out.contains("Company/Announcements\tanyone\tlrs\n"), access.out);
}

void TestAccess::fullDisk()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(MAILREEVECTL), onDemo({u"access"_s, m_demo->url()}));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("cannot be written"));
}

void TestAccess::brokenPipe()
{
    QProcess shell;
    shell.start(u"sh"_s, QStringList{u"-c"_s, u"\"$@\" | true"_s, u"sh"_s, QStringLiteral(MAILREEVECTL)}
                             + onDemo({u"access"_s, m_demo->url()}));
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.readAllStandardError(), "");
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
