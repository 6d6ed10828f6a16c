#include "hostile.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "imapcore/link.h"
#include "imapcore/pool.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Step = Connector::Step;
using std::chrono::milliseconds;

// Servers that stop in the middle of something, or never come to an end of it: a byte or a word now and then, for ever.
class TestHostileStall : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(m_good.works()); }
    void whileConnecting_data();
    void whileConnecting();
    void nobodyAccepts();
    void commands_data();
    void commands();
    void slowButSteady();
    void askedAgainAndAgain();
    void link();
    void pool();

private:
    GoodServer m_good;
};

static constexpr milliseconds Limit(300);

// Where a server stops.
struct Stage
{
    const char *name;
    Security security;
    Step step;
    QByteArray script;
};

static std::vector<Stage> stages()
{
    const QByteArray startTls = "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] x\nC: a1 STARTTLS\n";
    const auto login = [](const char *mechanism) {
        return "S: * OK [CAPABILITY IMAP4rev1 AUTH=" + QByteArray(mechanism) + "] x\nC: a1 AUTHENTICATE "
               + mechanism + '\n';
    };
    const auto in = [](const char *capabilities) {
        return "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS: a1 OK [CAPABILITY IMAP4rev1 "
               + QByteArray(capabilities) + "] in\n";
    };
    return {
        {"CAPABILITY", Security::None, Step::AskingCapabilities, "S: * OK x\nC: a1 CAPABILITY\n"},
        {"STARTTLS", Security::StartTls, Step::StartingTls, startTls},
        {"AUTHENTICATE", Security::None, Step::LoggingIn, login("SCRAM-SHA-256")},
        {"SCRAM's first", Security::None, Step::LoggingIn, login("SCRAM-SHA-256") + "S: +\nC: ...\n"},
        {"PLAIN", Security::None, Step::LoggingIn, login("PLAIN") + "S: +\nC: ...\n"},
        {"LOGIN's user", Security::None, Step::LoggingIn, login("LOGIN") + "S: + VXNlcgA=\nC: ...\n"},
        {"LOGIN's password", Security::None, Step::LoggingIn,
         login("LOGIN") + "S: + VXNlcgA=\nC: ...\nS: + UGFzc3dvcmQA\nC: ...\n"},
        {"CRAM-MD5", Security::None, Step::LoggingIn, login("CRAM-MD5") + "S: + PDFAeD4=\nC: ...\n"},
        {"LOGIN command", Security::None, Step::LoggingIn,
         "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\n"},
        {"CAPABILITY again", Security::None, Step::AskingCapabilities,
         "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS: a1 OK\nC: a2 CAPABILITY\n"},
        {"ID", Security::None, Step::Identifying, in("ID") + "C: a2 ID...\n"},
        {"ENABLE", Security::None, Step::Enabling, in("ENABLE QRESYNC") + "C: a2 ENABLE QRESYNC\n"},
        {"NAMESPACE", Security::None, Step::AskingNamespaces, in("NAMESPACE") + "C: a2 NAMESPACE\n"},
        {"LIST", Security::None, Step::AskingNamespaces, in("") + "C: a2 LIST...\n"},
    };
}

static QString phase(Step step)
{
    switch (step) {
    case Step::Connecting:
        return u"while connecting."_s;
    case Step::Greeting:
        return u"while waiting for its greeting."_s;
    case Step::StartingTls:
        return u"while starting TLS."_s;
    case Step::AskingCapabilities:
        return u"while asking for its capabilities."_s;
    case Step::LoggingIn:
        return u"while logging in."_s;
    case Step::Identifying:
        return u"while telling it who we are."_s;
    case Step::Enabling:
        return u"while enabling extensions."_s;
    default:
        return u"while asking for its namespaces."_s;
    }
}

void TestHostileStall::whileConnecting_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("silence") << QByteArray("X: stall");
    QTest::newRow("a byte now and then") << QByteArray("X: dribble");
    QTest::newRow("a word now and then") << QByteArray("X: dribble * OK a moment");
    QTest::newRow("a question now and then") << QByteArray("X: dribble +");
    QTest::newRow("a list now and then") << QByteArray("X: dribble * LIST () NIL a");
}

