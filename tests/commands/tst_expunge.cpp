#include "imapcore/commands/append.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestExpunge : public QObject
{
    Q_OBJECT

private slots:
    void inOrder();
    void byUid();
    void vanished_data();
    void vanished();
    void malformed();
    void mailboxFollows();
    void refused();
    void dovecot();
};

static const char UidPlus[] = "S: * OK [CAPABILITY IMAP4rev1 UIDPLUS QRESYNC LITERAL+] ready\n";

// RFC 9051 section 6.4.3: each number counts what is left.
void TestExpunge::inOrder()
{
    const auto expunged =
        perform(Expunge{}, "C: a1 EXPUNGE\nS: * 3 EXPUNGE\nS: * 3 EXPUNGE\nS: * 5 expunge\nS: * 8 EXPUNGE\n"
                           "S: * 2 FETCH (FLAGS ())\nS: a1 OK\n");
    QVERIFY(expunged);
    QCOMPARE(expunged->numbers, (std::vector<quint32>{3, 3, 5, 8}));
    QVERIFY(expunged->uids.isEmpty());
    const auto none = perform(Expunge{}, "C: a1 EXPUNGE\nS: a1 OK\n");
    QVERIFY(none && none->numbers.empty());
}

void TestExpunge::byUid()
{
    SequenceSet set(3000, 3002);
    set.add(3010, SequenceSet::Star);
    ScriptedSession session(
        Script(UidPlus + QByteArray("C: a1 UID EXPUNGE 3000:3002,3010:*\nS: * 3 EXPUNGE\nS: a1 OK")));
    const auto expunged = await(session->send(Expunge{set}));
    QVERIFY2(expunged, session.why());
    QCOMPARE(expunged->numbers, (std::vector<quint32>{3}));
    QCOMPARE(errorOf(await(session->send(Expunge{SequenceSet()}))), Kind::InvalidArgument);
    QCOMPARE(lackedBy(Expunge{set}), "UIDPLUS");
    QCOMPARE(lackedBy(Expunge{}), "");
}

// RFC 7162 section 3.2.10
void TestExpunge::vanished_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("uids");
    QTest::newRow("one line") << QByteArray("S: * VANISHED 405,407,410,425\n")
                              << QByteArray("405,407,410,425");
    QTest::newRow("several") << QByteArray("S: * VANISHED 9\nS: * VANISHED 3:5\nS: * VANISHED 6\n")
                             << QByteArray("3:6,9");
    QTest::newRow("earlier") << QByteArray("S: * VANISHED (EARLIER) 1:3\nS: * VANISHED 7\n")
                             << QByteArray("7");
    QTest::newRow("descending") << QByteArray("S: * VANISHED 9:7,3,1\n") << QByteArray("1,3,7:9");
}

void TestExpunge::vanished()
{
    QFETCH(QByteArray, lines);
    const auto expunged = perform(Expunge{}, "C: a1 EXPUNGE\n" + lines + "S: a1 OK\n");
    QVERIFY(expunged && expunged->numbers.empty());
    QTEST(expunged->uids.toWire(), "uids");
}

void TestExpunge::malformed()
{
    for (const char *line : {"* VANISHED x", "* VANISHED 0", "* VANISHED 1,", "* VANISHED 4294967296"}) {
        const auto expunged =
            perform(Expunge{}, "C: a1 EXPUNGE\nS: " + QByteArray(line) + "\nS: * 1 EXPUNGE\nS: a1 OK\n");
        if (QByteArrayView(line) == "* VANISHED 1,") // nothing is missing but a number that nobody needs
            QVERIFY(expunged);
        else
            QCOMPARE(errorOf(expunged), Kind::Malformed);
    }
}

void TestExpunge::mailboxFollows()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT "A"
        S: * 5 EXISTS
        S: a1 OK
        C: a2 EXPUNGE
        S: * 2 EXPUNGE
        S: * 9 EXPUNGE
        S: * 4 EXPUNGE
        S: a2 OK)"));
    QVERIFY(await(session->send(Select{MailboxName(u"A"), Select::Access::ReadWrite})));
    QSignalSpy gone(&session->mailbox(), &Mailbox::expunged);
    const auto expunged = await(session->send(Expunge{}));
    QVERIFY2(expunged, session.why());
    QCOMPARE(expunged->numbers, (std::vector<quint32>{2, 9, 4})); // as the server said them
    QCOMPARE(gone.count(), 1);
    QCOMPARE(gone.first().first().value<SequenceSet>().toWire(), "2,5"); // 9 is none, and 4 was 5 at first
    QCOMPARE(session->mailbox().count(), 3U);
}

void TestExpunge::refused()
{
    QCOMPARE(errorOf(perform(Expunge{}, "C: a1 EXPUNGE\nS: a1 NO [READ-ONLY] no\n")), Kind::Refused);
}

void TestExpunge::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mine(u"tst_expunge");
    QVERIFY(await(session->send(Raw{"CREATE tst_expunge"})));
    QVERIFY(await(session->send(Append{
        mine, {{"S: 1\r\n\r\n"}, {"S: 2\r\n\r\n"}, {"S: 3\r\n\r\n"}, {"S: 4\r\n\r\n"}, {"S: 5\r\n\r\n"}}})));
    QVERIFY(await(session->send(Select{mine, Select::Access::ReadWrite})));
    QVERIFY(await(session->send(Store{Messages::numbers({1, 4}), Store::How::Add, {flag::Deleted}})));
    const auto two = await(session->send(Expunge{SequenceSet(2, 3)}));
    QVERIFY(two);
    QCOMPARE(two->numbers.size(), size_t(2));
    QCOMPARE(session->mailbox().count(), 3U);
    QVERIFY(await(session->send(Raw{"ENABLE QRESYNC"})));
    const auto rest = await(session->send(Expunge{}));
    QVERIFY(rest && rest->numbers.empty());
    QCOMPARE(rest->uids.toWire(), "1,4");
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_expunge"})));
}

QTEST_GUILESS_MAIN(TestExpunge)
#include "tst_expunge.moc"
