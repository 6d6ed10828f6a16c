#include "quotapage.h"
#include "imapcore/commands/quota.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/quotamodel.h"
#include "ui/quota/quotadialog.h"
#include "ui/quota/usagedelegate.h"
#include "ui/support/icons.h"
#include "ui/support/table.h"
#include <QAction>
#include <QHeaderView>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

namespace ui {

QuotaPage::QuotaPage(QWidget *parent)
    : Page(QStringLiteral("quotaPage"), tr("Quota"), parent)
    , m_model(new QuotaModel(this))
    , m_table(makeTable(m_model, QStringLiteral("quotaTable"), tr("Quota roots"),
                        tr("How full the quota roots of this mailbox are")))
    , m_edit(new QAction(icon("edit"), tr("&Change Limits…"), this))
{
    m_edit->setObjectName(QStringLiteral("quotaEdit"));
    m_edit->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L));
    connect(m_edit, &QAction::triggered, this, &QuotaPage::edit);
    m_table->setItemDelegateForColumn(QuotaModel::Share, new UsageDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(QuotaModel::Share, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(QuotaModel::Root, 200);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->addAction(m_edit);
    connect(m_table, &QTableView::doubleClicked, m_edit, &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuotaPage::updateActions);
    auto *bar = new QToolBar;
    bar->setObjectName(QStringLiteral("quotaBar"));
    bar->setAccessibleName(tr("What to do with the quota"));
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(m_edit);
    bar->widgetForAction(m_edit)->setObjectName(QStringLiteral("quotaEditButton"));
    bar->widgetForAction(m_edit)->setAccessibleName(tr("Change limits"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_table, 1);
    setContent(content);
    updateActions();
}

// Disabled with the reason where the server is known to refuse it.
void QuotaPage::updateActions()
{
    using Setting = imap::ServerFlavour::Setting;
    QString toolTip = tr("Stage other limits for the quota root of the current row (Ctrl+Alt+L)");
    bool may = subject().connection && m_model->rowCount() > 0;
    if (may && subject().connection->changes()->manner().flavour.settingOfQuotas() == Setting::Never) {
        may = false;
        toolTip = tr("This server never lets anybody change limits through IMAP.");
    }
    m_edit->setEnabled(may);
    m_edit->setToolTip(toolTip);
}

void QuotaPage::edit()
{
    const imap::QuotaRoot *root = m_model->rootAt(std::max(0, m_table->currentIndex().row()));
    const QPointer<Connection> connection = subject().connection;
    if (!root || !connection)
        return;
    const imap::ChangeState before = imap::QuotaChange::stateOf(*root);
    QuotaDialog dialog(*root, connection->changes()->manner(), window());
    if (dialog.exec() != QDialog::Accepted || !connection)
        return;
    if (auto change = dialog.change())
        connection->changes()->stage(
            {{*std::move(change), before, tr("Quota of %1").arg(subject().mailbox.toString())}});
}

void QuotaPage::stagedChanged()
{
    if (!subject().connection)
        return;
    QMap<QByteArray, std::vector<imap::QuotaLimit>> staged;
    for (const imap::ChangeItem &item : subject().connection->changes()->set()->items()) {
        const auto *quota = item.change.as<imap::QuotaChange>();
        if (quota && item.isOpen())
            staged.insert(quota->root, imap::QuotaChange::limitsOf(item.wanted()));
    }
    m_model->setStaged(staged);
    updateActions();
}

QString QuotaPage::unavailable() const
{
    return subject().connection->session()->supports("QUOTA")
               ? QString()
               : tr("This server does not announce QUOTA (RFC 9208): it does not tell how full a mailbox may "
                    "become.");
}

void QuotaPage::clear()
{
    m_model->setRoots({});
}

void QuotaPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the quota of %1").arg(mailbox.toString()));
    connection->session()
        ->send(imap::GetQuotaRoot{mailbox})
        ->then(
            this, [this, mailbox, connection, job](const imap::Expected<imap::GetQuotaRoot::Result> &roots) {
                endJob(job, roots, tr("%Ln root(s)", nullptr, int(roots ? roots->size() : 0)));
                if (subject().connection != connection || !(subject().mailbox == mailbox))
                    return;
                if (!roots) {
                    showProblem(tr("The quota could not be read"), roots.error());
                } else if (roots->empty()) {
                    showEmpty(tr("No quota"),
                              tr("This mailbox counts against no quota root: the server sets it no limit."));
                } else {
                    m_model->setRoots(*roots);
                    stagedChanged();
                    showContent();
                }
            });
}

} // namespace ui
