#pragma once
#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <utility>

// Knows the longest time that one event took: so long the window could do nothing else.
class BlockingApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        ++m_depth;
        if (m_depth == 1)
            m_clock.start();
        const bool result = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            m_longest = std::max(m_longest, m_clock.nsecsElapsed());
        return result;
    }
    double takeLongest() { return double(std::exchange(m_longest, 0)) / 1e6; }

private:
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
    int m_depth = 0;
};
