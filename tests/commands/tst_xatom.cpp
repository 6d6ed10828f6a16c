#include "imapcore/commands/xatom.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;
using Form = Xatom::Argument::Form;

class TestXatom : public QObject
{
    Q_OBJECT

private slots:
    void handsOverWhatCame();
    void inAnyCut();
    void literals();
    void secrets();
    void notSent_data();
    void notSent();
    void refusals();
    void ifAnnounced();
    void continuations();
    void answersOfOneLine();
    void sessionFollows();
    void startTlsAndLogout();
    void waitsForOthers();
    void dovecot();
};

// Everything, as it came, and the mailbox has had its share.
void TestXatom::handsOverWhatCame()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT INBOX
        S: * 3 EXISTS
        S: * OK [UIDVALIDITY 7] fine
        S: a1 OK [READ-WRITE] done
        C: a2 XFOO a "b c"
        S: * XFOO one {5}
        S: x)
        S:  two
        S: * 2 FETCH (UID 20)
        S: * 1 EXPUNGE
        S: * NO [X-TROUBLE a b] careful
        S: * OK no code
        S: * list () NIL x
        S: * CAPABILITY IMAP4rev1 NEW
        S: a2 OK [X-CODE 1] all done)"));
    const auto selected = await(session->send(Xatom{"SELECT", {{"INBOX"}}}));
    QVERIFY(selected);
    QCOMPARE(selected->responses, (QByteArrayList{"* 3 EXISTS", "* OK [UIDVALIDITY 7] fine"}));
    QSignalSpy unsolicited(&*session, &Session::unsolicited);
    const auto result = await(session->send(Xatom{"XFOO", {{"a"}, {"\"b c\""}}}));
    QVERIFY(result);
    QCOMPARE(result->responses, (QByteArrayList{"* XFOO one {5}\r\nx)\r\n two", "* 2 FETCH (UID 20)",
                                                "* 1 EXPUNGE", "* NO [X-TROUBLE a b] careful",
                                                "* list () NIL x", "* CAPABILITY IMAP4rev1 NEW"}));
    QCOMPARE(result->text, QByteArray("all done"));
    QCOMPARE(unsolicited.count(), 0);
    QCOMPARE(session->mailbox().count(), 2U);
    QCOMPARE(session->mailbox().messages().at(1).uid, 20U);
    QVERIFY(session->supports("NEW"));
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::inAnyCut()
{
    for (const auto pieces : {ScriptDevice::Pieces::Bytes, ScriptDevice::Pieces::Random}) {
        const auto result = perform(
            Xatom{"XFOO"}, "C: a1 XFOO\nS: * XFOO {3}\nS: a\nS: (b)\nS: * 9 XBAR\nS: a1 OK\n", pieces);
        QVERIFY(result);
        QCOMPARE(result->responses, (QByteArrayList{"* XFOO {3}\r\na\r\n(b)", "* 9 XBAR"}));
    }
}

