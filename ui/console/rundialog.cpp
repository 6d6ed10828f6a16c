#include "rundialog.h"
#include "imapcore/cause.h"
#include "stepmodel.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

RunDialog::RunDialog(Connection *connection, const QString &objectName, QWidget *parent)
    : QDialog(parent)
    , m_connection(connection)
    , m_model(new StepModel(this))
    , m_detail(named(new QPlainTextEdit, "runDetail", tr("What came of the selected command"),
                     tr("What came of the selected command")))
    , m_status(new QLabel)
    , m_mayChange(named(new QCheckBox(tr("Send also what may &change something")), "runMayChange",
                        tr("Send also what may change something"),
                        tr("Otherwise only commands leave that change nothing on any server")))
    , m_start(named(new QPushButton(tr("&Start")), "runStart", tr("Start"),
                    tr("Send the commands, over a connection of their own")))
{
    setObjectName(objectName);
    resize(820, 560);
    m_table = makeTable(m_model, QStringLiteral("runSteps"), tr("Commands"), tr("A row for each command"));
    m_table->horizontalHeader()->resizeSection(StepModel::Result, fontMetrics().averageCharWidth() * 18);
    m_table->horizontalHeader()->resizeSection(StepModel::Took, fontMetrics().averageCharWidth() * 12);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(StepModel::Command, QHeaderView::Stretch);
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_status->setObjectName(QStringLiteral("runStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_start->setAutoDefault(false);
    connect(m_start, &QPushButton::clicked, this, [this] { m_isRunning ? stop() : start(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunDialog::showDetail);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RunDialog::showDetail);

    auto *splitter = named(new QSplitter(Qt::Vertical), "runSplitter", tr("Commands and their answers"), {});
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_mayChange, 1);
    row->addWidget(m_start);
    auto *buttons = new QDialogButtonBox;
    named(buttons->addButton(QDialogButtonBox::Close), "runClose", tr("Close"), tr("Close (Esc)"))
        ->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addWidget(m_status);
    column->addLayout(row);
    column->addWidget(buttons);

    m_start->setEnabled(connection);
    m_mayChange->setEnabled(connection && !connection->isReadOnly());
    say(connection ? tr("They go to %1.").arg(connection->title())
                   : tr("Connect to the server first that they are to be sent to."));
}

RunDialog::~RunDialog() = default;

void RunDialog::say(const QString &text)
{
    m_status->setText(text);
}

void RunDialog::showDetail()
{
    const QModelIndex current = m_table->currentIndex();
    m_detail->setPlainText(current.isValid() ? m_model->steps()[size_t(current.row())].detail : QString());
}

void RunDialog::start()
{
    if (!m_connection)
        return;
    m_isRunning = true;
    m_start->setText(tr("&Stop"));
    say(tr("Connecting to %1…").arg(m_connection->title()));
    m_session.reset();
    m_connector = std::make_unique<imap::Connector>(m_connection->options());
    connect(m_connector.get(), &imap::Connector::ready, this, [this] {
        m_session.reset(m_connector->takeSession());
        const bool mayChange = m_mayChange->isChecked() && m_connection && !m_connection->isReadOnly();
        m_session->setMayChange(mayChange);
        // A connection that is locked meanwhile locks this one, too.
        if (m_connection)
            connect(m_connection, &Connection::accessChanged, m_session.get(), [this] {
                if (m_connection && m_connection->isReadOnly())
                    m_session->setMayChange(false);
            });
        const imap::Cause because(windowTitle());
        begin(m_session.get());
    });
    connect(m_connector.get(), &imap::Connector::failed, this, [this](const imap::Error &error) {
        end(m_connection ? ErrorText::describe(error, m_connection->options().address)
                         : ErrorText::describe(error));
    });
    m_connector->start();
}

void RunDialog::stop()
{
    halt();
    if (m_connector)
        m_connector->cancel();
    if (m_isRunning)
        end(tr("Stopped."));
}

void RunDialog::end(const QString &summary)
{
    m_isRunning = false;
    m_start->setText(tr("&Start"));
    say(summary);
    // Whoever has called may still be within the session.
    if (m_session)
        QMetaObject::invokeMethod(m_session.get(), &imap::Session::close, Qt::QueuedConnection);
}

} // namespace ui
