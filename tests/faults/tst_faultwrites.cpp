#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "imapcore/link.h"
#include "imapcore/pool.h"
#include "line.h"
#include <QSignalSpy>

using namespace imap;
using namespace std::chrono_literals;

// The connection is reset while 500 commands are in flight that change something. What became of each is looked up over
// another connection: each is carried out once or not at all, what was told to be done is done, and what was told not to
// have left is not.
class TestFaultWrites : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sessions_data();
    void sessions();
    void links_data();
    void links();
    void pools();

private:
    enum class What { Create, SetAcl, Store, Append };
    enum class Fate { Open, Done, Unsent, Unknown, Other };
    static constexpr int Count = 500, Shared = 50;

    static void whats();
    template<typename T>
    void watch(int number, ReplyOf<T> *reply);
    template<typename Sender>
    void flood(Sender &sender, What what);
    bool prepare(What what);
    std::vector<int> applied(What what);
    void check(What what);
    int countOf(Fate fate) const { return int(std::count(m_fates.begin(), m_fates.end(), fate)); }
    MailboxName mailbox() const { return MailboxName(QStringLiteral("Fault %1").arg(m_run)); }
    MailboxName child(int number) const
    {
        return MailboxName(QStringLiteral("Fault %1/F%2").arg(m_run).arg(number));
    }

    // A mailbox that gets an entry, and who it is for: one of this run.
    static MailboxName shared(int number)
    {
        return MailboxName(QStringLiteral("Shared/S%1").arg(number % Shared));
    }
    QString identifier(int number) const { return QStringLiteral("u%1-%2").arg(m_run).arg(number / Shared); }

    std::unique_ptr<FaultyLine> m_line;
    std::unique_ptr<Session> m_other;
    QRandomGenerator m_random;
    std::vector<Fate> m_fates;
    QString m_otherError;
    QObject m_context;
    int m_run = 0, m_settled = 0;
    bool m_hasShared = false;
    qsizetype m_padding = 0;
};

void TestFaultWrites::initTestCase()
{
    m_line = std::make_unique<FaultyLine>();
    m_random.seed(testSeed());
}

void TestFaultWrites::whats()
{
    QTest::addColumn<int>("what");
    for (const auto &[name, what] : {std::pair("CREATE", What::Create), std::pair("SETACL", What::SetAcl),
                                     std::pair("STORE", What::Store), std::pair("APPEND", What::Append)})
        QTest::newRow(name) << int(what);
}

template<typename T>
void TestFaultWrites::watch(int number, ReplyOf<T> *reply)
{
    reply->then(&m_context, [this, number, run = m_run](const Expected<T> &result) {
        if (run != m_run || m_fates[size_t(number)] != Fate::Open)
            qFatal("an answer of another run, or a second one");
        using Kind = Error::Kind;
        Fate &fate = m_fates[size_t(number)];
        if (result)
            fate = Fate::Done;
        else if (result.error().code == "UNSENT")
            fate = Fate::Unsent;
        else if (result.error().kind == Kind::ServerClosed || result.error().kind == Kind::Unreachable)
            fate = Fate::Unknown;
        else
            fate = Fate::Other;
        if (fate == Fate::Other)
            m_otherError = QStringLiteral("%1 %2").arg(int(result.error().kind)).arg(result.error().text);
        ++m_settled;
    });
}

template<typename Sender>
void TestFaultWrites::flood(Sender &sender, What what)
{
    for (int i = 0; i < Count; ++i) {
        switch (what) {
        case What::Create:
            watch(i, sender.send(Create{child(i)}));
            break;
        case What::SetAcl:
            watch(i, sender.send(SetAcl{shared(i), identifier(i), "lr"}));
            break;
        case What::Store:
            watch(i, sender.send(Store{
                         Messages::uids({quint32(i + 1), quint32(i + 1)}), Store::How::Add, {"\\Flagged"}}));
            break;
        case What::Append:
            watch(i, sender.send(Append{mailbox(),
                                        {{"Subject: F" + QByteArray::number(i) + "\r\n\r\n"
                                          + QByteArray(m_padding, 'x') + "\r\n"}}}));
            break;
        }
    }
}