void TestXatom::literals()
{
    // The greeting announces LITERAL+.
    QVERIFY(perform(Xatom{"XFOO", {{"a"}, {"x\r\ny", Form::Literal}, {"b"}}},
                    "C: a1 XFOO a {4+}\nC: x\nC: y b\nS: a1 OK\n"));
    QVERIFY(perform(Xatom{"APPEND", {{"INBOX"}, {QByteArray("a\0b", 3), Form::Utf8}}},
                    "C: a1 APPEND INBOX UTF8 (~{3+}\nC: a" + QByteArray("\0", 1) + "b)\nS: a1 OK\n"));
    ScriptedSession session(
        Script("S: * OK [CAPABILITY IMAP4rev1] ready\nC: a1 XFOO {1}\nS: + go on\nC: x {2}\n"
               "S: + go on\nC: yz\nS: a1 OK\nC: a2 XFOO {1}\nS: a2 NO not that\n"));
    QVERIFY(await(session->send(Xatom{"XFOO", {{"x", Form::Literal}, {"yz", Form::Literal}}})));
    const auto refused = await(session->send(Xatom{"XFOO", {{"x", Form::Literal}}}));
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().text, QStringLiteral("not that"));
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::secrets()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 XSECRET open hidden
        S: a1 OK
        C: a2 LOGIN me unseen
        S: a2 OK
        C: a3 PROXYAUTH you veiled
        S: a3 OK)"));
    QVERIFY(await(session->send(Xatom{"XSECRET", {{"open"}, {"hidden", Form::Secret}}})));
    QVERIFY(await(session->send(Xatom{"LOGIN", {{"me"}, {"unseen"}}})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(await(session->send(Xatom{"PROXYAUTH", {{"you"}, {"veiled"}}})));
    const QByteArray trace = textOf(session->trace());
    for (const char *seen : {"XSECRET open", "LOGIN me", "PROXYAUTH you"})
        QVERIFY2(trace.contains(seen), seen);
    for (const char *secret : {"hidden", "unseen", "veiled"})
        QVERIFY2(!trace.contains(secret), secret);
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::notSent_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<int>("form");
    QTest::newRow("a second line") << QByteArray("XFOO") << QByteArray("x\r\na2 LOGOUT") << int(Form::Text);
    QTest::newRow("in quotes") << QByteArray("XFOO") << QByteArray("\"x\ny\"") << int(Form::Text);
    QTest::newRow("in a secret") << QByteArray("XFOO") << QByteArray("x\ry") << int(Form::Secret);
    QTest::newRow("NUL") << QByteArray("XFOO") << QByteArray("\0", 1) << int(Form::Text);
    QTest::newRow("NUL in a literal") << QByteArray("XFOO") << QByteArray("\0", 1) << int(Form::Literal);
    QTest::newRow("in the name") << QByteArray("XFOO\r\nXBAR") << QByteArray("x") << int(Form::Text);
    QTest::newRow("COMPRESS") << QByteArray("compress") << QByteArray("DEFLATE") << int(Form::Text);
}

void TestXatom::notSent()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, argument);
    QFETCH(int, form);
    QCOMPARE(errorOf(perform(Xatom{name, {{argument, Form(form)}}}, "")), Kind::InvalidArgument);
}

void TestXatom::refusals()
{
    const auto refused = perform(Xatom{"XFOO"}, "C: a1 XFOO\nS: * XFOO 1\nS: a1 NO [NOPERM] no\n");
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().code, QByteArray("NOPERM"));
    QCOMPARE(errorOf(perform(Xatom{"XFOO"}, "C: a1 XFOO\nS: a1 BAD what?\n")), Kind::Rejected);
}

