#include "imapcore/commands/append.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestCopy : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void codes_data();
    void codes();
    void pairs();
    void hugeSets();
    void moveHears();
    void moveNeedsMove();
    void refused();
    void dovecot();
};

static const char Moves[] = "S: * OK [CAPABILITY IMAP4rev1 MOVE UIDPLUS LITERAL+] ready\n";

void TestCopy::writing()
{
    const MailboxName there(u"Entwürfe");
    QVERIFY(perform(Copy{Messages::numbers({2, 4}), there}, "C: a1 COPY 2:4 \"Entw&APw-rfe\"\nS: a1 OK\n"));
    QVERIFY(perform(Copy{Messages::uids({2, SequenceSet::Star}), there},
                    "C: a1 UID COPY 2:* \"Entw&APw-rfe\"\nS: a1 OK\n"));
    QVERIFY(perform(Copy{Messages::saved(Messages::By::Number), there},
                    "C: a1 COPY $ \"Entw&APw-rfe\"\nS: a1 OK\n"));
    QCOMPARE(errorOf(perform(Copy{Messages::uids({}), there}, "")), Kind::InvalidArgument);
}

// "validity: sources > destinations"
static QByteArray text(const CopyUid &copied)
{
    return QByteArray::number(copied.uidValidity()) + ": " + copied.sources().toWire() + " > "
           + copied.destinations().toWire();
}

void TestCopy::codes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("copied");
    const auto row = [](const char *code, const char *copied) {
        QTest::newRow(code) << QByteArray(code) << QByteArray(copied);
    };
    row("[COPYUID 38505 304,319:320 3956:3958]", "38505: 304,319:320 > 3956:3958"); // RFC 4315 section 3
    row("[COPYUID 38505 4:2 9,8,7]", "38505: 2:4 > 7:9");
    row("[copyuid 1  2  3 ]", "1: 2 > 3");
    row("[COPYUID 4294967295 4294967295 4294967295]",
        "4294967295: * > *"); // as a set writes the greatest number
    row("", "0:  > ");
    row("[READ-WRITE]", "0:  > ");
    row("[COPYUID]", "0:  > ");
    row("[COPYUID 38505 304]", "0:  > ");
    row("[COPYUID 38505 304 ]", "0:  > ");
    row("[COPYUID 38505 304,305 7]", "0:  > ");
    row("[COPYUID 38505 x 7]", "0:  > ");
    row("[COPYUID 38505 1:* 7]", "0:  > ");
    row("[COPYUID 38505 0 7]", "0:  > ");
    row("[COPYUID 38505 4294967296 7]", "0:  > ");
    row("[COPYUID x 1 7]", "0:  > ");
    row("[COPYUID 38505 , ,]", "0:  > ");
}

void TestCopy::codes()
{
    QFETCH(QByteArray, code);
    const auto copied = perform(Copy{Messages::uids({1, 9}), MailboxName(u"A")},
                                "C: a1 UID COPY 1:9 \"A\"\nS: a1 OK " + code + " Done\n");
    QVERIFY(copied);
    QTEST(text(*copied), "copied");
}

// The n-th of the one set became the n-th of the other, in the order they stand in.
void TestCopy::pairs()
{
    CopyUid copied;
    QVERIFY(copied.isEmpty());
    QVERIFY(copied.add("7 10,4:6,2 100:102,90,200"));
    const auto at = [&copied](quint32 uid) {
        return copied.destinationOf(uid).value_or(0);
    };
    QCOMPARE(at(10), 100U);
    QCOMPARE(at(4), 101U);
    QCOMPARE(at(5), 102U);
    QCOMPARE(at(6), 90U);
    QCOMPARE(at(2), 200U);
    QCOMPARE(at(3), 0U);
    QVERIFY(copied.add("7 50 300"));
    QCOMPARE(at(50), 300U);
    QCOMPARE(at(2), 200U);
}

void TestCopy::hugeSets()
{
    CopyUid copied;
    QVERIFY(copied.add("7 1:4294967290 5:4294967294"));
    QCOMPARE(copied.destinationOf(4294967290).value_or(0), 4294967294U);
}

// RFC 6851 section 4.3, and a server that moves in two steps
void TestCopy::moveHears()
{
    ScriptedSession session(Script(QByteArray(Moves) + R"(
        C: a1 SELECT "A"
        S: * 4 EXISTS
        S: a1 OK
        C: a2 UID MOVE 42:69 "B"
        S: * OK [COPYUID 432432 42:43 1202:1203]
        S: * OK [COPYUID] x
        S: * 3 EXPUNGE
        S: * OK [COPYUID 432432 69 1204]
        S: * 1 EXPUNGE
        S: a2 OK [HIGHESTMODSEQ 7] Done
        C: a3 MOVE 1 "B"
        S: * 1 EXPUNGE
        S: a3 OK [COPYUID 432432 70 1205] Done)"));
    QVERIFY(await(session->send(Select{MailboxName(u"A"), Select::Access::ReadWrite})));
    const auto moved = await(session->send(Move{Messages::uids({42, 69}), MailboxName(u"B")}));
    QVERIFY2(moved, session.why());
    QCOMPARE(text(*moved), "432432: 42:43,69 > 1202:1204");
    QCOMPARE(session->mailbox().count(), 2U);
    const auto tagged = await(session->send(Move{Messages::numbers({1, 1}), MailboxName(u"B")}));
    QVERIFY2(tagged, session.why());
    QCOMPARE(text(*tagged), "432432: 70 > 1205");
    QCOMPARE(session->mailbox().count(), 1U);
}

void TestCopy::moveNeedsMove()
{
    QCOMPARE(lackedBy(Move{Messages::numbers({1, 1}), MailboxName(u"B")}), "MOVE");
}

void TestCopy::refused()
{
    const auto result = perform(Copy{Messages::numbers({1, 1}), MailboxName(u"B")},
                                "C: a1 COPY...\nS: a1 NO [TRYCREATE] No such mailbox\n");
    QCOMPARE(errorOf(result), Kind::Refused);
    QCOMPARE(result.error().code, "TRYCREATE");
}

void TestCopy::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName from(u"tst_copy"), to(u"tst_copy 2");
    QVERIFY(await(session->send(Raw{"CREATE tst_copy"}))
            && await(session->send(Raw{"CREATE \"tst_copy 2\""})));
    QVERIFY(await(session->send(Append{from, {{"S: 1\r\n\r\n"}, {"S: 2\r\n\r\n"}, {"S: 3\r\n\r\n"}}})));
    QVERIFY(await(session->send(Select{from, Select::Access::ReadWrite})));
    const auto copied = await(session->send(Copy{Messages::numbers({2, 3}), to}));
    QVERIFY(copied && copied->uidValidity() > 0);
    QCOMPARE(copied->destinationOf(3).value_or(0), 2U);
    const auto moved = await(session->send(Move{Messages::uids({1, 1}), to}));
    QVERIFY(moved);
    QCOMPARE(moved->destinationOf(1).value_or(0), 3U);
    QCOMPARE(session->mailbox().count(), 2U);
    const auto nowhere = await(session->send(Copy{Messages::uids({2, 2}), MailboxName(u"tst_copy 3")}));
    QCOMPARE(errorOf(nowhere), Kind::Refused);
    QCOMPARE(nowhere.error().code, "TRYCREATE");
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_copy"}))
            && await(session->send(Raw{"DELETE \"tst_copy 2\""})));
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