// A mailbox of its own for each run.
bool TestFaultWrites::prepare(What what)
{
    ++m_run;
    m_settled = 0;
    m_fates.assign(Count, Fate::Open);
    m_otherError.clear();
    m_other = m_line->server.session();
    if (!await(m_other->send(Create{mailbox()})))
        return false;
    if (what == What::Store)
        return bool(await(
            m_other->send(Append{mailbox(), std::vector<AppendMessage>(Count, {"Subject: x\r\n\r\n"})})));
    if (what != What::SetAcl || std::exchange(m_hasShared, true))
        return true;
    int made = 0;
    for (int i = 0; i < Shared; ++i)
        m_other->send(Create{shared(i)})->then(&m_context, [&made](const auto &result) {
            made += bool(result);
        });
    return QTest::qWaitFor([&made] { return made == Shared; }, 30'000);
}

// How often each was carried out, as it is now.
std::vector<int> TestFaultWrites::applied(What what)
{
    std::vector<int> times(Count, 0);
    const auto count = [&times](const QString &name) { // F17, u17
        bool good = false;
        const int number = name.mid(1).toInt(&good);
        if (good && number < Count)
            ++times[size_t(number)];
    };
    if (what == What::Create) {
        const auto found = await(m_other->send(List{mailbox().wire() + "/*"}));
        for (const ListedMailbox &one : found ? *found : List::Result())
            count(one.name.lastPart('/'));
        return times;
    }
    if (what == What::SetAcl) {
        int told = 0;
        for (int i = 0; i < Count; ++i) {
            m_other->send(GetAcl{shared(i)})->then(&m_context, [this, &times, &told, i](const auto &acl) {
                ++told;
                for (const AclEntry &entry : acl ? *acl : Acl())
                    times[size_t(i)] += entry.identifier == identifier(i);
            });
        }
        return QTest::qWaitFor([&told] { return told == Count; }, 30'000) ? times : std::vector<int>();
    }
    if (!await(m_other->send(Select{mailbox()})))
        return {};
    if (m_other->mailbox().count() == 0)
        return times;
    const auto messages =
        await(m_other->send(FetchData{Messages::uids({1, SequenceSet::Star}), {"UID", "FLAGS", "ENVELOPE"}}));
    for (const MessageData &message : messages ? *messages : FetchData::Result()) {
        // What the dying session does meanwhile is told as well.
        if (message.uid == 0 || message.uid > Count || !message.flags || !message.envelope)
            continue;
        if (what == What::Append)
            count(QString::fromLatin1(message.envelope->subject));
        else if (message.flags->contains("\\Flagged"))
            ++times[message.uid - 1];
    }
    return times;
}

void TestFaultWrites::check(What what)
{
    QCOMPARE(m_settled, Count);
    const auto times = applied(what);
    QCOMPARE(times.size(), size_t(Count));
    int found = 0;
    for (int i = 0; i < Count; ++i) {
        const int applied = times[size_t(i)];
        const Fate fate = m_fates[size_t(i)];
        found += applied;
        QVERIFY2(fate != Fate::Open && fate != Fate::Other, qPrintable(m_otherError));
        QVERIFY2(applied <= 1, qPrintable(QStringLiteral("%1 was carried out twice").arg(i)));
        QVERIFY2(fate != Fate::Done || applied == 1,
                 qPrintable(QStringLiteral("%1 was told to be done").arg(i)));
        QVERIFY2(fate != Fate::Unsent || applied == 0,
                 qPrintable(QStringLiteral("%1 was told not to have left").arg(i)));
    }
    qInfo("%d done, %d not known, %d had not left; %d carried out", countOf(Fate::Done),
          countOf(Fate::Unknown), countOf(Fate::Unsent), found);
    QCOMPARE(countOf(Fate::Done) + countOf(Fate::Unknown) + countOf(Fate::Unsent), Count);
    QVERIFY(found >= countOf(Fate::Done));
    QVERIFY(found <= countOf(Fate::Done) + countOf(Fate::Unknown));
}

void TestFaultWrites::sessions_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<qint64>("window");
    QTest::addColumn<int>("way");
    using enum FaultProxy::Way;
    for (const auto &[name, what] : {std::pair("CREATE", What::Create), std::pair("SETACL", What::SetAcl),
                                     std::pair("STORE", What::Store), std::pair("APPEND", What::Append)}) {
        const auto row = [word = QByteArray(name), number = int(what)](const char *how, qint64 window,
                                                                       FaultProxy::Way way) {
            QTest::newRow((word + how).constData()) << number << window << int(way);
        };
        // Dovecot takes long for each SETACL, and goes on when nobody listens any more.
        row(", all on their way", 1 << 20, what == What::SetAcl ? Up : Down);
        row(", a few at a time", 1500, Down);
        if (what != What::SetAcl)
            row(", on their way up", 1500, Up);
    }
}

void TestFaultWrites::sessions()
{
    QFETCH(int, what);
    QFETCH(qint64, window);
    QFETCH(int, way);
    QVERIFY(prepare(What(what)));
    Attempt attempt(m_line->options(Security::None));
    const auto session = sessionOf(attempt);
    QVERIFY(session);
    if (What(what) == What::Store)
        QVERIFY(await(session->send(Select{mailbox(), Select::Access::ReadWrite})));
    session->setWindow(window);
    m_line->plain.cutAllAfter(200 + m_random.bounded(window < 100'000 ? 2'000 : 8'000), FaultProxy::Way(way),
                              FaultProxy::Cut::Reset);
    flood(*session, What(what));
    QTRY_COMPARE_WITH_TIMEOUT(m_settled, Count, 60'000);
    check(What(what));
    QVERIFY(countOf(Fate::Done) < Count);
    QVERIFY(countOf(Fate::Unknown) > 0);
    if (window < 100'000)
        QVERIFY(countOf(Fate::Unsent) > 0);
    else
        QCOMPARE(countOf(Fate::Unsent), 0);
}

void TestFaultWrites::links_data()
{
    whats();
}

// It comes back, and what changes something is not sent again; what reads is.
void TestFaultWrites::links()
{
    QFETCH(int, what);
    QVERIFY(prepare(What(what)));
    Link link(m_line->options(Security::None), {.first = 20ms, .most = 100ms});
    QSignalSpy ready(&link, &Link::ready);
    link.open();
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 30'000);
    if (What(what) == What::Store)
        QVERIFY(await(link.send(Select{mailbox(), Select::Access::ReadWrite})));
    link.session()->setWindow(1500);
    m_line->plain.cutAllAfter(200 + m_random.bounded(2'000), FaultProxy::Way::Down, FaultProxy::Cut::Reset);
    int read = 0;
    flood(link, What(what));
    for (int i = 0; i < 20; ++i) {
        link.send(MyRights{mailbox()})->then(&m_context, [&read](const Expected<QByteArray> &rights) {
            read += rights && rights->contains('a');
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_settled, Count, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(read, 20, 30'000);
    QCOMPARE(ready.count(), 2);
    check(What(what));
    QVERIFY(countOf(Fate::Done) < Count);
}

// All its sessions at once. What no session had taken goes to new ones.
void TestFaultWrites::pools()
{
    QVERIFY(prepare(What::Append));
    m_padding = 10'000; // more than the windows of all sessions take at once
    Pool pool(m_line->options(Security::None), 3, {.first = 20ms, .most = 100ms});
    flood(pool, What::Append);
    int read = 0;
    for (int i = 0; i < 20; ++i) {
        pool.send(MyRights{mailbox()})->then(&m_context, [&read](const Expected<QByteArray> &rights) {
            read += rights && rights->contains('a');
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(pool.sessions(), 3, 30'000);
    m_line->plain.cutAllAfter(200 + m_random.bounded(1'000), FaultProxy::Way::Down, FaultProxy::Cut::Reset);
    QTRY_COMPARE_WITH_TIMEOUT(m_settled, Count, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(read, 20, 30'000);
    m_padding = 0;
    check(What::Append);
    QVERIFY(countOf(Fate::Unknown) > 0);
}

QTEST_GUILESS_MAIN(TestFaultWrites)
#include "tst_faultwrites.moc"
