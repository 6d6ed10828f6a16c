#include "imapcore/commands/quota.h"
#include "imapcore/commands/setquota.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(imap::SetQuota)

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
    void together();
    void togetherInAnyOrder();
    void secondFirst();
    void linesMissing();
    void besideGetQuota();
    void getQuota_data();
    void getQuota();
    void setQuota_data();
    void setQuota();
    void setQuotaRefused();
    void supportIsToldByCapabilities();
    void dovecot();
};

// "root: NAME usage/limit …", with "?" where nothing was told
static QString text(const QuotaRoot &root)
{
    QString line = root.toString() + (root.told ? u':' : u'?');
    for (const QuotaResource &resource : root.resources)
        line += QStringLiteral(" %1 %2/%3")
                    .arg(QString::fromLatin1(resource.name))
                    .arg(resource.usage)
                    .arg(resource.limit ? QString::number(*resource.limit) : QStringLiteral("none"));
    return line;
}

static QString text(const std::vector<QuotaRoot> &roots)
{
    QStringList lines;
    for (const QuotaRoot &root : roots)
        lines += text(root);
    return lines.join(u'|');
}

static ReplyOf<GetQuotaRoot::Result> *get(Session &session, QStringView mailbox)
{
    return session.send(GetQuotaRoot{MailboxName(mailbox)});
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
        "a?|b: STORAGE 1/2");
    row("QUOTA for another root",
        "S: * QUOTAROOT Work a\nS: * QUOTA other (STORAGE 5 6)\nS: * QUOTA a (STORAGE 1 2)\n",
        "a: STORAGE 1/2");
    row("QUOTA first", "S: * QUOTA a (STORAGE 1 2)\nS: * QUOTAROOT Work a\n", "a: STORAGE 1/2");
    row("QUOTA twice", "S: * QUOTAROOT Work a\nS: * QUOTA a (STORAGE 1 2)\nS: * QUOTA a (STORAGE 3 4)\n",
        "a: STORAGE 1/2");
    row("the same root twice", "S: * QUOTAROOT Work a a\nS: * QUOTA a (STORAGE 1 2)\n", "a: STORAGE 1/2");
    row("names of any kind",
        "S: * QUOTAROOT Work \"a \\\"b\\\" (c)\" {3}\nS: \xC3\xBC!\nS: * QUOTA {3}\nS: \xC3\xBC! (STORAGE 1 "
        "2)\n",
        "a \"b\" (c)?|ü!: STORAGE 1/2");
    row("another mailbox's roots", "S: * QUOTAROOT Other x\nS: * QUOTAROOT Work a\nS: * QUOTA a ()\n", "a:");
    row("-1 for no limit", "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 7 -1 MESSAGE 0 -1)\n",
        "r: STORAGE 7/none MESSAGE 0/none");
    row("RFC 9208, every resource",
        "S: * QUOTAROOT Work r\nS: * QUOTA r (STORAGE 1 2 MESSAGE 3 4 MAILBOX 5 6 ANNOTATION-STORAGE 7 8)\n",
        "r: STORAGE 1/2 MESSAGE 3/4 MAILBOX 5/6 ANNOTATION-STORAGE 7/8");
    row("QUOTA first, and again",
        "S: * QUOTA a (STORAGE 1 2)\nS: * QUOTAROOT Work a\nS: * QUOTA a (STORAGE 3 4)\n", "a: STORAGE 3/4");
    row("QUOTA first for another root", "S: * QUOTA b (STORAGE 1 2)\nS: * QUOTAROOT Work a\n", "a?");
    QByteArray strangers;
    for (int i = 1; i <= 9; ++i)
        strangers += "S: * QUOTA r" + QByteArray::number(i) + " (STORAGE 1 2)\n";
    row("QUOTA first, for many roots", strangers + "S: * QUOTAROOT Work r8 r9\n", "r8: STORAGE 1/2|r9?");
    row("names that are prefixes", "S: * QUOTAROOT Work a ab\nS: * QUOTA ab (STORAGE 1 2)\nS: * QUOTA a ()\n",
        "a:|ab: STORAGE 1/2");
    row("names in another case are others", "S: * QUOTAROOT Work a\nS: * QUOTA A (STORAGE 1 2)\n", "a?");
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
    const QByteArray roots = line.startsWith("* QUOTAROOT") ? "" : "S: * QUOTAROOT Work r\n";
    const auto answer = perform(GetQuotaRoot{MailboxName(u"Work")},
                                "C: a1 GETQUOTAROOT...\n" + roots + "S: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(answer), Kind::Malformed);
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
void TestQuota::together()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        C: a2 GETQUOTAROOT "B"
        C: a3 GETQUOTAROOT "C"
        S: * QUOTAROOT A r
        S: * QUOTA r (STORAGE 1 9)
        S: a1 OK
        S: * QUOTAROOT B r s
        S: * QUOTA r (STORAGE 2 9)
        S: * QUOTA s (MESSAGE 3 9)
        S: a2 OK
        S: * QUOTAROOT C r
        S: * QUOTA r (STORAGE 4 9)
        S: a3 OK)"));
    Answer a(get(*session, u"A")), b(get(*session, u"B")), c(get(*session, u"C"));
    QTRY_VERIFY2(a && b && c, session.why());
    QCOMPARE(text(**a), QStringLiteral("r: STORAGE 1/9"));
    QCOMPARE(text(**b), QStringLiteral("r: STORAGE 2/9|s: MESSAGE 3/9"));
    QCOMPARE(text(**c), QStringLiteral("r: STORAGE 4/9"));
}

