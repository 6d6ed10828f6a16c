#include "changespane.h"
#include "applydialog.h"
#include "changedialog.h"
#include "changepreview.h"
#include "changesmodel.h"
#include "imapcore/inbackground.h"
#include "stagedchanges.h"
#include "ui/connection.h"
#include "ui/support/actionbar.h"
#include "ui/support/emptyhint.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSaveFile>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

using State = imap::ChangeItem::State;

ChangesPane::ChangesPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new ChangesModel(this))
    , m_view(named(new QTreeView, "changesView", tr("Changes"),
                   tr("What is staged, in the order in which it is sent")))
    , m_details(named(new QPlainTextEdit, "changesDetails", tr("Preview"),
                      tr("What the selected changes, or all, would send, and what came of them")))
    , m_bar(new ActionBar("changesBar", tr("What to do with the changes"), this))
    , m_title(new QLabel)
    , m_count(new QLabel)
    , m_grouping(named(new QComboBox, "changesGrouping", tr("Grouping"), tr("How the changes are grouped")))
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("changesPane"));
    setAccessibleName(tr("Changes"));
    const auto make = [this](const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (ChangesPane::*done)()) {
        return m_bar->make(name, iconName, text, toolTip, shortcut, this, done);
    };
    m_apply = make("changesApply", "apply", tr("&Apply"), tr("Send the selected changes, or all that wait"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), &ChangesPane::apply);
    m_cancel = make("changesCancel", "stop", tr("&Stop"),
                    tr("Send no more; what was sent is answered, what was not sent stays"), {},
                    &ChangesPane::cancel);
    m_readBack = make("changesReadBack", "refresh", tr("&Verify"),
                      tr("Read back what was done, and say where the server has something else"), {},
                      &ChangesPane::readBack);
    m_undo = make("changesUndo", "undo", tr("&Undo"),
                  tr("Stage what takes back the selected changes, or all that were done"),
                  QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Z), &ChangesPane::undo);
    m_edit = make("changesEdit", "edit", tr("&Edit…"), tr("Change what the selected change asks for"), {},
                  &ChangesPane::edit);
    m_up = make("changesUp", "up", tr("Move U&p"), tr("Send it before the one above"),
                QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up), &ChangesPane::moveUp);
    m_down = make("changesDown", "down", tr("Move &Down"), tr("Send it after the one below"),
                  QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down), &ChangesPane::moveDown);
    m_remove = make("changesRemove", "remove", tr("D&rop"),
                    tr("Take the selected changes from the list; nothing is sent"), QKeySequence::Delete,
                    &ChangesPane::remove);
    m_removeDone =
        make("changesRemoveDone", "clear", tr("Remove D&one"),
             tr("Take from the list what is done; it stays in the audit"), {}, &ChangesPane::removeDone);
    m_exportCommands =
        make("changesExportCommands", "transcript", tr("Export &Commands…"),
             tr("Write the IMAP commands into a file, one a line"), {}, &ChangesPane::exportCommands);
    m_exportJson = make("changesExportJson", "export", tr("E&xport JSON…"),
                        tr("Write the changes into a file that can be imported, and that mailreevectl reads"),
                        {}, &ChangesPane::exportJson);
    m_import = make("changesImport", "import", tr("&Import JSON…"), tr("Stage the changes of a file"), {},
                    &ChangesPane::importJson);
    m_traffic = make("changesTraffic", "transcript", tr("Tra&ffic"),
                     tr("Show in the protocol what went over the wire for the selected change"), {},
                     &ChangesPane::showTraffic);
    m_atOnce = m_bar->make("changesAtOnce", "play", tr("Apply a&t Once"),
                           tr("Send what is changed on this connection at once, without staging it"));
    m_atOnce->setCheckable(true);
    connect(m_atOnce, &QAction::triggered, this, [this](bool on) {
        if (m_changes)
            m_changes->setAppliesAtOnce(on);
    });
    // Only where the list has the focus: Delete belongs to others as well.
    for (QAction *action : {m_remove, m_up, m_down})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_update.setSingleShot(true);
    m_update.setInterval(200);
    connect(&m_update, &QTimer::timeout, this, &ChangesPane::update);
    build();
    update();
}

const QList<QAction *> &ChangesPane::actions() const
{
    return m_bar->made();
}

