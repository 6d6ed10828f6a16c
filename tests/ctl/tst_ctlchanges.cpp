#include "changestest.h"
#include "imapcore/commands/mailboxes.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace imap;
using State = ChangeItem::State;

// `mailreevectl changes`, on a real Cyrus and against scripts.
class TestCtlChanges : public ChangesTest
{
    Q_OBJECT
private slots:
    void initTestCase() { startServer(); }
    void init() { beginTest(); }
    void preview();
    void previewOfNewRoot();
    void previewByFlavour();
    void previewOfWhatIsMade();
    void previewOfTheDocumented();
    void literals();
    void appliesVerifiesUndoes();
    void verifiesAfterAnother();
    void verifiesWithoutJournal();
    void refused();
    void overtaken();
    void json();
    void wrong_data();
    void wrong();
    void notConnected();
    void journalIsThere();
    void lineBreaks();
    void leavesOutWhatIsLostTwice();
    void interrupted();
};

void TestCtlChanges::preview()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/bob","identifier":"carol","add":"lr","before":null},
        {"kind":"acl","mailbox":"user/bob","identifier":"bob","add":"l"},
        {"kind":"quota","root":"user/bob","set":{"MESSAGE":77}},
        {"kind":"acl","mailbox":"user/nobody","identifier":"carol","add":"lr"}]})");
    const QByteArray before = aclOf(u"user/bob"_s);
    const Run result = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(result, 1); // one cannot be done
    const QByteArrayList lines = result.lines();
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[0], "1 acl user/bob carol: nothing -> lr");
    QCOMPARE(lines[1], "    SETACL \"user/bob\" \"carol\" \"+lr\"");
    QVERIFY(lines[2].startsWith("2 acl user/bob bob: lrswipkxten")
            || lines[2].startsWith("2 acl user/bob bob: "));
    QVERIFY(lines[2].endsWith("(nothing to do)"));
    QCOMPARE(lines[3], "3 quota user/bob: STORAGE 10240 -> STORAGE 10240 MESSAGE 77");
    QCOMPARE(lines[4], "    SETQUOTA \"user/bob\" (STORAGE 10240 MESSAGE 77)");
    QVERIFY(lines[5].startsWith("4 acl user/nobody carol: ? -> ? ("));
    QCOMPARE(aclOf(u"user/bob"_s), before);
    QVERIFY(!QFile::exists(name + u".journal"_s));
}

// It says which mailboxes would count against the root from then on.
void TestCtlChanges::previewOfNewRoot()
{
    const auto session = m_server->session(m_server->admin());
    for (const char *mailbox : {"user/bob/T-root", "user/bob/T-root/below"})
        QVERIFY(await(session->send(Create{MailboxName::fromWire(mailbox)})));
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"quota","root":"user/bob/T-root","set":{"STORAGE":77},"before":null}]})");
    const Run result = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines().size(), 3);
    QCOMPARE(result.lines()[0], "1 quota user/bob/T-root: nothing -> STORAGE 77");
    QCOMPARE(result.lines()[2], "    takes over from user/bob: user/bob/T-root, user/bob/T-root/below");
    const Run json = changes({u"preview"_s, name, url(), u"--json"_s});
    const QJsonObject line = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(line[u"takes_over"][u"user/bob"].toArray().size(), 2);
}

// What a Courier would not show is not replaced.
void TestCtlChanges::previewByFlavour()
{
    const QString name = write("f.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/bob","identifier":"carol","exact":"lr"}]})");
    QCOMPARE(changes({u"preview"_s, name, url()}).lines().value(1),
             "    SETACL \"user/bob\" \"carol\" \"lr\"");
    const Run courier = changes({u"preview"_s, name, url()}, {u"--flavour"_s, u"courier"_s});
    COMPARE_STATUS(courier, 0);
    QCOMPARE(courier.lines().value(1), "    SETACL \"user/bob\" \"carol\" \"+lr\"");
    const Run wrong = changes({u"preview"_s, name, url()}, {u"--flavour"_s, u"exchange"_s});
    COMPARE_STATUS(wrong, 2);
    QVERIFY(wrong.error.contains("not exchange"));
}

