// The choices: how literals go, and the arguments' kinds and sizes. What Writer writes, Cursor reads back, and the whole
// is one line: no argument ends it.
#include "imapcore/wire/cursor.h"
#include "imapcore/wire/framer.h"
#include "imapcore/wire/writer.h"
#include "target.h"

namespace {

enum Kind { String, Secret, Mailbox, Value, Literal, Literal8, Number, Set, Open, Close, KindCount };

struct Argument
{
    int kind;
    QByteArray bytes;
};

std::vector<Argument> argumentsFrom(Choices &choices)
{
    std::vector<Argument> arguments;
    QByteArrayView material = choices.material();
    int open = 0;
    while (!choices.atEnd()) {
        const int kind = choices.next() % KindCount;
        if (kind == Close && open == 0)
            continue;
        open += kind == Open ? 1 : kind == Close ? -1 : 0;
        // Strings that are too long for quotes as well.
        const qsizetype size = std::min<qsizetype>(material.size(), choices.next() * 5);
        arguments.push_back({kind, material.first(size).toByteArray()});
        material = material.sliced(size);
    }
    return arguments;
}

quint32 numberOf(const QByteArray &bytes)
{
    return 1 + quint32(qHash(bytes)) % 0xfffffffe;
}

imap::SequenceSet setOf(const QByteArray &bytes)
{
    imap::SequenceSet set(7, 7);
    for (const char c : bytes)
        set.add(1 + quint32(quint8(c)), 1 + quint32(quint8(c)) * (c & 1 ? 1 : 3));
    return set;
}

void write(imap::Writer &out, const Argument &argument)
{
    // clang-format off
    switch (argument.kind) {
    case String: out.string(argument.bytes); break;
    case Secret: out.secret(argument.bytes); break;
    case Mailbox: out.mailbox(imap::MailboxName::fromWire(argument.bytes)); break;
    case Value: out.value(argument.bytes); break;
    case Literal: out.literal(argument.bytes); break;
    case Literal8: out.literal8(argument.bytes); break;
    case Number: out.number(numberOf(argument.bytes)); break;
    case Set: out.set(setOf(argument.bytes)); break;
    case Open: out.open(); break;
    default: out.close(); break;
    }
    // clang-format on
}

bool isReadBack(imap::Cursor &in, const Argument &argument, bool utf8)
{
    QByteArray bytes;
    quint64 number = 0;
    in.space();
    switch (argument.kind) {
    case Mailbox: {
        if (!in.expectString(bytes))
            return false;
        const auto given = imap::MailboxName::fromWire(argument.bytes);
        return bytes == given.wire() || (utf8 && QString::fromUtf8(bytes) == given.toString());
    }
    case Number:
        return in.number(number) && number == numberOf(argument.bytes);
    case Set:
        return in.atom() == setOf(argument.bytes).toWire();
    case Open:
        return in.skip('(');
    case Close:
        return in.skip(')');
    default:
        return in.expectString(bytes) && bytes == argument.bytes;
    }
}

const FuzzTarget writer("writer", [](QByteArrayView input) {
    Choices choices(input);
    const quint8 mode = choices.next();
    const bool utf8 = mode & 4;
    const std::vector<Argument> arguments = argumentsFrom(choices);
    imap::Writer out(imap::Writer::Literals(mode % 3));
    out.setUtf8(utf8);
    out.atom("M0001").atom("X");
    bool isWrong = false;
    for (const Argument &argument : arguments) {
        write(out, argument);
        const QByteArray &bytes = argument.bytes;
        isWrong = isWrong || (argument.kind <= Literal && bytes.contains('\0'))
                  || (argument.kind <= Mailbox && (bytes.contains('\r') || bytes.contains('\n')));
    }
    out.endLine();
    must(out.isValid() || isWrong, "only NUL and line ends cannot be written");
    must(!out.isValid() || !isWrong, "they are refused wherever they may not stand");
    if (!out.isValid())
        return;
    QByteArray line;
    for (const imap::Segment &segment : out.take()) {
        line += segment.bytes;
        must(!segment.waits || segment.bytes.endsWith("}\r\n"), "what waits is a literal");
    }
    imap::Framer framer;
    framer.append(line);
    const auto whole = framer.next();
    must(whole && framer.buffered() == 0, "a command is one line, whatever its arguments are");
    imap::Cursor in(*whole);
    must(in.keyword("M0001") && in.space() && in.keyword("X"), "the tag and the name come first");
    for (const Argument &argument : arguments) {
        const bool readsBack = isReadBack(in, argument, utf8);
        must(readsBack, "what was written is read back");
    }
    must(in.atEnd(), "nothing else is written");
});

} // namespace
