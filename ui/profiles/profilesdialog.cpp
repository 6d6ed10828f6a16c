#include "profilesdialog.h"
#include "profiles.h"
#include "ui/support/icons.h"
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int IdRole = Qt::UserRole;
constexpr int GroupRole = Qt::UserRole + 1;
// No file of profiles is larger.
constexpr qint64 MostBytes = 16 << 20;
} // namespace

ProfilesDialog::ProfilesDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
    , m_buttons(new QVBoxLayout)
{
    setObjectName(QStringLiteral("profilesDialog"));
    setWindowTitle(tr("Profiles"));
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setAccessibleName(tr("Profiles"));
    m_list->setToolTip(tr("Press Return or double-click to connect; F2 gives a group another name"));
    m_list->setHeaderLabels({tr("Name"), tr("Server"), tr("Kind")});
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 28);
    m_list->header()->resizeSection(1, fontMetrics().averageCharWidth() * 34);
    m_connect = addButton("profileConnect", "connect", tr("&Connect"), tr("Connect by this profile (Return)"),
                          [this] {
                              if (const auto profile = current())
                                  emit connectWanted(*profile);
                          });
    addButton("profileNew", "add", tr("&New…"), tr("Make a profile"), [this] { emit editWanted({}); });
    m_edit = addButton("profileEdit", "edit", tr("&Edit…"), tr("Change this profile"), [this] {
        if (const auto profile = current())
            emit editWanted(*profile);
    });
    m_duplicate = addButton("profileDuplicate", "copy", tr("&Duplicate"), tr("Make another one like it"),
                            [this] { duplicate(); });
    m_remove = addButton("profileRemove", "remove", tr("&Remove"), tr("Forget this profile (Del)"),
                         [this] { removeCurrent(); });
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    addButton("profileImport", "import", tr("&Import…"), tr("Add the profiles of a file"),
              [this] { importFile(); });
    m_export =
        addButton("profileExport", "export", tr("E&xport…"),
                  tr("Write all profiles to a file; passwords are not among them"), [this] { exportFile(); });
    static_cast<QVBoxLayout *>(m_buttons)->addStretch(1);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *close = box->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("profilesClose"));
    close->setAccessibleName(close->text().remove(u'&'));
    close->setToolTip(tr("Close this list (Esc)"));
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(box);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 24);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ProfilesDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] {
        if (const auto profile = current())
            emit connectWanted(*profile);
    });
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        const QString before = item->data(0, GroupRole).toString();
        if (before.isEmpty() || item->text(0) == before || item->text(0).trimmed().isEmpty())
            return;
        profiles::renameGroup(before, item->text(0).trimmed());
        // Not while the editor is still open.
        QMetaObject::invokeMethod(this, &ProfilesDialog::reload, Qt::QueuedConnection);
        emit changed();
    });
    reload();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

QPushButton *ProfilesDialog::addButton(const char *name, const char *iconName, const QString &text,
                                       const QString &toolTip, const std::function<void()> &action)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, action);
    m_buttons->addWidget(button);
    return button;
}

void ProfilesDialog::reload()
{
    const auto before = current();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    QTreeWidgetItem *group = nullptr;
    for (const Profile &profile : profiles::all()) {
        if (!profile.group.isEmpty() && (!group || group->data(0, GroupRole).toString() != profile.group)) {
            group = new QTreeWidgetItem(m_list, {profile.group});
            group->setData(0, GroupRole, profile.group);
            group->setIcon(0, icon("group"));
            group->setFlags(group->flags() | Qt::ItemIsEditable);
            group->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem({profile.title(), profile.place(), Profile::wordFor(profile.kind)});
        item->setData(0, IdRole, profile.id);
        item->setIcon(0, icon("server", profile.colour()));
        if (profile.group.isEmpty())
            m_list->addTopLevelItem(item);
        else
            group->addChild(item);
    }
    m_list->expandAll();
    if (before)
        select(before->id);
    updateButtons();
}

void ProfilesDialog::select(const QString &id)
{
    for (QTreeWidgetItemIterator at(m_list); *at; ++at) {
        if ((*at)->data(0, IdRole).toString() == id)
            m_list->setCurrentItem(*at);
    }
    updateButtons();
}

std::optional<Profile> ProfilesDialog::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const QString id = item ? item->data(0, IdRole).toString() : QString();
    for (const Profile &profile : profiles::all()) {
        if (!id.isEmpty() && profile.id == id)
            return profile;
    }
    return std::nullopt;
}

void ProfilesDialog::updateButtons()
{
    const bool is = current().has_value();
    for (QPushButton *button : {m_connect, m_edit, m_duplicate, m_remove})
        button->setEnabled(is);
    m_export->setEnabled(m_list->topLevelItemCount() > 0);
}

void ProfilesDialog::duplicate()
{
    auto profile = current();
    if (!profile)
        return;
    profile->id.clear();
    profile->name = tr("%1 (copy)").arg(profile->title());
    const Profile made = profiles::save(*profile);
    reload();
    select(made.id);
    emit changed();
}

void ProfilesDialog::removeCurrent()
{
    const auto profile = current();
    if (!profile)
        return;
    QMessageBox box(QMessageBox::Question, tr("Remove profile"),
                    tr("Forget how to reach “%1”?").arg(profile->title()), QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("removeProfileQuestion"));
    box.setInformativeText(tr("Nothing is changed on the server."));
    const QPushButton *yes = box.addButton(tr("&Remove"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() != yes)
        return;
    profiles::remove(profile->id);
    reload();
    emit changed();
}

void ProfilesDialog::importFile()
{
    const QString name =
        QFileDialog::getOpenFileName(this, tr("Import profiles"), {}, tr("Profiles (*.json);;All files (*)"));
    if (name.isEmpty())
        return;
    QFile file(name);
    QString why;
    QList<Profile> found;
    if (file.open(QIODevice::ReadOnly))
        found = profiles::fromFile(file.read(MostBytes), &why);
    else
        why = file.errorString();
    if (!why.isEmpty()) {
        QMessageBox::warning(this, tr("Import profiles"), tr("The profiles could not be read. %1").arg(why));
        return;
    }
    const int added = profiles::add(found);
    reload();
    emit changed();
    QMessageBox::information(this, tr("Import profiles"), tr("%n profile(s) were added.", nullptr, added));
}

void ProfilesDialog::exportFile()
{
    const QString name =
        QFileDialog::getSaveFileName(this, tr("Export profiles"), QStringLiteral("mailreeve-profiles.json"),
                                     tr("Profiles (*.json);;All files (*)"));
    if (name.isEmpty())
        return;
    QSaveFile file(name);
    const QByteArray bytes = profiles::toFile(profiles::all());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        QMessageBox::warning(this, tr("Export profiles"),
                             tr("The file could not be written. %1").arg(file.errorString()));
}

} // namespace ui
