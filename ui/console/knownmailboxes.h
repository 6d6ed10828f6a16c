#pragma once
#include "imapcore/mailboxname.h"
#include <QHash>
#include <QObject>
#include <QPointer>
#include <vector>

class QAbstractItemModel;
class QModelIndex;

namespace ui {

class Connection;
class MailboxTreeModel;

// The names of the mailboxes that the tree has listed so far, to be offered while one types. Nothing is asked for them.
class KnownMailboxes final : public QObject
{
    Q_OBJECT
public:
    explicit KnownMailboxes(const MailboxTreeModel *model, QObject *parent = nullptr);

    const std::vector<imap::MailboxName> &of(const Connection *connection);

private:
    void collect(const QModelIndex &parent, std::vector<imap::MailboxName> &names) const;

    QPointer<const MailboxTreeModel> m_model; // the window takes it away before the console
    QHash<const Connection *, std::vector<imap::MailboxName>> m_known; // until something changes
};

} // namespace ui
