#include "accesspage.h"
#include "imapcore/access/rights.h"
#include "imapcore/commands/acl.h"
#include "ui/access/accessdialog.h"
#include "ui/access/accesstexts.h"
#include "ui/access/aclcolumns.h"
#include "ui/access/aclselection.h"
#include "ui/access/effectivedialog.h"
#include "ui/access/grantscache.h"
#include "ui/access/ownaccess.h"
#include "ui/access/rightdelegate.h"
#include "ui/access/rolesmenu.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/connections/flavourmenu.h"
#include "ui/models/aclmodel.h"
#include "ui/support/actionbar.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {
// Rows go by while one scrolls.
constexpr int AskAfter = 60; // milliseconds
} // namespace

AccessPage::AccessPage(QWidget *parent)
    : Page(QStringLiteral("accessPage"), tr("Access"), parent)
    , m_model(new AclModel(this))
    , m_table(makeTable(m_model, QStringLiteral("aclTable"), tr("Access control list"),
                        tr("Who may do what in this mailbox; a click on a right stages its change")))
    , m_columns(new AclColumns(m_table, m_model))
    , m_grants(new GrantsCache(this))
    , m_reason(named(new QLabel, "accessReason", tr("About the current right"),
                     tr("What the current right is for, and what keeps you from changing it")))
    , m_bar(new ActionBar("accessBar", tr("What to do with the access list"), this))
    , m_roles(new RolesMenu(this))
{
    const auto make = [this](const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (AccessPage::*done)()) {
        QAction *action = m_bar->make(name, iconName, text, toolTip, shortcut, this, done);
        action->setProperty("words", action->toolTip());
        return action;
    };
    m_grant =
        make("accessGrant", "add", tr("&Give Rights…"), tr("Give somebody rights, here or in many mailboxes"),
             QKeySequence(Qt::CTRL | Qt::Key_G), &AccessPage::grant);
    m_remove =
        make("accessRemove", "remove", tr("&Remove Entry"), tr("Stage the removal of the selected entries"),
             QKeySequence::Delete, &AccessPage::remove);
    m_toggle = make("accessToggle", "apply", tr("&Switch Right"),
                    tr("Stage the right of the current column for the selected entries, or its removal"),
                    QKeySequence(Qt::Key_Space), &AccessPage::toggleSelected);
    m_many =
        make("accessMany", "mailboxes", tr("Change &Many Mailboxes…"),
             tr("Give, take, replace, or make lists alike in many mailboxes"), {}, &AccessPage::editMany);
    m_many->setIconText(tr("Change Many…")); // in the bar there is less room than in the menu
    m_explain = make("accessExplain", "help", tr("&Effective Rights…"),
                     tr("What somebody may do here, and which entries give or take it"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), &AccessPage::explain);
    m_simple = make("accessSimple", "columns", tr("S&imple View"),
                    tr("Groups of rights instead of single ones"), {}, &AccessPage::setSimple);
    m_simple->setCheckable(true);
    m_simple->setChecked(QSettings().value(QStringLiteral("access/simple")).toBool());
    m_model->setSimple(m_simple->isChecked());
    for (QAction *action : {m_remove, m_toggle})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);

    m_table->setItemDelegate(new RightDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->addActions({m_toggle, m_remove});
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &cell) {
        if (cell.column() >= AclModel::FirstRight)
            toggle({cell});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccessPage::updateActions);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateActions();
        m_table->viewport()->update(); // what is tied to the current cell has a frame
    });
    m_asking.setSingleShot(true);
    m_asking.setInterval(AskAfter);
    connect(&m_asking, &QTimer::timeout, this, &AccessPage::askInView);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_asking, qOverload<>(&QTimer::start));
    connect(m_grants, &GrantsCache::came, this,
            [this](const imap::MailboxName &mailbox, const QString &identifier, const imap::Grants &grants) {
                if (mailbox != subject().mailbox)
                    return;
                m_model->setGrants(identifier, grants);
                updateActions();
            });
    connect(m_roles, &RolesMenu::roleChosen, this, [this](imap::Role role) {
        setRole(imap::rightsOf(role, imap::eraOf(m_model->known())).toBytes());
    });
    connect(m_roles, &RolesMenu::rightsChosen, this, [this](const QByteArray &rights) {
        setRole(imap::sendable(rights, imap::eraOf(m_model->known())).toBytes());
    });
    connect(m_roles, &RolesMenu::templatesChanged, this, &AccessPage::reloadTemplates);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setContentsMargins(8, 3, 8, 3);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_reason);
    setContent(content);
    reloadTemplates();
    updateActions();
}

