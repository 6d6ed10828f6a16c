#include "changestest.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/metadata.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/status.h"
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace imap;

// What `mailreevectl changes` takes back, and what it makes of changes that need others, on a real Cyrus.
class TestCtlUndoing : public ChangesTest
{
    Q_OBJECT
private slots:
    void initTestCase() { startServer(); }
    void init() { beginTest(); }
    void verifiesAfterUndoing();
    void madeMailboxes();
    void renamedAfterwards();
    void messagesThatHaveCome();
    void bytes();
    void interruptedBefore();
    void needsWhatWasRefused();
    void needsWhatComesAfterIt();
    void needsWhatWasOvertaken();
    void doneOnceItCanBe();
    void softQuota();
    void sameRootByTwoNames();

private:
    // The selectable mailboxes that match.
    QByteArray listed(const QByteArray &pattern) const
    {
        const auto session = m_server->session(m_server->admin());
        const auto found = await(session->send(List{pattern}));
        QByteArrayList names;
        for (const ListedMailbox &mailbox : found ? *found : std::vector<ListedMailbox>())
            names += mailbox.name.wire();
        std::sort(names.begin(), names.end());
        return found ? names.join(' ') : QByteArray("refused");
    }
    static QByteArrayList beginnings(const Run &run, const QByteArray &end = ":")
    {
        QByteArrayList all;
        for (const QByteArray &line : run.lines())
            all += line.first(std::max<qsizetype>(0, line.indexOf(end)));
        return all;
    }
};

// What was undone is not there any more, and nobody says that the server had not done it.
void TestCtlUndoing::verifiesAfterUndoing()
{
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(Create{MailboxName(u"user/bob/T-undone")})));
    QVERIFY(await(session->send(Create{MailboxName(u"user/bob/T-liked")})));
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob/T-liked"), m_server->admin(), "l"})));
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/bob","identifier":"carol","add":"lr"},
        {"kind":"quota","root":"user/bob","set":{"MESSAGE":77}},
        {"kind":"metadata","mailbox":"user/bob","entry":"/shared/comment","value":"x"},
        {"kind":"subscription","mailbox":"user/bob/T-liked","subscribed":true},
        {"kind":"rename","mailbox":"user/bob/T-undone","to":"user/bob/T-done"}]})");
    const auto verify = [this](const QString &file, const QByteArray &how) {
        const Run result = changes({u"verify"_s, file, url()});
        QByteArrayList lines = result.lines();
        lines.removeIf([&how](const QByteArray &line) { return line.endsWith(how); });
        return QByteArray::number(result.status) + ' ' + lines.join('\n') + result.error;
    };
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    QCOMPARE(verify(name, "(as asked)"), "0 ");
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
    for (int times = 0; times < 2; ++times)
        QCOMPARE(verify(name, ": changed again by a later one, or undone"), "0 ");
    QCOMPARE(verify(name + u".undo.journal"_s, "(as asked)"), "0 ");
    // Done once more by undoing the undoing.
    COMPARE_STATUS(changes({u"undo"_s, name + u".undo.journal"_s, url()}), 0);
    QCOMPARE(verify(name, ": changed again by a later one, or undone"), "0 ");
    QCOMPARE(verify(name + u".undo.journal"_s, ": changed again by a later one, or undone"), "0 ");
    QCOMPARE(verify(name + u".undo.undo.journal"_s, "(as asked)"), "0 ");
    QVERIFY(await(session->send(DeleteAcl{MailboxName(u"user/bob"), u"carol"_s})));
    const Run differs = changes({u"verify"_s, name + u".undo.undo.journal"_s, url()});
    COMPARE_STATUS(differs, 1);
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob"), u"carol"_s, "lr"})));
    QCOMPARE(verify(name + u".undo.undo.journal"_s, "(as asked)"), "0 ");
    const Run json = changes({u"verify"_s, name, url(), u"--json"_s});
    QCOMPARE(json.lines().value(0), R"({"changed_again":true,"id":1,"wanted":"lr"})");
    COMPARE_STATUS(changes({u"undo"_s, name + u".undo.undo.journal"_s, url()}), 0);
}