void ChangesPane::build()
{
    m_view->setModel(m_model);
    m_hint = new EmptyHint(QString(), m_view);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformRowHeights(true);
    m_view->setRootIsDecorated(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_apply, m_edit, m_up, m_down, m_remove, m_undo, m_traffic});
    m_view->header()->setObjectName(QStringLiteral("changesHeader"));
    m_view->header()->resizeSection(ChangesModel::What, 220);
    m_view->header()->resizeSection(ChangesModel::Where, 160);
    m_view->header()->resizeSection(ChangesModel::Before, 140);
    m_view->header()->resizeSection(ChangesModel::After, 140);
    m_view->header()->resizeSection(ChangesModel::Outcome, 130);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChangesPane::update);
    connect(m_view, &QTreeView::doubleClicked, this, &ChangesPane::edit);

    m_details->setReadOnly(true);
    m_details->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setTabChangesFocus(true);
    m_title->setObjectName(QStringLiteral("changesTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(8, 3, 8, 3);
    m_count->setObjectName(QStringLiteral("changesCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("changesProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setToolTip(tr("How many changes were sent and answered, or read back"));
    m_progress->setFixedWidth(140);
    for (const auto &[grouping, text] : {std::pair(ChangesModel::Grouping::None, tr("In order")),
                                         std::pair(ChangesModel::Grouping::Where, tr("By place")),
                                         std::pair(ChangesModel::Grouping::Kind, tr("By kind")),
                                         std::pair(ChangesModel::Grouping::State, tr("By state")),
                                         std::pair(ChangesModel::Grouping::Cause, tr("By action"))})
        m_grouping->addItem(text, int(grouping));
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setGrouping(ChangesModel::Grouping(m_grouping->currentData().toInt()));
        m_view->setRootIsDecorated(m_model->grouping() != ChangesModel::Grouping::None);
        m_view->expandAll();
        update();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_view->expandAll();
        setChanged();
    });

    m_bar->addActions({m_apply, m_cancel, m_readBack, m_undo, m_traffic});
    m_bar->addSeparator();
    m_bar->addActions({m_edit, m_up, m_down, m_remove, m_removeDone});
    m_bar->addSeparator();
    auto *files = named(new QToolButton, "changesFiles", tr("Files"), tr("Export and import changes"));
    files->setText(tr("&Files"));
    files->setIcon(icon("file"));
    files->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    files->setPopupMode(QToolButton::InstantPopup);
    auto *fileMenu = new QMenu(files);
    fileMenu->setObjectName(QStringLiteral("changesFilesMenu"));
    fileMenu->setTitle(files->text());
    fileMenu->setToolTipsVisible(true);
    fileMenu->addActions({m_exportCommands, m_exportJson, m_import});
    files->setMenu(fileMenu);
    m_bar->addWidget(files);
    m_bar->addWidget(m_grouping);
    m_bar->addAction(m_atOnce);
    m_bar->showIconsOnly(
        {m_cancel, m_readBack, m_undo, m_edit, m_up, m_down, m_remove, m_removeDone, m_traffic});
    auto *status = new QHBoxLayout;
    status->setContentsMargins(0, 0, 8, 0);
    status->addWidget(m_bar, 1);
    status->addWidget(m_count);
    status->addSpacing(6);
    status->addWidget(m_progress);

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_details, 1);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("changesSplitter"));
    splitter->setAccessibleName(tr("Changes and preview"));
    splitter->addWidget(m_view);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(status);
    layout->addWidget(splitter, 1);
}

void ChangesPane::setChanges(StagedChanges *changes)
{
    if (changes == m_changes)
        return;
    if (m_changes)
        m_changes->disconnect(this);
    m_changes = changes;
    if (changes) {
        connect(changes, &StagedChanges::replaced, this, &ChangesPane::adopt);
        connect(changes, &StagedChanges::workChanged, this, &ChangesPane::update);
        connect(changes, &StagedChanges::progressed, this, [this] {
            m_progress->setRange(0, int(m_changes->total()));
            m_progress->setValue(int(m_changes->done()));
        });
        connect(changes, &StagedChanges::noticed, this, &ChangesPane::noticed);
        connect(changes, &StagedChanges::leaving, this, [this] { setChanges(nullptr); });
    }
    adopt();
}

void ChangesPane::adopt()
{
    m_model->setSet(m_changes ? m_changes->set() : nullptr);
    if (m_changes) {
        connect(m_changes->set(), &imap::ChangeSet::added, this, [this](size_t first) {
            setChanged();
            // What somebody has just staged is to be seen.
            if (const QModelIndex index = m_model->indexOf(first); index.isValid() && !m_changes->isStaging())
                m_view->scrollTo(index);
        });
        connect(m_changes->set(), &imap::ChangeSet::reset, this, &ChangesPane::setChanged);
    }
    update();
}

// In the order in which they are sent.
std::vector<quint64> ChangesPane::selected() const
{
    std::vector<size_t> places;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_model->addPlaces(m_model->index(row, 0, range.parent()), places);
    }
    // A group may be selected, and some in it.
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<quint64> ids;
    ids.reserve(places.size());
    for (const size_t place : places)
        ids.push_back(m_changes->set()->items()[place].id);
    return ids;
}

std::vector<quint64> ChangesPane::selectedOrAll() const
{
    std::vector<quint64> ids = selected();
    if (!ids.empty() || !m_changes)
        return ids;
    for (const imap::ChangeItem &item : m_changes->set()->items())
        ids.push_back(item.id);
    return ids;
}

std::vector<quint64> ChangesPane::toApply() const
{
    std::vector<quint64> ids = selected();
    if (ids.empty()) {
        for (const imap::ChangeItem &item : m_changes->set()->items()) {
            if (item.isUnsent())
                ids.push_back(item.id);
        }
        return ids;
    }
    std::erase_if(ids, [this](quint64 id) {
        const imap::ChangeItem *item = m_changes->set()->find(id);
        return !item || !item->isUnsent();
    });
    return ids;
}

