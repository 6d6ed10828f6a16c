#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(imap::SetAcl)

class TestAcl : public QObject
{
    Q_OBJECT

private slots:
    void getAcl_data();
    void getAcl();
    void malformed_data();
    void malformed();
    void servers_data();
    void servers();
    void namesOnTheWire_data();
    void namesOnTheWire();
    void eitherOrder();
    void myRights_data();
    void myRights();
    void bothTogether();
    void setting_data();
    void setting();
    void refusals();
    void sideEffects();
    void dovecot();
};

// "identifier=rights …"
static QString text(const Acl &acl)
{
    QStringList entries;
    for (const AclEntry &entry : acl)
        entries += entry.identifier + u'=' + QString::fromLatin1(entry.rights);
    return entries.join(u'|');
}

void TestAcl::getAcl_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("acl");
    const auto row = [](const char *name, const QByteArray &line, const char *acl) {
        QTest::newRow(name) << line << QString::fromUtf8(acl);
    };
    row("RFC 4314", "* ACL Work Fred rwipslxetad Chris lrswi", "Fred=rwipslxetad|Chris=lrswi");
    row("negative", "* ACL Work Fred rwipslxetad -Fred wetd $team w", "Fred=rwipslxetad|-Fred=wetd|$team=w");
    row("nobody", "* ACL Work", "");
    row("nobody, trailing space", "* ACL Work ", "");
    row("no rights as \"\"", "* ACL Work Fred \"\" Chris lr", "Fred=|Chris=lr");
    row("no rights as nothing", "* ACL Work Chris lr Fred", "Chris=lr|Fred=");
    row("no rights as nothing, trailing space", "* ACL Work Chris lr Fred ", "Chris=lr|Fred=");
    row("all quoted", R"(* ACL "Work" "Fred" "lrs" "-bob" "w")", "Fred=lrs|-bob=w");
    row("spaces in the identifier", R"(* ACL Work "two words" lr)", "two words=lr");
    row("quote and backslash", R"(* ACL Work "q\"uote" lr "back\\slash" lr)", "q\"uote=lr|back\\slash=lr");
    row("literal identifier", "* ACL Work {8}\nS: \xC3\xBCnicode lr Fred lrs", "ünicode=lr|Fred=lrs");
    row("literal rights", "* ACL Work Fred {3}\nS: lrs", "Fred=lrs");
    row("raw UTF-8", "* ACL Work \xC3\xBCnicode lr", "ünicode=lr");
    row("empty identifier", R"(* ACL Work "" lr Fred lrs)", "=lr|Fred=lrs");
    row("the same twice", "* ACL Work Fred lr Fred s", "Fred=lr|Fred=s");
    row("brackets", "* ACL Work [team] lr a]b lrs", "[team]=lr|a]b=lrs");
    row("unknown rights", "* ACL Work Fred lrs09Q", "Fred=lrs09Q");
    row("NIL is a name", "* ACL Work NIL lr", "NIL=lr");
    row("two spaces", "*  ACL  Work  Fred  lrs ", "Fred=lrs");
    row("any case", "* acl Work Fred lrs", "Fred=lrs");
    row("mailbox as a literal", "* ACL {4}\nS: Work Fred lrs", "Fred=lrs");
}

void TestAcl::getAcl()
{
    QFETCH(QByteArray, line);
    const auto acl =
        perform(GetAcl{MailboxName(u"Work")}, "C: a1 GETACL \"Work\"\nS: " + line + "\nS: a1 OK\n");
    QVERIFY2(acl, qPrintable(acl ? QString() : acl.error().text));
    QTEST(text(*acl), "acl");
}

void TestAcl::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no mailbox") << QByteArray("* ACL");
    QTest::newRow("string not closed") << QByteArray("* ACL Work \"Fred lrs");
    QTest::newRow("list") << QByteArray("* ACL Work (Fred lrs)");
    QTest::newRow("list for rights") << QByteArray("* ACL Work Fred (lrs)");
}

void TestAcl::malformed()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Greeting
                                   + ("C: a1 GETACL...\nS: " + line
                                      + "\nS: a1 OK\nC: a2 GETACL...\n"
                                        "S: * ACL Work Fred lr\nS: a2 OK\n")));
    QCOMPARE(errorOf(await(session->send(GetAcl{MailboxName(u"Work")}))), Kind::Malformed);
    const auto next = await(session->send(GetAcl{MailboxName(u"Work")}));
    QVERIFY(next);
    QCOMPARE(text(*next), QStringLiteral("Fred=lr")); // nothing of the first is left
}

