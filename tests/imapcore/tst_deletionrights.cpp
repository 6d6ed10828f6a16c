#include "imapcore/changes/deletionrights.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;

// What one is given before a mailbox is deleted. tst_ctlundoing does it on a real server.
class TestDeletionRights : public QObject
{
    Q_OBJECT
private slots:
    void given_data();
    void given();
    void whatItNeeds();
    void ownEntryOnTheWay();
    void renamedOnTheWay();
    void renamedAgainAndAgain_data();
    void renamedAgainAndAgain();
    void veryMany();
    void nothingToAsk();

private:
    // What becomes of these changes, a line each; "needs 0" the first.
    QByteArray ready(std::vector<StagedChange> changes, const QString &oneself = u"ann"_s);

    QMap<QByteArray, QByteArray> m_rights; // MYRIGHTS, by mailbox
    QByteArray m_capabilities;
    QByteArrayList m_asked;
};

QByteArray TestDeletionRights::ready(std::vector<StagedChange> changes, const QString &oneself)
{
    ScriptedServer server;
    const QByteArray capabilities = "OK [CAPABILITY IMAP4rev1 " + m_capabilities + ']';
    server.setGreeting("* " + capabilities + " ready\n");
    server.answer("LOGIN", "TAG " + capabilities + " in");
    server.answer("LIST", "TAG OK");
    server.setHandler([this](const QByteArray &command) -> QByteArray {
        const QByteArray mailbox = QByteArray(command).replace('"', "").split(' ').value(1);
        if (command.startsWith("STATUS"))
            return "TAG NO Permission denied";
        if (!command.startsWith("MYRIGHTS"))
            return {};
        m_asked += mailbox;
        return m_rights.contains(mailbox) ? "* MYRIGHTS " + mailbox + ' ' + m_rights[mailbox] + "\nTAG OK"
                                          : QByteArray("TAG NO Mailbox does not exist");
    });
    m_asked.clear();
    Attempt attempt(optionsFor(server));
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 5000) || attempt.error)
        return "not connected";
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    ServerManner manner = ServerManner::of(*session);
    manner.namespaces = {{.separator = '/'}};
    DeletionRights rights(session.get(), manner, std::move(changes), oneself);
    QSignalSpy finished(&rights, &DeletionRights::finished);
    rights.start();
    if (finished.isEmpty() && !finished.wait(5000))
        return "no end";
    QByteArrayList lines;
    for (const StagedChange &staged : rights.changes())
        lines += staged.change.lines(staged.before, manner).join("; ")
                 + (staged.needs ? " needs " + QByteArray::number(*staged.needs) : QByteArray());
    return lines.join('\n').replace('"', "");
}

static StagedChange deletion(const QString &mailbox)
{
    return {DeleteChange{MailboxName(mailbox)}, ChangeState::present("0")};
}

void TestDeletionRights::given_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("rights");
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *capabilities, const char *rights, const char *given) {
        QTest::newRow(name) << QByteArray(capabilities) << QByteArray(rights)
                            << (*given ? "SETACL a ann " + QByteArray(given) + "\nDELETE a needs 0"
                                       : QByteArray("DELETE a"));
    };
    row("an administrator of Cyrus", "ACL RIGHTS=kxten", "la", "+xr");
    row("who may delete", "ACL RIGHTS=kxten", "lxca", "+r");
    row("who may look", "ACL RIGHTS=kxten", "lra", "+x");
    row("who has both", "ACL RIGHTS=kxten", "lrxca", "");
    row("who may not administer", "ACL RIGHTS=kxten", "lr", "");
    row("rights of RFC 2086", "ACL", "lra", "+c");
    row("no access lists", "QUOTA", "la", "");
}

void TestDeletionRights::given()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, rights);
    m_capabilities = capabilities;
    m_rights = {{"a", rights}};
    QTEST(ready({deletion(u"a"_s)}), "lines");
}

// The numbers of what is needed move with what comes between.
void TestDeletionRights::whatItNeeds()
{
    m_capabilities = "ACL RIGHTS=kxten";
    m_rights = {{"a", "la"}, {"b", "lrxca"}, {"c", "la"}};
    std::vector<StagedChange> changes{deletion(u"a"_s), deletion(u"b"_s), deletion(u"c"_s)};
    changes[2].needs = 1;
    changes.push_back({SubscriptionChange{MailboxName(u"c"), false}});
    changes.back().needs = 2;
    QCOMPARE(ready(std::move(changes)), "SETACL a ann +xr\n"
                                        "DELETE a needs 0\n"
                                        "DELETE b\n"
                                        "SETACL c ann +xr needs 2\n"
                                        "DELETE c needs 3\n"
                                        "UNSUBSCRIBE c needs 4");
}

// What is taken from oneself before counts, and what is given.
void TestDeletionRights::ownEntryOnTheWay()
{
    m_capabilities = "ACL RIGHTS=kxten";
    m_rights = {{"a", "lrxca"}, {"b", "la"}};
    const MailboxName a(u"a"), b(u"b");
    QCOMPARE(ready({{AclChange{a, u"ann"_s, {}, "x"}}, deletion(u"a"_s)}),
             "SETACL a ann -x\nSETACL a ann +x\nDELETE a needs 1");
    QCOMPARE(ready({{AclChange{a, u"bob"_s, {}, "x"}}, deletion(u"a"_s)}), "SETACL a bob -x\nDELETE a");
    QCOMPARE(ready({{AclChange{b, u"ann"_s, "xr"}}, deletion(u"b"_s)}), "SETACL b ann +xr\nDELETE b");
}

