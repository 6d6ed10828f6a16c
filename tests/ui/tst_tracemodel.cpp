#include "ui/docks/tracefilter.h"
#include "ui/models/tracemodel.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Trace;
using ui::TraceModel;

class TestTraceModel : public QObject
{
    Q_OBJECT
private slots:
    void lines();
    void times();
    void kindsLookDifferent();
    void bounded();
    void staleRows();
    void cleared();
    void anotherTrace();
    void traceGone();
    void folded_data();
    void folded();
    void foldedIsCut();
    void fullText();
    void filtered();
};

namespace {

constexpr auto Reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr qint64 Small = 256 * 1024; // two chunks would be more than this: the least that a trace keeps

QString line(const TraceModel &model, int row)
{
    return model.index(row, TraceModel::Line).data().toString();
}

// Until the trace has told its listeners.
void settle(Trace &trace)
{
    QSignalSpy changed(&trace, &Trace::changed);
    trace.note(u"."_s);
    QTRY_VERIFY(!changed.isEmpty());
}

} // namespace

void TestTraceModel::lines()
{
    Trace trace(Small);
    TraceModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    trace.add(Trace::Kind::Received, "* OK ready");
    model.setTrace(&trace);
    QCOMPARE(model.rowCount(), 1); // what was there before
    trace.add(Trace::Kind::Sent, "a1 NOOP");
    trace.add(Trace::Kind::Received, "a1 OK done");
    QSignalSpy inserted(&model, &TraceModel::rowsInserted);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(inserted.size(), 1); // both at once
    QCOMPARE(line(model, 0), u"* OK ready"_s);
    QCOMPARE(line(model, 1), u"a1 NOOP"_s);
    QCOMPARE(model.index(0, TraceModel::Direction).data().toString(), u"S:"_s);
    QCOMPARE(model.index(1, TraceModel::Direction).data().toString(), u"C:"_s);
    QVERIFY(!model.index(1, TraceModel::Direction).data(Qt::AccessibleTextRole).toString().contains(u':'));
    for (int column = 0; column < TraceModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestTraceModel::times()
{
    Trace trace(Small);
    TraceModel model;
    trace.add(Trace::Kind::Sent, "a1 NOOP");
    model.setTrace(&trace);
    const QString shown = model.index(0, TraceModel::Time).data().toString();
    QVERIFY2(QRegularExpression(u"^\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d$"_s).match(shown).hasMatch(),
             qPrintable(shown));
    QCOMPARE(shown, QDateTime::fromMSecsSinceEpoch(trace.at(0).time / 1000).toString(u"HH:mm:ss.zzz"_s));
}

void TestTraceModel::kindsLookDifferent()
{
    Trace trace(Small);
    TraceModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    for (const auto kind :
         {Trace::Kind::Sent, Trace::Kind::Received, Trace::Kind::Note, Trace::Kind::Malformed})
        trace.add(kind, "text");
    model.setTrace(&trace);
    QSet<QString> looks;
    for (int row = 0; row < 4; ++row) {
        const QModelIndex at = model.index(row, TraceModel::Line);
        looks += at.data(Qt::ForegroundRole).value<QColor>().name()
                 + at.data(Qt::BackgroundRole).value<QColor>().name();
        QCOMPARE(at.data(TraceModel::KindRole).toInt(), row);
    }
    QCOMPARE(looks.size(), 4);
}

void TestTraceModel::bounded()
{
    Trace trace(Small);
    TraceModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    model.setTrace(&trace);
    const QByteArray text(1000, 'x');
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 100; ++i)
            trace.add(Trace::Kind::Received, QByteArray::number(round * 1000 + i) + ' ' + text);
        QTRY_COMPARE(model.rowCount(), int(trace.endIndex() - trace.firstIndex()));
    }
    QVERIFY(trace.firstIndex() > 0);
    QVERIFY(line(model, model.rowCount() - 1).startsWith(u"5099 "));
    QVERIFY(model.fullText(0).startsWith(QString::fromLatin1(trace.at(trace.firstIndex()).bytes.first(5))));
    // More at once than the model has ever seen.
    for (int i = 0; i < 2000; ++i)
        trace.add(Trace::Kind::Received, QByteArray::number(i) + ' ' + text);
    QTRY_VERIFY(line(model, model.rowCount() - 1).startsWith(u"1999 "));
    QCOMPARE(model.rowCount(), int(trace.endIndex() - trace.firstIndex()));
}

// What is gone may be looked at before the model has heard of it.
void TestTraceModel::staleRows()
{
    Trace trace(Small);
    TraceModel model;
    ui::TraceFilter filter(&model);
    trace.add(Trace::Kind::Received, "the first");
    model.setTrace(&trace);
    for (int i = 0; i < 400; ++i)
        trace.add(Trace::Kind::Received, QByteArray(2000, 'x'));
    QVERIFY(trace.firstIndex() > 0);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.index(0, TraceModel::Line).data().isValid());
    QCOMPARE(model.fullText(0), QString());
    filter.setText(u"first"_s);
    QCOMPARE(filter.rowCount(), 0);
}

void TestTraceModel::cleared()
{
    Trace trace(Small);
    TraceModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    trace.add(Trace::Kind::Received, "one");
    trace.add(Trace::Kind::Received, "two");
    model.setTrace(&trace);
    trace.clear();
    QTRY_COMPARE(model.rowCount(), 0);
    trace.add(Trace::Kind::Received, "three");
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(line(model, 0), u"three"_s);
}

