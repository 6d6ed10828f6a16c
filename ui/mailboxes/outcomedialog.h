#pragma once
#include <QDialog>

namespace ui {

class MailboxOperation;

// What an operation has done to each mailbox, as its STATUS tells before and after.
class OutcomeDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit OutcomeDialog(const MailboxOperation &operation, QWidget *parent = nullptr);
};

} // namespace ui
