#pragma once
#include "../session.h"
#include <QStringList>

namespace imap {

// What is known where somebody types, to be offered.
struct TypingContext
{
    Session::State state = Session::State::NotAuthenticated;
    Capabilities capabilities = {};
    bool utf8 = false; // names go out in UTF-8
    std::vector<MailboxName> mailboxes = {};
    QByteArrayList prefixes = {}; // of the namespaces
    QByteArrayList flags = {};    // of the mailbox that is open
    QStringList identifiers = {};
    QByteArrayList quotaRoots = {};
    QByteArrayList resources = {}; // of quotas
    QByteArray rights = {};        // letters
    QByteArrayList entries = {};   // of metadata
    QStringList history = {};      // the latest last

    static TypingContext of(const Session &session);
};

// One thing that may stand where the cursor is.
struct Candidate
{
    enum class Kind { Verb, Cyradm, Word, Mailbox, Value, History };
    Kind kind = Kind::Word;
    QString text = {};       // for people
    QString insert = {};     // as it has to be typed
    const char *help = "";   // in English, of the context "imap::reference"
    QString about = {};      // in no language: a capability, or what an abbreviation stands for
    bool isAnnounced = true; // the server can do it
};

// What may stand for an argument of this kind ("mailbox", "rights"), the likeliest first. `typed` is what is there
// already, without quotes; candidates for mailboxes fit it, of all others the caller takes those that do.
std::vector<Candidate> valuesOf(const QByteArray &argument, const QString &typed,
                                const TypingContext &context);
// A name as it stands in a command.
QString typedName(const MailboxName &name, const TypingContext &context);

} // namespace imap
