#pragma once
#include "aclchange.h"
#include "mailboxchange.h"
#include "metadatachange.h"
#include "quotachange.h"

namespace imap {

// One change of what a server keeps, of any kind: what it is about, how to know what is there now, what it will send,
// and what undoes it. A further kind is one more type in `Any`.
class Change
{
public:
    using Any = std::variant<AclChange, QuotaChange, MetadataChange, CreateChange, DeleteChange, RenameChange,
                             SubscriptionChange>;

    template<typename T>
    requires std::constructible_from<Any, T> Change(T change) : m_any(std::move(change)) {}

    const Any &any() const { return m_any; }
    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&m_any);
    }

    // "acl", "quota", …: as in its JSON.
    QByteArray kind() const;
    // Two changes with the same one are about the same thing.
    QByteArray target() const;
    // The mailbox that it is about; empty: a quota root, or the server.
    MailboxName mailbox() const;
    // On the wire, of the mailboxes or the quota root that it is about.
    QByteArrayList names() const;
    // Whether it makes, renames or takes away mailboxes.
    bool isStructural() const;
    // Whether one of them can change what the other finds, so that their order matters.
    bool interferesWith(const Change &other) const;

    // Why this cannot be sent to such a server.
    std::optional<Error> problem(const ServerManner &manner) const;
    std::vector<ChangeQuery> queries(const ServerManner &manner) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &manner) const;
    ChangeState after(const ChangeState &before) const;
    // Whether what is there now is what was there when somebody looked.
    bool isSame(const ChangeState &before, const ChangeState &now) const;
    std::vector<ChangeCommand> commands(const ChangeState &found, const ServerManner &manner) const;
    // The same as lines, without tags.
    QByteArrayList lines(const ChangeState &found, const ServerManner &manner) const;
    Difference difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                          const ServerManner &manner) const;

    // What undoes it, once it has made `after` of `before`, in this order; nothing if that is not known, or not possible.
    std::vector<Change> inverse(const ChangeState &before, const ChangeState &after) const;
    // What does not come back.
    enum class Loss { None, Messages, QuotaRoot };
    Loss loss(const ChangeState &before) const;

    // The same about the mailbox as it is called once that was done. Subscriptions stay with the old name, and so do quota
    // roots (Cyrus).
    Change movedBy(const RenameChange &rename, char separator, char newSeparator) const;
    // Both in one, if they are about the same thing and may be.
    std::optional<Change> then(const Change &later) const;

    // As documented in changes-format.md.
    QJsonObject toJson() const;
    static Expected<Change> fromJson(const QJsonObject &in);
    static QJsonValue stateToJson(const ChangeState &state); // undefined: unknown
    static Expected<ChangeState> stateFromJson(const QJsonValue &value);

private:
    Any m_any;
};

} // namespace imap
