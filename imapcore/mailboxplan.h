#pragma once
#include "commands/close.h"
#include "commands/expunge.h"
#include "commands/select.h"
#include "commands/store.h"
#include "mailboxsurvey.h"
#include <variant>

namespace imap {

// What steps are made of.
using MailboxCommand = std::variant<Select, Store, Expunge, Check, Unselect>;

// One thing done to what is in one mailbox, with the commands that it takes; the first that fails ends it.
struct MailboxStep
{
    enum class Kind { Empty, Expunge, Check };
    Kind kind = Kind::Check;
    MailboxName mailbox = {};
    std::vector<MailboxCommand> commands = {};
    quint32 uidValidity = 0; // of the mailbox that was looked at; 0: any
};

// What is going to be done to the messages of whole mailboxes, made before anything is sent: it can be shown in words, and
// as the very lines that will go over the wire.
class MailboxPlan
{
public:
    MailboxPlan() = default;
    // For a server with these capabilities.
    explicit MailboxPlan(Capabilities capabilities, bool utf8 = false)
        : m_capabilities(std::move(capabilities))
        , m_utf8(utf8)
    {
    }

    // All messages that STATUS knew of; what comes later stays.
    void empty(const SurveyedMailbox &mailbox);
    // The messages that were found to be marked \Deleted.
    void expunge(const SurveyedMailbox &mailbox);
    void check(const ListedMailbox &mailbox);

    // For the same server, but of these steps.
    MailboxPlan with(std::vector<MailboxStep> steps) const;
    bool isEmpty() const { return m_steps.empty(); }
    const std::vector<MailboxStep> &steps() const { return m_steps; }
    // Without UIDPLUS what others mark meanwhile is expunged, too.
    bool expungesByUid() const { return m_capabilities.contains("UIDPLUS"); }
    // The lines of a step, without tags.
    QByteArrayList lines(const MailboxStep &step) const;

private:
    MailboxStep &add(MailboxStep::Kind kind, const MailboxName &mailbox);
    void addExpunge(MailboxStep &step, const SequenceSet &uids) const;

    Capabilities m_capabilities;
    bool m_utf8 = false;
    std::vector<MailboxStep> m_steps;
};

} // namespace imap
