#include "jobmodel.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QLocale>
#include <algorithm>

namespace ui {

namespace {
constexpr size_t MaxJobs = 500;
}

JobModel::JobModel(QObject *parent) : QAbstractTableModel(parent) {}

void JobModel::begin(quint64 job, const QString &title)
{
    if (m_jobs.size() >= MaxJobs) {
        const auto ended = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                        [](const Job &old) { return old.state != State::Running; });
        if (ended != m_jobs.rend()) {
            const int row = int(std::distance(ended, m_jobs.rend())) - 1;
            beginRemoveRows({}, row, row);
            m_jobs.erase(m_jobs.begin() + row);
            endRemoveRows();
        }
    }
    beginInsertRows({}, 0, 0);
    m_jobs.push_front({job, title, QDateTime::currentDateTime()});
    endInsertRows();
    ++m_running;
    emit runningChanged();
}

void JobModel::end(quint64 job, const QString &outcome, bool good)
{
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        Job &found = m_jobs[i];
        if (found.id != job || found.state != State::Running)
            continue;
        found.milliseconds = found.started.msecsTo(QDateTime::currentDateTime());
        found.outcome = outcome;
        found.state = good ? State::Good : State::Bad;
        --m_running;
        emit dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
        emit runningChanged();
        return;
    }
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
           && m_jobs[size_t(row)].done >= 0;
}

void JobModel::cancel(int row)
{
    if (canCancel(row))
        emit cancelWanted(m_jobs[size_t(row)].id);
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

QString JobModel::currentTitle() const
{
    for (auto job = m_jobs.rbegin(); job != m_jobs.rend(); ++job) {
        if (job->state == State::Running)
            return job->title;
    }
    return {};
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
        return job.outcome;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Started:
        return QLocale().toString(job.started.time(), QStringLiteral("HH:mm:ss"));
    case Title:
        return job.title;
    case Duration:
        return job.state == State::Running ? QString()
                                           : tr("%1 ms").arg(QLocale().toString(job.milliseconds));
    default:
        return job.state == State::Running ? progressText(job) : job.outcome;
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
