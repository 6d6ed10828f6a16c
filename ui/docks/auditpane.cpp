#include "auditpane.h"
#include "imapcore/inbackground.h"
#include "ui/changes/stagedchanges.h"
#include "ui/models/auditmodel.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// Of the record; the latest.
constexpr size_t MostShown = 100'000;

} // namespace

AuditPane::AuditPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new AuditModel(this))
    , m_table(makeTable(m_model, QStringLiteral("auditTable"), tr("Audit"),
                        tr("What was changed on servers, the latest first")))
    , m_text(named(new QLineEdit, "auditFilter", tr("Filter"), tr("Only what holds these words")))
    , m_details(named(new QPlainTextEdit, "auditDetails", tr("Commands"),
                      tr("What was sent for the selected entries, and the answers")))
    , m_words(new QLabel)
    , m_hint(nullptr)
    , m_inverse(new QAction(icon("undo"), tr("Make the &Inverse"), this))
{
    setObjectName(QStringLiteral("auditPane"));
    setAccessibleName(tr("Audit"));
    m_hint = new EmptyHint(
        tr("What is changed on servers is recorded here, for good, with the commands and the answers."),
        m_table);
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setClearButtonEnabled(true);
    m_words->setObjectName(QStringLiteral("auditWords"));
    m_words->setTextFormat(Qt::PlainText);
    connect(m_text, &QLineEdit::textChanged, m_model, &AuditModel::setFilter);
    connect(m_model, &AuditModel::arranged, this, &AuditPane::arranged);
    m_inverse->setObjectName(QStringLiteral("auditInverse"));
    m_inverse->setToolTip(tr("Stage what undoes the selected entries"));
    connect(m_inverse, &QAction::triggered, this, &AuditPane::makeInverse);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AuditModel::Time, Qt::DescendingOrder);
    m_table->addAction(m_inverse);
    m_table->horizontalHeader()->resizeSection(AuditModel::Time, 150);
    m_table->horizontalHeader()->resizeSection(AuditModel::Server, 200);
    m_table->horizontalHeader()->resizeSection(AuditModel::What, 220);
    m_table->horizontalHeader()->resizeSection(AuditModel::Where, 160);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AuditPane::update);
    m_details->setReadOnly(true);
    m_details->setPlaceholderText(tr("Select what was done to see its commands."));
    m_details->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setTabChangesFocus(true);
    auto *button = new QToolButton;
    button->setDefaultAction(m_inverse);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    named(button, "auditInverseButton", tr("Make the inverse"), m_inverse->toolTip());
    auto *row = new QHBoxLayout;
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(button);
    row->addStretch();
    row->addWidget(m_words);
    row->addWidget(m_text);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("auditSplitter"));
    splitter->setAccessibleName(tr("Record and commands"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(splitter, 1);
    update();
}

void AuditPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reload();
}

void AuditPane::reload()
{
    m_isStale = !isVisible() || m_isReading;
    if (m_isStale)
        return;
    struct Record
    {
        imap::Expected<std::vector<imap::AuditLog::Entry>> entries;
        imap::AuditLog::Omitted omitted;
    };
    m_isReading = true;
    m_hint->setBusy(tr("The record is being read."));
    imap::inBackground(
        this,
        [file = StagedChanges::auditFile()] {
            imap::AuditLog::Omitted omitted;
            auto entries = imap::AuditLog::read(file, MostShown, &omitted);
            return Record{std::move(entries), omitted};
        },
        [this](Record record) {
            m_isReading = false;
            m_words->setText(wordsOf(record.omitted));
            if (!record.entries)
                m_words->setText(record.entries.error().text);
            m_model->setEntries(record.entries ? *std::move(record.entries)
                                                : std::vector<imap::AuditLog::Entry>());
            if (m_isStale)
                reload();
        });
}

QString AuditPane::wordsOf(const imap::AuditLog::Omitted &omitted)
{
    QStringList words;
    if (omitted.older > 0)
        words += tr("%Ln older one(s) stand in the file alone.", nullptr, int(omitted.older));
    if (omitted.unreadable > 0)
        words += tr("%Ln line(s) of the file cannot be read.", nullptr, int(omitted.unreadable));
    return words.join(u' ');
}

void AuditPane::arranged()
{
    m_hint->setBusy({});
    m_hint->setHint(m_model->isFiltered() ? tr("Nothing in the record holds these words.")
                                          : tr("What is changed on servers is recorded here, for good, with "
                                               "the commands and the answers."));
    update();
}

std::vector<const imap::AuditLog::Entry *> AuditPane::selected() const
{
    std::vector<const imap::AuditLog::Entry *> all;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        all.push_back(&m_model->at(index.row()));
    // The latest is undone first.
    std::sort(all.begin(), all.end(), std::greater<>());
    return all;
}

void AuditPane::update()
{
    QStringList lines;
    bool hasInverse = false;
    for (const imap::AuditLog::Entry *entry : selected()) {
        lines += QStringLiteral("# %1  %2").arg(entry->time, entry->owner.url);
        lines += entry->lines;
        lines += QStringLiteral("# %1%2").arg(
            AuditModel::resultText(*entry), entry->text.isEmpty() ? QString() : QStringLiteral(": ") + entry->text);
        hasInverse = hasInverse || entry->result == u"done";
    }
    m_details->setPlainText(lines.join(u'\n'));
    m_inverse->setEnabled(hasInverse);
}

void AuditPane::makeInverse()
{
    // For each of those for whom it was done.
    std::vector<std::pair<imap::ChangeSet::Owner, std::vector<imap::StagedChange>>> all;
    for (const imap::AuditLog::Entry *entry : selected()) {
        if (entry->result != u"done")
            continue;
        auto owned = std::find_if(all.begin(), all.end(),
                                  [entry](const auto &one) { return one.first == entry->owner; });
        if (owned == all.end())
            owned = all.insert(all.end(), {entry->owner, {}});
        const imap::Change &change = entry->change.change;
        for (imap::Change &inverse :
             change.inverse(entry->change.before, change.after(entry->change.before))) {
            // What was made goes if nothing has come into it since.
            const auto before =
                inverse.as<imap::DeleteChange>() ? imap::ChangeState::present("0") : imap::ChangeState();
            owned->second.push_back({std::move(inverse), before, tr("Undo: %1").arg(entry->change.cause)});
        }
    }
    for (const auto &[owner, back] : all) {
        if (!back.empty())
            emit inverseMade(back, owner);
    }
}

} // namespace ui
