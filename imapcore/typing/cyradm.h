#pragma once
#include "typingcontext.h"
#include <span>
#include <variant>

// The verbs of cyradm, the shell that comes with Cyrus, and what they are in IMAP.
namespace imap::cyradm {

struct Verb
{
    const char *names;  // all of them, the shortest usual one first, with spaces between them
    const char *syntax; // as in reference.h
    const char *imap;   // the command that it becomes; "": none
    const char *help;   // in English, of the context "imap::reference"
};
std::span<const Verb> verbs();
// In any case. Null as well for a name that IMAP has, too: that is IMAP's.
const Verb *verb(QByteArrayView name);
// Of a whole line. "setquota" and "getmetadata", which IMAP has, too, are cyradm's where they are not written as in IMAP.
const Verb *verbOf(QByteArrayView line);

struct Problem
{
    enum class Kind {
        NotImap,     // it is done on the server itself
        InTheWindow, // the program has a window for that
        TooFew,      // words are missing: `what` is the syntax
        TooMany,     // there are words too many, from `what` on
        NoRights,    // `what` is neither rights nor a word for some
        NoNumber,    // `what` is no limit
        NoEntry,     // cyradm knows no setting of that name: `what`
        QuoteNotClosed,
        NothingMatches // no mailbox is called so: `what`
    };
    Kind kind = Kind::TooFew;
    QByteArray what = {};
};

// What it becomes. With a wildcard in the name of a mailbox cyradm does it for all that match: these have to be listed
// first, and `pattern` says by which.
struct Commands
{
    QByteArrayList lines = {};
    QByteArray pattern = {}; // not empty: there are no lines yet
};

// A line as it is typed in cyradm. `matches`: the mailboxes that the pattern has brought.
std::variant<Commands, Problem> translate(const QString &line, const TypingContext &context,
                                          const std::vector<MailboxName> *matches = nullptr);

} // namespace imap::cyradm
