#pragma once
#include "../session.h"

namespace imap {

// Any command as a person typed it, without its tag. What it brings goes where such responses always go, and the
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
        Cursor in(line);
        const QByteArray verb = in.atom().toByteArray().toUpper();
        if (verb == "STARTTLS" || verb == "COMPRESS")
            out.refuse("it would change the line under the connection, which only a new connection can do");
        const bool hides = hidesLines();
        // The user's name and the mechanism may be seen; what stands behind them may not.
        QByteArrayView first;
        if (hides && in.space() && !in.atEnd())
            in.expectValue(first);
        if (!hides || in.atEnd()) {
            out.raw(line);
            return;
        }
        out.raw(QByteArrayView(line).first(in.offset()));
        in.space();
        if (!in.atEnd())
            out.rawSecret(in.rest());
    }
    // Whether the lines that follow it are secret as well.
    bool hidesLines() const { return verb() == "LOGIN" || verb() == "AUTHENTICATE" || verb() == "PROXYAUTH"; }
    void begun(Session &session) const
    {
        if (opensMailbox())
            session.mailbox().open(mailbox());
    }
    void completed(QByteArrayView code, Session &session) const
    {
        if (opensMailbox()) {
            session.mailbox().opened(verb() == "EXAMINE" || code == "READ-ONLY");
            session.setState(Session::State::Selected);
        } else if (verb() == "CLOSE" || verb() == "UNSELECT") {
            session.mailbox().close();
            session.setState(Session::State::Authenticated);
        } else if (verb() == "LOGOUT") {
            session.close();
        }
    }
    void refused(Session &session) const
    {
        if (opensMailbox()) {
            session.mailbox().close();
            session.setState(Session::State::Authenticated);
        }
    }
    Done take() { return {}; }

private:
    QByteArray verb() const { return Cursor(line).atom().toByteArray().toUpper(); }
    bool opensMailbox() const { return verb() == "SELECT" || verb() == "EXAMINE"; }
    MailboxName mailbox() const
    {
        Cursor in(line);
        in.atom();
        in.space();
        MailboxName name;
        in.expectMailbox(name);
        return name;
    }
};

}
