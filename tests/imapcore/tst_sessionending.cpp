#include "imapcore/commands/acl.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "tests/support/await.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

// How a session ends, and what becomes of the commands under way; literals; and commands that a person answers.
class TestSessionEnding : public QObject
{
    Q_OBJECT

private slots:
    void bye();
    void closedWithoutBye_data();
    void closedWithoutBye();
    void silence();
    void noSilenceWhileSending();
    void noSilenceWhileIdle();
    void limits_data();
    void limits();
    void fourBillionMessages();
    void closedByUs();
    void sendingAfterTheEnd();
    void closingWhileListening_data();
    void closingWhileListening();
    void destroyedWithCommands();
    void logout();
    void synchronizingLiteral();
    void synchronizingLiteralRefused();
    void cancelledHalfway();
    void literalMinus();
    void idle();
    void typedLiteral();
    void typedPassword_data();
    void typedPassword();
    void typedAuthenticate();
    void strayContinuation();
};

// The first error that the session ended with.
struct Ending
{
    explicit Ending(Session &session)
    {
        QObject::connect(&session, &Session::closed, &context, [this](const Error &why) {
            ++count;
            error = why;
        });
    }
    QObject context;
    std::optional<Error> error;
    int count = 0;
};

void TestSessionEnding::bye()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        S: * BYE [UNAVAILABLE] Shutting down
        X: close)"));
    Ending ending(*session);
    const auto noop = await(session->send(Noop{}));
    QCOMPARE(errorOf(noop), Kind::ServerClosed);
    QCOMPARE(noop.error().text, QStringLiteral("Shutting down"));
    QTRY_VERIFY(ending.error);
    QCOMPARE(ending.error->text, QStringLiteral("Shutting down"));
    QCOMPARE(ending.count, 1);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestSessionEnding::closedWithoutBye_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("between responses") << QByteArray("X: close");
    QTest::newRow("in the middle of a line") << QByteArray("S> * ACL A ali\nX: close");
    QTest::newRow("in the middle of a literal") << QByteArray("S: * ACL A {500}\nS: abc\nX: close");
    QTest::newRow("before the tagged line's end") << QByteArray("S: * ACL A alice lr\nS> a1 OK\nX: close");
}

void TestSessionEnding::closedWithoutBye()
{
    QFETCH(QByteArray, script);
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 GETACL \"A\"\n" + script));
    Ending ending(*session);
    Answer acl(session->send(GetAcl{MailboxName(u"A")}));
    Answer waiting(session->send(Select{MailboxName(u"B")})); // never sent
    QTRY_VERIFY(acl && waiting && ending.error);
    QCOMPARE(errorOf(*acl), Kind::ServerClosed);
    QCOMPARE(errorOf(*waiting), Kind::ServerClosed);
    QCOMPARE(ending.count, 1);
}

void TestSessionEnding::silence()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nX: stall"));
    session->setResponseTimeout(std::chrono::milliseconds(50));
    Ending ending(*session);
    QCOMPARE(errorOf(await(session->send(Noop{}))), Kind::TimedOut);
    QTRY_VERIFY(ending.error);
    QCOMPARE(ending.error->kind, Kind::TimedOut);
}

// Nothing is expected of the server between commands.
// As long as a message is on its way up, the server has nothing to say.
void TestSessionEnding::noSilenceWhileSending()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nX: stall"));
    session->setResponseTimeout(std::chrono::milliseconds(300));
    Ending ending(*session);
    Answer noop(session->send(Noop{}));
    QTimer uplink;
    int pieces = 0;
    connect(&uplink, &QTimer::timeout, this, [&] {
        ++pieces;
        emit session.device().bytesWritten(1000);
    });
    session.device().setBytesToWrite(1'000'000);
    uplink.start(20);
    QTRY_VERIFY_WITH_TIMEOUT(pieces >= 40, 20000); // longer than the time-out
    QCOMPARE(ending.count, 0);
    uplink.stop();
    QTRY_COMPARE(ending.count, 1);
    QCOMPARE(ending.error->kind, Kind::TimedOut);
    QVERIFY(noop && !*noop);
}

