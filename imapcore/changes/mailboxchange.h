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
// The value of its state is "MESSAGES UIDVALIDITY", if STATUS tells those.
struct DeleteChange
{
    static constexpr auto kind = "delete";
    MailboxName mailbox = {};

    QByteArray target() const { return mailbox.wire(); }
    std::optional<Error> problem(const ServerManner &) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &) const;
    ChangeState after(const ChangeState &) const { return ChangeState::absent(); }
    // More messages than somebody has seen, or another mailbox of that name, are not.
    static bool isSame(const ChangeState &before, const ChangeState &now);
    std::vector<ChangeCommand> commands(const ChangeState &, const ServerManner &) const;
    void toJson(QJsonObject &out) const;
    static Expected<DeleteChange> fromJson(const QJsonObject &in);
};

// The mailbox with all that is below it. The value of its state is "old", "new" or "both": the names that there are.
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
    static bool isSame(const ChangeState &a, const ChangeState &b) { return a == b; }
    std::vector<ChangeCommand> commands(const ChangeState &, const ServerManner &) const;
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
