// The search of the messages page: what the bar above the list wants, the arranger has the server do.
#include "messagearranger.h"
#include "messagespage.h"
#include "ui/connection.h"
#include "ui/search/searchbar.h"
#include "ui/support/emptyhint.h"
#include "ui/support/errortext.h"
#include <QKeyEvent>
#include <QMenu>
#include <QTreeView>

namespace ui {

QMenu *MessagesPage::searchMenu() const
{
    return m_search->menu();
}

void MessagesPage::wireSearch()
{
    new EmptyHint(tr("No message matches."), m_view);
    connect(m_search, &SearchBar::begins, this, &MessagesPage::shownWanted);
    connect(m_search, &SearchBar::wanted, this, [this](const imap::Criterion &criterion) {
        m_arranger->setCriteria(criterion.toKey());
        if (m_arranger->isBusy())
            m_search->setState(SearchBar::State::Searching);
    });
    connect(m_search, &SearchBar::cleared, this, [this] { m_arranger->setCriteria({}); });
    connect(m_search, &SearchBar::cancelled, m_arranger, &MessageArranger::cancel);
    // Cancelled here or among the jobs.
    connect(m_arranger, &MessageArranger::wantedChanged, this, [this] {
        if (m_search->state() != SearchBar::State::Searching || m_arranger->isBusy())
            return;
        m_search->setActive(m_arranger->criteria().has_value());
        m_search->setState(SearchBar::State::Cancelled);
    });
    connect(m_search, &SearchBar::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_arranger, &MessageArranger::arranged, this, [this] {
        const bool active = m_arranger->criteria().has_value();
        m_search->setActive(active);
        if (!active)
            m_search->setState(SearchBar::State::Idle);
        else if (m_arranger->found() == 0)
            m_search->setState(SearchBar::State::NoneFound);
        else
            m_search->setState(SearchBar::State::Found, m_arranger->found());
    });
    connect(m_arranger, &MessageArranger::criteriaRefused, this, [this](const imap::Error &error) {
        m_search->setActive(m_arranger->criteria().has_value());
        m_search->setState(SearchBar::State::Refused, 0, ErrorText::describe(error));
    });
}

// A mailbox was opened. Its search is its own; the same one opened again keeps it.
void MessagesPage::prepareSearch()
{
    const auto place = std::pair(QPointer<Connection>(subject().connection), subject().mailbox);
    if (place != std::exchange(m_searched, place)) {
        m_search->reset();
        if (m_arranger->criteria()) // of a mailbox of this name on another server
            m_arranger->setCriteria({});
    }
    const imap::Session *session = mySession();
    if (!session)
        return;
    m_search->setConnection(&place.first->options(), place.first->title(), session->capabilities());
    QStringList keywords;
    for (const QByteArray &flag : session->mailbox().knownFlags()) {
        if (!flag.startsWith('\\'))
            keywords += QString::fromUtf8(flag);
    }
    m_search->setKeywords(keywords);
}

// Ctrl+F in the list searches messages; elsewhere it finds mailboxes.
bool MessagesPage::beginsSearch(QEvent *event)
{
    if ((event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        return false;
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        m_search->begin();
    return true;
}

} // namespace ui
