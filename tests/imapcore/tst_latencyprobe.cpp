#include "imapcore/traffic/latencyprobe.h"
#include "tests/support/attempt.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>
#include <QTest>

using namespace imap;

class TestLatencyProbe : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void takesTurns();
    void stopped();
    void connectionLost();

private:
    ScriptedServer m_server;
    std::unique_ptr<Session> m_session;
};

void TestLatencyProbe::init()
{
    m_server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    m_server.answer("LOGIN", "TAG OK in");
    m_server.answer("NOOP", "TAG OK nothing");
    Attempt attempt(optionsFor(m_server));
    QTRY_COMPARE(attempt.ready, 1);
    m_session.reset(attempt.connector->takeSession());
}

void TestLatencyProbe::takesTurns()
{
    LatencyProbe probe(m_session.get(), 5, std::chrono::milliseconds(1));
    QSignalSpy sampled(&probe, &LatencyProbe::sampled), finished(&probe, &LatencyProbe::finished);
    probe.start();
    QVERIFY(probe.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(sampled.size(), 5);
    QVERIFY(!probe.isRunning());
    QByteArrayList verbs;
    qint64 last = 0;
    for (const LatencyProbe::Sample &sample : probe.samples()) {
        verbs += sample.verb;
        QVERIFY(sample.duration > 0);
        QVERIFY(sample.time > last);
        last = sample.time;
    }
    QCOMPARE(verbs, (QByteArrayList{"NOOP", "CAPABILITY", "NOOP", "CAPABILITY", "NOOP"}));
}

void TestLatencyProbe::stopped()
{
    LatencyProbe probe(m_session.get(), 1000, std::chrono::milliseconds(1));
    QSignalSpy finished(&probe, &LatencyProbe::finished);
    probe.start();
    QTRY_VERIFY(probe.samples().size() >= 3);
    probe.stop();
    QCOMPARE(finished.size(), 1);
    const size_t count = probe.samples().size();
    QTest::qWait(20);
    QCOMPARE(probe.samples().size(), count);
    probe.stop();
    QCOMPARE(finished.size(), 1);
}

void TestLatencyProbe::connectionLost()
{
    LatencyProbe probe(m_session.get(), 1000, std::chrono::milliseconds(1));
    QSignalSpy finished(&probe, &LatencyProbe::finished);
    probe.start();
    QTRY_VERIFY(!probe.samples().empty());
    m_session->close();
    QTRY_COMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestLatencyProbe)
#include "tst_latencyprobe.moc"
