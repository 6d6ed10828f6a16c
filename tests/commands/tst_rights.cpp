#include "imapcore/commands/rights.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestRights : public QObject
{
    Q_OBJECT

private slots:
    void known_data();
    void known();
    void listRights_data();
    void listRights();
    void malformed_data();
    void malformed();
    void eitherOrder();
    void refusals();
    void dovecot();
};

void TestRights::known_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("rights");
    QTest::addColumn<bool>("cdVirtual");
    QTest::newRow("Dovecot") << QByteArray("ACL RIGHTS=texk") << QByteArray("lrswiptexka") << true;
    QTest::newRow("Cyrus") << QByteArray("ACL RIGHTS=kxten") << QByteArray("lrswipkxtena") << true;
    QTest::newRow("digits") << QByteArray("acl rights=kxte09") << QByteArray("lrswipkxte09a") << true;
    QTest::newRow("two") << QByteArray("ACL RIGHTS=texk RIGHTS=n") << QByteArray("lrswiptexkna") << true;
    QTest::newRow("RFC 2086") << QByteArray("ACL") << QByteArray("lrswipcda") << false;
    QTest::newRow("Courier") << QByteArray("ACL ACL2=UNION") << QByteArray("lrswipcda") << false;
}

void TestRights::known()
{
    QFETCH(QByteArray, capabilities);
    const KnownRights known = KnownRights::from(Capabilities("IMAP4rev1 " + capabilities));
    QTEST(known.rights, "rights");
    QTEST(known.cdVirtual, "cdVirtual");
    QCOMPARE(known.unionOfAll, capabilities.contains("UNION"));
    QCOMPARE(known.contains('k'), known.cdVirtual);
    QCOMPARE(known.contains('c'), !known.cdVirtual);
    QVERIFY(known.contains('l') && known.contains('a') && !known.contains('z'));
    QCOMPARE(known.withoutVirtual("lrscd"), known.cdVirtual ? "lrs" : "lrscd");
}

void TestRights::listRights_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("rights"); // "always|set|set…"
    const auto row = [](const char *name, const QByteArray &line, const char *rights) {
        QTest::newRow(name) << line << QByteArray(rights);
    };
    // RFC 4314 section 3.4
    row("RFC 4314", "* LISTRIGHTS Work bob la r swicdkxte", "la|r|swicdkxte");
    row("nothing always", R"(* LISTRIGHTS Work bob "" l r s w i p k x t e a)", "|l|r|s|w|i|p|k|x|t|e|a");
    row("quoted", R"(* LISTRIGHTS "Work" "bob" "al" "c" "wt")", "al|c|wt");
    row("literals", "* LISTRIGHTS {4}\nS: Work {3}\nS: bob {2}\nS: la r", "la|r");
    row("no optional part", "* LISTRIGHTS Work bob lr", "lr");
    row("nothing at all", "* LISTRIGHTS Work bob", "");
    row("trailing space", "* LISTRIGHTS Work bob lr ", "lr");
    row("digits", "* LISTRIGHTS Work bob lr 0 1 9", "lr|0|1|9");
    row("another mailbox before", "* LISTRIGHTS Other bob a\nS: * LISTRIGHTS Work bob l r", "l|r");
    row("another identifier before", "* LISTRIGHTS Work Bob a\nS: * LISTRIGHTS Work bob l r", "l|r");
    row("spaces", "*  listrights  Work  bob  l  r ", "l|r");
}

void TestRights::listRights()
{
    QFETCH(QByteArray, line);
    const auto grantable = perform(ListRights{MailboxName(u"Work"), QStringLiteral("bob")},
                                   "C: a1 LISTRIGHTS \"Work\" \"bob\"\nS: " + line + "\nS: a1 OK\n");
    QVERIFY2(grantable, qPrintable(grantable ? QString() : grantable.error().text));
    QByteArray text = grantable->always;
    for (const QByteArray &set : grantable->optional)
        text += '|' + set;
    QTEST(text, "rights");
}

void TestRights::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* LISTRIGHTS", "* LISTRIGHTS Work", "* LISTRIGHTS Work bob (l)",
                             "* LISTRIGHTS Work bob l (r)", "* LISTRIGHTS Work \"bob l"})
        QTest::newRow(line) << QByteArray(line);
}

void TestRights::malformed()
{
    QFETCH(QByteArray, line);
    const auto grantable = perform(ListRights{MailboxName(u"Work"), QStringLiteral("bob")},
                                   "C: a1 LISTRIGHTS...\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(grantable), Kind::Malformed);
}

void TestRights::eitherOrder()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LISTRIGHTS "A" "bob"
        C: a2 LISTRIGHTS "A" "-bob"
        S: * LISTRIGHTS A -bob "" l
        S: * LISTRIGHTS A bob a r
        S: a2 OK
        S: a1 OK)"));
    const MailboxName a(u"A");
    Answer bob(session->send(ListRights{a, QStringLiteral("bob")}));
    Answer without(session->send(ListRights{a, QStringLiteral("-bob")}));
    QTRY_VERIFY2(bob && without, session.why());
    QCOMPARE((**bob).always, "a");
    QCOMPARE((**without).optional, QByteArrayList{"l"});
}

void TestRights::refusals()
{
    const ListRights list{MailboxName(u"Work"), QStringLiteral("bob")};
    QCOMPARE(errorOf(perform(list, "C: a1 LISTRIGHTS...\nS: a1 OK\n")), Kind::Malformed);
    QCOMPARE(errorOf(perform(list, "C: a1 LISTRIGHTS...\nS: a1 NO no such mailbox\n")), Kind::Refused);
}

void TestRights::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const KnownRights known = KnownRights::from(session->capabilities());
    QVERIFY(known.cdVirtual);
    for (const char right : QByteArray("lrswipkxtea"))
        QVERIFY(known.contains(right));
    const auto grantable =
        await(session->send(ListRights{MailboxName(u"Company/Support"), QStringLiteral("jonas")}));
    QVERIFY(grantable);
    QCOMPARE(grantable->always, "");
    for (const char right : QByteArray("lrswipkxtea"))
        QVERIFY(grantable->optional.contains(QByteArray(1, right)));
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