void TestAcl::servers_data()
{
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("dovecot")
        << QStringLiteral("Projects")
        << QStringLiteral(
               "anyone=lr|authenticated=lr|$staff=lr|alice=akxeilprwtscd|bob=|-bob=w|group:staff=lr|"
               "group=staff=lr|two words=lr|user=carol=lrs")
        << QStringLiteral("back\\slash=lr|bob=lr|q\"uote=lr|ünicode=lr");
    QTest::newRow("cyrus") << QStringLiteral("Projects")
                           << QStringLiteral(
                                  "alice=lrswipkxtecdan|carol=lrswipkxtecda|eve=kxtecd|anyone=lr|-bob=w|"
                                  "group=staff=lr|$staff=lr|two words=lr|bob=lrsn")
                           << QStringLiteral("alice=lrswipkxtecdan|q\"uote=lr");
    QTest::newRow("courier") << QStringLiteral("INBOX.Projects")
                             << QStringLiteral(
                                    "owner=adiklprsw|administrators=acdilrsw|anyone=lr|-bob=w|group:staff=lr|"
                                    "=lr|bob=lnrs")
                             << QStringLiteral("owner=acdilrsw|q\"uote=lr|ünicode=lr|back\\slash=lr");
}

void TestAcl::servers()
{
    QFETCH(QString, mailbox);
    const QString server = QString::fromLatin1(QTest::currentDataTag());
    for (const auto pieces :
         {ScriptDevice::Pieces::Whole, ScriptDevice::Pieces::Bytes, ScriptDevice::Pieces::Random}) {
        ScriptedSession session(Script::fromFile(server + QStringLiteral("/acl.imap")), pieces);
        const auto first = await(session->send(GetAcl{MailboxName(mailbox)}));
        QVERIFY2(first, session.why());
        QTEST(text(*first), "first");
        const QString other = QString(mailbox).replace(QStringLiteral("Projects"), QStringLiteral("O'Brien"));
        const auto second = await(session->send(GetAcl{MailboxName(other)}));
        QVERIFY2(second, session.why());
        QTEST(text(*second), "second");
        QVERIFY2(session.isFinished(), session.why());
    }
}

void TestAcl::namesOnTheWire_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("answered");
    const auto row = [](const char *name, const QByteArray &wire, const QByteArray &written,
                        const QByteArray &answered) {
        QTest::newRow(name) << wire << written << answered;
    };
    row("brackets", "[Gmail]/All Mail", R"("[Gmail]/All Mail")", R"("[Gmail]/All Mail")");
    row("brackets in an atom", "[x]y", R"("[x]y")", "[x]y");
    row("quotes", R"(a"b\c)", R"("a\"b\\c")", R"("a\"b\\c")");
    row("modified UTF-7", "Entw&APw-rfe", R"("Entw&APw-rfe")", "Entw&APw-rfe");
    row("raw UTF-8", "Entw\xC3\xBCrfe", "{9+}\nC: Entw\xC3\xBCrfe", "{9}\nS: Entw\xC3\xBCrfe");
    row("INBOX in another case", "inbox", R"("inbox")", "INBOX");
    row("NIL", "NIL", R"("NIL")", R"("NIL")");
    row("wildcards", "a*%", R"("a*%")", R"("a*%")");
    row("a literal lookalike", "{5}", R"("{5}")", R"("{5}")");
    row("leading and trailing separators", "/a/", R"("/a/")", "/a/");
}

void TestAcl::namesOnTheWire()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, answered);
    const auto acl = perform(GetAcl{MailboxName::fromWire(wire)},
                             "C: a1 GETACL " + written + "\nS: * ACL " + answered + " Fred lr\nS: a1 OK\n");
    QVERIFY(acl);
    QCOMPARE(text(*acl), QStringLiteral("Fred=lr"));
}

void TestAcl::eitherOrder()
{
    for (const bool swapped : {false, true}) {
        const QByteArray a = "S: * ACL A alice lr\n", b = "S: * ACL B bob lrs\n";
        ScriptedSession session(
            Script(Greeting
                   + ("C: a1 GETACL \"A\"\nC: a2 GETACL \"B\"\n" + (swapped ? b + a : a + b)
                      + (swapped ? "S: a2 OK\nS: a1 OK" : "S: a1 OK\nS: a2 OK"))));
        Answer first(session->send(GetAcl{MailboxName(u"A")})),
            second(session->send(GetAcl{MailboxName(u"B")}));
        QTRY_VERIFY2(first && second, session.why());
        QCOMPARE(text(**first), QStringLiteral("alice=lr"));
        QCOMPARE(text(**second), QStringLiteral("bob=lrs"));
    }
}