// RFC 9051 section 5.5 lets a server work on several at once.
void TestQuota::togetherInAnyOrder()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        C: a2 GETQUOTAROOT "B"
        C: a3 GETQUOTAROOT "C"
        S: * QUOTAROOT B r
        S: * QUOTAROOT A r
        S: * QUOTA r (STORAGE 1 9)
        S: * QUOTA r (STORAGE 2 9)
        S: a2 OK
        S: * QUOTAROOT C r
        S: a1 OK
        S: * QUOTA r (STORAGE 3 9)
        S: a3 OK)"));
    Answer a(get(*session, u"A")), b(get(*session, u"B")), c(get(*session, u"C"));
    QTRY_VERIFY2(a && b && c, session.why());
    QCOMPARE(text(**a), QStringLiteral("r: STORAGE 1/9"));
    QCOMPARE(text(**b), QStringLiteral("r: STORAGE 2/9"));
    QCOMPARE(text(**c), QStringLiteral("r: STORAGE 3/9"));
}

// The second's answer is complete while the first has heard nothing.
void TestQuota::secondFirst()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        C: a2 GETQUOTAROOT "B"
        S: * QUOTAROOT B r
        S: * QUOTA r (STORAGE 2 9)
        S: a2 OK
        S: * QUOTAROOT A r
        S: * QUOTA r (STORAGE 1 9)
        S: a1 OK)"));
    Answer a(get(*session, u"A")), b(get(*session, u"B"));
    QTRY_VERIFY2(a && b, session.why());
    QCOMPARE(text(**a), QStringLiteral("r: STORAGE 1/9"));
    QCOMPARE(text(**b), QStringLiteral("r: STORAGE 2/9"));
}

// Dovecot leaves out the QUOTA of a root without limits, or says OK alone; Courier leaves out the parentheses.
void TestQuota::linesMissing()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        C: a2 GETQUOTAROOT "B"
        C: a3 GETQUOTAROOT "C"
        C: a4 GETQUOTAROOT "D"
        C: a5 GETQUOTAROOT "E"
        S: * QUOTAROOT A ROOT
        S: a1 OK
        S: a2 OK No quota.
        S: * QUOTAROOT C "ROOT"
        S: * QUOTA "ROOT"
        S: a3 OK
        S: a4 NO not yours
        S: * QUOTAROOT "E" "ROOT"
        S: * QUOTA "ROOT" (STORAGE 5 9)
        S: a5 OK)"));
    Answer a(get(*session, u"A")), b(get(*session, u"B")), c(get(*session, u"C")), d(get(*session, u"D")),
        e(get(*session, u"E"));
    QTRY_VERIFY2(a && b && c && d && e, session.why());
    QCOMPARE(text(**a), QStringLiteral("ROOT?"));
    QVERIFY((**b).empty());
    QCOMPARE(text(**c), QStringLiteral("ROOT:"));
    QCOMPARE(errorOf(*d), Kind::Refused);
    QCOMPARE(text(**e), QStringLiteral("ROOT: STORAGE 5/9"));
}

