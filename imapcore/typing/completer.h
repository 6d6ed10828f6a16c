#pragma once
#include "grammar.h"
#include "typingcontext.h"

namespace imap {

// How the command at the cursor goes on.
struct SyntaxHint
{
    QString verb;                 // "UID FETCH"; empty: nothing is known
    QString syntax;               // what stands behind it
    qsizetype begin = 0, end = 0; // the argument at the cursor, in the syntax; both 0: none
    QString inner = {};           // of an item within that argument
    qsizetype innerBegin = 0, innerEnd = 0;
    QString source = {};   // "RFC 9051 section 6.3.11"
    const char *help = ""; // in English, of the context "imap::reference"
    QString needs = {};    // a capability that the server does not announce
    bool isInState = true; // the session's state allows it
    bool isCyradm = false;
    bool isComplete = false; // nothing has to follow
};

struct Completion
{
    qsizetype begin = 0, end = 0; // what a candidate replaces, in characters
    std::vector<Candidate> candidates = {};
    SyntaxHint hint = {};
};

// What may be typed at this place of a text. It knows the state of the session, and offers what the server announces
// before what it does not.
Completion completionAt(const QString &text, qsizetype cursor, const TypingContext &context);

} // namespace imap