// What an earlier change makes is taken as given.
void TestCtlChanges::previewOfWhatIsMade()
{
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(Create{MailboxName(u"user/bob/T-before")})));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob/T-before"), u"carol"_s, "lr"})));
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-fresh"},
        {"kind":"acl","mailbox":"user/bob/T-fresh","identifier":"carol","add":"lr"},
        {"kind":"rename","mailbox":"user/bob/T-before","to":"user/bob/T-after"},
        {"kind":"acl","mailbox":"user/bob/T-after","identifier":"carol","add":"s"},
        {"kind":"acl","mailbox":"user/bob/T-before","identifier":"carol","add":"s"}]})");
    const Run result = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(result, 1); // the last one comes too late
    const QByteArrayList lines = result.lines();
    QCOMPARE(lines.value(0), "1 create user/bob/T-fresh: nothing -> there");
    QCOMPARE(lines.value(2), "2 acl user/bob/T-fresh carol: ? -> ? (after 1)");
    QCOMPARE(lines.value(3), "    SETACL \"user/bob/T-fresh\" \"carol\" \"+lr\"");
    QCOMPARE(lines.value(6), "4 acl user/bob/T-after carol: lr -> lrs (after 3)");
    QCOMPARE(lines.value(7), "    SETACL \"user/bob/T-after\" \"carol\" \"+s\"");
    QCOMPARE(lines.value(8),
             "5 acl user/bob/T-before carol: ? -> ? (change 3 takes the mailbox away; after 3)");
    QCOMPARE(lines.size(), 9);
    const Run json = changes({u"preview"_s, name, url(), u"--json"_s});
    const QJsonObject second = QJsonDocument::fromJson(json.lines().value(1)).object();
    QCOMPARE(second.value(u"follows"_s).toInt(), 1);
    QCOMPARE(second.value(u"commands"_s).toArray().size(), 1);
}

// The example of changes-format.md, on a server that has what it is about.
void TestCtlChanges::previewOfTheDocumented()
{
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/imapcore/changes/changes-format.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const qsizetype begin = text.indexOf("```json\n") + 8;
    const QString name = write("doc.json", text.sliced(begin, text.indexOf("```", begin) - begin));
    const auto session = m_server->session(m_server->admin());
    for (const char *mailbox : {"shared/all", "shared/old", "shared/tmp", "shared/junk"})
        QVERIFY(await(session->send(Create{MailboxName::fromWire(mailbox)})));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"shared/all"), u"anyone"_s, "lrsw"})));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"shared/old"), u"carol"_s, "lr"})));
    const Run result = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.error, "");
    const QByteArrayList lines = result.lines();
    QVERIFY2(lines.size() > 2 && lines.at(lines.size() - 2).startsWith("9 delete shared/junk: 0 "),
             result.out);
    QVERIFY2(lines.at(lines.size() - 2).endsWith("; lrs anyone -> nothing"), result.out);
    QCOMPARE(lines.last(), "    DELETE \"shared/junk\"");
    QVERIFY(!result.out.contains("\xEF\xBF\xBD"));
}

// A literal stands in lines of its own, and what cannot be seen is an escape.
void TestCtlChanges::literals()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"metadata","mailbox":"user/alice","entry":"/shared/comment","value":"two\r\nlines \\ \u001b["}]})");
    const Run result = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines(),
             (QByteArrayList{
                 R"(1 metadata user/alice /shared/comment: nothing -> two\r\nlines \\ \u001b[)",
                 R"(    SETMETADATA "user/alice" ("/shared/comment" {15+})",
                 "    two",
                 R"(    lines \ \u001b[))",
             }));
    const QJsonObject json =
        QJsonDocument::fromJson(changes({u"preview"_s, name, url(), u"--json"_s}).out).object();
    QCOMPARE(json.value(u"commands"_s).toArray().at(0).toString(),
             u"SETMETADATA \"user/alice\" (\"/shared/comment\" {15+}\r\ntwo\r\nlines \\ \u001b[)"_s);
}

// Of another file this one knows nothing, but that the server had done it.
void TestCtlChanges::verifiesAfterAnother()
{
    const QString give = write("give.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/alice","identifier":"carol","add":"lr"}]})");
    const QString take = write("take.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/alice","identifier":"carol","exact":""}]})");
    COMPARE_STATUS(changes({u"apply"_s, give, url()}), 0);
    COMPARE_STATUS(changes({u"apply"_s, take, url()}), 0);
    for (int times = 0; times < 2; ++times) {
        const Run differs = changes({u"verify"_s, give, url()});
        COMPARE_STATUS(differs, 1);
        QCOMPARE(differs.lines(),
                 QByteArrayList{"1 done acl user/alice carol: nothing "
                                "(it was as asked, and something else has changed it since)"});
    }
    COMPARE_STATUS(changes({u"verify"_s, take, url()}), 0);
}