// An administrator of Cyrus has not the right to delete what it has made, and may give it to itself.
void TestCtlUndoing::madeMailboxes()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-made"},
        {"kind":"create","mailbox":"user/bob/T-made/below"},
        {"kind":"acl","mailbox":"user/bob/T-made","identifier":"carol","add":"lr"}]})");
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    const QByteArray made = aclOf(u"user/bob/T-made"_s), below = aclOf(u"user/bob/T-made/below"_s);
    QVERIFY2(made.contains("carol=lr") && !made.contains("cyrus="), made);
    const Run undone = changes({u"undo"_s, name, url()});
    COMPARE_STATUS(undone, 0);
    QCOMPARE(undone.error, "");
    QCOMPARE(beginnings(undone),
             (QByteArrayList{"1 done acl user/bob/T-made carol", "2 done acl user/bob/T-made/below cyrus",
                             "3 done delete user/bob/T-made/below", "4 done acl user/bob/T-made cyrus",
                             "5 done delete user/bob/T-made"}));
    QVERIFY2(undone.lines().value(3).endsWith("nothing -> xr"), undone.out);
    QCOMPARE(listed("user/bob/T-made*"), "");
    COMPARE_STATUS(changes({u"verify"_s, name, url()}), 0);
    COMPARE_STATUS(changes({u"verify"_s, name + u".undo.journal"_s, url()}), 0);
    // And there again, with nothing left of what it was given on the way.
    COMPARE_STATUS(changes({u"undo"_s, name + u".undo.journal"_s, url()}), 0);
    QCOMPARE(listed("user/bob/T-made*"), "user/bob/T-made user/bob/T-made/below");
    QCOMPARE(aclOf(u"user/bob/T-made"_s), made);
    QCOMPARE(aclOf(u"user/bob/T-made/below"_s), below);
}

// It has another name by now than the one that it is deleted by.
void TestCtlUndoing::renamedAfterwards()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-first"},
        {"kind":"create","mailbox":"user/bob/T-first/below"},
        {"kind":"rename","mailbox":"user/bob/T-first","to":"user/bob/T-second"}]})");
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    QCOMPARE(listed("user/bob/T-second*"), "user/bob/T-second user/bob/T-second/below");
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
    QCOMPARE(listed("user/bob/T-first*") + listed("user/bob/T-second*"), "");
}

// What was made is not what it was any more: somebody's mail is in it. To see that takes a right as well.
void TestCtlUndoing::messagesThatHaveCome()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-used"}]})");
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    const auto bob = m_server->session(u"bob"_s);
    const MailboxName theirs(u"T-used");
    QVERIFY(await(bob->send(Append{.mailbox = theirs, .messages = {{"Subject: x\r\n\r\n"}}})));
    const Run undone = changes({u"undo"_s, name, url()});
    COMPARE_STATUS(undone, 1);
    QVERIFY2(undone.lines().value(1).startsWith("2 overtaken delete user/bob/T-used: it was 0, and is 1"),
             undone.out);
    const auto status = await(bob->send(GetStatus{theirs, {"MESSAGES"}}));
    QVERIFY(status);
    QCOMPARE(status->messages, std::optional<quint64>(1));
}

// Any bytes, as a literal that Cyrus reads.
void TestCtlUndoing::bytes()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"metadata","mailbox":"user/bob","entry":"/shared/vendor/mailreeve/x","value":{"b64":"AP8AYg0K"}}]})");
    const Run shown = changes({u"preview"_s, name, url()});
    COMPARE_STATUS(shown, 0);
    QCOMPARE(shown.lines().value(1), R"(    SETMETADATA "user/bob" ("/shared/vendor/mailreeve/x" {6+})");
    const Run applied = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(applied, 0);
    QVERIFY2(applied.lines().value(0).startsWith("1 done metadata "), applied.out);
    const auto session = m_server->session(m_server->admin());
    const auto found = await(session->send(
        GetMetadata{MailboxName(u"user/bob"), {"/shared/vendor/mailreeve/x"}, GetMetadata::Depth::Zero}));
    QVERIFY(found && found->entries.size() == 1);
    QCOMPARE(found->entries[0].value, std::optional(QByteArray("\0\xff\0b\r\n", 6)));
    COMPARE_STATUS(changes({u"verify"_s, name, url()}), 0);
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
}

