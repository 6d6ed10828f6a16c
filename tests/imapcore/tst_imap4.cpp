#include "imapcore/commands/login.h"
#include "tests/support/scriptedimap4.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Imap4Failure::Kind;

// What imap4parity.json cannot say of the calls: the bytes that are sent, and who else is at work meanwhile.
class TestImap4 : public QObject
{
    Q_OBJECT

private slots:
    void written_data();
    void written();
    void appendWrites();
    void utf8AppendWrites();
    void lineBreaks_data();
    void lineBreaks();
    void answersInAnyCut_data();
    void answersInAnyCut();
    void betweenCalls();
    void tooMuchBetweenCalls();
    void readOnly();
    void callWithinACall();
    void besideTypedCommands();
    void authenticators();
};

void TestImap4::written_data()
{
    using Call = std::function<Imap4Result(Imap4 &)>;
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const Call &call) {
        QTest::newRow(line) << call << QByteArray(line);
    };
    row("CREATE \"a b\"", [](Imap4 &i) { return i.create("a b"); });
    row("DELETE \"x\"", [](Imap4 &i) { return i.delete_("\"x\""); });
    row("LIST \"\" *", [](Imap4 &i) { return i.list(); });
    row("LSUB \"\" \"a b%\"", [](Imap4 &i) { return i.lsub("", "a b%"); });
    row("SETACL INBOX \"a b\" \"\"", [](Imap4 &i) { return i.setacl("INBOX", "a b", ""); });
    row("SETQUOTA \"\" (STORAGE 5)", [](Imap4 &i) { return i.setquota("", "(STORAGE 5)"); });
    row("STATUS x (MESSAGES)", [](Imap4 &i) { return i.status("x", "(MESSAGES)"); });
    row("STATUS x", [](Imap4 &i) { return i.status("x", {}); });
    row("PROXYAUTH \"a b\"", [](Imap4 &i) { return i.proxyauth("a b"); });
    row("SETANNOTATION a b c", [](Imap4 &i) { return i.setannotation({"a", "b", "c"}); });
    row("GETANNOTATION a b c", [](Imap4 &i) { return i.getannotation("a", "b", "c"); });
    row("XFOO a \"b c\"", [](Imap4 &i) { return i.xatom("xfoo", {"a", QByteArray(), "b c"}); });
    row("ENABLE CONDSTORE", [](Imap4 &i) { return i.enable("CONDSTORE"); });
    row("EXAMINE \"a b\"", [](Imap4 &i) { return i.select("a b", true); });
}

void TestImap4::written()
{
    using Call = std::function<Imap4Result(Imap4 &)>;
    QFETCH(Call, call);
    QFETCH(QByteArray, line);
    ScriptedImap4 imap("C: a2 " + line + "\nS: a2 OK done\nC: a3 LOGOUT\nS: * BYE\nS: a3 OK\n");
    const Imap4Result result = call(*imap);
    QVERIFY2(result, result ? "" : result.failure().text.constData());
    QVERIFY(imap->logout());
    QVERIFY2(imap.isFinished(), imap.why());
}

// The last argument is a literal, whatever is in it, with the line ends that a message has.
void TestImap4::appendWrites()
{
    ScriptedImap4 imap(
        "C: a2 APPEND \"a b\" (\\Seen) \"05-Jan-2026 10:20:30 +0100\" {17}\nS: + go on\nC: Subject: x\nC: \n"
        "C: y\nC: \nS: a2 OK done\nC: a3 APPEND INBOX {0}\nS: a3 NO [OVERQUOTA] full\n");
    QVERIFY(imap->append("a b", "\\Seen", "\"05-Jan-2026 10:20:30 +0100\"", "Subject: x\r\ry\n"));
    const Imap4Result refused = imap->append({}, {}, {}, "");
    QVERIFY(refused);
    QCOMPARE(refused->type, QByteArray("NO"));
    QCOMPARE(refused->data, texts({"[OVERQUOTA] full"}));
    QCOMPARE(imap->response("OVERQUOTA")->data, texts({""}));
    QVERIFY2(imap.isFinished(), imap.why());
}

// RFC 6855 section 4: append-data =/ "UTF8" SP "(" literal8 ")"
void TestImap4::utf8AppendWrites()
{
    ScriptedImap4 imap("C: a2 ENABLE UTF8=ACCEPT\nS: * ENABLED UTF8=ACCEPT\nS: a2 OK done\n"
                       "C: a3 APPEND x UTF8 (~{5}\nS: + go on\nC: \xC3\xBC!\nC: )\nS: a3 OK done\n");
    QVERIFY(imap->enable("UTF8=ACCEPT"));
    QVERIFY(imap->append("x", {}, {}, "\xC3\xBC!\n"));
    FAILS(imap->search("UTF-8", {"ALL"}), Kind::Error, "Non-None charset not valid in UTF8 mode");
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4::lineBreaks_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("CR LF") << QByteArray("a\r\nx1 LOGOUT");
    QTest::newRow("CR") << QByteArray("a\rb");
    QTest::newRow("LF") << QByteArray("a\nb");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("in quotes") << QByteArray("\"a\r\nb\"");
    QTest::newRow("in parentheses") << QByteArray("(a\r\nb)");
}

