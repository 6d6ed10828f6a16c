#pragma once
#include "imapcore/typing/completer.h"
#include "imapcore/typing/cyradm.h"
#include "imapcore/typing/typedcommand.h"
#include <QCoreApplication>

namespace ui {

// What the library says about commands, in words for a person.
class TypingTexts
{
    Q_DECLARE_TR_FUNCTIONS(TypingTexts)

public:
    // A sentence of imap::reference.
    static QString help(const char *english);
    static QString problem(const imap::TypedProblem &problem);
    static QString problem(const imap::cyradm::Problem &problem);
    // One line of rich text: the syntax with the argument at the cursor in bold, where it is described, what it does.
    static QString hint(const imap::SyntaxHint &hint);
    // Behind a candidate.
    static QString about(const imap::Candidate &candidate);
    // "RFC 9051 section 6.3.11: Asks for …" about the command, response and code of a line of the wire; empty: nothing is
    // known.
    static QString aboutLine(QByteArrayView line);
};

} // namespace ui