const QList<QAction *> &AccessPage::actions() const
{
    return m_bar->made();
}

void AccessPage::buildBar()
{
    m_bar->addActions({m_grant, m_remove});
    auto *roles = named(new QToolButton, "accessRolesButton", tr("Role"),
                        tr("Stage a usual set of rights for the selected entries"));
    roles->setText(m_roles->title());
    roles->setIcon(m_roles->icon());
    roles->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    roles->setPopupMode(QToolButton::InstantPopup);
    roles->setMenu(m_roles);
    m_bar->addWidget(roles);
    m_bar->addSeparator();
    m_bar->addActions({m_many, m_explain, m_simple});
    m_bar->showIconsOnly({m_remove, m_simple});
}

QString AccessPage::unavailable() const
{
    return subject().connection->session()->supports("ACL")
               ? QString()
               : tr("This server does not announce ACL (RFC 4314): it does not tell who may do what in a "
                    "mailbox, and "
                    "nothing can be changed through IMAP.");
}

void AccessPage::clear()
{
    m_model->clear();
    m_acl.clear();
    m_isReadable = false;
    m_problem.clear();
    m_mine.reset();
    m_grants->setConnection(subject().connection);
    updateActions();
}

void AccessPage::flavourChanged()
{
    refresh();
}

void AccessPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_asking.start();
}

// Both commands go in one flight. The list needs the right to administer; one's own rights do not, and are shown
// in any case.
void AccessPage::load()
{
    imap::Session *session = subject().connection->session();
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const auto isCurrent = [this, mailbox, connection] {
        return subject().connection == connection && subject().mailbox == mailbox;
    };
    const quint64 job = beginJob(tr("Read the access list of %1").arg(mailbox.toString()));
    m_grants->forget(mailbox);
    session->send(imap::MyRights{mailbox})
        ->then(this, [this, isCurrent](const imap::Expected<QByteArray> &rights) {
            if (!isCurrent() || !rights)
                return;
            m_mine = imap::Rights(*rights);
            const AclSelection selection(m_table, m_model);
            m_model->setOwnRights(subject().connection->options().identity(), *rights);
            selection.restore();
        });
    const imap::KnownRights known = imap::KnownRights::from(session->capabilities());
    session->send(imap::GetAcl{mailbox})
        ->then(this, [this, isCurrent, known, job](const imap::Expected<imap::Acl> &acl) {
            endJob(job, acl, tr("%Ln entry(s)", nullptr, int(acl ? acl->size() : 0)));
            if (!isCurrent())
                return;
            m_isReadable = bool(acl);
            m_problem = acl ? QString() : ErrorText::describe(acl.error());
            if (acl) {
                m_acl = *acl;
                const AclSelection selection(m_table, m_model);
                m_model->forgetGrants();
                m_model->setEntries(*acl, known);
                subject().connection->rememberIdentifiers(m_model->identifiers());
                subject().connection->ownAccess().remember(subject().mailbox, *acl, m_mine);
                updateLimits();
                stagedChanged();
                selection.restore();
                m_columns->measure();
                showContent();
                m_asking.start();
            } else {
                updateLimits();
                // One's own rights are worth seeing without the list.
                if (m_model->rowCount() > 0) {
                    m_columns->measure();
                    showContent();
                } else {
                    showProblem(tr("The access list could not be read"), acl.error());
                }
            }
            updateActions();
        });
}

void AccessPage::stagedChanged()
{
    if (!subject().connection)
        return;
    QMap<QString, QByteArray> wanted;
    for (const imap::ChangeItem &item : subject().connection->changes()->set()->items()) {
        const auto *acl = item.change.as<imap::AclChange>();
        if (!acl || acl->mailbox != subject().mailbox || !item.isOpen())
            continue;
        imap::ChangeState before = item.before;
        if (const int row = m_model->rowOf(acl->identifier); !before.isKnown()) {
            const auto rights = row < 0 ? std::nullopt : m_model->rightsAt(row);
            before = rights ? imap::ChangeState::present(*rights) : imap::ChangeState::absent();
        }
        wanted.insert(acl->identifier, acl->after(before).value);
    }
    const AclSelection selection(m_table, m_model);
    m_model->setStaged(wanted);
    m_asking.start(); // a new entry is to be seen
    selection.restore();
    updateActions();
}

