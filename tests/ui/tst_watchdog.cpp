#include "ui/support/watchdog.h"
#include "uimain.h"
#include <QDialog>
#include <QElapsedTimer>
#include <QEvent>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>
#include <functional>

using namespace Qt::StringLiterals;

class TestWatchdog : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void blockIsReported();
    void quickOneIsNot();
    void nestedEventsCountOnce();
    void waitingInANestedLoopIsNoBlock();
    void blockInANestedLoop();
    void receiverThatGoesAway();
    void ownLimit();
    void off();
    void memoryIsBounded();
    void forgets();

private:
    static ui::Watchdog &watchdog() { return *static_cast<app::Application *>(qApp)->watchdog(); }
};

namespace {

// Uses up time as an event handler that blocks does.
void block(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
    }
}

class Receiver final : public QObject
{
public:
    explicit Receiver(std::function<void()> what, const QString &name = u"theReceiver"_s)
        : m_what(std::move(what))
    {
        setObjectName(name);
    }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_what();
        return true;
    }

private:
    std::function<void()> m_what;
};

void send(const std::function<void()> &what)
{
    Receiver receiver(what);
    QEvent event(QEvent::User);
    QCoreApplication::sendEvent(&receiver, &event);
}

} // namespace

void TestWatchdog::initTestCase()
{
    // A debug build has one from the start; a release build is asked for it.
    static_cast<app::Application *>(qApp)->startWatchdog();
    QVERIFY(static_cast<app::Application *>(qApp)->watchdog());
    ui::Watchdog *before = &watchdog();
    static_cast<app::Application *>(qApp)->startWatchdog();
    QCOMPARE(&watchdog(), before);
}

void TestWatchdog::init()
{
    QCoreApplication::processEvents();
    watchdog().forget();
}

void TestWatchdog::blockIsReported()
{
    QSignalSpy blocked(&watchdog(), &ui::Watchdog::blocked);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"blocked for \\d+ ms by User for QObject \"theReceiver\""_s));
    send([] { block(70); });
    QCOMPARE(blocked.size(), 1);
    QCOMPARE(watchdog().blocks().size(), 1);
    QVERIFY(watchdog().blocks().first().milliseconds >= 70);
    QVERIFY2(watchdog().blocks().first().doing.contains(u"theReceiver"),
             qPrintable(watchdog().blocks().first().doing));
    QVERIFY(watchdog().blocks().first().doing.contains(u"User"));
    QCOMPARE(blocked.first().at(1).toString(), watchdog().blocks().first().doing);
}

void TestWatchdog::quickOneIsNot()
{
    for (int i = 0; i < 1000; ++i)
        send([] {});
    QVERIFY(watchdog().blocks().isEmpty());
}

// What an event does by way of other events is its own doing: one report, by the outermost's name.
void TestWatchdog::nestedEventsCountOnce()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"theReceiver"_s));
    send([] {
        for (int i = 0; i < 4; ++i) {
            Receiver inner([] { block(20); }, u"inner"_s);
            QEvent event(QEvent::User);
            QCoreApplication::sendEvent(&inner, &event);
        }
    });
    QCOMPARE(watchdog().blocks().size(), 1);
    QVERIFY(watchdog().blocks().first().doing.contains(u"theReceiver"));
}

// A dialog that is open blocks nothing: its loop handles events all the time.
void TestWatchdog::waitingInANestedLoopIsNoBlock()
{
    send([] {
        QDialog dialog;
        QTimer::singleShot(150, &dialog, &QDialog::accept);
        dialog.exec();
    });
    for (const ui::Watchdog::Block &block : watchdog().blocks())
        QVERIFY2(block.milliseconds < 150,
                 qPrintable(block.doing)); // the dialog's first painting may be slow
}

void TestWatchdog::blockInANestedLoop()
{
    qsizetype seen = 0;
    send([&seen] {
        QEventLoop loop;
        Receiver inner([] { block(120); }, u"inner"_s);
        QCoreApplication::postEvent(&inner, new QEvent(QEvent::User));
        QTimer::singleShot(0, &loop, [&seen, &loop] {
            seen = watchdog().blocks().size();
            loop.quit();
        });
        loop.exec();
    });
    QCOMPARE(seen, 1); // while the loop still runs, not when it ends after an hour
    QCOMPARE(watchdog().blocks().size(), 1);
    QVERIFY2(watchdog().blocks().first().doing.contains(u"inner"),
             qPrintable(watchdog().blocks().first().doing));
}

void TestWatchdog::receiverThatGoesAway()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"DeferredDelete for .*shortLived"_s));
    class Slow final : public QObject
    {
    public:
        ~Slow() override { block(70); }
    };
    auto *slow = new Slow;
    slow->setObjectName(u"shortLived"_s);
    slow->deleteLater();
    QCoreApplication::sendPostedEvents(slow, QEvent::DeferredDelete);
    QCOMPARE(watchdog().blocks().size(), 1);
    QVERIFY(watchdog().blocks().first().doing.contains(u"shortLived"));
}

void TestWatchdog::ownLimit()
{
    ui::Watchdog patient(10'000), strict(0);
    QObject receiver;
    QEvent event(QEvent::User);
    {
        const ui::Watchdog::Watch watch(&patient, &receiver, &event);
        block(5);
    }
    QVERIFY(patient.blocks().isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"blocked"_s));
    {
        const ui::Watchdog::Watch watch(&strict, &receiver, &event);
        block(5);
    }
    QCOMPARE(strict.blocks().size(), 1);
}

void TestWatchdog::off()
{
    QObject receiver;
    QEvent event(QEvent::User);
    QTest::failOnWarning(QRegularExpression(u"blocked"_s));
    {
        const ui::Watchdog::Watch watch(nullptr, &receiver, &event);
        block(70);
    }
    QVERIFY(watchdog().blocks().isEmpty());
}

void TestWatchdog::memoryIsBounded()
{
    ui::Watchdog strict(-1);
    QObject receiver;
    QEvent event(QEvent::User);
    QLoggingCategory::setFilterRules(u"mailreeve.watchdog=false"_s);
    for (int i = 0; i < 5000; ++i)
        const ui::Watchdog::Watch watch(&strict, &receiver, &event);
    QLoggingCategory::setFilterRules({});
    QVERIFY(!strict.blocks().isEmpty());
    QVERIFY(strict.blocks().size() <= 1000);
}

void TestWatchdog::forgets()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"blocked"_s));
    send([] { block(60); });
    QVERIFY(!watchdog().blocks().isEmpty());
    watchdog().forget();
    QVERIFY(watchdog().blocks().isEmpty());
}

UI_TEST_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
