#include "imapcore/commands/acl.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/sort.h"
#include "imapcore/pool.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

class TestPool : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void manyCommands();
    void fewerSessions_data();
    void fewerSessions();
    void noneAtAll();
    void lostSession();
    void refusesMailboxes();
    void cancelled();
    void dovecot();

private:
    ConnectOptions options() const { return optionsFor(*m_server); }
    BackOff quick() const { return {.first = std::chrono::milliseconds(20), .attempts = 2}; }

    std::unique_ptr<ScriptedServer> m_server;
    int m_logins = 0, m_allowed = 100;
    bool m_silent = false;
    QByteArray m_refusal;
};

void TestPool::init()
{
    m_logins = 0;
    m_allowed = 100;
    m_silent = false;
    m_refusal = "TAG NO [LIMIT] too many connections\n";
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 ACL] ready\n");
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LOGIN"))
            return ++m_logins <= m_allowed ? "TAG OK [CAPABILITY IMAP4rev1 ACL] in\n" : m_refusal;
        if (command.startsWith("GETACL"))
            return m_silent ? QByteArray("* OK wait\n") : "* ACL " + command.mid(7) + " bob lr\nTAG OK\n";
        if (command.startsWith("CREATE"))
            return "* OK wait\n";
        return {};
    });
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
}

static MailboxName mailbox(int number)
{
    return MailboxName(QStringLiteral("user/u%1").arg(number));
}

// Sends many GETACL and returns how many came back right.
static int askAll(Pool &pool, int count)
{
    int right = 0, done = 0;
    QObject context;
    for (int i = 0; i < count; ++i) {
        pool.send(GetAcl{mailbox(i)})->then(&context, [&](const Expected<Acl> &acl) {
            right += acl && acl->size() == 1 && acl->front().identifier == QStringLiteral("bob");
            ++done;
        });
    }
    return QTest::qWaitFor([&] { return done == count; }, 20000) ? right : -1;
}

void TestPool::manyCommands()
{
    Pool pool(options(), 3);
    QCOMPARE(pool.sessions(), 0);
    QCOMPARE(askAll(pool, 30'000), 30'000); // more than the windows of all of them take at once
    QCOMPARE(pool.sessions(), 3);
    QCOMPARE(m_server->connections(), 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY2(m_server->received(i).count("GETACL") > 1000, "one session had next to nothing to do");
}

// The ways in which servers say that a user has connections enough.
void TestPool::fewerSessions_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *greeting, const char *refusal, const char *code) {
        QTest::newRow(name) << QByteArray(greeting) << QByteArray(refusal) << QByteArray(code);
    };
    row("LIMIT", "", "TAG NO [LIMIT] too many connections\n", "LIMIT");
    row("UNAVAILABLE", "", "TAG NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded\n",
        "UNAVAILABLE");                                                                         // Dovecot
    row("ALERT", "", "TAG NO [ALERT] Too many simultaneous connections. (Failure)\n", "ALERT"); // Gmail
    row("no code", "", "TAG NO too many\n", "");
    row("BAD", "", "TAG BAD not again\n", "");
    row("BYE", "* BYE too many\n", "", "");
    row("NO as a greeting", "* NO [INUSE] too many\n", "", "INUSE");
}

void TestPool::fewerSessions()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, refusal);
    QFETCH(QByteArray, code);
    m_allowed = refusal.isEmpty() ? 100 : 2;
    m_refusal = refusal;
    connect(m_server.get(), &ScriptedServer::connected, this, [&] {
        if (refusal.isEmpty() && m_server->connections() > 2)
            m_server->setGreeting(greeting);
    });
    Pool pool(options(), 5, quick());
    QSignalSpy reduced(&pool, &Pool::reduced);
    QCOMPARE(askAll(pool, 30'000), 30'000);
    QVERIFY(reduced.count() >= 1);
    QCOMPARE(reduced.last().at(1).value<Error>().code, code);
    QVERIFY(pool.size() <= 2);
    QVERIFY(pool.sessions() <= 2);
}

void TestPool::noneAtAll()
{
    m_allowed = 0;
    Pool pool(options(), 4, quick());
    QSignalSpy failed(&pool, &Pool::failed);
    Answer acl(pool.send(GetAcl{mailbox(1)}));
    QTRY_VERIFY(acl);
    QCOMPARE((*acl).error().code, "LIMIT");
    QCOMPARE(failed.count(), 1);
    QCOMPARE(m_logins, 3); // the first and two more attempts
    m_allowed = 100;
    QVERIFY(await(pool.send(GetAcl{mailbox(1)})));
}

// Reads go to another session; what may have changed something does not.
void TestPool::lostSession()
{
    Pool pool(options(), 1, quick());
    m_silent = true;
    Answer acl(pool.send(GetAcl{mailbox(1)}));
    QTRY_COMPARE(m_server->commands().count("GETACL \"user/u1\""), 1);
    m_silent = false;
    m_server->disconnectAll();
    QTRY_VERIFY(acl);
    QVERIFY(*acl);
    QCOMPARE(m_server->connections(), 2);
    Answer created(pool.send(Raw{"CREATE new"}));
    QTRY_COMPARE(m_server->commands().count("CREATE new"), 1);
    m_server->disconnectAll();
    QTRY_VERIFY(created);
    QCOMPARE(errorOf(*created), Kind::ServerClosed);
    QTest::qWait(100);
    QCOMPARE(m_server->commands().count("CREATE new"), 1);
}

void TestPool::refusesMailboxes()
{
    Pool pool(options(), 1);
    QCOMPARE(errorOf(await(pool.send(Sort{{{"DATE"}}}))), Kind::InvalidArgument);
}

void TestPool::cancelled()
{
    m_silent = true;
    Pool pool(options(), 1);
    auto *reply = pool.send(GetAcl{mailbox(1)});
    Answer first(reply), second(pool.send(GetAcl{mailbox(2)}));
    reply->cancel(); // nothing is connected yet
    QTRY_VERIFY(first);
    QCOMPARE(errorOf(*first), Kind::Cancelled);
    QTRY_COMPARE(m_server->commands().count("GETACL \"user/u2\""), 1);
    QVERIFY(!m_server->commands().contains("GETACL \"user/u1\""));
    pool.close();
    QTRY_VERIFY(second);
    QCOMPARE(errorOf(*second), Kind::Cancelled);
}

void TestPool::dovecot()
{
    Dovecot server;
    Pool pool(server.options(), 3);
    int right = 0, done = 0;
    QObject context;
    for (int i = 0; i < 300; ++i) {
        pool.send(MyRights{MailboxName(u"INBOX")})->then(&context, [&](const Expected<QByteArray> &rights) {
            right += rights && rights->contains('a');
            ++done;
        });
    }
    QTRY_COMPARE(done, 300);
    QCOMPARE(right, 300);
    QVERIFY(pool.sessions() >= 1 && pool.sessions() <= 3);
}

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