// The line breaks while it is being looked at: then nothing was begun, and it may be asked for again.
void TestCtlUndoing::interruptedBefore()
{
    ScriptedServer server;
    bool isThere = false, breaks = false;
    const QByteArray capabilities = "[CAPABILITY IMAP4rev1 ACL RIGHTS=texk]";
    server.setGreeting("* OK " + capabilities + " ready\n");
    server.answer("LOGIN", "TAG OK " + capabilities + " in");
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LIST"))
            return isThere && command.contains("\"a\"") ? "* LIST () \"/\" a\nTAG OK" : "TAG OK";
        if (command.startsWith("CREATE") || command.startsWith("DELETE")) {
            isThere = command.startsWith("CREATE");
            return "TAG OK";
        }
        if (command.startsWith("STATUS"))
            return "* STATUS a (MESSAGES 0)\nTAG OK";
        if (!command.startsWith("MYRIGHTS"))
            return command.startsWith("GETACL") ? "* ACL a\nTAG OK" : QByteArray();
        if (breaks)
            QTimer::singleShot(0, &server, [&server] { server.disconnectAll(); });
        return breaks ? "* OK wait\n" : "* MYRIGHTS a lrswipkxtea\nTAG OK";
    });
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"a"}]})");
    COMPARE_STATUS(changesOf(server, {u"apply"_s, name, u"URL"_s}), 0);
    breaks = true;
    const Run broken = changesOf(server, {u"undo"_s, name, u"URL"_s});
    COMPARE_STATUS(broken, 5);
    QVERIFY2(broken.error.contains("before anything was taken back"), broken.error);
    QVERIFY(!QFile::exists(name + u".undo.journal"_s));
    QVERIFY(isThere);
    breaks = false;
    COMPARE_STATUS(changesOf(server, {u"undo"_s, name, u"URL"_s}), 0);
    QVERIFY(!isThere);
}

void TestCtlUndoing::needsWhatWasRefused()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"create","mailbox":"user/bob/T-%"},
        {"kind":"acl","mailbox":"user/bob/T-%","identifier":"carol","add":"l","needs":1},
        {"kind":"acl","mailbox":"user/bob/T-%","identifier":"alice","add":"l","needs":2},
        {"kind":"acl","mailbox":"user/bob","identifier":"carol","add":"l"}]})");
    Run result = changes({u"apply"_s, name, url()});
    const QByteArrayList stuck{
        "2 refused acl user/bob/T-% carol: left out: change 1, which it needs, was refused",
        "3 refused acl user/bob/T-% alice: left out: change 2, which it needs, was refused"};
    COMPARE_STATUS(result, 1);
    QVERIFY2(result.lines().first().startsWith("1 refused create user/bob/T-%: "), result.out);
    QCOMPARE(result.lines().value(1), "4 done acl user/bob carol: nothing -> l");
    QCOMPARE(result.lines().sliced(2), stuck);
    QCOMPARE(result.error, "");
    // It is so each time that somebody goes on with it, and no interruption.
    for (int times = 0; times < 2; ++times) {
        result = changes({u"resume"_s, name + u".journal"_s});
        COMPARE_STATUS(result, 1);
        QVERIFY2(result.lines().first().startsWith("1 refused create user/bob/T-%: "), result.out);
        QCOMPARE(result.lines().sliced(1), stuck);
    }
    result = changes({u"verify"_s, name, url()});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.lines().value(1), stuck.first());
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
}

// Somebody has put what needs another before it, where one pass does not find it.
void TestCtlUndoing::needsWhatComesAfterIt()
{
    const QString journal = file("moved.json.journal");
    {
        const auto give = [](const QString &mailbox, std::optional<size_t> needs) {
            imap::StagedChange staged{imap::AclChange{imap::MailboxName(mailbox), u"carol"_s, "l"}};
            staged.needs = needs;
            return staged;
        };
        imap::ChangeSet set;
        set.setOwner({url(), {}});
        QVERIFY(!set.openJournal(journal));
        const std::vector<quint64> ids = set.add({give(u"user/bob/T-none"_s, {}), give(u"user/bob"_s, 0),
                                                  give(u"user/alice"_s, 1), give(u"user/eve"_s, 2)});
        for (const quint64 id : ids)
            set.move(id, 0);
        QCOMPARE(set.items().front().id, ids.back());
        QVERIFY(!set.sync());
    }
    const Run result = changes({u"resume"_s, journal});
    COMPARE_STATUS(result, 1);
    QVERIFY2(result.lines().first().startsWith("1 refused acl user/bob/T-none carol: "), result.out);
    QCOMPARE(
        result.lines().sliced(1),
        (QByteArrayList{"4 refused acl user/eve carol: left out: change 3, which it needs, was refused",
                        "3 refused acl user/alice carol: left out: change 2, which it needs, was refused",
                        "2 refused acl user/bob carol: left out: change 1, which it needs, was refused"}));
    QVERIFY(!aclOf(u"user/eve"_s).contains("carol"));
}

