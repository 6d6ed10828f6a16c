#pragma once
#include "plandialog.h"

class QComboBox;
class QLineEdit;

namespace ui {

class MailboxTreeModel;
class PlaceTree;

// Asks for a new mailbox: its name, what it lies in, what it is used for, and with Cyrus where it is kept.
class CreateDialog final : public PlanDialog
{
    Q_OBJECT
public:
    // `below`: what it is to lie in at first; null: the namespace of one's own.
    CreateDialog(MailboxTreeModel *model, Connection *connection, const imap::ListedMailbox *below,
                 QWidget *parent = nullptr);

    imap::MailboxName mailbox() const { return m_mailbox; }

private:
    void adapt();

    PlaceTree *m_place;
    QLineEdit *m_name, *m_partition;
    QComboBox *m_use;
    QCheckBox *m_subscribe;
    QLabel *m_wire;
    imap::MailboxName m_mailbox;
};

// Whether the server keeps mailboxes in partitions, as Cyrus does.
bool hasPartitions(const Connection &connection);

} // namespace ui
