#include "createdialog.h"
#include "mailboxtexts.h"
#include "placetree.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

bool hasPartitions(const Connection &connection)
{
    const imap::ServerId &id = connection.serverId();
    return std::any_of(id.begin(), id.end(), [](const auto &field) {
        return field.first.compare("name", Qt::CaseInsensitive) == 0
               && field.second.toLower().contains("cyrus");
    });
}

CreateDialog::CreateDialog(MailboxTreeModel *model, Connection *connection, const imap::ListedMailbox *below,
                           QWidget *parent)
    : PlanDialog(connection, QStringLiteral("createDialog"), tr("New Mailbox"), tr("&Create Now"), parent)
    , m_place(new PlaceTree(model, connection))
    , m_name(new QLineEdit)
    , m_partition(new QLineEdit)
    , m_use(new QComboBox)
    , m_subscribe(new QCheckBox(tr("&Subscribe to it")))
    , m_wire(new QLabel)
{
    named(m_name, "mailboxName", tr("Name"), tr("The name of the new mailbox, in any script"));
    named(m_wire, "mailboxWire", tr("The whole name"),
          tr("The whole name, and how it is written in commands"));
    m_wire->setWordWrap(true);
    m_wire->setTextFormat(Qt::PlainText);
    m_wire->setForegroundRole(QPalette::PlaceholderText);
    named(m_subscribe, "mailboxSubscribe", tr("Subscribe to it"),
          tr("Many mail programs show only what one has subscribed to"));
    m_subscribe->setChecked(true);

    named(m_use, "mailboxUse", tr("Use"), tr("What mail programs are to use it for (RFC 6154)"));
    m_use->addItem(tr("Nothing special"), QByteArray());
    const std::pair<QString, const char *> uses[] = {{tr("Archive"), "\\Archive"},
                                                     {tr("Drafts"), "\\Drafts"},
                                                     {tr("Junk"), "\\Junk"},
                                                     {tr("Sent messages"), "\\Sent"},
                                                     {tr("Trash"), "\\Trash"},
                                                     {tr("Flagged messages"), "\\Flagged"},
                                                     {tr("Important messages"), "\\Important"},
                                                     {tr("All messages"), "\\All"}};
    for (const auto &[text, attribute] : uses)
        m_use->addItem(QStringLiteral("%1 (%2)").arg(text, QLatin1String(attribute)), QByteArray(attribute));
    const imap::Session *session = connection->session();
    if (!session || !session->supports("CREATE-SPECIAL-USE")) {
        m_use->setEnabled(false);
        m_use->setToolTip(tr("This server does not announce CREATE-SPECIAL-USE"));
    }
    named(m_partition, "mailboxPartition", tr("Partition"),
          tr("Where Cyrus is to keep it; empty: where it thinks best. For its administrators"));
    m_partition->setPlaceholderText(tr("the server’s choice"));
    m_partition->setMinimumWidth(m_partition->fontMetrics().horizontalAdvance(m_partition->placeholderText())
                                 + m_partition->fontMetrics().height() * 2);
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
    grid->addWidget(label(tr("&Name:"), m_name), 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 3);
    grid->addWidget(label(tr("&In:"), m_place), 1, 0, Qt::AlignTop);
    grid->addWidget(m_place, 1, 1, 1, 3);
    grid->addWidget(m_wire, 2, 1, 1, 3);
    grid->addWidget(label(tr("&Use:"), m_use), 3, 0);
    grid->addWidget(m_use, 3, 1);
    grid->addWidget(label(tr("&Partition:"), m_partition), 3, 2);
    grid->addWidget(m_partition, 3, 3);
    grid->addWidget(m_subscribe, 4, 1, 1, 3);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(1, 1);

    below ? m_place->choose(below->name, below->separator) : m_place->choose({});
    connect(m_name, &QLineEdit::textChanged, this, &CreateDialog::adapt);
    connect(m_partition, &QLineEdit::textChanged, this, &CreateDialog::adapt);
    connect(m_place, &PlaceTree::chosen, this, &CreateDialog::adapt);
    connect(m_use, &QComboBox::currentIndexChanged, this, &CreateDialog::adapt);
    connect(m_subscribe, &QCheckBox::toggled, this, &CreateDialog::adapt);
    offerToStage();
    m_name->setFocus();
    adapt();
}

void CreateDialog::adapt()
{
    const PlaceTree::Place place = m_place->place();
    const QString text = m_name->text();
    m_mailbox = place.nameOf(text);
    m_wire->setText(text.isEmpty() ? QString() : MailboxTexts::withWire(m_mailbox));
    imap::MailboxEdit edit;
    imap::NameProblem problem = imap::checkLevel(text, place.separator);
    if (!isFatal(problem)) {
        if (const auto whole = imap::checkName(m_mailbox, place.separator); whole != imap::NameProblem::None)
            problem = whole;
    }
    QByteArrayList use{m_use->currentData().toByteArray()};
    use.removeAll(QByteArray());
    const QByteArray partition = m_partition->text().trimmed().toUtf8();
    const bool badPartition = !partition.isEmpty() && !imap::isAtom(partition);
    if (place.holdsNone)
        setNotice(tr("Nothing can lie in “%1”.").arg(place.name), Tone::Bad, true);
    else if (text.isEmpty())
        setNotice({}, Tone::Normal, true);
    else if (badPartition)
        setNotice(tr("The name of a partition is a plain word."), Tone::Bad, true);
    else
        setNotice(MailboxTexts::describe(problem, place.separator),
                  isFatal(problem) ? Tone::Bad : Tone::Warning, isFatal(problem));
    if (!place.holdsNone && !badPartition && !isFatal(problem))
        edit.create({m_mailbox, use, partition}, m_subscribe->isChecked());
    setEdit(std::move(edit));
}

} // namespace ui
