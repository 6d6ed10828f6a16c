#include "quotafleetpage.h"
#include "imapcore/access/quotaexport.h"
#include "imapcore/inbackground.h"
#include "quotastore.h"
#include "rootsizespane.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/quotafleetmodel.h"
#include "ui/quota/usagedelegate.h"
#include "ui/quota/usagehistogram.h"
#include "ui/quota/widequotadialog.h"
#include "ui/support/columnfit.h"
#include "ui/support/emptyhint.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/keptselection.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QSplitter>
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
    , m_sizes(new RootSizesPane)
    , m_difference(new QLabel)
    , m_resource(
          named(new QComboBox, "quotaFleetResource", tr("Resource"), tr("What the roots are looked at for")))
    , m_since(named(new QComboBox, "quotaFleetSince", tr("Compare with"),
                    tr("The snapshot that growth is measured from")))
    , m_threshold(named(new QSpinBox, "quotaFleetThreshold", tr("At least so full"),
                        tr("Only the roots that are at least so full")))
    , m_filter(
          named(new QLineEdit, "quotaFleetFilter", tr("Filter"), tr("A part of the name of a quota root")))
    , m_edit(add("quotaFleetEdit", "edit", tr("&Change Limits…"),
                 tr("Stage other limits for the selected quota roots"), &QuotaFleetPage::edit))
    , m_open(add("quotaFleetOpen", "mailbox-open", tr("&Open Mailbox"),
                 tr("Go to the first mailbox that counts against the root"), &QuotaFleetPage::openMailbox))
    , m_keep(add("quotaFleetKeep", "save", tr("&Keep Snapshot"),
                 tr("Keep what was read, to compare with later"), &QuotaFleetPage::keepSnapshot))
    , m_keepEach(new QAction(tr("Keep &Each Reading"), this))
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
        m_columns->measure();
        showNotice(m_model->survey() ? tr("%Ln row(s)", nullptr, m_model->rowCount()) : QString());
        updateActions();
    });
    m_keepEach->setObjectName(QStringLiteral("quotaFleetKeepEach"));
    m_keepEach->setToolTip(tr("Keep a snapshot whenever all quotas of this server were read"));
    m_keepEach->setCheckable(true);
    connect(m_keepEach, &QAction::triggered, this, [this](bool on) {
        if (crawl())
            store()->setKeepsEach(on);
    });
    connect(m_since, &QComboBox::currentIndexChanged, this, &QuotaFleetPage::compare);
    connect(m_sizes, &RootSizesPane::mailboxWanted, this, [this](const imap::MailboxName &mailbox) {
        if (subject().connection)
            emit mailboxWanted(subject().connection, mailbox);
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
    m_since->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    offerSnapshots();
    auto *edit = new QToolButton;
    edit->setDefaultAction(m_edit);
    edit->setObjectName(QStringLiteral("quotaFleetEditButton"));
    edit->setAccessibleName(tr("Change limits"));
    edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    edit->setAutoRaise(true);
    QHBoxLayout *row = addRow();
    row->addWidget(m_resource);
    row->addWidget(m_threshold);
    row->addWidget(m_filter, 1);
    row->addWidget(m_since);
    QHBoxLayout *actions = addRow();
    actions->addWidget(edit);
    actions->addWidget(makeMenuButton("quotaFleetSnapshots", tr("Snapshots"), "save",
                                      tr("Keep what was read, to compare with later"), {m_keep, m_keepEach}));
    actions->addWidget(makeMenuButton("quotaFleetFiles", tr("Export"), "export",
                                      tr("Write all that was read into a file"), {m_csv, m_json}));
    actions->addStretch();
    m_difference->setObjectName(QStringLiteral("quotaFleetDifference"));
    m_difference->setTextFormat(Qt::PlainText);
    m_difference->setWordWrap(true);
    m_difference->setMargin(6);
    column()->addWidget(m_histogram);
    column()->addWidget(m_difference);
    buildTable();
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("quotaFleetSplitter"));
    splitter->setAccessibleName(tr("Quota roots and their largest mailboxes"));
    splitter->setToolTip(tr("Drag the line between both to give one of them more room"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_sizes);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column()->addWidget(splitter, 1);
    compare();
}

QToolButton *QuotaFleetPage::makeMenuButton(const char *name, const QString &text, const char *iconName,
                                            const QString &toolTip, const QList<QAction *> &actions)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QLatin1String(name));
    menu->setTitle(text);
    menu->setToolTipsVisible(true);
    menu->addActions(actions);
    auto *button = named(new QToolButton, (QByteArray(name) + "Button").constData(), text, toolTip);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

