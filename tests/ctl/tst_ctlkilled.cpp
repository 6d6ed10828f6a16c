#include "imapcore/changes/changeset.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/mailboxes.h"
#include "program.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "tests/support/seed.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace imap;
using State = ChangeItem::State;

// `mailreevectl changes` killed in the middle of its work, again and again, on a real Cyrus: what its journal says agrees
// with the server each time. MAILREEVE_KILLS says how often.
class TestCtlKilled : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void agreesWithTheServer_data();
    void agreesWithTheServer();
    void cleanupTestCase();

private:
    static constexpr int Mailboxes = 100, Identifiers = 20;

    QHash<QByteArray, QByteArray> onTheServer();
    void compare(const ChangeSet &set, const QHash<QByteArray, QByteArray> &found);
    void beginNext();
    bool runAndKill();

    std::unique_ptr<MailServer> m_server;
    std::unique_ptr<Session> m_session;
    QRandomGenerator m_random;
    const QTemporaryDir m_folder;
    QString m_file, m_journal; // of the changes that are under way
    QStringList m_next;        // empty: another round
    bool m_isUndoing = true;
    int m_rounds = 0, m_unknown = 0;
};

// Mailbox and identifier: rights.
QHash<QByteArray, QByteArray> TestCtlKilled::onTheServer()
{
    QHash<QByteArray, QByteArray> all;
    int answered = 0;
    for (int i = 0; i < Mailboxes; ++i) {
        const MailboxName mailbox(u"user/bob/T-%1"_s.arg(i));
        m_session->send(GetAcl{mailbox})->then(m_session.get(), [&, mailbox](const Expected<Acl> &acl) {
            for (const AclEntry &entry : acl ? *acl : Acl())
                all.insert(mailbox.wire() + '\0' + entry.identifier.toUtf8(), entry.rights);
            answered += acl ? 1 : 0;
        });
    }
    if (!QTest::qWaitFor([&answered] { return answered == Mailboxes; }, 60000))
        qWarning("not all ACLs");
    return all;
}

void TestCtlKilled::compare(const ChangeSet &set, const QHash<QByteArray, QByteArray> &found)
{
    for (const ChangeItem &item : set.items()) {
        const QByteArray target = item.change.as<AclChange>()->target();
        const bool isThere = found.contains(target);
        const bool wanted = item.change.after(ChangeState::absent()).isPresent();
        if (item.state == State::Done || item.state == State::Unneeded)
            QVERIFY2(isThere == wanted, "done and not there: " + target);
        else if (item.state == State::Staged)
            QVERIFY2(isThere != wanted, "not done and there: " + target);
        else
            QVERIFY2(item.state == State::Sent, nameOf(item.state));
        m_unknown += item.state == State::Sent;
    }
}

void TestCtlKilled::initTestCase()
{
    m_server = std::make_unique<MailServer>(u"cyrus"_s);
    REQUIRE_SERVER(*m_server);
    m_session = m_server->session(m_server->admin());
    m_session->setResponseTimeout(std::chrono::minutes(2));
    for (int i = 0; i < Mailboxes; ++i)
        QVERIFY(await(m_session->send(Create{MailboxName(u"user/bob/T-%1"_s.arg(i))})));
    m_random.seed(testSeed());
}

// Applied, undone, and applied again: the file and the words for what is begun next.
void TestCtlKilled::beginNext()
{
    const QString url =
        u"imaps://%1@%2:%3"_s.arg(m_server->admin(), m_server->host()).arg(m_server->imapsPort());
    m_isUndoing = !m_isUndoing;
    if (m_isUndoing) {
        m_next = {u"undo"_s, m_file, url};
        m_journal = m_file + u".undo.journal"_s;
        return;
    }
    QJsonArray list;
    for (int identifier = 0; identifier < Identifiers; ++identifier) {
        for (int i = 0; i < Mailboxes; ++i)
            list.append(QJsonObject{{u"kind"_s, u"acl"_s},
                                    {u"mailbox"_s, u"user/bob/T-%1"_s.arg(i)},
                                    {u"identifier"_s, u"person%1"_s.arg(identifier)},
                                    {u"add"_s, u"lr"_s}});
    }
    m_file = m_folder.filePath(u"round%1"_s.arg(++m_rounds));
    m_journal = m_file + u".journal"_s;
    m_next = {u"apply"_s, m_file, url};
    QFile out(m_file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QJsonDocument(QJsonObject{{u"mailreeve_changes"_s, 1}, {u"changes"_s, list}}).toJson());
}

// True when it was killed, false when it came to its end before.
bool TestCtlKilled::runAndKill()
{
    // So much of the journal is written before it dies: what 2,000 changes are takes some 170 KiB, and what becomes of them
    // another 130, in groups, of which the first says that they are about to be sent.
    const qint64 until =
        QFileInfo(m_journal).size() + m_random.bounded(40, m_next.first() == u"resume" ? 20'000 : 200'000);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MAILREEVE_PASSWORD"_s, m_server->passwordOf(m_server->admin()));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(MAILREEVECTL),
                  QStringList{u"changes"_s} + m_next
                      + QStringList{u"--ca-file"_s, m_server->caFile(), u"--timeout"_s, u"120"_s});
    process.waitForStarted();
    while (process.state() == QProcess::Running && QFileInfo(m_journal).size() < until)
        process.waitForFinished(1);
    if (process.state() == QProcess::Running) {
        ::kill(pid_t(process.processId()), SIGKILL);
        process.waitForFinished(30000);
        m_next = {u"resume"_s, m_journal};
        return true;
    }
    if (process.exitCode() != 0)
        QTest::qFail(process.readAll().right(2000).constData(), __FILE__, __LINE__);
    m_next.clear();
    return false;
}

void TestCtlKilled::agreesWithTheServer_data()
{
    QTest::addColumn<int>("kill");
    bool isNumber = false;
    const int kills = qEnvironmentVariableIntValue("MAILREEVE_KILLS", &isNumber);
    for (int kill = 0; kill < (isNumber ? kills : 8); ++kill)
        QTest::addRow("%d", kill + 1) << kill;
}

void TestCtlKilled::agreesWithTheServer()
{
    bool isKilled = false;
    while (!isKilled) {
        if (m_next.isEmpty())
            beginNext();
        isKilled = runAndKill();
        if (QTest::currentTestFailed())
            return;
        // What was on its way is carried out while nobody listens; then the server is as it stays.
        QHash<QByteArray, QByteArray> found = onTheServer();
        for (QHash<QByteArray, QByteArray> before; before != found;) {
            QTest::qWait(100);
            before = std::exchange(found, onTheServer());
        }
        ChangeSet set;
        const auto error = set.readJournal(m_journal);
        QVERIFY2(!error, error ? qPrintable(error->text) : "");
        if (set.isEmpty()) {
            // It was killed before it had written down what it wants to do: so it did nothing.
            QFile::remove(m_journal);
            m_isUndoing = !m_isUndoing;
            m_next.clear();
            continue;
        }
        QCOMPARE(set.items().size(), size_t(Mailboxes * Identifiers));
        compare(set, found);
        // It had just been read back when it was killed: what is begun next is another one.
        if (set.count(State::Staged) == 0 && set.count(State::Sent) == 0)
            m_next.clear();
    }
}

void TestCtlKilled::cleanupTestCase()
{
    qInfo("%d rounds; %d times it was not known whether a change was done", m_rounds, m_unknown);
    QVERIFY(m_unknown > 0);
}

QTEST_GUILESS_MAIN(TestCtlKilled)
#include "tst_ctlkilled.moc"
