#include "console.h"
#include "commandline.h"
#include "trafficpane.h"
#include "wiretext.h"
#include <QAction>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QSplitter>
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
    , m_commands(new CommandLine)
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
    column->addWidget(m_commands);
    connect(m_pane, &TrafficPane::selected, this, &Console::showSelected);
}

QList<QAction *> Console::actions() const
{
    return m_pane->actions();
}

void Console::addConnection(Connection *connection)
{
    m_commands->addConnection(connection);
}

void Console::setCurrent(Connection *connection)
{
    m_commands->setCurrent(connection);
}

void Console::setMailboxes(KnownMailboxes *mailboxes)
{
    m_commands->setMailboxes(mailboxes);
}

void Console::focusInput()
{
    m_commands->focusInput();
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

} // namespace ui
