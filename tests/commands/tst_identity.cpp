#include "imapcore/commands/authenticate.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/proxyauth.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/unauthenticate.h"
#include "tests/support/await.h"

using namespace imap;
using Kind = Error::Kind;

// PROXYAUTH and UNAUTHENTICATE: who one is changes, and the connection stays.
class TestIdentity : public QObject
{
    Q_OBJECT

private slots:
    void unauthenticate_data();
    void unauthenticate();
    void unauthenticateNeedsTheCapability();
    void unauthenticateRefused();
    void unauthenticateByHand();
    void proxyAuth();
    void proxyAuthWriting_data();
    void proxyAuthWriting();
    void proxyAuthRefused_data();
    void proxyAuthRefused();
    void proxyAuthByHand();
};

static const char Selected[] = R"(S: * PREAUTH [CAPABILITY IMAP4rev1 UNAUTHENTICATE SASL-IR LITERAL+] in
    C: a1 SELECT "INBOX"
    S: * 3 EXISTS
    S: a1 OK [READ-WRITE]
)";

void TestIdentity::unauthenticate_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isKnown"); // what the server can do
    QTest::newRow("plain") << QByteArray("S: a2 OK done") << false;
    QTest::newRow("with capabilities")
        << QByteArray("S: a2 OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] done") << true;
    QTest::newRow("with another code") << QByteArray("S: a2 OK [CLOSED] done") << false;
}

void TestIdentity::unauthenticate()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, isKnown);
    ScriptedSession session(Script(Selected + ("C: a2 UNAUTHENTICATE\n" + answer)
                                   + "\nC: a3 AUTHENTICATE PLAIN AGFkbWluAHNlY3JldA==\nS: a3 OK in"));
    QVERIFY2(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})), session.why());
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().count(), 3U);
    QVERIFY2(await(session->send(Unauthenticate{})), session.why());
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QCOMPARE(session->mailbox().count(), 0U);
    QCOMPARE(session->capabilities().isEmpty(), !isKnown);
    QVERIFY(!session->supports("UNAUTHENTICATE"));
    Authenticate again{SaslClient("PLAIN", {QStringLiteral("admin"), QStringLiteral("secret"), {}}, {}),
                       true};
    again.prepare();
    QVERIFY2(await(session->send(std::move(again))), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdentity::unauthenticateNeedsTheCapability()
{
    ScriptedSession session(Script("S: * PREAUTH [CAPABILITY IMAP4rev1] in\nC: a1 NOOP\nS: a1 OK"));
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(errorOf(await(session->send(Unauthenticate{}))), Kind::Unsupported);
    QVERIFY2(session.isFinished(), session.why());
}

// RFC 8437 section 3 permits no NO; a BAD changes nothing.
void TestIdentity::unauthenticateRefused()
{
    ScriptedSession session(Script(QByteArray(Selected) + "C: a2 UNAUTHENTICATE\nS: a2 BAD what?"));
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    QCOMPARE(errorOf(await(session->send(Unauthenticate{}))), Kind::Rejected);
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().count(), 3U);
    QVERIFY(session->supports("UNAUTHENTICATE"));
}

void TestIdentity::unauthenticateByHand()
{
    ScriptedSession session(Script(QByteArray(Selected) + "C: a2 unauthenticate\nS: a2 OK done"));
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    QVERIFY(await(session->send(Raw{"unauthenticate"})));
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QCOMPARE(session->mailbox().count(), 0U);
    QVERIFY(session->capabilities().isEmpty());
}

void TestIdentity::proxyAuth()
{
    ScriptedSession session(Script(QByteArray(Selected) + "C: a2 PROXYAUTH \"jonas\"\nS: a2 OK now jonas"));
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    QVERIFY2(await(session->send(ProxyAuth{QStringLiteral("jonas")})), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    QCOMPARE(session->mailbox().count(), 0U);
    QVERIFY2(session.isFinished(), session.why());
}

void TestIdentity::proxyAuthWriting_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QStringLiteral("jonas") << QByteArray("\"jonas\"");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c") << QByteArray("\"a\\\"b\\\\c\"");
    QTest::newRow("UTF-8") << QStringLiteral("jörg") << QByteArray("{5+}\nC: j\xC3\xB6rg");
}

void TestIdentity::proxyAuthWriting()
{
    QFETCH(QString, user);
    QFETCH(QByteArray, written);
    QVERIFY(perform(ProxyAuth{user}, "C: a1 PROXYAUTH " + written + "\nS: a1 OK"));
}

void TestIdentity::proxyAuthRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::newRow("NO") << QByteArray("NO [NOPERM] no administrator") << int(Kind::Refused);
    QTest::newRow("unknown") << QByteArray("BAD Unknown command") << int(Kind::Rejected);
}

void TestIdentity::proxyAuthRefused()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, kind);
    ScriptedSession session(Script(Selected + ("C: a2 PROXYAUTH \"jonas\"\nS: a2 " + answer)));
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    const auto result = await(session->send(ProxyAuth{QStringLiteral("jonas")}));
    QVERIFY(!result);
    QCOMPARE(int(result.error().kind), kind);
    QCOMPARE(session->state(), Session::State::Selected);
    QCOMPARE(session->mailbox().count(), 3U);
}

// Some take a password behind the name: the console shows the name alone.
void TestIdentity::proxyAuthByHand()
{
    ScriptedSession session(Script(QByteArray(Selected) + "C: a2 proxyauth jonas s3cret\nS: a2 OK"));
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    QVERIFY2(await(session->send(Raw{"proxyauth jonas s3cret"})), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    QCOMPARE(session->mailbox().count(), 0U);
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(trace.contains("proxyauth jonas") && !trace.contains("s3cret"), trace);
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
