#include "imapcore/access/roottakeover.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/setquota.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"

using namespace imap;
using namespace Qt::StringLiterals;

// What a new quota root takes over is told before, and is what Cyrus then does.
class TestRootTakeover : public QObject
{
    Q_OBJECT
private slots:
    void onCyrus();
    void patterns();

private:
    static QStringList texts(const std::vector<MailboxName> &names)
    {
        QStringList all;
        for (const MailboxName &name : names)
            all += name.toString();
        all.sort();
        return all;
    }
};

void TestRootTakeover::onCyrus()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(server.admin());
    for (const char *name :
         {"user/bob/a", "user/bob/a/b", "user/bob/a/c", "user/bob/a/c/d", "user/bob/ab", "user/eve/x"})
        QVERIFY(await(session->send(Create{MailboxName::fromWire(name)})));
    QVERIFY(await(session->send(SetQuota{"user/bob/a/c", {{"STORAGE", 5000}}})));
    const auto takeover = [&session](const char *name) {
        const MailboxName mailbox = MailboxName::fromWire(name);
        QuotaSurvey survey;
        survey.start(session.get(), RootTakeover::patterns(mailbox, '/'));
        if (!QTest::qWaitFor([&survey] { return !survey.isRunning(); }, 20000))
            qWarning("no end");
        return RootTakeover::of(survey, mailbox, '/');
    };
    const RootTakeover from = takeover("user/bob/a");
    QCOMPARE(from.from.keys(), QByteArrayList{"user/bob"});
    QCOMPARE(texts(from.from["user/bob"]), QStringList({u"user/bob/a"_s, u"user/bob/a/b"_s}));
    QVERIFY(from.free.empty() && from.unknown.empty());
    // And so it comes.
    QVERIFY(await(session->send(SetQuota{"user/bob/a", {{"STORAGE", 7000}}})));
    for (const char *name : {"user/bob/a", "user/bob/a/b"}) {
        const auto roots = await(session->send(GetQuotaRoot{MailboxName::fromWire(name)}));
        QVERIFY(roots && roots->size() == 1);
        QCOMPARE(roots->front().name, QByteArray("user/bob/a"));
    }
    const auto below = await(session->send(GetQuotaRoot{MailboxName(u"user/bob/a/c/d"_s)}));
    QCOMPARE(below->front().name, QByteArray("user/bob/a/c"));
    const auto beside = await(session->send(GetQuotaRoot{MailboxName(u"user/bob/ab"_s)}));
    QCOMPARE(beside->front().name, QByteArray("user/bob"));
    QVERIFY(takeover("user/bob/a").isEmpty()); // it is there by now
    // Where there was no limit, there will be one.
    const RootTakeover free = takeover("user/eve");
    QVERIFY(free.from.isEmpty());
    QCOMPARE(texts(free.free), QStringList({u"user/eve"_s, u"user/eve/x"_s}));
}

void TestRootTakeover::patterns()
{
    QCOMPARE(RootTakeover::patterns(MailboxName(u"a"_s), '.'), QByteArrayList({"a", "a.*"}));
    QCOMPARE(RootTakeover::patterns(MailboxName(u"a"_s), 0), QByteArrayList({"a"}));
}

QTEST_GUILESS_MAIN(TestRootTakeover)
#include "tst_roottakeover.moc"
