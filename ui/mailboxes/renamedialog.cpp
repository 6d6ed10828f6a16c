#include "renamedialog.h"
#include "createdialog.h"
#include "mailboxtexts.h"
#include "placetree.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

RenameDialog::RenameDialog(MailboxTreeModel *model, Connection *connection,
                           const std::vector<imap::ListedMailbox> &mailboxes, QWidget *parent)
    : PlanDialog(connection, QStringLiteral("renameDialog"),
                 mailboxes.size() == 1 ? tr("Rename or Move a Mailbox")
                                       : tr("Move %Ln Mailbox(es)", nullptr, int(mailboxes.size())),
                 mailboxes.size() == 1 ? tr("&Rename Now") : tr("&Move Now"), parent)
    , m_mailboxes(mailboxes)
    , m_place(new PlaceTree(model, connection))
    , m_name(new QLineEdit)
    , m_partition(new QLineEdit)
    , m_subscriptions(new QCheckBox(tr("&Subscriptions go with them")))
    , m_old(new QLabel)
    , m_wire(new QLabel)
{
    const imap::ListedMailbox &first = m_mailboxes.front();
    const bool isOne = m_mailboxes.size() == 1;
    QStringList names;
    for (const imap::ListedMailbox &mailbox : m_mailboxes)
        names += MailboxTexts::withWire(mailbox.name);
    if (names.size() > 3)
        names = names.first(3) << tr("and %Ln more", nullptr, int(m_mailboxes.size()) - 3);
    named(m_old, "mailboxOld", tr("What is renamed"),
          tr("The name as it is, and how it is written in commands"));
    m_old->setText(names.join(u'\n'));
    m_old->setTextFormat(Qt::PlainText);
    m_old->setWordWrap(true);
    named(m_name, "mailboxName", tr("Name"), tr("The new name, in any script"));
    m_name->setText(first.name.lastPart(first.separator));
    named(m_wire, "mailboxWire", tr("The whole name"),
          tr("The whole name, and how it is written in commands"));
    m_wire->setTextFormat(Qt::PlainText);
    m_wire->setWordWrap(true);
    m_wire->setForegroundRole(QPalette::PlaceholderText);
    named(m_subscriptions, "moveSubscriptions", tr("Subscriptions go with them"),
          tr("Servers leave subscriptions to the old names as they are"));
    m_subscriptions->setChecked(true);
    named(m_partition, "mailboxPartition", tr("Partition"),
          tr("Where Cyrus is to keep it from now on; empty: where it is. For its administrators"));
    m_partition->setPlaceholderText(tr("as it is"));
    if (!hasPartitions(*connection)) {
        m_partition->setEnabled(false);
        m_partition->setToolTip(tr("Only Cyrus has partitions"));
    }

    const auto label = [](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text);
        made->setBuddy(buddy);
        return made;
    };
    QGridLayout *grid = form();
    grid->addWidget(new QLabel(tr("Mailbox:")), 0, 0, Qt::AlignTop);
    grid->addWidget(m_old, 0, 1);
    if (isOne) {
        grid->addWidget(label(tr("&New name:"), m_name), 1, 0);
        grid->addWidget(m_name, 1, 1);
    } else {
        m_name->setParent(this);
        m_name->hide();
        offerToGoOn();
    }
    grid->addWidget(label(tr("&In:"), m_place), 2, 0, Qt::AlignTop);
    grid->addWidget(m_place, 2, 1);
    grid->addWidget(m_wire, 3, 1);
    grid->addWidget(label(tr("&Partition:"), m_partition), 4, 0);
    grid->addWidget(m_partition, 4, 1);
    grid->addWidget(m_subscriptions, 5, 1);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(1, 1);

    m_place->chooseParentOf(first);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::adapt);
    connect(m_partition, &QLineEdit::textChanged, this, &RenameDialog::adapt);
    connect(m_place, &PlaceTree::chosen, this, &RenameDialog::adapt);
    connect(m_subscriptions, &QCheckBox::toggled, this, &RenameDialog::adapt);
    offerToStage();
    m_name->selectAll();
    isOne ? m_name->setFocus() : m_place->setFocus();
    survey(connection->session(), m_mailboxes, {.withChildren = true, .subscriptions = true});
}

void RenameDialog::choosePlace(const imap::MailboxName &mailbox, bool isNamespace, int namespaceRow)
{
    if (isNamespace)
        m_place->setCurrentIndex(m_place->model()->index(namespaceRow, 0, m_place->rootIndex()));
    else
        m_place->choose(mailbox);
}

