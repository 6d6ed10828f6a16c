#pragma once
#include "imapcore/mailboxnamecheck.h"
#include "imapcore/mailboxrun.h"
#include <QCoreApplication>

namespace ui {

// What is done to mailboxes, in words for a person.
class MailboxTexts
{
    Q_DECLARE_TR_FUNCTIONS(MailboxTexts)

public:
    // What is wrong with a name; empty: nothing.
    static QString describe(imap::NameProblem problem, char separator);
    // "Delete “Projects/Bikes”"
    static QString describe(const imap::MailboxStep &step);
    // The name, and beside it what stands on the wire where that differs.
    static QString withWire(const imap::MailboxName &name);
    // "412 messages, 1.2 GB"; the size where it is known.
    static QString contents(quint64 messages, std::optional<quint64> octets);
    static QString contents(const imap::MailboxStatus &status);
    // "412 messages, 1.2 GB before, none after"
    static QString compare(const imap::MailboxOutcome &outcome);
    // What has become of a step.
    static QString describe(const imap::MailboxOutcome &outcome);
    static QString describe(const imap::Error &error);
    // How a plan has ended, in a sentence or two.
    static QString summary(const imap::MailboxRun &run);
    // The lines of a plan, with a remark before those that may not be sent.
    static QString lines(const imap::MailboxPlan &plan);
    // What kind of thing the plan does, and to how many: "Delete 12 mailboxes".
    static QString title(const imap::MailboxPlan &plan);
};

} // namespace ui
