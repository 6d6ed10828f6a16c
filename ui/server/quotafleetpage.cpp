#include "quotafleetpage.h"
#include "imapcore/access/quotaexport.h"
#include "quotastore.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/quota/usagedelegate.h"
#include "ui/quota/usagehistogram.h"
#include "ui/quota/widequotadialog.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

QuotaFleetPage::QuotaFleetPage(QWidget *parent)
    : ServerPage(QStringLiteral("quotaFleetPage"), tr("Quota Fleet"), tr("Read All Quotas"),
                 tr("Read the quota roots of all mailboxes"), tr("Read all quotas"), parent)
    , m_model(new QuotaFleetModel(this))
    , m_table(makeTable(m_model, QStringLiteral("quotaFleetTable"), tr("Quota roots"),
                        tr("How full all quota roots of the server are")))
    , m_histogram(new UsageHistogram)
    , m_resource(
          named(new QComboBox, "quotaFleetResource", tr("Resource"), tr("What the roots are looked at for")))
    , m_threshold(named(new QSpinBox, "quotaFleetThreshold", tr("At least so full"),
                        tr("Only the roots that are at least so full")))
    , m_filter(
          named(new QLineEdit, "quotaFleetFilter", tr("Filter"), tr("A part of the name of a quota root")))
    , m_edit(add("quotaFleetEdit", "edit", tr("&Change Limits…"),
                 tr("Stage other limits for the selected quota roots"), &QuotaFleetPage::edit))
    , m_open(add("quotaFleetOpen", "mailbox-open", tr("&Open Mailbox"),
                 tr("Go to the first mailbox that counts against the root"), &QuotaFleetPage::openMailbox))
    , m_csv(add("quotaFleetCsv", "export", tr("Export &CSV…"), tr("Write all quotas into a table"),
                &QuotaFleetPage::exportCsv))
    , m_json(add("quotaFleetJson", "export", tr("Export &JSON…"),
                 tr("Write all quotas as JSON, a root a line"), &QuotaFleetPage::exportJson))
{
    build();
    connect(m_resource, &QComboBox::currentIndexChanged, this,
            [this] { m_model->setResource(m_resource->currentData().toByteArray()); });
    connect(m_threshold, &QSpinBox::valueChanged, m_model, &QuotaFleetModel::setThreshold);
    connect(m_filter, &QLineEdit::textChanged, m_model, &QuotaFleetModel::setFilter);
    connect(m_histogram, &UsageHistogram::chosen, m_threshold, &QSpinBox::setValue);
    connect(m_model, &QuotaFleetModel::arranged, this, [this] {
        m_histogram->setCounts(m_model->histogram());
        showNotice(tr("%Ln row(s)", nullptr, m_model->rowCount()));
        updateActions();
    });
    connect(m_table, &QTableView::activated, this, &QuotaFleetPage::openMailbox);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QuotaFleetPage::updateActions);
    updateActions();
}

QAction *QuotaFleetPage::add(const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, void (QuotaFleetPage::*done)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, done);
    return action;
}

