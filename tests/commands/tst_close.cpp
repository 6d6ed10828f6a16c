#include "imapcore/commands/close.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestClose : public QObject
{
    Q_OBJECT

private slots:
    void leaving_data();
    void leaving();
    void refused();
    void nothingWithIt();
    void unselectNeedsItsCapability();
    void check();
    void dovecot();
};

static const QByteArray Start = "S: * OK [CAPABILITY IMAP4rev1 UNSELECT] ready\n"
                                "C: a1 EXAMINE \"Work\"\nS: * 3 EXISTS\nS: a1 OK [READ-ONLY]\n";

void TestClose::leaving_data()
{
    QTest::addColumn<bool>("unselect");
    QTest::newRow("CLOSE") << false;
    QTest::newRow("UNSELECT") << true;
}

void TestClose::leaving()
{
    QFETCH(bool, unselect);
    ScriptedSession session(
        Script(Start + "C: a2 " + QTest::currentDataTag() + "\nS: * 2 EXPUNGE\nS: a2 OK\n"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    QCOMPARE(session->state(), Session::State::Selected);
    QSignalSpy reset(&session->mailbox(), &Mailbox::reset);
    QVERIFY(await(unselect ? session->send(Unselect{}) : session->send(Close{})));
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(!session->mailbox().isSelected());
    QCOMPARE(session->mailbox().count(), 0U);
    QVERIFY(reset.count() > 0);
}

void TestClose::refused()
{
    ScriptedSession session(Script(Start + R"(
        C: a2 CLOSE
        S: a2 NO not now
        C: a3 UNSELECT
        S: a3 BAD what?)"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    QCOMPARE(errorOf(await(session->send(Close{}))), Kind::Refused);
    QCOMPARE(errorOf(await(session->send(Unselect{}))), Kind::Rejected);
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().count(), 3U);
}

// What follows is about another mailbox, or about none.
void TestClose::nothingWithIt()
{
    ScriptedSession session(Script(Start + R"(
        C: a2 NOOP
        X: turn
        S: a2 OK
        C: a3 CLOSE
        X: turn
        S: a3 OK
        C: a4 NOOP
        S: a4 OK)"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    Answer before(session->send(Noop{})), close(session->send(Close{})), after(session->send(Noop{}));
    QTRY_VERIFY2(before && close && after, session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestClose::unselectNeedsItsCapability()
{
    ScriptedSession plain{Script(Greeting)};
    QTRY_VERIFY(!plain->capabilities().isEmpty());
    const auto without = await(plain->send(Unselect{}));
    QCOMPARE(errorOf(without), Kind::Unsupported);
    QCOMPARE(without.error().code, "UNSELECT");
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev2] ready\nC: a1 UNSELECT\nS: a1 OK"));
    QVERIFY(await(session->send(Unselect{}))); // RFC 9051 appendix E
}

void TestClose::check()
{
    ScriptedSession session(
        Script(Start + "C: a2 CHECK\nC: a3 CHECK\nS: * 4 EXISTS\nS: a2 OK\nS: a3 BAD no such command\n"));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    Answer first(session->send(Check{})), second(session->send(Check{}));
    QTRY_VERIFY2(first && second, session.why());
    QVERIFY(*first);
    QCOMPARE(errorOf(*second), Kind::Rejected);
    QCOMPARE(session->mailbox().count(), 4U);
}

void TestClose::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName inbox(u"INBOX");
    QCOMPARE(errorOf(await(session->send(Close{}))), Kind::Rejected); // nothing is selected
    QVERIFY(await(session->send(Select{inbox})));
    const quint32 count = session->mailbox().count();
    QVERIFY(count > 0);
    QVERIFY(await(session->send(Check{})));
    QVERIFY(await(session->send(Unselect{})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(await(session->send(Select{inbox})));
    QCOMPARE(session->mailbox().count(), count);
    QVERIFY(await(session->send(Close{}))); // read-only: nothing is erased
    QVERIFY(await(session->send(Select{inbox})));
    QCOMPARE(session->mailbox().count(), count);
}

QTEST_GUILESS_MAIN(TestClose)
#include "tst_close.moc"
