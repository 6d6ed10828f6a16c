#include "quotapage.h"
#include "imapcore/access/roottakeover.h"
#include "imapcore/commands/status.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/quotamodel.h"
#include "ui/quota/quotadialog.h"
#include "ui/quota/usagedelegate.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QHeaderView>
#include <QLabel>
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
    , m_newRoot(new QAction(icon("add"), tr("&New Quota Root…"), this))
    , m_reason(named(new QLabel, "quotaReason", tr("About changing the limits"),
                     tr("What keeps you from changing the limits")))
    , m_reclaimable(new QLabel)
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setMargin(6);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_newRoot->setObjectName(QStringLiteral("quotaNewRoot"));
    connect(m_newRoot, &QAction::triggered, this, &QuotaPage::makeRoot);
    m_reclaimable->setObjectName(QStringLiteral("quotaReclaimable"));
    m_reclaimable->setTextFormat(Qt::PlainText);
    m_reclaimable->setWordWrap(true);
    m_reclaimable->setMargin(6);
    m_edit->setObjectName(QStringLiteral("quotaEdit"));
    m_edit->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L));
    connect(m_edit, &QAction::triggered, this, &QuotaPage::edit);
    m_table->setItemDelegateForColumn(QuotaModel::Share, new UsageDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(QuotaModel::Share, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(QuotaModel::Root, 200);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->addActions({m_edit, m_newRoot});
    connect(m_table, &QTableView::doubleClicked, m_edit, &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuotaPage::updateActions);
    auto *bar = new QToolBar;
    bar->setObjectName(QStringLiteral("quotaBar"));
    bar->setAccessibleName(tr("What to do with the quota"));
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({m_edit, m_newRoot});
    bar->widgetForAction(m_newRoot)->setObjectName(QStringLiteral("quotaNewRootButton"));
    bar->widgetForAction(m_newRoot)->setAccessibleName(tr("New quota root"));
    bar->widgetForAction(m_edit)->setObjectName(QStringLiteral("quotaEditButton"));
    bar->widgetForAction(m_edit)->setAccessibleName(tr("Change limits"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_reason);
    column->addWidget(m_reclaimable);
    setContent(content);
    updateActions();
}

// Disabled with the reason where the server is known to refuse it.
void QuotaPage::updateActions()
{
    const QString whyNot = whyNoLimits();
    m_edit->setEnabled(subject().connection && m_model->rowCount() > 0 && whyNot.isEmpty());
    m_edit->setToolTip(whyNot.isEmpty()
                           ? tr("Stage other limits for the quota root of the current row (Ctrl+Alt+L)")
                           : whyNot);
    // Not in the tool tip alone, which is for the mouse.
    m_reason->setText(whyNot);
    m_reason->setVisible(!whyNot.isEmpty());
    const QString why = whyNoNewRoot();
    m_newRoot->setEnabled(why.isEmpty());
    m_newRoot->setToolTip(why.isEmpty() ? tr("Give this mailbox and what is below it limits of their own")
                                        : why);
}

QString QuotaPage::whyNoLimits() const
{
    using Setting = imap::ServerFlavour::Setting;
    return subject().connection
                   && subject().connection->changes()->manner().flavour.settingOfQuotas() == Setting::Never
               ? tr("This server never lets anybody change limits through IMAP.")
               : QString();
}

QString QuotaPage::whyNoNewRoot() const
{
    const Connection *connection = subject().connection;
    if (!connection || !connection->session() || subject().mailbox.isEmpty())
        return tr("No mailbox is selected.");
    if (!subject().connection->changes()->manner().flavour.makesQuotaRoots())
        return tr("This server does not make quota roots through IMAP.");
    if (m_isRoot)
        return tr("This mailbox is a quota root already.");
    return {};
}

// The dialog is there at once; what the root would take over comes into it.
void QuotaPage::makeRoot()
{
    const QPointer<Connection> connection = subject().connection;
    const imap::MailboxName mailbox = subject().mailbox;
    if (!whyNoNewRoot().isEmpty())
        return;
    QuotaDialog dialog({.name = mailbox.wire(), .told = true}, connection->changes()->manner(), window());
    dialog.awaitTakeover();
    imap::QuotaSurvey survey;
    connect(&survey, &imap::QuotaSurvey::finished, &dialog,
            [&survey, &dialog, mailbox, separator = subject().separator] {
                if (survey.error())
                    dialog.setTakeover(*survey.error());
                else
                    dialog.setTakeover(imap::RootTakeover::of(survey, mailbox, separator));
            });
    survey.start(connection->session(), imap::RootTakeover::patterns(mailbox, subject().separator));
    const bool isAccepted = dialog.exec() == QDialog::Accepted;
    survey.disconnect(&dialog);
    if (!isAccepted || !connection)
        return;
    if (auto change = dialog.change())
        connection->changes()->stage({{*std::move(change), imap::ChangeState::absent(),
                                       tr("Quota root at %1").arg(mailbox.toString())}});
}

// What there is to gain by expunging, as far as the server tells.
void QuotaPage::askReclaimable()
{
    imap::Session *session = subject().connection->session();
    const QByteArrayList items = imap::QuotaSurvey::reclaimableItems(session->capabilities());
    if (!items.contains("DELETED-STORAGE")) {
        m_reclaimable->setText(
            tr("This server does not tell how much expunging would free (DELETED-STORAGE, RFC 9208)."));
        return;
    }
    const imap::MailboxName mailbox = subject().mailbox;
    m_reclaimable->clear();
    session->send(imap::GetStatus{mailbox, items})
        ->then(this, [this, mailbox](const imap::Expected<imap::MailboxStatus> &status) {
            if (!(subject().mailbox == mailbox))
                return;
            m_reclaimable->setText(!status ? tr("How much expunging would free could not be read. %1")
                                                 .arg(ErrorText::describe(status.error()))
                                   : !status->deletedStorage
                                       ? tr("The server does not tell how much expunging would free.")
                                       : tr("Expunging the deleted messages of this mailbox would free %1.")
                                             .arg(formatSize(qint64(*status->deletedStorage))));
        });
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
    const imap::ServerManner manner = subject().connection->changes()->manner();
    for (const imap::ChangeItem &item : subject().connection->changes()->set()->items()) {
        const auto *quota = item.change.as<imap::QuotaChange>();
        if (quota && item.isOpen())
            staged.insert(quota->name(manner), imap::QuotaChange::limitsOf(item.wanted()));
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
    m_reclaimable->clear();
    m_isRoot = false;
    updateActions();
}

void QuotaPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the quota of %1").arg(mailbox.toString()));
    connection->session()
        ->send(imap::GetQuotaRoot{mailbox})
        ->then(this, [this, mailbox, connection,
                      job](const imap::Expected<imap::GetQuotaRoot::Result> &roots) {
            endJob(job, roots, tr("%Ln root(s)", nullptr, int(roots ? roots->size() : 0)));
            if (subject().connection != connection || !(subject().mailbox == mailbox))
                return;
            const auto isItself = [&mailbox](const imap::QuotaRoot &root) {
                return root.name == mailbox.wire();
            };
            m_isRoot = roots && std::any_of(roots->begin(), roots->end(), isItself);
            updateActions();
            if (!roots) {
                showProblem(tr("The quota could not be read"), roots.error());
            } else if (roots->empty()) {
                QString text = tr("This mailbox counts against no quota root: the server sets it no limit.");
                text += u' '
                        + (m_newRoot->isEnabled()
                               ? tr("“New Quota Root…” in the Quota menu gives it limits of its own.")
                               : whyNoNewRoot());
                showEmpty(tr("No quota"), text);
            } else {
                m_model->setRoots(*roots);
                stagedChanged();
                askReclaimable();
                showContent();
            }
        });
}

} // namespace ui
