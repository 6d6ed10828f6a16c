#include "searchbuilder.h"
#include "criteriamodel.h"
#include "criterioneditor.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

using imap::Criterion;

namespace {
// Rows that are opened at once: more would be felt.
constexpr int MaxOpened = 2000;
} // namespace

SearchBuilder::SearchBuilder(QWidget *parent)
    : QWidget(parent)
    , m_model(new CriteriaModel(this))
    , m_view(new QTreeView)
    , m_editor(new CriterionEditor)
{
    setObjectName(QStringLiteral("searchBuilder"));
    m_view->setObjectName(QStringLiteral("searchCriteria"));
    m_view->setAccessibleName(tr("Criteria of the search"));
    m_view->setToolTip(tr("What a message must meet; the selected row is changed in the fields below. "
                          "Insert adds one, Delete removes it, Ctrl+Up and Ctrl+Down move it"));
    m_view->setToolTipDuration(4000);
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setRootIsDecorated(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    // The list of messages is what one looks at.
    m_view->setMinimumHeight(fontMetrics().height() * 4);
    m_view->setMaximumHeight(fontMetrics().height() * 9);
    makeActions();

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(0);
    for (QAction *action : m_actions) {
        auto *button = new QToolButton;
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        button->setAutoRaise(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *rows = new QHBoxLayout;
    rows->setSpacing(2);
    rows->addWidget(m_view, 1);
    rows->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(rows, 1);
    layout->addWidget(m_editor);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SearchBuilder::showCurrent);
    connect(m_view, &QTreeView::activated, this, [this] { m_editor->focusValue(); });
    connect(m_model, &CriteriaModel::edited, this, &SearchBuilder::told);
    connect(m_editor, &CriterionEditor::criterionEdited, this, [this](const Criterion &criterion) {
        const QModelIndex index = current();
        if (!m_model->isGroup(index))
            select(m_model->replace(index, criterion));
    });
    connect(m_editor, &CriterionEditor::groupEdited, this,
            [this](Criterion::Kind kind, bool negated) { m_model->setGroup(current(), kind, negated); });
    connect(m_editor, &CriterionEditor::returnPressed, this, &SearchBuilder::searchWanted);
    setCriterion({});
}

QAction *SearchBuilder::addAction(const char *name, const char *iconName, const QString &text,
                                  const QString &toolTip, const QKeySequence &shortcut,
                                  const std::function<void()> &run)
{
    auto *action = new QAction(icon(iconName), text, m_view);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(toolTip, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, run);
    m_view->addAction(action);
    m_actions.append(action);
    return action;
}

void SearchBuilder::makeActions()
{
    addAction("criterionAdd", "add", tr("&Add a Criterion"),
              tr("Add a criterion behind the selected row, or into the selected group"),
              QKeySequence(Qt::Key_Insert), [this] {
                  select(m_model->insert(current(), Criterion::key("SUBJECT", {QString()})));
                  m_editor->focusValue();
              });
    addAction("criterionAddGroup", "thread", tr("Add a &Group"),
              tr("Add a group of criteria, of which any one is enough"),
              QKeySequence(Qt::SHIFT | Qt::Key_Insert), [this] {
                  select(m_model->insertGroup(current(), Criterion::Kind::Any));
                  m_view->setFocus(Qt::OtherFocusReason);
              });
    m_remove = addAction("criterionRemove", "remove", tr("&Remove"),
                         tr("Remove the selected row with all that is in it"), QKeySequence(Qt::Key_Delete),
                         [this] { select(m_model->remove(current())); });
    const auto move = [this](int step) {
        m_model->move(current(), step);
        select(current());
    };
    m_up = addAction("criterionUp", "up", tr("Move &Up"),
                     tr("Move the selected row up, into a group or out of it"),
                     QKeySequence(Qt::CTRL | Qt::Key_Up), [move] { move(-1); });
    m_down = addAction("criterionDown", "down", tr("Move &Down"),
                       tr("Move the selected row down, into a group or out of it"),
                       QKeySequence(Qt::CTRL | Qt::Key_Down), [move] { move(1); });
}

void SearchBuilder::setCriterion(const std::optional<Criterion> &criterion)
{
    if (m_model->criterion() == criterion && current().isValid())
        return;
    m_model->setCriterion(criterion);
    m_view->expand(m_model->top());
    int rows = 0;
    const auto open = [this, &rows](const auto &self, const QModelIndex &group) -> void {
        rows += m_model->rowCount(group);
        for (int row = 0; row < m_model->rowCount(group) && rows < MaxOpened; ++row) {
            const QModelIndex index = m_model->index(row, 0, group);
            if (!m_model->isGroup(index))
                continue;
            m_view->expand(index);
            self(self, index);
        }
    };
    open(open, m_model->top());
    const QModelIndex first = m_model->index(0, 0, m_model->top());
    select(first.isValid() ? first : m_model->top());
}

void SearchBuilder::setCapabilities(const std::function<bool(const QByteArray &)> &isThere)
{
    m_model->setCapabilities(isThere);
    m_editor->setCapabilities(isThere);
}

void SearchBuilder::setKeywords(const QStringList &keywords)
{
    m_editor->setKeywords(keywords);
}

QModelIndex SearchBuilder::current() const
{
    return m_view->currentIndex();
}

void SearchBuilder::select(const QModelIndex &index)
{
    for (QModelIndex above = index; above.isValid(); above = above.parent())
        m_view->expand(above);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    showCurrent();
}

void SearchBuilder::showCurrent()
{
    const QModelIndex index = current();
    if (m_model->isGroup(index) || !index.isValid())
        m_editor->showGroup(m_model->groupKind(index), m_model->isNegated(index));
    else
        m_editor->showCriterion(m_model->criterionAt(index));
    updateActions();
}

void SearchBuilder::updateActions()
{
    m_remove->setEnabled(current().parent().isValid());
    m_up->setEnabled(m_model->canMove(current(), -1));
    m_down->setEnabled(m_model->canMove(current(), 1));
}

void SearchBuilder::told()
{
    updateActions();
    emit edited(m_model->criterion());
}

} // namespace ui
