#include "imapcore/cause.h"
#include "ui/console/exchangemodel.h"
#include "ui/console/linemodel.h"
#include "ui/console/wiretext.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Trace;
using Kind = imap::Traffic::Kind;
using ui::ExchangeModel;
using ui::LineModel;

// Both models of the console's traffic, over traces that a test writes.
class TestTrafficModels : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void commandsAndTheirLines();
    void growingBelow();
    void manyLinesBelow();
    void severalConnections();
    void onlyOne();
    void filtered();
    void refusedLater();
    void bounded();
    void cleared();
    void connectionGone();
    void looks();
    void marksAndNotes();
    void stormOfBoth();

private:
    std::shared_ptr<Trace> begin(const QString &title = u"ann@host"_s) { return m_recorder->begin(title); }
    quint16 idOf(const std::shared_ptr<Trace> &trace) const { return m_set->of(trace.get())->id; }
    static void command(Trace &trace, quint32 tag, const QByteArray &text, quint32 cause = 0)
    {
        trace.addCommand("M000" + QByteArray::number(tag) + ' ' + text, tag, Trace::now(), cause);
    }
    static void received(Trace &trace, const QByteArray &line, quint32 owner)
    {
        trace.tick();
        trace.add(Kind::Received, line, owner);
    }
    static void noop(Trace &trace, quint32 tag)
    {
        command(trace, tag, "NOOP");
        received(trace, "M OK done", tag);
    }
    QString cell(int row, int column, const QModelIndex &parent = {}) const
    {
        return m_exchanges->index(row, column, parent).data().toString();
    }
    QStringList commands() const
    {
        QStringList all;
        for (int row = 0; row < m_exchanges->rowCount(); ++row)
            all += cell(row, ExchangeModel::Command);
        return all;
    }
    QStringList lines() const
    {
        QStringList all;
        for (int row = 0; row < m_lines->rowCount(); ++row)
            all += m_lines->index(row, LineModel::Line).data().toString();
        return all;
    }
    bool filter(const QString &text)
    {
        const auto parsed = imap::ExchangeFilter::parse(text);
        if (!parsed)
            return false;
        m_exchanges->setFilter(*parsed);
        m_lines->setFilter(*parsed);
        return QTest::qWaitFor([this] { return !m_exchanges->isFiltering() && !m_lines->isFiltering(); });
    }

    std::unique_ptr<imap::Recorder> m_recorder;
    std::unique_ptr<ui::TrafficSet> m_set;
    std::unique_ptr<ExchangeModel> m_exchanges;
    std::unique_ptr<LineModel> m_lines;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestTrafficModels::init()
{
    m_recorder = std::make_unique<imap::Recorder>(1 << 20);
    m_set = std::make_unique<ui::TrafficSet>(m_recorder.get());
    m_exchanges = std::make_unique<ExchangeModel>(m_set.get());
    m_lines = std::make_unique<LineModel>(m_set.get());
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(m_exchanges.get()),
                                      static_cast<QAbstractItemModel *>(m_lines.get())})
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
}

void TestTrafficModels::cleanup()
{
    m_testers.clear();
    m_lines.reset();
    m_exchanges.reset();
    m_set.reset();
    m_recorder.reset();
}

