#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/referrals.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestMailboxes : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void refusedHere_data();
    void refusedHere();
    void specialUse();
    void mailboxId_data();
    void mailboxId();
    void pipelined();
    void referrals_data();
    void referrals();
    void dovecot();
};

static const QByteArray WithUse = "S: * OK [CAPABILITY IMAP4rev1 CREATE-SPECIAL-USE] ready\n";

// The command as it is sent, when the server answers OK.
template<Command C>
static QByteArray written(C command)
{
    ScriptedSession session(Script(WithUse + "C: a1 ...\nS: a1 OK"));
    if (!await(session->send(std::move(command))))
        return "failed";
    const QByteArray sent = session.device().sent();
    return sent.sliced(sent.indexOf(' ') + 1);
}

void TestMailboxes::writing_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &sent, const char *line) {
        QTest::newRow(name) << sent << QByteArray(line) + "\r\n";
    };
    const MailboxName work(u"Work"), other(u"Entwürfe \"x\"");
    row("CREATE", written(Create{other}), R"(CREATE "Entw&APw-rfe \"x\"")");
    row("CREATE, only for others", written(Create{MailboxName(u"Work/")}), R"(CREATE "Work/")");
    row("RFC 6154", written(Create{work, {"\\Sent"}}), R"(CREATE "Work" (USE (\Sent)))");
    row("two uses", written(Create{work, {"\\Drafts", "\\Sent"}}), R"(CREATE "Work" (USE (\Drafts \Sent)))");
    row("a partition", written(Create{work, {}, "fast"}), R"(CREATE "Work" fast)");
    row("a use and a partition", written(Create{work, {"\\Junk"}, "fast"}),
        R"(CREATE "Work" (USE (\Junk) PARTITION fast))");
    row("DELETE", written(Delete{other}), R"(DELETE "Entw&APw-rfe \"x\"")");
    row("RENAME", written(Rename{work, other}), R"(RENAME "Work" "Entw&APw-rfe \"x\"")");
    row("RENAME to a partition", written(Rename{work, work, "slow.2"}), R"(RENAME "Work" "Work" slow.2)");
    row("SUBSCRIBE", written(Subscribe{work}), R"(SUBSCRIBE "Work")");
    row("UNSUBSCRIBE", written(Unsubscribe{work}), R"(UNSUBSCRIBE "Work")");
    row("XFER", written(Xfer{MailboxName(u"user.bob"), QStringLiteral("mail2.example.org")}),
        R"(XFER "user.bob" "mail2.example.org")");
    row("XFER to a partition", written(Xfer{MailboxName(u"user.bob"), QStringLiteral("mail2"), "p1"}),
        R"(XFER "user.bob" "mail2" p1)");
}

void TestMailboxes::writing()
{
    QFETCH(QByteArray, sent);
    QTEST(sent, "line");
}

void TestMailboxes::refusedHere_data()
{
    QTest::addColumn<QByteArray>("word");
    for (const char *word : {"two words", "a\r\nb LOGOUT", "(x", "x)", "\"x\"", "{3}", "a\\b"})
        QTest::newRow(word) << QByteArray(word);
    QTest::newRow("8-bit") << QByteArray("\xC3\xBC");
}

// Nothing reaches the server: the script has no line of a client.
void TestMailboxes::refusedHere()
{
    QFETCH(QByteArray, word);
    const MailboxName work(u"Work");
    QCOMPARE(errorOf(perform(Create{work, {}, word}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(Rename{work, work, word}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(Xfer{work, QStringLiteral("s"), word}, "")), Kind::InvalidArgument);
    ScriptedSession session(Script{WithUse});
    if (word != "\xC3\xBC") {
        QCOMPARE(errorOf(await(session->send(Create{work, {word}}))), Kind::InvalidArgument);
        QCOMPARE(session.device().sent(), "");
    }
}

void TestMailboxes::specialUse()
{
    ScriptedSession plain{Script(Greeting)};
    QTRY_VERIFY(!plain->capabilities().isEmpty());
    const auto without = await(plain->send(Create{MailboxName(u"Work"), {"\\Sent"}}));
    QCOMPARE(errorOf(without), Kind::Unsupported);
    QCOMPARE(without.error().code, "CREATE-SPECIAL-USE");
    ScriptedSession session(Script(WithUse + R"(
        C: a1 CREATE "Work" (USE (\All))
        S: a1 NO [USEATTR] \All not supported)"));
    const auto refused = await(session->send(Create{MailboxName(u"Work"), {"\\All"}}));
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().code, "USEATTR");
}

void TestMailboxes::mailboxId_data()
{
    QTest::addColumn<QByteArray>("ok");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("RFC 8474") << QByteArray("OK [MAILBOXID (F2212ea87-6097-4256-9d51-71338625)] Completed")
                              << QByteArray("F2212ea87-6097-4256-9d51-71338625");
    QTest::newRow("none") << QByteArray("OK done") << QByteArray();
    QTest::newRow("another code") << QByteArray("OK [X (y)] done") << QByteArray();
    QTest::newRow("bare") << QByteArray("ok [mailboxid Fx] done") << QByteArray("Fx");
    QTest::newRow("empty") << QByteArray("OK [MAILBOXID] done") << QByteArray();
}

void TestMailboxes::mailboxId()
{
    QFETCH(QByteArray, ok);
    const auto created = perform(Create{MailboxName(u"Work")}, "C: a1 CREATE...\nS: a1 " + ok + "\n");
    QVERIFY(created);
    QTEST(created->id, "id");
}

// Each waits for no other: the server carries them out in order (RFC 9051 section 5.5).
void TestMailboxes::pipelined()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 CREATE "A"
        C: a2 SUBSCRIBE "A"
        C: a3 RENAME "A" "B"
        C: a4 UNSUBSCRIBE "A"
        C: a5 DELETE "A"
        S: a1 OK
        S: a2 OK
        S: * OK rename A B
        S: a3 OK
        S: a4 NO [NONEXISTENT] A is gone
        S: a5 NO [NONEXISTENT] A is gone)"));
    const MailboxName a(u"A"), b(u"B");
    Answer created(session->send(Create{a}));
    Answer subscribed(session->send(Subscribe{a})), renamed(session->send(Rename{a, b})),
        unsubscribed(session->send(Unsubscribe{a})), deleted(session->send(Delete{a}));
    QTRY_VERIFY2(created && subscribed && renamed && unsubscribed && deleted, session.why());
    QVERIFY(*created && *subscribed && *renamed);
    QCOMPARE((*unsubscribed).error().code, "NONEXISTENT");
    QCOMPARE(errorOf(*deleted), Kind::Refused);
}

