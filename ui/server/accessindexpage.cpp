#include "accessindexpage.h"
#include "imapcore/slicedwork.h"
#include "accessstore.h"
#include "imapcore/access/accessexport.h"
#include "imapcore/access/takeoff.h"
#include "imapcore/changes/wideacledit.h"
#include "ui/connection.h"
#include "ui/models/accessgridmodel.h"
#include "ui/models/accessindexmodel.h"
#include "ui/support/columnfit.h"
#include "ui/support/emptyhint.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/keptselection.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QStringListModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using View = AccessIndexModel::View;

namespace {
constexpr int Grid = -1; // among the views
} // namespace

AccessIndexPage::AccessIndexPage(QWidget *parent)
    : ServerPage(QStringLiteral("accessIndexPage"), tr("Access Index"), tr("Read All Lists"),
                 tr("Read the access lists of all mailboxes"), tr("Read all access lists"), parent)
    , m_model(new AccessIndexModel(this))
    , m_gridModel(new AccessGridModel(this))
    , m_table(makeTable(m_model, QStringLiteral("accessIndexTable"), tr("Access index"),
                        tr("Who may do what in all mailboxes; Return opens the mailbox")))
    , m_grid(
          makeTable(m_gridModel, QStringLiteral("accessGrid"), tr("Access grid"),
                    tr("The rights of each entry, mailboxes down, people across; Return opens the mailbox")))
    , m_view(named(new QComboBox, "accessIndexView", tr("Look at it"), tr("What there is a row for")))
    , m_person(named(new QLineEdit, "accessIndexPerson", tr("Person"), QString()))
    , m_filter(named(new QLineEdit, "accessIndexFilter", tr("Filter"),
                     tr("A part of the name of a mailbox, of its owner, or of somebody in its list")))
    , m_completer(new QCompleter(this))
    , m_hint(new EmptyHint(QString(), m_table))
    , m_gridHint(nullptr)
    , m_open(add("accessIndexOpen", "mailbox-open", tr("&Open Mailbox"),
                 tr("Go to the mailbox and its access list"), &AccessIndexPage::openMailbox))
    , m_takeOff(add("accessIndexTakeOff", "remove", tr("&Take Off Everything…"),
                    tr("Stage the removal of this identifier from all access lists"),
                    &AccessIndexPage::takeOff))
    , m_csv(add("accessIndexCsv", "export", tr("Export &CSV…"), tr("Write all access lists into a table"),
                &AccessIndexPage::exportCsv))
    , m_json(add("accessIndexJson", "export", tr("Export &JSON…"),
                 tr("Write all access lists as JSON, a mailbox a line"), &AccessIndexPage::exportJson))
{
    build();
    connect(m_view, &QComboBox::currentIndexChanged, this, &AccessIndexPage::viewChanged);
    connect(m_person, &QLineEdit::textChanged, this, &AccessIndexPage::setPerson);
    connect(m_filter, &QLineEdit::textChanged, this, &AccessIndexPage::setFilter);
    for (ArrangedModel *model : std::initializer_list<ArrangedModel *>{m_model, m_gridModel})
        connect(model, &ArrangedModel::arranged, this, &AccessIndexPage::tellRows);
    for (QTableView *table : {m_table, m_grid}) {
        connect(table, &QTableView::activated, this, &AccessIndexPage::openMailbox);
        connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this,
                &AccessIndexPage::updateActions);
    }
    viewChanged();
}

QAction *AccessIndexPage::add(const char *name, const char *iconName, const QString &text,
                              const QString &toolTip, void (AccessIndexPage::*done)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, done);
    return action;
}