// All at the same time, so that the limit is waited for once.
void TestHostileStall::whileConnecting()
{
    QFETCH(QByteArray, how);
    const bool isSaying = how.startsWith("X: dribble ");
    auto all = stages();
    if (!isSaying) {
        const QByteArray record("S> \x16\x03\x03\x40", 7);
        all.push_back({"greeting", Security::None, Step::Greeting, "S> *\n"});
        all.push_back({"handshake", Security::Tls, Step::StartingTls, record + '\n'});
    }
    if (how == "X: stall")
        all.push_back({"handshake after STARTTLS", Security::StartTls, Step::StartingTls,
                       "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] x\nC: a1 STARTTLS\nS: a1 OK\n"});
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    std::vector<std::unique_ptr<Attempt>> attempts;
    for (const Stage &stage : all) {
        auto &server = servers.emplace_back(std::make_unique<ScriptedServer>());
        server->addScript(Script(stage.script + how));
        ConnectOptions options = optionsFor(*server, stage.security);
        options.clientId = {{"name", "Mailreeve"}};
        options.enable = {"QRESYNC"};
        attempts.push_back(std::make_unique<Attempt>(impatientAt(stage.step, options, Limit)));
    }
    for (size_t i = 0; i < all.size(); ++i) {
        const Attempt &attempt = *attempts[i];
        QTRY_VERIFY2_WITH_TIMEOUT(attempt.ended(), all[i].name, 20000);
        QVERIFY2(attempt.kind() == Kind::TimedOut, all[i].name);
        QCOMPARE(attempt.connector->step(), all[i].step);
        QCOMPARE(attempt.error->text, (isSaying ? u"The server came to no end in 0.9 s "_s
                                                : u"The server said nothing for 0.3 s "_s)
                                          + phase(all[i].step));
        QCOMPARE(attempt.error->code, QVariant::fromValue(all[i].step).toByteArray());
        QCOMPARE(attempt.failures, 1);
        if (all[i].security != Security::None)
            QVERIFY2(!leaks(servers[i]->received()), all[i].name);
        QTRY_COMPARE(servers[i]->openConnections(), 0);
    }
}

// A host that takes no more connections does not even say so.
void TestHostileStall::nobodyAccepts()
{
    QTcpServer full;
    full.setListenBacklogSize(1);
    QVERIFY(full.listen(QHostAddress::LocalHost));
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> others;
    bool isFull = false;
    while (!isFull && others.size() < 20) {
        others.push_back(std::make_unique<QTcpSocket>());
        others.back()->connectToHost(full.serverAddress(), full.serverPort());
        isFull = !others.back()->waitForConnected(300);
    }
    if (!isFull)
        QSKIP("This system takes connections that nobody accepts");
    ConnectOptions options;
    options.address = {u"127.0.0.1"_s, full.serverPort(), Security::None, u"olivia"_s};
    options.password = u"hunter2"_s;
    Attempt attempt(impatientAt(Step::Connecting, options, Limit));
    QTRY_VERIFY(attempt.ended());
    QCOMPARE(attempt.kind(), Kind::TimedOut);
    QCOMPARE(attempt.error->text, u"The server said nothing for 0.3 s while connecting."_s);
}

// Logged in, with INBOX selected and one message in it.
static const char Selected[] = "S: * PREAUTH [CAPABILITY IMAP4rev1] x\nC: a1 LIST...\nS: a1 OK\n"
                               "C: a2 SELECT \"INBOX\"\nS: * 1 EXISTS\nS: a2 OK\n";

void TestHostileStall::commands_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray literal = "C: a3 FETCH...\nS: * 1 FETCH (BODY[] {10000}\nS> abc\n";
    const QByteArray line = "C: a3 FETCH...\nS> * 1 FETCH (FLAGS (x\n";
    QTest::newRow("silence") << QByteArray("C: a3 FETCH...\nX: stall");
    QTest::newRow("silence in a line") << line + "X: stall";
    QTest::newRow("silence in a literal") << literal + "X: stall";
    QTest::newRow("a byte now and then") << line + "X: dribble";
    QTest::newRow("a byte of a literal now and then") << literal + "X: dribble";
    QTest::newRow("behind a whole response")
        << QByteArray("C: a3 FETCH...\nS: * 1 FETCH (UID 1)\nS> * 1 FE\nX: dribble");
}

