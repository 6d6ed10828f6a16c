#pragma once
#include "pace.h"
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <vector>

namespace ui {

// Work that changes something on a server, or takes its time: it tells how far it is, can be cancelled, and says at its
// end what was done and what was not. MainWindow::run starts one and shows it among the jobs, which keep it as long as
// it is listed there.
class Operation : public QObject
{
    Q_OBJECT
public:
    // What is counted.
    enum class Unit { Messages, Octets, Mailboxes };
    enum class Outcome {
        Done,      // all of it
        Partly,    // failures() tells what was not done
        Failed,    // nothing was done
        Cancelled, // what was done until then stays so
    };
    Q_ENUM(Outcome)
    // One thing, or several for the same reason, that were not done.
    struct Failure
    {
        QString what; // "UIDs 4, 7 to 9"
        QString why;  // with the server's words
    };

    QString title() const { return m_title; }
    Unit unit() const { return m_unit; }
    // Once. `finished` comes later, never from within.
    void start();
    // No more is begun; what is under way is waited for where that cannot be taken back.
    void cancel();
    bool isFinished() const { return m_state == State::Finished; }

    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; } // 0: not known yet
    // A second, over the last seconds; 0: not known yet.
    double rate() const { return m_pace.perSecond(); }
    // Milliseconds; -1: not known.
    qint64 timeLeft() const;
    // What it does now where that is not what it counts: "Connecting…".
    QString phase() const { return m_phase; }

    // Octets of the one thing that it does now, where that takes its time beside what is counted; 0: nothing such.
    qint64 partDone() const { return m_partDone; }
    qint64 partTotal() const { return m_partTotal; }

    // Once finished.
    Outcome outcome() const { return m_outcome; }
    QString summary() const { return m_summary; } // a sentence
    const std::vector<Failure> &failures() const { return m_failures; }
    // Another operation, for what failed and may be tried again; the caller's. There is one at most.
    bool canRetry() const { return isFinished() && !m_retried && isRetryable(); }
    Operation *retry();

signals:
    void progressed();
    void finished(ui::Operation::Outcome outcome);
    // This one does what it could not do.
    void retried(ui::Operation *again);

protected:
    Operation(const QString &title, Unit unit, QObject *parent = nullptr);
    virtual void run() = 0;
    // The person has cancelled it while it runs. Whoever does nothing here looks at isCancelled() between its steps.
    virtual void cancelled() {}
    bool isCancelled() const { return m_cancelled; }
    virtual bool isRetryable() const { return false; }
    virtual Operation *makeRetry() const { return nullptr; }

    void setTitle(const QString &title) { m_title = title; }
    void setPhase(const QString &phase);
    void setTotal(qint64 total);
    void setDone(qint64 done);
    // Until something is done.
    void setPart(qint64 done, qint64 total);
    void addFailure(const QString &what, const QString &why) { m_failures.push_back({what, why}); }
    // The end; what comes later is ignored.
    void finish(Outcome outcome, const QString &summary);

private:
    enum class State { New, Started, Running, Finished };
    void begin();

    QString m_title, m_phase, m_summary;
    Unit m_unit;
    State m_state = State::New;
    Outcome m_outcome = Outcome::Done;
    bool m_cancelled = false, m_retried = false;
    qint64 m_done = 0, m_total = 0, m_partDone = 0, m_partTotal = 0;
    std::vector<Failure> m_failures;
    Pace m_pace;
    QElapsedTimer m_clock;
};

} // namespace ui
