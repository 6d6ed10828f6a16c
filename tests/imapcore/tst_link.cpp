#include "imapcore/commands/acl.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/idle.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/link.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;

// A connection that comes back, what it restores, and what it leaves alone.
class TestLink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsAreRepeated();
    void changesAreNot();
    void unsentIsTold();
    void numbersAreNotRepeated();
    void savedResultsAreNotRepeated();
    void mailboxIsRestored();
    void changedUidValidity();
    void notForEver();
    void waitsLongerEachTime();
    void wrongPasswordIsFinal();
    void whileThereIsNone();
    void cancelAndClose();
    void keepsAlive();
    void endedForIdling();
    void goneBeforeItIsReady();
    void waitsForRoom_data();
    void waitsForRoom();
    void dovecot();

private:
    std::unique_ptr<Link> open(int attempts = 10);

    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_validity = "7";
    int m_silentFor = 0; // GETACLs that get no answer
};

void TestLink::init()
{
    m_validity = "7";
    m_silentFor = 0;
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 ACL SORT] ready\n");
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (command.startsWith("GETACL") && m_silentFor-- > 0)
            return "* OK wait\n";
        if (command.startsWith("GETACL \"A\""))
            return "* ACL A bob lr\nTAG OK\n";
        if (command.startsWith("EXAMINE") || command.startsWith("SELECT"))
            return "* 3 EXISTS\n* OK [UIDVALIDITY " + m_validity + "] valid\nTAG OK [READ-ONLY] opened\n";
        if (command.startsWith("CREATE") || command.startsWith("FETCH") || command.startsWith("SORT")
            || command.startsWith("UID "))
            return "* OK wait\n";
        return {};
    });
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 ACL SORT] in");
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    m_server->answer("NOOP", "TAG OK");
}

std::unique_ptr<Link> TestLink::open(int attempts)
{
    using namespace std::chrono_literals;
    auto link = std::make_unique<Link>(optionsFor(*m_server),
                                       BackOff{.first = 20ms, .most = 100ms, .attempts = attempts});
    QSignalSpy ready(link.get(), &Link::ready);
    link->open();
    if (!ready.wait(5000))
        qFatal("no connection to the scripted server");
    return link;
}

void TestLink::readsAreRepeated()
{
    const auto link = open();
    QSignalSpy lost(link.get(), &Link::lost), ready(link.get(), &Link::ready);
    m_silentFor = 1;
    Answer acl(link->send(GetAcl{MailboxName(u"A")}));
    QTRY_COMPARE(m_server->commands().count("GETACL \"A\""), 1);
    m_server->disconnectAll(ScriptedServer::Manner::Abruptly);
    QTRY_VERIFY(acl);
    QVERIFY2(*acl, qPrintable(*acl ? QString() : (*acl).error().text));
    QCOMPARE((**acl)[0].identifier, QStringLiteral("bob"));
    QCOMPARE(m_server->commands().count("GETACL \"A\""), 2);
    QCOMPARE(m_server->connections(), 2);
    QCOMPARE(lost.count(), 1);
    QCOMPARE(ready.count(), 1);
}

void TestLink::changesAreNot()
{
    const auto link = open();
    QSignalSpy ready(link.get(), &Link::ready);
    Answer created(link->send(Raw{"CREATE new"}));
    QTRY_COMPARE(m_server->commands().count("CREATE new"), 1);
    m_server->disconnectAll();
    QTRY_VERIFY(created);
    QCOMPARE(errorOf(*created), Kind::ServerClosed);
    QVERIFY((*created).error().code != "UNSENT"); // it may have been carried out
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(await(link->send(Noop{})));
    QCOMPARE(m_server->commands().count("CREATE new"), 1);
}

// What had not left is known not to have happened.
void TestLink::unsentIsTold()
{
    const auto link = open();
    Answer first(link->send(Raw{"CREATE one"})), second(link->send(Raw{"CREATE two"}));
    QTRY_COMPARE(m_server->commands().count("CREATE one"), 1);
    m_server->disconnectAll();
    QTRY_VERIFY(first && second);
    QCOMPARE((*second).error().code, "UNSENT");
    QVERIFY((*first).error().code != "UNSENT");
    QVERIFY(!m_server->commands().contains("CREATE two"));
}

void TestLink::numbersAreNotRepeated()
{
    const auto link = open();
    QVERIFY(await(link->send(Select{MailboxName(u"A")})));
    Answer sorted(link->send(Sort{{{"DATE"}}}));
    QTRY_COMPARE(m_server->commands().last(), "SORT (DATE) UTF-8 ALL");
    m_server->disconnectAll();
    QTRY_VERIFY(sorted);
    QCOMPARE(errorOf(*sorted), Kind::ServerClosed);
}

