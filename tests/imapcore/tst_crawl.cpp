#include "imapcore/access/crawl.h"
#include "imapcore/commands/acl.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;

class TestCrawl : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everything();
    void eachIsListedOnce();
    void asksAtOnceWhereNobodyWaits();
    void leavesRoomWhereSomebodyWaits();
    void growsWithQuickAnswers();
    void whatIsNotAsked();
    void oneThatCannotBeUnderstood();
    void unsupported();
    void senderIsGone();
    void longListsAreTakenInSlices();

private:
    std::unique_ptr<Session> session() const;
    qsizetype asked() const
    {
        return std::count_if(m_server->commands().begin(), m_server->commands().end(),
                             [](const QByteArray &command) { return command.startsWith("GETACL"); });
    }

    std::unique_ptr<ScriptedServer> m_server;
    bool m_isSilent = false;
};

static MailboxName mailbox(size_t number)
{
    return MailboxName(u"m%1"_s.arg(number));
}

void TestCrawl::init()
{
    m_isSilent = false;
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 ACL] ready\n");
    m_server->setHandler([this](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LOGIN"))
            return "TAG OK [CAPABILITY IMAP4rev1 ACL] in\n";
        if (command.startsWith("GETACL"))
            return m_isSilent ? "* OK wait\n" : "* ACL " + command.mid(7) + " bob lr\nTAG OK\n";
        return {};
    });
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
    m_server->answer("NOOP", "TAG OK");
}

std::unique_ptr<Session> TestCrawl::session() const
{
    Attempt attempt(optionsFor(*m_server));
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 10000) || attempt.error)
        qFatal("no session");
    return std::unique_ptr<Session>(attempt.connector->takeSession());
}

static bool hasEnded(const Crawl &crawl)
{
    return QTest::qWaitFor([&crawl] { return crawl.isOver(); }, 20000);
}

static auto getAcl(size_t at)
{
    return std::optional(GetAcl{mailbox(at)});
}

// RFC 2342 section 4: "*" does not have to find names that begin with "#".
void TestCrawl::everything()
{
    QCOMPARE(Crawl::everything({}), QByteArrayList{"*"});
    QCOMPARE(Crawl::everything({{Namespace::Kind::Personal, MailboxName(u"INBOX."), '.'},
                                {Namespace::Kind::Shared, MailboxName(u"#shared."), '.'},
                                {Namespace::Kind::Shared, MailboxName(u"shared."), '.'}}),
             (QByteArrayList{"*", "#shared.*"}));
}

void TestCrawl::eachIsListedOnce()
{
    m_server->answer("LIST \"\" \"a*\"",
                     "* LIST () \"/\" ab\n* LIST () \"/\" INBOX\n* LIST () \"/\" ab\nTAG OK");
    m_server->answer("LIST \"\" \"*b\"",
                     "* LIST () \"/\" inbox\n* LIST () \"/\" ab\n* LIST () \"/\" b\nTAG OK");
    const auto session = this->session();
    Crawl crawl(session.get());
    QByteArrayList names;
    bool isListed = false;
    crawl.list(
        {"a*", "*b"}, [&names](ListedMailbox &&one) { names += one.name.wire(); },
        [&isListed] { isListed = true; });
    QTRY_VERIFY(isListed);
    QCOMPARE(names, (QByteArrayList{"ab", "INBOX", "b"}));
    QVERIFY(!crawl.isOver());
}

void TestCrawl::asksAtOnceWhereNobodyWaits()
{
    m_isSilent = true;
    const auto session = this->session();
    Crawl crawl(session.get());
    crawl.ask(3000, getAcl, [](size_t, const Expected<Acl> &) {});
    QTRY_COMPARE(asked(), 3000);
    crawl.cancel();
    QCOMPARE(crawl.error()->kind, Error::Kind::Cancelled);
}

// Over the link that a person works with. What they ask meanwhile is not behind thousands of others.
void TestCrawl::leavesRoomWhereSomebodyWaits()
{
    m_isSilent = true;
    Link link(optionsFor(*m_server));
    link.open();
    QTRY_COMPARE(link.state(), Link::State::Ready);
    Crawl crawl(&link);
    crawl.ask(3000, getAcl, [](size_t, const Expected<Acl> &) {});
    QTRY_COMPARE(asked(), 500);
    QTest::qWait(100);
    QCOMPARE(asked(), 500);
    crawl.cancel();
}