void AccessPage::updateLimits()
{
    const imap::ServerFlavour flavour = subject().connection->changes()->manner().flavour;
    const imap::MailboxOwners owners(subject().connection->namespaces(),
                                     subject().connection->options().identity(), flavour.kind);
    m_model->setLimits({flavour, owners.of(subject().mailbox), m_mine});
    const auto detected = subject().connection->detectedFlavour();
    QStringList notices;
    if (!flavour.isAclComplete())
        notices +=
            tr("This server does not show all: entries of groups may exist unseen, and rights are only "
               "given and taken, never replaced.");
    if (detected && *detected != flavour.kind)
        notices += tr("Taken to be %1; detected: %2.")
                       .arg(FlavourMenu::nameOf(flavour.kind), FlavourMenu::nameOf(*detected));
    showNotice(notices.join(u' '));
}

// With thousands of entries, only those that somebody looks at.
void AccessPage::askInView()
{
    if (!m_isReadable || !isVisible() || m_model->limits().ofList() != imap::Hindrance::None)
        return;
    const int first = std::max(0, m_table->rowAt(0));
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    QStringList identifiers;
    for (int row = first; row <= (last < 0 ? m_model->rowCount() - 1 : last); ++row) {
        const QString identifier = m_model->identifierAt(row);
        // Of what takes rights away there is nothing to be known, and a damaging name is not even asked for.
        const auto problems = m_model->limits().flavour.problemsOf(identifier);
        if (identifier.isEmpty() || m_model->limits().flavour.identifier(identifier).isNegative
            || (!problems.isEmpty() && imap::isRefusal(problems.first())) || m_model->hasGrants(identifier))
            continue;
        if (const imap::Grants *known = m_grants->find(subject().mailbox, identifier))
            m_model->setGrants(identifier, *known);
        else
            identifiers += identifier;
    }
    m_grants->want(subject().mailbox, identifiers);
}

QString AccessPage::whyNot() const
{
    if (!m_problem.isEmpty())
        return tr("The access list could not be read. %1").arg(m_problem);
    if (!m_isReadable)
        return tr("There is no access list to be changed.");
    return AccessTexts::hindrance(m_model->limits().ofList(), {}, 'a');
}

// What is done to many mailboxes is not about this list, whether it can be read or not.
bool AccessPage::canStart() const
{
    return subject().connection && subject().connection->session() && !subject().mailbox.isEmpty()
           && unavailable().isEmpty();
}

// What keeps one from the whole list comes first; else it is about the current cell.
void AccessPage::showReason()
{
    const QString reason = whyNot();
    QStringList lines;
    if (!reason.isEmpty() && isShowingContent())
        lines += reason;
    if (reason.isEmpty() && subject().connection && subject().connection->isReadOnly())
        lines +=
            tr("The connection is read-only: what you stage here waits until you unlock it (Server menu).");
    const QString words = m_model->wordsOf(m_table->currentIndex());
    if (!words.isEmpty() && (reason.isEmpty() || !words.contains(reason)))
        lines += words;
    m_reason->setText(lines.join(u'\n'));
    m_reason->setVisible(!lines.isEmpty());
}

void AccessPage::updateActions()
{
    const QStringList identifiers = selectedIdentifiers();
    const QModelIndex current = m_table->currentIndex();
    const QString why = whyNot();
    // What cannot be done says why.
    const auto enable = [](QAction *action, const QString &reason) {
        action->setEnabled(reason.isEmpty());
        const QString words = action->property("words").toString();
        action->setToolTip(reason.isEmpty() ? words : words + u'\n' + reason);
        action->setStatusTip(reason.isEmpty() ? words : reason);
    };
    QString entries = why;
    if (entries.isEmpty() && identifiers.isEmpty())
        entries = tr("Select an entry of the list first.");
    QStringList fixed;
    for (const QString &identifier : identifiers)
        fixed += AccessTexts::hindrance(m_model->limits().ofEntry(identifier), identifier, 'a');
    fixed.removeDuplicates();
    const bool isFixed = entries.isEmpty() && !fixed.contains(QString());
    if (isFixed)
        entries = fixed.join(u' ');
    QString right = entries;
    if (right.isEmpty() && current.column() < AclModel::FirstRight)
        right = tr("Go to the column of a right first.");
    else if (right.isEmpty() && identifiers.size() == 1)
        right = m_model->hindranceAt(current);
    enable(m_grant, why);
    enable(m_many, canStart() ? QString() : why);
    enable(m_explain, m_problem.isEmpty() && m_isReadable ? QString() : why);
    enable(m_remove, entries);
    enable(m_toggle, right);
    m_roles->setCanApply(entries.isEmpty(), why.isEmpty() && !isFixed ? QString() : entries);
    const int row = current.row();
    m_roles->setCurrent(row >= 0 && row < m_model->rowCount() && m_table->selectionModel()->isRowSelected(row)
                            ? imap::Rights(m_model->wantedAt(row)).toBytes()
                            : QByteArray());
    showReason();
}

