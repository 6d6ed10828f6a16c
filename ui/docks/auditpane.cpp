#include "auditpane.h"
#include "ui/changes/changetexts.h"
#include "ui/changes/stagedchanges.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAbstractTableModel>
#include <QAction>
#include <QDateTime>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// Of the record; the latest.
constexpr size_t MostShown = 100'000;

QString resultText(const imap::AuditLog::Entry &entry)
{
    return entry.result == u"done"      ? AuditPane::tr("Done")
           : entry.result == u"refused" ? AuditPane::tr("Refused")
                                        : AuditPane::tr("Not known");
}

} // namespace

// The entries, the latest first.
class AuditModel final : public QAbstractTableModel
{
public:
    enum Column { Time, Server, What, Where, Result, Cause, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<imap::AuditLog::Entry> entries)
    {
        beginResetModel();
        if (entries.size() > MostShown)
            entries.erase(entries.begin(), entries.end() - qsizetype(MostShown));
        m_entries = std::move(entries);
        endResetModel();
    }
    const imap::AuditLog::Entry &at(int row) const { return m_entries[m_entries.size() - 1 - size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_entries.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const imap::AuditLog::Entry &entry = at(index.row());
        const imap::Change &change = entry.change.change;
        if (role == Qt::DecorationRole && index.column() == Result)
            return icon(entry.result == u"done" ? "success" : entry.result == u"refused" ? "error" : "help");
        if (role == Qt::ToolTipRole && index.column() == Time)
            return entry.time;
        if (role != Qt::DisplayRole)
            return {};
        switch (Column(index.column())) {
        case Time:
            return QDateTime::fromString(entry.time, Qt::ISODateWithMs)
                .toLocalTime()
                .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        case Server:
            return entry.owner.actAs.isEmpty()
                       ? entry.owner.url
                       : AuditPane::tr("%1 acting as %2").arg(entry.owner.url, entry.owner.actAs);
        case What:
            return QStringLiteral("%1  %2").arg(ChangeTexts::kind(change), ChangeTexts::what(change));
        case Where:
            return ChangeTexts::where(change);
        case Result:
            return entry.text.isEmpty() ? resultText(entry)
                                        : QStringLiteral("%1: “%2”").arg(resultText(entry), entry.text);
        case Cause:
            return entry.change.cause;
        case ColumnCount:
            break;
        }
        return {};
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (Column(section)) {
        case Time:
            return AuditPane::tr("Time");
        case Server:
            return AuditPane::tr("Server");
        case What:
            return AuditPane::tr("Change");
        case Where:
            return AuditPane::tr("Where");
        case Result:
            return AuditPane::tr("Answer");
        case Cause:
            return AuditPane::tr("From");
        case ColumnCount:
            break;
        }
        return {};
    }

private:
    std::vector<imap::AuditLog::Entry> m_entries;
};

// Those that hold all words, in any column or command.
class AuditFilter final : public QSortFilterProxyModel
{
public:
    AuditFilter(AuditModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
    {
        setSourceModel(model);
    }
    void setText(const QString &text)
    {
        m_words = text.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        if (m_words.isEmpty())
            return true;
        QString text = m_model->at(row).lines.join(u'\n');
        for (int column = 0; column < AuditModel::ColumnCount; ++column)
            text += u'\n' + m_model->index(row, column).data().toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    AuditModel *m_model;
    QStringList m_words;
};

AuditPane::AuditPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new AuditModel(this))
    , m_filter(new AuditFilter(m_model, this))
    , m_table(makeTable(m_filter, QStringLiteral("auditTable"), tr("Audit"),
                        tr("What was changed on servers, the latest first")))
    , m_text(named(new QLineEdit, "auditFilter", tr("Filter"), tr("Only what holds these words")))
    , m_details(named(new QPlainTextEdit, "auditDetails", tr("Commands"),
                      tr("What was sent for the selected entries, and the answers")))
    , m_inverse(new QAction(icon("undo"), tr("Make the &Inverse"), this))
{
    setObjectName(QStringLiteral("auditPane"));
    setAccessibleName(tr("Audit"));
    new EmptyHint(
        tr("What is changed on servers is recorded here, for good, with the commands and the answers."),
        m_table);
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setClearButtonEnabled(true);
    connect(m_text, &QLineEdit::textChanged, m_filter, &AuditFilter::setText);
    m_inverse->setObjectName(QStringLiteral("auditInverse"));
    m_inverse->setToolTip(tr("Stage what undoes the selected entries"));
    connect(m_inverse, &QAction::triggered, this, &AuditPane::makeInverse);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
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
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    auto entries = imap::AuditLog::read(StagedChanges::auditFile());
    m_model->setEntries(entries ? *std::move(entries) : std::vector<imap::AuditLog::Entry>());
    update();
}

std::vector<const imap::AuditLog::Entry *> AuditPane::selected() const
{
    std::vector<const imap::AuditLog::Entry *> all;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        all.push_back(&m_model->at(m_filter->mapToSource(index).row()));
    // In the order in which they are shown: the latest is undone first.
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
            resultText(*entry), entry->text.isEmpty() ? QString() : QStringLiteral(": ") + entry->text);
        hasInverse = hasInverse || entry->result == u"done";
    }
    m_details->setPlainText(lines.join(u'\n'));
    m_inverse->setEnabled(hasInverse);
}

void AuditPane::makeInverse()
{
    std::vector<imap::StagedChange> back;
    imap::ChangeSet::Owner owner;
    for (const imap::AuditLog::Entry *entry : selected()) {
        if (entry->result != u"done")
            continue;
        owner = entry->owner;
        const imap::Change &change = entry->change.change;
        for (imap::Change &inverse :
             change.inverse(entry->change.before, change.after(entry->change.before))) {
            // What was made goes if nothing has come into it since.
            const auto before =
                inverse.as<imap::DeleteChange>() ? imap::ChangeState::present("0") : imap::ChangeState();
            back.push_back({std::move(inverse), before, tr("Undo: %1").arg(entry->change.cause)});
        }
    }
    if (!back.empty())
        emit inverseMade(back, owner);
}

} // namespace ui
