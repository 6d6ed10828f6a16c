#include "jobmodel.h"
#include "imapcore/cause.h"
#include "ui/operations/operation.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QLocale>
#include <QTimerEvent>
#include <algorithm>

namespace ui {

namespace {
constexpr size_t MaxJobs = 500;
constexpr int TickMs = 200;

QString amount(Operation::Unit unit, qint64 count)
{
    return unit == Operation::Unit::Octets ? formatSize(count)
                                           : formatCount(quint64(std::max<qint64>(count, 0)));
}
} // namespace

JobModel::JobModel(QObject *parent) : QAbstractTableModel(parent) {}

void JobModel::begin(quint64 job, const QString &title)
{
    if (m_jobs.size() >= MaxJobs) {
        const auto ended = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                        [](const Job &old) { return old.state != State::Running; });
        if (ended != m_jobs.rend()) {
            const int row = int(std::distance(ended, m_jobs.rend())) - 1;
            beginRemoveRows({}, row, row);
            if (Operation *operation = ended->operation)
                operation->deleteLater();
            m_jobs.erase(m_jobs.begin() + row);
            endRemoveRows();
        }
    }
    beginInsertRows({}, 0, 0);
    m_jobs.push_front({job, title, QDateTime::currentDateTime()});
    // A page begins its job while it does what the job is for; an operation sends for itself.
    const QString cause = job == 0 ? QString() : imap::Cause::textOf(imap::Cause::current());
    m_jobs.front().cause = cause.isEmpty() ? title : cause;
    endInsertRows();
    ++m_running;
    emit runningChanged();
}

void JobModel::end(quint64 job, const QString &outcome, bool good)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [job](const Job &one) {
        return one.id == job && one.state == State::Running && !one.operation;
    });
    if (found != m_jobs.end())
        conclude(*found, outcome, good);
}

void JobModel::conclude(Job &job, const QString &outcome, bool good)
{
    job.milliseconds = job.started.msecsTo(QDateTime::currentDateTime());
    job.outcome = outcome;
    job.state = good ? State::Good : State::Bad;
    --m_running;
    const auto at =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&job](const Job &one) { return &one == &job; });
    const int row = int(at - m_jobs.begin());
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit runningChanged();
}

// --- operations

void JobModel::add(Operation *operation)
{
    operation->setParent(this);
    begin(0, operation->title());
    m_jobs.front().operation = operation;
    connect(operation, &Operation::finished, this, [this, operation] { operationFinished(operation); });
    if (!m_ticking.isActive())
        m_ticking.start(TickMs, this);
}

Operation *JobModel::operationAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_jobs[size_t(row)].operation : nullptr;
}

QString JobModel::causeAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_jobs[size_t(row)].cause : QString();
}

void JobModel::operationFinished(Operation *operation)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [operation](const Job &job) { return job.operation == operation; });
    if (found == m_jobs.end())
        return;
    found->title = operation->title();
    conclude(*found, operation->summary(), operation->outcome() == Operation::Outcome::Done);
}

void JobModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_ticking.timerId()) {
        QAbstractTableModel::timerEvent(event);
        return;
    }
    bool any = false;
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        if (!m_jobs[i].operation || m_jobs[i].state != State::Running)
            continue;
        any = true;
        m_jobs[i].title = m_jobs[i].operation->title();
        emit dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
    if (!any)
        m_ticking.stop();
    emit progressed();
}

// "12,000 of 100,000 messages (12 %), 3,400 a second, 26 s left"
QString JobModel::progressText(const Operation &operation)
{
    const Operation::Unit unit = operation.unit();
    const qint64 done = operation.done(), total = operation.total();
    if (!operation.phase().isEmpty())
        return operation.phase();
    if (total <= 0 && done <= 0)
        return tr("running");
    QString text;
    if (total <= 0) {
        text = amount(unit, done);
    } else {
        const QString pattern = unit == Operation::Unit::Messages    ? tr("%1 of %2 messages (%3 %)")
                                : unit == Operation::Unit::Mailboxes ? tr("%1 of %2 mailboxes (%3 %)")
                                                                     : tr("%1 of %2 (%3 %)");
        text = pattern.arg(amount(unit, done), amount(unit, total),
                           QLocale().toString(std::min<qint64>(done * 100 / total, 100)));
    }
    if (operation.partTotal() > 0)
        text +=
            QStringLiteral(", ")
            + tr("of one %1 of %2").arg(formatSize(operation.partDone()), formatSize(operation.partTotal()));
    if (operation.rate() > 0)
        text += QStringLiteral(", ") + tr("%1 a second").arg(amount(unit, qint64(operation.rate())));
    if (const qint64 left = operation.timeLeft(); left >= 0)
        text += QStringLiteral(", ") + tr("%1 left").arg(formatDuration(left));
    return text;
}

