#pragma once
#include "plandialog.h"

class QLineEdit;

namespace ui {

class MailboxTreeModel;
class PlaceTree;

// Asks what a mailbox is to be called and what it is to lie in, or what several are to lie in. What is below them goes
// with them.
class RenameDialog final : public PlanDialog
{
    Q_OBJECT
public:
    RenameDialog(MailboxTreeModel *model, Connection *connection,
                 const std::vector<imap::ListedMailbox> &mailboxes, QWidget *parent = nullptr);

    // Where they are to lie, instead of where they lie.
    void choosePlace(const imap::MailboxName &mailbox, bool isNamespace, int namespaceRow);

protected:
    void surveyed(const std::vector<imap::SurveyedMailbox> &all) override;

private:
    void adapt();
    QString loss(size_t below) const;

    std::vector<imap::ListedMailbox> m_mailboxes;
    std::vector<imap::SurveyedMailbox> m_surveyed;
    std::vector<imap::MailboxName> m_targets;
    PlaceTree *m_place;
    QLineEdit *m_name, *m_partition;
    QCheckBox *m_subscriptions;
    QLabel *m_old, *m_wire;
    bool m_known = false;
};

} // namespace ui
