#include "messagespage.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "ui/connection.h"
#include "ui/messageview/messageview.h"
#include "ui/models/messagelistmodel.h"
#include "ui/operations/messageactions.h"
#include "ui/operations/messagelist.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr size_t MaxExpanded = 50'000;
// Rows that are copied as text: more than that would block the window, and is for a file.
constexpr size_t MaxCopied = 2'000;
// Selected messages whose sizes are summed up: of more, hardly any is known.
constexpr size_t MaxSummed = 20'000;
// Selected messages that stay so in another order.
constexpr size_t MaxKeptSelected = 2'000;
const QByteArrayList RowItems{"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"};

// The SORT keys of RFC 5256 for the columns; flags have none.
QByteArray sortKey(int column)
{
    switch (column) {
    case MessageListModel::From:
        return "FROM";
    case MessageListModel::Subject:
        return "SUBJECT";
    case MessageListModel::Date:
        return "DATE";
    case MessageListModel::Size:
        return "SIZE";
    default:
        return {};
    }
}

QTreeView *makeMessageList(MessageListModel *model)
{
    auto *view = new MessageList;
    view->setObjectName(QStringLiteral("messageList"));
    view->setAccessibleName(MessagesPage::tr("Messages"));
    view->setToolTip(
        MessagesPage::tr("The messages of the mailbox; click a header to have the server sort them"));
    view->setToolTipDuration(3000);
    view->setModel(model);
    view->setUniformRowHeights(true);
    view->setRootIsDecorated(false);
    view->setAllColumnsShowFocus(true);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setFrameShape(QFrame::NoFrame);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    view->setTextElideMode(Qt::ElideRight);
    // Threads are indented where there is room, so that flags and senders stay in line.
    view->setTreePosition(MessageListModel::Subject);
    QHeaderView *header = view->header();
    header->setStretchLastSection(false);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    // As wide as what will stand there, in the bold of unread messages.
    QFont bold = view->font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int margin = metrics.averageCharWidth() * 3;
    const QString date = formatDateShort(QDateTime(QDate(2028, 12, 28), QTime(20, 58, 58)));
    header->resizeSection(MessageListModel::Flags,
                          metrics.horizontalAdvance(QStringLiteral("$Forwarded")) + margin + 20);
    header->resizeSection(MessageListModel::From, metrics.averageCharWidth() * 24);
    header->resizeSection(MessageListModel::Date, metrics.horizontalAdvance(date) + margin);
    header->resizeSection(MessageListModel::Size, metrics.horizontalAdvance(formatSize(1020)) + margin);
    header->setSectionResizeMode(MessageListModel::Subject, QHeaderView::Stretch);
    return view;
}

QByteArray bestThreading(const imap::Session &session)
{
    const QByteArrayList offered = session.capabilities().valuesOf("THREAD=");
    for (const QByteArray &algorithm :
         {QByteArray("REFERENCES"), QByteArray("REFS"), QByteArray("ORDEREDSUBJECT")}) {
        if (offered.contains(algorithm))
            return algorithm;
    }
    return {};
}

} // namespace

