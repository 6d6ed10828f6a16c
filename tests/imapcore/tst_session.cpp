#include "imapcore/commands/acl.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/thread.h"
#include "tests/support/await.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

// What a session makes of what the server says: greetings, status responses, answers that nobody asked for, and all that
// is not understood.
class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void greetings_data();
    void greetings();
    void statusResponses_data();
    void statusResponses();
    void survives_data();
    void survives();
    void resultsAreHandedOver();
    void taggedTwice();
    void unsolicited();
    void alerts();
    void codeWithoutOk();
    void bendsAreTraced();
    void invalidArgument();
    void unsupported();
    void selecting();
    void refusedSelect();
    void inPieces_data();
    void inPieces();
};

void TestSession::greetings_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind"); // of the error, -1: none
    const auto good = [](const char *name, const QByteArray &line, Session::State state, const char *text) {
        QTest::newRow(name) << line << int(state) << QString::fromUtf8(text) << -1;
    };
    const auto bad = [](const char *name, const QByteArray &line, Kind kind, const char *text) {
        QTest::newRow(name) << line << int(Session::State::Closed) << QString::fromUtf8(text) << int(kind);
    };
    using enum Session::State;
    good("OK", "* OK IMAP4rev1 server ready", NotAuthenticated, "IMAP4rev1 server ready");
    good("PREAUTH", "* PREAUTH logged in as Smith", Authenticated, "logged in as Smith");
    good("code", "* OK [CAPABILITY IMAP4rev1] ready", NotAuthenticated, "ready");
    good("any case", "* ok ready", NotAuthenticated, "ready");
    good("no text", "* OK", NotAuthenticated, "");
    good("space first", " * OK ready", NotAuthenticated, "ready");
    good("two spaces", "*  OK  ready", NotAuthenticated, "ready");
    good("literal lookalike", "* OK ready {5}", NotAuthenticated, "ready {5}");
    good("8-bit", "* OK gr\xC3\xBC\xC3\x9F dich", NotAuthenticated, "grüß dich");
    bad("BYE", "* BYE [UNAVAILABLE] too busy", Kind::ServerClosed, "too busy");
    bad("NO", "* NO go away", Kind::ServerClosed, "go away");
    bad("BAD", "* BAD go away", Kind::ServerClosed, "go away");
    bad("SMTP", "220 mail.example.org ESMTP", Kind::Malformed, "ESMTP");
    bad("421", "421 too many connections", Kind::Malformed, "421 too many connections");
    bad("HTTP", "HTTP/1.1 400 Bad Request", Kind::Malformed, "HTTP/1.1 400 Bad Request");
    bad("empty line", "", Kind::Malformed, "");
}

void TestSession::greetings()
{
    QFETCH(QByteArray, greeting);
    QFETCH(int, kind);
    QFETCH(QString, text);
    ScriptedSession session(Script("S: " + greeting));
    QSignalSpy greeted(&*session, &Session::greeted);
    std::optional<Error> error;
    connect(&*session, &Session::closed, this, [&error](const Error &why) { error = why; });
    QTRY_VERIFY(!greeted.isEmpty() || error);
    QTEST(int(session->state()), "state");
    if (kind < 0) {
        QCOMPARE(session->greeting(), text);
        QVERIFY(!error);
    } else {
        QVERIFY(error);
        QCOMPARE(int(error->kind), kind);
        QVERIFY2(error->text.contains(text), qPrintable(error->text));
    }
    QVERIFY(session.device().sent().isEmpty());
}

void TestSession::statusResponses_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *response, const char *code, const char *arguments, const char *text) {
        QTest::newRow(response) << QByteArray(response) << QByteArray(code) << QByteArray(arguments)
                                << QByteArray(text);
    };
    row("OK done", "", "", "done");
    row("OK", "", "", "");
    row("NO [TRYCREATE] no such mailbox", "TRYCREATE", "", "no such mailbox");
    row("OK [uidnext 4392] predicted", "UIDNEXT", "4392", "predicted");
    row("OK [UIDNEXT 4392]predicted", "UIDNEXT", "4392", "predicted");
    row("OK [PERMANENTFLAGS (\\Deleted \\*)] limited", "PERMANENTFLAGS", "(\\Deleted \\*)", "limited");
    row("OK [PERMANENTFLAGS ([x] a]b)] limited", "PERMANENTFLAGS", "([x] a]b)", "limited");
    row("NO [BADURL \"a]b\"] bad", "BADURL", "\"a]b\"", "bad");
    row("NO [X [y] z] text", "X", "[y] z", "text");
    row("NO [X (] text", "X", "(", "text");
    row("OK [] text", "", "", "text");
    row("OK [UNCLOSED text", "", "", "[UNCLOSED text");
    row("OK [REFERRAL imap://a/b;x=y] text", "REFERRAL", "imap://a/b;x=y", "text");
    row("OK [COPYUID 1 2] [x] text", "COPYUID", "1 2", "[x] text");
}