void TestTraceModel::anotherTrace()
{
    Trace one(Small), two(Small);
    TraceModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    one.add(Trace::Kind::Received, "of one");
    two.add(Trace::Kind::Received, "of two");
    model.setTrace(&one);
    QCOMPARE(line(model, 0), u"of one"_s);
    model.setTrace(&two);
    QCOMPARE(line(model, 0), u"of two"_s);
    settle(one);
    QCOMPARE(model.rowCount(), 1);
    model.setTrace(nullptr);
    QCOMPARE(model.rowCount(), 0);
    settle(two);
    QCOMPARE(model.rowCount(), 0);
}

void TestTraceModel::traceGone()
{
    TraceModel model;
    {
        Trace trace(Small);
        trace.add(Trace::Kind::Received, "text");
        model.setTrace(&trace);
        QCOMPARE(model.rowCount(), 1);
    }
    // The connection was closed: nothing may be read from it.
    QVERIFY(!model.index(0, TraceModel::Line).data().isValid());
    QCOMPARE(model.fullText(0), QString());
    model.setTrace(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestTraceModel::folded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("line") << QByteArray("* OK ready") << u"* OK ready"_s;
    QTest::newRow("literal") << QByteArray("* 1 FETCH (BODY[] {11}\r\nhello\r\nyou!)")
                             << u"* 1 FETCH (BODY[] {11} ⟨11 bytes⟩)"_s;
    QTest::newRow("literal of one") << QByteArray("a {1}\r\nxb") << u"a {1} ⟨1 byte⟩b"_s;
    QTest::newRow("two literals") << QByteArray("a {2}\r\nxx {3}\r\nyyy z")
                                  << u"a {2} ⟨2 bytes⟩ {3} ⟨3 bytes⟩ z"_s;
    QTest::newRow("non-synchronizing") << QByteArray("a {2+}\r\nxxb") << u"a {2+} ⟨2 bytes⟩b"_s;
    QTest::newRow("literal cut off") << QByteArray("a {500}\r\nxx") << u"a {500} ⟨500 bytes⟩"_s;
    QTest::newRow("no literal") << QByteArray("a {x}\r\nb") << u"a {x} ↵ b"_s;
    QTest::newRow("a negative one") << QByteArray("a {-5}\r\nb") << u"a {-5} ↵ b"_s;
    QTest::newRow("a huge one") << QByteArray("a {99999999999999999999}\r\nb")
                                << u"a {99999999999999999999} ↵ b"_s;
    QTest::newRow("control characters") << QByteArray("a\tb\x01"
                                                      "c")
                                        << u"a␉b␁c"_s;
    QTest::newRow("utf-8") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                         "e")
                           << u"Grüße"_s;
    QTest::newRow("not utf-8") << QByteArray("Gr\xfc\xdf"
                                             "e")
                               << u"Grüße"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestTraceModel::folded()
{
    QFETCH(QByteArray, bytes);
    QTEST(TraceModel::folded(bytes), "shown");
}

void TestTraceModel::foldedIsCut()
{
    QCOMPARE(TraceModel::folded("abcdefgh", 4), u"abcd…"_s);
    QCOMPARE(TraceModel::folded("abcd", 4), u"abcd"_s);
    QVERIFY(TraceModel::folded(QByteArray(1'000'000, 'x')).size() < 3000);
    // A cut through a character must not spoil those before it.
    for (qsizetype most = 5; most < 12; ++most) {
        const QString cut = TraceModel::folded("äöüäöüäöüäöü", most);
        QVERIFY2(u"äöüäöüäöüäöü"_s.startsWith(QString(cut).remove(u'…')), qPrintable(cut));
        QVERIFY(cut.size() > 2);
    }
}

void TestTraceModel::fullText()
{
    Trace trace(Small);
    TraceModel model;
    trace.add(Trace::Kind::Received, "* 1 FETCH (BODY[] {5}\r\nhello)");
    trace.add(Trace::Kind::Received, QByteArray(100'000, 'x'));
    model.setTrace(&trace);
    QCOMPARE(model.fullText(0), u"* 1 FETCH (BODY[] {5}\nhello)"_s);
    QVERIFY(model.fullText(1).startsWith(u"xxx"));
    QVERIFY(model.fullText(1).size() < 100'000); // and says so
    QVERIFY(model.fullText(1).contains(u'\n'));
    QCOMPARE(model.fullText(-1), QString());
    QCOMPARE(model.fullText(2), QString());
}

void TestTraceModel::filtered()
{
    Trace trace(Small);
    TraceModel model;
    ui::TraceFilter filter(&model);
    QAbstractItemModelTester tester(&filter, Reporting);
    trace.add(Trace::Kind::Sent, "a1 NOOP");
    trace.add(Trace::Kind::Received, "* 1 FETCH (BODY[] {6}\r\nneedle)");
    model.setTrace(&trace);
    filter.setText(u"  NEEDLE "_s); // within a literal that the row does not show
    QCOMPARE(filter.rowCount(), 1);
    QVERIFY(filter.index(0, TraceModel::Line).data().toString().contains(u"FETCH"));
    trace.add(Trace::Kind::Sent, "a2 needle");
    trace.add(Trace::Kind::Sent, "a3 straw");
    QTRY_COMPARE(filter.rowCount(), 2);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 4);
}

UI_TEST_MAIN(TestTraceModel)
#include "tst_tracemodel.moc"
