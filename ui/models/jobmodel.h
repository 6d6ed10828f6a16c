#pragma once
#include <QAbstractTableModel>
#include <QBasicTimer>
#include <QDateTime>
#include <deque>

namespace ui {

class Operation;

// What the program is doing for the person and has done, the newest first.
class JobModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Started, Title, Duration, Outcome, ColumnCount };

    explicit JobModel(QObject *parent = nullptr);

    // Takes it over, and keeps it as long as it is listed. Whoever adds it starts it.
    void add(Operation *operation);
    // Null for a job that is none.
    Operation *operationAt(int row) const;
    // Why its commands are sent (imap::Cause); empty: there is no such row.
    QString causeAt(int row) const;
    // Of all that can be cancelled, the one that runs longest; -1: there is none.
    int firstToCancel() const;
    void begin(quint64 job, const QString &title);
    void end(quint64 job, const QString &outcome, bool good);
    // How far it is, in octets; `total` 0: not known. Who tells how far a job is can end it as well.
    void setProgress(quint64 job, qint64 done, qint64 total);
    bool canCancel(int row) const;
    void cancel(int row);
    int running() const { return m_running; }
    int runningOperations() const;
    // Of the one that runs longest; empty when nothing runs.
    QString currentTitle() const;
    // How much of it is done, in percent; -1: not known.
    int currentPercent() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void runningChanged();
    void cancelWanted(quint64 job);
    // How far operations are; some times a second while one runs.
    void progressed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    enum class State { Running, Good, Bad };
    struct Job
    {
        quint64 id;
        QString title;
        QDateTime started;
        qint64 milliseconds = 0;
        QString outcome = {};
        State state = State::Running;
        qint64 done = -1, total = 0; // octets; -1: not told
        Operation *operation = nullptr;
        QString cause = {};
    };
    static QString progressText(const Job &job);
    static QString progressText(const Operation &operation);
    const Job *current() const;
    void conclude(Job &job, const QString &outcome, bool good);
    void operationFinished(Operation *operation);

    std::deque<Job> m_jobs;
    QBasicTimer m_ticking; // while an operation runs
    int m_running = 0;
};

} // namespace ui