void TestImap4::lineBreaks()
{
    QFETCH(QByteArray, argument);
    ScriptedImap4 imap("");
    for (const Imap4Result &result :
         {imap->create(argument), imap->list(argument), imap->list({}, argument), imap->rename("a", argument),
          imap->select(argument), imap->setacl("a", argument, "lr"), imap->xatom("XFOO", {argument}),
          imap->xatom(argument), imap->append(argument, {}, {}, "x"), imap->append("x", argument, {}, "x"),
          imap->append("x", {}, '"' + argument + '"', "x"), imap->status("x", argument),
          imap->setannotation({argument}), imap->proxyauth(argument)}) {
        QVERIFY(!result);
        QCOMPARE(result.failure().kind, Kind::Error);
    }
    QVERIFY2(imap.isFinished(), imap.why()); // nothing was sent
    QCOMPARE(imap.device().sent().count('\n'), 1);
    QCOMPARE(imap->state(), QByteArray("AUTH"));
}

void TestImap4::answersInAnyCut_data()
{
    QTest::addColumn<ScriptDevice::Pieces>("pieces");
    QTest::newRow("whole") << ScriptDevice::Pieces::Whole;
    QTest::newRow("bytes") << ScriptDevice::Pieces::Bytes;
    QTest::newRow("random") << ScriptDevice::Pieces::Random;
}

void TestImap4::answersInAnyCut()
{
    QFETCH(ScriptDevice::Pieces, pieces);
    ScriptedImap4 imap(
        "C: a2 SELECT INBOX\nS: * 3 EXISTS\nS: * 1 RECENT\nS: * OK [UIDVALIDITY 7] fine\n"
        "S: a2 OK [READ-WRITE] done\nC: a3 FETCH 1:2 (X)\nS: * 1 FETCH (X {4}\nS: ab\nS:  Y {0}\nS: )\n"
        "S: * 2 FETCH (X NIL)\nS: * 4 EXISTS\nS: a3 OK done\nC: a4 EXPUNGE\nS: * 2 EXPUNGE\nS: * 2 EXPUNGE\n"
        "S: * 1 EXPUNGE\nS: a4 OK done\n",
        withTimeout(), pieces);
    const Imap4Result selected = imap->select();
    QVERIFY(selected);
    QCOMPARE(selected->data, texts({"3"}));
    QCOMPARE(imap->response("uidvalidity")->type, QByteArray("uidvalidity"));
    const Imap4Result fetched = imap->fetch("1:2", "(X)");
    QVERIFY(fetched);
    QCOMPARE(fetched->data, (Imap4Data{pair("1 (X {4}", "ab\r\n"), pair(" Y {0}", ""), Imap4Datum::text(")"),
                                       Imap4Datum::text("2 (X NIL)")}));
    QCOMPARE(imap->response("EXISTS")->data, texts({"3", "4"}));
    QCOMPARE(imap->response("EXISTS")->data, none);
    QCOMPARE(imap->session()->mailbox().count(), 4U);
    QCOMPARE(imap->expunge()->data, texts({"2", "2", "1"}));
    QCOMPARE(imap->session()->mailbox().count(), 1U);
    QCOMPARE(imap->recent()->data, texts({"1"}));
    QVERIFY2(imap.isFinished(), imap.why());
}

// What a server says unasked is there without a command, and none of it is taken for the next command's answer's end.
void TestImap4::betweenCalls()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("SELECT", "* 1 EXISTS\nTAG OK done\n* 2 EXISTS");
    server.answer("NOOP", "* 4 EXISTS\nTAG OK done");
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    QCOMPARE(imap.select()->data, texts({"1"})); // and not 1 and 2
    QCOMPARE(imap.response("EXISTS")->data, texts({"1", "2"}));
    server.say("* 3 EXISTS");
    QTRY_COMPARE(imap.session()->mailbox().count(), 3U);
    QVERIFY(imap.noop());
    QCOMPARE(imap.response("EXISTS")->data, texts({"3", "4"}));
}

void TestImap4::tooMuchBetweenCalls()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("NOOP", "TAG OK done");
    Imap4::Options options = withTimeout();
    options.limits.unaskedBytes = 100;
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port(), options));
    for (int round = 0; round < 3; ++round) { // each call makes room
        QSignalSpy received(imap.session(), &Session::received);
        server.say("* OK " + QByteArray(90, 'x'));
        QTRY_COMPARE(received.count(), 1);
        QVERIFY(imap.noop());
    }
    server.say("* OK " + QByteArray(90, 'x'));
    server.say("* OK one too many");
    QTRY_COMPARE(imap.session()->state(), Session::State::Closed);
    FAILS(imap.noop(), Kind::Abort, "command: NOOP => The server said too much that nobody asked for.");
}

