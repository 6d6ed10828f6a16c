#pragma once
#include "verb.h"

namespace imap {

// Any command as a person typed it, without its tag; literals in it as on the wire: "{5}", a line end, and five bytes. What
// it brings goes where such responses always go, and the
// session follows where the command leads it. The arguments of LOGIN and AUTHENTICATE that are secret are never
// shown. When the server asks for more (IDLE, AUTHENTICATE, a literal), Session::sendLine answers it.
struct Raw
{
    using Result = Done;
    static constexpr bool exclusive = true;
    static constexpr bool interactive = true;
    QByteArray line;

    void write(Writer &out) const
    {
        QByteArrayView text = line;
        while (text.startsWith(' '))
            text = text.sliced(1);
        if (!line.contains('\n')) // the end of a literal is its own
            text = text.trimmed();
        const QByteArray word = verb().name;
        if (word.isEmpty())
            out.refuse("no command at all");
        if (word == "STARTTLS" || word == "COMPRESS")
            out.refuse("it would change the line under the connection, which only a new connection can do");
        // The user's name and the mechanism may be seen; what stands behind them may not.
        Cursor in(text);
        in.atom();
        if (line.contains('\n')) {
            // All behind the verb of a command that logs in is secret.
            out.raw(text.first(in.offset()));
            if (!in.space())
                out.refuse("a line end in a command");
            out.rawWithLiterals(in.rest(), hidesLines());
            return;
        }
        QByteArrayView shown = text;
        QByteArrayView first;
        if (hidesLines() && in.space() && in.expectValue(first) && in.space())
            shown = text.first(first.end() - text.begin());
        out.raw(shown);
        if (shown.size() < text.size())
            out.rawSecret(in.rest());
    }
    bool harmless() const { return Verb::changesNothing(line); }
    // Whether the lines that follow it are secret as well.
    bool hidesLines() const { return verb().hidesLines(); }
    void begun(Session &session) const { verb().begun(session); }
    void completed(const Status &status, Session &session) const { verb().completed(status, session); }
    void refused(const Error &, Session &session) const { verb().refused(session); }
    Done take() { return {}; }

private:
    Verb verb() const { return Verb::of(line); }
};

} // namespace imap
