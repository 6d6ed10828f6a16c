// What the messages page needs of the rest of the window: the names of mailboxes, the pill that says whether a mailbox may
// be changed, and the tree as a place to drop messages on.
#include "mailboxpane.h"
#include "mailboxsearch.h"
#include "mainwindow.h"
#include "operations/mailboxdrop.h"
#include "operations/messageactions.h"
#include "pages/messagespage.h"
#include "support/pill.h"

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

} // namespace ui
