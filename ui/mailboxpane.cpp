#include "mailboxpane.h"
#include "connection.h"
#include "models/mailboxtreemodel.h"
#include "support/icons.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

MailboxPane::MailboxPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new MailboxTreeModel(this))
    , m_filter(new QLineEdit)
    , m_view(new QTreeView)
{
    setObjectName(QStringLiteral("mailboxPane"));
    setAccessibleName(tr("Mailboxes"));
    m_filter->setObjectName(QStringLiteral("mailboxFilter"));
    m_filter->setAccessibleName(tr("Filter mailboxes"));
    m_filter->setToolTip(tr("Show only the listed mailboxes whose name holds this text (Ctrl+F)"));
    m_filter->setPlaceholderText(tr("Filter mailboxes…"));
    m_filter->setClearButtonEnabled(true);

    m_view->setObjectName(QStringLiteral("mailboxTree"));
    m_view->setAccessibleName(tr("Mailboxes"));
    m_view->setToolTip(tr("Every mailbox of every connection; what is selected leads the pages"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAllColumnsShowFocus(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(20);
    header->setSectionResizeMode(MailboxTreeModel::Name, QHeaderView::Stretch);
    for (const int column : {MailboxTreeModel::Unseen, MailboxTreeModel::Messages}) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(
            column, std::max(header->sectionSizeHint(column), fontMetrics().averageCharWidth() * 8));
    }

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
    filterRow->addWidget(m_filter);
    layout->addLayout(filterRow);
    layout->addWidget(m_view, 1);
    makeActions();

    connect(m_filter, &QLineEdit::textChanged, this, &MailboxPane::filter);
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const imap::MailboxName name = m_model->mailboxOf(current()); !name.isEmpty())
            m_lastShown[currentConnection()] = name;
        emit subjectChanged();
    });
    connect(m_view, &QTreeView::activated, this, &MailboxPane::opened);
    connect(m_model, &MailboxTreeModel::listed, this, &MailboxPane::branchListed);
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
    add("copyMailboxName", "copy", tr("&Copy Name"), tr("Copy the mailbox’s name"),
        [this] { QApplication::clipboard()->setText(m_model->mailboxOf(current()).toString()); });
    add("copyWireName", "copy", tr("Copy Name on the &Wire"),
        tr("Copy the name as it stands in IMAP commands"), [this] {
            QApplication::clipboard()->setText(QString::fromLatin1(m_model->mailboxOf(current()).wire()));
        });
    add("expandBranch", "expand", tr("&Expand Below"), tr("Open all branches that are listed below this one"),
        [this] { m_view->expandRecursively(current(), 1); });
    add("collapseBranch", "collapse", tr("Co&llapse"), tr("Close this branch"),
        [this] { m_view->collapse(current()); });
}

void MailboxPane::addConnection(Connection *connection)
{
    m_view->expand(m_model->addConnection(connection));
}

QModelIndex MailboxPane::current() const
{
    return m_view->currentIndex().siblingAtColumn(MailboxTreeModel::Name);
}

Page::Subject MailboxPane::subject() const
{
    const QModelIndex index = current();
    return {m_model->connectionOf(index), m_model->mailboxOf(index), m_model->separatorOf(index),
            index.data(MailboxTreeModel::SelectableRole).toBool()};
}

Connection *MailboxPane::currentConnection() const
{
    return m_model->connectionOf(current());
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

void MailboxPane::refresh()
{
    m_model->refresh(current());
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
    if (kind == MailboxTreeModel::NodeKind::Connection) {
        m_justMade = connection;
        m_view->expand(index);
        if (m_model->rowCount(index) > 0)
            m_view->expand(m_model->index(0, 0, index));
    } else if (m_justMade == connection && !goBack(connection, index)) {
        m_justMade = nullptr;
        select(connection, imap::MailboxName(u"INBOX"));
    }
    if (!m_filter->text().isEmpty())
        filter(m_filter->text());
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
    const char separator = m_model->separatorOf(listed);
    for (imap::MailboxName above = name.parent(separator); !above.isEmpty();
         above = above.parent(separator)) {
        const QModelIndex index = m_model->find(connection, above);
        if (!index.isValid())
            continue;
        if (index == listed)
            return false; // it is gone
        m_view->expand(index);
        return true;
    }
    return false;
}

void MailboxPane::filter(const QString &text)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        hideUnlessMatching(m_model->index(row, 0), text.trimmed());
}

// True when the index or something listed below it matches.
bool MailboxPane::hideUnlessMatching(const QModelIndex &index, const QString &text)
{
    const auto kind = MailboxTreeModel::NodeKind(index.data(MailboxTreeModel::NodeKindRole).toInt());
    bool matches = text.isEmpty()
                   || (kind == MailboxTreeModel::NodeKind::Mailbox
                       && index.data().toString().contains(text, Qt::CaseInsensitive));
    bool below = false;
    for (int row = 0; row < m_model->rowCount(index); ++row)
        below |= hideUnlessMatching(m_model->index(row, 0, index), text);
    const bool shown = matches || below || kind == MailboxTreeModel::NodeKind::Connection;
    m_view->setRowHidden(index.row(), index.parent(), !shown);
    if (below && !text.isEmpty())
        m_view->expand(index);
    return shown;
}

} // namespace ui