// Of a great many, part after part may come within a second.
void ChangesPane::setChanged()
{
    if (!m_changes || !m_changes->isStaging())
        update();
    else if (!m_update.isActive())
        m_update.start();
}

static QString working(StagedChanges::Work work)
{
    switch (work) {
    case StagedChanges::Work::Applying:
        return ChangesPane::tr("Sending…");
    case StagedChanges::Work::ReadingBack:
        return ChangesPane::tr("Reading back…");
    case StagedChanges::Work::None:
        break;
    }
    return ChangesPane::tr("Staging…");
}

void ChangesPane::update()
{
    m_update.stop();
    const bool isThere = m_changes != nullptr;
    const bool works = isThere && m_changes->isBusy();
    const std::vector<quint64> ids = selected();
    const size_t waiting = isThere ? m_changes->waiting() : 0;
    const size_t sendable = !isThere ? 0 : ids.empty() ? waiting : toApply().size();
    const bool isOneOpen = ids.size() == 1 && sendable == 1 && !works;
    m_apply->setEnabled(isThere && m_changes->canApply() && (ids.empty() || sendable > 0));
    m_apply->setText(sendable > 0 ? tr("&Apply (%1)").arg(formatCount(sendable)) : tr("&Apply"));
    if (isThere) {
        const QString why = !ids.empty() && sendable == 0 && waiting > 0
                                ? tr("What is selected has been sent: select what waits, or nothing for all")
                                : m_changes->whyNot();
        m_apply->setToolTip(why.isEmpty() ? tr("Send the selected changes, or all that wait (Ctrl+Shift+A)")
                                          : why);
    }
    m_cancel->setEnabled(works);
    const bool hasSent =
        isThere && m_changes->set()->count(State::Done) + m_changes->set()->count(State::Sent) > 0;
    m_readBack->setEnabled(hasSent && !works && m_changes->connection()->session());
    m_undo->setEnabled(hasSent && !works);
    m_edit->setEnabled(isOneOpen);
    const bool isOrdered = m_model->grouping() == ChangesModel::Grouping::None;
    const auto at = isOneOpen ? m_changes->set()->indexOf(ids.front()) : std::nullopt;
    m_up->setEnabled(isOrdered && at && *at > 0);
    m_down->setEnabled(isOrdered && at && *at + 1 < m_changes->set()->items().size());
    m_remove->setEnabled(!ids.empty() && !works);
    m_removeDone->setEnabled(
        isThere && !works
        && m_changes->set()->count(State::Done) + m_changes->set()->count(State::Unneeded) > 0);
    const bool hasItems = isThere && !m_changes->set()->isEmpty();
    m_exportCommands->setEnabled(hasItems);
    m_exportJson->setEnabled(hasItems);
    m_import->setEnabled(isThere && !works);
    m_atOnce->setEnabled(isThere);
    m_atOnce->setChecked(isThere && m_changes->appliesAtOnce());
    m_traffic->setEnabled(ids.size() == 1);
    m_progress->setVisible(works);
    m_count->setText(
        !isThere ? tr("No connection")
        : works   ? working(m_changes->work())
        : waiting ? tr("%Ln change(s) wait", nullptr, int(waiting))
                  : QString());
    m_hint->setText(
        isThere && m_changes->appliesAtOnce()
            ? tr("Nothing is staged. What you change on this connection is sent at once; what came of it "
                 "stands here then.")
            : tr("Nothing is staged. What you change gathers here, until you apply it."));
    emit countChanged(waiting);
    if (!works || !ids.empty())
        showDetails();
}

bool ChangesPane::select(const QString &cause)
{
    QItemSelection found;
    for (size_t at = 0; m_changes && at < m_changes->set()->items().size(); ++at) {
        if (m_changes->set()->items()[at].cause == cause)
            found.select(m_model->indexOf(at), m_model->indexOf(at));
    }
    if (found.isEmpty())
        return false;
    m_view->selectionModel()->select(found, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(found.indexes().front());
    return true;
}

void ChangesPane::showTraffic()
{
    const std::vector<quint64> ids = selected();
    const imap::ChangeItem *item = ids.size() == 1 ? m_changes->set()->find(ids.front()) : nullptr;
    if (item)
        emit trafficWanted(item->cause, item->change.mailbox().toString());
}

void ChangesPane::showDetails()
{
    const std::vector<quint64> ids = selected();
    const QString text = m_changes ? ChangePreview::of(*m_changes, selectedOrAll()) : QString();
    m_title->setText(ids.size() == 1  ? tr("The selected change")
                     : text.isEmpty() ? tr("Nothing waits to be sent")
                     : ids.size() > 1 ? tr("The selected changes")
                                      : tr("All that will be sent"));
    if (text != m_details->toPlainText())
        m_details->setPlainText(text);
}

} // namespace ui
