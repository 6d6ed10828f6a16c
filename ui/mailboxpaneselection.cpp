// What is selected in the tree or among what was found, and what is listed again when mailboxes have changed.
#include "connection.h"
#include "mailboxpane.h"
#include "mailboxsearch.h"
#include "models/mailboxmatches.h"
#include "models/mailboxtreemodel.h"
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTreeView>

namespace ui {

std::vector<std::pair<Connection *, imap::ListedMailbox>> MailboxPane::selectedMailboxes() const
{
    std::vector<std::pair<Connection *, imap::ListedMailbox>> selected;
    if (isSearching()) {
        const MailboxMatches *found = m_search->model();
        for (const QModelIndex &index : m_search->view()->selectionModel()->selectedRows()) {
            if (const imap::ListedMailbox *mailbox = found->mailboxOf(index))
                selected.emplace_back(found->connectionOf(index), *mailbox);
        }
        return selected;
    }
    // QItemSelectionModel::selectedRows takes its time with a hundred thousand.
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        const QModelIndex parent = range.parent();
        for (int row = range.top(); row <= range.bottom() && range.left() == MailboxTreeModel::Name; ++row) {
            const QModelIndex index = m_model->index(row, MailboxTreeModel::Name, parent);
            if (const imap::ListedMailbox *mailbox = m_model->listedOf(index))
                selected.emplace_back(m_model->connectionOf(index), *mailbox);
        }
    }
    return selected;
}

void MailboxPane::copySelected(const std::function<QString(const imap::MailboxName &)> &text) const
{
    QStringList all;
    for (const auto &[connection, mailbox] : selectedMailboxes())
        all += text(mailbox.name);
    QApplication::clipboard()->setText(all.join(u'\n'));
}

void MailboxPane::mailboxesChanged(Connection *connection, const std::vector<imap::MailboxName> &mailboxes,
                                   const std::vector<imap::MailboxName> &gone, const imap::MailboxName &show)
{
    m_search->refresh();
    m_model->trust(connection, mailboxes);
    m_model->doubt(connection, gone);
    QSet<imap::MailboxName> parents;
    for (const imap::MailboxName &name : mailboxes)
        parents.insert(name.parent(m_model->separatorOf(namespaceOf(connection, name))));
    // A parent may have its first child now, or have lost its last: it is listed again itself.
    QList<QPersistentModelIndex> branches;
    for (const imap::MailboxName &parent : parents) {
        QModelIndex branch = namespaceOf(connection, parent);
        const char separator = m_model->separatorOf(branch);
        for (imap::MailboxName above = parent.parent(separator); !above.isEmpty();
             above = above.parent(separator)) {
            if (const QModelIndex listed = m_model->find(connection, above); listed.isValid()) {
                branch = listed;
                break;
            }
        }
        if (branch.isValid() && !branches.contains(QPersistentModelIndex(branch)))
            branches.append(branch);
    }
    for (const QPersistentModelIndex &branch : std::as_const(branches)) {
        bool isCovered = false;
        for (QModelIndex above = branch.isValid() ? branch.parent() : QModelIndex(); above.isValid();
             above = above.parent())
            isCovered = isCovered || branches.contains(QPersistentModelIndex(above));
        if (branch.isValid() && !isCovered)
            m_model->refresh(branch);
    }
    if (show.isEmpty())
        return;
    m_filter->clear();
    m_awaited = {connection, show};
    showAwaited();
}

imap::MailboxName MailboxPane::neighbourOf(Connection *connection, const imap::MailboxName &name,
                                           const QSet<imap::MailboxName> &without) const
{
    const auto isGood = [this, &without](const QModelIndex &index) {
        return m_model->listedOf(index) && !without.contains(m_model->mailboxOf(index));
    };
    for (QModelIndex at = m_model->find(connection, name); at.isValid(); at = at.parent()) {
        const int rows = m_model->rowCount(at.parent());
        for (int step = 1; step < rows; ++step) {
            // Those below it first, from the nearest on, and then those above.
            const int row = at.row() + step < rows ? at.row() + step : rows - 1 - step;
            const QModelIndex beside = at.siblingAtRow(row);
            if (isGood(beside))
                return m_model->mailboxOf(beside);
        }
        if (isGood(at.parent()))
            return m_model->mailboxOf(at.parent());
    }
    return {};
}

// What was made or renamed is not listed yet. Branches on the way to it open as they are.
void MailboxPane::showAwaited()
{
    const auto [connection, name] = m_awaited;
    if (!connection)
        return;
    if (select(connection, name)) {
        m_awaited = {};
        return;
    }
    QModelIndex branch = namespaceOf(connection, name);
    const char separator = m_model->separatorOf(branch);
    for (imap::MailboxName above = name.parent(separator); !above.isEmpty();
         above = above.parent(separator)) {
        if (const QModelIndex listed = m_model->find(connection, above); listed.isValid()) {
            branch = listed;
            break;
        }
    }
    for (QModelIndex above = branch; above.isValid(); above = above.parent()) {
        if (m_model->isLoading(above))
            return; // it may come with that
    }
    if (!branch.isValid() || !comesByOpening(branch))
        m_awaited = {};
}

} // namespace ui