// It is asked about by the name that it has when nothing is done yet.
void TestDeletionRights::renamedOnTheWay()
{
    m_capabilities = "ACL RIGHTS=kxten";
    m_rights = {{"new", "la"}, {"new/below", "la"}};
    QCOMPARE(ready({{RenameChange{MailboxName(u"new"), MailboxName(u"old")}},
                    deletion(u"old/below"_s),
                    deletion(u"old"_s)}),
             "RENAME new old\n"
             "SETACL old/below ann +xr\n"
             "DELETE old/below needs 1\n"
             "SETACL old ann +xr\n"
             "DELETE old needs 3");
    std::sort(m_asked.begin(), m_asked.end());
    QCOMPARE(m_asked, (QByteArrayList{"new", "new/below"}));
    // What one loses by the name of before is lost by that of afterwards.
    m_rights = {{"new", "lrxca"}};
    QCOMPARE(ready({{AclChange{MailboxName(u"new"), u"ann"_s, {}, "x"}},
                    {RenameChange{MailboxName(u"new"), MailboxName(u"old")}},
                    deletion(u"old"_s)}),
             "SETACL new ann -x\n"
             "RENAME new old\n"
             "SETACL old ann +x\n"
             "DELETE old needs 2");
}

void TestDeletionRights::renamedAgainAndAgain_data()
{
    QTest::addColumn<QStringList>("renamed");
    QTest::addColumn<QString>("deleted");
    QTest::addColumn<QByteArray>("asked");
    const auto row = [](const char *name, const QStringList &renamed, const QString &deleted,
                        const char *asked) {
        QTest::newRow(name) << renamed << deleted << QByteArray(asked);
    };
    row("twice", {u"a b"_s, u"b c"_s}, u"c"_s, "a");
    row("swapped", {u"a t"_s, u"b a"_s, u"t b"_s}, u"a"_s, "b");
    row("swapped, the other", {u"a t"_s, u"b a"_s, u"t b"_s}, u"b"_s, "a");
    row("one below, then all", {u"a/x a/y"_s, u"a b"_s}, u"b/y/z"_s, "a/x/z");
    row("beside it", {u"a/x a/y"_s, u"a b"_s}, u"b/x"_s, "a/x");
    row("all, then one below", {u"a b"_s, u"b/x c"_s}, u"c"_s, "a/x");
    row("into another", {u"a b"_s, u"c b/x"_s}, u"b/x"_s, "c");
    row("a name that is free again", {u"a b"_s, u"b c"_s, u"d b"_s}, u"b"_s, "d");
    row("a name that begins so", {u"a b"_s}, u"bc"_s, "bc");
    row("of INBOX the messages alone", {u"INBOX b"_s, u"INBOX/x c"_s}, u"c"_s, "INBOX/x");
    row("to another partition", {u"a a"_s}, u"a"_s, "a");
}

void TestDeletionRights::renamedAgainAndAgain()
{
    QFETCH(QStringList, renamed);
    QFETCH(QString, deleted);
    m_capabilities = "ACL RIGHTS=kxten";
    m_rights = {};
    std::vector<StagedChange> changes;
    for (const QString &one : renamed)
        changes.push_back(
            {RenameChange{MailboxName(one.section(u' ', 0, 0)), MailboxName(one.section(u' ', 1))}});
    changes.push_back(deletion(deleted));
    ready(std::move(changes));
    QTEST(m_asked.join(' '), "asked");
}

// For each deletion to go through all that comes before it would take longer than a test may.
void TestDeletionRights::veryMany()
{
    constexpr int Many = 60'000;
    std::vector<StagedChange> changes;
    for (int i = 0; i < Many; ++i) {
        const QString number = QString::number(i);
        changes.push_back({RenameChange{MailboxName(u"old"_s + number), MailboxName(u"new"_s + number)}});
        changes.push_back({AclChange{MailboxName(u"new"_s + number), u"ann"_s, "x"}});
        changes.push_back(deletion(u"new"_s + number));
    }
    ServerManner manner;
    manner.namespaces = {{.separator = '/'}};
    const DeletionRights rights(nullptr, manner, std::move(changes), u"ann"_s);
    QCOMPARE(rights.changes().size(), size_t(Many) * 3);
}

void TestDeletionRights::nothingToAsk()
{
    m_capabilities = "ACL RIGHTS=kxten";
    m_rights = {{"a", "la"}};
    QCOMPARE(ready({{CreateChange{MailboxName(u"a")}}}), "CREATE a");
    QCOMPARE(ready({deletion(u"a"_s)}, {}), "DELETE a"); // nobody knows who one is
    QCOMPARE(m_asked, QByteArrayList());
    QCOMPARE(ready({}), "");
}

QTEST_GUILESS_MAIN(TestDeletionRights)
#include "tst_deletionrights.moc"