void TestSession::statusResponses()
{
    QFETCH(QByteArray, response);
    Cursor in(response);
    const auto status = Status::read(in);
    QVERIFY(status);
    QTEST(status->code, "code");
    QTEST(status->arguments.toByteArray(), "arguments");
    QTEST(status->text.toByteArray(), "text");
    Cursor none("NOOP x");
    QVERIFY(!Status::read(none));
}

void TestSession::survives_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* NOOP",
                             "* 99 NOOP",
                             "*",
                             "* ",
                             "",
                             " ",
                             "* 99",
                             "* 99999999999 EXISTS",
                             "* -1 EXISTS",
                             "* [COPYUID 1 2 3]",
                             "* OK",
                             "* OK [",
                             "* OK []",
                             "* OK [UIDNEXT]",
                             "* OK [UIDVALIDITY 0] x",
                             "* OK [HIGHESTMODSEQ] x",
                             "* NO later",
                             "* BAD Invalid tag",
                             "* NO Error in IMAP command",
                             "+",
                             "+ idling",
                             "+OK",
                             "M9999 OK what?",
                             "M0001",
                             "M0001 FOO x",
                             "x y z",
                             "OK",
                             "* ACL",
                             "* ACL \"x",
                             "* FETCH",
                             "* 1 FETCH",
                             "* 1 FETCH (",
                             "* 0 EXPUNGE",
                             "* 7 EXPUNGE",
                             "* LIST",
                             "* LIST (",
                             "* STATUS A (",
                             "* CAPABILITY",
                             "* SEARCH x",
                             "* THREAD (((",
                             "* ESEARCH (TAG \"x\")",
                             "* ( ) \" {",
                             "* X {5",
                             "* FLAGS \\",
                             "\xFF\xFE\x01"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("NUL") << QByteArray("* X \0 y", 7);
}

// Nothing that is not understood ends the session or disturbs the next answer.
void TestSession::survives()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 STATUS...\nS: " + line
                                   + "\nS: * STATUS Work (UNSEEN 7)\nS: a1 OK\nC: a2 NOOP\nS: " + line
                                   + "\nS: a2 OK"));
    const auto status = await(session->send(GetStatus{MailboxName(u"Work"), {"UNSEEN"}}));
    // A broken STATUS is the answer that was waited for.
    if (line.startsWith("* STATUS"))
        QCOMPARE(errorOf(status), Kind::Malformed);
    else
        QVERIFY2(status && status->unseen == 7U, session.why());
    QVERIFY(await(session->send(Noop{})));
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
}

// Whoever can only take a result for good gets it; those before only look.
void TestSession::resultsAreHandedOver()
{
    ScriptedSession session{
        Script(Greeting + QByteArray("C: a1 GETACL \"Work\"\nS: * ACL Work bob lr\nS: a1 OK"))};
    auto *reply = session->send(GetAcl{MailboxName(u"Work")});
    qsizetype seen = 0;
    reply->then(this, [&seen](const Expected<Acl> &acl) { seen = qsizetype(acl->size()); });
    std::optional<Acl> taken;
    reply->then(this, [&taken](Expected<Acl> &&acl) { taken = *std::move(acl); });
    QTRY_VERIFY(taken);
    QCOMPARE(seen, 1);
    QCOMPARE(taken->size(), 1);
    QCOMPARE(taken->front().identifier, QStringLiteral("bob"));
}

