#pragma once
#include "app/application.h"
#include "ui/support/watchdog.h"
#include <QDebug>
#include <algorithm>
#include <ctime>
#include <numeric>
#include <random>
#include <vector>

// Whether the window stood still. A person notices 50 ms; how long something takes on a machine that does other things
// as well says nothing, so that only what is out of all proportion is judged: what takes more than twice as long as
// bringing a million numbers into order does there and then. The rest is said.
namespace fluent {

inline ui::Watchdog *watchdog()
{
    auto *application = static_cast<app::Application *>(qApp);
    application->startWatchdog();
    return application->watchdog();
}

// Milliseconds that this thread works for a million numbers.
inline qint64 measure()
{
    std::vector<quint32> numbers(1'000'000);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::mt19937 random(1); // the same each time
    std::shuffle(numbers.begin(), numbers.end(), random);
    const auto now = [] {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    };
    const qint64 begin = now();
    std::sort(numbers.begin(), numbers.end());
    return std::max<qint64>(1, now() - begin + (numbers.front() == 0 ? 0 : 1));
}

// What kept the window from doing anything else since this was last asked, for so many times as long; empty: nothing.
inline QByteArray blocks(int times = 2)
{
    QStringList said;
    qint64 limit = 0;
    for (const ui::Watchdog::Block &block : watchdog()->blocks()) {
        if (limit == 0)
            limit = times * measure();
        const QString text = QStringLiteral("%1 ms, of them %2 of work (limit: %3): %4")
                                 .arg(block.milliseconds)
                                 .arg(block.processorMs)
                                 .arg(limit)
                                 .arg(block.doing);
        qInfo().noquote() << text;
        if (block.processorMs > limit)
            said += text;
    }
    watchdog()->forget();
    return said.join(QLatin1Char('\n')).toUtf8();
}

} // namespace fluent

#define VERIFY_FLUENT()                                                                                      \
    do {                                                                                                     \
        const QByteArray blocked = fluent::blocks();                                                         \
        QVERIFY2(blocked.isEmpty(), blocked.constData());                                                    \
    } while (false)
