#include "ui/docks/jobspane.h"
#include "ui/mainwindow.h"
#include "ui/models/jobmodel.h"
#include "ui/operations/operation.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using ui::JobModel;
using ui::Operation;
using ui::Pace;

namespace {

// Work that the test does by hand.
class Handwork final : public Operation
{
public:
    explicit Handwork(const QString &title, Unit unit = Unit::Messages) : Operation(title, unit) {}
    void run() override { ++runs; }
    void cancelled() override { ++cancels; }
    bool isRetryable() const override { return !failures().empty(); }
    Operation *makeRetry() const override { return new Handwork(title() + u" again"_s); }

    using Operation::addFailure;
    using Operation::finish;
    using Operation::setDone;
    using Operation::setPhase;
    using Operation::setTotal;
    int runs = 0, cancels = 0;
};

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void pace();
    void durations();
    void course();
    void cancelledBeforeItBegan();
    void progressInWords_data();
    void progressInWords();
    void listed();
    void forgotten();
    void window();

private:
    std::unique_ptr<uitest::Settings> m_settings;
};

void TestOperation::pace()
{
    Pace pace;
    QCOMPARE(pace.perSecond(), 0.0);
    QCOMPARE(pace.timeLeft(0, 100), -1);
    pace.note(0, 0);
    pace.note(400, 40); // too early to say anything
    QCOMPARE(pace.perSecond(), 0.0);
    pace.note(1000, 100);
    QCOMPARE(pace.perSecond(), 100.0);
    QCOMPARE(pace.timeLeft(1000, 600), 5000);
    QCOMPARE(pace.timeLeft(3000, 600), 3000); // nothing is heard for a while
    QCOMPARE(pace.timeLeft(30000, 600), 0);
    QCOMPARE(pace.timeLeft(1000, 0), -1);
    // What was slow at first is forgotten.
    for (int second = 2; second <= 12; ++second)
        pace.note(second * 1000, 100 + (second - 1) * 1000);
    QCOMPARE(pace.perSecond(), 1000.0);
    // A thousand samples in a second are as good as a few.
    for (int i = 1; i <= 1000; ++i)
        pace.note(12000 + i, 11100 + i);
    QCOMPARE(pace.timeLeft(13000, 12100), 0);
}

