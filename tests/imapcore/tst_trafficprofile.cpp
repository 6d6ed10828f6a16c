#include "imapcore/traffic/trafficprofile.h"
#include <QTest>

using namespace imap;

namespace {

// Lines with the times that a test gives them.
class Timed final : public Traffic
{
public:
    quint64 firstIndex() const override { return 0; }
    quint64 endIndex() const override { return m_lines.size(); }
    Entry at(quint64 index) const override
    {
        const Line &line = m_lines[size_t(index)];
        return {line.time, line.kind, line.bytes, 0, line.owner};
    }
    bool isOver() const override { return false; }
    void send(qint64 time, quint32 owner, const QByteArray &text)
    {
        m_lines.push_back({time, Kind::Sent, "a" + QByteArray::number(owner) + ' ' + text, owner});
    }
    void receive(qint64 time, quint32 owner, const QByteArray &text)
    {
        m_lines.push_back({time, Kind::Received, text, owner});
    }
    void exchange(qint64 sent, qint64 done, const QByteArray &text, const QByteArray &status = "OK")
    {
        const auto owner = quint32(m_lines.size() + 1);
        send(sent, owner, text);
        receive(done, owner, "a" + QByteArray::number(owner) + ' ' + status + " done");
    }

private:
    struct Line
    {
        qint64 time;
        Kind kind;
        QByteArray bytes;
        quint32 owner;
    };
    std::deque<Line> m_lines;
};

constexpr qint64 Begin = 1'000'000'000;

} // namespace

class TestTrafficProfile : public QObject
{
    Q_OBJECT
private slots:
    void ranks();
    void oneByOne();
    void together();
    void notCounted();
};

void TestTrafficProfile::ranks()
{
    Timed traffic;
    qint64 now = Begin;
    for (int i = 1; i <= 100; ++i) {
        traffic.exchange(now, now + i * 1000, "NOOP", i == 7 ? "NO" : i == 8 ? "BAD" : "OK");
        now += 1'000'000;
    }
    traffic.exchange(now, now + 9'000'000, "FETCH 1 BODY[]");
    ExchangeLog log(&traffic);
    log.read(1000);
    const TrafficProfile profile(log);
    QCOMPARE(profile.verbs().size(), 2U);
    const TrafficProfile::Verb &fetch = profile.verbs()[0], &noop = profile.verbs()[1];
    QCOMPARE(fetch.verb, "FETCH");
    QCOMPARE(fetch.median, 9'000'000);
    QCOMPARE(noop.count, 100);
    QCOMPARE(noop.failed, 2);
    QCOMPARE(noop.median, 51'000);
    QCOMPARE(noop.percentile95, 95'000);
    QCOMPARE(noop.slowest, 100'000);
    QCOMPARE(log.at(noop.slowestNumber).duration(), 100'000);
    QCOMPARE(profile.roundTrip(), 1000);
    QVERIFY(noop.sentBytes > 0 && noop.receivedBytes > 0);
    QCOMPARE(profile.savedRoundTrips(), 0); // somebody waited a second each time
    const TrafficProfile some(log, 0, 10);
    QCOMPARE(some.verbs()[0].count, 10);
    const auto twice = TrafficProfile::together({&log, &log});
    QCOMPARE(twice[1].count, 200);
    QCOMPARE(twice[1].median, 51'000);
}

void TestTrafficProfile::oneByOne()
{
    Timed traffic;
    for (int i = 0; i < 10; ++i)
        traffic.exchange(Begin + i * 5100, Begin + i * 5100 + 5000, "GETACL a");
    // Nothing may follow these at once.
    traffic.exchange(Begin + 60'000, Begin + 65'000, "SELECT a");
    traffic.exchange(Begin + 65'100, Begin + 70'000, "FETCH 1 UID");
    ExchangeLog log(&traffic);
    log.read(1000);
    const TrafficProfile profile(log);
    QCOMPARE(profile.savedRoundTrips(), 9);
    QCOMPARE(profile.savedTime(), 9 * profile.roundTrip());
    QCOMPARE(profile.roundTrip(), 4900);
}

void TestTrafficProfile::together()
{
    Timed traffic;
    for (quint32 i = 1; i <= 10; ++i)
        traffic.send(Begin + i, i, "GETACL a");
    for (quint32 i = 1; i <= 10; ++i)
        traffic.receive(Begin + 5000 + i, i, "a OK");
    ExchangeLog log(&traffic);
    log.read(1000);
    QCOMPARE(TrafficProfile(log).savedRoundTrips(), 0);
    QCOMPARE(TrafficProfile(log).verbs()[0].count, 10);
}

void TestTrafficProfile::notCounted()
{
    Timed traffic;
    traffic.receive(Begin, 0, "* 3 EXISTS");
    traffic.exchange(Begin, Begin + 1000, "IDLE");
    traffic.send(Begin + 2000, 99, "NOOP");
    ExchangeLog log(&traffic);
    log.read(1000);
    const TrafficProfile profile(log);
    QVERIFY(profile.verbs().empty());
    QCOMPARE(profile.roundTrip(), 0);
    QCOMPARE(profile.savedTime(), 0);
}

QTEST_GUILESS_MAIN(TestTrafficProfile)
#include "tst_trafficprofile.moc"