void TestHostileStall::commands()
{
    QFETCH(QByteArray, script);
    ScriptedServer server;
    server.addScript(Script(Selected + script));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ready == 1);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    QSignalSpy closed(session.get(), &Session::closed);
    session->setResponseTimeout(Limit);
    QElapsedTimer clock;
    clock.start();
    Answer fetched(
        session->send(FetchData{Messages::numbers(SequenceSet(1, 1)), {FetchItem("BODY.PEEK[]")}}));
    Answer waiting(session->send(Select{MailboxName(u"Sent"), Select::Access::ReadWrite}));
    QTRY_VERIFY(fetched && waiting);
    QVERIFY2(clock.elapsed() >= Limit.count(), QByteArray::number(clock.elapsed()));
    QCOMPARE(errorOf(*fetched), Kind::TimedOut);
    QCOMPARE(fetched->error().text, u"The server said nothing for 0.3 s."_s);
    QCOMPARE(errorOf(*waiting), Kind::TimedOut);
    QCOMPARE(waiting->error().code, "UNSENT");
    QCOMPARE(closed.count(), 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

// A slow line is not a silent one.
void TestHostileStall::slowButSteady()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(Selected) + "C: a3 FETCH...\nS: * 1 FETCH (BODY[] {30000}\nX: stall"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ready == 1);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    session->setResponseTimeout(milliseconds(1000));
    Answer fetched(
        session->send(FetchData{Messages::numbers(SequenceSet(1, 1)), {FetchItem("BODY.PEEK[]")}}));
    int pieces = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &server, [&] {
        if (pieces < 15)
            server.say(QByteArray(1998, 'y')); // and a line end
        else
            server.say(")\nM0003 OK");
        if (++pieces > 15)
            timer.stop();
    });
    timer.start(100);
    QTRY_VERIFY(fetched);
    QVERIFY2(*fetched, qPrintable(*fetched ? QString() : fetched->error().text));
    QCOMPARE((**fetched)[0].sections[0].value->size(), 30000);
}

// The more is asked of a server that is silent, the less can it be forgotten.
void TestHostileStall::askedAgainAndAgain()
{
    ScriptedServer server;
    server.addScript(Script(QByteArray(Selected) + "C: a3 NOOP\nX: stall"));
    Attempt attempt(optionsFor(server));
    QTRY_VERIFY(attempt.ready == 1);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    session->setResponseTimeout(Limit);
    QTimer timer;
    connect(&timer, &QTimer::timeout, session.get(), [&session] { session->send(Noop{}); });
    timer.start(50);
    QTRY_COMPARE(session->state(), Session::State::Closed);
}

// Tried as often as it says, and then given up with what was wrong.
void TestHostileStall::link()
{
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nX: dribble"));
    Link link(impatientAt(Step::LoggingIn, optionsFor(server), milliseconds(200)),
              {.first = milliseconds(10), .attempts = 2});
    QSignalSpy failed(&link, &Link::failed), lost(&link, &Link::lost);
    link.open();
    Answer noop(link.send(Noop{}));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(lost.count(), 2);
    QCOMPARE(server.connections(), 3);
    QTRY_VERIFY(noop);
    QCOMPARE(errorOf(*noop), Kind::TimedOut);
    QCOMPARE(noop->error().text, u"The server said nothing for 0.2 s while logging in."_s);
    QCOMPARE(link.state(), Link::State::Offline);
}

void TestHostileStall::pool()
{
    ScriptedServer server;
    server.addScript(Script("S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nX: dribble * OK wait"));
    Pool pool(impatientAt(Step::LoggingIn, optionsFor(server), milliseconds(100)), 4,
              {.first = milliseconds(10), .attempts = 1});
    QSignalSpy failed(&pool, &Pool::failed);
    std::vector<std::unique_ptr<Answer<Done>>> answers;
    for (int i = 0; i < 20; ++i)
        answers.push_back(std::make_unique<Answer<Done>>(pool.send(Noop{})));
    QTRY_COMPARE(failed.count(), 1);
    for (const auto &answer : answers) {
        QTRY_VERIFY(*answer);
        QCOMPARE(errorOf(**answer), Kind::TimedOut);
        QCOMPARE((*answer)->error().text, u"The server came to no end in 0.3 s while logging in."_s);
    }
}

QTEST_GUILESS_MAIN(TestHostileStall)
#include "tst_hostilestall.moc"