// Each finds its own among the others, and no QUOTA is told twice.
void TestQuota::besideGetQuota()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETQUOTAROOT "A"
        C: a2 GETQUOTA "r"
        C: a3 GETQUOTA "s"
        S: * QUOTAROOT A r
        S: * QUOTA r (STORAGE 1 9)
        S: a1 OK
        S: * QUOTA r (STORAGE 2 9)
        S: a2 OK
        S: * QUOTA r (STORAGE 3 9)
        S: * QUOTA s ()
        S: a3 OK)"));
    int unsolicited = 0;
    connect(&*session, &Session::unsolicited, this, [&unsolicited] { ++unsolicited; });
    Answer a(get(*session, u"A"));
    Answer r(session->send(GetQuota{"r"})), s(session->send(GetQuota{"s"}));
    QTRY_VERIFY2(a && r && s, session.why());
    QCOMPARE(text(**a), QStringLiteral("r: STORAGE 1/9"));
    QCOMPARE(text(**r), QStringLiteral("r: STORAGE 2/9"));
    QCOMPARE(text(**s), QStringLiteral("s:"));
    QCOMPARE(unsolicited, 1);
}

void TestQuota::getQuota_data()
{
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("line"); // empty: none
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QByteArray &root, const QByteArray &written,
                        const QByteArray &line, const char *found) {
        QTest::newRow(name) << root << written << line << QString::fromUtf8(found);
    };
    row("RFC 9208", "!partition/sda4", R"("!partition/sda4")",
        R"(* QUOTA "!partition/sda4" (STORAGE 104 10923847))", "!partition/sda4: STORAGE 104/10923847");
    row("without a name", "", R"("")", R"(* QUOTA "" (STORAGE 10 512))", ": STORAGE 10/512");
    row("8-bit", "\xC3\xBC", "{2+}\nC: \xC3\xBC", "* QUOTA {2}\nS: \xC3\xBC (MESSAGE 1 2)", "ü: MESSAGE 1/2");
    row("quotes", "a\"b\\", R"("a\"b\\")", R"(* QUOTA "a\"b\\" ())", "a\"b\\:");
    row("no limits", "r", R"("r")", "* QUOTA r ()", "r:");
    row("no parentheses", "ROOT", R"("ROOT")", R"(* QUOTA "ROOT")", "ROOT:");
    row("OK alone", "r", R"("r")", "", "r?");
    row("for another root", "r", R"("r")", "* QUOTA s (STORAGE 1 2)", "r?");
    row("not modified UTF-7", "Entw&APw-rfe", R"("Entw&APw-rfe")", "* QUOTA Entw&APw-rfe ()",
        "Entw&APw-rfe:");
}

void TestQuota::getQuota()
{
    QFETCH(QByteArray, root);
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, line);
    const auto found =
        perform(GetQuota{root}, "C: a1 GETQUOTA " + written + '\n'
                                    + (line.isEmpty() ? "" : "S: " + line + '\n') + "S: a1 OK\n");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QTEST(text(*found), "found");
    QCOMPARE(found->name, root);
    QCOMPARE(errorOf(perform(GetQuota{root}, "C: a1 GETQUOTA " + written + "\nS: a1 NO [NOPERM] no\n")),
             Kind::Refused);
}

void TestQuota::setQuota_data()
{
    QTest::addColumn<SetQuota>("set");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const SetQuota &set, const char *written) {
        QTest::newRow(name) << set << QByteArray(written);
    };
    row("RFC 9208", {"", {{"STORAGE", 512}}}, R"("" (STORAGE 512))");
    row("several", {"user/alice", {{"STORAGE", 400000}, {"MESSAGE", 0}, {"X-NUM-FOLDERS", 200}}},
        R"("user/alice" (STORAGE 400000 MESSAGE 0 X-NUM-FOLDERS 200))");
    row("none", {"r", {}}, R"("r" ())");
    row("63 bits", {"r", {{"STORAGE", 9223372036854775807}}}, R"("r" (STORAGE 9223372036854775807))");
    row("a new root below another", {"+user/alice/Big", {{"STORAGE", 1}}},
        R"("+user/alice/Big" (STORAGE 1))");
}

void TestQuota::setQuota()
{
    QFETCH(SetQuota, set);
    QFETCH(QByteArray, written);
    const auto silent = perform(set, "C: a1 SETQUOTA " + written + "\nS: a1 OK\n");
    QVERIFY(silent && !silent->told); // Cyrus
    const auto told = perform(set, "C: a1 SETQUOTA " + written + "\nS: * QUOTA \"" + set.root
                                       + "\" (STORAGE 10 512)\nS: a1 OK\n");
    QVERIFY(told);
    QCOMPARE(text(*told), QString::fromUtf8(set.root) + QStringLiteral(": STORAGE 10/512"));
}

