#include "imapcore/commands/quota.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestQuota : public QObject
{
    Q_OBJECT

private slots:
    void roots_data();
    void roots();
    void malformed_data();
    void malformed();
    void servers_data();
    void servers();
    void oneAfterTheOther();
    void dovecot();
};

// "root: NAME usage/limit …"
static QString text(const std::vector<QuotaRoot> &roots)
{
    QStringList lines;
    for (const QuotaRoot &root : roots) {
        QString line = root.name + u':';
        for (const QuotaResource &resource : root.resources)
            line += QStringLiteral(" %1 %2/%3")
                        .arg(QString::fromLatin1(resource.name))
                        .arg(resource.usage)
                        .arg(resource.limit);
        lines += line;
    }
    return lines.join(u'|');
}

void TestQuota::roots_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("roots");
    const auto row = [](const char *name, const QByteArray &lines, const char *roots) {
        QTest::newRow(name) << lines << QString::fromUtf8(roots);
    };
    row("RFC 9208",
        "S: * QUOTAROOT Work \"#user/alice\" \"!partition/sda4\"\nS: * QUOTA \"#user/alice\" (MESSAGE 42 "
        "1000)\n"
        "S: * QUOTA \"!partition/sda4\" (STORAGE 104 10923847)\n",
        "#user/alice: MESSAGE 42/1000|!partition/sda4: STORAGE 104/10923847");
    row("RFC 9208, the root \"\"", "S: * QUOTAROOT Work \"\"\nS: * QUOTA \"\" (STORAGE 10 512)\n",
        ": STORAGE 10/512");
    row("RFC 9208, no root", "S: * QUOTAROOT Work\n", "");
    row("no root, trailing space", "S: * QUOTAROOT Work \n", "");
    row("no answer at all", "", "");
    row("no limits", "S: * QUOTAROOT Work r\nS: * QUOTA r ()\n", "r:");
    row("no parentheses", "S: * QUOTAROOT Work \"ROOT\"\nS: * QUOTA \"ROOT\"\n", "ROOT:");
    row("no parentheses, trailing space", "S: * QUOTAROOT Work r\nS: * QUOTA r \n", "r:");
    row("several resources",
        "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 1 2 MESSAGE 3 4 X-NUM-FOLDERS 60 200)\n",
        "r: STORAGE 1/2 MESSAGE 3/4 X-NUM-FOLDERS 60/200");
    row("names in any case", "S: * QUOTAROOT Work r\nS: * QUOTA r (storage 1 2)\n", "r: STORAGE 1/2");
    row("above the limit", "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 118 100)\n", "r: STORAGE 118/100");
    row("limit of nothing", "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 0 0)\n", "r: STORAGE 0/0");
    row("63 bits", "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 4294967297 9223372036854775807)\n",
        "r: STORAGE 4294967297/9223372036854775807");
    row("spaces", "S: *  QUOTAROOT  Work  r \nS: * QUOTA r  ( STORAGE  1  2 )\n", "r: STORAGE 1/2");
    row("QUOTA missing for a listed root", "S: * QUOTAROOT Work a b\nS: * QUOTA b (STORAGE 1 2)\n",
        "a:|b: STORAGE 1/2");
    row("QUOTA for another root",
        "S: * QUOTAROOT Work a\nS: * QUOTA other (STORAGE 5 6)\nS: * QUOTA a (STORAGE 1 2)\n",
        "a: STORAGE 1/2");
    row("QUOTA first", "S: * QUOTA a (STORAGE 1 2)\nS: * QUOTAROOT Work a\n", "a: STORAGE 1/2");
    row("QUOTA twice", "S: * QUOTAROOT Work a\nS: * QUOTA a (STORAGE 1 2)\nS: * QUOTA a (STORAGE 3 4)\n",
        "a: STORAGE 3/4");
    row("the same root twice", "S: * QUOTAROOT Work a a\nS: * QUOTA a (STORAGE 1 2)\n", "a: STORAGE 1/2");
    row("names of any kind",
        "S: * QUOTAROOT Work \"a \\\"b\\\" (c)\" {3}\nS: \xC3\xBC!\nS: * QUOTA {3}\nS: \xC3\xBC! (STORAGE 1 "
        "2)\n",
        "a \"b\" (c):|ü!: STORAGE 1/2");
    row("another mailbox's roots", "S: * QUOTAROOT Other x\nS: * QUOTAROOT Work a\nS: * QUOTA a ()\n", "a:");
    row("brackets", "S: * QUOTAROOT Work [a]\nS: * QUOTA [a] (STORAGE 1 2)\n", "[a]: STORAGE 1/2");
}

