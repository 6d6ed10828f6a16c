#include "detailspage.h"
#include "ui/connection.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/format.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QTableView>

namespace ui {

DetailsPage::DetailsPage(QWidget *parent)
    : Page(QStringLiteral("detailsPage"), tr("Details"), parent)
    , m_model(new FieldsModel(tr("Property"), tr("Value"), this))
{
    QTableView *table = makeTable(m_model, QStringLiteral("detailsTable"), tr("Mailbox details"),
                                  tr("What the server tells of this mailbox"));
    table->horizontalHeader()->resizeSection(0, 200);
    table->horizontalHeader()->setStretchLastSection(true);
    setContent(table);
}

void DetailsPage::clear()
{
    m_model->setFields({});
}

void DetailsPage::load()
{
    if (!subject().selectable) {
        showStatus({});
        return;
    }
    imap::Session *session = subject().connection->session();
    QByteArrayList items{"MESSAGES", "UNSEEN", "RECENT", "UIDNEXT", "UIDVALIDITY"};
    if (session->supports("STATUS=SIZE"))
        items += "SIZE";
    if (session->supports("CONDSTORE") || session->supports("QRESYNC"))
        items += "HIGHESTMODSEQ";
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the status of %1").arg(mailbox.toString()));
    session->send(imap::GetStatus{mailbox, items})
        ->then(this, [this, mailbox, connection, job](const imap::Expected<imap::MailboxStatus> &status) {
            endJob(job, status, tr("done"));
            if (subject().connection != connection || !(subject().mailbox == mailbox))
                return;
            if (status)
                showStatus(*status);
            else
                showProblem(tr("The status could not be read"), status.error());
        });
}

void DetailsPage::showStatus(const imap::MailboxStatus &status)
{
    const imap::MailboxName &name = subject().mailbox;
    std::vector<FieldsModel::Field> fields{
        {tr("Name"), name.toString()},
        {tr("Name on the wire"), QString::fromLatin1(name.wire()),
         tr("The bytes that stand in every command")},
        {tr("Hierarchy separator"),
         subject().separator ? QString(QLatin1Char(subject().separator)) : tr("none")}};
    if (!subject().selectable)
        fields.push_back({tr("Kind"), tr("Holds other mailboxes, but no messages")});
    const auto add = [&fields](const QString &title, const std::optional<quint64> &value,
                               const QString &toolTip = {}) {
        if (value)
            fields.push_back({title, formatCount(*value), toolTip});
    };
    add(tr("Messages"), status.messages);
    add(tr("Unread"), status.unseen);
    add(tr("Recent"), status.recent);
    if (status.size)
        fields.push_back(
            {tr("Size"),
             tr("%1 (in octets: %2)").arg(formatSize(qint64(*status.size)), formatCount(*status.size))});
    add(tr("UIDVALIDITY"), status.uidValidity, tr("While it stays the same, a UID names the same message"));
    add(tr("UIDNEXT"), status.uidNext, tr("The UID that the next message will get at least"));
    add(tr("HIGHESTMODSEQ"), status.highestModSeq, tr("Rises with every change in the mailbox (RFC 7162)"));
    m_model->setFields(std::move(fields));
    showContent();
}

} // namespace ui