void TestQuota::setQuotaRefused()
{
    for (const char *name : {"", "a b", "a)", "a\r\nx", "\xC3\xBC", "\"a\""})
        QCOMPARE(errorOf(perform(SetQuota{"r", {{name, 1}}}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(SetQuota{"r", {{"STORAGE", quint64(1) << 63}}}, "")), Kind::InvalidArgument);
    // Cyrus does not read the rest of a line that it refuses.
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SETQUOTA "r" (NOSUCH 1)
        S: * BAD Invalid tag
        S: a1 NO Unsupported quota resource
        C: a2 GETQUOTA "r"
        S: * QUOTA r ()
        S: a2 OK)"));
    const auto refused = await(session->send(SetQuota{"r", {{"NOSUCH", 1}}}));
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().text, QStringLiteral("Unsupported quota resource"));
    QVERIFY2(await(session->send(GetQuota{"r"})), session.why());
}

void TestQuota::supportIsToldByCapabilities()
{
    const auto rfc9208 =
        QuotaSupport::from(Capabilities("QUOTA QUOTASET QUOTA=RES-STORAGE quota=res-message"));
    QCOMPARE(rfc9208.resources, (QByteArrayList{"STORAGE", "MESSAGE"}));
    QVERIFY(rfc9208.mayBeSet);
    const auto cyrus = QuotaSupport::from(Capabilities("QUOTA X-QUOTA=STORAGE X-QUOTA=X-NUM-FOLDERS"));
    QCOMPARE(cyrus.resources, (QByteArrayList{"STORAGE", "X-NUM-FOLDERS"}));
    QVERIFY(!cyrus.mayBeSet);
    QVERIFY(QuotaSupport::from(Capabilities("QUOTA")).resources.isEmpty());
}

void TestQuota::dovecot()
{
    const Dovecot server;
    const auto olivia = server.session();
    const auto own = await(olivia->send(GetQuotaRoot{MailboxName(u"INBOX")}));
    QVERIFY(own);
    QCOMPARE(own->size(), size_t(1));
    QCOMPARE((*own)[0].name, "Mailbox");
    QCOMPARE((*own)[0].resources.size(), size_t(2));
    const auto shared = await(olivia->send(GetQuotaRoot{MailboxName(u"Company/Support")}));
    QVERIFY(shared);
    QCOMPARE((*shared)[0].name, "Company storage");
    QVERIFY((*shared)[0].resources[0].usage > (*shared)[0].resources[0].limit);
    QCOMPARE(errorOf(await(olivia->send(GetQuotaRoot{MailboxName(u"Other users/jonas")}))), Kind::Refused);

    const auto one = await(olivia->send(GetQuota{"Mailbox"}));
    QVERIFY(one);
    QCOMPARE(text(*one), text((*own)[0]));
    QCOMPARE(errorOf(await(olivia->send(GetQuota{"nobody's"}))), Kind::Refused);
    const SetQuota set{"Mailbox", {{"STORAGE", *one->resources[0].limit + 1}, {"MESSAGE", 30000}}};
    const auto changed = await(olivia->send(set));
    QCOMPARE(bool(changed), !server.isVersion24());
    if (changed) { // seen after the next login
        const auto again = await(server.session()->send(GetQuota{"Mailbox"}));
        QVERIFY(again);
        QCOMPARE(*again->resources[0].limit, set.limits[0].limit);
        QCOMPARE(*again->resources[1].limit, 30000ULL);
    }
    // Many at once, those that are refused among them.
    std::vector<std::unique_ptr<Answer<GetQuotaRoot::Result>>> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(std::make_unique<Answer<GetQuotaRoot::Result>>(
            get(*olivia, i % 3 == 0   ? u"INBOX"
                         : i % 3 == 1 ? u"Company/Support"
                                      : u"Other users/jonas")));
    for (size_t i = 0; i < many.size(); ++i) {
        QTRY_VERIFY(*many[i]);
        if (i % 3 == 2)
            QCOMPARE(errorOf(**many[i]), Kind::Refused);
        else
            QCOMPARE(text(***many[i]), text(i % 3 == 0 ? *own : *shared));
    }

    const auto hannah = server.session(QStringLiteral("hannah")); // no limit
    const auto none = await(hannah->send(GetQuotaRoot{MailboxName(u"INBOX")}));
    QVERIFY(none);
    QVERIFY2(none->empty(), qPrintable(text(*none)));
    const auto without = await(hannah->send(GetQuota{"Mailbox"}));
    QVERIFY(without && !without->told); // OK alone
}

QTEST_GUILESS_MAIN(TestQuota)
#include "tst_quota.moc"
