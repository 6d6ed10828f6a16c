#include "roletemplatedialogs.h"
#include "rightstexts.h"
#include "roletemplates.h"
#include "ui/support/emptyhint.h"
#include "ui/support/named.h"
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

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

QString wordsOf(const QByteArray &rights)
{
    QStringList names;
    for (const char right : rights)
        names += Rights::name(right);
    return QStringLiteral("%1: %2").arg(QString::fromLatin1(rights), names.join(QStringLiteral(", ")));
}

} // namespace

SaveTemplateDialog::SaveTemplateDialog(const QByteArray &rights, QWidget *parent)
    : QDialog(parent)
    , m_rights(rights)
    , m_name(named(new QLineEdit, "templateName", tr("Name of the template"),
                   tr("What this set of rights is to be called in the menu of roles")))
    , m_notice(makeNotice("templateNotice"))
{
    setObjectName(QStringLiteral("saveTemplateDialog"));
    setWindowTitle(tr("Save as Template"));
    m_name->setMaxLength(60);
    auto *label = new QLabel(tr("&Name:"));
    label->setBuddy(m_name);
    auto *what = makeNotice("templateRights");
    what->setText(wordsOf(rights));
    what->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = named(buttons->button(QDialogButtonBox::Save), "templateSave", tr("Save"),
                   tr("Keep the rights under this name"));
    m_save->setDefault(true);
    named(buttons->button(QDialogButtonBox::Cancel), "templateCancel", tr("Cancel"), tr("Keep nothing"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(what);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(m_name, &QLineEdit::textChanged, this, &SaveTemplateDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void SaveTemplateDialog::check()
{
    const QString name = m_name->text().trimmed();
    const QList<RoleTemplate> known = roletemplates::all();
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&name](const RoleTemplate &one) { return one.name == name; });
    m_save->setEnabled(!name.isEmpty());
    m_notice->setText(same == known.end() ? QString()
                                          : tr("There is a template of this name, which will be replaced: %1")
                                                .arg(QString::fromLatin1(same->rights)));
}

void SaveTemplateDialog::accept()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    roletemplates::save({name, m_rights});
    QDialog::accept();
}

RoleTemplatesDialog::RoleTemplatesDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(named(new QTreeWidget, "templatesList", tr("Templates"),
                   tr("Your own sets of rights; F2 renames one, Delete deletes it")))
    , m_notice(makeNotice("templatesNotice"))
    , m_rename(named(new QPushButton(tr("Re&name")), "templateRename", tr("Rename"),
                     tr("Give the selected one another name (F2)")))
    , m_remove(named(new QPushButton(tr("&Delete")), "templateDelete", tr("Delete"),
                     tr("Delete the selected one (Delete)")))
{
    setObjectName(QStringLiteral("roleTemplatesDialog"));
    setWindowTitle(tr("Templates of Rights"));
    m_list->setHeaderLabels({tr("Name"), tr("Rights")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 24);
    new EmptyHint(tr("There are no templates."), m_list);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QPushButton *button : {m_rename, m_remove}) {
        button->setAutoDefault(false);
        box->addButton(button, QDialogButtonBox::ActionRole);
    }
    named(box->button(QDialogButtonBox::Close), "templatesClose", tr("Close"), tr("Close this list (Escape)"))
        ->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_notice);
    layout->addWidget(box);
    resize(fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 16);

    auto *remove = new QAction(tr("Delete"), m_list);
    remove->setObjectName(QStringLiteral("templateDeleteAction"));
    remove->setToolTip(tr("Delete the selected template"));
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, &RoleTemplatesDialog::removeCurrent);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RoleTemplatesDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        renamed(item->data(0, Qt::UserRole).toString(), item->text(0).trimmed());
    });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem(), 0); });
    connect(m_remove, &QPushButton::clicked, this, &RoleTemplatesDialog::removeCurrent);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill({});
}

void RoleTemplatesDialog::fill(const QString &current)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const RoleTemplate &one : roletemplates::all()) {
        auto *item = new QTreeWidgetItem(m_list, {one.name, wordsOf(one.rights)});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, Qt::UserRole, one.name);
        if (one.name == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    updateButtons();
}

void RoleTemplatesDialog::updateButtons()
{
    const bool any = m_list->currentItem() != nullptr;
    m_rename->setEnabled(any);
    m_remove->setEnabled(any);
}

void RoleTemplatesDialog::removeCurrent()
{
    if (const QTreeWidgetItem *item = m_list->currentItem()) {
        const QTreeWidgetItem *next =
            m_list->itemBelow(item) ? m_list->itemBelow(item) : m_list->itemAbove(item);
        const QString nextName = next ? next->data(0, Qt::UserRole).toString() : QString();
        roletemplates::remove(item->data(0, Qt::UserRole).toString());
        m_notice->clear();
        fill(nextName);
    }
}

// After the editor is closed: the rows are made anew.
void RoleTemplatesDialog::renamed(const QString &from, const QString &to)
{
    const bool good = roletemplates::rename(from, to);
    m_notice->setText(good           ? QString()
                      : to.isEmpty() ? tr("A template needs a name.")
                                     : tr("There is another template called “%1”.").arg(to));
    QMetaObject::invokeMethod(
        this, [this, name = good ? to : from] { fill(name); }, Qt::QueuedConnection);
}

} // namespace ui
