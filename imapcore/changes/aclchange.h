#pragma once
#include "changequery.h"
#include "changestate.h"
#include <QJsonObject>

namespace imap {

// A change of one entry of an access control list (RFC 4314 sections 3.1 and 3.2). It adds rights and takes others
// away, which leaves alone what it does not name and what others do meanwhile; or it sets them exactly, and then no
// rights at all means that the entry goes.
//
// The value of its state is the entry's rights, without "c" and "d" where those are virtual (RFC 4314 section 2.1.1).
struct AclChange
{
    static constexpr auto kind = "acl";
    MailboxName mailbox = {};
    QString identifier = {};
    QByteArray add = {}, remove = {};
    std::optional<QByteArray> exact = {}; // instead

    QByteArray target() const { return mailbox.wire() + '\0' + identifier.toUtf8(); }
    std::optional<Error> problem(const ServerManner &manner) const;
    std::vector<ChangeQuery> queries(const ServerManner &) const { return {GetAcl{mailbox}}; }
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &manner) const;
    // What it is meant to become; unknown if what was there is and matters.
    ChangeState after(const ChangeState &before) const;
    static bool isSame(const ChangeState &a, const ChangeState &b);
    // Up to two commands: what is given comes before what is taken, so that nobody stands without in between.
    std::vector<ChangeCommand> commands(const ChangeState &found, const ServerManner &manner) const;
    // Undoes what has made `after` of `before`. Rights that a server tied to others go with them.
    std::optional<AclChange> inverse(const ChangeState &before, const ChangeState &after) const;
    Difference difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                          const ServerManner &manner) const;
    // This one, and then the later one.
    AclChange then(const AclChange &later) const;

    void toJson(QJsonObject &out) const;
    static Expected<AclChange> fromJson(const QJsonObject &in);
};

// The rights of both, each once; and those of the first that are not among the second.
QByteArray unitedRights(QByteArrayView a, QByteArrayView b);
QByteArray rightsWithout(QByteArrayView rights, QByteArrayView without);

} // namespace imap
