#include "imapcore/commands/acl.h"
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

// How commands share one connection: what may be on the way together, and whose answer is whose.
class TestPipelining : public QObject
{
    Q_OBJECT

private slots:
    void togetherWhereArgumentsTell();
    void oneAfterTheOtherWhereNothingTells();
    void numbersMustNotShift();
    void exclusive();
    void window();
    void cancelBeforeSending();
    void cancelOnTheWay();
    void cancelAfterTheAnswer();
    void malformedAnswer();
    void needsAnswer();
};

void TestPipelining::togetherWhereArgumentsTell()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETACL "A"
        C: a2 GETACL "B"
        C: a3 STATUS "A" (UNSEEN)
        S: * ACL B bob lr
        S: * STATUS A (UNSEEN 7)
        S: * ACL A alice lrs
        S: a3 OK
        S: a2 OK
        S: a1 OK)"));
    Answer a(session->send(GetAcl{MailboxName(u"A")})), b(session->send(GetAcl{MailboxName(u"B")}));
    Answer status(session->send(GetStatus{MailboxName(u"A"), {"UNSEEN"}}));
    QTRY_VERIFY2(a && b && status, session.why());
    QCOMPARE((**a)[0].identifier, QStringLiteral("alice"));
    QCOMPARE((**b)[0].identifier, QStringLiteral("bob"));
    QCOMPARE((**status).unseen.value(), 7ULL);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->pending(), 0);
}

void TestPipelining::oneAfterTheOtherWhereNothingTells()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SORT (DATE) UTF-8 ALL
        X: turn
        S: * SORT 2 1
        S: a1 OK
        C: a2 SORT (SIZE) UTF-8 ALL
        S: * SORT 1 2
        S: a2 OK)"));
    Answer first(session->send(Sort{{{"DATE"}}})), second(session->send(Sort{{{"SIZE"}}}));
    QTRY_VERIFY2(first && second, session.why());
    QCOMPARE(**first, (std::vector<quint32>{2, 1}));
    QCOMPARE(**second, (std::vector<quint32>{1, 2}));
    QVERIFY2(session.isFinished(), session.why());
}

// RFC 9051 section 5.5: NOOP may let the server expunge, and the numbers of what follows would mean other messages.
void TestPipelining::numbersMustNotShift()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        X: turn
        S: * 1 EXPUNGE
        S: a1 OK
        C: a2 FETCH 1:5 (UID)
        C: a3 SORT (DATE) UTF-8 ALL
        C: a4 THREAD REFERENCES UTF-8 ALL
        S: a2 OK
        S: * SORT
        S: a3 OK
        S: * THREAD
        S: a4 OK)"));
    Answer noop(session->send(Noop{})),
        fetch(session->send(Fetch{Messages::numbers(SequenceSet(1, 5)), {"UID"}}));
    Answer sort(session->send(Sort{{{"DATE"}}}));
    Answer thread(session->send(Thread{"REFERENCES"}));
    QTRY_VERIFY2(noop && fetch && sort && thread, session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestPipelining::exclusive()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        X: turn
        S: a1 OK
        C: a2 EXAMINE "Work"
        X: turn
        S: * 3 EXISTS
        S: a2 OK [READ-ONLY]
        C: a3 NOOP
        S: a3 OK)"));
    Answer first(session->send(Noop{}));
    Answer select(session->send(Select{MailboxName(u"Work")}));
    Answer last(session->send(Noop{}));
    QTRY_VERIFY2(first && select && last, session.why());
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->mailbox().count(), 3U);
}

// Beyond the window commands wait for answers, and can be taken back meanwhile.
void TestPipelining::window()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETACL "A"
        C: a2 GETACL "B"
        X: turn
        S: * ACL A alice lrs
        S: a1 OK
        C: a3 GETACL "D"
        S: * ACL B bob lr
        S: a2 OK
        S: * ACL D bob lr
        S: a3 OK)"));
    session->setWindow(20); // one command fits, the second goes beyond it
    QSignalSpy roomMade(&*session, &Session::roomMade);
    Answer a(session->send(GetAcl{MailboxName(u"A")})), b(session->send(GetAcl{MailboxName(u"B")}));
    auto *c = session->send(GetAcl{MailboxName(u"C")});
    Answer taken(c);
    Answer d(session->send(GetAcl{MailboxName(u"D")}));
    QVERIFY(!session->hasRoom());
    c->cancel();
    QTRY_VERIFY2(a && b && taken && d, session.why());
    QVERIFY(*a && *b && *d);
    QCOMPARE(errorOf(*taken), Kind::Cancelled);
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(session->hasRoom());
    QVERIFY(roomMade.count() > 0);
}

