#include "imapcore/commands/select.h"
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
    void dovecot();
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

QTEST_GUILESS_MAIN(TestSelect)
#include "tst_select.moc"
