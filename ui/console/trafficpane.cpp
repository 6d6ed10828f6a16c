#include "trafficpane.h"
#include "imapcore/cause.h"
#include "imapcore/mailboxname.h"
#include "trafficfilteredit.h"
#include "trafficfind.h"
#include "ui/support/emptyhint.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/table.h"
#include "waterfalldelegate.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

QToolButton *makeButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    button->setAutoRaise(true);
    return button;
}

} // namespace

TrafficPane::TrafficPane(TrafficSet *set, QWidget *parent)
    : QWidget(parent)
    , m_set(set)
    , m_exchanges(new ExchangeModel(set, this))
    , m_lines(new LineModel(set, this))
    , m_connections(new QComboBox)
    , m_filter(new TrafficFilterEdit(set))
    , m_problem(new QLabel)
    , m_dropped(new QLabel)
    , m_find(new TrafficFind([this](const QModelIndex &row, const imap::ExchangeFilter &wanted) {
        return isFound(row, wanted);
    }))
    , m_views(new QStackedWidget)
    , m_tree(new QTreeView)
    , m_table(makeTable(m_lines, QStringLiteral("traceTable"), tr("Protocol lines"),
                        tr("What went over the wire; passwords are never shown")))
{
    setObjectName(QStringLiteral("trafficPane"));
    setAccessibleName(tr("Traffic"));

    m_tree->setObjectName(QStringLiteral("exchangeTree"));
    m_tree->setAccessibleName(tr("Commands and their answers"));
    m_tree->setToolTip(
        tr("What went over the wire, each answer below its command; passwords are never shown"));
    m_tree->setModel(m_exchanges);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setItemDelegateForColumn(ExchangeModel::Waterfall, new WaterfallDelegate(m_tree));
    const int letter = fontMetrics().averageCharWidth();
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(true);
    static constexpr int widths[] = {18, 24, 11, 60, 18, 9, 11, 10, 9, 26, 32, 16};
    static_assert(std::size(widths) == ExchangeModel::ColumnCount);
    for (int column = 0; column < ExchangeModel::ColumnCount; ++column)
        header->resizeSection(column, letter * widths[column]);

    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(std::max(20, fontMetrics().height() + 4));
    QHeaderView *columns = m_table->horizontalHeader();
    columns->resizeSection(LineModel::Time, letter * 18);
    columns->resizeSection(LineModel::Direction, letter * 6);
    columns->setStretchLastSection(true);
    const QString hint = tr("Connect to a server to see its traffic.");
    new EmptyHint(hint, m_tree);
    new EmptyHint(hint, m_table);
    m_views->addWidget(m_tree);
    m_views->addWidget(m_table);
    m_views->setMinimumHeight(fontMetrics().height() * 3);

    m_lines->setShown(false);
    buildActions();
    buildBar();

    connect(m_set, &TrafficSet::added, this, &TrafficPane::addTraffic);
    connect(m_set, &TrafficSet::removing, this, [this](const TrafficSet::One &one) {
        if (const int at = m_connections->findData(one.id); at >= 0)
            m_connections->removeItem(at);
        tellDropped();
    });
    for (const auto &one : m_set->all())
        addTraffic(*one);
    for (QAbstractItemView *view :
         {static_cast<QAbstractItemView *>(m_tree), static_cast<QAbstractItemView *>(m_table)}) {
        connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
            updateActions();
            emit selected();
        });
        m_find->watch(view);
        connect(view->model(), &QAbstractItemModel::rowsInserted, this, &TrafficPane::followLater);
        connect(view->model(), &QAbstractItemModel::modelReset, this, [this] {
            followTail();
            updateActions();
        });
    }
    m_tail.setSingleShot(true);
    connect(&m_tail, &QTimer::timeout, this, &TrafficPane::followTail);
    m_find->setView(m_tree);
    connect(m_find, &TrafficFind::found, this, [this] { m_follow->setChecked(false); });
    updateActions();
}

