#include "imapcore/commands/authenticate.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/login.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/scramserver.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestSasl : public QObject
{
    Q_OBJECT

private slots:
    void choosing_data();
    void choosing();
    void plain();
    void login();
    void cramMd5();
    void unknownMechanism();
    void scram_data();
    void scram();
    void scramServers_data();
    void scramServers();
    void serverSaysOkEarly_data();
    void serverSaysOkEarly();
    void giveUp();
    void initialResponse();
    void dovecot_data();
    void dovecot();
    void wrongPassword_data();
    void wrongPassword();

private:
    std::unique_ptr<Dovecot> m_dovecot;
};

static const Credentials olivia{QStringLiteral("olivia"), QStringLiteral("pencil"), {}};

void TestSasl::choosing_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<bool>("actAs");
    QTest::addColumn<bool>("mayShow");
    QTest::addColumn<QByteArrayList>("chosen");
    using List = QByteArrayList;
    const auto row = [](const char *name, const List &offered, bool actAs, bool mayShow, const List &chosen) {
        QTest::newRow(name) << offered << actAs << mayShow << chosen;
    };
    const List all{"LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2"};
    row("all", all, false, true, {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "CRAM-MD5", "LOGIN"});
    row("all, in the clear", all, false, false, {"SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5"});
    row("all, as another", all, true, true, {"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"});
    row("all, as another, in the clear", all, true, false, {"SCRAM-SHA-256", "SCRAM-SHA-1"});
    row("PLAIN", {"PLAIN"}, false, true, {"PLAIN"});
    row("PLAIN in the clear", {"PLAIN"}, false, false, {});
    row("unknown only", {"XOAUTH2", "GSSAPI", "SCRAM-SHA-256-PLUS"}, false, true, {});
    row("none", {}, false, true, {});
    row("CRAM-MD5 as another", {"CRAM-MD5", "LOGIN"}, true, true, {});
}

void TestSasl::choosing()
{
    QFETCH(QByteArrayList, offered);
    QFETCH(bool, actAs);
    QFETCH(bool, mayShow);
    Credentials credentials = olivia;
    if (actAs)
        credentials.actAs = QStringLiteral("jonas");
    QTEST(SaslClient::choose(offered, credentials, mayShow), "chosen");
}

// RFC 4616: [authzid] NUL authcid NUL passwd
void TestSasl::plain()
{
    SaslClient self("PLAIN", olivia, QStringLiteral("localhost"));
    QVERIFY(self.speaksFirst() && !self.isComplete());
    QCOMPARE(*self.step({}), QByteArray("\0olivia\0pencil", 14));
    QVERIFY(self.isComplete());

    SaslClient other(
        "PLAIN", {QStringLiteral("mailmaster"), QStringLiteral("p\u00e4ss"), QStringLiteral("jonas")}, {});
    QCOMPARE(*other.step({}), QByteArray("jonas\0mailmaster\0p\xC3\xA4ss", 22));
}

void TestSasl::login()
{
    SaslClient client("LOGIN", olivia, {});
    QVERIFY(!client.speaksFirst());
    QCOMPARE(*client.step("User Name"), "olivia");
    QCOMPARE(*client.step("Password"), "pencil");
    QVERIFY(client.isComplete());
}

// RFC 2195 section 2
void TestSasl::cramMd5()
{
    SaslClient client("CRAM-MD5", {QStringLiteral("tim"), QStringLiteral("tanstaaftanstaaf"), {}}, {});
    QVERIFY(!client.speaksFirst());
    QCOMPARE(*client.step("<1896.697170952@postoffice.reston.mci.net>"),
             "tim b913a602c7eda7a495b4e6e7334d3890");
    QVERIFY(client.isComplete());
}

void TestSasl::unknownMechanism()
{
    SaslClient client("X-NONE", olivia, {});
    const auto answer = client.step({});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Unsupported);
    QVERIFY(!client.isComplete());
}

void TestSasl::scram_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("SHA-1") << QByteArray("SCRAM-SHA-1");
    QTest::newRow("SHA-256") << QByteArray("SCRAM-SHA-256");
}

void TestSasl::scram()
{
    QFETCH(QByteArray, mechanism);
    SaslClient client(mechanism, {olivia.user, olivia.password, QStringLiteral("jonas")}, {});
    ScramServer server(mechanism);
    const QByteArray first = *client.step({});
    QVERIFY2(first.startsWith("n,a=jonas,n=olivia,r="), first);
    const QByteArray final = *client.step(server.challenge(first));
    QVERIFY2(final.contains("r=" + server.nonce + ','), final);
    QVERIFY(!first.contains("pencil") && !final.contains("pencil"));
    QVERIFY(!client.isComplete()); // the server has not proved itself yet
    QVERIFY(client.step(server.signature(final)));
    QVERIFY(client.isComplete());
}

void TestSasl::scramServers_data()
{
    QTest::addColumn<QByteArray>("challenge"); // CHALLENGE: the right one
    QTest::addColumn<QByteArray>("final");
    QTest::newRow("wrong signature") << QByteArray("CHALLENGE") << "v=" + QByteArray(32, 'x').toBase64();
    QTest::newRow("no signature") << QByteArray("CHALLENGE") << QByteArray("e=other-error");
    QTest::newRow("empty signature") << QByteArray("CHALLENGE") << QByteArray("");
    QTest::newRow("another's nonce") << QByteArray("r=abcdefghijklmnop,s=c2FsdA==,i=4096") << QByteArray();
    QTest::newRow("no challenge") << QByteArray("") << QByteArray();
    QTest::newRow("no rounds") << QByteArray("r=abc,s=c2FsdA==,i=0") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\xFF\x01 garbage") << QByteArray();
}

