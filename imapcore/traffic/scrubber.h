#pragma once
#include "../description.h"
#include "../traffic.h"
#include "pseudonyms.h"
#include "secretforms.h"
#include <QByteArrayList>
#include <QHash>

namespace imap {

// Takes out of traffic what is nobody's business, line by line. What is left is a conversation as good as before: it can be
// opened, read and sent.
class Scrubber
{
public:
    enum class Level {
        // Passwords, tokens, what SASL says, keys of URLAUTH (RFC 4467).
        Secrets,
        // Also addresses, names of users, mailboxes, quota roots and hosts, identifiers, what ID says: each has a
        // pseudonym of its size. Common ones stay: INBOX, Sent, anyone.
        Names,
        // Also what is in messages and their headers, in values of metadata and in searches: there is x for each byte.
        Content,
    };

    // `secrets`: known ones, which are found wherever and however they stand; `names`: such as the host's, which might
    // not be known from the traffic.
    explicit Scrubber(Level level, const QByteArrayList &secrets = {}, const QByteArrayList &names = {});

    Level level() const { return m_level; }
    // Hears of the names and secrets in an entry, so that they are known in what stands before it. Of all entries, in
    // order, before the first is scrubbed.
    void learn(const Traffic::Entry &entry);
    void beginScrubbing() { m_commands.clear(); }
    // The entries in order.
    QByteArray scrub(const Traffic::Entry &entry);
    QByteArray scrubText(const QByteArray &text);
    // Those that are known: given, and met.
    const QByteArrayList &secrets() const { return m_secrets; }

private:
    enum class Role { Word, Name, Text, Content, Secret };
    // A command that is being sent, or was and is not answered.
    struct Command
    {
        QByteArray verb;
        int argument = 0;    // the number of that which comes next, on the first level
        int depth = 0;       // of parentheses
        int strings = 0;     // within the present parentheses
        qint64 literal = -1; // that comes next
        QByteArray key;      // the last word
    };
    QByteArray sent(const Traffic::Entry &entry);
    QByteArray received(const Traffic::Entry &entry);
    void receivedFields(QByteArray &bytes);
    void walk(Command &command, QByteArrayView in, QByteArray &out);
    Role roleOf(const Command &command, QByteArrayView value, bool isString) const;
    void replace(QByteArray &bytes, qsizetype begin, qsizetype end, Role role);
    void addSecret(QByteArrayView secret, const Command &command);

    Level m_level;
    SecretForms m_forms;
    QByteArrayList m_secrets;
    Pseudonyms m_names;
    QHash<quint32, Command> m_commands; // by owner
    Description m_description;
};

} // namespace imap