void TrafficPane::buildBar()
{
    m_connections->setObjectName(QStringLiteral("consoleConnection"));
    m_connections->setAccessibleName(tr("Connection"));
    m_connections->setToolTip(tr("Whose traffic is shown"));
    m_connections->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_connections->setMinimumContentsLength(26);
    m_connections->addItem(tr("All connections"), quint16(0));
    m_problem->setObjectName(QStringLiteral("consoleFilterProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_dropped->setObjectName(QStringLiteral("consoleDropped"));
    m_dropped->setTextFormat(Qt::PlainText);
    m_dropped->setWordWrap(true);
    m_dropped->hide();
    connect(m_filter, &TrafficFilterEdit::filterChanged, this, [this](const imap::ExchangeFilter &filter) {
        m_exchanges->setFilter(filter);
        m_lines->setFilter(filter);
    });
    connect(m_filter, &TrafficFilterEdit::problemChanged, this, [this](const QString &problem) {
        m_problem->setVisible(!problem.isEmpty());
        m_problem->setText(problem);
    });
    connect(m_connections, &QComboBox::currentIndexChanged, this, [this] {
        m_exchanges->setTraffic(traffic());
        m_lines->setTraffic(traffic());
        m_tree->setColumnHidden(ExchangeModel::Connection, traffic() > 0);
        tellDropped();
    });
    const auto busy = [this] {
        m_filter->setProperty("busy", m_exchanges->isFiltering() || m_lines->isFiltering());
    };
    connect(m_exchanges, &ExchangeModel::filteringChanged, this, busy);
    connect(m_lines, &LineModel::filteringChanged, this, busy);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 4, 3);
    bar->addWidget(makeButton(m_byLines));
    bar->addWidget(m_connections);
    bar->addWidget(m_filter, 1);
    bar->addWidget(makeButton(m_follow));
    bar->addWidget(makeButton(m_mark));
    bar->addWidget(makeButton(m_clear));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    m_problem->setContentsMargins(8, 0, 8, 3);
    column->addWidget(m_problem);
    column->addWidget(m_find);
    m_dropped->setContentsMargins(8, 0, 8, 3);
    column->addWidget(m_dropped);
    column->addWidget(m_views, 1);
}

bool TrafficPane::byLines() const
{
    return m_views->currentIndex() == 1;
}

quint16 TrafficPane::traffic() const
{
    return quint16(m_connections->currentData().toUInt());
}

void TrafficPane::addTraffic(const TrafficSet::One &one)
{
    m_connections->addItem(one.title, one.id);
    connect(one.traffic.get(), &imap::Traffic::changed, this, [this, traffic = one.traffic.get()] {
        if (traffic->isOver())
            titleTraffics();
        tellDropped();
    });
    connect(one.log.get(), &imap::ExchangeLog::advanced, this, &TrafficPane::tellDropped);
    titleTraffics();
}

// Those that are over stay, but one sees it.
void TrafficPane::titleTraffics()
{
    for (const auto &one : m_set->all()) {
        const QString title =
            one->isFile || !one->traffic->isOver() ? one->title : tr("%1 (closed)").arg(one->title);
        const int at = m_connections->findData(one->id);
        if (at >= 0 && m_connections->itemText(at) != title)
            m_connections->setItemText(at, title);
    }
}

// Memory is bounded, and what is not there any more is not to be missed silently.
void TrafficPane::tellDropped()
{
    quint64 lines = 0;
    QStringList told;
    for (const auto &one : m_set->all()) {
        if (traffic() > 0 && traffic() != one->id)
            continue;
        lines += one->traffic->dropped();
        if (one->log->isFull())
            told += tr("Of %1 only the first %2 commands are shown: the memory does not take more.")
                        .arg(one->title, formatCount(TrafficSet::MostOfFile));
    }
    if (lines > 0)
        told.prepend(tr("The oldest %1 lines are gone: a connection may take %2 of the memory (Recording…).")
                         .arg(formatCount(lines), formatSize(m_set->recorder()->limit())));
    m_dropped->setText(told.join(u'\n'));
    m_dropped->setVisible(!told.isEmpty());
}

bool TrafficPane::isFound(const QModelIndex &row, const imap::ExchangeFilter &wanted) const
{
    LineModel::Place line;
    quint64 number = 0;
    if (byLines()) {
        line = m_lines->placeOf(row);
    } else {
        const ExchangeModel::Place place = m_exchanges->placeOf(row);
        line.traffic = place.traffic;
        number = place.number;
    }
    const TrafficSet::One *one = m_set->of(line.traffic);
    if (!one)
        return false;
    if (byLines()) {
        if (line.line < one->traffic->firstIndex() || !wanted.acceptsLine(one->traffic->at(line.line)))
            return false;
        number = one->log->numberOf(line.line);
    }
    return number >= one->log->firstNumber() && number < one->log->endNumber()
           && wanted.accepts(*one->log, one->log->at(number), one->title);
}

void TrafficPane::showCause(const QString &cause, const QString &mailbox)
{
    QStringList conditions;
    if (!cause.isEmpty())
        conditions += QStringLiteral("why:") + TrafficFilterEdit::quoted(cause);
    if (!mailbox.isEmpty())
        conditions += QStringLiteral("mailbox:") + TrafficFilterEdit::quoted(mailbox);
    showTraffic(0);
    onlyLike(conditions.join(u' '));
}

void TrafficPane::showTraffic(quint16 id)
{
    if (const int at = m_connections->findData(id); at >= 0)
        m_connections->setCurrentIndex(at);
}

void TrafficPane::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

void TrafficPane::onlyLike(const QString &condition)
{
    setFilterText(condition);
    m_filter->apply();
}

void TrafficPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followTail();
}

