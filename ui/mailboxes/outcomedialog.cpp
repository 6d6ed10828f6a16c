#include "outcomedialog.h"
#include "mailboxjob.h"
#include "outcomemodel.h"
#include "ui/support/table.h"
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

OutcomeDialog::OutcomeDialog(MailboxJob *operation, QWidget *parent) : QDialog(parent), m_operation(operation)
{
    setObjectName(QStringLiteral("outcomeDialog"));
    setWindowTitle(tr("Before and After"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(operation->title());
    title->setObjectName(QStringLiteral("outcomeTitle"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *summary = new QLabel(operation->summary());
    summary->setObjectName(QStringLiteral("outcomeSummary"));
    summary->setTextFormat(Qt::PlainText);
    summary->setWordWrap(true);
    auto *model = new OutcomeModel(operation->results(), this);
    QTableView *table = makeTable(model, QStringLiteral("outcomeTable"), tr("Before and after"),
                                  tr("What has become of each mailbox; what changed stands with an arrow"));
    table->setFrameShape(QFrame::StyledPanel);
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < OutcomeModel::ColumnCount; ++column)
        table->setColumnWidth(column, letter
                                          * (column == OutcomeModel::What     ? 36
                                             : column == OutcomeModel::Result ? 30
                                                                              : 15));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("outcomeClose"));
    close->setToolTip(tr("Close this list (Esc)"));
    if (operation->canRetry()) {
        QPushButton *retry = buttons->addButton(tr("&Try Again"), QDialogButtonBox::ActionRole);
        retry->setObjectName(QStringLiteral("outcomeRetry"));
        retry->setToolTip(tr("Do what failed or was not begun"));
        connect(retry, &QPushButton::clicked, this, &OutcomeDialog::retry);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(summary);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    resize(letter * 165, 360);
}

void OutcomeDialog::retry()
{
    if (Operation *again = m_operation ? m_operation->retry() : nullptr)
        emit retryWanted(again);
    accept();
}

} // namespace ui