// "$" is empty over a new connection (RFC 5182 section 2.1): the answer would be wrong.
void TestLink::savedResultsAreNotRepeated()
{
    const auto link = open();
    QVERIFY(await(link->send(Select{MailboxName(u"A")})));
    Answer fetched(link->send(Fetch{Messages::saved(), {"FLAGS"}}));
    Answer searched(link->send(Search{SearchKey("UNSEEN $")}));
    QTRY_COMPARE(m_server->commands().last(), "UID SEARCH UNSEEN $");
    m_server->disconnectAll();
    QTRY_VERIFY(fetched && searched);
    QCOMPARE(errorOf(*fetched), Kind::ServerClosed);
    QCOMPARE(errorOf(*searched), Kind::ServerClosed);
}

void TestLink::mailboxIsRestored()
{
    const auto link = open();
    QVERIFY(await(link->send(Select{MailboxName(u"A")})));
    QSignalSpy ready(link.get(), &Link::ready);
    m_server->disconnectAll();
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(link->session()->mailbox().name(), MailboxName(u"A"));
    QVERIFY(link->session()->mailbox().isReadOnly());
    QCOMPARE(link->session()->mailbox().count(), 3U);
    QCOMPARE(m_server->commands().count("EXAMINE \"A\""), 2);
}

// A read that names messages by UID.
struct UidRead
{
    using Result = Done;
    static constexpr bool reads = true;
    static constexpr bool inMailbox = true;
    void write(Writer &out) const { out.raw("FETCH 5 (UID)"); }
    Done take() { return {}; }
};

// A UID of before means nothing now (RFC 9051 section 2.3.1.1).
void TestLink::changedUidValidity()
{
    const auto link = open();
    QVERIFY(await(link->send(Select{MailboxName(u"A")})));
    m_silentFor = 1;
    Answer fetched(link->send(UidRead{}));
    Answer acl(link->send(GetAcl{MailboxName(u"A")}));
    QTRY_COMPARE(m_server->commands().count("GETACL \"A\""), 1);
    m_validity = "8";
    m_server->disconnectAll();
    QTRY_VERIFY(fetched && acl);
    QCOMPARE((*fetched).error().code, "UIDVALIDITY");
    QVERIFY(*acl);
}

void TestLink::notForEver()
{
    const auto link = open();
    m_silentFor = 1000;
    Answer acl(link->send(GetAcl{MailboxName(u"A")}));
    for (int sent = 1; sent <= 3; ++sent) {
        QTRY_COMPARE(m_server->commands().count("GETACL \"A\""), sent);
        QVERIFY(!acl);
        m_server->disconnectAll();
    }
    QTRY_VERIFY(acl);
    QCOMPARE(errorOf(*acl), Kind::ServerClosed);
}

void TestLink::waitsLongerEachTime()
{
    const auto link = open(3);
    QSignalSpy lost(link.get(), &Link::lost), failed(link.get(), &Link::failed);
    Answer acl([&] {
        m_silentFor = 1;
        return link->send(GetAcl{MailboxName(u"A")});
    }());
    QTRY_COMPARE(m_server->commands().count("GETACL \"A\""), 1);
    m_server->refuse();
    m_server->disconnectAll();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(lost.count(), 3);
    QList<qint64> delays;
    for (const auto &arguments : lost)
        delays += arguments.at(1).value<std::chrono::milliseconds>().count();
    QCOMPARE(delays, (QList<qint64>{20, 40, 80}));
    QTRY_VERIFY(acl);
    QCOMPARE(errorOf(*acl), Kind::ConnectionRefused);
    QCOMPARE(link->state(), Link::State::Offline);
}

void TestLink::wrongPasswordIsFinal()
{
    const auto link = open();
    QSignalSpy lost(link.get(), &Link::lost), failed(link.get(), &Link::failed);
    m_server->answer("LOGIN", "TAG NO [AUTHENTICATIONFAILED] changed");
    m_server->disconnectAll();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, Kind::LoginRefused);
    QCOMPARE(lost.count(), 1);
}

void TestLink::whileThereIsNone()
{
    const auto link = open();
    m_server->disconnectAll();
    QTRY_COMPARE(link->state(), Link::State::Waiting);
    Answer acl(link->send(GetAcl{MailboxName(u"A")}));
    Answer created(link->send(Raw{"CREATE new"}));
    QTRY_VERIFY(acl && created);
    QVERIFY(*acl);
    QCOMPARE((*created).error().code, "UNSENT");
}

void TestLink::cancelAndClose()
{
    const auto link = open();
    m_server->disconnectAll();
    QTRY_COMPARE(link->state(), Link::State::Waiting);
    auto *first = link->send(GetAcl{MailboxName(u"A")});
    Answer cancelled(first), closed(link->send(GetAcl{MailboxName(u"A")}));
    first->cancel();
    QTRY_VERIFY(cancelled);
    QCOMPARE(errorOf(*cancelled), Kind::Cancelled);
    link->close();
    QTRY_VERIFY(closed);
    QCOMPARE(errorOf(*closed), Kind::Cancelled);
    QCOMPARE(link->state(), Link::State::Offline);
    QTest::qWait(150);
    QCOMPARE(m_server->connections(), 1); // it is not tried again
}

