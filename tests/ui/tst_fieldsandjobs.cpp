#include "ui/models/fieldsmodel.h"
#include "ui/models/jobmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::FieldsModel;
using ui::JobModel;

class TestFieldsAndJobs : public QObject
{
    Q_OBJECT
private slots:
    void fields();
    void fieldsAreReplaced();
    void jobs();
    void jobsInAnyOrder();
    void endsOfOthers();
    void bounded();
    void runningOnesAreKept();
    void progressAndCancel();
};

namespace {
constexpr auto Reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}
} // namespace

void TestFieldsAndJobs::fields()
{
    FieldsModel model(u"Entry"_s, u"Value"_s);
    QAbstractItemModelTester tester(&model, Reporting);
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Entry"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Value"_s);
    QVERIFY(!model.headerData(2, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    model.setFields({{u"/shared/comment"_s, u"one\ntwo"_s}, {u"UIDNEXT"_s, u"7"_s, u"The next"_s}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, 0), u"/shared/comment"_s);
    QCOMPARE(text(model, 0, 1), u"one two"_s);
    QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), u"one\ntwo"_s); // as it is
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QString());
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), u"The next"_s);
    QCOMPARE(model.index(1, 1).data(Qt::ToolTipRole).toString(), u"The next"_s);
}

void TestFieldsAndJobs::fieldsAreReplaced()
{
    FieldsModel model(u"Entry"_s, u"Value"_s);
    QAbstractItemModelTester tester(&model, Reporting);
    model.setFields({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
    model.setFields({{u"c"_s, u"3"_s}});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, 0), u"c"_s);
    model.setFields({});
    QCOMPARE(model.rowCount(), 0);
}

void TestFieldsAndJobs::jobs()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    QSignalSpy running(&model, &JobModel::runningChanged);
    QCOMPARE(model.running(), 0);
    QCOMPARE(model.currentTitle(), QString());
    model.begin(1, u"Open INBOX"_s);
    QCOMPARE(model.running(), 1);
    QCOMPARE(model.currentTitle(), u"Open INBOX"_s);
    QCOMPARE(running.size(), 1);
    QCOMPARE(text(model, 0, JobModel::Title), u"Open INBOX"_s);
    QCOMPARE(text(model, 0, JobModel::Duration), QString());
    const QString underWay = text(model, 0, JobModel::Outcome);
    QVERIFY(!underWay.isEmpty());
    const auto picture = model.index(0, JobModel::Title).data(Qt::DecorationRole);
    QVERIFY(!picture.isNull());
    model.end(1, u"12 messages"_s, true);
    QCOMPARE(model.running(), 0);
    QCOMPARE(running.size(), 2);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"12 messages"_s);
    QVERIFY(text(model, 0, JobModel::Duration).contains(u"ms"));
    QCOMPARE(model.index(0, JobModel::Outcome).data(Qt::ToolTipRole).toString(), u"12 messages"_s);
    for (int column = 0; column < JobModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestFieldsAndJobs::jobsInAnyOrder()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    model.begin(1, u"one"_s);
    model.begin(2, u"two"_s);
    model.begin(3, u"three"_s);
    QCOMPARE(text(model, 0, JobModel::Title), u"three"_s); // the newest first
    QCOMPARE(model.currentTitle(), u"one"_s);              // the longest running
    model.end(1, u"refused"_s, false);
    QCOMPARE(model.currentTitle(), u"two"_s);
    QCOMPARE(text(model, 2, JobModel::Outcome), u"refused"_s);
    model.end(3, u"done"_s, true);
    model.end(2, u"done"_s, true);
    QCOMPARE(model.running(), 0);
    QCOMPARE(model.rowCount(), 3);
}

void TestFieldsAndJobs::endsOfOthers()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    model.end(7, u"never begun"_s, true);
    QCOMPARE(model.running(), 0);
    model.begin(1, u"one"_s);
    model.end(1, u"first end"_s, true);
    model.end(1, u"second end"_s, false);
    QCOMPARE(model.running(), 0);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"first end"_s);
}

void TestFieldsAndJobs::bounded()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    for (quint64 job = 1; job <= 700; ++job) {
        model.begin(job, QString::number(job));
        model.end(job, u"done"_s, true);
    }
    QVERIFY(model.rowCount() <= 500);
    QCOMPARE(text(model, 0, JobModel::Title), u"700"_s);
}

void TestFieldsAndJobs::runningOnesAreKept()
{
    JobModel model;
    model.begin(1, u"the slow one"_s);
    for (quint64 job = 2; job <= 600; ++job) {
        model.begin(job, QString::number(job));
        model.end(job, u"done"_s, true);
    }
    QCOMPARE(model.currentTitle(), u"the slow one"_s);
    model.end(1, u"done"_s, true);
    QCOMPARE(model.running(), 0);
    // One slow job must not keep all others that have ended.
    QVERIFY2(model.rowCount() <= 501, qPrintable(QString::number(model.rowCount())));
}

void TestFieldsAndJobs::progressAndCancel()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    JobModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    QSignalSpy cancelled(&model, &JobModel::cancelWanted);
    model.begin(1, u"Open INBOX"_s);
    model.begin(2, u"Save a.pdf"_s);
    QVERIFY(!model.canCancel(0)); // nobody said that it can be
    model.setProgress(2, 1 << 20, 4 << 20);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"1.0 MB of 4.0 MB (25 %)"_s);
    model.setProgress(2, 2 << 20, 0);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"2.0 MB"_s);
    QVERIFY(model.canCancel(0) && !model.canCancel(1));
    QVERIFY(!model.canCancel(-1) && !model.canCancel(2));
    model.cancel(1);
    QCOMPARE(cancelled.size(), 0);
    model.cancel(0);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled.first().first().toULongLong(), 2u);
    model.end(2, u"Cancelled."_s, false);
    QVERIFY(!model.canCancel(0));
    model.setProgress(2, 3 << 20, 0); // comes too late
    QCOMPARE(text(model, 0, JobModel::Outcome), u"Cancelled."_s);
}

QTEST_MAIN(TestFieldsAndJobs)
#include "tst_fieldsandjobs.moc"
