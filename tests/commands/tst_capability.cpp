#include "imapcore/commands/acl.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/status.h"
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
    void utf8();
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

// RFC 6855 section 3: once it is on, names and texts go out as UTF-8 and come so, and no charset is named.
void TestCapability::utf8()
{
    ScriptedSession session(
        Script("S: * PREAUTH [CAPABILITY IMAP4rev1 ENABLE UTF8=ACCEPT LITERAL+ ACL] ready\n"
               R"(
        C: a1 GETACL "Entw&APw-rfe A&-B"
        S: * ACL "Entw&APw-rfe A&-B" bob lr
        S: a1 OK
        C: a2 ENABLE UTF8=ACCEPT
        S: * ENABLED UTF8=ACCEPT
        S: a2 OK
        C: a3 GETACL {13+}
        C: Entwürfe A&B
        S: * ACL "Entwürfe A&B" bob lra
        S: a3 OK
        C: a4 STATUS {13+}
        C: Entwürfe A&B (MESSAGES)
        S: * STATUS "Entwürfe A&B" (MESSAGES 5)
        S: a4 OK
        C: a5 LIST "" "*"
        S: * LIST () "/" "Entwürfe A&B"
        S: a5 OK
        C: a6 GETACL {13+}
        C: Entwürfe A&B
        S: * ACL "Entwürfe A&B" bob l
        S: a6 OK
        C: a7 UID SEARCH SUBJECT {2+}
        C: ä
        S: * SEARCH 7
        S: a7 OK)"));
    const MailboxName drafts(u"Entwürfe A&B");
    const auto before = await(session->send(GetAcl{drafts}));
    QVERIFY2(before && !session->isEnabled("UTF8=ACCEPT"), session.why());
    QVERIFY2(await(session->send(Enable{{"UTF8=ACCEPT"}})), session.why());
    QVERIFY(session->isEnabled("UTF8=ACCEPT"));
    const auto after = await(session->send(GetAcl{drafts}));
    QVERIFY2(after, session.why());
    QCOMPARE(after->at(0).rights, "lra");
    const auto status = await(session->send(GetStatus{drafts, {"MESSAGES"}}));
    QVERIFY2(status && status->messages == 5U, session.why());
    const auto listed = await(session->send(List{"*"}));
    QVERIFY2(listed, session.why());
    QCOMPARE(listed->at(0).name.toString(), drafts.toString());
    QVERIFY2(await(session->send(GetAcl{listed->at(0).name})), session.why());
    const auto found = await(session->send(Search{SearchKey::subject(QStringLiteral("ä"))}));
    QVERIFY2(found, session.why());
    QCOMPARE(found->all.toWire(), "7");
    QVERIFY2(session.isFinished(), session.why());
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
