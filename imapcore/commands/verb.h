#pragma once
#include "../session.h"
#include "unauthenticate.h"

namespace imap {

// What a command that nobody has a type for does to the session: it follows where the command leads it.
struct Verb
{
    QByteArray name;          // in upper case
    MailboxName mailbox = {}; // what SELECT and EXAMINE open

    // Of a command as it is written, without its tag.
    static Verb of(QByteArrayView line)
    {
        Cursor in(line.trimmed());
        Verb verb{in.atom().toByteArray().toUpper()};
        if (verb.opensMailbox() && in.space())
            in.expectMailbox(verb.mailbox);
        return verb;
    }

    // Whether a command with all its arguments is one of those that change nothing on any server. What nobody knows
    // may; so may a FETCH that sets \Seen unless the mailbox is open read-only (RFC 9051 section 6.4.5), and what goes on
    // in a literal.
    static bool changesNothing(QByteArrayView line)
    {
        const QByteArray text = line.trimmed().toByteArray().toUpper();
        Cursor in(text);
        QByteArrayView verb = in.atom();
        if (verb == "UID" && in.space())
            verb = in.atom();
        if (verb == "FETCH") {
            QByteArray items = text;
            items.replace("RFC822.SIZE", "").replace("RFC822.HEADER", "");
            return !items.contains("BODY[") && !items.contains("BINARY[") && !items.contains("RFC822")
                   && !items.endsWith('}');
        }
        static constexpr const char *all[] = {
            "AUTHENTICATE", "CAPABILITY", "CHECK",         "COMPARATOR",  "ENABLE",     "ESEARCH",
            "EXAMINE",      "GETACL",     "GETANNOTATION", "GETMETADATA", "GETQUOTA",   "GETQUOTAROOT",
            "ID",           "IDLE",       "LANGUAGE",      "LIST",        "LISTRIGHTS", "LOGIN",
            "LOGOUT",       "LSUB",       "MYRIGHTS",      "NAMESPACE",   "NOOP",       "NOTIFY",
            "RLIST",        "RLSUB",      "SEARCH",        "SORT",        "STATUS",     "THREAD",
            "UNSELECT",     "URLFETCH",   "XLIST"};
        return std::any_of(std::begin(all), std::end(all), [verb](const char *one) { return verb == one; });
    }

    bool opensMailbox() const { return name == "SELECT" || name == "EXAMINE"; }
    bool logsIn() const { return name == "LOGIN" || name == "AUTHENTICATE"; }
    // Whether what stands behind its first argument, and the lines that follow it, are secret.
    bool hidesLines() const { return logsIn() || name == "PROXYAUTH"; }

    void begun(Session &session) const
    {
        if (opensMailbox())
            session.mailbox().open(mailbox);
    }
    void completed(const Status &status, Session &session) const
    {
        if (opensMailbox()) {
            session.mailbox().opened(name == "EXAMINE" || status.code == "READ-ONLY");
            session.setState(Session::State::Selected);
        } else if (name == "CLOSE" || name == "UNSELECT" || name == "PROXYAUTH") {
            leaveMailbox(session);
        } else if (name == "UNAUTHENTICATE") {
            Unauthenticate().completed(status, session);
        } else if (logsIn()) {
            session.setState(Session::State::Authenticated);
        } else if (name == "STARTTLS") {
            session.startTls();
        } else if (name == "LOGOUT") {
            session.close();
        }
    }
    void refused(Session &session) const
    {
        if (opensMailbox())
            leaveMailbox(session);
    }

private:
    static void leaveMailbox(Session &session)
    {
        session.mailbox().close();
        session.setState(Session::State::Authenticated);
    }
};

} // namespace imap
