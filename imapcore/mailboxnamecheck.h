#pragma once
#include "mailboxname.h"

namespace imap {

// What is wrong with a name that somebody wants to give to a mailbox, before a server is asked.
enum class NameProblem {
    None,
    // --- those that no server should be asked for
    Empty,      // nothing at all
    EmptyLevel, // nothing between two separators, or at an end
    Separator,  // in the name of one level
    Control,    // characters that are not to be seen (RFC 9051 section 5.1)
    Broken,     // half of a surrogate pair
    Below,      // a mailbox below itself
    Same,       // it is called so
    // --- those that work with some servers, and may not be meant
    Inbox,    // in any case, it is always the same mailbox (RFC 9051 section 5.1)
    Long,     // longer than most servers take
    Wildcard, // "%" and "*" stand for anything in LIST, and cannot be escaped (RFC 3501 section 5.1)
    Space,    // at its beginning or its end, where nobody sees it
};

constexpr bool isFatal(NameProblem problem)
{
    return problem >= NameProblem::Empty && problem <= NameProblem::Same;
}

// The name of one level, as a person has typed it. Modified UTF-7 is what it will be written in: what looks like it is
// taken for text. `separator` 0: no hierarchy.
NameProblem checkLevel(const QString &text, char separator);
// The whole of a new name; `old` is the one before it, or empty.
NameProblem checkName(const MailboxName &name, char separator, const MailboxName &old = {});

} // namespace imap
