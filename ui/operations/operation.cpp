#include "operation.h"
#include "imapcore/cause.h"
#include <QMetaObject>

namespace ui {

Operation::Operation(const QString &title, Unit unit, QObject *parent)
    : QObject(parent)
    , m_title(title)
    , m_unit(unit)
{
}

void Operation::start()
{
    if (m_state != State::New)
        return;
    m_state = State::Started;
    m_clock.start();
    m_pace.note(0, 0);
    // Whatever it sends is for it, and not for what led to it.
    QMetaObject::invokeMethod(
        this,
        [this] {
            const imap::Cause because(m_title);
            begin();
        },
        Qt::QueuedConnection);
}

void Operation::begin()
{
    if (m_cancelled) {
        finish(Outcome::Cancelled, tr("Cancelled before it began."));
        return;
    }
    m_state = State::Running;
    run();
}

void Operation::cancel()
{
    if (m_state == State::Finished || m_cancelled)
        return;
    m_cancelled = true;
    if (m_state == State::Running)
        cancelled();
}

Operation *Operation::retry()
{
    if (!canRetry())
        return nullptr;
    m_retried = true;
    Operation *again = makeRetry();
    emit retried(again);
    return again;
}

qint64 Operation::timeLeft() const
{
    return m_clock.isValid() ? m_pace.timeLeft(m_clock.elapsed(), m_total) : -1;
}

void Operation::setPhase(const QString &phase)
{
    m_phase = phase;
    emit progressed();
}

void Operation::setTotal(qint64 total)
{
    m_total = total;
    emit progressed();
}

void Operation::setDone(qint64 done)
{
    m_done = done;
    m_partDone = m_partTotal = 0;
    m_phase.clear();
    m_pace.note(m_clock.isValid() ? m_clock.elapsed() : 0, done);
    emit progressed();
}

void Operation::setPart(qint64 done, qint64 total)
{
    m_partDone = done;
    m_partTotal = total;
    emit progressed();
}

void Operation::finish(Outcome outcome, const QString &summary)
{
    if (m_state == State::Finished)
        return;
    m_state = State::Finished;
    m_outcome = outcome;
    m_summary = summary;
    m_phase.clear();
    emit finished(outcome);
}

} // namespace ui