MessagesPage::MessagesPage(QWidget *parent)
    : Page(QStringLiteral("messagesPage"), tr("Messages"), parent)
    , m_model(new MessageListModel(this))
    , m_view(makeMessageList(m_model))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_message(new MessageView)
    , m_threadsAction(new QAction(icon("thread"), tr("Show &Threads"), this))
    , m_unsortedAction(new QAction(icon("clear"), tr("&Newest First"), this))
    , m_openAction(new QAction(icon("message"), tr("&Open"), this))
    , m_saveAction(new QAction(icon("save"), tr("&Save Message…"), this))
    , m_viewAction(new QAction(icon("layout"), tr("Message &View"), this))
    , m_besideAction(new QAction(tr("Message View &Beside the List"), this))
    , m_writeAction(new QAction(icon("edit"), tr("Allow Chan&ges"), this))
    , m_actions(new MessageActions(m_view, m_model))
    , m_count(new QLabel)
    , m_arrangement(new QLabel)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    m_splitter->addWidget(content);
    m_splitter->addWidget(m_message);
    // In a small window, or with large letters, both get by with little.
    content->setMinimumHeight(fontMetrics().height() * 2);
    m_message->setMinimumHeight(fontMetrics().height() * 4);
    setContent(m_splitter);
    makeMessageView();
    // One new order for all that came in a while, not one for each message.
    m_outdated.setSingleShot(true);
    m_outdated.setInterval(500);
    connect(&m_outdated, &QTimer::timeout, this, [this] {
        m_sameOrder = true;
        arrange();
    });
    connect(m_model, &MessageListModel::outdated, &m_outdated, qOverload<>(&QTimer::start));
    connect(m_model, &MessageListModel::wanted, this, &MessagesPage::fetch);
    connect(m_model, &MessageListModel::manyChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &QAbstractItemModel::modelReset, this, &MessagesPage::updateCount);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MessagesPage::updateCount);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &MessagesPage::updateCount);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MessagesPage::summaryChanged);
    connect(m_view->header(), &QHeaderView::sectionClicked, this, [this](int column) {
        const bool again = column == m_sortColumn;
        const Qt::SortOrder first = column == MessageListModel::Date || column == MessageListModel::Size
                                        ? Qt::DescendingOrder
                                        : Qt::AscendingOrder;
        sortBy(column, !again                              ? first
                       : m_sortOrder == Qt::AscendingOrder ? Qt::DescendingOrder
                                                           : Qt::AscendingOrder);
    });

    auto *copy = new QAction(icon("copy"), tr("Copy Rows"), m_view);
    copy->setObjectName(QStringLiteral("messageListCopy"));
    copy->setToolTip(tr("Copy the selected rows, tabs between the cells"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        QStringList lines;
        for (const quint32 number : m_actions->selected()->numbersInOrder(MaxCopied)) {
            const QModelIndex row = m_model->indexOf(number);
            QStringList cells;
            for (int column = 0; column < MessageListModel::ColumnCount; ++column)
                cells += row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
            lines += cells.join(u'\t');
        }
        QApplication::clipboard()->setText(lines.join(u'\n'));
        if (m_actions->selected()->rowCount() > MaxCopied)
            showNotice(tr("Only %Ln row(s) were copied, from the top.", nullptr, int(MaxCopied)));
    });
    m_view->addActions({m_openAction, m_threadsAction, m_unsortedAction, copy});
}

QWidget *MessagesPage::makeBar()
{
    m_threadsAction->setObjectName(QStringLiteral("threadsAction"));
    m_threadsAction->setCheckable(true);
    m_threadsAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_threadsAction->setToolTip(tr("Let the server group the messages into threads (Ctrl+T)"));
    connect(m_threadsAction, &QAction::toggled, this, &MessagesPage::showThreads);
    m_unsortedAction->setObjectName(QStringLiteral("unsortedAction"));
    m_unsortedAction->setToolTip(tr("Show the messages as they lie in the mailbox, the newest on top"));
    connect(m_unsortedAction, &QAction::triggered, this, [this] { sortBy(-1, Qt::AscendingOrder); });

    auto *threads = new QToolButton;
    threads->setObjectName(QStringLiteral("threadsButton"));
    threads->setDefaultAction(m_threadsAction);
    threads->setText(tr("Threads"));
    threads->setAccessibleName(tr("Show threads"));
    threads->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    threads->setAutoRaise(true);
    m_count->setObjectName(QStringLiteral("messageCount"));
    m_arrangement->setObjectName(QStringLiteral("messageNotice"));
    m_arrangement->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 2, 4, 2);
    row->addWidget(m_count);
    row->addWidget(m_arrangement, 1);
    makeActions(row);
    row->addWidget(threads);
    return bar;
}

QString MessagesPage::unavailable() const
{
    return subject().selectable
               ? QString()
               : tr("“%1” holds other mailboxes, but no messages.").arg(subject().mailbox.toString());
}

imap::Session *MessagesPage::mySession() const
{
    imap::Session *session = subject().connection ? subject().connection->session() : nullptr;
    return session && session->mailbox().name() == subject().mailbox && !subject().mailbox.isEmpty()
               ? session
               : nullptr;
}

void MessagesPage::clear()
{
    if (m_arranging)
        m_arranging->cancel();
    m_outdated.stop();
    m_opening.stop();
    m_message->clear();
    m_saveAction->setEnabled(false);
    m_model->setMailbox(nullptr);
    m_arrangement->clear();
    m_actions->setMailbox(nullptr, {});
    m_writable = false;
    m_writeAction->setChecked(false);
    m_before.reset();
    emit accessChanged();
}

