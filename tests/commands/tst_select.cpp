#include "imapcore/commands/append.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;
using Access = Select::Access;

class TestSelect : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void readOnly_data();
    void readOnly();
    void bends_data();
    void bends();
    void again();
    void refused();
    void parameters();
    void noParameters_data();
    void noParameters();
    void told();
    void toldOddly_data();
    void toldOddly();
    void vanished();
    void dovecot();
    void dovecotResyncs();
};

void TestSelect::writing()
{
    QVERIFY(perform(Select{MailboxName(u"Work")}, "C: a1 EXAMINE \"Work\"\nS: a1 OK\n"));
    QVERIFY(perform(Select{MailboxName(u"Work"), Access::ReadWrite}, "C: a1 SELECT \"Work\"\nS: a1 OK\n"));
    QVERIFY(perform(Select{MailboxName(u"Entwürfe/R&D \"x\"")},
                    "C: a1 EXAMINE \"Entw&APw-rfe/R&-D \\\"x\\\"\"\nS: a1 OK\n"));
}

void TestSelect::readOnly_data()
{
    QTest::addColumn<int>("access");
    QTest::addColumn<QByteArray>("ok");
    QTest::addColumn<bool>("isReadOnly");
    QTest::newRow("SELECT") << int(Access::ReadWrite) << QByteArray("OK [READ-WRITE] done") << false;
    QTest::newRow("SELECT, no code") << int(Access::ReadWrite) << QByteArray("OK done") << false;
    QTest::newRow("SELECT of one that is read-only")
        << int(Access::ReadWrite) << QByteArray("OK [READ-ONLY] done") << true;
    QTest::newRow("any case") << int(Access::ReadWrite) << QByteArray("ok [read-only] done") << true;
    QTest::newRow("EXAMINE") << int(Access::ReadOnly) << QByteArray("OK [READ-ONLY] done") << true;
    QTest::newRow("EXAMINE, no code") << int(Access::ReadOnly) << QByteArray("OK done") << true;
}

void TestSelect::readOnly()
{
    QFETCH(int, access);
    QFETCH(QByteArray, ok);
    ScriptedSession session(
        Script(Greeting
               + ("C: a1 " + QByteArray(Access(access) == Access::ReadWrite ? "SELECT" : "EXAMINE")
                  + " \"Work\"\nS: * 3 EXISTS\nS: a1 " + ok)));
    QVERIFY(await(session->send(Select{MailboxName(u"Work"), Access(access)})));
    QTEST(session->mailbox().isReadOnly(), "isReadOnly");
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().name(), MailboxName(u"Work"));
}

void TestSelect::bends_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* OK [UIDNEXT] x", "* OK [UIDVALIDITY x] y", "* OK [PERMANENTFLAGS \\Seen] x",
          "* OK [PERMANENTFLAGS (] x", "* FLAGS", "* FLAGS (", "* FLAGS NIL", "* RECENT", "* 0 RECENT",
          "* OK [MYRIGHTS \"lrs\"] x", "* OK [UNSEEN 0] x", "* OK [HIGHESTMODSEQ] x",
          "* OK [MAILBOXID (F22-1)] x", "* OK [X a=b;c] x", "* OK [CLOSED] x", "* 3 EXISTS "})
        QTest::newRow(line) << QByteArray(line);
}

void TestSelect::bends()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(
        Script(Greeting
               + ("C: a1 EXAMINE...\nS: " + line + "\nS: * 3 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: " + line
                  + "\nS: * OK [UIDVALIDITY 7] x\nS: a1 OK")));
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    QCOMPARE(session->mailbox().count(), 3U);
    QCOMPARE(session->mailbox().uidValidity(), 7U);
}

// What was known of the old mailbox must not be taken for the new one.
void TestSelect::again()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT "A"
        S: * 5 EXISTS
        S: * OK [UIDVALIDITY 1] x
        S: * OK [PERMANENTFLAGS (\Seen)] x
        S: * 5 FETCH (UID 50)
        S: a1 OK
        C: a2 EXAMINE "B"
        S: * OK [CLOSED] x
        S: * 2 EXISTS
        S: a2 OK)"));
    QVERIFY(await(session->send(Select{MailboxName(u"A"), Access::ReadWrite})));
    QCOMPARE(session->mailbox().messages().at(5).uid, 50U);
    QVERIFY(await(session->send(Select{MailboxName(u"B")})));
    QCOMPARE(session->mailbox().count(), 2U);
    QCOMPARE(session->mailbox().uidValidity(), 0U);
    QVERIFY(session->mailbox().permanentFlags().isEmpty() && session->mailbox().isReadOnly());
    QCOMPARE(session->mailbox().messages().at(1).uid, 0U);
}