void TestPipelining::cancelBeforeSending()
{
    ScriptedSession session(
        Script(QByteArray(Greeting) + "C: a1 SORT...\nC: a2 NOOP\nS: * SORT 1\nS: a1 OK\nS: a2 OK"));
    Answer first(session->send(Sort{{{"DATE"}}}));
    auto *reply = session->send(Sort{{{"SIZE"}}});
    Answer second(reply);
    Answer last(session->send(Noop{}));
    reply->cancel();
    QTRY_VERIFY2(first && second && last, session.why());
    QVERIFY(*first);
    QCOMPARE(errorOf(*second), Kind::Cancelled);
    QVERIFY2(session.isFinished(), session.why()); // SIZE was never sent
}

void TestPipelining::cancelOnTheWay()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SORT...
        X: wait
        S: * SORT 3 2 1
        S: a1 OK
        C: a2 SORT...
        S: * SORT 1
        S: a2 OK)"));
    auto *reply = session->send(Sort{{{"DATE"}}});
    Answer first(reply);
    QTRY_VERIFY(session.device().isWaiting());
    reply->cancel();
    QTRY_VERIFY(first); // at once, before the server's answer
    QCOMPARE(errorOf(*first), Kind::Cancelled);
    session.device().proceed();
    const auto second = await(session->send(Sort{{{"SIZE"}}}));
    QCOMPARE(*second, std::vector<quint32>{1}); // and nothing of the late answer is in it
    QVERIFY2(session.isFinished(), session.why());
}

// A reply that is settled but has not been told so yet has no command any more; another may stand in its place.
void TestPipelining::cancelAfterTheAnswer()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 NOOP
        S: a1 OK
        S: * X-NOW
        C: a2 NOOP
        S: a2 OK)"));
    auto *reply = session->send(Noop{});
    std::optional<Answer<Done>> first(reply), second;
    connect(&*session, &Session::unsolicited, this, [&] {
        second.emplace(session->send(Noop{}));
        reply->cancel();
    });
    QTRY_VERIFY2(*first && second && *second, session.why());
    QVERIFY(**first);
    QVERIFY(**second);
}

void TestPipelining::malformedAnswer()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETACL "A"
        S: * ACL A "alice
        S: a1 OK
        C: a2 GETACL "A"
        S: * ACL A alice lrs
        S: a2 OK)"));
    QSignalSpy malformed(&*session, &Session::malformed);
    const auto first = await(session->send(GetAcl{MailboxName(u"A")}));
    QCOMPARE(errorOf(first), Kind::Malformed); // an empty list would be a lie
    QCOMPARE(malformed.count(), 1);
    QVERIFY(textOf(session->trace()).contains("Not understood"));
    const auto second = await(session->send(GetAcl{MailboxName(u"A")}));
    QVERIFY(second);
    QVERIFY2(session.isFinished(), session.why());
}

void TestPipelining::needsAnswer()
{
    const auto acl = perform(GetAcl{MailboxName(u"A")}, "C: a1 GETACL \"A\"\nS: a1 OK\n");
    QCOMPARE(errorOf(acl), Kind::Malformed);
    const auto other = perform(GetAcl{MailboxName(u"A")}, "C: a1 GETACL \"A\"\nS: * ACL B x lr\nS: a1 OK\n");
    QCOMPARE(errorOf(other), Kind::Malformed);
    const auto refused =
        perform(GetAcl{MailboxName(u"A")}, "C: a1 GETACL \"A\"\nS: a1 NO [NOPERM] not you\n");
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().code, "NOPERM");
    QCOMPARE(refused.error().text, QStringLiteral("not you"));
    const auto rejected = perform(GetAcl{MailboxName(u"A")}, "C: a1 GETACL \"A\"\nS: a1 BAD what?\n");
    QCOMPARE(errorOf(rejected), Kind::Rejected);
}

QTEST_GUILESS_MAIN(TestPipelining)
#include "tst_pipelining.moc"
