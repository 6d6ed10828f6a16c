#pragma once
#include "../session.h"
#include <span>

// What there is in IMAP, for people who type it: each command, response, response code and capability with its syntax,
// where it is described, and a sentence about it. Nothing is sent or read by these tables; what is not in them works
// all the same. The sentences are English, and marked to be translated in the context "imap::reference".
namespace imap::reference {

// In which states of a session a command means something (RFC 9051 section 3), as bits.
enum State { NotAuthenticated = 1, Authenticated = 2, Selected = 4 };
constexpr int LoggedIn = Authenticated | Selected;
constexpr int Always = NotAuthenticated | LoggedIn;
// No bit before the greeting and after the end.
int bitOf(Session::State state);

// What stands behind a verb is written so: words in capitals as they are, in small letters what a person has to say (the
// names are those of `Word::rule`, or kinds of arguments), "[ ]" what may be left out, "( )" a list, "/" between two that
// exclude each other, "x…" once or several times, and "… " at the end of a list or of what may be left out: all of it
// several times.
struct Command
{
    const char *verb;
    int states;
    const char *capability; // that it needs; "": none; with spaces between them: one of them
    const char *syntax;
    const char *source; // "RFC 9051 section 6.3.11"
    const char *help;
    bool hasUid = false; // there is one with "UID" before it
    bool onlyUid = false;
};
std::span<const Command> commands();
// In any case; "UID FETCH" is found as such. Null: nobody knows it here.
const Command *command(QByteArrayView verb);
bool isVerb(QByteArrayView word);

// A word that may stand where a rule says: an item of FETCH, a search key, an option.
struct Word
{
    const char *rule; // "fetch-item"
    const char *syntax;
    const char *capability;
    const char *help; // empty: it says all itself
};
std::span<const Word> words();

// An untagged response, or the code of a status response.
struct Response
{
    const char *name;
    const char *syntax; // behind the name
    const char *source;
    const char *help;
};
std::span<const Response> responses();
std::span<const Response> codes();
const Response *response(QByteArrayView name); // in any case
const Response *code(QByteArrayView name);

enum class Group { Base, Security, Listing, Messages, Searching, Access, Sync, Other };
struct Capability
{
    const char *name; // ends in "=" or "-" where the server says more behind it
    Group group;
    const char *source;
    const char *help;
};
std::span<const Capability> capabilities();
// In any case, with whatever stands behind the "=".
const Capability *capability(QByteArrayView name);

// Whether a server that announces these has one of what is named, with spaces between them. A name that ends in "=" is
// any that begins so.
bool isAnnounced(const Capabilities &server, const char *names);

} // namespace imap::reference
