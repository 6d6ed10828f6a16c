#include "imapcore/commands/capability.h"
#include "imapcore/commands/login.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestCapability : public QObject
{
    Q_OBJECT

private slots:
    void whereTheyCome_data();
    void whereTheyCome();
    void enable_data();
    void enable();
    void dovecot();
};

void TestCapability::whereTheyCome_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("asked for") << QByteArray(
        "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 NEW\nS: a1 OK");
    QTest::newRow("trailing spaces") << QByteArray(
        "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY  IMAP4rev1  NEW  \nS: a1 OK");
    QTest::newRow("any case") << QByteArray(
        "S: * OK ready\nC: a1 CAPABILITY\nS: * capability imap4REV1 new\nS: a1 OK");
    QTest::newRow("with the OK") << QByteArray(
        "S: * OK [CAPABILITY OLD] ready\nC: a1 CAPABILITY\nS: a1 OK [CAPABILITY IMAP4rev1 NEW] done");
    QTest::newRow("unasked") << QByteArray("S: * OK [CAPABILITY OLD] ready\nC: a1 CAPABILITY\nS: * OK "
                                           "[CAPABILITY IMAP4rev1 NEW] changed\nS: a1 OK");
    QTest::newRow("twice, the last counts") << QByteArray(
        "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY OLD\nS: * CAPABILITY IMAP4rev1 NEW\nS: a1 OK");
}

void TestCapability::whereTheyCome()
{
    QFETCH(QByteArray, script);
    ScriptedSession session{Script(script)};
    QVERIFY(await(session->send(Capability{})));
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->capabilities().names(), (QByteArrayList{"IMAP4REV1", "NEW"}));
    QVERIFY(session->supports("new") && !session->supports("OLD"));
}

void TestCapability::enable_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArrayList>("enabled");
    QTest::newRow("RFC 5161") << QByteArray("S: * ENABLED CONDSTORE\n") << QByteArrayList{"CONDSTORE"};
    QTest::newRow("in lower case") << QByteArray("S: * ENABLED condstore\n") << QByteArrayList{"CONDSTORE"};
    QTest::newRow("two") << QByteArray("S: * ENABLED CONDSTORE X-GOOD-IDEA\n")
                         << QByteArrayList{"CONDSTORE", "X-GOOD-IDEA"};
    QTest::newRow("none") << QByteArray("S: * ENABLED\n") << QByteArrayList{};
    QTest::newRow("none, trailing space") << QByteArray("S: * ENABLED \n") << QByteArrayList{};
    QTest::newRow("no line") << QByteArray() << QByteArrayList{};
    QTest::newRow("two lines") << QByteArray("S: * ENABLED A\nS: * ENABLED B\n") << QByteArrayList{"A", "B"};
}

void TestCapability::enable()
{
    QFETCH(QByteArray, lines);
    const auto enabled = perform(Enable{{"CONDSTORE", "X-GOOD-IDEA"}},
                                 "C: a1 ENABLE CONDSTORE X-GOOD-IDEA\n" + lines + "S: a1 OK\n");
    QVERIFY(enabled);
    QTEST(*enabled, "enabled");
}

void TestCapability::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Capability{})));
    QVERIFY(session->supports("IMAP4rev1") && session->supports("ACL") && session->supports("QUOTA"));
    const auto enabled = await(session->send(Enable{{"CONDSTORE"}}));
    QVERIFY(enabled);
    QCOMPARE(*enabled, QByteArrayList{"CONDSTORE"});
}

QTEST_GUILESS_MAIN(TestCapability)
#include "tst_capability.moc"
