#include "imapcore/inbackground.h"
#include "imapcore/slicedwork.h"
#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace imap;

// Work that takes long, and what becomes of it when nobody waits for it any more.
class TestInBackground : public QObject
{
    Q_OBJECT
private slots:
    void result();
    void contextGone();
    void slices();
    void slicesStopped();
};

void TestInBackground::result()
{
    QThread *worker = nullptr, *told = nullptr;
    std::unique_ptr<int> number;
    inBackground(
        this,
        [&worker] {
            worker = QThread::currentThread();
            return std::make_unique<int>(42); // nothing is copied
        },
        [&](std::unique_ptr<int> made) {
            told = QThread::currentThread();
            number = std::move(made);
        });
    QTRY_VERIFY(number);
    QCOMPARE(*number, 42);
    QCOMPARE(told, thread());
    QVERIFY(worker != told);
}

// Before the work is done, and between that and being told of it.
void TestInBackground::contextGone()
{
    for (const bool isDone : {false, true}) {
        QSemaphore go, done;
        bool isTold = false;
        auto context = std::make_unique<QObject>();
        inBackground(
            context.get(),
            [&go] {
                go.acquire();
                return 1;
            },
            [&isTold](int) { isTold = true; });
        if (isDone) {
            go.release();
            QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        }
        context.reset();
        go.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }
}

void TestInBackground::slices()
{
    std::vector<size_t> done;
    bool isEnd = false;
    new SlicedWork(
        100, [&done](size_t at) { done.push_back(at); }, [&isEnd] { isEnd = true; }, this);
    QVERIFY(done.empty());
    QTRY_VERIFY(isEnd);
    QCOMPARE(done.size(), size_t(100));
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QTRY_VERIFY(children().isEmpty()); // it is gone by itself
}

void TestInBackground::slicesStopped()
{
    size_t done = 0;
    bool isEnd = false;
    auto *work = new SlicedWork(
        1'000'000'000, [&done](size_t) { ++done; }, [&isEnd] { isEnd = true; }, this);
    QTRY_VERIFY(done > 0);
    delete work;
    const size_t before = done;
    QCoreApplication::processEvents();
    QCOMPARE(done, before);
    QVERIFY(!isEnd);
}

QTEST_GUILESS_MAIN(TestInBackground)
#include "tst_inbackground.moc"