void TestCtlUndoing::needsWhatWasOvertaken()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"quota","root":"user/carol","set":{"STORAGE":100},"before":"STORAGE 63"},
        {"kind":"acl","mailbox":"user/carol","identifier":"alice","add":"l","needs":1}]})");
    const QByteArray before = aclOf(u"user/carol"_s);
    const Run result = changes({u"apply"_s, name, url()});
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.lines().value(1),
             "2 refused acl user/carol alice: left out: change 1, which it needs, was overtaken");
    QCOMPARE(aclOf(u"user/carol"_s), before);
}

// What stood in the way is gone: then both are made.
void TestCtlUndoing::doneOnceItCanBe()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"user/bob/T-late","identifier":"carol","add":"l"},
        {"kind":"acl","mailbox":"user/bob","identifier":"eve","add":"l","needs":1}]})");
    const QByteArray before = aclOf(u"user/bob"_s);
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 1);
    QCOMPARE(aclOf(u"user/bob"_s), before);
    const auto session = m_server->session(m_server->admin());
    QVERIFY(await(session->send(Create{MailboxName(u"user/bob/T-late")})));
    const Run resumed = changes({u"resume"_s, name + u".journal"_s});
    COMPARE_STATUS(resumed, 0);
    QCOMPARE(resumed.lines(), (QByteArrayList{"1 done acl user/bob/T-late carol: nothing -> l",
                                              "2 done acl user/bob eve: nothing -> l"}));
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
    QCOMPARE(aclOf(u"user/bob"_s), before);
}

// A warning in the course of a command is told, and fails nothing (RFC 9208 section 4.3.1).
void TestCtlUndoing::softQuota()
{
    ScriptedServer server;
    QByteArray limits = "STORAGE 10 20";
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 QUOTA] ready\n");
    server.answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 QUOTA] in");
    server.answer("LIST", "TAG OK");
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        if (command.startsWith("GETQUOTA"))
            return "* QUOTA r (" + limits + ")\nTAG OK";
        if (!command.startsWith("SETQUOTA"))
            return {};
        limits = "STORAGE 10 5";
        return "* NO [OVERQUOTA] Soft quota has been exceeded\nTAG OK";
    });
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"quota","root":"r","set":{"STORAGE":5}}]})");
    const Run result = changesOf(server, {u"apply"_s, name, u"URL"_s});
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines(), QByteArrayList{"1 done quota r: STORAGE 20 -> STORAGE 5"});
    QVERIFY2(result.error.contains(" says: Soft quota has been exceeded\n"), result.error);
}

// With "+" before its name it is the same root to Cyrus: the second change keeps the limit that the first has made.
void TestCtlUndoing::sameRootByTwoNames()
{
    const QString name = write("c.json", R"({"mailreeve_changes":1,"changes":[
        {"kind":"quota","root":"+user/carol/T-none","set":{"STORAGE":1000}},
        {"kind":"quota","root":"user/carol/T-none","set":{"MESSAGE":5}}]})");
    COMPARE_STATUS(changes({u"apply"_s, name, url()}), 0);
    const auto session = m_server->session(m_server->admin());
    const auto root = await(session->send(GetQuota{"user/carol/T-none"}));
    QVERIFY(root);
    QMap<QByteArray, std::optional<quint64>> limits;
    for (const QuotaResource &resource : root->resources)
        limits.insert(resource.name, resource.limit);
    QCOMPARE(limits.value("STORAGE"), std::optional<quint64>(1000));
    QCOMPARE(limits.value("MESSAGE"), std::optional<quint64>(5));
    COMPARE_STATUS(changes({u"verify"_s, name, url()}), 0);
    COMPARE_STATUS(changes({u"undo"_s, name, url()}), 0);
}

QTEST_GUILESS_MAIN(TestCtlUndoing)
#include "tst_ctlundoing.moc"
