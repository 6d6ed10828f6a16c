#include "metadatapage.h"
#include "ui/changes/changetexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/metadata/metadatadialog.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QHeaderView>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
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
{
    m_add = add("Add", "add", tr("Add E&ntry…"),
                of == Of::Server ? tr("Stage a new entry of the server’s metadata")
                                 : tr("Stage a new entry of the mailbox’s metadata"),
                {}, &MetadataPage::addEntry);
    m_edit = add("Edit", "edit", tr("&Change Entry…"), tr("Stage another value of the current entry"), {},
                 &MetadataPage::editCurrent);
    m_remove = add("Remove", "remove", tr("Remove En&try"), tr("Stage the removal of the current entry"),
                   QKeySequence::Delete, &MetadataPage::remove);
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->horizontalHeader()->resizeSection(0, 280);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->addActions({m_edit, m_remove});
    connect(m_table, &QTableView::doubleClicked, m_edit, &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MetadataPage::updateActions);
    auto *bar = new QToolBar;
    bar->setObjectName(QString::fromLatin1(named("Bar")));
    bar->setAccessibleName(tr("What to do with the metadata"));
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions(m_actions);
    for (QAction *action : std::as_const(m_actions)) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            ui::named(button, (action->objectName().toLatin1() + "Button").constData(),
                  QString(action->text()).remove(u'&'), action->toolTip());
    }
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_table, 1);
    setContent(content);
    updateActions();
}

QAction *MetadataPage::add(const char *name, const char *iconName, const QString &text,
                           const QString &toolTip, const QKeySequence &shortcut, void (MetadataPage::*done)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(QString::fromLatin1(named(name)));
    action->setShortcut(shortcut);
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, done);
    m_actions += action;
    return action;
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
    if (session->supports("METADATA") || session->supports("ANNOTATEMORE")
        || (m_of == Of::Server && session->supports("METADATA-SERVER")))
        return {};
    return m_of == Of::Server
               ? tr("This server does not announce METADATA or METADATA-SERVER (RFC 5464): it carries no "
                    "annotations that could be shown.")
               : tr("This server does not announce METADATA (RFC 5464): its mailboxes carry no annotations "
                    "that could be shown.");
}

void MetadataPage::clear()
{
    ++m_round;
    m_entries.clear();
    m_model->setFields({});
    updateActions();
}

// Dovecot lets nobody read what is shared of the server: the two halves are asked for by themselves there.
void MetadataPage::load()
{
    const imap::MailboxName mailbox = subject().mailbox;
    const imap::Session *session = subject().connection->session();
    ++m_round;
    m_coming.clear();
    m_refused.clear();
    m_answered = 0;
    const bool hasMetadata = session->supports("METADATA")
                             || (m_of == Of::Server && session->supports("METADATA-SERVER"));
    m_open = hasMetadata && m_of == Of::Server ? 2 : 1;
    if (!hasMetadata) {
        ask<std::vector<imap::Annotation>>(
            imap::GetAnnotation{mailbox.wire(), {"*"}, {"value.priv", "value.shared"}});
    } else if (m_of == Of::Server) {
        for (const char *half : {"/shared", "/private"})
            ask<imap::FoundMetadata>(imap::GetMetadata{mailbox, {half}});
    } else {
        ask<imap::FoundMetadata>(imap::GetMetadata{mailbox, {"/shared", "/private"}});
    }
}

template<typename Result, typename Command>
void MetadataPage::ask(Command command)
{
    const quint64 job = beginJob(tr("Read the metadata of %1").arg(titleOfSubject()));
    subject().connection->session()->send(std::move(command))->then(
        this, [this, job, round = m_round](const imap::Expected<Result> &result) {
            std::vector<imap::MetadataEntry> entries;
            if constexpr (std::is_same_v<Result, imap::FoundMetadata>)
                entries = result ? result->entries : entries;
            else
                entries = result ? asMetadata(*result) : entries;
            endJob(job, result, tr("%Ln entry(s)", nullptr, int(entries.size())));
            if (round == m_round)
                take(std::move(entries), result ? std::nullopt : std::optional(result.error()));
        });
}

void MetadataPage::take(std::vector<imap::MetadataEntry> entries, const std::optional<imap::Error> &error)
{
    --m_open;
    if (error)
        m_refused.push_back(*error);
    else
        ++m_answered;
    for (imap::MetadataEntry &entry : entries) {
        if (entry.value)
            m_coming.push_back(std::move(entry));
    }
    if (m_open > 0)
        return;
    if (m_answered == 0)
        showProblem(tr("The metadata could not be read"), m_refused.front());
    else
        found();
}

void MetadataPage::found()
{
    m_entries = std::move(m_coming);
    QStringList notices;
    if (m_entries.empty())
        notices += m_of == Of::Server ? tr("Nobody has annotated this server.")
                                      : tr("Nobody has annotated this mailbox.");
    for (const imap::Error &error : m_refused)
        notices += tr("Part of it could not be read. %1").arg(ErrorText::describe(error));
    showNotice(notices.join(u' '));
    showContent();
    stagedChanged();
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
    subject().connection->changes()->stage(
        {{imap::MetadataChange{subject().mailbox, entry, std::nullopt}, stateOf(entry),
          tr("Metadata of %1").arg(titleOfSubject())}});
}

} // namespace ui