void QuotaFleetPage::buildTable()
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(QuotaFleetModel::Share, Qt::DescendingOrder);
    m_table->setItemDelegateForColumn(QuotaFleetModel::Share, new UsageDelegate(m_table));
    m_columns = new ColumnFit(m_table, m_table->horizontalHeader());
    m_columns->share(QuotaFleetModel::Root, 2, 14);
    m_columns->share(QuotaFleetModel::Share, 3, 15);
    m_selection = new KeptSelection(
        m_table, [this](int row) { return m_model->survey()->roots()[m_model->rootAt(row)].quota.name; });
    m_table->addActions({m_edit, m_open, m_keep, m_keepEach, m_csv, m_json});
    new EmptyHint(tr("Nothing to show. “Read All Quotas” asks the server for the quota of every mailbox."),
                  m_table);
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
    const auto count =
        std::count_if(survey->mailboxes().begin(), survey->mailboxes().end(),
                      [](const auto &one) { return one.state != imap::QuotaSurvey::State::NoMailbox; });
    QStringList words{tr("%Ln quota root(s)", nullptr, int(survey->roots().size())),
                      tr("%Ln mailbox(es)", nullptr, int(count))};
    if (m_table->isColumnHidden(QuotaFleetModel::Reclaimable))
        words += tr("the server does not tell what expunging would free (DELETED-STORAGE)");
    if (isNeverSet())
        words += tr("this server never lets anybody change limits through IMAP");
    return words.join(QStringLiteral(", "));
}

bool QuotaFleetPage::isNeverSet() const
{
    using Setting = imap::ServerFlavour::Setting;
    return subject().connection
           && subject().connection->changes()->manner().flavour.settingOfQuotas() == Setting::Never;
}

void QuotaFleetPage::showResult(Connection *connection)
{
    if (connection) {
        connect(store(), &QuotaStore::replaced, this, &QuotaFleetPage::showSurvey, Qt::UniqueConnection);
        connect(store(), &QuotaStore::snapshotKept, this, &QuotaFleetPage::snapshotKept,
                Qt::UniqueConnection);
    }
    offerSnapshots();
    showSurvey();
}

void QuotaFleetPage::showSurvey()
{
    const bool isZeroUnlimited =
        crawl() && subject().connection->changes()->manner().flavour.isZeroUnlimited();
    imap::QuotaSurvey *survey = crawl() ? store()->survey() : nullptr;
    if (m_model->survey() != survey || !survey)
        m_sizes->setConnection(survey ? subject().connection : nullptr);
    m_sizes->setVisible(survey);
    m_model->setSurvey(survey, isZeroUnlimited);
    const imap::Session *session = crawl() ? subject().connection->session() : nullptr;
    m_table->setColumnHidden(
        QuotaFleetModel::Reclaimable,
        !session
            || !imap::QuotaSurvey::reclaimableItems(session->capabilities()).contains("DELETED-STORAGE"));
    showDifference();
    m_histogram->setVisible(survey);
    if (!survey) {
        m_histogram->setCounts({});
        m_selection->forget();
    }
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
    const QPointer<Connection> connection(subject().connection);
    // Of a hundred thousand that are staged, those are asked for that are seen.
    m_model->setStaged([connection](const QByteArray &root) {
        if (!connection)
            return std::vector<imap::QuotaLimit>();
        const StagedChanges &changes = *connection->changes();
        const imap::ChangeItem *item = changes.set()->lastAbout(imap::Change(imap::QuotaChange{root}).target());
        const auto *quota = item && item->isOpen() ? item->change.as<imap::QuotaChange>() : nullptr;
        return quota && quota->name(changes.manner()) == root ? imap::QuotaChange::limitsOf(item->wanted())
                                                              : std::vector<imap::QuotaLimit>();
    });
    m_columns->measureLater(); // limits have two values then
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
    const std::vector<quint32> selected = selectedRoots();
    const bool isSelected = !selected.empty();
    const bool isNever = isNeverSet();
    m_edit->setEnabled(isSelected && !isNever);
    m_edit->setToolTip(isNever ? tr("This server never lets anybody change limits through IMAP.")
                               : tr("Stage other limits for the selected quota roots"));
    m_open->setEnabled(isSelected);
    m_keep->setEnabled(crawl() && store()->canKeepSnapshot());
    m_keepEach->setEnabled(crawl());
    m_keepEach->setChecked(crawl() && store()->keepsEach());
    showSizes(selected);
    for (QAction *action : {m_csv, m_json})
        action->setEnabled(m_model->survey());
}

