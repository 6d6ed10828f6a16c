#pragma once
#include <QString>

namespace imap {

// Whom an entry of an access list is about (RFC 4314 section 2). How it is written is the server's own (ServerFlavour).
struct Identifier
{
    enum class Kind {
        User,
        Group,
        GroupOverride, // Dovecot's "!$group", which stands above the user's own entry
        Anyone,
        Anonymous, // who has not logged in as anybody
        Authenticated,
        Owner,
        Administrators
    };
    Kind kind = Kind::User;
    bool isNegative = false; // it takes rights away
    bool isGlobal = false; // Dovecot's "#…", from the server's own configuration: it stands above all others
    QString name = {};     // of a user or a group

    bool isGroup() const { return kind == Kind::Group || kind == Kind::GroupOverride; }
    // Whom it is about nobody has chosen: all there are, or all who can log in.
    bool isEverybody() const
    {
        return kind == Kind::Anyone || kind == Kind::Anonymous || kind == Kind::Authenticated;
    }
    friend bool operator==(const Identifier &, const Identifier &) = default;
};

// What is wrong with an identifier. Those before UpperCase make a server refuse it, or worse; the others are for a
// warning.
enum class IdentifierProblem {
    Empty,
    ControlCharacters,
    DamagesMailbox,       // Cyrus says NO, keeps a quote or a backslash, and can read the list no more
    ForbiddenCharacters,  // that the server refuses
    TooLong,              // for the server
    NegativesUnsupported, // it has no entries that take rights away
    CannotBeChanged,      // it is there for good, or comes from the server's configuration
    UpperCase,            // it is stored in lower case
    UpperCaseDomain,      // which users' names hardly have
    Spaces,               // some servers make a mailbox unreachable by them
    ForeignSpelling,      // of a group, as another server has it: this one takes it for somebody's name
    NoAddress,            // the server wants an existing account's e-mail address
    AdministeredByAnyone  // RFC 4314 section 6: "a" for anyone
};
constexpr bool isRefusal(IdentifierProblem problem)
{
    return problem < IdentifierProblem::UpperCase;
}

} // namespace imap
