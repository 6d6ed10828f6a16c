#include "imapcore/commands/idle.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestIdle : public QObject
{
    Q_OBJECT

private slots:
    void anotherCommandEndsIt();
    void sentBeforeItBegan();
    void cancelled();
    void cancelledBeforeItBegan();
    void waitsForItsTurn();
    void serverLeaves();
    void serverEndsIt();
    void refused();
    void silenceIsNoTimeOut();
    void silenceBeforeItBeginsIs();
    void silenceAfterDoneIs();
    void continuations_data();
    void continuations();
    void unsupported();
    void dovecot();
};

static const QByteArray Start =
    QByteArray(Greeting) + "C: a1 EXAMINE \"Work\"\nS: * 3 EXISTS\nS: a1 OK [READ-ONLY]\n";

// The server waits for what the client does next, and the client has heard all that it said.
static void goOn(const ScriptedSession &session)
{
    session.device().proceed();
    while (session.device().isWaiting())
        QTest::qWait(1);
    QTest::qWait(1);
}

void TestIdle::anotherCommandEndsIt()
{
    ScriptedSession session(Script(Start + R"(
        C: a2 IDLE
        S: + idling
        S: * 4 EXISTS
        S: * OK still here
        X: wait
        C: DONE
        S: * 1 EXPUNGE
        S: a2 OK IDLE terminated
        C: a3 NOOP
        S: a3 OK)"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    Answer idle(session->send(Idle{}));
    QTRY_VERIFY2(session.device().isWaiting(), session.why());
    QTRY_COMPARE(session->mailbox().count(), 4U); // at once, not at the end
    QVERIFY(!idle);
    goOn(session);
    Answer noop(session->send(Noop{}));
    QTRY_VERIFY2(idle && noop, session.why());
    QVERIFY(*idle && *noop);
    QCOMPARE(session->mailbox().count(), 3U);
    QVERIFY2(session.isFinished(), session.why());
}

// RFC 2177 section 3: DONE before the continuation request would be the argument of nothing.
void TestIdle::sentBeforeItBegan()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        X: turn
        S: + idling
        C: DONE
        S: a1 OK
        C: a2 NOOP
        S: a2 OK)"));
    Answer idle(session->send(Idle{})), noop(session->send(Noop{}));
    QTRY_VERIFY2(idle && noop, session.why());
    QVERIFY(*idle && *noop);
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdle::cancelled()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: + idling
        X: wait
        C: DONE
        X: turn
        S: a1 OK
        C: a2 NOOP
        S: a2 OK)"));
    auto *reply = session->send(Idle{});
    Answer idle(reply);
    QTRY_VERIFY2(session.device().isWaiting(), session.why());
    goOn(session);
    reply->cancel();
    QTRY_VERIFY(idle);
    QCOMPARE(errorOf(*idle), Kind::Cancelled);
    QVERIFY2(await(session->send(Noop{})), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdle::cancelledBeforeItBegan()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        X: wait
        S: + idling
        C: DONE
        S: a1 OK
        C: a2 NOOP
        S: a2 OK)"));
    auto *reply = session->send(Idle{});
    Answer idle(reply);
    QTRY_VERIFY2(session.device().isWaiting(), session.why());
    reply->cancel();
    QTRY_VERIFY(idle);
    QCOMPARE(errorOf(*idle), Kind::Cancelled);
    session.device().proceed();
    QTRY_VERIFY2(session.device().sent().contains("DONE"), session.why()); // without another command
    QVERIFY2(await(session->send(Noop{})), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdle::waitsForItsTurn()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        X: turn
        S: a1 OK
        C: a2 IDLE
        S: + idling
        C: DONE
        S: a2 OK
        C: a3 IDLE
        S: + idling
        C: DONE
        S: a3 OK
        C: a4 NOOP
        S: a4 OK)"));
    Answer first(session->send(Noop{})), idle(session->send(Idle{})), again(session->send(Idle{})),
        last(session->send(Noop{}));
    QTRY_VERIFY2(first && idle && again && last, session.why());
    QVERIFY(*idle && *again);
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdle::serverLeaves()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: + idling
        S: * BYE too long
        X: close)"));
    const auto idle = await(session->send(Idle{}));
    QCOMPARE(errorOf(idle), Kind::ServerClosed);
    QCOMPARE(idle.error().text, QStringLiteral("too long"));
    QCOMPARE(session->state(), Session::State::Closed);
}

// It need not wait for DONE.
void TestIdle::serverEndsIt()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: + idling
        S: a1 OK enough
        C: a2 NOOP
        S: a2 OK)"));
    QVERIFY(await(session->send(Idle{})));
    QVERIFY2(await(session->send(Noop{})), session.why());
    QVERIFY(!session.device().sent().contains("DONE"));
}

