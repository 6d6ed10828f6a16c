#pragma once
#include "imapcore/commands/append.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "interop.h"

// Connections of alice's are used again by later tests where nothing is wrong with them: logging in takes the longest of
// all.
struct GiveBack
{
    void operator()(imap::Session *session) const;
};
using Connection = std::unique_ptr<imap::Session, GiveBack>;

// A mailbox of alice's that no other test has; the test program ends where it cannot be made. It is left behind: Courier
// takes two seconds to delete one, and Cyrus refuses to delete two of the same name in one second.
class TestMailbox
{
public:
    using Access = imap::Select::Access;

    TestMailbox();

    const imap::MailboxName &name() const { return m_name; }
    // As it is written in a command.
    QByteArray wire() const { return m_name.wire(); }
    // A connection that has the mailbox open, and is nobody else's until it is given back.
    Connection open(Access access = Access::ReadWrite) const;
    imap::Opened openOn(imap::Session &session, Access access = Access::ReadWrite) const;
    // Puts messages in, one after the other, and ends the test program where that fails. They have the UIDs from 1 on.
    void fill(const std::vector<imap::AppendMessage> &messages) const;

    static imap::MailboxName nameOf(const QString &name);

private:
    imap::MailboxName m_name;
};

// What a look (NOOP, then UID FETCH) finds in the selected mailbox: "1 (\Flagged Work), 2 ()": UIDs, and flags,
// system flags first. \Recent is not among them: which session sees it is chance.
QByteArray contents(imap::Session &session);

// An answer of the server without the time that it took, which Dovecot and Cyrus put behind it, and without the numbers
// of mod-sequences.
QByteArray untimed(QByteArray answer);

// What a session hears while this object is there: the untagged responses, in the order they come.
class Heard
{
public:
    explicit Heard(imap::Session &session);
    // A line each, and nothing more of them.
    QByteArray take() { return m_lines.isEmpty() ? QByteArray() : std::exchange(m_lines, {}).join('\n'); }
    const QByteArrayList &lines() const { return m_lines; }

private:
    QObject m_context;
    QByteArrayList m_lines;
};
