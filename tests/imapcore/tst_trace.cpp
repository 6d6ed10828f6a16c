#include "imapcore/trace.h"
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using imap::Trace;

class TestTrace : public QObject
{
    Q_OBJECT

private slots:
    void order();
    void bounded();
    void longLines();
    void clearing();
    void oneSignalATurn();
    void logged();
};

void TestTrace::order()
{
    Trace trace(1 << 20);
    trace.add(Trace::Kind::Received, "* OK ready");
    trace.add(Trace::Kind::Sent, "M0001 NOOP");
    trace.note(QStringLiteral("TLS begun: ü"));
    trace.add(Trace::Kind::Malformed, "");
    QCOMPARE(trace.firstIndex(), 0ULL);
    QCOMPARE(trace.endIndex(), 4ULL);
    QCOMPARE(trace.at(0).bytes, "* OK ready");
    QCOMPARE(trace.at(1).kind, Trace::Kind::Sent);
    QCOMPARE(trace.at(2).bytes, "TLS begun: \xC3\xBC");
    QCOMPARE(trace.at(2).kind, Trace::Kind::Note);
    QVERIFY(trace.at(3).bytes.isEmpty());
    for (quint64 i = 1; i < 4; ++i)
        QVERIFY(trace.at(i).time >= trace.at(i - 1).time);
    QVERIFY(trace.at(0).time > 1'700'000'000'000'000); // microseconds since 1970
}

void TestTrace::bounded()
{
    constexpr qint64 limit = 1 << 20;
    Trace trace(limit);
    const auto lineOf = [](quint64 i) {
        return QByteArray::number(i) + QByteArray(qsizetype(i % 700), 'x');
    };
    for (quint64 i = 0; i < 20000; ++i)
        trace.add(i % 2 ? Trace::Kind::Sent : Trace::Kind::Received, lineOf(i));
    QCOMPARE(trace.endIndex(), 20000ULL);
    QVERIFY(trace.firstIndex() > 0);
    qint64 bytes = 0;
    for (quint64 i = trace.firstIndex(); i < trace.endIndex(); ++i) {
        const Trace::Entry entry = trace.at(i);
        QVERIFY(entry.bytes == lineOf(i)); // each kept line is whole
        QCOMPARE(entry.kind, i % 2 ? Trace::Kind::Sent : Trace::Kind::Received);
        bytes += entry.bytes.size();
    }
    QCOMPARE(trace.dropped(), trace.firstIndex());
    QVERIFY(bytes <= limit);
    QVERIFY(bytes >= limit / 2); // and it keeps what it may
}

void TestTrace::longLines()
{
    Trace trace(1 << 20);
    QByteArray body(500'000, 'b');
    body[0] = 'a';
    trace.add(Trace::Kind::Received, body);
    trace.add(Trace::Kind::Received, "next");
    const Trace::Entry entry = trace.at(0);
    QVERIFY(entry.omitted > 0);
    QCOMPARE(entry.bytes.size() + entry.omitted, body.size());
    QCOMPARE(entry.bytes.front(), 'a');
    QCOMPARE(trace.at(1).bytes, "next");
    QCOMPARE(trace.at(1).omitted, 0);
}

void TestTrace::clearing()
{
    Trace trace(1 << 20);
    trace.add(Trace::Kind::Sent, "a");
    trace.add(Trace::Kind::Sent, "b");
    QSignalSpy changed(&trace, &Trace::changed);
    trace.clear();
    QVERIFY(changed.count() >= 1);
    QCOMPARE(trace.firstIndex(), 2ULL);
    QCOMPARE(trace.endIndex(), 2ULL);
    trace.add(Trace::Kind::Sent, "c");
    QCOMPARE(trace.endIndex(), 3ULL); // numbered on
    QCOMPARE(trace.at(2).bytes, "c");
}

void TestTrace::oneSignalATurn()
{
    Trace trace(1 << 20);
    QSignalSpy changed(&trace, &Trace::changed);
    for (int i = 0; i < 100; ++i)
        trace.add(Trace::Kind::Sent, "a");
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    trace.add(Trace::Kind::Sent, "a");
    QTRY_COMPARE(changed.count(), 2);
}

// Off unless it is asked for; what is secret never came here.
void TestTrace::logged()
{
    Trace trace(1 << 20);
    trace.add(Trace::Kind::Sent, "M0001 NOOP");
    QLoggingCategory::setFilterRules(QStringLiteral("imapcore.wire.debug=true"));
    QTest::ignoreMessage(QtDebugMsg, "C: M0002 NOOP");
    QTest::ignoreMessage(QtDebugMsg, "S: M0002 OK");
    trace.add(Trace::Kind::Sent, "M0002 NOOP");
    trace.add(Trace::Kind::Received, "M0002 OK");
    QLoggingCategory::setFilterRules({});
}

QTEST_GUILESS_MAIN(TestTrace)
#include "tst_trace.moc"
