#include "console.h"
#include "imapcore/commands/raw.h"
#include "tracefilter.h"
#include "ui/connection.h"
#include "ui/models/tracemodel.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/table.h"
#include <QAction>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QToolButton *makeButton(const QString &objectName, const char *iconName, const QString &name,
                        const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

Console::Console(QWidget *parent)
    : QWidget(parent)
    , m_model(new TraceModel(this))
    , m_filter(new TraceFilter(m_model, this))
    , m_connections(new QComboBox)
    , m_filterText(new QLineEdit)
    , m_input(new QLineEdit)
    , m_follow(makeButton(QStringLiteral("consoleFollow"), "follow-tail", tr("Follow"),
                          tr("Always show the newest line")))
    , m_clear(makeButton(QStringLiteral("consoleClear"), "clear-log", tr("Clear"),
                         tr("Forget the lines shown here")))
    , m_send(makeButton(QStringLiteral("consoleSend"), "send-command", tr("Send"),
                        tr("Send the command (Return)")))
    , m_table(makeTable(m_filter, QStringLiteral("traceTable"), tr("Protocol lines"),
                        tr("What went over the wire; passwords are never shown")))
    , m_detail(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("console"));
    setAccessibleName(tr("Protocol"));
    m_table->setAlternatingRowColors(false);
    new EmptyHint(tr("What goes over the wire appears here."), m_table);
    m_table->setToolTipDuration(2000);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_table->horizontalHeader()->resizeSection(
        TraceModel::Time, metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + 14);
    m_table->horizontalHeader()->resizeSection(TraceModel::Direction,
                                               metrics.horizontalAdvance(QStringLiteral("C:")) + 34);
    m_table->verticalHeader()->setDefaultSectionSize(std::max(18, metrics.height() + 3));

    m_detail->setObjectName(QStringLiteral("traceDetail"));
    m_detail->setAccessibleName(tr("The selected line in full"));
    m_detail->setToolTip(tr("The selected line in full, with its literals"));
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setPlaceholderText(tr("Select a line to see it in full."));
    m_detail->setTabChangesFocus(true);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("consoleSplitter"));
    splitter->setAccessibleName(tr("Lines and the selected line"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeFilterRow());
    column->addWidget(splitter, 1);
    column->addWidget(makeInputRow());

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &Console::showSelected);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &Console::followTail);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &Console::followTail);
    connect(m_follow, &QToolButton::toggled, this, &Console::followTail);
    updateInput();
}

QWidget *Console::makeFilterRow()
{
    m_connections->setObjectName(QStringLiteral("consoleConnection"));
    m_connections->setAccessibleName(tr("Connection"));
    m_connections->setToolTip(tr("Whose lines are shown, and where commands go"));
    m_connections->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_connections->setMinimumContentsLength(16);
    m_filterText->setObjectName(QStringLiteral("consoleFilter"));
    m_filterText->setAccessibleName(tr("Filter lines"));
    m_filterText->setToolTip(tr("Show only the lines that hold this text"));
    m_filterText->setPlaceholderText(tr("Filter…"));
    m_filterText->setClearButtonEnabled(true);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);

    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 3, 4, 3);
    row->addWidget(m_connections);
    row->addWidget(m_filterText, 1);
    row->addWidget(m_follow);
    row->addWidget(m_clear);
    connect(m_connections, &QComboBox::currentIndexChanged, this, &Console::showTrace);
    connect(m_filterText, &QLineEdit::textChanged, m_filter, &TraceFilter::setText);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        if (Connection *connection = current(); connection && connection->anySession()) {
            connection->anySession()->trace().clear();
            showTrace();
        }
    });
    return bar;
}

QWidget *Console::makeInputRow()
{
    m_input->setObjectName(QStringLiteral("consoleInput"));
    m_input->setAccessibleName(tr("IMAP command"));
    m_input->setToolTip(tr("Any IMAP command without its tag; Up and Down bring back earlier ones"));
    m_input->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_input->installEventFilter(this);
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
    connect(connection, &Connection::sessionChanged, this, [this, connection] {
        if (current() == connection)
            showTrace();
    });
    connect(connection, &Connection::stateChanged, this, &Console::updateInput);
    // An attempt to connect that was given up.
    connect(connection, &QObject::destroyed, this, [this](QObject *gone) {
        const int at = m_connections->findData(QVariant::fromValue<QObject *>(gone));
        if (at >= 0)
            m_connections->removeItem(at);
    });
    m_connections->addItem(connection->title(), QVariant::fromValue<QObject *>(connection));
    m_connections->setCurrentIndex(m_connections->count() - 1);
}

void Console::setCurrent(Connection *connection)
{
    const int at = m_connections->findData(QVariant::fromValue<QObject *>(connection));
    if (at >= 0)
        m_connections->setCurrentIndex(at);
}

Connection *Console::current() const
{
    return qobject_cast<Connection *>(m_connections->currentData().value<QObject *>());
}

void Console::focusInput()
{
    m_input->setFocus(Qt::ShortcutFocusReason);
}

void Console::showTrace()
{
    Connection *connection = current();
    imap::Session *session = connection ? connection->anySession() : nullptr;
    m_model->setTrace(session ? &session->trace() : nullptr);
    m_detail->clear();
    updateInput();
}

void Console::showSelected()
{
    const QModelIndex row = m_filter->mapToSource(m_table->currentIndex());
    m_detail->setPlainText(m_model->fullText(row.row()));
}

void Console::followTail()
{
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

void Console::updateInput()
{
    Connection *connection = current();
    const bool live = connection && connection->session();
    m_input->setEnabled(live);
    m_send->setEnabled(live);
    m_input->setPlaceholderText(live ? tr("Any IMAP command, for example: STATUS INBOX (MESSAGES UNSEEN)")
                                     : tr("Connect to a server to send commands."));
}

void Console::sendTyped()
{
    Connection *connection = current();
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