void TestSasl::scramServers()
{
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, final);
    SaslClient client("SCRAM-SHA-256", olivia, {});
    ScramServer server("SCRAM-SHA-256");
    const QByteArray right = server.challenge(*client.step({}));
    const auto answer = client.step(challenge == "CHALLENGE" ? right : challenge);
    if (challenge == "CHALLENGE") {
        QVERIFY(answer);
        const auto end = client.step(final);
        QVERIFY(!end);
        QCOMPARE(end.error().kind, Kind::LoginRefused);
    } else {
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::LoginRefused);
    }
    QVERIFY(!client.isComplete());
}

void TestSasl::serverSaysOkEarly_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("at once") << QByteArray("C: a1 AUTHENTICATE SCRAM-SHA-256\nS: a1 OK welcome");
    QTest::newRow("after the first message")
        << QByteArray("C: a1 AUTHENTICATE SCRAM-SHA-256\nS: +\nC: ...\nS: a1 OK welcome");
    QTest::newRow("after nonsense") << QByteArray(
        "C: a1 AUTHENTICATE SCRAM-SHA-256\nS: +\nC: ...\nS: + bm9uc2Vuc2U=\nC: *\nS: a1 OK welcome");
    QTest::newRow("after nonsense, refused") << QByteArray(
        "C: a1 AUTHENTICATE SCRAM-SHA-256\nS: +\nC: ...\nS: + bm9uc2Vuc2U=\nC: *\nS: a1 BAD cancelled");
}

// Whoever does not know the password can still say OK; that is no login.
void TestSasl::serverSaysOkEarly()
{
    QFETCH(QByteArray, script);
    ScriptedSession session(Script(Greeting + script));
    const auto result = await(session->send(Authenticate{SaslClient("SCRAM-SHA-256", olivia, {})}));
    QVERIFY(!result);
    QVERIFY(result.error().kind == Kind::LoginRefused || result.error().kind == Kind::Rejected);
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QVERIFY2(session.isFinished(), session.why());
}

void TestSasl::giveUp()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 AUTHENTICATE CRAM-MD5
        S: + this is not base64!
        C: *
        S: a1 BAD cancelled
        C: a2 NOOP
        S: a2 OK)"));
    QVERIFY(!await(session->send(Authenticate{SaslClient("CRAM-MD5", olivia, {})})));
    QVERIFY(await(session->send(Noop{})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestSasl::initialResponse()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 AUTHENTICATE PLAIN AG9saXZpYQBwZW5jaWw=
        S: a1 OK
        C: a2 AUTHENTICATE PLAIN
        S: +
        C: AG9saXZpYQBwZW5jaWw=
        S: a2 OK
        C: a3 AUTHENTICATE CRAM-MD5
        S: + PDEyM0B4Pg==
        C: b2xpdml...
        S: a3 OK)"));
    for (const auto &[mechanism, initial] :
         {std::pair("PLAIN", true), {"PLAIN", false}, {"CRAM-MD5", true}}) {
        Authenticate command{SaslClient(mechanism, olivia, {}), initial};
        command.prepare();
        QVERIFY2(await(session->send(std::move(command))), session.why());
    }
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(trace.contains("AUTHENTICATE PLAIN") && !trace.contains("AG9saXZp") && !trace.contains("b2xp"),
             trace);
}

void TestSasl::dovecot_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("initial");
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"}) {
        QTest::addRow("%s", mechanism) << QByteArray(mechanism) << false;
        QTest::addRow("%s, first message with the command", mechanism) << QByteArray(mechanism) << true;
    }
    if (!m_dovecot)
        m_dovecot = std::make_unique<Dovecot>();
}

static std::unique_ptr<Session> connected(const Dovecot &dovecot)
{
    auto *transport = new Transport;
    auto session = std::make_unique<Session>(transport);
    QSignalSpy greeted(session.get(), &Session::greeted);
    transport->connectToHost(dovecot.host(), dovecot.imapPort(), Transport::Encryption::None, {});
    return greeted.wait(10000) ? std::move(session) : nullptr;
}

void TestSasl::dovecot()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(bool, initial);
    // Theo's password holds a quote, a backslash, a space and wildcards.
    for (const QString &user : {m_dovecot->user(), QStringLiteral("theo")}) {
        const auto session = connected(*m_dovecot);
        QVERIFY(session);
        QVERIFY(session->capabilities().valuesOf("AUTH=").contains(mechanism));
        Authenticate command{
            SaslClient(mechanism, {user, m_dovecot->passwordOf(user), {}}, m_dovecot->host()), initial};
        command.prepare();
        const auto result = await(session->send(std::move(command)));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().text));
        QCOMPARE(session->state(), Session::State::Authenticated);
        QVERIFY(!textOf(session->trace()).contains(m_dovecot->passwordOf(user).toUtf8()));
    }
}

void TestSasl::wrongPassword_data()
{
    dovecot_data();
}

void TestSasl::wrongPassword()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(bool, initial);
    if (initial)
        return; // Dovecot 2.3 lets every wrong password wait
    const auto session = connected(*m_dovecot);
    QVERIFY(session);
    Authenticate command{
        SaslClient(mechanism, {m_dovecot->user(), QStringLiteral("wrong"), {}}, m_dovecot->host())};
    const auto result = await(session->send(std::move(command)));
    QCOMPARE(errorOf(result), Kind::Refused);
    QCOMPARE(result.error().code, "AUTHENTICATIONFAILED");
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
}

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_sasl.moc"
