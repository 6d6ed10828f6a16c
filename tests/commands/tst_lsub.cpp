#include "imapcore/commands/list.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestLsub : public QObject
{
    Q_OBJECT

private slots:
    void lines();
    void malformed_data();
    void malformed();
    void besideList();
    void rlsub();
    void dovecot();
};

// RFC 3501 section 6.3.9
void TestLsub::lines()
{
    const auto found = perform(Lsub{"news.%", MailboxName(u"#news.")}, R"(
        C: a1 LSUB "#news." "news.%"
        S: * LSUB () "." #news.comp.mail.mime
        S: * lsub (\NoSelect) "." "#news.comp.\"mail\""
        S: * LSUB () NIL Entw&APw-rfe
        S: a1 OK LSUB completed
    )");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QCOMPARE(found->size(), size_t(3));
    QCOMPARE((*found)[0].name.wire(), "#news.comp.mail.mime");
    QCOMPARE((*found)[0].separator, '.');
    QVERIFY((*found)[0].isSelectable() && !(*found)[1].isSelectable());
    QCOMPARE((*found)[1].name.wire(), "#news.comp.\"mail\"");
    QCOMPARE((*found)[2].separator, '\0');
    QCOMPARE((*found)[2].name.toString(), QStringLiteral("Entwürfe"));
    QCOMPARE(errorOf(perform(Lsub{"*"}, "C: a1 LSUB \"\" \"*\"\nS: a1 NO no\n")), Kind::Refused);
}

void TestLsub::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* LSUB", "* LSUB (", "* LSUB () \".\"", "* LSUB () \".\" \"a"})
        QTest::newRow(line) << QByteArray(line);
}

void TestLsub::malformed()
{
    QFETCH(QByteArray, line);
    const auto found = perform(Lsub{"*"}, "C: a1 LSUB...\nS: * LSUB () \".\" a\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(found), Kind::Malformed);
}

// Their answers have different names.
void TestLsub::besideList()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LIST "" "%"
        C: a2 LSUB "" "%"
        S: * LSUB () "/" b
        S: * LIST () "/" a
        S: a2 OK
        S: a1 OK)"));
    Answer list(session->send(List{"%"}));
    Answer lsub(session->send(Lsub{"%"}));
    QTRY_VERIFY2(list && lsub, session.why());
    QCOMPARE((**list)[0].name.wire(), "a");
    QCOMPARE((**lsub)[0].name.wire(), "b");
}

// RFC 2193 section 5.2
void TestLsub::rlsub()
{
    Lsub remote{"*"};
    remote.remote = true;
    ScriptedSession session(Script(R"(
        S: * OK [CAPABILITY IMAP4rev1 MAILBOX-REFERRALS] ready
        C: a1 RLSUB "" "*"
        S: * LSUB () "/" SHARED
        S: a1 OK)"));
    const auto found = await(session->send(remote));
    QVERIFY2(found, session.why());
    QCOMPARE((*found)[0].name.wire(), "SHARED");
}

void TestLsub::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mailbox(u"Abonniert/ü");
    QVERIFY(await(session->send(Create{mailbox})));
    QVERIFY(await(session->send(Subscribe{mailbox})));
    QVERIFY(await(session->send(Delete{mailbox}))); // it stays subscribed
    await(session->send(Delete{MailboxName(u"Abonniert")}));
    const auto found = await(session->send(Lsub{"*"}));
    QVERIFY(found);
    const auto isIt = [&mailbox](const ListedMailbox &listed) {
        return listed.name == mailbox;
    };
    QCOMPARE(std::count_if(found->begin(), found->end(), isIt), 1);
    const auto top = await(session->send(Lsub{"Abonniert%"}));
    QVERIFY(top && top->size() == 1);
    QCOMPARE((*top)[0].name.wire(), "Abonniert");
    QVERIFY(!(*top)[0].isSelectable());
    QVERIFY(await(session->send(Unsubscribe{mailbox})));
    const auto without = await(session->send(Lsub{"*"}));
    QVERIFY(without);
    QCOMPARE(std::count_if(without->begin(), without->end(), isIt), 0);
    Lsub remote{"*"};
    remote.remote = true;
    QCOMPARE(errorOf(await(session->send(remote))), Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestLsub)
#include "tst_lsub.moc"