void TestAcl::myRights_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("rights");
    QTest::newRow("RFC 4314") << QByteArray("* MYRIGHTS Work rwiptsldaex") << QByteArray("rwiptsldaex");
    QTest::newRow("quoted") << QByteArray(R"(* MYRIGHTS "Work" "lr")") << QByteArray("lr");
    QTest::newRow("literal") << QByteArray("* MYRIGHTS Work {2}\nS: lr") << QByteArray("lr");
    QTest::newRow("none as \"\"") << QByteArray("* MYRIGHTS Work \"\"") << QByteArray();
    QTest::newRow("none as nothing") << QByteArray("* MYRIGHTS Work") << QByteArray();
    QTest::newRow("none as a space") << QByteArray("* MYRIGHTS Work ") << QByteArray();
}

void TestAcl::myRights()
{
    QFETCH(QByteArray, line);
    const auto rights =
        perform(MyRights{MailboxName(u"Work")}, "C: a1 MYRIGHTS \"Work\"\nS: " + line + "\nS: a1 OK\n");
    QVERIFY(rights);
    QTEST(*rights, "rights");
}

void TestAcl::bothTogether()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 MYRIGHTS "A"
        C: a2 MYRIGHTS "B"
        C: a3 GETACL "A"
        S: * MYRIGHTS B b
        S: * ACL A alice lr
        S: * MYRIGHTS A a
        S: a3 OK
        S: a2 OK
        S: a1 OK)"));
    Answer a(session->send(MyRights{MailboxName(u"A")})), b(session->send(MyRights{MailboxName(u"B")}));
    Answer acl(session->send(GetAcl{MailboxName(u"A")}));
    QTRY_VERIFY2(a && b && acl, session.why());
    QCOMPARE(**a, "a");
    QCOMPARE(**b, "b");
    QCOMPARE(text(**acl), QStringLiteral("alice=lr"));
}

void TestAcl::setting_data()
{
    QTest::addColumn<SetAcl>("set");
    QTest::addColumn<QByteArray>("written");
    using enum SetAcl::Change;
    const MailboxName work(u"Work");
    const auto row = [](const char *name, const SetAcl &set, const char *written) {
        QTest::newRow(name) << set << QByteArray(written);
    };
    row("exactly", {work, QStringLiteral("bob"), "lrs"}, R"("Work" "bob" "lrs")");
    row("added", {work, QStringLiteral("bob"), "w", Add}, R"("Work" "bob" "+w")");
    row("taken", {work, QStringLiteral("bob"), "09a", Remove}, R"("Work" "bob" "-09a")");
    row("none", {work, QStringLiteral("bob"), ""}, R"("Work" "bob" "")");
    row("a negative entry", {work, QStringLiteral("-bob"), "w"}, R"("Work" "-bob" "w")");
    row("of a group", {work, QStringLiteral("$two words"), "lr"}, R"("Work" "$two words" "lr")");
    row("quotes", {work, QStringLiteral("q\"u\\o"), "lr"}, R"("Work" "q\"u\\o" "lr")");
    row("UTF-8", {MailboxName(u"Entwürfe"), QStringLiteral("ünicode"), "lr"},
        "\"Entw&APw-rfe\" {8+}\nC: \xC3\xBCnicode \"lr\"");
    row("nobody's name", {work, QString(), "lr"}, R"("Work" "" "lr")");
}

void TestAcl::setting()
{
    QFETCH(SetAcl, set);
    QFETCH(QByteArray, written);
    QVERIFY(perform(set, "C: a1 SETACL " + written + "\nS: * ACL Work else lrs\nS: a1 OK\n"));
    if (set.change != SetAcl::Change::Replace)
        return;
    written.chop(qsizetype(set.rights.size()) + 3); // a space and the rights in quotes
    QVERIFY(perform(DeleteAcl{set.mailbox, set.identifier}, "C: a1 DELETEACL " + written + "\nS: a1 OK\n"));
}

