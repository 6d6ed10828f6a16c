#include "imapcore/commands/login.h"
#include "imapcore/commands/raw.h"
#include "imapcore/imap4.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/scriptdevice.h"
#include "tests/support/scriptedserver.h"
#include <QElapsedTimer>
#include <QTimeZone>

using namespace imap;
using Kind = Imap4Failure::Kind;

namespace {

const QByteArray Opening =
    "S: * PREAUTH ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 ENABLE\nS: a1 OK done\n";

Imap4::Options withTimeout()
{
    Imap4::Options options;
    options.timeout = std::chrono::seconds(10);
    return options;
}

// An Imap4 that has read the greeting of a script.
class ScriptedImap4
{
public:
    explicit ScriptedImap4(const QByteArray &script, Imap4::Options options = withTimeout(),
                           ScriptDevice::Pieces pieces = ScriptDevice::Pieces::Whole)
        : m_device(new ScriptDevice(Script(Opening + script), pieces))
    {
        if (const auto result = m_imap.open(m_device, options); !result)
            qFatal("open: %s", result.failure().text.constData());
    }
    ~ScriptedImap4() { m_imap.shutdown(); } // the scripts have no LOGOUT
    Imap4 *operator->() { return &m_imap; }
    Imap4 &operator*() { return m_imap; }
    const ScriptDevice &device() const { return *m_device; }
    bool isFinished() const { return m_device->isFinished() && m_device->problem().isEmpty(); }
    QByteArray why() const { return (m_device->problem() + u' ' + m_device->position()).toUtf8(); }

private:
    ScriptDevice *m_device; // the connection's
    Imap4 m_imap;
};

Imap4Data texts(const QByteArrayList &list)
{
    Imap4Data data;
    for (const QByteArray &text : list)
        data.push_back(Imap4Datum::text(text));
    return data;
}

Imap4Datum pair(const QByteArray &envelope, const QByteArray &literal)
{
    return {Imap4Datum::Kind::Pair, envelope, literal};
}

const Imap4Data none{Imap4Datum{}};

} // namespace

#define FAILS(call, wantedKind, wantedText)                                                                  \
    do {                                                                                                     \
        const Imap4Result result_ = (call);                                                                  \
        QVERIFY(!result_);                                                                                   \
        QCOMPARE(result_.failure().text, QByteArray(wantedText));                                            \
        QCOMPARE(result_.failure().kind, wantedKind);                                                        \
    } while (false)

// What imap4parity.json cannot say: the bytes that are sent, time, and what another program has to do with it.
class TestImap4 : public QObject
{
    Q_OBJECT

private slots:
    void quoting_data();
    void quoting();
    void states_data();
    void states();
    void pieces_data();
    void pieces();
    void codes_data();
    void codes();
    void written_data();
    void written();
    void appendWrites();
    void utf8AppendWrites();
    void lineBreaks_data();
    void lineBreaks();
    void answersInAnyCut_data();
    void answersInAnyCut();
    void betweenCalls();
    void readOnly();
    void byeBetweenCalls();
    void cutAndOpenedAgain();
    void silence();
    void silentLogout();
    void refusedConnection();
    void untrustedCertificate();
    void callWithinACall();
    void withinARunningLoop();
    void besideTypedCommands();
    void bytesPastTheSession();
    void bytesPastTheSessionRunOut();
    void authenticators();
    void debugLevels();
    void lastLinesHoldNoSecrets();
    void leavesByLogout();
};

void TestImap4::quoting_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("wire");
    const auto same = [](const char *argument) {
        QTest::newRow(argument) << QByteArray(argument) << QByteArray(argument);
    };
    const auto quoted = [](const char *argument, const char *wire) {
        QTest::newRow(argument) << QByteArray(argument) << QByteArray(wire);
    };
    for (const char *argument :
         {"INBOX", "1:*", "2,4:6", "%", "Lists/*", "a&AOQ-", "BODY[]", "$x", "+FLAGS", "~x", "a]b", "\"a b\"",
          "(\\Seen)", "\"\"", "()", "(FROM \"x\")", "user@example.org", "$"})
        same(argument);
    quoted("", "\"\"");
    quoted("a b", "\"a b\"");
    quoted("a\"b", "\"a\\\"b\"");
    quoted("a\\b", "\"a\\\\b\"");
    quoted("\\Seen", "\"\\\\Seen\"");
    quoted("a(b", "\"a(b\"");
    quoted("a)", "\"a)\"");
    quoted("{3}", "\"{3}\"");
    quoted("a\tb", "\"a\tb\"");
    quoted("\x7F", "\"\x7F\"");
    quoted("\xC3\xBC", "\"\xC3\xBC\"");
    quoted("\"", "\"\\\"\"");
    quoted("(", "\"(\"");
    quoted("\"a", "\"\\\"a\"");
    quoted("FROM \"x\"", "\"FROM \\\"x\\\"\"");
}

