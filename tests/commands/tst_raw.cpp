#include "imapcore/commands/list.h"
#include "imapcore/commands/raw.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

// What a person types; the secrets in it and the lines that follow it are tested in tst_sessionending.
class TestRaw : public QObject
{
    Q_OBJECT

private slots:
    void asTyped_data();
    void asTyped();
    void notSent_data();
    void notSent();
    void sessionFollows();
    void refusedSelect();
    void logout();
    void answersGoWhereTheyGo();
    void dovecot();
};

void TestRaw::asTyped_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"NOOP", "noop", "LIST \"\" \"*\"", "XYZZY a  b", "SETACL \"a b\" \"x\" lr",
                             "UID FETCH 1:* (FLAGS)", "SETMETADATA INBOX (/private/comment \"\xC3\xBC\")"})
        QTest::newRow(line) << QByteArray(line);
}

void TestRaw::asTyped()
{
    QFETCH(QByteArray, line);
    QVERIFY(perform(Raw{line}, "C: a1 " + line + "\nS: a1 OK\n"));
    QCOMPARE(errorOf(perform(Raw{line}, "C: a1 " + line + "\nS: a1 BAD what?\n")), Kind::Rejected);
}

void TestRaw::notSent_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a second line") << QByteArray("NOOP\r\na2 LOGOUT");
    QTest::newRow("LF") << QByteArray("NOOP\na2 LOGOUT");
    QTest::newRow("CR") << QByteArray("NOOP\ra2 LOGOUT");
    QTest::newRow("NUL") << QByteArray("NOOP\0x", 6);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  ");
    QTest::newRow("in a secret") << QByteArray("LOGIN a b\nc");
    QTest::newRow("STARTTLS") << QByteArray("STARTTLS");
    QTest::newRow("starttls") << QByteArray(" starttls ");
    QTest::newRow("COMPRESS") << QByteArray("COMPRESS DEFLATE");
}

void TestRaw::notSent()
{
    QFETCH(QByteArray, line);
    const auto result = perform(Raw{line}, "");
    QCOMPARE(errorOf(result), Kind::InvalidArgument);
    QVERIFY(!result.error().text.isEmpty());
}

void TestRaw::sessionFollows()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 select "Entw&APw-rfe"
        S: * 3 EXISTS
        S: a1 OK [READ-WRITE]
        C: a2 FETCH 2 (UID)
        S: * 2 FETCH (UID 20)
        S: a2 OK
        C: a3 EXAMINE Other
        S: * 1 EXISTS
        S: a3 OK
        C: a4 CLOSE
        S: a4 OK)"));
    QSignalSpy reset(&session->mailbox(), &Mailbox::reset);
    QVERIFY(await(session->send(Raw{R"(select "Entw&APw-rfe")"})));
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().name().toString(), QStringLiteral("Entwürfe"));
    QVERIFY(!session->mailbox().isReadOnly());
    QVERIFY(await(session->send(Raw{"FETCH 2 (UID)"})));
    QCOMPARE(session->mailbox().messages().at(2).uid, 20U);
    QVERIFY(await(session->send(Raw{"EXAMINE Other"})));
    QVERIFY(session->mailbox().isReadOnly());
    QCOMPARE(session->mailbox().count(), 1U);
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(!session->mailbox().isSelected());
    QVERIFY(reset.count() >= 3);
    QVERIFY2(session.isFinished(), session.why());
}

void TestRaw::refusedSelect()
{
    ScriptedSession session(Script(
        QByteArray(Greeting) + "C: a1 EXAMINE A\nS: * 3 EXISTS\nS: a1 OK\nC: a2 SELECT B\nS: a2 NO gone"));
    QVERIFY(await(session->send(Raw{"EXAMINE A"})));
    QVERIFY(!await(session->send(Raw{"SELECT B"})));
    QVERIFY(!session->mailbox().isSelected());
    QCOMPARE(session->state(), Session::State::Authenticated);
}

void TestRaw::logout()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 logout\nS: * BYE see you\nS: a1 OK"));
    QVERIFY(await(session->send(Raw{"logout"})));
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestRaw::answersGoWhereTheyGo()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LIST "" *
        S: * LIST () "/" a
        S: * CAPABILITY IMAP4rev1 NEW
        S: * XFOO bar
        S: a1 OK)"));
    QByteArrayList seen;
    connect(&*session, &Session::unsolicited, this,
            [&seen](QByteArrayView keyword, QByteArrayView) { seen += keyword.toByteArray(); });
    QVERIFY(await(session->send(Raw{"LIST \"\" *"})));
    QCOMPARE(seen, (QByteArrayList{"LIST", "XFOO"}));
    QVERIFY(session->supports("NEW"));
}

void TestRaw::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Raw{"EXAMINE INBOX"})));
    QVERIFY(session->mailbox().count() > 0);
    QCOMPARE(errorOf(await(session->send(Raw{"XYZZY"}))), Kind::Rejected);
    Answer idle(session->send(Raw{"IDLE"}));
    QTRY_VERIFY(session->wantsLine());
    session->sendLine("DONE");
    QTRY_VERIFY(idle);
    QVERIFY(*idle);
    Answer create(session->send(Raw{"CREATE {8}"}));
    QTRY_VERIFY(session->wantsLine());
    session->sendLine("From raw");
    QTRY_VERIFY(create);
    QVERIFY2(*create, qPrintable(*create ? QString() : (*create).error().text));
    const auto list = await(session->send(List{"From raw"}));
    QCOMPARE(list->size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestRaw)
#include "tst_raw.moc"