void TestSessionEnding::noSilenceWhileIdle()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK\nX: wait\nS: * 1 XDONE"));
    session->setResponseTimeout(std::chrono::milliseconds(100));
    Ending ending(*session);
    QSignalSpy unsolicited(&*session, &Session::unsolicited);
    QVERIFY(await(session->send(Noop{})));
    QTimer::singleShot(300, &session.device(), &ScriptDevice::proceed);
    QTRY_COMPARE(unsolicited.count(), 1);
    QCOMPARE(ending.count, 0);
}

void TestSessionEnding::limits_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("line") << "S: * X " + QByteArray(3000, 'x');
    QTest::newRow("line without an end") << "S> * X " + QByteArray(3000, 'x');
    QTest::newRow("literal") << QByteArray("S: * X {4000000000}");
    QTest::newRow("largest literal") << QByteArray("S: * X {9223372036854775807}");
}

void TestSessionEnding::limits()
{
    QFETCH(QByteArray, answer);
    Limits limits;
    limits.responseBytes = 2000;
    limits.literalBytes = 2000;
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\n" + answer),
                            ScriptDevice::Pieces::Whole, limits);
    QCOMPARE(errorOf(await(session->send(Noop{}))), Kind::LimitExceeded);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestSessionEnding::fourBillionMessages()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT "Work"
        S: * 3 EXISTS
        S: a1 OK
        C: a2 NOOP
        S: * 4294967295 EXISTS
        S: * 4 EXISTS
        S: a2 OK
        C: a3 SELECT "Lies"
        S: * 4294967295 EXISTS
        S: a3 OK)"));
    QSignalSpy malformed(&*session, &Session::malformed);
    QVERIFY(await(session->send(Select{MailboxName(u"Work"), Select::Access::ReadWrite})));
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(malformed.count(), 1);
    QCOMPARE(session->mailbox().count(), 4U);
    QCOMPARE(errorOf(await(session->send(Select{MailboxName(u"Lies"), Select::Access::ReadWrite}))),
             Kind::LimitExceeded);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestSessionEnding::closedByUs()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nX: stall"));
    Ending ending(*session);
    Answer noop(session->send(Noop{}));
    QTRY_VERIFY(session.device().sent().contains("NOOP"));
    session->close();
    session->close();
    QTRY_VERIFY(noop);
    QCOMPARE(errorOf(*noop), Kind::Cancelled);
    QCOMPARE(ending.count, 1);
    QCOMPARE(ending.error->kind, Kind::Cancelled);
    QVERIFY(!session.device().isOpen());
}

void TestSessionEnding::sendingAfterTheEnd()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "X: close"));
    Ending ending(*session);
    QTRY_VERIFY(ending.error);
    QCOMPARE(errorOf(await(session->send(Noop{}))), Kind::ServerClosed);
    QCOMPARE(session->pending(), 0);
}

// Whoever listens may end the session from every signal.
void TestSessionEnding::closingWhileListening_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("unsolicited") << QByteArray("S: * XFOO");
    QTest::newRow("malformed answer") << QByteArray("S: * ACL A \"x");
    QTest::newRow("malformed response") << QByteArray("S: * 99999999999 EXISTS");
    QTest::newRow("unknown tag") << QByteArray("S: M9999 OK");
    QTest::newRow("stray continuation") << QByteArray("S: +");
    QTest::newRow("alert") << QByteArray("S: * OK [ALERT] now");
    QTest::newRow("soft quota") << QByteArray("S: * NO [OVERQUOTA] full");
}

void TestSessionEnding::closingWhileListening()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(
        Script(QByteArray(Greeting) + "C: a1 GETACL \"A\"\n" + line + "\nS: * ACL A\nS: a1 OK"));
    const auto close = [&session] {
        session->close();
    };
    connect(&*session, &Session::unsolicited, this, close);
    connect(&*session, &Session::malformed, this, close);
    connect(&*session, &Session::alert, this, close);
    QCOMPARE(errorOf(await(session->send(GetAcl{MailboxName(u"A")}))), Kind::Cancelled);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestSessionEnding::destroyedWithCommands()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nX: stall"));
    bool told = false;
    QPointer<ReplyOf<Done>> sent = session->send(Noop{}), waiting = session->send(Login{});
    sent->then(this, [&told](const Expected<Done> &) { told = true; });
    QTRY_VERIFY(session.device().sent().contains("NOOP"));
    session.destroy();
    QVERIFY(!sent && !waiting);
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