void JobModel::setProgress(quint64 job, qint64 done, qint64 total)
{
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        Job &found = m_jobs[i];
        if (found.id != job || found.state != State::Running)
            continue;
        found.done = done;
        found.total = total;
        emit dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
        return;
    }
}

bool JobModel::canCancel(int row) const
{
    return row >= 0 && row < rowCount() && m_jobs[size_t(row)].state == State::Running
           && (m_jobs[size_t(row)].operation || m_jobs[size_t(row)].done >= 0);
}

void JobModel::cancel(int row)
{
    if (!canCancel(row))
        return;
    if (Operation *operation = m_jobs[size_t(row)].operation)
        operation->cancel();
    else
        emit cancelWanted(m_jobs[size_t(row)].id);
}

int JobModel::runningOperations() const
{
    return int(std::count_if(m_jobs.begin(), m_jobs.end(),
                             [](const Job &job) { return job.operation && job.state == State::Running; }));
}

int JobModel::firstToCancel() const
{
    int row = rowCount() - 1;
    while (row >= 0 && !canCancel(row))
        --row;
    return row;
}

// "12.0 MB of 200.0 MB (6 %), 4.0 MB/s"
QString JobModel::progressText(const Job &job)
{
    if (job.done < 0)
        return tr("running");
    const qint64 taken = std::max<qint64>(job.started.msecsTo(QDateTime::currentDateTime()), 1);
    QString text = job.total > 0
                       ? tr("%1 of %2 (%3 %)")
                             .arg(formatSize(job.done), formatSize(job.total),
                                  QLocale().toString(std::min<qint64>(job.done * 100 / job.total, 100)))
                       : formatSize(job.done);
    if (taken > 500)
        text += QStringLiteral(", ") + tr("%1 a second").arg(formatSize(job.done * 1000 / taken));
    return text;
}

const JobModel::Job *JobModel::current() const
{
    const auto job = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                  [](const Job &one) { return one.state == State::Running; });
    return job == m_jobs.rend() ? nullptr : &*job;
}

QString JobModel::currentTitle() const
{
    const Job *job = current();
    return job ? job->title : QString();
}

int JobModel::currentPercent() const
{
    const Job *job = current();
    const qint64 done = !job ? -1 : job->operation ? job->operation->done() : job->done;
    const qint64 total = !job ? 0 : job->operation ? job->operation->total() : job->total;
    return done < 0 || total <= 0 ? -1 : int(std::min<qint64>(done * 100 / total, 100));
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Job &job = m_jobs[size_t(index.row())];
    if (role == Qt::DecorationRole && index.column() == Title) {
        switch (job.state) {
        case State::Running:
            return icon("loading", Tone::Accent);
        case State::Good:
            return icon("success", Tone::Good);
        case State::Bad:
            return icon("error", Tone::Bad);
        }
    }
    if (role == Qt::TextAlignmentRole && index.column() == Duration)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return job.state == State::Running && job.operation ? progressText(*job.operation) : job.outcome;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Started:
        return QLocale().toString(job.started.time(), QStringLiteral("HH:mm:ss"));
    case Title:
        return job.title;
    case Duration:
        if (job.state == State::Running)
            return {};
        return job.milliseconds < 10'000 ? tr("%1 ms").arg(QLocale().toString(job.milliseconds))
                                         : formatDuration(job.milliseconds);
    default:
        if (job.state != State::Running)
            return job.outcome;
        return job.operation ? progressText(*job.operation) : progressText(job);
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Duration)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started:
        return tr("Started");
    case Title:
        return tr("Job");
    case Duration:
        return tr("Time taken");
    default:
        return tr("Result");
    }
}

} // namespace ui