void MessagesPage::load()
{
    imap::Session *session = subject().connection->session();
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    m_openJob = beginJob(tr("Open %1").arg(mailbox.toString()));
    session
        ->send(imap::Select{mailbox,
                            m_writable ? imap::Select::Access::ReadWrite : imap::Select::Access::ReadOnly})
        ->then(this, [this, mailbox, connection, job = m_openJob](const auto &result) {
            const bool current = subject().connection == connection && subject().mailbox == mailbox;
            const quint32 count = result && current ? connection->session()->mailbox().count() : 0;
            endJob(job, result, tr("%Ln message(s)", nullptr, int(count)));
            if (current)
                opened(result);
        });
}

void MessagesPage::opened(const imap::Expected<imap::Opened> &result)
{
    if (!result) {
        m_model->setMailbox(nullptr);
        m_actions->setMailbox(nullptr, {});
        emit accessChanged();
        showProblem(tr("“%1” could not be opened").arg(subject().mailbox.toString()), result.error());
        return;
    }
    imap::Session *session = subject().connection->session();
    m_model->setMailbox(&session->mailbox());
    m_actions->setMailbox(subject().connection, subject().mailbox);
    emit accessChanged();
    if (session->mailbox().count() == 0) {
        showNoMessages();
        return;
    }
    const bool sorts = session->supports("SORT");
    m_view->header()->setSectionsClickable(sorts);
    m_view->header()->setToolTip(sorts ? tr("Click to have the server sort")
                                       : tr("This server does not announce SORT"));
    const bool threads = !bestThreading(*session).isEmpty();
    m_threadsAction->setEnabled(threads);
    m_threadsAction->setToolTip(threads ? tr("Let the server group the messages into threads (Ctrl+T)")
                                        : tr("This server does not announce THREAD"));
    showContent();
    arrange();
    returnToPlace();
}

void MessagesPage::showNoMessages()
{
    showEmpty(tr("No messages"), tr("“%1” is empty.").arg(subject().mailbox.toString()));
}

void MessagesPage::sortBy(int column, Qt::SortOrder order)
{
    if (column >= 0 && sortKey(column).isEmpty()) {
        m_view->header()->setSortIndicator(m_sortColumn, m_sortOrder);
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    m_view->header()->setSortIndicator(column, order);
    if (m_threadsAction->isChecked())
        m_threadsAction->setChecked(false); // which arranges
    else
        arrange();
}

void MessagesPage::showThreads(bool on)
{
    if (on) {
        m_sortColumn = -1;
        m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    }
    arrange();
}

// Brings the list into the order that was asked for last.
void MessagesPage::arrange()
{
    if (m_arranging)
        m_arranging->cancel();
    if (!mySession() || mySession()->state() != imap::Session::State::Selected)
        return;
    m_arrangement->clear();
    if (m_threadsAction->isChecked() && m_threadsAction->isEnabled()) {
        threadOnServer();
    } else if (m_sortColumn >= 0) {
        sortOnServer();
    } else {
        m_view->setRootIsDecorated(false);
        keepPlace([this] { m_model->showUnsorted(); });
    }
}

void MessagesPage::sortOnServer()
{
    const QString title =
        tr("Sort %1 by %2")
            .arg(subject().mailbox.toString(), m_model->headerData(m_sortColumn, Qt::Horizontal).toString());
    const quint64 job = beginJob(title);
    m_arrangement->setText(tr("The server is sorting…"));
    auto *reply = mySession()->send(imap::Sort{{{sortKey(m_sortColumn), m_sortOrder}}});
    m_arranging = reply;
    reply->then(this, [this, job](const imap::Expected<std::vector<quint32>> &numbers) {
        endJob(job, numbers, tr("%Ln message(s)", nullptr, int(numbers ? numbers->size() : 0)));
        if (!numbers && numbers.error().kind == imap::Error::Kind::Cancelled)
            return;
        m_view->setRootIsDecorated(false);
        m_arrangement->setText(numbers ? QString() : ErrorText::describe(numbers.error()));
        if (numbers && mySession()) {
            keepPlace([this, &numbers] { m_model->setOrder(*numbers); });
        } else {
            m_sortColumn = -1;
            m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
            m_model->showUnsorted();
        }
    });
}

// Lets the rows be arranged anew: the messages that were selected stay so, and one sees where one was, or else how
// the new order begins. Nothing moves where the order is the one of before and only holds more messages now.
template<typename Arrange>
void MessagesPage::keepPlace(Arrange arrange)
{
    const int scrolled = std::exchange(m_sameOrder, false) ? m_view->verticalScrollBar()->value() : 0;
    const quint32 current = m_model->numberOf(m_view->currentIndex());
    std::vector<quint32> selected;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && selected.size() <= MaxKeptSelected; ++row)
            selected.push_back(m_model->numberOf(m_model->index(row, 0, range.parent())));
    }
    arrange();
    if (selected.empty() || selected.size() > MaxKeptSelected) {
        m_view->verticalScrollBar()->setValue(scrolled);
        return;
    }
    QItemSelection rows;
    for (const quint32 number : selected) {
        if (const QModelIndex index = m_model->indexOf(number); index.isValid())
            rows.select(index, index);
    }
    const QModelIndex place = m_model->indexOf(current);
    m_view->selectionModel()->setCurrentIndex(place, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (scrolled > 0)
        m_view->verticalScrollBar()->setValue(scrolled);
    else
        m_view->scrollTo(place, QAbstractItemView::PositionAtCenter);
}