void TestCtlChanges::verifiesWithoutJournal()
{
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(Create{MailboxName(u"user/bob/T-there")})));
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-was"},
        {"kind":"acl","mailbox":"user/bob/T-was","identifier":"alice","add":"l"},
        {"kind":"rename","mailbox":"user/bob/T-was","to":"user/bob/T-there"},
        {"kind":"create","mailbox":"user/bob/T-gone"},
        {"kind":"delete","mailbox":"user/bob/T-gone"}]})");
    const Run missing = changes({u"verify"_s, name, url()});
    COMPARE_STATUS(missing, 1);
    QVERIFY(missing.lines().value(1).endsWith("nothing -> l (not so)"));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob/T-there"), u"alice"_s, "l"})));
    const Run result = changes({u"verify"_s, name, url()});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines().value(3), "4 create user/bob/T-gone: ? -> there (changed again by a later one)");
}

void TestCtlChanges::appliesVerifiesUndoes()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/bob","identifier":"carol","add":"lr","before":null},
        {"kind":"metadata","mailbox":"user/bob","entry":"/shared/comment","value":"two\nlines"},
        {"kind":"quota","root":"user/bob","set":{"MESSAGE":77}}]})");
    const QByteArray before = aclOf(u"user/bob"_s);
    const Run applied = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(applied, 0);
    QCOMPARE(applied.error, "");
    QCOMPARE(applied.lines()[0], "1 done acl user/bob carol: nothing -> lr");
    QCOMPARE(applied.lines().size(), 3);
    QVERIFY(aclOf(u"user/bob"_s).contains("carol=lr"));
    const Run verified = changes({u"verify"_s, name, url()});
    COMPARE_STATUS(verified, 0);
    QCOMPARE(verified.lines()[0], "1 done acl user/bob carol: lr (as asked)");
    // Somebody takes it away again.
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(DeleteAcl{MailboxName(u"user/bob"), u"carol"_s})));
    const Run differs = changes({u"verify"_s, name, url()});
    COMPARE_STATUS(differs, 1);
    QVERIFY(differs.lines()[0].startsWith("1 done acl user/bob carol: nothing ("));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob"), u"carol"_s, "lr"})));
    COMPARE_STATUS(changes({u"verify"_s, name, url()}), 0);
    const Run undone = changes({u"undo"_s, name, url()});
    COMPARE_STATUS(undone, 0);
    QCOMPARE(undone.lines().size(), 3);
    QCOMPARE(undone.lines()[2], "3 done acl user/bob carol: lr -> nothing");
    QCOMPARE(aclOf(u"user/bob"_s), before);
    const Run twice = changes({u"undo"_s, name, url()});
    COMPARE_STATUS(twice, 2);
    QVERIFY(twice.error.contains("earlier undoing"));
}

void TestCtlChanges::refused()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-a"},
        {"kind":"create","mailbox":"user/bob/T-%"},
        {"kind":"acl","mailbox":"user/bob/T-a","identifier":"carol","add":"l"}]})");
    const Run result = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.lines()[0], "1 done create user/bob/T-a: nothing -> there");
    QVERIFY(result.lines()[1].startsWith("2 refused create user/bob/T-%: "));
    QCOMPARE(result.lines()[2], "3 done acl user/bob/T-a carol: nothing -> l");
}

void TestCtlChanges::overtaken()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"quota","root":"user/carol","set":{"STORAGE":100},"before":"STORAGE 63"}]})");
    const Run result = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.lines()[0],
             "1 overtaken quota user/carol: it was STORAGE 63, and is STORAGE 64 MESSAGE 20 by now");
}

void TestCtlChanges::json()
{
    // Cyrus lets its administrators see every mailbox, and subscribe to what they have the right "l" for.
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob"), m_server->admin(), "l"})));
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"subscription","mailbox":"user/bob","subscribed":true}]})");
    const Run shown = changes({u"preview"_s, name, url(), u"--json"_s});
    COMPARE_STATUS(shown, 0);
    QCOMPARE(
        shown.lines().join('\n'),
        R"({"after":"","before":null,"change":{"kind":"subscription","mailbox":"user/bob","subscribed":true},)"
        R"("commands":["SUBSCRIBE \"user/bob\""],"id":1})");
    const Run result = changes({u"apply"_s, name, url(), u"--json"_s});
    COMPARE_STATUS(result, 0);
    const QJsonObject line = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(line.value(u"state"_s).toString(), u"done"_s);
    QVERIFY(line.value(u"before"_s).isNull());
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
}