void TestQuota::roots()
{
    QFETCH(QByteArray, lines);
    const auto roots =
        perform(GetQuotaRoot{MailboxName(u"Work")}, "C: a1 GETQUOTAROOT \"Work\"\n" + lines + "S: a1 OK\n");
    QVERIFY2(roots, qPrintable(roots ? QString() : roots.error().text));
    QTEST(text(*roots), "roots");
}

void TestQuota::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* QUOTA", "* QUOTA r STORAGE 1 2", "* QUOTA r (STORAGE 1 2", "* QUOTA r (STORAGE)",
          "* QUOTA r (STORAGE 1)", "* QUOTA r (STORAGE x 2)", "* QUOTA r (STORAGE 1 99999999999999999999)",
          "* QUOTAROOT", "* QUOTAROOT Work (a)", "* QUOTAROOT Work \"a"})
        QTest::newRow(line) << QByteArray(line);
}

void TestQuota::malformed()
{
    QFETCH(QByteArray, line);
    const auto roots = perform(GetQuotaRoot{MailboxName(u"Work")},
                               "C: a1 GETQUOTAROOT...\nS: * QUOTAROOT Work r\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(roots), Kind::Malformed);
}

void TestQuota::servers_data()
{
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("dovecot") << QStringLiteral("INBOX") << QStringLiteral("public")
                             << QStringLiteral("User quota: STORAGE 118/400000 MESSAGE 113/9000")
                             << QString();
    QTest::newRow("cyrus")
        << QStringLiteral("user/alice") << QStringLiteral("user/dave")
        << QStringLiteral("user/alice: STORAGE 106/400000 MESSAGE 104/9000 X-ANNOTATION-STORAGE 0/1000 "
                          "X-NUM-FOLDERS 60/200")
        << QStringLiteral("user/dave:");
    QTest::newRow("courier") << QStringLiteral("INBOX") << QStringLiteral("INBOX")
                             << QStringLiteral("ROOT: STORAGE 0/10240 MESSAGE 0/1000")
                             << QStringLiteral("ROOT:");
}

void TestQuota::servers()
{
    QFETCH(QString, mailbox);
    QFETCH(QString, other);
    ScriptedSession session(
        Script::fromFile(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("/quota.imap")),
        ScriptDevice::Pieces::Random);
    const auto first = await(session->send(GetQuotaRoot{MailboxName(mailbox)}));
    QVERIFY2(first, session.why());
    QTEST(text(*first), "first");
    const auto second = await(session->send(GetQuotaRoot{MailboxName(other)}));
    QVERIFY2(second, session.why());
    QTEST(text(*second), "second");
}

// A QUOTA line does not say for which mailbox it was sent.
void TestQuota::oneAfterTheOther()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        X: turn
        S: * QUOTAROOT A r
        S: * QUOTA r (STORAGE 1 2)
        S: a1 OK
        C: a2 GETQUOTAROOT "B"
        S: * QUOTAROOT B s
        S: a2 OK)"));
    Answer a(session->send(GetQuotaRoot{MailboxName(u"A")})),
        b(session->send(GetQuotaRoot{MailboxName(u"B")}));
    QTRY_VERIFY2(a && b, session.why());
    QCOMPARE(text(**a), QStringLiteral("r: STORAGE 1/2"));
    QCOMPARE(text(**b), QStringLiteral("s:"));
}

void TestQuota::dovecot()
{
    const Dovecot server;
    const auto olivia = server.session();
    const auto own = await(olivia->send(GetQuotaRoot{MailboxName(u"INBOX")}));
    QVERIFY(own);
    QCOMPARE(own->size(), size_t(1));
    QCOMPARE((*own)[0].name, QStringLiteral("Mailbox"));
    QCOMPARE((*own)[0].resources.size(), size_t(2));
    const auto shared = await(olivia->send(GetQuotaRoot{MailboxName(u"Company/Support")}));
    QVERIFY(shared);
    QCOMPARE((*shared)[0].name, QStringLiteral("Company storage"));
    QVERIFY((*shared)[0].resources[0].usage > (*shared)[0].resources[0].limit);
    QCOMPARE(errorOf(await(olivia->send(GetQuotaRoot{MailboxName(u"Other users/jonas")}))), Kind::Refused);

    const auto hannah = server.session(QStringLiteral("hannah")); // no limit
    const auto none = await(hannah->send(GetQuotaRoot{MailboxName(u"INBOX")}));
    QVERIFY(none);
    QVERIFY2(text(*none).isEmpty() || (*none)[0].resources.empty(), qPrintable(text(*none)));
}

QTEST_GUILESS_MAIN(TestQuota)
#include "tst_quota.moc"
