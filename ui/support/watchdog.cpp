#include "watchdog.h"
#include <QEvent>
#include <QLoggingCategory>
#include <QMetaEnum>
#include <QThread>
#include <ctime>
#include <utility>

namespace ui {

namespace {
Q_LOGGING_CATEGORY(lcWatchdog, "mailreeve.watchdog")
constexpr qsizetype MaxBlocks = 1000;

qint64 processorNs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}
} // namespace

Watchdog::Watchdog(qint64 limitMs, QObject *parent) : QObject(parent), m_limitMs(limitMs) {}

Watchdog::Watch::Watch(Watchdog *watchdog, QObject *receiver, QEvent *event) : m_watchdog(watchdog)
{
    if (!m_watchdog)
        return;
    m_loopLevel = QThread::currentThread()->loopLevel();
    if (m_watchdog->m_current && m_watchdog->m_current->m_loopLevel >= m_loopLevel)
        return;
    m_outer = std::exchange(m_watchdog->m_current, this);
    // Taken down now: the receiver may be gone when the event is over.
    const char *type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    m_doing = QStringLiteral("%1 for %2 \"%3\"")
                  .arg(type ? QString::fromLatin1(type) : QString::number(event->type()),
                       QString::fromLatin1(receiver->metaObject()->className()), receiver->objectName());
    m_processorNs = processorNs();
    m_clock.start();
}

Watchdog::Watch::~Watch()
{
    if (!m_clock.isValid())
        return;
    m_watchdog->m_current = m_outer;
    const qint64 now = processorNs();
    if (m_outer) {
        m_outer->m_clock.start();
        m_outer->m_processorNs = now;
    }
    const qint64 elapsed = m_clock.elapsed();
    if (elapsed > m_watchdog->m_limitMs)
        m_watchdog->report({elapsed, (now - m_processorNs) / 1'000'000, m_doing});
}

void Watchdog::report(const Block &block)
{
    qCWarning(lcWatchdog).noquote() << "The window was blocked for" << block.milliseconds << "ms by"
                                    << block.doing;
    if (m_blocks.size() < MaxBlocks)
        m_blocks.append(block);
    emit blocked(block.milliseconds, block.doing);
}

} // namespace ui