void TestSessionEnding::logout()
{
    ScriptedSession session(
        Script(QByteArray(Greeting) + "C: a1 LOGOUT\nS: * BYE see you\nS: a1 OK\nX: close"));
    Ending ending(*session);
    QVERIFY(await(session->send(Logout{})));
    QTRY_VERIFY(ending.error);
    QCOMPARE(ending.error->kind, Kind::Cancelled); // it was asked for
    QCOMPARE(ending.count, 1);
}

static const char Synchronizing[] = "S: * OK [CAPABILITY IMAP4rev1 ACL SORT] ready\n";

void TestSessionEnding::synchronizingLiteral()
{
    ScriptedSession session(Script(QByteArray(Synchronizing) + R"(
        C: a1 GETACL {2}
        X: turn
        S: * 4 EXISTS
        S: + Ready for literal data
        C: é
        C: a2 NOOP
        S: * ACL {2}
        S: é alice lr
        S: a1 OK
        S: a2 OK)"));
    const MailboxName name = MailboxName::fromWire("\xC3\xA9");
    Answer acl(session->send(GetAcl{name}));
    Answer noop(session->send(Noop{})); // nothing may follow half a command
    QTRY_VERIFY2(acl && noop, session.why());
    QVERIFY(*acl && *noop);
    QVERIFY2(session.isFinished(), session.why());
}

void TestSessionEnding::synchronizingLiteralRefused()
{
    ScriptedSession session(Script(QByteArray(Synchronizing) + R"(
        C: a1 GETACL {2}
        S: a1 NO [TOOBIG] no literals today
        C: a2 NOOP
        S: a2 OK)"));
    Answer acl(session->send(GetAcl{MailboxName::fromWire("\xC3\xA9")}));
    Answer noop(session->send(Noop{}));
    QTRY_VERIFY2(acl && noop, session.why());
    QCOMPARE(errorOf(*acl), Kind::Refused);
    QVERIFY(*noop);
    QVERIFY2(session.isFinished(), session.why());
}

// With half a command on the wire, ending the connection is all that is left.
void TestSessionEnding::cancelledHalfway()
{
    ScriptedSession session(
        Script(QByteArray(Synchronizing) + "C: a1 GETACL {2}\nX: wait\nS: + go\nX: stall"));
    Ending ending(*session);
    auto *reply = session->send(GetAcl{MailboxName::fromWire("\xC3\xA9")});
    Answer acl(reply);
    QTRY_VERIFY(session.device().isWaiting());
    reply->cancel();
    QTRY_VERIFY(acl && ending.error);
    QCOMPARE(errorOf(*acl), Kind::Cancelled);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestSessionEnding::literalMinus()
{
    ScriptedSession session(
        Script("S: * OK [CAPABILITY IMAP4rev1 ACL LITERAL-] ready\nC: a1 GETACL {2+}\nC: é\n"
               "S: a1 NO\nC: a2 GETACL {4098}\nX: turn\nS: a2 NO"));
    QCOMPARE(errorOf(await(session->send(GetAcl{MailboxName::fromWire("\xC3\xA9")}))), Kind::Refused);
    const QByteArray longName = QByteArray("\xC3\xA9").repeated(2049);
    QCOMPARE(errorOf(await(session->send(GetAcl{MailboxName::fromWire(longName)}))), Kind::Refused);
    QVERIFY2(session.isFinished(), session.why());
}

void TestSessionEnding::idle()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 EXAMINE "Work"
        S: * 4 EXISTS
        S: a1 OK
        C: a2 IDLE
        S: + idling
        S: * 5 EXISTS
        C: DONE
        S: a2 OK
        C: a3 NOOP
        S: a3 OK)"));
    QSignalSpy wanted(&*session, &Session::lineWanted);
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    QVERIFY(!session->sendLine("DONE")); // nobody waits for it: not sent
    Answer idle(session->send(Raw{"IDLE"}));
    Answer noop(session->send(Noop{})); // waits for its end
    QTRY_COMPARE(session->mailbox().count(), 5U);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("idling"));
    QVERIFY(session->wantsLine() && !idle && !noop);
    QVERIFY(!session->sendLine("DONE\r\na9 LOGOUT")); // no line
    QVERIFY(!session->sendLine(QByteArrayView("DO\0NE", 5)));
    QVERIFY(session->sendLine("DONE"));
    QTRY_VERIFY2(idle && noop, session.why());
    QVERIFY(*idle && !session->wantsLine());
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(textOf(session->trace()).contains("\nDONE\n"));
}

