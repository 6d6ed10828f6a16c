#include "placetree.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include <QHeaderView>

namespace ui {

PlaceTree::PlaceTree(MailboxTreeModel *model, Connection *connection)
    : m_model(model)
    , m_connection(connection)
{
    setObjectName(QStringLiteral("placeTree"));
    setAccessibleName(tr("What it is to lie in"));
    setToolTip(tr("The mailbox or the namespace that it is to lie in"));
    setModel(model);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHeaderHidden(true);
    for (int column = 1; column < model->columnCount(); ++column)
        hideColumn(column);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex root = model->index(row, 0);
        if (model->connectionOf(root) == connection)
            setRootIndex(root);
    }
    expand(model->index(0, 0, rootIndex()));
    setMinimumHeight(fontMetrics().height() * 7);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_wanted = {};
        emit chosen();
    });
    connect(model, &MailboxTreeModel::listed, this, &PlaceTree::reveal);
}

PlaceTree::Place PlaceTree::place() const
{
    const QModelIndex index = currentIndex().siblingAtColumn(MailboxTreeModel::Name);
    const auto kind = MailboxTreeModel::NodeKind(index.data(MailboxTreeModel::NodeKindRole).toInt());
    Place place;
    if (!m_wanted.isEmpty())
        return {m_wanted.wire() + m_separator, m_separator, m_wanted.toString()};
    place.separator = m_model->separatorOf(index);
    place.name = index.data().toString();
    if (!index.isValid() || kind == MailboxTreeModel::NodeKind::Problem) {
        place.holdsNone = true;
    } else if (kind == MailboxTreeModel::NodeKind::Namespace) {
        const imap::Namespaces &spaces = m_connection->namespaces();
        if (size_t(index.row()) < spaces.size())
            place.prefix = spaces[size_t(index.row())].prefix.wire();
    } else {
        const imap::MailboxName name = m_model->mailboxOf(index);
        place.name = name.toString();
        place.prefix = name.wire() + place.separator;
        place.holdsNone =
            !place.separator || (m_model->listedOf(index) && m_model->listedOf(index)->has("\\NoInferiors"));
    }
    return place;
}

void PlaceTree::choose(const imap::MailboxName &mailbox, char separator)
{
    const QModelIndex index =
        mailbox.isEmpty() ? m_model->index(0, 0, rootIndex()) : m_model->find(m_connection, mailbox);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
        return;
    }
    m_separator = separator;
    m_wanted = mailbox;
    emit chosen();
    reveal();
}

void PlaceTree::chooseParentOf(const imap::ListedMailbox &mailbox)
{
    const QModelIndex index = m_model->find(m_connection, mailbox.name);
    const imap::MailboxName parent = mailbox.name.parent(mailbox.separator);
    const QModelIndex space = namespaceOf(mailbox.name);
    if (index.isValid() || parent.isEmpty()) {
        setCurrentIndex(index.isValid() ? index.parent() : space);
        scrollTo(currentIndex());
    } else {
        choose(parent, mailbox.separator);
    }
}

// The one with the longest prefix.
QModelIndex PlaceTree::namespaceOf(const imap::MailboxName &name) const
{
    int row = 0;
    qsizetype longest = -1;
    const imap::Namespaces &spaces = m_connection->namespaces();
    for (size_t i = 0; i < spaces.size(); ++i) {
        const QByteArray &prefix = spaces[i].prefix.wire();
        if (name.wire().startsWith(prefix) && prefix.size() > longest) {
            longest = prefix.size();
            row = int(i);
        }
    }
    return m_model->index(row, 0, rootIndex());
}

void PlaceTree::reveal()
{
    if (m_wanted.isEmpty())
        return;
    if (const QModelIndex index = m_model->find(m_connection, m_wanted); index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
        return;
    }
    QModelIndex branch = namespaceOf(m_wanted);
    for (imap::MailboxName above = m_wanted.parent(m_separator); !above.isEmpty();
         above = above.parent(m_separator)) {
        if (const QModelIndex listed = m_model->find(m_connection, above); listed.isValid()) {
            branch = listed;
            break;
        }
    }
    if (m_model->canFetchMore(branch)) {
        m_model->fetchMore(branch);
        expand(branch);
    }
}

} // namespace ui