void TestCtlChanges::wrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char *name, const QStringList &words, const char *content, const char *why) {
        QTest::newRow(name) << words << QByteArray(content) << QByteArray(why);
    };
    const QString u = u"imaps://a@localhost"_s;
    row("no verb", {}, "", "changes is followed by preview, apply, verify, undo or resume");
    row("another verb", {u"do"_s}, "", "changes is followed by");
    row("no file", {u"apply"_s}, "", "changes apply needs a file of changes and the URL of a server");
    row("no URL", {u"apply"_s, u"FILE"_s}, "", "changes apply needs a file of changes and the URL");
    row("no such file", {u"apply"_s, u"/nowhere/x"_s, u}, "", "/nowhere/x cannot be read: ");
    row("a folder", {u"apply"_s, u"/"_s, u}, "", "/ cannot be read: ");
    row("no JSON", {u"apply"_s, u"FILE"_s, u}, "hello", "is no JSON object: illegal value, at byte ");
    row("no object", {u"apply"_s, u"FILE"_s, u}, "[]", "is no JSON object: it begins with no “{”");
    row("no changes", {u"preview"_s, u"FILE"_s, u}, "{}", "“mailreeve_changes”: 1 is missing");
    row("a wrong one", {u"apply"_s, u"FILE"_s, u}, R"({"mailreeve_changes":1,"changes":[{"kind":"x"}]})",
        "change 1: there is no kind of change “x”");
    row("nothing to undo", {u"undo"_s, u"FILE"_s, u}, "{}", "there is no journal");
    row("no journal", {u"resume"_s, u"FILE"_s}, "hello\n", "line 1 is no record");
    row("an unknown option", {u"apply"_s, u"FILE"_s, u, u"--force"_s}, "{}", "Unknown option");
}

void TestCtlChanges::wrong()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, why);
    const QString name = write("c.json", content);
    words.replaceInStrings(u"FILE"_s, name);
    const Run result = run(QStringList{u"changes"_s} + words, {}, "x");
    COMPARE_STATUS(result, 2);
    QVERIFY2(result.error.startsWith("mailreevectl: ") && result.error.contains(why), result.error);
    QCOMPARE(result.error.count('\n'), 1);
    QCOMPARE(result.out, "");
    QVERIFY(!QFile::exists(name + u".journal"_s)); // nothing is begun
}

void TestCtlChanges::notConnected()
{
    const QString name =
        write("c.json", R"({"mailreeve_changes":1,"changes":[{"kind":"delete","mailbox":"a"}]})");
    COMPARE_STATUS(changes({u"preview"_s, name, u"imaps://x@127.0.0.1:1"_s}), 3);
    COMPARE_STATUS(changes({u"apply"_s, name, u"imaps://x@127.0.0.1:1"_s}), 3);
    QVERIFY(!QFile::exists(name + u".journal"_s)); // nothing was begun
    const Run wrongPassword =
        run({u"changes"_s, u"preview"_s, name, url(), u"--ca-file"_s, m_server->caFile()}, {}, "wrong");
    COMPARE_STATUS(wrongPassword, 4);
}

void TestCtlChanges::journalIsThere()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/alice","identifier":"bob","add":"l"}]})");
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    const Run again = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(again, 2);
    QVERIFY(again.error.contains("tells of an earlier run"));
    const Run elsewhere = changes({u"verify"_s, name, u"imaps://admin@mail.example.org"_s});
    COMPARE_STATUS(elsewhere, 2);
    QVERIFY(elsewhere.error.contains("is for imaps://"));
    // All is done: there is nothing to go on with.
    const Run resumed = changes({u"resume"_s, name + u".journal"_s});
    COMPARE_STATUS(resumed, 0);
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
}

// After the first answer: what was on the way is not known.
void TestCtlChanges::lineBreaks()
{
    ScriptedServer server;
    server.addScript("S: * OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] ready\n"
                     "C: a1 LOGIN...\nS: a1 OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] in\n"
                     "C: a2 LIST...\nS: * LIST () \"/\" \"\"\nS: a2 OK\n"
                     "C: a3 GETACL...\nC: a4 GETACL...\n"
                     "S: * ACL \"a\"\nS: a3 OK\nS: * ACL \"b\"\nS: a4 OK\n"
                     "C: a5 SETACL...\nC: a6 SETACL...\nS: a5 OK\nX: close");
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"a","identifier":"bob","add":"l"},
        {"kind":"acl","mailbox":"b","identifier":"bob","add":"l"}]})");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MAILREEVE_PASSWORD"_s, u"x"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MAILREEVECTL),
                  {u"changes"_s, u"apply"_s, name, u"imap://bob@127.0.0.1:%1"_s.arg(server.port())});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
    QCOMPARE(server.problem(), QString());
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("1 done, 0 refused, 0 overtaken, 1 not known, 0 not sent"), error);
    QCOMPARE(process.exitCode(), 5);
    ChangeSet set;
    QVERIFY(!set.readJournal(name + u".journal"_s));
    QCOMPARE(set.items()[0].state, State::Done);
    QCOMPARE(set.items()[1].state, State::Sent);
}

