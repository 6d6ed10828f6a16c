#include "mailboxpane.h"
#include "connection.h"
#include "connections/connectiondelegate.h"
#include "mailboxsearch.h"
#include "models/mailboxtreemodel.h"
#include "support/icons.h"
#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

MailboxPane::MailboxPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new MailboxTreeModel(this))
    , m_filter(new QLineEdit)
    , m_narrow(new QMenu(tr("Find Mailboxes b&y"), this))
    , m_columns(new QMenu(tr("Mailbo&x Columns"), this))
    , m_stack(new QStackedWidget)
    , m_view(new QTreeView)
    , m_search(new MailboxSearch)
{
    setObjectName(QStringLiteral("mailboxPane"));
    setAccessibleName(tr("Mailboxes"));
    m_filter->setObjectName(QStringLiteral("mailboxFilter"));
    m_filter->setAccessibleName(tr("Find mailboxes"));
    m_filter->setToolTip(
        tr("Find mailboxes whose name holds these words, listed in the tree or not (Ctrl+F)"));
    m_filter->setPlaceholderText(tr("Find mailboxes…"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);

    m_view->setObjectName(QStringLiteral("mailboxTree"));
    m_view->setAccessibleName(tr("Mailboxes"));
    m_view->setToolTip(tr("Every mailbox of every connection; what is selected leads the pages"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAllColumnsShowFocus(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setItemDelegate(new ConnectionDelegate(m_view));
    connect(m_view, &QWidget::customContextMenuRequested, this, &MailboxPane::showContextMenu);
    m_view->setTextElideMode(Qt::ElideRight);
    makeColumns();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *title = new QLabel(tr("Mailboxes"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(6, 6, 6, 4);
    filterRow->addWidget(title);
    auto *narrow = new QToolButton;
    narrow->setObjectName(QStringLiteral("mailboxNarrow"));
    narrow->setAccessibleName(tr("Narrow the search down"));
    narrow->setToolTip(tr("Find mailboxes by their special use, or by your rights on them"));
    narrow->setIcon(icon("filter"));
    narrow->setAutoRaise(true);
    narrow->setPopupMode(QToolButton::InstantPopup);
    m_narrow->setObjectName(QStringLiteral("narrowMenu"));
    m_narrow->setAccessibleName(tr("Find mailboxes by"));
    m_narrow->setToolTipsVisible(true);
    MailboxSearch::fillMenu(m_narrow, [this](const QString &word) {
        m_filter->setText((m_filter->text().trimmed() + u' ' + word).trimmed());
        focusFilter();
    });
    narrow->setMenu(m_narrow);
    auto *box = new QHBoxLayout;
    box->setSpacing(2);
    box->addWidget(m_filter, 1);
    box->addWidget(narrow);
    filterRow->addLayout(box);
    layout->addLayout(filterRow);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_search);
    layout->addWidget(m_stack, 1);
    makeActions();

    connect(m_filter, &QLineEdit::textChanged, this, &MailboxPane::filter);
    connect(m_search, &MailboxSearch::currentChanged, this, &MailboxPane::subjectChanged);
    connect(m_search, &MailboxSearch::opened, this, [this] {
        m_filter->clear(); // and the tree shows it
        emit opened();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const imap::MailboxName name = m_model->mailboxOf(current()); !name.isEmpty())
            m_lastShown[m_model->connectionOf(current())] = name;
        emit subjectChanged();
    });
    m_search->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const QTreeView *view : {m_view, m_search->view()})
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &MailboxPane::selectionChanged);
    connect(this, &MailboxPane::subjectChanged, this, &MailboxPane::selectionChanged);
    connect(m_view, &QTreeView::activated, this, &MailboxPane::opened);
    connect(m_model, &MailboxTreeModel::manyChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &MailboxTreeModel::listed, this, &MailboxPane::branchListed);
    connect(m_model, &MailboxTreeModel::listed, this, &MailboxPane::showAwaited);
}

void MailboxPane::makeActions()
{
    const auto add = [this](const char *name, const char *iconName, const QString &text,
                            const QString &toolTip, auto slot) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setObjectName(QLatin1String(name));
        action->setToolTip(toolTip);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
        m_view->addAction(action);
        return action;
    };
    add("copyMailboxName", "copy", tr("&Copy Name"), tr("Copy the names of the selected mailboxes"),
        [this] { copySelected([](const imap::MailboxName &name) { return name.toString(); }); });
    add("copyWireName", "copy", tr("Copy Name on the &Wire"),
        tr("Copy the names as they stand in IMAP commands"), [this] {
            copySelected([](const imap::MailboxName &name) { return QString::fromLatin1(name.wire()); });
        });
    add("expandBranch", "expand", tr("&Expand Below"), tr("Open all branches that are listed below this one"),
        [this] { m_view->expandRecursively(current(), 1); });
    add("collapseBranch", "collapse", tr("Co&llapse"), tr("Close this branch"),
        [this] { m_view->collapse(current()); });
}

void MailboxPane::addConnection(Connection *connection)
{
    m_search->addConnection(connection);
    const QModelIndex root = m_model->addConnection(connection);
    m_view->setFirstColumnSpanned(root.row(), {}, true);
    m_view->expand(root);
    connect(connection, &Connection::stateChanged, this, [this, connection] {
        m_listedAgain = nullptr;
        m_view->viewport()->update();
        // What is shown of it can be had again.
        if (connection->session() && currentConnection() == connection)
            emit subjectChanged();
    });
}

void MailboxPane::removeConnection(Connection *connection)
{
    if (m_justMade == connection)
        m_justMade = nullptr;
    m_lastShown.remove(connection);
    m_search->removeConnection(connection);
    m_model->removeConnection(connection);
}

void MailboxPane::showContextMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    const auto kind = MailboxTreeModel::NodeKind(index.data(MailboxTreeModel::NodeKindRole).toInt());
    QMenu menu;
    menu.setToolTipsVisible(true);
    menu.addActions(index.isValid() && kind == MailboxTreeModel::NodeKind::Connection ? m_connectionActions
                                                                                      : m_view->actions());
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

QModelIndex MailboxPane::current() const
{
    return m_view->currentIndex().siblingAtColumn(MailboxTreeModel::Name);
}

bool MailboxPane::isSearching() const
{
    return m_stack->currentWidget() == m_search;
}

Page::Subject MailboxPane::subject() const
{
    // While nothing of what was found is selected, the pages stay with what they show.
    if (isSearching()) {
        const Page::Subject found = m_search->subject();
        if (found.connection)
            return found;
    }
    const QModelIndex index = current();
    return {m_model->connectionOf(index), m_model->mailboxOf(index), m_model->separatorOf(index),
            index.data(MailboxTreeModel::SelectableRole).toBool()};
}

QStringList MailboxPane::path() const
{
    const Page::Subject shown = subject();
    if (isSearching() && shown.connection)
        return {shown.connection->title(), shown.mailbox.toString()};
    return m_model->path(current());
}

Connection *MailboxPane::currentConnection() const
{
    return subject().connection;
}

bool MailboxPane::select(Connection *connection, const imap::MailboxName &name)
{
    const QModelIndex index = m_model->find(connection, name);
    if (!index.isValid())
        return false;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    return true;
}

void MailboxPane::goTo(Connection *connection, const imap::MailboxName &name)
{
    m_filter->clear();
    m_lastShown[connection] = name;
    m_justMade = connection;
    if (!goBack(connection, {}))
        m_justMade = nullptr;
}

void MailboxPane::goToServer(Connection *connection)
{
    m_filter->clear();
    m_view->setCurrentIndex(m_model->indexOf(connection));
}

void MailboxPane::refresh()
{
    m_search->refresh();
    const QModelIndex index = current();
    m_listedAgain = index.isValid() && !index.parent().isValid() ? m_model->connectionOf(index) : nullptr;
    m_model->refresh(index);
}

void MailboxPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

// When a connection is made, its own namespace opens by itself, and its INBOX is what one sees first; when it is made
// again, the mailbox that one saw last.
void MailboxPane::branchListed(const QModelIndex &index)
{
    const auto kind = MailboxTreeModel::NodeKind(index.data(MailboxTreeModel::NodeKindRole).toInt());
    Connection *connection = m_model->connectionOf(index);
    if (kind == MailboxTreeModel::NodeKind::Connection && std::exchange(m_listedAgain, nullptr) == connection) {
        return; // as the person wanted, who looks at the server itself
    } else if (kind == MailboxTreeModel::NodeKind::Connection) {
        // Who looks at another one stays there.
        if (!m_lastShown.contains(connection) || currentConnection() == connection)
            m_justMade = connection;
        m_view->expand(index);
        if (m_model->rowCount(index) > 0)
            m_view->expand(m_model->index(0, 0, index));
    } else if (m_justMade == connection && !goBack(connection, index)) {
        m_justMade = nullptr;
        select(connection, imap::MailboxName(u"INBOX"));
    }
}

// One step of the way to the mailbox that was shown before the connection was lost: the branch that it lies in opens,
// and its listing comes back here. False where there is no such mailbox.
bool MailboxPane::goBack(Connection *connection, const QModelIndex &listed)
{
    const imap::MailboxName name = m_lastShown.value(connection);
    if (name.isEmpty())
        return false;
    if (select(connection, name)) {
        m_justMade = nullptr;
        return true;
    }
    const QModelIndex space = namespaceOf(connection, name);
    const char separator = m_model->separatorOf(space);
    for (imap::MailboxName above = name.parent(separator); !above.isEmpty();
         above = above.parent(separator)) {
        const QModelIndex index = m_model->find(connection, above);
        if (!index.isValid())
            continue;
        return index != listed && comesByOpening(index); // else it is gone
    }
    return space.isValid() && space != listed && comesByOpening(space);
}

// Opens a branch. False where all that is in it was listed before.
bool MailboxPane::comesByOpening(const QModelIndex &branch)
{
    // A view that has not been laid out yet opens it without asking for what is in it.
    m_model->fetchMore(branch);
    m_view->expand(branch);
    return m_model->isLoading(branch);
}

QModelIndex MailboxPane::namespaceOf(Connection *connection, const imap::MailboxName &name) const
{
    if (!connection)
        return {};
    const imap::Namespaces &all = connection->namespaces();
    const imap::Namespace *space = ui::namespaceOf(all, name);
    const QModelIndex root = m_model->indexOf(connection);
    return space && root.isValid() ? m_model->index(int(space - all.data()), 0, root) : QModelIndex();
}

void MailboxPane::filter(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        const Page::Subject found = isSearching() ? m_search->subject() : Page::Subject();
        m_search->find({});
        m_stack->setCurrentWidget(m_view);
        if (found.connection)
            goTo(found.connection, found.mailbox);
        return;
    }
    m_stack->setCurrentWidget(m_search);
    m_search->find(text);
}

// Down and Return go from the box to what was found, Escape goes back to the tree.
bool MailboxPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        fitName();
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    QTreeView *view = isSearching() ? m_search->view() : m_view;
    view->setFocus(Qt::OtherFocusReason);
    if (!view->currentIndex().isValid() && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
    return true;
}

} // namespace ui
