#include "accesspage.h"
#include "imapcore/access/rights.h"
#include "imapcore/commands/acl.h"
#include "ui/access/accessdialog.h"
#include "ui/access/effectivedialog.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/aclmodel.h"
#include "ui/support/actionbar.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// Marks stand in the middle of their column, under its letter.
class RightDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() < AclModel::FirstRight) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QIcon mark = std::exchange(cell.icon, {});
        cell.features &= ~QStyleOptionViewItem::HasDecoration;
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        QRect place(QPoint(), cell.decorationSize);
        place.moveCenter(cell.rect.center());
        const bool selected = cell.state & QStyle::State_Selected;
        mark.paint(painter, place, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    }
};

} // namespace

AccessPage::AccessPage(QWidget *parent)
    : Page(QStringLiteral("accessPage"), tr("Access"), parent)
    , m_model(new AclModel(this))
    , m_table(makeTable(m_model, QStringLiteral("aclTable"), tr("Access control list"),
                        tr("Who may do what in this mailbox; a click on a right stages its change")))
    , m_bar(new ActionBar("accessBar", tr("What to do with the access list"), this))
    , m_roles(new QMenu(this))
{
    const auto make = [this](const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (AccessPage::*done)()) {
        return m_bar->make(name, iconName, text, toolTip, shortcut, this, done);
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
        make("accessMany", "mailbox", tr("Change &Many Mailboxes…"),
             tr("Give, take, replace, or make lists alike in many mailboxes"), {}, &AccessPage::editMany);
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

    m_table->horizontalHeader()->setMinimumSectionSize(24);
    m_table->setItemDelegate(new RightDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->addActions({m_toggle, m_remove});
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &cell) {
        if (cell.column() >= AclModel::FirstRight)
            toggle({cell});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccessPage::updateActions);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AccessPage::updateActions);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildBar();
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    setContent(content);
    updateActions();
}

const QList<QAction *> &AccessPage::actions() const
{
    return m_bar->made();
}