void TestXatom::ifAnnounced()
{
    ScriptedSession session(Script(QByteArray(Greeting) + "C: a1 enable\nS: a1 OK\n"));
    QTRY_COMPARE(session->state(), Session::State::NotAuthenticated);
    Xatom command{"xfoo"};
    command.ifAnnounced = true;
    const auto result = await(session->send(command));
    QCOMPARE(errorOf(result), Kind::Unsupported);
    QCOMPARE(result.error().code, QByteArray("XFOO"));
    command.name = "enable";
    QVERIFY(await(session->send(command)));
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::continuations()
{
    QByteArrayList asked;
    Xatom command{"XCHAT", {{"a"}}};
    command.answer = [&asked](const QByteArray &text) {
        asked += text;
        return text == "enough?" ? std::nullopt : std::optional<QByteArray>("answer to " + text);
    };
    ScriptedSession session(
        Script(QByteArray(Greeting)
               + "C: a1 XCHAT a\nS: + one\nC: answer to one\nS: +\nC: answer to \nS: + enough?\n"
                 "C: *\nS: a1 BAD given up\nC: a2 XWAIT\nS: + say something\nC: *\nS: a2 BAD\n"));
    QCOMPARE(errorOf(await(session->send(command))), Kind::Rejected);
    QCOMPARE(asked, (QByteArrayList{"one", "", "enough?"}));
    QVERIFY(!textOf(session->trace()).contains("answer to"));
    QCOMPARE(errorOf(await(session->send(Xatom{"XWAIT"}))), Kind::Rejected);
    QVERIFY2(session.isFinished(), session.why());
}

// No answer can begin another command.
void TestXatom::answersOfOneLine()
{
    for (const QByteArray &bad :
         {QByteArray("x\r\na2 LOGOUT"), QByteArray("x\n"), QByteArray("\r"), QByteArray("a\0b", 3)}) {
        Xatom command{"XCHAT"};
        command.answer = [&bad](const QByteArray &) {
            return bad;
        };
        QCOMPARE(errorOf(perform(command, "C: a1 XCHAT\nS: + yes?\nC: *\nS: a1 BAD\n")), Kind::Rejected);
    }
}

void TestXatom::sessionFollows()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 AUTHENTICATE XFOO
        S: a1 OK
        C: a2 SELECT {2+}
        C: In
        S: * 3 EXISTS
        S: a2 OK [READ-ONLY]
        C: a3 unselect
        S: a3 OK
        C: a4 EXAMINE "Entw&APw-rfe"
        S: * 1 EXISTS
        S: a4 OK
        C: a5 SELECT gone
        S: a5 NO
        C: a6 SELECT here
        S: a6 OK
        C: a7 PROXYAUTH jonas
        S: a7 OK
        C: a8 UNAUTHENTICATE
        S: a8 OK)"));
    QVERIFY(await(session->send(Xatom{"AUTHENTICATE", {{"XFOO"}}})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(await(session->send(Xatom{"SELECT", {{"In", Form::Literal}}})));
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().name().toString(), QStringLiteral("In"));
    QVERIFY(session->mailbox().isReadOnly());
    QVERIFY(await(session->send(Xatom{"unselect"})));
    QVERIFY(!session->mailbox().isSelected());
    QVERIFY(await(session->send(Xatom{"EXAMINE", {{"\"Entw&APw-rfe\""}}})));
    QCOMPARE(session->mailbox().name().toString(), QStringLiteral("Entwürfe"));
    QVERIFY(!await(session->send(Xatom{"SELECT", {{"gone"}}})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(await(session->send(Xatom{"SELECT", {{"here"}}})));
    QVERIFY(await(session->send(Xatom{"PROXYAUTH", {{"jonas"}}})));
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY(!session->mailbox().isSelected());
    QVERIFY(await(session->send(Xatom{"UNAUTHENTICATE"})));
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QVERIFY(session->capabilities().isEmpty());
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::startTlsAndLogout()
{
    ScriptedSession session(Script(QByteArray(Greeting)
                                   + "C: a1 STARTTLS\nS: a1 OK\nC: a2 LOGOUT\nS: * BYE see you\nS: a2 OK\n"));
    QVERIFY(await(session->send(Xatom{"STARTTLS"})));
    QVERIFY(session->capabilities().isEmpty()); // those of before do not count any more
    QVERIFY(await(session->send(Xatom{"LOGOUT"})));
    QCOMPARE(session->state(), Session::State::Closed);
}

void TestXatom::waitsForOthers()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 XONE
        S: * XFOO 1
        S: a1 OK
        C: a2 XTWO
        S: * XFOO 2
        S: a2 OK)"));
    Answer one(session->send(Xatom{"XONE"})), two(session->send(Xatom{"XTWO"}));
    QTRY_VERIFY(one && two);
    QCOMPARE((*one)->responses, QByteArrayList{"* XFOO 1"});
    QCOMPARE((*two)->responses, QByteArrayList{"* XFOO 2"});
    QVERIFY2(session.isFinished(), session.why());
}

void TestXatom::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const auto rights = await(session->send(Xatom{"LISTRIGHTS", {{"INBOX"}, {"jonas"}}}));
    QVERIFY(rights);
    QCOMPARE(rights->responses.size(), 1);
    QVERIFY(rights->responses[0].startsWith("* LISTRIGHTS INBOX jonas "));
    const auto created = await(session->send(Xatom{"CREATE", {{"From xatom", Form::Literal}}}));
    QVERIFY(created);
    const auto appended =
        await(session->send(Xatom{"APPEND", {{"\"From xatom\""}, {"Subject: x\r\n\r\n", Form::Literal}}}));
    QVERIFY(appended);
    const auto status = await(session->send(Xatom{"STATUS", {{"\"From xatom\""}, {"(MESSAGES)"}}}));
    QCOMPARE(status->responses, QByteArrayList{"* STATUS \"From xatom\" (MESSAGES 1)"});
    QCOMPARE(errorOf(await(session->send(Xatom{"XYZZY"}))), Kind::Rejected);
    // IDLE waits for a line, which "*" is not.
    QCOMPARE(errorOf(await(session->send(Xatom{"IDLE"}))), Kind::Rejected);
    QVERIFY(await(session->send(Xatom{"NOOP"})));
}

QTEST_GUILESS_MAIN(TestXatom)
#include "tst_xatom.moc"
