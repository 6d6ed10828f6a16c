#pragma once
#include "commands/close.h"
#include "commands/expunge.h"
#include "commands/mailboxes.h"
#include "commands/select.h"
#include "commands/store.h"
#include "mailboxsurvey.h"
#include <variant>

namespace imap {

// What steps are made of.
using MailboxCommand =
    std::variant<Create, Delete, Rename, Subscribe, Unsubscribe, Select, Store, Expunge, Check, Unselect>;

// One thing done to one mailbox, with the commands that it takes; the first that fails ends it.
struct MailboxStep
{
    enum class Kind { Create, Delete, Rename, Subscribe, Unsubscribe, Empty, Expunge, Check };
    Kind kind = Kind::Check;
    MailboxName mailbox = {};
    MailboxName target = {}; // of Rename
    char separator = 0, targetSeparator = 0;
    std::vector<MailboxCommand> commands = {};
    bool hasMessages = true; // its STATUS is worth asking for
    // A name above others: some servers take it away with the last of those, others want it deleted.
    bool mayBeGone = false;
    // Of what lies below a mailbox that was renamed: it is renamed by itself only where the server has left it under the
    // old name, against RFC 9051 section 6.3.6.
    bool onlyIfLeft = false;
    std::optional<size_t> dependsOn = {}; // not done unless that step was
    quint32 uidValidity = 0;              // of the mailbox that was looked at; 0: any
};

// What is going to be done to mailboxes, made whole before anything is sent: it can be shown in words, and as the very
// lines that will go over the wire.
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

    void create(const Create &command, bool subscribe);
    // What is below a mailbox goes first. INBOX is left out: it cannot be deleted (RFC 9051 section 6.3.5).
    void remove(const std::vector<SurveyedMailbox> &mailboxes, bool unsubscribe);
    // The mailbox and what is below it; `below` is what was found there. With INBOX as the old name its messages move,
    // and nothing below it. `separator` is that of the new name.
    void rename(const SurveyedMailbox &mailbox, const std::vector<SurveyedMailbox> &below,
                const MailboxName &to, char separator, bool moveSubscriptions,
                const QByteArray &partition = {});
    void subscribe(const MailboxName &mailbox, bool on);
    // All messages that STATUS knew of; what comes later stays.
    void empty(const SurveyedMailbox &mailbox);
    // The messages that were found to be marked \Deleted.
    void expunge(const SurveyedMailbox &mailbox);
    void check(const ListedMailbox &mailbox);

    // For the same server, but of these steps.
    MailboxPlan with(std::vector<MailboxStep> steps) const;
    bool isEmpty() const { return m_steps.empty(); }
    const std::vector<MailboxStep> &steps() const { return m_steps; }
    // Whether it opens mailboxes: not for a session that somebody looks at messages with.
    bool opensMailboxes() const;
    // Without UIDPLUS what others mark meanwhile is expunged, too.
    bool expungesByUid() const { return m_capabilities.contains("UIDPLUS"); }
    // The lines of a step, without tags.
    QByteArrayList lines(const MailboxStep &step) const;

    // Where something that was at or below `from` will be below `to`.
    static MailboxName moved(const MailboxName &name, const MailboxName &from, char fromSeparator,
                             const MailboxName &to, char toSeparator);

private:
    MailboxStep &add(MailboxStep::Kind kind, const MailboxName &mailbox, char separator);
    void addExpunge(MailboxStep &step, const SequenceSet &uids) const;

    Capabilities m_capabilities;
    bool m_utf8 = false;
    std::vector<MailboxStep> m_steps;
};

} // namespace imap
