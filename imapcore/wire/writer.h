#pragma once
#include "../mailboxname.h"
#include "../sequenceset.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QPointer>
#include <vector>

namespace imap {

// A piece of a command on its way out. What is sent up to and including `waits` must be answered by a
// continuation request before the rest may follow (a synchronizing literal, RFC 9051 section 4.3).
struct Segment
{
    QByteArray bytes;
    bool secret = false; // never shown, recorded or logged
    bool waits = false;
    // Instead: so many octets of a device that are not read before they leave.
    qint64 fromDevice = 0;
    QPointer<QIODevice> device = {};
};
using Segments = std::vector<Segment>;

// A text in quotes, for what is put together from words of the wire. It must hold no NUL, CR or LF.
QByteArray quoted(QByteArrayView text);

// Writes the arguments of a command, each in the form its type demands, with the spaces between them. What has
// no form on the wire (NUL, CR or LF where no literal may stand) makes the command an error and nothing is
// sent: no argument can smuggle in a second command.
class Writer
{
public:
    enum class Literals { Synchronizing, NonSynchronizing, NonSynchronizingUpTo4096 };
    explicit Writer(Literals literals = Literals::Synchronizing) : m_literals(literals) {}

    // For another command, in the memory of the last.
    void startOver(Literals literals, bool utf8);

    // Whether the server takes UTF-8 wherever there is text, after ENABLE UTF8=ACCEPT or IMAP4rev2: SEARCH may not name
    // a charset then (RFC 6855 section 3, RFC 9051 section 6.4.4).
    void setUtf8(bool utf8) { m_utf8 = utf8; }
    bool isUtf8() const { return m_utf8; }

    // Characters that need no protection; for the library's own words, and for numbers.
    Writer &atom(QByteArrayView word);
    Writer &number(quint64 number) { return atom(QByteArray::number(number)); }
    Writer &set(const SequenceSet &set) { return atom(set.toWire()); }
    // A name, an identifier, a pattern. Quoted where possible, else a literal: UTF-8, which not every server takes in
    // quotes, and what is very long. May not hold a line end.
    Writer &string(QByteArrayView bytes);
    // The value of an entry: a string that may have several lines.
    Writer &value(QByteArrayView bytes);
    // In modified UTF-7, or in UTF-8 once that is the mode (RFC 6855 section 3).
    Writer &mailbox(const MailboxName &name);
    // Always a literal: a message in APPEND. May not hold NUL.
    Writer &literal(QByteArrayView bytes);
    // Any bytes at all (literal8, RFC 3516 section 4.4).
    Writer &literal8(QByteArrayView bytes);
    // Any bytes at all as a literal like others, against the grammar: where a server knows no literal8.
    Writer &literalOfAny(QByteArrayView bytes);
    // A literal, or literal8, of so many octets that a device gives while they leave, however many they are. The server
    // is always waited for: it may refuse them before. Whether there is NUL in them is up to the caller.
    enum class Octets { Text, Any };
    Writer &literalFrom(QIODevice *device, qint64 size, Octets octets = Octets::Text);
    // A string that is never shown.
    Writer &secret(QByteArrayView bytes);
    Writer &open();
    Writer &close();
    // Bytes just as they are, after a space: what a person typed. May not hold a line end.
    Writer &raw(QByteArrayView text);
    Writer &rawSecret(QByteArrayView text);
    // The same with literals in it: "{5}", a line end, and so many bytes. They go out as the server takes literals.
    Writer &rawWithLiterals(QByteArrayView text, bool secret = false);

    // No space before what comes next.
    Writer &joined()
    {
        m_needsSpace = false;
        return *this;
    }

    // The end of the command.
    void endLine() { put("\r\n"); }
    // Makes the command an error: nothing of it is sent.
    void refuse(const char *why);
    bool isValid() const { return m_error.isEmpty(); }
    const QByteArray &error() const { return m_error; }
    const Segments &segments() const { return m_segments; }
    // What part of a command waits to be sent when it is through with this.
    Segments take() { return std::exchange(m_segments, {}); }

private:
    QByteArray &piece(bool secret);
    void put(QByteArrayView bytes, bool secret = false);
    void separate();
    void putString(QByteArrayView bytes, bool secret);
    bool refuseLineEnd(QByteArrayView bytes);
    void putLiteral(QByteArrayView prefix, QByteArrayView bytes, bool secret);

    Literals m_literals;
    Segments m_segments;
    QByteArray m_error;
    bool m_needsSpace = false;
    bool m_utf8 = false;
};

} // namespace imap
