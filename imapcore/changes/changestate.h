#pragma once
#include <QByteArray>

namespace imap {

// What a server has where a change is to be made, in a form of each kind's own (see `stateIn` of the kinds).
struct ChangeState
{
    enum class Kind {
        Unknown, // nobody has looked
        Absent,  // there is no such entry, limit, value, mailbox or subscription
        Present, // there is, and `value` says what
    };
    Kind kind = Kind::Unknown;
    QByteArray value = {};

    static ChangeState absent() { return {Kind::Absent}; }
    static ChangeState present(QByteArray value = {}) { return {Kind::Present, std::move(value)}; }

    bool isKnown() const { return kind != Kind::Unknown; }
    bool isPresent() const { return kind == Kind::Present; }

    friend bool operator==(const ChangeState &, const ChangeState &) = default;
};

// How what a server has after a change is not what was asked for.
enum class Difference {
    None,
    Rounded,       // it took another number than the one it was given
    Tied,          // it gave rights that nobody asked for: it ties them to others
    Kept,          // it said OK and kept rights that were to go
    Canonicalised, // what was asked for is there under another spelling of the identifier
    Later,         // it holds from the user's next login (quotas of Dovecot)
    NotTaken,      // it said OK and did not do it, or not all of it
    Other,
};

// Whether somebody should look at it.
constexpr bool isOdd(Difference difference)
{
    return difference != Difference::None && difference != Difference::Later;
}

} // namespace imap