void QuotaFleetPage::build()
{
    m_resource->addItem(tr("The fullest"), QByteArray());
    m_resource->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_threshold->setRange(0, 100);
    m_threshold->setSingleStep(5);
    m_threshold->setPrefix(tr("from "));
    m_threshold->setSuffix(tr(" %"));
    m_threshold->setSpecialValueText(tr("all"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("quotaFleetFiles"));
    menu->setTitle(tr("Export"));
    menu->setToolTipsVisible(true);
    menu->addActions({m_csv, m_json});
    auto *files = named(new QToolButton, "quotaFleetFilesButton", tr("Export"),
                        tr("Write all that was read into a file"));
    files->setText(tr("Export"));
    files->setIcon(icon("export"));
    files->setMenu(menu);
    files->setPopupMode(QToolButton::InstantPopup);
    auto *edit = new QToolButton;
    edit->setDefaultAction(m_edit);
    edit->setObjectName(QStringLiteral("quotaFleetEditButton"));
    edit->setAccessibleName(tr("Change limits"));
    for (QToolButton *button : {edit, files}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    QHBoxLayout *row = addRow();
    row->addWidget(m_resource);
    row->addWidget(m_threshold);
    row->addWidget(m_filter, 1);
    row->addWidget(edit);
    row->addWidget(files);
    column()->addWidget(m_histogram);

    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(QuotaFleetModel::Share, Qt::DescendingOrder);
    m_table->setItemDelegateForColumn(QuotaFleetModel::Share, new UsageDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(QuotaFleetModel::Root, 220);
    header->setSectionResizeMode(QuotaFleetModel::Share, QHeaderView::Stretch);
    m_table->addActions({m_edit, m_open, m_csv, m_json});
    new EmptyHint(tr("Nothing to show. “Read All Quotas” asks the server for the quota of every mailbox."),
                  m_table);
    column()->addWidget(m_table, 1);
}

QuotaStore *QuotaFleetPage::store() const
{
    return static_cast<QuotaStore *>(crawl());
}

ServerCrawl *QuotaFleetPage::crawlOf(Connection *connection) const
{
    return connection->quotas();
}

QString QuotaFleetPage::unavailable() const
{
    return subject().connection->session()->supports("QUOTA")
               ? QString()
               : tr("This server does not announce QUOTA (RFC 9208): it does not tell how full a mailbox may "
                    "become.");
}

QString QuotaFleetPage::summary() const
{
    const imap::QuotaSurvey *survey = store()->survey();
    return tr("%Ln quota root(s)", nullptr, int(survey->roots().size())) + QStringLiteral(", ")
           + tr("%Ln mailbox(es)", nullptr, int(survey->mailboxes().size()));
}

void QuotaFleetPage::showResult(Connection *connection)
{
    if (connection)
        connect(store(), &QuotaStore::replaced, this, &QuotaFleetPage::showSurvey, Qt::UniqueConnection);
    showSurvey();
}

void QuotaFleetPage::showSurvey()
{
    const bool isZeroUnlimited =
        crawl() && subject().connection->changes()->manner().flavour.isZeroUnlimited();
    imap::QuotaSurvey *survey = crawl() ? store()->survey() : nullptr;
    m_model->setSurvey(survey, isZeroUnlimited);
    if (!survey)
        m_histogram->setCounts({});
    if (survey)
        offerResources(*survey);
    stagedChanged();
    updateActions();
}

void QuotaFleetPage::offerResources(const imap::QuotaSurvey &survey)
{
    QSet<QByteArray> names;
    for (const imap::QuotaSurvey::Root &root : survey.roots()) {
        for (const imap::QuotaResource &resource : root.quota.resources)
            names.insert(resource.name);
    }
    for (const QByteArray &name : names) {
        if (m_resource->findData(name) < 0)
            m_resource->addItem(QuotaModel::nameOf(name), name);
    }
}

void QuotaFleetPage::stagedChanged()
{
    QHash<QByteArray, std::vector<imap::QuotaLimit>> staged;
    if (subject().connection) {
        for (const imap::ChangeItem &item : subject().connection->changes()->set()->items()) {
            const auto *quota = item.change.as<imap::QuotaChange>();
            if (quota && item.isOpen())
                staged.insert(quota->root, imap::QuotaChange::limitsOf(item.wanted()));
        }
    }
    m_model->setStaged(staged);
}

// By ranges: all rows may be selected.
std::vector<quint32> QuotaFleetPage::selectedRoots() const
{
    std::vector<quint32> roots;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            roots.push_back(quint32(m_model->rootAt(row)));
    }
    return roots;
}

// Disabled with the reason where the server is known to refuse it.
void QuotaFleetPage::updateActions()
{
    using Setting = imap::ServerFlavour::Setting;
    const bool isSelected = m_table->selectionModel()->hasSelection();
    const bool isNever =
        subject().connection
        && subject().connection->changes()->manner().flavour.settingOfQuotas() == Setting::Never;
    m_edit->setEnabled(isSelected && !isNever);
    m_edit->setToolTip(isNever ? tr("This server never lets anybody change limits through IMAP.")
                               : tr("Stage other limits for the selected quota roots"));
    m_open->setEnabled(isSelected);
    for (QAction *action : {m_csv, m_json})
        action->setEnabled(m_model->survey());
}

void QuotaFleetPage::edit()
{
    const QPointer<imap::QuotaSurvey> survey(m_model->survey());
    const QPointer<Connection> connection = subject().connection;
    const std::vector<quint32> roots = selectedRoots();
    if (!survey || !connection || roots.empty())
        return;
    const imap::ServerManner manner = connection->changes()->manner();
    WideQuotaDialog dialog(survey, roots, m_model->resource(), manner, window());
    if (dialog.exec() != QDialog::Accepted || !connection || !survey)
        return;
    const imap::WideQuotaEdit edit = dialog.edit();
    const QString cause = tr("Quota of %Ln root(s)", nullptr, int(roots.size()));
    stage(survey, roots.size(), [survey = survey.data(), roots, edit, manner, cause](size_t at) {
        std::vector<imap::StagedChange> changes;
        auto change = edit.changeFor(survey->roots()[roots[at]].quota, manner.flavour);
        if (change && !change->change.problem(manner)) {
            change->cause = cause;
            changes.push_back(*std::move(change));
        }
        return changes;
    });
}

void QuotaFleetPage::openMailbox()
{
    const std::vector<quint32> roots = selectedRoots();
    if (roots.empty() || !subject().connection)
        return;
    const imap::QuotaSurvey *survey = m_model->survey();
    const auto &mailboxes = survey->roots()[roots.front()].mailboxes;
    if (!mailboxes.empty())
        emit mailboxWanted(subject().connection, survey->mailboxes()[mailboxes.front()].name);
}

void QuotaFleetPage::exportCsv()
{
    imap::QuotaSurvey *survey = m_model->survey();
    const auto roots = imap::rootsInOrder(*survey), others = imap::rootlessInOrder(*survey);
    save(survey, tr("Export Quotas"), tr("CSV (*.csv)"), tr("quotas") + QStringLiteral(".csv"),
         imap::quotaCsvHead(), roots.size() + others.size(), [survey, roots, others](size_t at) {
             return at < roots.size() ? imap::rootCsv(*survey, roots[at])
                                      : imap::rootlessCsv(*survey, others[at - roots.size()]);
         });
}

void QuotaFleetPage::exportJson()
{
    imap::QuotaSurvey *survey = m_model->survey();
    const auto roots = imap::rootsInOrder(*survey), others = imap::rootlessInOrder(*survey);
    save(survey, tr("Export Quotas"), tr("JSON (*.json)"), tr("quotas") + QStringLiteral(".json"), {},
         roots.size() + others.size(), [survey, roots, others](size_t at) {
             return at < roots.size() ? imap::rootJsonLine(*survey, roots[at])
                                      : imap::rootlessJsonLine(*survey, others[at - roots.size()]);
         });
}

} // namespace ui
