#pragma once
#include "changequery.h"
#include "changestate.h"
#include <QJsonObject>
#include <QMap>

namespace imap {

// A change of the limits of a quota root (RFC 9208 section 4.1.1). SETQUOTA takes away every limit that it does not
// name: so it says which to set and which to take away, and all others are read and sent back.
//
// The value of its state is the limits, "STORAGE 1024 MESSAGE 100".
struct QuotaChange
{
    static constexpr auto kind = "quota";
    // On Cyrus "+" before the name makes a root where no mailbox has that name; only SETQUOTA knows it.
    QByteArray root = {};
    QMap<QByteArray, quint64> set = {}; // resources in upper case; in the resource's unit
    QByteArrayList remove = {};
    // What a root that is made by it takes from others, as somebody has found before (RootTakeover): mailboxes by the root
    // that they counted against, those without one by the empty name. Nothing is done with it.
    QMap<QByteArray, QByteArrayList> takesOver = {};

    // The root's name without "+": to Cyrus it is the same root, and one must see what the other has made.
    QByteArray plainName() const { return root.startsWith('+') ? root.sliced(1) : root; }
    QByteArray target() const { return plainName(); }
    std::optional<Error> problem(const ServerManner &manner) const;
    // What the server calls it.
    QByteArray name(const ServerManner &manner) const;
    std::vector<ChangeQuery> queries(const ServerManner &manner) const { return {GetQuota{name(manner)}}; }
    // Absent: there is no such root.
    Expected<ChangeState> stateIn(ChangeAnswers answers, const ServerManner &manner) const;
    ChangeState after(const ChangeState &before) const;
    static bool isSame(const ChangeState &a, const ChangeState &b);
    std::vector<ChangeCommand> commands(const ChangeState &found, const ServerManner &manner) const;
    // A root that was made stays: IMAP has no command that takes one away. It is left without limits.
    std::optional<QuotaChange> inverse(const ChangeState &before, const ChangeState &after) const;
    Difference difference(const ChangeState &before, const ChangeState &wanted, const ChangeState &found,
                          const ServerManner &manner) const;
    QuotaChange then(const QuotaChange &later) const;

    void toJson(QJsonObject &out) const;
    static Expected<QuotaChange> fromJson(const QJsonObject &in);

    static std::vector<QuotaLimit> limitsOf(const ChangeState &state);
    static ChangeState stateOf(const QuotaRoot &root);
};

} // namespace imap
