#include "findingspage.h"
#include "accessstore.h"
#include "imapcore/access/accessfindings.h"
#include "imapcore/slicedwork.h"
#include "ui/connection.h"
#include "ui/models/findingsmodel.h"
#include "ui/support/columnfit.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {
// Lists that are read again come many at a time.
constexpr int ChangedAfter = 200; // milliseconds
// A kind with more of them waits until somebody opens it.
constexpr int MostOpened = 200;
} // namespace

FindingsPage::FindingsPage(QWidget *parent)
    : ServerPage(QStringLiteral("findingsPage"), tr("Findings"), tr("Read All Lists"),
                 tr("Read the access lists of all mailboxes"), tr("Read all access lists"), parent)
    , m_model(new FindingsModel(this))
    , m_view(named(new QTreeView, "findingsView", tr("Findings"),
                   tr("What should be looked at in access lists; Return opens the mailbox")))
    , m_unknown(named(
          new QCheckBox(tr("&Users without a mailbox, too")), "findingsUnknown",
          tr("Users without a mailbox, too"),
          tr("Look for entries of users without a mailbox; of use to who sees the mailboxes of all users")))
    , m_open(add("findingsOpen", "mailbox-open", tr("&Open Mailbox"),
                 tr("Go to the mailbox and its access list"), &FindingsPage::openMailbox))
    , m_mend(add(
          "findingsMend", "edit", tr("&Stage the Remedy"),
          tr("Stage what stands under “What to do” for the selected findings; for a kind, of all of them"),
          &FindingsPage::mend))
{
    m_later.setSingleShot(true);
    m_later.setInterval(ChangedAfter);
    connect(&m_later, &QTimer::timeout, this, &FindingsPage::check);
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_open, m_mend});
    m_columns = new ColumnFit(m_view, m_view->header());
    m_columns->share(FindingsModel::Mailbox, 3, 24);
    m_columns->share(FindingsModel::Who, 2, 14);
    m_columns->share(FindingsModel::Remedy, 3, 18);
    connect(&m_order, &RowOrder::arranged, this, &FindingsPage::showFindings);
    new EmptyHint(
        tr("Nothing was found. “Read All Lists” asks the server for the access list of every mailbox."),
        m_view);
    QHBoxLayout *row = addRow();
    row->addWidget(m_unknown);
    row->addStretch(1);
    for (QAction *action : {m_mend, m_open}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->text().remove(u'&'));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    column()->addWidget(m_view, 1);
    connect(m_unknown, &QCheckBox::toggled, this, &FindingsPage::check);
    connect(m_view, &QTreeView::activated, this, &FindingsPage::openMailbox);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FindingsPage::updateActions);
    updateActions();
}

QAction *FindingsPage::add(const char *name, const char *iconName, const QString &text,
                           const QString &toolTip, void (FindingsPage::*done)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, done);
    return action;
}

AccessStore *FindingsPage::store() const
{
    return static_cast<AccessStore *>(crawl());
}

ServerCrawl *FindingsPage::crawlOf(Connection *connection) const
{
    return connection->access();
}

QString FindingsPage::unavailable() const
{
    return subject().connection->session()->supports("ACL")
               ? QString()
               : tr("This server does not announce ACL (RFC 4314): it does not tell who may do what.");
}

QString FindingsPage::summary() const
{
    return store()->summary();
}

void FindingsPage::showResult(Connection *connection)
{
    if (connection)
        connect(store(), &AccessStore::replaced, this, &FindingsPage::showIndex, Qt::UniqueConnection);
    showIndex();
}

