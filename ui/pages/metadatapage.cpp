#include "metadatapage.h"
#include "ui/changes/changetexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/metadata/metadatadialog.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/actionbar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/pathdelegate.h"
#include "ui/support/table.h"
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

// Of ANNOTATEMORE as METADATA calls them.
std::vector<imap::MetadataEntry> asMetadata(const std::vector<imap::Annotation> &annotations)
{
    std::vector<imap::MetadataEntry> entries;
    for (const imap::Annotation &annotation : annotations) {
        if (const auto shared = annotation.value("value.shared"))
            entries.push_back({QStringLiteral("/shared") + annotation.entry, shared});
        if (const auto own = annotation.value("value.priv"))
            entries.push_back({QStringLiteral("/private") + annotation.entry, own});
    }
    return entries;
}

} // namespace

MetadataPage::MetadataPage(Of of, QWidget *parent)
    : Page(of == Of::Server ? QStringLiteral("serverMetadataPage") : QStringLiteral("metadataPage"),
           of == Of::Server ? tr("Server Metadata") : tr("Metadata"), parent)
    , m_of(of)
    , m_model(new FieldsModel(tr("Entry"), tr("Value"), this))
    , m_table(makeTable(m_model, QString::fromLatin1(named("Table")), tr("Metadata entries"),
                        of == Of::Server ? tr("The annotations of the server itself")
                                         : tr("The annotations of this mailbox")))
    , m_bar(new ActionBar(named("Bar").constData(), tr("What to do with the metadata"), this))
{
    const auto make = [this](const char *name, const char *iconName, const QString &text,
                             const QString &toolTip, const QKeySequence &shortcut,
                             void (MetadataPage::*done)()) {
        return m_bar->make(named(name).constData(), iconName, text, toolTip, shortcut, this, done);
    };
    m_add = make("Add", "add", tr("Add E&ntry…"),
                 of == Of::Server ? tr("Stage a new entry of the server’s metadata")
                                  : tr("Stage a new entry of the mailbox’s metadata"),
                 {}, &MetadataPage::addEntry);
    m_edit = make("Edit", "edit", tr("&Change Entry…"), tr("Stage another value of the current entry"), {},
                  &MetadataPage::editCurrent);
    m_remove = make("Remove", "remove", tr("Remove En&try"), tr("Stage the removal of the current entry"),
                    QKeySequence::Delete, &MetadataPage::remove);
    m_bar->addActions(m_bar->made());
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->horizontalHeader()->resizeSection(0, 280);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setItemDelegateForColumn(0, new PathDelegate(m_table));
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        m_isByHand = m_isByHand || (section == 0 && !m_isFitting && m_table->isVisible());
    });
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->addActions({m_edit, m_remove});
    connect(m_table, &QTableView::doubleClicked, m_edit, &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MetadataPage::updateActions);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    setContent(content);
    updateActions();
}

const QList<QAction *> &MetadataPage::actions() const
{
    return m_bar->made();
}

QByteArray MetadataPage::named(const char *what) const
{
    return QByteArray(m_of == Of::Server ? "serverMetadata" : "metadata") + what;
}

QString MetadataPage::titleOfSubject() const
{
    return m_of == Of::Server ? subject().connection->title() : subject().mailbox.toString();
}

QString MetadataPage::unavailable() const
{
    const imap::Session *session = subject().connection->session();
    if (session->supports(m_of == Of::Server ? "METADATA-SERVER" : "METADATA")
        || session->supports("ANNOTATEMORE"))
        return {};
    return m_of == Of::Server
               ? tr("This server does not announce METADATA or METADATA-SERVER (RFC 5464): it carries no "
                    "annotations that could be shown.")
               : tr("This server does not announce METADATA (RFC 5464): its mailboxes carry no annotations "
                    "that could be shown.");
}

void MetadataPage::clear()
{
    m_entries.clear();
    m_model->setFields({});
    updateActions();
}

void MetadataPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const QPointer<Connection> connection = subject().connection;
    const quint64 job = beginJob(tr("Read the metadata of %1").arg(titleOfSubject()));
    const auto take = [this, mailbox, connection, job](const auto &result, auto entries) {
        endJob(job, result, tr("%Ln entry(s)", nullptr, int(entries.size())));
        if (subject().connection != connection || !(subject().mailbox == mailbox))
            return;
        if (!result)
            showProblem(tr("The metadata could not be read"), result.error());
        else
            found(std::move(entries));
    };
    using Entries = std::vector<imap::MetadataEntry>;
    imap::Session *session = connection->session();
    if (session->supports(m_of == Of::Server ? "METADATA-SERVER" : "METADATA")) {
        session->send(imap::GetMetadata{mailbox, {"/shared", "/private"}})
            ->then(this, [take](const imap::Expected<imap::FoundMetadata> &result) {
                take(result, result ? result->entries : Entries());
            });
    } else {
        session->send(imap::GetAnnotation{mailbox.wire(), {"*"}, {"value.priv", "value.shared"}})
            ->then(this, [take](const imap::Expected<std::vector<imap::Annotation>> &result) {
                take(result, result ? asMetadata(*result) : Entries());
            });
    }
}

void MetadataPage::found(std::vector<imap::MetadataEntry> entries)
{
    std::erase_if(entries, [](const imap::MetadataEntry &entry) { return !entry.value; });
    m_entries = std::move(entries);
    showNotice(!m_entries.empty()   ? QString()
               : m_of == Of::Server ? tr("Nobody has annotated this server.")
                                    : tr("Nobody has annotated this mailbox."));
    showContent();
    stagedChanged();
    fitEntries();
}

// As wide as the entries are, unless that leaves too little for the values.
void MetadataPage::fitEntries()
{
    if (m_isByHand)
        return;
    const QScopedValueRollback isFitting(m_isFitting, true);
    m_table->resizeColumnToContents(0);
    QHeaderView *header = m_table->horizontalHeader();
    const int most = std::max(180, m_table->viewport()->width() * 3 / 5);
    header->resizeSection(0, std::clamp(header->sectionSize(0) + 12, 180, most));
}

void MetadataPage::stagedChanged()
{
    if (!subject().connection)
        return;
    std::vector<FieldsModel::Field> fields;
    for (const imap::MetadataEntry &entry : m_entries)
        fields.push_back({entry.name, MetadataDialog::textOf(*entry.value)});
    for (const imap::ChangeItem &item : subject().connection->changes()->set()->items()) {
        const auto *metadata = item.change.as<imap::MetadataChange>();
        if (!metadata || metadata->mailbox != subject().mailbox || !item.isOpen())
            continue;
        const QString name = QString::fromUtf8(metadata->entry);
        auto field = std::find_if(fields.begin(), fields.end(), [&name](const FieldsModel::Field &one) {
            return one.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (field == fields.end())
            field = fields.insert(fields.end(), {name, QStringLiteral("—")});
        field->toolTip = tr("Staged");
        field->value = QStringLiteral("%1 → %2").arg(
            field->value, metadata->value ? MetadataDialog::textOf(*metadata->value) : tr("(to be removed)"));
    }
    m_model->setFields(std::move(fields));
    updateActions();
}

void MetadataPage::updateActions()
{
    const bool isThere = subject().connection && subject().connection->session() && isShowingContent();
    m_add->setEnabled(isThere);
    m_edit->setEnabled(isThere && !current().isEmpty());
    m_remove->setEnabled(isThere && stateOf(current()).isPresent());
}

QByteArray MetadataPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.siblingAtColumn(0).data().toString().toUtf8() : QByteArray();
}

imap::ChangeState MetadataPage::stateOf(const QByteArray &entry) const
{
    for (const imap::MetadataEntry &one : m_entries) {
        if (one.name.compare(QString::fromUtf8(entry), Qt::CaseInsensitive) == 0)
            return imap::ChangeState::present(*one.value);
    }
    return imap::ChangeState::absent();
}

void MetadataPage::editCurrent()
{
    edit(current());
}

void MetadataPage::edit(const QByteArray &entry)
{
    const QPointer<Connection> connection = subject().connection;
    MetadataDialog dialog(subject().mailbox, entry, stateOf(entry).value, connection->changes()->manner(),
                          window());
    if (dialog.exec() != QDialog::Accepted || !connection)
        return;
    imap::MetadataChange change = dialog.change();
    const imap::ChangeState before = stateOf(change.entry);
    if (before != change.after(before))
        connection->changes()->stage(
            {{std::move(change), before, tr("Metadata of %1").arg(titleOfSubject())}});
}

void MetadataPage::remove()
{
    const QByteArray entry = current();
    subject().connection->changes()->stage({{imap::MetadataChange{subject().mailbox, entry, std::nullopt},
                                             stateOf(entry), tr("Metadata of %1").arg(titleOfSubject())}});
}

} // namespace ui
