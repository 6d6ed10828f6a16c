#include "imapcore/commands/login.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

// LOGIN, LOGOUT and NOOP; AUTHENTICATE is tested with the mechanisms (tst_sasl), STARTTLS with the connector.
class TestLogin : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void synchronizing();
    void refused();
    void startTlsNeedsTheCapability();
    void dovecot_data();
    void dovecot();

private:
    std::unique_ptr<Dovecot> m_dovecot;
};

void TestLogin::writing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QString &user, const QString &password,
                        const QByteArray &line) {
        QTest::newRow(name) << user << password << line;
    };
    row("RFC 9051", QStringLiteral("SMITH"), QStringLiteral("SESAME"), R"("SMITH" "SESAME")");
    row("quotes", QStringLiteral("a\"b"), QStringLiteral("th\"e o\\%p*ss"), R"("a\"b" "th\"e o\\%p*ss")");
    row("UTF-8", QStringLiteral("jörg"), QStringLiteral("pä"), "{5+}\nC: j\xC3\xB6rg {3+}\nC: p\xC3\xA4");
    row("empty", QString(), QString(), R"("" "")");
}

void TestLogin::writing()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Greeting + ("C: a1 LOGIN " + line + "\nS: a1 OK LOGIN completed")));
    QVERIFY2(await(session->send(Login{user, password})), session.why());
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->state(), Session::State::Authenticated);
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(trace.contains("•••") && (password.size() < 2 || !trace.contains(password.toUtf8())), trace);
}

void TestLogin::synchronizing()
{
    ScriptedSession session(
        Script("S: * OK [CAPABILITY IMAP4rev1] ready\nC: a1 LOGIN {5}\nS: + go\nC: j\xC3\xB6rg {3}\nX: turn\n"
               "S: + go\nC: p\xC3\xA4\nS: a1 OK"));
    QVERIFY2(await(session->send(Login{QStringLiteral("jörg"), QStringLiteral("pä")})), session.why());
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(!textOf(session->trace()).contains("p\xC3\xA4"));
}

void TestLogin::refused()
{
    ScriptedSession session(
        Script(QByteArray(Greeting) + "C: a1 LOGIN...\nS: a1 NO [AUTHENTICATIONFAILED] wrong"));
    const auto result = await(session->send(Login{QStringLiteral("u"), QStringLiteral("p")}));
    QCOMPARE(errorOf(result), Kind::Refused);
    QCOMPARE(result.error().code, "AUTHENTICATIONFAILED");
    QCOMPARE(session->state(), Session::State::NotAuthenticated);
    QCOMPARE(errorOf(perform(Login{QStringLiteral("u"), QStringLiteral("a") + QChar(u'\0')}, "")),
             Kind::InvalidArgument);
}

void TestLogin::startTlsNeedsTheCapability()
{
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev1] ready\nC: a1 NOOP\nS: a1 OK"));
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(errorOf(await(session->send(StartTls{}))), Kind::Unsupported);
    QVERIFY2(session.isFinished(), session.why());
}

void TestLogin::dovecot_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("isRight");
    m_dovecot = std::make_unique<Dovecot>();
    for (const QString &user : m_dovecot->users())
        QTest::newRow(qPrintable(user)) << user << true;
    QTest::newRow("wrong password") << m_dovecot->user() << false;
}

void TestLogin::dovecot()
{
    QFETCH(QString, user);
    QFETCH(bool, isRight);
    auto *transport = new Transport;
    Session session(transport);
    transport->connectToHost(m_dovecot->host(), m_dovecot->imapPort(), Transport::Encryption::None, {});
    const auto login =
        await(session.send(Login{user, isRight ? m_dovecot->passwordOf(user) : QStringLiteral("no")}));
    QCOMPARE(bool(login), isRight);
    if (isRight) {
        QCOMPARE(session.state(), Session::State::Authenticated);
        QVERIFY(await(session.send(Noop{})));
        QVERIFY(await(session.send(Logout{})));
        QCOMPARE(session.state(), Session::State::Closed);
    } else {
        QCOMPARE(login.error().code, "AUTHENTICATIONFAILED");
    }
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
