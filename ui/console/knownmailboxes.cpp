#include "knownmailboxes.h"
#include "ui/models/mailboxtreemodel.h"

namespace ui {

namespace {
// More than that are no help to who types, and take long to gather.
constexpr size_t Most = 20'000;
} // namespace

KnownMailboxes::KnownMailboxes(const MailboxTreeModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    const auto forget = [this] {
        m_known.clear();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, forget);
    connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(model, &QAbstractItemModel::modelReset, this, forget);
    connect(model, &QAbstractItemModel::layoutChanged, this, forget);
}

const std::vector<imap::MailboxName> &KnownMailboxes::of(const Connection *connection)
{
    auto &names = m_known[connection];
    if (!names.empty() || !m_model)
        return names;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex root = m_model->index(row, 0);
        if (m_model->connectionOf(root) == connection)
            collect(root, names);
    }
    return names;
}

void KnownMailboxes::collect(const QModelIndex &parent, std::vector<imap::MailboxName> &names) const
{
    const int rows = m_model->rowCount(parent);
    for (int row = 0; row < rows && names.size() < Most; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        if (const imap::MailboxName name = m_model->mailboxOf(index); !name.isEmpty())
            names.push_back(name);
        collect(index, names);
    }
}

} // namespace ui