void AccessIndexPage::build()
{
    m_view->addItem(tr("By mailbox"), int(View::Mailboxes));
    m_view->addItem(tr("By person"), int(View::Person));
    m_view->addItem(tr("Grid"), Grid);
    m_view->addItem(tr("Refused"), int(View::Refused));
    m_person->setClearButtonEnabled(true);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_person->setCompleter(m_completer);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    const auto button = [](QToolButton *made, QAction *action) {
        made->setDefaultAction(action);
        made->setAccessibleName(action->text().remove(u'&'));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        return made;
    };
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("accessIndexFiles"));
    menu->setTitle(tr("Export"));
    menu->setToolTipsVisible(true);
    menu->addActions({m_csv, m_json});
    auto *files = named(new QToolButton, "accessIndexFilesButton", tr("Export"),
                        tr("Write all that was read into a file"));
    files->setText(tr("Export"));
    files->setIcon(icon("export"));
    files->setMenu(menu);
    files->setPopupMode(QToolButton::InstantPopup);
    files->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    files->setAutoRaise(true);
    auto *takeOff = button(new QToolButton, m_takeOff);
    takeOff->setObjectName(QStringLiteral("accessIndexTakeOffButton"));
    QHBoxLayout *row = addRow();
    row->addWidget(m_view);
    row->addWidget(m_person, 1);
    row->addWidget(m_filter, 1);
    row->addWidget(takeOff);
    row->addWidget(files);
    buildTable();
    buildGrid();
    m_gridHint = new EmptyHint(hint(), m_grid);
    for (QTableView *table : {m_table, m_grid}) {
        table->addActions({m_open, m_takeOff, m_csv, m_json});
        column()->addWidget(table, 1);
    }
}

// Who has read all lists need not be told to read them.
QString AccessIndexPage::hint() const
{
    if (!m_model->index())
        return tr("Nothing to show. “Read All Lists” asks the server for the access list of every mailbox.");
    if (m_model->view() == View::Person)
        return m_model->person().isEmpty() ? tr("Type a name above: whose rights are to be shown?")
                                           : tr("Nothing to show for “%1”.").arg(m_model->person());
    return tr("Nothing to show.");
}

void AccessIndexPage::buildTable()
{
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AccessIndexModel::Mailbox, Qt::AscendingOrder);
    QHeaderView *header = m_table->horizontalHeader();
    // What is longest comes last.
    header->moveSection(header->visualIndex(AccessIndexModel::Who), AccessIndexModel::ColumnCount - 1);
    m_columns = new ColumnFit(m_table, header);
    m_columns->share(AccessIndexModel::Mailbox, 3, 20);
    m_columns->share(AccessIndexModel::Owner, 1, 12);
    m_columns->share(AccessIndexModel::Who, 6, 24);
    m_selections.push_back(new KeptSelection(
        m_table, [this](int row) { return m_model->index()->name(m_model->mailboxAt(row)).wire(); }));
}