void RenameDialog::surveyed(const std::vector<imap::SurveyedMailbox> &all)
{
    m_surveyed = all;
    m_known = true;
    adapt();
}

// What a server does to INBOX, and what goes with the mailboxes.
QString RenameDialog::loss(size_t below) const
{
    const bool hasInbox = std::any_of(m_mailboxes.begin(), m_mailboxes.end(),
                                      [](const auto &mailbox) { return mailbox.name.isInbox(); });
    QStringList parts;
    if (hasInbox)
        parts += tr("INBOX stays, and so does what is below it: its messages move into the new mailbox (RFC "
                    "9051). Some servers refuse this, and Cyrus is known to end the connection.");
    if (below > 0)
        parts += tr("%Ln mailbox(es) below move along.", nullptr, int(below));
    quint64 messages = 0;
    for (const imap::SurveyedMailbox &one : m_surveyed)
        messages += one.status ? one.status->messages.value_or(0) : 0;
    parts += tr("No message is lost: %1.").arg(MailboxTexts::contents(messages, std::nullopt));
    return parts.join(u' ');
}

void RenameDialog::adapt()
{
    const PlaceTree::Place place = m_place->place();
    const bool isOne = m_mailboxes.size() == 1;
    m_targets.clear();
    imap::NameProblem problem = imap::NameProblem::None;
    const auto note = [&problem](imap::NameProblem found) {
        if (found != imap::NameProblem::None && !isFatal(problem)
            && (problem == imap::NameProblem::None || isFatal(found)))
            problem = found;
    };
    const QByteArray partition = m_partition->text().trimmed().toUtf8();
    const bool badPartition = !partition.isEmpty() && !imap::isAtom(partition);
    for (const imap::ListedMailbox &mailbox : m_mailboxes) {
        const QString level = mailbox.name.lastPart(mailbox.separator);
        // A name that was not touched goes as it stands on the wire, however broken.
        const qsizetype at = mailbox.separator ? mailbox.name.wire().lastIndexOf(mailbox.separator) : -1;
        const bool isKept = !isOne || m_name->text() == level;
        const imap::MailboxName target =
            isKept ? imap::MailboxName::fromWire(place.prefix + mailbox.name.wire().mid(at + 1))
                   : place.nameOf(m_name->text());
        note(imap::checkLevel(isKept ? level : m_name->text(), place.separator));
        const imap::NameProblem whole = imap::checkName(target, place.separator, mailbox.name);
        // The name is kept where only the partition is another one.
        if (whole != imap::NameProblem::Same || partition.isEmpty() || badPartition)
            note(whole);
        m_targets.push_back(target);
    }
    m_wire->setText(isOne ? tr("New: %1").arg(MailboxTexts::withWire(m_targets.front())) : QString());
    if (!m_known)
        return;
    imap::MailboxEdit edit;
    size_t below = 0;
    for (size_t i = 0; i < m_mailboxes.size(); ++i) {
        std::vector<imap::SurveyedMailbox> mine;
        imap::SurveyedMailbox root{.listed = m_mailboxes[i]};
        for (const imap::SurveyedMailbox &one : m_surveyed) {
            if (one.listed.name == m_mailboxes[i].name)
                root = one;
            else if (one.listed.name.isBelow(m_mailboxes[i].name, m_mailboxes[i].separator))
                mine.push_back(one);
        }
        below += mine.size();
        if (!isFatal(problem) && !place.holdsNone && !badPartition)
            edit.rename({m_mailboxes[i].name, m_targets[i], partition}, root, mine, place.separator,
                        m_subscriptions->isChecked());
    }
    const bool unchanged = isOne && m_targets.front() == m_mailboxes.front().name && partition.isEmpty();
    if (place.holdsNone)
        setNotice(tr("Nothing can lie in “%1”.").arg(place.name), Tone::Bad, true);
    else if (badPartition)
        setNotice(tr("The name of a partition is a plain word."), Tone::Bad, true);
    else if (unchanged)
        setNotice(loss(below), Tone::Accent, true);
    else if (problem != imap::NameProblem::None)
        setNotice(MailboxTexts::describe(problem, place.separator),
                  isFatal(problem) ? Tone::Bad : Tone::Warning, isFatal(problem));
    else
        setNotice(loss(below), Tone::Accent, false);
    setEdit(std::move(edit));
}

} // namespace ui