void TestOperation::durations()
{
    QCOMPARE(ui::formatDuration(400), u"0 s"_s);
    QCOMPARE(ui::formatDuration(26'400), u"26 s"_s);
    QCOMPARE(ui::formatDuration(59'700), u"1 min 0 s"_s);
    QCOMPARE(ui::formatDuration(200'000), u"3 min 20 s"_s);
    QCOMPARE(ui::formatDuration(3'900'000), u"1 h 5 min"_s);
}

void TestOperation::course()
{
    Handwork work(u"Flag"_s);
    QSignalSpy finished(&work, &Operation::finished);
    QCOMPARE(work.timeLeft(), -1);
    work.start();
    work.start();
    QCOMPARE(work.runs, 0); // never from within
    QTRY_COMPARE(work.runs, 1);
    work.setTotal(10);
    work.setPhase(u"Connecting…"_s);
    QCOMPARE(work.phase(), u"Connecting…"_s);
    work.setDone(4);
    QCOMPARE(work.phase(), QString());
    QVERIFY(!work.canRetry());
    work.cancel();
    work.cancel();
    QCOMPARE(work.cancels, 1);
    QVERIFY(!work.isFinished());
    work.addFailure(u"UID 5"_s, u"no"_s);
    work.finish(Operation::Outcome::Cancelled, u"4 of 10"_s);
    work.finish(Operation::Outcome::Done, u"all"_s);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(work.outcome(), Operation::Outcome::Cancelled);
    QCOMPARE(work.summary(), u"4 of 10"_s);
    QVERIFY(work.canRetry());
    const std::unique_ptr<Operation> again(work.retry());
    QVERIFY(again);
    QVERIFY(!work.canRetry() && !work.retry()); // a copy made twice is one too many
}

void TestOperation::cancelledBeforeItBegan()
{
    Handwork work(u"Flag"_s);
    QSignalSpy finished(&work, &Operation::finished);
    work.start();
    work.cancel();
    QVERIFY(finished.wait());
    QCOMPARE(work.runs, 0);
    QCOMPARE(work.cancels, 0);
    QCOMPARE(work.outcome(), Operation::Outcome::Cancelled);
}

void TestOperation::progressInWords_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("words");
    QTest::newRow("messages") << int(Operation::Unit::Messages) << u"12,000 of 100,000 messages (12 %)"_s;
    QTest::newRow("mailboxes") << int(Operation::Unit::Mailboxes) << u"12,000 of 100,000 mailboxes (12 %)"_s;
    QTest::newRow("octets") << int(Operation::Unit::Octets) << u"12 kB of 98 kB (12 %)"_s;
}

void TestOperation::progressInWords()
{
    QFETCH(int, unit);
    QFETCH(QString, words);
    JobModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto *work = new Handwork(u"Work"_s, Operation::Unit(unit));
    model.add(work);
    work->start();
    QTRY_COMPARE(work->runs, 1);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"running"_s);
    QCOMPARE(model.currentPercent(), -1);
    work->setPhase(u"Connecting…"_s);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"Connecting…"_s);
    work->setTotal(100'000);
    work->setDone(12'000);
    QCOMPARE(text(model, 0, JobModel::Outcome), words);
    QCOMPARE(model.currentPercent(), 12);
    QTest::qWait(600);
    work->setDone(50'000);
    const QString later = text(model, 0, JobModel::Outcome);
    QVERIFY2(later.contains(u" a second, ") && later.endsWith(u" s left"), qPrintable(later));
}

void TestOperation::listed()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ui::JobsPane pane(&model);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const auto action = [&pane](const char *name) {
        return pane.findChild<QAction *>(QLatin1String(name));
    };
    auto *table = pane.findChild<QTableView *>(u"jobTable"_s);
    auto *failures = pane.findChild<QTableView *>(u"jobFailures"_s);
    QVERIFY(!action("jobCancel")->isEnabled() && !action("jobRetry")->isEnabled());
    model.begin(1, u"Open INBOX"_s); // which cannot be cancelled
    auto *first = new Handwork(u"First"_s);
    auto *second = new Handwork(u"Second"_s);
    for (Handwork *work : {first, second}) {
        model.add(work);
        work->start();
    }
    QTRY_COMPARE(second->runs, 1);
    QCOMPARE(model.running(), 3);
    // Nothing is selected: the one that runs longest, by the key.
    QTest::keySequence(&pane, QKeySequence(u"Ctrl+."_s));
    QCOMPARE(first->cancels, 1);
    QCOMPARE(second->cancels, 0);
    // The selected one, by the button.
    table->selectRow(0);
    QTest::mouseClick(pane.findChild<QToolButton *>(u"jobCancelButton"_s), Qt::LeftButton);
    QCOMPARE(second->cancels, 1);
    QVERIFY(!failures->isVisible());
    second->addFailure(u"UIDs 3, 7 to 9"_s, u"The server refused: “no”"_s);
    second->finish(Operation::Outcome::Partly, u"6 of 10 messages"_s);
    QCOMPARE(text(model, 0, JobModel::Outcome), u"6 of 10 messages"_s);
    QVERIFY(failures->isVisible());
    QCOMPARE(text(*failures->model(), 0, 0), u"UIDs 3, 7 to 9"_s);
    QCOMPARE(text(*failures->model(), 0, 1), u"The server refused: “no”"_s);
    std::unique_ptr<Operation> again;
    connect(&pane, &ui::JobsPane::retryWanted, this, [&again](Operation *made) { again.reset(made); });
    QTest::mouseClick(pane.findChild<QToolButton *>(u"jobRetryButton"_s), Qt::LeftButton);
    QVERIFY(again);
    QCOMPARE(again->title(), u"Second again"_s);
    QVERIFY(!action("jobRetry")->isEnabled());
    // Another job without failures has no place for them.
    table->selectRow(1);
    QVERIFY(!failures->isVisible());
    first->finish(Operation::Outcome::Done, u"10 messages"_s);
    QVERIFY(!action("jobCancel")->isEnabled()); // only the page's is left
}

// A job that falls out of the list takes its operation along; one that runs stays.
void TestOperation::forgotten()
{
    JobModel model;
    auto *running = new Handwork(u"Running"_s);
    model.add(running);
    running->start();
    QTRY_COMPARE(running->runs, 1);
    auto *over = new Handwork(u"Over"_s);
    const QPointer<Operation> alive(over);
    model.add(over);
    over->finish(Operation::Outcome::Done, u"done"_s);
    for (quint64 job = 1; job <= 600; ++job) {
        model.begin(job, QString::number(job));
        model.end(job, u"done"_s, true);
    }
    QTRY_VERIFY(!alive);
    QCOMPARE(model.currentTitle(), u"Running"_s);
    running->finish(Operation::Outcome::Done, u"done"_s);
    QCOMPARE(model.running(), 0);
}

void TestOperation::window()
{
    ui::Theme theme;
    ui::MainWindow window(&theme);
    window.show();
    auto *progress = window.findChild<QProgressBar *>(u"statusProgress"_s);
    auto *bar = window.findChild<QLabel *>(u"messageBarText"_s);
    auto *work = new Handwork(u"Flag 10 messages"_s);
    window.run(work);
    QTRY_COMPARE(work->runs, 1);
    QTRY_VERIFY(progress->isVisible());
    work->setTotal(10);
    work->setDone(4);
    QTRY_COMPARE(progress->value(), 4 * 100 / 10);
    QCOMPARE(window.findChild<QLabel *>(u"statusJob"_s)->text(), u"Flag 10 messages"_s);
    QVERIFY(bar->parentWidget()->isHidden());
    window.findChild<QAction *>(u"jobCancel"_s)->trigger();
    QCOMPARE(work->cancels, 1);
    work->addFailure(u"UID 5"_s, u"no"_s);
    work->finish(Operation::Outcome::Partly, u"9 of 10 messages; 1 was not."_s);
    QVERIFY(!bar->parentWidget()->isHidden()); // below the welcome page, as there is no connection
    QCOMPARE(bar->text(), u"Flag 10 messages: 9 of 10 messages; 1 was not."_s);
    QTRY_VERIFY(!progress->isVisible());
    // What is tried again is a job of its own.
    auto *table = window.findChild<QTableView *>(u"jobTable"_s);
    table->selectRow(0);
    window.findChild<QAction *>(u"jobRetry"_s)->trigger();
    QTRY_COMPARE(text(*table->model(), 0, JobModel::Title), u"Flag 10 messages again"_s);
    // Nobody quits over one that runs without a word.
    QString asked;
    const auto answer = [this, &asked](const char *button) {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [timer, &asked, button] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                timer->stop();
                asked = box->text();
                QTest::mouseClick(box->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
            }
        });
        timer->start(20);
    };
    answer("quitNo");
    QVERIFY(!window.close());
    QVERIFY2(asked.contains(u"1 job"), qPrintable(asked));
    answer("quitYes");
    QVERIFY(window.close());
}

UI_TEST_MAIN(TestOperation)
#include "tst_operation.moc"
