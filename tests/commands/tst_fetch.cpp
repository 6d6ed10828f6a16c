#include "imapcore/commands/fetch.h"
#include "imapcore/commands/select.h"
#include "imapcore/envelope.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestFetch : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void twoOnTheWay();
    void bends_data();
    void bends();
    void refused();
    void dovecot();
};

void TestFetch::writing()
{
    SequenceSet set(2, 4);
    set.add(9);
    QVERIFY(perform(
        Fetch{Messages::numbers(set), {"UID", "FLAGS", "BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)]<0.1024>"}},
        "C: a1 FETCH 2:4,9 (UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)]<0.1024>)\nS: a1 OK\n"));
    QCOMPARE(errorOf(perform(Fetch{Messages::numbers(set), {"UID)\r\na2 LOGOUT"}}, "")),
             Kind::InvalidArgument);
}

static const char Selected[] = "C: a0 EXAMINE \"Work\"\nS: * 10 EXISTS\nS: a0 OK\n";

void TestFetch::twoOnTheWay()
{
    ScriptedSession session(Script(Greeting + (Selected + QByteArray(R"(
        C: a1 FETCH 1:2 (UID)
        C: a2 FETCH 3 (UID)
        S: * 3 FETCH (UID 30)
        S: * 9 FETCH (FLAGS (\Seen))
        S: a2 OK
        S: * 2 FETCH (UID 20)
        S: * 1 FETCH (UID 10)
        S: a1 OK)"))));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    Answer first(session->send(Fetch{Messages::numbers(SequenceSet(1, 2)), {"UID"}})),
        second(session->send(Fetch{Messages::numbers(SequenceSet(3, 3)), {"UID"}}));
    QTRY_VERIFY2(first && second, session.why());
    for (const quint32 number : {1U, 2U, 3U})
        QCOMPARE(session->mailbox().messages().at(number).uid, number * 10);
    QCOMPARE(session->mailbox().messages().flags(9).system,
             quint32(MessageStore::Seen)); // unasked, kept all the same
}

void TestFetch::bends_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("malformed");
    const auto row = [](const QByteArray &line, int malformed) {
        QTest::newRow(line.constData()) << line << malformed;
    };
    row("* 6 FETCH ()", 0);
    row("* 99 FETCH (UID 5)", 0);
    row("* 6 FETCH (X-GM-MSGID 1278455344230334865 X-Y \"z\")", 0);
    row("* 6 fetch (flags (\\Seen))", 0);
    row("* 6 FETCH (FLAGS (a]b [c] \\* *))", 0);
    row("* 6 FETCH (UID)", 0);
    row("* 6 FETCH (UID 5", 1);
    row("* 6 FETCH", 1);
    row("* 6 FETCH (BODY[] {3}\nS: a)b", 1);
    row("* 6 FETCH (BODY[TEXT] \"a)b\")", 0);
}

// A message that was not understood takes nothing from the others.
void TestFetch::bends()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Greeting
                                   + (Selected
                                      + ("C: a1 FETCH 1:10 (UID)\nS: * 5 FETCH (UID 50)\nS: " + line
                                         + "\nS: * 7 FETCH (UID 70)\nS: a1 OK"))));
    QSignalSpy malformed(&*session, &Session::malformed);
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    (void)await(session->send(Fetch{Messages::numbers(SequenceSet(1, 10)), {"UID"}}));
    QCOMPARE(session->mailbox().messages().at(5).uid, 50U);
    QCOMPARE(session->mailbox().messages().at(7).uid, 70U);
    QTEST(int(malformed.count()), "malformed");
    QVERIFY2(session.isFinished(), session.why());
}

void TestFetch::refused()
{
    const auto result = perform(Fetch{Messages::numbers(SequenceSet(1, 1)), {"X"}},
                                "C: a1 FETCH 1 (X)\nS: a1 BAD Unknown item\n");
    QCOMPARE(errorOf(result), Kind::Rejected);
}

void TestFetch::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const quint32 count = session->mailbox().count();
    QSignalSpy malformed(&*session, &Session::malformed);
    QVERIFY(await(session->send(Fetch{
        Messages::numbers(SequenceSet(1, count)),
        {"UID", "FLAGS", "ENVELOPE", "RFC822.SIZE", "INTERNALDATE", "BODYSTRUCTURE", "BODY.PEEK[HEADER]"}})));
    QCOMPARE(malformed.count(), 0);
    quint32 lastUid = 0;
    for (quint32 number = 1; number <= count; ++number) {
        const auto &message = session->mailbox().messages().at(number);
        QVERIFY(message.uid > lastUid);
        lastUid = message.uid;
        QVERIFY(message.size > 0 && message.internalDate != MessageStore::NoDate && message.flags != 0);
        QVERIFY(Envelope::fromWire(session->mailbox().messages().envelope(number)));
    }
}

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