void TestSession::taggedTwice()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        S: a1 OK once
        S: a1 NO twice
        C: a2 NOOP
        S: a2 OK)"));
    QSignalSpy malformed(&*session, &Session::malformed);
    QVERIFY(await(session->send(Noop{})));
    QTRY_COMPARE(malformed.count(), 1);
    QVERIFY(await(session->send(Noop{})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestSession::unsolicited()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETACL "A"
        S: * ACL B bob lr
        S: * list () "/" new
        S: * 5 XFOO bar
        S: * 3 EXISTS
        S: * ACL A alice lrs
        S: a1 OK)"));
    QByteArrayList seen;
    connect(&*session, &Session::unsolicited, this, [&seen](QByteArrayView keyword, QByteArrayView response) {
        seen += keyword.toByteArray() + '|' + response.toByteArray();
    });
    QVERIFY(await(session->send(GetAcl{MailboxName(u"A")})));
    QCOMPARE(seen, (QByteArrayList{"ACL|* ACL B bob lr", "LIST|* list () \"/\" new", "XFOO|* 5 XFOO bar"}));
}

void TestSession::alerts()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        S: * OK [ALERT] System shutdown in 10 minutes
        S: * NO [alert] Disk full
        S: a1 OK [ALERT] Read the news)"));
    QStringList alerts;
    connect(&*session, &Session::alert, this, [&alerts](const QString &text) { alerts += text; });
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(alerts, (QStringList{QStringLiteral("System shutdown in 10 minutes"),
                                  QStringLiteral("Disk full"), QStringLiteral("Read the news")}));
}

void TestSession::codeWithoutOk()
{
    ScriptedSession session(Script(R"(
        S: * OK [CAPABILITY IMAP4rev1 MOVE] ready
        C: a1 UID MOVE 42,69 "B"
        S: * [COPYUID 432432 42,69 1202:1203] moved
        S: * [ALERT] look
        S: * [UNFINISHED
        S: a1 OK done)"));
    QSignalSpy alerts(&*session, &Session::alert), malformed(&*session, &Session::malformed),
        unsolicited(&*session, &Session::unsolicited);
    SequenceSet uids(42, 42);
    uids.add(69);
    const auto moved = await(session->send(Move{Messages::uids(uids), MailboxName(u"B")}));
    QVERIFY2(moved, session.why());
    QCOMPARE(moved->uidValidity(), 432432U);
    QCOMPARE(moved->destinationOf(69), std::optional(1203U));
    QCOMPARE(alerts.count(), 1);
    QCOMPARE(alerts[0][0].toString(), QStringLiteral("look"));
    QCOMPARE(malformed.count() + unsolicited.count(), 0);
    QVERIFY2(session.isFinished(), session.why());
}

// What was read although it was bent stands in the trace, behind the response that it is about, each bend once.
void TestSession::bendsAreTraced()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETACL "INBOX"
        S: *  ACL  "INBOX" "a"b" lr  c lr
        S: * ACL Other a lr
        S: a1 OK done)"));
    QSignalSpy malformed(&*session, &Session::malformed);
    const auto acl = await(session->send(GetAcl{MailboxName(u"INBOX")}));
    QVERIFY2(acl, session.why());
    QCOMPARE(acl->size(), size_t(2));
    QCOMPARE((*acl)[0].identifier, QStringLiteral("a\"b"));
    QCOMPARE(malformed.count(), 0);
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(
        trace.contains("*  ACL  \"INBOX\" \"a\"b\" lr  c lr\n"
                       "Read although bent: several spaces in a row; an unescaped quote within a string\n"
                       "* ACL Other a lr\n"),
        trace);
    QCOMPARE(trace.count("Read although bent"), 1);
    for (quint64 i = 0; i < session->trace().endIndex(); ++i) {
        if (session->trace().at(i).bytes.startsWith("Read"))
            QCOMPARE(session->trace().at(i).kind, Trace::Kind::Note);
    }
}

void TestSession::invalidArgument()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK"));
    const MailboxName evil = MailboxName::fromWire(QByteArray("a\0b", 3));
    QCOMPARE(errorOf(await(session->send(GetAcl{evil}))), Kind::InvalidArgument);
    QCOMPARE(errorOf(await(session->send(Sort{{{"DATE"}}, "ALL\r\nM9 LOGOUT"}))), Kind::InvalidArgument);
    QCOMPARE(errorOf(await(session->send(Enable{{"X\nM9 LOGOUT"}}))), Kind::InvalidArgument);
    QVERIFY(await(session->send(Noop{})));
    QVERIFY2(session.isFinished(), session.why()); // nothing of them was sent
}

