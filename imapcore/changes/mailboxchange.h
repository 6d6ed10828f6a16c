#pragma once
#include "changequery.h"
#include "changestate.h"
#include <QJsonObject>

namespace imap {

// CREATE, RENAME, DELETE and SUBSCRIBE as changes (RFC 9051 sections 6.3.4 to 6.3.8).

// The value of its state is empty.
struct CreateChange
{
    static constexpr auto kind = "create";
    MailboxName mailbox = {};
    QByteArrayList specialUse = {};
    QByteArray partition = {};

    QByteArray target() const { return mailbox.wire(); }
    std::optional<Error> problem(const ServerManner &) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &) const;
    ChangeState after(const ChangeState &) const { return ChangeState::present(); }
    static bool isSame(const ChangeState &a, const ChangeState &b) { return a.kind == b.kind; }
    std::vector<ChangeCommand> commands(const ChangeState &, const ServerManner &) const;
    void toJson(QJsonObject &out) const;
    static Expected<CreateChange> fromJson(const QJsonObject &in);
};

// Of one mailbox: what lies below it is deleted by changes of its own, before it. What has been deleted does not come
// back with its messages.
//
// The value of its state is "MESSAGES UIDVALIDITY OCTETS", as far as STATUS tells those, or "name" where it holds others and
// no messages (\Noselect). For one without messages the lines after it are its access list, "RIGHTS IDENTIFIER", if that
// can be read: what undoes it needs that.
struct DeleteChange
{
    static constexpr auto kind = "delete";
    MailboxName mailbox = {};

    // What its state tells.
    struct Contents
    {
        bool isName = false;
        std::optional<quint64> messages = {}, uidValidity = {}, octets = {};
        Acl acl = {};

        bool isEmpty() const { return isName || messages == 0; }
        ChangeState toState() const;
    };
    static Contents contentsOf(const ChangeState &state);

    QByteArray target() const { return mailbox.wire(); }
    std::optional<Error> problem(const ServerManner &) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &) const;
    ChangeState after(const ChangeState &) const { return ChangeState::absent(); }
    // More messages than somebody has seen, or another mailbox of that name, are not.
    static bool isSame(const ChangeState &before, const ChangeState &now);
    std::vector<ChangeCommand> commands(const ChangeState &, const ServerManner &) const;
    Difference difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                          const ServerManner &) const;
    void toJson(QJsonObject &out) const;
    static Expected<DeleteChange> fromJson(const QJsonObject &in);
};

// The mailbox with all that is below it. The value of its state is "old", "new" or "both": the names that there are; or
// "part" where the server has left some of what is below under the old name, against RFC 9051 section 6.3.6. The lines
// after that are their old and their new names, by turns; they are renamed by themselves then.
struct RenameChange
{
    static constexpr auto kind = "rename";
    MailboxName mailbox = {}, to = {};
    QByteArray partition = {};

    QByteArray target() const { return mailbox.wire() + '\0' + to.wire(); }
    std::optional<Error> problem(const ServerManner &) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &) const;
    ChangeState after(const ChangeState &) const;
    static bool isPart(const ChangeState &state) { return state.value.startsWith("part\n"); }
    static bool isSame(const ChangeState &a, const ChangeState &b)
    {
        return a == b || (isPart(a) && isPart(b));
    }
    std::vector<ChangeCommand> commands(const ChangeState &found, const ServerManner &) const;
    // Whether what is below goes along: that of INBOX does not (RFC 9051 section 6.3.6).
    bool movesChildren() const { return !mailbox.isInbox() && !(mailbox == to); }
    // What becomes of the name of a mailbox that is this one or below it; any other stays as it is.
    MailboxName moved(const MailboxName &name, char separator, char newSeparator) const;
    void toJson(QJsonObject &out) const;
    static Expected<RenameChange> fromJson(const QJsonObject &in);
};

// The value of its state is empty: present is subscribed.
struct SubscriptionChange
{
    static constexpr auto kind = "subscription";
    MailboxName mailbox = {};
    bool subscribed = true;

    QByteArray target() const { return mailbox.wire(); }
    std::optional<Error> problem(const ServerManner &) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &) const;
    ChangeState after(const ChangeState &) const
    {
        return subscribed ? ChangeState::present() : ChangeState::absent();
    }
    static bool isSame(const ChangeState &a, const ChangeState &b) { return a.kind == b.kind; }
    std::vector<ChangeCommand> commands(const ChangeState &, const ServerManner &) const;
    SubscriptionChange then(const SubscriptionChange &later) const { return later; }
    void toJson(QJsonObject &out) const;
    static Expected<SubscriptionChange> fromJson(const QJsonObject &in);
};

} // namespace imap
