#include "savedsearchdialogs.h"
#include "ui/support/emptyhint.h"
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <tuple>

namespace ui {

namespace {

QLabel *makeNotice(const char *name)
{
    auto *notice = new QLabel;
    notice->setObjectName(QLatin1String(name));
    notice->setWordWrap(true);
    notice->setTextFormat(Qt::PlainText);
    return notice;
}

} // namespace

SaveSearchDialog::SaveSearchDialog(SavedSearches searches, const QString &criteria, QWidget *parent)
    : QDialog(parent)
    , m_searches(std::move(searches))
    , m_criteria(criteria)
    , m_name(new QLineEdit)
    , m_notice(makeNotice("saveSearchNotice"))
{
    setObjectName(QStringLiteral("saveSearchDialog"));
    setWindowTitle(tr("Save the search"));
    m_name->setObjectName(QStringLiteral("saveSearchName"));
    m_name->setAccessibleName(tr("Name of the search"));
    m_name->setToolTip(tr("What the search is to be called in the menu of saved searches"));
    m_name->setMaxLength(100);
    auto *label = new QLabel(tr("&Name:"));
    label->setBuddy(m_name);
    // As much of it as can be taken in.
    constexpr qsizetype Most = 300;
    auto *what = makeNotice("saveSearchCriteria");
    what->setText(criteria.size() > Most ? criteria.left(Most) + u'…' : criteria);
    what->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName(QStringLiteral("saveSearchSave"));
    m_save->setDefault(true);
    m_save->setToolTip(tr("Keep the search for this connection"));
    auto *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("saveSearchCancel"));
    cancel->setToolTip(tr("Keep nothing"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(what);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(m_name, &QLineEdit::textChanged, this, &SaveSearchDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void SaveSearchDialog::check()
{
    const QString name = m_name->text().trimmed();
    m_save->setEnabled(!name.isEmpty());
    const QList<SavedSearch> known = m_searches.all();
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&name](const SavedSearch &search) { return search.name == name; });
    m_notice->setText(
        same == known.end()
            ? QString()
            : tr("There is a search of this name, which will be replaced: %1").arg(same->criteria.left(300)));
}

void SaveSearchDialog::accept()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    m_searches.save({name, m_criteria});
    emit saved(name);
    QDialog::accept();
}

SavedSearchesDialog::SavedSearchesDialog(SavedSearches searches, const QString &connection, QWidget *parent)
    : QDialog(parent)
    , m_searches(std::move(searches))
    , m_list(new QTreeWidget)
    , m_notice(makeNotice("savedSearchesNotice"))
    , m_use(new QPushButton(tr("&Search")))
    , m_rename(new QPushButton(tr("Re&name")))
    , m_remove(new QPushButton(tr("&Delete")))
{
    setObjectName(QStringLiteral("savedSearchesDialog"));
    setWindowTitle(tr("Saved searches of %1").arg(connection));
    m_list->setObjectName(QStringLiteral("savedSearchesList"));
    m_list->setAccessibleName(tr("Saved searches"));
    m_list->setToolTip(tr("The saved searches; Return searches with one, F2 renames it, Delete deletes it"));
    m_list->setHeaderLabels({tr("Name"), tr("Criteria")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 24);
    new EmptyHint(tr("No search was saved for this connection."), m_list);
    const std::tuple<QPushButton *, const char *, QString> buttons[] = {
        {m_use, "savedSearchUse", tr("Search with the selected one")},
        {m_rename, "savedSearchRename", tr("Give the selected one another name (F2)")},
        {m_remove, "savedSearchDelete", tr("Delete the selected one (Delete)")}};
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close);
    for (const auto &[button, name, toolTip] : buttons) {
        button->setObjectName(QLatin1String(name));
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        box->addButton(button, QDialogButtonBox::ActionRole);
    }
    QPushButton *close = box->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("savedSearchesClose"));
    close->setToolTip(tr("Close this list"));
    close->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_notice);
    layout->addWidget(box);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 18);

    auto *remove = new QAction(tr("Delete"), m_list);
    remove->setObjectName(QStringLiteral("savedSearchDeleteAction"));
    remove->setToolTip(tr("Delete the selected search"));
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, &SavedSearchesDialog::removeCurrent);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SavedSearchesDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &SavedSearchesDialog::use);
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        renamed(item->data(0, Qt::UserRole).toString(), item->text(0).trimmed());
    });
    connect(m_use, &QPushButton::clicked, this, &SavedSearchesDialog::use);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem(), 0); });
    connect(m_remove, &QPushButton::clicked, this, &SavedSearchesDialog::removeCurrent);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill({});
}

void SavedSearchesDialog::fill(const QString &current)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const SavedSearch &search : m_searches.all()) {
        auto *item = new QTreeWidgetItem(m_list, {search.name, search.criteria.left(500)});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, Qt::UserRole, search.name);
        item->setData(1, Qt::UserRole, search.criteria);
        if (search.name == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    updateButtons();
}

void SavedSearchesDialog::updateButtons()
{
    const bool any = m_list->currentItem() != nullptr;
    for (QPushButton *button : {m_use, m_rename, m_remove})
        button->setEnabled(any);
}

void SavedSearchesDialog::use()
{
    if (const QTreeWidgetItem *item = m_list->currentItem()) {
        const QString criteria = item->data(1, Qt::UserRole).toString();
        accept();
        emit chosen(criteria);
    }
}

void SavedSearchesDialog::removeCurrent()
{
    if (const QTreeWidgetItem *item = m_list->currentItem()) {
        const QTreeWidgetItem *next =
            m_list->itemBelow(item) ? m_list->itemBelow(item) : m_list->itemAbove(item);
        const QString nextName = next ? next->data(0, Qt::UserRole).toString() : QString();
        m_searches.remove(item->data(0, Qt::UserRole).toString());
        m_notice->clear();
        fill(nextName);
        emit changed();
    }
}

// After the editor is closed: the rows are made anew.
void SavedSearchesDialog::renamed(const QString &from, const QString &to)
{
    const bool good = m_searches.rename(from, to);
    m_notice->setText(good           ? QString()
                      : to.isEmpty() ? tr("A search needs a name.")
                                     : tr("There is another search called “%1”.").arg(to));
    QMetaObject::invokeMethod(
        this, [this, name = good ? to : from] { fill(name); }, Qt::QueuedConnection);
    if (good)
        emit changed();
}

} // namespace ui