void TestAcl::refusals()
{
    const MailboxName work(u"Work");
    const QString bob = QStringLiteral("bob");
    for (const char *rights : {"+lr", "-l", "lR", "l r", "l\r\n", "\xC3\xBC", "\""})
        QCOMPARE(errorOf(perform(SetAcl{work, bob, rights}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(SetAcl{work, QString(QChar()), "lr"}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(DeleteAcl{work, QString(QChar())}, "")), Kind::InvalidArgument);
    const auto unknown = perform(SetAcl{work, bob, "q"}, "C: a1 SETACL...\nS: a1 BAD Invalid ACL right: q\n");
    QCOMPARE(errorOf(unknown), Kind::Rejected);
    QCOMPARE(unknown.error().text, QStringLiteral("Invalid ACL right: q"));
    const auto owner = perform(DeleteAcl{work, bob}, "C: a1 DELETEACL...\nS: a1 NO [NOPERM] not yours\n");
    QCOMPARE(errorOf(owner), Kind::Refused);
}

// RFC 4314 section 5.1.1: what a change does to other entries and other mailboxes is told before its OK. It fails nothing,
// and is no answer to a GETACL that is under way.
void TestAcl::sideEffects()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SETACL "Work" "bob" "lr"
        C: a2 GETACL "Work"
        C: a3 GETACL "Other"
        S: * ACL Work alice lrswipkxtea bob lr carol lrs
        S: * ACL Other bob l carol lr
        S: * ACL Third bob l
        S: a1 OK
        S: * ACL Work alice lrswipkxtea bob lr
        S: a2 OK
        S: * ACL Other bob ls
        S: a3 OK
        C: a4 DELETEACL "Work" "bob"
        S: * ACL Other alice lr
        S: a4 OK)"));
    QByteArrayList told;
    connect(&*session, &Session::unsolicited, this,
            [&told](QByteArrayView, QByteArrayView response) { told += response.toByteArray(); });
    const MailboxName work(u"Work"), other(u"Other");
    Answer set(session->send(SetAcl{work, QStringLiteral("bob"), "lr"}));
    Answer first(session->send(GetAcl{work}));
    Answer second(session->send(GetAcl{other}));
    QTRY_VERIFY2(set && first && second, session.why());
    QVERIFY(*set && *first && *second);
    QCOMPARE(text(**first), QStringLiteral("alice=lrswipkxtea|bob=lr"));
    QCOMPARE(text(**second), QStringLiteral("bob=ls"));
    QVERIFY(await(session->send(DeleteAcl{work, QStringLiteral("bob")})));
    QCOMPARE(told, (QByteArrayList{"* ACL Third bob l", "* ACL Other alice lr"}));
    QVERIFY2(session.isFinished(), session.why());
}

void TestAcl::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    Answer support(session->send(GetAcl{MailboxName(u"Company/Support")}));
    Answer orders(session->send(GetAcl{MailboxName(u"Other users/jonas/Werkstatt/Aufträge")}));
    Answer mine(session->send(MyRights{MailboxName(u"INBOX")}));
    Answer missing(session->send(GetAcl{MailboxName(u"No such mailbox")}));
    QTRY_VERIFY(support && orders && mine && missing);
    QVERIFY(*support && *orders && *mine);
    const QString acl = text(**support);
    for (const auto &entry :
         {QStringLiteral("-theo="), QStringLiteral("$support="), QStringLiteral("$staff=")})
        QVERIFY2(acl.contains(entry), qPrintable(acl));
    QVERIFY2(text(**orders).contains(QStringLiteral("-theo=s")), qPrintable(text(**orders)));
    for (const char right : {'l', 'r', 's', 'w', 'i', 'a'})
        QVERIFY((**mine).contains(right));
    QVERIFY((*missing).error().isServersText());

    const MailboxName own(u"Rechte/Übung");
    QVERIFY(await(session->send(Create{own})));
    const QString jonas = QStringLiteral("jonas"), without = QStringLiteral("-jonas");
    const auto rightsOf = [&](const QString &identifier) -> QByteArray {
        const auto entries = await(session->send(GetAcl{own}));
        for (const AclEntry &entry : entries ? *entries : Acl()) {
            if (entry.identifier == identifier) {
                QByteArray sorted = entry.rights;
                std::sort(sorted.begin(), sorted.end());
                return sorted;
            }
        }
        return "no entry";
    };
    using enum SetAcl::Change;
    QCOMPARE(rightsOf(jonas), "no entry");
    QVERIFY(await(session->send(SetAcl{own, jonas, "lrs"})));
    QCOMPARE(rightsOf(jonas), "lrs");
    QVERIFY(await(session->send(SetAcl{own, jonas, "ip", Add})));
    QCOMPARE(rightsOf(jonas), "ilprs");
    QVERIFY(await(session->send(SetAcl{own, jonas, "s", Remove})));
    QCOMPARE(rightsOf(jonas), "ilpr");
    QVERIFY(await(session->send(SetAcl{own, without, "p"})));
    QVERIFY(await(session->send(DeleteAcl{own, jonas})));
    QCOMPARE(rightsOf(jonas), "no entry");
    QCOMPARE(rightsOf(without), "p");
    QCOMPARE(errorOf(await(session->send(SetAcl{own, jonas, "9"}))), Kind::Rejected);
    QVERIFY(await(session->send(Delete{own})));
    await(session->send(Delete{MailboxName(u"Rechte")}));
}

QTEST_GUILESS_MAIN(TestAcl)
#include "tst_acl.moc"