void TestMailboxes::referrals_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArrayList>("urls");
    // RFC 2193 sections 4.1 and 4.3
    QTest::newRow("one") << QByteArray(
        "NO [REFERRAL IMAP://user;AUTH=*@SERVER2/SHARED/FOO] Remote mailbox. Try SERVER2.")
                         << QByteArrayList{"IMAP://user;AUTH=*@SERVER2/SHARED/FOO"};
    QTest::newRow("two") << QByteArray(
        "NO [REFERRAL IMAP://user;AUTH=*@SERVER1/FOO IMAP://user;AUTH=*@SERVER2/BAR] no")
                         << QByteArrayList{"IMAP://user;AUTH=*@SERVER1/FOO",
                                           "IMAP://user;AUTH=*@SERVER2/BAR"};
    QTest::newRow("any case, spaces, quotes") << QByteArray("no [referral  imap://a/  \"imap://b/\"] no")
                                              << QByteArrayList{"imap://a/", "imap://b/"};
    QTest::newRow("none") << QByteArray("NO [REFERRAL] no") << QByteArrayList();
    QTest::newRow("another code") << QByteArray("NO [X imap://a/] no") << QByteArrayList();
}

void TestMailboxes::referrals()
{
    QFETCH(QByteArray, answer);
    const auto refused = perform(Delete{MailboxName(u"FOO")}, "C: a1 DELETE...\nS: a1 " + answer + "\n");
    QCOMPARE(errorOf(refused), Kind::Refused);
    QTEST(referralsIn(refused.error()), "urls");
}

static bool exists(Session &session, const MailboxName &name, bool subscribed = false)
{
    List list{name.wire()};
    if (subscribed)
        list.returnOptions = {"SUBSCRIBED"};
    const auto found = await(session.send(list));
    return found && found->size() == 1 && (*found)[0].isSelectable()
           && (!subscribed || (*found)[0].has("\\Subscribed"));
}

void TestMailboxes::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName first(u"Übung der Befehle"), second(u"Geübt/darunter");
    QVERIFY(await(session->send(Create{first})));
    QVERIFY(exists(*session, first));
    const auto again = await(session->send(Create{first}));
    QCOMPARE(errorOf(again), Kind::Refused);
    QCOMPARE(again.error().code, "ALREADYEXISTS");

    QVERIFY(!exists(*session, first, true));
    QVERIFY(await(session->send(Subscribe{first})));
    QVERIFY(exists(*session, first, true));
    QVERIFY(await(session->send(Unsubscribe{first})));
    QVERIFY(!exists(*session, first, true));

    QVERIFY(await(session->send(Rename{first, second})));
    QVERIFY(!exists(*session, first));
    QVERIFY(exists(*session, second));
    QVERIFY(await(session->send(Delete{second})));
    QVERIFY(!exists(*session, second));
    await(session->send(Delete{MailboxName(u"Geübt")}));
    QCOMPARE(errorOf(await(session->send(Delete{second}))), Kind::Refused);
    QCOMPARE(errorOf(await(session->send(Rename{first, second}))), Kind::Refused);
    QCOMPARE(errorOf(await(session->send(Xfer{first, QStringLiteral("elsewhere")}))), Kind::Rejected);
}

QTEST_GUILESS_MAIN(TestMailboxes)
#include "tst_mailboxes.moc"
