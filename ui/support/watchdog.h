#pragma once
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>

namespace ui {

// Notices when the window's thread does one thing for more than 50 ms, and says what it was doing: which event,
// for which object. The application passes every event through it (`Application::notify`); off, it costs one
// comparison an event.
class Watchdog final : public QObject
{
    Q_OBJECT
public:
    struct Block
    {
        qint64 milliseconds;
        qint64 processorMs; // of them this thread has worked; the rest went to other programs, or to waiting
        QString doing;
    };

    explicit Watchdog(qint64 limitMs = 50, QObject *parent = nullptr);

    // Around the handling of one event. What it sends on counts towards it. While it runs an event loop of its own
    // (a dialog, a menu) the window is not blocked, and the events of that loop are watched one by one.
    class Watch
    {
    public:
        Watch(Watchdog *watchdog, QObject *receiver, QEvent *event);
        ~Watch();

    private:
        Q_DISABLE_COPY_MOVE(Watch)
        Watchdog *m_watchdog;
        Watch *m_outer = nullptr;
        int m_loopLevel = 0;
        QString m_doing;
        qint64 m_processorNs = 0; // of this thread when it began
        QElapsedTimer m_clock;    // runs if this is an event to be watched, and not one that another sent
    };

    const QList<Block> &blocks() const { return m_blocks; }
    void forget() { m_blocks.clear(); }

signals:
    void blocked(qint64 milliseconds, const QString &doing);

private:
    void report(const Block &block);

    qint64 m_limitMs;
    Watch *m_current = nullptr; // the innermost that is watched
    QList<Block> m_blocks;
};

} // namespace ui
