#include "console.h"
#include "commandline.h"
#include "detailpane.h"
#include "profiledialog.h"
#include "trafficpane.h"
#include "transcriptactions.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui {

Console::Console(imap::Recorder *recorder, QWidget *parent)
    : QWidget(parent)
    , m_profile(new QAction(icon("clock"), tr("Timin&g Profile…"), this))
    , m_set(new TrafficSet(recorder, this))
    , m_pane(new TrafficPane(m_set))
    , m_commands(new CommandLine)
    , m_detail(new DetailPane(m_set))
    , m_transcripts(new TranscriptActions(m_set, m_pane, this))
{
    setObjectName(QStringLiteral("console"));
    setAccessibleName(tr("Protocol"));
    m_profile->setObjectName(QStringLiteral("consoleProfile"));
    m_profile->setToolTip(tr("How long commands took, and how long the server takes for nothing"));
    connect(m_profile, &QAction::triggered, this, &Console::showProfile);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("consoleSplitter"));
    splitter->setAccessibleName(tr("Traffic and the selected line"));
    splitter->addWidget(m_pane);
    splitter->addWidget(m_detail);
    splitter->setSizes({640, 360});
    splitter->setChildrenCollapsible(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(splitter, 1);
    column->addWidget(m_commands);
    connect(m_pane, &TrafficPane::selected, this, [this] { m_detail->show(m_pane->current()); });
}

QList<QAction *> Console::actions() const
{
    return m_pane->actions() + QList<QAction *>{m_profile, m_transcripts->menuAction()};
}

void Console::showProfile()
{
    auto *dialog = new ProfileDialog(m_set, m_pane->traffic(), m_commands->session(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::filterWanted, m_pane, &TrafficPane::setFilterText);
    connect(dialog, &ProfileDialog::exchangeWanted, m_pane, &TrafficPane::show);
    dialog->show();
}

void Console::addConnection(Connection *connection)
{
    m_commands->addConnection(connection);
}

void Console::setCurrent(Connection *connection)
{
    m_commands->setCurrent(connection);
    m_transcripts->setConnection(connection);
}

void Console::setMailboxes(KnownMailboxes *mailboxes)
{
    m_commands->setMailboxes(mailboxes);
}

void Console::focusInput()
{
    m_commands->focusInput();
}

} // namespace ui