void TestIdle::refused()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: a1 NO not in this mailbox
        C: a2 IDLE
        S: a2 BAD what?
        C: a3 NOOP
        S: a3 OK)"));
    Answer no(session->send(Idle{})), bad(session->send(Idle{})), noop(session->send(Noop{}));
    QTRY_VERIFY2(no && bad && noop, session.why());
    QCOMPARE(errorOf(*no), Kind::Refused);
    QCOMPARE(errorOf(*bad), Kind::Rejected);
    QVERIFY(*noop);
}

void TestIdle::silenceIsNoTimeOut()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: + idling
        X: wait
        C: DONE
        S: a1 OK
        C: a2 NOOP
        S: a2 OK)"));
    session->setResponseTimeout(std::chrono::milliseconds(60));
    Answer idle(session->send(Idle{}));
    QTRY_VERIFY2(session.device().isWaiting(), session.why());
    QTest::qWait(300);
    QVERIFY(!idle);
    QVERIFY(session->state() != Session::State::Closed);
    goOn(session);
    QVERIFY2(await(session->send(Noop{})), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

// A server that never says that it idles is no server that idles.
void TestIdle::silenceBeforeItBeginsIs()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        X: stall)"));
    session->setResponseTimeout(std::chrono::milliseconds(60));
    QCOMPARE(errorOf(await(session->send(Idle{}))), Kind::TimedOut);
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestIdle::silenceAfterDoneIs()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 IDLE
        S: + idling
        X: wait
        C: DONE
        X: stall)"));
    session->setResponseTimeout(std::chrono::milliseconds(60));
    Answer idle(session->send(Idle{}));
    QTRY_VERIFY2(session.device().isWaiting(), session.why());
    goOn(session);
    Answer noop(session->send(Noop{}));
    QTRY_VERIFY2(idle && noop, session.why());
    QCOMPARE(errorOf(*idle), Kind::TimedOut);
}

void TestIdle::continuations_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"+", "+ ", "+ idling", "+OK", "+ [X y] idling", "+ idling\nS: + idling"})
        QTest::newRow(line) << QByteArray(line);
}

void TestIdle::continuations()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(
        Script(Greeting + ("C: a1 IDLE\nS: " + line + "\nC: DONE\nS: a1 OK\nC: a2 NOOP\nS: a2 OK")));
    Answer idle(session->send(Idle{})), noop(session->send(Noop{}));
    QTRY_VERIFY2(idle && noop, session.why());
    QVERIFY(*idle && *noop);
}

void TestIdle::unsupported()
{
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev1] ready"));
    QTRY_VERIFY(!session->capabilities().isEmpty());
    QCOMPARE(errorOf(await(session->send(Idle{}))), Kind::Unsupported);
}

void TestIdle::dovecot()
{
    const Dovecot server;
    const auto watching = server.session(), changing = server.session();
    const MailboxName mailbox(u"Beobachtet");
    // APPEND: the server asks for the message.
    connect(changing.get(), &Session::lineWanted, changing.get(),
            [&changing] { changing->sendLine("Subject: x"); });
    QVERIFY(await(changing->send(Create{mailbox})));
    QVERIFY(await(watching->send(Select{mailbox})));
    QCOMPARE(watching->mailbox().count(), 0U);
    QSignalSpy appeared(&watching->mailbox(), &Mailbox::appeared);
    QSignalSpy expunged(&watching->mailbox(), &Mailbox::expunged);

    Answer idle(watching->send(Idle{}));
    QTRY_VERIFY(textOf(watching->trace()).contains("+ idling"));
    QVERIFY(await(changing->send(Raw{"APPEND Beobachtet {10}"})));
    QTRY_COMPARE(watching->mailbox().count(), 1U);
    QCOMPARE(appeared.count(), 1);
    QVERIFY(await(changing->send(Raw{"SELECT Beobachtet"})));
    QVERIFY(await(changing->send(Raw{"STORE 1 +FLAGS (\\Deleted)"})));
    QVERIFY(await(changing->send(Raw{"EXPUNGE"})));
    QTRY_COMPARE(expunged.count(), 1);
    QCOMPARE(watching->mailbox().count(), 0U);
    QVERIFY(!idle);

    QVERIFY(await(watching->send(Noop{}))); // ends it
    QTRY_VERIFY(idle);
    QVERIFY(*idle);
    auto *reply = watching->send(Idle{});
    Answer again(reply);
    QTest::qWait(50);
    reply->cancel();
    QTRY_VERIFY(again);
    QCOMPARE(errorOf(*again), Kind::Cancelled);
    QVERIFY(await(watching->send(Select{MailboxName(u"INBOX")})));
    QVERIFY(await(changing->send(Raw{"CLOSE"})));
    QVERIFY(await(changing->send(Delete{mailbox})));
}

QTEST_GUILESS_MAIN(TestIdle)
#include "tst_idle.moc"
