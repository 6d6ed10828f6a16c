#pragma once
#include "imapcore/mailbox.h"
#include <QByteArray>

// A selected mailbox that is told by the test what a server would tell it.
class Feed
{
public:
    explicit Feed(quint32 count = 0, const char *name = "Letters")
    {
        mailbox.open(imap::MailboxName::fromWire(name));
        exists(count);
        mailbox.opened(true);
    }

    // The server says these between two of the session's slices: nothing is announced until announce().
    void exists(quint32 count) { tell(count, "EXISTS", {}); }
    void expunge(quint32 number) { tell(number, "EXPUNGE", {}); }
    void vanished(const QByteArray &uids) { tell(0, "VANISHED", uids); }
    void fetch(quint32 number, const QByteArray &items) { tell(number, "FETCH", '(' + items + ')'); }
    void envelope(quint32 number, const QByteArray &subject, const QByteArray &from = "NIL",
                  const QByteArray &date = "\"Mon, 2 Mar 2020 10:20:30 +0100\"", const QByteArray &more = {})
    {
        fetch(number, "UID " + QByteArray::number(1000 + number) + " FLAGS (\\Seen) RFC822.SIZE 2048 " + more
                          + " ENVELOPE (" + date + ' ' + subject + ' ' + from
                          + " NIL NIL NIL NIL NIL NIL NIL)");
    }
    void announce() { mailbox.announce(); }

    imap::Mailbox mailbox{imap::Limits{}};

private:
    void tell(quint32 number, QByteArrayView keyword, const QByteArray &arguments)
    {
        imap::Cursor in(arguments);
        const bool taken = mailbox.accept(number, keyword, in);
        if (!taken || in.failed())
            qFatal("The mailbox did not take \"%s\"", arguments.constData());
    }
};
