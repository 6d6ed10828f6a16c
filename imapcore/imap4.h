#pragma once
#include "imap4connection.h"
#include <functional>

namespace imap {

// Python's imaplib for those who know it: every method under its own name (but delete_ and namespace_, which C++ keeps
// for itself), waiting for the server and returning what imaplib returns. Below it is a Session; typed commands, which
// never wait, may be sent through session() as well.
//
// Needs a QCoreApplication; whether its loop runs does not matter. While a call waits, events are handled (not what a
// person does with mouse and keyboard), and a second call from there is an Error.
//
// The connection is in imap4connection.h; what every method returns, fails with and quotes is in imap4values.h. NO is
// an answer, not a failure. Of the kinds of imap::Error, those where nothing was sent and Rejected (BAD) become Error,
// the end of the connection, a time-out, a limit and an unreadable greeting become Abort. A null QByteArray is Python's
// None: the argument is left out. Mailbox names are as on the wire (modified UTF-7), as with imaplib. A line break or
// NUL anywhere but in the message of append is an Error, and nothing is sent.
class Imap4 final : public Imap4Connection
{
public:
    using Args = QByteArrayList;
    // What answers a challenge of the server, both without their base64; nothing gives up.
    using Authenticator = std::function<std::optional<QByteArray>(const QByteArray &challenge)>;

    Imap4() = default;
    ~Imap4(); // logs out, as the end of Python's "with" does

    // --- any state
    Imap4Result capability();
    Imap4Result noop();
    Imap4Result logout();
    // Asks with NOOP where it is not known how many are recent.
    Imap4Result recent();
    // What is not the answer of a tagged OK is left for response().
    Imap4Result xatom(const QByteArray &name, const Args &args = {});

    // --- not authenticated
    Imap4Result authenticate(const QByteArray &mechanism, Authenticator authenticator);
    Imap4Result login(const QByteArray &user, const QByteArray &password);
    Imap4Result login_cram_md5(const QByteArray &user, const QByteArray &password);

    // --- authenticated
    Imap4Result append(const QByteArray &mailbox, const QByteArray &flags, const QByteArray &date,
                       const QByteArray &message);
    Imap4Result create(const QByteArray &mailbox);
    Imap4Result delete_(const QByteArray &mailbox);
    Imap4Result deleteacl(const QByteArray &mailbox, const QByteArray &who);
    Imap4Result enable(const QByteArray &capability);
    Imap4Result getacl(const QByteArray &mailbox);
    Imap4Result getannotation(const QByteArray &mailbox, const QByteArray &entry,
                              const QByteArray &attribute);
    Imap4Result getquota(const QByteArray &root);
    Imap4Result getquotaroot(const QByteArray &mailbox);
    Imap4Result list(const QByteArray &directory = "\"\"", const QByteArray &pattern = "*");
    Imap4Result lsub(const QByteArray &directory = "\"\"", const QByteArray &pattern = "*");
    Imap4Result myrights(const QByteArray &mailbox);
    Imap4Result namespace_();
    Imap4Result proxyauth(const QByteArray &user);
    Imap4Result rename(const QByteArray &from, const QByteArray &to);
    Imap4Result select(const QByteArray &mailbox = "INBOX", bool readonly = false);
    Imap4Result setacl(const QByteArray &mailbox, const QByteArray &who, const QByteArray &what);
    Imap4Result setannotation(const Args &args);
    Imap4Result setquota(const QByteArray &root, const QByteArray &limits);
    Imap4Result status(const QByteArray &mailbox, const QByteArray &names);
    Imap4Result subscribe(const QByteArray &mailbox);
    Imap4Result unsubscribe(const QByteArray &mailbox);

    // --- selected
    Imap4Result check();
    Imap4Result close();
    Imap4Result copy(const QByteArray &messages, const QByteArray &mailbox);
    Imap4Result expunge();
    Imap4Result fetch(const QByteArray &messages, const QByteArray &parts);
    // PARTIAL (RFC 1730) where the server is that old, else FETCH of BODY[]<start.count>, which answers so.
    Imap4Result partial(const QByteArray &message, const QByteArray &part, const QByteArray &start,
                        const QByteArray &length);
    Imap4Result search(const QByteArray &charset, const Args &criteria);
    Imap4Result sort(const QByteArray &order, const QByteArray &charset, const Args &criteria);
    Imap4Result store(const QByteArray &messages, const QByteArray &command, const QByteArray &flags);
    Imap4Result thread(const QByteArray &algorithm, const QByteArray &charset, const Args &criteria);
    Imap4Result uid(const QByteArray &command, const Args &args);
    Imap4Result unselect();

private:
    using Imap4Connection::command;
    Imap4Result ask(const QByteArray &name, const Args &args, const QByteArray &answers);
};

} // namespace imap