void TestSelect::refused()
{
    for (const QByteArray &answer : {QByteArray("NO [NONEXISTENT] gone"), QByteArray("BAD what?")}) {
        ScriptedSession session(
            Script(Greeting
                   + ("C: a1 EXAMINE \"A\"\nS: * 3 EXISTS\nS: a1 OK\nC: a2 EXAMINE \"B\"\nS: a2 " + answer
                      + "\nS: * 9 EXISTS\nC: a3 EXAMINE \"A\"\nS: * 3 EXISTS\nS: a3 OK")));
        QVERIFY(await(session->send(Select{MailboxName(u"A")})));
        QVERIFY(!await(session->send(Select{MailboxName(u"B")})));
        QVERIFY(!session->mailbox().isSelected());
        QCOMPARE(session->state(), Session::State::Authenticated);
        QVERIFY(await(session->send(Select{MailboxName(u"A")})));
        QCOMPARE(session->mailbox().count(), 3U);
        QCOMPARE(session->state(), Session::State::Selected);
    }
}

static const char CondStore[] = "S: * OK [CAPABILITY IMAP4rev1 CONDSTORE QRESYNC LITERAL+] ready\n";

// RFC 7162 sections 3.1.8 and 3.2.5
void TestSelect::parameters()
{
    ScriptedSession session(Script(QByteArray(CondStore) + R"(
        C: a1 EXAMINE "A" (CONDSTORE)
        S: a1 OK
        C: a2 SELECT "A" (QRESYNC (67890007 20050715194045000))
        S: a2 OK
        C: a3 SELECT "A" (QRESYNC (67890007 90060115194045000 41:211,214:541))
        S: a3 OK
        C: a4 SELECT "A" (QRESYNC (67890007 90060115194045000 1:29997 (5000,7500 15000,22500)))
        S: a4 OK)"));
    const MailboxName a(u"A");
    const auto good = [&](Select select) {
        return bool(await(session->send(std::move(select))));
    };
    QVERIFY2(good({a, Access::ReadOnly, true}), session.why());
    QVERIFY2(good({a, Access::ReadWrite, false, QResync{67890007, 20050715194045000}}), session.why());
    SequenceSet known(41, 211);
    known.add(214, 541);
    QVERIFY2(good({a, Access::ReadWrite, true, QResync{67890007, 90060115194045000, known}}), session.why());
    SequenceSet numbers(5000, 5000), uids(15000, 15000);
    numbers.add(7500);
    uids.add(22500);
    QVERIFY2(
        good({a, Access::ReadWrite, false, QResync{67890007, 90060115194045000, {1, 29997}, numbers, uids}}),
        session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestSelect::noParameters_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("no UIDVALIDITY") << 0;
    QTest::newRow("no mod-sequence") << 1;
    QTest::newRow("more numbers than UIDs") << 2;
}

void TestSelect::noParameters()
{
    QFETCH(int, row);
    const QResync rows[] = {{0, 5}, {5, 0}, {5, 5, {}, {1, 3}, {1, 2}}};
    ScriptedSession session{Script(CondStore)};
    QCOMPARE(errorOf(await(session->send(Select{MailboxName(u"A"), Access::ReadOnly, false, rows[row]}))),
             Kind::InvalidArgument);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(lackedBy(Select{MailboxName(u"A"), Access::ReadOnly, true}), "CONDSTORE");
    QCOMPARE(lackedBy(Select{MailboxName(u"A"), Access::ReadOnly, true, rows[0]}), "QRESYNC");
    QCOMPARE(lackedBy(Select{MailboxName(u"A")}), "");
}

void TestSelect::told()
{
    const auto opened = perform(Select{MailboxName(u"A"), Access::ReadWrite}, R"(C: a1 SELECT "A"
        S: * OK [UIDVALIDITY 1] of the old one
        S: * OK [CLOSED] x
        S: * 172 EXISTS
        S: * FLAGS (\Answered \Seen $Label)
        S: * OK [UNSEEN 12] x
        S: * OK [UIDVALIDITY 3857529045] x
        S: * OK [UIDNEXT 4392] x
        S: * OK [PERMANENTFLAGS (\Deleted \*)] x
        S: * OK [HIGHESTMODSEQ 20060115205545359] x
        S: * OK [MAILBOXID (F2212ea87-6097-4256)] x
        S: * NO [UIDNOTSTICKY] Non-persistent UIDs
        S: a1 OK [READ-WRITE] done
)");
    QVERIFY(opened);
    QVERIFY(!opened->readOnly && opened->uidsNotSticky);
    QCOMPARE(opened->uidValidity, 3857529045U);
    QCOMPARE(opened->uidNext, 4392U);
    QCOMPARE(opened->firstUnseen, 12U);
    QCOMPARE(opened->highestModSeq, 20060115205545359U);
    QCOMPARE(opened->mailboxId, "F2212ea87-6097-4256");
    QCOMPARE(opened->flags.join(' '), "\\Answered \\Seen $Label");
    QCOMPARE(opened->permanentFlags.join(' '), "\\Deleted \\*");
    QVERIFY(opened->vanished.isEmpty());
}

// What says nothing is as good as not told.
void TestSelect::toldOddly_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* OK [UIDVALIDITY] x", "* OK [UIDNEXT x] x", "* OK [HIGHESTMODSEQ] x", "* OK [NOMODSEQ] x",
          "* OK [HIGHESTMODSEQ -1] x", "* OK [UNSEEN] x", "* OK [MAILBOXID] x", "* OK [MAILBOXID F2] x",
          "* OK [PERMANENTFLAGS] x", "* FLAGS", "* FLAGS NIL", "* FLAGS ()", "* OK [X-Y (a)] x"})
        QTest::newRow(line) << QByteArray(line);
}