// The more there are, the longer their layout takes.
void TrafficPane::followLater()
{
    if (!m_tail.isActive())
        m_tail.start(std::clamp((byLines() ? m_lines->rowCount() : m_exchanges->rowCount()) / 1000, 20, 500));
}

// Where nobody looks, the views need not lay out their rows, which may be a hundred thousand.
void TrafficPane::followTail()
{
    if (!m_follow->isChecked() || !isVisible())
        return;
    if (byLines())
        m_table->scrollToBottom();
    else if (const int rows = m_exchanges->rowCount(); rows > 0)
        m_tree->scrollTo(m_exchanges->index(rows - 1, 0));
}

ExchangeModel::Place TrafficPane::current() const
{
    if (!byLines())
        return m_exchanges->placeOf(m_tree->currentIndex());
    const LineModel::Place line = m_lines->placeOf(m_table->currentIndex());
    const TrafficSet::One *one = m_set->of(line.traffic);
    if (!one)
        return {};
    const quint64 number = one->log->numberOf(line.line);
    return number < one->log->endNumber() ? ExchangeModel::Place{line.traffic, number, line.line, true}
                                          : ExchangeModel::Place{};
}

QModelIndex TrafficPane::currentExchange() const
{
    const ExchangeModel::Place place = current();
    return m_exchanges->indexOf(place.traffic, place.number);
}

void TrafficPane::show(quint16 traffic, quint64 number)
{
    m_follow->setChecked(false);
    if (!byLines()) {
        const QModelIndex at = m_exchanges->indexOf(traffic, number);
        m_tree->setCurrentIndex(at);
        m_tree->scrollTo(at, QAbstractItemView::PositionAtCenter);
        return;
    }
    const TrafficSet::One *one = m_set->of(traffic);
    if (!one || number < one->log->firstNumber() || number >= one->log->endNumber())
        return;
    const QModelIndex at = m_lines->indexOf(traffic, one->log->at(number).firstLine());
    m_table->setCurrentIndex(at);
    m_table->scrollTo(at, QAbstractItemView::PositionAtCenter);
}

void TrafficPane::stepToMark(int step)
{
    const int rows = m_exchanges->rowCount();
    const QModelIndex from = currentExchange();
    int row = from.isValid() ? from.row() : step > 0 ? -1 : rows;
    for (row += step; row >= 0 && row < rows; row += step) {
        const QModelIndex at = m_exchanges->index(row, 0);
        if (at.data(ExchangeModel::MarkRole).toBool()) {
            const ExchangeModel::Place place = m_exchanges->placeOf(at);
            show(place.traffic, place.number);
            return;
        }
    }
}

void TrafficPane::editNote()
{
    const QPersistentModelIndex at = currentExchange();
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("consoleNoteDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note"));
    dialog->setLabelText(tr("About the selected command:"));
    dialog->setTextValue(m_exchanges->noteOf(at));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, at](const QString &text) {
        if (at.isValid())
            m_exchanges->setNote(at, text);
    });
    dialog->open();
}

void TrafficPane::updateActions()
{
    const QModelIndex at = currentExchange();
    const imap::Exchange *exchange = m_exchanges->exchangeOf(at);
    for (QAction *action : {m_mark, m_note})
        action->setEnabled(at.isValid());
    m_mark->setChecked(at.isValid() && m_exchanges->isMarked(at));
    m_onlyConnection->setEnabled(current().traffic > 0);
    m_onlyCommand->setEnabled(exchange && exchange->kind == imap::Exchange::Kind::Command);
    m_onlyMailbox->setEnabled(exchange && !exchange->mailbox.isEmpty());
    for (QAction *action : {m_onlyCause, m_goToCause})
        action->setEnabled(exchange && exchange->cause > 0);
}

} // namespace ui