// A server that dies of a change (Cyrus 3.6 of metadata of a mailbox without an owner) does so each time: it does not keep
// what comes after it for ever.
void TestCtlChanges::leavesOutWhatIsLostTwice()
{
    ScriptedServer server;
    QSet<QByteArray> given;
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] ready\n");
    server.answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] in");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        const QByteArray mailbox = QByteArray(command).replace('"', "").split(' ').value(1);
        if (command.startsWith("GETACL"))
            return "* ACL " + mailbox + (given.contains(mailbox) ? " bob l" : "") + "\nTAG OK";
        if (!command.startsWith("SETACL"))
            return {};
        if (mailbox == "b") {
            QTimer::singleShot(0, &server, [&server] { server.disconnectAll(); });
            return "* OK wait\n";
        }
        given += mailbox;
        return "TAG OK";
    });
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"a","identifier":"bob","add":"l"},
        {"kind":"acl","mailbox":"b","identifier":"bob","add":"l"},
        {"kind":"acl","mailbox":"b","identifier":"carol","add":"l"},
        {"kind":"acl","mailbox":"c","identifier":"bob","add":"l"}]})");
    COMPARE_STATUS(changesOf(server, {u"apply"_s, name, u"URL"_s}), 5);
    const QString journal = name + u".journal"_s;
    const Run second = changesOf(server, {u"resume"_s, journal});
    COMPARE_STATUS(second, 5);
    QVERIFY2(second.error.contains(": 0 done, 0 refused, 0 overtaken, 1 not known"), second.error);
    // Both of them, one after the other.
    Run last = changesOf(server, {u"resume"_s, journal});
    for (int times = 0; last.status == 5 && times < 3; ++times)
        last = changesOf(server, {u"resume"_s, journal});
    COMPARE_STATUS(last, 1);
    QVERIFY2(
        last.out.contains(
            "2 refused acl b bob: left out: the connection was lost twice when this was sent\n3 refused"),
        last.out);
    QVERIFY(given.contains("c"));
    // By its code the window, which has words for it in other languages, knows it as well.
    ChangeSet told;
    QVERIFY(!told.readJournal(journal));
    QCOMPARE(told.items()[1].error->code, QByteArray("LOST"));
    const auto sent = [&server] {
        return server.commands().join('\n').count("SETACL");
    };
    const qsizetype before = sent();
    COMPARE_STATUS(changesOf(server, {u"resume"_s, journal}), 1);
    QCOMPARE(sent(), before);
}

// SIGINT: what was sent is answered, the rest stays.
void TestCtlChanges::interrupted()
{
    QJsonArray list;
    for (int i = 0; i < 250; ++i)
        list.append(QJsonObject{{u"kind"_s, u"acl"_s},
                                {u"mailbox"_s, u"user/bob"_s},
                                {u"identifier"_s, u"person%1"_s.arg(i)},
                                {u"add"_s, u"l"_s}});
    const QString name = write(
        "c.json", QJsonDocument(QJsonObject{{u"mailreeve_changes"_s, 1}, {u"changes"_s, list}}).toJson());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MAILREEVE_PASSWORD"_s, m_server->passwordOf(m_server->admin()));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MAILREEVECTL),
                  {u"changes"_s, u"apply"_s, name, url(), u"--ca-file"_s, m_server->caFile()});
    const QString journal = name + u".journal"_s;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&journal] {
            QFile in(journal);
            return in.open(QIODevice::ReadOnly) && in.readAll().contains("\"done\"");
        }(),
        20000);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 5);
    ChangeSet set;
    QVERIFY(!set.readJournal(journal));
    QCOMPARE(set.count(State::Sent), size_t(0));
    QVERIFY(set.count(State::Done) > 0 && set.count(State::Staged) > 0);
    const Run resumed = changes({u"resume"_s, journal});
    COMPARE_STATUS(resumed, 0);
    QCOMPARE(aclOf(u"user/bob"_s).count("person"), 250);
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
    QCOMPARE(aclOf(u"user/bob"_s).count("person"), 0);
}

QTEST_GUILESS_MAIN(TestCtlChanges)
#include "tst_ctlchanges.moc"
