#include "imapcore/commands/acl.h"
#include "imapcore/commands/compress.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "line.h"
#include <QElapsedTimer>

using namespace imap;
using namespace std::chrono_literals;

// A line that is slow, or brings everything in crumbs: the answers are the same.
class TestFaultPieces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void crumbs_data();
    void crumbs();
    void delay();

private:
    struct Answers
    {
        QByteArrayList responses; // but for the tagged ones, which tell how long they took
        std::vector<quint32> sorted;
        ThreadForest threads;
        size_t listed = 0, fetched = 0;
        bool good = false;
    };
    Answers ask(Security security, bool compressed, qsizetype piece);

    std::unique_ptr<FaultyLine> m_line;
};

void TestFaultPieces::initTestCase()
{
    m_line = std::make_unique<FaultyLine>();
}

TestFaultPieces::Answers TestFaultPieces::ask(Security security, bool compressed, qsizetype piece)
{
    Answers answers;
    FaultProxy &proxy = m_line->proxy(security);
    proxy.set(FaultProxy::Way::Up, {.piece = piece});
    proxy.set(FaultProxy::Way::Down, {.piece = piece});
    Attempt attempt(m_line->options(security));
    const auto session = sessionOf(attempt);
    if (!session || (compressed && !await(session->send(Compress{}))))
        return answers;
    connect(session.get(), &Session::received, this, [&answers](QByteArrayView response) {
        if (response.startsWith('*'))
            answers.responses += response.toByteArray();
    });
    Answer listed(session->send(List{"*"}));
    Answer selected(session->send(Select{MailboxName(u"INBOX")}));
    Answer fetched(
        session->send(FetchData{Messages::numbers({1, 60}), {"UID", "FLAGS", "ENVELOPE", "BODYSTRUCTURE"}}));
    Answer sorted(session->send(Sort{{{"SUBJECT"}}}));
    Answer threads(session->send(Thread{"REFERENCES"}));
    if (!QTest::qWaitFor([&] { return listed && selected && fetched && sorted && threads; }, 60'000)
        || !*listed || !*selected || !*fetched || !*sorted || !*threads)
        return answers;
    // Dovecot tells of other users in another order each time.
    const auto isList = [](const QByteArray &response) {
        return response.startsWith("* LIST ");
    };
    std::sort(answers.responses.begin(),
              std::find_if_not(answers.responses.begin(), answers.responses.end(), isList));
    answers.listed = (*listed)->size();
    answers.fetched = (*fetched)->size();
    answers.sorted = **sorted;
    answers.threads = **threads;
    answers.good = true;
    return answers;
}

void TestFaultPieces::crumbs_data()
{
    QTest::addColumn<int>("security");
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<qsizetype>("piece");
    const auto row = [](const char *name, Security security, bool compressed, qsizetype piece) {
        QTest::newRow(name) << int(security) << compressed << piece;
    };
    row("in the clear, by bytes", Security::None, false, 1);
    row("in the clear, by sevens", Security::None, false, 7);
    row("compressed, by bytes", Security::None, true, 1);
    row("TLS, by bytes", Security::Tls, false, 1);
    row("STARTTLS, by threes", Security::StartTls, false, 3);
    row("TLS, compressed, by bytes", Security::Tls, true, 1);
}

void TestFaultPieces::crumbs()
{
    QFETCH(int, security);
    QFETCH(bool, compressed);
    QFETCH(qsizetype, piece);
    const Answers whole = ask(Security(security), compressed, 0);
    QVERIFY(whole.good);
    QCOMPARE(whole.fetched, size_t(60));
    QVERIFY(whole.listed > 10);
    QVERIFY(whole.sorted.size() > 100);
    const Answers crumbs = ask(Security(security), compressed, piece);
    QVERIFY(crumbs.good);
    QCOMPARE(crumbs.responses, whole.responses);
    QCOMPARE(crumbs.sorted, whole.sorted);
    QCOMPARE(crumbs.listed, whole.listed);
    QCOMPARE(crumbs.fetched, whole.fetched);
    QVERIFY(std::equal(crumbs.threads.begin(), crumbs.threads.end(), whole.threads.begin(),
                       whole.threads.end(), [](const ThreadNode &a, const ThreadNode &b) {
                           return a.number == b.number && a.parent == b.parent;
                       }));
}

// 200 ms each way: what may be sent together is, and does not wait for one another's answers.
void TestFaultPieces::delay()
{
    constexpr int Count = 100;
    m_line->plain.set(FaultProxy::Way::Up, {.delay = 200ms});
    m_line->plain.set(FaultProxy::Way::Down, {.delay = 200ms});
    Attempt attempt(m_line->options(Security::None));
    const auto session = sessionOf(attempt);
    QVERIFY(session);
    const int connection = m_line->plain.connections() - 1;
    const qint64 before = m_line->plain.passed(FaultProxy::Way::Up, connection);
    qint64 upAtFirst = 0, bytes = 0;
    int answered = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < Count; ++i) {
        session->send(MyRights{MailboxName(u"INBOX")})
            ->then(session.get(), [&](const Expected<QByteArray> &rights) {
                if (answered++ == 0)
                    upAtFirst = m_line->plain.passed(FaultProxy::Way::Up, connection);
                QVERIFY(rights && rights->contains('a'));
            });
        bytes += qint64(sizeof "M0001 MYRIGHTS \"INBOX\"\r\n") - 1;
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, Count, 60'000);
    QVERIFY(clock.elapsed() >= 400);
    QCOMPARE(upAtFirst - before, bytes); // all had passed before the first answer came
}

QTEST_GUILESS_MAIN(TestFaultPieces)
#include "tst_faultpieces.moc"