void TestLink::keepsAlive()
{
    const auto link = open();
    link->setKeepAlive(std::chrono::milliseconds(60));
    QTRY_VERIFY(m_server->commands().count("NOOP") >= 2);
    link->setKeepAlive(std::chrono::milliseconds(0));
    QTRY_COMPARE(link->session()->pending(), 0);
    const auto sent = m_server->commands().count("NOOP");
    QTest::qWait(200);
    QCOMPARE(m_server->commands().count("NOOP"), sent);
    // Also over the connection that comes after.
    link->setKeepAlive(std::chrono::milliseconds(60));
    QSignalSpy ready(link.get(), &Link::ready);
    m_server->disconnectAll();
    QTRY_COMPARE(ready.count(), 1);
    const auto before = m_server->commands().count("NOOP");
    QTRY_VERIFY(m_server->commands().count("NOOP") > before);
}

// Servers that end a quiet connection, some after a minute: it comes back each time, soon and with its mailbox.
void TestLink::endedForIdling()
{
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 ACL SORT IDLE] ready\n");
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 IDLE] in");
    m_server->answer("IDLE", "+ idling");
    const auto link = open();
    QVERIFY(await(link->send(Select{MailboxName(u"A")})));
    QSignalSpy lost(link.get(), &Link::lost), ready(link.get(), &Link::ready);
    Answer idle(link->send(Idle{}));
    for (int times = 1; times <= 2; ++times) { // a command that reads is sent three times in all
        QTRY_COMPARE(m_server->commands().count("IDLE"), times);
        m_server->say("* BYE Autologout; idle for too long\n");
        m_server->disconnectAll();
        QTRY_COMPARE(ready.count(), times);
        QCOMPARE(lost.last().at(0).value<Error>().text, QStringLiteral("Autologout; idle for too long"));
        QCOMPARE(lost.last().at(1).value<std::chrono::milliseconds>().count(), 20);
        QCOMPARE(link->session()->mailbox().name(), MailboxName(u"A"));
    }
    QTRY_COMPARE(m_server->commands().count("IDLE"), 3);
    QVERIFY(!idle);
}

// The connection ends at the last step of making it.
void TestLink::goneBeforeItIsReady()
{
    bool ends = true;
    connect(m_server.get(), &ScriptedServer::commandReceived, this, [&](const QByteArray &command) {
        if (command.startsWith("LIST") && std::exchange(ends, false))
            m_server->disconnectAll();
    });
    m_server->answer("LIST", "* OK wait");
    Link link(optionsFor(*m_server), {.first = std::chrono::milliseconds(20)});
    QSignalSpy ready(&link, &Link::ready), lost(&link, &Link::lost);
    link.open();
    QTRY_COMPARE(lost.count(), 1);
    QCOMPARE(ready.count(), 0);
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(m_server->connections(), 2);
    QVERIFY(await(link.send(Noop{})));
}

void TestLink::waitsForRoom_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<bool>("passes");
    QTest::newRow("LIMIT") << QByteArray("TAG NO [LIMIT] too many connections") << true;
    QTest::newRow("UNAVAILABLE") << QByteArray("TAG NO [UNAVAILABLE] Maximum number of connections exceeded")
                                 << true;
    QTest::newRow("Gmail") << QByteArray("TAG NO [ALERT] Too many simultaneous connections. (Failure)")
                           << true;
    QTest::newRow("too many tries") << QByteArray("TAG NO too many failed logins") << false;
    QTest::newRow("INUSE") << QByteArray("TAG NO [INUSE] not now") << true;
    // May as well mean that the password is wrong.
    QTest::newRow("no code") << QByteArray("TAG NO too many") << false;
}

// A server that lets a user have only so many connections: it is tried again where the server says so.
void TestLink::waitsForRoom()
{
    QFETCH(QByteArray, refusal);
    QFETCH(bool, passes);
    m_server->answer("LOGIN", refusal);
    Link link(optionsFor(*m_server), {.first = std::chrono::milliseconds(20)});
    QSignalSpy ready(&link, &Link::ready), lost(&link, &Link::lost), failed(&link, &Link::failed);
    link.open();
    QTRY_VERIFY(lost.count() == 2 || failed.count() == 1);
    QCOMPARE(failed.count(), passes ? 0 : 1);
    if (!passes)
        return;
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 ACL SORT] in");
    QTRY_COMPARE(ready.count(), 1);
}

// A real server whose process for the session is ended under it.
void TestLink::dovecot()
{
    Dovecot server;
    Link link(server.options(), {.first = std::chrono::milliseconds(50)});
    QSignalSpy ready(&link, &Link::ready);
    link.open();
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(await(link.send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    const quint32 count = link.session()->mailbox().count();
    QVERIFY(count > 0);
    link.session()->transport().close(); // as seen from here: the line is cut
    link.session()->transport().failed({Kind::Unreachable, {}, QStringLiteral("cut")});
    Answer rights(link.send(MyRights{MailboxName(u"INBOX")}));
    QTRY_VERIFY(rights);
    QVERIFY(*rights);
    QVERIFY((**rights).contains('a'));
    QCOMPARE(ready.count(), 2);
    QCOMPARE(link.session()->mailbox().count(), count);
    QVERIFY(!link.session()->mailbox().isReadOnly());
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
