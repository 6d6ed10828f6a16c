#include "messagespage.h"
#include "columnmenu.h"
#include "flagdelegate.h"
#include "imapcore/cause.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/select.h"
#include "listplace.h"
#include "messagearranger.h"
#include "sortkeys.h"
#include "sortmenu.h"
#include "threadmenu.h"
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

// Rows that are copied as text: more than that would block the window, and is for a file.
constexpr size_t MaxCopied = 2'000;
// Selected messages whose sizes are summed up: of more, hardly any is known.
constexpr size_t MaxSummed = 20'000;

int columnOf(const QByteArray &key)
{
    for (int column = 0; column < MessageListModel::ColumnCount; ++column) {
        if (MessageCells::sortKey(column) == key)
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
    view->setItemDelegateForColumn(MessageListModel::Flags, new FlagDelegate(view));
    return view;
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
    , m_writeAction(new QAction(icon("edit"), tr("All&ow Changes"), this))
    , m_actions(new MessageActions(m_view, m_model))
    , m_count(new QLabel)
    , m_arrangement(new QLabel)
    , m_arranger(new MessageArranger(m_model, this))
    , m_search(new SearchBar)
    , m_sortMenu(new SortMenu(m_arranger, m_unsortedAction, this))
    , m_threadMenu(new ThreadMenu(m_arranger, m_model, m_view, m_threadsAction, this))
    , m_columnMenu(new ColumnMenu(m_model, m_view, this))
    , m_cancel(new QToolButton)
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
            for (int visual = 0; visual < MessageListModel::ColumnCount; ++visual) {
                const int column = m_view->header()->logicalIndex(visual);
                if (!m_view->header()->isSectionHidden(column))
                    cells += row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
            }
            lines += cells.join(u'\t');
        }
        QApplication::clipboard()->setText(lines.join(u'\n'));
        if (m_actions->selected()->rowCount() > MaxCopied)
            showNotice(tr("Only %Ln row(s) were copied, from the top.", nullptr, int(MaxCopied)));
    });
    m_view->addActions({m_threadsAction, m_unsortedAction, copy});
}

MessagesPage::~MessagesPage()
{
    m_columnMenu->saveNow(); // while there is a header
}

QWidget *MessagesPage::makeBar()
{
    m_threadsAction->setObjectName(QStringLiteral("threadsAction"));
    m_threadsAction->setCheckable(true);
    m_threadsAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_threadsAction->setToolTip(tr("Let the server group the messages into threads (Ctrl+T)"));
    connect(m_threadsAction, &QAction::triggered, this,
            [this](bool on) { m_arranger->threadBy(on ? m_threadMenu->algorithm() : QByteArray()); });
    m_unsortedAction->setObjectName(QStringLiteral("unsortedAction"));
    m_unsortedAction->setToolTip(tr("Show the messages as they lie in the mailbox, the newest on top"));
    connect(m_unsortedAction, &QAction::triggered, this, [this] { m_arranger->sortBy({}); });

    auto *threads = new QToolButton;
    threads->setObjectName(QStringLiteral("threadsButton"));
    threads->setDefaultAction(m_threadsAction);
    m_threadsAction->setIconText(tr("Threads"));
    threads->setMenu(m_threadMenu);
    threads->setPopupMode(QToolButton::MenuButtonPopup);
    threads->setAccessibleName(tr("Show threads"));
    threads->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    threads->setAutoRaise(true);
    m_count->setObjectName(QStringLiteral("messageCount"));
    m_arrangement->setObjectName(QStringLiteral("messageNotice"));
    m_arrangement->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_arrangement->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_cancel->setObjectName(QStringLiteral("arrangeCancel"));
    m_cancel->setAccessibleName(tr("Cancel sorting"));
    m_cancel->setToolTip(tr("Leave the list as it was"));
    m_cancel->setIcon(icon("stop"));
    m_cancel->setAutoRaise(true);
    m_cancel->hide();
    connect(m_cancel, &QToolButton::clicked, m_arranger, &MessageArranger::cancel);
    connect(m_arranger, &MessageArranger::busyChanged, m_cancel,
            [this] { m_cancel->setVisible(m_arranger->isBusy()); });

    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 2, 4, 2);
    row->addWidget(m_count);
    row->addWidget(m_arrangement, 1);
    makeActions(row);
    row->addWidget(m_cancel);
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
    m_place->forget();
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
    m_columnMenu->setServer(subject().connection->options().address, session->capabilities());
    m_arranger->setSession(session, subject().mailbox);
    prepareSearch();
    m_actions->setMailbox(subject().connection, subject().mailbox);
    emit accessChanged();
    connect(subject().connection, &Connection::accessChanged, this, &MessagesPage::accessChanged,
            Qt::UniqueConnection);
    if (session->mailbox().count() == 0) {
        showNoMessages();
        return;
    }
    showContent();
    m_arranger->arrange();
    if (!m_arranger->isBusy())
        m_place->returnTo(session->mailbox());
}

