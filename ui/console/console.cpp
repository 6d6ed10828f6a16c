#include "console.h"
#include "detailpane.h"
#include "imapcore/cause.h"
#include "imapcore/commands/raw.h"
#include "profiledialog.h"
#include "trafficpane.h"
#include "transcriptactions.h"
#include "ui/connection.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Console::Console(imap::Recorder *recorder, QWidget *parent)
    : QWidget(parent)
    , m_profile(new QAction(icon("clock"), tr("Timin&g Profile…"), this))
    , m_set(new TrafficSet(recorder, this))
    , m_pane(new TrafficPane(m_set))
    , m_input(new QLineEdit)
    , m_send(new QToolButton)
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
    column->addWidget(makeInputRow());
    connect(m_pane, &TrafficPane::selected, this, [this] { m_detail->show(m_pane->current()); });
    updateInput();
}

QList<QAction *> Console::actions() const
{
    return m_pane->actions() + QList<QAction *>{m_profile, m_transcripts->menuAction()};
}

void Console::showProfile()
{
    auto *dialog =
        new ProfileDialog(m_set, m_pane->traffic(), m_current ? m_current->session() : nullptr, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::filterWanted, m_pane, &TrafficPane::setFilterText);
    connect(dialog, &ProfileDialog::exchangeWanted, m_pane, &TrafficPane::show);
    dialog->show();
}

QWidget *Console::makeInputRow()
{
    m_input->setObjectName(QStringLiteral("consoleInput"));
    m_input->setAccessibleName(tr("IMAP command"));
    m_input->setToolTip(tr("Any IMAP command without its tag; Up and Down bring back earlier ones"));
    m_input->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_input->installEventFilter(this);
    m_send->setObjectName(QStringLiteral("consoleSend"));
    m_send->setIcon(icon("send-command"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send the command (Return)"));
    m_send->setAutoRaise(true);
    auto *prompt = new QLabel(QStringLiteral("C:"));
    prompt->setFont(m_input->font());
    prompt->setBuddy(m_input);

    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 3, 4, 3);
    row->addWidget(prompt);
    row->addWidget(m_input, 1);
    row->addWidget(m_send);
    connect(m_input, &QLineEdit::returnPressed, this, &Console::sendTyped);
    connect(m_send, &QToolButton::clicked, this, &Console::sendTyped);
    return bar;
}

void Console::addConnection(Connection *connection)
{
    connect(connection, &Connection::stateChanged, this, &Console::updateInput);
}

void Console::setCurrent(Connection *connection)
{
    m_current = connection;
    m_transcripts->setConnection(connection);
    updateInput();
}

void Console::focusInput()
{
    m_input->setFocus(Qt::ShortcutFocusReason);
}

void Console::updateInput()
{
    Connection *connection = m_current;
    const bool live = connection && connection->session();
    m_input->setEnabled(live);
    m_send->setEnabled(live);
    m_input->setPlaceholderText(live ? tr("Any IMAP command, for example: STATUS INBOX (MESSAGES UNSEEN)")
                                     : tr("Connect to a server to send commands."));
}

void Console::sendTyped()
{
    Connection *connection = m_current;
    const QString line = m_input->text().trimmed();
    if (line.isEmpty() || !connection || !connection->session())
        return;
    if (connection->session()->wantsLine()) {
        m_input->clear();
        connection->session()->sendLine(line.toUtf8());
        return;
    }
    // A login that was typed is not kept for the Up key.
    const QString verb = line.section(u' ', 0, 0).toUpper();
    if (verb != u"LOGIN" && verb != u"AUTHENTICATE")
        m_history.append(line);
    m_historyAt = m_history.size();
    m_input->clear();
    const imap::Cause because(tr("Typed: %1").arg(verb));
    connection->session()->send(imap::Raw{line.toUtf8()});
}

void Console::recall(int step)
{
    m_historyAt = std::clamp<qsizetype>(m_historyAt + step, 0, m_history.size());
    m_input->setText(m_historyAt < m_history.size() ? m_history.at(m_historyAt) : QString());
}

bool Console::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            recall(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
