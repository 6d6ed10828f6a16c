#include "effectivedialog.h"
#include "accesstexts.h"
#include "rightstexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/models/aclmodel.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

EffectiveDialog::EffectiveDialog(const Page::Subject &subject, const imap::Acl &acl, QWidget *parent)
    : QDialog(parent)
    , m_subject(subject)
    , m_acl(acl)
    , m_flavour(subject.connection->changes()->manner().flavour)
    , m_person(named(new QLineEdit, "effectivePerson", tr("Person"),
                     tr("Whose rights are computed: the name they log in with")))
    , m_groups(named(new QLineEdit, "effectiveGroups", tr("Groups"),
                     tr("The groups that the person is in, with commas between them; empty: not known")))
    , m_words(new QLabel)
    , m_doubts(new QLabel)
    , m_verified(new QLabel)
    , m_byRight(new FieldsModel(tr("Right"), tr("Why"), this))
    , m_byEntry(new FieldsModel(tr("Entry"), tr("What it does"), this))
    , m_verify(named(new QPushButton(tr("&Verify as That User")), "effectiveVerify",
                     tr("Verify as that user"),
                     tr("Log in once more, acting as this person, and ask the server (MYRIGHTS)")))
{
    setObjectName(QStringLiteral("effectiveDialog"));
    setWindowTitle(tr("Effective Rights"));
    auto *completer = new QCompleter(subject.connection->identifiers(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_person->setCompleter(completer);
    auto *form = new QFormLayout;
    form->addRow(tr("&Person"), m_person);
    form->addRow(tr("&Groups"), m_groups);
    for (QLabel *label : {m_words, m_doubts, m_verified}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_words->setObjectName(QStringLiteral("effectiveWords"));
    m_doubts->setObjectName(QStringLiteral("effectiveDoubts"));
    m_verified->setObjectName(QStringLiteral("effectiveVerified"));
    QFont bold = m_words->font();
    bold.setBold(true);
    m_words->setFont(bold);
    m_doubts->setForegroundRole(QPalette::PlaceholderText);
    QTableView *rights = makeTable(m_byRight, QStringLiteral("effectiveRights"), tr("Rights"),
                                   tr("Each right, and which entries give or take it"));
    QTableView *entries = makeTable(m_byEntry, QStringLiteral("effectiveEntries"), tr("Entries"),
                                    tr("Each entry of the list, and what it does for this person"));
    for (QTableView *table : {rights, entries}) {
        table->horizontalHeader()->setStretchLastSection(true);
        table->horizontalHeader()->resizeSection(0, 200);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_verify, QDialogButtonBox::ActionRole);
    named(buttons->button(QDialogButtonBox::Close), "effectiveClose", tr("Close"),
          tr("Close this window (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_words);
    layout->addWidget(m_doubts);
    layout->addWidget(rights, 1);
    layout->addWidget(entries, 1);
    layout->addWidget(m_verified);
    layout->addWidget(buttons);
    resize(620, 560);
    connect(m_person, &QLineEdit::textChanged, this, &EffectiveDialog::compute);
    connect(m_groups, &QLineEdit::textChanged, this, &EffectiveDialog::compute);
    connect(m_verify, &QPushButton::clicked, this, &EffectiveDialog::verify);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    compute();
}

EffectiveDialog::~EffectiveDialog() = default;

void EffectiveDialog::setPerson(const QString &name)
{
    m_person->setText(name);
    m_person->selectAll();
}

imap::MailboxOwners EffectiveDialog::owners() const
{
    return {m_subject.connection->namespaces(), m_subject.connection->options().identity(), m_flavour.kind};
}

void EffectiveDialog::compute()
{
    imap::Person person{m_person->text().trimmed()};
    if (!m_groups->text().trimmed().isEmpty()) {
        QStringList groups;
        for (const QString &group : m_groups->text().split(u','))
            groups += group.trimmed();
        person.groups = groups;
    }
    m_proof.reset(); // it was about what stood here before
    m_verified->clear();
    m_verify->setEnabled(!person.name.isEmpty());
    if (person.name.isEmpty()) {
        m_words->setText(tr("Whose rights?"));
        m_byRight->setFields({});
        m_byEntry->setFields({});
        m_doubts->clear();
        return;
    }
    m_rights = imap::explainRights(m_flavour, person, m_acl, owners().of(m_subject.mailbox));
    const QString letters = QString::fromLatin1(m_rights.rights.toBytes());
    m_words->setText(
        letters.isEmpty()
            ? tr("%1 has no rights here.").arg(person.name)
            : tr("%1 has %2 here: %3.").arg(person.name, letters, Rights::role(m_rights.rights.toBytes())));
    m_doubts->setText(AccessTexts::doubts(m_rights).join(u'\n'));
    m_doubts->setVisible(!m_doubts->text().isEmpty());
    const auto names = [this](const std::vector<size_t> &entries) {
        QStringList all;
        for (const size_t entry : entries)
            all += m_acl[entry].identifier;
        return all.join(QStringLiteral(", "));
    };
    std::vector<FieldsModel::Field> fields;
    for (const imap::EffectiveRights::Reason &reason : m_rights.reasons) {
        QStringList why;
        if (!reason.givers.empty())
            why += tr("given by %1").arg(names(reason.givers));
        if (reason.byOwnership)
            why += tr("every owner has it");
        if (reason.byAdministration)
            why += tr("every administrator of the server has it");
        if (reason.byAdminister)
            why += tr("comes with “a”");
        if (!reason.takers.empty())
            why += tr("taken by %1").arg(names(reason.takers));
        if (!reason.masked.empty())
            why += tr("of no effect: %1").arg(names(reason.masked));
        fields.push_back({QStringLiteral("%1  %2  %3")
                              .arg(QLatin1Char(reason.right))
                              .arg(Rights::name(reason.right), reason.isHeld ? tr("yes") : tr("no")),
                          why.join(QStringLiteral("; "))});
    }
    m_byRight->setFields(std::move(fields));
    fields.clear();
    for (size_t at = 0; at < m_acl.size(); ++at)
        fields.push_back(
            {QStringLiteral("%1  %2").arg(m_acl[at].identifier, QString::fromLatin1(m_acl[at].rights)),
             AccessTexts::effect(m_rights, at, m_acl)});
    m_byEntry->setFields(std::move(fields));
}

void EffectiveDialog::verify()
{
    const QString person = m_person->text().trimmed();
    m_verified->setText(tr("Logging in as %1…").arg(person));
    m_verify->setEnabled(false);
    m_proof = std::make_unique<imap::RightsProof>(m_subject.connection->options(), owners(), person);
    m_proof->ask(m_subject.mailbox, [this](const imap::Expected<imap::Rights> &told) { verified(told); });
}

void EffectiveDialog::verified(const imap::Expected<imap::Rights> &told)
{
    m_verified->setText(comparedWith(told));
    m_proof.release()->deleteLater(); // not from within its own answer
    m_verify->setEnabled(true);
}

QString EffectiveDialog::comparedWith(const imap::Expected<imap::Rights> &told) const
{
    using Kind = imap::Error::Kind;
    const QString person = m_person->text().trimmed();
    const bool isSame = imap::RightsProof::isAsComputed(told, m_rights.rights, m_flavour.era());
    if (told) {
        const QString letters = QString::fromLatin1(told->withoutVirtual(m_flavour.era()).toBytes());
        if (letters.isEmpty())
            return isSame ? tr("The server says the same: no rights.")
                          : tr("The server says otherwise: no rights.");
        return isSame ? tr("The server says the same: %1.").arg(letters)
                      : tr("The server says otherwise: %1.").arg(letters);
    }
    const imap::Error &error = told.error();
    if (error.kind == Kind::NotFound && error.text.isEmpty())
        return tr("It could not be verified: %1 has no name for this mailbox.").arg(person);
    if (error.kind == Kind::Refused || error.kind == Kind::Rejected)
        return isSame ? tr("The server says the same: it tells %1 nothing of this mailbox.").arg(person)
                      : tr("The server says otherwise: it tells %1 nothing of this mailbox. %2")
                            .arg(person, ErrorText::describe(error));
    return tr("It could not be verified. %1").arg(ErrorText::describe(error));
}

} // namespace ui
