#include "metadatapage.h"
#include "imapcore/commands/metadata.h"
#include "ui/connection.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QTableView>

namespace ui {

MetadataPage::MetadataPage(QWidget *parent)
    : Page(QStringLiteral("metadataPage"), tr("Metadata"), parent)
    , m_model(new FieldsModel(tr("Entry"), tr("Value"), this))
{
    QTableView *table = makeTable(m_model, QStringLiteral("metadataTable"), tr("Metadata entries"),
                                  tr("The annotations of this mailbox"));
    table->horizontalHeader()->resizeSection(0, 280);
    table->horizontalHeader()->setStretchLastSection(true);
    setContent(table);
}

QString MetadataPage::unavailable() const
{
    return subject().connection->session()->supports("METADATA")
               ? QString()
               : tr("This server does not announce METADATA (RFC 5464): its mailboxes carry no annotations "
                    "that could "
                    "be shown.");
}

void MetadataPage::clear()
{
    m_model->setFields({});
}

void MetadataPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the metadata of %1").arg(mailbox.toString()));
    connection->session()
        ->send(imap::GetMetadata{mailbox, {"/shared", "/private"}})
        ->then(this, [this, mailbox, connection, job](const imap::Expected<imap::FoundMetadata> &found) {
            const size_t count = found ? found->entries.size() : 0;
            endJob(job, found, tr("%Ln entry(s)", nullptr, int(count)));
            if (subject().connection != connection || !(subject().mailbox == mailbox))
                return;
            if (!found) {
                showProblem(tr("The metadata could not be read"), found.error());
                return;
            }
            std::vector<FieldsModel::Field> fields;
            for (const imap::MetadataEntry &entry : found->entries) {
                if (entry.value)
                    fields.push_back({entry.name, QString::fromUtf8(*entry.value)});
            }
            if (fields.empty()) {
                showEmpty(tr("No metadata"), tr("Nobody has annotated this mailbox."));
                return;
            }
            m_model->setFields(std::move(fields));
            showContent();
        });
}

} // namespace ui