void TestTrafficModels::commandsAndTheirLines()
{
    const auto trace = begin();
    received(*trace, "* OK hello", 0);
    const imap::Cause because(u"Opened INBOX"_s);
    command(*trace, 1, "EXAMINE \"INBOX\"", imap::Cause::current());
    received(*trace, "* 5 EXISTS", 1);
    received(*trace, "M0001 OK [READ-ONLY] in", 1);
    command(*trace, 2, "DELETE Other");
    received(*trace, "M0002 NO not yours", 2);
    command(*trace, 3, "IDLE");
    QTRY_COMPARE(m_exchanges->rowCount(), 4);
    QTRY_COMPARE(m_lines->rowCount(), 7);
    QCOMPARE(commands(),
             (QStringList{u"* OK hello"_s, u"EXAMINE \"INBOX\""_s, u"DELETE Other"_s, u"IDLE"_s}));
    QCOMPARE(cell(0, ExchangeModel::Tag), u"*"_s);
    QCOMPARE(cell(1, ExchangeModel::Tag), u"M0001"_s);
    QCOMPARE(cell(1, ExchangeModel::Connection), u"ann@host"_s);
    QCOMPARE(cell(1, ExchangeModel::Mailbox), u"INBOX"_s);
    QCOMPARE(cell(1, ExchangeModel::Status), u"OK"_s);
    QCOMPARE(cell(1, ExchangeModel::Why), u"Opened INBOX"_s);
    QCOMPARE(cell(1, ExchangeModel::Sent), u"23"_s);
    QVERIFY(cell(1, ExchangeModel::Duration).endsWith(u" ms"));
    QCOMPARE(cell(2, ExchangeModel::Status), u"NO"_s);
    QCOMPARE(cell(3, ExchangeModel::Status), u"waiting"_s);
    QCOMPARE(cell(3, ExchangeModel::Duration), QString());
    QVERIFY(!m_exchanges->hasChildren(m_exchanges->index(0, 0)));
    const QModelIndex examine = m_exchanges->index(1, 0);
    QVERIFY(m_exchanges->hasChildren(examine));
    QCOMPARE(m_exchanges->rowCount(examine), 2);
    QCOMPARE(cell(0, ExchangeModel::Command, examine), u"* 5 EXISTS"_s);
    QCOMPARE(cell(1, ExchangeModel::Tag, examine), u"S:"_s);
    const ExchangeModel::Place place = m_exchanges->placeOf(m_exchanges->index(1, 0, examine));
    QVERIFY(place.isLine);
    QCOMPARE(place.line, 3ULL);
    QCOMPARE(m_exchanges->indexOf(place.traffic, place.number), examine);
    const ExchangeModel::Timing timing = m_exchanges->timingOf(examine);
    QVERIFY(timing.isCommand && timing.queued <= timing.sent && timing.sent <= timing.answered
            && timing.answered <= timing.done);
    QVERIFY(
        !m_exchanges->index(1, ExchangeModel::Waterfall).data(Qt::AccessibleTextRole).toString().isEmpty());
    QCOMPARE(lines().mid(2, 2), (QStringList{u"* 5 EXISTS"_s, u"M0001 OK [READ-ONLY] in"_s}));
    for (int column = 0; column < ExchangeModel::ColumnCount; ++column)
        QVERIFY(!m_exchanges->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestTrafficModels::growingBelow()
{
    const auto trace = begin();
    command(*trace, 1, "FETCH 1:3 FLAGS");
    received(*trace, "* 1 FETCH (FLAGS ())", 1);
    QTRY_COMPARE(m_exchanges->rowCount(), 1);
    const QPersistentModelIndex fetch = m_exchanges->index(0, 0);
    QCOMPARE(m_exchanges->rowCount(fetch), 1);
    QSignalSpy inserted(m_exchanges.get(), &ExchangeModel::rowsInserted);
    received(*trace, "* 2 FETCH (FLAGS ())", 1);
    received(*trace, "M0001 OK done", 1);
    QTRY_COMPARE(m_exchanges->rowCount(fetch), 3);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(cell(0, ExchangeModel::Status), u"OK"_s);
}

void TestTrafficModels::manyLinesBelow()
{
    const auto trace = begin();
    command(*trace, 1, "LIST \"\" *");
    for (int i = 0; i < 1500; ++i)
        trace->add(Kind::Received, "* LIST () \"/\" " + QByteArray::number(i), 1);
    QTRY_VERIFY(m_set->all().front()->log->isCurrent());
    QTRY_COMPARE(m_exchanges->rowCount(), 1);
    const QModelIndex list = m_exchanges->index(0, 0);
    QTRY_COMPARE(m_exchanges->exchangeOf(list)->lines, 1501U);
    QCOMPARE(m_exchanges->rowCount(list), int(ExchangeModel::MostLines) + 1);
    QVERIFY2(cell(int(ExchangeModel::MostLines), ExchangeModel::Command, list).contains(u"500"),
             qPrintable(cell(int(ExchangeModel::MostLines), ExchangeModel::Command, list)));
    QTRY_COMPARE(m_lines->rowCount(), 1501);
}

// In the order of time, whichever is read first.
void TestTrafficModels::severalConnections()
{
    const auto one = begin(), two = begin();
    QCOMPARE(m_set->all()[1]->title, u"ann@host #2"_s);
    for (int i = 0; i < 5; ++i) {
        command(*one, quint32(i + 1), "ONE " + QByteArray::number(i));
        QTest::qSleep(1);
        command(*two, quint32(i + 1), "TWO " + QByteArray::number(i));
        QTest::qSleep(1);
    }
    QStringList expected;
    for (int i = 0; i < 5; ++i)
        expected += {u"ONE %1"_s.arg(i), u"TWO %1"_s.arg(i)};
    QTRY_COMPARE(commands(), expected);
    QTRY_COMPARE(m_lines->rowCount(), 10);
    QCOMPARE(lines().at(3), u"M0002 TWO 1"_s);
}

void TestTrafficModels::onlyOne()
{
    const auto one = begin(), two = begin();
    command(*one, 1, "ONE");
    command(*two, 1, "TWO");
    QTRY_COMPARE(m_exchanges->rowCount(), 2);
    m_exchanges->setTraffic(idOf(two));
    m_lines->setTraffic(idOf(two));
    QTRY_COMPARE(commands(), QStringList{u"TWO"_s});
    QTRY_COMPARE(lines(), QStringList{u"M0001 TWO"_s});
    command(*one, 2, "ONE");
    command(*two, 2, "TWO");
    QTRY_COMPARE(m_exchanges->rowCount(), 2);
    QTRY_COMPARE(m_lines->rowCount(), 2);
    m_exchanges->setTraffic(0);
    m_lines->setTraffic(0);
    QTRY_COMPARE(m_exchanges->rowCount(), 4);
    QTRY_COMPARE(m_lines->rowCount(), 4);
}

void TestTrafficModels::filtered()
{
    const auto trace = begin();
    command(*trace, 1, "NOOP");
    received(*trace, "M0001 OK done", 1);
    command(*trace, 2, "FETCH 1 BODY[]");
    received(*trace, "* 1 FETCH (BODY[] {6}\r\nneedle)", 2);
    received(*trace, "M0002 OK done", 2);
    QTRY_COMPARE(m_lines->rowCount(), 5);
    QVERIFY(filter(u"  NEEDLE "_s)); // within a literal that the row does not show
    QCOMPARE(commands(), QStringList{u"FETCH 1 BODY[]"_s});
    QCOMPARE(m_lines->rowCount(), 1);
    QVERIFY(lines().constFirst().contains(u"FETCH"));
    command(*trace, 3, "needle");
    command(*trace, 4, "straw");
    QTRY_COMPARE(m_exchanges->rowCount(), 2);
    QTRY_COMPARE(m_lines->rowCount(), 2);
    QVERIFY(filter(u"verb:noop"_s));
    QCOMPARE(lines(), (QStringList{u"M0001 NOOP"_s, u"M0001 OK done"_s}));
    QVERIFY(filter({}));
    QCOMPARE(m_exchanges->rowCount(), 4);
    QCOMPARE(m_lines->rowCount(), 7);
}

// What is looked for comes with the answer.
void TestTrafficModels::refusedLater()
{
    const auto trace = begin();
    QVERIFY(filter(u"status:no"_s));
    command(*trace, 1, "DELETE x");
    command(*trace, 2, "DELETE y");
    QTRY_VERIFY(m_set->all().front()->log->isCurrent());
    QCOMPARE(m_exchanges->rowCount(), 0);
    received(*trace, "M0001 NO never", 1);
    received(*trace, "M0002 OK done", 2);
    QTRY_COMPARE(commands(), QStringList{u"DELETE x"_s});
    QTRY_COMPARE(lines(), (QStringList{u"M0001 DELETE x"_s, u"M0001 NO never"_s}));
}

void TestTrafficModels::bounded()
{
    const auto trace = begin();
    const QByteArray text(1000, 'x');
    for (quint32 round = 0; round < 6; ++round) {
        for (quint32 i = 0; i < 400; ++i)
            command(*trace, round * 1000 + i + 1, text);
        QTRY_VERIFY(m_set->all().front()->log->isCurrent());
    }
    QVERIFY(trace->firstIndex() > 0);
    noop(*trace, 9999);
    QTRY_COMPARE(m_lines->rowCount(), int(trace->endIndex() - trace->firstIndex()));
    QTRY_COMPARE(m_exchanges->rowCount(), m_lines->rowCount() - 1);
    QVERIFY(m_exchanges->index(0, ExchangeModel::Command).data().isValid());
    // Gone, and the models have not heard of it.
    for (quint32 i = 0; i < 2000; ++i)
        trace->add(Kind::Received, text);
    QVERIFY(!m_lines->index(0, LineModel::Line).data().isValid());
    QVERIFY(!m_exchanges->index(0, ExchangeModel::Command).data().isValid());
    QTRY_COMPARE(m_lines->rowCount(), int(trace->endIndex() - trace->firstIndex()));
}

void TestTrafficModels::cleared()
{
    const auto trace = begin();
    noop(*trace, 1);
    QTRY_COMPARE(m_lines->rowCount(), 2);
    trace->clear();
    QTRY_COMPARE(m_lines->rowCount(), 0);
    QTRY_COMPARE(m_exchanges->rowCount(), 0);
    noop(*trace, 2);
    QTRY_COMPARE(m_lines->rowCount(), 2);
    QTRY_COMPARE(m_exchanges->rowCount(), 1);
}

void TestTrafficModels::connectionGone()
{
    const auto one = begin(), two = begin();
    noop(*one, 1);
    noop(*two, 1);
    command(*one, 2, "IDLE");
    one->end();
    QTRY_COMPARE(m_exchanges->rowCount(), 3);
    QTRY_COMPARE(cell(2, ExchangeModel::Status), u"cut off"_s);
    m_recorder->remove(one.get());
    QCOMPARE(m_exchanges->rowCount(), 1);
    QCOMPARE(m_lines->rowCount(), 2);
    noop(*two, 2);
    QTRY_COMPARE(m_exchanges->rowCount(), 2);
}

void TestTrafficModels::looks()
{
    const auto trace = begin();
    for (const Kind kind : {Kind::Sent, Kind::Received, Kind::Note, Kind::Malformed})
        trace->add(kind, "text", kind == Kind::Sent ? 1 : 0);
    QTRY_COMPARE(m_lines->rowCount(), 4);
    QSet<QString> looks;
    for (int row = 0; row < 4; ++row) {
        const QModelIndex at = m_lines->index(row, LineModel::Line);
        looks += at.data(Qt::ForegroundRole).value<QColor>().name()
                 + at.data(Qt::BackgroundRole).value<QColor>().name();
        QCOMPARE(at.data(LineModel::KindRole).toInt(), row);
    }
    QCOMPARE(looks.size(), 4);
    QCOMPARE(m_lines->index(0, LineModel::Direction).data().toString(), u"C:"_s);
    QVERIFY(!m_lines->index(0, LineModel::Direction).data(Qt::AccessibleTextRole).toString().contains(u':'));
    QCOMPARE(m_lines->index(0, LineModel::Time).data().toString(), ui::WireText::time(trace->at(0).time));
}

void TestTrafficModels::marksAndNotes()
{
    const auto trace = begin();
    noop(*trace, 1);
    noop(*trace, 2);
    QTRY_COMPARE(m_exchanges->rowCount(), 2);
    const QModelIndex second = m_exchanges->index(1, 0);
    m_exchanges->setMarked(second, true);
    m_exchanges->setNote(second, u"strange"_s);
    QVERIFY(m_exchanges->isMarked(second) && !m_exchanges->isMarked(m_exchanges->index(0, 0)));
    QCOMPARE(cell(1, ExchangeModel::Note), u"strange"_s);
    QVERIFY(m_exchanges->index(1, 0).data(Qt::BackgroundRole).isValid());
    QVERIFY(filter(u"tag:M0001"_s));
    QVERIFY(filter({}));
    QVERIFY(m_exchanges->isMarked(m_exchanges->index(1, 0))); // whatever was shown meanwhile
    m_exchanges->setMarked(m_exchanges->index(1, 0), false);
    QVERIFY(!m_exchanges->isMarked(m_exchanges->index(1, 0)));
}

// Commands come, are answered and dropped while rows are open and the filter changes.
void TestTrafficModels::stormOfBoth()
{
    const auto one = begin(), two = begin();
    const QByteArray text(700, 'x');
    for (quint32 round = 0; round < 14; ++round) {
        for (quint32 i = 0; i < 60; ++i) {
            Trace &trace = i % 3 ? *one : *two;
            const quint32 tag = round * 60 + i + 1;
            command(trace, tag, "STORM " + text);
            if (i % 2)
                received(trace, "* 1 FETCH ()", tag);
            if (i % 5)
                received(trace, i % 7 ? "M OK" : "M NO", tag);
            else if (tag > 60)
                received(trace, "M OK late", tag - 60);
        }
        if (round % 4 == 3)
            QVERIFY(filter(round % 8 == 3 ? u"status:no"_s : QString()));
        QTest::qWait(1);
    }
    QVERIFY(filter({}));
    QTRY_VERIFY(m_set->all()[0]->log->isCurrent() && m_set->all()[1]->log->isCurrent());
    const auto kept = [](const Trace &trace) {
        return int(trace.endIndex() - trace.firstIndex());
    };
    QTRY_COMPARE(m_lines->rowCount(), kept(*one) + kept(*two));
    qint64 last = 0;
    for (int row = 0; row < m_exchanges->rowCount(); ++row) {
        const qint64 sent = m_exchanges->timingOf(m_exchanges->index(row, 0)).sent;
        QVERIFY(sent >= last);
        last = sent;
    }
}

UI_TEST_MAIN(TestTrafficModels)
#include "tst_trafficmodels.moc"