void MessagesPage::threadOnServer()
{
    const QByteArray algorithm = bestThreading(*mySession());
    const quint64 job =
        beginJob(tr("Thread %1 by %2").arg(subject().mailbox.toString(), QString::fromLatin1(algorithm)));
    m_arrangement->setText(tr("The server is building the threads…"));
    auto *reply = mySession()->send(imap::Thread{algorithm});
    m_arranging = reply;
    reply->then(this, [this, job, algorithm](const imap::Expected<imap::ThreadForest> &threads) {
        endJob(job, threads, tr("%Ln message(s)", nullptr, int(threads ? threads->size() : 0)));
        if (!threads && threads.error().kind == imap::Error::Kind::Cancelled)
            return;
        if (threads && mySession()) {
            m_view->setRootIsDecorated(true);
            keepPlace([this, &threads] {
                m_model->setThreads(*threads);
                // Opening every branch of more than this would be felt.
                if (threads->size() <= MaxExpanded)
                    m_view->expandAll();
            });
            m_arrangement->setText(tr("Threads by %1").arg(QString::fromLatin1(algorithm)));
        } else {
            m_arrangement->setText(threads ? QString() : ErrorText::describe(threads.error()));
            m_model->showUnsorted();
        }
    });
}

void MessagesPage::fetch(const imap::SequenceSet &numbers)
{
    if (mySession() && mySession()->state() == imap::Session::State::Selected)
        mySession()->send(imap::Fetch{imap::Messages::numbers(numbers), RowItems});
}

void MessagesPage::updateCount()
{
    const imap::Session *session = mySession();
    // Somebody typed a SELECT into the console: these would be the messages of another mailbox.
    if (m_model->mailbox() && !session && !isLoading()) {
        m_model->setMailbox(nullptr);
        showEmpty(tr("Not open any more"),
                  tr("Another mailbox was opened over this connection. Refresh to see “%1” again.")
                      .arg(subject().mailbox.toString()));
        return;
    }
    // Mail may come into an empty mailbox, and the last message may go.
    if (session && m_model->mailbox() && !isLoading() && session->state() == imap::Session::State::Selected) {
        const bool any = session->mailbox().count() > 0;
        if (any != isShowingContent())
            any ? showContent() : showNoMessages();
    }
    m_count->setText(session ? tr("%Ln message(s)", nullptr, int(session->mailbox().count())) : QString());
    emit summaryChanged();
}

QString MessagesPage::summary() const
{
    const imap::Session *session = mySession();
    if (!session || !isShowingContent())
        return {};
    qint64 octets = 0;
    const quint64 rows = m_actions->selected()->rowCount();
    if (rows == 0)
        return tr("%Ln message(s)", nullptr, int(session->mailbox().count()));
    if (rows > MaxSummed)
        return tr("%Ln selected", nullptr, int(rows));
    for (const quint32 number : m_actions->selected()->numbersInOrder(MaxSummed)) {
        if (number >= 1 && number <= session->mailbox().count())
            octets += std::max<qint64>(session->mailbox().messages().at(number).size, 0);
    }
    return tr("%Ln selected, %1", nullptr, int(rows)).arg(formatSize(octets));
}

} // namespace ui
