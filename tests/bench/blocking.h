#pragma once
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <ctime>
#include <utility>

// Knows how long its thread has worked on one event at most: so long the window could do nothing else. What other programs
// took of the machine meanwhile does not count.
class BlockingApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        const int64_t begin = m_depth++ == 0 ? worked() : 0;
        const bool result = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            m_longest = std::max(m_longest, worked() - begin);
        return result;
    }
    // Milliseconds.
    double takeLongest() { return double(std::exchange(m_longest, 0)) / 1e6; }

private:
    static int64_t worked() // nanoseconds
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
    }

    int64_t m_longest = 0;
    int m_depth = 0;
};

// Until the condition holds; meanwhile nothing works that need not.
template<typename Condition>
void waitFor(Condition condition, int seconds = 600)
{
    QElapsedTimer clock;
    clock.start();
    QTimer tick;
    tick.start(5);
    while (!condition()) {
        if (clock.hasExpired(seconds * 1000))
            qFatal("It does not come");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}