void MessagesPage::showNoMessages()
{
    showEmpty(tr("No messages"), tr("“%1” is empty.").arg(subject().mailbox.toString()));
}

void MessagesPage::wireArranger()
{
    connect(m_arranger, &MessageArranger::wantedChanged, this, &MessagesPage::showWanted);
    connect(m_arranger, &MessageArranger::offersChanged, this, &MessagesPage::showOffers);
    connect(m_arranger, &MessageArranger::noticeChanged, this, [this] {
        m_arrangement->setText(m_arranger->notice());
        m_arrangement->setToolTip(m_arranger->notice()); // it may be longer than there is room for
    });
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
    const QByteArray key = MessageCells::sortKey(column);
    if (key.isEmpty()) {
        showWanted(); // the header shows another column by now
        return;
    }
    const bool second = QGuiApplication::keyboardModifiers() & Qt::ShiftModifier;
    m_arranger->sortBy(second ? SortKeys::withSecond(m_arranger->keys(), key)
                              : SortKeys::withFirst(m_arranger->keys(), key));
}

// The header and the actions say what is asked for.
void MessagesPage::showWanted()
{
    const auto &keys = m_arranger->keys();
    if (keys.empty())
        m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
    else
        m_view->header()->setSortIndicator(columnOf(keys.front().key), keys.front().order);
    if (keys.size() > 1)
        m_model->setSecondKey(columnOf(keys[1].key), keys[1].order);
    else
        m_model->setSecondKey(-1, Qt::AscendingOrder);
}

// What can be asked for, and why not.
void MessagesPage::showOffers()
{
    const QString noSort = m_arranger->whyNoSort(), noThreads = m_arranger->whyNoThreads();
    m_view->header()->setSectionsClickable(noSort.isEmpty());
    m_view->header()->setToolTip(
        noSort.isEmpty() ? tr("Click to sort; with Shift, to sort by this where the first is the same")
                         : noSort);
    m_threadsAction->setToolTip(
        noThreads.isEmpty() ? tr("Let the server group the messages into threads (Ctrl+T)") : noThreads);
}

void MessagesPage::showArranged()
{
    m_view->setRootIsDecorated(m_model->isThreaded());
    if (m_model->isThreaded() && m_model->messageCount() <= ThreadMenu::MaxExpanded)
        m_view->expandAll();
    m_place->restore(m_sameOrder);
    if (const imap::Session *session = mySession())
        m_place->returnTo(session->mailbox());
    updateCount();
}

void MessagesPage::fetch(const imap::SequenceSet &numbers)
{
    if (!mySession() || mySession()->state() != imap::Session::State::Selected)
        return;
    const imap::Cause because(tr("Rows of the message list"));
    mySession()->send(imap::Fetch{imap::Messages::numbers(numbers), m_model->items()});
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