// Headers of both sides stay where they are, and tell where the current cell is. All sections are of one size: nobody has
// to look at a hundred thousand of them.
void AccessIndexPage::buildGrid()
{
    m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
    m_grid->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_grid->setShowGrid(true);
    m_grid->setCornerButtonEnabled(false);
    const QFontMetrics metrics = m_grid->fontMetrics();
    QHeaderView *people = m_grid->horizontalHeader(), *mailboxes = m_grid->verticalHeader();
    people->setDefaultSectionSize(metrics.horizontalAdvance(QStringLiteral("lrswipkxtean")) + 16);
    mailboxes->show();
    mailboxes->setFixedWidth(metrics.averageCharWidth() * 36);
    mailboxes->setSectionResizeMode(QHeaderView::Fixed);
    for (QHeaderView *header : {people, mailboxes}) {
        header->setHighlightSections(true);
        header->setSectionsClickable(true); // what is not is not highlighted either
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    m_selections.push_back(new KeptSelection(m_grid, [this](int row) {
        return m_gridModel->accessIndex()->name(m_gridModel->mailboxAt(row)).wire();
    }));
}

AccessStore *AccessIndexPage::store() const
{
    return static_cast<AccessStore *>(crawl());
}

ServerCrawl *AccessIndexPage::crawlOf(Connection *connection) const
{
    return connection->access();
}

QString AccessIndexPage::unavailable() const
{
    return subject().connection->session()->supports("ACL")
               ? QString()
               : tr("This server does not announce ACL (RFC 4314): it does not tell who may do what.");
}

QString AccessIndexPage::summary() const
{
    return store()->summary();
}

void AccessIndexPage::showResult(Connection *connection)
{
    if (connection) {
        connect(store(), &AccessStore::replaced, this, &AccessIndexPage::showIndex, Qt::UniqueConnection);
        m_completer->setModel(connection->identifiers());
    }
    showIndex();
    viewChanged();
}

void AccessIndexPage::showIndex()
{
    imap::AccessIndex *index = crawl() ? store()->index() : nullptr;
    for (KeptSelection *selection : m_selections) {
        if (!index)
            selection->forget();
    }
    m_model->setIndex(index);
    // Many do not look at the grid.
    m_gridModel->setIndex(isGrid() ? index : nullptr);
    updateActions();
}

bool AccessIndexPage::isGrid() const
{
    return m_view->currentData().toInt() == Grid;
}

void AccessIndexPage::setPerson(const QString &text)
{
    m_model->setPerson(text);
    m_gridModel->setPeopleFilter(text);
    updateActions();
}

void AccessIndexPage::setFilter(const QString &text)
{
    m_model->setFilter(text);
    m_gridModel->setMailboxFilter(text);
}

void AccessIndexPage::tellRows()
{
    m_columns->measure();
    if (!m_model->index()) {
        showNotice({});
        return;
    }
    const QString rows = tr("%Ln row(s)", nullptr, currentTable()->model()->rowCount());
    showNotice(isGrid()
                   ? rows + QStringLiteral(", ") + tr("%Ln column(s)", nullptr, m_gridModel->columnCount())
                   : rows);
    updateActions();
}

void AccessIndexPage::viewChanged()
{
    const auto view = isGrid() ? View::Mailboxes : View(m_view->currentData().toInt());
    m_model->setView(view);
    m_gridModel->setIndex(isGrid() ? m_model->index() : nullptr);
    m_table->setVisible(!isGrid());
    m_grid->setVisible(isGrid());
    m_person->setVisible(view == View::Person || isGrid());
    m_person->setPlaceholderText(isGrid() ? tr("People") : tr("Who?"));
    m_person->setToolTip(
        isGrid() ? tr("A part of the identifiers that have a column")
                 : tr("Whose rights, as access lists name them: a user, a group, anyone. Users count as "
                      "members of no group."));
    m_table->setColumnHidden(AccessIndexModel::Entries, view != View::Mailboxes);
    for (const int column : {AccessIndexModel::Entry, AccessIndexModel::Effective})
        m_table->setColumnHidden(column, view != View::Person);
    tellRows();
}

std::optional<size_t> AccessIndexPage::currentMailbox() const
{
    const int row = currentTable()->currentIndex().row();
    return row < 0 ? std::nullopt
                   : std::optional(isGrid() ? m_gridModel->mailboxAt(row) : m_model->mailboxAt(row));
}

QString AccessIndexPage::currentIdentifier() const
{
    if (m_model->view() == View::Person)
        return m_model->person();
    const int column = m_grid->currentIndex().column();
    return isGrid() && column >= 0 ? m_model->index()->identifierText(m_gridModel->identifierAt(column))
                                   : QString();
}

void AccessIndexPage::updateActions()
{
    const imap::AccessIndex *index = m_model->index();
    const auto identifier = index ? index->findIdentifier(currentIdentifier()) : std::nullopt;
    m_open->setEnabled(currentMailbox().has_value());
    const auto negative =
        index ? index->findIdentifier(imap::TakeOff::negativeOf(*index, currentIdentifier())) : std::nullopt;
    m_takeOff->setEnabled((identifier && index->uses(*identifier) > 0)
                          || (negative && index->uses(*negative) > 0));
    m_takeOff->setToolTip(
        m_takeOff->isEnabled() ? tr("Stage the removal of this identifier from all access lists")
        : isGrid()             ? tr("Go to the column of an identifier first.")
        : m_model->view() != View::Person
            ? tr("Choose “By person” or the grid, and say who is to be taken off all access lists.")
            : tr("Say whose entries are to go: somebody who stands in an access list."));
    for (EmptyHint *one : {m_hint, m_gridHint})
        one->setHint(hint());
    for (QAction *action : {m_csv, m_json})
        action->setEnabled(index);
}

void AccessIndexPage::openMailbox()
{
    const auto mailbox = currentMailbox();
    if (mailbox && subject().connection)
        emit mailboxWanted(subject().connection, m_model->index()->name(*mailbox));
}

QString AccessIndexPage::wordsOf(const imap::TakeOff &what, const QString &identifier, bool withOwn) const
{
    QStringList quoted;
    for (const QString &one : what.identifiers)
        quoted += u'“' + one + u'”';
    QStringList words{
        tr("The entries of %1 in %Ln access list(s) are to be removed.", nullptr, int(what.others.size()))
            .arg(QLocale().createSeparatedList(quoted))};
    if (!what.own.empty())
        words += tr("%Ln mailbox(es) of “%1” are left as they are.", nullptr, int(what.own.size()))
                     .arg(identifier);
    if (what.stillReads > 0)
        words += tr("Afterwards “%1” may still read %Ln mailbox(es) by entries of others: %2.", nullptr,
                    int(what.stillReads))
                     .arg(identifier, QLocale().createSeparatedList(what.by));
    if (what.perhapsReads > 0)
        words +=
            tr("%Ln more mailbox(es) may be read by groups: whether “%1” is in one of them is not known.",
               nullptr, int(what.perhapsReads))
                .arg(identifier);
    words += gainsIn(what, identifier, withOwn);
    if (const size_t refused = m_model->index()->refused(); refused > 0)
        words +=
            tr("%Ln list(s) could not be read: whether it stands there is not known.", nullptr, int(refused));
    return words.join(QStringLiteral("\n\n"));
}

// Whoever is taken off is not to get more than they had.
QStringList AccessIndexPage::gainsIn(const imap::TakeOff &what, const QString &identifier, bool withOwn)
{
    imap::TakeOff::Gain gain = what.inOthers;
    if (withOwn) {
        gain.sure += what.inOwn.sure;
        gain.perhaps += what.inOwn.perhaps;
        gain.by += what.inOwn.by;
        gain.by.removeDuplicates();
    }
    const QString who = identifier.startsWith(u'-') ? identifier.mid(1) : identifier;
    QStringList words;
    if (gain.sure > 0)
        words +=
            tr("In %Ln of these lists the entries keep rights from “%1”, who has more there without them "
               "than now.",
               nullptr, int(gain.sure))
                .arg(who);
    if (gain.sure > 0 && !gain.by.isEmpty())
        words.last() += u' ' + tr("These come by %1.").arg(QLocale().createSeparatedList(gain.by));
    if (gain.perhaps > 0)
        words +=
            tr("In %Ln of these lists the entries keep from “%1” what groups or their members are given: "
               "whether “%1” is one of these, and has more there without them than now, is not known.",
               nullptr, int(gain.perhaps))
                .arg(who);
    return words;
}

void AccessIndexPage::takeOff()
{
    imap::AccessIndex *index = m_model->index();
    const QString identifier = currentIdentifier();
    if (!index || identifier.isEmpty() || m_takingOff)
        return;
    const auto plan = std::make_shared<imap::TakeOffPlan>(*index, identifier);
    m_takingOff = new imap::SlicedWork(
        index->size(), [plan](size_t mailbox) { plan->add(mailbox); },
        [this, index, identifier, plan] {
            // From the event loop: somebody is asked for as long as it takes.
            QMetaObject::invokeMethod(
                this, [=, this, at = QPointer(index)] { askToTakeOff(at, identifier, plan->take()); },
                Qt::QueuedConnection);
        },
        index);
}

void AccessIndexPage::askToTakeOff(const QPointer<imap::AccessIndex> &index, const QString &identifier,
                                   const imap::TakeOff &what)
{
    if (!index || index != m_model->index() || what.identifiers.isEmpty())
        return;
    QMessageBox box(QMessageBox::Question, tr("Take Off Everything"), wordsOf(what, identifier, false),
                    QMessageBox::Ok | QMessageBox::Cancel, window());
    box.setObjectName(QStringLiteral("takeOffDialog"));
    box.setTextFormat(Qt::PlainText);
    QAbstractButton *stageIt = box.button(QMessageBox::Ok);
    stageIt->setText(tr("&Stage"));
    auto *own = named(new QCheckBox(tr("Also from their &own mailboxes")), "takeOffOwn",
                      tr("Also from their own mailboxes"),
                      tr("Without an entry, an owner has what the server gives every owner"));
    if (what.own.empty())
        own->hide();
    box.setCheckBox(own);
    const auto adapt = [&, this] {
        stageIt->setEnabled(!what.others.empty() || own->isChecked());
        if (index && index == m_model->index())
            box.setText(wordsOf(what, identifier, own->isChecked()));
    };
    connect(own, &QCheckBox::toggled, &box, adapt);
    adapt();
    if (box.exec() != QMessageBox::Ok || !index || index != m_model->index())
        return;
    std::vector<size_t> mailboxes = what.others;
    if (own->isChecked())
        mailboxes.insert(mailboxes.end(), what.own.begin(), what.own.end());
    stageDrop(identifier, what.identifiers, mailboxes);
}

void AccessIndexPage::stageDrop(const QString &identifier, const QStringList &identifiers,
                                const std::vector<size_t> &mailboxes)
{
    imap::AccessIndex *index = m_model->index();
    const imap::WideAclEdit edit{imap::WideAclEdit::What::Drop, identifiers};
    stage(index, mailboxes.size(),
          [index, mailboxes, edit, cause = tr("Take off everything: %1").arg(identifier)](size_t at) {
              auto changes = edit.changesFor(index->name(mailboxes[at]), index->acl(mailboxes[at]),
                                             index->flavour().known);
              for (imap::StagedChange &change : changes)
                  change.cause = cause;
              return changes;
          });
}

// All mailboxes by name, as the exports have them.
void AccessIndexPage::inOrder(const std::function<void(const std::vector<quint32> &)> &then)
{
    imap::AccessIndex *index = m_model->index();
    auto *order = new RowOrder(index);
    connect(order, &RowOrder::arranged, this, then);
    connect(order, &RowOrder::arranged, order, &QObject::deleteLater);
    order->start(index->size(), [index](size_t mailbox) {
        return index->name(mailbox).isEmpty()
                   ? std::nullopt
                   : std::optional(RowOrder::Key{0, QString::fromLatin1(index->name(mailbox).wire())});
    });
}

void AccessIndexPage::exportCsv()
{
    inOrder([this, index = m_model->index()](const std::vector<quint32> &rows) {
        save(index, tr("Export Access Lists"), tr("CSV (*.csv)"), tr("access") + QStringLiteral(".csv"),
             imap::accessCsvHead(), rows.size(),
             [index, rows](size_t at) { return imap::accessCsv(*index, rows[at]); });
    });
}

void AccessIndexPage::exportJson()
{
    inOrder([this, index = m_model->index()](const std::vector<quint32> &rows) {
        save(index, tr("Export Access Lists"), tr("JSON (*.json)"), tr("access") + QStringLiteral(".json"),
             {}, rows.size(), [index, rows](size_t at) {
                 return QJsonDocument(imap::accessJson(*index, rows[at])).toJson(QJsonDocument::Compact)
                        + '\n';
             });
    });
}

} // namespace ui