// Of one; of many there are too many.
void QuotaFleetPage::showSizes(const std::vector<quint32> &selected)
{
    const imap::QuotaSurvey *survey = m_model->survey();
    if (!survey || selected.size() != 1) {
        m_sizes->clearRoot();
        return;
    }
    const imap::QuotaSurvey::Root &root = survey->roots()[selected.front()];
    std::vector<imap::MailboxName> mailboxes;
    for (const quint32 mailbox : root.mailboxes)
        mailboxes.push_back(survey->mailboxes()[mailbox].name);
    m_sizes->setRoot(root.quota.name, root.quota.toString(), std::move(mailboxes));
}

// --- snapshots

void QuotaFleetPage::keepSnapshot()
{
    store()->keepSnapshot();
    updateActions();
}

void QuotaFleetPage::snapshotKept(const QString &problem)
{
    if (!problem.isEmpty())
        emit noticed(tr("The snapshot cannot be kept. %1").arg(problem), true);
    else if (!store()->keepsEach())
        emit noticed(tr("The snapshot is kept."), false);
    offerSnapshots();
    updateActions();
}

void QuotaFleetPage::offerSnapshots()
{
    const QDateTime chosen = m_since->currentData().toDateTime();
    {
        const QSignalBlocker nobodyHears(m_since);
        m_since->clear();
        m_since->addItem(tr("No comparison"));
        for (const QDateTime &time : crawl() ? store()->snapshots().times() : QList<QDateTime>())
            m_since->addItem(tr("Since %1").arg(formatDateShort(time)), time);
        m_since->setCurrentIndex(chosen.isValid() ? std::max(0, m_since->findData(chosen)) : 0);
        m_since->setEnabled(m_since->count() > 1);
        m_since->setToolTip(m_since->isEnabled() ? tr("The snapshot that growth is measured from")
                                                 : tr("No snapshot was kept yet of what this server has"));
    }
    if (m_since->currentData().toDateTime() != chosen)
        compare();
}

// A snapshot of a hundred thousand roots takes a second to read.
void QuotaFleetPage::compare()
{
    const QDateTime time = m_since->currentData().toDateTime();
    m_model->setSnapshot(nullptr);
    showDifference();
    if (!time.isValid() || !crawl())
        return;
    imap::inBackground(
        this, [snapshots = store()->snapshots(), time] { return snapshots.read(time); },
        [this, time](const imap::Expected<imap::QuotaSnapshot> &snapshot) {
            if (m_since->currentData().toDateTime() != time)
                return;
            if (snapshot)
                m_model->setSnapshot(std::make_shared<const imap::QuotaSnapshot>(*snapshot));
            else
                emit noticed(ErrorText::describe(snapshot.error()), true);
            showDifference();
        });
}

void QuotaFleetPage::showDifference()
{
    constexpr qsizetype Told = 8, InToolTip = 200;
    const imap::QuotaSnapshot *snapshot = m_model->snapshot();
    const imap::QuotaSurvey *survey = m_model->survey();
    for (const int column : {QuotaFleetModel::Growth, QuotaFleetModel::GrowthShare})
        m_table->setColumnHidden(column, !snapshot);
    m_columns->measure();
    QStringList lines, all;
    const auto tell = [&](const QString &words, const QByteArrayList &names) {
        if (names.isEmpty())
            return;
        QStringList texts;
        for (const QByteArray &name : names.first(std::min(names.size(), InToolTip)))
            texts += QString::fromUtf8(name);
        lines += words.arg(texts.mid(0, Told).join(QStringLiteral(", "))
                           + (names.size() > Told ? QStringLiteral(" …") : QString()));
        all += words.arg(texts.join(QStringLiteral(", "))
                         + (names.size() > InToolTip ? QStringLiteral(" …") : QString()));
    };
    if (snapshot && survey) {
        const QByteArrayList appeared = snapshot->appeared(*survey), gone = snapshot->gone(*survey);
        tell(tr("%Ln root(s) have appeared: %1", nullptr, int(appeared.size())), appeared);
        tell(tr("%Ln root(s) are gone: %1", nullptr, int(gone.size())), gone);
        if (lines.isEmpty())
            lines += tr("No root has appeared, and none is gone.");
    }
    m_difference->setText(lines.join(u'\n'));
    m_difference->setToolTip(all.join(u'\n'));
    m_difference->setVisible(!lines.isEmpty());
}

void QuotaFleetPage::edit()
{
    const QPointer<imap::QuotaSurvey> survey(m_model->survey());
    const QPointer<Connection> connection = subject().connection;
    const std::vector<quint32> roots = selectedRoots();
    if (!survey || !connection || roots.empty())
        return;
    const imap::ServerManner manner = connection->changes()->manner();
    // Whose limits are copied: by the keys one goes from it to the others.
    const quint32 like = roots.front();
    WideQuotaDialog dialog(survey, roots, m_model->resource(), like, manner, window());
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
