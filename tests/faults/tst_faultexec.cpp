#include "line.h"
#include "tests/ctl/program.h"

using namespace Qt::StringLiterals;

// mailreevectl exec over a line that is cut: what had come is printed, and it ends with a status and one sentence.
class TestFaultExec : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_line = std::make_unique<FaultyLine>(); }
    void cuts_data();
    void cuts();

private:
    Run exec(const QStringList &commands);

    std::unique_ptr<FaultyLine> m_line;
};

Run TestFaultExec::exec(const QStringList &commands)
{
    const Dovecot &server = m_line->server;
    return run(QStringList{u"exec"_s, u"--password-file"_s, server.passwordFile(),
                           u"imap://%1@%2:%3"_s.arg(server.user(), server.host()).arg(m_line->plain.port())}
               + commands);
}

void TestFaultExec::cuts_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("cut");
    using enum FaultProxy::Way;
    using enum FaultProxy::Cut;
    QTest::newRow("down, reset") << int(Down) << int(Reset);
    QTest::newRow("down, closed") << int(Down) << int(Close);
    QTest::newRow("down, half closed") << int(Down) << int(HalfClose);
    QTest::newRow("up, reset") << int(Up) << int(Reset);
    QTest::newRow("up, half closed") << int(Up) << int(HalfClose);
}

void TestFaultExec::cuts()
{
    QFETCH(int, way);
    QFETCH(int, cut);
    const QStringList commands{u"LIST \"\" INBOX*"_s, u"EXAMINE INBOX"_s, u"FETCH 1:60 (UID ENVELOPE)"_s,
                               u"NOOP"_s};
    m_line->plain.clear();
    const int connection = m_line->plain.connections();
    const Run whole = exec(commands);
    COMPARE_STATUS(whole, 0);
    const qint64 bytes = m_line->plain.passed(FaultProxy::Way(way), connection);
    QRandomGenerator random(testSeed());
    for (int i = 0; i < 5; ++i) {
        const qint64 place = random.bounded(int(bytes * 9 / 10));
        m_line->plain.set(FaultProxy::Way(way), {.cutAfter = place, .cut = FaultProxy::Cut(cut)});
        const Run result = exec(commands);
        const QByteArray where = "cut at " + QByteArray::number(place) + ": " + result.error + result.out;
        QVERIFY2(result.status == 3, where.constData()); // not connected, or no more
        QVERIFY2(result.error.startsWith("mailreevectl: "), where.constData());
        QVERIFY2(result.error.count('\n') == 1 && result.error.contains("127.0.0.1")
                     && !result.error.endsWith(": \n"),
                 where.constData());
        // Whole lines, and those that come without the fault; the answers tell how long they took.
        const auto untagged = [](const Run &run) {
            QByteArrayList left;
            for (const QByteArray &line : run.out.split('\n')) {
                if (!line.startsWith('M'))
                    left += line;
            }
            return left;
        };
        QVERIFY2(result.out.isEmpty() || result.out.endsWith('\n'), where.constData());
        QByteArrayList printed = untagged(result);
        printed.removeLast(); // nothing stands behind the last line end
        QVERIFY2(untagged(whole).mid(0, printed.size()) == printed, where.constData());
    }
}

QTEST_GUILESS_MAIN(TestFaultExec)
#include "tst_faultexec.moc"
