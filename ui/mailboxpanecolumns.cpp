// The columns of the tree of mailboxes.
#include "mailboxpane.h"
#include "models/mailboxtreemodel.h"
#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>

namespace ui {

namespace {
constexpr int FirstColumns[] = {MailboxTreeModel::Unseen, MailboxTreeModel::Messages};

bool isWide(int column)
{
    return column == MailboxTreeModel::Size || column == MailboxTreeModel::UidValidity;
}
} // namespace

void MailboxPane::makeColumns()
{
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(20);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, m_columns,
            [this](const QPoint &at) { m_columns->exec(m_view->header()->mapToGlobal(at)); });
    m_columns->setObjectName(QStringLiteral("mailboxColumnsMenu"));
    m_columns->setAccessibleName(tr("Mailbox columns"));
    m_columns->setToolTipsVisible(true);
    for (int column = 0; column < MailboxTreeModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, column == MailboxTreeModel::Name ? QHeaderView::Fixed
                                                                              : QHeaderView::Interactive);
        if (column == MailboxTreeModel::Name)
            continue;
        header->resizeSection(column, std::max(header->sectionSizeHint(column),
                                               fontMetrics().averageCharWidth() * (isWide(column) ? 12 : 8)));
        QAction *action = m_columns->addAction(MailboxTreeModel::columnName(column));
        action->setObjectName(QStringLiteral("mailboxColumn%1").arg(column));
        action->setToolTip(MailboxTreeModel::columnToolTip(column));
        action->setCheckable(true);
        action->setData(column);
        header->setSectionHidden(column, std::find(std::begin(FirstColumns), std::end(FirstColumns), column)
                                             == std::end(FirstColumns));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->header()->setSectionHidden(column, !shown);
            columnsChanged();
        });
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (section != MailboxTreeModel::Name)
            fitName();
    });
    m_view->viewport()->installEventFilter(this);
    layoutRestored();
}

void MailboxPane::layoutRestored()
{
    for (QAction *action : m_columns->actions()) {
        const QSignalBlocker blocker(action);
        action->setChecked(!m_view->header()->isSectionHidden(action->data().toInt()));
    }
    m_view->header()->setSectionHidden(MailboxTreeModel::Name, false);
    columnsChanged();
}

void MailboxPane::columnsChanged()
{
    QSet<int> shown;
    for (int column = 0; column < MailboxTreeModel::ColumnCount; ++column) {
        if (!m_view->header()->isSectionHidden(column))
            shown.insert(column);
    }
    m_model->setShownColumns(shown);
    fitName();
}

// The name has all the room that the others leave, and never too little.
void MailboxPane::fitName()
{
    const QHeaderView *header = m_view->header();
    const int others = header->length() - header->sectionSize(MailboxTreeModel::Name);
    m_view->header()->resizeSection(MailboxTreeModel::Name, std::max(m_view->viewport()->width() - others,
                                                                     fontMetrics().averageCharWidth() * 30));
}

QModelIndexList MailboxPane::visibleMailboxes() const
{
    QModelIndexList all;
    if (!m_view->isVisible())
        return all;
    const int bottom = m_view->viewport()->height();
    for (QModelIndex at = m_view->indexAt({1, 1}); at.isValid() && m_view->visualRect(at).top() < bottom;
         at = m_view->indexBelow(at))
        all.append(at.siblingAtColumn(MailboxTreeModel::Name));
    return all;
}

} // namespace ui
