#include "accessdialog.h"
#include "accessscope.h"
#include "accesstexts.h"
#include "identifieredit.h"
#include "imapcore/access/accessfindings.h"
#include "imapcore/slicedwork.h"
#include "ownaccess.h"
#include "rightstexts.h"
#include "roletemplates.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/aclmodel.h"
#include "ui/models/fieldsmodel.h"
#include "ui/server/accessstore.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using What = imap::WideAclEdit::What;

AccessDialog::AccessDialog(const Page::Subject &subject, const imap::Acl &acl,
                           std::vector<imap::ListedMailbox> selected, QWidget *parent)
    : QDialog(parent)
    , m_subject(subject)
    , m_acl(acl)
    , m_flavour(subject.connection->changes()->manner().flavour)
    , m_scope(new AccessScope(subject, std::move(selected), m_flavour, this))
    , m_what(named(new QComboBox, "accessWhat", tr("What"), tr("What is to become of the entries")))
    , m_role(named(new QComboBox, "accessRole", tr("Role"), tr("Usual sets of rights")))
    , m_identifiers(
          named(new IdentifierEdit(subject.connection->identifiers()), "accessIdentifiers", tr("Identifiers"),
                tr("Users, groups and special identifiers, one a line or with commas between them; with “-” "
                   "before it, one takes rights away")))
    , m_rights(named(new QLineEdit, "accessRights", tr("Rights"), tr("The rights, a letter each")))
    , m_by(named(new QLineEdit, "accessBy", tr("Replace by"), tr("Who gets the rights instead")))
    , m_words(new QLabel)
    , m_warning(new QLabel)
    , m_outcome(new QLabel)
    , m_byLabel(nullptr)
    , m_rightsLabel(nullptr)
    , m_identifiersLabel(nullptr)
    , m_progress(new QProgressBar)
    , m_refused(new FieldsModel(tr("Mailbox"), tr("Why it is left out"), this))
    , m_refusedTable(
          makeTable(m_refused, QStringLiteral("accessRefused"), tr("Mailboxes left out"),
                    tr("Mailboxes whose access lists cannot be read or are better left alone, and why")))
    , m_look(nullptr)
    , m_stage(nullptr)
{
    setObjectName(QStringLiteral("accessDialog"));
    setWindowTitle(tr("Change Access"));
    rememberSeen();
    build();
    adapt();
    m_identifiers->setFocus();
}

AccessDialog::~AccessDialog() = default;

void AccessDialog::fillForm(QFormLayout *form)
{
    for (const auto &[what, text] :
         {std::pair(What::Add, tr("Give rights")), std::pair(What::Take, tr("Take rights away")),
          std::pair(What::Exactly, tr("Give exactly these rights")),
          std::pair(What::Drop, tr("Remove the entries")),
          std::pair(What::Replace, tr("Replace an identifier by another")),
          std::pair(What::SameAs, tr("Make the whole list as here")),
          std::pair(What::SameAsParent, tr("Make each list as its parent’s"))})
        m_what->addItem(text, int(what));
    using imap::Role;
    const imap::RightsEra era = m_flavour.era();
    for (const Role role : {Role::Read, Role::Post, Role::Append, Role::Write, Role::All})
        m_role->addItem(
            QStringLiteral("%1 (%2)").arg(Rights::role(imap::rightsOf(role, era).toBytes()),
                                          QString::fromLatin1(imap::rightsOf(role, era).toBytes())),
            imap::rightsOf(role, era).toBytes());
    m_role->insertItem(0, tr("Choose a role…"));
    m_role->setCurrentIndex(0);
    for (const RoleTemplate &one : roletemplates::all())
        m_role->addItem(QStringLiteral("%1 (%2)").arg(one.name, QString::fromLatin1(one.rights)),
                        imap::sendable(one.rights, era).toBytes());

    form->addRow(tr("&What"), m_what);
    form->addRow(tr("&Identifiers"), m_identifiers);
    m_identifiersLabel = qobject_cast<QLabel *>(form->labelForField(m_identifiers));
    form->addRow(tr("Replace &by"), m_by);
    m_byLabel = qobject_cast<QLabel *>(form->labelForField(m_by));
    auto *rights = new QHBoxLayout;
    rights->addWidget(m_rights, 1);
    rights->addWidget(m_role);
    form->addRow(tr("&Rights"), rights);
    m_rightsLabel = qobject_cast<QLabel *>(form->labelForField(rights));
    m_rightsLabel->setBuddy(m_rights);
    form->addRow(QString(), m_words);
    m_scope->addRows(form);
}