void TestCrawl::growsWithQuickAnswers()
{
    Link link(optionsFor(*m_server));
    link.open();
    QTRY_COMPARE(link.state(), Link::State::Ready);
    Crawl crawl(&link);
    size_t told = 0;
    crawl.ask(20'000, getAcl, [&told](size_t at, const Expected<Acl> &acl) {
        QCOMPARE(at, told);
        QVERIFY(acl);
        ++told;
    });
    QVERIFY(hasEnded(crawl));
    QCOMPARE(told, size_t(20'000));
    QVERIFY(!crawl.error());
}

void TestCrawl::whatIsNotAsked()
{
    const auto session = this->session();
    Crawl crawl(session.get());
    QSignalSpy finished(&crawl, &Crawl::finished);
    std::vector<size_t> told;
    crawl.ask(
        10, [](size_t at) { return at % 3 == 0 ? getAcl(at) : std::nullopt; },
        [&told](size_t at, const Expected<Acl> &) { told.push_back(at); });
    QVERIFY(hasEnded(crawl));
    QCOMPARE(told, (std::vector<size_t>{0, 3, 6, 9}));
    QCOMPARE(crawl.done(), size_t(10));
    QCOMPARE(finished.size(), 1);
    Crawl nothing(session.get());
    nothing.ask(
        5, [](size_t) { return std::optional<GetAcl>(); }, [](size_t, const Expected<Acl> &) {});
    QVERIFY(nothing.isOver() && !nothing.error());
}

// One mailbox more of which nothing is known; the others are asked about.
void TestCrawl::oneThatCannotBeUnderstood()
{
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        if (command.startsWith("LOGIN"))
            return "TAG OK [CAPABILITY IMAP4rev1 ACL] in\n";
        if (!command.startsWith("GETACL"))
            return {};
        return command.contains("m1") ? "* ACL " + command.mid(7) + " (what)\nTAG OK\n"
                                      : "* ACL " + command.mid(7) + " bob lr\nTAG OK\n";
    });
    const auto session = this->session();
    Crawl crawl(session.get());
    QList<bool> understood;
    crawl.ask(3, getAcl, [&understood](size_t, const Expected<Acl> &acl) { understood += bool(acl); });
    QVERIFY(hasEnded(crawl));
    QCOMPARE(understood, (QList<bool>{true, false, true}));
    QVERIFY(!crawl.error());
}

void TestCrawl::unsupported()
{
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        return command.startsWith("LOGIN") ? "TAG OK [CAPABILITY IMAP4rev1] in\n" : QByteArray();
    });
    const auto session = this->session();
    Crawl crawl(session.get());
    int told = 0;
    crawl.ask(3, getAcl, [&told](size_t, const Expected<Acl> &) { ++told; });
    QVERIFY(hasEnded(crawl));
    QCOMPARE(told, 0);
    QCOMPARE(crawl.error()->kind, Error::Kind::Unsupported);
}

void TestCrawl::senderIsGone()
{
    m_isSilent = true;
    auto session = this->session();
    Crawl crawl(session.get());
    QSignalSpy finished(&crawl, &Crawl::finished);
    crawl.ask(3, getAcl, [](size_t, const Expected<Acl> &) {});
    session.reset();
    QVERIFY(crawl.isOver());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(crawl.error()->kind, Error::Kind::Cancelled);
    crawl.cancel();
    QCOMPARE(finished.size(), 1);
}

// What is due meanwhile has its turn.
void TestCrawl::longListsAreTakenInSlices()
{
    QByteArray lines;
    for (int i = 0; i < 50'000; ++i)
        lines += "* LIST () \"/\" m" + QByteArray::number(i) + '\n';
    m_server->answer("LIST \"\" \"*\"", lines + "TAG OK");
    const auto session = this->session();
    Crawl crawl(session.get());
    int taken = 0, turns = 0;
    bool isListed = false;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &timer, [&] { turns += taken > 0 && !isListed; });
    timer.start(0);
    crawl.list(
        {"*"},
        [&taken](ListedMailbox &&) {
            ++taken;
            if (taken % 10'000 == 0)
                QTest::qSleep(10); // a slow taker
        },
        [&isListed] { isListed = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isListed, 20000);
    QCOMPARE(taken, 50'000);
    QVERIFY2(turns >= 3, QByteArray::number(turns));
}

QTEST_GUILESS_MAIN(TestCrawl)
#include "tst_crawl.moc"