void TestSessionEnding::typedLiteral()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 CREATE {3}
        S: + go on
        C: a b
        S: a1 OK)"));
    connect(&*session, &Session::lineWanted, this, [&session] { session->sendLine("a b"); });
    QVERIFY(await(session->send(Raw{"CREATE {3}"})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestSessionEnding::typedPassword_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *line, const char *sent, const char *shown) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(sent) << QByteArray(shown);
    };
    row("LOGIN olivia hunter2", "LOGIN olivia hunter2", "LOGIN olivia •••");
    row("login olivia hunter2", "login olivia hunter2", "login olivia •••");
    row("LOGIN \"oli via\" \"hunter2 x\"", "LOGIN \"oli via\" \"hunter2 x\"", "LOGIN \"oli via\" •••");
    row("  LOGIN olivia hunter2", "LOGIN olivia hunter2", "LOGIN olivia •••");
    row("LOGIN olivia  hunter2", "LOGIN olivia", "LOGIN olivia •••");
    row("LOGIN olivia", "LOGIN olivia", "LOGIN olivia");
    row("LOGIN", "LOGIN", "LOGIN");
    row("AUTHENTICATE PLAIN AGh1bnRlcjI=", "AUTHENTICATE PLAIN AGh1bnRlcjI=", "AUTHENTICATE PLAIN •••");
    row("AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN");
    row("NOOP", "NOOP", "NOOP");
    row("SETACL \"a  b\" x lr", "SETACL \"a  b\" x lr", "SETACL \"a  b\" x lr");
}

void TestSessionEnding::typedPassword()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, shown);
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 " + sent + "...\nS: a1 NO no"));
    QCOMPARE(errorOf(await(session->send(Raw{line}))), Kind::Refused);
    QVERIFY2(session.isFinished(), session.why());
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(trace.contains("M0001 " + shown + '\n'), trace);
    QVERIFY2(!trace.contains("hunter2") && !trace.contains("AGh1"), trace);
}

void TestSessionEnding::typedAuthenticate()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 AUTHENTICATE LOGIN
        S: + VXNlciBOYW1lAA==
        C: b2xpdmlh
        S: + UGFzc3dvcmQA
        C: aHVudGVyMg==
        S: a1 OK)"));
    QByteArrayList answers{"b2xpdmlh", "aHVudGVyMg=="};
    connect(&*session, &Session::lineWanted, this, [&] { session->sendLine(answers.takeFirst()); });
    QVERIFY(await(session->send(Raw{"AUTHENTICATE LOGIN"})));
    QVERIFY2(session.isFinished(), session.why());
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(!trace.contains("b2xpdmlh") && !trace.contains("aHVudGVyMg"), trace);
}

void TestSessionEnding::strayContinuation()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 NOOP\nS: + what?\nX: turn\nS: a1 OK"));
    QSignalSpy malformed(&*session, &Session::malformed), wanted(&*session, &Session::lineWanted);
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(malformed.count(), 1);
    QCOMPARE(wanted.count(), 0);
    QVERIFY2(session.isFinished(), session.why());
}

QTEST_GUILESS_MAIN(TestSessionEnding)
#include "tst_sessionending.moc"
