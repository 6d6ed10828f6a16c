#pragma once
#include "imapcore/changes/mailboxedit.h"
#include "imapcore/mailboxnamecheck.h"
#include "imapcore/mailboxrun.h"
#include "mailboxresult.h"
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
    static QString describe(const imap::Change &change);
    static QString describe(const imap::MailboxStep &step);
    // The name, and beside it what stands on the wire where that differs.
    static QString withWire(const imap::MailboxName &name);
    // "412 messages, 1.2 GB"; the size where it is known.
    static QString contents(quint64 messages, std::optional<quint64> octets);
    static QString contents(const imap::MailboxStatus &status);
    // "412 messages, 1.2 GB before, none after"
    static QString compare(const MailboxResult &result);
    // What has become of it.
    static QString describe(const MailboxResult &result);
    static QString describe(const imap::Error &error);
    static MailboxResult resultOf(const imap::MailboxStep &step, const imap::MailboxOutcome &outcome);
    // How all of it has ended, in a sentence or two.
    static QString summary(const std::vector<MailboxResult> &results, bool wasCut, bool wasCancelled);
    // The lines that will be sent, with a remark before those that may not be.
    static QString lines(const imap::MailboxPlan &plan);
    static QString lines(const imap::MailboxEdit &edit, const imap::ServerManner &manner);
    // What kind of thing is done, and to how many: "Delete 12 mailboxes".
    static QString title(const imap::MailboxPlan &plan);
    static QString title(const std::vector<imap::StagedChange> &changes);
    static MailboxResult::Kind kindOf(const imap::Change &change);
    // What subscriptions and rights follow.
    static MailboxResult::Kind mainKindOf(const std::vector<imap::StagedChange> &changes);

private:
    static QString describe(MailboxResult::Kind kind, const QString &name, const QString &target);
    static QString title(MailboxResult::Kind kind, int count);
};

} // namespace ui
