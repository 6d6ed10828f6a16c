#pragma once
#include "../mailboxname.h"
#include "../sequenceset.h"
#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace imap {

// A piece of a command on its way out. What is sent up to and including `waits` must be answered by a
// continuation request before the rest may follow (a synchronizing literal, RFC 9051 section 4.3).
struct Segment
{
    QByteArray bytes;
    bool secret = false; // never shown, recorded or logged
    bool waits = false;
};
using Segments = std::vector<Segment>;

// Writes the arguments of a command, each in the form its type demands, with the spaces between them. What has
// no form on the wire (NUL, CR or LF where no literal may stand) makes the command an error and nothing is
// sent: no argument can smuggle in a second command.
class Writer
{
public:
    enum class Literals { Synchronizing, NonSynchronizing, NonSynchronizingUpTo4096 };
    explicit Writer(Literals literals = Literals::Synchronizing) : m_literals(literals) {}

    // Characters that need no protection; for the library's own words, and for numbers.
    Writer &atom(QByteArrayView word);
    Writer &number(quint64 number) { return atom(QByteArray::number(number)); }
    Writer &set(const SequenceSet &set) { return atom(set.toWire()); }
    // Quoted where possible, else a literal. UTF-8 goes as a literal: not every server takes it in quotes.
    Writer &string(QByteArrayView bytes);
    Writer &mailbox(const MailboxName &name) { return string(name.wire()); }
    // Always a literal: a message in APPEND. May not hold NUL.
    Writer &literal(QByteArrayView bytes);
    // Any bytes at all (literal8, RFC 3516 section 4.4).
    Writer &literal8(QByteArrayView bytes);
    // A string that is never shown.
    Writer &secret(QByteArrayView bytes);
    Writer &open();
    Writer &close();
    // Bytes just as they are, after a space: what a person typed. May not hold a line end.
    Writer &raw(QByteArrayView text);
    Writer &rawSecret(QByteArrayView text);

    // Makes the command an error: nothing of it is sent.
    void refuse(const char *why);
    bool isValid() const { return m_error.isEmpty(); }
    const QByteArray &error() const { return m_error; }
    Segments take() { return std::move(m_segments); }

private:
    void put(QByteArrayView bytes, bool secret = false);
    void separate();
    void putString(QByteArrayView bytes, bool secret);
    void putLiteral(QByteArrayView prefix, QByteArrayView bytes, bool secret);

    Literals m_literals;
    Segments m_segments;
    QByteArray m_error;
    bool m_needsSpace = false;
};

} // namespace imap