void FindingsPage::showIndex()
{
    imap::AccessIndex *index = crawl() ? store()->index() : nullptr;
    if (index == m_index && index)
        return;
    delete m_checking;
    m_order.cancel();
    m_later.stop();
    if (m_index)
        m_index->disconnect(this);
    m_index = index;
    m_model->setFindings(nullptr, {});
    updateActions();
    if (!index)
        return;
    connect(index, &imap::AccessIndex::changed, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    check();
}

void FindingsPage::check()
{
    delete m_checking;
    m_order.cancel();
    if (!m_index)
        return;
    const auto check = std::make_shared<imap::AccessCheck>(
        *m_index, m_unknown->isChecked() ? std::optional(imap::AccessCheck::usersWithMailboxes(*m_index))
                                         : std::nullopt);
    const auto findings = std::make_shared<std::vector<imap::AccessFinding>>();
    m_checking = new imap::SlicedWork(
        m_index->size(), [check, findings](size_t mailbox) { check->check(mailbox, *findings); },
        [this, findings] {
            m_found = std::move(*findings);
            m_order.start(m_found.size(), [this](size_t at) {
                return std::optional(RowOrder::Key{0, m_index->name(m_found[at].mailbox).toString()});
            });
        },
        this);
}

// What somebody has opened and where they are stays so: some of it may be mended by now, or more be found.
void FindingsPage::showFindings(const std::vector<quint32> &order)
{
    std::vector<imap::AccessFinding> findings;
    findings.reserve(order.size());
    for (const quint32 at : order)
        findings.push_back(m_found[at]);
    m_found.clear();
    std::map<imap::AccessFinding::Kind, bool> isOpen;
    for (int group = 0; group < m_model->rowCount(); ++group)
        isOpen[m_model->kindOf(group)] = m_view->isExpanded(m_model->index(group, 0));
    const QModelIndex before = m_view->currentIndex();
    const auto current =
        before.parent().isValid() ? std::optional(m_model->findingsAt(before).front()) : std::nullopt;
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->setFindings(m_index, std::move(findings));
    for (int at = 0; at < m_model->rowCount(); ++at) {
        const QModelIndex group = m_model->index(at, 0);
        const int rows = m_model->rowCount(group);
        const auto known = isOpen.find(m_model->kindOf(at));
        m_view->setFirstColumnSpanned(at, {}, true);
        m_view->setExpanded(group, known == isOpen.end() ? rows <= MostOpened : known->second);
        for (int row = 0; current && current->kind == m_model->kindOf(at) && row < rows; ++row) {
            const QModelIndex index = m_model->index(row, 0, group);
            const imap::AccessFinding one = m_model->findingsAt(index).front();
            if (one.mailbox == current->mailbox && one.identifier == current->identifier) {
                m_view->setCurrentIndex(index);
                break;
            }
        }
    }
    m_view->verticalScrollBar()->setValue(scrolled);
    m_columns->measure();
    updateActions();
}

void FindingsPage::updateActions()
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    m_open->setEnabled(
        std::any_of(rows.begin(), rows.end(), [](const QModelIndex &row) { return row.parent().isValid(); }));
    m_mend->setEnabled(std::any_of(rows.begin(), rows.end(), [this](const QModelIndex &row) {
        const auto findings = m_model->findingsAt(row);
        return !findings.empty() && m_model->remedyFor(findings.front());
    }));
}

void FindingsPage::openMailbox()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.parent().isValid() || !subject().connection)
        return;
    const imap::MailboxName &name = m_index->name(m_model->findingsAt(current).front().mailbox);
    if (!name.isEmpty())
        emit mailboxWanted(subject().connection, name);
}

void FindingsPage::mend()
{
    const auto findings = std::make_shared<std::vector<imap::AccessFinding>>();
    for (const QModelIndex &row : m_view->selectionModel()->selectedRows()) {
        // With its kind, it is among those.
        if (row.parent().isValid() && m_view->selectionModel()->isSelected(row.parent()))
            continue;
        const auto more = m_model->findingsAt(row);
        findings->insert(findings->end(), more.begin(), more.end());
    }
    stage(m_index, findings->size(), [this, findings](size_t at) {
        const auto change = m_model->remedyFor((*findings)[at]);
        return change ? std::vector{*change} : std::vector<imap::StagedChange>();
    });
}

} // namespace ui