void AccessDialog::build()
{
    auto *form = new QFormLayout;
    fillForm(form);
    for (QLabel *label : {m_words, m_warning, m_outcome}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_words->setObjectName(QStringLiteral("accessWords"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_warning->setObjectName(QStringLiteral("accessWarning"));
    m_outcome->setObjectName(QStringLiteral("accessOutcome"));
    m_progress->setObjectName(QStringLiteral("accessProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setToolTip(tr("How many access lists were read"));
    m_progress->hide();
    m_refusedTable->horizontalHeader()->resizeSection(0, 220);
    m_refusedTable->horizontalHeader()->setStretchLastSection(true);
    m_refusedTable->setMinimumHeight(110);
    m_refusedTable->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_look = buttons->addButton(tr("&Look"), QDialogButtonBox::ActionRole);
    named(m_look, "accessLook", tr("Look"), tr("Read the access lists, and say what would be changed"));
    m_stage = buttons->addButton(tr("&Stage"), QDialogButtonBox::AcceptRole);
    named(m_stage, "accessStage", tr("Stage"), tr("Put the changes into the set; nothing is sent yet"));
    named(buttons->button(QDialogButtonBox::Cancel), "accessCancel", tr("Cancel"),
          tr("Change nothing (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_warning);
    layout->addWidget(m_outcome);
    layout->addWidget(m_progress);
    layout->addWidget(m_refusedTable, 1);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(560, sizeHint().height());

    connect(m_what, &QComboBox::currentIndexChanged, this, &AccessDialog::forget);
    connect(m_scope, &AccessScope::changed, this, &AccessDialog::forget);
    connect(m_identifiers, &QPlainTextEdit::textChanged, this, &AccessDialog::forget);
    for (QLineEdit *line : {m_rights, m_by})
        connect(line, &QLineEdit::textChanged, this, &AccessDialog::forget);
    connect(m_role, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_rights->setText(QString::fromLatin1(m_role->itemData(index).toByteArray()));
    });
    connect(m_look, &QPushButton::clicked, this, &AccessDialog::look);
    connect(m_stage, &QPushButton::clicked, this, &AccessDialog::stage);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

What AccessDialog::what() const
{
    return What(m_what->currentData().toInt());
}

void AccessDialog::beginWide()
{
    m_scope->beginWide();
}

imap::WideAclEdit AccessDialog::edit() const
{
    return {what(), m_identifiers->identifiers(), m_rights->text().remove(u' ').toLatin1(), m_acl,
            m_by->text().trimmed()};
}

// What was found is about something else now.
void AccessDialog::forget()
{
    delete m_slices;
    m_isLooking = false;
    m_isLooked = false;
    m_parents.reset();
    m_index.reset();
    m_result = {};
    m_outcome->clear();
    m_progress->hide();
    m_refusedTable->hide();
    adapt();
}

void AccessDialog::adapt()
{
    const imap::WideAclEdit wanted = edit();
    const bool hasRights =
        wanted.what == What::Add || wanted.what == What::Take || wanted.what == What::Exactly;
    const bool hasIdentifiers = wanted.what != What::SameAs && wanted.what != What::SameAsParent;
    for (QWidget *widget : {static_cast<QWidget *>(m_rights), static_cast<QWidget *>(m_role),
                            static_cast<QWidget *>(m_rightsLabel), static_cast<QWidget *>(m_words)})
        widget->setVisible(hasRights);
    m_identifiers->setVisible(hasIdentifiers);
    m_identifiersLabel->setVisible(hasIdentifiers);
    m_by->setVisible(wanted.what == What::Replace);
    m_byLabel->setVisible(wanted.what == What::Replace);
    QStringList names;
    for (const char right : wanted.rights)
        names += Rights::name(right);
    m_words->setText(names.join(QStringLiteral(", ")));

    QStringList warnings;
    bool isRefused = false;
    const imap::Rights rights(hasRights && wanted.what != What::Take ? wanted.rights : QByteArray());
    QStringList checked = wanted.what == What::Replace ? wanted.identifiers.mid(0, 1) : wanted.identifiers;
    if (wanted.what == What::Replace && !wanted.by.isEmpty())
        checked += wanted.by;
    for (const QString &identifier : hasIdentifiers ? checked : QStringList()) {
        const auto problems = m_flavour.problemsOf(identifier, rights);
        if (problems.isEmpty())
            continue;
        isRefused = isRefused || imap::isRefusal(problems.first());
        warnings += AccessTexts::problem(problems.first(), identifier);
    }
    warnings += strangers(wanted);
    warnings += ofOwner(wanted);
    for (const char right : hasRights ? wanted.rights : QByteArray()) {
        if (!m_flavour.known.contains(right)) {
            warnings += tr("“%1” is no right that this server announces.").arg(QLatin1Char(right));
            isRefused = isRefused || !((right >= 'a' && right <= 'z') || (right >= '0' && right <= '9'));
        }
    }
    m_warning->setText(warnings.join(u'\n'));
    const bool isWhole = m_scope->isWhole() && (!hasIdentifiers || !wanted.identifiers.isEmpty())
                         && (!hasRights || !wanted.rights.isEmpty() || wanted.what == What::Exactly)
                         && (wanted.what != What::Replace || !wanted.by.isEmpty());
    const bool isWide = hasToLook();
    m_look->setVisible(isWide);
    m_look->setEnabled(isWhole && !isRefused && !m_isLooking && !m_isLooked);
    m_stage->setEnabled(isWhole && !isRefused && !m_isLooking
                        && (isWide ? m_isLooked && !m_result.changes.empty() : true));
    (isWide && !m_isLooked ? m_look : m_stage)->setDefault(true);
}

// A misspelled name is an entry all the same, which gives nobody anything.
QStringList AccessDialog::strangers(const imap::WideAclEdit &wanted) const
{
    QStringList given;
    if (wanted.what == What::Add || wanted.what == What::Exactly)
        given = wanted.identifiers;
    else if (wanted.what == What::Replace && !wanted.by.isEmpty())
        given += wanted.by;
    QStringList unseen;
    for (const QString &identifier : given) {
        const imap::Identifier who = m_flavour.identifier(identifier);
        if (who.kind == imap::Identifier::Kind::User && !m_seen.contains(who.name))
            unseen += u'“' + identifier + u'”';
    }
    if (m_seen.isEmpty() || unseen.isEmpty())
        return {};
    return {tr("Not seen on this server so far: %1.").arg(QLocale().createSeparatedList(unseen))};
}

// Of one mailbox, one may want just that; of many, it is left out.
QStringList AccessDialog::ofOwner(const imap::WideAclEdit &wanted) const
{
    const imap::MailboxOwner owner = owners().of(m_subject.mailbox);
    if (!m_scope->isOne() || (wanted.what != What::Add && wanted.what != What::Exactly)
        || !m_flavour.entryReplacesOwnersOwn())
        return {};
    for (const QString &identifier : wanted.identifiers) {
        const imap::Identifier who = m_flavour.identifier(identifier);
        if (who.kind == imap::Identifier::Kind::User && !who.isNegative
            && m_flavour.isSameName(who.name, owner.name))
            return {AccessTexts::ownersEntry(identifier)};
    }
    return {};
}

imap::MailboxOwners AccessDialog::owners() const
{
    return {m_subject.connection->namespaces(), m_subject.connection->options().identity(), m_flavour.kind};
}

// Those that lists name, and those who own mailboxes.
void AccessDialog::rememberSeen()
{
    QStringList all = m_subject.connection->identifiers()->stringList();
    if (const imap::AccessIndex *index = m_subject.connection->access()->index())
        all += imap::AccessCheck::usersWithMailboxes(*index);
    if (!all.isEmpty())
        all += owners().self();
    for (const QString &one : all) {
        if (const imap::Identifier who = m_flavour.identifier(one); who.kind == imap::Identifier::Kind::User)
            m_seen.insert(who.name);
    }
}

void AccessDialog::look()
{
    imap::Session *session = m_subject.connection ? m_subject.connection->session() : nullptr;
    if (!session) {
        m_outcome->setText(tr("There is no connection."));
        return;
    }
    m_isLooking = true;
    m_index = std::make_unique<imap::AccessIndex>(m_flavour, owners());
    m_parents.reset();
    connect(m_index.get(), &imap::AccessIndex::progressed, this, [this](size_t done, size_t total) {
        m_progress->setRange(0, int(total));
        m_progress->setValue(int(done));
    });
    connect(m_index.get(), &imap::AccessIndex::finished, this, [this] {
        if (what() == What::SameAsParent && !m_index->error())
            lookForParents();
        else
            plan();
    });
    m_progress->setRange(0, 0);
    m_progress->show();
    m_scope->start(*m_index, session);
    adapt();
}

void AccessDialog::inSlices(size_t count, std::function<void(size_t)> step, std::function<void()> then)
{
    m_slices = new imap::SlicedWork(
        count, std::move(step),
        [this, then = std::move(then)] {
            m_slices.clear(); // it deletes itself
            then();
        },
        this);
}

// Those that were not read with the others.
void AccessDialog::lookForParents()
{
    struct Missing
    {
        std::vector<imap::ListedMailbox> all = {};
        QSet<imap::MailboxName> names = {};
    };
    const auto missing = std::make_shared<Missing>();
    inSlices(
        m_index->size(),
        [this, missing, isMeant = m_scope->meant(*m_index)](size_t mailbox) {
            auto parent = isMeant(mailbox) ? imap::WideAclEdit::parentMissing(*m_index, mailbox)
                                           : std::nullopt;
            if (!parent || missing->names.contains(parent->name))
                return;
            missing->names.insert(parent->name);
            missing->all.push_back(*std::move(parent));
        },
        [this, missing] { readParents(missing->all); });
}

void AccessDialog::readParents(const std::vector<imap::ListedMailbox> &missing)
{
    imap::Session *session = m_subject.connection ? m_subject.connection->session() : nullptr;
    if (missing.empty() || !session) {
        plan();
        return;
    }
    m_parents = std::make_unique<imap::AccessIndex>(m_flavour, owners());
    connect(m_parents.get(), &imap::AccessIndex::finished, this, &AccessDialog::plan);
    m_parents->start(session, missing);
}

bool AccessDialog::hasToLook() const
{
    return !m_scope->isOne() || what() == What::SameAsParent;
}

void AccessDialog::plan()
{
    const auto &error = m_parents && m_parents->error() ? m_parents->error() : m_index->error();
    if (error) {
        m_progress->hide();
        m_outcome->setText(ErrorText::describe(*error));
        m_isLooking = false;
        adapt();
        return;
    }
    const auto plan = std::make_shared<imap::WideAclPlan>(edit(), *m_index,
                                                          tr("Access: %1").arg(m_what->currentText()),
                                                          m_scope->meant(*m_index), m_parents.get());
    inSlices(
        m_index->size(), [plan](size_t mailbox) { plan->add(mailbox); },
        [this, plan] {
            if (!m_subject.connection) { // it was removed meanwhile
                forget();
                return;
            }
            m_result = plan->take();
            rememberLists();
            listLeftOut();
        });
}

void AccessDialog::listLeftOut()
{
    const auto fields = std::make_shared<std::vector<FieldsModel::Field>>();
    const size_t refused = m_result.refused.size(), parentless = m_result.parentless.size();
    inSlices(
        refused + parentless + m_result.owned.size(),
        [this, fields, refused, parentless](size_t at) {
            if (at < refused) {
                const auto &[mailbox, error] = m_result.refused[at];
                fields->push_back({mailbox.toString(), ErrorText::describe(error)});
            } else if (at < refused + parentless) {
                const auto &[mailbox, error] = m_result.parentless[at - refused];
                fields->push_back(
                    {mailbox.toString(), error
                                             ? tr("The list of its parent: %1").arg(ErrorText::describe(*error))
                                             : tr("There is no mailbox above it that has a list.")});
            } else {
                const auto &[mailbox, owner] = m_result.owned[at - refused - parentless];
                fields->push_back({mailbox.toString(), AccessTexts::ownersEntry(owner)});
            }
        },
        [this, fields] {
            m_refusedTable->setVisible(!fields->empty());
            m_refused->setFields(std::move(*fields));
            showOutcome();
        });
}

void AccessDialog::showOutcome()
{
    m_progress->hide();
    m_isLooking = false;
    m_isLooked = true;
    QStringList said{tr("%Ln change(s) to be staged.", nullptr, int(m_result.changes.size()))};
    if (m_result.unchanged > 0)
        said += tr("%Ln mailbox(es) are so already.", nullptr, int(m_result.unchanged));
    if (!m_result.refused.empty())
        said += tr("%Ln mailbox(es) cannot be administered.", nullptr, int(m_result.refused.size()));
    if (!m_result.parentless.empty())
        said += tr("%Ln mailbox(es) have no parent whose list is known.", nullptr,
                   int(m_result.parentless.size()));
    if (!m_result.owned.empty())
        said += tr("%Ln mailbox(es) are left out: they are the person’s own.", nullptr,
                   int(m_result.owned.size()));
    if (const QString caveat = m_scope->caveat(); !caveat.isEmpty())
        said += caveat;
    m_outcome->setText(said.join(u' '));
    adapt();
    m_stage->setFocus();
}

// For the question whether the changes lock one out: what was read is newer than what was seen. It asks about the first.
void AccessDialog::rememberLists()
{
    constexpr qsizetype Enough = 1000;
    QSet<imap::MailboxName> known;
    for (const imap::StagedChange &staged : m_result.changes) {
        const imap::MailboxName mailbox = staged.change.mailbox();
        if (known.contains(mailbox))
            continue;
        if (known.size() == Enough)
            break;
        known.insert(mailbox);
        m_subject.connection->ownAccess().remember(mailbox, m_index->acl(*m_index->find(mailbox)), {});
    }
}

void AccessDialog::stage()
{
    if (!hasToLook()) {
        m_result.changes = edit().changesFor(m_subject.mailbox, m_acl, m_flavour.known);
        for (imap::StagedChange &change : m_result.changes)
            change.cause = tr("Access of %1").arg(m_subject.mailbox.toString());
    }
    if (m_subject.connection && m_subject.connection->ownAccess().mayStage(m_result.changes, this))
        accept();
}

} // namespace ui
