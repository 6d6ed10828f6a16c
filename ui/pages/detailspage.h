#pragma once
#include "imapcore/commands/status.h"
#include "page.h"

namespace ui {

class FieldsModel;

// What the server tells of the mailbox itself: its names, and the numbers of STATUS.
class DetailsPage final : public Page
{
    Q_OBJECT
public:
    explicit DetailsPage(QWidget *parent = nullptr);

protected:
    void load() override;
    void clear() override;

private:
    void showStatus(const imap::MailboxStatus &status);

    FieldsModel *m_model;
};

} // namespace ui