void TestSelect::toldOddly()
{
    QFETCH(QByteArray, line);
    const auto opened =
        perform(Select{MailboxName(u"A")}, "C: a1 EXAMINE \"A\"\nS: " + line + "\nS: * 3 EXISTS\nS: a1 OK\n");
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text));
    QVERIFY(opened->readOnly && opened->uidValidity == 0 && opened->uidNext == 0
            && opened->highestModSeq == 0);
    QVERIFY(opened->mailboxId.isEmpty() && opened->flags.isEmpty() && opened->permanentFlags.isEmpty());
}

void TestSelect::vanished()
{
    ScriptedSession session(Script(QByteArray(CondStore) + R"(
        C: a1 SELECT "A" (QRESYNC (67890007 5))
        S: * 31 EXISTS
        S: * OK [UIDVALIDITY 67890007] x
        S: * VANISHED (EARLIER) 41,43:116,118
        S: * 3 FETCH (UID 8 FLAGS (\Seen) MODSEQ (90060115194045001))
        S: * VANISHED (EARLIER) 117
        S: a1 OK)"));
    const auto opened =
        await(session->send(Select{MailboxName(u"A"), Access::ReadWrite, false, QResync{67890007, 5}}));
    QVERIFY2(opened, session.why());
    QCOMPARE(opened->vanished.toWire(), "41,43:118");
    QCOMPARE(session->mailbox().messages().flags(3).system, quint32(MessageStore::Seen));
}

void TestSelect::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Access::ReadWrite})));
    QVERIFY(session->mailbox().count() > 0 && session->mailbox().uidValidity() > 0
            && session->mailbox().uidNext() > 0);
    QVERIFY(!session->mailbox().isReadOnly() && session->mailbox().permanentFlags().contains("\\Seen"));
    QVERIFY(await(session->send(Select{MailboxName(u"Other users/yuki/仕入先")})));
    QVERIFY(session->mailbox().isReadOnly());
    const auto missing = await(session->send(Select{MailboxName(u"No such mailbox")}));
    QCOMPARE(errorOf(missing), Kind::Refused);
    QVERIFY(!session->mailbox().isSelected());
}

void TestSelect::dovecotResyncs()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mine(u"tst_select");
    QVERIFY(await(session->send(Raw{"CREATE tst_select"})));
    QVERIFY(await(session->send(Append{mine, {{"S: 1\r\n\r\n"}, {"S: 2\r\n\r\n"}, {"S: 3\r\n\r\n"}}})));
    const auto before = await(session->send(Select{mine, Access::ReadWrite, true}));
    QVERIFY(before && before->highestModSeq > 0);
    QCOMPARE(before->uidNext, 4U);
    QCOMPARE(before->mailboxId.isEmpty(), !session->supports("OBJECTID"));
    QVERIFY(await(session->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Deleted}})));
    QVERIFY(await(session->send(Expunge{})));
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"ENABLE QRESYNC"})));
    const auto after = await(session->send(
        Select{mine, Access::ReadWrite, false, QResync{before->uidValidity, before->highestModSeq, {1, 3}}}));
    QVERIFY2(after, qPrintable(after ? QString() : after.error().text));
    QCOMPARE(after->vanished.toWire(), "2");
    QVERIFY(after->highestModSeq > before->highestModSeq);
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_select"})));
}

QTEST_GUILESS_MAIN(TestSelect)
#include "tst_select.moc"
