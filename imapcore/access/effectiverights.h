#pragma once
#include "../commands/acl.h"
#include "mailboxowner.h"
#include <utility>

namespace imap {

// Somebody whose rights are asked for.
struct Person
{
    QString name = {};                      // empty: nobody in particular
    std::optional<QStringList> groups = {}; // nothing: nobody told which groups they are in
    bool isAuthenticated = true;
    bool isAdministrator = false; // of the server

    // Whom an entry is about, with nothing but what it says: a user in no group, a member of one group.
    static Person of(const Identifier &identifier);
};

// How near an entry is to somebody; the larger the more specific, as Dovecot has it. 0: it is not about them.
using Nearness = quint8;
Nearness nearnessOf(const Identifier &identifier, const Person &person, bool isOwner,
                    const ServerFlavour &flavour);

// Combines the entries that are about somebody, by the server's rule. They may come in any order.
class RightsSum
{
public:
    RightsSum(const ServerFlavour &flavour, bool isOwner, bool isAdministrator);
    void add(Nearness nearness, bool takes, Rights rights)
    {
        Side &side = takes ? m_taken : m_given;
        if (m_isMostSpecific) {
            if (nearness < side.nearness)
                return;
            const bool isFirst = !takes && std::exchange(m_isOwnersOwn, false);
            if (nearness > side.nearness || isFirst)
                side = {nearness, {}};
        }
        side.rights |= rights;
    }
    Rights rights() const;

    Rights given() const { return m_given.rights; }
    Rights taken() const { return m_taken.rights; }
    // Whether entries of this nearness count, or others are more specific.
    bool counts(Nearness nearness, bool takes) const
    {
        return !m_isMostSpecific || nearness == (takes ? m_taken : m_given).nearness;
    }
    // Whether what is given is just what an owner has where the list does not say otherwise.
    bool isOwnersOwn() const { return m_isOwnersOwn; }
    // Whether entries that are less specific than being the owner do not count.
    bool isAboutOwner() const { return m_isMostSpecific && m_isOwner; }

private:
    struct Side
    {
        Nearness nearness = 0;
        Rights rights = {};
    };
    const ServerFlavour &m_flavour;
    Side m_given, m_taken;
    bool m_isOwner, m_isAdministrator, m_isMostSpecific;
    bool m_isOwnersOwn = false;
};

// What somebody may do with a mailbox, and why.
struct EffectiveRights
{
    // What one entry of the list does. In the list's order.
    struct Entry
    {
        enum class Effect {
            OfOthers, // it is not about this person
            Gave,
            Took,
            Masked, // it would give or take something, but others see to it that nothing comes of it
            Nothing // it has nothing to give or to take
        };
        Effect effect = Effect::OfOthers;
        Rights gave = {}; // of what the person has
        Rights took = {}; // of what the person would have without it
        Rights lost = {}; // what it would give or take, but for those that mask it
        std::vector<size_t> maskedBy = {};
        bool isMaskedByOwnership = false; // by what owners have anyway
    };
    // Why the person has a right or not.
    struct Reason
    {
        char right = 0;
        bool isHeld = false;
        std::vector<size_t> givers = {}, takers = {}, masked = {}; // entries that name it
        bool byOwnership = false, byAdministration = false, byAdminister = false;
    };

    Rights rights = {}; // as MYRIGHTS tells them, without what is virtual
    // Of these, what no entry has to give: to the owner, to the server's administrator, to who has "a".
    Rights byOwnership = {}, byAdministration = {}, byAdminister = {};
    // What everybody may do besides, and MYRIGHTS does not tell: post to a user's INBOX on Cyrus.
    Rights everybodys = {};
    std::vector<Entry> entries = {};
    // For each right that the person has or that an entry about them names.
    std::vector<Reason> reasons = {};

    // What makes the answer uncertain.
    bool mayHideEntries = false;  // the list does not show all there is
    bool dependsOnGroups = false; // it has entries of groups, and the person's are not known
    bool isRuleAssumed = false;   // nobody knows how this server combines entries
};

EffectiveRights explainRights(const ServerFlavour &flavour, const Person &person, const Acl &acl,
                              const MailboxOwner &owner);

} // namespace imap
