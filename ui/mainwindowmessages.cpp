// What the messages page needs of the rest of the window: the names of mailboxes, the pill that says whether a mailbox may
// be changed, the tree as a place to drop messages on, and that nobody quits over running operations unasked.
#include "mailboxpane.h"
#include "mailboxsearch.h"
#include "mainwindow.h"
#include "models/jobmodel.h"
#include "operations/mailboxdrop.h"
#include "operations/messageactions.h"
#include "pages/messagespage.h"
#include "support/pill.h"
#include <QMessageBox>
#include <QPushButton>

namespace ui {

void MainWindow::wireMessages()
{
    MessageActions *actions = m_messages->messageActions();
    actions->setIndexes([this] { return m_mailboxes->search()->indexes(); });
    m_messages->showAccessOn(m_readOnly);
    auto *drop = new MailboxDrop(m_mailboxes->view(), m_mailboxes->model());
    connect(m_mailboxes, &MailboxPane::subjectChanged, drop, [this, drop] {
        const Page::Subject subject = m_mailboxes->subject();
        drop->setSource(subject.connection, subject.mailbox);
    });
    connect(drop, &MailboxDrop::messagesDropped, actions, &MessageActions::copyTo);
    connect(drop, &MailboxDrop::filesDropped, actions, &MessageActions::appendFiles);
}

// What runs ends with the window, wherever it is.
bool MainWindow::mayLeaveJobs()
{
    const int left = m_jobs->runningOperations();
    if (left == 0)
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Quit"),
                    tr("%Ln job(s) are still running. Quit all the same?", nullptr, left),
                    QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("quitQuestion"));
    box.setInformativeText(
        tr("They end where they are; what is done already stays done. The first of them: %1")
            .arg(m_jobs->currentTitle()));
    QPushButton *quit = box.addButton(tr("&Quit"), QMessageBox::AcceptRole);
    quit->setObjectName(QStringLiteral("quitYes"));
    quit->setToolTip(tr("End the jobs and leave"));
    box.button(QMessageBox::Cancel)->setObjectName(QStringLiteral("quitNo"));
    box.button(QMessageBox::Cancel)->setToolTip(tr("Let the jobs go on"));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == quit;
}

} // namespace ui
