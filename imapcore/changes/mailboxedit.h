#pragma once
#include "../mailboxsurvey.h"
#include "changeitem.h"

namespace imap {

// What is done to mailboxes, as changes that are made whole before anything is sent: what lies below, and what becomes of
// subscriptions, is a change of its own that needs the other.
class MailboxEdit
{
public:
    void create(const CreateChange &change, bool subscribe);
    // What is below a mailbox goes first. INBOX is left out: it cannot be deleted (RFC 9051 section 6.3.5). Where one has
    // not the right to delete it and may give it to oneself, `oneself` is given it first; empty: is not.
    void remove(const std::vector<SurveyedMailbox> &mailboxes, bool unsubscribe,
                const KnownRights &known = {}, const QString &oneself = {});
    // The mailbox and what is below it; `below` is what was found there.
    void rename(const RenameChange &change, const SurveyedMailbox &mailbox,
                const std::vector<SurveyedMailbox> &below, char separator, bool moveSubscriptions);
    void subscribe(const MailboxName &mailbox, bool on);

    bool isEmpty() const { return m_changes.empty(); }
    const std::vector<StagedChange> &changes() const { return m_changes; }
    // What a server that leaves under the old name what is below a mailbox, against RFC 9051 section 6.3.6, gets besides.
    const std::vector<RenameChange> &ifLeft() const { return m_ifLeft; }

    // The right that one would have to give oneself before one may delete it; nothing: one has it, may not give it, or
    // nobody knows.
    static std::optional<char> rightToGive(const SurveyedMailbox &mailbox, const KnownRights &known);
    // RFC 4314 section 2.1.1: before it, "c" was for deleting as well.
    static char rightToDelete(const KnownRights &known) { return known.cdVirtual ? 'x' : 'c'; }

private:
    size_t add(Change change, const ChangeState &before = {}, std::optional<size_t> needs = {});

    std::vector<StagedChange> m_changes;
    std::vector<RenameChange> m_ifLeft;
};

} // namespace imap
