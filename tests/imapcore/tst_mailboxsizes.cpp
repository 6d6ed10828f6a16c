#include "imapcore/access/mailboxsizes.h"
#include "imapcore/commands/append.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using By = MailboxSizes::By;

// How large mailboxes are, by STATUS and by adding up.
class TestMailboxSizes : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void byStatus();
    void bySum();
    void bothAgree_data();
    void bothAgree();
    void cancelled_data();
    void cancelled();
    void lostConnection();

private:
    std::unique_ptr<Session> session() const;
    static bool hasEnded(const MailboxSizes &sizes)
    {
        return QTest::qWaitFor([&sizes] { return !sizes.isRunning(); }, 20000);
    }
    static std::vector<MailboxName> names(const QStringList &texts)
    {
        std::vector<MailboxName> all;
        for (const QString &text : texts)
            all.emplace_back(text);
        return all;
    }
    std::unique_ptr<ScriptedServer> m_server;
};

void TestMailboxSizes::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 STATUS=SIZE] ready\n");
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 STATUS=SIZE] in\n");
    m_server->answer("STATUS \"A\"", "* STATUS A (SIZE 1000)\nTAG OK\n");
    m_server->answer("STATUS \"B\"", "TAG NO [NOPERM] no\n");
    m_server->answer("STATUS \"C\"", "* STATUS C (SIZE 8589934592)\nTAG OK\n");
    m_server->answer("EXAMINE \"A\"",
                     "* FLAGS ()\n* 3 EXISTS\n* OK [UIDVALIDITY 1] v\nTAG OK [READ-ONLY] o\n");
    m_server->answer("EXAMINE \"B\"", "TAG NO [NOPERM] no\n");
    m_server->answer("EXAMINE \"C\"",
                     "* FLAGS ()\n* 0 EXISTS\n* OK [UIDVALIDITY 1] v\nTAG OK [READ-ONLY] o\n");
    m_server->answer("EXAMINE \"D\"",
                     "* FLAGS ()\n* 2 EXISTS\n* OK [UIDVALIDITY 1] v\nTAG OK [READ-ONLY] o\n");
    m_server->answer("FETCH 1:*", "* 1 FETCH (RFC822.SIZE 10)\n* 2 FETCH (RFC822.SIZE 20)\n"
                                  "* 3 FETCH (RFC822.SIZE 30)\nTAG OK\n");
    m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
}

std::unique_ptr<Session> TestMailboxSizes::session() const
{
    Attempt attempt(optionsFor(*m_server));
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 10000) || attempt.error)
        qFatal("no session");
    return std::unique_ptr<Session>(attempt.connector->takeSession());
}

void TestMailboxSizes::byStatus()
{
    const auto session = this->session();
    QVERIFY(MailboxSizes::hasStatus(session->capabilities()));
    MailboxSizes sizes;
    QSignalSpy finished(&sizes, &MailboxSizes::finished);
    sizes.start(session.get(), names({u"A"_s, u"B"_s, u"C"_s}), By::Status);
    QVERIFY(hasEnded(sizes));
    QCOMPARE(finished.size(), 1);
    QVERIFY(!sizes.error());
    QCOMPARE(sizes.sizes(), (std::vector<std::optional<quint64>>{1000, std::nullopt, 8589934592}));
    QCOMPARE(sizes.done(), size_t(3));
}

// One mailbox after the other; one that is refused keeps no other, an empty one is not looked into.
void TestMailboxSizes::bySum()
{
    const auto session = this->session();
    MailboxSizes sizes;
    QSignalSpy progressed(&sizes, &MailboxSizes::progressed);
    sizes.start(session.get(), names({u"A"_s, u"B"_s, u"C"_s}), By::Sum);
    QVERIFY(hasEnded(sizes));
    QVERIFY(!sizes.error());
    QCOMPARE(sizes.sizes(), (std::vector<std::optional<quint64>>{60, std::nullopt, 0}));
    QCOMPARE(sizes.refusal()->code, QByteArray("NOPERM"));
    QCOMPARE(m_server->commands().join('\n').count("FETCH"), 1);
    QCOMPARE(progressed.first().at(1).value<size_t>(), size_t(3));
    QCOMPARE(progressed.last().at(0).value<size_t>(), size_t(3));
}

void TestMailboxSizes::bothAgree_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("Dovecot") << u"dovecot"_s;
    QTest::newRow("Cyrus") << u"cyrus"_s;
}

void TestMailboxSizes::bothAgree()
{
    QFETCH(QString, server);
    MailServer mail(server);
    REQUIRE_SERVER(mail);
    const auto session = mail.session(u"alice"_s);
    const std::vector<MailboxName> inbox = names({u"INBOX"_s});
    quint64 all = 0;
    for (int i = 1; i <= 5; ++i) {
        const QByteArray letter =
            "Subject: " + QByteArray::number(i) + "\r\n\r\n" + QByteArray(i * 1000, 'x') + "\r\n";
        all += quint64(letter.size());
        QVERIFY(await(session->send(Append{inbox.front(), {{letter}}})));
    }
    MailboxSizes status, sum;
    status.start(session.get(), inbox, By::Status);
    QVERIFY(hasEnded(status));
    sum.start(session.get(), inbox, By::Sum);
    QVERIFY(hasEnded(sum));
    QVERIFY(sum.sizes().front() && *sum.sizes().front() >= all);
    QCOMPARE(sum.sizes(), status.sizes());
}

void TestMailboxSizes::cancelled_data()
{
    QTest::addColumn<int>("by");
    QTest::newRow("status") << int(By::Status);
    QTest::newRow("sum") << int(By::Sum);
}

void TestMailboxSizes::cancelled()
{
    QFETCH(int, by);
    const auto session = this->session();
    MailboxSizes sizes;
    QSignalSpy finished(&sizes, &MailboxSizes::finished);
    sizes.start(session.get(), names({u"A"_s, u"C"_s}), By(by));
    sizes.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!sizes.isRunning());
    QCOMPARE(sizes.error()->kind, Error::Kind::Cancelled);
    QTest::qWait(100);
    QCOMPARE(finished.size(), 1);
    // The next one is not mistaken for it.
    sizes.start(session.get(), names({u"A"_s}), By(by));
    QVERIFY(hasEnded(sizes));
    QCOMPARE(sizes.sizes(), (std::vector<std::optional<quint64>>{by == int(By::Sum) ? 60 : 1000}));
}

void TestMailboxSizes::lostConnection()
{
    const auto session = this->session();
    MailboxSizes sizes;
    m_server->answer("EXAMINE \"D\"", "* OK wait\n");
    sizes.start(session.get(), names({u"A"_s, u"D"_s}), By::Sum);
    QTRY_COMPARE(sizes.done(), size_t(1));
    m_server->disconnectAll();
    QVERIFY(hasEnded(sizes));
    QVERIFY(sizes.error());
    QCOMPARE(sizes.sizes().front(), std::optional<quint64>(60));
}

QTEST_GUILESS_MAIN(TestMailboxSizes)
#include "tst_mailboxsizes.moc"