void TestImap4::quoting()
{
    QFETCH(QByteArray, argument);
    QTEST(imap4Argument(argument), "wire");
}

void TestImap4::states_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("allowed");
    for (const char *name : {"CAPABILITY", "LOGOUT", "NOOP"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("NONAUTH AUTH SELECTED LOGOUT");
    for (const char *name : {"AUTHENTICATE", "LOGIN", "STARTTLS"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("NONAUTH");
    for (const char *name : {"ENABLE", "PROXYAUTH"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("AUTH");
    for (const char *name : {"CHECK", "CLOSE", "COPY", "EXPUNGE", "FETCH", "MOVE", "PARTIAL", "SEARCH",
                             "SORT", "STORE", "THREAD", "UID", "UNSELECT"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("SELECTED");
    for (const char *name :
         {"APPEND",   "CREATE",       "DELETE",        "DELETEACL", "EXAMINE",  "GETACL",    "GETANNOTATION",
          "GETQUOTA", "GETQUOTAROOT", "LIST",          "LSUB",      "MYRIGHTS", "NAMESPACE", "RENAME",
          "SELECT",   "SETACL",       "SETANNOTATION", "SETQUOTA",  "STATUS",   "SUBSCRIBE", "UNSUBSCRIBE"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("AUTH SELECTED");
    QTest::newRow("unknown") << QByteArray("XYZZY") << QByteArray();
}

void TestImap4::states()
{
    QFETCH(QByteArray, command);
    QTEST(imap4States(command).join(' '), "allowed");
}

void TestImap4::pieces_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Imap4Data>("data");
    const auto row = [](const char *response, const char *type, const Imap4Data &data) {
        QTest::newRow(response) << QByteArray(response) << QByteArray(type) << data;
    };
    row("* 5 EXISTS", "EXISTS", texts({"5"}));
    row("* LIST () \"/\" a", "LIST", texts({"() \"/\" a"}));
    row("* SEARCH", "SEARCH", texts({""}));
    row("* SEARCH ", "SEARCH", texts({""}));
    row("* 1 FETCH (A {3}\r\nabc)", "FETCH", {pair("1 (A {3}", "abc"), Imap4Datum::text(")")});
    row("* 1 FETCH (A {3}\nabc)", "FETCH", {pair("1 (A {3}", "abc"), Imap4Datum::text(")")});
    row("* 1 FETCH (A {0}\r\n)", "FETCH", {pair("1 (A {0}", ""), Imap4Datum::text(")")});
    row("* 1 FETCH (A {5}\r\n{9}\r\n B {1}\r\nx)", "FETCH",
        {pair("1 (A {5}", "{9}\r\n"), pair(" B {1}", "x"), Imap4Datum::text(")")});
    row("* LIST () \"/\" {1}\r\na", "LIST", {pair("() \"/\" {1}", "a"), Imap4Datum::text("")});
    row("* OK go on {3}", "OK", texts({"go on {3}"}));
    row("* OK [A 1] b", "OK", texts({"[A 1] b"}));
    row("* list () NIL x", "LIST", texts({"() NIL x"}));
    row("*  7  EXPUNGE", "EXPUNGE", texts({"7"}));
    row("* X-GUID a", "X-GUID", texts({"a"}));
}

void TestImap4::pieces()
{
    QFETCH(QByteArray, response);
    QFETCH(Imap4Data, data);
    const auto taken = imap4Response(response);
    QVERIFY(taken);
    QTEST(taken->type, "type");
    QCOMPARE(taken->data, data);
    QVERIFY(!imap4Response("+ go on"));
    QVERIFY(!imap4Response("a1 OK done"));
}

void TestImap4::codes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("type"); // null: none
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("none") << QByteArray("done") << QByteArray() << QByteArray();
    QTest::newRow("later") << QByteArray("done [A 1]") << QByteArray() << QByteArray();
    QTest::newRow("open") << QByteArray("[A 1") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray("[] x") << QByteArray() << QByteArray();
    QTest::newRow("a digit") << QByteArray("[A1 x] y") << QByteArray() << QByteArray();
    QTest::newRow("plain") << QByteArray("[READ-ONLY] done") << QByteArray("READ-ONLY") << QByteArray("");
    QTest::newRow("with an argument")
        << QByteArray("[UIDNEXT 7] done") << QByteArray("UIDNEXT") << QByteArray("7");
    QTest::newRow("to the last bracket")
        << QByteArray("[FLAGS (a]b \\*)] x") << QByteArray("FLAGS") << QByteArray("(a]b \\*)");
    QTest::newRow("brackets in the text")
        << QByteArray("[ALERT] a [b] c") << QByteArray("ALERT") << QByteArray("");
}

void TestImap4::codes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, argument);
    const auto code = imap4Code(text);
    QCOMPARE(code.has_value(), !type.isNull());
    if (!code)
        return;
    QCOMPARE(code->type, type);
    QCOMPARE(code->data, texts({argument}));
}

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
    QCOMPARE(Time2Internaldate(QDateTime(QDate(2026, 1, 5), QTime(10, 20, 30), QTimeZone(3600))),
             QByteArray("\"05-Jan-2026 10:20:30 +0100\""));
    QCOMPARE(Time2Internaldate(QDateTime(QDate(2026, 12, 31), QTime(1, 2, 3), QTimeZone(-12600))),
             QByteArray("\"31-Dec-2026 01:02:03 -0330\""));
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

void TestImap4::byeBetweenCalls()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    server.say("* BYE [UNAVAILABLE] going down");
    server.disconnectAll();
    QTRY_COMPARE(imap.session()->state(), Session::State::Closed);
    FAILS(imap.noop(), Kind::Abort, "command: NOOP => [UNAVAILABLE] going down");
    FAILS(imap.list(), Kind::Abort, "command: LIST => [UNAVAILABLE] going down");
}

void TestImap4::cutAndOpenedAgain()
{
    ScriptedServer server;
    server.addScript(
        "S: * PREAUTH one\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: a1 OK\nC: a2 SELECT x\n"
        "S: * 3 EXISTS\nX: close");
    server.addScript(
        "S: * PREAUTH two\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4\nS: a1 OK\nC: a2 NOOP\nS: a2 OK fine\n"
        "X: close");
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    FAILS(imap.select("x"), Kind::Abort, "command: SELECT => socket error: EOF");
    QVERIFY(imap.lastLines().contains("< * 3 EXISTS"));
    const Imap4Result again = imap.open(server.host(), server.port());
    QVERIFY(again);
    QCOMPARE(again->data, texts({"* PREAUTH two"}));
    QCOMPARE(imap.PROTOCOL_VERSION(), QByteArray("IMAP4"));
    QCOMPARE(imap.response("EXISTS")->data, none);
    QCOMPARE(imap.noop()->data, texts({"fine"}));
}

void TestImap4::silence()
{
    Imap4::Options options;
    options.timeout = std::chrono::milliseconds(200);
    ScriptedImap4 imap("C: a2 NOOP\nX: stall\n", options);
    QElapsedTimer clock;
    clock.start();
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => The server said nothing for 0.2 s.");
    QVERIFY(clock.elapsed() >= 180 && clock.elapsed() < 5000);
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => The server said nothing for 0.2 s.");

    ScriptedServer mute;
    mute.addScript(Script());
    Imap4 other;
    FAILS(other.open(mute.host(), mute.port(), options), Kind::Abort, "The server said nothing for 0.2 s.");
}

// Who leaves waits five seconds at most, although no time-out was set.
void TestImap4::silentLogout()
{
    QElapsedTimer clock;
    {
        Imap4 imap;
        QVERIFY(imap.open(new ScriptDevice(Script(Opening + "C: a2 LOGOUT\nX: stall\n")), {}));
        clock.start();
    }
    QVERIFY(clock.elapsed() >= 4500 && clock.elapsed() < 9000);
}

void TestImap4::refusedConnection()
{
    Imap4 imap;
    const Imap4Result result = imap.open(QStringLiteral("127.0.0.1"), closedPort());
    QVERIFY(!result);
    QCOMPARE(result.failure().kind, Kind::Abort);
    QVERIFY(!result.failure().text.isEmpty());
    QCOMPARE(imap.state(), QByteArray("LOGOUT"));
    FAILS(imap.list(), Kind::Error,
          "command LIST illegal in state LOGOUT, only allowed in states AUTH, SELECTED");
    Imap4 never;
    FAILS(never.noop(), Kind::Abort, "command: NOOP => socket error: EOF");
    QVERIFY(!never.socket());
    QVERIFY(!never.send("x"));
    QCOMPARE(never.readline(), QByteArray());
}

void TestImap4::untrustedCertificate()
{
    const Dovecot server({QStringLiteral("--tls-cert"), QStringLiteral("expired")});
    Imap4::Options options;
    options.ssl = true;
    options.tls.caFile = server.caFile();
    Imap4 imap;
    const Imap4Result refused = imap.open(server.host(), server.imapsPort(), options);
    QVERIFY(!refused);
    QCOMPARE(refused.failure().kind, Kind::Abort);
    // And after STARTTLS.
    options.ssl = false;
    QVERIFY(imap.open(server.host(), server.imapPort(), options));
    const Imap4Result upgraded = imap.starttls();
    QVERIFY(!upgraded);
    QCOMPARE(upgraded.failure().kind, Kind::Abort);
    QVERIFY(!imap.ssl());
    QCOMPARE(imap.session()->state(), Session::State::Closed);
}

void TestImap4::callWithinACall()
{
    ScriptedImap4 imap("C: a2 NOOP\nS: * 3 EXISTS\nX: wait\nS: a2 OK done\nC: a3 NOOP\nS: a3 OK done\n");
    std::optional<Imap4Result> inner;
    connect(imap->session(), &Session::received, this, [&](QByteArrayView) {
        if (!inner)
            inner = imap->list();
        const_cast<ScriptDevice &>(imap.device()).proceed();
    });
    QVERIFY(imap->noop());
    QVERIFY(inner);
    FAILS(*inner, Kind::Error, "another call is under way");
    QVERIFY(imap->noop());
    QVERIFY2(imap.isFinished(), imap.why());
}

// The other tests have no loop running; here the program runs in one, and it is still alive while a call waits.
void TestImap4::withinARunningLoop()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("NOOP", "TAG OK done");
    QEventLoop program;
    int ticks = 0;
    QByteArray type;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(0);
    QTimer::singleShot(0, &program, [&] {
        Imap4 imap;
        if (imap.open(server.host(), server.port()))
            type = imap.noop()->type;
        program.quit();
    });
    program.exec();
    QCOMPARE(type, QByteArray("OK"));
    QVERIFY(ticks > 0);
    QCOMPARE(server.commands(), (QByteArrayList{"CAPABILITY", "NOOP", "LOGOUT"}));
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

void TestImap4::bytesPastTheSession()
{
    ScriptedImap4 imap(
        "C: x1 IDLE\nS: + idling\nX: wait\nS: * 4 EXISTS\nC: DONE\nS: x1 OK done\nS: * 5 EXISTS\n"
        "C: a2 NOOP\nS: a2 OK done\n",
        withTimeout(), ScriptDevice::Pieces::Random);
    QVERIFY(imap->send("x1 IDLE\r\n"));
    QCOMPARE(imap->readline(), QByteArray("+ idling\r\n"));
    const_cast<ScriptDevice &>(imap.device()).proceed();
    QTest::qWait(20); // the program's own loop does not let the session have it either
    QCOMPARE(imap->readline(), QByteArray("* 4 EXISTS\r\n"));
    QVERIFY(imap->send("DONE\r\n"));
    QCOMPARE(imap->read(3), QByteArray("x1 "));
    QCOMPARE(imap->readline(), QByteArray("OK done\r\n"));
    QTest::qWait(20);
    QCOMPARE(imap->noop()->data, texts({"done"}));
    QCOMPARE(imap->response("EXISTS")->data, texts({"5"}));
    QVERIFY2(imap.isFinished(), imap.why());
}

void TestImap4::bytesPastTheSessionRunOut()
{
    Imap4::Options options;
    options.timeout = std::chrono::milliseconds(200);
    ScriptedImap4 imap("C: x1\nS> part\nX: wait\nX: close\n", options);
    QVERIFY(imap->send("x1\r\n"));
    QCOMPARE(imap->read(2), QByteArray("pa"));
    QCOMPARE(imap->readline(), QByteArray("rt")); // after 0.2 s
    const_cast<ScriptDevice &>(imap.device()).proceed();
    QCOMPARE(imap->readline(), QByteArray());
    FAILS(imap->noop(), Kind::Abort, "command: NOOP => socket error: EOF");
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

void TestImap4::debugLevels()
{
    static QStringList logged;
    logged.clear();
    const auto previous =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
            if (QByteArray(context.category) == "imapcore.imap4")
                logged += text;
        });
    QStringList atLevel[6];
    for (const int level : {0, 1, 3, 4, 5}) {
        ScriptedImap4 imap("C: a2 NOOP\nS: * 3 EXISTS\nS: * NO careful\nS: a2 NO bad day\n");
        imap->debug(level);
        imap->noop();
        atLevel[level] = logged;
        logged.clear();
    }
    qInstallMessageHandler(previous);
    QCOMPARE(atLevel[0], QStringList());
    QCOMPARE(atLevel[1],
             (QStringList{QStringLiteral("NO response: careful"), QStringLiteral("NO response: bad day")}));
    QVERIFY(atLevel[3].contains(QStringLiteral("not taken yet: 1 CAPABILITY")) || atLevel[3].size() >= 2);
    QVERIFY(atLevel[4].contains(QStringLiteral("> M0002 NOOP")));
    QVERIFY(atLevel[4].contains(QStringLiteral("< * 3 EXISTS")));
    QVERIFY(atLevel[5].contains(QStringLiteral("kept for EXISTS: 3")));
}

void TestImap4::lastLinesHoldNoSecrets()
{
    ScriptedServer server;
    server.setGreeting("* OK ready");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    server.answer("LOGIN", "TAG NO no");
    server.answer("AUTHENTICATE", "+ YWJj");
    server.setHandler([](const QByteArray &command) {
        return command == "aHVzaCBodXNo" ? QByteArray("TAG NO no") : QByteArray();
    });
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.port()));
    FAILS(imap.login("a b", "top \"secret"), Kind::Error, "no");
    FAILS(imap.authenticate("PLAIN", [](const QByteArray &) { return QByteArray("hush hush"); }), Kind::Error,
          "no");
    QVERIFY(imap.xatom("LOGIN", {"x", "top secret"}));
    QVERIFY(server.received().contains("LOGIN \"a b\" \"top \\\"secret\""));
    QVERIFY(server.received().contains("aHVzaCBodXNo"));
    const QByteArray lines = imap.lastLines(100).join('\n');
    QVERIFY(lines.contains("LOGIN \"a b\" "));
    QVERIFY(lines.contains("AUTHENTICATE PLAIN"));
    QVERIFY(!lines.contains("secret"));
    QVERIFY(!lines.contains("aHVzaCBodXNo"));
    QCOMPARE(imap.lastLines(2).size(), 2);
}

void TestImap4::leavesByLogout()
{
    const Dovecot server;
    Imap4::Options options;
    options.ssl = true;
    options.tls.caFile = server.caFile();
    Imap4 imap;
    QVERIFY(imap.open(server.host(), server.imapsPort(), options));
    QVERIFY(imap.ssl());
    QCOMPARE(imap.ssl(), imap.socket());
    QVERIFY(imap.login(server.user().toUtf8(), server.password().toUtf8()));
    QCOMPARE(imap.session()->state(), Session::State::Authenticated);
    const Imap4Result bye = imap.logout();
    QVERIFY(bye);
    QCOMPARE(bye->type, QByteArray("BYE"));
    QCOMPARE(bye->data, texts({"Logging out"}));
    QCOMPARE(imap.state(), QByteArray("LOGOUT"));
    QCOMPARE(imap.session()->state(), Session::State::Closed);
}

QTEST_GUILESS_MAIN(TestImap4)
#include "tst_imap4.moc"