void AccessPage::buildBar()
{
    m_bar->addActions({m_grant, m_remove});
    m_roles->setObjectName(QStringLiteral("accessRoles"));
    m_roles->setTitle(tr("R&ole"));
    m_roles->setAccessibleName(tr("Role"));
    m_roles->setIcon(icon("user"));
    m_roles->setToolTipsVisible(true);
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
    m_bar->showIconsOnly({m_remove, m_many, m_simple});
    using imap::Role;
    static constexpr std::pair<Role, const char *> names[] = {{Role::Read, "roleRead"},
                                                              {Role::Post, "rolePost"},
                                                              {Role::Append, "roleAppend"},
                                                              {Role::Write, "roleWrite"},
                                                              {Role::All, "roleAll"}};
    for (const auto &[role, name] : names) {
        const QByteArray rights = imap::rightsOf(role, imap::RightsEra::Rfc4314).toBytes();
        QAction *action = m_roles->addAction(
            QStringLiteral("%1 (%2)").arg(Rights::role(rights), QString::fromLatin1(rights)));
        action->setObjectName(QLatin1String(name));
        action->setToolTip(tr("Stage exactly these rights for the selected entries"));
        connect(action, &QAction::triggered, this, [this, role = role] {
            setRole(imap::rightsOf(role, imap::eraOf(m_model->known())).toBytes());
        });
    }
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
    updateActions();
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
    session->send(imap::MyRights{mailbox})
        ->then(this, [this, isCurrent](const imap::Expected<QByteArray> &rights) {
            if (!isCurrent() || !rights)
                return;
            const imap::ConnectOptions &options = subject().connection->options();
            m_model->setOwnRights(options.actAs.isEmpty() ? options.address.user : options.actAs, *rights);
        });
    const imap::KnownRights known = imap::KnownRights::from(session->capabilities());
    session->send(imap::GetAcl{mailbox})
        ->then(this, [this, isCurrent, known, job](const imap::Expected<imap::Acl> &acl) {
            endJob(job, acl, tr("%Ln entry(s)", nullptr, int(acl ? acl->size() : 0)));
            if (!isCurrent())
                return;
            m_isReadable = bool(acl);
            if (acl) {
                m_acl = *acl;
                m_model->setEntries(*acl, known);
                subject().connection->rememberIdentifiers(m_model->identifiers());
                stagedChanged();
                fitColumns();
                showNotice(
                    subject().connection->changes()->manner().flavour.isAclComplete()
                        ? QString()
                        : tr("This server does not show all: entries of groups may exist unseen, and rights "
                             "are only given and taken, never replaced."));
                showContent();
            } else {
                // One's own rights are worth seeing without the list.
                if (m_model->rowCount() > 0) {
                    fitColumns();
                    showNotice(
                        tr("The access list could not be read. %1").arg(ErrorText::describe(acl.error())));
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
    const QModelIndex current = m_table->currentIndex();
    const QString identifier = m_model->identifierAt(current.row());
    m_model->setStaged(wanted);
    if (const int row = m_model->rowOf(identifier); row >= 0 && m_table->currentIndex() != current)
        m_table->setCurrentIndex(m_model->index(row, current.column()));
    updateActions();
}

void AccessPage::updateActions()
{
    const QStringList identifiers = selectedIdentifiers();
    const bool isRight = m_table->currentIndex().column() >= AclModel::FirstRight;
    m_grant->setEnabled(m_isReadable);
    m_many->setEnabled(m_isReadable);
    m_explain->setEnabled(m_isReadable);
    m_remove->setEnabled(m_isReadable && !identifiers.isEmpty());
    m_toggle->setEnabled(m_isReadable && !identifiers.isEmpty() && isRight);
    m_roles->setEnabled(m_isReadable && !identifiers.isEmpty());
}

QStringList AccessPage::selectedIdentifiers() const
{
    QStringList all;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const QString identifier = m_model->identifierAt(index.row());
        if (!identifier.isEmpty())
            all += identifier;
    }
    return all;
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
    subject().connection->changes()->stage(std::move(staged));
}

void AccessPage::toggle(const QModelIndexList &cells)
{
    if (!m_isReadable)
        return;
    stagedChanged(); // a quick second click finds what the first has staged
    bool allHave = true;
    for (const QModelIndex &cell : cells) {
        const imap::Rights rights(m_model->rightsOfColumn(cell.column()));
        if (!m_model->identifierAt(cell.row()).isEmpty()
            && imap::coverageOf(rights, imap::Rights(m_model->wantedAt(cell.row()))) != imap::Coverage::All)
            allHave = false;
    }
    std::vector<imap::AclChange> changes;
    for (const QModelIndex &cell : cells) {
        const QString identifier = m_model->identifierAt(cell.row());
        if (identifier.isEmpty())
            continue; // one's own rights are no entry
        const QByteArray rights = m_model->rightsOfColumn(cell.column()), has = m_model->wantedAt(cell.row());
        imap::AclChange change{subject().mailbox, identifier};
        if (allHave)
            change.remove = rights;
        else
            change.add = imap::rightsWithout(rights, has);
        changes.push_back(std::move(change));
    }
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
        const QByteArray has = m_model->wantedAt(m_model->rowOf(identifier));
        const QByteArray known = imap::rightsWithout(m_model->known().rights, rights);
        imap::AclChange change{subject().mailbox, identifier, imap::rightsWithout(rights, has)};
        for (const char right : has) {
            if (known.contains(right))
                change.remove += right;
        }
        changes.push_back(std::move(change));
    }
    stage(std::move(changes));
}

void AccessPage::remove()
{
    std::vector<imap::AclChange> changes;
    for (const QString &identifier : selectedIdentifiers())
        changes.push_back({subject().mailbox, identifier, {}, {}, QByteArray()});
    stage(std::move(changes));
}

void AccessPage::grant()
{
    openDialog(imap::WideAclEdit::What::Add, {});
}

void AccessPage::openDialog(imap::WideAclEdit::What what, const QStringList &identifiers)
{
    AccessDialog dialog(subject(), m_acl, m_selected, window());
    dialog.setWhat(what);
    dialog.setIdentifiers(identifiers);
    const QPointer<Connection> connection = subject().connection;
    if (dialog.exec() == QDialog::Accepted && connection)
        connection->changes()->stage(dialog.changes());
}

void AccessPage::explain()
{
    EffectiveDialog dialog(subject(), m_acl, window());
    dialog.exec();
}

void AccessPage::setSimple()
{
    QSettings().setValue(QStringLiteral("access/simple"), m_simple->isChecked());
    m_model->setSimple(m_simple->isChecked());
    fitColumns();
}

void AccessPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(AclModel::Identifier,
                          std::clamp(header->sectionSize(AclModel::Identifier) + 24, 180, 340));
    header->resizeSection(AclModel::Role, std::max(header->sectionSize(AclModel::Role) + 16, 90));
    for (int i = AclModel::FirstRight; i < m_model->columnCount(); ++i)
        header->resizeSection(i, header->sectionSize(i) + 8);
}

} // namespace ui