void AccessPage::reloadTemplates()
{
    m_model->setTemplates(roletemplates::all());
}

QStringList AccessPage::selectedIdentifiers() const
{
    return AclSelection::identifiers(m_table, m_model);
}

void AccessPage::stage(std::vector<imap::AclChange> changes)
{
    std::vector<imap::StagedChange> staged;
    for (imap::AclChange &change : changes) {
        const int row = m_model->rowOf(change.identifier);
        const auto rights = row < 0 ? std::nullopt : m_model->rightsAt(row);
        const imap::ChangeState before =
            rights ? imap::ChangeState::present(*rights) : imap::ChangeState::absent();
        staged.push_back({std::move(change), before, tr("Access of %1").arg(subject().mailbox.toString())});
    }
    if (subject().connection->ownAccess().mayStage(staged, window()))
        subject().connection->changes()->stage(std::move(staged));
}

void AccessPage::toggle(const QModelIndexList &cells)
{
    if (!m_isReadable)
        return;
    stagedChanged(); // a quick second click finds what the first has staged
    const auto rightsOf = [this](const QModelIndex &cell) {
        return imap::Rights(m_model->rightsOfColumn(cell.column()));
    };
    const bool gives = std::any_of(cells.begin(), cells.end(), [&](const QModelIndex &cell) {
        return !m_model->givable(cell.row(), rightsOf(cell)).isEmpty();
    });
    std::vector<imap::AclChange> changes;
    for (const QModelIndex &cell : cells) {
        imap::AclChange change{subject().mailbox, m_model->identifierAt(cell.row())};
        change.add = gives ? m_model->givable(cell.row(), rightsOf(cell)).toBytes() : QByteArray();
        change.remove = gives ? QByteArray() : m_model->takable(cell.row(), rightsOf(cell)).toBytes();
        if (!change.add.isEmpty() || !change.remove.isEmpty())
            changes.push_back(std::move(change));
    }
    if (!changes.empty())
        stage(std::move(changes));
}

void AccessPage::toggleSelected()
{
    QModelIndexList cells;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        cells += row.siblingAtColumn(m_table->currentIndex().column());
    toggle(cells);
}

void AccessPage::setRole(const QByteArray &rights)
{
    std::vector<imap::AclChange> changes;
    for (const QString &identifier : selectedIdentifiers()) {
        // By what is added and taken away: rights with a meaning of the server's own stay.
        const int row = m_model->rowOf(identifier);
        const imap::Rights wanted(rights), known(m_model->known().rights);
        imap::AclChange change{subject().mailbox, identifier, m_model->givable(row, wanted).toBytes(),
                               m_model->takable(row, known - wanted).toBytes()};
        // What is tied to a right that is wanted comes with it.
        change.remove = imap::rightsWithout(change.remove, m_model->tied(row, wanted).toBytes());
        if (!change.add.isEmpty() || !change.remove.isEmpty())
            changes.push_back(std::move(change));
    }
    if (!changes.empty())
        stage(std::move(changes));
}

void AccessPage::remove()
{
    std::vector<imap::AclChange> changes;
    for (const QString &identifier : selectedIdentifiers()) {
        if (m_model->limits().ofEntry(identifier) == imap::Hindrance::None)
            changes.push_back({subject().mailbox, identifier, {}, {}, QByteArray()});
    }
    stage(std::move(changes));
}

void AccessPage::grant()
{
    openDialog(false);
}

void AccessPage::editMany()
{
    openDialog(true);
}

void AccessPage::openDialog(bool isWide)
{
    AccessDialog dialog(subject(), m_acl, m_selection ? m_selection() : std::vector<imap::ListedMailbox>(),
                        window());
    if (isWide)
        dialog.beginWide();
    const QPointer<Connection> connection = subject().connection;
    if (dialog.exec() == QDialog::Accepted && connection)
        connection->changes()->stage(dialog.takeChanges());
}

void AccessPage::explain()
{
    EffectiveDialog dialog(subject(), m_acl, window());
    const QStringList selected = selectedIdentifiers();
    if (selected.size() == 1
        && m_model->limits().flavour.identifier(selected.first()).kind == imap::Identifier::Kind::User)
        dialog.setPerson(m_model->limits().flavour.identifier(selected.first()).name);
    dialog.exec();
}

void AccessPage::setSimple()
{
    QSettings().setValue(QStringLiteral("access/simple"), m_simple->isChecked());
    const AclSelection selection(m_table, m_model);
    m_model->setSimple(m_simple->isChecked());
    selection.restore();
    m_columns->measure();
}

} // namespace ui