void TestSession::unsupported()
{
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev1] ready\nC: a1 NOOP\nS: a1 OK"));
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(errorOf(await(session->send(GetAcl{MailboxName(u"A")}))), Kind::Unsupported);
    QVERIFY2(session.isFinished(), session.why());
    // As long as nobody knows what the server can do, it is asked.
    ScriptedSession unknown(Script("S: * OK ready\nC: a1 GETACL \"A\"\nS: * ACL A\nS: a1 OK"));
    QVERIFY(await(unknown->send(GetAcl{MailboxName(u"A")})));
}

void TestSession::selecting()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT "Work"
        S: * 172 EXISTS
        S: * 1 RECENT
        S: * OK [UIDVALIDITY 3857529045] UIDs valid
        S: * FLAGS (\Answered \Flagged)
        S: * OK [PERMANENTFLAGS (\Deleted \*)] Limited
        S: a1 OK [READ-WRITE] SELECT completed
        C: a2 FETCH 170:172 (UID FLAGS)
        S: * 171 FETCH (UID 17 FLAGS (\Seen))
        S: * 173 EXISTS
        S: * 173 FETCH (UID 19 FLAGS ())
        S: * 1 EXPUNGE
        S: a2 OK)"));
    QSignalSpy reset(&session->mailbox(), &Mailbox::reset), appeared(&session->mailbox(), &Mailbox::appeared);
    QVERIFY(await(session->send(Select{MailboxName(u"Work"), Select::Access::ReadWrite})));
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(reset.count(), 1);
    QVERIFY(!session->mailbox().isReadOnly());
    QCOMPARE(session->mailbox().uidValidity(), 3857529045U);
    QVERIFY(await(session->send(Fetch{Messages::numbers(SequenceSet(170, 172)), {"UID", "FLAGS"}})));
    QCOMPARE(session->mailbox().count(), 172U);
    QCOMPARE(session->mailbox().messages().at(170).uid, 17U);
    QCOMPARE(session->mailbox().messages().at(172).uid, 19U);
    QCOMPARE(appeared.count(), 1);
    QVERIFY2(session.isFinished(), session.why());
}

void TestSession::refusedSelect()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 EXAMINE "Work"
        S: * 3 EXISTS
        S: a1 OK
        C: a2 EXAMINE "Gone"
        S: a2 NO [NONEXISTENT] no such mailbox)"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    QCOMPARE(errorOf(await(session->send(Select{MailboxName(u"Gone")}))), Kind::Refused);
    QVERIFY(!session->mailbox().isSelected()); // RFC 9051 section 6.3.2
    QCOMPARE(session->mailbox().count(), 0U);
    QCOMPARE(session->state(), Session::State::Authenticated);
}

void TestSession::inPieces_data()
{
    QTest::addColumn<int>("pieces");
    QTest::addColumn<quint32>("seed");
    QTest::newRow("whole") << int(ScriptDevice::Pieces::Whole) << 1U;
    QTest::newRow("bytes") << int(ScriptDevice::Pieces::Bytes) << 1U;
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::addRow("random %u", seed) << int(ScriptDevice::Pieces::Random) << seed;
}

void TestSession::inPieces()
{
    QFETCH(int, pieces);
    QFETCH(quint32, seed);
    ScriptedSession session(Script::fromFile(QStringLiteral("dovecot/session.imap")),
                            ScriptDevice::Pieces(pieces), {}, seed);
    QSignalSpy malformed(&*session, &Session::malformed);
    QVERIFY(await(session->send(Login{QStringLiteral("olivia"), QStringLiteral("olivia-demo")})));
    QVERIFY(await(session->send(Select{MailboxName(u"Entwürfe"), Select::Access::ReadWrite})));
    QVERIFY(await(session->send(Fetch{Messages::numbers(SequenceSet(1, 2)), {"UID", "FLAGS", "ENVELOPE"}})));
    const auto acl = await(session->send(GetAcl{MailboxName(u"Entwürfe")}));
    QVERIFY(acl);
    QCOMPARE(acl->size(), size_t(2));
    QCOMPARE((*acl)[1].identifier, QStringLiteral("Jörg Müller"));
    QCOMPARE(session->mailbox().messages().at(2).uid, 9U);
    QVERIFY(session->mailbox().messages().envelope(1).contains("Line\r\n break"));
    QCOMPARE(malformed.count(), 0);
    QVERIFY2(session.isFinished(), session.why());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
