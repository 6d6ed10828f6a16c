#pragma once
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimerEvent>
#include <functional>

namespace imap {

// Does something with each of 0 to `count` - 1, a few milliseconds at a time, so that the window never stands still, and
// calls `then` behind the last. It deletes itself then; whoever deletes it before has it stop.
class SlicedWork final : public QObject
{
public:
    SlicedWork(size_t count, std::function<void(size_t)> step, std::function<void()> then, QObject *parent)
        : QObject(parent)
        , m_step(std::move(step))
        , m_then(std::move(then))
        , m_count(count)
    {
        m_timer.start(0, this);
    }

protected:
    void timerEvent(QTimerEvent *) override
    {
        constexpr qint64 Slice = 8; // milliseconds
        QElapsedTimer taken;
        taken.start();
        while (m_at < m_count) {
            m_step(m_at++);
            if (m_at % 16 == 0 && taken.elapsed() >= Slice)
                return;
        }
        m_timer.stop();
        deleteLater();
        m_then();
    }

private:
    std::function<void(size_t)> m_step;
    std::function<void()> m_then;
    QBasicTimer m_timer;
    size_t m_at = 0, m_count;
};

} // namespace imap
