#pragma once
#include "change.h"

namespace imap {

// One change of a set, and what has become of it.
struct ChangeItem
{
    enum class State {
        Staged,    // nothing of it was sent
        Sent,      // it was sent, and no answer is known: the server may have done it or not
        Done,      // the server said OK
        Unneeded,  // the server had it already; nothing was sent
        Refused,   // `error` says why
        Overtaken, // somebody else has changed what it is about (`found`); nothing was sent
    };
    quint64 id = 0; // from 1, in the order of their coming; it stays
    Change change;
    QString cause = {}; // the action of a person that it comes from
    // What was there when it was staged; once it is sent, what was there right before.
    ChangeState before = {};
    State state = State::Staged;
    ChangeState found = {}; // afterwards, as read back; if it was overtaken, what is there instead
    std::optional<Error> error = {};
    std::optional<Difference> difference = {}; // nothing: not read back
    // It was read back as asked for at least once: if it is not so now, something has changed it since.
    bool hadIt = false;
    int losses = 0;    // how often it was sent and no answer came
    quint64 needs = 0; // another item: this one is not sent unless that was done; 0: none

    // What it is meant to make.
    ChangeState wanted() const { return change.after(before); }
    bool isOpen() const { return state != State::Done && state != State::Unneeded; }
    // Nothing of it has left, or the server would have none of it.
    bool isUnsent() const { return isOpen() && state != State::Sent; }
    // A server that dies of a change does so each time (Cyrus 3.6 of metadata of a mailbox without an owner), and would
    // keep all that comes after it: what was sent twice without an answer is left out from then on, with this error.
    bool isGivenUp() const { return isUnsent() && losses >= 2; }
    static Error givenUp();
    // To be tried once more, from what is there now.
    void stageAgain();
    void setFound(const ChangeState &now, Difference how);

    // As in a file of changes.
    QJsonObject toJson() const;
};

// A change to be staged.
struct StagedChange
{
    Change change;
    ChangeState before = {};
    QString cause = {};
    // Which of those that are staged with it, and before it, it needs: see ChangeItem.
    std::optional<size_t> needs = {};

    static Expected<StagedChange> fromJson(const QJsonObject &in);
};

QByteArray nameOf(ChangeItem::State state);
std::optional<ChangeItem::State> stateOf(const QString &name);
QByteArray nameOf(Difference difference);
std::optional<Difference> differenceOf(const QString &name);

} // namespace imap
