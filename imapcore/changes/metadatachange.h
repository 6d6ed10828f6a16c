#pragma once
#include "changequery.h"
#include "changestate.h"
#include <QJsonObject>

namespace imap {

// A change of one entry of a mailbox, or of the server where the mailbox has no name (RFC 5464 section 4.3): "/shared/…"
// or "/private/…". Where a server has the older ANNOTATEMORE alone, "/shared/comment" is the attribute "value.shared"
// of its entry "/comment".
//
// The value of its state is the entry's.
struct MetadataChange
{
    static constexpr auto kind = "metadata";
    MailboxName mailbox = {};
    QByteArray entry = {};
    std::optional<QByteArray> value = {}; // nothing: the entry goes

    QByteArray target() const { return mailbox.wire() + '\0' + entry.toLower(); }
    std::optional<Error> problem(const ServerManner &manner) const;
    std::vector<ChangeQuery> queries(const ServerManner &manner) const;
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &manner) const;
    ChangeState after(const ChangeState &) const
    {
        return value ? ChangeState::present(*value) : ChangeState::absent();
    }
    static bool isSame(const ChangeState &a, const ChangeState &b) { return a == b; }
    std::vector<ChangeCommand> commands(const ChangeState &found, const ServerManner &manner) const;
    std::optional<MetadataChange> inverse(const ChangeState &before, const ChangeState &after) const;
    Difference difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                          const ServerManner &) const;
    MetadataChange then(const MetadataChange &later) const { return later; }

    void toJson(QJsonObject &out) const;
    static Expected<MetadataChange> fromJson(const QJsonObject &in);

private:
    // As ANNOTATEMORE has it.
    QString oldEntry() const;
    QByteArray oldAttribute() const;
};

} // namespace imap
