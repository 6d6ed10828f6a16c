#pragma once
#include "imapcore/commands/listed.h"
#include <QIcon>

namespace ui {

QIcon mailboxIcon(const imap::ListedMailbox &mailbox);
// What comes first among mailboxes of one level: INBOX, then those with a special use, then all others.
int mailboxOrder(const imap::ListedMailbox &mailbox);

} // namespace ui
