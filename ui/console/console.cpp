#include "console.h"
#include "imapcore/cause.h"
#include "imapcore/commands/raw.h"
#include "trafficpane.h"
#include "ui/connection.h"
#include "ui/support/icons.h"
#include "wiretext.h"
#include <QAction>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {
// Of one exchange, as text beside the list.
constexpr quint32 MostLines = 1000;
} // namespace

Console::Console(imap::Recorder *recorder, QWidget *parent)
    : QWidget(parent)
    , m_set(new TrafficSet(recorder, this))
    , m_pane(new TrafficPane(m_set))
    , m_input(new QLineEdit)
    , m_send(new QToolButton)
    , m_detail(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("console"));
    setAccessibleName(tr("Protocol"));
    m_detail->setObjectName(QStringLiteral("traceDetail"));
    m_detail->setAccessibleName(tr("The selected line in full"));
    m_detail->setToolTip(tr("What is selected, in full"));
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setPlaceholderText(tr("Select a line to see it in full."));
    m_detail->setTabChangesFocus(true);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("consoleSplitter"));
    splitter->setAccessibleName(tr("Traffic and the selected line"));
    splitter->addWidget(m_pane);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(splitter, 1);
    column->addWidget(makeInputRow());
    connect(m_pane, &TrafficPane::selected, this, &Console::showSelected);
    updateInput();
}

QList<QAction *> Console::actions() const
{
    return m_pane->actions();
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
    updateInput();
}

void Console::focusInput()
{
    m_input->setFocus(Qt::ShortcutFocusReason);
}

void Console::showSelected()
{
    const ExchangeModel::Place place = m_pane->current();
    const TrafficSet::One *one = m_set->of(place.traffic);
    QString text;
    if (one && place.isLine && place.line >= one->traffic->firstIndex()) {
        text = WireText::whole(one->traffic->at(place.line));
    } else if (one && place.number >= one->log->firstNumber()) {
        const imap::Exchange &exchange = one->log->at(place.number);
        for (quint32 i = 0; i < std::min(exchange.lines, MostLines); ++i) {
            const quint64 line = exchange.lineAt(i);
            if (line < one->traffic->firstIndex())
                continue;
            const imap::Traffic::Entry entry = one->traffic->at(line);
            text += WireText::direction(entry.kind) + u' ' + WireText::whole(entry) + u'\n';
        }
    }
    m_detail->setPlainText(text);
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
