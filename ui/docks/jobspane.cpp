#include "jobspane.h"
#include "ui/models/fieldsmodel.h"
#include "ui/models/jobmodel.h"
#include "ui/operations/operation.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/table.h"
#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// Rows whose height is that of their text.
constexpr size_t MostWrapped = 200;

QToolButton *makeButton(QAction *action, const char *name)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

JobsPane::JobsPane(JobModel *jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_table(makeTable(jobs, QStringLiteral("jobTable"), tr("Jobs"),
                        tr("What the program is doing and has done")))
    , m_details(new QWidget)
    , m_title(new QLabel)
    , m_failures(new FieldsModel(tr("Not done"), tr("Why"), this))
    , m_failuresTable(makeTable(m_failures, QStringLiteral("jobFailures"), tr("What was not done"),
                                tr("What the selected job could not do, and why")))
    , m_cancel(new QAction(icon("stop"), tr("&Cancel Job"), this))
    , m_retry(new QAction(icon("redo"), tr("Retry the &Failed"), this))
    , m_traffic(new QAction(icon("transcript"), tr("Traffic of the &Job"), this))
{
    setObjectName(QStringLiteral("jobsPane"));
    setAccessibleName(tr("Jobs"));
    new EmptyHint(tr("What the program does for you is listed here, with how long it took and how it ended."),
                  m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->resizeSection(JobModel::Title, 420);
    m_table->horizontalHeader()->setStretchLastSection(true);

    m_cancel->setObjectName(QStringLiteral("jobCancel"));
    m_cancel->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_cancel->setToolTip(
        tr("End the selected job, or the one that runs longest; what is done already stays done "
           "(Ctrl+.)"));
    connect(m_cancel, &QAction::triggered, this, [this] { m_jobs->cancel(toCancel()); });
    m_retry->setObjectName(QStringLiteral("jobRetry"));
    m_retry->setToolTip(tr("Do once more what the selected job could not do"));
    connect(m_retry, &QAction::triggered, this, [this] {
        Operation *operation = m_jobs->operationAt(currentRow());
        if (Operation *again = operation ? operation->retry() : nullptr)
            emit retryWanted(again);
        update();
    });
    m_traffic->setObjectName(QStringLiteral("jobTraffic"));
    m_traffic->setToolTip(tr("Show in the protocol what went over the wire for the selected job"));
    connect(m_traffic, &QAction::triggered, this,
            [this] { emit trafficWanted(m_jobs->causeAt(currentRow())); });
    m_table->addActions({m_cancel, m_retry, m_traffic});

    m_failuresTable->setWordWrap(true);
    m_failuresTable->horizontalHeader()->setStretchLastSection(true);
    m_failuresTable->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 28);
    m_title->setObjectName(QStringLiteral("jobFailuresTitle"));
    m_title->setContentsMargins(8, 3, 8, 3);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_failuresTable, 1);
    m_details->hide();

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("jobsSplitter"));
    splitter->setAccessibleName(tr("Jobs and what was not done"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 1, 4, 1);
    bar->addWidget(makeButton(m_cancel, "jobCancelButton"));
    bar->addWidget(makeButton(m_retry, "jobRetryButton"));
    bar->addWidget(makeButton(m_traffic, "jobTrafficButton"));
    bar->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addLayout(bar);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPane::update);
    connect(m_jobs, &QAbstractItemModel::dataChanged, this, &JobsPane::update);
    connect(m_jobs, &QAbstractItemModel::rowsInserted, this, &JobsPane::update);
    connect(m_jobs, &QAbstractItemModel::rowsRemoved, this, &JobsPane::update);
    connect(m_jobs, &JobModel::runningChanged, this, &JobsPane::update);
    update();
}

int JobsPane::currentRow() const
{
    return m_table->currentIndex().row();
}

bool JobsPane::select(const QString &cause)
{
    for (int row = 0; row < m_jobs->rowCount(); ++row) {
        if (m_jobs->causeAt(row) == cause) {
            m_table->setCurrentIndex(m_jobs->index(row, JobModel::Title));
            return true;
        }
    }
    return false;
}

int JobsPane::toCancel() const
{
    return m_jobs->canCancel(currentRow()) ? currentRow() : m_jobs->firstToCancel();
}

void JobsPane::update()
{
    m_cancel->setEnabled(toCancel() >= 0);
    const Operation *operation = m_jobs->operationAt(currentRow());
    m_retry->setEnabled(operation && operation->canRetry());
    m_traffic->setEnabled(currentRow() >= 0);
    const size_t count = operation ? operation->failures().size() : 0;
    m_details->setVisible(count > 0);
    if (m_shown == operation && m_listed == count)
        return;
    m_shown = operation;
    m_listed = count;
    std::vector<FieldsModel::Field> fields;
    if (operation) {
        m_title->setText(operation->title());
        for (const Operation::Failure &failure : operation->failures())
            fields.push_back({failure.what, failure.why});
    }
    m_failures->setFields(std::move(fields));
    if (count <= MostWrapped)
        m_failuresTable->resizeRowsToContents();
}

} // namespace ui
