#pragma once
#include <QDialog>
#include <QPointer>

namespace ui {

class MailboxJob;
class Operation;

// What an operation has done to each mailbox, as its STATUS tells before and after, and what can be tried again.
class OutcomeDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit OutcomeDialog(MailboxJob *operation, QWidget *parent = nullptr);

signals:
    // To be started; whoever listens takes it over.
    void retryWanted(ui::Operation *operation);

private:
    void retry();

    QPointer<MailboxJob> m_operation;
};

} // namespace ui
