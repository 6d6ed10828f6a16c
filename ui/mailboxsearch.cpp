#include "mailboxsearch.h"
#include "connection.h"
#include "models/mailboxmatches.h"
#include "support/emptyhint.h"
#include "support/format.h"
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

MailboxSearch::MailboxSearch(QWidget *parent)
    : QWidget(parent)
    , m_matches(new MailboxMatches(this))
    , m_view(new QTreeView)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("mailboxSearch"));
    m_view->setObjectName(QStringLiteral("mailboxMatches"));
    m_view->setAccessibleName(tr("Mailboxes found"));
    m_view->setToolTip(tr("The mailboxes that match; what is selected leads the pages, Return opens it"));
    m_view->setModel(m_matches);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(MailboxMatches::Name, fontMetrics().averageCharWidth() * 26);
    new EmptyHint(tr("No mailbox matches."), m_view);
    m_count->setObjectName(QStringLiteral("mailboxMatchCount"));
    m_count->setAccessibleName(tr("How many were found"));
    m_count->setContentsMargins(6, 2, 6, 4);
    m_count->setWordWrap(true);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_count);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MailboxSearch::currentChanged);
    connect(m_view, &QTreeView::activated, this, &MailboxSearch::opened);
}

MailboxSearch::~MailboxSearch() = default;

void MailboxSearch::addConnection(Connection *connection)
{
    m_indexes.push_back(std::make_unique<MailboxIndex>(connection));
    connect(m_indexes.back().get(), &MailboxIndex::changed, this, [this] {
        if (!m_text.isEmpty())
            show();
        emit indexChanged();
    });
}

void MailboxSearch::removeConnection(Connection *connection)
{
    std::erase_if(m_indexes, [connection](const auto &index) { return index->connection() == connection; });
    m_matches->clear();
    if (!m_text.isEmpty())
        show();
    emit indexChanged();
}

std::vector<MailboxIndex *> MailboxSearch::indexes() const
{
    std::vector<MailboxIndex *> ready;
    for (const auto &index : m_indexes) {
        if (!index->connection() || !index->connection()->session())
            continue;
        index->load();
        ready.push_back(index.get());
    }
    return ready;
}

void MailboxSearch::find(const QString &text)
{
    m_text = text.trimmed();
    if (m_text.isEmpty())
        m_matches->clear();
    else
        show();
}

void MailboxSearch::refresh()
{
    for (const auto &index : m_indexes)
        index->forget();
    if (!m_text.isEmpty())
        show();
}

void MailboxSearch::show()
{
    // What was selected stays, where it still matches.
    const Page::Subject before = subject();
    const std::vector<MailboxIndex *> all = indexes();
    m_matches->find(all, m_text);
    for (int row = 0; before.connection && row < m_matches->rowCount(); ++row) {
        const QModelIndex index = m_matches->index(row, MailboxMatches::Name);
        if (m_matches->mailboxOf(index)->name == before.mailbox
            && m_matches->connectionOf(index) == before.connection) {
            m_view->setCurrentIndex(index);
            break;
        }
    }

    const size_t shown = size_t(m_matches->rowCount());
    QString text = shown < m_matches->total()
                       ? tr("The first %1 of %2 found among %3 mailboxes")
                             .arg(formatCount(shown), formatCount(m_matches->total()),
                                  formatCount(m_matches->searched()))
                       : tr("%1 found among %2 mailboxes")
                             .arg(formatCount(m_matches->total()), formatCount(m_matches->searched()));
    const bool wantsRights = !MailboxIndex::Query::fromText(m_text).rights.isEmpty();
    for (MailboxIndex *index : all) {
        if (index->state() == MailboxIndex::State::Failed) {
            text = index->problem();
        } else if (index->state() == MailboxIndex::State::Loading) {
            text = tr("Listing all mailboxes…");
        } else if (wantsRights && !index->knowsAllRights()) {
            index->loadRights();
            text += QStringLiteral(". ") + tr("Asking for your rights…");
        }
    }
    if (all.empty())
        text = tr("Not connected");
    m_count->setText(text);
}

Page::Subject MailboxSearch::subject() const
{
    const QModelIndex current = m_view->currentIndex();
    const imap::ListedMailbox *mailbox = m_matches->mailboxOf(current);
    if (!mailbox)
        return {};
    return {m_matches->connectionOf(current), mailbox->name, mailbox->separator, mailbox->isSelectable()};
}

void MailboxSearch::fillMenu(QMenu *menu, const std::function<void(const QString &)> &chosen)
{
    const std::pair<QString, const char *> words[] = {
        {tr("Used as &Archive"), "use:archive"},
        {tr("Used for &Drafts"), "use:drafts"},
        {tr("Used for &Junk"), "use:junk"},
        {tr("Used for &Sent Messages"), "use:sent"},
        {tr("Used as &Trash"), "use:trash"},
        {{}, nullptr},
        {tr("I May &Read It (r)"), "rights:r"},
        {tr("I May &Insert Messages (i)"), "rights:i"},
        {tr("I May Delete &Messages (t)"), "rights:t"},
        {tr("I May &Grant Access (a)"), "rights:a"},
    };
    for (const auto &[text, word] : words) {
        if (!word) {
            menu->addSeparator();
            continue;
        }
        QAction *action = menu->addAction(text);
        action->setObjectName(QStringLiteral("find-") + QLatin1String(word));
        action->setToolTip(tr("Find mailboxes by “%1”").arg(QLatin1String(word)));
        QObject::connect(action, &QAction::triggered, menu,
                         [chosen, word = QString::fromLatin1(word)] { chosen(word); });
    }
}

} // namespace ui
