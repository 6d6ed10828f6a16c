#include "messagespage.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/select.h"
#include "listplace.h"
#include "messagearranger.h"
#include "ui/connection.h"
#include "ui/messageview/messageview.h"
#include "ui/models/messagelistmodel.h"
#include "ui/operations/messageactions.h"
#include "ui/operations/messagelist.h"
#include "ui/search/searchbar.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr quint32 MaxExpanded = 50'000; // opening every branch of more would be felt
// Rows that are copied as text: more than that would block the window, and is for a file.
constexpr size_t MaxCopied = 2'000;
// Selected messages whose sizes are summed up: of more, hardly any is known.
constexpr size_t MaxSummed = 20'000;
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

int columnOf(const QByteArray &key)
{
    for (int column = 0; column < MessageListModel::ColumnCount; ++column) {
        if (sortKey(column) == key)
            return column;
    }
    return -1;
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
    , m_arranger(new MessageArranger(m_model, this))
    , m_search(new SearchBar)
    , m_place(std::make_unique<ListPlace>(m_view, m_model))
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_search);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    m_splitter->addWidget(content);
    m_splitter->addWidget(m_message);
    // In a small window, or with large letters, both get by with little.
    content->setMinimumHeight(fontMetrics().height() * 2);
    m_message->setMinimumHeight(fontMetrics().height() * 4);
    setContent(m_splitter);
    makeMessageView();
    wireArranger();
    wireSearch();
    connect(m_model, &MessageListModel::wanted, this, &MessagesPage::fetch);
    connect(m_model, &MessageListModel::manyChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &MessageListModel::countChanged, this, &MessagesPage::updateCount);
    connect(m_model, &MessageListModel::stormBegins, this, [this] { m_place->remember(); });
    connect(m_model, &MessageListModel::stormEnded, this, [this](const imap::SequenceSet &gone) {
        m_place->shift(gone);
        m_place->restore(true);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MessagesPage::summaryChanged);
    connect(m_view->header(), &QHeaderView::sectionClicked, this, &MessagesPage::sortByColumn);

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

MessagesPage::~MessagesPage() = default;

QWidget *MessagesPage::makeBar()
{
    m_threadsAction->setObjectName(QStringLiteral("threadsAction"));
    m_threadsAction->setCheckable(true);
    m_threadsAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_threadsAction->setToolTip(tr("Let the server group the messages into threads (Ctrl+T)"));
    connect(m_threadsAction, &QAction::triggered, this, [this](bool on) {
        m_arranger->threadBy(on && mySession() ? bestThreading(*mySession()) : QByteArray());
    });
    m_unsortedAction->setObjectName(QStringLiteral("unsortedAction"));
    m_unsortedAction->setToolTip(tr("Show the messages as they lie in the mailbox, the newest on top"));
    connect(m_unsortedAction, &QAction::triggered, this, [this] { m_arranger->sortBy({}); });

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
    m_arranger->setSession(nullptr);
    m_opening.stop();
    m_message->clear();
    m_saveAction->setEnabled(false);
    m_model->setMailbox(nullptr);
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
    m_arranger->setSession(session, subject().mailbox);
    prepareSearch();
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
    m_arranger->arrange();
    if (!m_arranger->isBusy())
        returnToPlace();
}

void MessagesPage::showNoMessages()
{
    showEmpty(tr("No messages"), tr("“%1” is empty.").arg(subject().mailbox.toString()));
}

void MessagesPage::wireArranger()
{
    connect(m_arranger, &MessageArranger::wantedChanged, this, &MessagesPage::showWanted);
    connect(m_arranger, &MessageArranger::noticeChanged, this,
            [this] { m_arrangement->setText(m_arranger->notice()); });
    connect(m_arranger, &MessageArranger::aboutToArrange, this, [this](bool same) {
        m_sameOrder = same;
        m_place->remember();
    });
    connect(m_arranger, &MessageArranger::arranged, this, &MessagesPage::showArranged);
    connect(m_arranger, &MessageArranger::began, this, [this](const QString &title) {
        m_arrangeJob = beginJob(title);
        emit jobProgressed(m_arrangeJob, 0, 0); // it can be cancelled
    });
    connect(m_arranger, &MessageArranger::ended, this,
            [this](const QString &outcome, bool good) { emit jobFinished(m_arrangeJob, outcome, good); });
    connect(this, &Page::jobCancelled, m_arranger, [this](quint64 job) {
        if (job == m_arrangeJob)
            m_arranger->cancel();
    });
}

void MessagesPage::sortByColumn(int column)
{
    const QByteArray key = sortKey(column);
    if (key.isEmpty()) {
        showWanted(); // the header shows another column by now
        return;
    }
    Qt::SortOrder order = column == MessageListModel::Date || column == MessageListModel::Size
                              ? Qt::DescendingOrder
                              : Qt::AscendingOrder;
    if (const auto &keys = m_arranger->keys(); !keys.empty() && keys.front().key == key)
        order = keys.front().order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_arranger->sortBy({{key, order}});
}

// The header and the actions say what is asked for.
void MessagesPage::showWanted()
{
    const auto &keys = m_arranger->keys();
    if (keys.empty())
        m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    else
        m_view->header()->setSortIndicator(columnOf(keys.front().key), keys.front().order);
    m_threadsAction->setChecked(!m_arranger->threading().isEmpty());
}

void MessagesPage::showArranged()
{
    m_view->setRootIsDecorated(m_model->isThreaded());
    if (m_model->isThreaded() && m_model->messageCount() <= MaxExpanded)
        m_view->expandAll();
    m_place->restore(m_sameOrder);
    returnToPlace();
    updateCount();
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
    const quint32 count = session ? session->mailbox().count() : 0;
    if (!session)
        m_count->clear();
    else if (m_arranger->criteria())
        m_count->setText(tr("%L1 of %Ln message(s)", nullptr, int(count)).arg(m_arranger->found()));
    else
        m_count->setText(tr("%Ln message(s)", nullptr, int(count)));
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
