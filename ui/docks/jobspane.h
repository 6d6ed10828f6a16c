#pragma once
#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace ui {

class FieldsModel;
class JobModel;
class Operation;

// The jobs, and beside them, for the selected one, what was not done and why.
class JobsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit JobsPane(JobModel *jobs, QWidget *parent = nullptr);

    // Cancels the selected job or, where that does not run, the one that runs longest.
    QAction *cancelAction() const { return m_cancel; }
    QAction *retryAction() const { return m_retry; }
    // Shows what went over the wire for the selected job.
    QAction *trafficAction() const { return m_traffic; }
    // Selects the newest job of which commands were sent for this reason; false: there is none.
    bool select(const QString &cause);

signals:
    // What has failed is to be tried again by this. Whoever listens takes it over.
    void retryWanted(ui::Operation *operation);
    void trafficWanted(const QString &cause);

private:
    int toCancel() const;
    int currentRow() const;
    void update();

    JobModel *m_jobs;
    QTableView *m_table;
    QWidget *m_details;
    QLabel *m_title;
    FieldsModel *m_failures;
    QTableView *m_failuresTable;
    QAction *m_cancel, *m_retry, *m_traffic;
    const Operation *m_shown = nullptr; // whose failures are listed; only ever compared
    size_t m_listed = 0;
};

} // namespace ui