void TestImap4::readOnly()
{
    ScriptedImap4 imap(
        "C: a2 SELECT x\nS: * 1 EXISTS\nS: a2 OK [READ-WRITE] done\nC: a3 NOOP\nS: * OK [READ-ONLY] now\n"
        "S: a3 OK done\nC: a4 NOOP\nS: a4 OK done\nC: a5 SELECT y\nS: * 1 EXISTS\n"
        "S: a5 OK [READ-ONLY] done\nC: a6 EXAMINE y\nS: * 1 EXISTS\nS: a6 OK [READ-ONLY] done\n"
        "C: a7 NOOP\nS: a7 OK done\n");
    QVERIFY(imap->select("x"));
    QVERIFY(imap->noop());
    FAILS(imap->noop(), Kind::ReadOnly, "mailbox status changed to READ-ONLY");
    QCOMPARE(imap->response("READ-ONLY")->data, texts({""}));
    QVERIFY(imap->noop());
    FAILS(imap->select("y"), Kind::ReadOnly, "y is not writable");
    QCOMPARE(imap->state(), QByteArray("SELECTED"));
    FAILS(imap->noop(), Kind::ReadOnly, "mailbox status changed to READ-ONLY");
    QVERIFY(!imap->is_readonly());
    QVERIFY(imap->select("y", true));
    QVERIFY(imap->is_readonly());
    QVERIFY(imap->noop());
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4::callWithinACall()
{
    ScriptedImap4 imap("C: a2 NOOP\nS: * 3 EXISTS\nX: wait\nS: a2 OK done\nC: a3 NOOP\nS: a3 OK done\n");
    std::optional<Imap4Result> inner;
    connect(imap->session(), &Session::received, this, [&](QByteArrayView) {
        if (!inner)
            inner = imap->list();
        imap.device().proceed();
    });
    QVERIFY(imap->noop());
    QVERIFY(inner);
    FAILS(*inner, Kind::Error, "another call is under way");
    QVERIFY(imap->noop());
    QVERIFY2(imap.isFinished(), imap.why());
}

// A typed command that is on the way is let finish, and what it brings is its own.
void TestImap4::besideTypedCommands()
{
    ScriptedImap4 imap(
        "C: a2 NOOP\nS: * 5 EXISTS\nS: a2 OK typed\nC: a3 SELECT x\nS: * 2 EXISTS\nS: a3 OK mine\n"
        "C: a4 NOOP\nS: a4 OK done\n");
    Answer typed(imap->session()->send(Noop{}));
    QCOMPARE(imap->select("x")->data, texts({"5", "2"}));
    QVERIFY(typed);
    QVERIFY(*typed);
    QCOMPARE(imap->session()->mailbox().count(), 2U);
    QCOMPARE(imap->session()->state(), Session::State::Selected);
    QVERIFY(await(imap->session()->send(Noop{})));
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4::authenticators()
{
    const QByteArray script = "C: a2 AUTHENTICATE XFOO\nS: + YWJj\nC: ZGVm\nS: + \nC: \n";
    QByteArrayList challenges;
    const auto authenticator = [&challenges](const QByteArray &challenge) -> std::optional<QByteArray> {
        challenges += challenge;
        return challenge == "abc" ? QByteArray("def") : QByteArray();
    };
    const auto open = [](Imap4 &imap, const QByteArray &rest) {
        return bool(
            imap.open(new ScriptDevice(Script(
                          "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4\nS: a1 OK\n" + rest)),
                      {}));
    };
    Imap4 good;
    QVERIFY(open(good, script + "S: a2 OK done\n"));
    QVERIFY(good.authenticate("xfoo", authenticator));
    QCOMPARE(challenges, (QByteArrayList{"abc", ""}));
    QCOMPARE(good.state(), QByteArray("AUTH"));
    QCOMPARE(good.session()->state(), Session::State::Authenticated);
    good.shutdown();
    Imap4 refused;
    QVERIFY(open(refused, script + "S: a2 NO wrong\n"));
    FAILS(refused.authenticate("XFOO", authenticator), Kind::Error, "wrong");
    QCOMPARE(refused.state(), QByteArray("NONAUTH"));
    refused.shutdown();
    Imap4 broken; // a challenge that is no base64 is not shown to anybody
    QVERIFY(open(broken, "C: a2 AUTHENTICATE XFOO\nS: + !\nC: *\nS: a2 BAD aborted\n"));
    FAILS(broken.authenticate("XFOO", authenticator), Kind::Error, "AUTHENTICATE command error: BAD aborted");
    QCOMPARE(challenges.size(), 4);
    broken.shutdown();
}

QTEST_GUILESS_MAIN(TestImap4)
#include "tst_imap4.moc"
